//! A check-in cut short by kill -9, on real processes: nobody was thanked, or the arrival is there once on both sides.

use egui::Pos2;
use shirube::{
    domain::{check_in::Presence, id::BookingId},
    kiosk::{
        event::Event,
        page::{Page, Press},
    },
    shell::kept::Kept,
    store::sqlite::{Options, Sqlite},
};

use super::{
    arrival::{NUMBER, await_page, corner},
    corner::{Corner, Patience},
    display::Display,
    finger::tap,
    roads::Road,
    twin::Twin,
};

/// What waits at the terminal for the office.
const WAITS: &str = "SELECT count(*) FROM outbox WHERE kind = 'check_in' AND acked_day IS NULL";
/// Everything that was said there.
const SAID: &str = "SELECT count(*) FROM outbox WHERE kind = 'check_in'";
/// What the office was told.
const TOLD: &str = "SELECT count(*) FROM intake WHERE kind = 'check_in'";
/// How often it wrote that down.
const WRITTEN: &str = "SELECT coalesce(sum(version), 0) FROM record WHERE kind = 'check_in' AND id = 'b-0'";

#[test]
fn a_terminal_killed_before_the_arrival_is_on_its_disk_has_thanked_nobody_and_the_group_says_it_again() {
    let (mut corner, display) = stage();
    corner.pair();
    let mut group = with_its_number(&mut corner, &display);
    let disk = Sqlite::open(&corner.kiosk_data().join("local.db"), &Options::default()).unwrap();
    // Another program holds the file: the terminal waits for its disk.
    let killed = disk.run(|_held| {
        group.touch_and_leave("到着しました", Press::CheckIn);
        group.sees("the touch, without a word of thanks");
        corner.kill_kiosk();
        Ok(())
    });
    killed.unwrap();
    assert_eq!((said_here(&corner), said_there(&corner)), ((0, 0), (0, 0)), "it was said to nobody");

    let mut group = with_its_number(&mut corner, &display);
    let ticket = group.touch_and_leave("到着しました", Press::CheckIn);
    group.hears("the thanks", Event::Kept(ticket, Ok(())));
    corner.kill_kiosk();
    is_there_once(&mut corner);
}

#[test]
fn a_terminal_killed_after_the_thanks_tells_the_office_once_it_is_back() {
    let (mut corner, display) = stage();
    corner.pair();
    let mut group = with_its_number(&mut corner, &display);
    corner.kill_office();
    let ticket = group.touch_and_leave("到着しました", Press::CheckIn);
    group.hears("the thanks", Event::Kept(ticket, Ok(())));
    corner.kill_kiosk();
    assert_eq!((said_here(&corner), said_there(&corner)), ((1, 1), (0, 0)), "only the terminal knows");
    corner.start_office();
    is_there_once(&mut corner);
}

#[test]
fn a_terminal_killed_while_it_tells_the_office_tells_it_again_and_it_counts_once() {
    let (mut corner, display) = stage();
    let road = Road::to(corner.port(), "127.0.0.1");
    corner.pair_at(&road.url());
    let mut group = with_its_number(&mut corner, &display);
    road.swallow_answers();
    let ticket = group.touch_and_leave("到着しました", Press::CheckIn);
    group.hears("the thanks", Event::Kept(ticket, Ok(())));
    let heard = || (said_there(&corner) == (1, 1)).then_some(());
    Patience::secs(60).until("the office to have heard it", heard);
    assert_eq!(said_here(&corner), (1, 1), "and nobody heard the answer");
    corner.kill_kiosk();
    road.mend();
    is_there_once(&mut corner);
}

/// A room that is booked around the clock, with a running office, and a display.
fn stage() -> (Corner, Display) {
    let mut corner = corner();
    corner.start_office();
    let display = Display::start(corner.dir(), 1080, 1920);
    (corner, display)
}

/// Starts the terminal; a group goes to the page of its booking and types the number.
fn with_its_number<'a>(corner: &mut Corner, display: &'a Display) -> Twin<'a> {
    corner.start_kiosk(display);
    await_page(corner, display, "signage");
    let content = Kept::read(&corner.kiosk_data()).unwrap().content.unwrap();
    tap(display, Pos2::new(540.0, 1500.0));
    await_page(corner, display, "home");
    let mut group = Twin::without_printers(display, content);
    group.touch("今日の部屋", Press::Open(Page::Rooms));
    let booking = BookingId::parse("b-0").unwrap();
    group.touch("到着しました", Press::Open(Page::CheckIn(booking, Presence::Here)));
    group.type_by_hand(NUMBER);
    group
}

/// What the terminal said, and how much of it nobody has acknowledged.
fn said_here(corner: &Corner) -> (i64, i64) {
    let file = corner.kiosk_data().join("local.db");
    (count(&file, SAID), count(&file, WAITS))
}

/// What the office was told, and how often it wrote it down.
fn said_there(corner: &Corner) -> (i64, i64) {
    let file = corner.office_data().join("office.db");
    (count(&file, TOLD), count(&file, WRITTEN))
}

fn count(file: &std::path::Path, sql: &str) -> i64 {
    let database = Sqlite::open(file, &Options::default()).unwrap();
    database.read(|tx| tx.query(sql, &[])?.first().map_or(Ok(0), |row| row.int(0))).unwrap()
}

/// Started again, both sides have the arrival once: on their disks, on the desk's page and on the glass.
fn is_there_once(corner: &mut Corner) {
    corner.start_kiosk_headless(&[], &[]);
    let all_is_told = || (said_here(corner) == (1, 0)).then_some(());
    Patience::secs(60).until("the office to have acknowledged it", all_is_told);
    assert_eq!(said_there(corner), (1, 1), "told once, written once");
    assert!(corner.console().get("/bookings/b-0").text.contains("に来ました"));
    let booking = BookingId::parse("b-0").unwrap();
    let shown =
        || Kept::read(&corner.kiosk_data()).ok()?.content?.check_ins.contains_key(&booking).then_some(());
    Patience::secs(60).until("the office's word of it on the terminal", shown);
    corner.kill_kiosk();
}
