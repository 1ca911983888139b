//! Words of ことばで さがす: the field, the keys, and what it says when it finds nothing.

use super::{Words, fill, words};

impl Words {
    /// 「ほかに12件。もう少し 入れると しぼれます。」
    pub fn more_found(self, count: usize) -> String {
        fill!(self, "more_found", count = count)
    }
}

words! {
    /// The way to a group by typing.
    by_words;
    /// In the empty field.
    search_hint;
    /// What can be typed.
    search_what;
    /// What becomes of it.
    search_promise;
    /// Every character becomes ●.
    veil;
    /// And back.
    unveil;
    /// Nothing has these words; never 「ありません」.
    not_found_words;
    /// What to do then.
    not_found_words_do;
    /// Themes near the words.
    nearest_themes;
    /// What was found beside groups.
    found_besides;
    /// On the card that stands first when somebody may be in danger.
    talk_first;
    /// Leads there.
    see_talk;
    /// A key.
    key_space;
    /// A key.
    key_rub;
    /// A key.
    key_clear;
    /// A key.
    key_size;
    /// ゛゜ for screen readers.
    key_voice_name;
    /// ー for screen readers.
    key_long_name;
    /// Other keys.
    keys_latin;
    /// Other keys.
    keys_kana;
    /// What kind of thing was found.
    is_theme;
    /// What kind of thing was found.
    is_leaflet;
    /// What kind of thing was found.
    is_event;
    /// What kind of thing was found.
    is_desk;
    /// What kind of thing was found.
    is_notice;
}
