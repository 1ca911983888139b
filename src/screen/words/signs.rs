//! Words beside a door and on the board of all rooms: read in passing, from some metres away.

use chrono::NaiveTime;

use super::{Words, words};
use crate::domain::id::RoomId;

impl Words {
    /// 「次は 13:00から 予約あり」; with the name where the group chose one.
    pub fn next_booking(self, start: NaiveTime, name: Option<&str>) -> String {
        format!("次は {} {}", self.from(start), name.unwrap_or(self.booked()))
    }

    /// What a door says that knows no such room.
    pub fn no_such_room(self, room: &RoomId) -> String {
        format!("「{room}」という 部屋は ありません")
    }
}

words! {
    /// No booking follows.
    no_more_bookings = "このあと 今日の予約は ありません";
    /// A door that knows no such room.
    room_not_found = "部屋が 見つかりません";
    /// What to do about a door that knows no such room.
    no_such_room_do = "職員の方へ：この端末の 設定（kiosk.toml の role）を 確かめてください。";
    /// From today's rooms to the coming month.
    free_month = "30日先まで 見る";
    /// The page of the coming month.
    free_month_title = "これからの30日の空き";
    /// A board without rooms.
    no_rooms_yet = "部屋は まだ 登録されていません";
}
