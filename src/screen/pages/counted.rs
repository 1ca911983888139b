//! 数えていること: only what is true of this terminal, the uncomfortable parts included (CARE rule 2).

use egui::Ui;

use super::parts::{Shown, columns_if, is_landscape, lower};
use crate::screen::{
    icon::Icon,
    theme::{TextStyle, space},
    widgets::{Face, Fact, card, gap, para, print, scroll, title},
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let words = &view.words;
    lower(ui, theme);
    title(ui, theme, words.counted());
    para(ui, theme, words.counted_nothing());
    gap(ui, theme, space::M);
    let parts: [(&str, &[(Icon, &str)]); 3] = [
        (
            words.not_kept(),
            &[
                (Icon::User, words.not_kept_who()),
                (Icon::MagnifyingGlass, words.not_kept_what()),
                (Icon::Clock, words.not_kept_when()),
            ],
        ),
        (
            words.kept(),
            &[(Icon::Heartbeat, words.kept_health()), (Icon::ArrowClockwise, words.kept_content())],
        ),
        (
            words.not_ours(),
            &[
                (Icon::VideoCamera, words.not_ours_cameras()),
                (Icon::Eye, words.not_ours_people()),
                (Icon::PhoneCall, words.not_ours_phones()),
            ],
        ),
    ];
    scroll(ui, theme, (*words, "counted"), |ui| {
        columns_if(ui, theme, (is_landscape(theme), parts.len()), |ui, number| {
            if let Some((heading, facts)) = parts.get(number) {
                part(ui, view, heading, facts);
                gap(ui, theme, space::M);
            }
        });
    });
}

fn part(ui: &mut Ui, view: &Shown<'_>, heading: &str, facts: &[(Icon, &str)]) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        print(ui, theme, heading, Face::new(TextStyle::Label, theme.palette.ink).heading());
        for (icon, words) in facts {
            gap(ui, theme, space::S);
            Fact::new(*icon, "", *words).show(ui, theme);
        }
    });
}
