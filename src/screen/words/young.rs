//! Words of こども・わかもの, with a reading on every kanji.

use super::{Words, words};
use crate::domain::ruby::RubyText;

/// Sentences of the page in which words carry their reading: 「｜名前《なまえ》」 in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YoungSay {
    /// Under the title.
    Lead,
    /// When somebody comes.
    Hide,
    /// Above the lines for children.
    Lines,
    /// Above the groups for the young.
    Groups,
    /// None is listed.
    NoGroups,
    /// Above the way to write.
    Write,
    /// Nobody reads at once.
    Slow,
}

impl Words {
    /// One of them.
    pub fn young_say(self, what: YoungSay) -> RubyText {
        read(self.say(match what {
            YoungSay::Lead => "young_lead",
            YoungSay::Hide => "young_hide",
            YoungSay::Lines => "young_lines",
            YoungSay::Groups => "young_groups",
            YoungSay::NoGroups => "young_no_groups",
            YoungSay::Write => "young_write",
            YoungSay::Slow => "young_write_slow",
        }))
    }
}

/// Readings as Japanese texts without mark-up write them.
fn read(text: &str) -> RubyText {
    RubyText::parse(&text.replace('｜', "{").replace('《', "|").replace('》', "}"))
}

words! {
    /// The page, and the door to it.
    young;
    /// On the door.
    young_sub;
    /// All the other lines.
    young_more_lines;
    /// When life is in danger.
    young_danger;
    /// What may be told to others.
    young_write_law;
    /// The button to the enquiry slip.
    young_write_do;
    /// Above the grown-ups one can call.
    young_people;
    /// The button to the rack.
    young_leaflets;
    /// The button that shows every page in plain words.
    young_kana;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn no_kanji_of_the_page_stands_without_its_reading() {
        let is_kanji = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for lang in [Lang::Ja, Lang::JaEasy] {
            let words = Words::of(lang);
            let said = [
                YoungSay::Lead,
                YoungSay::Hide,
                YoungSay::Lines,
                YoungSay::Groups,
                YoungSay::NoGroups,
                YoungSay::Write,
                YoungSay::Slow,
            ];
            for text in said.map(|what| words.young_say(what)) {
                let bare =
                    text.spans().iter().find(|span| span.reading.is_none() && span.base.contains(is_kanji));
                assert!(bare.is_none(), "{bare:?}");
            }
            for plain in [
                words.young(),
                words.young_sub(),
                words.young_more_lines(),
                words.young_danger(),
                words.young_write_law(),
                words.young_write_do(),
                words.young_people(),
                words.young_leaflets(),
                words.young_kana(),
            ] {
                assert!(!plain.contains(is_kanji), "{plain}");
            }
        }
    }
}
