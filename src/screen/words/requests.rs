//! Words with which a group asks for a room on a coming day and reads the answer.

use super::{Words, fill, words};

impl Words {
    /// 「グループの部屋 1 を 先の日に お願いする」
    pub fn ask_room(self, room: &str) -> String {
        fill!(self, "ask_room", room = room)
    }

    /// 「2時間」, 「1時間30分」
    pub fn ask_long(self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, minutes) => fill!(self, "ask_minutes", minutes = minutes),
            (hours, 0) => fill!(self, "ask_hours", hours = hours),
            (hours, minutes) => fill!(self, "ask_hours_minutes", hours = hours, minutes = minutes),
        }
    }

    /// Where the number of a request stands.
    pub fn number_where_asked(self, extension: &str) -> String {
        fill!(self, "number_where_asked", extension = self.extension(extension))
    }
}

words! {
    /// The title.
    ask_ahead;
    /// Above the days.
    ask_day;
    /// No day has a free time.
    ask_nothing_free;
    /// Above the times.
    ask_time;
    /// No time of that length is free.
    ask_none_that_day;
    /// It is no booking yet.
    ask_note;
    /// Why a box is asked for.
    ask_box;
    /// The button.
    ask_send;
    /// Somebody has it by now.
    ask_gone;
    /// Above what is free near it.
    ask_near;
    /// It is written down.
    ask_kept;
    /// Above its number.
    ask_number;
    /// What the number is for.
    ask_number_note;
    /// What follows.
    ask_kept_note;
    /// The way to the paper of a request.
    request_slip;
    /// The way to the answer, its title and its button.
    answer_look;
    /// The question for the number.
    answer_ask;
    /// No request has it.
    answer_wrong;
    /// The desk has not answered.
    answer_waiting;
    /// What the desk does.
    answer_waiting_note;
    /// The desk gave it.
    answer_given;
    /// Above the number of the booking.
    answer_number;
    /// The way to the paper of the booking.
    answer_slip;
    /// The desk did not.
    answer_declined;
    /// The booking that came of it is gone.
    answer_cancelled;
}
