//! What is aimed at: by when somebody reads, how many open days an answer may take, and how many it took.

use chrono::NaiveDate;

use super::{FollowUp, talk::Kept};
use crate::{
    domain::{calendar::OpeningCalendar, follow_up::FollowUpDesk, settings::Settings},
    office::records::{self, State},
    store::{error::StoreError, sql::Tx},
    wire::{body::SETTINGS_ID, record::Record},
};

/// What the site decided, as it is published.
pub fn settings(tx: &mut dyn Tx) -> Result<Option<Settings>, StoreError> {
    let stored = records::load(tx, "settings", SETTINGS_ID)?.filter(|it| it.state == State::Published);
    let Some(Ok(Record::Settings(kept))) = stored.map(|stored| stored.record()) else { return Ok(None) };
    Ok(Some(kept.public))
}

/// The follow-up of the site with the calendar of its desk.
pub fn desk(tx: &mut dyn Tx) -> Result<Option<(FollowUpDesk, OpeningCalendar)>, StoreError> {
    let Some(settings) = settings(tx)? else { return Ok(None) };
    let calendar = records::load(tx, "calendar", settings.desk_calendar.as_str())?;
    let Some(Ok(Record::Calendar(calendar))) = calendar.map(|stored| stored.record()) else {
        return Ok(None);
    };
    Ok(settings.follow_up.map(|desk| (desk, calendar.public)))
}

/// The day on which somebody reads what is written on `today`.
pub fn read_on(tx: &mut dyn Tx, today: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
    Ok(desk(tx)?.and_then(|(desk, calendar)| desk.read_on(&calendar, today)))
}

/// The day by which an answer to what was written on `asked_on` is aimed at.
pub fn reply_by(tx: &mut dyn Tx, asked_on: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
    Ok(desk(tx)?.and_then(|(desk, calendar)| desk.reply_by(&calendar, asked_on)))
}

/// How an answer of `today` keeps to its aim; none where nobody waited.
pub fn kept(tx: &mut dyn Tx, it: &FollowUp, today: NaiveDate) -> Result<Option<Kept>, StoreError> {
    let Some((asked_on, due_on)) = it.asked_on.zip(it.due_on) else { return Ok(None) };
    let open_days = desk(tx)?.map_or(0, |(_, calendar)| open_days(&calendar, asked_on, today));
    Ok(Some(Kept { open_days, in_time: today <= due_on }))
}

/// Open days after `from`, up to and including `to`.
fn open_days(calendar: &OpeningCalendar, from: NaiveDate, to: NaiveDate) -> i64 {
    let days = from.iter_days().skip(1).take_while(|day| *day <= to);
    i64::try_from(days.filter(|day| calendar.day(*day).hours().is_some()).count()).unwrap_or(i64::MAX)
}
