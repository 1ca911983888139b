//! Pages on which a number is typed: what is asked, the keys, and the button that says what happens.

use egui::Ui;

use super::parts::{Shown, is_landscape};
use crate::{
    kiosk::{event::Event, page::Press, typing::Key},
    screen::{
        theme::space,
        view::Pressed as _,
        widgets::{by_hand, columns, digit_keys, enter_by_hand, gap},
    },
};

/// What is asked above the keys and the button below them; on a panel that lies the keys stand beside both.
pub(super) fn keyed(
    ui: &mut Ui,
    view: &Shown<'_>,
    events: &mut Vec<Event>,
    (asked, button): (impl Fn(&mut Ui), impl Fn(&mut Ui, &mut Vec<Event>)),
) {
    let theme = &view.theme;
    if is_landscape(theme) {
        columns(ui, theme, (&[1.0, 1.0], space::XL), |ui, column| match column {
            0 => {
                asked(ui);
                button(ui, events);
            }
            _ => digits(ui, view, events),
        });
        return;
    }
    asked(ui);
    digits(ui, view, events);
    gap(ui, theme, space::M);
    button(ui, events);
}

/// The keys of digits; what is pressed is typed.
pub(super) fn digits(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    if let Some(key) = digit_keys(ui, &view.theme, view.words) {
        events.press(Press::Type(key));
    }
}

/// Digits from a keyboard, or from what reads codes, which types them all and ends with Enter: once none of the missing
/// ones is left, that presses the button of the page.
pub(super) fn typed_by_hand(ui: &Ui, missing: usize, (events, enter): (&mut Vec<Event>, &Press)) {
    let keys = by_hand(ui);
    let digits = keys.iter().filter(|key| matches!(key, Key::Letter(c) if c.is_ascii_digit())).count();
    for key in keys {
        events.press(Press::Type(key));
    }
    if enter_by_hand(ui) && digits >= missing {
        events.press(enter.clone());
    }
}
