//! What is not understood of a calendar, why, and the way out (要確認).

use super::line::Line;

/// Letters of a value that a complaint repeats.
const SHOWN_CHARS_MAX: usize = 40;

/// Something a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// The line, from 1.
    pub line: u64,
    /// The property.
    pub property: String,
    /// What stands there, shortened.
    pub value: String,
    /// Why it is not understood.
    pub why: Why,
}

/// Why something is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The event has no beginning.
    NoStart,
    /// The event has no end, ends before it begins, or lasts more than a month.
    NoLength,
    /// A date, a time or a zone is not understood.
    Time,
    /// The rule of repetition is one that programs read in different ways.
    Repetition,
    /// The first day is not one of the rule's.
    StartOutsideRule,
    /// It goes on past midnight.
    PastMidnight,
    /// It is not for everybody (CLASS).
    NotPublic,
    /// A change to one day belongs to no event of the file, or reaches beyond that day.
    StrayChange,
    /// It has no title.
    NoTitle,
    /// There are more events than are read at once.
    TooMany,
}

impl Why {
    /// The reason and the way out, in English.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoStart => "the event has no beginning: enter it by hand",
            Self::NoLength => "the event has no end: give it one, or enter it by hand",
            Self::Time => "the date, the time or its zone is not understood: enter it by hand",
            Self::Repetition => "programs read this repetition in different ways: enter its dates by hand",
            Self::StartOutsideRule => {
                "the first day does not fit the repetition: check which of them is meant"
            }
            Self::PastMidnight => "it goes on past midnight: enter two days by hand",
            Self::NotPublic => "it is marked as not public: enter it by hand if it may be shown",
            Self::StrayChange => "a change to one day has no event it belongs to: check it by hand",
            Self::NoTitle => "the event has no title: give it one",
            Self::TooMany => "there are more events than are read at once: split the file",
        }
    }

    /// The same in Japanese.
    pub fn words_ja(self) -> &'static str {
        match self {
            Self::NoStart => "始まりの日時が ありません。手で入力してください",
            Self::NoLength => "終わりの時刻が ありません。時刻を入れるか、手で入力してください",
            Self::Time => "日付・時刻・時間帯が 読めません。手で入力してください",
            Self::Repetition => {
                "くり返しの書き方が プログラムによって ちがう意味になります。日付を手で入力してください"
            }
            Self::StartOutsideRule => "最初の日が くり返しに 合いません。どちらが正しいか 確かめてください",
            Self::PastMidnight => "夜中の0時を またぎます。2日に分けて 手で入力してください",
            Self::NotPublic => "公開しない予定に なっています。出してよいときは 手で入力してください",
            Self::StrayChange => "1日だけの変更の もとの予定が ありません。手で確かめてください",
            Self::NoTitle => "題名が ありません。題名を入れてください",
            Self::TooMany => "予定が 多すぎます。ファイルを分けてください",
        }
    }
}

impl Unclear {
    pub(super) fn at(line: &Line, why: Why) -> Self {
        let value = line.value.chars().take(SHOWN_CHARS_MAX).collect();
        Self { line: line.number, property: line.name.clone(), value, why }
    }
}
