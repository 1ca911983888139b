//! Who changed what: every version beside the one before it, by its fields' names and never by their words.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::{
    records::State,
    stamp::{read_stamp, stamp},
};
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// What of a body is no field.
const NO_FIELD: [&str; 3] = ["v", "id", "private"];

/// Which changes are looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A person's id; empty for everybody.
    pub who: String,
    /// A kind of record; empty for all.
    pub kind: String,
    /// A record's id within the kind; empty for all.
    pub id: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The record's kind.
    pub kind: String,
    /// The record's id.
    pub id: String,
    /// The version it made.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub who: String,
    /// What became of it, and what it was before; none for the first version.
    pub state: (State, Option<State>),
    /// The names of the fields that say something else than before, in order; for the first version, none.
    pub fields: BTreeSet<String>,
    /// The body, for the record's name.
    pub body: String,
}

/// The changes from `from` until before `to`, the newest first, at most `limit`.
pub fn between(
    tx: &mut dyn Tx,
    wanted: &Wanted,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    limit: u32,
) -> Result<Vec<Changed>, StoreError> {
    let sql = "SELECT h.kind, h.id, h.version, h.changed_at, h.changed_by, h.state, h.body, b.state, b.body
               FROM record_history h
               LEFT JOIN record_history b ON b.kind = h.kind AND b.id = h.id AND b.version = h.version - 1
               WHERE h.changed_at >= $1 AND h.changed_at < $2 AND ($3 = '' OR h.changed_by = $3)
                   AND ($4 = '' OR h.kind = $4) AND ($5 = '' OR h.id = $5)
               ORDER BY h.changed_at DESC, h.kind, h.id, h.version DESC LIMIT $6";
    let rows = args![stamp(from), stamp(to), &wanted.who, &wanted.kind, &wanted.id, limit];
    tx.query(sql, rows)?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Changed, StoreError> {
    let unknown = |what: &str| StoreError::Corrupt(format!("record with an unknown {what}"));
    let state = |key: &str| State::from_key(key).ok_or_else(|| unknown("state"));
    let (body, before) = (row.text(6)?, row.text_opt(8)?);
    Ok(Changed {
        kind: row.text(0)?.to_owned(),
        id: row.text(1)?.to_owned(),
        version: row.int(2)?,
        at: read_stamp(row.text(3)?).ok_or_else(|| unknown("time"))?,
        who: row.text(4)?.to_owned(),
        state: (state(row.text(5)?)?, row.text_opt(7)?.map(state).transpose()?),
        fields: before.map_or_else(BTreeSet::new, |before| differing(before, body)),
        body: body.to_owned(),
    })
}

/// The names of the fields in which two bodies differ, those for staff alone included.
fn differing(before: &str, after: &str) -> BTreeSet<String> {
    let (before, after) = (fields(before), fields(after));
    let names = before.keys().chain(after.keys());
    names.filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

/// The fields of a body; those of `private` stand among the others.
pub(super) fn fields(body: &str) -> Map<String, Value> {
    let Ok(Value::Object(mut all)) = serde_json::from_str(body) else { return Map::new() };
    let private = all.remove("private");
    if let Some(Value::Object(private)) = private {
        all.extend(private.into_iter().map(|(name, value)| (format!("private.{name}"), value)));
    }
    all.retain(|name, _| !NO_FIELD.contains(&name.as_str()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_by_the_names_of_its_fields_alone() {
        let before = r#"{"v":1,"title":"古い題","body":"本文","private":{"note":"","contact_phone":"000"}}"#;
        let after = r#"{"v":2,"title":"新しい題","body":"本文","place":"15階","private":{"note":"","contact_phone":"111"}}"#;
        let names: Vec<String> = differing(before, after).into_iter().collect();
        assert_eq!(names, ["place", "private.contact_phone", "title"]);
        assert!(differing("no JSON", "no JSON either").is_empty());
    }
}
