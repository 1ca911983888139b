//! ことばで さがす: a field, what it finds with every key, and the keys themselves in the lower half of the glass.

use egui::{Rect, Ui, Vec2};

use super::{
    found::{self, Results},
    parts::{Shown, is_landscape, keyboard, lower, show_keys},
};
use crate::{
    kiosk::{
        event::Event,
        page::Press,
        typing::{Typing, Veil},
        visit::Visit,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        view::Pressed,
        widgets::{
            Block, Button, Face, Field, Keyboard, by_hand, layout::split_columns, place, scroll,
            text::paint_middle, touch,
        },
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, visit: &Visit, events: &mut Vec<Event>) {
    for key in by_hand(ui) {
        events.press(Press::Type(key));
    }
    lower(ui, &view.theme);
    let [field, keys, answers] = rooms(ui, view, visit.typing());
    let results = Results::new(view, visit.answer());
    show_field(ui, view, (field, visit.typing()), (results.count(), events));
    place(ui, answers, |ui| {
        let name = format!("search-{}", visit.typing().strokes());
        scroll(ui, &view.theme, (view.words, &name), |ui| {
            found::draw(ui, view, (visit.typing(), &results), events);
        });
    });
    show_keys(ui, view, (keys, visit.typing()), events);
}

/// Field, keys, answers: from top to bottom on a portrait panel, with the answers beside on a landscape one.
fn rooms(ui: &Ui, view: &Shown<'_>, typing: &Typing) -> [Rect; 3] {
    let theme = &view.theme;
    let whole = ui.available_rect_before_wrap();
    let between = theme.u(space::M);
    let beside = is_landscape(theme);
    let (apart, least) = (theme.u(space::XL), Keyboard::least_width(theme));
    let left = ((whole.width() - apart) / 1.86).max(least);
    let columns = split_columns(whole, &[left, whole.width() - apart - left], apart);
    let (own, right) = match columns.as_slice() {
        [left, right] if beside => (*left, *right),
        _ => (whole, whole),
    };
    let field = own.with_max_y(own.top() + field_height(view));
    let room = own.bottom() - field.bottom() - between;
    let key = if beside { room / 7.4 } else { theme.touch_primary() };
    let high = keyboard(view, typing).height(ui, theme, (own.width(), key.min(theme.u(96.0)))).min(room);
    // On a small panel the keys reach into the margins: a finger is as wide as anywhere.
    let into_margins = Vec2::new(((least - own.width()) / 2.0).max(0.0), 0.0);
    let keys = own.with_min_y(own.bottom() - high).expand2(into_margins);
    let below = own.with_min_y(field.bottom() + between).with_max_y(keys.top() - between);
    let answers = if beside { right } else { below };
    [field, keys, answers]
}

/// The least height of the field in design pixels.
const HIGH: f32 = 100.0;

fn field_height(view: &Shown<'_>) -> f32 {
    let theme = &view.theme;
    let word = theme.line_height(TextStyle::Caption) + 2.0 * theme.u(space::XS + space::S);
    theme.touch_primary().max(theme.u(HIGH)).max(word)
}

/// The field with how much was found and 「入力をかくす」 at its end.
fn show_field(
    ui: &mut Ui,
    view: &Shown<'_>,
    (rect, typing): (Rect, &Typing),
    (count, events): (usize, &mut Vec<Event>),
) {
    let theme = &view.theme;
    let (word, icon, press) = match typing.veil() {
        Veil::Open => (view.words.veil(), Icon::EyeSlash, Veil::Drawn),
        Veil::Drawn => (view.words.unveil(), Icon::Eye, Veil::Open),
    };
    let button = Button::quiet(word).icon(icon).secondary();
    let (wide, high) = (
        button.natural_width(ui, theme),
        theme.touch_secondary().max(rect.height() - 2.0 * theme.u(space::S)),
    );
    let right = rect.right() - theme.u(space::S);
    let place_of = Rect::from_min_max(
        egui::Pos2::new(right - wide, rect.center().y - high / 2.0),
        egui::Pos2::new(right, rect.center().y + high / 2.0),
    );
    let said = if count == 0 { String::new() } else { view.words.count(count) };
    let face = Face::new(TextStyle::Caption, theme.palette.ink2).lines_max(1);
    let block = Block::set(ui.painter(), theme, said.as_str(), face, f32::INFINITY);
    let left = place_of.left() - theme.u(space::S) - block.size().x;
    let field = Field {
        name: view.words.by_words(),
        text: typing.text(),
        hint: view.words.search_hint(),
        veiled: typing.veil() == Veil::Drawn,
    };
    field.put(ui, theme, (rect, left - theme.u(space::S)));
    if !said.is_empty() {
        let at = Rect::from_min_max(egui::Pos2::new(left, rect.top()), rect.max);
        paint_middle(ui.painter(), &block, at);
        touch::describe(ui, at.with_max_x(left + block.size().x), egui::Role::Status, &said);
    }
    if place(ui, place_of, |ui| button.height(high).show(ui, theme).clicked()) {
        events.press(Press::Veil(press));
    }
}
