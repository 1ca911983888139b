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

/// Draws them at the foot of `rect` where that leaves `least` pixels of its height; gives back the room above them.
pub(super) fn doors(
    ui: &mut Ui,
    view: &View<'_>,
    (content, rect, least): (&Content, Rect, f32),
    events: &mut Vec<Event>,
) -> Rect {
    let (theme, words) = (&view.theme, view.words());
    let all = [
        (Page::Books(None), Icon::BookOpen, words.books()),
        (Page::Proposals, Icon::Handshake, words.together()),
    ];
    let all: Vec<_> = all.into_iter().filter(|(page, ..)| page.exists(content)).collect();
    let (high, gap) = (theme.touch_secondary(), theme.u(space::S).max(theme.touch_gap()));
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
