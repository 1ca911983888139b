//! Papers that visitors take: the printer of their terminal prints them, half of them, or none.

use super::{
    act::{Act, Is},
    agenda::{At, Happening},
    machine::Machine,
    printer::{Luck, sheet},
    promises,
    sabotage::Sabotage,
    tally::Mark,
    world::World,
    wrong::Wrong,
};
use crate::{
    domain::printer::{Outcome, PrinterState, Told},
    kiosk::{effect::Effect, event::Event},
    slip::{conversation::Patience, raster::Raster, receipt},
};

/// What staff find wrong with a printer.
const ILLS: [PrinterState; 3] = [PrinterState::PaperOut, PrinterState::CoverOpen, PrinterState::Offline];
/// Bytes of a talk about a slip: somewhere among them things go wrong.
const TALK_BYTES: u64 = 2_500;

impl World {
    /// Has the printer of a terminal carry an effect out.
    pub(super) fn on_paper(&mut self, at: At, effect: &Effect) -> Result<(), Wrong> {
        let luck = self.luck();
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        let event = match effect {
            Effect::AskPrinters(ticket) => Event::PrintersTold(*ticket, vec![ask(machine)]),
            Effect::Draw(ticket, ..) => Event::Drawn(*ticket, Some(sheet(*ticket))),
            Effect::Print(ticket, _) => {
                let told = print(machine, luck, self.sabotage);
                self.tally.note(match told {
                    Outcome::Confirmed => Mark::SlipPrinted,
                    Outcome::Unknown(_) => Mark::SlipInDoubt,
                    Outcome::FailedBeforeSend(_) => Mark::SlipRefused,
                });
                Event::Printed(*ticket, told)
            }
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
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
            | Effect::Forget => return Ok(()),
        };
        promises::of_printer(machine)?;
        let (waited_ms, is_ill) = (machine.printer.waited_ms(), machine.printer.is_ill());
        if is_ill && matches!(effect, Effect::Print(..)) {
            // Somebody comes by with a roll, or closes the lid.
            let mended_ms = self.at_ms + self.dice.between(30_000, 900_000);
            self.agenda.decide(mended_ms, Happening::Act(Act::Printer(at.machine, Is::Well)));
        }
        let delay = waited_ms + self.dice.between(1, 1_000);
        self.agenda.decide(self.at_ms + delay, Happening::Answer(at, event));
        Ok(())
    }

    /// The terminal loses power in the middle of a slip: the printer has a part of it, and nobody tells it to forget.
    pub(super) fn print_in_part(&mut self, number: usize) -> Result<(), Wrong> {
        let bytes = self.dice.below(TALK_BYTES);
        let Some(machine) = self.machines.get_mut(number) else { return Ok(()) };
        machine.printer.meets(Luck::LineBreaks(usize::try_from(bytes).unwrap_or(0)));
        let slip = machine.printer.next_slip();
        let outcome = print_once(machine, &slip);
        self.tape.say(format!("{:>10} nobody hears what became of a slip: {outcome:?}", self.at_ms));
        self.cut_at(number, Mark::CutWithinPrint)
    }

    /// The roll of a printer ends, its lid opens, somebody pulls its plug; or it is well again.
    pub(super) fn change_printer(&mut self, number: usize, is: Is) {
        let ill = self.dice.pick(&ILLS).copied().filter(|_| is == Is::Ill);
        self.tally.note(if is == Is::Ill { Mark::PrinterIll } else { Mark::PrinterWell });
        if let Some(machine) = self.machines.get(number) {
            machine.printer.becomes(ill);
        }
    }

    /// More than half of all slips meet with something.
    pub(super) fn luck(&mut self) -> Luck {
        let somewhere = usize::try_from(self.dice.below(TALK_BYTES)).unwrap_or(0);
        match self.dice.below(10) {
            0 => Luck::RollEnds(somewhere / 8),
            1 => Luck::LidOpens(somewhere),
            2 => Luck::LineBreaks(somewhere),
            3 => Luck::PlugPulled(somewhere),
            4 => Luck::Mute(somewhere),
            5 => Luck::LidOpens(0),
            _ => Luck::Good,
        }
    }
}

fn ask(machine: &mut Machine) -> Told {
    machine.printer.meets(Luck::Good);
    let (mut held, printer) = (machine.printer.held, &machine.printer);
    let state = receipt::ask(printer, &mut held, Patience::default().answer_ms, &|| printer.mono());
    machine.printer.held = held;
    Told { name: "見本".to_owned(), state }
}

/// What the terminal is told became of a slip.
fn print(machine: &mut Machine, luck: Luck, sabotage: Sabotage) -> Outcome {
    if sabotage == Sabotage::SwallowsOrders {
        machine.printer.turns_stubborn();
    }
    machine.printer.meets(luck);
    let slip = machine.printer.next_slip();
    let outcome = print_once(machine, &slip);
    match (sabotage, outcome) {
        (Sabotage::PrintsAgain, Outcome::Unknown(_)) => {
            machine.printer.becomes(None);
            let again = machine.printer.same_slip();
            print_once(machine, &again)
        }
        (Sabotage::ThanksForNothing, Outcome::FailedBeforeSend(_)) => Outcome::Confirmed,
        (Sabotage::HidesASlip, Outcome::Confirmed | Outcome::Unknown(_)) => {
            Outcome::FailedBeforeSend(PrinterState::Unknown)
        }
        (_, outcome) => outcome,
    }
}

fn print_once(machine: &mut Machine, (raster, number): &(Raster, u32)) -> Outcome {
    let (mut held, printer) = (machine.printer.held, &machine.printer);
    let (slip, mono) = ((raster, *number), || printer.mono());
    let outcome = receipt::print(printer, &mut held, slip, Patience::default(), &mono);
    machine.printer.held = held;
    outcome
}
