//! A calendar from another program: what is understood becomes sessions, the rest keeps its line and its reason.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::{
    line::{Line, lines},
    occurrences::Event,
    stamp::Stamp,
    unclear::{Unclear, Why},
};
use crate::domain::time::Hours;

/// Events of a file, at most.
const EVENTS_MAX: usize = 2_000;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// What was understood, in the order of the file.
    pub entries: Vec<Entry>,
    /// What a person has to look at (要確認).
    pub unclear: Vec<Unclear>,
}

/// One event with all its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line on which it begins.
    pub line: u64,
    /// Its lasting name.
    pub uid: String,
    /// SUMMARY
    pub title: String,
    /// DESCRIPTION
    pub description: String,
    /// LOCATION
    pub place: String,
    /// The name of ORGANIZER, if it says one.
    pub organiser: String,
    /// When it takes place, in order.
    pub sessions: Vec<Session>,
    /// Whether all of it was called off.
    pub cancelled: bool,
}

/// One day on which an event takes place, by the site's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// The day.
    pub date: NaiveDate,
    /// Time of day.
    pub hours: Hours,
}

/// The file is no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file holds no calendar: export it again as iCalendar (.ics)")]
pub struct ReadCalendarError;

/// Reads a calendar; times without a zone are the site's. Only days from the first to the last of `days` count.
///
/// Fails only on what is no calendar at all; everything else ends up in [`Calendar::entries`] or
/// [`Calendar::unclear`].
pub fn read(bytes: &[u8], site: Tz, days: (NaiveDate, NaiveDate)) -> Result<Calendar, ReadCalendarError> {
    let all = lines(bytes);
    if !all.iter().any(|line| line.name == "BEGIN" && line.value.eq_ignore_ascii_case("VCALENDAR")) {
        return Err(ReadCalendarError);
    }
    let events = events(&all);
    let mut calendar = Calendar::default();
    if let Some(line) = events.get(EVENTS_MAX).and_then(|lines| lines.first()) {
        calendar.unclear.push(Unclear::at(line, Why::TooMany));
    }
    let mut series: Vec<Series<'_>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (number, lines) in events.iter().take(EVENTS_MAX).enumerate() {
        let event = Event { lines, site };
        let uid = event.line("UID").map_or_else(|| format!("line-{number}"), Line::text);
        let place = *places.entry(uid.clone()).or_insert_with(|| {
            series.push(Series { uid, master: None, changes: Vec::new() });
            series.len() - 1
        });
        let Some(one) = series.get_mut(place) else { continue };
        match event.line("RECURRENCE-ID") {
            Some(_) => one.changes.push(event),
            None => one.master = Some(event),
        }
    }
    for one in &series {
        match one.entry(days) {
            Ok(entry) => calendar.entries.extend(entry),
            Err(unclear) => calendar.unclear.push(unclear),
        }
    }
    Ok(calendar)
}

/// The lines of every event, without those of what lies inside it (alarms).
fn events(all: &[Line]) -> Vec<Vec<Line>> {
    let mut events: Vec<Vec<Line>> = Vec::new();
    let mut depth = 0_usize;
    for line in all {
        let is_event = line.value.trim().eq_ignore_ascii_case("VEVENT");
        match (line.name.as_str(), depth) {
            ("BEGIN", 0) if is_event => {
                events.push(vec![line.clone()]);
                depth = 1;
            }
            ("BEGIN", inside) if inside > 0 => depth += 1,
            ("END", inside) if inside > 0 => depth -= 1,
            (_, 1) => events.last_mut().into_iter().for_each(|event| event.push(line.clone())),
            (_, _) => {}
        }
    }
    events
}

/// An event with the changes to single days of it.
struct Series<'a> {
    uid: String,
    master: Option<Event<'a>>,
    changes: Vec<Event<'a>>,
}

impl Series<'_> {
    /// The event; none when no day of it lies in the span.
    fn entry(&self, days: (NaiveDate, NaiveDate)) -> Result<Option<Entry>, Unclear> {
        let Some(master) = self.master else {
            let stray = self.changes.first().map(|event| event.unclear("RECURRENCE-ID", Why::StrayChange));
            return stray.map_or(Ok(None), Err);
        };
        let text = |name: &str| master.line(name).map(Line::text).unwrap_or_default().trim().to_owned();
        if let Some(class) = master.line("CLASS").filter(|it| !it.value.trim().eq_ignore_ascii_case("PUBLIC"))
        {
            return Err(Unclear::at(class, Why::NotPublic));
        }
        let title = text("SUMMARY");
        if title.is_empty() {
            return Err(master.unclear("SUMMARY", Why::NoTitle));
        }
        let sessions = self.sessions(master, days)?;
        let organiser = master.line("ORGANIZER").and_then(|line| line.param("CN"));
        let entry = Entry {
            line: master.lines.first().map_or(0, |line| line.number),
            uid: self.uid.clone(),
            title,
            description: text("DESCRIPTION"),
            place: text("LOCATION"),
            organiser: organiser.unwrap_or_default().to_owned(),
            cancelled: is_cancelled(master),
            sessions,
        };
        Ok((!entry.sessions.is_empty()).then_some(entry))
    }

    fn sessions(&self, master: Event<'_>, days: (NaiveDate, NaiveDate)) -> Result<Vec<Session>, Unclear> {
        let start = master.start()?;
        let length = master.length(start)?;
        let mut beginnings: BTreeMap<NaiveDateTime, TimeDelta> =
            master.beginnings(start, days)?.into_iter().map(|at| (at, length)).collect();
        for change in &self.changes {
            let line = change.line("RECURRENCE-ID").filter(|line| line.param("RANGE").is_none());
            let planned = line.and_then(|line| Stamp::parse(line, &line.value, change.site));
            let Some(planned) = planned else {
                return Err(change.unclear("RECURRENCE-ID", Why::StrayChange));
            };
            beginnings.retain(|at, _| !planned.means(*at, change.site));
            if is_cancelled(*change) {
                continue;
            }
            let start = change.start()?;
            let at = start.at_site(change.site);
            if (days.0..=days.1).contains(&at.date()) {
                beginnings.insert(at, change.length(start)?);
            }
        }
        let mut sessions = Vec::new();
        for (at, length) in beginnings {
            sessions.extend(on_days(at, length).ok_or_else(|| master.unclear("DTEND", Why::PastMidnight))?);
        }
        sessions.sort_unstable();
        sessions.dedup();
        Ok(sessions)
    }
}

fn is_cancelled(event: Event<'_>) -> bool {
    event.line("STATUS").is_some_and(|line| line.value.trim().eq_ignore_ascii_case("CANCELLED"))
}

/// A span as whole days, or as hours of one day; none when it goes on past midnight.
fn on_days(at: NaiveDateTime, length: TimeDelta) -> Option<Vec<Session>> {
    let end = at.checked_add_signed(length)?;
    let whole_days = at.time() == NaiveTime::MIN && end.time() == NaiveTime::MIN;
    if whole_days {
        let days = u64::try_from(length.num_days()).ok()?;
        let day = |ahead| at.date().checked_add_days(Days::new(ahead));
        let sessions = (0..days).filter_map(day).map(|date| Session { date, hours: Hours::whole_day() });
        return Some(sessions.collect());
    }
    let ends_today =
        end.date() == at.date() || (end.time() == NaiveTime::MIN && end - at < TimeDelta::days(1));
    let hours = Hours::new(at.time(), end.time()).filter(|_| ends_today)?;
    Some(vec![Session { date: at.date(), hours }])
}
