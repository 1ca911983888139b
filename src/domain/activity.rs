//! What a group does and when: a schedule, and occurrences that moved or fell out.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{id::ActivityId, place::Place, recurrence::Recurrence, text::Text, time::Hours};

/// Occurrences looked at in one question, at most.
pub const OCCURRENCES_MAX: usize = 400;

/// One kind of meeting of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Its id, unique within its group.
    pub id: ActivityId,
    /// What kind of meeting it is.
    pub kind: ActivityKind,
    /// A title of its own, if it has one.
    pub title: Option<Text>,
    /// When it takes place.
    pub schedule: Schedule,
    /// Where it takes place unless an occurrence says otherwise.
    pub place: Place,
    /// A line beside the dates, e.g. 「5人まで・席は自由」.
    pub note: Option<Text>,
}

/// Kinds of meetings (DOMAIN: what the other sources add).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActivityKind {
    /// はじめての会
    Newcomers,
    /// 例会
    Regular,
    /// 外の活動
    Outing,
    /// 出張の会
    Travelling,
    /// オンライン
    Online,
}

impl ActivityKind {
    /// All kinds, newcomers first.
    pub const ALL: [Self; 5] = [Self::Newcomers, Self::Regular, Self::Outing, Self::Travelling, Self::Online];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Newcomers => "newcomer",
            Self::Regular => "regular",
            Self::Outing => "outing",
            Self::Travelling => "travelling",
            Self::Online => "online",
        }
    }

    /// The kind of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// When an activity takes place, in local dates of the site.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// First date the rule counts from (RFC 5545 DTSTART).
    pub starts_on: NaiveDate,
    /// The repeating rule; none when only `dates` count.
    pub rule: Option<Recurrence>,
    /// Dates named one by one (RDATE).
    pub dates: Vec<NaiveDate>,
    /// Time of day.
    pub hours: Hours,
    /// Changes to single occurrences, by their planned date.
    pub changes: BTreeMap<NaiveDate, Change>,
}

/// What happened to one occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It takes place at another time or place.
    Moved {
        /// New date.
        date: NaiveDate,
        /// New hours.
        hours: Hours,
        /// New place, if that changed.
        place: Option<Place>,
    },
    /// It does not take place.
    Cancelled {
        /// Why, if the group said so.
        reason: Option<Text>,
    },
    /// Somebody told the desk of a change, and nobody has asked the group yet: that alone is said.
    Unconfirmed,
}

/// One meeting on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// The date the plan names.
    pub planned: NaiveDate,
    /// The date it takes place.
    pub date: NaiveDate,
    /// Time of day.
    pub hours: Hours,
    /// Where.
    pub place: Place,
    /// Whether it is as planned.
    pub status: OccurrenceStatus,
}

/// Whether an occurrence is as planned.
#[derive(Debug, Clone, PartialEq)]
pub enum OccurrenceStatus {
    /// As planned.
    Planned,
    /// Another time or place than planned.
    Moved,
    /// It does not take place.
    Cancelled(Option<Text>),
    /// As planned as far as anybody knows: a change was told and is being asked about.
    Unconfirmed,
}

impl Activity {
    /// The occurrences that take place (or would have) from `from` to `to`, both inside, in order of time.
    ///
    /// A moved occurrence stands at its new date; a cancelled one at its planned date.
    pub fn occurrences(&self, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
        let planned = self.schedule.planned(from, to);
        let moved_in = self.schedule.changes.keys().copied();
        let mut dates: Vec<NaiveDate> = planned.into_iter().chain(moved_in).collect();
        dates.sort_unstable();
        dates.dedup();
        let mut found: Vec<Occurrence> = dates
            .into_iter()
            .map(|date| self.occurrence(date))
            .filter(|occurrence| from <= occurrence.date && occurrence.date <= to)
            .collect();
        found.sort_by_key(|occurrence| (occurrence.date, occurrence.hours));
        found
    }

    fn occurrence(&self, planned: NaiveDate) -> Occurrence {
        let as_planned = Occurrence {
            planned,
            date: planned,
            hours: self.schedule.hours,
            place: self.place.clone(),
            status: OccurrenceStatus::Planned,
        };
        match self.schedule.changes.get(&planned) {
            None => as_planned,
            Some(Change::Cancelled { reason }) => {
                Occurrence { status: OccurrenceStatus::Cancelled(reason.clone()), ..as_planned }
            }
            Some(Change::Unconfirmed) => Occurrence { status: OccurrenceStatus::Unconfirmed, ..as_planned },
            Some(Change::Moved { date, hours, place }) => Occurrence {
                date: *date,
                hours: *hours,
                place: place.clone().unwrap_or(as_planned.place),
                status: OccurrenceStatus::Moved,
                planned,
            },
        }
    }
}

impl Schedule {
    fn planned(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let by_rule = self
            .rule
            .as_ref()
            .map(|rule| rule.dates(self.starts_on, from, to, OCCURRENCES_MAX))
            .unwrap_or_default();
        let named = self.dates.iter().copied().filter(|date| from <= *date && *date <= to);
        by_rule.into_iter().chain(named).collect()
    }
}
