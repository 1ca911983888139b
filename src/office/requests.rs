//! お願い: what groups ask for at terminals is taken in, and answered by the desk. A room is given only where it is free in
//! the transaction that gives it.

use chrono::{DateTime, Utc};

use super::{
    bookings::{self, Taken},
    mailboxes,
    records::{self, Change, Expected, RecordError, Saved, State},
};
use crate::{
    domain::{
        id::BookingId,
        quota::Broken,
        request::{Answer, Request},
        slot::Slot,
        text::Text,
    },
    store::{error::StoreError, sql::Tx},
    wire::{
        intake::REQUEST,
        item::Position,
        record::{BookingPrivate, BookingRecord, Kept, Record, RequestPrivate},
    },
};

/// What staff read of such a booking beside its group.
const PURPOSE: &str = "15階の画面からのお願い";

/// A request with what the office knows of it.
pub type RequestRecord = Kept<Request, RequestPrivate>;

/// What answering led to.
#[derive(Debug)]
pub enum Answered {
    /// The terminals tell it from here on.
    Saved(Saved),
    /// The room is somebody else's in these hours.
    Taken(Taken),
    /// A rule of the room is broken, and nobody said why it is to be set aside.
    Broken(Broken),
    /// There is no such request, or it was answered before.
    Before,
}

/// Takes in what was asked for at a terminal, once: who asks is whoever has the box at this moment.
pub fn take(
    tx: &mut dyn Tx,
    mut asked: Request,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Option<Position>, RecordError> {
    if records::load(tx, REQUEST, asked.booking.as_str())?.is_some() {
        return Ok(None);
    }
    let mailbox = asked.mailbox.take();
    let lent = match &mailbox {
        Some(id) => mailboxes::find(tx, id.as_str())?,
        None => None,
    };
    let private =
        RequestPrivate { group: lent.and_then(|(_, it)| it.private.group), mailbox, note: String::new() };
    // Only the desk answers.
    let public = Request { answer: None, ..asked };
    let change = published(Record::Request(Kept { public, private }));
    Ok(Some(records::save(tx, &[change], who, now)?.at))
}

/// Every request, whatever became of it, the oldest first.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<RequestRecord>, StoreError> {
    let read = |record| if let Record::Request(it) = record { Some(it) } else { None };
    let mut found: Vec<RequestRecord> =
        records::published(tx, REQUEST)?.into_iter().filter_map(read).collect();
    found.sort_by_key(|it| (it.public.asked, it.public.booking.clone()));
    Ok(found)
}

/// Gives what was asked for, or another slot that the desk agreed on; `despite` is why a rule of the room is set aside.
pub fn give(
    tx: &mut dyn Tx,
    id: &str,
    (slot, despite): (Option<Slot>, &str),
    (who, now): (&str, DateTime<Utc>),
) -> Result<Answered, RecordError> {
    let Some(request) = open(tx, id)? else { return Ok(Answered::Before) };
    let booking = booked(&request, slot, despite);
    if let Some(taken) = bookings::refuse(tx, &booking.public)? {
        return Ok(Answered::Taken(taken));
    }
    let today = super::stamp::day(now);
    if let Some(rule) = bookings::broken(tx, &booking, today)?.filter(|_| despite.is_empty()) {
        return Ok(Answered::Broken(rule));
    }
    let changes =
        [published(Record::Booking(Box::new(booking))), published(answered(request, Answer::Given))];
    Ok(Answered::Saved(records::save(tx, &changes, who, now)?))
}

/// Declines it, in words the group reads at the terminal.
pub fn decline(
    tx: &mut dyn Tx,
    id: &str,
    why: &str,
    (who, now): (&str, DateTime<Utc>),
) -> Result<Answered, RecordError> {
    let Some(request) = open(tx, id)? else { return Ok(Answered::Before) };
    let change = published(answered(request, Answer::Declined(Text::ja(why))));
    Ok(Answered::Saved(records::save(tx, &[change], who, now)?))
}

/// The booking that would come of it.
pub fn booked(request: &RequestRecord, slot: Option<Slot>, despite: &str) -> BookingRecord {
    let slot = slot.unwrap_or_else(|| request.public.slot.clone());
    let private = BookingPrivate {
        group: request.private.group.clone(),
        purpose: PURPOSE.to_owned(),
        despite: despite.to_owned(),
        ..BookingPrivate::default()
    };
    Kept { public: request.public.booked(&slot), private }
}

/// A request that waits for its answer.
fn open(tx: &mut dyn Tx, id: &str) -> Result<Option<RequestRecord>, RecordError> {
    let Ok(id) = BookingId::parse(id) else { return Ok(None) };
    let stored = records::load(tx, REQUEST, id.as_str())?.filter(|it| it.state == State::Published);
    let record = stored.map(|stored| stored.record()).transpose()?;
    let request = record.and_then(|record| if let Record::Request(it) = record { Some(it) } else { None });
    Ok(request.filter(|it| it.public.answer.is_none()))
}

fn answered(request: RequestRecord, answer: Answer) -> Record {
    Record::Request(Kept {
        public: Request { answer: Some(answer), ..request.public },
        private: request.private,
    })
}

fn published(record: Record) -> Change {
    Change { record, state: State::Published, expected: Expected::Any }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::{
            id::{MailboxId, RoomId},
            room::Booking,
            time::Hours,
        },
        office::{bookings::between, database::Database},
        wire::leaf::Leaf as _,
    };

    const DAY: &str = "2026-12-05";

    fn now() -> DateTime<Utc> {
        "2026-11-21T04:42:00Z".parse().unwrap()
    }

    /// An office with a room of which one group may book two ahead, and a box of that group.
    fn office() -> Database {
        let database = Database::in_memory().unwrap();
        for (kind, id, body) in [
            ("room", "room-1", r#"{"v":1,"name":"部屋 1","capacity":8,"private":{"quota":{"ahead_max":2}}}"#),
            (
                "mailbox",
                "box-7",
                r#"{"v":1,"kind":"mailbox","number":7,"renew_on":"2027-03-31","private":{"group":"sayu"}}"#,
            ),
        ] {
            save(&database, Record::read(kind, id, body).unwrap());
        }
        database
    }

    fn save(database: &Database, record: Record) {
        let change = published(record);
        database.run_now(|tx| records::save(tx, std::slice::from_ref(&change), "sato", now())).unwrap();
    }

    fn asked(hours: &str, seed: u64) -> Request {
        let slot = Slot {
            room: RoomId::parse("room-1").unwrap(),
            date: DAY.parse().unwrap(),
            hours: Hours::from_word(hours).unwrap(),
        };
        Request::made(slot, MailboxId::parse("box-7").unwrap(), now(), (seed, 0)).unwrap().0
    }

    fn told(database: &Database, request: &Request) {
        database.run_now(|tx| take(tx, request.clone(), "kiosk", now())).unwrap();
    }

    fn gives(database: &Database, request: &Request, despite: &str) -> Answered {
        let id = request.booking.to_string();
        database.run_now(|tx| give(tx, &id, (None, despite), ("sato", now()))).unwrap()
    }

    fn day(database: &Database) -> Vec<Booking> {
        let date = DAY.parse().unwrap();
        let found = database.read_now::<_, StoreError>(|tx| between(tx, date, date)).unwrap();
        found.into_iter().map(|it| it.public).collect()
    }

    fn answer(database: &Database, request: &Request) -> Option<Answer> {
        let all = database.read_now::<_, StoreError>(all).unwrap();
        all.into_iter().find(|it| it.public.booking == request.booking)?.public.answer
    }

    #[test]
    fn what_is_told_twice_is_asked_once_and_is_its_boxs_groups() {
        let (database, request) =
            (office(), Request { answer: Some(Answer::Given), ..asked("13:00-15:00", 1) });
        told(&database, &request);
        told(&database, &request);
        let all = database.read_now::<_, StoreError>(all).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].private.group.as_ref().map(ToString::to_string).as_deref(), Some("sayu"));
        assert_eq!((&all[0].public.answer, &all[0].public.mailbox), (&None, &None), "only the desk answers");
        assert_eq!(day(&database), [], "and until then it is everybody's");
    }

    #[test]
    fn of_two_that_ask_for_one_room_the_second_hears_no_with_what_is_near() {
        let (database, one, other) = (office(), asked("13:00-15:00", 1), asked("14:00-16:00", 2));
        told(&database, &one);
        told(&database, &other);
        assert!(matches!(gives(&database, &one, ""), Answered::Saved(_)));
        let Answered::Taken(taken) = gives(&database, &other, "") else { panic!("it is taken") };
        assert_eq!(taken.by[0].public.id, one.booking);
        assert_eq!((answer(&database, &one), answer(&database, &other)), (Some(Answer::Given), None));
        assert_eq!(day(&database), [one.booked(&one.slot)], "with the number its group was told");
        assert!(matches!(gives(&database, &one, ""), Answered::Before), "once");
        let id = other.booking.to_string();
        let slot = Slot { hours: Hours::from_word("15:00-17:00").unwrap(), ..other.slot.clone() };
        let given = database.run_now(|tx| give(tx, &id, (Some(slot.clone()), ""), ("sato", now()))).unwrap();
        assert!(matches!(given, Answered::Saved(_)), "another time was agreed on");
        assert_eq!(day(&database)[1], other.booked(&slot));
    }

    #[test]
    fn the_rule_of_how_much_one_group_may_book_bears_on_what_it_asks_for() {
        let database = office();
        let all = [asked("09:00-10:00", 1), asked("11:00-12:00", 2), asked("13:00-14:00", 3)];
        for request in &all {
            told(&database, request);
        }
        assert!(all[..2].iter().all(|it| matches!(gives(&database, it, ""), Answered::Saved(_))));
        assert!(matches!(gives(&database, &all[2], ""), Answered::Broken(Broken::Ahead(2))));
        assert!(matches!(gives(&database, &all[2], "職員が確かめた"), Answered::Saved(_)));
    }

    #[test]
    fn what_is_declined_says_why_and_stays_declined() {
        let (database, request) = (office(), asked("13:00-15:00", 1));
        told(&database, &request);
        let id = request.booking.to_string();
        let declined = database.run_now(|tx| decline(tx, &id, "点検です", ("sato", now()))).unwrap();
        assert!(matches!(declined, Answered::Saved(_)));
        assert_eq!(answer(&database, &request), Some(Answer::Declined(Text::ja("点検です"))));
        assert!(matches!(gives(&database, &request, ""), Answered::Before));
        assert_eq!(day(&database), []);
        let nobody = database.run_now(|tx| decline(tx, "ask-nothing", "x", ("sato", now()))).unwrap();
        assert!(matches!(nobody, Answered::Before));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Whatever is asked for, given and told again in whatever order: no two bookings of the room share a moment.
        #[test]
        fn no_two_requests_are_given_one_room(
            wishes in prop::collection::vec((0..20u32, 1..5u32), 1..7),
            order in prop::collection::vec(any::<prop::sample::Index>(), 1..14),
        ) {
            let database = office();
            let clock = |step: u32| (chrono::NaiveTime::MIN + TimeDelta::minutes(i64::from(step) * 30)).format("%H:%M").to_string();
            let all: Vec<Request> = (0_u64..)
                .zip(&wishes)
                .map(|(seed, (from, long))| asked(&format!("{}-{}", clock(16 + from), clock(16 + from + long)), seed))
                .collect();
            for turn in order {
                let request = &all[turn.index(all.len())];
                told(&database, request);
                gives(&database, request, "わけ");
            }
            let booked = day(&database);
            for (place, one) in booked.iter().enumerate() {
                prop_assert!(booked.iter().skip(place + 1).all(|other| !one.clashes(other)), "{booked:?}");
            }
        }
    }
}
