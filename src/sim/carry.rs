//! How effects are carried out: by the product's own workers, over a road and on a disk that may fail.

use super::{
    act::Is,
    agenda::{At, Happening},
    cuts::Moment,
    flights,
    premises::Reply,
    promises,
    road::Fate,
    sabotage::Sabotage,
    tally::Mark,
    world::World,
    wrong::Wrong,
};
use crate::{
    domain::check_in::CheckIn,
    kiosk::{
        effect::Effect,
        enquiry::{Errand, Verdict},
        event::{DiskTrouble, Done, Event, FetchTrouble},
        lane::LaneName,
        noted::Noted,
    },
    wire::feed,
};

/// How far the clock runs on after a wait that the office was asked for.
const AFTER_WAIT_MS: u64 = 5;
/// How long a worker believes in an answer that was lost.
const PATIENCE_MS: u64 = 10_000;

impl World {
    /// Milliseconds until a worker has an effect, or the office a question.
    pub(super) fn way_out_ms(&mut self, machine: usize, lane: LaneName) -> u64 {
        match lane {
            LaneName::Load
            | LaneName::Apply
            | LaneName::Decode
            | LaneName::Printers
            | LaneName::Draw
            | LaneName::Print
            | LaneName::Keep
            | LaneName::Hand
            | LaneName::Settle
            | LaneName::Sound
            | LaneName::Aloud
            | LaneName::Note
            | LaneName::Light
            | LaneName::Ears => self.dice.between(1, 30),
            LaneName::Poll
            | LaneName::Fetch
            | LaneName::Report
            | LaneName::Pair
            | LaneName::Send
            | LaneName::Reply
            | LaneName::Summon => self.way_ms(machine),
        }
    }

    /// Has a worker carry an effect out; the power may fail before, within or after.
    pub(super) fn carry(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        match self.moment(at.machine, &effect) {
            None => self.carry_whole(at, effect),
            Some(Moment::Before) => self.cut_at(at.machine, Mark::CutBefore),
            Some(Moment::Within) => self.cut_within(at, effect),
            Some(Moment::After) => {
                self.carry_whole(at, effect)?;
                self.cut_at(at.machine, Mark::CutAfter)
            }
        }
    }

    pub(super) fn carry_whole(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        let Some((lane, _)) = flights::lane_of(&effect) else { return Ok(()) };
        match lane {
            LaneName::Load
            | LaneName::Apply
            | LaneName::Decode
            | LaneName::Keep
            | LaneName::Settle
            | LaneName::Sound
            | LaneName::Aloud
            | LaneName::Note
            | LaneName::Light
            | LaneName::Ears => self.on_disk(at, effect),
            LaneName::Hand => self.hand(at, &effect),
            LaneName::Printers | LaneName::Draw | LaneName::Print => self.on_paper(at, &effect),
            LaneName::Poll
            | LaneName::Fetch
            | LaneName::Report
            | LaneName::Pair
            | LaneName::Send
            | LaneName::Reply
            | LaneName::Summon => self.on_road(at, effect),
        }
    }

    fn on_disk(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        let is_apply = matches!(effect, Effect::Apply(..));
        let event = match &effect {
            Effect::Apply(ticket, _) if machine.is_full => {
                self.tally.note(Mark::FullForContent);
                Some(Event::Applied(*ticket, Err(DiskTrouble::Full)))
            }
            Effect::FollowUp(ticket, Errand::Settle(_, Verdict::Void))
                if self.sabotage == Sabotage::KeepsVoidSlips =>
            {
                Some(Event::FollowUp(*ticket, Done::Settled(Ok(()))))
            }
            Effect::Keep(ticket, said) if self.sabotage == Sabotage::ThanksTooSoon => {
                machine.keeping = Some((*ticket, said.clone()));
                Some(Event::Kept(*ticket, Ok(())))
            }
            Effect::Keep(ticket, said) => {
                self.tally.note(match said {
                    Noted::CheckIn(CheckIn { takes: Some(_), .. }) => Mark::RoomTaken,
                    Noted::CheckIn(CheckIn { takes: None, stays: Some(_), .. }) => Mark::StayedLonger,
                    Noted::CheckIn(CheckIn { takes: None, stays: None, .. }) => Mark::ArrivalSaid,
                    Noted::Request(_) => Mark::RoomAskedFor,
                });
                machine.keeping = Some((*ticket, said.clone()));
                machine.carry_out(effect)
            }
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
            | Effect::AskPrinters(_)
            | Effect::Draw(..)
            | Effect::Print(..)
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
            | Effect::Forget => machine.carry_out(effect),
        };
        if is_apply && self.sabotage == Sabotage::WritesAnother {
            machine.scribble()?;
        }
        if let Some(event) = event.map(|event| self.sabotage.spoil(event, &self.ledger)) {
            let delay = self.dice.between(1, 30);
            self.agenda.decide(self.at_ms + delay, Happening::Answer(at, event));
        }
        Ok(())
    }

    fn on_road(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        drop(self.office_door());
        let mut fate = self.fate(at.machine);
        let is_full = self.machines.get(at.machine).is_some_and(|machine| machine.is_full);
        if is_full && matches!(effect, Effect::Fetch(..)) && matches!(fate, Fate::Arrives) {
            // Not one byte finds room.
            fate = Fate::Torn(0);
            self.tally.note(Mark::FullForPicture);
        }
        if let (Effect::FollowUp(..), Fate::Flipped(parts)) = (&effect, &fate) {
            // Which letter of a sealed message a turned bit meets is nobody's to say twice the same.
            fate = Fate::Torn(*parts);
        }
        let is_lost = matches!(fate, Fate::QuestionLost | Fate::AnswerLost);
        let (wait_ms, tells) = (wait_ms(&effect), matches!(effect, Effect::Send(_)));
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        machine.road.way().fate = fate;
        self.note_asked(&effect);
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        let event = self.sabotage.erased(&effect).or_else(|| machine.carry_out(effect.clone()));
        self.note_answered(&effect, event.as_ref())?;
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        // Only polls are held back, and one may be while other questions come and go.
        if matches!(effect, Effect::Poll { .. }) && machine.road.way().held.is_some() {
            machine.held = Some(effect);
            self.agenda.decide(self.at_ms + wait_ms + AFTER_WAIT_MS, Happening::Look(at));
            return Ok(());
        }
        if tells {
            // What terminals tell of bookings is published at once.
            self.note_publication()?;
        }
        let delay = if is_lost { wait_ms + PATIENCE_MS } else { 0 };
        self.come_back(at, event, delay)
    }

    /// Looks whether the office answers a poll that it held back.
    pub(super) fn look(&mut self, at: At) -> Result<(), Wrong> {
        let Some(pending) = self.machines.get_mut(at.machine).and_then(|it| it.road.way().held.take()) else {
            return Ok(());
        };
        let reply = self.office().look(pending);
        let unplugged = self.skies.get(at.machine).is_some_and(|sky| sky.unplugged);
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        let fate = match reply {
            Reply::Held(pending) => {
                machine.road.way().held = Some(pending);
                return Ok(());
            }
            Reply::Came(_) if unplugged => Fate::QuestionLost,
            Reply::Came(whole) => Fate::Answered(whole),
            Reply::Closed => Fate::QuestionLost,
        };
        machine.road.way().fate = fate;
        let event = machine.held.take().and_then(|effect| machine.carry_out(effect));
        self.come_back(at, event, if unplugged { PATIENCE_MS } else { 0 })
    }

    /// The office hangs up on a poll that it held back.
    pub(super) fn break_off(&mut self, at: At) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        {
            let mut way = machine.road.way();
            (way.held, way.fate) = (None, Fate::QuestionLost);
        }
        let event = machine.held.take().and_then(|effect| machine.carry_out(effect));
        self.come_back(at, event, 0)
    }

    fn come_back(&mut self, at: At, event: Option<Event>, delay_ms: u64) -> Result<(), Wrong> {
        self.overhear(at.machine)?;
        let Some(event) = event.map(|event| self.sabotage.muffle(event)) else { return Ok(()) };
        if matches!(&event, Event::Fetched(_, Err(FetchTrouble::Disk(DiskTrouble::OverQuota(_))))) {
            self.tally.note(Mark::OverQuota);
        }
        let delay_ms = delay_ms + self.sabotage.late_ms(&event);
        let back_ms = self.at_ms + delay_ms + self.way_ms(at.machine);
        let Some(sky) = self.skies.get_mut(at.machine) else { return Ok(()) };
        if sky.last_back_ms > back_ms {
            self.tally.note(Mark::AnswerOvertook);
        }
        sky.last_back_ms = sky.last_back_ms.max(back_ms);
        if sky.stormy && self.dice.one_in(4) {
            let again_ms = back_ms + self.dice.below(20_000);
            self.tally.note(Mark::AnswerDoubled);
            self.agenda.decide(again_ms, Happening::Answer(at, event.clone()));
        }
        self.agenda.decide(back_ms, Happening::Answer(at, event));
        Ok(())
    }

    /// Reads everything the office said, packed or not.
    pub(super) fn overhear(&mut self, machine: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(machine) else { return Ok(()) };
        let heard = std::mem::take(&mut machine.road.way().heard);
        for bytes in heard {
            promises::silent_about_the_desk(&bytes, "an answer of the office")?;
            let packed = bytes.iter().position(|byte| *byte == b'\n').and_then(|line| bytes.get(line + 1..));
            if let Some(Ok(plain)) = packed.map(feed::unpack) {
                promises::silent_about_the_desk(&plain, "a snapshot of the office")?;
            }
        }
        Ok(())
    }

    fn fate(&mut self, machine: usize) -> Fate {
        let sky = self.skies.get(machine).copied().unwrap_or_default();
        if sky.unplugged {
            return Fate::QuestionLost;
        }
        if sky.certificate == Is::Ill {
            self.tally.note(Mark::StrangerAnswered);
            return Fate::Stranger;
        }
        if !sky.stormy {
            return Fate::Arrives;
        }
        let (fate, mark) = match self.dice.below(11) {
            0 => (Fate::QuestionLost, Mark::QuestionLost),
            1 => (Fate::AnswerLost, Mark::AnswerLost),
            2 => (Fate::Torn(self.dice.below(1000)), Mark::AnswerTorn),
            3 => (Fate::Flipped(self.dice.below(1000)), Mark::AnswerFlipped),
            4 => (Fate::QuestionDoubled, Mark::QuestionDoubled),
            _ => return Fate::Arrives,
        };
        self.tally.note(mark);
        fate
    }

    fn way_ms(&mut self, machine: usize) -> u64 {
        let stormy = self.skies.get(machine).is_some_and(|sky| sky.stormy);
        if stormy { self.dice.between(5, 4000) } else { self.dice.between(1, 40) }
    }
}

fn wait_ms(effect: &Effect) -> u64 {
    if let Effect::Poll { wait_secs, .. } = effect { u64::from(*wait_secs) * 1000 } else { 0 }
}
