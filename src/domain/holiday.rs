//! Public holidays of Japan by rule: the holiday law (国民の祝日に関する法律) since 1948.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use HolidayKind as K;
use chrono::{Datelike, NaiveDate, Weekday};

/// One public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day itself.
    pub date: NaiveDate,
    /// Which holiday it is.
    pub kind: HolidayKind,
}

/// The holidays of one year in order of date; before 1948 none.
///
/// Dates after 2150 lack the equinoxes, whose formula ends there. For dates that the government has not
/// announced see [`is_forecast`].
///
/// ```
/// use shirube::domain::holiday::{HolidayKind, holidays_of_year};
/// let year = holidays_of_year(2026);
/// assert!(year.iter().any(|h| h.date.to_string() == "2026-09-22" && h.kind == HolidayKind::Citizens));
/// ```
pub fn holidays_of_year(year: i32) -> Vec<Holiday> {
    let named: BTreeMap<NaiveDate, HolidayKind> = RULES
        .iter()
        .filter(|rule| rule.years.contains(&year))
        .filter_map(|rule| Some((rule.day.in_year(year)?, rule.kind)))
        .collect();
    let mut all = named.clone();
    for date in named.keys().filter_map(|date| substitute(*date, &named)) {
        all.entry(date).or_insert(K::Substitute);
    }
    for date in named.keys().filter_map(|date| sandwiched(*date, &named)) {
        all.entry(date).or_insert(K::Citizens);
    }
    all.into_iter().map(|(date, kind)| Holiday { date, kind }).collect()
}

/// The holiday on a day, if it is one.
pub fn holiday_on(date: NaiveDate) -> Option<HolidayKind> {
    holidays_of_year(date.year()).into_iter().find(|h| h.date == date).map(|h| h.kind)
}

/// Whether a holiday on `date` is calculated rather than announced, seen from `today`.
///
/// The observatory announces the equinoxes of a year on the first of February of the year before (暦要項),
/// and parliament has moved holidays at short notice (2020, 2021).
pub fn is_forecast(date: NaiveDate, today: NaiveDate) -> bool {
    let announced = if today.month() >= 2 { today.year().saturating_add(1) } else { today.year() };
    date.year() > announced
}

/// Which holiday a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HolidayKind {
    /// 元日, 1 January.
    NewYear,
    /// 成人の日, second Monday of January (15 January until 1999).
    ComingOfAge,
    /// 建国記念の日, 11 February since 1967.
    Foundation,
    /// 天皇誕生日, 23 February since 2020.
    EmperorsBirthday,
    /// 春分の日, by astronomy.
    VernalEquinox,
    /// 昭和の日, 29 April since 2007.
    Showa,
    /// 憲法記念日, 3 May.
    Constitution,
    /// みどりの日, 4 May (29 April from 1989 to 2006).
    Greenery,
    /// こどもの日, 5 May.
    Children,
    /// 海の日, third Monday of July.
    Marine,
    /// 山の日, 11 August since 2016.
    Mountain,
    /// 敬老の日, third Monday of September.
    RespectForTheAged,
    /// 秋分の日, by astronomy.
    AutumnalEquinox,
    /// 体育の日, until 2019.
    HealthAndSports,
    /// スポーツの日, second Monday of October since 2020.
    Sports,
    /// 文化の日, 3 November.
    Culture,
    /// 勤労感謝の日, 23 November.
    LaborThanksgiving,
    /// 結婚の儀, 1959 and 1993.
    ImperialWedding,
    /// 大喪の礼, 1989.
    StateFuneral,
    /// 即位の日, 2019.
    Accession,
    /// 即位礼正殿の儀, 1990 and 2019.
    Enthronement,
    /// 振替休日: stands in for a holiday that fell on a Sunday (article 3, paragraph 2).
    Substitute,
    /// 国民の休日: lies between two holidays (article 3, paragraph 3).
    Citizens,
}

impl HolidayKind {
    /// The name in the law's words.
    pub const fn name_ja(self) -> &'static str {
        self.names().0
    }

    /// The name in English.
    pub const fn name_en(self) -> &'static str {
        self.names().1
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::NewYear => ("元日", "New Year's Day"),
            Self::ComingOfAge => ("成人の日", "Coming of Age Day"),
            Self::Foundation => ("建国記念の日", "National Foundation Day"),
            Self::EmperorsBirthday => ("天皇誕生日", "Emperor's Birthday"),
            Self::VernalEquinox => ("春分の日", "Vernal Equinox Day"),
            Self::Showa => ("昭和の日", "Showa Day"),
            Self::Constitution => ("憲法記念日", "Constitution Memorial Day"),
            Self::Greenery => ("みどりの日", "Greenery Day"),
            Self::Children => ("こどもの日", "Children's Day"),
            Self::Marine => ("海の日", "Marine Day"),
            Self::Mountain => ("山の日", "Mountain Day"),
            Self::RespectForTheAged => ("敬老の日", "Respect for the Aged Day"),
            Self::AutumnalEquinox => ("秋分の日", "Autumnal Equinox Day"),
            Self::HealthAndSports => ("体育の日", "Health and Sports Day"),
            Self::Sports => ("スポーツの日", "Sports Day"),
            Self::Culture => ("文化の日", "Culture Day"),
            Self::LaborThanksgiving => ("勤労感謝の日", "Labor Thanksgiving Day"),
            Self::ImperialWedding => ("結婚の儀", "Imperial Wedding"),
            Self::StateFuneral => ("大喪の礼", "Imperial Funeral"),
            Self::Accession => ("即位の日", "Accession Day"),
            Self::Enthronement => ("即位礼正殿の儀", "Enthronement Ceremony"),
            Self::Substitute => ("振替休日", "Substitute Holiday"),
            Self::Citizens => ("国民の休日", "Citizens' Holiday"),
        }
    }
}

/// The first of a pair of neighbours over one free day makes that day a holiday, since 27 December 1985;
/// Sundays only since 2007.
fn sandwiched(first: NaiveDate, named: &BTreeMap<NaiveDate, HolidayKind>) -> Option<NaiveDate> {
    let between = first.succ_opt()?;
    let free = !named.contains_key(&between) && named.contains_key(&between.succ_opt()?);
    let day_counts = between.weekday() != Weekday::Sun || between.year() >= 2007;
    (free && day_counts && since(between, (1985, 12, 27))).then_some(between)
}

/// The day that stands in for a holiday on a Sunday, since 12 April 1973: the next day, and since 2007 the
/// next day that is no holiday itself.
fn substitute(holiday: NaiveDate, named: &BTreeMap<NaiveDate, HolidayKind>) -> Option<NaiveDate> {
    if holiday.weekday() != Weekday::Sun || !since(holiday, (1973, 4, 12)) {
        return None;
    }
    let next = holiday.succ_opt()?;
    if holiday.year() < 2007 { Some(next) } else { next.iter_days().find(|day| !named.contains_key(day)) }
}

fn since(date: NaiveDate, first: (i32, u32, u32)) -> bool {
    (date.year(), date.month(), date.day()) >= first
}

/// A holiday's day in a span of years.
struct Rule {
    kind: HolidayKind,
    years: RangeInclusive<i32>,
    day: Day,
}

#[derive(Clone, Copy)]
enum Day {
    /// Month and day.
    On(u32, u32),
    /// Month, and which Monday in it.
    Monday(u32, u8),
    Vernal,
    Autumnal,
}

impl Day {
    fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Monday(month, nth) => NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth),
            Self::Vernal => NaiveDate::from_ymd_opt(year, 3, equinox(year, [20.8357, 20.8431, 21.8510])?),
            Self::Autumnal => NaiveDate::from_ymd_opt(year, 9, equinox(year, [23.2588, 23.2488, 24.2488])?),
        }
    }
}

/// Day of the month of an equinox in Japan; the bases hold to 1979, to 2099 and to 2150
/// (the Hydrographic Department's approximation, 海上保安庁水路部 暦計算研究会編『新こよみ便利帳』).
fn equinox(year: i32, bases: [f64; 3]) -> Option<u32> {
    let [early, modern, late] = bases;
    let (base, leap_origin) = match year {
        1900..=1979 => (early, 1983),
        1980..=2099 => (modern, 1980),
        2100..=2150 => (late, 1980),
        _ => return None,
    };
    let drift = 0.242_194 * f64::from(year - 1980);
    Some((base + drift - f64::from((year - leap_origin) / 4)) as u32)
}

const fn rule(kind: HolidayKind, years: RangeInclusive<i32>, day: Day) -> Rule {
    Rule { kind, years, day }
}

/// The law through its amendments; 2020 and 2021 were moved for the Olympic Games.
const RULES: &[Rule] = &[
    rule(K::NewYear, 1949..=i32::MAX, Day::On(1, 1)),
    rule(K::ComingOfAge, 1949..=1999, Day::On(1, 15)),
    rule(K::ComingOfAge, 2000..=i32::MAX, Day::Monday(1, 2)),
    rule(K::Foundation, 1967..=i32::MAX, Day::On(2, 11)),
    rule(K::EmperorsBirthday, 1949..=1988, Day::On(4, 29)),
    rule(K::EmperorsBirthday, 1989..=2018, Day::On(12, 23)),
    rule(K::EmperorsBirthday, 2020..=i32::MAX, Day::On(2, 23)),
    rule(K::VernalEquinox, 1949..=i32::MAX, Day::Vernal),
    rule(K::Greenery, 1989..=2006, Day::On(4, 29)),
    rule(K::Showa, 2007..=i32::MAX, Day::On(4, 29)),
    rule(K::Constitution, 1949..=i32::MAX, Day::On(5, 3)),
    rule(K::Greenery, 2007..=i32::MAX, Day::On(5, 4)),
    rule(K::Children, 1949..=i32::MAX, Day::On(5, 5)),
    rule(K::Marine, 1996..=2002, Day::On(7, 20)),
    rule(K::Marine, 2003..=2019, Day::Monday(7, 3)),
    rule(K::Marine, 2020..=2020, Day::On(7, 23)),
    rule(K::Marine, 2021..=2021, Day::On(7, 22)),
    rule(K::Marine, 2022..=i32::MAX, Day::Monday(7, 3)),
    rule(K::Mountain, 2016..=2019, Day::On(8, 11)),
    rule(K::Mountain, 2020..=2020, Day::On(8, 10)),
    rule(K::Mountain, 2021..=2021, Day::On(8, 8)),
    rule(K::Mountain, 2022..=i32::MAX, Day::On(8, 11)),
    rule(K::RespectForTheAged, 1966..=2002, Day::On(9, 15)),
    rule(K::RespectForTheAged, 2003..=i32::MAX, Day::Monday(9, 3)),
    rule(K::AutumnalEquinox, 1948..=i32::MAX, Day::Autumnal),
    rule(K::HealthAndSports, 1966..=1999, Day::On(10, 10)),
    rule(K::HealthAndSports, 2000..=2019, Day::Monday(10, 2)),
    rule(K::Sports, 2020..=2020, Day::On(7, 24)),
    rule(K::Sports, 2021..=2021, Day::On(7, 23)),
    rule(K::Sports, 2022..=i32::MAX, Day::Monday(10, 2)),
    rule(K::Culture, 1948..=i32::MAX, Day::On(11, 3)),
    rule(K::LaborThanksgiving, 1948..=i32::MAX, Day::On(11, 23)),
    rule(K::ImperialWedding, 1959..=1959, Day::On(4, 10)),
    rule(K::StateFuneral, 1989..=1989, Day::On(2, 24)),
    rule(K::Enthronement, 1990..=1990, Day::On(11, 12)),
    rule(K::ImperialWedding, 1993..=1993, Day::On(6, 9)),
    rule(K::Accession, 2019..=2019, Day::On(5, 1)),
    rule(K::Enthronement, 2019..=2019, Day::On(10, 22)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn named_days() {
        let check = |date, kind| assert_eq!(holiday_on(day(date)), kind, "{date}");
        check("1947-01-01", None);
        check("1948-09-23", Some(K::AutumnalEquinox));
        check("1986-05-04", None);
        check("1988-05-04", Some(K::Citizens));
        check("2008-05-06", Some(K::Substitute));
        check("2019-04-30", Some(K::Citizens));
        check("2019-05-01", Some(K::Accession));
        check("2019-12-23", None);
        check("2020-07-24", Some(K::Sports));
        check("2020-10-12", None);
        check("2021-08-08", Some(K::Mountain));
        check("2021-08-09", Some(K::Substitute));
        check("2026-05-06", Some(K::Substitute));
        check("2026-09-22", Some(K::Citizens));
        check("2026-11-23", Some(K::LaborThanksgiving));
        check("2026-12-29", None);
        check("2032-09-21", Some(K::Citizens));
        check("2100-03-20", Some(K::VernalEquinox));
        assert_eq!(K::Substitute.name_ja(), "振替休日");
        assert_eq!(K::Marine.name_en(), "Marine Day");
    }

    #[test]
    fn no_year_is_too_far() {
        for year in [i32::MIN, -1, 1899, 2151, 262_142, 262_143, i32::MAX] {
            assert!(holidays_of_year(year).iter().all(|h| h.date.year() == year));
        }
    }

    #[test]
    fn what_is_announced_and_what_is_forecast() {
        let check =
            |date, today, want| assert_eq!(is_forecast(day(date), day(today)), want, "{date} {today}");
        check("2026-12-23", "2026-01-31", false);
        check("2027-01-01", "2026-01-31", true);
        check("2027-01-01", "2026-11-21", false);
        check("2028-01-01", "2026-11-21", true);
    }

    /// The Cabinet Office's list, beside the project where it was fetched; names are not compared because it
    /// writes every substitute as 休日.
    #[test]
    fn agrees_with_the_official_list() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/syukujitsu.csv");
        let Ok(bytes) = std::fs::read(path) else {
            writeln!(std::io::stderr(), "skipped: the official list of holidays is not at {path}").unwrap();
            return;
        };
        let official: Vec<NaiveDate> = bytes.split(|byte| *byte == b'\n').filter_map(ascii_date).collect();
        let ours: Vec<NaiveDate> = (1955..=2027).flat_map(holidays_of_year).map(|h| h.date).collect();
        assert!(official.len() > 1000);
        assert_eq!(ours, official);
    }

    /// The years in which the law moved days or a day lies between two holidays, and the next one: from the list of the
    /// Cabinet Office (内閣府「国民の祝日について」, syukujitsu.csv as of 2026), month/day.
    #[test]
    fn agrees_with_the_official_list_in_the_hard_years() {
        for (year, days) in [
            (
                2019,
                "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23",
            ),
            (2020, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23"),
            (2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23"),
            (2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23"),
            (2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23"),
        ] {
            let ours = holidays_of_year(year).into_iter();
            let ours: Vec<String> = ours.map(|it| format!("{}/{}", it.date.month(), it.date.day())).collect();
            assert_eq!(ours.join(" "), days, "{year}");
        }
    }

    fn ascii_date(line: &[u8]) -> Option<NaiveDate> {
        let text = str::from_utf8(line.split(|byte| *byte == b',').next()?).ok()?;
        NaiveDate::parse_from_str(text, "%Y/%m/%d").ok()
    }
}
