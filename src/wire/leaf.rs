//! Values that are one word in JSON and in a CSV cell: ids, dates, hours, rules, keys.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Timelike as _, Utc};

use super::want::Want;
use crate::domain::{
    activity::ActivityKind,
    blob::BlobHash,
    book::Availability,
    channel::Channel,
    check_in::{CheckInBy, NumberSum, Presence},
    desk::{ResourceKind, WayKind},
    emergency::EmergencyKind,
    follow_up::{FollowUpKind, Locator, PublicHost, Recipient, Sealed, Verifier, VerifierHash, Writer},
    group::{Access, Admission, Audience, FirstVisitSign, Scope},
    id::{
        ActivityId, BookId, BookingId, CalendarId, DeskId, EventId, FollowUpId, GroupId, HelplineId,
        LeafletId, MailboxId, NoticeId, PlaylistId, ProposalId, RoomId, SeriesId, TemplateId, ThemeId,
    },
    mailbox::{BoxKind, Post},
    notice::{NoticeTone, Urgency},
    proposal::ProposalStage,
    recurrence::Recurrence,
    room::Certainty,
    series::ClosedDays,
    settings::WordSort,
    signage::Automatic,
    time::Hours,
};

/// A value with one spelling; `T::from_word(&value.to_word()) == Ok(value)`.
pub(crate) trait Leaf: Sized {
    /// Reads the spelling, or says what is allowed.
    fn from_word(word: &str) -> Result<Self, Want>;

    /// The spelling.
    fn to_word(&self) -> String;
}

impl Leaf for NaiveDate {
    fn from_word(word: &str) -> Result<Self, Want> {
        // chrono also accepts signs, spaces and one-digit months: one day has one spelling here.
        let date = Self::parse_from_str(word, "%Y-%m-%d").ok().filter(|date| date.to_string() == word);
        date.ok_or(Want::Date)
    }

    fn to_word(&self) -> String {
        self.to_string()
    }
}

impl Leaf for DateTime<Utc> {
    fn from_word(word: &str) -> Result<Self, Want> {
        // One moment has one spelling, to the second.
        let moment = word.parse::<Self>().ok().filter(|moment| moment.to_word() == word);
        moment.ok_or(Want::Moment)
    }

    fn to_word(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

impl Leaf for Hours {
    fn from_word(word: &str) -> Result<Self, Want> {
        let (start, end) = word.split_once('-').ok_or(Want::Hours)?;
        hours(start, end).ok_or(Want::Hours)
    }

    fn to_word(&self) -> String {
        let end = self.end_minute();
        format!("{}-{:02}:{:02}", self.start.format("%H:%M"), end / 60, end % 60)
    }
}

/// The hours between two times; `24:00` may end them.
pub(crate) fn hours(start: &str, end: &str) -> Option<Hours> {
    let start = time(start)?;
    let end = if end == "24:00" { NaiveTime::MIN } else { time(end).filter(|end| *end != NaiveTime::MIN)? };
    Hours::new(start, end)
}

/// A time as `09:00`.
pub(crate) fn time(word: &str) -> Option<NaiveTime> {
    let time = NaiveTime::parse_from_str(word, "%H:%M").ok()?;
    (format!("{:02}:{:02}", time.hour(), time.minute()) == word).then_some(time)
}

impl Leaf for Recurrence {
    fn from_word(word: &str) -> Result<Self, Want> {
        Self::parse(word).map_err(|why| Want::Rule(why.to_string()))
    }

    fn to_word(&self) -> String {
        self.to_string()
    }
}

impl Leaf for BlobHash {
    fn from_word(word: &str) -> Result<Self, Want> {
        Self::parse(word).ok().ok_or(Want::Blob)
    }

    fn to_word(&self) -> String {
        self.to_string()
    }
}

/// A day of every year, (month, day).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MonthDay(pub(crate) (u32, u32));

impl Leaf for MonthDay {
    fn from_word(word: &str) -> Result<Self, Want> {
        use chrono::Datelike as _;
        // A leap year, so that the 29th of February is a day.
        let date = NaiveDate::from_word(&format!("2024-{word}")).ok().ok_or(Want::MonthDay)?;
        Ok(Self((date.month(), date.day())))
    }

    fn to_word(&self) -> String {
        let Self((month, day)) = self;
        format!("{month:02}-{day:02}")
    }
}

/// A day of the week, numbered from Monday, 0 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DayOfWeek(pub(crate) u8);

/// The words for the days of the week, Monday first.
pub(crate) const DAYS_OF_WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Leaf for DayOfWeek {
    fn from_word(word: &str) -> Result<Self, Want> {
        let found = (0..).zip(DAYS_OF_WEEK).find(|(_, day)| *day == word);
        found.map(|(number, _)| Self(number)).ok_or_else(|| Want::one_of(DAYS_OF_WEEK))
    }

    fn to_word(&self) -> String {
        DAYS_OF_WEEK.get(usize::from(self.0)).copied().unwrap_or_default().to_owned()
    }
}

macro_rules! ids {
    ($($id:ident),* $(,)?) => {$(
        impl Leaf for $id {
            fn from_word(word: &str) -> Result<Self, Want> {
                Self::parse(word).ok().ok_or(Want::Id)
            }

            fn to_word(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

ids!(
    ActivityId, BookId, BookingId, CalendarId, DeskId, EventId, FollowUpId, GroupId, HelplineId, LeafletId,
    MailboxId, NoticeId, PlaylistId, ProposalId, RoomId, SeriesId, TemplateId, ThemeId,
);

macro_rules! keys {
    ($($key:ident),* $(,)?) => {$(
        impl Leaf for $key {
            fn from_word(word: &str) -> Result<Self, Want> {
                Self::from_key(word).ok_or_else(|| Want::one_of(Self::ALL.iter().map(|it| it.key())))
            }

            fn to_word(&self) -> String {
                self.key().to_owned()
            }
        }
    )*};
}

keys!(
    Access,
    ActivityKind,
    Audience,
    Automatic,
    Availability,
    Channel,
    ClosedDays,
    EmergencyKind,
    FollowUpKind,
    NoticeTone,
    ProposalStage,
    Urgency,
    ResourceKind,
    WayKind,
    WordSort,
    Writer,
);

macro_rules! follow_up {
    ($($type:ident: |$value:ident| $word:expr),* $(,)?) => {$(
        impl Leaf for $type {
            fn from_word(word: &str) -> Result<Self, Want> {
                // One value has one spelling.
                Self::parse(word).filter(|it| it.to_word() == word).ok_or(Want::FollowUp)
            }

            fn to_word(&self) -> String {
                let $value = self;
                $word
            }
        }
    )*};
}

follow_up!(
    Locator: |it| it.digits(),
    Recipient: |it| it.as_str().to_owned(),
    Verifier: |it| it.to_hex(),
    VerifierHash: |it| it.to_string(),
    PublicHost: |it| it.as_str().to_owned(),
);

impl Leaf for Sealed {
    fn from_word(word: &str) -> Result<Self, Want> {
        STANDARD.decode(word).ok().and_then(Self::new).ok_or(Want::FollowUp)
    }

    fn to_word(&self) -> String {
        STANDARD.encode(self.as_bytes())
    }
}

macro_rules! words {
    ($type:ty: $($word:literal = $value:path),* $(,)?) => {
        impl Leaf for $type {
            fn from_word(word: &str) -> Result<Self, Want> {
                match word {
                    $($word => Ok($value),)*
                    _ => Err(Want::one_of([$($word),*])),
                }
            }

            fn to_word(&self) -> String {
                match self { $($value => $word,)* }.to_owned()
            }
        }
    };
}

pub(crate) use words;

words!(Admission: "yes" = Self::Open, "contact" = Self::ContactFirst, "no" = Self::NotOpen);
words!(Scope: "city" = Self::Municipality, "prefecture" = Self::Prefecture, "nation" = Self::Nation,
    "outside" = Self::Outside);
impl Leaf for NumberSum {
    fn from_word(word: &str) -> Result<Self, Want> {
        Self::parse(word).ok_or(Want::NumberSum)
    }

    fn to_word(&self) -> String {
        self.to_string()
    }
}

words!(CheckInBy: "nobody" = Self::Nobody, "anybody" = Self::Anybody, "number" = Self::Number);
words!(BoxKind: "mailbox" = Self::Mailbox, "locker" = Self::Locker);
words!(Post: "nothing" = Self::Nothing, "waiting" = Self::Waiting);
words!(Presence: "here" = Self::Here, "gone" = Self::Gone);
words!(Certainty: "confirmed" = Self::Confirmed, "tentative" = Self::Tentative, "closed" = Self::Closed);
words!(FirstVisitSign: "door" = Self::Door, "people" = Self::People, "quiet" = Self::Quiet, "leave" = Self::Leave,
    "seat" = Self::Seat, "late" = Self::Late, "name" = Self::Name, "tea" = Self::Tea, "writing" = Self::Writing,
    "camera" = Self::Camera);

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Leaf + PartialEq + std::fmt::Debug>(good: &[&str], bad: &[&str]) {
        for word in good {
            assert_eq!(T::from_word(word).unwrap().to_word(), *word);
        }
        for word in bad {
            assert!(T::from_word(word).is_err(), "{word}");
        }
    }

    #[test]
    fn every_value_has_one_spelling() {
        check::<Hours>(
            &["09:00-21:00", "00:00-24:00", "23:59-24:00"],
            &[
                "",
                "9:00-21:00",
                "09:00",
                "21:00-09:00",
                "09:00-09:00",
                "09:00-25:00",
                "09:00-00:00",
                "24:00-24:00",
            ],
        );
        check::<NaiveDate>(
            &["2026-11-21", "2028-02-29"],
            &["", "2026-2-3", "2026-02-29", "+2026-11-21", "21.11.2026"],
        );
        check::<DateTime<Utc>>(
            &["2026-11-21T04:42:00Z"],
            &[
                "",
                "2026-11-21",
                "2026-11-21T04:42:00+09:00",
                "2026-11-21T04:42:00.5Z",
                "2026-11-21 04:42:00Z",
            ],
        );
        check::<MonthDay>(&["12-29", "01-03", "02-29"], &["", "1-3", "13-01", "02-30"]);
        check::<DayOfWeek>(&DAYS_OF_WEEK, &["", "Mon", "monday"]);
        check::<Admission>(&["yes", "contact", "no"], &["", "maybe"]);
        check::<Scope>(&["city", "prefecture", "nation", "outside"], &["world"]);
        check::<Access>(&["wheelchair", "text_only"], &["lift"]);
        check::<GroupId>(&["sayu-no-kai"], &["Sayu", ""]);
    }
}
