//! Books from a table: one row per book.

use super::{
    against::Against,
    columns::{Column, column, needed},
    sheet::{Row, pieces, refuse_doubles},
};
use crate::{
    domain::{
        book::Book,
        channel::{Channel, Channels},
        id::ThemeId,
    },
    wire::{
        record::{Kept, Record, StaffNote},
        want::Want,
    },
};

pub(super) const COMMENT: &str = "\
One row per book.  1行に1冊の本。
Lists: a;b   Ruby: {漢字|かんじ}   Blank: not said
availability: on_shelf (棚にあります), lent (貸出中), read_here (ここで読む本); blank where nobody marks it
borrowing: how this one is borrowed, if not like the others.  この本だけの借り方
consent: signage;kiosk   shelf: 行けば分かることばで";

pub(super) const COLUMNS: &[Column] = &[
    needed("id", "ten-no-aru-asa"),
    needed("title", "{点|てん}のある{朝|あさ}"),
    needed("reading", "てんのあるあさ"),
    needed("author", "見本 七海"),
    column("about", "朝の書きかたを集めた本です。"),
    column("theme", "habit"),
    needed("shelf", "窓がわの棚・2段目"),
    column("languages", "ja"),
    column("availability", "on_shelf"),
    column("borrowing", ""),
    needed("consent", "kiosk"),
    column("private_note", ""),
];

pub(super) fn read(rows: &mut [Row], against: &mut Against<'_>) -> Vec<Record> {
    refuse_doubles(rows, "id");
    let book = |row: &mut Row| {
        let private = StaffNote { note: row.cell("private_note").to_owned() };
        book(row, against).map(|public| Record::Book(Kept { public, private }))
    };
    rows.iter_mut().filter_map(book).collect()
}

fn book(row: &mut Row, against: &Against<'_>) -> Option<Book> {
    let (id, title, reading) = (row.need("id"), row.text("title"), row.filled("reading"));
    let (author, shelf) = (row.text("author"), row.text("shelf"));
    let channels: Vec<Channel> = row.list("consent");
    let (themes, availability) = (themes(row, against), row.opt("availability"));
    let languages = row.word("languages");
    Some(Book {
        id: id?,
        title: title?,
        reading: reading?,
        author: author?,
        about: row.opt_text("about"),
        themes,
        shelf: shelf?,
        languages: pieces(&languages).map(str::to_owned).collect(),
        availability,
        borrowing: row.opt_text("borrowing"),
        channels: Channels::of(channels),
    })
}

/// The themes of a book; one that the office does not know is a mistake.
fn themes(row: &mut Row, against: &Against<'_>) -> Vec<ThemeId> {
    let themes: Vec<ThemeId> = row.list("theme");
    for theme in themes.iter().filter(|theme| !against.known.themes.contains(theme)) {
        row.wrong("theme", theme.as_str(), &Want::one_of(against.known.themes.iter().map(ThemeId::as_str)));
    }
    themes
}
