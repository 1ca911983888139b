//! How the terminal is, in plain Japanese for the staff page: like troubles, it is read by staff alone.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{
    due::Why,
    health::{Health, LaneHealth},
    lane::{Cause, LaneName, LaneState},
    printing::Readiness,
};
use crate::domain::{chime::Voice, time::Mono};

impl LaneName {
    /// What the lane does.
    pub fn words(self) -> &'static str {
        match self {
            Self::Load => "端末の記録を 読む",
            Self::Poll => "事務局の 新しい内容を 待つ",
            Self::Apply => "届いた内容を しまう",
            Self::Fetch => "写真と チラシを 受け取る",
            Self::Decode => "写真を 出せるように する",
            Self::Report => "端末の ようすを 事務局に 知らせる",
            Self::Pair => "事務局に 登録する",
            Self::Printers => "プリンターの ようすを 聞く",
            Self::Draw => "紙の 見本を つくる",
            Self::Print => "印刷する",
            Self::Keep => "言われたことを 書きとめる",
            Self::Send => "書きとめたことを 事務局に 送る",
            Self::Sound => "チャイムを 鳴らす",
            Self::Aloud => "読み上げる",
            Self::Ears => "ヘッドホンを 見ている",
            Self::Hand => "お問い合わせの控えを 出す",
            Self::Settle => "控えの 結果を 書きとめる",
            Self::Reply => "返事を たずねる",
            Self::Summon => "職員を よぶ",
            Self::Note => "明るさや 音量を 書きとめる",
            Self::Light => "画面の 明るさを かえる",
        }
    }
}

impl Why {
    /// What is due.
    pub fn words(self) -> String {
        match self {
            Self::Start => "起動".to_owned(),
            Self::Idle => "「続けますか」と 聞く".to_owned(),
            Self::VisitOver => "使い終わりに する".to_owned(),
            Self::HiddenOver => "時計の画面を おわる".to_owned(),
            Self::EmergencyOver => "緊急の画面を おわる".to_owned(),
            Self::EmergencyTurn => "緊急の画面の ことばを かえる".to_owned(),
            Self::TouchAnswered => "さわったときの 返事を けす".to_owned(),
            Self::CrossFade => "画面の 切りかえを おわる".to_owned(),
            Self::Turn => "次の画面に する".to_owned(),
            Self::CallOver => "職員をよぶのを おわる".to_owned(),
            Self::TaskOver => "事務局に 頼まれたことを あきらめる".to_owned(),
            Self::NameOver => "端末の名前を けす".to_owned(),
            Self::Lane(lane) => lane.words().to_owned(),
            Self::NoAnswer(lane) => format!("「{}」を あきらめる", lane.words()),
            Self::Midnight => "日が かわる".to_owned(),
            Self::Minute => "時計を すすめる".to_owned(),
        }
    }
}

impl Cause {
    /// Why a lane was asked.
    pub fn words(self) -> &'static str {
        match self {
            Self::Start => "起動したため",
            Self::Again => "前のが おわったため",
            Self::Batch => "新しい内容が 届いたため",
            Self::Blobs => "写真が 届いたため",
            Self::Needed => "必要に なったため",
            Self::Painted => "画面が かわったため",
            Self::Failure => "前のが うまく いかなかったため",
            Self::Lost => "前のに 返事が なかったため",
        }
    }
}

impl LaneHealth {
    /// What the lane does at this moment, and why.
    pub fn words(&self, now: Mono) -> String {
        let doing = match self.state {
            LaneState::Idle => "休み".to_owned(),
            LaneState::Due(due, cause) => {
                format!("{}秒後に はじめる（{}）", due.millis_since(now).div_ceil(1000), cause.words())
            }
            LaneState::InFlight(flight) => {
                format!(
                    "{}秒前から 返事待ち（{}）",
                    now.millis_since(flight.since) / 1000,
                    flight.cause.words()
                )
            }
        };
        let failed =
            (self.failures > 0).then(|| format!("・つづけて {}回 うまく いっていない", self.failures));
        format!("{}：{doing}{}", self.name.words(), failed.unwrap_or_default())
    }
}

impl Health {
    /// The facts of the terminal, a name and a sentence each.
    pub fn facts(&self, zone: Tz, now: Mono) -> Vec<(&'static str, String)> {
        let at = |at: DateTime<Utc>| at.with_timezone(&zone).format("%-m月%-d日 %-H:%M").to_string();
        let contact =
            self.last_contact.map_or("まだ 一度も つながっていません".to_owned(), |it| {
                format!("最後に つながったのは {}", at(it))
            });
        let shows = self.shows.map_or("まだ 何も 映っていません".to_owned(), |it| {
            format!("公開した内容が 映っています（{}から）", at(it.since))
        });
        let clock = if self.clock_known { "合っています" } else { "時刻が 分かりません" };
        let (due, why) = self.deadline;
        let next = format!("{}秒後：{}", due.millis_since(now).div_ceil(1000), why.words());
        let media = if self.blobs_missing == 0 {
            "すべて 届いています".to_owned()
        } else {
            format!("あと {}個 届いていません", self.blobs_missing)
        };
        vec![
            ("事務局", contact),
            ("画面の内容", shows),
            ("写真とチラシ", media),
            ("時計", clock.to_owned()),
            ("次にすること", next),
        ]
    }
}

/// Whether anything prints.
pub fn printer(readiness: Readiness) -> String {
    match readiness {
        Readiness::NoPrinter => "つないでいません".to_owned(),
        Readiness::Asking => "ようすを 聞いています".to_owned(),
        Readiness::Ready(number) => format!("{}台目で 印刷できます", number + 1),
        Readiness::Out(state) => format!("印刷できません（{}）", state.words()),
    }
}

/// Whether it can be heard.
pub fn voice(voice: Option<Voice>) -> &'static str {
    match voice {
        None => "まだ 分かりません",
        Some(Voice::Off) => "鳴らさない設定です（kiosk.toml の [sound]）",
        Some(Voice::Ready) => "鳴ります",
        Some(Voice::Failing) => "鳴らせません",
    }
}
