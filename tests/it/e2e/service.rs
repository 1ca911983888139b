//! What a service manager sees: programs that say when they are up and that they live, and units it can read.

use std::{
    fs,
    os::unix::net::UnixDatagram,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use super::corner::{Corner, end, path};

/// Waits for what a program tells its service manager.
struct Manager {
    socket: UnixDatagram,
    address: String,
}

impl Manager {
    fn listening_in(dir: &Path) -> Self {
        let address = dir.join("notify");
        let socket = UnixDatagram::bind(&address).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        Self { socket, address: path(&address).to_owned() }
    }

    fn start(&self, command: &mut Command) -> Child {
        command.env("NOTIFY_SOCKET", &self.address).env("WATCHDOG_USEC", "400000");
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    fn hear(&self, wanted: &str) {
        let mut message = [0; 512];
        loop {
            let length = self.socket.recv(&mut message).unwrap_or_else(|error| panic!("{wanted}: {error}"));
            if String::from_utf8_lossy(&message[..length]).lines().any(|line| line == wanted) {
                return;
            }
        }
    }
}

#[test]
fn both_programs_say_that_they_are_up_and_that_they_live() {
    let corner = Corner::paired();
    let mut office = corner.office_command(&["serve", "--listen", "127.0.0.1:0", "--data"]);
    office.arg(corner.dir().join("second"));
    let mut kiosk = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
    kiosk.args(["run", "--headless", "--data", path(&corner.kiosk_data())]);
    for program in [&mut office, &mut kiosk] {
        let dir = tempfile::tempdir().unwrap();
        let manager = Manager::listening_in(dir.path());
        let mut running = manager.start(program);
        manager.hear("READY=1");
        for _ in 0..3 {
            manager.hear("WATCHDOG=1");
        }
        end(&mut running);
    }
}

#[test]
fn every_unit_starts_a_program_and_a_command_that_exist() {
    let units = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config/systemd");
    let mut started = Vec::new();
    for unit in fs::read_dir(units).unwrap() {
        let unit = unit.unwrap().path();
        let text = fs::read_to_string(&unit).unwrap();
        let lines = text.lines().filter_map(|line| line.strip_prefix("ExecStart="));
        started.extend(lines.map(str::to_owned));
    }
    started.sort();
    assert_eq!(
        started,
        [
            "/usr/bin/env -u WATCHDOG_PID /usr/bin/cage -d -- /usr/local/bin/shirube-kiosk run --config \
             /etc/shirube/kiosk.toml",
            "/usr/local/bin/shirube-office serve --config /etc/shirube/office.toml",
            "/usr/local/lib/shirube/backup.sh",
        ]
    );
    for program in [env!("CARGO_BIN_EXE_shirube-kiosk"), env!("CARGO_BIN_EXE_shirube-office")] {
        let word = if program.ends_with("kiosk") { "run" } else { "serve" };
        let help = Command::new(program).args([word, "--help"]).output().unwrap();
        assert!(String::from_utf8_lossy(&help.stdout).contains("--config"), "{program}");
    }
}

#[test]
fn a_nightly_backup_is_restored_in_a_drill_and_old_ones_go() {
    let corner = Corner::paired();
    let to = corner.dir().join("backups");
    for old in [
        "2026-01-01-023000",
        "2026-01-02-023000",
        "2026-01-03-023000.doubtful",
        "2026-01-04-023000.drill",
        "2026-01-04-023000.unfinished",
    ] {
        fs::create_dir_all(to.join(old)).unwrap();
    }
    let run = |data: &Path| {
        Command::new("bash")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config/backup.sh"))
            .env("BACKUP_DIR", &to)
            .env("BACKUP_DAYS", "2")
            .env("OFFICE_DATA", data)
            .env("SHIRUBE_OFFICE", env!("CARGO_BIN_EXE_shirube-office"))
            .output()
            .unwrap()
    };
    let made = run(&corner.office_data());
    let said = String::from_utf8_lossy(&made.stdout).into_owned();
    assert!(made.status.success(), "{said}{}", String::from_utf8_lossy(&made.stderr));
    let pictures = files_below(&corner.office_data().join("blobs"));
    assert!(pictures > 0 && said.contains(&format!("restored in a drill: {pictures} pictures")), "{said}");
    let mut kept: Vec<String> =
        fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    kept.sort();
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert_eq!(kept[..2], ["2026-01-02-023000", "2026-01-03-023000.doubtful"], "the oldest went");
    assert!(!run(&corner.dir().join("nothing")).status.success(), "no office, no backup");
}

fn files_below(dir: &Path) -> usize {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_below(&path) } else { 1 }).sum()
}
