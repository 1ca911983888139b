//! One book: what it is about, whether it is there, where it stands and how it is borrowed.

use egui::Ui;

use super::{
    books::{chip, others},
    facts::{self, FactWords},
    parts::{Sheet, Shown, open, plain, say, topic_chip},
};
use crate::{
    domain::{book::Book, id::BookId, theme::Theme as Topic},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Button, Prose, caption, card, chips, gap, para, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &BookId, events: &mut Vec<Event>) {
    let Some(book) = view.content().books.get(id) else { return };
    Sheet::new(view, "book").fill(
        ui,
        events,
        |ui, _| head(ui, view, book),
        |ui, events| {
            card(ui, &view.theme, |ui| facts::show(ui, &view.theme, &facts_of(view, book)));
            gap(ui, &view.theme, space::M);
            groups(ui, view, book, events);
            others(ui, view, book, events);
        },
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, book: &Book) {
    let theme = &view.theme;
    let mut marks: Vec<_> = topics(view, book).map(|topic| topic_chip(view, topic)).collect();
    marks.extend(book.availability.map(|it| chip(view, it)));
    chips(ui, theme, &marks);
    gap(ui, theme, space::S);
    title(ui, theme, say(view, &book.title));
    caption(ui, theme, say(view, &book.author));
    if let Some(about) = &book.about {
        gap(ui, theme, space::S);
        para(ui, theme, say(view, about));
    }
}

fn topics<'v>(view: &Shown<'v>, book: &Book) -> impl Iterator<Item = &'v Topic> {
    let content = view.content();
    book.themes.iter().filter_map(|id| content.themes.get(id)).map(AsRef::as_ref)
}

fn facts_of(view: &Shown<'_>, book: &Book) -> Vec<FactWords<'static>> {
    let words = &view.words;
    let is_japanese = book.languages.iter().all(|tag| tag == "ja");
    let languages = Some(Prose::from(words.languages(&book.languages))).filter(|_| !is_japanese);
    let borrowing = book.borrowing.as_ref().or(view.content().settings.borrowing.as_ref());
    let all = [
        Some((Icon::MapPin, words.book_shelf(), say(view, &book.shelf))),
        borrowing.map(|text| (Icon::Handshake, words.book_borrowing(), say(view, text))),
        languages.map(|text| (Icon::Translate, words.book_languages(), text)),
    ];
    all.into_iter().flatten().collect()
}

/// The way to the groups of the book's first theme: whoever reads of something may look for others who share it.
fn groups(ui: &mut Ui, view: &Shown<'_>, book: &Book, events: &mut Vec<Event>) {
    if let Some(topic) = topics(view, book).next() {
        let word = view.words.see_named(&plain(view, &topic.name));
        let button = Button::outline(word).icon(Icon::UsersThree).show_narrow(ui, &view.theme);
        open(&button, Page::Theme(topic.id.clone()), events);
    }
}
