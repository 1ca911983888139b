//! The columns of a kind of file, and a table held against them.

use std::collections::BTreeMap;

use super::{
    error::{ImportError, Said},
    sheet::Row,
    table::{Cell, Form, Line, Origin, ROWS_MAX, TOO_MANY_ROWS, Table},
};
use crate::wire::want::Want;

/// Digits of a telephone number that lost the zero before it.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=10;

/// One column of a kind of file.
pub(super) struct Column {
    pub(super) name: &'static str,
    needed: Needed,
    /// What the template shows in its example row.
    pub(super) example: &'static str,
    digits: Digits,
}

/// Whether the header must name a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
}

/// Whether a column holds digits that are no number: the zeros before them count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Digits {
    Yes,
    No,
}

/// A column that may be left out.
pub(super) const fn column(name: &'static str, example: &'static str) -> Column {
    Column { name, needed: Needed::No, example, digits: Digits::No }
}

/// A column that may be left out, of digits that are no number.
pub(super) const fn digits(name: &'static str, example: &'static str) -> Column {
    Column { digits: Digits::Yes, ..column(name, example) }
}

/// A column that the header must name.
pub(super) const fn needed(name: &'static str, example: &'static str) -> Column {
    Column { needed: Needed::Yes, ..column(name, example) }
}

/// The rows of a table, and where its columns stand.
pub(super) struct Sheet {
    pub(super) rows: Vec<Row>,
    letters: BTreeMap<&'static str, String>,
}

impl Sheet {
    /// Every mistake of the rows, with the letter of its column where the file shows one.
    pub(super) fn into_errors(self) -> Vec<ImportError> {
        let letters = self.letters;
        let named = |error: ImportError| match letters.get(error.column.as_str()) {
            Some(letter) => ImportError { column: with_letter(&error.column, letter), ..error },
            None => error,
        };
        self.rows.into_iter().flat_map(Row::into_errors).map(named).collect()
    }
}

/// The rows of a table; fails when there is no telling which cell is which.
pub(super) fn sheet(table: &Table, columns: &'static [Column]) -> Result<Sheet, Vec<ImportError>> {
    let mut lines = table.lines.iter();
    let Some(first) = lines.next() else {
        return Err(vec![ImportError::want(1, "", "", &Want::NotEmpty)]);
    };
    let header = header(first, table.origin, columns)?;
    let filled = lines.filter(|line| !line.is_blank());
    let rows: Vec<Row> = filled.map(|line| row(line, table.origin, &header)).collect();
    if rows.len() > ROWS_MAX {
        return Err(vec![ImportError::say(0, "", "", TOO_MANY_ROWS)]);
    }
    let letters = match table.origin {
        Origin::Text => BTreeMap::new(),
        Origin::Workbook => header.iter().zip(0..).map(|(it, at)| (it.name, letter(at))).collect(),
    };
    Ok(Sheet { rows, letters })
}

/// The columns in the order of the file.
fn header(
    first: &Line,
    origin: Origin,
    columns: &'static [Column],
) -> Result<Vec<&'static Column>, Vec<ImportError>> {
    let mut errors = Vec::new();
    let mut found: Vec<&'static Column> = Vec::new();
    for (cell, at) in first.cells.iter().map(|cell| cell.text.trim()).zip(0..) {
        let place = placed(cell, origin, at);
        match columns.iter().find(|column| column.name == cell) {
            Some(column) if found.iter().any(|it| it.name == column.name) => {
                errors.push(ImportError::say(first.number, &place, "", TWICE));
            }
            Some(column) => found.push(column),
            None => {
                let allowed = Want::one_of(columns.iter().map(|column| column.name));
                let said = Said {
                    en: &format!("unknown column: {allowed}"),
                    ja: &format!("知らない列です。{}", allowed.ja()),
                };
                errors.push(ImportError::say(first.number, &place, "", said));
            }
        }
    }
    let is_there = |column: &Column| found.iter().any(|it| it.name == column.name);
    let missing = columns.iter().filter(|column| column.needed == Needed::Yes && !is_there(column));
    errors.extend(missing.map(|column| ImportError::say(first.number, column.name, "", MISSING)));
    if errors.is_empty() { Ok(found) } else { Err(errors) }
}

const TWICE: Said<'_> = Said {
    en: "this column stands twice: remove one",
    ja: "この列が2つあります。1つにしてください",
};
const MISSING: Said<'_> = Said {
    en: "this column is missing: add it to the first line (--template shows all columns)",
    ja: "この列がありません。見出しの行に加えてください（ひな形に 全部の列があります）",
};
const BEYOND_TEXT: Said<'_> = Said {
    en: "more cells than columns: put a cell that holds a comma into quotation marks",
    ja: "列より多いセルがあります。カンマの入ったセルは \" で囲んでください",
};
const BEYOND_WORKBOOK: Said<'_> = Said {
    en: "this cell has no heading over it: empty it, or give its column a heading",
    ja: "見出しのない列に セルがあります。空にするか、列に見出しを付けてください",
};
const FAULT: Said<'_> = Said {
    en: "the formula in this cell came to nothing: mend it, or write the value itself",
    ja: "このセルの式は 計算できていません。式を直すか、値を じかに書いてください",
};
const NO_ZEROS: Said<'_> = Said {
    en: "Excel made a number of it, and zeros before it are gone: format the column as text and type it again",
    ja: "Excel が数にしたので、はじめの 0 が消えています。番号の列を『文字列』にして 入れなおしてください",
};
const NO_PHONE: Said<'_> = Said {
    en: "Excel made a number of a telephone number, and its first 0 is gone: format the column as text and type it again",
    ja: "Excel が数にしたので、はじめの 0 が消えています。電話番号の列を『文字列』にして 入れなおしてください",
};

fn row(line: &Line, origin: Origin, header: &[&'static Column]) -> Row {
    let mut row = Row::new(line.number);
    for (column, cell) in header.iter().zip(&line.cells) {
        match lost(column, cell) {
            Some(said) if column.digits == Digits::Yes => row.say(column.name, &cell.text, said),
            Some(said) => {
                row.say(column.name, &cell.text, said);
                row.put(column.name, cell.text.trim());
            }
            None => row.put(column.name, cell.text.trim()),
        }
    }
    let mut beyond = line.cells.iter().zip(0..).skip(header.len());
    if let Some((cell, at)) = beyond.find(|(cell, _)| !cell.is_blank()) {
        let said = match origin {
            Origin::Text => BEYOND_TEXT,
            Origin::Workbook => BEYOND_WORKBOOK,
        };
        row.say(&placed("", origin, at), &cell.text, said);
    }
    row
}

/// What went lost between what somebody typed and what the cell keeps.
fn lost(column: &Column, cell: &Cell) -> Option<Said<'static>> {
    let is_phone = cell.text.bytes().all(|it| it.is_ascii_digit()) && PHONE_DIGITS.contains(&cell.text.len());
    match cell.form {
        Form::Text => None,
        Form::Fault => Some(FAULT),
        Form::Number if is_phone || column.name.ends_with("phone") => Some(NO_PHONE),
        Form::Number => Some(NO_ZEROS).filter(|_| column.digits == Digits::Yes),
    }
}

/// The name of a column as the file shows it.
fn placed(name: &str, origin: Origin, at: usize) -> String {
    match origin {
        Origin::Text => name.to_owned(),
        Origin::Workbook if name.is_empty() => letter(at),
        Origin::Workbook => with_letter(name, &letter(at)),
    }
}

fn with_letter(name: &str, letter: &str) -> String {
    format!("{name} ({letter})")
}

/// The letters over a column: A, B, …, Z, AA.
fn letter(at: usize) -> String {
    let own = char::from(b'A'.saturating_add(u8::try_from(at % 26).unwrap_or(0)));
    match (at / 26).checked_sub(1) {
        Some(before) => letter(before) + &own.to_string(),
        None => own.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_a_spreadsheet_does() {
        for (at, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letter(at), letters);
        }
    }
}
