//! The month that leaves the desk: what is said of it, and that its files say the same.

use std::io::{Cursor, Read as _};

use chrono::{DateTime, NaiveDate};

use super::{Month, excel::excel, figures::Figure, months, of_month, paper::paper};
use crate::{
    media::pdf::Pdf,
    office::{
        consultations::{self, Person, Way},
        database::Database,
        desk_pages::{self, Sort},
    },
    store::{error::StoreError, sql::Tx},
};

const TODAY: &str = "2026-11-21";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ask(tx: &mut dyn Tx, on: &str, what: (Way, Person), times: usize) -> Result<(), StoreError> {
    for number in 0..times {
        let id = format!("con-{on}-{}-{}-{number}", what.0.key(), what.1.key());
        consultations::count(tx, &id, day(on), what)?;
    }
    Ok(())
}

/// October: 12 by telephone, 7 in person, 2 by mail.
fn october(tx: &mut dyn Tx) -> Result<(), StoreError> {
    ask(tx, "2026-10-03", (Way::Phone, Person::Oneself), 12)?;
    ask(tx, "2026-10-31", (Way::Visit, Person::Oneself), 7)?;
    ask(tx, "2026-10-31", (Way::Mail, Person::Family), 2)?;
    ask(tx, "2026-11-01", (Way::Phone, Person::Oneself), 9)?;
    let about = (Sort::Comment, day("2026-10-01"));
    let words = "台風の日は電話が多くありました。".repeat(30);
    desk_pages::write(tx, about, (0, &words), ("s-1", DateTime::UNIX_EPOCH))?;
    Ok(())
}

fn with_october<R>(work: impl Fn(&mut dyn Tx) -> Result<R, StoreError>) -> R {
    let database = Database::in_memory().unwrap();
    let run = database.run_now::<_, StoreError>(|tx| {
        october(tx)?;
        work(tx)
    });
    run.unwrap()
}

#[test]
fn a_month_says_no_small_number_and_nothing_of_its_neighbours() {
    let report = with_october(|tx| of_month(tx, Month::read("2026-10").unwrap(), day(TODAY)));
    let by_way = &report.sections[0];
    let said: Vec<_> = by_way.rows.iter().map(|(name, figure)| (name.as_str(), *figure)).collect();
    let expected = [
        ("電話", Figure::Exact(12)),
        ("来所", Figure::Withheld),
        ("メール", Figure::Few),
        ("そのほか", Figure::Few),
    ];
    assert_eq!((said.as_slice(), by_way.sum), (expected.as_slice(), Some(Figure::Exact(21))));
    assert!(!report.running);
    let running = with_october(|tx| of_month(tx, Month::of(day(TODAY)), day(TODAY)));
    assert_eq!((running.sections[0].sum, running.running), (Some(Figure::Exact(9)), true));
}

#[test]
fn every_month_since_the_first_can_be_chosen() {
    let keys = |all: Vec<Month>| all.into_iter().map(Month::key).collect::<Vec<_>>();
    let found = with_october(|tx| {
        ask(tx, "2026-08-31", (Way::Phone, Person::Other), 1)?;
        months(tx, day(TODAY))
    });
    assert_eq!(keys(found), ["2026-11", "2026-10", "2026-09", "2026-08"]);
    let december = Month::read("2026-12").unwrap();
    assert_eq!((december.last(), december.after().key()), (day("2026-12-31"), "2027-01".to_owned()));
    assert_eq!((Month::read("2026-13"), Month::read("2026-1x")), (None, None));
}

#[test]
fn the_files_are_whole_and_the_same_whenever_they_are_asked_for() {
    let report = with_october(|tx| of_month(tx, Month::read("2026-10").unwrap(), day(TODAY)));
    let (table, sheet) = (excel(&report).unwrap(), paper(&report).unwrap());
    assert_eq!((excel(&report).unwrap(), paper(&report).unwrap()), (table.clone(), sheet.clone()));
    assert_eq!(
        shared_words(&table).matches("<t>5未満</t>").count(),
        1,
        "a word that stands twice is kept once"
    );
    assert!(shared_words(&table).contains("台風の日は電話が多くありました。"));
    let drawn = Pdf::open(sheet).unwrap();
    let text: String = drawn.sheets_within(200).map(|sheet| sheet.unwrap().text).collect();
    for words in ["2026年10月 月報", "相談：どこから", "5未満", "※", "21", "台風の日は電話が多く"]
    {
        assert!(text.contains(words), "{words} is missing in: {text}");
    }
}

#[test]
fn a_long_month_goes_on_on_another_page() {
    let mut report = with_october(|tx| of_month(tx, Month::read("2026-10").unwrap(), day(TODAY)));
    report.comment = "一行ずつ書きました。\n".repeat(60);
    assert_eq!(Pdf::open(paper(&report).unwrap()).unwrap().pages(), 3);
}

/// The words of a table's cells, as its file keeps them.
fn shared_words(table: &[u8]) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(table)).unwrap();
    let mut words = String::new();
    book.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut words).unwrap();
    words
}
