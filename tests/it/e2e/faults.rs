//! Plugs pulled and processes killed: nothing acknowledged is lost, nothing half is shown, the glass is never blank.

use std::{fs, process::Command};

use super::{
    corner::{Corner, Patience, path},
    display::Display,
    shot::{Shot, same_picture},
};

#[test]
fn unplugged_the_kiosk_starts_cold_and_converges_when_plugged_in() {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk(&display);
    await_signage(&corner, &display);
    let first = corner.console().publish_notice("一つめの お知らせ", "電源が 切れる前に 書きました。");
    await_notice(&corner, &display, &first);

    corner.kill_office();
    corner.kill_kiosk();
    corner.start_kiosk(&display);
    Patience::secs(30).until("content from the disk alone", || {
        Shot { page: "signage".to_owned(), data: corner.kiosk_data() }
            .take_offline()
            .filter(|drawn| same_picture(&display.frame(), drawn))
    });
    let found = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
        .args(["search", "きしゃ", "--data", path(&corner.kiosk_data())])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&found.stdout).contains("汽車"), "search works unplugged");

    corner.start_office();
    let second = corner.console().publish_notice("二つめの お知らせ", "つながった後に 書きました。");
    await_notice(&corner, &display, &second);
    assert!(corner.kiosk_runs());
}

/// From here on something published is news, and comes at once.
fn await_signage(corner: &Corner, display: &Display) {
    let shot = Shot { page: "signage".to_owned(), data: corner.kiosk_data() };
    Patience::secs(60)
        .until("the signage", || shot.take().filter(|drawn| same_picture(&display.frame(), drawn)));
}

fn await_notice(corner: &Corner, display: &Display, id: &str) {
    let shot = Shot { page: format!("signage:notice/{id}"), data: corner.kiosk_data() };
    Patience::secs(60).until("the notice on the glass", || {
        shot.take().filter(|drawn| same_picture(&display.frame(), drawn))
    });
}

#[test]
fn killing_the_office_loses_nothing_it_acknowledged() {
    let mut corner = Corner::load();
    let mut published = Vec::new();
    for round in 0..6 {
        corner.start_office();
        let console = corner.console();
        let title = format!("消えない お知らせ {round}");
        console.publish_notice(&title, "書いた直後に 電源が 切れます。");
        published.push(title);
        corner.kill_office();
    }
    corner.start_office();
    let list = corner.console().get("/notices").text;
    for title in &published {
        assert!(list.contains(title.as_str()), "{title} is gone");
    }
}

#[test]
fn rubbish_is_answered_by_place_and_way_out() {
    let corner = Corner::load();
    let csv = corner.dir().join("broken.csv");
    let template = corner.office_command(&["import", "bookings", "--template"]).output().unwrap();
    let header = String::from_utf8(template.stdout)
        .unwrap()
        .lines()
        .find(|line| !line.starts_with('#'))
        .unwrap()
        .to_owned();
    fs::write(&csv, format!("{header}\nb-1,room-9,,x,2026-13-40,9:00,8:00,maybe,private,,\n")).unwrap();
    let data = corner.office_data();
    let import =
        corner.office_command(&["import", "bookings", path(&csv), "--data", path(&data)]).output().unwrap();
    let told = String::from_utf8_lossy(&import.stderr).into_owned();
    assert_eq!(import.status.code(), Some(1), "{told}");
    assert!(told.contains("line 2") && told.contains("date"), "names line and column: {told}");

    let config = corner.dir().join("kiosk.toml");
    fs::write(&config, "pitch_milimetres = 0.2\n").unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
        .args(["check", "--config", path(&config), "--data", path(&corner.kiosk_data())])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(!run.status.success() && told.contains("pitch_milimetres"), "names the key: {told}");
}

#[test]
fn a_revoked_device_is_turned_away_and_keeps_showing_what_it_has() {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk(&display);
    Patience::secs(60).until("the first content", || {
        Shot { page: "home".to_owned(), data: corner.kiosk_data() }.take().map(drop)
    });
    let data = corner.office_data();
    let list = corner.office_command(&["device", "list", "--json", "--data", path(&data)]).output().unwrap();
    let devices: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    let id = devices[0]["id"].as_str().unwrap();
    let revoked = corner.office_command(&["device", "revoke", id, "--data", path(&data)]).status().unwrap();
    assert!(revoked.success());
    let notice = corner.console().publish_notice("取り消した後の お知らせ", "この端末には 届きません。");
    Patience::secs(30).until("the kiosk to notice", || {
        let status = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
            .args(["status", "--json", "--data", path(&corner.kiosk_data())])
            .output()
            .unwrap();
        (!status.stdout.is_empty() && corner.log("kiosk").contains("Revoked")).then_some(())
    });
    assert!(Shot { page: format!("notice/{notice}"), data: corner.kiosk_data() }.take().is_none());
    assert!(corner.kiosk_runs() && !display.frame().is_blank());
}

#[test]
fn a_request_to_stop_ends_both_programs_within_two_seconds() {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk(&display);
    Patience::secs(60).until("the first picture", || Some(()).filter(|()| !display.frame().is_blank()));
    for pid in [corner.kiosk_pid(), corner.office_pid()] {
        let told = Command::new("kill").args(["-TERM", &pid.to_string()]).status().unwrap();
        assert!(told.success());
    }
    Patience::secs(2).until("both programs to end", || corner.both_ended().then_some(()));
}

#[test]
fn a_terminal_whose_clock_stands_in_1970_or_2099_learns_the_news_and_says_that_it_does_not_know_the_time() {
    for year in ["1970", "2099"] {
        let mut corner = Corner::paired();
        let start = format!("{year}-01-02 00:00:00");
        corner.start_kiosk_without_a_window(&["env", "DONT_FAKE_MONOTONIC=1", "faketime", "-f", &start]);
        let notice = corner.console().publish_notice("時計が くるった日の お知らせ", "それでも 届きます。");
        let shot = Shot { page: format!("notice/{notice}"), data: corner.kiosk_data() };
        Patience::secs(60).until("the notice on the disk", || shot.take().map(drop));
        Patience::secs(20).until("the doubt", || corner.log("kiosk").contains("TimeUnknown").then_some(()));
        assert!(corner.kiosk_runs(), "{year}");
    }
}

#[test]
fn a_damaged_file_of_its_own_costs_a_terminal_neither_pairing_nor_content() {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk(&display);
    await_signage(&corner, &display);
    corner.kill_kiosk();
    for ending in ["-wal", "-shm"] {
        drop(fs::remove_file(corner.kiosk_data().join(format!("local.db{ending}"))));
    }
    fs::write(corner.kiosk_data().join("local.db"), [0xa5; 8192]).unwrap();
    corner.start_kiosk(&display);
    await_signage(&corner, &display);
    let notice = corner.console().publish_notice("こわれた後の お知らせ", "登録は 写しから 戻りました。");
    await_notice(&corner, &display, &notice);
}
