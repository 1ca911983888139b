//! Stories of groups that ask for a room on a coming day, offline too, and read the answer with their number.

use std::sync::Arc;

use super::{
    effect::Effect,
    event::{DiskTrouble, Event, Loaded, Sent},
    lane::LaneName,
    noted::Noted,
    page::{Page, Press},
    requesting::{Looked, Requested},
    sample::*,
    typing::Key,
    visit::Visit,
};
use crate::domain::{
    calendar::{DayException, OpeningCalendar, YearEnd},
    check_in::{CheckInBy, CheckInRules, NumberSum},
    content::{Content, Item},
    id::{CalendarId, MailboxId, RoomId},
    mailbox::{BoxKind, Mailbox, Post},
    request::{Answer, Request},
    room::{Room, RoomGuide},
    slip::SlipKind,
    slot::Slot,
    text::Text,
    time::Hours,
};

const PIN: &str = "0120417";

fn room_id() -> RoomId {
    RoomId::parse("room-1").unwrap()
}

/// A corner whose room may be asked for up to two hours, with one box that is lent.
fn corner(rev: u64, request_minutes: Option<u32>) -> Arc<Content> {
    let room = Room {
        id: room_id(),
        name: Text::ja("部屋"),
        capacity: 8,
        note: None,
        order: 1,
        check_in: CheckInRules { by: CheckInBy::Number, request_minutes, ..CheckInRules::default() },
        guide: RoomGuide::default(),
        calendar: None,
        slots: Vec::new(),
    };
    let id = MailboxId::parse("box-12").unwrap();
    let mailbox = Mailbox {
        pin: Some(NumberSum::of_box(&id, "0417")),
        id,
        kind: BoxKind::Mailbox,
        number: 12,
        post: Post::Nothing,
        renew_on: wall(NOON).date_naive(),
    };
    content(rev, furnished().into_iter().chain([Item::Room(room), Item::Mailbox(mailbox)]).collect())
}

/// From one to three on the next day that is open.
fn wanted() -> Slot {
    let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let content = corner(1, Some(120));
    let (date, _) = content.corner.next_open_day(wall(NOON).date_naive()).unwrap();
    Slot { room: room_id(), date, hours: Hours::new(at(13), at(15)).unwrap() }
}

fn asking(content: &Arc<Content>, slot: Slot) -> Hand {
    let mut hand = Hand::with(content);
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Request(slot)));
    hand
}

fn types(hand: &mut Hand, digits: &str) {
    hand.pass(1000);
    digits.chars().for_each(|digit| hand.press(Press::Type(Key::Letter(digit))));
    hand.press(Press::CheckIn);
}

fn state(hand: &Hand) -> Option<Requested> {
    hand.kiosk.visit().and_then(Visit::requesting).map(|it| it.state().clone())
}

fn number(hand: &Hand) -> String {
    hand.kiosk.visit().and_then(Visit::requesting).and_then(|it| it.number()).unwrap().to_owned()
}

fn keeps(hand: &Hand) -> Vec<Noted> {
    let keep = |effect: &Effect| if let Effect::Keep(_, noted) = effect { Some(noted.clone()) } else { None };
    hand.last.iter().filter_map(keep).collect()
}

/// The request on its way to the office, once it is on the disk, and its number.
fn asked(hand: &mut Hand) -> (Request, String) {
    types(hand, PIN);
    let kept = keeps(hand);
    let [Noted::Request(request)] = kept.as_slice() else { panic!("{kept:?}") };
    hand.answer(LaneName::Keep, |ticket| Event::Kept(ticket, Ok(())));
    (request.clone(), number(hand))
}

fn looked(hand: &mut Hand, digits: &str) -> Option<Looked> {
    hand.tap(Press::Home);
    hand.tap(Press::Open(Page::Answer));
    types(hand, digits);
    hand.kiosk.visit().and_then(Visit::looking).map(|it| it.state().clone())
}

/// What the office publishes with this answer, the box left out.
fn published(rev: u64, request: &Request, answer: Option<Answer>) -> Arc<Content> {
    let mut content = corner(rev, Some(120)).as_ref().clone();
    if answer == Some(Answer::Given) {
        let booking = request.booked(&request.slot);
        content.bookings.insert(booking.id.clone(), Arc::new(booking));
    }
    let request = Request { mailbox: None, answer, ..request.clone() };
    content.requests.insert(request.booking.clone(), Arc::new(request));
    Arc::new(content)
}

#[test]
fn a_group_asks_offline_gets_a_number_at_once_and_finds_its_request_with_it() {
    let mut hand = asking(&corner(1, Some(120)), wanted());
    types(&mut hand, PIN);
    assert!(
        matches!(state(&hand), Some(Requested::Keeping(_))),
        "nobody is thanked before it is on the disk"
    );
    assert!(hand.kiosk.content().unwrap().requests.is_empty());
    hand.answer(LaneName::Keep, |ticket| Event::Kept(ticket, Ok(())));
    let Some(Requested::Kept(booking)) = state(&hand) else { panic!("{:?}", state(&hand)) };
    assert!(hand.open.contains_key(&LaneName::Send), "and the office is told");
    let digits = number(&hand);
    assert!(!format!("{:?}", hand.kiosk).contains(&digits), "no log can show the number");
    hand.press(Press::CheckIn);
    assert_eq!(keeps(&hand), [], "once");
    assert_eq!(looked(&mut hand, "000000"), Some(Looked::Wrong));
    assert_eq!(looked(&mut hand, &digits), Some(Looked::Found(booking)));
    assert!(hand.kiosk.content().unwrap().bookings.is_empty(), "it is no booking");
}

#[test]
fn nothing_is_asked_for_where_the_rule_the_box_the_day_or_the_disk_says_no() {
    let on = |hours: (u32, u32), days: u64| {
        let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let date = wall(NOON).date_naive() + chrono::Days::new(days);
        Slot { room: room_id(), date, hours: Hours::new(at(hours.0), at(hours.1)).unwrap() }
    };
    let today = asking(&corner(1, Some(120)), on((13, 15), 0));
    let far = asking(&corner(1, Some(120)), on((13, 15), 31));
    let long = asking(&corner(1, Some(120)), on((13, 17), 3));
    for mut hand in [today, far, long] {
        types(&mut hand, PIN);
        assert_eq!((keeps(&hand), state(&hand)), (vec![], Some(Requested::Gone)));
    }
    let off = asking(&corner(1, None), wanted());
    assert_eq!(off.kiosk.visit().map(Visit::page), Some(&Page::Home), "off until the centre says so");
    let mut hand = asking(&corner(1, Some(120)), wanted());
    types(&mut hand, "0120418");
    assert_eq!((keeps(&hand), state(&hand)), (vec![], Some(Requested::Wrong)));
    types(&mut hand, PIN);
    hand.answer(LaneName::Keep, |ticket| Event::Kept(ticket, Err(DiskTrouble::Full)));
    assert_eq!(state(&hand), Some(Requested::Lost));
    assert!(hand.kiosk.content().unwrap().requests.is_empty());
}

#[test]
fn what_is_taken_meanwhile_is_told_with_what_is_free_near_it() {
    let mut taken = corner(1, Some(120)).as_ref().clone();
    let (other, _) =
        Request::made(wanted(), MailboxId::parse("box-1").unwrap(), wall(NOON).to_utc(), (9, 0)).unwrap();
    taken.bookings.insert(other.booking.clone(), Arc::new(other.booked(&wanted())));
    let mut hand = asking(&Arc::new(taken), wanted());
    types(&mut hand, PIN);
    assert_eq!((keeps(&hand), state(&hand)), (vec![], Some(Requested::Gone)));
    let content = hand.kiosk.content().unwrap();
    let near = content.near(&wanted(), hand.now.wall.naive_local());
    assert!(!near.is_empty() && near.iter().all(|slot| content.may_ask(slot, hand.now.wall.naive_local())));
}

#[test]
fn the_answer_comes_to_every_terminal_and_the_number_opens_the_booking_too() {
    let mut hand = asking(&corner(1, Some(120)), wanted());
    let (request, digits) = asked(&mut hand);
    let booking = Some(Looked::Found(request.booking.clone()));
    for (answer, other) in [
        (Answer::Given, Hand::with(&published(2, &request, Some(Answer::Given)))),
        (
            Answer::Declined(Text::ja("点検の日です")),
            Hand::with(&published(2, &request, Some(Answer::Declined(Text::ja("点検の日です"))))),
        ),
    ] {
        let mut other = other;
        other.tap(Press::Wake);
        assert_eq!(looked(&mut other, &digits), booking);
        let content = other.kiosk.content().unwrap();
        assert_eq!(content.requests[&request.booking].answer, Some(answer));
        let told = other.kiosk.visit().unwrap().booking_number(&request.booking).unwrap().to_owned();
        let given = content.bookings.get(&request.booking);
        assert!(given.is_none_or(|it| it.number == Some(NumberSum::of(&it.id, &told))));
        let paper = SlipKind::Booking(request.booking.clone());
        assert_eq!(other.kiosk.visit().unwrap().number_of(&paper), Some(digits.as_str()));
        other.tap(Press::Home);
        assert_eq!(other.kiosk.visit().unwrap().number_of(&paper), None, "the number ends with its page");
    }
}

#[test]
fn a_paper_of_the_number_is_written_and_leads_back_to_what_became_of_it() {
    let mut hand = asking(&corner(1, Some(120)), wanted());
    let (request, digits) = asked(&mut hand);
    let paper = Page::Paper(SlipKind::Booking(request.booking.clone()));
    hand.tap(Press::Open(paper));
    let written = hand.kiosk.visit().and_then(Visit::taking).map(|it| format!("{:?}", it.paper()));
    assert!(written.is_some_and(|it| it.contains(&digits)), "the paper bears the number");
    hand.tap(Press::Back);
    assert!(matches!(state(&hand), Some(Requested::Kept(_))), "nobody is asked twice");
}

#[test]
fn what_was_asked_for_before_a_power_cut_is_there_after_it_and_its_number_still_counts() {
    let mut hand = asking(&corner(1, Some(120)), wanted());
    let (request, digits) = asked(&mut hand);
    let mut again = Hand::new(crate::kiosk::KioskConfig::default(), NOON);
    again.answer(LaneName::Load, |ticket| {
        let noted = vec![Noted::Request(request.clone())];
        Event::Loaded(ticket, Loaded { noted, ..loaded(Some(corner(1, Some(120)))) })
    });
    again.tap(Press::Wake);
    assert_eq!(looked(&mut again, &digits), Some(Looked::Found(request.booking)));
}

#[test]
fn whoever_guesses_numbers_waits_as_long_as_whoever_guesses_pins() {
    let mut hand = Hand::with(&corner(1, Some(120)));
    hand.tap(Press::Wake);
    for _ in 0..3 {
        assert_eq!(looked(&mut hand, "123456"), Some(Looked::Wrong));
    }
    assert!(matches!(looked(&mut hand, "123457"), Some(Looked::Resting(_))));
    hand.tap(Press::Home);
    hand.tap(Press::Open(Page::Request(wanted())));
    types(&mut hand, PIN);
    assert!(matches!(state(&hand), Some(Requested::Resting(_))), "together with the box's");
}

#[test]
fn no_day_is_offered_on_which_the_corner_or_the_room_is_closed() {
    let mut content = corner(1, Some(120)).as_ref().clone();
    Arc::make_mut(&mut content.corner).year_end = Some(YearEnd { from: (12, 29), to: (1, 3) });
    let (day, id) =
        (|text: &str| text.parse::<chrono::NaiveDate>().unwrap(), CalendarId::parse("own").unwrap());
    let own = OpeningCalendar {
        id: id.clone(),
        name: Text::ja("部屋の日"),
        weekly: [Some(Hours::whole_day()); 7],
        closed_on_holidays: false,
        year_end: None,
        exceptions: [(day("2026-12-25"), DayException::Closed(Text::ja("点検")))].into(),
    };
    content.calendars.insert(id.clone(), Arc::new(own));
    content.rooms.values_mut().for_each(|room| Arc::make_mut(room).calendar = Some(id.clone()));
    for (when, closed, open) in [
        ("2026-09-14 12:00:00", vec!["2026-09-21", "2026-09-22", "2026-09-23"], "2026-09-24"),
        ("2026-12-20 12:00:00", vec!["2026-12-25", "2026-12-29", "2026-12-31", "2027-01-03"], "2027-01-04"),
    ] {
        let at = wall(when).naive_local();
        let free = |date: &str| !content.askable(&room_id(), day(date), (at, 60)).is_empty();
        assert!(closed.iter().all(|date| !free(date)), "{when}: {closed:?}");
        assert!(free(open), "{when}: {open}");
    }
    assert_eq!(content.day_of(&room_id(), day("2026-12-24")), content.corner.day(day("2026-12-24")));
}
