//! Every follow-up slip that was ever made in a world: what its paper says, who took it, and how it may have ended.

use std::fs;

use chrono::NaiveDate;

use super::{
    folder::BALLAST,
    machine::Machine,
    numbers::{Had, Numbers, WRITTEN},
    premises::Premises,
    wrong::{Promise, Wrong, broken},
};
use crate::{
    domain::private::Private,
    kiosk::enquiry::{Opened, Talk},
};

/// Milliseconds after which nothing of a slip is on its way any more.
const SETTLES_MS: u64 = 45_000;

/// A visit of one start of one machine; none where nobody waited for the slip.
pub type Of = (usize, u32, Option<u64>);

/// A slip.
pub struct Slip {
    /// On whose wish.
    pub of: Of,
    /// Its number at the printer.
    pub number: u32,
    /// What stands on it.
    pub numbers: Numbers,
    /// What was asked with it.
    pub asked: String,
    /// When somebody last was at it, in milliseconds of the world.
    pub seen_ms: u64,
    /// Somebody was thanked for taking it.
    pub thanked: bool,
    /// What of it must hold at the office.
    pub must: Must,
}

/// What the office must hold of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Must {
    /// It opens, where somebody may have it.
    #[default]
    Open,
    /// It was asked to be erased and nobody heard what came of it, or a backup was restored that knew nothing of it.
    Either,
    /// It opens nothing: void, or erased.
    BeGone,
}

/// All of them, in the order in which they were made.
#[derive(Default)]
pub struct Slips(pub Vec<Slip>);

impl Slips {
    /// The latest of a visit.
    pub fn latest(&mut self, of: Of) -> Option<&mut Slip> {
        self.0.iter_mut().rev().find(|slip| slip.of == of && of.2.is_some())
    }

    /// The one with these digits.
    pub fn with(&mut self, digits: &str) -> Option<&mut Slip> {
        self.0.iter_mut().find(|slip| slip.numbers.digits() == digits)
    }

    /// Those of which the office knows, by their place, with the day on which each began.
    pub fn known_to(&self, office: &Premises) -> Result<Vec<(usize, NaiveDate)>, Wrong> {
        let mut known = Vec::new();
        for (place, slip) in self.0.iter().enumerate() {
            known.extend(office.inquiry(&slip.numbers)?.map(|it| (place, it.opened_on)));
        }
        Ok(known)
    }

    /// A backup was restored that may know nothing of some of them: the office says on which days they began.
    pub fn lose(&mut self, known: &[(usize, NaiveDate)], office: &Premises) -> Result<(), Wrong> {
        let lost = office.lost()?;
        for (place, day) in known {
            let Some(slip) = self.0.get_mut(*place) else { continue };
            if slip.must != Must::Open || office.has(&slip.numbers)? != Had::Not {
                continue;
            }
            if !lost.iter().any(|lost| (lost.from..=lost.until).contains(day)) {
                return broken(
                    Promise::OneSlip,
                    format!("a slip of {day} is lost, and {lost:?} is said to be"),
                );
            }
            slip.must = Must::Either;
        }
        Ok(())
    }

    /// Nothing that somebody wrote and no secret stands on a terminal's disk.
    pub fn is_sealed_on(&self, machine: &Machine) -> Result<(), Wrong> {
        let secrets: Vec<String> = self.0.iter().map(|slip| slip.numbers.secret_digits()).collect();
        for path in machine.folder.files().iter().filter(|path| !path.ends_with(BALLAST)) {
            let bytes = fs::read(path).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            if text.contains(WRITTEN) || secrets.iter().any(|secret| text.contains(secret.as_str())) {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                return broken(Promise::Sealed, format!("kiosk {} {name}", machine.number));
            }
        }
        Ok(())
    }

    /// Somebody is thanked for a slip that came out whole or did not: once in a visit, and never without one.
    pub fn thank(&mut self, of: Of, came: impl Fn(&Slip) -> bool) -> Result<(), Wrong> {
        let Some(slip) = self.latest(of) else {
            return broken(Promise::OneSlip, "somebody is thanked and nothing was made");
        };
        if !came(slip) {
            return broken(
                Promise::OneSlip,
                format!("somebody is thanked, and slip {} is not out", slip.number),
            );
        }
        slip.thanked = true;
        match self.0.iter().filter(|slip| slip.of == of && slip.thanked).count() {
            0 | 1 => Ok(()),
            many => broken(Promise::OneSlip, format!("{many} slips are confirmed in one visit")),
        }
    }

    /// Of every slip that nobody is at: one that somebody may have opens, or the desk is told of it; one that never came
    /// out counts for nobody; one that is void or erased opens nothing.
    pub fn judge(&self, now_ms: u64, office: &Premises, came: impl Fn(&Slip) -> bool) -> Result<(), Wrong> {
        for slip in self.0.iter().filter(|slip| now_ms.saturating_sub(slip.seen_ms) >= SETTLES_MS) {
            let had = office.has(&slip.numbers)?;
            let is_right = match (slip.must, had) {
                (Must::BeGone, had) => had == Had::Not,
                (Must::Open | Must::Either, Had::Unsure) | (Must::Either, Had::Not) => true,
                (Must::Open, Had::Not) => !came(slip),
                (Must::Open | Must::Either, Had::Sure) => came(slip),
            };
            if !is_right {
                let (number, must, out) = (slip.number, slip.must, came(slip));
                let what =
                    format!("slip {number} of kiosk {}, out {out}: {must:?}, and is {had:?}", slip.of.0 + 1);
                return broken(Promise::OneSlip, what);
            }
        }
        Ok(())
    }
}

impl Slip {
    /// What the office answered whoever holds it: what it says must be so.
    pub fn answered(&mut self, opened: &Opened, office: &Premises) -> Result<(), Wrong> {
        match opened {
            Opened::Found(talk) | Opened::Added(talk) if self.must != Must::BeGone => self.reads(talk),
            Opened::Found(_) | Opened::Added(_) => broken(Promise::OneSlip, "a paper opens what is erased"),
            Opened::Erased => {
                self.must = Must::BeGone;
                Ok(())
            }
            Opened::Nothing(_) if office.has(&self.numbers)? != Had::Not => {
                broken(Promise::OneSlip, "a paper that the office knows opens nothing")
            }
            Opened::Nothing(_) | Opened::Wait(_) | Opened::Full => Ok(()),
        }
    }

    /// What somebody wrote stands first, and nothing stands there twice.
    fn reads(&self, talk: &Talk) -> Result<(), Wrong> {
        let texts: Vec<&str> =
            talk.messages.iter().filter_map(|it| it.text.as_ref()).map(Private::as_str).collect();
        if texts.len() != talk.messages.len() || texts.first() != Some(&self.asked.as_str()) {
            return broken(Promise::OneSlip, "a paper opens something else than was asked with it");
        }
        let doubled =
            texts.iter().enumerate().any(|(place, text)| texts.iter().skip(place + 1).any(|it| it == text));
        if doubled { broken(Promise::OneSlip, "what was written once stands there twice") } else { Ok(()) }
    }
}
