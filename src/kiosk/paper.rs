//! A paper that a visitor takes: from the page that shows it to what became of it.

use std::sync::Arc;

use crate::domain::{
    blob::BlobHash,
    printer::Outcome,
    slip::{self, NoSlip, Slip, SlipKind, Source},
    text::Lang,
};

use super::{
    lane::Ticket,
    page::{Prefs, TextSize},
};

/// Information slips in one visit, at most (PRIVACY P9).
pub const SLIPS_MAX: u8 = 5;

/// What goes onto the roll, as data: a worker sets it, once for the glass and once for the printer, dot for dot alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The words.
    pub slip: Slip,
    /// Whose letters come first where languages share them.
    pub lang: Lang,
    /// How large they are.
    pub text_size: TextSize,
}

/// The picture of a paper. Its pieces hang where all pictures hang, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The pieces: a texture cannot be as long as a paper.
    pub pieces: Vec<BlobHash>,
    /// Dots in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// How far somebody is with a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// There is no such paper, and why.
    Missing(NoSlip),
    /// A letter of it has no typeface here.
    Unset,
    /// Its picture is being drawn; with the ticket, once a worker does.
    Drawing(Option<Ticket>),
    /// Its picture stands on the glass: this is what comes out.
    Shown(Sheet),
    /// It is to be printed; with the ticket, once a worker does.
    Printing(Option<Ticket>),
    /// It was tried.
    Ended(Outcome),
}

/// A paper in front of a visitor: lives in the visit, on the page that shows it, and ends with either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taking {
    kind: SlipKind,
    paper: Arc<Paper>,
    /// Which printer's roll the picture is drawn for.
    printer: u8,
    step: Step,
}

impl Taking {
    /// Writes the paper of a kind, for somebody who reads like this.
    /// A booking's is written for whoever knew its number alone.
    pub(super) fn write(kind: &SlipKind, (source, number): (Source<'_>, Option<&str>), prefs: Prefs) -> Self {
        let written = match (kind, number) {
            (SlipKind::Booking(id), Some(number)) => slip::of_booking(source, id, number),
            (SlipKind::Booking(_), None) => Err(NoSlip::NotFound),
            (_, _) => Slip::make(kind, source),
        };
        let step = written.as_ref().map_or_else(|no| Step::Missing(*no), |_| Step::Drawing(None));
        let slip = written.unwrap_or_default();
        let paper = Arc::new(Paper { slip, lang: prefs.lang, text_size: prefs.text_size });
        Self { kind: kind.clone(), paper, printer: 0, step }
    }

    /// What it is.
    pub fn kind(&self) -> &SlipKind {
        &self.kind
    }

    /// What stands on it.
    pub fn paper(&self) -> &Arc<Paper> {
        &self.paper
    }

    /// How far it is.
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// Whether it is on its way to a printer, or was: then it is no longer rewritten.
    pub(super) fn is_sent(&self) -> bool {
        matches!(self.step, Step::Printing(_) | Step::Ended(_))
    }

    /// The roll of another printer counts from here on.
    pub(super) fn on_roll(&mut self, printer: u8) {
        if self.printer != printer && matches!(self.step, Step::Drawing(_) | Step::Shown(_)) {
            (self.printer, self.step) = (printer, Step::Drawing(None));
        }
    }

    /// 印刷する: what is shown is printed. What was tried is shown again, for whoever then decides.
    pub(super) fn press(&mut self) {
        self.step = match &self.step {
            Step::Shown(_) => Step::Printing(None),
            Step::Ended(Outcome::Unknown(_) | Outcome::FailedBeforeSend(_)) => Step::Drawing(None),
            Step::Missing(_)
            | Step::Unset
            | Step::Drawing(_)
            | Step::Printing(_)
            | Step::Ended(Outcome::Confirmed) => return,
        };
    }

    /// A worker took it.
    pub(super) fn begun(&mut self, ticket: Ticket) {
        if let Step::Drawing(waiting) | Step::Printing(waiting) = &mut self.step {
            *waiting = Some(ticket);
        }
    }

    /// The picture is there, or never will be. Says whether anybody waited for it.
    pub(super) fn drawn(&mut self, ticket: Ticket, sheet: Option<Sheet>) -> bool {
        let waited = self.step == Step::Drawing(Some(ticket));
        if waited {
            self.step = sheet.map_or(Step::Unset, Step::Shown);
        }
        waited
    }

    /// It was tried. Says whether anybody waited for that.
    pub(super) fn ended(&mut self, ticket: Ticket, outcome: Outcome) -> bool {
        let waited = self.step == Step::Printing(Some(ticket));
        if waited {
            self.step = Step::Ended(outcome);
        }
        waited
    }
}
