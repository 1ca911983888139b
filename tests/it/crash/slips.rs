//! Follow-up slips over a power cut: whoever may hold one is known to, and of a slip that nobody holds nothing is told.

use std::{collections::BTreeSet, path::Path};

use chrono::NaiveDate;
use shirube::{
    sim::dice::Dice,
    store::local::{
        LocalDb,
        follow_up::{Holds, Kinds},
    },
};

use super::{
    judge::Fault,
    told::{Book, Deed, Told},
    writers::tell,
};

const FILE: &str = "slips.db";
const KINDS: Kinds = Kinds { opened: "opened", voided: "voided", unsure: "unsure" };

/// Slips as a terminal hands them out: written down, sent to a printer, and what the printer or somebody said.
pub(crate) fn write(dir: &Path, book: &Book, dice: &mut Dice, rounds: i64) {
    let mut number = 0;
    while number < rounds {
        let db = LocalDb::open(&dir.join(FILE)).unwrap();
        for _ in 0..dice.between(1, 12) {
            number += 1;
            let id = format!("s-{number}");
            db.prepare_follow_up(&id, &format!("\"{id}\""), day()).unwrap();
            tell(book, Deed::Sent(number), || db.send_follow_up(&id).unwrap());
            tell(book, Deed::Settled(number), || {
                db.settle_follow_up(&id, holds(number), &KINDS, day()).unwrap();
            });
        }
    }
}

/// What the next start finds, and tells the office.
pub(crate) fn judge(dir: &Path, told: &Told) -> Result<(), Fault> {
    let db = LocalDb::open(&dir.join(FILE))?;
    db.find_follow_ups(&KINDS, day())?;
    let mut said = BTreeSet::new();
    for queued in db.pending(u32::MAX)? {
        if !said.insert(queued.entry.event_id.clone()) {
            return Err(Fault::Doubled(queued.entry.event_id));
        }
    }
    let (_, last) = told.span(Deed::Sent);
    for number in 1..=last + 1 {
        let is = |kind: &str| said.contains(&format!("{kind}/s-{number}"));
        let found = [is("opened"), is("unsure"), is("voided")];
        if !may_be(number, told).contains(&found) {
            let what = format!("slip {number} {:?}: {found:?}", holds(number));
            return Err(if found[0] { Fault::Doubled(what) } else { Fault::Lost(what) });
        }
    }
    Ok(())
}

/// Of a slip: opened, unsure, void.
const NONE: [bool; 3] = [false; 3];
const SURE: [bool; 3] = [true, false, false];
const UNSURE: [bool; 3] = [true, true, false];

/// What may be told of a slip, by how far it came.
fn may_be(number: i64, told: &Told) -> Vec<[bool; 3]> {
    let settled = match holds(number) {
        Holds::Somebody => SURE,
        Holds::Nobody => NONE,
        Holds::Perhaps => UNSURE,
    };
    if told.is_done(Deed::Settled(number)) {
        vec![settled]
    } else if told.has_begun(Deed::Settled(number)) {
        vec![settled, UNSURE]
    } else if told.is_done(Deed::Sent(number)) {
        vec![UNSURE]
    } else if told.has_begun(Deed::Sent(number)) {
        vec![NONE, UNSURE]
    } else {
        vec![NONE]
    }
}

fn holds(number: i64) -> Holds {
    match number % 3 {
        0 => Holds::Somebody,
        1 => Holds::Nobody,
        _ => Holds::Perhaps,
    }
}

fn day() -> NaiveDate {
    NaiveDate::default()
}
