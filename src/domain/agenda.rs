//! The agenda: every meeting of the coming weeks, worked out once a day so that drawing never counts dates.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    activity::{Activity, Occurrence, OccurrenceStatus},
    content::Content,
    id::{ActivityId, GroupId},
};

/// Days an agenda reaches ahead: a group that meets every other month has its next date inside.
pub const AGENDA_DAYS: u64 = 200;

/// Every meeting from one day on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agenda {
    from: Option<NaiveDate>,
    by_group: BTreeMap<GroupId, Vec<Meeting>>,
}

/// One meeting of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Which activity of the group.
    pub activity: ActivityId,
    /// When, where, and whether as planned.
    pub occurrence: Occurrence,
}

impl Agenda {
    /// The meetings of all groups from `from` for [`AGENDA_DAYS`] days.
    pub fn of(content: &Content, from: NaiveDate) -> Self {
        let to = from.checked_add_days(Days::new(AGENDA_DAYS)).unwrap_or(from);
        let by_group =
            content.groups.iter().map(|(id, group)| (id.clone(), meetings(&group.activities, from, to)));
        Self { from: Some(from), by_group: by_group.collect() }
    }

    /// The day it begins; none when it is empty because nobody knows the date.
    pub fn from(&self) -> Option<NaiveDate> {
        self.from
    }

    /// All meetings of a group in order of time, cancelled ones included.
    pub fn meetings(&self, group: &GroupId) -> &[Meeting] {
        self.by_group.get(group).map_or(&[], Vec::as_slice)
    }

    /// A group's next meeting that takes place.
    pub fn next(&self, group: &GroupId) -> Option<&Meeting> {
        self.meetings(group).iter().find(|meeting| meeting.takes_place())
    }

    /// All meetings on a day that take place, in order of time.
    pub fn on(&self, date: NaiveDate) -> Vec<(&GroupId, &Meeting)> {
        let all =
            self.by_group.iter().flat_map(|(group, meetings)| meetings.iter().map(move |it| (group, it)));
        let mut found: Vec<_> =
            all.filter(|(_, meeting)| meeting.occurrence.date == date && meeting.takes_place()).collect();
        found.sort_by_key(|(group, meeting)| (meeting.occurrence.hours, (*group).clone()));
        found
    }
}

impl Meeting {
    /// Whether it was not cancelled.
    pub fn takes_place(&self) -> bool {
        match self.occurrence.status {
            OccurrenceStatus::Planned | OccurrenceStatus::Moved | OccurrenceStatus::Unconfirmed => true,
            OccurrenceStatus::Cancelled(_) => false,
        }
    }
}

fn meetings(activities: &[Activity], from: NaiveDate, to: NaiveDate) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = activities
        .iter()
        .flat_map(|activity| {
            let occurrences = activity.occurrences(from, to).into_iter();
            occurrences.map(|occurrence| Meeting { activity: activity.id.clone(), occurrence })
        })
        .collect();
    found.sort_by_key(|meeting| (meeting.occurrence.date, meeting.occurrence.hours));
    found
}
