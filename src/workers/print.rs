//! The thread that talks to the printers: how they are, and a slip on the first that can print it.

use std::sync::Arc;

use super::{paper::set, post::Work, printer::Printer, typefaces::Typefaces};
use crate::{
    clock::Clock,
    domain::printer::{Outcome, PrinterState, Told},
    kiosk::{effect::Effect, event::Event, paper::Paper},
    slip::{conversation::Patience, line, raster::Raster},
};

/// The printing thread's work.
pub struct Print {
    printers: Arc<[Printer]>,
    typefaces: Typefaces,
    clock: Arc<dyn Clock>,
    patience: Patience,
    /// Tells this slip from the one before.
    number: u32,
}

impl Print {
    /// The work of a terminal with these printers, in the order in which they are tried.
    pub fn new(
        printers: Arc<[Printer]>,
        typefaces: Typefaces,
        clock: Arc<dyn Clock>,
        patience: Patience,
    ) -> Self {
        Self { printers, typefaces, clock, patience, number: 0 }
    }

    /// How every printer is.
    pub fn ask(&self) -> Vec<Told> {
        let mono = || self.clock.mono();
        let told = |printer: &Printer| Told {
            name: printer.name.clone(),
            state: line::ask(printer, self.patience.answer_ms, &mono),
        };
        self.printers.iter().map(told).collect()
    }

    /// Prints a paper on the first printer that can. Another is tried only where it is certain that nothing came out
    /// of those before it.
    pub fn print(&mut self, paper: &Paper) -> Outcome {
        let mut first = None;
        let printers = Arc::clone(&self.printers);
        for printer in printers.iter() {
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

    fn print_on(&mut self, printer: &Printer, raster: &Raster) -> Outcome {
        self.number = self.number.wrapping_add(1);
        let clock = Arc::clone(&self.clock);
        let outcome = line::print(printer, raster, self.number, self.patience, &|| clock.mono());
        if outcome != Outcome::Confirmed {
            tracing::warn!(printer = %printer.name, ?outcome, "a slip was not confirmed");
        }
        outcome
    }
}

impl Work for Print {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::AskPrinters(ticket) => Some(Event::PrintersTold(ticket, self.ask())),
            Effect::Print(ticket, paper) => Some(Event::Printed(ticket, self.print(&paper))),
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
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Forget => None,
        }
    }
}
