//! Every colour, size, radius and duration on glass, as named tokens.
//!
//! One point of egui is one pixel of the panel (`pixels_per_point` is 1). Pages are laid out in *design pixels*: a
//! portrait panel is at least 1080×1920 of them, a landscape one 1920×1080, and on the reference panel (21.5", 0.248 mm
//! a pixel) a design pixel is one pixel. [`Theme::u`] turns design pixels into pixels, [`Theme::mm`] millimetres.
use egui::Color32;

pub use crate::kiosk::page::{Look, TextSize};
pub use measure::{DESIGN_PITCH_MM, Motion, Panel, TextStyle, Theme};

mod measure;
#[cfg(test)]
mod tests;

/// Distances on an 8 pt grid, in design pixels.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 8.0;
    /// Between lines that belong together.
    pub const S: f32 = 16.0;
    /// Between cards.
    pub const M: f32 = 24.0;
    /// Inside a card.
    pub const L: f32 = 32.0;
    /// Between sections.
    pub const XL: f32 = 48.0;
    /// Between the page and the edge of the glass.
    pub const EDGE: f32 = 56.0;
}

/// Roundness of corners, in design pixels.
pub mod radius {
    /// Things inside a card.
    pub const SMALL: f32 = 16.0;
    /// Keys and small buttons.
    pub const KEY: f32 = 20.0;
    /// Buttons.
    pub const BUTTON: f32 = 28.0;
    /// Cards.
    pub const CARD: f32 = 32.0;
}

/// Widths of lines, in design pixels.
pub mod stroke {
    /// Separators and the edge of a card that is not touched.
    pub const HAIRLINE: f32 = 2.0;
    /// The edge of what can be touched.
    pub const TOUCH: f32 = 2.0;
    /// The edge of an important button or card.
    pub const OUTLINE: f32 = 3.0;
    /// The ring around what has the keyboard's focus.
    pub const FOCUS: f32 = 6.0;
}

/// Sides of icons, in design pixels.
pub mod icon_size {
    /// Beside a word of [`super::TextStyle::Body`] or [`super::TextStyle::Label`].
    pub const INLINE: f32 = 36.0;
    /// Above the words of the bar and of small cards.
    pub const BAR: f32 = 50.0;
    /// On a card.
    pub const CARD: f32 = 72.0;
    /// On the widest door.
    pub const DOOR: f32 = 100.0;
}

/// Fixed parts of every page, in design pixels.
pub mod layout {
    /// The header with the corner's name and 画面をかくす.
    pub const TOP: f32 = 124.0;
    /// The bar at the foot.
    pub const BAR: f32 = 184.0;
}

/// Durations.
pub mod motion {
    use std::time::Duration;

    /// A slide or page fades into the next.
    pub const CROSS_FADE: Duration = Duration::from_millis(400);
    /// A pressed button answers.
    pub const PRESS: Duration = Duration::from_millis(120);
    /// A second touch on printing or deleting counts only after this.
    pub const DEBOUNCE: Duration = Duration::from_millis(400);
    /// A slide stays at least this long.
    pub const SLIDE_MIN: Duration = Duration::from_secs(10);
    /// Nothing moves longer than this without a way to pause it (WCAG 2.2, 2.2.2).
    pub const MOVE_MAX: Duration = Duration::from_secs(5);
}

/// The ground of a QR code, in every look: cameras want dark on light (ISO/IEC 18004).
pub const QR_GROUND: Color32 = Color32::WHITE;
/// The modules of a QR code.
pub const QR_INK: Color32 = Color32::BLACK;
/// Paper from a roll, in every look.
pub const PAPER: Color32 = Color32::WHITE;
/// A picture in its own colours.
pub const UNTINTED: Color32 = Color32::WHITE;

/// What a room, a desk or a way to take part is: always a word, a shape and a colour together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// 空き, 参加できます.
    Free,
    /// 使用中.
    Busy,
    /// 準備中, 先に連絡.
    Prep,
    /// 休み, 参加できません.
    Shut,
}

/// The shape that carries a [`Tone`] for people who cannot tell its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// ○
    Ring,
    /// ●
    Disc,
    /// △
    Triangle,
    /// —
    Bar,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Tone; 4] = [Tone::Free, Tone::Busy, Tone::Prep, Tone::Shut];

    /// Its shape; no two tones share one.
    pub const fn shape(self) -> Shape {
        match self {
            Tone::Free => Shape::Ring,
            Tone::Busy => Shape::Disc,
            Tone::Prep => Shape::Triangle,
            Tone::Shut => Shape::Bar,
        }
    }
}

/// A colour for words and lines, and the ground they may stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hue {
    /// Words, icons, outlines: 7:1 on `soft`, on card and on paper.
    pub ink: Color32,
    /// The quiet ground of a chip or tile.
    pub soft: Color32,
}

/// The colours of one look. Text named here has 7:1 on every ground its sentence names, parts have 3:1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Ground of every page.
    pub paper: Color32,
    /// Ground of cards, keys and the bar.
    pub card: Color32,
    /// Ground of buttons of the second rank and of quiet panels.
    pub sand: Color32,
    /// Ground of the keyboard.
    pub soft: Color32,
    /// Separators and the edges of cards nobody touches: ornament, 3:1 not needed.
    pub hairline: Color32,
    /// Edges of everything that can be touched: 3:1 on paper, card and sand.
    pub line: Color32,
    /// First ink: on paper, card, sand, soft and every soft ground.
    pub ink: Color32,
    /// Second ink: as `ink`.
    pub ink2: Color32,
    /// The house colour as ink (on paper, card, sand, soft, its soft) and as the ground of `on_green`.
    pub green: Color32,
    /// Quiet ground of the house colour.
    pub green_soft: Color32,
    /// Text on `green`.
    pub on_green: Color32,
    /// Ground of signage's header.
    pub house: Color32,
    /// Text on `house`.
    pub on_house: Color32,
    /// すぐ話せる所, as ink (paper, card, sand, soft, its soft) and as the ground of `on_help`.
    pub help: Color32,
    /// Quiet ground of `help`.
    pub help_soft: Color32,
    /// Text on `help`.
    pub on_help: Color32,
    /// Ornament only, never text: 3:1 on paper, card and sand.
    pub persimmon: Color32,
    /// The ring of the keyboard's focus: 3:1 on paper, card, sand and soft.
    pub focus: Color32,
    /// [`Tone::Free`], [`Tone::Busy`], [`Tone::Prep`], [`Tone::Shut`], in the order of [`Tone::ALL`].
    pub tones: [Hue; 4],
    /// The eight theme hues, of equal lightness.
    pub hues: [Hue; 8],
    /// Under cards.
    pub shadow: Color32,
    /// Over a page that waits behind a question.
    pub scrim: Color32,
}

/// What lies over everything so that `percent` of its brightness is left.
pub fn dark(percent: u8) -> Color32 {
    let taken = u16::from(100 - percent.min(100)) * 255 / 100;
    Color32::from_black_alpha(u8::try_from(taken).unwrap_or(0))
}

impl Palette {
    /// The colours of a look.
    pub const fn of(look: Look) -> &'static Palette {
        match look {
            Look::Light => &LIGHT,
            Look::Contrast => &CONTRAST,
            Look::Evening => &EVENING,
        }
    }

    /// The colours of a tone.
    pub const fn tone(&self, tone: Tone) -> Hue {
        let [free, busy, prep, shut] = self.tones;
        match tone {
            Tone::Free => free,
            Tone::Busy => busy,
            Tone::Prep => prep,
            Tone::Shut => shut,
        }
    }

    /// The theme hue of a number: any number will do, the eight hues repeat.
    pub fn hue(&self, number: usize) -> Hue {
        let [first, ..] = self.hues;
        self.hues.iter().cycle().nth(number % self.hues.len()).copied().unwrap_or(first)
    }
}

static LIGHT: Palette = Palette {
    paper: rgb(0xFA_F6EF),
    card: rgb(0xFF_FFFF),
    sand: rgb(0xF3_ECE0),
    soft: rgb(0xEF_E6D9),
    hairline: rgb(0xE9_E1D4),
    line: rgb(0x8C_8270),
    ink: rgb(0x24_211C),
    ink2: rgb(0x4A_453B),
    green: rgb(0x17_4A3B),
    green_soft: rgb(0xE3_EEE8),
    on_green: rgb(0xFF_FFFF),
    house: rgb(0x17_4A3B),
    on_house: rgb(0xFF_FFFF),
    help: rgb(0x2B_3A78),
    help_soft: rgb(0xE6_E9F5),
    on_help: rgb(0xFF_FFFF),
    persimmon: rgb(0xB9_4E14),
    focus: rgb(0x2B_3A78),
    tones: [
        hue(0x07_5252, 0xDD_F0EF),
        hue(0x7E_3206, 0xFB_E6D6),
        hue(0x5C_4400, 0xFB_F1CF),
        hue(0x4A_473F, 0xEC_E8E0),
    ],
    hues: [
        hue(0x1F_4A75, 0xE4_EDF6),
        hue(0x63_366F, 0xF0_E4F2),
        hue(0x70_3A22, 0xF7_E8DF),
        hue(0x2C_562C, 0xE4_F0E2),
        hue(0x72_2E47, 0xF8_E4EA),
        hue(0x3A_4789, 0xE6_E8F6),
        hue(0x54_470F, 0xF4_EDCF),
        hue(0x1C_555D, 0xDD_EFF1),
    ],
    shadow: Color32::from_rgba_premultiplied(5, 4, 2, 15),
    scrim: Color32::from_black_alpha(140),
};

static CONTRAST: Palette = Palette {
    paper: rgb(0x00_0000),
    card: rgb(0x00_0000),
    sand: rgb(0x00_0000),
    soft: rgb(0x26_2626),
    hairline: rgb(0xFF_FFFF),
    line: rgb(0xFF_FFFF),
    ink: rgb(0xFF_FFFF),
    ink2: rgb(0xFF_FFFF),
    green: rgb(0xFF_FFFF),
    green_soft: rgb(0x26_2626),
    on_green: rgb(0x00_0000),
    house: rgb(0x00_0000),
    on_house: rgb(0xFF_FFFF),
    help: rgb(0xFF_D84D),
    help_soft: rgb(0x33_2B00),
    on_help: rgb(0x00_0000),
    persimmon: rgb(0xFF_B27A),
    focus: rgb(0xFF_D84D),
    tones: [
        hue(0x7D_EBE0, 0x0A_2A2A),
        hue(0xFF_B27A, 0x33_1A08),
        hue(0xFF_E27A, 0x2E_2600),
        hue(0xD8_D8D8, 0x26_2626),
    ],
    hues: [
        hue(0xB5_D4F7, 0x15_202C),
        hue(0xE3_C3EC, 0x27_1B2B),
        hue(0xF5_C6AC, 0x2E_1D14),
        hue(0xBD_E2B5, 0x17_2615),
        hue(0xF6_C2D1, 0x2E_1820),
        hue(0xC6_CEF8, 0x1D_2036),
        hue(0xEC_DE9E, 0x28_220C),
        hue(0xA6_E0E8, 0x11_2629),
    ],
    shadow: Color32::TRANSPARENT,
    scrim: Color32::from_black_alpha(170),
};

static EVENING: Palette = Palette {
    paper: rgb(0x1B_1713),
    card: rgb(0x27_221C),
    sand: rgb(0x2F_2921),
    soft: rgb(0x3D_352B),
    hairline: rgb(0x4A_4137),
    line: rgb(0x9C_8F7C),
    ink: rgb(0xF5_EDE0),
    ink2: rgb(0xD6_CAB8),
    green: rgb(0xA5_DCC3),
    green_soft: rgb(0x24_392F),
    on_green: rgb(0x0F_231B),
    house: rgb(0x24_392F),
    on_house: rgb(0xF5_EDE0),
    help: rgb(0xBA_C6F5),
    help_soft: rgb(0x2A_2E48),
    on_help: rgb(0x14_1A38),
    persimmon: rgb(0xF0_A168),
    focus: rgb(0xFF_D84D),
    tones: [
        hue(0x8F_DCD5, 0x17_3537),
        hue(0xF6_B98F, 0x45_2818),
        hue(0xEF_D381, 0x3B_3113),
        hue(0xD2_CABC, 0x38_332B),
    ],
    hues: [
        hue(0xA9_CDF3, 0x1E_3247),
        hue(0xDD_B8E8, 0x3B_2642),
        hue(0xF0_BB9E, 0x45_2B1C),
        hue(0xB0_DAA8, 0x22_3A20),
        hue(0xF2_B5C8, 0x46_2330),
        hue(0xBA_C4F5, 0x2A_2F50),
        hue(0xE6_D68C, 0x3A_3212),
        hue(0x97_D9E2, 0x17_383D),
    ],
    shadow: Color32::from_black_alpha(60),
    scrim: Color32::from_black_alpha(170),
};

const fn hue(ink: u32, soft: u32) -> Hue {
    Hue { ink: rgb(ink), soft: rgb(soft) }
}

#[expect(clippy::disallowed_methods, reason = "this is where colours become tokens")]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}
