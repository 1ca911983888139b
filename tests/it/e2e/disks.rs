//! Disks under the real programs: bits that turn in every file, no room, and one that was copied into two terminals.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use shirube::sim::dice::Dice;

use super::{
    corner::{Corner, Patience, end, path},
    kills::{converge, head, kiosk_at},
    roads::assert_whole,
};

/// Every file below a directory, in order, but logs of a running database and what only takes up room.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path));
        } else if !name.ends_with("-shm")
            && !name.ends_with("ballast")
            && fs::metadata(&path).unwrap().len() > 0
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn turn_a_bit(path: &Path, dice: &mut Dice) {
    let mut bytes = fs::read(path).unwrap();
    let place = usize::try_from(dice.below(bytes.len() as u64)).unwrap();
    bytes[place] ^= 1 << dice.below(8);
    fs::write(path, bytes).unwrap();
}

fn assert_no_panic(corner: &Corner, program: &str, place: &str) {
    let log = corner.log(program);
    assert!(!log.contains("panicked"), "{place}: {log}");
}

#[test]
fn a_bit_that_turns_in_any_file_of_a_terminal_is_outlived() {
    let mut corner = Corner::paired();
    corner.start_kiosk_without_a_window(&[]);
    converge(&corner);
    corner.kill_kiosk();
    let console = corner.console();
    let mut dice = Dice::of(17);
    let all = files(&corner.kiosk_data());
    assert!(all.len() >= 5, "{all:?}");
    // Pictures are alike: two of them stand for all.
    let pictures = all.iter().filter(|path| path.to_string_lossy().contains("blobs")).take(2);
    let others = all.iter().filter(|path| !path.to_string_lossy().contains("blobs"));
    for (round, file) in others.chain(pictures).enumerate() {
        if file.exists() {
            turn_a_bit(file, &mut dice);
        }
        corner.start_kiosk_without_a_window(&[]);
        console.publish_notice(&format!("ビットが 化けた日 {round}"), "それでも 届きます。");
        converge(&corner);
        assert!(corner.kiosk_runs(), "{}", file.display());
        corner.kill_kiosk();
        assert_no_panic(&corner, "kiosk", &file.display().to_string());
        assert_whole(&corner);
    }
}

#[test]
fn a_bit_that_turns_in_any_file_of_the_office_is_outlived_or_explained() {
    let corner = Corner::load();
    let before = corner.dir().join("before");
    let copy = |from: &Path, to: &Path| {
        drop(fs::remove_dir_all(to));
        assert!(Command::new("cp").args(["-a", path(from), path(to)]).status().unwrap().success());
    };
    // The first start makes keys and certificate.
    assert_eq!(start_and_end(&corner), Started::Ready);
    copy(&corner.office_data(), &before);
    let mut dice = Dice::of(23);
    let all = files(&corner.office_data());
    let pictures = all.iter().filter(|path| path.to_string_lossy().contains("blobs")).take(1);
    let others = all.iter().filter(|path| !path.to_string_lossy().contains("blobs"));
    for file in others.chain(pictures) {
        for _ in 0..3 {
            turn_a_bit(file, &mut dice);
            if let Started::Said(why) = start_and_end(&corner) {
                assert!(why.contains(':') && !why.contains("panicked"), "{}: {why}", file.display());
            }
            copy(&before, &corner.office_data());
        }
    }
    assert_eq!(start_and_end(&corner), Started::Ready);
}

#[derive(Debug, PartialEq, Eq)]
enum Started {
    Ready,
    Said(String),
}

fn start_and_end(corner: &Corner) -> Started {
    let data = corner.office_data();
    let mut office = corner
        .office_command(&["serve", "--data", path(&data), "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(office.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    if !line.is_empty() {
        end(&mut office);
        return Started::Ready;
    }
    let said = office.wait_with_output().unwrap();
    assert_eq!(said.status.code(), Some(1), "{said:?}");
    Started::Said(String::from_utf8_lossy(&said.stderr).into_owned())
}

#[test]
fn two_terminals_with_one_disk_copied_both_show_everything() {
    let mut corner = Corner::paired();
    let copy = corner.dir().join("kiosk-copy");
    assert!(
        Command::new("cp").args(["-a", path(&corner.kiosk_data()), path(&copy)]).status().unwrap().success()
    );
    corner.start_kiosk_without_a_window(&[]);
    let mut twin = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
        .args(["run", "--headless", "--data", path(&copy)])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    corner.console().publish_notice("ふたごの お知らせ", "どちらにも 届きます。");
    converge(&corner);
    let wanted = head(&corner);
    let content = copy.join("content.db");
    Patience::secs(60).until("the twin to have everything", || {
        let content = shirube::store::content::ContentDb::open(&content).ok().filter(|_| content.exists())?;
        (content.cursor().ok()?.position >= wanted).then_some(())
    });
    end(&mut twin);
    assert!(corner.kiosk_runs());
}

/// A terminal's data on a small disk of its own, which is filled to the last byte.
#[test]
fn a_disk_filled_to_the_last_byte_costs_a_terminal_nothing_once_there_is_room() {
    let mut corner = Corner::load();
    corner.start_office();
    let disk = Small::mount(&corner.kiosk_data());
    corner.pair();
    corner.start_kiosk_without_a_window(&[]);
    converge(&corner);
    let before = kiosk_at(&corner);
    let filler = disk.0.join("filler");
    let console = corner.console();
    fill(&filler);
    let long = "いっぱいの ディスクでも 届きますか。".repeat(20);
    for round in 0..3 {
        console.publish_notice(&format!("ディスクが いっぱい {round}"), &long);
        fill(&filler);
    }
    assert!(corner.kiosk_runs());
    fs::remove_file(&filler).unwrap();
    converge(&corner);
    assert!(corner.kiosk_runs() && kiosk_at(&corner) > before);
    corner.kill_kiosk();
    assert_no_panic(&corner, "kiosk", "a full disk");
    assert_whole(&corner);
}

struct Small(PathBuf);

impl Small {
    fn mount(on: &Path) -> Self {
        fs::create_dir_all(on).unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=96m", "tmpfs", path(on)]).status();
        assert!(mounted.unwrap().success(), "mounting needs root; in a container CAP_SYS_ADMIN");
        Self(on.to_owned())
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        drop(Command::new("umount").args(["-l", path(&self.0)]).status());
    }
}

fn fill(filler: &Path) {
    let mut file = fs::File::options().create(true).append(true).open(filler).unwrap();
    for size in [1 << 20, 1 << 12, 1] {
        let bytes = vec![0x5a; size];
        while file.write_all(&bytes).is_ok() {}
    }
}
