//! The words of an event, a notice, a group and a book as slides set them.

use egui::Ui;

use super::stack::{Stack, body};
use crate::{
    domain::{
        book::Book,
        content::Content,
        event::{EventStatus, PublicEvent},
        group::Group,
        notice::{Notice, NoticeTone},
        place::Place,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        view::View,
        widgets::{Chip, Face},
    },
};

/// When, where, for whom, what it costs; first of all whether it moved or was cancelled.
pub(super) fn event<'a>(
    ui: &Ui,
    view: &'a View<'a>,
    (content, event): (&Content, &PublicEvent),
    width: f32,
) -> Stack<'a> {
    let words = view.words();
    let hue = view.theme.palette.hue(0);
    let chip = Chip::new(words.event()).icon(Icon::CalendarDots).hue(hue).style(TextStyle::Caption);
    let stack = Stack::new(view, width);
    let stack = if event.picture.is_some() { stack } else { stack.roomy() };
    let mut stack = stack.chip(ui, &chip).gap(space::S);
    stack = stack.title(ui, &view.text(&event.title)).gap(if event.picture.is_some() {
        space::XS
    } else {
        space::M
    });
    match &event.status {
        EventStatus::Planned => {}
        EventStatus::Moved(note) => {
            stack = stack.fact(ui, Icon::Warning, format!("{}　{}", words.moved(), view.plain(note)));
        }
        EventStatus::Cancelled(_) => stack = stack.fact(ui, Icon::Warning, words.cancelled()),
    }
    let next = view.today().and_then(|today| event.next_session(today)).or(event.sessions.first());
    if let Some(next) = next {
        stack = stack.fact(ui, Icon::Clock, words.session(next.date, next.hours));
    }
    let who = format!("{}・{}", view.plain(&event.for_whom), words.application(&event.application));
    let cost = match &event.weather_note {
        Some(note) => format!("{}　{}", view.plain(&event.cost), view.plain(note)),
        None => view.plain(&event.cost),
    };
    let stack = stack.fact(ui, Icon::MapPin, place(view, content, &event.place));
    stack.fact(ui, Icon::Users, who).fact(ui, Icon::Coins, cost)
}

/// A place in words.
fn place(view: &View<'_>, content: &Content, place: &Place) -> String {
    match place {
        Place::Room(id) => content.rooms.get(id).map_or_else(String::new, |room| view.plain(&room.name)),
        Place::Public(text) => view.plain(text),
        Place::AfterContact => view.words().after_contact().to_owned(),
        Place::Online => view.words().online().to_owned(),
    }
}

/// Its kind, title and message: smaller where the message is long, and at last cut to what fits in `high` pixels.
pub(super) fn notice<'a>(
    ui: &Ui,
    view: &'a View<'a>,
    notice: &Notice,
    (width, high): (f32, f32),
) -> Stack<'a> {
    let set = |style| notice_in(ui, view, (notice, width), (style, usize::MAX));
    let large = [TextStyle::Title, TextStyle::Heading, body(view)].into_iter().map(set);
    if let Some(fits) = large.into_iter().find(|stack| stack.height() <= high * 0.86) {
        return fits;
    }
    let small = notice_in(ui, view, (notice, width), (TextStyle::Body, usize::MAX));
    let line = view.theme.line_height(TextStyle::Body);
    let over = ((small.height() - high) / line).ceil().max(0.0) as usize;
    if over == 0 {
        return small;
    }
    let head = notice_in(ui, view, (notice, width), (TextStyle::Body, 0)).height();
    let lines = ((high - head) / line).max(1.0) as usize;
    notice_in(ui, view, (notice, width), (TextStyle::Body, lines))
}

fn notice_in<'a>(
    ui: &Ui,
    view: &'a View<'a>,
    (notice, width): (&Notice, f32),
    (style, lines): (TextStyle, usize),
) -> Stack<'a> {
    let (icon, hue) = match notice.tone {
        NoticeTone::Information => (Icon::Megaphone, 1),
        NoticeTone::Closing => (Icon::CalendarDots, 2),
        NoticeTone::Caution => (Icon::Warning, 6),
    };
    let hue = view.theme.palette.hue(hue);
    let chip = Chip::new(view.words().notice(notice.tone)).icon(icon).hue(hue).style(TextStyle::Caption);
    let stack = Stack::new(view, width).chip(ui, &chip).gap(space::S).title(ui, &view.text(&notice.title));
    let face = Face::new(style, view.theme.palette.ink).regular().lines_max(lines);
    stack.gap(space::M).text(ui, view.text(&notice.body), face)
}

/// Its theme, its name and its own two sentences, and when it meets next.
pub(super) fn group<'a>(
    ui: &Ui,
    view: &'a View<'a>,
    (content, group): (&Content, &Group),
    width: f32,
) -> Stack<'a> {
    let words = view.words();
    let theme = content.main_theme(group);
    let kind = theme.map_or_else(|| words.group_speaks().to_owned(), |it| view.plain(&it.name));
    let icon = theme.and_then(|it| Icon::ALL.iter().copied().find(|icon| icon.name() == it.icon));
    let hue = view.theme.palette.hue(theme.map_or(0, |it| usize::from(it.hue.saturating_sub(1))));
    let chip = Chip::new(kind).icon(icon.unwrap_or(Icon::UsersThree)).hue(hue).style(TextStyle::Body);
    let stack = Stack::new(view, width).note(ui, words.group_speaks(), TextStyle::Body).gap(space::S);
    let stack = stack.chip(ui, &chip).gap(space::M).title(ui, &view.text(&group.name)).gap(space::M);
    let mut stack = stack.body(ui, view.text(&group.summary), 7).gap(space::L);
    if let Some(next) = view.kiosk.agenda().next(&group.id) {
        let it = &next.occurrence;
        stack = stack.fact(ui, Icon::Clock, words.next_time(it.date, it.hours));
        stack = stack.fact(ui, Icon::MapPin, place(view, content, &it.place));
    }
    stack.fact(ui, Icon::HandTap, words.more_on_this_screen())
}

/// Its title, who wrote it, what it is about, and where it stands.
pub(super) fn book<'a>(
    ui: &Ui,
    view: &'a View<'a>,
    (content, book): (&Content, &Book),
    width: f32,
) -> Stack<'a> {
    let words = view.words();
    let hue = view.theme.palette.hue(3);
    let chip = Chip::new(words.book_of_corner()).icon(Icon::BookOpen).hue(hue).style(TextStyle::Body);
    let stack = Stack::new(view, width).chip(ui, &chip).gap(space::M).title(ui, &view.text(&book.title));
    let mut stack = stack.note(ui, view.plain(&book.author), TextStyle::Body).gap(space::M);
    if let Some(about) = &book.about {
        stack = stack.body(ui, view.text(about), 6).gap(space::L);
    }
    let place = format!("{}　{}", view.plain(&content.settings.corner_place), view.plain(&book.shelf));
    stack.fact(ui, Icon::MapPin, place).fact(ui, Icon::HandTap, words.more_on_this_screen())
}
