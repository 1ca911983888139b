//! What a slip's number may be, and on which date somebody reads.

use std::collections::BTreeMap;

use super::*;
use crate::domain::{calendar::DayException, id::CalendarId, text::Text, time::Hours};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Tuesday to Friday, closed on holidays.
fn desk() -> OpeningCalendar {
    let hours = Hours::new("09:00:00".parse().unwrap(), "17:00:00".parse().unwrap());
    OpeningCalendar {
        id: CalendarId::parse("desk").unwrap(),
        name: Text::ja("窓口"),
        weekly: [None, hours, hours, hours, hours, None, None],
        closed_on_holidays: true,
        year_end: None,
        exceptions: BTreeMap::new(),
    }
}

pub(crate) fn settings() -> FollowUpDesk {
    FollowUpDesk {
        site: "mihon".to_owned(),
        recipient: Recipient::parse(&format!("age1{}", "q".repeat(58))).unwrap(),
        key_id: "k1".to_owned(),
        public_host: None,
        reply_days: 3,
        away_until: None,
    }
}

#[test]
fn a_saturday_evening_is_read_on_tuesday() {
    let cases = [
        // Saturday before a Monday: the desk opens on Tuesdays.
        ("2026-11-21", "2026-11-24", "2026-11-26"),
        // An open day promises the next one.
        ("2026-11-24", "2026-11-25", "2026-11-27"),
        // Friday: past the weekend.
        ("2026-11-27", "2026-12-01", "2026-12-03"),
        // 2026-11-03 is a Tuesday and a holiday.
        ("2026-11-01", "2026-11-04", "2026-11-06"),
    ];
    for (today, read, reply) in cases {
        let known = (settings().read_on(&desk(), day(today)), settings().reply_by(&desk(), day(today)));
        assert_eq!(known, (Some(day(read)), Some(day(reply))), "{today}");
    }
}

#[test]
fn nobody_reads_while_the_desk_is_away_or_decided_to_be_closed() {
    let away = FollowUpDesk { away_until: Some(day("2026-11-27")), ..settings() };
    assert_eq!(away.read_on(&desk(), day("2026-11-20")), Some(day("2026-12-01")));
    assert_eq!(away.read_on(&desk(), day("2026-12-01")), Some(day("2026-12-02")), "an old absence is over");
    let mut closed = desk();
    closed.exceptions.insert(day("2026-11-24"), DayException::Closed(Text::ja("研修")));
    assert_eq!(settings().read_on(&closed, day("2026-11-21")), Some(day("2026-11-25")));
    let never = OpeningCalendar { weekly: [None; 7], ..desk() };
    assert_eq!(settings().read_on(&never, day("2026-11-21")), None);
}

#[test]
fn a_locator_has_seven_digits_of_chance_and_nothing_shows_it() {
    assert_eq!(Locator::of_number(0).to_string(), "0000-0000");
    assert_eq!(Locator::of_number(12_345_678), Locator::of_number(2_345_678));
    for number in [1, 42, 999_999, 9_999_999] {
        let locator = Locator::of_number(number);
        assert_eq!(Locator::parse(&locator.digits()), Some(locator));
        assert!(!format!("{locator:?}").contains(char::is_numeric));
    }
}

#[test]
fn what_the_office_keeps_of_a_verifier_is_its_sha256() {
    let verifier = Verifier::from_bytes([0; 32]);
    assert_eq!(
        verifier.hash().to_string(),
        "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
    );
    assert_eq!(Verifier::parse(&verifier.to_hex()), Some(verifier.clone()));
    assert_eq!(format!("{verifier:?} {:?}", verifier.hash()), "Verifier(..) VerifierHash(..)");
}

#[test]
fn hosts_and_recipients_fit_where_they_go() {
    for good in ["a", "reply.mihon.example", "host:8443", "localhost:65535"] {
        assert!(PublicHost::parse(good).is_some(), "{good}");
    }
    for bad in ["", "reply.mihon.example.jp", "Reply.example", "a/b", "a b", "ア"] {
        assert!(PublicHost::parse(bad).is_none(), "{bad}");
    }
    for bad in ["", "age1", &format!("age1{}", "Q".repeat(58)), &format!("age2{}", "q".repeat(58))] {
        assert!(Recipient::parse(bad).is_none(), "{bad}");
    }
    assert_eq!((Sealed::new(Vec::new()), Sealed::new(vec![0; SEALED_BYTES_MAX + 1])), (None, None));
    assert_eq!(format!("{:?}", Sealed::new(vec![0; 479]).unwrap()), "Sealed(479 bytes)");
}
