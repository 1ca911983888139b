//! What the search knows of words: which call for help, which mean the same, which lie near a theme.

use crate::domain::{
    kana::fold,
    ruby::RubyText,
    settings::{SearchWords, WordSort},
};

/// Letters up to which a Latin word counts only as a whole word: "dv" stands inside "advice" too.
const SHORT_LATIN: usize = 3;

/// Words for the search, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lexicon {
    danger: Vec<String>,
    grief: Vec<String>,
    same: Vec<Vec<String>>,
    near: Vec<(String, Vec<String>)>,
}

/// A line that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line}: write \"danger:\", \"grief:\", \"same:\" or \"near:\" and words with commas between them"
)]
pub struct BadLexicon {
    /// Counted from 1.
    pub line: usize,
}

/// How much a text sounds as if somebody needed to talk at once (CARE rule 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Danger {
    /// Not.
    #[default]
    None,
    /// Perhaps; the bereaved use the same words.
    Perhaps,
    /// It does: no group of bereaved people may stand near it.
    Heard,
}

impl Lexicon {
    /// The words this program is made with.
    pub fn built_in() -> Self {
        // A test parses the same file, so the empty lexicon never stands in.
        Self::parse(include_str!("../../../assets/words/search.txt")).unwrap_or_default()
    }

    /// The words this program is made with, and those the centre added to them.
    pub fn with(more: &[SearchWords]) -> Self {
        let mut lexicon = Self::built_in();
        for SearchWords { sort, words } in more {
            let words: Vec<String> = words.iter().flat_map(|word| spellings(word)).collect();
            lexicon.add(*sort, words.into_iter().filter(|word| !word.is_empty()).collect());
        }
        lexicon
    }

    /// Reads a list: a line is `key: word, word`, empty, or a remark behind `#`.
    pub fn parse(text: &str) -> Result<Self, BadLexicon> {
        let mut lexicon = Self::default();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                lexicon.take(line).ok_or(BadLexicon { line: number + 1 })?;
            }
        }
        Ok(lexicon)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let (key, words) = line.split_once(':')?;
        let words: Vec<String> = words.split(',').flat_map(spellings).collect();
        let sort = WordSort::from_key(key.trim())?;
        words.first().filter(|head| !head.is_empty())?;
        self.add(sort, words);
        Some(())
    }

    fn add(&mut self, sort: WordSort, words: Vec<String>) {
        let Some((head, others)) = words.split_first() else { return };
        match sort {
            WordSort::Near => self.near.push((head.clone(), others.to_vec())),
            WordSort::Danger => self.danger.extend(words),
            WordSort::Grief => self.grief.extend(words),
            WordSort::Same => self.same.push(words),
        }
    }

    /// Whether a text calls for help; `whole` is the folded text, `words` its folded words.
    pub(super) fn danger(&self, whole: &[String], words: &[String]) -> Danger {
        let said = |listed: &[String]| listed.iter().any(|listed| is_said(listed, whole, words));
        match (said(&self.danger), said(&self.grief)) {
            (true, _) => Danger::Heard,
            (false, true) => Danger::Perhaps,
            (false, false) => Danger::None,
        }
    }

    /// Other words for a folded one: for those it is, begins, or has inside.
    pub(super) fn alike(&self, word: &str) -> Vec<&str> {
        let lines = self.same.iter().filter(|line| line.iter().any(|member| is_like(member, word)));
        lines.flatten().map(String::as_str).filter(|member| *member != word).collect()
    }

    /// Parts of the names of themes that a folded word lies near.
    pub(super) fn near(&self, word: &str) -> Vec<&str> {
        let lines = self
            .near
            .iter()
            .filter(|(head, others)| std::iter::once(head).chain(others).any(|member| is_like(member, word)));
        lines.map(|(head, _)| head.as_str()).collect()
    }
}

/// A listed word as it is written and as it is read.
fn spellings(markup: &str) -> Vec<String> {
    let text = RubyText::parse(markup.trim());
    let (written, read) = (fold(&text.plain()), fold(&text.spoken()));
    if written == read { vec![written] } else { vec![written, read] }
}

fn is_said(listed: &str, whole: &[String], words: &[String]) -> bool {
    if is_short_latin(listed) {
        return words.iter().any(|word| word == listed);
    }
    whole.iter().any(|text| text.contains(listed))
}

/// Whether `word` is a listed one, is on the way to it, or has it inside.
fn is_like(listed: &str, word: &str) -> bool {
    if listed == word {
        return true;
    }
    let telling = |text: &str| {
        let (kana, letters) = text.chars().fold((0, 0), |(kana, letters), c| match c {
            'ぁ'..='ゖ' => (kana + 1, letters),
            c if c.is_ascii() => (kana, letters + 1),
            _ => (kana + 2, letters),
        });
        kana >= 3 || letters > SHORT_LATIN
    };
    telling(word) && listed.starts_with(word)
        || telling(listed) && !listed.is_ascii() && word.contains(listed)
        || listed.is_ascii() && !is_short_latin(listed) && word.starts_with(listed)
}

fn is_short_latin(word: &str) -> bool {
    word.is_ascii() && word.len() <= SHORT_LATIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_come_with_the_program_are_a_list() {
        let text = include_str!("../../../assets/words/search.txt");
        let lexicon = Lexicon::parse(text).unwrap();
        assert_eq!(lexicon, Lexicon::built_in());
        let Lexicon { danger, grief, same, near } = &lexicon;
        assert!(danger.len() > 60 && !grief.is_empty() && same.len() > 20 && near.len() > 5);
        assert!(!text.contains("{|") && danger.iter().chain(grief).all(|word| !word.is_empty()));
    }

    #[test]
    fn words_of_the_centre_stand_beside_those_of_the_program() {
        let more = |sort, words: &[&str]| SearchWords {
            sort,
            words: words.iter().map(|it| (*it).to_owned()).collect(),
        };
        let lexicon = Lexicon::with(&[
            more(WordSort::Same, &["{白湯|さゆ}", "おゆ"]),
            more(WordSort::Danger, &["もう{無理|むり}"]),
            more(WordSort::Near, &[]),
        ]);
        assert_eq!(lexicon.alike("おゆ"), ["白湯", "さゆ"]);
        let said = |text: &str| lexicon.danger(&[fold(text)], &[]);
        assert_eq!((said("もうむりです"), said("おゆ")), (Danger::Heard, Danger::None));
        assert_eq!(lexicon.near, Lexicon::built_in().near);
    }

    #[test]
    fn a_line_that_is_none_is_told_by_its_number() {
        for (text, line) in [("#\n\nsome: a", 3), ("danger", 1), ("same: a, b\nnear:", 2), ("same: ・", 1)] {
            assert_eq!(Lexicon::parse(text), Err(BadLexicon { line }), "{text}");
        }
        assert_eq!(Lexicon::parse("# nothing\n"), Ok(Lexicon::default()));
    }

    #[test]
    fn words_are_alike_when_one_is_on_the_way_to_the_other() {
        for (listed, word, like) in [
            ("あるこる", "あるこる", true),
            ("あるこる", "あるこ", true),
            ("あるこる", "ある", false),
            ("あるこる", "あるこるいぞんしよう", true),
            ("酒", "酒", true),
            ("酒", "日本酒", false),
            ("断酒", "断酒会", true),
            ("alcohol", "alco", true),
            ("alcohol", "alc", false),
            ("alcohol", "alcoholism", true),
            ("aa", "aaron", false),
            ("aa", "aa", true),
        ] {
            assert_eq!(is_like(listed, word), like, "{listed} {word}");
        }
    }
}
