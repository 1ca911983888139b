//! A table as it lies in a file: lines of cells that nobody has held against any columns yet.

use super::{
    decode,
    error::{ImportError, Said},
};

/// Rows of a file below its header, at most.
pub(super) const ROWS_MAX: usize = 20_000;

/// What is said of more rows.
pub(super) const TOO_MANY_ROWS: Said<'_> = Said {
    en: "more than 20000 rows: split the file",
    ja: "2万行を超えています。ファイルを分けてください",
};

/// The lines of a file, the header among them.
pub(super) struct Table {
    pub(super) origin: Origin,
    pub(super) lines: Vec<Line>,
}

/// What kind of file a table lies in; its errors name their place as the program shows it that wrote the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Text: places are told by line and by the name of the column.
    Text,
    /// A workbook: beside the name stands the letter over the column.
    Workbook,
}

/// One line with its number, from 1, as the file shows it.
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) form: Form,
}

/// As what a cell keeps what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As it was typed.
    Text,
    /// As a number: zeros before it are gone.
    Number,
    /// A formula that came to nothing; the text says how.
    Fault,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), form: Form::Text }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// The lines of a text with commas; those that begin with `#` are remarks.
pub(super) fn of_text(text: &str) -> Result<Table, ImportError> {
    if let Some(line) = decode::open_quote(text) {
        let said = Said {
            en: "a quotation mark opens here and is not closed: close it, or write \"\" for one inside a cell",
            ja: "ここで始まる引用符 \" が閉じていません。閉じるか、セルの中では \"\" と書いてください",
        };
        return Err(ImportError::say(line, "", "", said));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let line = |record: csv::StringRecord| Line {
        number: record.position().map_or(0, csv::Position::line),
        cells: record.iter().map(Cell::text).collect(),
    };
    // The header, and one row more than there may be, so that it is told.
    let records = reader.records().filter_map(Result::ok).take(ROWS_MAX.saturating_add(2));
    Ok(Table { origin: Origin::Text, lines: records.map(line).collect() })
}
