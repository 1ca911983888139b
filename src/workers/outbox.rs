//! What a terminal has to tell the office: written down, told in order, told again to an office that forgot.

use chrono::NaiveDate;

use super::office::nonsense;
use crate::{
    domain::check_in::CheckIn,
    kiosk::{
        event::{NetTrouble, Sent},
        noted::Noted,
    },
    store::{error::StoreError, local::Entry, local::LocalDb, local::Queued},
    wire::{
        intake::{self, CHECK_IN, ENTRIES_MAX, Intake, REQUEST, Taken},
        leaf::Leaf as _,
    },
};

/// Writes down what was said of a booking or asked for. The same again changes nothing.
pub(super) fn push(local: &LocalDb, noted: &Noted, day: NaiveDate) -> Result<(), StoreError> {
    let (event_id, kind, body) = match noted {
        Noted::CheckIn(said) => (event_id(said), CHECK_IN, intake::write_check_in(said)),
        Noted::Request(asked) => {
            (format!("{REQUEST}/{}", asked.booking), REQUEST, intake::write_request(asked))
        }
    };
    let (kind, body) = (kind.to_owned(), body.to_string());
    local.push(&Entry { event_id, kind, body, sealed: false, at_day: day }).map(drop)
}

fn event_id(said: &CheckIn) -> String {
    let (at, presence) = said.last;
    let stays =
        said.stays.map_or_else(String::new, |stay| format!("/{}/{}", stay.date, stay.hours.to_word()));
    format!("{CHECK_IN}/{}/{}/{}{stays}", said.booking, at.to_word(), presence.to_word())
}

/// What was said of bookings or asked for here and the office has not heard. What it has heard is its own to say, or to
/// take back.
pub(super) fn noted(local: &LocalDb) -> Vec<Noted> {
    let waiting = local.pending(u32::MAX).unwrap_or_else(|error| {
        tracing::error!(%error, "what was said here of bookings cannot be read");
        Vec::new()
    });
    let read = |queued: Queued| {
        let value = serde_json::from_str(&queued.entry.body).map_err(|error| error.to_string());
        let read = value.and_then(|value| read_entry(&queued.entry.kind, &value).transpose());
        read.inspect_err(|error| tracing::warn!(%error, "an entry of the outbox is left out")).ok().flatten()
    };
    waiting.into_iter().filter_map(read).collect()
}

/// None of other kinds.
fn read_entry(kind: &str, value: &serde_json::Value) -> Option<Result<Noted, String>> {
    let read = match kind {
        CHECK_IN => intake::read_check_in(value).map(Noted::CheckIn),
        REQUEST => intake::read_request(value).map(Noted::Request),
        _ => return None,
    };
    Some(read.map_err(|error| error.to_string()))
}

/// What is to be told next.
pub(super) fn question(local: &LocalDb, kiosk_epoch: i64) -> Result<Intake, StoreError> {
    let entry = |Queued { seq, entry }: Queued| intake::Entry {
        seq,
        kind: entry.kind,
        day: entry.at_day,
        body: serde_json::from_str(&entry.body).unwrap_or(serde_json::Value::String(entry.body)),
    };
    let entries = local.pending(ENTRIES_MAX)?.into_iter().map(entry).collect();
    Ok(Intake { kiosk_epoch, entries })
}

/// The office took it, on a day of its own clock: this terminal's may stand anywhere. One that had less than it
/// acknowledged once is told everything that is still here.
pub(super) fn acknowledge(local: &LocalDb, asked: &Intake, taken: Taken) -> Result<Sent, NetTrouble> {
    let told = asked.entries.last().map_or(0, |entry| entry.seq);
    if taken.up_to < told {
        return Err(nonsense(format!("the office took entries up to {} of {told}", taken.up_to)));
    }
    let disk = |error: StoreError| NetTrouble::Unreachable(format!("the outbox cannot be read: {error}"));
    let reopened = if taken.had < local.acked_up_to().map_err(disk)? {
        local.reopen_after(taken.had).map_err(disk)?
    } else {
        0
    };
    if reopened > 0 {
        tracing::warn!(count = reopened, "the office forgot what it had acknowledged: it is told again");
    } else {
        local.ack(told, taken.office_time.date_naive()).map_err(disk)?;
    }
    let left = local.pending_count().map_err(disk)?;
    Ok(if left > 0 { Sent::More } else { Sent::All })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::*;
    use crate::domain::{check_in::Presence, id::BookingId};

    fn said(minute: i64) -> Noted {
        let at: DateTime<Utc> = DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        Noted::CheckIn(CheckIn::said(BookingId::parse("b").unwrap(), Presence::Here, at))
    }

    fn taken(had: i64, up_to: i64) -> Taken {
        Taken { had, up_to, office_time: DateTime::UNIX_EPOCH }
    }

    fn day() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn what_is_said_twice_is_written_once_and_read_back() {
        let local = LocalDb::in_memory().unwrap();
        for minute in [1, 2, 1] {
            push(&local, &said(minute), day()).unwrap();
        }
        let asked = Noted::Request(crate::wire::body::samples::request());
        (0..2).for_each(|_| push(&local, &asked, day()).unwrap());
        assert_eq!(noted(&local), [said(1), said(2), asked]);
    }

    #[test]
    fn everything_is_told_until_the_office_has_it() {
        let local = LocalDb::in_memory().unwrap();
        (0..150).for_each(|minute| push(&local, &said(minute), day()).unwrap());
        let first = question(&local, 1).unwrap();
        assert_eq!(first.entries.len(), 100);
        let up_to = first.entries[99].seq;
        assert_eq!(acknowledge(&local, &first, taken(0, up_to)), Ok(Sent::More));
        let second = question(&local, 1).unwrap();
        assert_eq!(second.entries.len(), 50);
        let last = second.entries[49].seq;
        assert!(acknowledge(&local, &second, taken(up_to, up_to)).is_err(), "half of it is not taken");
        assert_eq!(acknowledge(&local, &second, taken(up_to, last)), Ok(Sent::All));
        assert_eq!(question(&local, 1).unwrap().entries, []);
        assert_eq!(noted(&local), [], "what the office has is its own to say");
    }

    #[test]
    fn an_office_that_forgot_is_told_again() {
        let local = LocalDb::in_memory().unwrap();
        (0..3).for_each(|minute| push(&local, &said(minute), day()).unwrap());
        let all = question(&local, 1).unwrap();
        let last = all.entries[2].seq;
        assert_eq!(acknowledge(&local, &all, taken(0, last)), Ok(Sent::All));
        let nothing = question(&local, 1).unwrap();
        let had = all.entries[0].seq;
        assert_eq!(acknowledge(&local, &nothing, taken(had, had)), Ok(Sent::More));
        let again: Vec<i64> = question(&local, 1).unwrap().entries.iter().map(|entry| entry.seq).collect();
        assert_eq!(again, [all.entries[1].seq, last]);
    }
}
