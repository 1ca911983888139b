//! Everything a thing can be found by, in one piece of memory: one look through it tells the first place a word stands at,
//! and the first place is the most telling one.

use memchr::memmem::Finder;

/// What a word fits, from the most to the least telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What it is called, in every language.
    Name,
    /// How that is read.
    Reading,
    /// What else it is called.
    OtherName,
    /// A word of one of its themes.
    Theme,
    /// Whatever else is said of it.
    Told,
}

/// Ends a text: nothing that is folded holds it.
const END: char = '\n';

/// Folded texts, the most telling part first.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Texts {
    all: String,
    /// Where each part begins, in bytes, and what it is.
    parts: Vec<(usize, Part)>,
}

impl Texts {
    /// Of folded texts; those of one part keep their order.
    pub(super) fn of(mut texts: Vec<(Part, String)>) -> Self {
        texts.sort_by_key(|(part, _)| *part);
        let mut sheet = Self::default();
        for (part, text) in texts {
            if sheet.parts.last().is_none_or(|(_, last)| *last != part) {
                sheet.parts.push((sheet.all.len(), part));
            }
            sheet.all.push_str(&text);
            sheet.all.push(END);
        }
        sheet.all.shrink_to_fit();
        sheet.parts.shrink_to_fit();
        sheet
    }

    /// The most telling part that holds a word.
    pub(super) fn first(&self, word: &Finder<'_>) -> Option<Part> {
        let at = word.find(self.all.as_bytes())?;
        self.parts.iter().rev().find(|(begins, _)| *begins <= at).map(|(_, part)| *part)
    }

    /// The texts of a part.
    pub(super) fn part(&self, part: Part) -> impl Iterator<Item = &str> {
        let place = self.parts.iter().position(|(_, it)| *it == part);
        let begins = |place: usize| self.parts.get(place).map(|(at, _)| *at);
        let until = place.and_then(|place| begins(place + 1)).unwrap_or(self.all.len());
        let from = place.and_then(begins).unwrap_or(until);
        self.all.get(from..until).unwrap_or_default().split_terminator(END)
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.all.split_terminator(END)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let texts = [
            (Part::Told, "おさけのかい"),
            (Part::Name, "さゆ"),
            (Part::Name, "sayu"),
            (Part::Theme, "おさけ"),
        ];
        Texts::of(texts.map(|(part, text)| (part, text.to_owned())).to_vec())
    }

    fn first(word: &str) -> Option<Part> {
        texts().first(&Finder::new(word))
    }

    #[test]
    fn the_most_telling_part_that_holds_a_word_is_found() {
        for (word, part) in
            [("さ", Part::Name), ("yu", Part::Name), ("おさけ", Part::Theme), ("さけの", Part::Told)]
        {
            assert_eq!(first(word), Some(part), "{word}");
        }
    }

    #[test]
    fn a_word_does_not_reach_from_one_text_into_the_next() {
        assert_eq!(first("ゆsa"), None);
        assert_eq!(first("けおさ"), None);
    }

    #[test]
    fn every_part_returns_its_own() {
        let texts = texts();
        assert_eq!(texts.part(Part::Name).collect::<Vec<_>>(), ["さゆ", "sayu"]);
        assert_eq!(texts.part(Part::Told).collect::<Vec<_>>(), ["おさけのかい"]);
        assert_eq!(texts.part(Part::Reading).count(), 0);
        assert_eq!(texts.all().count(), 4);
        assert_eq!(Texts::of(Vec::new()).all().count(), 0);
    }
}
