//! What can go wrong with a paper of お問い合わせの控え, on real processes: it ends as one that somebody holds for sure, as none,
//! or as one of which the desk is told that nobody knows.

use egui::Pos2;
use shirube::{
    domain::{
        follow_up::FollowUpKind,
        id::FollowUpId,
        printer::{Outcome, PrinterState},
    },
    kiosk::{
        enquiry::Handed,
        event::Done,
        page::{Move, Page, Press},
    },
    office::{
        database::Database,
        follow_ups::{self, Paper},
    },
    store::{
        error::StoreError,
        sqlite::{Options, Sqlite},
    },
};

use super::{
    corner::{Corner, Patience, path},
    display::{Display, Frame},
    finger::tap,
    follow_up::enter,
    paper::await_page,
    printer::{Mishap, Mood, Printer},
    shot::same_picture,
    twin::Twin,
};

/// A row in the middle of a paper.
const HALF: usize = 300;
const KIND: FollowUpKind = FollowUpKind::Looking;

#[test]
fn a_printer_that_fails_three_times_leaves_two_void_papers_and_the_one_that_is_in_somebodys_hand() {
    let mut corner = Corner::paired();
    let (printer, display) = (Printer::start(), Display::start(corner.dir(), 1080, 1920));
    let mut visitor = enter(&mut corner, &display, &printer);
    to_the_paper(&mut visitor);
    for (number, mishap, state) in [
        (1, Mishap::RollEnds(HALF), PrinterState::PaperOut),
        (2, Mishap::CableOut(HALF), PrinterState::Offline),
    ] {
        printer.meets(mishap);
        make(&mut visitor, number, Outcome::Unknown(state));
        printer.set(Mood::Well);
        visitor.touch_and_wait("いいえ・読めません", Press::FollowUp(Move::NotTaken), Done::Settled(Ok(())));
        assert!(printer.slips().is_empty(), "{mishap:?}: no half of it comes out with the next roll");
    }
    corner.kill_office();
    printer.meets(Mishap::Mute);
    make(&mut visitor, 3, Outcome::Unknown(PrinterState::Unknown));
    visitor.touch_and_wait("はい、取りました", Press::FollowUp(Move::Taken), Done::Settled(Ok(())));
    corner.start_office();
    assert_eq!(told_by(&corner), (1, 0), "the office, which was away, knows of one");
    assert_eq!(printer.slips().len(), 1);
}

#[test]
fn a_terminal_killed_at_any_step_of_a_paper_leaves_none_or_one_or_one_that_the_desk_asks_about() {
    let mut corner = Corner::paired();
    let (printer, display) = (Printer::start(), Display::start(corner.dir(), 1080, 1920));
    let mut visitor = enter(&mut corner, &display, &printer);
    let home = display.frame();
    to_the_paper(&mut visitor);
    corner.kill_kiosk();
    for (number, mishap) in [(1, Mishap::Stuck(0)), (2, Mishap::Stuck(HALF)), (3, Mishap::StuckAfter)] {
        come_back(&mut corner, &mut visitor, (&display, &home));
        printer.meets(mishap);
        visitor.touch_and_leave("紙を つくる", Press::FollowUp(Move::Make));
        Patience::secs(30).until("the printer to stop", || printer.is_stuck().then_some(()));
        if number == 2 {
            corner.kill_office();
        }
        corner.kill_kiosk();
        assert_eq!(printer.slips().len(), usize::from(mishap == Mishap::StuckAfter), "{mishap:?}");
    }
    come_back(&mut corner, &mut visitor, (&display, &home));
    make(&mut visitor, 4, Outcome::Confirmed);
    corner.kill_kiosk();

    corner.start_office();
    corner.start_kiosk_headless(&[], &[]);
    assert_eq!(told_by(&corner), (1, 3));
    let list = corner.console().get("/inquiries").text;
    assert_eq!(list.matches("紙が出たか分かりません").count(), 3, "the desk is told");
    assert_eq!(printer.slips().len(), 2, "nothing is printed for the next visitor, or again");
}

/// From Home to the page of the paper, without a word to the desk.
fn to_the_paper(visitor: &mut Twin<'_>) {
    visitor.touch("お問い合わせの控え", Press::Open(Page::FollowUp));
    visitor.touch("さがしている", Press::Open(Page::FollowUpText(KIND)));
    visitor.touch_to_a_paper("書かずに 進む", Press::Open(Page::FollowUpPaper(KIND)));
}

/// Has a paper made, of which the printer says this.
fn make(visitor: &mut Twin<'_>, number: u32, outcome: Outcome) {
    let id = FollowUpId::parse(&format!("f-{number}")).ok();
    let end = Done::Handed(Handed { id, outcome });
    visitor.touch_and_wait("紙を つくる", Press::FollowUp(Move::Make), end);
}

/// The terminal is started again, and somebody wakes it: Home stands there as it did the first time.
fn come_back(corner: &mut Corner, visitor: &mut Twin<'_>, (display, home): (&Display, &Frame)) {
    let config = corner.dir().join("kiosk.toml");
    corner.start_kiosk_with(display, &["--config", path(&config)]);
    await_page(corner, display, (&config, "signage"));
    tap(display, Pos2::new(540.0, 1500.0));
    Patience::secs(20).until("home", || same_picture(&display.frame(), home).then_some(()));
    visitor.comes_again();
    to_the_paper(visitor);
}

/// What the office has once the terminal has told everything: papers that somebody holds for sure, and others.
pub(super) fn told_by(corner: &Corner) -> (usize, usize) {
    Patience::secs(60).until("the terminal to have told everything", || {
        let local = Sqlite::open(&corner.kiosk_data().join("local.db"), &Options::default()).ok()?;
        let sql = "SELECT count(*) FROM outbox WHERE acked_day IS NULL";
        let waiting = local.read(|tx| tx.query(sql, &[])?.first().map_or(Ok(0), |row| row.int(0))).ok()?;
        (waiting == 0).then_some(())
    });
    let office = Database::open(&corner.office_data().join("office.db")).unwrap();
    let papers = office.read_now::<_, StoreError>(follow_ups::list).unwrap();
    let sure = papers.iter().filter(|it| it.paper == Paper::Sure).count();
    (sure, papers.len() - sure)
}
