//! The rows of a feed as content: what can be read is shown, what cannot is left out and reported.

use std::collections::BTreeSet;

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

/// Builds content from rows in any order; tombstones do not count.
///
/// Where several channels hold the same thing, the kiosk's own beats its site's, and that beats the global one.
/// An unreadable row never takes the others down.
pub fn content_from_rows(
    revision: Revision,
    rows: &[ItemRow],
    ready: &BTreeSet<BlobHash>,
    before: Option<&Content>,
) -> FromRows {
    let mut live: Vec<&ItemRow> = rows.iter().filter(|row| !row.deleted).collect();
    live.sort_by_key(|row| (nearness(&row.channel), &row.kind, &row.id));
    let mut items: Vec<Item> = Vec::with_capacity(live.len());
    let mut unreadable = Vec::new();
    for row in live {
        match body::read(&row.kind, &row.id, &row.body) {
            Ok(item) => items.push(item),
            Err(error) => unreadable.push(error),
        }
    }
    FromRows { built: Content::build(revision, items, ready, before), unreadable }
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
