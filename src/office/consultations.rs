//! How many consultations the desk had: by day, by way and by kind of person, and nothing else about them.

use chrono::NaiveDate;

use crate::{
    args,
    domain::time::first_of_month,
    store::{error::StoreError, sql::Tx},
};

/// How somebody came to the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By telephone.
    Phone,
    /// In person.
    Visit,
    /// By mail.
    Mail,
    /// Any other way.
    Other,
}

impl Way {
    /// Every way, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Phone, Self::Visit, Self::Mail, Self::Other];

    /// The word the database and the form have for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Visit => "visit",
            Self::Mail => "mail",
            Self::Other => "other",
        }
    }

    /// The word people have for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "電話",
            Self::Visit => "来所",
            Self::Mail => "メール",
            Self::Other => "そのほか",
        }
    }

    /// Reads what [`Way::key`] says.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// Who asked, as coarsely as a report needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// The person concerned.
    Oneself,
    /// Somebody of the family.
    Family,
    /// Somebody who supports people for a living or as a volunteer.
    Supporter,
    /// Anybody else, or not known.
    Other,
}

impl Person {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Oneself, Self::Family, Self::Supporter, Self::Other];

    /// The word the database and the form have for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Oneself => "self",
            Self::Family => "family",
            Self::Supporter => "supporter",
            Self::Other => "other",
        }
    }

    /// The word people have for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Oneself => "本人",
            Self::Family => "家族",
            Self::Supporter => "支援者",
            Self::Other => "そのほか",
        }
    }

    /// Reads what [`Person::key`] says.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// How many consultations there were, by way and person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(Vec<(Way, Person, i64)>);

impl Counts {
    /// How many by this way and this kind of person.
    pub fn of(&self, way: Way, person: Person) -> i64 {
        self.sum(|it| it == (way, person))
    }

    /// How many by this way.
    pub fn by_way(&self, way: Way) -> i64 {
        self.sum(|it| it.0 == way)
    }

    /// How many by this kind of person.
    pub fn by_person(&self, person: Person) -> i64 {
        self.sum(|it| it.1 == person)
    }

    /// How many at all.
    pub fn all(&self) -> i64 {
        self.sum(|_| true)
    }

    fn sum(&self, counts: impl Fn((Way, Person)) -> bool) -> i64 {
        self.0.iter().filter(|(way, person, _)| counts((*way, *person))).map(|(_, _, count)| count).sum()
    }
}

/// Counts one more on this day; `id` is the way to take it back, and counts once however often it comes.
pub fn count(
    tx: &mut dyn Tx,
    id: &str,
    day: NaiveDate,
    (way, person): (Way, Person),
) -> Result<(), StoreError> {
    let sql = "INSERT INTO consultation (id, day, way, person) VALUES ($1, $2, $3, $4)
               ON CONFLICT (id) DO NOTHING";
    tx.execute(sql, args![id, day.to_string(), way.key(), person.key()])?;
    Ok(())
}

/// Takes one back that was counted on this day; says whether it was there.
pub fn take_back(tx: &mut dyn Tx, id: &str, day: NaiveDate) -> Result<bool, StoreError> {
    let sql = "DELETE FROM consultation WHERE id = $1 AND day = $2";
    Ok(tx.execute(sql, args![id, day.to_string()])? > 0)
}

/// The one with this id, if it was counted on this day.
pub fn counted(tx: &mut dyn Tx, id: &str, day: NaiveDate) -> Result<Option<(Way, Person)>, StoreError> {
    let sql = "SELECT way, person FROM consultation WHERE id = $1 AND day = $2";
    let rows = tx.query(sql, args![id, day.to_string()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Way::read(row.text(0)?).zip(Person::read(row.text(1)?)))
}

/// What was counted on this day.
pub fn of_day(tx: &mut dyn Tx, day: NaiveDate) -> Result<Counts, StoreError> {
    between(tx, day, day)
}

/// What was counted in the month of this day, up to this day.
pub fn of_month(tx: &mut dyn Tx, day: NaiveDate) -> Result<Counts, StoreError> {
    between(tx, first_of_month(day), day)
}

/// The first day on which any was counted.
pub fn first_day(tx: &mut dyn Tx) -> Result<Option<NaiveDate>, StoreError> {
    let rows = tx.query("SELECT day FROM consultation ORDER BY day LIMIT 1", &[])?;
    let day = rows.first().map(|row| row.text(0)).transpose()?;
    Ok(day.and_then(|day| day.parse().ok()))
}

/// What was counted from one day to another, both inside.
pub fn between(tx: &mut dyn Tx, from: NaiveDate, to: NaiveDate) -> Result<Counts, StoreError> {
    let sql = "SELECT way, person, COUNT(*) FROM consultation WHERE day >= $1 AND day <= $2
               GROUP BY way, person ORDER BY way, person";
    let mut counts = Vec::new();
    for row in tx.query(sql, args![from.to_string(), to.to_string()])? {
        let Some((way, person)) = Way::read(row.text(0)?).zip(Person::read(row.text(1)?)) else { continue };
        counts.push((way, person, row.int(2)?));
    }
    Ok(Counts(counts))
}
