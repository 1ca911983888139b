//! What staff, visitors and bad luck do to the world when their time comes.

use super::{
    act::{Act, Is},
    agenda::{At, Happening},
    visitor,
    world::{Sky, World},
    wrong::Wrong,
};
use crate::kiosk::event::Event;

impl World {
    pub(super) fn do_act(&mut self, act: Act) -> Result<(), Wrong> {
        match act {
            Act::Staff => self.staff_acts(),
            Act::Visit(machine, presses) => self.visit(machine, presses),
            Act::Cable(machine, is) => {
                self.over(machine, |sky| sky.unplugged = is == Is::Ill);
                Ok(())
            }
            Act::Weather(machine, is) => {
                self.over(machine, |sky| sky.stormy = is == Is::Ill);
                Ok(())
            }
            Act::Fragile(machine, is) => {
                self.over(machine, |sky| sky.fragile = is == Is::Ill);
                Ok(())
            }
            Act::Kill(machine) => self.cut_power(machine),
            Act::PowerOff(machine) => {
                let mut on = self.machines.iter_mut().skip(machine).take(1).filter(|it| it.on);
                on.try_for_each(super::machine::Machine::power_off)
            }
            Act::PowerOn(machine) => self.power_on(machine),
            Act::Astray(machine, by) => {
                self.machines.iter_mut().skip(machine).take(1).for_each(|it| it.astray = by);
                self.update(machine, Event::Woke)
            }
            Act::Full(machine, is) => {
                self.machines.iter_mut().skip(machine).take(1).for_each(|it| it.is_full = is == Is::Ill);
                Ok(())
            }
            Act::Tidy(machine) => {
                self.machines.iter_mut().skip(machine).take(1).for_each(super::machine::Machine::tidy);
                Ok(())
            }
            Act::Office(is) => self.office_is(is),
            Act::BackUp => {
                if self.office().is_open() {
                    self.office().back_up()
                } else {
                    Ok(())
                }
            }
            Act::Restore => self.restore(),
        }
    }

    /// Switches a kiosk on; one that is on already stays so.
    pub fn power_on(&mut self, number: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(number).filter(|machine| !machine.on) else {
            return Ok(());
        };
        machine.power_on(self.at_ms)?;
        self.update(number, Event::Woke)
    }

    /// Pulls the cable of a kiosk, or puts it back.
    pub fn cable(&mut self, machine: usize, is: Is) -> Result<(), Wrong> {
        self.do_act(Act::Cable(machine, is))
    }

    /// Cuts a kiosk's power and gives it back; nothing turns meanwhile.
    pub fn reboot(&mut self, number: usize) -> Result<(), Wrong> {
        if let Some(machine) = self.machines.get_mut(number) {
            machine.power_off()?;
        }
        self.power_on(number)
    }

    /// Staff publish a notice for the signage.
    pub fn staff_say(&mut self, id: &str, words: &str) -> Result<(), Wrong> {
        let office = self.office_door();
        self.staff.say(&super::road::lock(&office), id, words)?;
        self.note_publication()
    }

    fn staff_acts(&mut self) -> Result<(), Wrong> {
        if !self.office().is_open() {
            return Ok(());
        }
        let office = self.office_door();
        let did = self.staff.act(&super::road::lock(&office), &mut self.dice)?;
        self.tape.say(format!("{:>10} staff {did}", self.at_ms));
        self.note_publication()
    }

    /// Notes what the office published, and lets whoever waits for news hear of it.
    pub(super) fn note_publication(&mut self) -> Result<(), Wrong> {
        let Some((revision, rows)) = self.office().published()? else { return Ok(()) };
        if self.ledger.at(revision).is_none() {
            self.counts.publications += 1;
            self.tape
                .say(format!("{:>10} the office publishes {}-{}", self.at_ms, revision.epoch, revision.rev));
        }
        self.ledger.note(revision, &rows);
        for (number, machine) in
            self.machines.iter().enumerate().filter(|(_, machine)| machine.held.is_some())
        {
            let at = At { machine: number, boot: machine.boot };
            self.agenda.decide(self.at_ms, Happening::Look(at));
        }
        Ok(())
    }

    fn visit(&mut self, machine: usize, presses: u64) -> Result<(), Wrong> {
        let Some(kiosk) = self.machines.get(machine).filter(|it| it.on).map(|it| &it.kiosk) else {
            return Ok(());
        };
        let press = visitor::press(kiosk, &mut self.dice);
        let is_double = self.dice.one_in(8);
        self.press(machine, press.clone())?;
        if is_double {
            self.press(machine, press)?;
        }
        if presses > 0 {
            let pause = if self.dice.one_in(10) {
                self.dice.between(10_000, 200_000)
            } else {
                self.dice.between(50, 15_000)
            };
            self.agenda.decide(self.at_ms + pause, Happening::Act(Act::Visit(machine, presses - 1)));
        }
        Ok(())
    }

    fn over(&mut self, machine: usize, change: impl Fn(&mut Sky)) {
        self.skies.iter_mut().skip(machine).take(1).for_each(change);
    }

    fn office_is(&mut self, is: Is) -> Result<(), Wrong> {
        if is == Is::Well {
            if !self.office().is_open() {
                self.office().start()?;
            }
            return self.note_publication();
        }
        self.hang_up()?;
        self.office().kill();
        Ok(())
    }

    fn restore(&mut self) -> Result<(), Wrong> {
        self.hang_up()?;
        self.office().restore()?;
        self.note_publication()
    }

    /// Every poll that the office holds back breaks off.
    fn hang_up(&mut self) -> Result<(), Wrong> {
        let waiting = self.machines.iter().enumerate().filter(|(_, it)| it.held.is_some());
        let at: Vec<At> = waiting.map(|(machine, it)| At { machine, boot: it.boot }).collect();
        for at in at {
            self.break_off(at)?;
        }
        Ok(())
    }

    pub(super) fn heal(&mut self) -> Result<(), Wrong> {
        self.skies.iter_mut().for_each(|sky| *sky = Sky::default());
        self.office_is(Is::Well)?;
        for number in 0..self.machines.len() {
            if let Some(machine) = self.machines.get_mut(number) {
                (machine.is_full, machine.astray) = (false, chrono::TimeDelta::zero());
            }
            self.power_on(number)?;
            self.update(number, Event::Woke)?;
        }
        Ok(())
    }
}
