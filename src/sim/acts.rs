//! What staff, visitors and bad luck do to the world when their time comes.

use chrono::TimeDelta;

use super::{
    act::{Act, Is},
    agenda::{At, Happening},
    dice::Dice,
    machine::Machine,
    premises::Premises,
    road::lock,
    staff::Staff,
    tally::Mark,
    visitor,
    world::{Sky, World},
    wrong::Wrong,
};
use crate::kiosk::{
    event::Event,
    page::Press,
    saying::{Said, Saying},
    trouble::Trouble,
    visit::Visit,
};

impl World {
    pub(super) fn do_act(&mut self, act: Act) -> Result<(), Wrong> {
        match act {
            Act::Staff if self.dice.one_in(6) => self.see_to_a_slip(),
            Act::Staff => self.staff_do(Staff::act),
            Act::Slip(machine, who, steps) => self.come_for(machine, (who, steps)),
            Act::Visit(machine, presses) => self.visit(machine, presses),
            Act::Cable(..) | Act::Weather(..) | Act::Fragile(..) | Act::Stranger(..) => {
                self.change_sky(act);
                Ok(())
            }
            Act::Kill(machine) => self.cut_at(machine, Mark::CutAnytime),
            Act::PowerOff(machine) => self.switch_off(machine),
            Act::PowerOn(machine) => self.power_on(machine),
            Act::Astray(machine, by) => self.astray(machine, by),
            Act::Full(machine, is) => {
                self.machines.iter_mut().skip(machine).take(1).for_each(|it| it.is_full = is == Is::Ill);
                // What finds no room is most often a picture.
                if is == Is::Ill { self.staff_do(Staff::bring_picture) } else { Ok(()) }
            }
            Act::Quota(machine, is) => self.set_quota(machine, is),
            Act::Printer(machine, is) => {
                self.change_printer(machine, is);
                Ok(())
            }
            Act::Tidy(machine) => {
                self.tally.note(Mark::TidiedUp);
                self.machines.iter_mut().skip(machine).take(1).for_each(Machine::tidy);
                Ok(())
            }
            Act::Revoke(machine) => self.revoke(machine),
            Act::Pair(machine) => self.pair_again(machine),
            Act::Office(Is::Well) => self.office_back(),
            Act::Office(Is::Ill) => self.cut_office(),
            Act::CutSave => self.cut_save(),
            Act::BackUp => self.back_up(),
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
        self.staff.say(&lock(&office), id, words)?;
        self.note_publication()
    }

    fn staff_do(
        &mut self,
        what: impl FnOnce(&mut Staff, &Premises, &mut Dice) -> Result<(Mark, String), Wrong>,
    ) -> Result<(), Wrong> {
        if !self.office().is_open() {
            return Ok(());
        }
        let office = self.office_door();
        let (mark, did) = what(&mut self.staff, &lock(&office), &mut self.dice)?;
        self.tally.note(mark);
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
        let stand = self.office().stand()?;
        if let Some(stand) = stand {
            self.ledger.acknowledge(stand);
        }
        self.wake_polls();
        Ok(())
    }

    /// Whoever waits for news looks again.
    fn wake_polls(&mut self) {
        for (number, machine) in
            self.machines.iter().enumerate().filter(|(_, machine)| machine.held.is_some())
        {
            let at = At { machine: number, boot: machine.boot };
            self.agenda.decide(self.at_ms, Happening::Look(at));
        }
    }

    fn visit(&mut self, machine: usize, presses: u64) -> Result<(), Wrong> {
        let Some(kiosk) = self.machines.get(machine).filter(|it| it.on).map(|it| &it.kiosk) else {
            return Ok(());
        };
        let press = visitor::press(kiosk, &mut self.dice);
        let is_double = self.dice.one_in(8);
        self.tally.note(visitor::mark(&press));
        let says = press == Press::CheckIn;
        self.press(machine, press.clone())?;
        if says {
            self.note_number(machine);
        }
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

    /// A number that was wrong counts, and so does one that came too soon after.
    fn note_number(&mut self, machine: usize) {
        let visit = self.machines.get(machine).and_then(|it| it.kiosk.visit());
        if let Some(Said::Wrong | Said::Resting(_)) = visit.and_then(Visit::saying).map(Saying::state) {
            self.tally.note(Mark::NumberWrong);
        }
    }

    fn change_sky(&mut self, act: Act) {
        let (Act::Cable(machine, is)
        | Act::Weather(machine, is)
        | Act::Fragile(machine, is)
        | Act::Stranger(machine, is)) = act
        else {
            return;
        };
        let Some(sky) = self.skies.get_mut(machine) else { return };
        let is_ill = is == Is::Ill;
        if let Act::Cable(..) = act {
            sky.unplugged = is_ill;
            self.tally.note(Mark::CableOut);
        } else if let Act::Weather(..) = act {
            sky.stormy = is_ill;
        } else if let Act::Stranger(..) = act {
            sky.certificate = is;
        } else {
            sky.fragile = is_ill;
        }
    }

    fn set_quota(&mut self, number: usize, is: Is) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(number) else { return Ok(()) };
        machine.is_tight = is == Is::Ill;
        if machine.on { self.reboot(number) } else { Ok(()) }
    }

    fn switch_off(&mut self, number: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(number).filter(|it| it.on) else { return Ok(()) };
        self.tally.note(Mark::NightOff);
        machine.power_off()
    }

    fn astray(&mut self, number: usize, by: TimeDelta) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get_mut(number) else { return Ok(()) };
        machine.astray = by;
        self.tally.note(match by.num_days() {
            ..-10_000 => Mark::ClockIn1970,
            10_000.. => Mark::ClockDecadesAhead,
            _ if by.is_zero() => Mark::ClockRight,
            _ => Mark::ClockOff,
        });
        self.update(number, Event::Woke)
    }

    fn revoke(&mut self, number: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get(number).filter(|_| self.office().is_open()) else {
            return Ok(());
        };
        self.office().revoke(&machine.identity.device_id)?;
        self.tally.note(Mark::Revoked);
        self.wake_polls();
        Ok(())
    }

    fn pair_again(&mut self, number: usize) -> Result<(), Wrong> {
        if !self.office().is_open() {
            return Ok(());
        }
        let identity = self.office().pair(&format!("kiosk {}", number + 1))?;
        let Some(machine) = self.machines.get_mut(number) else { return Ok(()) };
        machine.pair(&identity)?;
        self.tally.note(Mark::PairedAgain);
        if self.dice.one_in(2) { self.reboot(number) } else { Ok(()) }
    }

    fn office_back(&mut self) -> Result<(), Wrong> {
        if !self.office().is_open() {
            self.office().start()?;
            self.tally.note(Mark::OfficeBack);
            if let Some(stand) = self.office().stand()? {
                self.ledger.kept(&stand)?;
            }
        }
        self.note_publication()
    }

    fn back_up(&mut self) -> Result<(), Wrong> {
        if !self.office().is_open() {
            return Ok(());
        }
        self.tally.note(Mark::BackedUp);
        self.office().back_up()
    }

    fn restore(&mut self) -> Result<(), Wrong> {
        self.hang_up()?;
        let office = self.office_door();
        let mut office = lock(&office);
        if !office.has_backup() {
            return Ok(());
        }
        if !office.is_open() {
            office.start()?;
        }
        let known = self.slips.known_to(&office)?;
        office.restore()?;
        self.tally.note(Mark::Restored);
        self.slips.lose(&known, &office)?;
        drop(office);
        self.note_publication()
    }

    /// Every poll that the office holds back breaks off.
    pub(super) fn hang_up(&mut self) -> Result<(), Wrong> {
        let waiting = self.machines.iter().enumerate().filter(|(_, it)| it.held.is_some());
        let at: Vec<At> = waiting.map(|(machine, it)| At { machine, boot: it.boot }).collect();
        at.into_iter().try_for_each(|at| self.break_off(at))
    }

    pub(super) fn heal(&mut self) -> Result<(), Wrong> {
        self.skies.iter_mut().for_each(|sky| *sky = Sky::default());
        self.office_back()?;
        for number in 0..self.machines.len() {
            if let Some(machine) = self.machines.get_mut(number) {
                (machine.is_full, machine.astray) = (false, TimeDelta::zero());
                machine.printer.becomes(None);
            }
            if self.machines.get(number).is_some_and(|machine| machine.is_tight) {
                self.set_quota(number, Is::Well)?;
            }
            self.welcome(number)?;
            self.power_on(number)?;
            self.update(number, Event::Woke)?;
        }
        Ok(())
    }

    /// A kiosk that is not welcome, or still believes so, is paired and switched off and on.
    fn welcome(&mut self, number: usize) -> Result<(), Wrong> {
        let Some(machine) = self.machines.get(number) else { return Ok(()) };
        let now = self.now_at(machine);
        let is_out = machine.kiosk.health(&now).troubles.contains(&Trouble::Revoked);
        if !self.office().welcomes(&machine.identity)? {
            self.pair_again(number)?;
        }
        if is_out { self.reboot(number) } else { Ok(()) }
    }
}
