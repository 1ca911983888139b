//! What a visitor types to find a group: kept by the visit alone, shown to the glass alone.

use std::fmt;

use crate::domain::{
    kana::{other_size, other_voice},
    private::Private,
};

/// Characters a visitor can type; more are not taken.
pub const TYPED_CHARS_MAX: usize = 30;

/// A key. `Debug` says that one was pressed and never which: events are written into logs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A kana, a letter, a digit, ー, or a mark inside a word; anything else does nothing.
    Letter(char),
    /// 空白
    Space,
    /// ゛゜: the last kana with the next mark it can carry.
    Voice,
    /// 小さい字: the last kana small, or large again.
    Size,
    /// 1字けす
    Rub,
    /// 全部けす
    Clear,
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("..")
    }
}

impl Key {
    /// Presses it on digits of which there are at most `most`: a digit is taken while there is room, and the two keys
    /// that rub out do so. Says whether it counts; everything else does nothing.
    pub(super) fn enters(self, digits: &mut Private<String>, most: usize) -> bool {
        match self {
            Self::Letter(c) if c.is_ascii_digit() && digits.chars_count() < most => digits.push(c),
            Self::Rub => drop(digits.pop()),
            Self::Clear => digits.wipe(),
            Self::Letter(_) | Self::Space | Self::Voice | Self::Size => return false,
        }
        true
    }
}

/// Which keys the glass shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// 五十音
    #[default]
    Kana,
    /// ABC・数字
    Latin,
}

/// Whether passers-by can read what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Veil {
    /// They can.
    #[default]
    Open,
    /// 入力をかくす: each character shows as ●.
    Drawn,
}

/// What is typed, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    text: Private<String>,
    layout: Layout,
    veil: Veil,
    strokes: u32,
    chars_max: usize,
}

impl Default for Typing {
    fn default() -> Self {
        Self::with_room(TYPED_CHARS_MAX)
    }
}

impl Typing {
    /// Nothing typed yet, and at most so many characters.
    pub(super) fn with_room(chars_max: usize) -> Self {
        let text = Private::with_room(chars_max);
        Self { text, layout: Layout::default(), veil: Veil::default(), strokes: 0, chars_max }
    }

    /// How many characters can be typed.
    pub fn chars_max(&self) -> usize {
        self.chars_max
    }

    /// A copy that nothing shows either.
    pub(super) fn private(&self) -> Private<String> {
        self.text.clone()
    }

    /// The text, for the glass.
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// How many characters there are.
    pub fn chars_count(&self) -> usize {
        self.text.chars_count()
    }

    /// Which keys show.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Whether the text shows as ●.
    pub fn veil(&self) -> Veil {
        self.veil
    }

    /// A number that differs after each change of the text: a list of answers begins at its top again.
    pub fn strokes(&self) -> u32 {
        self.strokes
    }

    /// Presses a key; says whether the text changed.
    pub(super) fn press(&mut self, key: Key) -> bool {
        let changed = match key {
            Key::Letter(c) => is_typed(c) && self.add(c),
            Key::Space => {
                !self.text.as_str().ends_with([' ', '\u{3000}']) && self.chars_count() > 0 && self.add(' ')
            }
            Key::Voice => self.swap(other_voice),
            Key::Size => self.swap(other_size),
            Key::Rub => self.text.pop().is_some(),
            Key::Clear => self.clear(),
        };
        self.strokes = self.strokes.wrapping_add(changed.into());
        changed
    }

    pub(super) fn lay_out(&mut self, layout: Layout) {
        self.layout = layout;
    }

    pub(super) fn draw_veil(&mut self, veil: Veil) {
        self.veil = veil;
    }

    fn add(&mut self, c: char) -> bool {
        let fits = self.chars_count() < self.chars_max;
        if fits {
            self.text.push(c);
        }
        fits
    }

    fn swap(&mut self, other: impl Fn(char) -> Option<char>) -> bool {
        let last = self.text.as_str().chars().next_back();
        let Some(other) = last.and_then(other) else { return false };
        self.text.pop();
        self.text.push(other);
        true
    }

    fn clear(&mut self) -> bool {
        let had = self.chars_count() > 0;
        self.text.wipe();
        had
    }
}

/// What a name is written with.
fn is_typed(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, 'ー' | '-' | '\'' | '・')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> String {
        let mut typing = Typing::default();
        for c in keys.chars() {
            let key = match c {
                '_' => Key::Space,
                '"' => Key::Voice,
                '.' => Key::Size,
                '<' => Key::Rub,
                '!' => Key::Clear,
                c => Key::Letter(c),
            };
            typing.press(key);
        }
        typing.text().to_owned()
    }

    #[test]
    fn keys_do_what_stands_on_them() {
        for (keys, text) in [
            ("ひきこ", "ひきこ"),
            ("か\"", "が"),
            ("か\"\"", "か"),
            ("は\"\"", "ぱ"),
            ("は\"\"\"", "は"),
            ("う\"", "ゔ"),
            ("つ.", "っ"),
            ("つ..", "つ"),
            ("っ\"", "づ"),
            ("ひよ.う", "ひょう"),
            ("ハ\"", "バ"),
            ("ん\"", "ん"),
            ("\".", ""),
            ("a\"", "a"),
            ("さゆ<", "さ"),
            ("さゆ!か", "か"),
            ("<!", ""),
            ("_", ""),
            ("さ__ゆ", "さ ゆ"),
            ("会(\n;", "会"),
            ("don't-1", "don't-1"),
        ] {
            assert_eq!(typed(keys), text, "{keys}");
        }
    }

    #[test]
    fn a_text_has_an_end_and_debug_shows_none_of_it() {
        assert_eq!(typed(&"あ".repeat(99)).chars().count(), TYPED_CHARS_MAX);
        let mut typing = Typing::default();
        assert!(typing.press(Key::Letter('し')) && !typing.press(Key::Letter('!')));
        assert_eq!(typing.strokes(), 1);
        let said = format!("{typing:?} {:?} {:?}", Key::Letter('し'), Key::Rub);
        assert!(!said.contains('し') && said.contains("Private(1)"), "{said}");
        assert_eq!(format!("{:?}", Key::Letter('し')), format!("{:?}", Key::Clear));
    }
}
