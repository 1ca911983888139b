//! One more message behind what a paper opened: the same page of words and keys, with what must be said before the first.

use egui::Ui;

use super::{
    follow_up_text::{Pad, write_on},
    parts::Shown,
};
use crate::{
    kiosk::{
        event::Event,
        page::{Move, Press},
        visit::Visit,
    },
    screen::{icon::Icon, widgets::Button},
};

/// Draws the page. What sounds like danger shows the card that is in nobody's way, before anything is sent (CARE rule 4).
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, visit: &Visit, events: &mut Vec<Event>) {
    let (words, typing) = (view.words, visit.asking_desk().added());
    let back = Button::outline(words.reply_not_written()).icon(Icon::ArrowLeft);
    let send = Button::filled(words.reply_send()).icon(Icon::Check);
    let is_written = typing.chars_count() > 0;
    let mut buttons = vec![(back, Press::FollowUp(Move::Read))];
    buttons.extend(is_written.then_some((send, Press::FollowUp(Move::Write))));
    let pad = Pad {
        title: words.reply_write(),
        under: words.follow_up_law(),
        notes: &[words.follow_up_hint(), words.follow_up_sealed()],
        hears: visit.enquiry_danger(),
        buttons,
    };
    write_on(ui, view, (pad, typing), events);
}
