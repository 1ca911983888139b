//! Stories of the two nights a year on which clocks are put on or back, where the site's zone has such nights: nothing
//! overlaps, nothing vanishes, and somebody who comes in the doubled hour has come once.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    KioskConfig,
    event::{Event, Sent},
    lane::LaneName,
    page::{Page, Press},
    sample::*,
    saying::Said,
    visit::Visit,
};
use crate::domain::{
    calendar::OpeningCalendar,
    check_in::{CheckInBy, CheckInRules, Presence},
    content::{Content, Item},
    id::{BookingId, RoomId},
    room::{Booking, Certainty, Room, RoomGuide},
    stage::Stage,
    text::Text,
    time::Hours,
};

/// A zone, the night on which its clocks are put on, and that on which they are put back.
const NIGHTS: [(Tz, &str, &str); 2] = [
    (chrono_tz::America::New_York, "2027-03-14", "2027-11-07"),
    (chrono_tz::Europe::Berlin, "2027-03-28", "2027-10-31"),
];
/// Minutes from one look to the next.
const STEP_MINUTES: i64 = 5;

/// A corner that is open day and night, with a booking for each of the first five hours of a night.
fn night(date: NaiveDate) -> Arc<Content> {
    let room = RoomId::parse("room-1").unwrap();
    let rooms = Room {
        id: room.clone(),
        name: Text::ja("部屋"),
        capacity: 8,
        note: None,
        order: 1,
        check_in: CheckInRules { by: CheckInBy::Anybody, ..CheckInRules::default() },
        guide: RoomGuide::default(),
        calendar: None,
        slots: Vec::new(),
    };
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let booking = |hour| {
        Item::Booking(Booking {
            id: BookingId::parse(&format!("b-{hour}")).unwrap(),
            room: room.clone(),
            date,
            hours: Hours::new(at(hour), at(hour + 1)).unwrap(),
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        })
    };
    let items = furnished().into_iter().chain([Item::Room(rooms)]).chain((0..5).map(booking));
    let mut content = content(1, items.collect()).as_ref().clone();
    let always = OpeningCalendar {
        weekly: [Some(Hours::whole_day()); 7],
        closed_on_holidays: false,
        year_end: None,
        ..content.corner.as_ref().clone()
    };
    content.corner = Arc::new(always);
    Arc::new(content)
}

/// A terminal in that zone shortly before midnight.
fn standing(zone: Tz, date: NaiveDate) -> (Hand, DateTime<Utc>) {
    let eve = date.pred_opt().unwrap().and_hms_opt(23, 50, 0).unwrap();
    let at = eve.and_local_timezone(zone).unwrap().with_timezone(&Utc);
    let mut hand = Hand::new(KioskConfig { zone, ..KioskConfig::default() }, NOON);
    hand.now.wall = at.with_timezone(&zone);
    let content = night(date);
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(content))));
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    (hand, at)
}

/// Lets real time pass to so many minutes after `at`.
fn turn(hand: &mut Hand, (zone, at): (Tz, DateTime<Utc>), minutes: i64) {
    hand.pass(u64::try_from(STEP_MINUTES).unwrap() * 60_000);
    hand.now.wall = (at + TimeDelta::minutes(minutes)).with_timezone(&zone);
    hand.event(Event::Woke);
}

/// The bookings that run at this moment, by the clock on the wall.
fn running(hand: &Hand) -> Vec<String> {
    let at = hand.kiosk.time(&hand.now).unwrap().naive_local();
    let content = hand.kiosk.content().unwrap();
    let room = RoomId::parse("room-1").unwrap();
    let here = content.bookings_of(&room, at.date()).into_iter();
    here.filter(|it| it.hours.contains(at.time())).map(|it| it.id.to_string()).collect()
}

#[test]
fn in_the_missing_and_in_the_doubled_hour_one_booking_runs_and_none_is_lost() {
    for (zone, on, back) in NIGHTS {
        for (night, real_minutes, missing) in [(on, 4 * 60, Some("b-2")), (back, 6 * 60, None)] {
            let date: NaiveDate = night.parse().unwrap();
            let (mut hand, at) = standing(zone, date);
            let mut seen = Vec::new();
            for step in 1..=(real_minutes + 10) / STEP_MINUTES {
                turn(&mut hand, (zone, at), step * STEP_MINUTES);
                assert!(
                    hand.now.mono < hand.kiosk.deadline().0,
                    "{zone} {night}: it sleeps no longer than it may"
                );
                let running = running(&hand);
                assert!(running.len() <= 1, "{zone} {night}: {running:?} at once");
                seen.extend(running);
                assert_eq!(hand.kiosk.content().unwrap().bookings.len(), 5, "{zone} {night}: none vanishes");
            }
            seen.dedup();
            let wanted: Vec<String> = (0..5).map(|hour| format!("b-{hour}")).collect();
            let wanted: Vec<String> = wanted.into_iter().filter(|id| Some(id.as_str()) != missing).collect();
            let mut all = seen.clone();
            all.sort();
            all.dedup();
            assert_eq!(all, wanted, "{zone} {night}");
            let at = hand.kiosk.time(&hand.now).unwrap().naive_local();
            let content = hand.kiosk.content().unwrap();
            let skipped = BookingId::parse("b-2").unwrap();
            assert_eq!(content.stage(&content.bookings[&skipped], at), Stage::Ended, "{zone} {night}");
        }
    }
}

#[test]
fn who_comes_in_the_doubled_hour_has_come_once_and_stays_when_it_strikes_again() {
    for (zone, _, back) in NIGHTS {
        let date: NaiveDate = back.parse().unwrap();
        let (mut hand, at) = standing(zone, date);
        let hour = if zone == chrono_tz::America::New_York { 1 } else { 2 };
        let id = BookingId::parse(&format!("b-{hour}")).unwrap();
        let first = 10 + i64::from(hour) * 60 + 20;
        turn(&mut hand, (zone, at), first);
        hand.tap(Press::Wake);
        hand.tap(Press::Open(Page::CheckIn(id.clone(), Presence::Here)));
        hand.tap(Press::CheckIn);
        hand.answer(LaneName::Keep, |ticket| Event::Kept(ticket, Ok(())));
        let said = hand.kiosk.visit().and_then(Visit::saying).map(|it| it.state().clone());
        assert!(matches!(said, Some(Said::Kept(_))), "{zone}: {said:?}");
        for minutes in [first + 30, first + 60, first + 90] {
            turn(&mut hand, (zone, at), minutes);
            let now = hand.kiosk.time(&hand.now).unwrap().naive_local();
            let content = hand.kiosk.content().unwrap();
            let over = content.bookings[&id].hours.end_minute() <= chrono::Timelike::hour(&now) * 60;
            let want = if over { Stage::Ended } else { Stage::InUse };
            assert_eq!(content.stage(&content.bookings[&id], now), want, "{zone} {now}");
            assert_eq!(content.check_ins.len(), 1, "{zone} {now}");
        }
    }
}
