//! A row of named cells, read one by one: every mistake is noted with its line, none stops the reading.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use unicode_normalization::UnicodeNormalization as _;

use super::error::{ImportError, Said};
use crate::{
    domain::{text::Text, time::Hours},
    wire::{leaf::Leaf, want::Want},
};

/// One row, with the mistakes found in it.
pub(super) struct Row {
    pub(super) line: u64,
    cells: BTreeMap<&'static str, String>,
    errors: Vec<ImportError>,
}

impl Row {
    /// A row without cells; `line` is its number in the file, from 1.
    pub(super) fn new(line: u64) -> Self {
        Self { line, cells: BTreeMap::new(), errors: Vec::new() }
    }

    /// Fills a cell.
    pub(super) fn put(&mut self, column: &'static str, cell: &str) {
        self.cells.insert(column, cell.to_owned());
    }

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
pub(super) fn loose_time(word: &str) -> Option<NaiveTime> {
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
