//! The thread that talks to the printers: how they are, and a slip on the first that can print it.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    hand::{Hand, Press},
    ipp::{Desk, Owed},
    paper::set,
    post::Work,
    printer::Printer,
    typefaces::Typefaces,
};
use crate::{
    clock::Clock,
    domain::printer::{Outcome, PrinterState, Told},
    kiosk::{
        effect::Effect,
        enquiry::{Enquiry, Errand, Handed},
        event::{Done, Event},
        paper::Paper,
    },
    slip::{conversation::Patience, held::Held, raster::Raster, receipt},
};

/// The printing thread's work.
pub struct Print {
    printers: Arc<[Printer]>,
    typefaces: Typefaces,
    clock: Arc<dyn Clock>,
    patience: Patience,
    /// Tells this slip from the one before.
    number: u32,
    /// By office printer: the job it could not be told to drop.
    owed: BTreeMap<String, Owed>,
    /// By receipt printer: what it may still hold of an earlier slip.
    held: BTreeMap<String, Held>,
    /// Hands out follow-up slips, where this terminal does.
    hand: Option<Hand>,
}

impl Print {
    /// The work of a terminal with these printers, in the order in which they are tried.
    pub fn new(
        printers: Arc<[Printer]>,
        typefaces: Typefaces,
        clock: Arc<dyn Clock>,
        patience: Patience,
    ) -> Self {
        Self {
            printers,
            typefaces,
            clock,
            patience,
            number: 0,
            owed: BTreeMap::new(),
            held: BTreeMap::new(),
            hand: None,
        }
    }

    /// The same for a terminal that hands out follow-up slips too.
    pub fn handing(self, hand: Hand) -> Self {
        Self { hand: Some(hand), ..self }
    }

    /// How every printer is. One that is there again first drops what it could not be told to drop before.
    pub fn ask(&mut self) -> Vec<Told> {
        let printers = Arc::clone(&self.printers);
        let told = |printer: &Printer| Told { name: printer.name.clone(), state: self.state_of(printer) };
        printers.iter().map(told).collect()
    }

    fn state_of(&mut self, printer: &Printer) -> PrinterState {
        let Some(desk) = printer.desk() else {
            let held = self.held.entry(printer.name.clone()).or_default();
            return receipt::ask(printer, held, self.patience.answer_ms, &|| self.clock.mono());
        };
        let is_settled = |owed: &Owed| desk.settle(owed);
        if self.owed.get(&printer.name).is_some_and(is_settled) {
            self.owed.remove(&printer.name);
        }
        desk.ask()
    }

    /// Prints a paper on the first printer that can. Another is tried only where it is certain that nothing came out
    /// of those before it.
    pub fn print(&mut self, paper: &Paper) -> Outcome {
        let mut first = None;
        let printers = Arc::clone(&self.printers);
        for printer in printers.iter().filter(|printer| printer.serves.informs()) {
            let outcome = match set(paper, printer.roll, &self.typefaces) {
                Ok(raster) => self.print_on(printer, &raster),
                Err(error) => {
                    tracing::warn!(%error, "a paper cannot be set: install fonts-noto-cjk");
                    Outcome::FailedBeforeSend(PrinterState::Unknown)
                }
            };
            match outcome {
                Outcome::FailedBeforeSend(state) => drop(first.get_or_insert(state)),
                Outcome::Confirmed | Outcome::Unknown(_) => return outcome,
            }
        }
        Outcome::FailedBeforeSend(first.unwrap_or(PrinterState::Unknown))
    }

    /// Hands out a follow-up slip on the first printer for them that can print.
    fn hand(&mut self, enquiry: &Enquiry) -> Handed {
        let printers = Arc::clone(&self.printers);
        let Some(hand) = self.hand.take() else {
            return Handed { id: None, outcome: Outcome::FailedBeforeSend(PrinterState::Offline) };
        };
        let handed = hand.hand(enquiry, &printers, self);
        self.hand = Some(hand);
        handed
    }

    fn print_on(&mut self, printer: &Printer, raster: &Raster) -> Outcome {
        self.number = self.number.wrapping_add(1);
        let outcome = if let Some(desk) = printer.desk() {
            self.print_at(&desk, &printer.name, raster)
        } else {
            let (held, slip) = (self.held.entry(printer.name.clone()).or_default(), (raster, self.number));
            receipt::print(printer, held, slip, self.patience, &|| self.clock.mono())
        };
        if outcome != Outcome::Confirmed {
            // In no ordinary journal: beside the time it would say when somebody stood there. Printers that do not
            // answer are in the terminal's report.
            tracing::debug!(printer = %printer.name, ?outcome, "a slip was not confirmed");
        }
        outcome
    }

    /// On an office printer, unless it still has a slip of somebody else to drop.
    fn print_at(&mut self, desk: &Desk<'_>, printer: &str, raster: &Raster) -> Outcome {
        if self.owed.get(printer).is_some_and(|owed| !desk.settle(owed)) {
            return Outcome::FailedBeforeSend(PrinterState::Offline);
        }
        let name = format!("slip {}-{}", std::process::id(), self.number);
        let (outcome, owed) = desk.print(raster, &name, self.patience.job_ms, self.clock.as_ref());
        match owed {
            Some(owed) => self.owed.insert(printer.to_owned(), owed),
            None => self.owed.remove(printer),
        };
        outcome
    }
}

impl Press for Print {
    fn state(&mut self, printer: &Printer) -> PrinterState {
        self.state_of(printer)
    }

    fn set(&mut self, printer: &Printer, paper: &Paper) -> Option<Raster> {
        set(paper, printer.roll, &self.typefaces).ok()
    }

    fn press(&mut self, printer: &Printer, raster: &Raster) -> Outcome {
        self.print_on(printer, raster)
    }
}

impl Work for Print {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::AskPrinters(ticket) => Some(Event::PrintersTold(ticket, self.ask())),
            Effect::Print(ticket, paper) => Some(Event::Printed(ticket, self.print(&paper))),
            Effect::FollowUp(ticket, Errand::Hand(enquiry)) => {
                Some(Event::FollowUp(ticket, Done::Handed(self.hand(&enquiry))))
            }
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
            | Effect::Draw(..)
            | Effect::Keep(..)
            | Effect::FollowUp(..)
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
