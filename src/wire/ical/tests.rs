//! Calendars of other programs, good and hostile, read by one helper.

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::{Calendar, Notice, Standing, Why, line, read, stamp::span, write};

const TOKYO: Tz = chrono_tz::Asia::Tokyo;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn calendar(site: Tz, events: &[&str]) -> Calendar {
    let events: Vec<String> =
        events.iter().map(|it| format!("BEGIN:VEVENT\nSUMMARY:会\n{it}\nEND:VEVENT\n")).collect();
    let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}END:VCALENDAR\n", events.concat());
    read(text.as_bytes(), site, (day("2026-11-01"), day("2027-10-31"))).unwrap()
}

/// The days and hours of one event.
fn days(site: Tz, events: &[&str]) -> Vec<String> {
    let found = calendar(site, events);
    assert!(found.unclear.is_empty(), "{events:?}: {:?}", found.unclear);
    let sessions = found.entries.iter().flat_map(|entry| &entry.sessions);
    sessions
        .map(|it| format!("{} {}-{}", it.date, it.hours.start.format("%H:%M"), it.hours.end.format("%H:%M")))
        .collect()
}

fn why(events: &[&str]) -> Vec<Why> {
    let found = calendar(TOKYO, events);
    assert!(found.entries.is_empty(), "{events:?}: {:?}", found.entries);
    found.unclear.iter().map(|it| it.why).collect()
}

#[test]
fn one_day_is_read_in_every_way_it_is_written() {
    for event in [
        "DTSTART:20261212T100000\nDTEND:20261212T160000",
        "DTSTART;TZID=Asia/Tokyo:20261212T100000\nDURATION:PT6H",
        "DTSTART;TZID=\"Tokyo Standard Time\":20261212T100000\nDTEND;TZID=Asia/Tokyo:20261212T160000",
        "DTSTART:20261212T010000Z\nDTEND:20261212T070000Z",
        "DTSTART;TZID=Asia/Seoul:20261212T100000\nDTEND:20261212T070000Z",
        "dtstart:20261212T100000\nBEGIN:VALARM\nTRIGGER:-PT5M\nDURATION:PT1M\nEND:VALARM\nDTEND:20261212T160000",
    ] {
        assert_eq!(days(TOKYO, &[event]), ["2026-12-12 10:00-16:00"], "{event}");
    }
    assert_eq!(
        days(TOKYO, &["DTSTART;VALUE=DATE:20261212\nDTEND;VALUE=DATE:20261214"]),
        ["2026-12-12 00:00-00:00", "2026-12-13 00:00-00:00"]
    );
    assert_eq!(days(TOKYO, &["DTSTART:20261212T220000\nDTEND:20261213T000000"]), ["2026-12-12 22:00-00:00"]);
}

#[test]
fn rules_added_and_excepted_days_and_changes_meet() {
    let weekly = "UID:a\nDTSTART:20261202T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4";
    let kept =
        |more: &str| days(TOKYO, &[&format!("{weekly}\n{more}")]).join(",").replace(" 19:00-20:00", "");
    assert_eq!(kept(""), "2026-12-02,2026-12-09,2026-12-16,2026-12-23");
    assert_eq!(kept("EXDATE:20261209T190000,20261216T100000Z"), "2026-12-02,2026-12-23");
    assert_eq!(kept("EXDATE;VALUE=DATE:20261209"), "2026-12-02,2026-12-16,2026-12-23");
    assert_eq!(kept("EXDATE:20261209T180000"), kept(""), "another time of day excepts nothing");
    assert_eq!(kept("RDATE:20261230T190000"), format!("{},2026-12-30", kept("")));
    let moved = "UID:a\nRECURRENCE-ID:20261209T190000\nDTSTART:20261210T180000\nDTEND:20261210T193000";
    assert_eq!(
        days(TOKYO, &[moved, weekly])[..3],
        ["2026-12-02 19:00-20:00", "2026-12-10 18:00-19:30", "2026-12-16 19:00-20:00"]
    );
    let off = "UID:a\nRECURRENCE-ID:20261209T190000\nDTSTART:20261209T190000\nSTATUS:CANCELLED";
    assert_eq!(days(TOKYO, &[weekly, off]).len(), 3);
}

/// Berlin puts its clocks on in March and back in October; a meeting there keeps its time of day.
#[test]
fn a_meeting_keeps_its_hour_where_clocks_change_twice_a_year() {
    let berlin = chrono_tz::Europe::Berlin;
    let monthly = "DTSTART;TZID=Europe/Berlin:20270225T190000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;COUNT=9";
    let at_home = days(berlin, &[monthly]);
    assert_eq!(at_home.len(), 9);
    assert!(at_home.iter().all(|it| it.ends_with("19:00-20:00")), "{at_home:?}");
    // From Tokyo the same meeting lies in the next day, an hour earlier in summer.
    let away = days(TOKYO, &[monthly]);
    assert_eq!((away[0].as_str(), away[2].as_str()), ("2027-02-26 03:00-04:00", "2027-04-26 02:00-03:00"));
    // 02:30 is skipped on 28 March 2027, and comes twice on 31 October: the first one counts.
    let night =
        |date: &str| days(Tz::UTC, &[&format!("DTSTART;TZID=Europe/Berlin:{date}T023000\nDURATION:PT1H")]);
    assert_eq!(night("20270328"), ["2027-03-28 01:30-02:30"]);
    assert_eq!(night("20271031"), ["2027-10-31 00:30-01:30"]);
}

#[test]
fn what_is_not_understood_keeps_its_line_and_its_reason() {
    for (event, reason) in [
        ("DTEND:20261212T160000", Why::NoStart),
        ("DTSTART:20261212T100000", Why::NoLength),
        ("DTSTART:20261212T100000\nDTEND:20261212T090000", Why::NoLength),
        ("DTSTART:20261232T100000\nDURATION:PT1H", Why::Time),
        ("DTSTART;TZID=Mars/Base:20261212T100000\nDURATION:PT1H", Why::Time),
        ("DTSTART:20261212T100000\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYWEEKNO=7", Why::Repetition),
        ("DTSTART:20261212T100000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY", Why::Repetition),
        ("DTSTART:20261212T100000\nDURATION:PT1H\nEXRULE:FREQ=DAILY", Why::Repetition),
        ("DTSTART:20261212T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO", Why::StartOutsideRule),
        ("DTSTART:20261212T100000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20261213T100000Z/PT1H", Why::Time),
        ("DTSTART:20261212T220000\nDURATION:PT4H", Why::PastMidnight),
        ("DTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231\nRRULE:FREQ=DAILY", Why::NoLength),
        ("DTSTART:20261212T100000\nDURATION:PT1H\nCLASS:PRIVATE", Why::NotPublic),
        ("UID:b\nRECURRENCE-ID:20261212T100000\nDTSTART:20261212T110000\nDURATION:PT1H", Why::StrayChange),
    ] {
        assert_eq!(why(&[event]), [reason], "{event}");
    }
    let found = calendar(TOKYO, &["DTSTART:20261212T100000\nRRULE:FREQ=DAILY;BYHOUR=9\nDURATION:PT1H"]);
    let unclear = &found.unclear[0];
    assert_eq!((unclear.line, unclear.property.as_str()), (6, "RRULE"));
    assert!(!unclear.why.words().is_empty() && !unclear.why.words_ja().is_empty());
    assert!(read(b"id,title\n", TOKYO, (day("2026-01-01"), day("2026-12-31"))).is_err());
}

#[test]
fn a_rule_that_never_fits_or_never_ends_comes_to_an_end() {
    let fits_never =
        "DTSTART:20240229T100000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=11";
    assert!(days(TOKYO, &[fits_never]).is_empty());
    let ends_never = "DTSTART:19700101T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY";
    assert_eq!(days(TOKYO, &[ends_never]).len(), 365);
}

#[test]
fn spans_are_read_within_a_month() {
    for (text, minutes) in [
        ("PT1H30M", Some(90)),
        ("P1DT2H", Some(1560)),
        ("P2W", Some(20_160)),
        ("+PT45M", Some(45)),
        ("PT30S", Some(0)),
        ("-PT1H", None),
        ("P99999999999999999999D", None),
        ("P40D", None),
        ("PT5", None),
        ("P1H", None),
        ("1H", None),
    ] {
        assert_eq!(span(text).map(|it| it.num_minutes()), minutes, "{text}");
    }
}

#[test]
fn folds_fall_between_letters_and_are_undone_before_letters_are_read() {
    let title = "高次脳機能障害の本人の会；話す・聞く, メモ\\写真 ".repeat(4);
    let mut out = String::new();
    line::put(&mut out, "SUMMARY", &line::escape(&title));
    assert!(out.split("\r\n").all(|part| part.len() <= 75), "{out}");
    assert_eq!(line::lines(out.as_bytes())[0].text(), title);
    // Other programs cut where 75 octets end, be it inside a letter.
    let mut cut = "SUMMARY:会".as_bytes().to_vec();
    cut.splice(10..10, *b"\r\n ");
    assert_eq!(line::lines(&cut)[0].text(), "会");
    assert_eq!(line::lines(b"X;A=\"b:c;d\";E=f:g:h")[0].param("A"), Some("b:c;d"));
    assert_eq!(line::unescape("a\\nb\\,\\\\"), "a\nb,\\");
}

#[test]
fn what_is_written_is_read_again() {
    let at = |hour| Utc.with_ymd_and_hms(2026, 12, 12, hour, 0, 0).unwrap();
    let notice = Notice {
        uid: "booking-1@shirube".to_owned(),
        from: at(1),
        to: at(7),
        title: "予約あり; 部屋1\r\nBEGIN:VEVENT".to_owned(),
        place: Some("15階".to_owned()),
        standing: Standing::Tentative,
    };
    let text = write("グループの部屋 1", &[notice], at(0));
    assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1, "a title makes no lines of its own: {text}");
    let found = read(text.as_bytes(), TOKYO, (day("2026-12-01"), day("2026-12-31"))).unwrap();
    assert!(found.unclear.is_empty(), "{:?}", found.unclear);
    assert_eq!(found.entries[0].title, "予約あり; 部屋1\nBEGIN:VEVENT");
    assert_eq!(found.entries[0].place, "15階");
    assert_eq!(found.entries[0].sessions[0].hours.start_minute(), 600);
    insta::assert_snapshot!(text.lines().collect::<Vec<_>>().join("\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Shirube//Shirube//JA
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    X-WR-CALNAME:グループの部屋 1
    REFRESH-INTERVAL;VALUE=DURATION:PT1H
    BEGIN:VEVENT
    UID:booking-1@shirube
    DTSTAMP:20261212T000000Z
    DTSTART:20261212T010000Z
    DTEND:20261212T070000Z
    SUMMARY:予約あり\; 部屋1\nBEGIN:VEVENT
    LOCATION:15階
    STATUS:TENTATIVE
    END:VEVENT
    END:VCALENDAR
    ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever comes in, reading ends, and every day lies in the span that was asked for.
    #[test]
    fn hostile_files_are_read_to_an_end(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "UID:a", "SUMMARY:x", "DTSTART:20261212T100000", "DTSTART;VALUE=DATE:00010101", "DTEND:99991231T235959Z", "DURATION:PT1H", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=DAILY;COUNT=4294967295", "RECURRENCE-ID:20261212T100000", "EXDATE:20261212T100000,x", " folded", ":", "RDATE:20261212T100000,20261213T100000", "DTSTART;TZID=Europe/Berlin:20270328T023000",
            ]),
            0..40,
        ),
        noise in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let span = (day("2026-11-01"), day("2027-10-31"));
        let mut bytes = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}\n", parts.join("\n")).into_bytes();
        bytes.extend(noise);
        let found = read(&bytes, TOKYO, span).unwrap();
        for session in found.entries.iter().flat_map(|entry| &entry.sessions) {
            prop_assert!(span.0 <= session.date, "{session:?}");
        }
    }
}

/// A moment the clock of the machine cannot be at is no trouble for a calendar.
#[test]
fn the_first_of_january_1970_is_a_day_like_others() {
    let at = DateTime::UNIX_EPOCH;
    assert!(write("x", &[], at).starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
}
