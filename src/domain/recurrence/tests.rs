//! Rules as people write them, and rules against a calendar read day by day.

use chrono::Datelike;
use proptest::prelude::*;

use super::*;

fn rule(text: &str) -> Recurrence {
    Recurrence::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn rules_in_words() {
    let cases = [
        ("FREQ=WEEKLY;BYDAY=WE", "毎週 水曜"),
        ("FREQ=WEEKLY;BYDAY=SU,SA", "毎週 土・日曜"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "毎週 月〜金曜"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "隔週 火曜"),
        ("FREQ=WEEKLY;INTERVAL=3", "3週ごと 初回と同じ曜日"),
        ("FREQ=DAILY", "毎日"),
        ("FREQ=DAILY;BYDAY=MO,TH", "毎週 月・木曜"),
        ("FREQ=MONTHLY;BYDAY=2TH,4TH", "毎月 第2・第4木曜"),
        ("FREQ=MONTHLY;BYDAY=-1WE", "毎月 最終水曜"),
        ("FREQ=MONTHLY;BYDAY=-2WE", "毎月 最後から2番目の水曜"),
        ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2,-1", "毎月 第2・最終木曜"),
        ("FREQ=MONTHLY;BYDAY=1MO,1TU,3FR", "毎月 第1月・火曜、第3金曜"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "毎月 月〜金曜のうち最後の日"),
        ("FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYDAY=3SU", "奇数月 第3日曜"),
        ("FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYDAY=1SA", "偶数月 第1土曜"),
        ("FREQ=MONTHLY;BYMONTH=4,10;BYMONTHDAY=5,20", "4・10月 5日・20日"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SA", "隔月 第1土曜"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "毎月 月末"),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", "毎月 月末の1日前"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "毎月 13日のうち金曜"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=29", "毎年 12月 29日"),
        ("FREQ=YEARLY", "毎年 初回と同じ月日"),
        ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20270331", "毎週 水曜（2027年3月31日まで）"),
        ("FREQ=WEEKLY;BYDAY=WE;COUNT=10", "毎週 水曜（全10回）"),
    ];
    let wrong: Vec<_> = cases.iter().filter(|(text, want)| rule(text).describe_ja() != *want).collect();
    assert!(
        wrong.is_empty(),
        "{:#?}",
        wrong.iter().map(|(text, _)| rule(text).describe_ja()).collect::<Vec<_>>()
    );
}

#[test]
fn the_patterns_of_the_staff() {
    let check = |rule: Recurrence, want: &str| assert_eq!(rule.to_string(), want);
    check(Recurrence::weekly(&[Weekday::Sun, Weekday::Wed]), "FREQ=WEEKLY;BYDAY=WE,SU");
    check(Recurrence::fortnightly(&[Weekday::Tue]), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");
    check(Recurrence::monthly_nth(&[Nth::Fourth, Nth::Second], Weekday::Thu), "FREQ=MONTHLY;BYDAY=2TH,4TH");
    check(Recurrence::monthly_nth(&[Nth::Last, Nth::First], Weekday::Sat), "FREQ=MONTHLY;BYDAY=1SA,-1SA");
    check(Recurrence::monthly_day(31).unwrap(), "FREQ=MONTHLY;BYMONTHDAY=31");
    check(Recurrence::month_end(), "FREQ=MONTHLY;BYMONTHDAY=-1");
    let odd = Recurrence::monthly_nth(&[Nth::Third], Weekday::Sun).in_months(&[11, 1, 3, 5, 7, 9]).unwrap();
    check(odd.clone(), "FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYDAY=3SU");
    check(
        odd.ending(End::Until(day("2027-03-31"))),
        "FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYDAY=3SU;UNTIL=20270331",
    );
    assert_eq!(Recurrence::monthly_day(0), None);
    assert_eq!(Recurrence::monthly_day(200), None);
    assert_eq!(Recurrence::month_end().in_months(&[13]), None);
}

#[test]
fn one_rule_has_one_written_form() {
    let check = |text: &str, want: &str| assert_eq!(rule(text).to_string(), want);
    check("RRULE:freq=weekly;byday=we,mo,we;interval=1", "FREQ=WEEKLY;BYDAY=MO,WE");
    check("FREQ=WEEKLY;WKST=SU;COUNT=3;", "FREQ=WEEKLY;WKST=SU;COUNT=3");
    check("UNTIL=20261231T145959Z;FREQ=DAILY", "FREQ=DAILY;UNTIL=20261231");
    check("FREQ=DAILY;UNTIL=20261230T230000Z", "FREQ=DAILY;UNTIL=20261231");
    check("FREQ=DAILY;UNTIL=20261231T080000", "FREQ=DAILY;UNTIL=20261231");
    check("FREQ=MONTHLY;BYDAY=+1MO", "FREQ=MONTHLY;BYDAY=1MO");
}

#[test]
fn what_is_not_understood_says_where() {
    let check = |text: &str, part: &str| {
        let error = Recurrence::parse(text).unwrap_err();
        assert_eq!((error.part(), error.raw()), (part, text));
        assert!(error.to_string().contains(part));
    };
    check("", "FREQ");
    check("BYDAY=MO", "FREQ");
    check("FREQ=HOURLY", "HOURLY");
    check("FREQ=DAILY;BYHOUR=9", "BYHOUR=9");
    check("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO=20");
    check("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY=100");
    check("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0");
    check("FREQ=WEEKLY;COUNT=0", "COUNT=0");
    check("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX");
    check("FREQ=WEEKLY;BYDAY=", "BYDAY=");
    check("FREQ=WEEKLY;BYDAY=会", "BYDAY=会");
    check("FREQ=WEEKLY;BYDAY=2MO", "BYDAY");
    check("FREQ=MONTHLY;BYDAY=6MO", "BYDAY=6MO");
    check("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32");
    check("FREQ=MONTHLY;BYMONTH=0", "BYMONTH=0");
    check("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS");
    check("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS");
    check("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY");
    check("FREQ=YEARLY;BYMONTHDAY=13", "BYMONTHDAY");
    check("FREQ=YEARLY;BYDAY=20MO", "BYDAY=20MO");
    check("FREQ=YEARLY;BYDAY=1MO", "BYDAY");
    check("FREQ=WEEKLY;UNTIL=20261231;COUNT=3", "COUNT=3");
    check("FREQ=WEEKLY;UNTIL=tomorrow", "UNTIL=TOMORROW");
    check("FREQ=WEEKLY;FREQ=DAILY", "FREQ");
    check("FREQ=WEEKLY;nonsense", "NONSENSE");
}

#[test]
fn dates_of_rules() {
    let cases = [
        ("FREQ=WEEKLY", "2026-11-25", "2026-11-25 2026-12-02 2026-12-09"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "2026-11-25", "2026-11-29 2026-12-07 2026-12-13"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", "2026-11-25", "2026-12-06 2026-12-07 2026-12-20"),
        ("FREQ=MONTHLY;BYDAY=5SA", "2026-11-01", "2027-01-30 2027-05-29 2027-07-31"),
        ("FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-12-31", "2027-12-31 2028-01-31 2028-02-29"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-01", "2026-11-30 2026-12-31 2027-01-29"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "2026-11-01", "2026-11-13 2027-08-13 2028-10-13"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SA", "2026-11-30", "2027-01-02 2027-03-06 2027-05-01"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2026-11-01", "2027-05-09 2028-05-14 2029-05-13"),
        ("FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29"),
        ("FREQ=YEARLY;BYMONTH=3,9", "2026-01-10", "2026-03-10 2026-09-10 2027-03-10"),
        ("FREQ=DAILY;INTERVAL=10;COUNT=2", "2026-12-25", "2026-12-25 2027-01-04"),
        ("FREQ=WEEKLY;UNTIL=20261202", "2026-11-25", "2026-11-25 2026-12-02"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01", ""),
    ];
    for (text, start, want) in cases {
        let dates = rule(text).dates(day(start), day(start), NaiveDate::MAX, 3);
        assert_eq!(dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), want, "{text}");
    }
}

#[test]
fn a_count_is_counted_from_the_start() {
    let dates = rule("FREQ=WEEKLY;COUNT=3").dates(day("2026-11-25"), day("2026-12-03"), day("2027-12-31"), 9);
    assert_eq!(dates, [day("2026-12-09")]);
}

#[test]
fn every_rule_ends_at_the_edge_of_the_calendar() {
    for text in [
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=4000000000",
        "FREQ=YEARLY;INTERVAL=65535",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
    ] {
        for (start, from) in [
            (NaiveDate::MIN, NaiveDate::MIN),
            (NaiveDate::MIN, NaiveDate::MAX),
            (NaiveDate::MAX, NaiveDate::MIN),
        ] {
            assert!(rule(text).dates(start, from, NaiveDate::MAX, 5).len() <= 5, "{text}");
        }
    }
    assert_eq!(
        rule("FREQ=DAILY").dates(day("1926-01-01"), day("2026-01-01"), NaiveDate::MAX, 1),
        [day("2026-01-01")]
    );
}

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

fn reference(start: NaiveDate, days: u32, fits: impl Fn(NaiveDate) -> bool) -> Vec<NaiveDate> {
    start.iter_days().take(days as usize).filter(|day| fits(*day)).collect()
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (700_000i32..760_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

proptest! {
    #[test]
    fn weekly_as_the_calendar_says(start in any_day(), picked in proptest::collection::btree_set(0usize..7, 1..4),
                                   interval in 1i64..5, skip in 0u32..500) {
        let names: Vec<&str> = picked.iter().map(|at| WEEKDAYS[*at]).collect();
        let rule = rule(&format!("FREQ=WEEKLY;INTERVAL={interval};BYDAY={}", names.join(",")));
        let monday = |day: NaiveDate| day.week(Weekday::Mon).first_day();
        let want = reference(start, 900, |day| {
            let weeks = (monday(day) - monday(start)).num_days() / 7;
            weeks % interval == 0 && picked.contains(&(day.weekday().num_days_from_monday() as usize))
        });
        let (from, to) = (start + chrono::Days::new(u64::from(skip)), start + chrono::Days::new(899));
        let want: Vec<NaiveDate> = want.into_iter().filter(|day| *day >= from).collect();
        prop_assert_eq!(rule.dates(start, from, to, 1000), want);
    }

    #[test]
    fn monthly_as_the_calendar_says(start in any_day(), nth in prop_oneof![-5i8..=-1, 1i8..=5], weekday in 0usize..7,
                                    interval in 1i32..5, skip in 0u32..900) {
        let rule = rule(&format!("FREQ=MONTHLY;INTERVAL={interval};BYDAY={nth}{}", WEEKDAYS[weekday]));
        let month = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
        let same_month = |day: NaiveDate, weeks: i64| month(day + chrono::TimeDelta::weeks(weeks)) == month(day);
        let want = reference(start, 2000, |day| {
            let steps = i64::from(nth.abs());
            let away = if nth > 0 { -1 } else { 1 };
            (month(day) - month(start)) % interval == 0
                && day.weekday().num_days_from_monday() as usize == weekday
                && (1..steps).all(|week| same_month(day, week * away))
                && !same_month(day, steps * away)
        });
        let (from, to) = (start + chrono::Days::new(u64::from(skip)), start + chrono::Days::new(1999));
        let want: Vec<NaiveDate> = want.into_iter().filter(|day| *day >= from).collect();
        prop_assert_eq!(rule.dates(start, from, to, 1000), want);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY))?(;(INTERVAL|COUNT|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS|WKST|UNTIL)=[-+0-9MOTUSA,]{0,6}){0,3}") {
        if let Ok(rule) = Recurrence::parse(&text) {
            prop_assert_eq!(Recurrence::parse(&rule.to_string()), Ok(rule.clone()));
            prop_assert!(!rule.describe_ja().is_empty());
            let start = day("2026-11-21");
            prop_assert!(rule.dates(start, start, NaiveDate::MAX, 20).is_sorted());
        }
    }
}
