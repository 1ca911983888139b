//! The printer of a played terminal as follow-up slips reach it: the paper is read as it is set, and the disk may be
//! looked at in the middle of it.

use super::{
    folder::Folder,
    numbers::Numbers,
    printer::{Luck, PlayedPrinter},
};
use crate::{
    config::printer::Connection,
    domain::printer::{Outcome, PrinterState},
    kiosk::paper::Paper,
    slip::{conversation::Patience, measure::Roll, raster::Raster, receipt},
    workers::{Printer, Serves, hand::Press},
};

/// How the line to a printer carries what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// As it is said.
    True,
    /// Whatever the printer says arrives as yes.
    Yes,
}

/// What befalls a press.
#[derive(Debug, Clone, Copy)]
pub struct Fortune {
    /// What befalls the talk with the printer.
    pub luck: Luck,
    /// How what the printer says arrives.
    pub line: Line,
}

/// A press of one slip.
pub struct Pressing<'a> {
    printer: &'a mut PlayedPrinter,
    folder: &'a Folder,
    fortune: Fortune,
    /// What was set: its number at the printer, and what stands on it.
    pub set: Option<(u32, Numbers)>,
    /// The disk when the printer had what it got.
    pub disk: Option<Folder>,
}

impl<'a> Pressing<'a> {
    /// A press on this printer; `folder` is the terminal's disk.
    pub fn on(printer: &'a mut PlayedPrinter, folder: &'a Folder, fortune: Fortune) -> Self {
        Self { printer, folder, fortune, set: None, disk: None }
    }

    /// The printer, as settings have it.
    pub fn printer() -> Printer {
        let connection = Connection::Network { host: String::new(), port: 0 };
        Printer { name: "見本".to_owned(), connection, roll: Roll::Wide, serves: Serves::Everything }
    }

    fn talk(&mut self, raster: &Raster, number: u32) -> Outcome {
        let (mut held, printer) = (self.printer.held, &*self.printer);
        let slip = (raster, number);
        let outcome = receipt::print(printer, &mut held, slip, Patience::default(), &|| printer.mono());
        self.printer.held = held;
        outcome
    }
}

impl Press for Pressing<'_> {
    fn state(&mut self, _: &Printer) -> PrinterState {
        self.printer.meets(Luck::Good);
        let (mut held, printer) = (self.printer.held, &*self.printer);
        let state = receipt::ask(printer, &mut held, Patience::default().answer_ms, &|| printer.mono());
        self.printer.held = held;
        state
    }

    fn set(&mut self, _: &Printer, paper: &Paper) -> Option<Raster> {
        let (raster, number) = self.printer.next_hidden();
        self.set = Numbers::on(&paper.slip).map(|numbers| (number, numbers));
        Some(raster)
    }

    fn press(&mut self, _: &Printer, raster: &Raster) -> Outcome {
        let number = self.set.as_ref().map_or(0, |(number, _)| *number);
        self.printer.meets(self.fortune.luck);
        let outcome = self.talk(raster, number);
        self.disk = self.folder.image().ok();
        match self.fortune.line {
            Line::True => outcome,
            Line::Yes => Outcome::Confirmed,
        }
    }
}
