//! Words about rooms and opening: free, in use, closed and why.

use chrono::{NaiveDate, NaiveTime};

use super::{Words, words};
use crate::domain::{
    calendar::{ClosedReason, Day},
    room::RoomState,
    time::Hours,
};

impl Words {
    /// 「使用中」, 「空いています」, 「休み」
    pub fn room_state(self, state: RoomState) -> &'static str {
        match state {
            RoomState::InUse { .. } => "使用中",
            RoomState::Free { .. } => "空いています",
            RoomState::NotUsable { .. } => "使えません",
            RoomState::Closed => "休み",
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
        format!("{people}人まで")
    }

    /// Why a day is closed: 「祝日」, 「年末年始」, or the staff's own words.
    pub fn closed_reason(self, reason: &ClosedReason) -> String {
        match reason {
            ClosedReason::Weekly => "定休日".to_owned(),
            ClosedReason::Holiday(kind) => format!("祝日・{}", kind.name_ja()),
            ClosedReason::YearEnd => "年末年始".to_owned(),
            ClosedReason::Decided(why) => why.get(self.lang()).0.plain(),
        }
    }

    /// 「今日は休館日です（祝日・勤労感謝の日）」
    pub fn closed_today(self, reason: &ClosedReason) -> String {
        format!("今日は休館日です（{}）", self.closed_reason(reason))
    }

    /// 「次に開くのは 11月24日(火) 9:00 です」
    pub fn next_open(self, date: NaiveDate, hours: Hours) -> String {
        format!("次に開くのは {} {} です", self.date(date), self.time(hours.start))
    }

    /// 「次は 11月24日(火) 9:00から」
    pub fn next_open_short(self, date: NaiveDate, hours: Hours) -> String {
        format!("次は {} {}", self.date(date), self.from(hours.start))
    }

    /// 「今日は 9:00に 開きます」
    pub fn opens_today(self, start: NaiveTime) -> String {
        format!("今日は {}に 開きます", self.time(start))
    }

    /// Opening as a chip: 「21:00まで」, 「9:00から」, 「今日は終わりました」, 「休館日」.
    pub fn opening(self, day: &Day, time: NaiveTime) -> String {
        match day {
            Day::Open(hours) if hours.contains(time) => self.until(hours.end),
            Day::Open(hours) if time < hours.start => self.from(hours.start),
            Day::Open(_) => "今日は終わりました".to_owned(),
            Day::Closed(_) => "休館日".to_owned(),
        }
    }
}

words! {
    /// Rooms that groups book.
    group_rooms = "グループの部屋";
    /// What they are (CARE rule 1).
    group_rooms_note = "グループが予約して使う部屋です。職員への相談は 12階です。";
    /// A booking without a name.
    booked = "予約あり";
    /// A closed day.
    closed_day = "休館日";
    /// When the corner is open today.
    corner_open = "コーナー";
    /// The desk.
    desk = "12階の窓口";
    /// A day on which the desk is closed.
    desk_closed_today = "今日は休み";
}
