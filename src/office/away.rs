//! 不在モード: nobody is at the desk up to a date. Its calendar is closed on these days and inquiries wait; when the date
//! has passed, both are over by themselves.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    follow_ups::aim,
    records::{self, Change, Expected, RecordError, Saved, State, Stored},
};
use crate::{
    domain::{
        calendar::{DayException, OpeningCalendar},
        settings::Settings,
        text::{Lang, Text},
    },
    store::sql::Tx,
    wire::{
        body::SETTINGS_ID,
        record::{Kept, Record},
    },
};

/// Days the desk may be away in one go: no further than a reading date is looked for, with room for one.
pub const DAYS_MAX: u64 = 45;

/// What the desk's closed day is called on the glass.
fn reason() -> Text {
    let easy = "スタッフが {今|いま} いません";
    Text::ja("窓口の職員が不在です").with(Lang::JaEasy, easy).with(Lang::En, "Nobody is at the desk")
}

/// Up to and including which day the desk is away; none where it is not.
pub fn until(tx: &mut dyn Tx, today: NaiveDate) -> Result<Option<NaiveDate>, RecordError> {
    let Some(settings) = aim::settings(tx)? else { return Ok(None) };
    let told = settings.follow_up.as_ref().and_then(|desk| desk.away_until);
    let closed = calendar(tx, &settings)?.and_then(|(_, it)| last_away(&it.public));
    Ok(told.max(closed).filter(|until| *until >= today))
}

/// Away from today up to and including `until`, or back again: what was said of it before is over either way.
pub fn set(
    tx: &mut dyn Tx,
    until: Option<NaiveDate>,
    (who, now, today): (&str, DateTime<Utc>, NaiveDate),
) -> Result<Option<Saved>, RecordError> {
    let mut changes = Vec::new();
    let Some(settings) = aim::settings(tx)? else { return Ok(None) };
    changes.extend(inquiries_wait(tx, until)?);
    if let Some((stored, mut it)) = calendar(tx, &settings)? {
        let before = it.clone();
        bring_back(tx, &stored, &mut it.public)?;
        if let Some(until) = until {
            close(&mut it.public, today, until);
        }
        if it != before {
            changes.push(publish(Record::Calendar(it), stored.version));
        }
    }
    if changes.is_empty() { Ok(None) } else { records::save(tx, &changes, who, now).map(Some) }
}

fn publish(record: Record, version: i64) -> Change {
    Change { record, state: State::Published, expected: Expected::Version(version) }
}

/// What terminals say of the day on which an inquiry is read.
fn inquiries_wait(tx: &mut dyn Tx, until: Option<NaiveDate>) -> Result<Option<Change>, RecordError> {
    let Some(stored) = records::load(tx, "settings", SETTINGS_ID)? else { return Ok(None) };
    let Record::Settings(mut it) = stored.record()? else { return Ok(None) };
    let Some(desk) = it.public.follow_up.as_mut().filter(|desk| desk.away_until != until) else {
        return Ok(None);
    };
    desk.away_until = until;
    Ok(Some(publish(Record::Settings(it), stored.version)))
}

/// The desk's own calendar. Where it is the corner's too, it stays as it is: the corner is open without the desk.
fn calendar(
    tx: &mut dyn Tx,
    settings: &Settings,
) -> Result<Option<(Stored, Kept<OpeningCalendar>)>, RecordError> {
    if settings.desk_calendar == settings.corner_calendar {
        return Ok(None);
    }
    let stored = records::load(tx, "calendar", settings.desk_calendar.as_str())?;
    let Some(stored) = stored.filter(|it| it.state == State::Published) else { return Ok(None) };
    let Record::Calendar(it) = stored.record()? else { return Ok(None) };
    Ok(Some((stored, it)))
}

fn is_away(exception: &DayException) -> bool {
    matches!(exception, DayException::Closed(why) if *why == reason())
}

fn last_away(calendar: &OpeningCalendar) -> Option<NaiveDate> {
    calendar.exceptions.iter().rev().find(|(_, it)| is_away(it)).map(|(day, _)| *day)
}

/// Closes every day on which the desk would be open.
fn close(calendar: &mut OpeningCalendar, from: NaiveDate, until: NaiveDate) {
    for day in from.iter_days().take_while(|day| *day <= until) {
        if calendar.day(day).hours().is_some() {
            calendar.exceptions.insert(day, DayException::Closed(reason()));
        }
    }
}

/// Gives each day back what had been decided for it before the desk was away.
fn bring_back(tx: &mut dyn Tx, stored: &Stored, calendar: &mut OpeningCalendar) -> Result<(), RecordError> {
    let away = calendar.exceptions.iter().filter(|(_, it)| is_away(it)).map(|(day, _)| *day);
    let days: Vec<NaiveDate> = away.collect();
    if days.is_empty() {
        return Ok(());
    }
    let earlier: Vec<OpeningCalendar> = records::history(tx, &stored.kind, &stored.id)?
        .iter()
        .filter_map(
            |version| if let Ok(Record::Calendar(it)) = version.record() { Some(it.public) } else { None },
        )
        .collect();
    for day in days {
        let decided = earlier.iter().map(|it| it.exceptions.get(&day));
        match decided.into_iter().find(|it| it.is_none_or(|it| !is_away(it))).flatten() {
            Some(exception) => calendar.exceptions.insert(day, exception.clone()),
            None => calendar.exceptions.remove(&day),
        };
    }
    Ok(())
}

/// The last day up to which the desk may be away.
pub fn furthest(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(DAYS_MAX)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::id::CalendarId,
        office::{follow_ups::aim::read_on, sample::Sample},
        store::error::StoreError,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// An office whose desk has a calendar of its own, open on Tuesdays, Thursdays, Saturdays, and on this Monday.
    fn office() -> Sample {
        let sample = Sample::new();
        let now = sample.office.now();
        let run = sample.office.database.run_now::<_, RecordError>(|tx| {
            let stored = records::load(tx, "settings", SETTINGS_ID)?.unwrap();
            let Record::Settings(mut settings) = stored.record()? else { unreachable!() };
            let stored_desk = records::load(tx, "calendar", "desk")?.unwrap();
            let corner = Record::read("calendar", "corner", &stored_desk.body)?;
            settings.public.corner_calendar = CalendarId::parse("corner").unwrap();
            let Record::Calendar(mut desk) = stored_desk.record()? else { unreachable!() };
            let hours = desk.public.day(day("2026-11-24")).hours().unwrap();
            desk.public.exceptions.insert(day("2026-11-30"), DayException::Open(hours));
            let changes = [
                publish(Record::Settings(settings), stored.version),
                publish(Record::Calendar(desk), stored_desk.version),
                Change { record: corner, state: State::Published, expected: Expected::New },
            ];
            records::save(tx, &changes, "s-1", now)
        });
        run.unwrap();
        sample
    }

    fn set_until(sample: &Sample, until: Option<&str>) {
        let (now, today) = (sample.office.now(), sample.today());
        let run = sample.office.database.run_now(|tx| set(tx, until.map(day), ("s-1", now, today)));
        run.unwrap();
    }

    fn reads(sample: &Sample, on: &str) -> Option<NaiveDate> {
        sample.office.database.read_now::<_, StoreError>(|tx| read_on(tx, day(on))).unwrap()
    }

    fn calendar_body(sample: &Sample) -> String {
        let read =
            sample.office.database.read_now::<_, StoreError>(|tx| records::load(tx, "calendar", "desk"));
        read.unwrap().unwrap().body
    }

    #[test]
    fn while_the_desk_is_away_inquiries_are_read_later_and_its_days_are_closed() {
        let sample = office();
        let before = calendar_body(&sample);
        assert_eq!(reads(&sample, "2026-11-21"), Some(day("2026-11-24")));
        set_until(&sample, Some("2026-12-01"));
        assert_eq!(reads(&sample, "2026-11-21"), Some(day("2026-12-03")));
        assert!(calendar_body(&sample).contains("窓口の職員が不在です"));
        let away = |on: &str| sample.office.database.read_now(|tx| until(tx, day(on))).unwrap();
        assert_eq!(away("2026-12-01"), Some(day("2026-12-01")));
        assert_eq!(away("2026-12-02"), None, "it ends by itself");
        assert_eq!(reads(&sample, "2026-12-02"), Some(day("2026-12-03")));
        set_until(&sample, None);
        assert_eq!(calendar_body(&sample), before, "what was decided for a day stands again");
        assert_eq!(reads(&sample, "2026-11-21"), Some(day("2026-11-24")));
    }

    #[test]
    fn a_longer_or_shorter_absence_takes_the_place_of_the_one_before() {
        let sample = office();
        let before = calendar_body(&sample);
        set_until(&sample, Some("2026-12-15"));
        set_until(&sample, Some("2026-11-24"));
        assert_eq!(reads(&sample, "2026-11-21"), Some(day("2026-11-26")));
        set_until(&sample, None);
        set_until(&sample, None);
        assert_eq!(calendar_body(&sample), before);
    }
}
