//! Whether the clock is to be believed, and how old what is shown is.

use chrono::{DateTime, Datelike as _, Utc};
use chrono_tz::Tz;

use crate::domain::time::{Mono, Now};

use super::{config::KioskConfig, event::OfficeTime};

/// Years a clock may show: before the first, it has lost its battery.
const YEARS: std::ops::Range<i32> = 2026..2100;
/// How far the two clocks may differ while the office's answer is fresh.
const APART_MINUTES_MAX: i64 = 10;
/// Seconds an answer of the office is fresh: for that long the monotonic clock carries its time on.
const FRESH_SECS: u64 = 6 * 60 * 60;
/// How far the clock may be behind the office's last word, once that is no longer fresh.
const BEHIND_SECS_MAX: i64 = 24 * 60 * 60;
/// Seconds after the start in which nobody wonders that the office has not spoken.
const START_SECS: u64 = 60;

/// What the kiosk heard of time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Watch {
    started: Option<Mono>,
    contact: Option<Contact>,
}

/// The office's last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Contact {
    office: DateTime<Utc>,
    /// None when it was heard before this start.
    heard: Option<Mono>,
}

/// How old what is shown is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// The office was heard of a moment ago.
    Current,
    /// Say it: 「13:42 現在」.
    Aging {
        /// When the office was last heard of.
        since: DateTime<Tz>,
    },
    /// Say it and look it.
    Stale {
        /// When the office was last heard of, if ever.
        since: Option<DateTime<Tz>>,
    },
}

impl Watch {
    /// The office spoke; a year no clock may show is no time.
    pub(super) fn hear(&mut self, now: &Now, office: OfficeTime) {
        if YEARS.contains(&office.0.year()) {
            self.contact = Some(Contact { office: office.0, heard: Some(now.mono) });
        }
    }

    /// The disk remembers when the office last spoke.
    pub(super) fn remember(&mut self, office: OfficeTime) {
        if self.contact.is_none() && YEARS.contains(&office.0.year()) {
            self.contact = Some(Contact { office: office.0, heard: None });
        }
    }

    /// The first event came.
    pub(super) fn begin(&mut self, now: &Now) {
        self.started.get_or_insert(now.mono);
    }

    /// The time, if the clock is to be believed. The office's fresh word decides; without one, its last word is a
    /// moment that has certainly passed. Nothing is remembered, so a corrected clock is believed at once.
    pub(super) fn time(&self, zone: Tz, now: &Now) -> Option<DateTime<Tz>> {
        let wall = now.wall.with_timezone(&Utc);
        let ahead = |contact: Contact| wall.signed_duration_since(contact.office);
        let plausible = match self.contact {
            None => true,
            Some(contact) => match contact.fresh_age_secs(now) {
                Some(age_secs) => (ahead(contact).num_seconds() - age_secs).abs() <= APART_MINUTES_MAX * 60,
                None => ahead(contact).num_seconds() >= -BEHIND_SECS_MAX,
            },
        };
        let local = now.wall.with_timezone(&zone);
        (plausible && YEARS.contains(&local.year())).then_some(local)
    }

    /// How old what is shown is.
    pub(super) fn freshness(&self, config: &KioskConfig, now: &Now) -> Freshness {
        let Some(contact) = self.contact else {
            let young = self.started.is_none_or(|start| now.mono < start.plus_secs(START_SECS));
            return if young { Freshness::Current } else { Freshness::Stale { since: None } };
        };
        let since = contact.office.with_timezone(&config.zone);
        let age_secs = match contact.heard {
            Some(heard) => Some(now.mono.millis_since(heard) / 1000),
            None => self.time(config.zone, now).map(|at| (at - since).num_seconds().max(0).unsigned_abs()),
        };
        match age_secs {
            Some(age) if age < config.aging_secs => Freshness::Current,
            Some(age) if age < config.stale_secs => Freshness::Aging { since },
            Some(_) | None => Freshness::Stale { since: Some(since) },
        }
    }

    /// When the office last was heard of, by its own clock.
    pub fn last_contact(&self) -> Option<DateTime<Utc>> {
        self.contact.map(|contact| contact.office)
    }
}

impl Contact {
    fn fresh_age_secs(&self, now: &Now) -> Option<i64> {
        let age_secs = now.mono.millis_since(self.heard?) / 1000;
        (age_secs <= FRESH_SECS).then(|| i64::try_from(age_secs).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    const ZONE: Tz = chrono_tz::Asia::Tokyo;

    fn now(mono_secs: u64, wall: &str) -> Now {
        let wall = chrono::NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M:%S").unwrap();
        Now { mono: Mono(mono_secs * 1000), wall: ZONE.from_local_datetime(&wall).unwrap() }
    }

    fn office(wall: &str) -> OfficeTime {
        OfficeTime(now(0, wall).wall.with_timezone(&Utc))
    }

    #[test]
    fn a_clock_is_believed_only_with_reason() {
        let mut never = Watch::default();
        let mut heard = Watch::default();
        heard.hear(&now(100, "1999-01-01 00:00:00"), office("2026-11-21 13:00:00"));
        let mut remembered = Watch::default();
        remembered.remember(office("2026-11-21 13:00:00"));
        never.begin(&now(0, "2026-11-21 13:00:00"));
        for (watch, mono_secs, wall, known) in [
            (&never, 0, "2026-11-21 13:00:00", true),
            (&never, 0, "2025-12-31 23:59:59", false),
            (&never, 0, "2100-01-01 00:00:00", false),
            (&heard, 100, "2026-11-21 13:09:59", true),
            (&heard, 100, "2026-11-21 13:10:01", false),
            (&heard, 3700, "2026-11-21 13:55:00", true),
            (&heard, 3700, "2026-11-21 13:00:00", false),
            (&heard, 100 + FRESH_SECS + 1, "2026-11-20 13:00:01", true),
            (&heard, 100 + FRESH_SECS + 1, "2026-11-20 12:59:59", false),
            (&heard, 100 + FRESH_SECS + 1, "2027-05-01 12:00:00", true),
            (&remembered, 0, "2026-11-20 13:00:01", true),
            (&remembered, 0, "2026-11-20 12:59:59", false),
        ] {
            assert_eq!(
                watch.time(ZONE, &now(mono_secs, wall)).is_some(),
                known,
                "{watch:?} {mono_secs} {wall}"
            );
        }
    }

    #[test]
    fn an_office_that_once_was_wrong_does_not_poison_the_clock() {
        let mut watch = Watch::default();
        watch.hear(&now(0, "2026-11-21 13:00:00"), office("2035-01-01 00:00:00"));
        assert_eq!(watch.time(ZONE, &now(0, "2026-11-21 13:00:00")), None);
        watch.hear(&now(30, "2026-11-21 13:00:30"), office("2026-11-21 13:00:31"));
        assert!(watch.time(ZONE, &now(FRESH_SECS * 2, "2026-11-22 13:00:00")).is_some());
    }

    #[test]
    fn age_is_said_before_it_is_looked() {
        let config = KioskConfig::default();
        let mut watch = Watch::default();
        watch.begin(&now(0, "2026-11-21 13:00:00"));
        let at = |watch: &Watch, secs| watch.freshness(&config, &now(secs, "2026-11-21 13:00:00"));
        assert_eq!(at(&watch, 59), Freshness::Current);
        assert_eq!(at(&watch, 60), Freshness::Stale { since: None });
        watch.hear(&now(100, "2026-11-21 13:42:00"), office("2026-11-21 13:42:00"));
        let since = now(0, "2026-11-21 13:42:00").wall;
        assert_eq!(at(&watch, 100 + config.aging_secs - 1), Freshness::Current);
        assert_eq!(at(&watch, 100 + config.aging_secs), Freshness::Aging { since });
        assert_eq!(at(&watch, 100 + config.stale_secs), Freshness::Stale { since: Some(since) });
    }

    #[test]
    fn a_restart_does_not_make_old_content_young() {
        let config = KioskConfig::default();
        let mut watch = Watch::default();
        watch.remember(office("2026-11-21 13:00:00"));
        let since = now(0, "2026-11-21 13:00:00").wall;
        for (wall, expected) in [
            ("2026-11-21 13:01:00", Freshness::Current),
            ("2026-11-21 14:00:00", Freshness::Aging { since }),
            ("2026-11-23 13:00:00", Freshness::Stale { since: Some(since) }),
            ("1970-01-01 09:00:00", Freshness::Stale { since: Some(since) }),
        ] {
            assert_eq!(watch.freshness(&config, &now(1, wall)), expected, "{wall}");
        }
    }
}
