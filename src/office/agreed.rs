//! 「グループに確認ずみ」: how and when a group said yes to exactly these words; any other word voids it.

use chrono::NaiveDate;
use serde_json::Value;

use super::approvals;
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// Longest name of who said yes, in characters; there may be none.
pub const SAID_CHARS_MAX: usize = 60;

/// How a group was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By telephone.
    Phone,
    /// On a draft on paper.
    Paper,
    /// By mail.
    Mail,
    /// At the desk.
    Here,
}

/// A group's yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yes {
    /// How it was asked.
    pub how: How,
    /// The day it said so.
    pub day: NaiveDate,
    /// Who said so; empty for somebody without a name.
    pub said: String,
    /// Who of the staff asked.
    pub noted_by: String,
}

impl How {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::Phone, Self::Paper, Self::Mail, Self::Here];

    /// The word in the database and in forms.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Paper => "paper",
            Self::Mail => "mail",
            Self::Here => "here",
        }
    }

    /// The way of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.key() == key)
    }
}

/// What a group says yes to: the words others can read, and nothing of what staff note beside them.
pub fn hash(kind: &str, id: &str, body: &str) -> String {
    let words = match serde_json::from_str(body) {
        Ok(Value::Object(mut all)) => {
            all.remove("private");
            all.remove("v");
            Value::Object(all).to_string()
        }
        _ => body.to_owned(),
    };
    approvals::hash(kind, id, &words)
}

/// Notes a yes to the words with this hash; a later one replaces it.
pub fn note(tx: &mut dyn Tx, (kind, id, hash): (&str, &str, &str), yes: &Yes) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO agreed (kind, id, hash, how, day, said, noted_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (kind, id, hash) DO UPDATE SET
             how = excluded.how, day = excluded.day, said = excluded.said, noted_by = excluded.noted_by",
        args![kind, id, hash, yes.how.key(), yes.day.to_string(), &yes.said, &yes.noted_by],
    )?;
    Ok(())
}

/// The yes to exactly these words, and whether there was one to other words of the same record.
pub fn to(
    tx: &mut dyn Tx,
    (kind, id, hash): (&str, &str, &str),
) -> Result<(Option<Yes>, Option<NaiveDate>), StoreError> {
    let sql = "SELECT how, day, said, noted_by FROM agreed WHERE kind = $1 AND id = $2 AND hash = $3";
    let yes = tx.query(sql, args![kind, id, hash])?.first().map(read).transpose()?;
    let sql = "SELECT max(day) FROM agreed WHERE kind = $1 AND id = $2 AND hash <> $3";
    let rows = tx.query(sql, args![kind, id, hash])?;
    let before = rows.first().map(|row| row.text_opt(0)).transpose()?.flatten();
    Ok((yes, before.and_then(|day| day.parse().ok())))
}

fn read(row: &Row) -> Result<Yes, StoreError> {
    let unknown = |what: &str| StoreError::Corrupt(format!("agreed: an unknown {what}"));
    Ok(Yes {
        how: How::from_key(row.text(0)?).ok_or_else(|| unknown("way"))?,
        day: row.text(1)?.parse().map_err(|_day| unknown("day"))?,
        said: row.text(2)?.to_owned(),
        noted_by: row.text(3)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_of_the_staff_voids_nothing_and_a_word_does() {
        let of = |body: &str| hash("group", "g", body);
        let first = of(r#"{"v":1,"name":"茶の会","private":{"note":""}}"#);
        assert_eq!(first, of(r#"{"v":2,"name":"茶の会","private":{"note":"木曜に電話"}}"#));
        assert_ne!(first, of(r#"{"v":1,"name":"お茶の会","private":{"note":""}}"#));
        assert_ne!(first, hash("notice", "g", r#"{"name":"茶の会"}"#));
    }
}
