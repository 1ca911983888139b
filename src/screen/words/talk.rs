//! Words of すぐ話せる所: who answers, until when, and what one does without a voice or a telephone.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Words, fill, words};
use crate::domain::desk::{OpenState, WayKind};

impl Words {
    /// Whether somebody answers: 「いま 話せます・22:00まで（あと 2時間10分）」; what is written arrives instead.
    pub fn way_state(self, kind: WayKind, state: &OpenState) -> String {
        let now = self.say(if kind.answers_at_once() { "can_talk_now" } else { "can_send_now" });
        match state {
            OpenState::Always if kind.answers_at_once() => {
                fill!(self, "way_open", now = now, until = self.day_and_night())
            }
            OpenState::Always => self.say("can_send_always").to_owned(),
            OpenState::Open { minutes_left, .. } => {
                let (until, left) = (self.open_state(state), self.left(*minutes_left));
                fill!(self, "way_open_left", now = now, until = until, left = left)
            }
            OpenState::Closed { .. } => fill!(self, "way_shut", next = self.open_state(state)),
        }
    }

    /// 「あと 18分」
    pub fn left(self, minutes: u32) -> String {
        fill!(self, "left", time = self.minutes(minutes))
    }

    /// When somebody answers again: 「今日 14:00から」, 「11月23日(月) 13:00から」.
    pub fn answers_again(self, next: Option<NaiveDateTime>, today: NaiveDate) -> String {
        match next {
            Some(next) => {
                fill!(
                    self,
                    "day_from_time",
                    day = self.day_from(next.date(), today),
                    from = self.from(next.time())
                )
            }
            None => self.say("shut_this_week").to_owned(),
        }
    }

    /// 「ほかに チャット・メール」
    pub fn other_ways(self, ways: &[String]) -> String {
        fill!(self, "other_ways", ways = ways.join(self.dot()))
    }

    /// 「電話」, 「チャット」
    pub fn way(self, kind: WayKind) -> &'static str {
        match kind {
            WayKind::Phone => self.say("way_phone"),
            WayKind::Chat => self.say("way_chat"),
            WayKind::Sns => self.say("way_sns"),
            WayKind::Mail => self.say("way_mail"),
            WayKind::Fax => self.say("way_fax"),
            WayKind::Relay => self.say("way_relay"),
        }
    }

    /// What somebody who cannot telephone holds out: who to call, and where this is.
    pub fn call_119_for_me(self, place: &str) -> String {
        fill!(self, "call_119_for_me", place = place)
    }
}

words! {
    /// Under すぐ話せる所.
    talk_note;
    /// When life is in danger.
    life_in_danger;
    /// Everybody who answers.
    talk_all;
    /// Only the ways without a voice.
    without_voice;
    /// No telephone at hand.
    without_phone;
    /// Lines on which somebody answers at this moment.
    open_lines;
    /// More of them.
    more_open_lines;
    /// Lines that only take what is written.
    letter_lines;
    /// Lines on which nobody answers at this moment.
    closed_lines;
    /// The same while nobody knows the time.
    unsure_lines;
    /// Nobody answers at this moment.
    no_open_lines;
    /// No such way.
    no_lines;
    /// Facts that nobody confirmed for 90 days.
    hours_may_have_changed;
    /// Above the card to hold out.
    show_to_somebody;
    /// When a way is answered.
    answered;
    /// In which languages it is answered.
    in_languages;
    /// Days on which hours differ.
    exceptions;
    /// For web addresses of helplines.
    line_code;
    /// Under such a code.
    line_code_hint;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Hours;

    #[test]
    fn talking_and_writing_are_told_apart() {
        let words = Words::default();
        let until = Hours::new("09:00:00".parse().unwrap(), "22:00:00".parse().unwrap()).unwrap();
        let open = OpenState::Open { until, minutes_left: 130 };
        for (kind, state, want) in [
            (WayKind::Phone, &OpenState::Always, "いま 話せます・24時間"),
            (WayKind::Mail, &OpenState::Always, "いつでも 送れます"),
            (WayKind::Chat, &open, "いま 話せます・22:00まで（あと 2時間10分）"),
            (WayKind::Fax, &open, "いま 送れます・22:00まで（あと 2時間10分）"),
            (WayKind::Phone, &OpenState::Closed { next: None }, "時間外・今週は 休みです"),
        ] {
            assert_eq!(words.way_state(kind, state), want);
        }
        let today = "2026-11-21".parse().unwrap();
        let next = "2026-11-21T14:00:00".parse().unwrap();
        assert_eq!(words.answers_again(Some(next), today), "今日 14:00から");
        let others = ["チャット", "メール"].map(str::to_owned);
        assert_eq!(words.other_ways(&others), "ほかに チャット・メール");
    }
}
