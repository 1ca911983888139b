//! Character classes of Japanese line breaking, after JIS X 4051 and the W3C's 日本語組版処理の要件.

use unicode_normalization::char::is_combining_mark;

use super::signs::Sign;

/// How two neighbouring characters hold together, spaces aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// A line may end between them.
    None,
    /// Inside a word or number: only where that is longer than a line.
    Word,
    /// Print never separates them.
    Kinsoku,
}

/// The bond between two neighbours, of which neither is a space.
pub(super) fn bond(left: char, right: char) -> Bond {
    let glued = Sign::Glue.has(left) || Sign::Glue.has(right);
    if glued || is_head_forbidden(right) || is_tail_forbidden(left) || is_leader_run(left, right) {
        return Bond::Kinsoku;
    }
    let after_word = is_wordy(left) || Sign::Joiner.has(left);
    let is_word = after_word && (is_wordy(right) || matches!(right, '(' | '[' | '{'));
    let is_counted = left.is_ascii_digit() && Sign::Counter.has(right);
    let is_katakana = is_katakana(left) && is_katakana(right);
    if is_word || is_counted || is_katakana { Bond::Word } else { Bond::None }
}

/// Whether a bracket after a number or a day opens a weekday, as in 28日(土): that is one date.
pub(super) fn opens_weekday(left: char, right: char, after: Option<char>) -> bool {
    let is_day = left.is_ascii_digit() || left == '日';
    is_day && is_round_bracket(right) && after.is_some_and(|c| Sign::Weekday.has(c))
}

/// Whether a bracket opens after a number, as in 17:00(12階の窓口): what it holds stands for itself.
pub(super) fn opens_after_number(left: char, right: char) -> bool {
    left.is_ascii_digit() && is_round_bracket(right)
}

fn is_round_bracket(c: char) -> bool {
    matches!(c, '(' | '（')
}

/// Whether a phrase (文節) surely ends between two neighbours: after a stop or a closing bracket, before an opening one,
/// after を, or where a particle or ending in hiragana meets a word that begins otherwise. No
/// dictionary: many an end goes unseen, none is seen inside a word but for verbs like 受け取る, whose first part ends in
/// none of these.
pub(super) fn ends_phrase(left: char, right: char) -> bool {
    let opens = is_tail_forbidden(right) && !is_wordy(left);
    if Sign::Closer.has(left) {
        // 「もどる」を: a particle belongs to what it follows.
        return !is_hiragana(right);
    }
    if Sign::PhraseStop.has(left) || opens {
        return true;
    }
    left == 'を' || Sign::PhraseEnding.has(left) && !is_hiragana(right)
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// Whether ください begins after a verb, as in 話してください.
pub(super) fn is_request(left: char, right: char, after: Option<char>) -> bool {
    matches!(left, 'て' | 'で') && right == 'く' && after == Some('だ')
}

/// Whether お or ご begins a word of its own, as in 助けるお金.
pub(super) fn is_honorific(left: char, right: char, after: Option<char>) -> bool {
    Sign::PhraseEnding.has(left) && matches!(right, 'お' | 'ご') && after.is_some_and(is_kanji)
}

/// Whether a particle of one hiragana ends a phrase that began with kanji, katakana or a bracket, as in 外国につながる: に,
/// は and の are the end of no verb, but begin には, のに and the like.
pub(super) fn is_particle(before: Option<char>, left: char, right: char) -> bool {
    let after_noun = before.is_some_and(|c| is_kanji(c) || is_katakana(c) || Sign::Closer.has(c));
    let goes_on = match left {
        'に' => "はものてとかさ",
        'は' => "",
        'の' => "にではもがをかとよねみ",
        _ => return false,
    };
    after_noun && before != Some('死') && is_hiragana(right) && !goes_on.contains(right)
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// Whether a line must not begin with it (行頭禁則).
pub(super) fn is_head_forbidden(c: char) -> bool {
    Sign::HeadForbidden.has(c)
}

/// Whether a line must not end with it (行末禁則).
pub(super) fn is_tail_forbidden(c: char) -> bool {
    Sign::TailForbidden.has(c)
}

/// Spaces that part words and vanish at the end of a line; a zero-width space is a hint to break.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{200b}' | '\u{2002}'..='\u{2009}')
}

/// Kana, over which a neighbour's reading may reach.
pub fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ' | 'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ')
}

/// Letters and signs of words and numbers that are written without gaps: Latin, digits, Hangul, and so on.
/// Full-width digits and letters are words as well.
pub(super) fn is_wordy(c: char) -> bool {
    let east_asian = matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        || matches!(c, '\u{ff66}'..='\u{ff9f}');
    (c.is_ascii_graphic() && !matches!(c, '(' | ')' | '[' | ']' | '{' | '}'))
        || (c.is_alphanumeric() && !east_asian)
}

/// Splits a text into what is drawn as one: a character with its marks, or an emoji sequence.
pub(super) fn glyphs(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut joined = false;
    for (at, c) in text.char_indices() {
        if at == 0 || !(joined || is_attached(c)) {
            starts.push(at);
        }
        joined = c == ZERO_WIDTH_JOINER;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end)).collect()
}

/// The character that carries the end of a text: its last that is no mark.
pub(super) fn last(text: &str) -> Option<char> {
    text.chars().rev().find(|c| !is_attached(*c)).or_else(|| text.chars().next())
}

/// Whether a character is part of the glyph before it.
fn is_attached(c: char) -> bool {
    c == ZERO_WIDTH_JOINER || is_combining_mark(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | 'ﾞ' | 'ﾟ')
}

/// Doubled dashes and leaders (分離禁止文字) are one sign.
fn is_leader_run(left: char, right: char) -> bool {
    left == right && Sign::Leader.has(left)
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';
