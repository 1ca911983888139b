//! Words with which a group says that it is here, or that it has gone.

use chrono::NaiveTime;

use super::{Words, fill, words};
use crate::{domain::check_in::Presence, kiosk::saying::Word};

impl Words {
    /// The button and the title: 「到着しました」, 「退室しました」.
    pub fn presence(self, presence: Presence) -> &'static str {
        match presence {
            Presence::Here => self.say("presence_here"),
            Presence::Gone => self.say("presence_gone"),
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
        fill!(self, "may_stay_until", time = self.time(until))
    }

    /// The button named for whoever hears it: 「13:00–15:00 の グループ：使う時間を のばす」.
    pub fn stay_of(self, hours: &str) -> String {
        fill!(self, "group_at", hours = hours, what = self.stay_longer())
    }

    /// 「16:00 まで のばしました」
    pub fn stays_until(self, until: NaiveTime) -> String {
        fill!(self, "stays_until", time = self.time(until))
    }

    /// The same named for whoever hears it: 「13:00–15:00 の グループ：到着しました」.
    pub fn presence_of(self, hours: &str, presence: Presence) -> String {
        fill!(self, "group_at", hours = hours, what = self.presence(presence))
    }

    /// 「12:56 に 来ました」
    pub fn came_at(self, at: NaiveTime) -> String {
        fill!(self, "came_at", time = self.time(at))
    }

    /// 「14:40 に 退室しました」
    pub fn left_at(self, at: NaiveTime) -> String {
        fill!(self, "left_at", time = self.time(at))
    }

    /// What is typed of a number, for whoever hears it.
    pub fn digits_typed(self, filled: usize, count: usize) -> String {
        fill!(self, "digits_typed", count = count, filled = filled)
    }

    /// 「番号が 何度か ちがいました。あと 30秒 待ってください。」
    pub fn number_rests(self, secs: u64) -> String {
        if secs >= 120 {
            return fill!(self, "number_rests_minutes", minutes = secs.div_ceil(60));
        }
        fill!(self, "number_rests", secs = secs)
    }

    /// 「15:42 まで 使えます」
    pub fn walk_up_until(self, until: NaiveTime) -> String {
        fill!(self, "walk_up_until", time = self.time(until))
    }

    /// The button named for whoever hears it: 「グループの部屋 2：今すぐ使う。15:42 まで 使えます」.
    pub fn walk_up_of(self, room: &str, until: NaiveTime) -> String {
        fill!(self, "walk_up_of", room = room, what = self.walk_up(), until = self.walk_up_until(until))
    }

    /// 「13:42 からの「今すぐ使う」は、お受けできませんでした」
    pub fn walk_up_was_not_given(self, from: &str) -> String {
        fill!(self, "walk_up_was_not_given", from = from, what = self.walk_up())
    }

    /// Where to ask when a room that was taken is not to be had.
    pub fn walk_up_to_desk(self, extension: &str) -> String {
        fill!(self, "walk_up_to_desk", extension = self.extension(extension))
    }

    /// Where to ask when it does not work.
    pub fn tell_arrival_to_desk(self, extension: &str) -> String {
        fill!(self, "tell_arrival_to_desk", extension = self.extension(extension))
    }

    /// Where the number stands.
    pub fn number_where(self, extension: &str) -> String {
        fill!(self, "number_where", extension = self.extension(extension))
    }
}

words! {
    /// The question for the number.
    number_ask;
    /// The number is another.
    number_wrong;
    /// Nobody needs a number here.
    arrival_ask;
    /// It is being written down.
    arrival_keeping;
    /// It was written down; whether the desk has heard it depends on the cable.
    arrival_kept;
    /// It could not be.
    arrival_lost;
    /// Above what a group does before it goes.
    before_leaving;
    /// Back to the rooms.
    to_rooms;
    /// The button with which a group stays longer.
    stay_longer;
    /// The button with which a room that is free is taken at once, and the title of its page.
    walk_up;
    /// What follows from the button.
    walk_up_ask;
    /// It cannot be taken at this moment.
    walk_up_never;
    /// Somebody else had the room.
    walk_up_not_given;
    /// How the room becomes free again.
    walk_up_leaving;
    /// What comes first, should somebody have booked meanwhile.
    stay_if_free;
    /// A booking whose group has gone.
    gone;
}
