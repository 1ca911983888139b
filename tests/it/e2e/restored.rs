//! An office restored from an older backup, on real processes: what the terminal and the desk say of a paper it forgot.

use std::fs;

use shirube::{
    domain::{
        follow_up::{Lost, Writer, kept_until},
        private::Private,
    },
    kiosk::{
        enquiry::{Message, Opened, Talk},
        page::Press,
    },
};

use super::{
    corner::{Corner, ok, path},
    display::Display,
    finger::now,
    follow_up::{ASKED, enter, read_at_the_terminal, take_a_slip},
    kills::converge,
    mishaps::told_by,
    paper::code_on,
    printer::{Printer, Slip},
};

#[test]
fn who_asked_after_the_backup_hears_it_at_the_terminal_and_the_desk_knows_the_days() {
    let mut corner = Corner::load();
    corner.start_office();
    corner.pair();
    let (printer, display) = (Printer::start(), Display::start(corner.dir(), 1080, 1920));
    let mut visitor = enter(&mut corner, &display, &printer);
    let before = digits(&take_a_slip(&mut visitor, &printer, || {}));
    visitor.touch("画面をかくす", Press::Hide);
    let [office, backup] = ["office", "backup"].map(|name| corner.dir().join(name));
    assert_eq!(told_by(&corner), (1, 0));
    ok(&corner.office_command(&["backup", path(&backup), "--data", path(&office)]).output().unwrap());
    visitor.wake();
    let after = digits(&take_a_slip(&mut visitor, &printer, || {}));
    visitor.touch("画面をかくす", Press::Hide);
    assert_eq!(told_by(&corner), (2, 0));

    corner.kill_office();
    fs::rename(&office, corner.dir().join("office.old")).unwrap();
    ok(&corner.office_command(&["restore", path(&backup), "--data", path(&office)]).output().unwrap());
    corner.start_office();
    converge(&corner);
    assert_eq!(told_by(&corner), (1, 0), "what was sealed left the terminal when the office had it");

    let today = now().wall.date_naive();
    let lost = vec![Lost { from: today, until: today }];
    let asked = Message { from: Writer::Visitor, on: today, text: Some(Private::of(ASKED)) };
    let talk = Talk { kept_until: kept_until(today).unwrap(), messages: vec![asked], lost: lost.clone() };
    read_at_the_terminal(&mut visitor, &before, Opened::Found(talk));
    visitor.touch("画面をかくす", Press::Hide);
    read_at_the_terminal(&mut visitor, &after, Opened::Nothing(lost));

    let desk = corner.console().get("/inquiries").text;
    assert!(desk.contains("バックアップから戻しました"), "{desk}");
    assert_eq!(desk.matches("href=\"/inquiries/f-").count(), 1, "one paper is left");
    let log = corner.log("office") + &corner.log("kiosk");
    assert!(![&before, &after].iter().any(|digits| log.contains(&digits[8..])), "no log has a secret");
}

/// The digits of both numbers on a slip, as another program reads its code.
fn digits(slip: &Slip) -> String {
    let folder = tempfile::tempdir().unwrap();
    let code = code_on(slip, folder.path());
    code.split_once('#').unwrap().1.replace('.', "")
}
