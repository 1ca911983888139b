//! Import: files as people keep them, turned into records whole or not at all.
//!
//! Every mistake of a file is reported, each with its line, its column and the way out; as long as there is one,
//! nothing is imported. Read in this order; a file uses only files below it in the list.

mod template;
// One reader for each kind of file.
mod bundle;
mod events;
mod bookings;
mod groups;
mod activities;
// What they read with.
mod against;
mod picture;
mod sheet;
mod decode;
mod error;
mod kind;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use self::{against::Against, picture::Pictures, sheet::Row};
pub use self::{
    against::Known,
    bundle::pdfs,
    error::ImportError,
    kind::ImportKind,
    picture::{Drawn, Files, Folder, NoFiles},
    template::template,
};
use crate::wire::record::Record;

/// What an import brings: everything in the file, ready to be saved in one transaction.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// The records in the order of the file.
    pub records: Vec<Record>,
    /// The pictures they name, by file name, as they are to be stored.
    pub blobs: Vec<(String, Vec<u8>)>,
    /// The pages of PDFs they name, in the same way.
    pub pages: Vec<(String, Vec<u8>)>,
}

/// Reads a file of `kind`; `files` lie beside it, `known` is what it may refer to.
///
/// Fails with every mistake in the file, in the order of its lines.
pub fn import(
    kind: ImportKind,
    bytes: &[u8],
    files: &dyn Files,
    today: NaiveDate,
    known: &Known,
) -> Result<Imported, Vec<ImportError>> {
    let text = decode::text(bytes).map_err(|error| vec![error])?;
    let mut against = Against { known, today, pictures: Pictures::beside(files) };
    let (records, mut errors) = match kind {
        ImportKind::Groups => read(groups::read, groups::COLUMNS, &text, &mut against)?,
        ImportKind::Events => read(events::read, events::COLUMNS, &text, &mut against)?,
        ImportKind::Bookings => read(bookings::read, bookings::COLUMNS, &text, &mut against)?,
        ImportKind::Bundle => bundle::read(&text, &mut against)?,
    };
    errors.sort_by_key(|error| error.line);
    if errors.is_empty() {
        let (blobs, pages) = against.pictures.into_blobs();
        Ok(Imported { records, blobs, pages })
    } else {
        Err(errors)
    }
}

type Reader = fn(&mut [Row], &mut Against<'_>) -> Vec<Record>;

fn read(
    reader: Reader,
    columns: &'static [sheet::Column],
    text: &str,
    against: &mut Against<'_>,
) -> Result<(Vec<Record>, Vec<ImportError>), Vec<ImportError>> {
    let mut rows = sheet::rows(text, columns)?;
    if rows.is_empty() {
        let said = error::Said {
            en: "no row below the header: add one, or leave the file out",
            ja: "見出しの下に行がありません。行を加えるか、このファイルを外してください",
        };
        return Err(vec![ImportError::say(1, "", "", said)]);
    }
    let records = reader(&mut rows, against);
    Ok((records, rows.into_iter().flat_map(Row::into_errors).collect()))
}
