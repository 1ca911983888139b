//! やさしい日本語, looked at while it is written: what somebody who reads little Japanese would stumble over.

use crate::domain::ruby::RubyText;

/// Characters of one sentence, at most (UX: ways of speaking).
const SENTENCE_CHARS_MAX: usize = 30;
/// Kanji of one sentence, at most.
const SENTENCE_KANJI_MAX: usize = 13;
/// Words that are told at once, at most.
const TOLD_MAX: usize = 4;
/// Difficult words, and what to say instead.
const HARD: &str = include_str!("../../../../assets/words/hard.txt");
/// Two noes in one sentence.
const TWICE_NO: [&str; 5] = ["なくはな", "ないわけでは", "ないことも", "ないとは", "ざるをえ"];
/// Forms of politeness that hide what is meant.
const POLITE: [&str; 8] =
    ["ございま", "いただ", "頂", "お越し", "くださいませ", "致し", "いたしま", "申し上げ"];

/// What to look at again; nothing where all is easy.
pub(crate) fn checks(markup: &str) -> Vec<String> {
    let text = RubyText::parse(markup);
    let plain = text.plain();
    let mut all: Vec<String> = plain.split_inclusive(['。', '！', '？', '\n']).filter_map(sentence).collect();
    all.extend(bare(&text));
    all.extend(listed("かんたんな ことばに：", hard(&plain)));
    all.extend(listed("「〜ない」を 一つに：", found(&plain, &TWICE_NO)));
    all.extend(listed("ふつうの「です・ます」に：", found(&plain, &POLITE)));
    if has_clock(&plain) {
        all.push("時間は「午前9時」「午後1時30分」のように書きます。".to_owned());
    }
    if ["令和", "平成", "昭和"].iter().any(|era| plain.contains(era)) {
        all.push("年は 西暦（2026年）で書きます。".to_owned());
    }
    all
}

/// What is wrong with the length of one sentence.
fn sentence(text: &str) -> Option<String> {
    let text = text.trim();
    let chars = text.chars().filter(|c| !c.is_whitespace()).count();
    let kanji = text.chars().filter(|c| is_kanji(*c)).count();
    let start: String = text.chars().take(8).collect();
    if chars > SENTENCE_CHARS_MAX {
        return Some(format!(
            "「{start}…」が 長いです（{chars}字）。{SENTENCE_CHARS_MAX}字までに 分けます。"
        ));
    }
    (kanji > SENTENCE_KANJI_MAX)
        .then(|| format!("「{start}…」の 漢字が 多いです（{kanji}字）。{SENTENCE_KANJI_MAX}字までにします。"))
}

/// Kanji nobody may be able to read.
fn bare(text: &RubyText) -> Option<String> {
    let spans = text.spans().iter().filter(|span| span.reading.is_none());
    let mut words: Vec<String> = spans.flat_map(|span| kanji_words(&span.base)).collect();
    words.dedup();
    listed("ふりがなを付ける：", words)
}

fn kanji_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !is_kanji(c));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn hard(plain: &str) -> Vec<String> {
    let pairs = HARD.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    pairs.filter(|(word, _)| plain.contains(word)).map(|(word, easy)| format!("{word} → {easy}")).collect()
}

fn found(plain: &str, words: &[&str]) -> Vec<String> {
    words.iter().filter(|word| plain.contains(**word)).map(|word| (*word).to_owned()).collect()
}

fn listed(lead: &str, words: Vec<String>) -> Option<String> {
    let more = words.len().saturating_sub(TOLD_MAX);
    let told = words.into_iter().take(TOLD_MAX).collect::<Vec<_>>().join("、");
    let more = if more > 0 { format!("、ほかに{more}") } else { String::new() };
    (!told.is_empty()).then(|| format!("{lead}{told}{more}"))
}

/// Whether a time of day is written as a clock shows it.
fn has_clock(text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices([':', '：']).any(|(at, colon)| {
        let (before, after) = text.split_at(at);
        digit(before.chars().next_back()) && digit(after.trim_start_matches(colon).chars().next())
    })
}

fn is_kanji(c: char) -> bool {
    matches!(c, '一'..='鿿' | '々' | '〆')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_easy_is_left_alone_and_what_is_not_is_told() {
        let easy = "{午後|ごご}1{時|じ}に {来|き}てください。お{金|かね}は いりません。";
        assert_eq!(checks(easy), Vec::<String>::new());
        for (text, told) in [
            (
                "ここに とても とても ながい ぶんを かいて だれも さいごまで よめないように します。",
                "が 長いです（",
            ),
            ("{会|かい}は 汐路市です。", "ふりがなを付ける：汐路市"),
            ("{申請|しんせい}が いります。", "かんたんな ことばに：申請 → "),
            ("いけないことも あります。", "「〜ない」を 一つに："),
            ("おはなしを いただけます。", "ふつうの「です・ます」に：いただ"),
            ("13:30から です。", "時間は「午前9時」"),
            ("{令和|れいわ}8{年|ねん}です。", "年は 西暦"),
        ] {
            assert!(checks(text).iter().any(|line| line.contains(told)), "{text}: {:?}", checks(text));
        }
    }

    #[test]
    fn every_hard_word_has_an_easy_one() {
        let lines = || HARD.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert!(lines().count() > 60);
        for line in lines() {
            let (word, easy) = line.split_once('\t').unwrap();
            assert!(!word.is_empty() && !easy.is_empty() && !easy.contains(word), "{line}");
        }
    }
}
