//! Proposals (いっしょにやりたいこと): what groups and people want to do together, as staff wrote it down.
//!
//! No proposal names a telephone, an address or an account: whoever is interested tells the desk (CARE rules 12 and 17).

use chrono::NaiveDate;

use super::{
    channel::Channels,
    id::{GroupId, ProposalId, ThemeId},
    text::Text,
};

/// Digits of a telephone number, at least; dates and hours have fewer in a row.
const PHONE_DIGITS_MIN: usize = 9;

/// Something that is to be done together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// What is to be done, in one line.
    pub title: Text,
    /// Reading of the title in hiragana.
    pub reading: String,
    /// Who proposes it, as they want to be called: 「絵をかく 2人」, a group's name.
    pub by: Text,
    /// The group that proposes it, where it is one that visitors may see.
    pub group: Option<GroupId>,
    /// How far it has come.
    pub stage: ProposalStage,
    /// Why, and what is to come of it (目的).
    pub aim: Text,
    /// Whom or what is sought.
    pub seeks: Option<Text>,
    /// What can be given in return.
    pub offers: Option<Text>,
    /// When and where, as far as that is known.
    pub when: Option<Text>,
    /// Under which themes it is found.
    pub themes: Vec<ThemeId>,
    /// The last day it stands on the board.
    pub until: NaiveDate,
    /// Where it may be shown.
    pub channels: Channels,
}

/// How far a proposal has come (CARE rule 17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProposalStage {
    /// 提案
    Proposed,
    /// 相手さがし
    Seeking,
    /// 準備
    Preparing,
    /// 実施
    UnderWay,
    /// ふりかえり
    LookingBack,
    /// ひろげる
    Spreading,
}

impl ProposalStage {
    /// All stages in their order.
    pub const ALL: [Self; 6] =
        [Self::Proposed, Self::Seeking, Self::Preparing, Self::UnderWay, Self::LookingBack, Self::Spreading];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Seeking => "seeking",
            Self::Preparing => "preparing",
            Self::UnderWay => "under_way",
            Self::LookingBack => "looking_back",
            Self::Spreading => "spreading",
        }
    }

    /// The stage of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// Whether somebody who joins is still looked for.
    pub fn is_open(self) -> bool {
        match self {
            Self::Proposed | Self::Seeking | Self::Preparing => true,
            Self::UnderWay | Self::LookingBack | Self::Spreading => false,
        }
    }
}

impl Proposal {
    /// Whether it stands on the board on `today`.
    pub fn stands(&self, today: NaiveDate) -> bool {
        today <= self.until
    }
}

/// Whether a text leads past the desk: a telephone number, a mail address, a web address, in any language of it.
pub fn names_contact(text: &Text) -> bool {
    text.langs().any(|(_, words)| leads_past_desk(&words.plain()))
}

fn leads_past_desk(words: &str) -> bool {
    let half: String = words.chars().map(half_width).collect();
    let lower = half.to_lowercase();
    let named = ["@", "://", "www."].into_iter().any(|sign| lower.contains(sign));
    named || longest_number(&half) >= PHONE_DIGITS_MIN
}

/// Digits in the longest run that only hyphens, brackets and spaces divide, as people write a telephone number; what
/// stands before the colon of an hour is none of one.
fn longest_number(words: &str) -> usize {
    let (mut longest, mut run, mut last) = (0_usize, 0_usize, 0_usize);
    for symbol in words.chars().chain(['。']) {
        match symbol {
            '0'..='9' => (run, last) = (run + 1, last + 1),
            '-' | '‐' | '‑' | '–' | '—' | '−' | 'ー' | '(' | ')' | ' ' => last = 0,
            ':' => (longest, run, last) = (longest.max(run - last), 0, 0),
            _ => (longest, run, last) = (longest.max(run), 0, 0),
        }
    }
    longest
}

/// Full-width letters and signs as half-width ones.
fn half_width(symbol: char) -> char {
    match symbol {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(symbol) - 0xfee0).unwrap_or(symbol),
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn what_leads_past_the_desk_is_seen_and_days_and_hours_are_not() {
        for (words, leads) in [
            ("電話 000-0000-1250 へ", true),
            ("０００ー００００ー１２５０", true),
            ("(000) 0000 1250", true),
            ("a@b.example", true),
            ("ａ＠ｂ．ｅｘａｍｐｌｅ", true),
            ("https://b.example", true),
            ("WWW.b.example", true),
            ("12/5(土) 14:00–16:00、3人くらい", false),
            ("2026年12月5日 10:00", false),
            ("2026-12-05 10:00-12:00", false),
            ("内線 1200 の窓口へ", false),
            ("", false),
        ] {
            assert_eq!(names_contact(&Text::ja(words)), leads, "{words}");
        }
        assert!(names_contact(&Text::ja("絵をかく").with(Lang::En, "call 000-0000-1250")));
    }

    #[test]
    fn a_stage_returns_by_its_word() {
        assert!(
            ProposalStage::ALL.into_iter().all(|stage| ProposalStage::from_key(stage.key()) == Some(stage))
        );
        assert_eq!(ProposalStage::from_key("sold"), None);
    }
}
