//! One sentence as it is said: figures and signs become words, blanks and brackets become pauses or nothing.

use super::{
    Cell,
    figures::{self, Read},
    latin,
};

/// Signs that are said, or that are a pause; any other sign is silent.
const SIGNS: [(char, &str); 18] = [
    ('&', "と"),
    ('＆', "と"),
    ('%', "パーセント"),
    ('％', "パーセント"),
    ('℃', "度"),
    ('+', "プラス"),
    ('＋', "プラス"),
    ('㎡', "平方メートル"),
    ('〒', "郵便番号"),
    ('№', "ナンバー"),
    ('・', "、"),
    ('/', "、"),
    ('／', "、"),
    ('-', "、"),
    ('−', "、"),
    ('→', "、"),
    ('…', "、"),
    ('※', "、"),
];
/// Signs that are a pause in a sentence.
const PAUSES: &str = "、，,;；:：（）()［］[]【】〈〉《》｜|—–\u{3000}\n\t";
/// Signs that end one.
const ENDS: &str = "。！？!?";

/// What is said of these cells, as markup.
pub(super) fn said(cells: &[Cell<'_>]) -> String {
    // A word of more characters under one reading takes part in no figure.
    let chars: Vec<char> = cells.iter().map(|cell| cell.only().unwrap_or('\u{fffc}')).collect();
    let mut out = String::new();
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
        if let Some(Read { taken, words }) = word(rest, before) {
            join(&mut out, &words);
            at += taken.max(1);
        } else {
            plain(&mut out, cell, before);
            at += 1;
        }
    }
    out.truncate(out.trim_end_matches('、').len());
    out
}

fn word(rest: &[char], before: Option<char>) -> Option<Read> {
    latin::address(rest, before)
        .or_else(|| figures::figure(rest, before))
        .or_else(|| latin::word(rest, before))
}

/// Words after words; two pauses are one, and nothing begins with one.
fn join(out: &mut String, words: &str) {
    let paused = out.is_empty() || out.ends_with(['、', '。']);
    let words = if paused { words.trim_start_matches('、') } else { words };
    out.push_str(words);
}

fn plain(out: &mut String, cell: &Cell<'_>, before: Option<char>) {
    let Some(c) = cell.only().filter(|_| cell.reading.is_none()) else {
        return push_cell(out, cell, before);
    };
    if let Some((_, words)) = SIGNS.iter().find(|(sign, _)| *sign == c) {
        return join(out, words);
    }
    if PAUSES.contains(c) {
        join(out, "、");
    } else if ENDS.contains(c) {
        end(out, c);
    } else if c.is_alphanumeric() || matches!(c, 'ー' | '々' | '〆' | '〇') {
        out.push(c);
    }
}

/// A sentence ends once, and a pause before its end is none.
fn end(out: &mut String, c: char) {
    out.truncate(out.trim_end_matches('、').len());
    if !out.is_empty() && !out.ends_with(['。', '？']) {
        out.push(if matches!(c, '？' | '?') { '？' } else { '。' });
    }
}

/// A word under a reading. Behind a figure a counter changes its sound with the figure: the dictionary knows how, and
/// the reading of the counter alone does not.
fn push_cell(out: &mut String, cell: &Cell<'_>, before: Option<char>) {
    let counts = before.is_some_and(|c| figures::digit(c).is_some())
        && cell.only().is_some_and(|c| "時分秒日月年階人回枚件番個円歳才組本冊台通".contains(c));
    match cell.reading.filter(|_| !counts) {
        Some(reading) => {
            out.push('{');
            out.push_str(cell.base);
            out.push('|');
            out.push_str(reading);
            out.push('}');
        }
        None => out.push_str(cell.base),
    }
}
