//! One notice.

use egui::{Role, Ui, Vec2};

use super::{
    notices::{held, others, tone_chip},
    parts::{Sheet, Shown, open, plain, say},
};
use crate::{
    domain::{id::NoticeId, notice::Notice},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{radius, space},
        widgets::{Button, caption, card, gap, para, picture, title, touch},
    },
};

/// Height of a picture in design pixels.
const PICTURE_HIGH: f32 = 540.0;

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &NoticeId, events: &mut Vec<Event>) {
    let Some(notice) = view.content().notices.get(id) else { return };
    let theme = &view.theme;
    Sheet::new(view, "notice").fill(
        ui,
        events,
        |ui, _| {
            tone_chip(view, notice.tone).show(ui, theme);
            gap(ui, theme, space::S);
            title(ui, theme, say(view, &notice.title));
            if let Some(words) = held(view, notice.validity) {
                caption(ui, theme, words);
            }
        },
        |ui, events| {
            poster(ui, view, notice);
            card(ui, theme, |ui| para(ui, theme, say(view, &notice.body)));
            let group = notice.group.as_ref().and_then(|id| view.content().groups.get(id));
            if let Some(group) = group {
                gap(ui, theme, space::M);
                let word = view.words.see_named(&plain(view, &group.name));
                let button = Button::outline(word).icon(Icon::UsersThree).show_narrow(ui, theme);
                open(&button, Page::Group(group.id.clone()), events);
            }
            others(ui, view, id, events);
        },
    );
}

fn poster(ui: &mut Ui, view: &Shown<'_>, notice: &Notice) {
    if notice.picture.is_none() {
        return;
    }
    let theme = &view.theme;
    let size = Vec2::new(ui.available_width(), theme.u(PICTURE_HIGH));
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let ready = view.picture(notice.picture.as_ref());
    picture::cover(ui.painter(), theme, ready, (rect, theme.radius(radius::CARD)));
    touch::describe(ui, rect, Role::Image, &plain(view, &notice.title));
    gap(ui, theme, space::M);
}
