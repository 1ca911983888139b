//! 月報: what the desk counted in a month, as it may leave the building.

pub mod excel;
pub mod paper;
mod pdf;
pub mod figures;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, Months, NaiveDate};

use self::figures::Figure;
use super::{
    bookings,
    consultations::{self, Person, Way},
    desk_pages::{self, Sort},
    follow_ups::aim,
    records::State,
};
use crate::{
    args,
    domain::{id::RoomId, time::first_of_month},
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// Months that can be chosen, at most.
const MONTHS_MAX: usize = 60;
/// Below every month, whatever it says.
pub const NOTES: [&str; 2] = [
    "「5未満」は 0件から4件です。人が分かることのないように、くわしい数は出しません。",
    "「※」は、そこから「5未満」の数が分かってしまうので、出しません。",
];

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(first_of_month(day))
    }

    /// Reads `2026-11`.
    pub fn read(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok().map(Self)
    }

    /// `2026-11`
    pub fn key(self) -> String {
        self.0.format("%Y-%m").to_string()
    }

    /// 2026年11月
    pub fn name(self) -> String {
        format!("{}年{}月", self.0.year(), self.0.month())
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.after().0.pred_opt().unwrap_or(self.0)
    }

    /// The month before.
    pub fn before(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The month after.
    pub fn after(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }
}

/// The figures of a month, ready to leave the building.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The month.
    pub month: Month,
    /// Whose figures they are.
    pub centre: String,
    /// The day they were added up.
    pub made_on: NaiveDate,
    /// Whether the month is not over yet.
    pub running: bool,
    /// The figures.
    pub sections: Vec<Section>,
    /// What the desk says about them.
    pub comment: String,
}

/// Figures of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What is counted.
    pub title: &'static str,
    /// What, and how often.
    pub rows: Vec<(String, Figure)>,
    /// All of them together, where they are parts of a whole.
    pub sum: Option<Figure>,
}

/// The months that can be chosen, the newest first: from the first one in which anything was counted.
pub fn months(tx: &mut dyn Tx, today: NaiveDate) -> Result<Vec<Month>, StoreError> {
    let this = Month::of(today);
    let first = consultations::first_day(tx)?.map_or(this, Month::of).min(this.before());
    let all = std::iter::successors(Some(this), |month| Some(month.before()));
    Ok(all.take_while(|month| *month >= first).take(MONTHS_MAX).collect())
}

/// The figures of a month, up to today.
pub fn of_month(tx: &mut dyn Tx, month: Month, today: NaiveDate) -> Result<Report, StoreError> {
    let days = (month.first(), month.last().min(today));
    let mut sections = asked(tx, days)?.to_vec();
    sections.extend([rooms(tx, days)?, others(tx, month, days)?]);
    let settings = aim::settings(tx)?;
    let comment = desk_pages::find(tx, Sort::Comment, month.first())?;
    Ok(Report {
        month,
        centre: settings.map_or_else(String::new, |it| it.centre_name.plain()),
        made_on: today,
        running: month.last() >= today,
        sections,
        comment: comment.map_or_else(String::new, |page| page.words),
    })
}

type DaySpan = (NaiveDate, NaiveDate);

/// Consultations, parted twice: whoever has both tables has nothing more.
fn asked(tx: &mut dyn Tx, (from, to): DaySpan) -> Result<[Section; 2], StoreError> {
    let counts = consultations::between(tx, from, to)?;
    let by_way = Way::ALL.map(|way| counts.by_way(way)).to_vec();
    let by_person = Person::ALL.map(|person| counts.by_person(person)).to_vec();
    let (lists, sum) = figures::parted(&[by_way, by_person]);
    let mut lists = lists.into_iter();
    let mut section = |title, names: [&str; 4]| {
        let rows = names.map(str::to_owned).into_iter().zip(lists.next().unwrap_or_default());
        Section { title, rows: rows.collect(), sum: Some(sum) }
    };
    Ok([
        section("相談：どこから", Way::ALL.map(Way::name)),
        section("相談：どなたから", Person::ALL.map(Person::name)),
    ])
}

fn rooms(tx: &mut dyn Tx, (from, to): DaySpan) -> Result<Section, StoreError> {
    let mut used: BTreeMap<RoomId, i64> = BTreeMap::new();
    for booking in bookings::between(tx, from, to)? {
        *used.entry(booking.public.room).or_default() += 1;
    }
    let rooms = bookings::rooms(tx)?;
    let counts: Vec<i64> = rooms.iter().map(|room| used.get(&room.id).copied().unwrap_or(0)).collect();
    let (mut lists, sum) = figures::parted(&[counts]);
    let names = rooms.iter().map(|room| room.name.plain());
    Ok(Section {
        title: "グループの部屋の予約",
        rows: names.zip(lists.pop().unwrap_or_default()).collect(),
        sum: Some(sum),
    })
}

fn others(tx: &mut dyn Tx, month: Month, days: DaySpan) -> Result<Section, StoreError> {
    let opened = inquiries(tx, month)?;
    let post = post(tx, days)?;
    let row = |name: &str, count| (name.to_owned(), Figure::of(count));
    Ok(Section {
        title: "お問い合わせと郵便",
        rows: vec![row("お問い合わせの控え", opened), row("郵便が届いた箱（のべ）", post)],
        sum: None,
    })
}

/// The one number that is left of the month's inquiries.
fn inquiries(tx: &mut dyn Tx, month: Month) -> Result<i64, StoreError> {
    let rows = tx.query("SELECT opened FROM follow_up_month WHERE month = $1", args![month.key()])?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// Boxes in which post was found, one for each box and day.
fn post(tx: &mut dyn Tx, (from, to): DaySpan) -> Result<i64, StoreError> {
    let around = |day: Option<NaiveDate>| day.unwrap_or(from).format("%Y-%m-%dT00:00:00Z").to_string();
    let sql = "SELECT id, body FROM record_history
               WHERE kind = 'mailbox' AND changed_at >= $1 AND changed_at < $2 AND state <> $3";
    let (since, until) = (from.pred_opt(), to.checked_add_days(Days::new(2)));
    let rows = tx.query(sql, args![around(since), around(until), State::Deleted.key()])?;
    let mut found = BTreeSet::new();
    for row in rows {
        let id = row.text(0)?.to_owned();
        let Ok(Record::Mailbox(it)) = Record::read("mailbox", &id, row.text(1)?) else { continue };
        found.extend(it.private.post_since.filter(|day| from <= *day && *day <= to).map(|day| (id, day)));
    }
    Ok(i64::try_from(found.len()).unwrap_or(i64::MAX))
}

/// Why a month could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// As a table.
    #[error("the month could not be written as a table: {0}")]
    Table(#[from] rust_xlsxwriter::XlsxError),
    /// As a paper: its typeface is not what it should be.
    #[error("the month could not be set: {0}")]
    Paper(#[from] pdf::PdfError),
}

#[cfg(test)]
mod tests;
