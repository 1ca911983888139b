//! Sizes on paper, in dots of an eighth of a millimetre (203 dpi): the one place for them.

use super::faces::Weight;

/// How wide the roll is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Roll {
    /// 58 mm, 384 dots.
    Narrow,
    /// 80 mm, 576 dots.
    Wide,
}

impl Roll {
    /// Dots in a row.
    pub fn dots(self) -> usize {
        match self {
            Self::Narrow => 384,
            Self::Wide => 576,
        }
    }

    /// The roll of a width in millimetres.
    pub fn from_mm(mm: u32) -> Option<Self> {
        match mm {
            58 => Some(Self::Narrow),
            80 => Some(Self::Wide),
            _ => None,
        }
    }

    /// White left and right of all words; the last byte of a row stays white.
    pub(super) fn margin(self) -> f32 {
        match self {
            Self::Narrow => 10.0,
            Self::Wide => 24.0,
        }
    }

    /// Side of a module of a QR code.
    pub(super) fn module(self) -> usize {
        match self {
            Self::Narrow => 5,
            Self::Wide => 6,
        }
    }
}

/// How large the print is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Print {
    /// For most eyes at reading distance.
    #[default]
    Normal,
    /// Large print.
    Large,
}

/// What a stretch of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    Head,
    Title,
    Heading,
    Figure,
    Framed,
    Lead,
    Label,
    Body,
    Note,
}

impl Style {
    /// Height of the letters' em box.
    pub(super) fn size(self, print: Print) -> f32 {
        let (normal, large) = match self {
            Self::Head => (22.0, 28.0),
            Self::Title => (42.0, 52.0),
            Self::Heading => (32.0, 42.0),
            Self::Figure => (44.0, 50.0),
            Self::Framed => (40.0, 50.0),
            Self::Lead => (28.0, 38.0),
            Self::Label => (24.0, 32.0),
            Self::Body => (26.0, 36.0),
            Self::Note => (22.0, 30.0),
        };
        match print {
            Print::Normal => normal,
            Print::Large => large,
        }
    }

    /// Height of a reading's em box.
    pub(super) fn ruby(self, print: Print) -> f32 {
        (self.size(print) * 0.48).round().max(RUBY_MIN)
    }

    pub(super) fn weight(self) -> Weight {
        match self {
            Self::Title | Self::Heading | Self::Figure | Self::Framed | Self::Lead | Self::Label => {
                Weight::Bold
            }
            Self::Head | Self::Body | Self::Note => Weight::Regular,
        }
    }

    /// From one line's top to the next, in ems.
    pub(super) fn leading(self) -> f32 {
        match self {
            Self::Title | Self::Heading | Self::Figure | Self::Framed => 1.28,
            Self::Head | Self::Lead | Self::Label | Self::Body | Self::Note => 1.4,
        }
    }

    pub(super) fn is_centred(self) -> bool {
        match self {
            Self::Head | Self::Title | Self::Framed | Self::Figure => true,
            Self::Heading | Self::Lead | Self::Label | Self::Body | Self::Note => false,
        }
    }

    /// Whether lines are made of similar width.
    pub(super) fn is_balanced(self) -> bool {
        self.is_centred() || self == Self::Heading
    }
}

/// Smallest letters: 1.6 mm for readings.
pub(super) const RUBY_MIN: f32 = 13.0;
/// Smallest letters that are not readings: 2.75 mm.
pub(super) const TEXT_MIN: f32 = 22.0;
/// White above everything, and below it before the cut.
pub(super) const TOP: f32 = 16.0;
/// White below everything; the feed to the knife comes on top of it.
pub(super) const BOTTOM: f32 = 24.0;
