//! How effects are carried out: by the product's own workers, over a road and on a disk that may fail.

use super::{
    act::Act,
    agenda::{At, Happening},
    flights,
    machine::Rot,
    premises::Reply,
    promises,
    road::Fate,
    world::World,
    wrong::Wrong,
};
use crate::kiosk::{
    effect::Effect,
    event::{DiskTrouble, Event},
    lane::LaneName,
};

/// How far the clock runs on after a wait that the office was asked for.
const AFTER_WAIT_MS: u64 = 5;
/// How long a worker believes in an answer that was lost.
const PATIENCE_MS: u64 = 10_000;

impl World {
    /// Milliseconds until a worker has an effect, or the office a question.
    pub(super) fn way_out_ms(&mut self, machine: usize, lane: LaneName) -> u64 {
        match lane {
            LaneName::Load | LaneName::Apply | LaneName::Decode => self.dice.between(1, 30),
            LaneName::Poll | LaneName::Fetch | LaneName::Report | LaneName::Pair => self.way_ms(machine),
        }
    }

    pub(super) fn carry(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        let Some((lane, _)) = flights::lane_of(&effect) else { return Ok(()) };
        match lane {
            LaneName::Load | LaneName::Apply | LaneName::Decode => self.on_disk(at, effect),
            LaneName::Poll | LaneName::Fetch | LaneName::Report | LaneName::Pair => {
                self.on_road(at, effect)?;
            }
        }
        let fragile = self.skies.get(at.machine).is_some_and(|sky| sky.fragile);
        if fragile && self.dice.one_in(12) { self.cut_power(at.machine) } else { Ok(()) }
    }

    fn on_disk(&mut self, at: At, effect: Effect) {
        let Some(machine) = self.machines.get_mut(at.machine) else { return };
        let event = if let (Effect::Apply(ticket, _), true) = (&effect, machine.is_full) {
            Some(Event::Applied(*ticket, Err(DiskTrouble::Full)))
        } else {
            machine.carry_out(effect)
        };
        if let Some(event) = event.map(|event| self.sabotage.spoil(event, &self.ledger)) {
            let delay = self.dice.between(1, 30);
            self.agenda.decide(self.at_ms + delay, Happening::Answer(at, event));
        }
    }

    fn on_road(&mut self, at: At, effect: Effect) -> Result<(), Wrong> {
        drop(self.office_door());
        let fate = self.fate(at.machine);
        let is_lost = matches!(fate, Fate::QuestionLost | Fate::AnswerLost);
        let wait_ms = wait_ms(&effect);
        let Some(machine) = self.machines.get_mut(at.machine) else { return Ok(()) };
        machine.road.way().fate = fate;
        let event = machine.carry_out(effect.clone());
        // Only polls are held back, and one may be while other questions come and go.
        if matches!(effect, Effect::Poll { .. }) && machine.road.way().held.is_some() {
            machine.held = Some(effect);
            self.agenda.decide(self.at_ms + wait_ms + AFTER_WAIT_MS, Happening::Look(at));
            return Ok(());
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
        let back_ms = self.at_ms + delay_ms + self.way_ms(at.machine);
        if self.skies.get(at.machine).is_some_and(|sky| sky.stormy) && self.dice.one_in(4) {
            let again_ms = back_ms + self.dice.below(20_000);
            self.agenda.decide(again_ms, Happening::Answer(at, event.clone()));
        }
        self.agenda.decide(back_ms, Happening::Answer(at, event));
        Ok(())
    }

    /// Reads everything the office said, packed or not.
    fn overhear(&mut self, machine: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(machine) else { return Ok(()) };
        let heard = std::mem::take(&mut machine.road.way().heard);
        for bytes in heard {
            promises::silent_about_the_desk(&bytes, "an answer of the office")?;
            let packed = bytes.iter().position(|byte| *byte == b'\n').and_then(|line| bytes.get(line + 1..));
            if let Some(Ok(plain)) = packed.map(|packed| zstd::bulk::decompress(packed, 1 << 24)) {
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
        if !sky.stormy {
            return Fate::Arrives;
        }
        match self.dice.below(10) {
            0 => Fate::QuestionLost,
            1 => Fate::AnswerLost,
            2 => Fate::Torn(self.dice.below(1000)),
            3 => Fate::Flipped(self.dice.below(1000)),
            _ => Fate::Arrives,
        }
    }

    fn way_ms(&mut self, machine: usize) -> u64 {
        let stormy = self.skies.get(machine).is_some_and(|sky| sky.stormy);
        if stormy { self.dice.between(5, 4000) } else { self.dice.between(1, 40) }
    }

    /// Cuts a kiosk's power; it comes back by itself, perhaps with a bit turned.
    pub(super) fn cut_power(&mut self, number: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(number).filter(|machine| machine.on) else { return Ok(()) };
        self.counts.kills += 1;
        machine.power_off()?;
        match self.dice.below(4) {
            0 => machine.rot(&mut self.dice, Rot::Picture)?,
            1 => machine.rot(&mut self.dice, Rot::Content)?,
            _ => {}
        }
        let back_ms = self.at_ms + self.dice.between(2_000, 90_000);
        self.agenda.decide(back_ms, Happening::Act(Act::PowerOn(number)));
        Ok(())
    }
}

fn wait_ms(effect: &Effect) -> u64 {
    if let Effect::Poll { wait_secs, .. } = effect { u64::from(*wait_secs) * 1000 } else { 0 }
}
