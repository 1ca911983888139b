//! What a text finds: helplines first where somebody may be in danger, then groups, then the rest; never an empty end.

use egui::Ui;

use super::{
    parts::{Shown, desk_row, edged, grid, open, plain, say, today, topic_hue, topic_icon},
    rows::group_row,
};
use crate::{
    domain::{
        event::PublicEvent,
        id::ThemeId,
        search::{Answer, Danger, Found, Hit},
        theme::Theme as Topic,
    },
    kiosk::{event::Event, page::Page, typing::Typing},
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        widgets::{Button, Face, Row, Tile, caption, gap, panel, para, print, section},
    },
};

/// An answer as the glass can show it: what is over, or not shown today, falls away.
pub(super) struct Results<'a> {
    answer: &'a Answer,
    groups: Vec<&'a Hit>,
    others: Vec<&'a Hit>,
}

impl<'a> Results<'a> {
    pub(super) fn new(view: &Shown<'_>, answer: &'a Answer) -> Self {
        let shown = answer.hits.iter().filter(|hit| is_shown(view, &hit.found));
        let (groups, others) = shown.partition(|hit| matches!(hit.found, Found::Group(_)));
        Self { answer, groups, others }
    }

    /// How many there are; none while nothing is typed.
    pub(super) fn count(&self) -> usize {
        self.groups.len() + self.others.len() + self.answer.more
    }
}

fn is_shown(view: &Shown<'_>, found: &Found) -> bool {
    let content = view.content();
    match found {
        Found::Group(id) => content.groups.contains_key(id),
        Found::Theme(id) => content.themes.contains_key(id),
        Found::Event(id) => content.events.get(id).is_some_and(|event| is_ahead(view, event)),
        Found::Desk(id) => content.desks.contains_key(id),
        Found::Leaflet(id) => content.leaflets.get(id).is_some_and(|it| view.is_valid(it.validity)),
        Found::Notice(id) => content.notices.get(id).is_some_and(|it| view.is_valid(it.validity)),
        Found::Book(id) => content.books.contains_key(id),
        Found::Proposal(id) => content.proposals.get(id).is_some_and(|it| view.stands(it)),
    }
}

fn is_ahead(view: &Shown<'_>, event: &PublicEvent) -> bool {
    today(view).is_none_or(|today| event.sessions.iter().any(|session| today <= session.date))
}

/// Draws them; while nothing is typed, what may be typed.
pub(super) fn draw(
    ui: &mut Ui,
    view: &Shown<'_>,
    (typing, results): (&Typing, &Results<'_>),
    events: &mut Vec<Event>,
) {
    if typing.chars_count() == 0 {
        return before(ui, view, events);
    }
    if results.answer.danger != Danger::None {
        talk_card(ui, view, events);
    }
    list(ui, view, &results.groups, events);
    if results.groups.is_empty() {
        no_group(ui, view, results, events);
    }
    if !results.others.is_empty() {
        if !results.groups.is_empty() {
            section(ui, &view.theme, view.words.found_besides());
        }
        list(ui, view, &results.others, events);
    }
    if results.answer.more > 0 {
        gap(ui, &view.theme, space::S);
        caption(ui, &view.theme, view.words.more_found(results.answer.more));
    }
    gap(ui, &view.theme, space::L);
    desk_row(ui, view, events);
}

fn before(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    para(ui, theme, view.words.search_what());
    caption(ui, theme, view.words.search_promise());
    section(ui, theme, view.words.find_by_theme());
    tiles(ui, view, &view.content().themes_in_order(), events);
}

/// 「すぐ話せる所」 (CARE rule 4): it stands first and is in nobody's way.
pub(super) fn talk_card(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    edged(ui, theme, theme.palette.help, |ui| {
        let face = Face::new(TextStyle::Label, theme.palette.help).bold().heading();
        print(ui, theme, view.words.talk(), face);
        para(ui, theme, view.words.talk_first());
        caption(ui, theme, view.words.life_in_danger());
        gap(ui, theme, space::S);
        let see = Button::help(view.words.see_talk()).icon(Icon::PhoneCall).show(ui, theme);
        open(&see, Page::Talk, events);
    });
    gap(ui, theme, space::M);
}

fn list(ui: &mut Ui, view: &Shown<'_>, hits: &[&Hit], events: &mut Vec<Event>) {
    for (number, hit) in hits.iter().enumerate() {
        if number > 0 {
            gap(ui, &view.theme, space::S);
        }
        if let Some(row) = row(view, &hit.found) {
            open(&row.show(ui, &view.theme), Page::of(&hit.found), events);
        }
    }
}

/// The row of one answer; none when it is gone.
fn row(view: &Shown<'_>, found: &Found) -> Option<Row> {
    let (content, words, green) = (view.content(), &view.words, view.theme.palette.green);
    let other = |name: String, icon, kind: &'static str| Row::new(name).note(kind).icon(icon, green);
    Some(match found {
        Found::Group(id) => group_row(view, content.groups.get(id)?),
        Found::Theme(id) => {
            let topic = content.themes.get(id)?;
            let ink = topic_hue(&view.theme, topic).ink;
            Row::new(plain(view, &topic.name)).note(words.is_theme()).icon(topic_icon(topic), ink)
        }
        Found::Event(id) => {
            let title = plain(view, &content.events.get(id)?.title);
            other(title, Icon::CalendarDots, words.is_event())
        }
        Found::Desk(id) => other(plain(view, &content.desks.get(id)?.name), Icon::Compass, words.is_desk()),
        Found::Leaflet(id) => {
            let title = plain(view, &content.leaflets.get(id)?.title);
            other(title, Icon::Newspaper, words.is_leaflet())
        }
        Found::Notice(id) => {
            let title = plain(view, &content.notices.get(id)?.title);
            other(title, Icon::Megaphone, words.is_notice())
        }
        Found::Book(id) => other(plain(view, &content.books.get(id)?.title), Icon::BookOpen, words.is_book()),
        Found::Proposal(id) => {
            let title = plain(view, &content.proposals.get(id)?.title);
            other(title, Icon::Handshake, words.is_proposal())
        }
    })
}

/// 「見つかっていません」, what to try, and the themes nearest to the words; all themes where none is near.
fn no_group(ui: &mut Ui, view: &Shown<'_>, results: &Results<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if results.others.is_empty() && results.answer.danger == Danger::None {
        panel(ui, theme, |ui| {
            para(ui, theme, view.words.not_found_words());
            caption(ui, theme, view.words.not_found_words_do());
        });
    }
    let topic = |id: &ThemeId| view.content().themes.get(id).map(AsRef::as_ref);
    let near: Vec<&Topic> = results.answer.near.iter().filter_map(topic).collect();
    if !near.is_empty() {
        section(ui, theme, view.words.nearest_themes());
        tiles(ui, view, &near, events);
        gap(ui, theme, space::M);
    } else if results.answer.danger == Danger::None {
        section(ui, theme, view.words.find_by_theme());
        tiles(ui, view, &view.content().themes_in_order(), events);
        gap(ui, theme, space::M);
    }
}

fn tiles(ui: &mut Ui, view: &Shown<'_>, topics: &[&Topic], events: &mut Vec<Event>) {
    let theme = &view.theme;
    grid(
        ui,
        theme,
        (2, topics),
        |_, _, _| theme.touch_primary() * 1.1,
        |ui, topic, height| {
            let response = Tile::new(topic_icon(topic), say(view, &topic.name)).show(ui, theme, height);
            open(&response, Page::Theme(topic.id.clone()), events);
        },
    );
}
