//! 文字の大きさと色, how far up the pages reach, and how much Home offers: choices that act at once.

use egui::{Color32, Pos2, Rect, Ui, Vec2};

use crate::{
    kiosk::{
        event::Event,
        page::{Look, Manner, Press, Reach, TextSize},
    },
    screen::{
        fonts::Weight,
        icon::Icon,
        reach,
        theme::{Palette, TextStyle, icon_size, radius, space, stroke},
        view::{Pressed, View},
        widgets::{
            Block, Face, caption, card, columns,
            fit::fit,
            gap,
            layout::split_columns,
            para, place, scroll, section, title,
            touch::{self, Chosen, Ground},
        },
    },
};

/// Draws the choices.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = view.words();
    title(ui, theme, words.reading_title());
    caption(ui, theme, words.reading_note());
    scroll(ui, theme, (words, "reading"), |ui| choices(ui, view, events));
}

fn choices(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let halves = |ui: &mut Ui, index: usize, events: &mut Vec<Event>| {
        if index == 0 { sizes(ui, view, events) } else { looks(ui, view, events) }
    };
    if view.is_landscape() {
        columns(ui, theme, (&[1.0, 1.4], space::XL), |ui, index| halves(ui, index, events));
    } else {
        (0..2).for_each(|index| halves(ui, index, events));
    }
    let low = reach::can_lower(view);
    columns(ui, theme, (if low { &[1.0, 1.0] } else { &[1.0] }, space::L), |ui, index| {
        if index == 0 { how_much(ui, view, events) } else { heights(ui, view, events) }
    });
    gap(ui, theme, space::L);
    card(ui, theme, |ui| para(ui, theme, view.words().specimen()));
}

fn how_much(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let words = view.words();
    section(ui, &view.theme, words.how_much());
    let manners = [(Manner::Full, words.how_much_full()), (Manner::Simple, words.how_much_simple())];
    let choices = manners.map(|(manner, word)| Choice {
        word,
        of: Some(words.how_much()),
        chosen: chosen(view.kiosk.prefs().manner == manner),
        sample: Sample::Word,
        press: Press::Manner(manner),
    });
    row(ui, view, choices.into(), events);
}

fn heights(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let words = view.words();
    section(ui, &view.theme, words.screen_height());
    let heights = [(Reach::Whole, words.height_whole()), (Reach::Lowered, words.height_lowered())];
    let choices = heights.map(|(reach, word)| Choice {
        word,
        of: Some(words.screen_height()),
        chosen: chosen(view.kiosk.prefs().reach == reach),
        sample: Sample::Word,
        press: Press::Reach(reach),
    });
    row(ui, view, choices.into(), events);
}

fn sizes(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let words = view.words();
    section(ui, &view.theme, words.text_size());
    let sizes = [(TextSize::Normal, words.size_normal(), 38.0), (TextSize::Large, words.size_large(), 60.0)];
    let choices = sizes.map(|(size, word, em)| Choice {
        word,
        of: None,
        chosen: chosen(view.kiosk.prefs().text_size == size),
        sample: Sample::Size(em),
        press: Press::TextSize(size),
    });
    row(ui, view, choices.into(), events);
}

fn looks(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let words = view.words();
    section(ui, &view.theme, words.colours());
    let looks = [
        (Look::Light, words.look_light()),
        (Look::Contrast, words.look_contrast()),
        (Look::Evening, words.look_evening()),
    ];
    let choices = looks.map(|(look, word)| Choice {
        word,
        of: None,
        chosen: chosen(view.kiosk.prefs().look == look),
        sample: Sample::Colours(Palette::of(look)),
        press: Press::Look(look),
    });
    row(ui, view, choices.into(), events);
}

fn chosen(yes: impl Into<Option<bool>>) -> Chosen {
    if yes.into().unwrap_or(false) { Chosen::Yes } else { Chosen::No }
}

struct Choice {
    word: &'static str,
    /// The heading it stands under, where the word says too little by itself.
    of: Option<&'static str>,
    chosen: Chosen,
    sample: Sample,
    press: Press,
}

impl Choice {
    /// What it chooses, for whoever hears it: 「画面の高さ ふつう」, where the word alone could choose anything.
    fn name(&self) -> String {
        match self.of {
            Some(heading) => format!("{heading} {}", self.word),
            None => self.word.to_owned(),
        }
    }
}

enum Sample {
    /// 「あ」 this many design pixels high.
    Size(f32),
    /// 「あ」 in these colours.
    Colours(&'static Palette),
    /// The word alone.
    Word,
}

fn row(ui: &mut Ui, view: &View<'_>, choices: Vec<Choice>, events: &mut Vec<Event>) {
    let tall = choices.iter().any(|choice| !matches!(choice.sample, Sample::Word));
    let high = if tall { view.by_shape(320.0, 236.0) } else { word_height(ui, view, &choices) };
    let top = ui.available_rect_before_wrap();
    let whole = Rect::from_min_size(top.min, Vec2::new(top.width(), high));
    let cells = split_columns(whole, &vec![1.0; choices.len()], view.theme.u(space::M));
    for (choice, cell) in choices.into_iter().zip(cells) {
        place(ui, cell, |ui| {
            let response = touch::choice(ui, cell, &choice.name(), choice.chosen);
            touch::paint_ground(ui, &view.theme, &response, &ground(view, &choice));
            paint(ui, view, &choice, cell);
            if response.clicked() {
                events.press(choice.press.clone());
            }
        });
    }
    ui.advance_cursor_after_rect(whole);
}

fn ground(view: &View<'_>, choice: &Choice) -> Ground {
    let own = view.theme.palette;
    let fill = match choice.sample {
        Sample::Size(_) | Sample::Word => own.card,
        Sample::Colours(palette) => palette.paper,
    };
    let (edge, edge_width) = match choice.chosen {
        Chosen::Yes => (own.green, stroke::FOCUS),
        Chosen::No => (own.line, stroke::TOUCH),
    };
    Ground { fill, edge, edge_width, radius: radius::CARD, press_ink: own.green }
}

fn paint(ui: &Ui, view: &View<'_>, choice: &Choice, cell: Rect) {
    let theme = &view.theme;
    let ink = match choice.sample {
        Sample::Size(_) | Sample::Word => theme.palette.ink,
        Sample::Colours(palette) => palette.ink,
    };
    let em = match choice.sample {
        Sample::Size(em) => theme.u(em),
        Sample::Colours(_) => theme.u(48.0),
        Sample::Word => return paint_word(ui, view, choice, cell),
    };
    let face = Face::new(TextStyle::Caption, ink).bold().centred();
    let word = Block::set(ui.painter(), theme, choice.word, face, cell.width());
    let font = egui::FontId::new(em, theme.font_in(TextStyle::Body, Weight::Bold).family);
    let letter = Pos2::new(cell.center().x, cell.top() + (cell.height() - word.height()) * 0.5);
    ui.painter().text(letter, egui::Align2::CENTER_CENTER, "あ", font, ink);
    word.paint(ui.painter(), Pos2::new(cell.left(), cell.bottom() - word.height() - theme.u(space::S)));
    if choice.chosen == Chosen::Yes {
        tick(ui, view, cell, ink);
    }
}

/// The word in the middle, the tick before it.
fn paint_word(ui: &Ui, view: &View<'_>, choice: &Choice, cell: Rect) {
    let theme = &view.theme;
    let ink = theme.palette.ink;
    let word = word_block(ui, view, choice, cell.width());
    let (side, between) = (theme.u(icon_size::INLINE), theme.u(space::XS));
    let lead = if choice.chosen == Chosen::Yes { side + between } else { 0.0 };
    let left = cell.center().x - f32::midpoint(word.size().x, lead);
    if choice.chosen == Chosen::Yes {
        let square = Rect::from_center_size(Pos2::new(left + side / 2.0, cell.center().y), Vec2::splat(side));
        Icon::CheckCircle.paint(ui.painter(), square, ink);
    }
    word.paint(ui.painter(), Pos2::new(left + lead, cell.center().y - word.height() / 2.0));
}

fn word_block(ui: &Ui, view: &View<'_>, choice: &Choice, width: f32) -> Block {
    let theme = &view.theme;
    let inside = width - theme.u(icon_size::INLINE) - 3.0 * theme.u(space::XS);
    let face = Face::new(TextStyle::Caption, theme.palette.ink).bold();
    fit(ui.painter(), theme, (choice.word, face), Vec2::new(inside, f32::INFINITY))
}

/// As high as the word that takes most lines, and as a finger wants.
fn word_height(ui: &Ui, view: &View<'_>, choices: &[Choice]) -> f32 {
    let theme = &view.theme;
    let width = (ui.available_width() - theme.u(space::M)) / choices.len().max(1) as f32;
    let words = choices.iter().map(|choice| word_block(ui, view, choice, width).height());
    (words.fold(0.0, f32::max) + 2.0 * theme.u(space::XS)).max(theme.touch_primary())
}

/// The chosen one carries a tick, not only a thicker edge.
fn tick(ui: &Ui, view: &View<'_>, cell: Rect, ink: Color32) {
    let (side, pad) = (view.theme.u(icon_size::BAR), view.theme.u(space::M));
    let corner = Pos2::new(cell.right() - side - pad, cell.top() + pad);
    Icon::CheckCircle.paint(ui.painter(), Rect::from_min_size(corner, Vec2::splat(side)), ink);
}
