//! Mailboxes and lockers as the desk keeps them: which groups got post, whose loan ends soon, a new PIN.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    bookings,
    chance::NoChance,
    records::{self, Change, Expected, RecordError, Saved, State},
};
use crate::{
    domain::{
        calendar::OpeningCalendar,
        check_in::NumberSum,
        id::MailboxId,
        mailbox::{Mailbox, Post, RENEWAL_SOON_DAYS},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{Kept, MailboxPrivate, Record},
};

/// The kind of boxes.
pub const MAILBOX: &str = "mailbox";

/// A box with what the office knows of it.
pub type MailboxRecord = Kept<Mailbox, MailboxPrivate>;

/// All boxes with their versions, in the order of their numbers.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<(i64, MailboxRecord)>, StoreError> {
    let stored = records::list(tx, MAILBOX)?.into_iter().filter(|it| it.state == State::Published);
    let mut boxes: Vec<_> = stored
        .filter_map(|stored| match stored.record() {
            Ok(Record::Mailbox(it)) => Some((stored.version, it)),
            _ => None,
        })
        .collect();
    boxes.sort_by_key(|(_, it)| it.public.number);
    Ok(boxes)
}

/// One of them.
pub fn find(tx: &mut dyn Tx, id: &str) -> Result<Option<(i64, MailboxRecord)>, StoreError> {
    Ok(list(tx)?.into_iter().find(|(_, it)| it.public.id.as_str() == id))
}

/// The calendar of the desk, where one stands.
pub fn desk(tx: &mut dyn Tx) -> Result<Option<OpeningCalendar>, StoreError> {
    let settings = records::list(tx, "settings")?.into_iter().find_map(|stored| match stored.record() {
        Ok(Record::Settings(it)) => Some(it.public),
        _ => None,
    });
    let Some(settings) = settings else { return Ok(None) };
    let stored = records::load(tx, "calendar", settings.desk_calendar.as_str())?;
    Ok(stored.and_then(|stored| match stored.record() {
        Ok(Record::Calendar(it)) => Some(it.public),
        _ => None,
    }))
}

/// Which boxes somebody saw with post, and which of them they left ticked.
///
/// Only what they changed is changed: a tick that a colleague set meanwhile stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ticks {
    /// Ticked when the page was shown.
    pub before: BTreeSet<String>,
    /// Ticked when it was sent.
    pub after: BTreeSet<String>,
}

/// What ticking changed: boxes that got post, and boxes whose post was fetched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ticked {
    /// Boxes that got post.
    pub arrived: Vec<MailboxId>,
    /// Boxes whose post was fetched.
    pub fetched: Vec<MailboxId>,
    /// The versions, if anything changed.
    pub saved: Option<Saved>,
}

/// 届いた郵便: writes down what was ticked, all of it or nothing.
pub fn tick(
    tx: &mut dyn Tx,
    ticks: &Ticks,
    (who, now, today): (&str, DateTime<Utc>, NaiveDate),
) -> Result<Ticked, RecordError> {
    let mut ticked = Ticked::default();
    let mut changes = Vec::new();
    for (version, mut it) in list(tx)? {
        let id = it.public.id.as_str();
        let (before, after) = (ticks.before.contains(id), ticks.after.contains(id));
        let wanted = if after { Post::Waiting } else { Post::Nothing };
        if before == after || it.public.post == wanted || (after && it.private.group.is_none()) {
            continue;
        }
        let list = if after { &mut ticked.arrived } else { &mut ticked.fetched };
        list.push(it.public.id.clone());
        it.public.post = wanted;
        it.private.post_since = after.then_some(today);
        let record = Record::Mailbox(it);
        changes.push(Change { record, state: State::Published, expected: Expected::Version(version) });
    }
    if !changes.is_empty() {
        ticked.saved = Some(records::save(tx, &changes, who, now)?);
    }
    Ok(ticked)
}

/// Days until the loan of a box ends, where that is soon or past.
pub fn ends_soon(it: &MailboxRecord, today: NaiveDate) -> Option<i64> {
    let left = (it.public.renew_on - today).num_days();
    (it.private.group.is_some() && left <= RENEWAL_SOON_DAYS).then_some(left)
}

/// Gives a box a new PIN; only the caller ever sees it.
pub fn new_pin(it: &mut Mailbox) -> Result<String, NoChance> {
    let pin = bookings::number()?;
    it.pin = Some(NumberSum::of_box(&it.id, &pin));
    Ok(pin)
}

/// A box goes to another group: the one before it must neither open it nor leave its post to it.
pub fn hand_over(it: &mut MailboxRecord) {
    it.public.pin = None;
    it.public.post = Post::Nothing;
    it.private.post_since = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{office::database::Database, wire::record::samples};

    const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn with_boxes(numbers: &[u32]) -> Database {
        let database = Database::in_memory().unwrap();
        let new = |number: &u32| {
            let mut it = samples::mailbox();
            it.public.id = MailboxId::parse(&format!("box-{number}")).unwrap();
            (it.public.number, it.public.post, it.private.post_since) = (*number, Post::Nothing, None);
            Change { record: Record::Mailbox(it), state: State::Published, expected: Expected::New }
        };
        let changes: Vec<Change> = numbers.iter().map(new).collect();
        database.run_now(|tx| records::save(tx, &changes, "import", NOW)).unwrap();
        database
    }

    fn ticks(database: &Database, before: &[&str], after: &[&str]) -> Ticked {
        let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let ticks = Ticks { before: set(before), after: set(after) };
        database.run_now(|tx| tick(tx, &ticks, ("sato", NOW, today()))).unwrap()
    }

    fn waiting(database: &Database) -> Vec<u32> {
        let boxes = database.read_now::<_, StoreError>(list).unwrap();
        let waits = boxes.iter().filter(|(_, it)| it.public.post == Post::Waiting);
        waits.map(|(_, it)| it.public.number).collect()
    }

    #[test]
    fn what_somebody_else_ticked_meanwhile_stands() {
        let database = with_boxes(&[1, 2, 3]);
        assert_eq!(ticks(&database, &[], &["box-1"]).arrived.len(), 1);
        ticks(&database, &[], &["box-2"]);
        assert_eq!(waiting(&database), [1, 2]);
        let fetched = ticks(&database, &["box-1"], &["box-3"]);
        assert_eq!((fetched.arrived.len(), fetched.fetched.len()), (1, 1));
        assert_eq!(waiting(&database), [2, 3]);
        assert_eq!(ticks(&database, &["box-1"], &["box-3", "box-99"]), Ticked::default(), "sent twice");
    }

    #[test]
    fn a_box_nobody_has_gets_no_post() {
        let database = with_boxes(&[1]);
        let (version, mut it) = database.read_now::<_, StoreError>(|tx| find(tx, "box-1")).unwrap().unwrap();
        it.private.group = None;
        let record = Record::Mailbox(it);
        let change = Change { record, state: State::Published, expected: Expected::Version(version) };
        database.run_now(|tx| records::save(tx, std::slice::from_ref(&change), "sato", NOW)).unwrap();
        assert_eq!(ticks(&database, &[], &["box-1"]), Ticked::default());
    }

    #[test]
    fn the_desk_is_told_sixty_days_before_a_loan_ends() {
        let ends = |days: i64| {
            let mut it = samples::mailbox();
            it.public.renew_on = today() + chrono::TimeDelta::days(days);
            ends_soon(&it, today())
        };
        assert_eq!([ends(-3), ends(0), ends(60), ends(61)], [Some(-3), Some(0), Some(60), None]);
    }

    #[test]
    fn the_next_group_gets_neither_the_pin_nor_the_post_of_the_one_before() {
        let mut it = samples::mailbox();
        hand_over(&mut it);
        assert_eq!((it.public.pin, it.public.post, it.private.post_since), (None, Post::Nothing, None));
    }
}
