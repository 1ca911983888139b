//! What is wrong with a file, line by line, in English and in Japanese, always with the way out.

use crate::wire::want::Want;

/// Characters of an offending value that an error repeats.
const SHOWN_CHARS_MAX: usize = 40;

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", self.place("line ", ", column ", "column "))]
pub struct ImportError {
    /// Line in the file, from 1; 0 where the file has no lines to count.
    pub line: u64,
    /// Name of the column, or path of the field; empty when it is the file itself.
    pub column: String,
    /// What stands there, shortened.
    pub value: String,
    /// What to do, in English.
    pub message: String,
    /// What to do, in Japanese.
    pub message_ja: String,
}

impl ImportError {
    /// A value that is not what it has to be.
    pub(super) fn want(line: u64, column: &str, value: &str, want: &Want) -> Self {
        Self::say(line, column, value, Said { en: &want.to_string(), ja: &want.ja() })
    }

    /// Anything else that is wrong, in both languages.
    pub(super) fn say(line: u64, column: &str, value: &str, said: Said<'_>) -> Self {
        let value = value.chars().take(SHOWN_CHARS_MAX).collect();
        let (message, message_ja) = (said.en.to_owned(), said.ja.to_owned());
        Self { line, column: column.to_owned(), value, message, message_ja }
    }

    /// The whole sentence in Japanese, with line and column.
    pub fn in_japanese(&self) -> String {
        format!("{}{}", self.place("行 ", "、列 ", "項目 "), self.message_ja)
    }

    fn place(&self, line: &str, column: &str, field: &str) -> String {
        let place = match (self.line, self.column.as_str()) {
            (0, "") => String::new(),
            (0, name) => format!("{field}{name}: "),
            (number, "") => format!("{line}{number}: "),
            (number, name) => format!("{line}{number}{column}{name}: "),
        };
        if self.value.is_empty() { place } else { format!("{place}\"{}\": ", self.value) }
    }
}

/// The same sentence in both languages.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) en: &'a str,
    pub(super) ja: &'a str,
}
