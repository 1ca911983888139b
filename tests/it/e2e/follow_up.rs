//! お問い合わせの控え from the first touch to the last trace: terminal, slip, telephone, desk, and then nothing of it.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use chrono::NaiveDate;
use egui::Pos2;
use shirube::{
    domain::{
        follow_up::{FollowUpKind, Writer, kept_until},
        id::FollowUpId,
        printer::Outcome,
        private::Private,
    },
    kiosk::{
        enquiry::{Handed, Message, Opened, Talk},
        event::Done,
        page::{Move, Page, Press},
    },
    shell::kept::Kept,
};

use super::{
    corner::{Corner, PASSWORD, Patience, ok, path},
    display::Display,
    finger::{now, tap},
    paper::{await_page, code_on},
    printer::{Printer, Slip},
    traces::Sought,
    twin::Twin,
};

pub(super) const ASKED: &str = "まつりのよるのこと";
const ADDED: &str = "木曜の夜なら、駅の向こうからでも行けます。";
const ANSWER: &str = "第三木曜の夜に、扉を開けて待っている会があります。";

#[test]
fn a_paper_is_taken_asked_with_answered_and_erased_and_nothing_is_left() {
    let mut corner = Corner::load();
    let public = corner.open_to_the_public();
    corner.start_office();
    corner.pair();
    let (printer, display) = (Printer::start(), Display::start(corner.dir(), 1080, 1920));
    let mut visitor = enter(&mut corner, &display, &printer);
    let kiosk = corner.kiosk_pid();

    let control = Sought::new(&[ASKED], &[]);
    let slip = take_a_slip(&mut visitor, &printer, || {
        assert!(!control.in_memory(kiosk).is_empty(), "what stands on the glass is found in the memory");
    });
    let desk_of_files = tempfile::tempdir().unwrap();
    let code = code_on(&slip, desk_of_files.path());
    let (locator, secret) = code.split_once('#').unwrap().1.split_once('.').unwrap();
    let sought = Sought::new(&[ASKED, ADDED, ANSWER], &[secret]);
    visitor.touch("画面をかくす", Press::Hide);
    assert_gone(&sought, kiosk);

    let console = corner.console();
    let came = || console.get("/inquiries").text.contains("href=\"/inquiries/f-").then_some(());
    Patience::secs(60).until("the desk to have it", came);
    let told = phone(&code, public, &["write", ADDED]);
    assert!(told.contains(ASKED) && told.contains(ADDED), "{told}");
    let read = staff(&corner.url());
    assert!(read.contains(ASKED) && read.contains(ADDED), "{read}");

    let found = Opened::Found(talk(now().wall.date_naive()));
    read_at_the_terminal(&mut visitor, &format!("{locator}{secret}"), found);
    visitor.touch("画面をかくす", Press::Hide);
    assert_gone(&sought, kiosk);
    let told = phone(&code, public, &["erase"]);
    assert!(told.contains(ANSWER), "{told}");
    assert!(!console.get("/inquiries").text.contains("href=\"/inquiries/f-"), "the desk has nothing either");
    assert_eq!(printer.slips().len(), 1, "one slip, and never another");
    let office = corner.office_pid();
    assert!(
        !Sought::new(&["みほん 花子"], &[]).in_memory(office).is_empty(),
        "the office's memory is looked through"
    );
    assert_gone(&sought, office);
    assert_eq!(sought.within(&slip.bits), [""; 0], "a printer is given dots, no letters");
    assert_eq!(sought.in_files(corner.dir()), [""; 0]);
    is_found_where_it_is_planted(&sought, corner.dir());
}

/// Starts the terminal and wakes it.
pub(crate) fn enter<'a>(corner: &mut Corner, display: &'a Display, printer: &Printer) -> Twin<'a> {
    let config = corner.dir().join("kiosk.toml");
    std::fs::write(&config, printer.config()).unwrap();
    corner.start_kiosk_with(display, &["--config", path(&config)]);
    await_page(corner, display, (&config, "signage"));
    let content = Kept::read(&corner.kiosk_data()).unwrap().content.unwrap();
    tap(display, Pos2::new(540.0, 1500.0));
    await_page(corner, display, (&config, "home"));
    Twin::at_home(display, content)
}

/// From Home to the paper in the hand; `written` happens while the words stand on the glass.
pub(super) fn take_a_slip(visitor: &mut Twin<'_>, printer: &Printer, written: impl FnOnce()) -> Slip {
    let before = printer.slips().len();
    let kind = FollowUpKind::Looking;
    visitor.touch("お問い合わせの控え", Press::Open(Page::FollowUp));
    visitor.touch("さがしている", Press::Open(Page::FollowUpText(kind)));
    visitor.write(ASKED);
    written();
    visitor.touch_to_a_paper("次へ", Press::Open(Page::FollowUpPaper(kind)));
    assert_eq!(printer.slips().len(), before, "nothing comes out before somebody wants it");
    let id = FollowUpId::parse("f-1").ok();
    let out = Done::Handed(Handed { id, outcome: Outcome::Confirmed });
    visitor.touch_and_wait("紙を つくる", Press::FollowUp(Move::Make), out);
    visitor.touch("はい、取りました", Press::FollowUp(Move::Taken));
    printer.slips().remove(before)
}

/// 返事を見る: the numbers are typed, and what they open stands there.
pub(super) fn read_at_the_terminal(visitor: &mut Twin<'_>, digits: &str, opened: Opened) {
    visitor.wake();
    visitor.touch("お問い合わせの控え", Press::Open(Page::FollowUp));
    visitor.touch("返事を見る", Press::Open(Page::Reply));
    visitor.type_by_hand(digits);
    visitor.touch_and_wait("返事を見る", Press::FollowUp(Move::Read), Done::Paper(Ok(opened)));
}

fn talk(today: NaiveDate) -> Talk {
    let all = [(Writer::Visitor, ASKED), (Writer::Visitor, ADDED), (Writer::Desk, ANSWER)];
    let messages = all.map(|(from, text)| Message { from, on: today, text: Some(Private::of(text)) });
    Talk { kept_until: kept_until(today).unwrap(), messages: messages.into(), lost: Vec::new() }
}

/// A telephone of its own, which read the code; what stood on its page.
fn phone(code: &str, port: u16, deed: &[&str]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/phone.js");
    let mut browser = Command::new("node");
    browser.arg(script).arg(port.to_string()).args(deed);
    told(browser, code)
}

/// Staff at a browser of their own, who take the desk's key out of the safe, read and answer; what they read.
fn staff(url: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/staff.js");
    let mut browser = Command::new("node");
    browser.arg(script);
    let safe = Corner::paper_of_the_safe();
    let needs = serde_json::json!({"url": url, "login": "demo", "password": PASSWORD, "safe": safe, "answer": ANSWER});
    told(browser, &needs.to_string())
}

/// What a browser read that was told this.
fn told(mut browser: Command, line: &str) -> String {
    let piped = browser.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut browser = piped.expect("node is installed: bash kiosk-config/setup.sh test");
    writeln!(browser.stdin.take().unwrap(), "{line}").unwrap();
    ok(&browser.wait_with_output().unwrap())
}

/// Nothing of it stands in the memory of a program soon after it was done with.
pub(crate) fn assert_gone(sought: &Sought, program: u32) {
    let mut tries = 0;
    let left = Patience::secs(30).until("the memory to be looked through", || {
        tries += 1;
        let left = sought.in_memory(program);
        (left.is_empty() || tries == 5).then_some(left)
    });
    assert_eq!(left, [""; 0], "left in the memory of a program");
}

/// The search sees a word of it in a file among the others.
fn is_found_where_it_is_planted(sought: &Sought, folder: &Path) {
    std::fs::write(folder.join("kiosk/planted"), format!("...{ANSWER}...")).unwrap();
    assert_eq!(sought.in_files(folder).len(), 1, "what is planted is found");
}
