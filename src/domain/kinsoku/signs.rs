//! Which signs belong together in line breaking, told at once: every character of every page is asked about in every
//! frame.

use std::sync::LazyLock;

/// What a sign does to a line or a phrase; one sign may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Holds its neighbours together: no-break space, narrow no-break space, word joiner.
    Glue,
    /// Joins what stands around it into one number or word, as in 14:00–15:30.
    Joiner,
    /// A line must not begin with it (行頭禁則).
    HeadForbidden,
    /// A line must not end with it (行末禁則).
    TailForbidden,
    /// Dashes and leaders, one sign when doubled (分離禁止文字).
    Leader,
    /// Stops and middle dots, after which a phrase or an item has ended.
    PhraseStop,
    /// Stops after which a sentence has ended.
    SentenceStop,
    /// Closing brackets, after which a phrase has ended unless a particle follows.
    Closer,
    /// Hiragana in which particles and endings end: が, を, に, は, で, て, た, だ, から, まで and so on.
    PhraseEnding,
    /// Particles of one hiragana, behind which a word rather begins than goes on.
    Particle,
    /// What counts: a number and its counter are read as one.
    Counter,
    /// Weekdays and holidays, as dates put them in brackets.
    Weekday,
    /// Too slight to count as company for a character.
    Slight,
}

impl Sign {
    /// Whether a character is one of these.
    pub(super) fn has(self, c: char) -> bool {
        TABLE.get(number(c)).is_some_and(|signs| signs & self.bit() != 0)
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

fn number(c: char) -> usize {
    u32::from(c) as usize
}

/// What each character is, by its number; what stands behind the last sign is none.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let all = || MEMBERS.iter().flat_map(|(sign, members)| members.chars().map(|c| (*sign, number(c))));
    let mut table = vec![0; all().map(|(_, at)| at + 1).max().unwrap_or_default()];
    for (sign, at) in all() {
        if let Some(signs) = table.get_mut(at) {
            *signs |= sign.bit();
        }
    }
    table
});

const MEMBERS: [(Sign, &str); 13] = [
    (Sign::Glue, "\u{a0}\u{202f}\u{2060}"),
    (Sign::Joiner, "–‐−〜～’"),
    (Sign::HeadForbidden, HEAD_FORBIDDEN),
    (Sign::TailForbidden, "（「『【〔〈《［｛〘〖〝｟“‘«￥＄＃№￡¥£$#([{｢"),
    (Sign::Leader, "—―…‥─"),
    (Sign::PhraseStop, "、。，．・！？!?"),
    (Sign::SentenceStop, "。！？!?"),
    (Sign::Closer, "」』】〉》）)"),
    (Sign::PhraseEnding, "がをにはでともへやのてただなるばらずくすむぶうぐ"),
    (Sign::Particle, "のをにはがとで"),
    (Sign::Counter, "年月日時分秒階円件枚人名回番号歳冊個本台部度倍割週か"),
    (Sign::Weekday, "月火水木金土日祝休"),
    (Sign::Slight, "、。，．・！？!?.,)）」』】…ー"),
];

const HEAD_FORBIDDEN: &str = concat!(
    "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー",
    "」』）】〕〉》］｝〙〗〟｠”’»",
    "‐–−〜～゠",
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ",
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
    "％‰℃℉°′″¢￠",
    "｡､･ｰﾞﾟ｣ｧｨｩｪｫｬｭｮｯ",
    "!%),-./:;?]}~",
);
