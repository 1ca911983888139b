//! From one event's lines to the days on which it takes place: rule, added and excepted dates, within limits.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use super::{
    line::Line,
    stamp::{Stamp, span},
    unclear::{Unclear, Why},
};
use crate::domain::recurrence::Recurrence;

/// Occurrences of one event, at most.
pub(super) const OCCURRENCES_MAX: usize = 400;

/// Days of one occurrence, at most: more is no meeting.
const DAYS_MAX: i64 = 31;

/// The lines of one event, with the zone of the site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event<'a> {
    pub(super) lines: &'a [Line],
    pub(super) site: Tz,
}

impl<'a> Event<'a> {
    /// The line of a property, if there is one.
    pub(super) fn line(self, name: &str) -> Option<&'a Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    fn all(self, name: &'a str) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    /// When it begins, where it was written.
    pub(super) fn start(self) -> Result<Stamp, Unclear> {
        let Some(line) = self.line("DTSTART") else {
            return Err(self.unclear("DTSTART", Why::NoStart));
        };
        Stamp::parse(line, &line.value, self.site).ok_or_else(|| Unclear::at(line, Why::Time))
    }

    /// How long it lasts: by its end, by its length, or a day where it has but a date.
    pub(super) fn length(self, start: Stamp) -> Result<TimeDelta, Unclear> {
        if let Some(line) = self.line("DTEND") {
            let end =
                Stamp::parse(line, &line.value, self.site).ok_or_else(|| Unclear::at(line, Why::Time))?;
            let length = end.at_site(self.site) - start.at_site(self.site);
            let fits = TimeDelta::zero() < length && length <= TimeDelta::days(DAYS_MAX);
            return if fits { Ok(length) } else { Err(Unclear::at(line, Why::NoLength)) };
        }
        if let Some(line) = self.line("DURATION") {
            let length = span(&line.value).filter(|length| *length > TimeDelta::zero());
            return length.ok_or_else(|| Unclear::at(line, Why::NoLength));
        }
        match start {
            Stamp::Day(_) => Ok(TimeDelta::days(1)),
            Stamp::Moment(..) => Err(self.unclear("DTSTART", Why::NoLength)),
        }
    }

    /// The beginnings of its occurrences by the site's wall clock, from `from` to `to`, both inside.
    pub(super) fn beginnings(
        self,
        start: Stamp,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<BTreeSet<NaiveDateTime>, Unclear> {
        if let Some(line) = self.line("EXRULE") {
            return Err(Unclear::at(line, Why::Repetition));
        }
        // A zone may be a day ahead or behind: the rule is asked for a day more on both sides.
        let (early, late) = (from.pred_opt().unwrap_or(from), to.succ_opt().unwrap_or(to));
        let mut dates = vec![start.date()];
        for line in self.all("RRULE") {
            let rule =
                Recurrence::parse(&line.value).ok().ok_or_else(|| Unclear::at(line, Why::Repetition))?;
            if rule.dates(start.date(), start.date(), start.date(), 1).is_empty() {
                return Err(Unclear::at(line, Why::StartOutsideRule));
            }
            dates.extend(rule.dates(start.date(), early, late, OCCURRENCES_MAX));
        }
        let mut found: BTreeSet<NaiveDateTime> =
            dates.into_iter().map(|date| start.on(date).at_site(self.site)).collect();
        found.extend(self.stamps("RDATE")?.into_iter().map(|stamp| stamp.at_site(self.site)));
        let except = self.stamps("EXDATE")?;
        found.retain(|at| {
            (from..=to).contains(&at.date()) && !except.iter().any(|stamp| stamp.means(*at, self.site))
        });
        Ok(found)
    }

    /// Every value of a property that holds lists of dates.
    fn stamps(self, name: &'a str) -> Result<Vec<Stamp>, Unclear> {
        let mut stamps = Vec::new();
        for line in self.all(name) {
            for value in line.value.split(',') {
                let stamp = Stamp::parse(line, value, self.site);
                stamps.push(stamp.ok_or_else(|| Unclear::at(line, Why::Time))?);
            }
        }
        stamps.truncate(OCCURRENCES_MAX * 4);
        Ok(stamps)
    }

    /// Something about it that a person has to look at, where a property stands or would stand.
    pub(super) fn unclear(self, name: &str, why: Why) -> Unclear {
        let first = self.lines.first().map_or(0, |line| line.number);
        self.line(name).map_or_else(
            || Unclear { line: first, property: name.to_owned(), value: String::new(), why },
            |line| Unclear::at(line, why),
        )
    }
}
