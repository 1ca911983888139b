//! The rows of a feed as content: what can be read is shown, what cannot is left out and reported.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
};

use super::{
    body::{self, WireError},
    item::ItemRow,
};
use crate::domain::{
    blob::BlobHash,
    content::{Built, Content, Item, Revision},
};

/// What became of the rows of a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct FromRows {
    /// The content, as far as the rows make one.
    pub built: Built,
    /// Rows that were left out, and why.
    pub unreadable: Vec<WireError>,
}

/// Reads rows and remembers what it read: a row that is as it was is not read again.
#[derive(Debug, Default)]
pub struct Reader {
    /// In the order in which a later one beats an earlier one.
    known: BTreeMap<Place, Known>,
}

/// Where a row stands: how near its channel is, its kind, its id, its channel.
type Place = (u8, String, String, String);

#[derive(Debug)]
struct Known {
    body: String,
    item: Result<Item, WireError>,
}

impl Reader {
    /// Takes all rows there are, in any order; tombstones do not count.
    pub fn read(&mut self, rows: Vec<ItemRow>) {
        let mut before = mem::take(&mut self.known);
        for row in rows.into_iter().filter(|row| !row.deleted) {
            let (place, body) = placed(row);
            let known = before.remove(&place).filter(|known| known.body == body);
            let known = known.unwrap_or_else(|| Known::read(&place, body));
            self.known.insert(place, known);
        }
    }

    /// Takes the rows that changed since, tombstones included; the others stand.
    pub fn change(&mut self, rows: Vec<ItemRow>) {
        for row in rows {
            let deleted = row.deleted;
            let (place, body) = placed(row);
            if deleted {
                self.known.remove(&place);
            } else {
                let known = Known::read(&place, body);
                self.known.insert(place, known);
            }
        }
    }

    /// Builds content from the rows.
    ///
    /// Where several channels hold the same thing, the kiosk's own beats its site's, and that beats the global one.
    /// An unreadable row never takes the others down.
    pub fn build(
        &self,
        revision: Revision,
        ready: &BTreeSet<BlobHash>,
        before: Option<&Content>,
    ) -> FromRows {
        let items = self.known.values().filter_map(|known| known.item.as_ref().ok());
        let unreadable = self.known.values().filter_map(|known| known.item.clone().err()).collect();
        FromRows { built: Content::build(revision, items, ready, before), unreadable }
    }
}

impl Reader {
    /// Every blob that some row names, whether it can be shown or not.
    pub fn named(&self) -> BTreeSet<BlobHash> {
        self.known.values().filter_map(|known| known.item.as_ref().ok()).flat_map(Item::blobs).collect()
    }
}

impl Known {
    fn read((_, kind, id, _): &Place, body: String) -> Self {
        let item = body::read(kind, id, &body);
        Self { body, item }
    }
}

/// Builds content from rows once, see [`Reader::build`].
pub fn content_from_rows(
    revision: Revision,
    rows: &[ItemRow],
    ready: &BTreeSet<BlobHash>,
    before: Option<&Content>,
) -> FromRows {
    let mut reader = Reader::default();
    reader.read(rows.to_vec());
    reader.build(revision, ready, before)
}

fn placed(row: ItemRow) -> (Place, String) {
    ((nearness(&row.channel), row.kind, row.id, row.channel), row.body)
}

fn nearness(channel: &str) -> u8 {
    match channel.split_once(':') {
        None => 0,
        Some(("site", _)) => 1,
        Some(_) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::body::samples;

    fn rows() -> Vec<ItemRow> {
        samples::all().iter().map(|item| row("global", item)).collect()
    }

    fn row(channel: &str, item: &Item) -> ItemRow {
        let (kind, id, body) = body::write(item);
        ItemRow { channel: channel.to_owned(), kind: kind.to_owned(), id, rev: 1, deleted: false, body }
    }

    fn from(rows: &[ItemRow]) -> FromRows {
        let ready = [samples::picture()].into_iter().chain(samples::leaflet().blobs()).collect();
        content_from_rows(Revision { epoch: 1, rev: 1 }, rows, &ready, None)
    }

    #[test]
    fn every_kind_arrives() {
        let found = from(&rows());
        assert_eq!(found.unreadable, []);
        let content = found.built.content.unwrap();
        assert_eq!((content.groups.len(), content.leaflets.len(), content.helplines.len()), (1, 1, 1));
        assert_eq!((content.calendars.len(), content.bookings.len(), content.desks.len()), (2, 1, 1));
    }

    #[test]
    fn one_unreadable_row_leaves_the_others_standing() {
        let mut rows = rows();
        let good = from(&rows).built.content.unwrap();
        for (kind, body) in
            [("group", "{\"v\":1"), ("hologram", "{\"v\":1}"), ("notice", "{\"v\":9}"), ("room", "[]")]
        {
            let bad = ItemRow {
                kind: kind.to_owned(),
                id: "bad".to_owned(),
                body: body.to_owned(),
                ..rows[0].clone()
            };
            rows.push(bad);
        }
        let found = from(&rows);
        assert_eq!(found.unreadable.len(), 4);
        assert_eq!(found.built.content.unwrap(), good);
    }

    #[test]
    fn a_reader_sees_what_changed_came_and_went() {
        let nothing = BTreeSet::new();
        let revision = Revision { epoch: 1, rev: 1 };
        let mut reader = Reader::default();
        let mut rows = rows();
        reader.read(rows.clone());
        let theme = rows.iter_mut().find(|row| row.kind == "theme").unwrap();
        let (kind, id, body) = body::write(&Item::Theme({
            let mut theme = samples::theme();
            theme.name = crate::domain::text::Text::ja("ほかの名");
            theme
        }));
        (theme.kind, theme.id, theme.body) = (kind.to_owned(), id, body);
        rows.retain(|row| row.kind != "notice");
        rows.iter_mut().filter(|row| row.kind == "room").for_each(|row| row.deleted = true);
        reader.read(rows.clone());
        let found = reader.build(revision, &nothing, None);
        assert_eq!(found, content_from_rows(revision, &rows, &nothing, None));
        let content = found.built.content.unwrap();
        assert_eq!(content.themes.values().next().unwrap().name.plain(), "ほかの名");
        assert!(content.notices.is_empty() && content.rooms.is_empty());
    }

    #[test]
    fn tombstones_are_gone_and_the_nearest_channel_wins() {
        let mut rows = rows();
        for row in rows.iter_mut().filter(|row| row.kind == "notice") {
            (row.deleted, row.body) = (true, String::new());
        }
        for (channel, name) in [("kiosk:k1", "この端末"), ("site:s1", "この階")] {
            let mut theme = samples::theme();
            theme.name = crate::domain::text::Text::ja(name);
            rows.insert(0, row(channel, &Item::Theme(theme)));
        }
        let content = from(&rows).built.content.unwrap();
        assert!(content.notices.is_empty());
        assert_eq!(content.themes.values().next().unwrap().name.plain(), "この端末");
    }
}
