//! The file to start from: every column, one example row, and how to write each cell.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{
    bookings, books,
    columns::Column,
    events, groups,
    kind::ImportKind,
    sheet::{loose_date, loose_time},
};

/// Width of a column in a template, in characters.
const WIDTH: f64 = 18.0;

/// The template of a kind: comment lines, the header, one example row. It can be imported as it is, where the
/// themes, rooms and groups of its example exist.
pub fn template(kind: ImportKind) -> String {
    table_of(kind).map_or_else(|| BUNDLE.to_owned(), text)
}

/// The same as an Excel workbook (.xlsx): columns of days and times have their formats, all others are text, so that no
/// zero before a number is lost. None for a bundle, which is no table.
///
/// Fails when the workbook cannot be written.
pub fn template_workbook(kind: ImportKind) -> Option<Result<Vec<u8>, XlsxError>> {
    table_of(kind).map(workbook)
}

/// The columns of a kind, and what is said above them.
type Table = (&'static [Column], &'static str);

fn table_of(kind: ImportKind) -> Option<Table> {
    match kind {
        ImportKind::Groups => Some((groups::COLUMNS, groups::COMMENT)),
        ImportKind::Events => Some((events::COLUMNS, events::COMMENT)),
        ImportKind::Bookings => Some((bookings::COLUMNS, bookings::COMMENT)),
        ImportKind::Books => Some((books::COLUMNS, books::COMMENT)),
        ImportKind::Bundle => None,
    }
}

fn workbook((columns, comment): Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut row = 0;
    for line in comment.lines() {
        sheet.write_string(row, 0, format!("# {line}"))?;
        row += 1;
    }
    for (column, at) in columns.iter().zip(0..) {
        sheet.set_column_width(at, WIDTH)?;
        sheet.write_string_with_format(row, at, column.name, &Format::new().set_bold())?;
        example(sheet, (row + 1, at), column.example)?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    book.save_to_buffer()
}

/// Gives a column the format of its example, and the example itself.
fn example(sheet: &mut Worksheet, (row, at): (u32, u16), words: &str) -> Result<(), XlsxError> {
    let format = |format: &str| Format::new().set_num_format(format);
    let (date, time, text) = (format("yyyy-mm-dd"), format("hh:mm"), format("@"));
    if let Some(day) = loose_date(words) {
        sheet.set_column_format(at, &date)?;
        let day = ExcelDateTime::parse_from_str(&day.to_string())?;
        sheet.write_datetime_with_format(row, at, &day, &date)?;
    } else if let Some(clock) = loose_time(words) {
        sheet.set_column_format(at, &time)?;
        let clock = ExcelDateTime::parse_from_str(&clock.to_string())?;
        sheet.write_datetime_with_format(row, at, &clock, &time)?;
    } else {
        sheet.set_column_format(at, &text)?;
        sheet.write_string_with_format(row, at, words, &text)?;
    }
    Ok(())
}

fn text((columns, comment): Table) -> String {
    let header: Vec<&str> = columns.iter().map(|column| column.name).collect();
    let example: Vec<String> = columns.iter().map(|column| quoted(column.example)).collect();
    let comment: String = comment.lines().fold(String::new(), |all, line| all + "# " + line + "\n");
    format!("{comment}{}\n{}\n", header.join(","), example.join(","))
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// One record of each kind that has no table of its own; pictures are named by file name.
const BUNDLE: &str = r#"{
  "themes": [
    {
      "id": "habit", "name": {"ja": "やめたい・やめ{続|つづ}けたい", "en": "Stopping"}, "reading": "やめたいやめつづけたい",
      "about": "お酒、かけごと、買い物", "hue": 7, "icon": "coffee", "sensitive": true, "order": 1
    }
  ],
  "rooms": [{"id": "room-1", "name": "グループの部屋 1", "capacity": 8, "order": 1}],
  "calendars": [
    {
      "id": "corner", "name": "開館日", "closed_on_holidays": true, "year_end": {"from": "12-29", "to": "01-03"},
      "weekly": {"mon": "09:00-21:00", "tue": "09:00-21:00"},
      "exceptions": {"2026-12-04": {"open": "09:00-12:00"}, "2026-12-05": {"closed": "停電"}}
    }
  ],
  "desks": [
    {
      "id": "center-desk", "name": "窓口（12階）", "reading": "まどぐち", "municipality": "みほん県",
      "matters": ["グループをさがす"], "what": "いっしょに探します。", "for_whom": "どなたでも", "cost": "無料",
      "booking": "要りません", "phone": "000-0000-1200", "hours": {"tue": ["09:00-12:00", "13:00-17:00"]},
      "verified_on": "2026-11-15", "private": {"channels": ["kiosk", "paper"], "note": ""}
    }
  ],
  "helplines": [
    {
      "id": "yodoshi", "name": "夜どおし電話", "reading": "よどおしでんわ", "for_whom": "どなたでも",
      "ways": [{"kind": "phone", "value": "000-0000-5001", "hours": "24h", "fee": "無料", "languages": ["ja"]}],
      "source": "見本のための作り話です", "verified_on": "2026-11-06", "private": {"channels": ["kiosk", "paper"]}
    }
  ],
  "proposals": [
    {
      "id": "e-no-gogo", "title": "{絵|え}を かく 午後", "reading": "えをかくごご", "by": "絵のすきな 2人",
      "stage": "seeking", "aim": "話さなくてもいい 午後を つくりたい", "seeks": "場所を 知っている方",
      "until": "2027-01-31", "themes": ["habit"], "channels": ["kiosk"],
      "private": {"looked_through": true, "contact_name": "見本 八重", "contact_way": "000-0000-9908"}
    }
  ],
  "notices": [
    {
      "id": "year-end", "title": "年末年始の休館", "body": "12月29日から休館です。", "tone": "closing",
      "valid_from": "2026-12-01", "valid_to": "2027-01-03", "channels": ["signage", "kiosk", "paper"]
    }
  ],
  "playlists": [
    {
      "id": "daytime", "name": "ふだんの掲示", "priority": 0,
      "slides": [
        {"shows": {"automatic": "rooms_today"}, "secs": 15},
        {"shows": {"notice": "year-end"}, "secs": 15, "when": {"weekdays": ["mon"], "hours": "09:00-12:00"}}
      ]
    }
  ]
}
"#;
