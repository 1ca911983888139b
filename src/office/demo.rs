//! The demo corner: fiction for trying everything, placed around the day it is loaded, through the ordinary import.

mod leaflets;
mod tokens;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::exchange::{Drawn, Files, ImportError, ImportKind, Imported, Known, import};
use crate::{domain::calendar::OpeningCalendar, media::sheet::Sheet, wire::record::Record};

pub use self::leaflets::{Pdfs, drawn, pdfs};

/// The files of the demo, in the order in which each may name what stands before it.
const FILES: [(ImportKind, &str); 5] = [
    (ImportKind::Bundle, include_str!("../../assets/demo/bundle.json")),
    (ImportKind::Groups, include_str!("../../assets/demo/groups.csv")),
    (ImportKind::Events, include_str!("../../assets/demo/events.csv")),
    (ImportKind::Bookings, include_str!("../../assets/demo/bookings.csv")),
    (ImportKind::Books, include_str!("../../assets/demo/books.csv")),
];

/// What is known of the leaflets that came as PDFs.
const LEAFLETS: &str = include_str!("../../assets/demo/leaflets/leaflets.json");

/// Every record and picture of the demo as it stands on `today`, ready to be saved.
///
/// A booking on a day when the corner is closed is left out. Fails only where the demo's own files are wrong.
pub fn corner(today: NaiveDate) -> Result<Imported, Vec<ImportError>> {
    load(today, &Pictures)
}

/// The same with the leaflets that came as PDFs, whose pages are `sheets`.
pub fn with_leaflets(
    today: NaiveDate,
    sheets: BTreeMap<String, Vec<Sheet>>,
) -> Result<Imported, Vec<ImportError>> {
    let mut all = corner(today)?;
    let text = tokens::resolve(LEAFLETS, today);
    let drawn = Drawn { files: &Pictures, sheets };
    let part = import(ImportKind::Bundle, text.as_bytes(), &drawn, today, &Known::of(&all.records))?;
    all.records.extend(part.records);
    all.blobs.extend(part.blobs);
    all.pages.extend(part.pages);
    Ok(all)
}

fn load(today: NaiveDate, pictures: &dyn Files) -> Result<Imported, Vec<ImportError>> {
    let mut all = Imported::default();
    for (kind, text) in FILES {
        let known = Known::of(&all.records);
        let text = tokens::resolve(text, today);
        let part = import(kind, text.as_bytes(), pictures, today, &known)?;
        all.records.extend(part.records);
        all.blobs.extend(part.blobs);
    }
    let closed = closed_bookings(&all.records);
    let mut at = closed.into_iter();
    all.records.retain(|_| at.next() != Some(true));
    Ok(all)
}

/// For each record, whether it is a booking on a day when the corner is closed.
fn closed_bookings(records: &[Record]) -> Vec<bool> {
    let corner = records.iter().find_map(corner_calendar);
    let closed = |record: &Record| match record {
        Record::Booking(it) => corner.is_some_and(|corner| corner.day(it.public.date).hours().is_none()),
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Group(_)
        | Record::Event(_)
        | Record::Book(_)
        | Record::Proposal(_)
        | Record::Leaflet(_)
        | Record::Notice(_)
        | Record::Playlist(_)
        | Record::Room(_)
        | Record::CheckIn(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_)
        | Record::Template(_)
        | Record::Request(_)
        | Record::Emergency(_) => false,
    };
    records.iter().map(closed).collect()
}

fn corner_calendar(record: &Record) -> Option<&OpeningCalendar> {
    if let Record::Calendar(it) = record
        && it.public.id.as_str() == "corner"
    {
        return Some(&it.public);
    }
    None
}

/// The pictures of the demo, inside the program.
struct Pictures;

impl Files for Pictures {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let bytes: &[u8] = match name {
            "exhibition.jpg" => include_bytes!("../../assets/demo/pictures/exhibition.jpg"),
            "notebook-guide.jpg" => include_bytes!("../../assets/demo/pictures/notebook-guide.jpg"),
            "reading.jpg" => include_bytes!("../../assets/demo/pictures/reading.jpg"),
            "train-letter.jpg" => include_bytes!("../../assets/demo/pictures/train-letter.jpg"),
            "walk.jpg" => include_bytes!("../../assets/demo/pictures/walk.jpg"),
            "winter-gathering.jpg" => include_bytes!("../../assets/demo/pictures/winter-gathering.jpg"),
            _ => return None,
        };
        Some(bytes.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        domain::{
            agenda::Agenda,
            blob::BlobHash,
            content::{Content, Item, Revision},
            id::GroupId,
        },
        office::projection::{ShownGroups, project},
        wire::body,
    };

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A dot for every picture, so that only one test pays for the real ones.
    struct Dots;

    impl Files for Dots {
        fn read(&self, name: &str) -> Option<Vec<u8>> {
            Pictures.read(name)?;
            let side = u32::try_from(name.len()).unwrap();
            let mut png = std::io::Cursor::new(Vec::new());
            image::DynamicImage::new_luma8(side, 1).write_to(&mut png, image::ImageFormat::Png).ok()?;
            Some(png.into_inner())
        }
    }

    fn loaded(today: &str) -> Imported {
        load(date(today), &Dots).unwrap_or_else(|errors| panic!("{errors:#?}"))
    }

    fn projected(records: &[Record]) -> Vec<Item> {
        let shown = ShownGroups::of(records);
        records.iter().flat_map(|record| project(record, &shown)).map(|(_, item)| item).collect()
    }

    /// The leaflets that came as PDFs with how many pages each has, as they stand in their list.
    const LEAFLETS_OF_PDFS: [&str; 25] = [
        "memocho-shiori 3",
        "kisha-fuyu 4",
        "bench-shiori 2",
        "endai-oyako 2",
        "sayu-yoru 2 おとな向け",
        "hidokei-kaiho 2",
        "fuurin-aki 2",
        "hachiji-card 1",
        "okitegami-bunshu 4",
        "tonari-tsushin 2",
        "dekoboko-oshinagaki 2",
        "ten-chirashi 1",
        "hon-chirashi 1",
        "ochaniwa-kami 1",
        "komorebi-yasumi 2",
        "yubisaki-shiori 3",
        "futago-chirashi 1",
        "mago-techo 2",
        "yorimichi-asa 2",
        "pocket-gaishutsu 2",
        "saji-yoru 2 おとな向け",
        "matsu-renshu 1",
        "tsukuru-tebiki 4",
        "haru-aruki 1",
        "natsu-hokoku 1",
    ];

    /// Words that must be read off the pages, from each way to make a PDF.
    const WORDS_ON_PAGES: [(&str, &str); 9] = [
        ("memocho-shiori", "第2・第4木曜日"),
        ("kisha-fuyu", "汽車だより"),
        ("bench-shiori", "ひと息ベンチ"),
        ("endai-oyako", "Português"),
        ("sayu-yoru", "水を飲んで"),
        ("hidokei-kaiho", "家の中の音"),
        ("okitegami-bunshu", "弁当箱"),
        ("futago-chirashi", "抱っこの手"),
        ("matsu-renshu", "砂時計"),
    ];

    #[test]
    fn the_leaflets_that_came_as_pdfs_are_drawn_and_read() {
        let all = with_leaflets(date("2026-11-21"), drawn(240).unwrap())
            .unwrap_or_else(|errors| panic!("{errors:#?}"));
        let found = projected(&all.records).into_iter().filter_map(|item| {
            let Item::Leaflet(it) = item else { return None };
            it.pages.iter().all(|page| page.small.is_some()).then_some(it)
        });
        let found: Vec<_> = found.collect();
        let facts = |it: &crate::domain::leaflet::Leaflet| {
            format!("{} {}{}", it.id, it.pages.len(), if it.adults_only { " おとな向け" } else { "" })
        };
        let facts: Vec<String> = found.iter().map(facts).collect();
        assert_eq!(facts, LEAFLETS_OF_PDFS);
        for (id, words) in WORDS_ON_PAGES {
            let leaflet = found.iter().find(|it| it.id.as_str() == id).unwrap();
            assert!(leaflet.pages.iter().any(|page| page.text.contains(words)), "{id}: {words}");
        }
        let scan = found.iter().find(|it| it.id.as_str() == "ochaniwa-kami").unwrap();
        assert_eq!(scan.pages[0].text, "", "a scan is a picture of words");
        assert_eq!(all.pages.len(), 2 * 50, "each page large and small");
    }

    #[test]
    fn the_whole_corner_loads() {
        let found = corner(date("2026-11-21")).unwrap_or_else(|errors| panic!("{errors:#?}"));
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for record in &found.records {
            *count.entry(record.kind()).or_default() += 1;
            assert_eq!(&Record::read(record.kind(), record.id(), &record.body()).unwrap(), record);
        }
        let count: Vec<String> = count.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        assert_eq!(
            count.join(", "),
            "book 20, booking 75, calendar 2, desk 21, event 30, group 43, helpline 8, leaflet 3, mailbox 6, notice 6, playlist 2, proposal 6, room 2, settings 1, theme 8"
        );
        assert_eq!(found.blobs.len(), 6);
    }

    #[test]
    fn it_loads_on_any_day() {
        // A leap day, year-end, a Monday, a Sunday, a holiday.
        for today in ["2028-02-29", "2026-12-31", "2027-01-04", "2026-05-03", "2027-03-21"] {
            let corner = loaded(today);
            assert!(corner.records.len() > 80, "{today}");
        }
    }

    #[test]
    fn the_glass_shows_it_and_every_group_has_a_day_but_the_one_that_rests() {
        let found = loaded("2026-11-21");
        let ready = found.blobs.iter().map(|(_, bytes)| BlobHash::of(bytes)).collect();
        let built = Content::build(Revision::default(), projected(&found.records), &ready, None);
        assert_eq!(built.missing.len(), 0);
        let content = built.content.unwrap();
        assert_eq!((content.groups.len(), content.leaflets.len(), content.desks.len()), (40, 3, 21));
        assert_eq!((content.books.len(), content.proposals.len()), (20, 5));
        let slides: usize = content.playlists.values().map(|playlist| playlist.slides.len()).sum();
        assert_eq!(slides, 17, "no slide of the two playlists dangles");
        let agenda = Agenda::of(&content, date("2026-11-21"));
        let silent: Vec<&str> =
            content.groups.keys().filter(|id| agenda.next(id).is_none()).map(GroupId::as_str).collect();
        assert_eq!(silent, ["tori-no-su-bunko"]);
    }

    #[test]
    fn nothing_private_and_nothing_of_the_control_group_leaves() {
        let found = loaded("2026-11-21");
        let out: Vec<String> =
            projected(&found.records).iter().map(|item| format!("{:?}", body::write(item))).collect();
        let all: Vec<String> = found.records.iter().map(Record::body).collect();
        for secret in [
            "非公開見本",
            "非公開",
            "ひこうかい",
            "hikokai",
            "000-0000-7777",
            "000-0000-7778",
            "【職員だけ】",
            "非見",
            "000-0000-99",
            "手話サークルとの打ち合わせ",
            "渚見本",
            "なぎさのへや",
            "昔切符見本",
            "未読見本",
        ] {
            assert!(out.iter().all(|body| !body.contains(secret)), "{secret} leaves the building");
        }
        for planted in [
            "非公開見本の連絡メモ",
            "000-0000-7778",
            "【職員だけ】",
            "非見 一郎",
            "手話サークル",
            "渚見本",
            "昔切符見本",
            "未読見本",
        ] {
            assert!(all.iter().any(|body| body.contains(planted)), "{planted} is not even in the office");
        }
        assert!(
            all.iter().all(|body| !body.contains("非公開見本の会場") && !body.contains("非公開見本の変更先"))
        );
    }
}
