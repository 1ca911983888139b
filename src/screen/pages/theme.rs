//! A theme's first question: who are you to it?

use egui::Ui;

use super::{
    parts::{Sheet, Shown, grid, is_landscape, open, say, topic_chip},
    rows::admits,
};
use crate::{
    domain::{group::Audience, id::ThemeId},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Door, caption, gap, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, topic: &ThemeId, events: &mut Vec<Event>) {
    Sheet::new(view, "theme").fill(
        ui,
        events,
        |ui, _| head(ui, view, topic),
        |ui, events| answers(ui, view, topic, events),
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, id: &ThemeId) {
    let theme = &view.theme;
    let topic = view.content().themes.get(id);
    if let Some(topic) = topic {
        topic_chip(view, topic).show(ui, theme);
        gap(ui, theme, space::XS);
    }
    title(ui, theme, view.words.who_are_you());
    if let Some(topic) = topic.filter(|topic| !topic.about.is_empty()) {
        caption(ui, theme, say(view, &topic.about));
    }
    caption(ui, theme, view.words.who_are_you_note());
}

/// Six answers, and below them as wide as all: no answer.
fn answers(ui: &mut Ui, view: &Shown<'_>, topic: &ThemeId, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let columns = if is_landscape(theme) { 2 } else { 1 };
    let groups: [(usize, Vec<Option<Audience>>); 2] =
        [(columns, Audience::ALL.into_iter().map(Some).collect()), (1, vec![None])];
    for (columns, answers) in groups {
        grid(
            ui,
            theme,
            (columns, &answers),
            |ui, answer, width| door(view, topic, *answer).natural_height(ui, theme, width),
            |ui, answer, height| {
                let response = door(view, topic, *answer).show(ui, theme, height);
                open(&response, Page::ThemeGroups(topic.clone(), *answer), events);
            },
        );
        gap(ui, theme, space::M);
    }
}

fn door(view: &Shown<'_>, topic: &ThemeId, answer: Option<Audience>) -> Door {
    let words = &view.words;
    let of_theme = view.content().groups.values().filter(|group| group.themes.contains(topic));
    match answer {
        Some(audience) => {
            let count = words.groups_or_elsewhere(of_theme.filter(|group| admits(group, audience)).count());
            let note = words.audience_asked_note(audience).filter(|_| !is_landscape(&view.theme));
            let note = note.map_or_else(|| count.clone(), |note| format!("{note}　{count}"));
            Door::new(audience_icon(audience), words.audience_asked(audience)).note(note)
        }
        None => Door::new(Icon::Question, words.unsure()).note(words.all_groups(of_theme.count())),
    }
}

fn audience_icon(audience: Audience) -> Icon {
    match audience {
        Audience::Experienced => Icon::User,
        Audience::Family => Icon::Users,
        Audience::Bereaved => Icon::Leaf,
        Audience::Professional => Icon::Handshake,
        Audience::Young => Icon::Smiley,
        Audience::Everyone => Icon::BookOpen,
    }
}
