//! A calendar to be followed: one event to each occurrence, in UTC, so that no program has to know our zone.

use chrono::{DateTime, Utc};

use super::line::{escape, put};

/// One occurrence, as others may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its lasting name: the same as long as it is the same occurrence.
    pub uid: String,
    /// When it begins.
    pub from: DateTime<Utc>,
    /// When it ends.
    pub to: DateTime<Utc>,
    /// Its title.
    pub title: String,
    /// Where, if that may be said.
    pub place: Option<String>,
    /// Whether it takes place.
    pub standing: Standing,
}

/// Whether an occurrence takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Confirmed,
    /// It is not certain.
    Tentative,
    /// It does not.
    Cancelled,
}

impl Standing {
    fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "CONFIRMED",
            Self::Tentative => "TENTATIVE",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// Writes a calendar of this name, as it is at `now`; lines end as the RFC asks, none is longer than 75 octets.
pub fn write(name: &str, notices: &[Notice], now: DateTime<Utc>) -> String {
    let mut out = String::new();
    let stamp = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Shirube//Shirube//JA"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", &escape(name)),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"),
    ] {
        put(&mut out, name, value);
    }
    for notice in notices {
        put(&mut out, "BEGIN", "VEVENT");
        put(&mut out, "UID", &escape(&notice.uid));
        put(&mut out, "DTSTAMP", &stamp(now));
        put(&mut out, "DTSTART", &stamp(notice.from));
        put(&mut out, "DTEND", &stamp(notice.to));
        put(&mut out, "SUMMARY", &escape(&notice.title));
        if let Some(place) = &notice.place {
            put(&mut out, "LOCATION", &escape(place));
        }
        put(&mut out, "STATUS", notice.standing.word());
        put(&mut out, "END", "VEVENT");
    }
    put(&mut out, "END", "VCALENDAR");
    out
}
