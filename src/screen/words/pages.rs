//! Words of the other pages: rooms, events, leaflets, desks, helplines, the house, and what is counted.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

use super::{Words, words};
use crate::domain::{
    calendar::{ClosedReason, Day, OpeningCalendar},
    desk::{OpenState, WeeklyHours},
    time::Hours,
};

impl Words {
    /// Where to ask while nobody knows the time.
    pub fn time_unknown_ask(self, extension: &str) -> String {
        format!("12階の窓口（{}）で おたずねください。", self.extension(extension))
    }

    /// 「内線 1200」
    pub fn extension(self, extension: &str) -> String {
        format!("内線 {extension}")
    }

    /// 「1200（12階の窓口）」
    pub fn extension_of_desk(self, extension: &str) -> String {
        format!("{extension}（{}）", self.desk())
    }

    /// Opening with the next day if it is shut: 「17:00まで」, 「今日は休み・次は 24日(火) 9:00から」.
    pub fn opening_next(self, calendar: &OpeningCalendar, now: NaiveDateTime) -> String {
        let day = calendar.day(now.date());
        let open_later =
            day.hours().is_some_and(|hours| hours.contains(now.time()) || now.time() < hours.start);
        let state = match &day {
            Day::Closed(reason) => self.closed_because(reason),
            Day::Open(_) => self.opening(&day, now.time()),
        };
        match calendar.next_open_day(now.date()).filter(|_| !open_later) {
            Some((date, hours)) => format!("{state}・次は {} {}", self.date(date), self.from(hours.start)),
            None => state,
        }
    }

    /// 「開いています・21:00まで」
    pub fn open_now(self, until: &str) -> String {
        format!("開いています・{until}")
    }

    /// 「休み（祝日・勤労感謝の日）」
    pub fn closed_because(self, reason: &ClosedReason) -> String {
        format!("休み（{}）", self.closed_reason(reason))
    }

    /// The next closed days, one to a line; whole weeks of weekly closed days are told by the weekday.
    pub fn closed_ahead(
        &self,
        calendar: &OpeningCalendar,
        from: NaiveDate,
        (days_max, lines_max): (u64, usize),
    ) -> String {
        let mut runs: Vec<(NaiveDate, NaiveDate, String)> = Vec::new();
        for date in (1..=days_max).filter_map(|ahead| from.checked_add_days(Days::new(ahead))) {
            let Day::Closed(reason) = calendar.day(date) else { continue };
            let words = self.closed_reason(&reason);
            match runs.last_mut().filter(|(_, last, same)| last.succ_opt() == Some(date) && *same == words) {
                Some(run) => run.1 = date,
                None if reason == ClosedReason::Weekly => {}
                None => runs.push((date, date, words)),
            }
        }
        let closed = runs.into_iter().map(|(first, last, words)| {
            let days = if first == last {
                self.date(first)
            } else {
                format!("{}–{}", self.date(first), self.date(last))
            };
            format!("{days} {words}")
        });
        let weekly = (0..7).filter_map(|day| from.checked_add_days(Days::new(day)));
        let mut weekly: Vec<NaiveDate> = weekly.filter(|date| is_weekly_closed(calendar, *date)).collect();
        weekly.sort_by_key(|date| date.weekday().num_days_from_monday());
        let weekly: Vec<&str> = weekly.iter().map(|date| self.weekday(*date)).collect();
        let weekly: Vec<String> = weekly.into_iter().map(|day| format!("{day}曜日")).collect();
        let weekly = Some(weekly.join("・")).filter(|days| !days.is_empty());
        let weekly = weekly.map(|days| format!("毎週 {days}"));
        weekly.into_iter().chain(closed.take(lines_max)).collect::<Vec<_>>().join("\n")
    }

    /// 「今日は 9:00–21:00」
    pub fn hours_today(self, hours: Hours) -> String {
        format!("今日は {}", self.hours(hours))
    }

    /// 「コーナーは 9:00–21:00」, on a room while the corner is shut.
    pub fn corner_hours(self, hours: Hours) -> String {
        format!("{}は {} です", self.corner_open(), self.hours(hours))
    }

    /// 「13–15時」, 「13:30–15:00」
    pub fn hours_short(self, hours: Hours) -> String {
        let (from, to) = (hours.start_minute(), hours.end_minute());
        if from % 60 == 0 && to % 60 == 0 {
            format!("{}–{}時", from / 60, to / 60)
        } else {
            self.hours(hours)
        }
    }

    /// 「11/29」
    pub fn day_and_month(self, date: NaiveDate) -> String {
        format!("{}/{}", date.month(), date.day())
    }

    /// 「今日は 11月21日(土) です」
    pub fn today_is(self, date: NaiveDate) -> String {
        format!("今日は {} です", self.date(date))
    }

    /// 「12月3日(木)まで」
    pub fn until_date(self, date: NaiveDate) -> String {
        format!("{}まで", self.date(date))
    }

    /// 「電話 000-0000-1200」
    pub fn phone_is(self, number: &str) -> String {
        format!("{} {number}", self.phone())
    }

    /// 「2026年10月30日に確認」
    pub fn checked_on(self, date: NaiveDate) -> String {
        format!("{}に確認", self.date_long(date))
    }

    /// 「出典：…（2026年10月30日に確認）」
    pub fn source(self, source: &str, date: NaiveDate) -> String {
        format!("出典：{source}（{}）", self.checked_on(date))
    }

    /// Whether a desk is open: 「開いています・17:00まで」, 「次は 11月24日(火) 9:00から」.
    pub fn desk_state(self, state: &OpenState) -> String {
        match state {
            OpenState::Always | OpenState::Open { .. } => format!("開いています・{}", self.open_state(state)),
            OpenState::Closed { .. } => format!("閉まっています・{}", self.open_state(state)),
        }
    }

    /// 「2時間10分」
    pub fn minutes(self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes}分"),
            (hours, 0) => format!("{hours}時間"),
            (hours, minutes) => format!("{hours}時間{minutes}分"),
        }
    }

    /// A week's hours, days with the same hours together: 「火–土 9:00–17:00」.
    pub fn weekly_hours(self, hours: &WeeklyHours) -> String {
        if hours.is_always() {
            return "毎日 24時間".to_owned();
        }
        let mut runs: Vec<(usize, usize, &[Hours])> = Vec::new();
        for (day, spans) in hours.0.iter().enumerate().filter(|(_, spans)| !spans.is_empty()) {
            match runs.last_mut().filter(|(_, last, same)| *last + 1 == day && *same == spans.as_slice()) {
                Some(run) => run.1 = day,
                None => runs.push((day, day, spans)),
            }
        }
        let lines = runs.iter().map(|(first, last, spans)| {
            let spans: Vec<String> = spans.iter().map(|span| self.hours(*span)).collect();
            format!("{} {}", weekdays(*first, *last), spans.join("、"))
        });
        lines.collect::<Vec<_>>().join("／")
    }
}

fn is_weekly_closed(calendar: &OpeningCalendar, date: NaiveDate) -> bool {
    let weekday = date.weekday().num_days_from_monday() as usize;
    calendar.weekly.get(weekday).is_some_and(Option::is_none)
}

/// 「毎日」, 「土」, 「土・日」, 「月–金」; days counted from Monday = 0.
fn weekdays(first: usize, last: usize) -> String {
    const DAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
    let name = |day: usize| DAYS.get(day).copied().unwrap_or_default();
    match last - first {
        6 => "毎日".to_owned(),
        0 => name(first).to_owned(),
        1 => format!("{}・{}", name(first), name(last)),
        _ => format!("{}–{}", name(first), name(last)),
    }
}

words! {
    /// The next closed days, beside them.
    closed_days_name = "休館日";
    /// A booking that is over.
    over = "終了";
    /// A booking that runs.
    in_use = "使用中";
    /// Free in the coming days.
    free_ahead = "これからの空き";
    /// Nothing free.
    fully_booked = "空きなし";
    /// Free all day.
    all_day = "一日";
    /// Who knows about rooms.
    ask_about_rooms = "部屋の予約や かぎのことは 窓口へ";
    /// Today's events.
    today = "今日";
    /// Events until Sunday.
    this_week = "今週";
    /// Events after that.
    from_then_on = "これから";
    /// While nobody knows the date.
    may_be_over = "終わったものも 入っています";
    /// No events.
    no_events = "これからのイベントは まだ 決まっていません。";
    /// Below an event.
    other_events = "ほかのイベント";
    /// Below a notice.
    other_notices = "ほかのお知らせ";
    /// How many fit.
    capacity_name = "定員";
    /// When it rains.
    weather = "天気";
    /// Where to ask.
    ask_at = "問い合わせ";
    /// Whether one must apply.
    sign_up = "申込み";
    /// Who holds it.
    organiser = "主催";
    /// Title of the rack.
    leaflets_title = "チラシ";
    /// Under it.
    leaflets_note = "さわると 大きくなります。";
    /// An empty rack.
    no_leaflets = "いま 置いてあるチラシは ありません。";
    /// For grown-ups.
    for_adults = "おとな向け";
    /// The row that leads to them.
    grown_leaflets = "おとな向けのチラシ";
    /// The question before them.
    grown_ask = "おとな向けのチラシを 見ますか";
    /// Why there is a question.
    grown_why = "お酒や からだのことなど、おとなに向けて 書かれた チラシです。";
    /// Who else may stand here.
    grown_beside = "となりの人にも 見えます。いつでも「画面をかくす」を 押せます。";
    /// Yes.
    grown_see = "見る";
    /// A leaflet larger.
    larger = "大きく";
    /// A leaflet smaller.
    smaller = "小さく";
    /// To the left side of an enlarged page.
    to_left = "左";
    /// To the right side.
    to_right = "右";
    /// To its top.
    to_top = "上";
    /// To its foot.
    to_foot = "下";
    /// Turns back.
    page_before = "前へ";
    /// Turns on.
    page_after = "次へ";
    /// Under the title of notices.
    notices_note = "ボランティアセンターからの お知らせです。";
    /// No notices.
    no_notices = "いま お知らせは ありません。";
    /// Under the title of desks.
    desks_note = "さわると、何をしてくれるか、何はしないかが 分かります。";
    /// Nobody is there.
    shut_now = "閉まっています";
    /// No desks.
    no_desks = "まだ 登録がありません。12階の窓口で おたずねください。";
    /// What to bring.
    bring = "持ちもの";
    /// What it does not do.
    does_not = "しないこと";
    /// Whether one must book.
    booking = "予約";
    /// The guards.
    guard_room = "守衛室";
    /// The house telephone.
    extension_name = "内線";
    /// The public telephone.
    public_phone = "公衆電話";
    /// When staff come.
    staffed_hours = "職員がいる時間";
    /// Whom to call.
    whom_to_call = "こまったときは";
    /// The way out without stairs.
    way_out = "階段を使えない方の 避難";
    /// How people treat each other here.
    house_rules = "ここでの おねがい";
    /// A rule.
    rule_stays_here = "聞いた話は、ここに置いて 帰ります。";
    /// A rule.
    rule_may_be_silent = "話さなくても かまいません。";
    /// A rule.
    rule_no_pictures = "写真や録音は しません。";
    /// A rule.
    rule_no_selling = "売りこみや さそいは しません。";
    /// What is counted.
    counted_nothing = "この画面は、いま 何も 数えていません。";
    /// Heading.
    not_kept = "残さないこと";
    /// Nobody is asked.
    not_kept_who = "だれが 使ったか。お名前は 聞きません。";
    /// No page is noted.
    not_kept_what = "何を さがし、何を 見たか、どこを さわったか。";
    /// No visit is noted.
    not_kept_when = "いつ、どれくらい 使ったか。使い終わると この画面は すべて 忘れます。";
    /// Heading.
    kept = "残すこと";
    /// Health of the terminal.
    kept_health = "機械が 正しく動いているか（何を いつから 公開しているか、故障が ないか）。使った人のことは 入りません。";
    /// Content.
    kept_content = "画面に出す 内容そのもの。事務局から 受け取ります。";
    /// Heading.
    not_ours = "この画面では 決められないこと";
    /// Cameras.
    not_ours_cameras = "建物には 防犯カメラが あるかもしれません。この画面とは 別のものです。";
    /// Passers-by.
    not_ours_people = "うしろの人には 画面が 見えます。「画面をかくす」で すぐに 消せます。";
    /// Visitors' own telephones.
    not_ours_phones = "ご自分の スマートフォンや 電話には、見た記録や かけた記録が 残ります。";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str) -> Hours {
        Hours::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_week_of_hours_is_told_in_runs() {
        let words = Words::default();
        let day = vec![span("09:00:00", "17:00:00")];
        let none = Vec::new;
        let check = |hours: WeeklyHours, want: &str| assert_eq!(words.weekly_hours(&hours), want);
        check(WeeklyHours::always(), "毎日 24時間");
        check(WeeklyHours(std::array::from_fn(|_| day.clone())), "毎日 9:00–17:00");
        let tue_to_sat = [none(), day.clone(), day.clone(), day.clone(), day.clone(), day.clone(), none()];
        check(WeeklyHours(tue_to_sat), "火–土 9:00–17:00");
        let short = vec![span("10:00:00", "12:00:00"), span("13:00:00", "15:00:00")];
        let mixed = [day.clone(), day, none(), none(), none(), short.clone(), short];
        check(WeeklyHours(mixed), "月・火 9:00–17:00／土・日 10:00–12:00、13:00–15:00");
        check(WeeklyHours::default(), "");
    }

    #[test]
    fn minutes_left_are_said_as_people_say_them() {
        let words = Words::default();
        for (minutes, want) in [(5, "5分"), (60, "1時間"), (130, "2時間10分")] {
            assert_eq!(words.minutes(minutes), want);
        }
        assert_eq!(words.hours_short(span("13:00:00", "15:00:00")), "13–15時");
        assert_eq!(words.hours_short(span("13:30:00", "15:00:00")), "13:30–15:00");
    }
}
