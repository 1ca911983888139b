//! What stands before there is anything to show: starting, not yet paired, nothing received.

use egui::{Rect, Ui, Vec2};

use crate::{
    kiosk::event::PairingState,
    screen::{
        icon::Icon,
        theme::{TextStyle, icon_size, space},
        view::View,
        widgets::{Face, card, gap, para, place, print},
    },
};

/// Draws the card of a terminal that is starting.
pub(in crate::screen) fn starting(ui: &mut Ui, view: &View<'_>) {
    words_in_the_middle(ui, view, (view.words().starting(), view.words().starting_note()));
}

/// Draws the card of a paired terminal to which nothing has come.
pub(in crate::screen) fn empty(ui: &mut Ui, view: &View<'_>) {
    words_in_the_middle(ui, view, (view.words().empty(), view.words().empty_note()));
}

fn words_in_the_middle(ui: &mut Ui, view: &View<'_>, (head, note): (&str, &str)) {
    let theme = &view.theme;
    ground(ui, view);
    centre(ui, view, 0.32, |ui| {
        signpost(ui, view);
        gap(ui, theme, space::L);
        print(ui, theme, head, Face::new(TextStyle::Title, theme.palette.ink).heading().centred());
        gap(ui, theme, space::S);
        print(ui, theme, note, Face::new(TextStyle::Body, theme.palette.ink2).centred());
    });
}

/// Draws the card of a terminal no office knows: the code to type, and the words to compare.
pub(in crate::screen) fn unpaired(ui: &mut Ui, view: &View<'_>, pairing: Option<&PairingState>) {
    let theme = &view.theme;
    let words = view.words();
    ground(ui, view);
    centre(ui, view, view_top(view), |ui| {
        signpost(ui, view);
        gap(ui, theme, space::M);
        print(
            ui,
            theme,
            words.unpaired(),
            Face::new(TextStyle::Title, theme.palette.ink).heading().centred(),
        );
        gap(ui, theme, space::L);
        match pairing {
            Some(PairingState::Waiting { code, words }) => waiting(ui, view, code, words),
            Some(PairingState::Paired) | None => {
                print(
                    ui,
                    theme,
                    words.unpaired_wait(),
                    Face::new(TextStyle::Body, theme.palette.ink2).centred(),
                );
            }
        }
    });
}

fn view_top(view: &View<'_>) -> f32 {
    if view.is_landscape() { 0.04 } else { 0.16 }
}

fn waiting(ui: &mut Ui, view: &View<'_>, code: &str, three: &[String; 3]) {
    let theme = &view.theme;
    let words = view.words();
    let quiet = Face::new(TextStyle::Caption, theme.palette.ink2).centred();
    para(ui, theme, words.unpaired_do());
    gap(ui, theme, space::M);
    card(ui, theme, |ui| {
        print(ui, theme, words.unpaired_code(), quiet);
        print(ui, theme, code, Face::new(TextStyle::Poster, theme.palette.ink).centred());
        gap(ui, theme, space::M);
        print(ui, theme, words.unpaired_words(), quiet);
        print(ui, theme, three.join("　"), Face::new(TextStyle::Title, theme.palette.green).centred());
    });
    gap(ui, theme, space::M);
    para(ui, theme, words.unpaired_compare());
}

fn ground(ui: &Ui, view: &View<'_>) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, view.theme.palette.paper);
}

fn centre(ui: &mut Ui, view: &View<'_>, top: f32, fill: impl FnOnce(&mut Ui)) {
    let whole = ui.max_rect();
    let width = view.by_shape(888.0, 1200.0).min(whole.width());
    let corner = egui::Pos2::new(whole.center().x - width / 2.0, whole.top() + whole.height() * top);
    place(ui, Rect::from_min_max(corner, egui::Pos2::new(corner.x + width, whole.bottom())), fill);
}

fn signpost(ui: &mut Ui, view: &View<'_>) {
    let side = view.theme.u(icon_size::DOOR);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), side), egui::Sense::hover());
    Icon::Signpost.paint_duo(ui.painter(), rect, view.theme.palette.green);
}
