//! From design pixels and millimetres to the pixels of one panel, and the scale of type.
use std::time::Duration;

use egui::{Color32, Context, CornerRadius, FontId, Shadow, Stroke, TextFormat, Vec2};

use super::{Look, Palette, TextSize, motion, stroke};
use crate::screen::fonts::{self, Script, Weight};

/// Everything a page needs to know about how to look. Cheap to copy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Which palette.
    pub look: Look,
    /// How large the text is.
    pub text_size: TextSize,
    /// How much of the way from the normal size of text a larger one goes: 1 for all of it.
    pub growth: f32,
    /// Which typeface comes first.
    pub script: Script,
    /// Whether anything may move.
    pub motion: Motion,
    /// The glass.
    pub panel: Panel,
    /// Which share of its size in the design text has, where it must fit what is designed; else it keeps its millimetres.
    pub share: Option<f32>,
    /// The colours of `look`.
    pub palette: &'static Palette,
}

impl Theme {
    /// The theme of a panel, with Japanese typefaces and full motion.
    pub fn new(look: Look, text_size: TextSize, panel: Panel) -> Self {
        let palette = Palette::of(look);
        Self {
            look,
            text_size,
            growth: 1.0,
            script: Script::default(),
            motion: Motion::default(),
            panel,
            share: None,
            palette,
        }
    }

    /// The same with text that keeps this share of its design: smaller than elsewhere on a small panel, and never too
    /// large for its place.
    pub fn in_proportion(self, share: f32) -> Self {
        Self { share: Some(share), ..self }
    }

    /// The same with the typefaces of another script first.
    pub fn with_script(self, script: Script) -> Self {
        Self { script, ..self }
    }

    /// The same with more or less motion.
    pub fn with_motion(self, motion: Motion) -> Self {
        Self { motion, ..self }
    }

    /// Whole pixels for `design` design pixels; what is not zero stays at least one pixel.
    pub fn u(&self, design: f32) -> f32 {
        let px = (design * self.panel.scale()).round();
        if px == 0.0 && design > 0.0 { 1.0 } else { px }
    }

    /// Whole pixels for a length in millimetres, never less than that length.
    pub fn mm(&self, mm: f32) -> f32 {
        (mm / self.panel.pitch_mm.max(0.01)).ceil()
    }

    /// The panel in design pixels: 1080×1920 or 1920×1080, longer in one direction where the panel is.
    pub fn design_size(&self) -> Vec2 {
        Vec2::new(self.panel.width_px, self.panel.height_px) / self.panel.scale()
    }

    /// The em of a style in whole pixels, so that the glyph atlas holds few sizes. On panels smaller than the
    /// reference panel text keeps its millimetres, up to 1.4 times the design's large size.
    pub fn size(&self, style: TextStyle) -> f32 {
        let (normal, large, ..) = style.spec();
        let design = match self.text_size {
            TextSize::Normal => normal,
            TextSize::Large => normal + (large - normal) * self.growth,
        };
        if let Some(share) = self.share {
            return (design * self.panel.scale() * share).round().max(1.0);
        }
        let legible = design * DESIGN_PITCH_MM / self.panel.pitch_mm.max(0.01);
        let widest = 1.4 * large * self.panel.scale();
        (design * self.panel.scale()).max(legible.min(widest)).round()
    }

    /// The distance from one line of a style to the next, in whole pixels.
    pub fn line_height(&self, style: TextStyle) -> f32 {
        let (_, _, ems, _) = style.spec();
        (self.size(style) * ems).round()
    }

    /// The font of a style in its usual weight.
    pub fn font(&self, style: TextStyle) -> FontId {
        let (.., weight) = style.spec();
        self.font_in(style, weight)
    }

    /// The font of a style in a given weight.
    pub fn font_in(&self, style: TextStyle, weight: Weight) -> FontId {
        FontId::new(self.size(style), fonts::family(self.script, weight))
    }

    /// A section of text in a style's usual weight, with its line height.
    pub fn format(&self, style: TextStyle, color: Color32) -> TextFormat {
        let (.., weight) = style.spec();
        self.format_in(style, weight, color)
    }

    /// A section of text in a given weight, with the style's line height.
    pub fn format_in(&self, style: TextStyle, weight: Weight, color: Color32) -> TextFormat {
        let line_height = Some(self.line_height(style));
        TextFormat { line_height, ..TextFormat::simple(self.font_in(style, weight), color) }
    }

    /// The least side of what is touched often or in haste: 20 mm, and 80 design pixels.
    pub fn touch_primary(&self) -> f32 {
        self.mm(20.0).max(self.u(80.0))
    }

    /// The least side of keyboard keys and of what is touched rarely: 15 mm, and 60 design pixels.
    pub fn touch_secondary(&self) -> f32 {
        self.mm(15.0).max(self.u(60.0))
    }

    /// The least distance between two things to touch: 3 mm, and 12 design pixels.
    pub fn touch_gap(&self) -> f32 {
        self.mm(3.0).max(self.u(12.0))
    }

    /// Corners rounded by `design` design pixels.
    pub fn radius(&self, design: f32) -> CornerRadius {
        CornerRadius::same(self.u(design).min(255.0) as u8)
    }

    /// A line `design` design pixels wide.
    pub fn stroke(&self, design: f32, color: Color32) -> Stroke {
        Stroke::new(self.u(design), color)
    }

    /// The one level of shadow, under cards. Its colour is transparent where the look has none.
    pub fn shadow(&self) -> Shadow {
        let [down, blur] = [6.0, 20.0].map(|design| self.u(design));
        let color = self.palette.shadow;
        Shadow { offset: [0, down.min(127.0) as i8], blur: blur.min(255.0) as u8, spread: 0, color }
    }

    /// How long slides and pages fade into each other; nothing where motion is reduced.
    pub fn cross_fade(&self) -> Duration {
        match self.motion {
            Motion::Full => motion::CROSS_FADE,
            Motion::Reduced => Duration::ZERO,
        }
    }

    /// Teaches egui itself these tokens: one point a pixel whatever the desktop says, no tooltips, no selectable
    /// labels, no keyboard zoom, one pass a frame. Call once for each new theme, not every frame.
    pub fn apply(&self, ctx: &Context) {
        ctx.set_pixels_per_point(1.0);
        ctx.options_mut(|options| {
            options.max_passes = std::num::NonZeroUsize::MIN;
            options.zoom_with_keyboard = false;
        });
        ctx.all_styles_mut(|style| self.fill_in(style));
    }

    fn fill_in(&self, style: &mut egui::Style) {
        let colors = self.palette;
        style.override_font_id = Some(self.font(TextStyle::Body));
        style.spacing.item_spacing = Vec2::ZERO;
        style.spacing.interact_size = Vec2::splat(self.touch_secondary());
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = f32::INFINITY;
        style.animation_time = 0.0;
        style.visuals.override_text_color = Some(colors.ink);
        style.visuals.panel_fill = colors.paper;
        style.visuals.window_fill = colors.card;
        style.visuals.extreme_bg_color = colors.card;
        style.visuals.selection.bg_fill = colors.help_soft;
        style.visuals.selection.stroke = self.stroke(stroke::OUTLINE, colors.focus);
    }
}

/// Whether things may fade and glide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Motion {
    /// Short fades.
    #[default]
    Full,
    /// Cuts only.
    Reduced,
}

/// The glass: its pixels and how far apart they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// Pixels from left to right.
    pub width_px: f32,
    /// Pixels from top to bottom.
    pub height_px: f32,
    /// Millimetres from one pixel to the next.
    pub pitch_mm: f32,
}

impl Panel {
    /// The 21.5" portrait panel that the pages are designed on.
    pub const PORTRAIT: Panel = Panel { width_px: 1080.0, height_px: 1920.0, pitch_mm: DESIGN_PITCH_MM };
    /// The same panel lying down.
    pub const LANDSCAPE: Panel = Panel { width_px: 1920.0, height_px: 1080.0, pitch_mm: DESIGN_PITCH_MM };

    /// Pixels to a design pixel: as many as fit the whole design.
    fn scale(self) -> f32 {
        let design = if self.height_px >= self.width_px { Self::PORTRAIT } else { Self::LANDSCAPE };
        (self.width_px / design.width_px).min(self.height_px / design.height_px).max(0.1)
    }
}

/// Millimetres a design pixel has on the reference panel.
pub const DESIGN_PITCH_MM: f32 = 0.248;

/// The roles of text, largest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextStyle {
    /// Signage read from 10 m: 40 mm.
    Poster,
    /// The clock on signage.
    Clock,
    /// Signage read from 4 to 5 m: 20 mm.
    Sign,
    /// The one word of a page: a room's state, a ticket number.
    Display,
    /// The title of a page.
    Title,
    /// The title of a large card.
    Heading,
    /// Signage read from 1 to 2 m: 9 mm and more.
    SignBody,
    /// What a button or a small card says.
    Label,
    /// Running text.
    Body,
    /// Second lines, notes.
    Caption,
    /// The least: chips, the bar, sources.
    Small,
    /// Reading aids over a body of at least 24 pt.
    Ruby,
}

impl TextStyle {
    /// Every style, largest first.
    pub const ALL: [TextStyle; 12] = [
        TextStyle::Poster,
        TextStyle::Clock,
        TextStyle::Sign,
        TextStyle::Display,
        TextStyle::Title,
        TextStyle::Heading,
        TextStyle::SignBody,
        TextStyle::Label,
        TextStyle::Body,
        TextStyle::Caption,
        TextStyle::Small,
        TextStyle::Ruby,
    ];

    /// Design pixels at normal and at large size, line height in ems, usual weight.
    const fn spec(self) -> (f32, f32, f32, Weight) {
        match self {
            TextStyle::Poster => (162.0, 162.0, 1.2, Weight::Bold),
            TextStyle::Clock => (104.0, 104.0, 1.2, Weight::Bold),
            TextStyle::Sign => (82.0, 82.0, 1.3, Weight::Bold),
            TextStyle::Display => (72.0, 84.0, 1.25, Weight::Bold),
            TextStyle::Title => (58.0, 72.0, 1.35, Weight::Bold),
            TextStyle::Heading => (48.0, 60.0, 1.35, Weight::Bold),
            TextStyle::SignBody => (44.0, 52.0, 1.5, Weight::Regular),
            TextStyle::Label => (38.0, 54.0, 1.4, Weight::Bold),
            TextStyle::Body => (35.0, 52.0, 1.6, Weight::Regular),
            TextStyle::Caption => (29.0, 42.0, 1.5, Weight::Regular),
            TextStyle::Small => (26.0, 37.0, 1.4, Weight::Regular),
            TextStyle::Ruby => (18.0, 26.0, 1.1, Weight::Regular),
        }
    }
}
