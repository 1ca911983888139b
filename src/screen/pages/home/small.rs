//! Small doors at the foot of Home: the shelf of books, and いっしょにやりたいこと; only where the corner has some.

use egui::{Rect, Ui};

use crate::{
    domain::content::Content,
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        view::{Pressed, View},
        widgets::{
            Button,
            layout::{place, split_columns},
        },
    },
};

/// Height they want with the gap above them; none where there is none of them.
pub(super) fn height(view: &View<'_>, content: &Content) -> f32 {
    if entries(view, content).is_empty() { 0.0 } else { view.theme.touch_secondary() + between(view) }
}

/// Draws them at the foot of `rect` where that leaves `least` pixels of its height; gives back the room above them.
pub(super) fn doors(
    ui: &mut Ui,
    view: &View<'_>,
    (content, rect, least): (&Content, Rect, f32),
    events: &mut Vec<Event>,
) -> Rect {
    let theme = &view.theme;
    let all = entries(view, content);
    let (high, gap) = (theme.touch_secondary(), between(view));
    if all.is_empty() || rect.height() - high - gap < least {
        return rect;
    }
    let foot = rect.with_min_y(rect.bottom() - high);
    for ((page, icon, word), cell) in all.iter().zip(split_columns(foot, &vec![1.0; all.len()], gap)) {
        let button = Button::outline(*word).icon(*icon).secondary();
        if place(ui, cell, |ui| button.show(ui, theme).clicked()) {
            events.open(page.clone());
        }
    }
    rect.with_max_y(foot.top() - gap)
}

fn between(view: &View<'_>) -> f32 {
    view.theme.u(space::S).max(view.theme.touch_gap())
}

fn entries(view: &View<'_>, content: &Content) -> Vec<(Page, Icon, &'static str)> {
    let words = view.words();
    let all = [
        (Page::Books(None), Icon::BookOpen, words.books()),
        (Page::Proposals, Icon::Handshake, words.together()),
    ];
    all.into_iter().filter(|(page, ..)| page.exists(content)).collect()
}
