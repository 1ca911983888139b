//! Dates, times and kinds in the words staff read.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::domain::{
    channel::{Channel, Channels},
    emergency::EmergencyKind,
    notice::{NoticeTone, Urgency},
    signage::Automatic,
    time::{Hours, Validity},
};

/// The zone of the site's clocks.
pub(super) const ZONE: Tz = chrono_tz::Asia::Tokyo;
/// 月 to 日, as numbers from Monday.
pub(super) const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// The site's wall clock.
pub(super) fn local(at: DateTime<Utc>) -> DateTime<Tz> {
    at.with_timezone(&ZONE)
}

/// 11月21日(土), with the year where it is not that of `today`.
pub(super) fn day(date: NaiveDate, today: NaiveDate) -> String {
    let year = if date.year() == today.year() { String::new() } else { format!("{}年", date.year()) };
    format!("{year}{}月{}日({})", date.month(), date.day(), weekday(date))
}

/// 土
pub(super) fn weekday(date: NaiveDate) -> &'static str {
    let number = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
    WEEKDAYS.get(number).copied().unwrap_or("")
}

/// Days of a week.
pub(super) const WEEK: Days = Days::new(7);

/// From Monday to Sunday: the days of the week that begins on `monday`.
pub(super) fn week(monday: NaiveDate) -> Vec<NaiveDate> {
    monday.iter_days().take(7).collect()
}

/// 09:00–12:00, or that it is the whole day.
pub(super) fn hours_or_whole_day(of: Hours) -> String {
    if of == Hours::whole_day() { "一日中".to_owned() } else { hours(of) }
}

/// The Monday of a day's week.
pub(super) fn monday(date: NaiveDate) -> NaiveDate {
    let since = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(since)).unwrap_or(date)
}

/// 13:41 of today, 11/20(金) 13:41 of another day.
pub(super) fn moment(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (at, now) = (local(at), local(now));
    let date = at.date_naive();
    let time = at.format("%H:%M");
    if date == now.date_naive() {
        time.to_string()
    } else if date.year() == now.year() {
        format!("{}/{}({}) {time}", date.month(), date.day(), weekday(date))
    } else {
        format!("{}/{}/{}({}) {time}", date.year(), date.month(), date.day(), weekday(date))
    }
}

/// The same to the second, for what just happened.
pub(super) fn second(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    format!("{}{}", moment(at, now), local(at).format(":%S"))
}

/// 40秒, 3分, 2時間, 5日: as coarse as people say it.
pub(super) fn length(span: TimeDelta) -> String {
    match span.num_seconds().max(0) {
        secs @ ..60 => format!("{secs}秒"),
        secs @ 60..3_600 => format!("{}分", secs / 60),
        secs @ 3_600..86_400 => format!("{}時間", secs / 3_600),
        secs => format!("{}日", secs / 86_400),
    }
}

/// 13:00–15:00
pub(super) fn hours(hours: Hours) -> String {
    let end = hours.end_minute();
    format!("{}–{:02}:{:02}", hours.start.format("%H:%M"), end / 60, end % 60)
}

/// 13:00, as fields of a time have it; midnight at the end of a day is 00:00.
pub(super) fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// The days something is shown.
pub(super) fn days(validity: Validity, today: NaiveDate) -> String {
    match (validity.from, validity.to) {
        (None, None) => "日を決めずに".to_owned(),
        (Some(from), None) => format!("{}から", day(from, today)),
        (None, Some(to)) => format!("{}まで", day(to, today)),
        (Some(from), Some(to)) if from == to => format!("{}だけ", day(from, today)),
        (Some(from), Some(to)) => format!("{}から{}まで", day(from, today), day(to, today)),
    }
}

/// 画面の掲示・さわって読む
pub(super) fn places(channels: &Channels) -> String {
    let named = [(Channel::Signage, "画面の掲示"), (Channel::Kiosk, "さわって読む"), (Channel::Paper, "紙")];
    let places: Vec<&str> =
        named.into_iter().filter(|(channel, _)| channels.allow(*channel)).map(|(_, name)| name).collect();
    if places.is_empty() { "どこにも出しません".to_owned() } else { places.join("・") }
}

/// What kind of notice it is.
pub(super) fn tone(tone: NoticeTone) -> &'static str {
    match tone {
        NoticeTone::Information => "お知らせ",
        NoticeTone::Closing => "休館・時間の変更",
        NoticeTone::Caution => "ご注意（工事・点検）",
    }
}

/// What kind of emergency it is.
pub(super) fn emergency(kind: EmergencyKind) -> &'static str {
    match kind {
        EmergencyKind::Evacuation => "避難",
        EmergencyKind::Lifts => "地震でエレベーター停止",
        EmergencyKind::Tsunami => "津波",
        EmergencyKind::Blackout => "停電",
        EmergencyKind::Closing => "臨時休館",
    }
}

/// How urgently a notice is shown.
pub(super) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Ordinary => "ふつう",
        Urgency::Urgent => "至急（掲示のいちばん先に出す）",
        Urgency::UrgentWithChime => "至急で、チャイムも鳴らす",
    }
}

/// What an automatic slide shows.
pub(super) fn automatic(automatic: Automatic) -> &'static str {
    match automatic {
        Automatic::Welcome => "ここはどんな所か",
        Automatic::RoomsToday => "きょうの部屋",
        Automatic::EventsSoon => "2週間のイベント（それぞれ1枚）",
        Automatic::Notices => "出せるお知らせ（それぞれ1枚）",
        Automatic::NewLeaflets => "新しいチラシ（それぞれ1枚）",
        Automatic::ClosedDays => "つぎの休館日",
        Automatic::Groups => "グループの紹介（日替わり）",
        Automatic::Books => "本の紹介（日替わり）",
    }
}

/// Reads a day as date fields send it.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}

/// Reads a time as time fields send it; some browsers add seconds.
pub(super) fn read_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn moments_are_as_near_as_they_need_to_be() {
        let now = at("2026-11-21T04:42:00Z");
        for (then, said) in [
            ("2026-11-21T04:41:30Z", "13:41"),
            ("2026-11-20T14:59:00Z", "11/20(金) 23:59"),
            ("2025-11-20T00:00:00Z", "2025/11/20(木) 09:00"),
        ] {
            assert_eq!(moment(at(then), now), said);
        }
        assert_eq!(second(at("2026-11-21T04:42:07Z"), now), "13:42:07");
    }

    #[test]
    fn lengths_are_coarse() {
        for (secs, said) in [(-4, "0秒"), (59, "59秒"), (199, "3分"), (7_300, "2時間"), (90_000, "1日")]
        {
            assert_eq!(length(TimeDelta::seconds(secs)), said);
        }
    }

    #[test]
    fn days_are_said_with_the_year_only_where_needed() {
        let today = read_day("2026-11-21").unwrap();
        let span = |from: &str, to: &str| days(Validity { from: read_day(from), to: read_day(to) }, today);
        assert_eq!(span("", ""), "日を決めずに");
        assert_eq!(span("2026-12-01", "2027-01-03"), "12月1日(火)から2027年1月3日(日)まで");
        assert_eq!(span("2026-12-01", "2026-12-01"), "12月1日(火)だけ");
    }
}
