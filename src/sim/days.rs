//! The days of a world: what staff, visitors and bad luck do to it, drawn before they begin.

use chrono::TimeDelta;

use super::{
    act::{Act, Is},
    agenda::{Agenda, Happening},
    asker::Who,
    dice::Dice,
};

/// Milliseconds of a day.
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const MINUTE_MS: u64 = 60 * 1000;
/// From half past eight in the morning until the lights go out.
const EVENING_MS: u64 = 13 * 60 * MINUTE_MS;

/// Draws what happens in `days` days with so many kiosks.
pub fn draw(agenda: &mut Agenda, dice: &mut Dice, kiosks: usize, days: u32) {
    // At most sites somebody switches the kiosks off for the night; at some they stand in a window.
    let sleeps = !dice.one_in(3);
    for day in 0..u64::from(days) {
        for _ in 0..dice.between(15, 40) {
            let at = day * DAY_MS + dice.below(12 * 60 * MINUTE_MS);
            // Staff work in bursts: one thing rarely comes alone.
            for step in 0..dice.between(1, 3) {
                act(agenda, at + step * dice.below(3000), Act::Staff);
            }
        }
        for machine in 0..kiosks {
            if sleeps {
                act(agenda, day * DAY_MS + EVENING_MS + dice.below(60_000), Act::PowerOff(machine));
                act(agenda, (day + 1) * DAY_MS - dice.below(60 * MINUTE_MS), Act::PowerOn(machine));
            }
            bad_luck(agenda, dice, machine, day * DAY_MS);
            slips(agenda, dice, machine, day * DAY_MS);
        }
        office_troubles(agenda, dice, day * DAY_MS);
    }
}

fn bad_luck(agenda: &mut Agenda, dice: &mut Dice, machine: usize, from_ms: u64) {
    // Most bad luck falls into the hours in which something happens.
    let any = |dice: &mut Dice| {
        let until_ms = if dice.one_in(4) { DAY_MS } else { EVENING_MS };
        from_ms + dice.below(until_ms)
    };
    for _ in 0..dice.between(10, 24) {
        let at = from_ms + dice.below(12 * 60 * MINUTE_MS);
        act(agenda, at, Act::Visit(machine, dice.between(1, 25)));
    }
    let mut span = |dice: &mut Dice, what: fn(usize, Is) -> Act, minutes_max: u64| {
        let at = any(dice);
        act(agenda, at, what(machine, Is::Ill));
        act(agenda, at + dice.between(1, minutes_max * MINUTE_MS), what(machine, Is::Well));
    };
    for _ in 0..dice.between(1, 3) {
        span(dice, Act::Cable, 240);
        span(dice, Act::Weather, 180);
    }
    for _ in 0..dice.between(1, 3) {
        span(dice, Act::Fragile, 20);
        span(dice, Act::Full, 30);
        span(dice, Act::Printer, 120);
    }
    if dice.one_in(3) {
        span(dice, Act::Quota, 90);
    }
    if dice.one_in(3) {
        span(dice, Act::Stranger, 90);
    }
    for _ in 0..dice.below(5) {
        act(agenda, any(dice), Act::Kill(machine));
    }
    for _ in 0..dice.between(1, 2) {
        let at = any(dice);
        act(agenda, at, Act::Astray(machine, astray(dice)));
        act(agenda, at + dice.below(120 * MINUTE_MS), Act::Astray(machine, TimeDelta::zero()));
    }
    if dice.one_in(3) {
        let at = any(dice);
        act(agenda, at, Act::Revoke(machine));
        act(agenda, at + dice.between(1, 90 * MINUTE_MS), Act::Pair(machine));
    }
    for _ in 0..6 {
        act(agenda, any(dice), Act::Tidy(machine));
    }
}

/// People come for slips all day long, and with them.
fn slips(agenda: &mut Agenda, dice: &mut Dice, machine: usize, from_ms: u64) {
    for _ in 0..dice.between(6, 12) {
        let at = from_ms + dice.below(12 * 60 * MINUTE_MS);
        act(agenda, at, Act::Slip(machine, Who::Asks, 40));
        let later = at + dice.below(120 * MINUTE_MS);
        act(agenda, later, Act::Slip(machine, Who::Reads(dice.throw()), 25));
    }
}

/// A flat battery, a typing mistake, a wrong zone.
fn astray(dice: &mut Dice) -> TimeDelta {
    match dice.below(5) {
        0 => TimeDelta::days(-56 * 365),
        1 => TimeDelta::days(73 * 365),
        2 => TimeDelta::hours(9),
        3 => TimeDelta::hours(-9),
        _ => TimeDelta::minutes(i64::try_from(dice.below(40)).unwrap_or(0)),
    }
}

fn office_troubles(agenda: &mut Agenda, dice: &mut Dice, from_ms: u64) {
    for _ in 0..dice.below(4) {
        let at = from_ms + dice.below(DAY_MS);
        act(agenda, at, Act::Office(Is::Ill));
        act(agenda, at + dice.between(500, 10 * MINUTE_MS), Act::Office(Is::Well));
    }
    for _ in 0..dice.below(4) {
        act(agenda, from_ms + dice.below(DAY_MS / 2), Act::CutSave);
    }
    if dice.one_in(2) {
        let at = from_ms + dice.below(DAY_MS / 2);
        act(agenda, at, Act::BackUp);
        act(agenda, at + dice.below(6 * 60 * MINUTE_MS), Act::Restore);
    }
}

fn act(agenda: &mut Agenda, at_ms: u64, act: Act) {
    agenda.decide(at_ms, Happening::Act(act));
}
