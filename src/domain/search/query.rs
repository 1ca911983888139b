//! What was typed, ready to be compared: its words in every spelling, and what they mean too.

use memchr::memmem::Finder;

use super::{
    lexicon::{Danger, Lexicon},
    signature::Sought,
};
use crate::domain::kana::{fold, romaji_to_kana};

/// Words looked at, at most: the rest of a longer text is not heard.
const WORDS_MAX: usize = 8;

/// A text that somebody looks for.
pub(super) struct Query {
    pub(super) words: Vec<Word>,
    /// All of them as one, where there are several: "brain injury" means one thing.
    pub(super) phrase: Option<Word>,
    pub(super) danger: Danger,
}

/// One word of it.
pub(super) struct Word {
    /// As it stands, and as kana when it is romaji; folded, never empty.
    pub(super) spelled: Vec<Needle>,
    /// Other words for it.
    pub(super) alike: Vec<Needle>,
}

/// A folded word that is sought.
pub(super) struct Needle {
    pub(super) text: String,
    /// Looks it up in texts.
    pub(super) finder: Finder<'static>,
    /// What whoever has it must have.
    pub(super) sought: Sought,
    /// One kana or one letter: it stands in every text, and means a beginning.
    pub(super) is_initial: bool,
}

impl Query {
    pub(super) fn new(text: &str, lexicon: &Lexicon) -> Self {
        let written: Vec<&str> = text.split_whitespace().take(WORDS_MAX).collect();
        let spelled: Vec<Vec<String>> =
            written.iter().map(|word| spellings(word)).filter(|spelled| !spelled.is_empty()).collect();
        let flat: Vec<String> = spelled.iter().flatten().cloned().collect();
        let whole = spellings(&written.concat());
        let danger = lexicon.danger(&whole, &flat);
        let phrase = (spelled.len() > 1).then(|| Word::new(whole, lexicon));
        let words: Vec<Word> = spelled.into_iter().map(|spelled| Word::new(spelled, lexicon)).collect();
        Self { words, phrase, danger }
    }

    /// The same while its last syllable is half typed in Latin letters: 「hikik」 looks for 「ひき」.
    pub(super) fn unfinished(text: &str, lexicon: &Lexicon) -> Option<Self> {
        let cut = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() && !"aiueoAIUEO".contains(c));
        let begun = cut.len() < text.len() && cut.ends_with(|c: char| c.is_ascii_alphabetic());
        begun.then(|| Self::new(cut, lexicon))
    }
}

impl Word {
    fn new(spelled: Vec<String>, lexicon: &Lexicon) -> Self {
        let mut alike: Vec<&str> = spelled.iter().flat_map(|word| lexicon.alike(word)).collect();
        alike.sort_unstable();
        alike.dedup();
        let alike = alike.into_iter().map(|word| Needle::new(word.to_owned())).collect();
        Self { spelled: spelled.into_iter().map(Needle::new).collect(), alike }
    }
}

impl Needle {
    pub(super) fn new(text: String) -> Self {
        let mut chars = text.chars();
        let is_initial =
            matches!((chars.next(), chars.next()), (Some('ぁ'..='ゖ' | 'a'..='z' | '0'..='9'), None));
        let sought = if is_initial { Sought::beginning(&text) } else { Sought::of(&text) };
        let finder = Finder::new(text.as_bytes()).into_owned();
        Self { text, finder, sought, is_initial }
    }
}

/// A word as it stands, and as kana when it is romaji; none when nothing of it counts.
fn spellings(word: &str) -> Vec<String> {
    let plain = fold(word);
    let kana = fold(&romaji_to_kana(word));
    let mut spelled = vec![plain, kana];
    spelled.dedup();
    spelled.retain(|word| !word.is_empty());
    spelled
}
