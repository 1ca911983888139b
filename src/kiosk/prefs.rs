//! How a visitor likes to read, and how far up the glass: chosen in a visit, forgotten with it.

use crate::domain::text::Lang;

/// Size of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TextSize {
    /// ふつう
    #[default]
    Normal,
    /// 大きい
    Large,
}

/// Colours of the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Look {
    /// Warm paper.
    #[default]
    Light,
    /// 白黒反転: white on black.
    Contrast,
    /// Evening signage.
    Evening,
}

impl Look {
    /// Every look.
    pub const ALL: [Self; 3] = [Self::Light, Self::Contrast, Self::Evening];
}

/// How far up the glass a page reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Reach {
    /// To its upper edge.
    #[default]
    Whole,
    /// 画面を下げる: to where somebody who sits can touch it.
    Lowered,
}

/// How much Home offers at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Manner {
    /// Everything.
    #[default]
    Full,
    /// かんたん: four doors.
    Simple,
}

/// How a visitor likes to read; forgotten with the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefs {
    /// Language.
    pub lang: Lang,
    /// Size of text.
    pub text_size: TextSize,
    /// Colours.
    pub look: Look,
    /// How far up the glass.
    pub reach: Reach,
    /// How much at once.
    pub manner: Manner,
}
