//! Follow-up slips: how they come out of a terminal of the world, what is noted of them, and what they open.

use super::{
    act::{Act, Is},
    agenda::{At, Happening},
    asker::{self, Sees, Who},
    corner::DESK_KEY,
    machine::{Machine, Pressed},
    pressing::Fortune,
    promises,
    road::lock,
    sabotage::Sabotage,
    slips::{Must, Of, Slip},
    tally::Mark,
    world::World,
    wrong::Wrong,
};
use crate::{
    domain::{follow_up::Recipient, printer::Outcome},
    kiosk::{
        asking::Handing,
        effect::Effect,
        enquiry::{Enquiry, Errand, Handed, Opened, Paper, Verdict, Wish},
        event::{Done, Event},
        lane::Ticket,
        visit::Visit,
    },
};

impl World {
    /// A worker makes a slip and prints it.
    pub(super) fn hand(&mut self, at: At, effect: &Effect) -> Result<(), Wrong> {
        let Effect::FollowUp(ticket, Errand::Hand(enquiry)) = effect else { return Ok(()) };
        let ticket = *ticket;
        let fortune = Fortune { luck: self.luck(), line: self.sabotage.line() };
        let of = self.wisher(at, ticket);
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        let Some(pressed) = machine.hand(enquiry, fortune) else { return Ok(()) };
        promises::of_printer(machine)?;
        let (waited_ms, is_ill) = (machine.printer.waited_ms(), machine.printer.is_ill());
        if self.sabotage == Sabotage::WritesWordsDown {
            machine.write_down(enquiry.text.as_str())?;
        }
        let handed = self.note_made(of, enquiry, pressed);
        if is_ill {
            let mended_ms = self.at_ms + self.dice.between(30_000, 900_000);
            self.agenda.decide(mended_ms, Happening::Act(Act::Printer(at.machine, Is::Well)));
        }
        let delay = waited_ms + self.dice.between(1, 1_000);
        let event = Event::FollowUp(ticket, Done::Handed(handed));
        self.agenda.decide(self.at_ms + delay, Happening::Answer(at, event));
        Ok(())
    }

    /// The power fails while the printer has a part of a slip: what the disk held at that moment is all that is left.
    pub(super) fn hand_in_part(&mut self, at: At, ticket: Ticket, enquiry: &Enquiry) -> Result<(), Wrong> {
        let luck = self.luck();
        let of = self.wisher(at, ticket);
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        let fortune = Fortune { luck, line: self.sabotage.line() };
        let Some((handed, set, disk)) = machine.hand(enquiry, fortune) else { return Ok(()) };
        machine.power_off()?;
        if let Some(disk) = disk {
            machine.folder = disk;
        }
        if self.sabotage == Sabotage::ForgetsSlips {
            machine.forget_slips()?;
        }
        self.note_made(of, enquiry, (handed, set, None));
        self.cut_at(at.machine, Mark::CutWithinHand)
    }

    fn note_made(&mut self, of: Of, enquiry: &Enquiry, (handed, set, _): Pressed) -> Handed {
        self.tally.note(match handed.outcome {
            Outcome::Confirmed => Mark::FollowUpPrinted,
            Outcome::Unknown(_) => Mark::FollowUpInDoubt,
            Outcome::FailedBeforeSend(_) => Mark::FollowUpRefused,
        });
        if let Some((number, numbers)) = set {
            let (asked, seen_ms) = (enquiry.text.as_str().to_owned(), self.at_ms);
            let (thanked, must) = (false, Must::Open);
            self.slips.0.push(Slip { of, number, numbers, asked, seen_ms, thanked, must });
        }
        handed
    }

    /// The visit that waits for a slip.
    fn wisher(&self, at: At, ticket: Ticket) -> Of {
        let visit = self.machines.get(at.machine).and_then(|machine| machine.kiosk.visit());
        let waits = |visit: &&Visit| *visit.asking_desk().step() == Handing::Making(Some(ticket));
        (at.machine, at.boot, visit.filter(waits).map(Visit::id))
    }

    /// Notes what a kiosk says of the latest slip of the visit that is open.
    pub(super) fn note_slip(&mut self, number: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get(number) else { return Ok(()) };
        let Some(visit) = machine.kiosk.visit() else { return Ok(()) };
        let of = (number, machine.boot, Some(visit.id()));
        let Some(slip) = self.slips.latest(of) else { return Ok(()) };
        slip.seen_ms = self.at_ms;
        match visit.asking_desk().step() {
            Handing::Taken if !slip.thanked => {
                self.tally.note(Mark::FollowUpTaken);
                self.slips.thank(of, |slip| is_out(machine, slip))
            }
            Handing::Settling(_, Verdict::Void) => {
                slip.must = Must::Either;
                Ok(())
            }
            Handing::Void if slip.must != Must::BeGone => {
                self.tally.note(Mark::FollowUpVoid);
                slip.must = Must::BeGone;
                Ok(())
            }
            Handing::Nothing
            | Handing::Making(_)
            | Handing::Ask(_)
            | Handing::AskUnsure(_)
            | Handing::Settling(..)
            | Handing::Taken
            | Handing::Void
            | Handing::NotPrinted(_)
            | Handing::Lost => Ok(()),
        }
    }

    /// Somebody who wants a slip, or brought one, does the next thing.
    pub(super) fn come_for(&mut self, number: usize, (who, steps): (Who, u64)) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get(number).filter(|it| it.on) else { return Ok(()) };
        let of = (number, machine.boot, machine.kiosk.visit().map(Visit::id));
        let came = self.slips.latest(of).is_some_and(|slip| is_out(machine, slip));
        let digits = self.brought(who);
        if who != Who::Asks && digits.is_empty() {
            return Ok(());
        }
        let sees = Sees { came, digits, fresh: self.dice.below(1 << 32) };
        let Some(machine) = self.machines.get(number) else { return Ok(()) };
        let presses = asker::presses(&machine.kiosk, who, &sees, &mut self.dice);
        if presses.is_empty() {
            return Ok(());
        }
        presses.into_iter().try_for_each(|press| self.press(number, press))?;
        if steps > 0 {
            let next_ms = self.at_ms + self.dice.between(500, 4_000);
            self.agenda.decide(next_ms, Happening::Act(Act::Slip(number, who, steps - 1)));
        }
        Ok(())
    }

    /// The digits of the paper that somebody brings: of one that lies in somebody's drawer, or in the bin.
    fn brought(&self, who: Who) -> String {
        let Who::Reads(which) = who else { return String::new() };
        let out = |slip: &&Slip| self.machines.get(slip.of.0).is_some_and(|machine| is_out(machine, slip));
        let papers: Vec<&Slip> = self.slips.0.iter().filter(out).collect();
        let place = usize::try_from(which).unwrap_or(0).checked_rem(papers.len());
        place.and_then(|place| papers.get(place)).map(|slip| slip.numbers.digits()).unwrap_or_default()
    }

    /// What the office is about to be asked of a paper.
    pub(super) fn note_asked(&mut self, effect: &Effect) {
        if let Some(paper) = asked(effect).filter(|paper| paper.wish == Wish::Erase)
            && let Some(slip) = self.slips.with(paper.digits.as_str())
            && slip.must == Must::Open
        {
            slip.must = Must::Either;
        }
    }

    /// What it answered, held against what it has at this moment.
    pub(super) fn note_answered(&mut self, effect: &Effect, event: Option<&Event>) -> Result<(), Wrong> {
        let (Some(paper), Some(Event::FollowUp(_, Done::Paper(Ok(opened))))) = (asked(effect), event) else {
            return Ok(());
        };
        self.tally.note(match opened {
            Opened::Found(_) => Mark::ReplyRead,
            Opened::Added(_) => Mark::ReplyWritten,
            Opened::Erased => Mark::ReplyErased,
            Opened::Nothing(_) | Opened::Wait(_) | Opened::Full => Mark::ReplyNone,
        });
        let office = self.office_door();
        let Some(slip) = self.slips.with(paper.digits.as_str()) else { return Ok(()) };
        slip.answered(opened, &lock(&office))
    }

    /// The desk answers somebody, or hears on the telephone of a paper that was lost.
    pub(super) fn see_to_a_slip(&mut self) -> Result<(), Wrong> {
        let office = self.office_door();
        let office = lock(&office);
        let place = usize::try_from(self.dice.below(self.slips.0.len() as u64)).unwrap_or(0);
        let (loses, fresh) = (self.dice.one_in(6), self.dice.below(1 << 32));
        let Some(slip) = self.slips.0.get_mut(place).filter(|_| office.is_open()) else { return Ok(()) };
        if loses {
            if office.void(&slip.numbers)? {
                (slip.must, slip.seen_ms) = (Must::BeGone, self.at_ms);
                self.tally.note(Mark::DeskVoided);
            }
        } else if let Some(desk) = Recipient::parse(DESK_KEY)
            && office.answer(&slip.numbers, &format!("a{fresh}"), &desk)?
        {
            self.tally.note(Mark::DeskAnswered);
        }
        Ok(())
    }

    /// Holds every slip against what the office has of it.
    pub(super) fn judge_slips(&self) -> Result<(), Wrong> {
        let came = |slip: &Slip| self.machines.get(slip.of.0).is_some_and(|machine| is_out(machine, slip));
        self.slips.judge(self.at_ms, &self.office(), came)
    }
}

/// Whether it lies there whole.
fn is_out(machine: &Machine, slip: &Slip) -> bool {
    machine.printer.whole(slip.number) > 0
}

fn asked(effect: &Effect) -> Option<&Paper> {
    if let Effect::FollowUp(_, Errand::Paper(paper)) = effect { Some(paper) } else { None }
}
