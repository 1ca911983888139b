//! Pages the desk writes for itself: 引き継ぎ, one for each day and kept for two weeks, and the comment of a month.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::stamp::{read_stamp, stamp};
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// Days for which a hand-over is kept: whoever comes once a week still finds the last one.
pub const HAND_OVER_DAYS: u64 = 14;
/// Longest page, in characters.
pub const CHARS_MAX: usize = 2_000;

/// What a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// 引き継ぎ of a day.
    HandOver,
    /// What is said below the figures of a month; its day is the month's first.
    Comment,
}

impl Sort {
    const fn key(self) -> &'static str {
        match self {
            Self::HandOver => "hand_over",
            Self::Comment => "comment",
        }
    }
}

/// One page as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskPage {
    /// The day it is about.
    pub day: NaiveDate,
    /// Grows by one each time it is written.
    pub version: i64,
    /// What it says; empty once somebody emptied it.
    pub words: String,
    /// When it was written last.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

/// What becomes of a page that somebody writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It stands.
    Kept,
    /// A colleague wrote meanwhile, and nothing was changed: this is what they wrote.
    Meanwhile(DeskPage),
}

const COLUMNS: &str = "SELECT day, version, words, written_at, written_by FROM desk_page";

/// The page of a day, if anybody wrote one.
pub fn find(tx: &mut dyn Tx, sort: Sort, day: NaiveDate) -> Result<Option<DeskPage>, StoreError> {
    let sql = format!("{COLUMNS} WHERE sort = $1 AND day = $2");
    tx.query(&sql, args![sort.key(), day.to_string()])?.first().map(read).transpose()
}

/// The pages before a day that say something, the newest first.
pub fn before(tx: &mut dyn Tx, sort: Sort, day: NaiveDate) -> Result<Vec<DeskPage>, StoreError> {
    let sql = format!("{COLUMNS} WHERE sort = $1 AND day < $2 AND words <> '' ORDER BY day DESC");
    tx.query(&sql, args![sort.key(), day.to_string()])?.iter().map(read).collect()
}

/// Writes a page over `seen`, the version its writer looked at; 0 where there was none. The same words twice are one page.
pub fn write(
    tx: &mut dyn Tx,
    (sort, day): (Sort, NaiveDate),
    (seen, words): (i64, &str),
    (who, now): (&str, DateTime<Utc>),
) -> Result<Written, StoreError> {
    let found = find(tx, sort, day)?;
    let version = found.as_ref().map_or(0, |it| it.version);
    match found {
        Some(it) if it.words == words => return Ok(Written::Kept),
        Some(it) if version != seen => return Ok(Written::Meanwhile(it)),
        Some(_) | None => {}
    }
    let sql = "INSERT INTO desk_page (sort, day, version, words, written_at, written_by)
               VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (sort, day) DO UPDATE SET version = excluded.version, words = excluded.words,
                   written_at = excluded.written_at, written_by = excluded.written_by";
    tx.execute(sql, args![sort.key(), day.to_string(), version + 1, words, stamp(now), who])?;
    Ok(Written::Kept)
}

/// Throws away the hand-overs whose time is over.
pub fn forget(tx: &mut dyn Tx, today: NaiveDate) -> Result<(), StoreError> {
    let first = today.checked_sub_days(Days::new(HAND_OVER_DAYS)).unwrap_or(today);
    let sql = "DELETE FROM desk_page WHERE sort = $1 AND day < $2";
    tx.execute(sql, args![Sort::HandOver.key(), first.to_string()])?;
    Ok(())
}

fn read(row: &Row) -> Result<DeskPage, StoreError> {
    let corrupt = || StoreError::Corrupt("desk_page: a date cannot be read".to_owned());
    Ok(DeskPage {
        day: row.text(0)?.parse().map_err(|_date| corrupt())?,
        version: row.int(1)?,
        words: row.text(2)?.to_owned(),
        at: read_stamp(row.text(3)?).ok_or_else(corrupt)?,
        by: row.text(4)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::database::Database;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn write_on(tx: &mut dyn Tx, on: &str, seen: i64, words: &str) -> Written {
        let now = DateTime::UNIX_EPOCH;
        write(tx, (Sort::HandOver, day(on)), (seen, words), ("s-1", now)).unwrap()
    }

    #[test]
    fn who_writes_second_is_shown_what_the_first_wrote_and_nothing_is_lost() {
        let database = Database::in_memory().unwrap();
        let run = database.run_now::<_, StoreError>(|tx| {
            assert_eq!(write_on(tx, "2026-11-21", 0, "鍵は机の中"), Written::Kept);
            assert_eq!(write_on(tx, "2026-11-21", 0, "鍵は机の中"), Written::Kept, "sent twice");
            let Written::Meanwhile(theirs) = write_on(tx, "2026-11-21", 0, "別のこと") else {
                panic!("the first page was lost")
            };
            assert_eq!((theirs.version, theirs.words.as_str()), (1, "鍵は机の中"));
            assert_eq!(write_on(tx, "2026-11-21", 1, "鍵は机の中\n別のこと"), Written::Kept);
            assert_eq!(find(tx, Sort::Comment, day("2026-11-21"))?, None);
            Ok(())
        });
        run.unwrap();
    }

    #[test]
    fn a_hand_over_is_gone_after_two_weeks_and_a_comment_stays() {
        let database = Database::in_memory().unwrap();
        let run = database.run_now::<_, StoreError>(|tx| {
            for on in ["2026-11-06", "2026-11-07", "2026-11-20"] {
                write_on(tx, on, 0, on);
            }
            let comment = (Sort::Comment, day("2026-01-01"));
            write(tx, comment, (0, "多かった"), ("s-1", DateTime::UNIX_EPOCH))?;
            forget(tx, day("2026-11-21"))?;
            let left = before(tx, Sort::HandOver, day("2026-11-21"))?;
            let left: Vec<_> = left.iter().map(|it| it.words.as_str()).collect();
            assert_eq!(left, ["2026-11-20", "2026-11-07"]);
            assert!(find(tx, Sort::Comment, day("2026-01-01"))?.is_some());
            Ok(())
        });
        run.unwrap();
    }
}
