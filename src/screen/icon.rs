//! The closed set of pictures: Phosphor glyphs by name, drawn bold or in two tones.
use egui::{Align2, Color32, FontId, Painter, Pos2, Rect};

use super::fonts;

/// How much of its colour the back layer of a two-tone icon keeps; the value Phosphor's own style sheet uses.
const BACK_OPACITY: f32 = 0.2;

impl Icon {
    /// Draws the icon in one colour, as large as the shorter side of `rect` and centred in it.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        layer(painter, rect, self.bold(), fonts::icon(rect.width().min(rect.height()).round()), color);
    }

    /// Draws the icon in two tones of one colour, as large as the shorter side of `rect` and centred in it.
    pub fn paint_duo(self, painter: &Painter, rect: Rect, color: Color32) {
        self.paint_duo_on(painter, rect, color, color.gamma_multiply(BACK_OPACITY));
    }

    /// As [`Icon::paint_duo`], with a back tone of its own.
    pub fn paint_duo_on(self, painter: &Painter, rect: Rect, front: Color32, back: Color32) {
        let typeface = fonts::duo(rect.width().min(rect.height()).round());
        let (back_glyph, front_glyph) = self.duo();
        layer(painter, rect, back_glyph, typeface.clone(), back);
        layer(painter, rect, front_glyph, typeface, front);
    }
}

/// One glyph on whole pixels: a fraction of a pixel would blur every straight stroke.
fn layer(painter: &Painter, rect: Rect, glyph: char, font: FontId, color: Color32) {
    let side = font.size;
    if side < 1.0 {
        // Nothing is left of its place; a letter of no size would end the program.
        return;
    }
    let corner = Pos2::new((rect.center().x - side / 2.0).round(), (rect.center().y - side / 2.0).round());
    painter.text(corner, Align2::LEFT_TOP, glyph, font, color);
}

macro_rules! icons {
    ($($variant:ident $name:literal $bold:literal $front:literal;)*) => {
        /// A picture that stands beside a word, never instead of one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Icon { $(#[doc = concat!("Phosphor `", $name, "`.")] $variant,)* }

        impl Icon {
            /// Every icon there is, in the order of the table.
            pub const ALL: &'static [Icon] = &[$(Icon::$variant,)*];

            /// Phosphor's name of the icon, for example `map-pin`.
            pub const fn name(self) -> &'static str {
                match self { $(Icon::$variant => $name,)* }
            }

            /// The glyph in the font of [`fonts::icon`].
            pub const fn bold(self) -> char {
                match self { $(Icon::$variant => $bold,)* }
            }

            /// The glyphs of the back and the front layer in the font of [`fonts::duo`].
            /// The back layer has the same code point as the bold glyph.
            pub const fn duo(self) -> (char, char) {
                match self { $(Icon::$variant => ($bold, $front),)* }
            }
        }
    };
}

icons! {
    Signpost "signpost" '\u{e89c}' '\u{e89d}';
    EyeSlash "eye-slash" '\u{e224}' '\u{e225}';
    Eye "eye" '\u{e220}' '\u{e221}';
    UsersThree "users-three" '\u{e68e}' '\u{e68f}';
    SquaresFour "squares-four" '\u{e464}' '\u{e465}';
    SortAscending "sort-ascending" '\u{e444}' '\u{e445}';
    MoonStars "moon-stars" '\u{e58e}' '\u{e58f}';
    MapPin "map-pin" '\u{e316}' '\u{e317}';
    Newspaper "newspaper" '\u{e344}' '\u{e345}';
    CalendarDots "calendar-dots" '\u{e7b4}' '\u{e7b5}';
    CalendarPlus "calendar-plus" '\u{e714}' '\u{e715}';
    Compass "compass" '\u{e1c8}' '\u{e1c9}';
    Plant "plant" '\u{ebae}' '\u{ebaf}';
    Books "books" '\u{e758}' '\u{e759}';
    BookOpen "book-open" '\u{e0e6}' '\u{e0e7}';
    Smiley "smiley" '\u{e436}' '\u{e437}';
    Door "door" '\u{e61c}' '\u{e61d}';
    DoorOpen "door-open" '\u{e7e6}' '\u{e7e7}';
    EnvelopeSimple "envelope-simple" '\u{e218}' '\u{e219}';
    EnvelopeOpen "envelope-open" '\u{e216}' '\u{e217}';
    PuzzlePiece "puzzle-piece" '\u{e596}' '\u{e597}';
    ChatText "chat-text" '\u{e17a}' '\u{e17b}';
    ChatCircleDots "chat-circle-dots" '\u{e16c}' '\u{e16d}';
    Bell "bell" '\u{e0ce}' '\u{e0cf}';
    ArrowLineDown "arrow-line-down" '\u{e05c}' '\u{e05d}';
    ArrowLineUp "arrow-line-up" '\u{e066}' '\u{e067}';
    Translate "translate" '\u{e4a2}' '\u{e4a3}';
    TextAa "text-aa" '\u{e6ee}' '\u{e6ef}';
    SpeakerHigh "speaker-high" '\u{e44a}' '\u{e44b}';
    SpeakerSlash "speaker-slash" '\u{e45a}' '\u{e45b}';
    PhoneCall "phone-call" '\u{e3ba}' '\u{e3bb}';
    Clock "clock" '\u{e19a}' '\u{e19b}';
    Users "users" '\u{e4d6}' '\u{e4d7}';
    User "user" '\u{e4c2}' '\u{e4c3}';
    Coins "coins" '\u{e78e}' '\u{e78f}';
    HandTap "hand-tap" '\u{ec90}' '\u{ec91}';
    House "house" '\u{e2c2}' '\u{e2c3}';
    ArrowLeft "arrow-left" '\u{e058}' '\u{e059}';
    ArrowRight "arrow-right" '\u{e06c}' '\u{e06d}';
    Printer "printer" '\u{e3dc}' '\u{e3dd}';
    SealCheck "seal-check" '\u{e606}' '\u{e607}';
    MagnifyingGlass "magnifying-glass" '\u{e30c}' '\u{e30d}';
    MagnifyingGlassPlus "magnifying-glass-plus" '\u{e310}' '\u{e311}';
    MagnifyingGlassMinus "magnifying-glass-minus" '\u{e30e}' '\u{e30f}';
    CaretDown "caret-down" '\u{e136}' '\u{e137}';
    CaretRight "caret-right" '\u{e13a}' '\u{e13b}';
    CaretLeft "caret-left" '\u{e138}' '\u{e139}';
    CaretUp "caret-up" '\u{e13c}' '\u{e13d}';
    Key "key" '\u{e2d6}' '\u{e2d7}';
    LockSimple "lock-simple" '\u{e308}' '\u{e309}';
    HandWaving "hand-waving" '\u{e580}' '\u{e581}';
    X "x" '\u{e4f6}' '\u{e4f7}';
    Check "check" '\u{e182}' '\u{e183}';
    CheckCircle "check-circle" '\u{e184}' '\u{e185}';
    Warning "warning" '\u{e4e0}' '\u{e4e1}';
    WarningCircle "warning-circle" '\u{e4e2}' '\u{e4e3}';
    Info "info" '\u{e2ce}' '\u{e2cf}';
    Question "question" '\u{e3e8}' '\u{e3eb}';
    Globe "globe" '\u{e288}' '\u{e289}';
    Wheelchair "wheelchair" '\u{e4e8}' '\u{e4e9}';
    Ear "ear" '\u{e70c}' '\u{e70d}';
    MicrophoneSlash "microphone-slash" '\u{e328}' '\u{e329}';
    SignOut "sign-out" '\u{e42a}' '\u{e42b}';
    WifiSlash "wifi-slash" '\u{e4f2}' '\u{e4f3}';
    ArrowClockwise "arrow-clockwise" '\u{e036}' '\u{e037}';
    ArrowCounterClockwise "arrow-counter-clockwise" '\u{e038}' '\u{e039}';
    Link "link" '\u{e2e2}' '\u{e2e3}';
    VideoCamera "video-camera" '\u{e4da}' '\u{e4db}';
    Coffee "coffee" '\u{e1c2}' '\u{e1c3}';
    QrCode "qr-code" '\u{e3e6}' '\u{e3e7}';
    Heart "heart" '\u{e2a8}' '\u{e2a9}';
    Lifebuoy "lifebuoy" '\u{e63a}' '\u{e63b}';
    SunHorizon "sun-horizon" '\u{e5b6}' '\u{e5b7}';
    Sun "sun" '\u{e472}' '\u{e473}';
    Moon "moon" '\u{e330}' '\u{e331}';
    FirstAid "first-aid" '\u{e56e}' '\u{e56f}';
    Megaphone "megaphone" '\u{e324}' '\u{e325}';
    HandHeart "hand-heart" '\u{e810}' '\u{e811}';
    Handshake "handshake" '\u{e582}' '\u{e583}';
    Bus "bus" '\u{e106}' '\u{e107}';
    Train "train" '\u{e496}' '\u{e497}';
    Toilet "toilet" '\u{e79a}' '\u{e79b}';
    Stairs "stairs" '\u{e8ec}' '\u{e8ed}';
    NotePencil "note-pencil" '\u{e34c}' '\u{e34d}';
    Backspace "backspace" '\u{e0ae}' '\u{e0af}';
    Keyboard "keyboard" '\u{e2d8}' '\u{e2d9}';
    Pause "pause" '\u{e39e}' '\u{e39f}';
    Play "play" '\u{e3d0}' '\u{e3d1}';
    List "list" '\u{e2f0}' '\u{e2f1}';
    Star "star" '\u{e46a}' '\u{e46b}';
    Gift "gift" '\u{e276}' '\u{e277}';
    HandCoins "hand-coins" '\u{ea8c}' '\u{ea8d}';
    Path "path" '\u{e39c}' '\u{e39d}';
    Flag "flag" '\u{e244}' '\u{e245}';
    ShieldCheck "shield-check" '\u{e40c}' '\u{e40f}';
    Scales "scales" '\u{e750}' '\u{e751}';
    Baby "baby" '\u{e774}' '\u{e775}';
    Tree "tree" '\u{e6da}' '\u{e6db}';
    Image "image" '\u{e2ca}' '\u{e2cb}';
    FilePdf "file-pdf" '\u{e702}' '\u{e703}';
    Heartbeat "heartbeat" '\u{e2ac}' '\u{e2ad}';
    Plus "plus" '\u{e3d4}' '\u{e3d5}';
    Minus "minus" '\u{e32a}' '\u{e32b}';
    Leaf "leaf" '\u{e2da}' '\u{e2db}';
    Notebook "notebook" '\u{e34e}' '\u{e34f}';
    GlobeHemisphereEast "globe-hemisphere-east" '\u{e28a}' '\u{e28b}';
    FlowerLotus "flower-lotus" '\u{e6cc}' '\u{e6cd}';
    Umbrella "umbrella" '\u{e684}' '\u{e685}';
    CameraSlash "camera-slash" '\u{e110}' '\u{e111}';
    HandPalm "hand-palm" '\u{e57e}' '\u{e57f}';
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_icon_has_its_glyphs_in_the_shipped_fonts() {
        let ctx = egui::Context::default();
        fonts::install(&ctx, &fonts::NotoFiles::none());
        ctx.run_ui(egui::RawInput::default(), |_| ()).drop_without_applying_deltas();
        ctx.fonts_mut(|fonts| {
            for icon in Icon::ALL {
                let (back, front) = icon.duo();
                assert!(fonts.has_glyph(&fonts::icon(40.0), icon.bold()), "{} bold", icon.name());
                assert!(fonts.has_glyph(&fonts::duo(40.0), back), "{} back", icon.name());
                assert!(fonts.has_glyph(&fonts::duo(40.0), front), "{} front", icon.name());
            }
            assert!(!fonts.has_glyph(&fonts::icon(40.0), '字'), "the check itself can say no");
        });
    }

    #[test]
    fn an_icon_without_a_place_is_not_drawn() {
        let ctx = egui::Context::default();
        fonts::install(&ctx, &fonts::NotoFiles::none());
        for side in [0.0, 0.4, -40.0, f32::NEG_INFINITY] {
            let output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let rect = Rect::from_center_size(Pos2::new(50.0, 50.0), egui::Vec2::splat(side));
                Icon::Image.paint(ui.painter(), rect, Color32::PLACEHOLDER);
                Icon::Image.paint_duo(ui.painter(), rect, Color32::PLACEHOLDER);
            });
            assert_eq!(output.shapes.len(), 0, "{side}");
            output.drop_without_applying_deltas();
        }
    }

    #[test]
    fn no_two_icons_share_a_glyph() {
        let glyphs: BTreeSet<char> = Icon::ALL.iter().flat_map(|icon| [icon.duo().0, icon.duo().1]).collect();
        assert_eq!(glyphs.len(), 2 * Icon::ALL.len());
    }
}
