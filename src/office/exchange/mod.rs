//! Import: files as people keep them, turned into records whole or not at all.
//!
//! Every mistake of a file is reported, each with its line, its column and the way out; as long as there is one,
//! nothing is imported. What a file is, text, workbook or calendar, its first bytes tell. Read in this order; a file uses only files below it in the list.

mod template;
// One reader for each kind of file.
mod bundle;
mod events;
mod bookings;
mod books;
mod groups;
mod activities;
mod ics;
// What they read with.
mod against;
mod picture;
mod columns;
mod sheet;
mod workbook;
mod table;
mod decode;
mod error;
mod kind;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::{against::Against, columns::Column, picture::Pictures, sheet::Row, table::Table};
pub use self::{
    against::Known,
    bundle::pdfs,
    error::ImportError,
    kind::ImportKind,
    picture::{Drawn, Files, Folder, NoFiles},
    template::{template, template_workbook},
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
    /// What of a calendar is not understood and left out: a person has to look at it (要確認).
    pub unclear: Vec<ImportError>,
    /// How much the file can say of a record.
    pub reach: Reach,
}

/// How much a file can say of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Everything: it has the form in which the office keeps records.
    #[default]
    Whole,
    /// What fits into cells, in Japanese alone: a table or a calendar. What it cannot say it does not take away.
    Cells,
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
    if ics::is_calendar(bytes) {
        return calendar(kind, bytes, files, today, known);
    }
    let mut against = Against { known, today, pictures: Pictures::beside(files) };
    let (records, mut errors) = match kind {
        ImportKind::Groups => read(groups::read, groups::COLUMNS, bytes, &mut against)?,
        ImportKind::Events => read(events::read, events::COLUMNS, bytes, &mut against)?,
        ImportKind::Bookings => read(bookings::read, bookings::COLUMNS, bytes, &mut against)?,
        ImportKind::Books => read(books::read, books::COLUMNS, bytes, &mut against)?,
        ImportKind::Bundle if workbook::is_workbook(bytes) => return Err(vec![file(NO_BUNDLE)]),
        ImportKind::Bundle => bundle::read(&decode::text(bytes).map_err(|error| vec![error])?, &mut against)?,
    };
    errors.sort_by_key(|error| error.line);
    if errors.is_empty() {
        let (blobs, pages) = against.pictures.into_blobs();
        let reach = if kind == ImportKind::Bundle { Reach::Whole } else { Reach::Cells };
        Ok(Imported { records, blobs, pages, unclear: Vec::new(), reach })
    } else {
        Err(errors)
    }
}

/// Reads a calendar (.ics); fails only when nothing of it is understood.
fn calendar(
    kind: ImportKind,
    bytes: &[u8],
    files: &dyn Files,
    today: NaiveDate,
    known: &Known,
) -> Result<Imported, Vec<ImportError>> {
    let against = Against { known, today, pictures: Pictures::beside(files) };
    let refuse = |said| Err(vec![file(said)]);
    let read = match kind {
        _ if bytes.len() > decode::BYTES_MAX => return refuse(decode::TOO_LARGE),
        ImportKind::Events => ics::events(bytes, &against),
        ImportKind::Bookings => ics::bookings(bytes, &against),
        ImportKind::Groups | ImportKind::Books | ImportKind::Bundle => return refuse(NO_CALENDAR),
    };
    let (records, mut unclear) = read.map_err(|error| vec![error])?;
    unclear.sort_by_key(|error| error.line);
    match (records.is_empty(), unclear.is_empty()) {
        (true, true) => refuse(NO_DAYS),
        (true, false) => Err(unclear),
        (false, _) => Ok(Imported { records, unclear, reach: Reach::Cells, ..Imported::default() }),
    }
}

const NO_CALENDAR: error::Said<'_> = error::Said {
    en: "a calendar holds events or bookings: import it as one of these",
    ja: "カレンダーは、イベントか予約として取り込んでください",
};
const NO_DAYS: error::Said<'_> = error::Said {
    en: "the calendar has no day within the coming year: look at its dates",
    ja: "これから1年のあいだに 予定が ありません。日付を確かめてください",
};

const NO_BUNDLE: error::Said<'_> = error::Said {
    en: "a bundle is one JSON file: import the workbook as groups, events, bookings or books",
    ja: "まとめたファイルは JSON です。Excel のファイルは、グループ・イベント・予約・本のどれかで取り込んでください",
};
const NO_ROWS: error::Said<'_> = error::Said {
    en: "no row below the header: add one, or leave the file out",
    ja: "見出しの下に行がありません。行を加えるか、このファイルを外してください",
};

/// What is wrong with a file as a whole.
fn file(said: error::Said<'_>) -> ImportError {
    ImportError::say(0, "", "", said)
}

type Reader = fn(&mut [Row], &mut Against<'_>) -> Vec<Record>;

fn read(
    reader: Reader,
    columns: &'static [Column],
    bytes: &[u8],
    against: &mut Against<'_>,
) -> Result<(Vec<Record>, Vec<ImportError>), Vec<ImportError>> {
    let table = table(bytes).map_err(|error| vec![error])?;
    let mut sheet = columns::sheet(&table, columns)?;
    if sheet.rows.is_empty() {
        return Err(vec![ImportError::say(1, "", "", NO_ROWS)]);
    }
    let records = reader(&mut sheet.rows, against);
    Ok((records, sheet.into_errors()))
}

/// The kinds whose columns a file has in its header, every one of them known; for a person who chose another.
pub fn fitting(bytes: &[u8]) -> Vec<ImportKind> {
    let Ok(table) = table(bytes) else { return Vec::new() };
    let fits =
        |kind: &ImportKind| columns_of(*kind).is_some_and(|columns| columns::sheet(&table, columns).is_ok());
    ImportKind::ALL.into_iter().filter(fits).collect()
}

/// The line on which each id stands first, for whoever finds that a good file does not fit the office.
pub fn lines(kind: ImportKind, bytes: &[u8]) -> BTreeMap<String, u64> {
    let table = columns_of(kind).and_then(|columns| Some((table(bytes).ok()?, columns)));
    let sheet = table.and_then(|(table, columns)| columns::sheet(&table, columns).ok());
    let mut found = BTreeMap::new();
    for row in sheet.into_iter().flat_map(|sheet| sheet.rows) {
        found.entry(row.word("id")).or_insert(row.line);
    }
    found
}

fn columns_of(kind: ImportKind) -> Option<&'static [Column]> {
    match kind {
        ImportKind::Groups => Some(groups::COLUMNS),
        ImportKind::Events => Some(events::COLUMNS),
        ImportKind::Bookings => Some(bookings::COLUMNS),
        ImportKind::Books => Some(books::COLUMNS),
        ImportKind::Bundle => None,
    }
}

/// The table in a file: a workbook or text, as its first bytes tell; its name may say anything.
fn table(bytes: &[u8]) -> Result<Table, ImportError> {
    if workbook::is_workbook(bytes) {
        workbook::table(bytes).map_err(file)
    } else {
        table::of_text(&decode::text(bytes)?)
    }
}
