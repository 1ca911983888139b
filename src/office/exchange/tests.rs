//! Good files are read whole; a bad file is refused whole, with every mistake, its place and the way out.

mod workbook;
mod wrong;

use proptest::prelude::*;

use super::*;
use crate::domain::id::{GroupId, RoomId, ThemeId};
use crate::domain::{
    activity::Change,
    book::Availability,
    event::EventStatus,
    group::{Admission, Audience, Contact},
    place::Place,
    text::Text,
};
use crate::wire::{body::samples, record::Kept};

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn known() -> Known {
    let mut known = Known::default();
    known.themes.insert(ThemeId::parse("habit").unwrap());
    known.themes.insert(ThemeId::parse("home").unwrap());
    known.rooms.insert(RoomId::parse("room-1").unwrap());
    known.groups.insert(GroupId::parse("sayu-no-kai").unwrap());
    known
}

fn load(kind: ImportKind, bytes: &[u8]) -> Result<Imported, Vec<ImportError>> {
    import(kind, bytes, &NoFiles, today(), &known())
}

/// The template of a kind with one column's example replaced.
fn with(kind: ImportKind, column: &str, cell: &str) -> String {
    let text = template(kind);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = lines.len() - 2;
    let mut reader =
        csv::ReaderBuilder::new().from_reader(lines[at..].join("\n").into_bytes().leak() as &[u8]);
    let place = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
    let row = reader.records().next().unwrap().unwrap();
    let cells: Vec<String> = row
        .iter()
        .enumerate()
        .map(|(i, old)| format!("\"{}\"", if i == place { cell } else { old }))
        .collect();
    lines[at + 1] = cells.join(",");
    lines.join("\n")
}

#[test]
fn every_template_imports_as_it_is() {
    for kind in ImportKind::ALL {
        assert_eq!(ImportKind::from_key(kind.key()), Some(kind));
        let found =
            load(kind, template(kind).as_bytes()).unwrap_or_else(|errors| panic!("{kind:?} {errors:#?}"));
        assert!(!found.records.is_empty());
    }
}

#[test]
fn a_group_is_read_as_written() {
    let found = load(ImportKind::Groups, template(ImportKind::Groups).as_bytes()).unwrap();
    let [Record::Group(group)] = &found.records[..] else { panic!("{found:?}") };
    let public = &group.public;
    assert_eq!(public.name, Text::ja("{白湯|さゆ}の{会|かい}"));
    assert_eq!(public.admission.get(&Audience::Family), Some(&Admission::ContactFirst));
    assert_eq!(public.contacts.last(), Some(&Contact::Desk));
    assert_eq!(
        public.conditions.as_ref().unwrap().plain(),
        "やめたい気持ちがあれば、それだけで来られます。家族の方の会は「縁側の会」です。"
    );
    assert_eq!((group.private.listed, group.private.contact_name.as_str()), (true, "見本 六朗"));
    assert_eq!(group.private.consents[0].given_on.to_string(), "2026-11-09");
    let changes = &public.activities[0].schedule.changes;
    assert!(matches!(changes.values().next(), Some(Change::Moved { place: Some(Place::Public(_)), .. })));
    assert!(matches!(changes.values().last(), Some(Change::Cancelled { reason: Some(_) })));
}

#[test]
fn a_book_is_read_as_written_and_a_theme_nobody_knows_is_said() {
    let found = load(ImportKind::Books, template(ImportKind::Books).as_bytes()).unwrap();
    let [Record::Book(book)] = &found.records[..] else { panic!("{found:?}") };
    let public = &book.public;
    assert_eq!(public.title, Text::ja("{点|てん}のある{朝|あさ}"));
    assert_eq!((public.themes.len(), public.languages.as_slice()), (1, &["ja".to_owned()][..]));
    assert_eq!(public.availability, Some(Availability::OnShelf));
    assert_eq!(public.borrowing, None, "blank is not said");
    for (column, cell, message) in
        [("theme", "moon", "use one of: habit, home"), ("availability", "gone", "on_shelf, lent, read_here")]
    {
        let errors = load(ImportKind::Books, with(ImportKind::Books, column, cell).as_bytes()).unwrap_err();
        assert!(errors[0].to_string().contains(message), "{}", errors[0]);
    }
}

#[test]
fn a_sealed_place_is_not_kept_at_all() {
    for visibility in ["sealed", "after_contact"] {
        let text = with(ImportKind::Groups, "place_visibility", visibility);
        let found = load(ImportKind::Groups, text.as_bytes()).unwrap();
        let body = found.records[0].body();
        assert!(
            body.contains("after_contact") && !body.contains("会館") && !body.contains("集会所"),
            "{body}"
        );
    }
}

#[test]
fn utf_8_with_or_without_mark_and_shift_jis_read_the_same() {
    let text = template(ImportKind::Events);
    let plain = load(ImportKind::Events, text.as_bytes()).unwrap();
    let marked = load(ImportKind::Events, format!("\u{feff}{text}").as_bytes()).unwrap();
    let (japanese, _, lossy) = encoding_rs::SHIFT_JIS.encode(&text);
    assert!(!lossy);
    assert_eq!(marked, plain);
    assert_eq!(load(ImportKind::Events, &japanese).unwrap(), plain);
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(load(ImportKind::Events, crlf.as_bytes()).unwrap(), plain);
}

#[test]
fn what_a_spreadsheet_changes_is_understood() {
    let text = with(ImportKind::Bookings, "date", "2026/11/24").replace("\"10:00\"", "\"１０：００\"");
    assert_eq!(
        load(ImportKind::Bookings, text.as_bytes()).unwrap().records,
        load(ImportKind::Bookings, template(ImportKind::Bookings).as_bytes()).unwrap().records
    );
}

#[test]
fn an_event_that_moved_says_what_was() {
    let text = with(ImportKind::Events, "status", "moved")
        .replace("\"moved\",\"\"", "\"moved\",\"会場が変わりました\"");
    let found = load(ImportKind::Events, text.as_bytes()).unwrap();
    let [Record::Event(event)] = &found.records[..] else { panic!() };
    assert_eq!(event.public.status, EventStatus::Moved(Text::ja("会場が変わりました")));
    assert_eq!(event.public.sessions.len(), 2);
    assert_eq!(
        event.public.contact.as_ref().unwrap().plain(),
        "電話 000-0000-1200・メール ten@center.example"
    );
}

#[test]
fn what_the_office_keeps_comes_back_through_a_bundle() {
    let room = Record::Room(Kept {
        public: samples::room(),
        private: crate::wire::record::RoomPrivate { note: "鍵は2本".to_owned(), ..Default::default() },
    });
    let mut body: serde_json::Value = serde_json::from_str(&room.body()).unwrap();
    body["id"] = room.id().into();
    let bundle = serde_json::json!({"rooms": [body]}).to_string();
    assert_eq!(load(ImportKind::Bundle, bundle.as_bytes()).unwrap().records, [room]);
}

struct Beside;

impl Files for Beside {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let mut png = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(4, 3).write_to(&mut png, image::ImageFormat::Png).unwrap();
        let png = png.into_inner();
        match name {
            "good.png" => Some(png),
            "torn.png" => Some(png[..40].to_vec()),
            "note.png" => Some(b"not a picture".to_vec()),
            _ => None,
        }
    }
}

#[test]
fn pictures_are_checked_and_named_by_their_hash() {
    let load = |name: &str| {
        let text = with(ImportKind::Events, "picture", name);
        import(ImportKind::Events, text.as_bytes(), &Beside, today(), &known())
    };
    let found = load("good.png").unwrap();
    let [Record::Event(event)] = &found.records[..] else { panic!() };
    let [(name, bytes)] = &found.blobs[..] else { panic!() };
    assert_eq!(
        (name.as_str(), event.public.picture),
        ("good.png", Some(crate::domain::blob::BlobHash::of(bytes)))
    );
    for name in ["torn.png", "note.png"] {
        let errors = load(name).unwrap_err();
        assert_eq!((errors.len(), errors[0].column.as_str()), (1, "picture"));
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(kind in proptest::sample::select(&ImportKind::ALL[..]), bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _outcome = load(kind, &bytes);
    }

    #[test]
    fn no_cell_makes_it_panic(
        kind in proptest::sample::select(&ImportKind::ALL[..3]), column in any::<proptest::sample::Index>(), cell in "[ -~あ／：;>@日\n]{0,20}",
    ) {
        let text = template(kind);
        let header = text.lines().rev().nth(1).unwrap();
        let columns: Vec<&str> = header.split(',').collect();
        let _outcome = load(kind, with(kind, columns[column.index(columns.len())], &cell).as_bytes());
    }

    #[test]
    fn no_torn_template_makes_it_panic(kind in proptest::sample::select(&ImportKind::ALL[..]), at in any::<proptest::sample::Index>()) {
        let bytes = template(kind).into_bytes();
        let _outcome = load(kind, &bytes[..at.index(bytes.len())]);
    }
}
