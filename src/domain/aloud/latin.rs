//! Latin letters in a Japanese sentence: words everybody knows, addresses nobody wants to hear, and what is spelt.

use super::figures::Read;
use crate::domain::kana::romaji_to_kana;

/// Words as they are said; written here in small letters.
const WORDS: [(&str, &str); 24] = [
    ("line", "ライン"),
    ("zoom", "ズーム"),
    ("fax", "ファックス"),
    ("tel", "電話"),
    ("qr", "キューアール"),
    ("wi-fi", "ワイファイ"),
    ("wifi", "ワイファイ"),
    ("e-mail", "イーメール"),
    ("mail", "メール"),
    ("web", "ウェブ"),
    ("sms", "エスエムエス"),
    ("am", "午前"),
    ("pm", "午後"),
    ("no", "ナンバー"),
    ("vol", "ボリューム"),
    ("language", "ランゲージ"),
    ("english", "イングリッシュ"),
    ("online", "オンライン"),
    ("cafe", "カフェ"),
    ("open", "オープン"),
    ("closed", "クローズド"),
    ("staff", "スタッフ"),
    ("free", "フリー"),
    ("pdf", "ピーディーエフ"),
];
/// Letters by their names.
const LETTERS: [&str; 26] = [
    "エー",
    "ビー",
    "シー",
    "ディー",
    "イー",
    "エフ",
    "ジー",
    "エイチ",
    "アイ",
    "ジェー",
    "ケー",
    "エル",
    "エム",
    "エヌ",
    "オー",
    "ピー",
    "キュー",
    "アール",
    "エス",
    "ティー",
    "ユー",
    "ブイ",
    "ダブリュー",
    "エックス",
    "ワイ",
    "ゼット",
];
/// Capitals up to so many are an abbreviation.
const CAPITALS_MAX: usize = 5;

/// An address of the web or of mail at the beginning of `rest`: it is on the glass, and nobody can remember it by ear.
pub(super) fn address(rest: &[char], before: Option<char>) -> Option<Read> {
    if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let run: String = rest.iter().take_while(|c| c.is_ascii_graphic()).collect();
    let run = run.trim_end_matches([')', '.', ',']);
    let web = ["http://", "https://", "www."].iter().any(|head| run.starts_with(head));
    let mail = run
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.trim_matches('.').contains('.'));
    let words = match (web, mail) {
        (true, _) => "ウェブのアドレス",
        (false, true) => "メールアドレス",
        (false, false) => return None,
    };
    Some(Read { taken: run.len(), words: words.to_owned() })
}

/// A word of Latin letters at the beginning of `rest`.
pub(super) fn word(rest: &[char], before: Option<char>) -> Option<Read> {
    let run: String = rest.iter().map_while(|c| narrow(*c)).collect();
    let run = run.trim_end_matches(['-', '\'']).to_owned();
    if !run.starts_with(|c: char| c.is_ascii_alphabetic()) || before.is_some_and(|c| narrow(c).is_some()) {
        return None;
    }
    Some(Read { taken: run.len(), words: read(&run) })
}

fn read(run: &str) -> String {
    let lower = run.to_ascii_lowercase();
    if let Some((_, words)) = WORDS.iter().find(|(word, _)| *word == lower) {
        return format!("{{{run}|{words}}}");
    }
    let capitals = run.len() <= CAPITALS_MAX && run.chars().all(|c| c.is_ascii_uppercase());
    let kana = romaji_to_kana(&lower);
    if !capitals && run.len() > 1 && !kana.contains(|c: char| c.is_ascii()) {
        return format!("{{{run}|{kana}}}");
    }
    let name = |c: char| LETTERS.get((c.to_ascii_lowercase() as usize).checked_sub('a' as usize)?).copied();
    format!("{{{run}|{}}}", run.chars().filter_map(name).collect::<String>())
}

/// A letter, or what holds two parts of a word together, in its narrow form.
fn narrow(c: char) -> Option<char> {
    let narrow = match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0)?,
        c => c,
    };
    (narrow.is_ascii_alphabetic() || matches!(narrow, '-' | '\'')).then_some(narrow)
}
