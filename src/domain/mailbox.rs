//! Mailboxes and lockers that the centre lends to groups: whether post waits, and until when they are lent.

use chrono::{Datelike as _, NaiveDate};

use super::{calendar::OpeningCalendar, check_in::NumberSum, id::MailboxId};

/// Digits of a box's number as a terminal asks for it: zeros stand in front of a short one.
pub const BOX_DIGITS: usize = 3;
/// Highest number a box can have; the lowest is 1.
pub const BOX_NUMBER_MAX: u32 = 999;
/// Days before the end of a loan in which the desk is told of it.
pub const RENEWAL_SOON_DAYS: i64 = 60;

/// A mailbox or a locker as a terminal knows it: no name, and nothing is shown before number and PIN (PRIVACY P15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// Its id.
    pub id: MailboxId,
    /// Which of the two it is.
    pub kind: BoxKind,
    /// The number on its door, 1 to 999; no two boxes have one.
    pub number: u32,
    /// What its PIN is checked by; none when the desk has given none out, and then a terminal tells nothing of it.
    pub pin: Option<NumberSum>,
    /// Whether post waits in it.
    pub post: Post,
    /// The day until which it is lent.
    pub renew_on: NaiveDate,
}

/// What stands on the door of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum BoxKind {
    /// メールボックス
    #[default]
    Mailbox,
    /// ロッカー
    Locker,
}

/// Whether post waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Post {
    /// Nothing the desk knows of.
    #[default]
    Nothing,
    /// 郵便が届いています
    Waiting,
}

/// The box whose door has this number and whose PIN this is. A number nobody has and a wrong PIN are one answer: none.
pub fn opened<'a>(
    boxes: impl IntoIterator<Item = &'a Mailbox>,
    number: &str,
    pin: &str,
) -> Option<&'a Mailbox> {
    let number: u32 = number.parse().ok()?;
    boxes.into_iter().find(|it| it.number == number && it.pin == Some(NumberSum::of_box(&it.id, pin)))
}

/// The day until which a box is lent anew: a year after `from`, or the next day after that on which the desk is open,
/// for nobody can come to renew before a closed door.
pub fn renewed(from: NaiveDate, desk: &OpeningCalendar) -> NaiveDate {
    let year = from.year().saturating_add(1);
    // The 29th of February has no namesake a year later.
    let plain = from.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).unwrap_or(from);
    desk.open_day_from(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        calendar::{DayException, YearEnd},
        id::CalendarId,
        text::Text,
        time::Hours,
    };

    fn mailbox(id: &str, number: u32, pin: Option<&str>) -> Mailbox {
        let id = MailboxId::parse(id).unwrap();
        let pin = pin.map(|pin| NumberSum::of_box(&id, pin));
        let renew_on = NaiveDate::from_ymd_opt(2027, 3, 31).unwrap();
        Mailbox { id, kind: BoxKind::Mailbox, number, pin, post: Post::Waiting, renew_on }
    }

    #[test]
    fn a_box_opens_to_its_own_number_and_pin_alone() {
        let boxes =
            [mailbox("m-7", 7, Some("0417")), mailbox("m-8", 8, Some("0417")), mailbox("m-9", 9, None)];
        let found = |number, pin| opened(&boxes, number, pin).map(|it| it.number);
        assert_eq!((found("007", "0417"), found("008", "0417")), (Some(7), Some(8)));
        for (number, pin) in [("007", "0418"), ("009", "0417"), ("009", ""), ("010", "0417"), ("", "0417")] {
            assert_eq!(found(number, pin), None, "{number} {pin}");
        }
        assert_ne!(boxes[0].pin, boxes[1].pin, "one PIN looks different at two boxes");
    }

    proptest! {
        /// Whatever the desk's week, holidays, year-end and days of its own: no promise falls on a closed day.
        #[test]
        fn nothing_is_lent_until_a_closed_day(
            ahead in 0_i64..4000, open in 1_u8..128, own in proptest::collection::vec(-5_i64..20, 0..6),
        ) {
            let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
            let from = first + chrono::TimeDelta::days(ahead);
            let around = from.with_year(from.year() + 1).unwrap_or(from);
            let weekly = std::array::from_fn(|day| (open >> day & 1 == 1).then(Hours::whole_day));
            let closed = |days: &i64| (around + chrono::TimeDelta::days(*days), DayException::Closed(Text::ja("点検")));
            let desk = OpeningCalendar {
                id: CalendarId::parse("desk").unwrap(),
                name: Text::ja("窓口"),
                weekly,
                closed_on_holidays: true,
                year_end: Some(YearEnd { from: (12, 29), to: (1, 3) }),
                exceptions: own.iter().map(closed).collect(),
            };
            let until = renewed(from, &desk);
            prop_assert!(desk.day(until).hours().is_some(), "{until}");
            prop_assert!((365..=366 + 60).contains(&(until - from).num_days()), "{from} {until}");
        }
    }

    #[test]
    fn a_loan_of_a_leap_day_ends_on_the_first_of_march() {
        let always = OpeningCalendar {
            id: CalendarId::parse("desk").unwrap(),
            name: Text::ja("窓口"),
            weekly: [Some(Hours::whole_day()); 7],
            closed_on_holidays: false,
            year_end: None,
            exceptions: std::collections::BTreeMap::new(),
        };
        let leap = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
        assert_eq!(renewed(leap, &always), NaiveDate::from_ymd_opt(2029, 3, 1).unwrap());
    }
}
