//! Follow-up slips on the terminal's disk: written down before a byte goes to the printer, gone when it is known who holds
//! them.

use chrono::NaiveDate;

use super::{Entry, LocalDb, push};
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// What a slip is told to the office by; bodies are JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kinds {
    /// Somebody holds it: the body is that of the row.
    pub opened: &'static str,
    /// Nobody holds it.
    pub voided: &'static str,
    /// Nobody knows.
    pub unsure: &'static str,
}

/// Who holds a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Somebody does.
    Somebody,
    /// Nobody does.
    Nobody,
    /// Nobody knows: it counts as held, and the office hears both.
    Perhaps,
}

impl LocalDb {
    /// Writes a slip down of which nothing was sent to a printer; `body` is what the office is told of it later.
    pub fn prepare_follow_up(&self, id: &str, body: &str, day: NaiveDate) -> Result<(), StoreError> {
        let sql = "INSERT INTO follow_up (id, state, body, at_day) VALUES ($1, 'prepared', $2, $3)";
        self.database().run(|tx| tx.execute(sql, args![id, body, day.to_string()])).map(drop)
    }

    /// Notes that from here on bytes of a slip may have reached a printer.
    pub fn send_follow_up(&self, id: &str) -> Result<(), StoreError> {
        let sql = "UPDATE follow_up SET state = 'sending' WHERE id = $1";
        match self.database().run(|tx| tx.execute(sql, args![id]))? {
            0 => Err(StoreError::Sql("a prepared slip vanished".to_owned())),
            _ => Ok(()),
        }
    }

    /// Decides who holds a slip, in one transaction with what the office is told; the same again changes nothing. A slip
    /// that nobody was told of and nobody holds leaves no trace.
    pub fn settle_follow_up(
        &self,
        id: &str,
        holds: Holds,
        kinds: &Kinds,
        today: NaiveDate,
    ) -> Result<(), StoreError> {
        let erased = self.database().run(|tx| settle(tx, (id, holds), kinds, today))?;
        if erased && let Err(error) = self.database().checkpoint() {
            tracing::warn!(%error, "a slip that nobody holds stays in the log for a while");
        }
        Ok(())
    }

    /// What a stop of the program left behind: slips of which nothing was sent are void, the others may be held. Returns
    /// how many may be.
    pub fn find_follow_ups(&self, kinds: &Kinds, today: NaiveDate) -> Result<usize, StoreError> {
        let rows = self.database().read(|tx| tx.query("SELECT id, state FROM follow_up", &[]))?;
        let mut unsure = 0;
        for row in &rows {
            let is_sent = row.text(1)? == "sending";
            let holds = if is_sent { Holds::Perhaps } else { Holds::Nobody };
            self.settle_follow_up(row.text(0)?, holds, kinds, today)?;
            unsure += usize::from(is_sent);
        }
        Ok(unsure)
    }
}

/// True when something was erased that a log may still hold.
fn settle(
    tx: &mut dyn Tx,
    (id, holds): (&str, Holds),
    kinds: &Kinds,
    today: NaiveDate,
) -> Result<bool, StoreError> {
    let rows = tx.query("SELECT body, at_day FROM follow_up WHERE id = $1", args![id])?;
    tx.execute("DELETE FROM follow_up WHERE id = $1", args![id])?;
    match (rows.first(), holds) {
        (Some(row), Holds::Somebody) => open(tx, (id, kinds.opened), row)?,
        (Some(row), Holds::Perhaps) => {
            open(tx, (id, kinds.opened), row)?;
            name(tx, (id, kinds.unsure), today)?;
        }
        (Some(_), Holds::Nobody) => return Ok(true),
        // The office was, or will be, told that somebody holds it.
        (None, Holds::Nobody) => name(tx, (id, kinds.voided), today)?,
        (None, Holds::Somebody | Holds::Perhaps) => {}
    }
    Ok(false)
}

fn open(tx: &mut dyn Tx, (id, kind): (&str, &str), row: &Row) -> Result<(), StoreError> {
    let at_day = row.text(1)?;
    let at_day = at_day.parse().map_err(|error| StoreError::Corrupt(format!("day of a slip: {error}")))?;
    let entry = Entry {
        event_id: format!("{kind}/{id}"),
        kind: kind.to_owned(),
        body: row.text(0)?.to_owned(),
        sealed: true,
        at_day,
    };
    push(tx, &entry).map(drop)
}

fn name(tx: &mut dyn Tx, (id, kind): (&str, &str), at_day: NaiveDate) -> Result<(), StoreError> {
    let entry = Entry {
        event_id: format!("{kind}/{id}"),
        kind: kind.to_owned(),
        // Ids are made of a-z, 0-9 and '-'.
        body: format!("{{\"id\":\"{id}\"}}"),
        sealed: false,
        at_day,
    };
    push(tx, &entry).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: Kinds = Kinds { opened: "opened", voided: "voided", unsure: "unsure" };

    fn day() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    fn told(local: &LocalDb) -> Vec<String> {
        local
            .pending(100)
            .unwrap()
            .into_iter()
            .map(|it| format!("{} {}", it.entry.kind, it.entry.body))
            .collect()
    }

    fn sent(id: &str) -> LocalDb {
        let local = LocalDb::in_memory().unwrap();
        local.prepare_follow_up(id, "{}", day()).unwrap();
        local.send_follow_up(id).unwrap();
        local
    }

    #[test]
    fn a_slip_is_told_once_it_is_known_who_holds_it() {
        for (holds, office) in [
            (Holds::Somebody, vec!["opened {}"]),
            (Holds::Perhaps, vec!["opened {}", "unsure {\"id\":\"a\"}"]),
            (Holds::Nobody, vec![]),
        ] {
            let local = sent("a");
            assert_eq!(told(&local), Vec::<String>::new(), "nobody knows yet");
            local.settle_follow_up("a", holds, &KINDS, day()).unwrap();
            assert_eq!(told(&local), office, "{holds:?}");
            if holds != Holds::Nobody {
                local.settle_follow_up("a", holds, &KINDS, day()).unwrap();
                assert_eq!(told(&local), office, "{holds:?} again");
            }
        }
    }

    #[test]
    fn a_slip_that_was_told_is_taken_back() {
        let local = sent("a");
        local.settle_follow_up("a", Holds::Somebody, &KINDS, day()).unwrap();
        local.settle_follow_up("a", Holds::Nobody, &KINDS, day()).unwrap();
        local.settle_follow_up("a", Holds::Nobody, &KINDS, day()).unwrap();
        assert_eq!(told(&local), ["opened {}", "voided {\"id\":\"a\"}"]);
    }

    #[test]
    fn what_a_stop_left_behind_is_void_or_may_be_held() {
        let local = sent("b");
        local.prepare_follow_up("a", "{}", day()).unwrap();
        assert_eq!(local.find_follow_ups(&KINDS, day()).unwrap(), 1);
        assert_eq!(told(&local), ["opened {}", "unsure {\"id\":\"b\"}"]);
        assert_eq!(local.find_follow_ups(&KINDS, day()).unwrap(), 0, "found once");
        assert!(local.send_follow_up("a").is_err(), "it is gone");
    }

    #[test]
    fn a_sealed_body_leaves_when_the_office_has_it() {
        let local = sent("a");
        local.settle_follow_up("a", Holds::Somebody, &KINDS, day()).unwrap();
        let seq = local.pending(1).unwrap()[0].seq;
        local.ack(seq, day()).unwrap();
        assert_eq!(local.reopen_after(0).unwrap(), 0, "nothing is left to tell again");
    }
}
