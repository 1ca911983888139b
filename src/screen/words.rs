//! Every word of the interface, in one place; content brings its own words.
//!
//! One word for one thing: the glossary decides. ふつう has no word-spacing but before a figure or a pause, titles are
//! questions or nouns, buttons say what happens.

use fluent_bundle::{FluentArgs, FluentValue};

use crate::domain::text::Lang;

mod when;
mod groups;
mod places;
mod arrival;
mod post;
mod requests;
mod signage;
mod signs;
mod emergency;
mod found;
mod search;
mod talk;
mod paper;
mod pages;
mod books;
mod access;
mod founding;
mod young;
mod calling;
mod follow_up;
mod aloud;
mod table;
#[cfg(test)]
mod glossary_tests;
#[cfg(test)]
mod table_tests;
#[cfg(test)]
mod terms_tests;

pub use found::Changed;
pub use young::YoungSay;

/// The words of a language. What a language does not say, Japanese says for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    lang: Lang,
}

/// Words without arguments: `name;` stands in the tables, in a file of the same name as the room it is listed in.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(= $ja:literal)?;)*) => {
        impl Words {
            $($(#[$doc])*
            pub fn $name(self) -> &'static str {
                self.say_or(stringify!($name), concat!("" $(, $ja)?))
            })*
        }
    };
}
use words;

/// Words with arguments: `fill!(self, "id", name = value)` fills `{ $name }`.
macro_rules! fill {
    ($words:expr, $id:literal, $($name:ident = $value:expr),+) => {
        $words.fill($id, [$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),+])
    };
}
use fill;

impl Words {
    /// The words of `lang`.
    pub fn of(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language asked for; texts of content take it too.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// A message without arguments; one that no table has is its own name, which a test rules out.
    fn say(self, id: &'static str) -> &'static str {
        self.say_or(id, id)
    }

    fn say_or(self, id: &str, otherwise: &'static str) -> &'static str {
        table::of(self.lang).say(id).or_else(|| table::of(Lang::Ja).say(id)).unwrap_or(otherwise)
    }

    /// A message with arguments; a language may choose by a number how it says it.
    fn fill<'a>(
        self,
        id: &'static str,
        named: impl IntoIterator<Item = (&'static str, FluentValue<'a>)>,
    ) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in named {
            args.set(name, value);
        }
        let said = table::of(self.lang).fill(id, &args).or_else(|| table::of(Lang::Ja).fill(id, &args));
        said.unwrap_or_else(|| id.to_owned())
    }

    /// 「2 / 3」, between the paging buttons.
    pub fn page_of(self, page: usize, pages: usize) -> String {
        fill!(self, "page_of", page = page, pages = pages)
    }

    /// 「13:42 現在」
    pub fn as_of(self, time: &str) -> String {
        fill!(self, "as_of", time = time)
    }

    /// 「今週は 3件」
    pub fn events_this_week(self, count: usize) -> String {
        if count == 0 {
            return self.say("events_ahead").to_owned();
        }
        fill!(self, "events_this_week", count = count)
    }

    /// 「6枚」
    pub fn sheets(self, count: usize) -> String {
        fill!(self, "sheets", count = count)
    }

    /// 「3件」
    pub fn count(self, count: usize) -> String {
        fill!(self, "count", count = count)
    }

    /// 「ほかに3件」
    pub fn more(self, count: usize) -> String {
        fill!(self, "more", count = count)
    }

    /// 「あと 25秒」 under 「続けますか」.
    pub fn seconds_left(self, secs: u64) -> String {
        fill!(self, "seconds_left", secs = secs)
    }
}

words! {
    /// 見本, where all content is fiction.
    sample;
    /// Hides the screen at once.
    hide;
    /// Back to the page before.
    back;
    /// To the first page.
    home;
    /// Text size and colours.
    reading;
    /// Helplines.
    talk;
    /// In the last minutes of opening, on the card that leads to the helplines.
    talk_closing;
    /// The same in few letters.
    talk_closing_short;
    /// What the corner is, whom to call.
    house;
    /// Rooms of the day.
    rooms_today;
    /// The house has no time.
    setting_clock;
    /// The office has not been heard of for long.
    may_be_old;
    /// A screenful up.
    page_up;
    /// A screenful down.
    page_down;
    /// Home's question.
    what_for;
    /// The promise under it.
    promise;
    /// What is counted.
    counted;
    /// The wide door.
    find_group;
    /// Who is behind it.
    find_group_sub;
    /// Way to a group.
    by_theme;
    /// Way to a group.
    by_kana;
    /// Way to a group.
    by_today;
    /// Way to a group.
    by_place;
    /// Leaflets.
    leaflets;
    /// Events.
    events;
    /// Consultation desks.
    desks;
    /// What one finds there.
    desks_sub;
    /// Notices.
    notices;
    /// None of something.
    none_now;
    /// Row for groups.
    for_groups;
    /// The same row where one can ask without a name.
    for_groups_and_askers;
    /// Page of text size and colours.
    reading_title;
    /// It acts at once.
    reading_note;
    /// Heading of sizes.
    text_size;
    /// Heading of colours.
    colours;
    /// Normal size.
    size_normal;
    /// Large size.
    size_large;
    /// Paper colours.
    look_light;
    /// White on black.
    look_contrast;
    /// Dark and warm.
    look_evening;
    /// The choice in force.
    chosen;
    /// How text looks.
    specimen;
    /// Somebody there?
    still_there;
    /// Yes.
    stay;
    /// No.
    finish;
    /// Why the page is covered.
    covered;
    /// How to see it again.
    touch_to_see;
    /// A terminal that is starting.
    starting;
    /// How long that takes.
    starting_note;
    /// A terminal that nobody has paired.
    unpaired;
    /// What to do.
    unpaired_do;
    /// Above the six characters.
    unpaired_code;
    /// Above the three words.
    unpaired_words;
    /// What to compare.
    unpaired_compare;
    /// A terminal that lost its pairing and kept its content.
    unpaired_again;
    /// No code yet.
    unpaired_wait;
    /// The way to the languages, in the bar of every page.
    language;
    /// Title of the page on which a language is chosen.
    language_title;
    /// It acts at once, and ends with the visit.
    language_note;
    /// Above what nobody has written in the reader's language.
    content_is_japanese;
    /// Nothing to show.
    empty;
    /// Why.
    empty_note;
}

/// All text of a language's tables, for tests that look at its letters.
#[cfg(test)]
pub(super) fn every_word(lang: Lang) -> String {
    table_tests::every_word(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_with_their_unit() {
        let words = Words::default();
        assert_eq!(words.events_this_week(0), "これからの予定");
        assert_eq!(words.events_this_week(3), "今週は 3件");
        assert_eq!(words.page_of(1, 3), "1 / 3");
    }
}
