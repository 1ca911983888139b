//! Words of the other pages: rooms, events, leaflets, desks, helplines, the house, and what is counted.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

use super::{Words, fill, words};
use crate::domain::{
    calendar::{ClosedReason, Day, OpeningCalendar},
    desk::{OpenState, WeeklyHours},
    time::Hours,
};

impl Words {
    /// Where to ask while nobody knows the time.
    pub fn time_unknown_ask(self, extension: &str) -> String {
        fill!(self, "time_unknown_ask", extension = self.extension(extension))
    }

    /// 「内線 1200」
    pub fn extension(self, extension: &str) -> String {
        fill!(self, "extension", number = extension)
    }

    /// 「1200（12階の窓口）」
    pub fn extension_of_desk(self, extension: &str) -> String {
        fill!(self, "extension_of_desk", number = extension)
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
            Some((date, hours)) => {
                fill!(self, "state_then", state = state, next = self.next_open_short(date, hours))
            }
            None => state,
        }
    }

    /// 「開いています・21:00まで」
    pub fn open_now(self, until: &str) -> String {
        fill!(self, "open_now", until = until)
    }

    /// 「休み（祝日・勤労感謝の日）」
    pub fn closed_because(self, reason: &ClosedReason) -> String {
        fill!(self, "closed_because", reason = self.closed_reason(reason))
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
                fill!(self, "date_span", from = self.date(first), to = self.date(last))
            };
            fill!(self, "days_and_why", days = days, why = words)
        });
        let weekly = (0..7).filter_map(|day| from.checked_add_days(Days::new(day)));
        let mut weekly: Vec<NaiveDate> = weekly.filter(|date| is_weekly_closed(calendar, *date)).collect();
        weekly.sort_by_key(|date| date.weekday().num_days_from_monday());
        let weekly: Vec<&str> = weekly.iter().map(|date| self.weekday_long(*date)).collect();
        let weekly = Some(weekly.join(self.dot())).filter(|days| !days.is_empty());
        let weekly = weekly.map(|days| fill!(self, "every_week", days = days));
        weekly.into_iter().chain(closed.take(lines_max)).collect::<Vec<_>>().join("\n")
    }

    /// 「今日は 9:00–21:00」
    pub fn hours_today(self, hours: Hours) -> String {
        fill!(self, "hours_today", hours = self.hours(hours))
    }

    /// 「コーナーは 9:00–21:00」, on a room while the corner is shut.
    pub fn corner_hours(self, hours: Hours) -> String {
        fill!(self, "corner_hours", hours = self.hours(hours))
    }

    /// 「13–15時」, 「13:30–15:00」
    pub fn hours_short(self, hours: Hours) -> String {
        let (from, to) = (hours.start_minute(), hours.end_minute());
        if from % 60 == 0 && to % 60 == 0 {
            fill!(self, "hours_full", from = from / 60, to = to / 60)
        } else {
            self.hours(hours)
        }
    }

    /// 「11/29」
    pub fn day_and_month(self, date: NaiveDate) -> String {
        fill!(self, "day_and_month", month = date.month(), day = date.day())
    }

    /// 「2026年12月」
    pub fn month(self, first: NaiveDate) -> String {
        fill!(self, "month", month = first.month(), year = first.year().to_string())
    }

    /// 「今日は 11月21日(土) です」
    pub fn today_is(self, date: NaiveDate) -> String {
        fill!(self, "today_is", date = self.date(date))
    }

    /// 「12月3日(木)まで」
    pub fn until_date(self, date: NaiveDate) -> String {
        fill!(self, "until_date", date = self.date(date))
    }

    /// 「電話 000-0000-1200」
    pub fn phone_is(self, number: &str) -> String {
        fill!(self, "phone_is", number = number)
    }

    /// 「2026年10月30日に確認」
    pub fn checked_on(self, date: NaiveDate) -> String {
        fill!(self, "checked_on", date = self.date_long(date))
    }

    /// 「出典：…（2026年10月30日に確認）」
    pub fn source(self, source: &str, date: NaiveDate) -> String {
        fill!(self, "source", source = source, checked = self.checked_on(date))
    }

    /// Whether a desk is open: 「開いています・17:00まで」, 「次は 11月24日(火) 9:00から」.
    pub fn desk_state(self, state: &OpenState) -> String {
        match state {
            OpenState::Always | OpenState::Open { .. } => self.open_now(&self.open_state(state)),
            OpenState::Closed { .. } => fill!(self, "shut_until", next = self.open_state(state)),
        }
    }

    /// 「2時間10分」
    pub fn minutes(self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, minutes) => fill!(self, "span_minutes", minutes = minutes),
            (hours, 0) => fill!(self, "span_hours", hours = hours),
            (hours, minutes) => fill!(self, "span_hours_minutes", hours = hours, minutes = minutes),
        }
    }

    /// A week's hours, days with the same hours together: 「火–土 9:00–17:00」.
    pub fn weekly_hours(self, hours: &WeeklyHours) -> String {
        if hours.is_always() {
            return self.say("every_day_and_night").to_owned();
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
            fill!(
                self,
                "days_and_hours",
                days = self.weekdays(*first, *last),
                hours = spans.join(self.comma())
            )
        });
        lines.collect::<Vec<_>>().join(self.stroke())
    }

    /// 「毎日」, 「土」, 「土・日」, 「月–金」; days counted from Monday = 0.
    fn weekdays(self, first: usize, last: usize) -> String {
        let (from, to) = (self.weekday_of(first), self.weekday_of(last));
        match last - first {
            6 => self.say("every_day").to_owned(),
            0 => from.to_owned(),
            1 => format!("{from}{}{to}", self.dot()),
            _ => fill!(self, "days_from_to", from = from, to = to),
        }
    }
}

fn is_weekly_closed(calendar: &OpeningCalendar, date: NaiveDate) -> bool {
    let weekday = date.weekday().num_days_from_monday() as usize;
    calendar.weekly.get(weekday).is_some_and(Option::is_none)
}

words! {
    /// A way to the events.
    events_by_day;
    /// Another.
    events_by_month;
    /// Nothing in a month.
    month_empty;
    /// The next closed days, beside them.
    closed_days_name;
    /// A booking that is over.
    over;
    /// A booking that runs.
    in_use;
    /// Free in the coming days.
    free_ahead;
    /// Nothing free.
    fully_booked;
    /// Free all day.
    all_day;
    /// Who knows about rooms.
    ask_about_rooms;
    /// Today's events.
    today;
    /// Events until Sunday.
    this_week;
    /// Events after that.
    from_then_on;
    /// While nobody knows the date.
    may_be_over;
    /// No events.
    no_events;
    /// Below an event.
    other_events;
    /// Below a notice.
    other_notices;
    /// How many fit.
    capacity_name;
    /// When it rains.
    weather;
    /// Where to ask.
    ask_at;
    /// Whether one must apply.
    sign_up;
    /// Who holds it.
    organiser;
    /// Title of the rack.
    leaflets_title;
    /// Under it.
    leaflets_note;
    /// An empty rack.
    no_leaflets;
    /// For grown-ups.
    for_adults;
    /// The row that leads to them.
    grown_leaflets;
    /// The question before them.
    grown_ask;
    /// Why there is a question.
    grown_why;
    /// Who else may stand here.
    grown_beside;
    /// Yes.
    grown_see;
    /// A leaflet larger.
    larger;
    /// A leaflet smaller.
    smaller;
    /// To the left side of an enlarged page.
    to_left;
    /// To the right side.
    to_right;
    /// To its top.
    to_top;
    /// To its foot.
    to_foot;
    /// Turns back.
    page_before;
    /// Turns on.
    page_after;
    /// Under the title of notices.
    notices_note;
    /// No notices.
    no_notices;
    /// Under the title of desks.
    desks_note;
    /// Nobody is there.
    shut_now;
    /// No desks.
    no_desks;
    /// What to bring.
    bring;
    /// What it does not do.
    does_not;
    /// Whether one must book.
    booking;
    /// The guards.
    guard_room;
    /// The house telephone.
    extension_name;
    /// The public telephone.
    public_phone;
    /// When staff come.
    staffed_hours;
    /// Whom to call.
    whom_to_call;
    /// The way out without stairs.
    way_out;
    /// How people treat each other here.
    house_rules;
    /// A rule.
    rule_stays_here;
    /// A rule.
    rule_may_be_silent;
    /// A rule.
    rule_no_pictures;
    /// A rule.
    rule_no_selling;
    /// What is counted.
    counted_nothing;
    /// Heading.
    not_kept;
    /// Nobody is asked.
    not_kept_who;
    /// No page is noted.
    not_kept_what;
    /// No visit is noted.
    not_kept_when;
    /// Heading.
    kept;
    /// Health of the terminal.
    kept_health;
    /// Content.
    kept_content;
    /// Heading.
    not_ours;
    /// Cameras.
    not_ours_cameras;
    /// Passers-by.
    not_ours_people;
    /// Visitors' own telephones.
    not_ours_phones;
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
