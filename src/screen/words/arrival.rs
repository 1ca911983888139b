//! Words with which a group says that it is here, or that it has gone.

use chrono::NaiveTime;

use super::{Words, words};
use crate::{domain::check_in::Presence, kiosk::saying::Word};

impl Words {
    /// The button and the title: 「到着しました」, 「退室しました」.
    pub fn presence(self, presence: Presence) -> &'static str {
        match presence {
            Presence::Here => "到着しました",
            Presence::Gone => "退室しました",
        }
    }

    /// The button and the title of a page on which something is said of a booking.
    pub fn saying(self, word: Word) -> &'static str {
        match word {
            Word::Here => self.presence(Presence::Here),
            Word::Gone => self.presence(Presence::Gone),
            Word::Stay => self.stay_longer(),
        }
    }

    /// 「16:00 まで のばせます」
    pub fn may_stay_until(self, until: NaiveTime) -> String {
        format!("{} まで のばせます", self.time(until))
    }

    /// The button named for whoever hears it: 「13:00–15:00 の グループ：使う時間を のばす」.
    pub fn stay_of(self, hours: &str) -> String {
        format!("{hours} の グループ：{}", self.stay_longer())
    }

    /// 「16:00 まで のばしました」
    pub fn stays_until(self, until: NaiveTime) -> String {
        format!("{} まで のばしました", self.time(until))
    }

    /// The same named for whoever hears it: 「13:00–15:00 の グループ：到着しました」.
    pub fn presence_of(self, hours: &str, presence: Presence) -> String {
        format!("{hours} の グループ：{}", self.presence(presence))
    }

    /// 「12:56 に 来ました」
    pub fn came_at(self, at: NaiveTime) -> String {
        format!("{} に 来ました", self.time(at))
    }

    /// 「14:40 に 退室しました」
    pub fn left_at(self, at: NaiveTime) -> String {
        format!("{} に 退室しました", self.time(at))
    }

    /// What is typed of a number, for whoever hears it.
    pub fn digits_typed(self, filled: usize, count: usize) -> String {
        format!("番号 {count}けたのうち {filled}けた 入りました")
    }

    /// 「番号が 何度か ちがいました。あと 30秒 待ってください。」
    pub fn number_rests(self, secs: u64) -> String {
        if secs >= 120 {
            return format!("番号が 何度か ちがいました。あと {}分 待ってください。", secs.div_ceil(60));
        }
        format!("番号が 何度か ちがいました。あと {secs}秒 待ってください。")
    }

    /// 「15:42 まで 使えます」
    pub fn walk_up_until(self, until: NaiveTime) -> String {
        format!("{} まで 使えます", self.time(until))
    }

    /// The button named for whoever hears it: 「グループの部屋 2：今すぐ使う。15:42 まで 使えます」.
    pub fn walk_up_of(self, room: &str, until: NaiveTime) -> String {
        format!("{room}：{}。{}", self.walk_up(), self.walk_up_until(until))
    }

    /// 「13:42 からの「今すぐ使う」は、お受けできませんでした」
    pub fn walk_up_was_not_given(self, from: &str) -> String {
        format!("{from} からの「{}」は、お受けできませんでした", self.walk_up())
    }

    /// Where to ask when a room that was taken is not to be had.
    pub fn walk_up_to_desk(self, extension: &str) -> String {
        format!("ほかの部屋や 時間を、12階の窓口（{}）が いっしょに さがします。", self.extension(extension))
    }

    /// Where to ask when it does not work.
    pub fn tell_arrival_to_desk(self, extension: &str) -> String {
        format!(
            "12階の窓口（{}）へ 知らせてください。部屋は 予約どおり 使えます。",
            self.extension(extension)
        )
    }

    /// Where the number stands.
    pub fn number_where(self, extension: &str) -> String {
        format!(
            "番号は 予約のときに お渡ししたものです。分からないときは 12階の窓口（{}）へ どうぞ。",
            self.extension(extension)
        )
    }
}

words! {
    /// The question for the number.
    number_ask = "予約の番号（4けた）を 押してください";
    /// The number is another.
    number_wrong = "番号が ちがいます。もういちど 押してください。";
    /// Nobody needs a number here.
    arrival_ask = "下のボタンを 押すと、窓口にも 伝わります。";
    /// It is being written down.
    arrival_keeping = "書きとめています";
    /// It was written down; whether the desk has heard it depends on the cable.
    arrival_kept = "書きとめました。12階の窓口にも 伝わります。";
    /// It could not be.
    arrival_lost = "いまは 書きとめられませんでした。";
    /// Above what a group does before it goes.
    before_leaving = "お帰りの前に";
    /// Back to the rooms.
    to_rooms = "部屋の ようすへ";
    /// The button with which a group stays longer.
    stay_longer = "使う時間を のばす";
    /// The button with which a room that is free is taken at once, and the title of its page.
    walk_up = "今すぐ使う";
    /// What follows from the button.
    walk_up_ask = "予約が なくても 使えます。お名前は 聞きません。ボタンを 押すと、この部屋が 使用中になり、窓口にも 伝わります。";
    /// It cannot be taken at this moment.
    walk_up_never = "いまは、すぐに 使える時間が ありません。";
    /// Somebody else had the room.
    walk_up_not_given = "この時間は、お受けできませんでした。";
    /// How the room becomes free again.
    walk_up_leaving = "早く 終わったら、「今日の部屋」の「退室しました」を 押してください。";
    /// What comes first, should somebody have booked meanwhile.
    stay_if_free = "12階の窓口が その時間に 予約を 入れていたときは、その予約が 先です。";
    /// A booking whose group has gone.
    gone = "退室";
}
