//! The body of a book.

use super::own_id;
use crate::{
    domain::book::Book,
    wire::json::{FieldError, Fields, Object},
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Book, FieldError> {
    Ok(Book {
        id: own_id(id)?,
        title: fields.get("title")?,
        reading: fields.get("reading")?,
        author: fields.get("author")?,
        about: fields.opt("about")?,
        themes: fields.or_default("themes")?,
        shelf: fields.get("shelf")?,
        languages: fields.or_default("languages")?,
        availability: fields.opt("availability")?,
        borrowing: fields.opt("borrowing")?,
        channels: fields.or_default("channels")?,
    })
}

pub(super) fn write(it: &Book) -> Object {
    Object::new()
        .with("title", &it.title)
        .with("reading", &it.reading)
        .with("author", &it.author)
        .opt("about", it.about.as_ref())
        .with("themes", &it.themes)
        .with("shelf", &it.shelf)
        .with("languages", &it.languages)
        .opt("availability", it.availability.as_ref())
        .opt("borrowing", it.borrowing.as_ref())
        .with("channels", &it.channels)
}
