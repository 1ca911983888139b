//! 電話を受けた: a change of one date that somebody told the desk, until the group has been asked.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::GroupRecord;
use crate::{
    domain::{activity::Change, id::ActivityId},
    wire::json::{FieldError, Fields, Json, Object},
};

/// A change that was told and not confirmed. What it says leaves the building only when it is (CARE, the desk).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The activity it is about.
    pub activity: ActivityId,
    /// The date the plan names.
    pub planned: NaiveDate,
    /// What the date becomes when the group confirms it; none is "as planned".
    pub change: Option<Change>,
    /// What the date was before; it comes back when the call was a mistake.
    pub before: Option<Change>,
    /// When it was told.
    pub at: DateTime<Utc>,
    /// Who took it.
    pub taken_by: String,
    /// Who told it, and how, for staff alone.
    pub note: String,
}

impl Call {
    /// Whether it is about this date.
    pub fn is_about(&self, activity: &ActivityId, planned: NaiveDate) -> bool {
        self.activity == *activity && self.planned == planned
    }
}

impl GroupRecord {
    /// Notes what was told of a date: until the group is asked, the date says only that it may change. What was told
    /// of the same date before gives way; what stood there before any call is remembered.
    pub fn take_call(&mut self, call: Call) {
        let earlier = self.forget_call(&call.activity, call.planned);
        let Some(changes) = self.changes(&call.activity) else { return };
        let stands = changes.insert(call.planned, Change::Unconfirmed);
        let before = match earlier {
            Some(earlier) => earlier.before,
            None => stands.filter(|it| *it != Change::Unconfirmed),
        };
        self.private.calls.push(Call { before, ..call });
    }

    /// Settles a date: the group has confirmed `change`, or said that nothing changes. None is "as planned".
    pub fn settle(&mut self, activity: &ActivityId, planned: NaiveDate, change: Option<Change>) {
        self.forget_call(activity, planned);
        let Some(changes) = self.changes(activity) else { return };
        match change {
            Some(change) => drop(changes.insert(planned, change)),
            None => drop(changes.remove(&planned)),
        }
    }

    /// What was told of a date and waits for the group.
    pub fn call(&self, activity: &ActivityId, planned: NaiveDate) -> Option<&Call> {
        self.private.calls.iter().find(|call| call.is_about(activity, planned))
    }

    fn forget_call(&mut self, activity: &ActivityId, planned: NaiveDate) -> Option<Call> {
        let at = self.private.calls.iter().position(|call| call.is_about(activity, planned))?;
        Some(self.private.calls.remove(at))
    }

    fn changes(&mut self, activity: &ActivityId) -> Option<&mut BTreeMap<NaiveDate, Change>> {
        let found = self.public.activities.iter_mut().find(|it| it.id == *activity);
        found.map(|it| &mut it.schedule.changes)
    }
}

impl Json for Call {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            activity: fields.get("activity")?,
            planned: fields.get("planned")?,
            change: fields.opt("change")?,
            before: fields.opt("before")?,
            at: fields.get("at")?,
            taken_by: fields.or_default("taken_by")?,
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("activity", &self.activity)
            .with("planned", &self.planned)
            .opt("change", self.change.as_ref())
            .opt("before", self.before.as_ref())
            .with("at", &self.at)
            .with("taken_by", &self.taken_by)
            .with("note", &self.note)
            .value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::text::Text, wire::record::samples};

    fn told(reason: &str) -> Call {
        let group = samples::group();
        Call {
            activity: group.public.activities[0].id.clone(),
            planned: "2026-12-30".parse().unwrap(),
            change: Some(Change::Cancelled { reason: Some(Text::ja(reason)) }),
            before: None,
            at: "2026-11-21T04:42:00Z".parse().unwrap(),
            taken_by: String::new(),
            note: String::new(),
        }
    }

    fn stands(group: &GroupRecord, call: &Call) -> Option<Change> {
        group.public.activities[0].schedule.changes.get(&call.planned).cloned()
    }

    #[test]
    fn a_date_says_that_it_may_change_until_the_group_was_asked() {
        let (mut group, call) = (samples::group(), told("会場の都合"));
        group.take_call(call.clone());
        assert_eq!(stands(&group, &call), Some(Change::Unconfirmed));
        let kept = group.call(&call.activity, call.planned).unwrap().clone();
        group.settle(&call.activity, call.planned, kept.change);
        assert_eq!(stands(&group, &call), call.change);
        assert_eq!(group.call(&call.activity, call.planned), None);
    }

    #[test]
    fn a_mistaken_call_leaves_the_date_as_it_was_however_often_it_came() {
        let (mut group, call) = (samples::group(), told("一度目"));
        let before = Some(Change::Cancelled { reason: None });
        group.settle(&call.activity, call.planned, before.clone());
        group.take_call(call.clone());
        group.take_call(told("二度目"));
        let kept = group.call(&call.activity, call.planned).unwrap().clone();
        assert_eq!((kept.change, &kept.before), (told("二度目").change, &before));
        group.settle(&call.activity, call.planned, kept.before);
        assert_eq!(stands(&group, &call), before);
    }
}
