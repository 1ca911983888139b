//! The desk: gives rooms to groups, moves and takes back what it gave, and hears on the telephone who has come.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, SubsecRound as _, TimeDelta, Timelike as _, Utc};

use super::{corner, dice::Dice, premises::Premises, sabotage::Sabotage, tally::Mark, wrong::Wrong};
use crate::{
    domain::check_in::{CheckIn, Presence},
    wire::{
        intake::REQUEST,
        record::{BookingRecord, Record},
    },
};

/// Minutes of the day between which groups meet.
const OPENS_MINUTE: i64 = 9 * 60;
const CLOSES_MINUTE: i64 = 21 * 60;

/// The desk, and what it remembers without looking it up.
#[derive(Debug, Default)]
pub struct Desk {
    given: u64,
    /// Bookings of which what was said was erased, or that were taken back.
    pub erased: BTreeSet<String>,
}

impl Desk {
    /// Does something, and says what.
    pub fn act(
        &mut self,
        premises: &Premises,
        dice: &mut Dice,
        sabotage: Sabotage,
    ) -> Result<(Mark, String), Wrong> {
        match dice.below(10) {
            0..=2 => {
                self.given += 1;
                let id = format!("g-{:03}", self.given);
                let room = if dice.one_in(2) { "room-1" } else { "room-2" };
                give(premises, (&id, room), dice, sabotage)
            }
            3 => rearrange(premises, dice),
            4 => self.take_back(premises, dice),
            5..=6 => hear(premises, dice),
            7..=8 => answer(premises, dice),
            _ => self.correct(premises, dice),
        }
    }

    /// A group does not come.
    fn take_back(&mut self, premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
        let Some(booking) = any_booking(premises, dice)? else { return Ok(nothing()) };
        let id = booking.public.id.to_string();
        premises.drop_record(Record::Booking(Box::new(booking)))?;
        let what = format!("takes {id} back");
        self.erased.insert(id);
        Ok((Mark::RoomTakenBack, what))
    }

    /// What was said of a booking was a mistake.
    fn correct(&mut self, premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
        let said = premises.list("check_in")?;
        let Some(stored) = dice.pick(&said) else { return Ok(nothing()) };
        premises.drop_record(stored.record()?)?;
        self.erased.insert(stored.id.clone());
        Ok((Mark::ArrivalErased, format!("erases what was said of {}", stored.id)))
    }
}

/// Answers what a group asked for at a terminal.
fn answer(premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
    let asked = premises.list(REQUEST)?;
    let Some(stored) = dice.pick(&asked) else { return Ok(nothing()) };
    let gives = (!dice.one_in(2)).then_some(());
    let is_done = premises.decide(&stored.id, gives)?;
    let mark = match (is_done, gives) {
        (false, _) => return Ok(nothing()),
        (true, Some(())) => Mark::RequestGiven,
        (true, None) => Mark::RequestDeclined,
    };
    Ok((mark, format!("answers {}: {mark:?}", stored.id)))
}

/// Gives a group a room about now, unless somebody else has it.
fn give(
    premises: &Premises,
    (id, room): (&str, &str),
    dice: &mut Dice,
    sabotage: Sabotage,
) -> Result<(Mark, String), Wrong> {
    let (date, hours) = about_now(premises.now(), dice);
    let body = corner::given(id, room, (&date, &hours));
    let Record::Booking(booking) = Record::read("booking", id, &body.to_string())? else {
        return Err(Wrong::World("a booking is something else".to_owned()));
    };
    let is_careless = sabotage == Sabotage::GivesRoomsTwice;
    let is_had = if is_careless { premises.give_unasked(&booking)? } else { premises.give(&booking)? };
    let mark = if is_had { Mark::RoomGiven } else { Mark::RoomRefused };
    Ok((mark, format!("gives {room} as {id} at {hours}: {is_had}")))
}

/// A group comes at other hours than it said.
fn rearrange(premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
    let Some(mut booking) = any_booking(premises, dice)? else { return Ok(nothing()) };
    let (date, hours) = about_now(premises.now(), dice);
    let id = booking.public.id.clone();
    let body = corner::given(id.as_str(), booking.public.room.as_str(), (&date, &hours));
    if let Record::Booking(other) = Record::read("booking", id.as_str(), &body.to_string())? {
        (booking.public.date, booking.public.hours) = (other.public.date, other.public.hours);
    }
    let is_had = premises.give(&booking)?;
    Ok((if is_had { Mark::RoomMoved } else { Mark::RoomRefused }, format!("moves {id} to {hours}: {is_had}")))
}

/// Somebody telephones that a group is here, or has gone.
fn hear(premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
    let Some(booking) = any_booking(premises, dice)? else { return Ok(nothing()) };
    let presence = if dice.one_in(2) { Presence::Gone } else { Presence::Here };
    let said = CheckIn::said(booking.public.id, presence, premises.now().trunc_subsecs(0));
    let what = format!("hears of {}: {presence:?}", said.booking);
    premises.tell(&said)?;
    Ok((Mark::DeskHeard, what))
}

fn any_booking(premises: &Premises, dice: &mut Dice) -> Result<Option<BookingRecord>, Wrong> {
    let stored = premises.list("booking")?;
    let Some(stored) = dice.pick(&stored) else { return Ok(None) };
    let Record::Booking(booking) = stored.record()? else {
        return Err(Wrong::World("a booking is something else".to_owned()));
    };
    Ok(Some(*booking))
}

fn nothing() -> (Mark, String) {
    (Mark::DeskHeard, "finds nothing to do at the desk".to_owned())
}

/// A day and hours around this moment, within those in which the corner is open.
fn about_now(utc: DateTime<Utc>, dice: &mut Dice) -> (String, String) {
    let local: NaiveDateTime = utc.with_timezone(&chrono_tz::Asia::Tokyo).naive_local();
    let minute = i64::from(local.hour() * 60 + local.minute());
    let near = minute + i64::try_from(dice.below(120)).unwrap_or(0) - 30;
    let length = 60 + 30 * i64::try_from(dice.below(4)).unwrap_or(0);
    let start = (near - near.rem_euclid(30)).clamp(OPENS_MINUTE, CLOSES_MINUTE - length);
    let clock = |minute: i64| {
        let at = local.date().and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute);
        at.format("%H:%M").to_string()
    };
    (local.date().to_string(), format!("{}-{}", clock(start), clock(start + length)))
}
