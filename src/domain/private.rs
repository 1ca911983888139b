//! What a visitor typed: no log can show it, and its memory is overwritten when it goes.

use std::fmt;

use zeroize::Zeroize;

/// A value that `Debug` does not show and that is overwritten with zeros when it is dropped.
///
/// ```
/// use shirube::domain::private::Private;
/// let mut typed = Private::with_room(8);
/// typed.push('あ');
/// assert_eq!((typed.as_str(), format!("{typed:?}").as_str()), ("あ", "Private(1)"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Private<T: Zeroize>(T);

impl Private<String> {
    /// An empty text that takes `chars_max` characters without moving in memory.
    pub fn with_room(chars_max: usize) -> Self {
        Self(String::with_capacity(chars_max * 4))
    }

    /// A copy of a text; the text itself is whoever has it to wipe.
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text itself: for the glass and for nothing that stays.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many characters it has.
    pub fn chars_count(&self) -> usize {
        self.0.chars().count()
    }

    /// Adds a character; a text that has to move overwrites where it was.
    pub fn push(&mut self, c: char) {
        if self.0.capacity() - self.0.len() < c.len_utf8() {
            let mut roomier = String::with_capacity(self.0.capacity() * 2 + 4);
            roomier.push_str(&self.0);
            self.0.zeroize();
            self.0 = roomier;
        }
        self.0.push(c);
    }

    /// Takes the last character away.
    pub fn pop(&mut self) -> Option<char> {
        self.0.pop()
    }

    /// Overwrites all of it; the room stays.
    pub fn wipe(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> Drop for Private<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Private<String> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Private({})", self.chars_count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_shows_it_and_a_clone_may_grow() {
        let mut typed = Private::with_room(2);
        "しる".chars().for_each(|c| typed.push(c));
        let mut more = typed.clone();
        "べしるべしるべ".chars().for_each(|c| more.push(c));
        assert_eq!((more.as_str(), more.chars_count()), ("しるべしるべしるべ", 9));
        assert_eq!(more.pop(), Some('べ'));
        assert_eq!(format!("{typed:?} {more:#?}"), "Private(2) Private(8)");
        assert_ne!(typed, more);
        more.wipe();
        assert_eq!((more.as_str(), format!("{more:?}")), ("", "Private(0)".to_owned()));
    }
}
