//! An Excel workbook (.xlsx) as a table: its first sheet that holds something, in the spellings that text files use.
//!
//! A workbook is a bundle of compressed parts that may come from anywhere: how much it unpacks to, how much it says it
//! holds and how much text its cells share are all bounded before anything is kept of it.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx};
use chrono::{NaiveDate, TimeDelta};
use zip::ZipArchive;

use super::{
    decode::{BYTES_MAX, TOO_LARGE},
    error::Said,
    table::{Cell, Form, Line, Origin, ROWS_MAX, TOO_MANY_ROWS, Table},
};

/// Bytes that all parts of a workbook unpack to, at most.
const UNPACKED_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Parts of a workbook, at most.
const PARTS_MAX: usize = 2_000;
/// Bytes of text in all cells together, at most: many cells may share one text.
const TEXT_BYTES_MAX: usize = 32 * 1024 * 1024;
/// What an empty cell weighs in that, in bytes.
const CELL_BYTES: usize = 32;
/// Columns of a sheet, at most.
const COLUMNS_MAX: u32 = 256;
/// Rows of remarks above or between the others that do not count, at most.
const REMARKS_MAX: usize = 100;
/// Seconds of a day.
const DAY_SECS: i64 = 24 * 60 * 60;
/// The last day a workbook knows, in days from its first: 9999-12-31.
const DAYS_MAX: f64 = 2_958_466.0;
/// A number with more digits before its point than these is not told exactly.
const EXACT_MAX: f64 = 1e15;

/// Where the compressed parts of a workbook begin.
const MAGIC: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// How the files of old Excel begin, and the new ones under a password.
const OLD_MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The part that holds the texts of all sheets, and how it says how many there are.
const TEXTS: (&str, &[u8]) = ("sharedstrings.xml", b"uniqueCount");

const NO_WORKBOOK: Said<'_> = Said {
    en: "the file is no Excel workbook, or a damaged one: open it in Excel and save it as .xlsx, or as \"CSV UTF-8\"",
    ja: "Excel のブックとして読めません。Excel で開いて「Excel ブック（.xlsx）」か「CSV UTF-8」で保存しなおしてください",
};
const OLD: Said<'_> = Said {
    en: "an old Excel file (.xls), or one under a password: save it as .xlsx without a password",
    ja: "古い Excel（.xls）か、パスワードのかかったファイルです。パスワードを外し、「Excel ブック（.xlsx）」で保存しなおしてください",
};
const EMPTY: Said<'_> = Said {
    en: "no sheet of the workbook holds anything: start from the template (--template --xlsx)",
    ja: "どのシートにも 何も入っていません。ひな形から始めてください",
};
const TOO_MUCH: Said<'_> = Said {
    en: "the workbook holds too much: leave pictures and other sheets out, or split it",
    ja: "ブックの中身が 多すぎます。画像や ほかのシートを外すか、分けて保存してください",
};
const TOO_WIDE: Said<'_> = Said {
    en: "a cell stands beyond column IV: delete what stands to the right of the table",
    ja: "IV 列より右に セルがあります。表の右に あるものを消してください",
};

/// Whether a file is a bundle of compressed parts, or the kind of file that Excel wrote before.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(OLD_MAGIC) || MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// The first sheet that holds something.
pub(super) fn table(bytes: &[u8]) -> Result<Table, Said<'static>> {
    if bytes.len() > BYTES_MAX {
        return Err(TOO_LARGE);
    }
    if bytes.starts_with(OLD_MAGIC) {
        return Err(OLD);
    }
    // The reader is somebody else's: should a file trip it, only that file is refused.
    catch_unwind(AssertUnwindSafe(|| unpack(bytes).and_then(|()| read(bytes)))).unwrap_or(Err(NO_WORKBOOK))
}

/// Unpacks every part once and keeps nothing: what a part says of its own size is not believed.
fn unpack(bytes: &[u8]) -> Result<(), Said<'static>> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_torn| NO_WORKBOOK)?;
    if parts.len() > PARTS_MAX {
        return Err(TOO_MUCH);
    }
    let mut left = UNPACKED_BYTES_MAX;
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(|_torn| NO_WORKBOOK)?;
        let name = part.name().map_err(|_torn| NO_WORKBOOK)?.to_lowercase();
        let holds_texts = name.ends_with(TEXTS.0);
        let mut unpacked = Vec::new();
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        part.take(most).read_to_end(&mut unpacked).map_err(|_torn| NO_WORKBOOK)?;
        left = left.checked_sub(unpacked.len()).ok_or(TOO_MUCH)?;
        if holds_texts && (unpacked.contains(&0) || promised(&unpacked) > unpacked.len()) {
            return Err(NO_WORKBOOK);
        }
    }
    Ok(())
}

/// How many texts a part says it holds; room is made for as many before the first is read.
fn promised(part: &[u8]) -> usize {
    let places = part.windows(TEXTS.1.len()).zip(TEXTS.1.len()..).filter(|(window, _)| *window == TEXTS.1);
    let number = |(_, after): (&[u8], usize)| {
        let rest = part.iter().skip(after).skip_while(|it| !it.is_ascii_digit());
        let digits = rest.take_while(|it| it.is_ascii_digit());
        digits.fold(0_usize, |all, it| all.saturating_mul(10).saturating_add(usize::from(it - b'0')))
    };
    places.map(number).max().unwrap_or(0)
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Cells by row and column, from 0.
type Rows = BTreeMap<u32, BTreeMap<u32, Cell>>;

fn read(bytes: &[u8]) -> Result<Table, Said<'static>> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_torn| NO_WORKBOOK)?;
    let first = if book.has_1904_epoch() { (1904, 1, 1) } else { (1899, 12, 30) };
    let first = NaiveDate::from_ymd_opt(first.0, first.1, first.2).unwrap_or_default();
    let sheets = book.sheets_metadata().iter();
    let seen = sheets.filter(|it| it.typ == SheetType::WorkSheet && it.visible == SheetVisible::Visible);
    let names: Vec<String> = seen.map(|it| it.name.clone()).collect();
    for name in names {
        let rows = cells(&mut book, &name, first)?;
        if !rows.is_empty() {
            let merged = book.merge_cells_by_sheet_name(&name).map_err(|_torn| NO_WORKBOOK)?;
            return Ok(Table { origin: Origin::Workbook, lines: lines(rows, &merged) });
        }
    }
    Err(EMPTY)
}

/// The filled cells of a sheet.
fn cells(book: &mut Book<'_>, name: &str, first: NaiveDate) -> Result<Rows, Said<'static>> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_torn| NO_WORKBOOK)?;
    let (mut rows, mut left) = (Rows::new(), TEXT_BYTES_MAX);
    while let Some(cell) = reader.next_cell().map_err(|_torn| NO_WORKBOOK)? {
        let (row, column) = cell.get_position();
        let Some(it) = spelled(cell.get_value(), first) else { continue };
        left = left.checked_sub(it.text.len().saturating_add(CELL_BYTES)).ok_or(TOO_MUCH)?;
        if column >= COLUMNS_MAX {
            return Err(TOO_WIDE);
        }
        rows.entry(row).or_default().insert(column, it);
        if rows.len() > ROWS_MAX + REMARKS_MAX {
            return Err(TOO_MANY_ROWS);
        }
    }
    Ok(rows)
}

/// The rows as lines of a table. Remarks are left out, and so is a title that is merged over several columns.
fn lines(rows: Rows, merged: &[Dimensions]) -> Vec<Line> {
    let told = rows.into_iter().filter(|(row, cells)| !is_remark(cells) && !is_title(*row, cells, merged));
    let line = |(row, mut cells): (u32, BTreeMap<u32, Cell>)| {
        let last = cells.last_key_value().map_or(0, |(column, _)| *column);
        let cell = |column| cells.remove(&column).unwrap_or_else(|| Cell::text(""));
        Line { number: u64::from(row).saturating_add(1), cells: (0..=last).map(cell).collect() }
    };
    told.map(line).collect()
}

fn is_remark(cells: &BTreeMap<u32, Cell>) -> bool {
    cells.get(&0).is_some_and(|cell| cell.form == Form::Text && cell.text.starts_with('#'))
}

fn is_title(row: u32, cells: &BTreeMap<u32, Cell>, merged: &[Dimensions]) -> bool {
    let Some((column, _)) = cells.first_key_value().filter(|_| cells.len() == 1) else { return false };
    merged.iter().any(|it| it.start == (row, *column) && it.end.1 > it.start.1)
}

/// What a cell says in the spelling of a text file; nothing where it is blank.
fn spelled(value: &DataRef<'_>, first: NaiveDate) -> Option<Cell> {
    let number = |text| Cell { text, form: Form::Number };
    let cell = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text.replace("\r\n", "\n")),
        DataRef::SharedString(text) => Cell::text(text.replace("\r\n", "\n")),
        DataRef::Int(value) => number(value.to_string()),
        DataRef::Float(value) => number(plain(*value)),
        DataRef::Bool(true) => Cell::text("yes"),
        DataRef::Bool(false) => Cell::text("no"),
        DataRef::DateTime(at) => Cell::text(moment(*at, first)),
        DataRef::DateTimeIso(text) => Cell::text(of_iso(text)),
        DataRef::Error(error) => Cell { text: error.to_string(), form: Form::Fault },
    };
    Some(cell).filter(|cell| !cell.is_blank())
}

/// A number as somebody types it: a whole one without a point.
fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < EXACT_MAX {
        // Adding nothing takes the sign from a zero.
        format!("{:.0}", value + 0.0)
    } else {
        value.to_string()
    }
}

/// 2026-11-27, 13:00 or 2026-11-27 13:00, counted in days from the first one the workbook knows.
fn moment(at: ExcelDateTime, first: NaiveDate) -> String {
    if !(0.0..DAYS_MAX).contains(&at.as_f64()) {
        return plain(at.as_f64());
    }
    #[expect(clippy::cast_possible_truncation, reason = "days up to DAYS_MAX in seconds fit many times")]
    let secs = (at.as_f64() * DAY_SECS as f64).round() as i64;
    let (days, rest) = (secs / DAY_SECS, secs % DAY_SECS);
    if at.is_duration() || days == 0 {
        return clock(secs);
    }
    let Some(date) = first.checked_add_signed(TimeDelta::days(days)) else { return plain(at.as_f64()) };
    if rest == 0 { date.to_string() } else { format!("{date} {}", clock(rest)) }
}

/// 13:00, or 13:00:05 where there are seconds.
fn clock(secs: i64) -> String {
    let (hours, minutes, secs) = (secs / 3_600, secs / 60 % 60, secs % 60);
    if secs == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{secs:02}") }
}

/// 2026-11-27T13:00:00 as somebody types it.
fn of_iso(text: &str) -> String {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let time = time.trim_end_matches('Z');
    let time = time.split_once('.').map_or(time, |(time, _)| time);
    let time = if time.len() > 5 { time.strip_suffix(":00").unwrap_or(time) } else { time };
    match (date, time) {
        (date, "" | "00:00") => date.to_owned(),
        ("", time) => time.to_owned(),
        (date, time) => format!("{date} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn days_and_times_are_spelled_as_text_files_spell_them() {
        let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
        let at = |value, form| moment(ExcelDateTime::new(value, form, false), first);
        let (date, span) = (ExcelDateTimeType::DateTime, ExcelDateTimeType::TimeDelta);
        for (value, said) in [
            (46_353.0, "2026-11-27"),
            (46_353.0 + 13.0 / 24.0, "2026-11-27 13:00"),
            (13.0 / 24.0, "13:00"),
            (0.812_5, "19:30"),
            (0.000_011_6, "00:00:01"),
            (0.0, "00:00"),
            (-1.0, "-1"),
            (1e300, &1e300.to_string()),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(at(value, date), said, "{value}");
        }
        assert_eq!((at(1.0, span), at(1.5, span)), ("24:00".to_owned(), "36:00".to_owned()));
        for (iso, said) in [
            ("2026-11-27T00:00:00", "2026-11-27"),
            ("2026-11-27T13:00:00.000Z", "2026-11-27 13:00"),
            ("2026-11-27", "2026-11-27"),
            ("T09:30:00", "09:30"),
        ] {
            assert_eq!(of_iso(iso), said);
        }
    }

    #[test]
    fn whole_numbers_lose_their_point() {
        for (value, said) in [(40.0, "40"), (-0.0, "0"), (0.5, "0.5"), (1e20, "100000000000000000000")] {
            assert_eq!(plain(value), said);
        }
    }

    #[test]
    fn a_part_that_promises_more_than_it_can_hold_is_found() {
        assert_eq!(promised(b"<sst count=\"3\" uniqueCount=\"2\">"), 2);
        assert_eq!(promised(b"<sst uniqueCount = '99999999999999999999999'>"), usize::MAX);
        assert_eq!(promised(b"<sst>"), 0);
    }
}
