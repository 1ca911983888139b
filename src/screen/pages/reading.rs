//! 文字の大きさと色: two choices that act at once.

use egui::{Color32, Pos2, Rect, Ui, Vec2};

use crate::{
    kiosk::{
        event::Event,
        page::{Look, Press, TextSize},
    },
    screen::{
        fonts::Weight,
        icon::Icon,
        theme::{Palette, TextStyle, icon_size, radius, space, stroke},
        view::{Pressed, View},
        widgets::{
            Block, Face, caption, card, columns, gap,
            layout::split_columns,
            para, place, section, title,
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
    let halves = |ui: &mut Ui, index: usize, events: &mut Vec<Event>| {
        if index == 0 { sizes(ui, view, events) } else { looks(ui, view, events) }
    };
    if view.is_landscape() {
        columns(ui, theme, (&[1.0, 1.4], space::XL), |ui, index| halves(ui, index, events));
    } else {
        (0..2).for_each(|index| halves(ui, index, events));
    }
    gap(ui, theme, space::L);
    card(ui, theme, |ui| para(ui, theme, words.specimen()));
}

fn sizes(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let words = view.words();
    section(ui, &view.theme, words.text_size());
    let sizes = [(TextSize::Normal, words.size_normal(), 38.0), (TextSize::Large, words.size_large(), 60.0)];
    let choices = sizes.map(|(size, word, em)| Choice {
        word,
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
    chosen: Chosen,
    sample: Sample,
    press: Press,
}

enum Sample {
    /// 「あ」 this many design pixels high.
    Size(f32),
    /// 「あ」 in these colours.
    Colours(&'static Palette),
}

fn row(ui: &mut Ui, view: &View<'_>, choices: Vec<Choice>, events: &mut Vec<Event>) {
    let high = view.by_shape(320.0, 236.0);
    let top = ui.available_rect_before_wrap();
    let whole = Rect::from_min_size(top.min, Vec2::new(top.width(), high));
    let cells = split_columns(whole, &vec![1.0; choices.len()], view.theme.u(space::M));
    for (choice, cell) in choices.into_iter().zip(cells) {
        place(ui, cell, |ui| {
            let response = touch::choice(ui, cell, choice.word, choice.chosen);
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
        Sample::Size(_) => own.card,
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
        Sample::Size(_) => theme.palette.ink,
        Sample::Colours(palette) => palette.ink,
    };
    let em = match choice.sample {
        Sample::Size(em) => theme.u(em),
        Sample::Colours(_) => theme.u(48.0),
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

/// The chosen one carries a tick, not only a thicker edge.
fn tick(ui: &Ui, view: &View<'_>, cell: Rect, ink: Color32) {
    let (side, pad) = (view.theme.u(icon_size::BAR), view.theme.u(space::M));
    let corner = Pos2::new(cell.right() - side - pad, cell.top() + pad);
    Icon::CheckCircle.paint(ui.painter(), Rect::from_min_size(corner, Vec2::splat(side)), ink);
}
