//! Words of すぐ話せる所: who answers, until when, and what one does without a voice or a telephone.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Words, words};
use crate::domain::desk::{OpenState, WayKind};

impl Words {
    /// Whether somebody answers: 「いま 話せます・22:00まで（あと 2時間10分）」; what is written arrives instead.
    pub fn way_state(self, kind: WayKind, state: &OpenState) -> String {
        let now = if kind.answers_at_once() { "いま 話せます" } else { "いま 送れます" };
        match state {
            OpenState::Always if kind.answers_at_once() => format!("{now}・24時間"),
            OpenState::Always => "いつでも 送れます".to_owned(),
            OpenState::Open { minutes_left, .. } => {
                format!("{now}・{}（{}）", self.open_state(state), self.left(*minutes_left))
            }
            OpenState::Closed { .. } => format!("時間外・{}", self.open_state(state)),
        }
    }

    /// 「あと 18分」
    pub fn left(self, minutes: u32) -> String {
        format!("あと {}", self.minutes(minutes))
    }

    /// When somebody answers again: 「今日 14:00から」, 「11月23日(月) 13:00から」.
    pub fn answers_again(self, next: Option<NaiveDateTime>, today: NaiveDate) -> String {
        match next {
            Some(next) => format!("{} {}", self.day_from(next.date(), today), self.from(next.time())),
            None => "今週は 休みです".to_owned(),
        }
    }

    /// 「ほかに チャット・メール」
    pub fn other_ways(self, ways: &[String]) -> String {
        format!("ほかに {}", ways.join("・"))
    }

    /// 「電話」, 「チャット」
    pub fn way(self, kind: WayKind) -> &'static str {
        match kind {
            WayKind::Phone => "電話",
            WayKind::Chat => "チャット",
            WayKind::Sns => "SNS",
            WayKind::Mail => "メール",
            WayKind::Fax => "ファクス",
            WayKind::Relay => "電話リレーサービス",
        }
    }

    /// What somebody who cannot telephone holds out: who to call, and where this is.
    pub fn call_119_for_me(self, place: &str) -> String {
        format!("かわりに 119に電話してください。ここは {place} です。")
    }
}

words! {
    /// Under すぐ話せる所.
    talk_note = "さわると、ほかの連絡方法や くわしい時間が 見えます。";
    /// When life is in danger.
    life_in_danger = "いのちが あぶないときは 119（救急）・110（警察）";
    /// Everybody who answers.
    talk_all = "すべて";
    /// Only the ways without a voice.
    without_voice = "声を つかわない";
    /// No telephone at hand.
    without_phone = "電話がないとき";
    /// Lines on which somebody answers at this moment.
    open_lines = "いま 話せる所";
    /// More of them.
    more_open_lines = "ほかにも いま 話せる所";
    /// Lines that only take what is written.
    letter_lines = "書いて送る所（返事は あとで来ます）";
    /// Lines on which nobody answers at this moment.
    closed_lines = "いまは 閉まっている所";
    /// The same while nobody knows the time.
    unsure_lines = "時間が 決まっている所";
    /// Nobody answers at this moment.
    no_open_lines = "いま すぐ話せる所は 見つかっていません。";
    /// No such way.
    no_lines = "まだ 登録がありません。";
    /// Facts that nobody confirmed for 90 days.
    hours_may_have_changed = "時間が 変わったかもしれません";
    /// Above the card to hold out.
    show_to_somebody = "声が出ないとき・聞こえないときは、ここを 近くの人に 見せてください";
    /// When a way is answered.
    answered = "時間";
    /// In which languages it is answered.
    in_languages = "ことば";
    /// Days on which hours differ.
    exceptions = "ちがう日";
    /// For web addresses of helplines.
    line_code = "QRコード";
    /// Under such a code.
    line_code_hint = "スマートフォンのカメラで 読みとると 開きます。";
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
