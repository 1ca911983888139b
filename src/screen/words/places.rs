//! Words about rooms and opening: free, in use, closed and why.

use chrono::{NaiveDate, NaiveTime};

use super::{Words, fill, words};
use crate::domain::{
    calendar::{ClosedReason, Day},
    holiday::HolidayKind,
    room::RoomState,
    time::Hours,
};

impl Words {
    /// 「使用中」, 「空いています」, 「休み」
    pub fn room_state(self, state: RoomState) -> &'static str {
        match state {
            RoomState::InUse { .. } => self.say("room_in_use"),
            RoomState::Free { .. } => self.say("room_free"),
            RoomState::NotUsable { .. } => self.say("room_not_usable"),
            RoomState::Closed => self.say("room_closed"),
        }
    }

    /// 「15:00まで」; nothing for a closed room.
    pub fn room_until(self, state: RoomState) -> Option<String> {
        match state {
            RoomState::InUse { until } | RoomState::Free { until } | RoomState::NotUsable { until } => {
                Some(self.until(until))
            }
            RoomState::Closed => None,
        }
    }

    /// 「8人まで」
    pub fn capacity(self, people: u32) -> String {
        fill!(self, "capacity", count = people)
    }

    /// Why a day is closed: 「祝日」, 「年末年始」, or the staff's own words.
    pub fn closed_reason(self, reason: &ClosedReason) -> String {
        match reason {
            ClosedReason::Weekly => self.say("closed_weekly").to_owned(),
            ClosedReason::Holiday(kind) => fill!(self, "closed_holiday", name = self.holiday(*kind)),
            ClosedReason::YearEnd => self.say("closed_year_end").to_owned(),
            ClosedReason::Decided(why) => why.get(self.lang()).0.plain(),
        }
    }

    /// A public holiday by its name.
    pub fn holiday(self, kind: HolidayKind) -> &'static str {
        self.say(match kind {
            HolidayKind::NewYear => "holiday_new_year",
            HolidayKind::ComingOfAge => "holiday_coming_of_age",
            HolidayKind::Foundation => "holiday_foundation",
            HolidayKind::EmperorsBirthday => "holiday_emperors_birthday",
            HolidayKind::VernalEquinox => "holiday_vernal_equinox",
            HolidayKind::Showa => "holiday_showa",
            HolidayKind::Constitution => "holiday_constitution",
            HolidayKind::Greenery => "holiday_greenery",
            HolidayKind::Children => "holiday_children",
            HolidayKind::Marine => "holiday_marine",
            HolidayKind::Mountain => "holiday_mountain",
            HolidayKind::RespectForTheAged => "holiday_respect_for_the_aged",
            HolidayKind::AutumnalEquinox => "holiday_autumnal_equinox",
            HolidayKind::HealthAndSports => "holiday_health_and_sports",
            HolidayKind::Sports => "holiday_sports",
            HolidayKind::Culture => "holiday_culture",
            HolidayKind::LaborThanksgiving => "holiday_labor_thanksgiving",
            HolidayKind::ImperialWedding => "holiday_imperial_wedding",
            HolidayKind::StateFuneral => "holiday_state_funeral",
            HolidayKind::Accession => "holiday_accession",
            HolidayKind::Enthronement => "holiday_enthronement",
            HolidayKind::Substitute => "holiday_substitute",
            HolidayKind::Citizens => "holiday_citizens",
        })
    }

    /// 「今日は休館日です（祝日・勤労感謝の日）」
    pub fn closed_today(self, reason: &ClosedReason) -> String {
        fill!(self, "closed_today", reason = self.closed_reason(reason))
    }

    /// 「次に開くのは 11月24日(火) 9:00 です」
    pub fn next_open(self, date: NaiveDate, hours: Hours) -> String {
        fill!(self, "next_open", date = self.date(date), time = self.time(hours.start))
    }

    /// 「次は 11月24日(火) 9:00から」
    pub fn next_open_short(self, date: NaiveDate, hours: Hours) -> String {
        fill!(self, "next_from", date = self.date(date), from = self.from(hours.start))
    }

    /// 「今日は 9:00に 開きます」
    pub fn opens_today(self, start: NaiveTime) -> String {
        fill!(self, "opens_today", time = self.time(start))
    }

    /// Opening as a chip: 「21:00まで」, 「9:00から」, 「今日は終わりました」, 「休館日」.
    pub fn opening(self, day: &Day, time: NaiveTime) -> String {
        match day {
            Day::Open(hours) if hours.contains(time) => self.until(hours.end),
            Day::Open(hours) if time < hours.start => self.from(hours.start),
            Day::Open(_) => self.say("shut_for_today").to_owned(),
            Day::Closed(_) => self.say("closed_day").to_owned(),
        }
    }
}

words! {
    /// Rooms that groups book.
    group_rooms;
    /// What they are (CARE rule 1).
    group_rooms_note;
    /// A booking without a name.
    booked;
    /// A closed day.
    closed_day;
    /// When the corner is open today.
    corner_open;
    /// The desk.
    desk;
    /// A day on which the desk is closed.
    desk_closed_today;
}
