//! The month as a table: numbers stay numbers, and what is not said stands as words.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{NOTES, Report, ReportError, Section, figures::Figure};

/// The typeface of the office's own papers; a machine without it takes another.
const FACE: &str = "BIZ UDPゴシック";
/// Widths of the two columns, in characters of the table's own face.
const WIDTHS: [f64; 2] = [46.0, 14.0];
/// The paper: A4, as the format numbers it.
const A4: u8 = 9;
/// Characters of a comment on one line of the merged cell, and the height of such a line in points.
const LINE: (usize, u16) = (40, 18);

/// The file's bytes.
pub fn excel(report: &Report) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let made = datetime(report.made_on)?;
    let title = format!("{} 月報", report.month.name());
    book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name("月報")?.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    fill(sheet, report, &title)?;
    Ok(book.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, report: &Report, title: &str) -> Result<(), XlsxError> {
    let plain = Format::new().set_font_name(FACE).set_font_size(11);
    let head = plain.clone().set_bold().set_font_size(16);
    sheet.write_string_with_format(0, 0, title, &head)?;
    sheet.write_string_with_format(1, 0, super::paper::subtitle(report), &plain)?;
    let mut row = 3;
    for section in &report.sections {
        row = write(sheet, section, row, &plain)? + 1;
    }
    let wrapped = plain.clone().set_text_wrap().set_align(FormatAlign::Top);
    let lines = report.comment.lines().map(|line| line.chars().count() / LINE.0 + 1).sum::<usize>();
    if lines > 0 {
        sheet.write_string_with_format(row, 0, "ひとこと", &plain.clone().set_bold())?;
        sheet.merge_range(row + 1, 0, row + 1, 1, &report.comment, &wrapped)?;
        let height = LINE.1.saturating_mul(u16::try_from(lines).unwrap_or(u16::MAX)).min(400);
        sheet.set_row_height(row + 1, height)?;
        row += 3;
    }
    for note in NOTES {
        sheet.merge_range(row, 0, row, 1, note, &wrapped.clone().set_font_size(9))?;
        sheet.set_row_height(row, 24)?;
        row += 1;
    }
    Ok(())
}

/// Writes a section from this row on; the row after it.
fn write(sheet: &mut Worksheet, section: &Section, mut row: u32, plain: &Format) -> Result<u32, XlsxError> {
    let bold = plain.clone().set_bold().set_border_bottom(FormatBorder::Thin);
    let line = plain.clone().set_border_bottom(FormatBorder::Hair);
    sheet.write_string_with_format(row, 0, section.title, &bold)?;
    sheet.write_string_with_format(row, 1, "件", &bold.clone().set_align(FormatAlign::Right))?;
    row += 1;
    for (name, figure) in &section.rows {
        sheet.write_string_with_format(row, 0, name, &line)?;
        put(sheet, row, *figure, &line)?;
        row += 1;
    }
    if let Some(sum) = section.sum {
        sheet.write_string_with_format(row, 0, "計", &bold)?;
        put(sheet, row, sum, &bold)?;
        row += 1;
    }
    Ok(row)
}

fn put(sheet: &mut Worksheet, row: u32, figure: Figure, format: &Format) -> Result<(), XlsxError> {
    let format = format.clone().set_align(FormatAlign::Right);
    match figure {
        Figure::Exact(count) => {
            let count = i32::try_from(count).unwrap_or(i32::MAX);
            sheet.write_number_with_format(row, 1, count, &format.set_num_format("#,##0"))?;
        }
        Figure::Few | Figure::Withheld => {
            sheet.write_string_with_format(row, 1, figure.text(), &format)?;
        }
    }
    Ok(())
}

/// The file says when its figures were added up, not when somebody pressed.
fn datetime(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}
