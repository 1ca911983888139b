//! Workbooks read as the text they could have been saved as; hostile ones are refused, and none trips the reader.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::office::exchange::ImportKind::{Bookings, Books, Events, Groups};

const TABLES: [ImportKind; 4] = [Groups, Events, Bookings, Books];

/// The rows of a text, remarks left out.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A workbook whose first sheet is filled like this.
fn made(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

fn put(sheet: &mut Worksheet, rows: &[Vec<String>]) {
    for (cells, row) in rows.iter().zip(0..) {
        for (cell, column) in cells.iter().zip(0..) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
}

/// The column of the template of a kind with this name.
fn place(kind: ImportKind, name: &str) -> u16 {
    let at = rows(&template(kind))[0].iter().position(|it| it == name).unwrap();
    u16::try_from(at).unwrap()
}

/// The template's rows, with one cell written by `fill` in the place of its example.
fn with_cell(kind: ImportKind, name: &str, fill: impl Fn(&mut Worksheet, u32, u16)) -> Vec<u8> {
    made(|sheet| {
        put(sheet, &rows(&template(kind)));
        fill(sheet, 1, place(kind, name));
    })
}

fn first_error(kind: ImportKind, bytes: &[u8]) -> ImportError {
    load(kind, bytes).expect_err("the workbook is wrong").remove(0)
}

fn dated(format: &str) -> Format {
    Format::new().set_num_format(format)
}

/// The same workbook with one part replaced.
fn with_part(bytes: &[u8], name: &str, replace: impl Fn(&str) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let (mut text, own) = (String::new(), part.name().unwrap().into_owned());
        part.read_to_string(&mut text).unwrap();
        to.start_file(own.as_str(), options).unwrap();
        let text = if own == name { replace(&text) } else { text };
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const TEXTS: &str = "xl/sharedStrings.xml";

#[test]
fn every_table_reads_the_same_as_text_and_as_a_workbook() {
    for kind in TABLES {
        let text = load(kind, template(kind).as_bytes()).unwrap();
        let typed = made(|sheet| put(sheet, &rows(&template(kind))));
        assert_eq!(load(kind, &typed).unwrap(), text, "{kind:?}");
        let own = template_workbook(kind).unwrap().unwrap();
        let found = load(kind, &own).unwrap_or_else(|errors| panic!("{kind:?} {errors:#?}"));
        assert_eq!(found, text, "{kind:?}");
    }
    assert!(template_workbook(ImportKind::Bundle).is_none());
    let bundle = first_error(ImportKind::Bundle, &template_workbook(Groups).unwrap().unwrap());
    assert!(bundle.message.contains("one JSON file"), "{bundle}");
}

#[test]
fn days_times_numbers_and_formulas_are_spelled_as_text_spells_them() {
    let typed = with_cell(Events, "capacity", |sheet, row, column| {
        sheet.write_number(row, column, 40.0).unwrap();
        let day = Formula::new("=DATE(2026,12,12)").set_result("46368");
        let on = place(Events, "starts_on");
        sheet.write_formula_with_format(row, on, day, &dated("yyyy/m/d")).unwrap();
        let time = ExcelDateTime::from_hms(10, 0, 0).unwrap();
        let from = place(Events, "start_time");
        sheet.write_datetime_with_format(row, from, &time, &dated("h:mm")).unwrap();
        let to = place(Events, "end_time");
        sheet.write_number_with_format(row, to, 1.0, &dated("[h]:mm")).unwrap();
    });
    let text = with(Events, "end_time", "24:00");
    assert_eq!(load(Events, &typed).unwrap(), load(Events, text.as_bytes()).unwrap());
    let yes = with_cell(Groups, "listed", |sheet, row, column| {
        sheet.write_boolean(row, column, true).unwrap();
    });
    assert_eq!(load(Groups, &yes).unwrap(), load(Groups, template(Groups).as_bytes()).unwrap());
    let noon = with_cell(Bookings, "date", |sheet, row, column| {
        let at = ExcelDateTime::from_ymd(2026, 11, 24).unwrap().and_hms(13, 0, 0).unwrap();
        sheet.write_datetime_with_format(row, column, &at, &dated("yyyy-mm-dd hh:mm")).unwrap();
    });
    assert_eq!(first_error(Bookings, &noon).value, "2026-11-24 13:00", "no booking has a time in its day");
}

#[test]
fn digits_that_lost_their_zeros_are_told_with_the_way_out() {
    let number = with_cell(Bookings, "number", |sheet, row, column| {
        sheet.write_number(row, column, 417.0).unwrap();
    });
    let errors = load(Bookings, &number).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(
        errors[0].to_string().starts_with("line 2, column number (K): \"417\": Excel made"),
        "{}",
        errors[0]
    );
    assert!(
        errors[0].in_japanese().contains("番号の列を『文字列』にして 入れなおしてください"),
        "{}",
        errors[0].in_japanese()
    );
    for (kind, column, value) in
        [(Groups, "private_phone", 312_345_678.0), (Groups, "contact_note", 9_012_345_678.0)]
    {
        let phone = with_cell(kind, column, |sheet, row, at| {
            sheet.write_number(row, at, value).unwrap();
        });
        let error = first_error(kind, &phone);
        assert_eq!(error.line, 2);
        assert!(error.column.starts_with(column), "{error}");
        assert!(error.message_ja.contains("電話番号の列を『文字列』にして 入れなおしてください"), "{error}");
    }
    let text = with_cell(Groups, "private_phone", |sheet, row, at| {
        sheet.write_string(row, at, "00300009906").unwrap();
    });
    let found = load(Groups, &text).unwrap();
    let [Record::Group(group)] = &found.records[..] else { panic!("{found:?}") };
    assert_eq!(group.private.contact_phone, "00300009906", "a text stays as it is");
}

/// A table below a title and a remark, with blank rows, behind a blank sheet and a hidden one.
fn among_others(table: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet();
    let hidden = book.add_worksheet();
    hidden.write_string(0, 0, "かくしたメモ").unwrap().set_hidden(true);
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 5, "本の一覧", &Format::new().set_bold()).unwrap();
    sheet.write_string(1, 0, "# 11月に 直しました").unwrap();
    for (cells, row) in table.iter().zip([3, 6]) {
        for (cell, column) in cells.iter().zip(0..) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_blank(8, 2, &Format::new().set_bold()).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn titles_blank_rows_and_other_sheets_are_passed_over_and_lines_are_those_of_the_sheet() {
    let good = among_others(&rows(&template(Books)));
    assert_eq!(load(Books, &good).unwrap(), load(Books, template(Books).as_bytes()).unwrap());
    let error = first_error(Books, &among_others(&rows(&with(Books, "theme", "moon"))));
    assert_eq!((error.line, error.column.as_str()), (7, "theme (F)"));
}

#[test]
fn what_is_wrong_in_a_sheet_is_named_by_its_letter() {
    let beyond = made(|sheet| {
        put(sheet, &rows(&template(Books)));
        sheet.write_string(1, 27, "あとで").unwrap();
    });
    assert_eq!(first_error(Books, &beyond).column, "AB");
    let unknown = made(|sheet| {
        put(sheet, &rows(&template(Books)));
        sheet.write_string(0, 1, "題名").unwrap();
    });
    assert_eq!(first_error(Books, &unknown).column, "題名 (B)");
    let fault = with_cell(Books, "about", |sheet, row, column| {
        sheet.write_formula(row, column, Formula::new("=NA()").set_result("#N/A")).unwrap();
    });
    let error = first_error(Books, &fault);
    assert_eq!((error.column.as_str(), error.value.as_str()), ("about (E)", "#N/A"));
    assert!(error.message.contains("came to nothing"), "{error}");
}

#[test]
fn what_is_no_workbook_is_refused_with_the_way_out() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("letter.txt", SimpleFileOptions::default()).unwrap();
    zip.write_all("手紙".as_bytes()).unwrap();
    let zip = zip.finish().unwrap().into_inner();
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on".to_vec();
    let empty = made(|_| ());
    let head_alone = made(|sheet| put(sheet, &rows(&template(Books))[..1]));
    for (bytes, said) in [
        (&zip, "Excel のブックとして読めません"),
        (&old, "古い Excel（.xls）か、パスワード"),
        (&empty, "どのシートにも 何も入っていません"),
        (&head_alone, "見出しの下に行がありません"),
    ] {
        let error = first_error(Books, bytes);
        assert!(error.message_ja.contains(said), "{}", error.in_japanese());
    }
}

#[test]
fn a_torn_workbook_is_refused_wherever_it_is_torn() {
    let whole = template_workbook(Bookings).unwrap().unwrap();
    for at in (4..whole.len()).step_by(97) {
        assert!(load(Bookings, &whole[..at]).is_err(), "{at}");
    }
    // A byte that is wrong may lie where nobody looks; it never trips the reader.
    for at in (0..whole.len()).step_by(31) {
        let mut wrong = whole.clone();
        wrong[at] ^= 0x55;
        let _outcome = load(Bookings, &wrong);
    }
}

#[test]
fn a_workbook_that_unpacks_without_end_or_promises_it_is_refused() {
    let whole = made(|sheet| put(sheet, &rows(&template(Books))));
    let blank = " ".repeat(1024 * 1024);
    let bomb =
        with_part(&whole, SHEET, |text| text.replace("<sheetData>", &(blank.repeat(80) + "<sheetData>")));
    assert!(bomb.len() < 1024 * 1024, "it is small until it is unpacked");
    let shared = "あ".repeat(400_000);
    let many = made(|sheet| {
        put(sheet, &rows(&template(Books))[..1]);
        for row in 1..2_000 {
            sheet.write_string(row, 4, "x").unwrap();
        }
    });
    let many = with_part(&many, TEXTS, |text| text.replace("<t>x</t>", &format!("<t>{shared}</t>")));
    let promise = with_part(&whole, TEXTS, |text| {
        let (before, rest) = text.split_once("uniqueCount=\"").unwrap();
        let (_, after) = rest.split_once('"').unwrap();
        format!("{before}uniqueCount=\"99999999999\"{after}")
    });
    let far = with_part(&whole, SHEET, |text| text.replacen("r=\"A2\"", "r=\"XFD1048576\"", 1));
    let nowhere =
        with_part(&whole, SHEET, |text| text.replacen("r=\"A2\"", "r=\"ZZZZZZZZZZ99999999999\"", 1));
    for (bytes, said) in [
        (&bomb, "holds too much"),
        (&many, "holds too much"),
        (&promise, "no Excel workbook"),
        (&far, "beyond column IV"),
        (&nowhere, "no Excel workbook"),
    ] {
        let error = first_error(Books, bytes);
        assert!(error.message.contains(said), "{error}");
    }
    let long = made(|sheet| {
        put(sheet, &rows(&template(Books))[..1]);
        for row in 1..20_200 {
            sheet.write_string(row, 0, "a").unwrap();
        }
    });
    assert!(first_error(Books, &long).message.contains("more than 20000 rows"));
}

/// What became of a file, whatever it calls its lines and columns.
fn told(outcome: Result<Imported, Vec<ImportError>>) -> Result<Imported, Vec<(String, String)>> {
    outcome.map_err(|errors| errors.into_iter().map(|it| (it.value, it.message)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_rows_are_read_the_same(
        ids in proptest::collection::vec("[a-z]{1,8}", 1..4),
        cells in proptest::collection::vec("[ !-^`-~ぁ-ん一-龠０-９、\n]{0,10}", 48),
    ) {
        let header = rows(&template(Books)).remove(0);
        let width = header.len();
        let line = |(id, at): (&String, usize)| {
            let rest = cells.iter().cycle().skip(at * width).take(width - 1).cloned();
            std::iter::once(id.clone()).chain(rest).collect::<Vec<_>>()
        };
        let all: Vec<Vec<String>> = std::iter::once(header).chain(ids.iter().zip(0..).map(line)).collect();
        let mut text = csv::Writer::from_writer(Vec::new());
        for row in &all {
            text.write_record(row).unwrap();
        }
        let text = text.into_inner().unwrap();
        let book = made(|sheet| put(sheet, &all));
        prop_assert_eq!(told(load(Books, &book)), told(load(Books, &text)));
    }

    #[test]
    fn every_day_and_minute_is_the_one_that_was_typed(day in 0..3_000_i64, from in 0..1_438_u16, length in 1..60_u16) {
        let to = (from + length).min(1_439);
        let date = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::TimeDelta::days(day);
        let clock = |minutes: u16| ExcelDateTime::from_hms(minutes / 60, u8::try_from(minutes % 60).unwrap(), 0).unwrap();
        let typed = with_cell(Bookings, "date", |sheet, row, column| {
            let on = ExcelDateTime::parse_from_str(&date.to_string()).unwrap();
            sheet.write_datetime_with_format(row, column, &on, &dated("yyyy\"年\"m\"月\"d\"日\"")).unwrap();
            for (name, minutes) in [("start_time", from), ("end_time", to)] {
                let at = place(Bookings, name);
                sheet.write_datetime_with_format(row, at, clock(minutes), &dated("h:mm")).unwrap();
            }
        });
        let spell = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let text = template(Bookings)
            .replace("2026-11-24,10:00,12:00", &format!("{date},{},{}", spell(from), spell(to)));
        prop_assert_eq!(told(load(Bookings, &typed)), told(load(Bookings, text.as_bytes())));
    }
}
