//! What a form must know of other records: the names it offers, and when the corner is closed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    super::{rooms, shelf},
    field::{Field, Shape, With},
};
use crate::{
    domain::calendar::OpeningCalendar,
    office::{blobs, bookings},
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// What a form knows of other records.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub(crate) today: NaiveDate,
    corner: Option<OpeningCalendar>,
    names: BTreeMap<&'static str, Vec<(String, String)>>,
}

impl Facts {
    /// What these fields need.
    pub(crate) fn read(
        tx: &mut dyn Tx,
        fields: impl IntoIterator<Item = &'static Field>,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        let mut kinds = Vec::new();
        fields.into_iter().for_each(|field| wanted(field, &mut kinds));
        let mut names = BTreeMap::new();
        for kind in kinds {
            names.insert(kind, named(tx, kind)?);
        }
        Ok(Self { today, corner: bookings::corner(tx)?, names })
    }

    /// Nothing but a day.
    #[cfg(test)]
    pub(crate) fn none(today: NaiveDate) -> Self {
        Self { today, corner: None, names: BTreeMap::new() }
    }

    /// Ids and names of the records of a kind, in the order of lists.
    pub(crate) fn all(&self, kind: &str) -> &[(String, String)] {
        self.names.get(kind).map_or(&[], Vec::as_slice)
    }

    /// What a record is called; its id where it is not known.
    pub(crate) fn name(&self, kind: &str, id: &str) -> String {
        let found = self.all(kind).iter().find(|(known, _)| known == id);
        found.map_or_else(|| id.to_owned(), |(_, name)| name.clone())
    }

    /// Why the corner is closed on a day.
    pub(crate) fn closed(&self, date: NaiveDate) -> Option<String> {
        rooms::closed(self.corner.as_ref()?, date)
    }
}

/// The kinds a field names.
fn wanted(field: &Field, kinds: &mut Vec<&'static str>) {
    match field.shape {
        Shape::One(kind) | Shape::Some(kind) => kinds.push(kind),
        Shape::Rows(rows) => rows.fields.iter().for_each(|field| wanted(field, kinds)),
        Shape::Choice(ways) => {
            kinds.extend(
                ways.iter().filter_map(|way| if let With::One(kind) = way.with { Some(kind) } else { None }),
            );
        }
        Shape::Word
        | Shape::Note
        | Shape::Reading(_)
        | Shape::Line
        | Shape::Text
        | Shape::Date
        | Shape::MonthDay
        | Shape::Number(..)
        | Shape::Flag(_)
        | Shape::OneOf(_)
        | Shape::SomeOf(_)
        | Shape::EachOf(..)
        | Shape::Many
        | Shape::Hours
        | Shape::Week
        | Shape::OpenWeek
        | Shape::Rule => {}
    }
}

fn named(tx: &mut dyn Tx, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
    if kind == "picture" {
        let all = blobs::list(tx)?;
        return Ok(all.into_iter().map(|it| (it.hash.to_string(), it.name)).collect());
    }
    let mut all: Vec<_> =
        shelf::each(tx, kind)?.map(|entry| (reading(&entry.it), entry.stored.id, entry.it.title())).collect();
    all.sort();
    Ok(all.into_iter().map(|(_, id, name)| (id, name)).collect())
}

/// What lists of names are sorted by.
fn reading(record: &Record) -> String {
    if let Record::Group(group) = record { group.public.reading.clone() } else { String::new() }
}
