//! Themes: what the people of a group share, as a visitor looks for it.

use super::{id::ThemeId, text::Text};

/// A theme (テーマ). Its name is neutral and short: it may be pressed in front of strangers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Its name, e.g. 「安全に くらす」.
    pub name: Text,
    /// Reading in hiragana, for the order of lists.
    pub reading: String,
    /// One line that says who finds what here.
    pub about: Text,
    /// One of the eight theme hues, 1 to 8.
    pub hue: u8,
    /// Name of its Phosphor icon, kebab-case.
    pub icon: String,
    /// Pages of a sensitive theme hide sooner and are never counted (CARE rule 2).
    pub sensitive: bool,
    /// Place in lists.
    pub order: i64,
}
