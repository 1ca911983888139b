//! Power cuts: of a kiosk at any moment of an effect, of the office between two saves and in the middle of one.

use super::{
    act::{Act, Is},
    agenda::{At, Happening},
    damage::Rot,
    road::{Fate, lock},
    sabotage::Sabotage,
    tally::Mark,
    world::World,
    wrong::Wrong,
};
use crate::kiosk::{effect::Effect, enquiry::Errand};

/// The logs that applying writes, in their order.
const APPLY_LOGS: [&str; 2] = ["content.db-wal", "local.db-wal"];

/// When the power fails around an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// Before a worker takes it.
    Before,
    /// While a worker writes.
    Within,
    /// When it is done and before the worker can say so.
    After,
}

impl World {
    /// When the power fails around the next effect of a kiosk, if it does.
    pub(super) fn moment(&mut self, machine: usize, effect: &Effect) -> Option<Moment> {
        let is_paper = matches!(effect, Effect::Print(..) | Effect::FollowUp(_, Errand::Hand(_)));
        if is_paper && self.dice.one_in(12) {
            // Printers draw much power at once: a worn fuse goes with a slip.
            return Some(Moment::Within);
        }
        // What writes much is the more likely to be cut short.
        let odds = if matches!(effect, Effect::Apply(..) | Effect::Fetch(..)) { 2 } else { 10 };
        if !self.is_fragile(machine) || !self.dice.one_in(odds) {
            return None;
        }
        self.dice.pick(&[Moment::Before, Moment::Within, Moment::Within, Moment::After]).copied()
    }

    /// Whether the power fails between a decision and its effects.
    pub(super) fn is_cut_unsent(&mut self, machine: usize) -> bool {
        self.is_fragile(machine) && self.dice.one_in(60)
    }

    fn is_fragile(&self, machine: usize) -> bool {
        self.skies.get(machine).is_some_and(|sky| sky.fragile)
    }

    /// The power fails while a worker writes: of content the log is torn, of a picture the end is missing.
    pub(super) fn cut_within(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        match effect {
            Effect::Apply(..) => self.cut_within_apply(at, effect),
            Effect::Fetch(..) => self.cut_within_fetch(at, effect),
            Effect::Print(..) => self.print_in_part(at.machine),
            Effect::FollowUp(ticket, Errand::Hand(enquiry)) => self.hand_in_part(at, ticket, &enquiry),
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Rebuild(_)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
            | Effect::AskPrinters(_)
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
            | Effect::Forget => {
                self.carry_whole(at, effect)?;
                self.cut_at(at.machine, Mark::CutAfter)
            }
        }
    }

    fn cut_within_apply(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(at.machine).filter(|machine| !machine.is_full) else {
            return self.cut_at(at.machine, Mark::CutBefore);
        };
        let before = machine.folder.freeze()?;
        drop(machine.carry_out(effect));
        machine.power_off()?;
        machine.folder.tear(&before, &APPLY_LOGS, &mut self.dice)?;
        self.cut_at(at.machine, Mark::CutWithinApply)
    }

    fn cut_within_fetch(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        let is_cut_off = self.skies.get(at.machine).is_some_and(|sky| sky.unplugged);
        drop(self.office_door());
        let fate = if is_cut_off { Fate::QuestionLost } else { Fate::Torn(self.dice.below(1000)) };
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        machine.road.way().fate = fate;
        drop(machine.carry_out(effect));
        machine.power_off()?;
        machine.lose_parts(&mut self.dice)?;
        self.overhear(at.machine)?;
        self.cut_at(at.machine, Mark::CutWithinFetch)
    }

    /// Cuts a kiosk's power; it comes back by itself, perhaps with a bit turned.
    pub(super) fn cut_at(&mut self, number: usize, moment: Mark) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(number) else { return Ok(()) };
        let is_within = matches!(moment, Mark::CutWithinApply | Mark::CutWithinFetch | Mark::CutWithinHand);
        if machine.on {
            machine.power_off()?;
        } else if !is_within {
            return Ok(());
        }
        self.counts.kills += 1;
        self.tally.note(moment);
        self.tape.say(format!("{:>10} kiosk {} loses power: {moment:?}", self.at_ms, number + 1));
        self.rot(number)?;
        let back_ms = self.at_ms + self.dice.between(2_000, 90_000);
        self.agenda.decide(back_ms, Happening::Act(Act::PowerOn(number)));
        Ok(())
    }

    fn rot(&mut self, number: usize) -> Result<(), Wrong> {
        let (of, mark) = match self.dice.below(4) {
            0 => (Rot::Picture, Mark::PictureRotted),
            1 => (Rot::Content, Mark::ContentRotted),
            _ => return Ok(()),
        };
        self.tally.note(mark);
        let mut rotting = self.machines.iter_mut().skip(number).take(1);
        rotting.try_for_each(|machine| machine.rot(&mut self.dice, of))
    }

    /// Cuts the office's power while nobody saves anything.
    pub fn cut_office(&mut self) -> Result<(), Wrong> {
        if !self.office().is_open() {
            return Ok(());
        }
        self.hang_up()?;
        self.tally.note(Mark::OfficeCut);
        let office = self.office_door();
        let mut office = lock(&office);
        office.cut(None, &mut self.dice)?;
        if self.sabotage == Sabotage::LosesCommits { office.lose_commits() } else { Ok(()) }
    }

    /// Cuts the office's power while staff save a notice: it is saved whole or not at all.
    pub(super) fn cut_save(&mut self) -> Result<(), Wrong> {
        if !self.office().is_open() {
            return Ok(());
        }
        let office = self.office_door();
        let mut open = lock(&office);
        let before = open.freeze()?;
        let did = self.staff.write(&open, &mut self.dice)?;
        let about_to_say = open.stand()?;
        drop(open);
        self.hang_up()?;
        open = lock(&office);
        open.cut(Some(&before), &mut self.dice)?;
        if let Some(stand) = about_to_say {
            self.ledger.leave_unsaid(stand);
        }
        self.tally.note(Mark::OfficeCutWithinSave);
        self.tape.say(format!("{:>10} the office loses power while staff {did}", self.at_ms));
        let back_ms = self.at_ms + self.dice.between(500, 300_000);
        self.agenda.decide(back_ms, Happening::Act(Act::Office(Is::Well)));
        Ok(())
    }
}
