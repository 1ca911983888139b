//! The bookings of the office and what it knows of arrivals.

use super::{
    super::{
        numbers::{Had, Numbers},
        stand::Arrivals,
        wrong::Wrong,
    },
    Premises, STAFF,
};
use crate::{
    clock::Clock as _,
    domain::{
        check_in::CheckIn,
        content::Revision,
        follow_up::{Lost, Recipient},
    },
    office::{
        bookings, device, feed_head,
        follow_ups::{
            self, FollowUp, Paper, lost,
            talk::{self, New, WriteError},
        },
        intake,
        records::{self, Change, Expected, RecordError, Saved, State},
        requests::{self, Answered},
        stamp,
    },
    seal::letter,
    store::{error::StoreError, sql::Tx},
    wire::{
        intake::REQUEST,
        record::{BookingRecord, Record},
    },
};

/// Things that one queue of a terminal told more than once and that were taken as often.
const DOUBLED: &str = "SELECT count(*) FROM (SELECT 1 FROM intake GROUP BY kiosk, kiosk_epoch, body HAVING count(*) > 1) AS doubled";

impl Premises {
    /// Gives a group a room, or says that somebody else has it.
    pub fn give(&self, booking: &BookingRecord) -> Result<bool, Wrong> {
        self.keep_booking(booking, |tx| Ok(bookings::refuse(tx, &booking.public)?.is_some()))
    }

    /// Gives a group a room, whoever has it.
    pub fn give_unasked(&self, booking: &BookingRecord) -> Result<bool, Wrong> {
        self.keep_booking(booking, |_| Ok(false))
    }

    fn keep_booking(
        &self,
        booking: &BookingRecord,
        is_had: impl Fn(&mut dyn Tx) -> Result<bool, StoreError>,
    ) -> Result<bool, Wrong> {
        let Some((office, _)) = &self.open else { return Ok(false) };
        let now = self.clock.utc();
        let saved = office.database.run_now(|tx| {
            if is_had(tx)? {
                return Ok(None);
            }
            let record = Record::Booking(Box::new(booking.clone()));
            let change = Change { record, state: State::Published, expected: Expected::Any };
            records::save(tx, &[change], STAFF, now).map(Some)
        });
        Ok(self.announced(saved)?.is_some())
    }

    /// What the desk hears of a booking.
    pub fn tell(&self, said: &CheckIn) -> Result<(), Wrong> {
        let Some((office, _)) = &self.open else { return Ok(()) };
        let now = self.clock.utc();
        let saved = office.database.run_now(|tx| intake::join(tx, said.clone(), STAFF, now));
        self.announced(saved).map(drop)
    }

    /// Answers what was asked for: gives it where it is free, or declines it; false where neither was to be done.
    pub fn decide(&self, id: &str, gives: Option<()>) -> Result<bool, Wrong> {
        let Some((office, _)) = &self.open else { return Ok(false) };
        let by = (STAFF, self.clock.utc());
        let answered = office.database.run_now(|tx| match gives {
            Some(()) => requests::give(tx, id, (None, ""), by),
            None => requests::decline(tx, id, "見本のわけ", by),
        });
        let saved = answered.map(|answered| match answered {
            Answered::Saved(saved) => Some(saved),
            Answered::Taken(_) | Answered::Broken(_) | Answered::Before => None,
        });
        Ok(self.announced(saved)?.is_some())
    }

    /// Deletes a record.
    pub fn drop_record(&self, record: Record) -> Result<(), Wrong> {
        self.save(vec![Change { record, state: State::Deleted, expected: Expected::Any }])
    }

    /// What it knows of arrivals.
    pub fn arrivals(&self) -> Result<Arrivals, Wrong> {
        let office = self.office()?;
        let (known, said, doubled) = office.database.read_now::<_, StoreError>(|tx| {
            let doubled = tx.query(DOUBLED, &[])?.first().map_or(Ok(0), |row| row.int(0))?;
            Ok((records::list(tx, "booking")?, records::list(tx, "check_in")?, doubled))
        })?;
        let requests = self.list(REQUEST)?.into_iter().map(|stored| stored.id).collect();
        let mut arrivals = Arrivals { requests, doubled, ..Arrivals::default() };
        arrivals.bookings.extend(known.into_iter().map(|stored| stored.id));
        for stored in said {
            if let Record::CheckIn(kept) = stored.record()? {
                arrivals.said.insert(stored.id, kept.public);
            }
        }
        Ok(arrivals)
    }

    /// What staff read of a device that is not well.
    pub fn troubles(&self, device: &str) -> Result<Vec<String>, Wrong> {
        let known = self.office()?.database.read_now::<_, StoreError>(|tx| device::by_id(tx, device))?;
        Ok(known.and_then(|known| known.report).map(|report| report.troubles).unwrap_or_default())
    }

    /// How many things terminals told.
    pub fn told_count(&self) -> Result<i64, Wrong> {
        let count = |tx: &mut dyn Tx| {
            tx.query("SELECT count(*) FROM intake", &[])?.first().map_or(Ok(0), |row| row.int(0))
        };
        Ok(self.office()?.database.read_now::<_, StoreError>(count)?)
    }

    /// Where the feed stands.
    pub fn head(&self) -> Result<Revision, Wrong> {
        Ok(self.office()?.database.read_now::<_, StoreError>(feed_head::read)?.at.into())
    }

    /// What a paper opens here; none where it opens nothing.
    pub fn inquiry(&self, numbers: &Numbers) -> Result<Option<FollowUp>, Wrong> {
        let verifier = numbers.keys()?.verifier.hash();
        let find = |tx: &mut dyn Tx| follow_ups::by_paper(tx, &numbers.locator, &verifier);
        Ok(self.office()?.database.read_now::<_, StoreError>(find)?)
    }

    /// Days of which a restored backup knows nothing, as it says.
    pub fn lost(&self) -> Result<Vec<Lost>, Wrong> {
        Ok(self.office()?.database.read_now::<_, StoreError>(lost::days)?)
    }

    /// How it has a paper.
    pub fn has(&self, numbers: &Numbers) -> Result<Had, Wrong> {
        Ok(self.inquiry(numbers)?.map_or(Had::Not, |it| match it.paper {
            Paper::Sure => Had::Sure,
            Paper::Unsure => Had::Unsure,
        }))
    }

    /// The desk answers whoever holds a paper; true where it opened something.
    pub fn answer(&self, numbers: &Numbers, text: &str, desk: &Recipient) -> Result<bool, Wrong> {
        let Some(it) = self.inquiry(numbers)? else { return Ok(false) };
        let today = stamp::day(self.clock.utc());
        let sealed =
            letter::seal(text, &[desk, &it.recipient]).map_err(|error| Wrong::World(error.to_string()))?;
        let new = New { id: text, sealed: &sealed, today };
        match self.office()?.database.run_now(|tx| talk::desk_wrote(tx, &it, &new, (STAFF, None))) {
            Ok(()) | Err(WriteError::Full) => Ok(true),
            Err(WriteError::Store(error)) => Err(error.into()),
        }
    }

    /// Somebody telephones that they lost their paper: what it opens is destroyed.
    pub fn void(&self, numbers: &Numbers) -> Result<bool, Wrong> {
        let Some(it) = self.inquiry(numbers)? else { return Ok(false) };
        self.runtime.block_on(self.office()?.destroy(vec![it.id]))?;
        Ok(true)
    }

    /// Whoever waits hears of what was saved.
    fn announced(&self, saved: Result<Option<Saved>, RecordError>) -> Result<Option<Saved>, Wrong> {
        let saved = saved.map_err(|error| Wrong::World(error.to_string()))?;
        if let (Some(saved), Some((office, _))) = (&saved, &self.open) {
            office.announce(saved.at);
        }
        Ok(saved)
    }
}
