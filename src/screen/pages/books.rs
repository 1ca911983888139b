//! 本: the corner's books by theme, or by the first sound of their title; each row leads to one.

use egui::Ui;

use super::{
    parts::{Sheet, Shown, open, plain, topic_chip},
    tabs::{Holds, index, pages},
};
use crate::{
    domain::{
        book::{Availability, Book},
        id::ThemeId,
        kana::{IndexRow, index_row, sort_key},
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
    },
    screen::{
        icon::Icon,
        theme::{Tone, space},
        widgets::{Chip, Row, caption, gap, panel, para, section, title},
    },
};

/// As many books fill a page.
const BOOKS_MIN: usize = 6;

/// Draws the page; `row` is the first sound that was chosen, none where the shelf stands by theme.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, row: Option<IndexRow>, events: &mut Vec<Event>) {
    Sheet::new(view, "books").fill(
        ui,
        events,
        |ui, events| {
            title(ui, &view.theme, view.words.books_title());
            caption(ui, &view.theme, view.words.books_note());
            caption(ui, &view.theme, view.words.books_count(view.content().books.len()));
            gap(ui, &view.theme, space::S);
            orders(ui, view, row, events);
            if let Some(row) = row {
                gap(ui, &view.theme, space::M);
                let holds = |row| if under(view, row).is_empty() { Holds::Nothing } else { Holds::Something };
                if let Some(row) = index(ui, view, row, holds) {
                    events.push(Event::Press(Press::Open(Page::Books(Some(row)))));
                }
            }
        },
        |ui, events| match row {
            None => by_theme(ui, view, events),
            Some(row) => by_sound(ui, view, row, events),
        },
    );
}

/// テーマで 見る, 五十音で 見る
fn orders(ui: &mut Ui, view: &Shown<'_>, row: Option<IndexRow>, events: &mut Vec<Event>) {
    let first = in_order(view, |_| true).first().map_or(IndexRow::A, |book| index_row(&book.reading));
    let ways = [
        (view.words.books_by_theme().to_owned(), Page::Books(None)),
        (view.words.books_by_sound().to_owned(), Page::Books(Some(first))),
    ];
    pages(ui, view, (&ways, Some(usize::from(row.is_some()))), events);
}

/// A shelf under each theme that has books, and one for the rest.
fn by_theme(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    for topic in view.content().themes_in_order() {
        let books = in_order(view, |book| book.themes.contains(&topic.id));
        if !books.is_empty() {
            topic_chip(view, topic).show(ui, theme);
            gap(ui, theme, space::S);
            rows(ui, view, &books, events);
            gap(ui, theme, space::L);
        }
    }
    let others = in_order(view, |book| book.themes.is_empty());
    if !others.is_empty() {
        section(ui, theme, view.words.books_without_theme());
        rows(ui, view, &others, events);
    }
}

/// The books under a sound; where few stand there, those of the next sounds follow, as on the next page of an index.
fn by_sound(ui: &mut Ui, view: &Shown<'_>, row: IndexRow, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let books = under(view, row);
    if books.is_empty() {
        panel(ui, theme, |ui| para(ui, theme, view.words.no_books_under(row.label())));
    }
    rows(ui, view, &books, events);
    let mut shown = books.len();
    for next in IndexRow::ALL.into_iter().filter(|it| *it > row) {
        let books = under(view, next);
        if shown < BOOKS_MIN && !books.is_empty() {
            section(ui, theme, view.words.row_named(next.label()));
            rows(ui, view, &books, events);
            shown += books.len();
        }
    }
}

fn under<'v>(view: &Shown<'v>, row: IndexRow) -> Vec<&'v Book> {
    in_order(view, |book| index_row(&book.reading) == row)
}

/// Some of the books in the order of their titles.
fn in_order<'v>(view: &Shown<'v>, keep: impl Fn(&Book) -> bool) -> Vec<&'v Book> {
    let all = view.content().books.values().map(AsRef::as_ref);
    let mut books: Vec<&Book> = all.filter(|book: &&Book| keep(book)).collect();
    books.sort_by_key(|book| (sort_key(&book.reading), book.id.clone()));
    books
}

/// Rows of books that lead to them.
fn rows(ui: &mut Ui, view: &Shown<'_>, books: &[&Book], events: &mut Vec<Event>) {
    for (number, book) in books.iter().enumerate() {
        if number > 0 {
            gap(ui, &view.theme, space::S);
        }
        let note = format!("{}　{}", plain(view, &book.author), plain(view, &book.shelf));
        let row =
            Row::new(plain(view, &book.title)).note(note).icon(Icon::BookOpen, view.theme.palette.green);
        let row = match book.availability {
            Some(availability) => row.chip(chip(view, availability)),
            None => row,
        };
        open(&row.show(ui, &view.theme), Page::Book(book.id.clone()), events);
    }
}

/// The books of some themes but one, below that one.
pub(super) fn others(ui: &mut Ui, view: &Shown<'_>, but: &Book, events: &mut Vec<Event>) {
    let shares = |themes: &[ThemeId]| themes.iter().any(|theme| but.themes.contains(theme));
    let mut books = in_order(view, |book| book.id != but.id && shares(&book.themes));
    books.truncate(BOOKS_MIN);
    if !books.is_empty() {
        section(ui, &view.theme, view.words.other_books());
        rows(ui, view, &books, events);
    }
}

/// Whether a book is there, with the shape that says it without colour.
pub(super) fn chip(view: &Shown<'_>, availability: Availability) -> Chip {
    let tone = match availability {
        Availability::OnShelf => Tone::Free,
        Availability::Lent => Tone::Busy,
        Availability::ReadHere => return Chip::new(view.words.availability(availability)),
    };
    Chip::tone(&view.theme, tone, view.words.availability(availability))
}
