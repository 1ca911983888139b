//! A table of named columns, read cell by cell: every mistake is noted with its line, none stops the reading.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use unicode_normalization::UnicodeNormalization as _;

use super::{
    decode,
    error::{ImportError, Said},
};
use crate::{
    domain::{text::Text, time::Hours},
    wire::{leaf::Leaf, want::Want},
};

/// Rows of a file, at most.
const ROWS_MAX: usize = 20_000;

/// One column of a kind of file.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) needed: Needed,
    /// What the template shows in its example row.
    pub(super) example: &'static str,
}

/// Whether the header must name a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    Yes,
    No,
}

/// A column that may be left out.
pub(super) const fn column(name: &'static str, example: &'static str) -> Column {
    Column { name, needed: Needed::No, example }
}

/// A column that the header must name.
pub(super) const fn needed(name: &'static str, example: &'static str) -> Column {
    Column { name, needed: Needed::Yes, example }
}

/// One row, with the mistakes found in it.
pub(super) struct Row {
    pub(super) line: u64,
    cells: BTreeMap<&'static str, String>,
    errors: Vec<ImportError>,
}

/// The rows of a file; fails when there is no telling which cell is which.
pub(super) fn rows(text: &str, columns: &'static [Column]) -> Result<Vec<Row>, Vec<ImportError>> {
    if let Some(line) = decode::open_quote(text) {
        let said = Said {
            en: "a quotation mark opens here and is not closed: close it, or write \"\" for one inside a cell",
            ja: "ここで始まる引用符 \" が閉じていません。閉じるか、セルの中では \"\" と書いてください",
        };
        return Err(vec![ImportError::say(line, "", "", said)]);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut records = reader.records().filter_map(Result::ok);
    let Some(first) = records.next() else {
        return Err(vec![ImportError::want(1, "", "", &Want::NotEmpty)]);
    };
    let header = header(&first, columns)?;
    let rows = records
        .take(ROWS_MAX.saturating_add(1))
        .filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty()));
    let rows: Vec<Row> = rows.map(|cells| row(&cells, &header)).collect();
    if rows.len() > ROWS_MAX {
        let said = Said {
            en: "more than 20000 rows: split the file",
            ja: "2万行を超えています。ファイルを分けてください",
        };
        return Err(vec![ImportError::say(0, "", "", said)]);
    }
    Ok(rows)
}

/// The columns in the order of the file.
fn header(
    first: &csv::StringRecord,
    columns: &'static [Column],
) -> Result<Vec<&'static str>, Vec<ImportError>> {
    let line = first.position().map_or(1, csv::Position::line);
    let mut errors = Vec::new();
    let mut found = Vec::new();
    for cell in first.iter().map(str::trim) {
        match columns.iter().find(|column| column.name == cell) {
            Some(column) if found.contains(&column.name) => errors.push(twice(line, cell)),
            Some(column) => found.push(column.name),
            None => {
                let allowed = Want::one_of(columns.iter().map(|column| column.name));
                errors.push(ImportError::say(
                    line,
                    cell,
                    "",
                    Said {
                        en: &format!("unknown column: {allowed}"),
                        ja: &format!("知らない列です。{}", allowed.ja()),
                    },
                ));
            }
        }
    }
    let missing =
        columns.iter().filter(|column| column.needed == Needed::Yes && !found.contains(&column.name));
    errors.extend(missing.map(|column| {
        ImportError::say(
            line,
            column.name,
            "",
            Said {
                en: "this column is missing: add it to the first line (--template shows all columns)",
                ja: "この列がありません。1行目に加えてください（--template で全部の列が見られます）",
            },
        )
    }));
    if errors.is_empty() { Ok(found) } else { Err(errors) }
}

fn twice(line: u64, column: &str) -> ImportError {
    ImportError::say(
        line,
        column,
        "",
        Said {
            en: "this column stands twice: remove one", ja: "この列が2つあります。1つにしてください"
        },
    )
}

fn row(record: &csv::StringRecord, header: &[&'static str]) -> Row {
    let line = record.position().map_or(0, csv::Position::line);
    let cells = header.iter().copied().zip(record.iter().map(|cell| cell.trim().to_owned())).collect();
    let mut row = Row { line, cells, errors: Vec::new() };
    let beyond = record.iter().skip(header.len()).find(|cell| !cell.trim().is_empty());
    if let Some(cell) = beyond {
        row.errors.push(ImportError::say(
            line,
            "",
            cell,
            Said {
                en: "more cells than columns: put a cell that holds a comma into quotation marks",
                ja: "列より多いセルがあります。カンマの入ったセルは \" で囲んでください",
            },
        ));
    }
    row
}

impl Row {
    /// The cell as it stands; empty when the file lacks the column.
    pub(super) fn cell(&self, column: &'static str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The cell of a key, a date, a time: full-width letters count as half-width ones.
    pub(super) fn word(&self, column: &'static str) -> String {
        self.cell(column).nfkc().collect::<String>().trim().to_owned()
    }

    pub(super) fn wrong(&mut self, column: &str, value: &str, want: &Want) {
        self.errors.push(ImportError::want(self.line, column, value, want));
    }

    pub(super) fn refuse(&mut self, error: ImportError) {
        self.errors.push(error);
    }

    pub(super) fn say(&mut self, column: &str, value: &str, said: Said<'_>) {
        self.errors.push(ImportError::say(self.line, column, value, said));
    }

    /// A value that must be there.
    pub(super) fn need<T: Leaf>(&mut self, column: &'static str) -> Option<T> {
        self.filled(column)?;
        self.opt(column)
    }

    /// A value that may be blank.
    pub(super) fn opt<T: Leaf>(&mut self, column: &'static str) -> Option<T> {
        let word = self.word(column);
        if word.is_empty() { None } else { self.value(column, &word) }
    }

    /// A piece of a cell.
    pub(super) fn value<T: Leaf>(&mut self, column: &'static str, word: &str) -> Option<T> {
        T::from_word(word).map_err(|want| self.wrong(column, word, &want)).ok()
    }

    /// Values separated by `;`.
    pub(super) fn list<T: Leaf>(&mut self, column: &'static str) -> Vec<T> {
        let word = self.word(column);
        pieces(&word).filter_map(|piece| self.value(column, piece)).collect()
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, column: &'static str) -> Option<Text> {
        self.filled(column).map(|words| Text::ja(&words))
    }

    /// A text that may be blank.
    pub(super) fn opt_text(&self, column: &'static str) -> Option<Text> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty()).map(Text::ja)
    }

    /// Words that must be there.
    pub(super) fn filled(&mut self, column: &'static str) -> Option<String> {
        let cell = self.cell(column).to_owned();
        if cell.is_empty() {
            self.wrong(column, "", &Want::Something);
            return None;
        }
        Some(cell)
    }

    /// `yes`, `no`, or blank for no.
    pub(super) fn flag(&mut self, column: &'static str) -> bool {
        match self.word(column).as_str() {
            "yes" => true,
            "" | "no" => false,
            other => {
                let other = other.to_owned();
                self.wrong(column, &other, &Want::one_of(["yes", "no"]));
                false
            }
        }
    }

    /// A date that must be there, as 2026-11-21 or as a spreadsheet writes it.
    pub(super) fn date(&mut self, column: &'static str) -> Option<NaiveDate> {
        self.filled(column)?;
        self.opt_date(column)
    }

    /// A date that may be blank.
    pub(super) fn opt_date(&mut self, column: &'static str) -> Option<NaiveDate> {
        let word = self.word(column);
        if word.is_empty() { None } else { self.date_of(column, &word) }
    }

    /// Dates separated by `;`.
    pub(super) fn dates(&mut self, column: &'static str) -> Vec<NaiveDate> {
        let word = self.word(column);
        pieces(&word).filter_map(|piece| self.date_of(column, piece)).collect()
    }

    /// A date inside a cell.
    pub(super) fn date_of(&mut self, column: &'static str, word: &str) -> Option<NaiveDate> {
        let date = loose_date(word);
        if date.is_none() {
            self.wrong(column, word, &Want::Date);
        }
        date
    }

    /// The hours in two columns; the end may be 24:00.
    pub(super) fn hours(&mut self, start: &'static str, end: &'static str) -> Option<Hours> {
        let (from, to) = (self.time(start, loose_time), self.time(end, loose_end));
        let hours = Hours::new(from?, to?);
        if hours.is_none() {
            let value = self.word(end);
            self.wrong(end, &value, &Want::Hours);
        }
        hours
    }

    fn time(&mut self, column: &'static str, read: fn(&str) -> Option<NaiveTime>) -> Option<NaiveTime> {
        self.filled(column)?;
        let word = self.word(column);
        let time = read(&word);
        if time.is_none() {
            self.wrong(column, &word, &Want::Time);
        }
        time
    }

    /// Ends the reading of this row: its mistakes.
    pub(super) fn into_errors(self) -> Vec<ImportError> {
        self.errors
    }
}

/// The filled pieces of a cell between `;`.
pub(super) fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '；']).map(str::trim).filter(|piece| !piece.is_empty())
}

/// Hours inside a cell, as 09:00-21:00.
pub(super) fn loose_hours(word: &str) -> Option<Hours> {
    let (start, end) = word.split_once('-')?;
    Hours::new(loose_time(start)?, loose_end(end)?)
}

/// 2026-11-21, or 2026/1/5 as a Japanese spreadsheet turns it into.
pub(super) fn loose_date(word: &str) -> Option<NaiveDate> {
    let mut parts = word.split(['-', '/']);
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut number =
        || parts.next().filter(|part| (1..=2).contains(&part.len())).and_then(|part| part.parse().ok());
    let (month, day) = (number()?, number()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| parts.next().is_none())
}

/// 09:00, 9:00 or 9:00:00.
fn loose_time(word: &str) -> Option<NaiveTime> {
    let word = word.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(word);
    let (hour, minute) = word.split_once(':')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !digits(hour) || !digits(minute) {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// A time after midnight, or 24:00.
fn loose_end(word: &str) -> Option<NaiveTime> {
    if matches!(word, "24:00" | "24:00:00") {
        return Some(NaiveTime::MIN);
    }
    loose_time(word).filter(|time| *time != NaiveTime::MIN)
}

/// Notes every row whose id stood before.
pub(super) fn refuse_doubles(rows: &mut [Row], column: &'static str) {
    let mut seen = BTreeSet::new();
    for row in rows {
        let word = row.word(column);
        if !word.is_empty() && !seen.insert(word.clone()) {
            row.say(
                column,
                &word,
                Said {
                    en: "this id stands twice in the file: give each its own",
                    ja: "同じ id が2つあります。1つずつ別の id にしてください",
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_make_of_dates_and_times_is_read() {
        for (word, date) in [
            ("2026-11-21", true),
            ("2026/11/21", true),
            ("2026/1/5", true),
            ("26/1/5", false),
            ("2026-13-01", false),
            ("2026-11", false),
            ("2026-11-21-1", false),
            ("5.1.2026", false),
        ] {
            assert_eq!(loose_date(word).is_some(), date, "{word}");
        }
        for (hours, good) in [
            ("9:00-21:00", true),
            ("09:00:00-24:00", true),
            ("21:00-9:00", false),
            ("9-21", false),
            ("9:0-10:00", false),
            ("25:00-26:00", false),
            ("24:00-24:00", false),
            ("09:00-00:00", false),
            ("+9:00-10:00", false),
        ] {
            assert_eq!(loose_hours(hours).is_some(), good, "{hours}");
        }
    }
}
