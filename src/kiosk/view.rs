//! What can be read of the kiosk: by the screen that draws it, by the staff page, by the shell.

use std::sync::Arc;

use crate::domain::{agenda::Agenda, chime::Voice, content::Content, role::Role, time::Now};

use super::{
    config::KioskConfig,
    event::{Drawn, PairingState},
    health::{Health, LaneHealth, Shows},
    kiosk::{Front, Kiosk, Stage},
    page::Prefs,
    pictures::Wanted,
    printing::Readiness,
    signage::Showing,
    sync::Link,
    time::Freshness,
    visit::Visit,
};

impl Kiosk {
    /// What is drawn.
    pub fn stage(&self) -> Stage<'_> {
        match (self.sync.link(), &self.content, &self.front) {
            (Link::Loading, None, _) => Stage::Starting,
            (Link::Unpaired(pairing), None, _) => Stage::Unpaired(pairing.as_ref()),
            (Link::Paired | Link::Revoked, None, _) => Stage::Empty,
            (_, Some(_), Front::Signage) => match &self.config.role {
                Role::Terminal => Stage::Signage,
                Role::Board => Stage::Board,
                Role::Door(room) => Stage::Door(room),
            },
            (_, Some(_), Front::Hidden(_)) => Stage::Hidden,
            (_, Some(_), Front::Visit(visit)) => Stage::Visit(visit),
            (_, Some(_), Front::Emergency(cover)) => Stage::Emergency(cover),
        }
    }

    /// Whether a terminal that shows what it kept has to be paired again, and with what code.
    pub fn pairing(&self) -> Option<Option<&PairingState>> {
        match self.sync.link() {
            Link::Unpaired(pairing) => Some(pairing.as_ref()),
            Link::Loading | Link::Paired | Link::Revoked => None,
        }
    }

    /// Everything the glass can show.
    pub fn content(&self) -> Option<&Arc<Content>> {
        self.content.as_ref()
    }

    /// The meetings of the coming weeks; empty when nobody knows the date.
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// Its own settings.
    pub fn config(&self) -> &KioskConfig {
        &self.config
    }

    /// How old what is shown is.
    pub fn freshness(&self, now: &Now) -> Freshness {
        match self.sync.link() {
            Link::Revoked | Link::Unpaired(_) => {
                let since = self.watch.last_contact().map(|at| at.with_timezone(&self.config.zone));
                Freshness::Stale { since }
            }
            Link::Loading | Link::Paired => self.watch.freshness(&self.config, now),
        }
    }

    /// How the screen reads.
    pub fn prefs(&self) -> Prefs {
        self.visit().map_or(self.config.prefs, Visit::prefs)
    }

    /// What the signage shows.
    pub fn signage(&self, now: &Now) -> Showing<'_> {
        self.signage.showing(now)
    }

    /// Pictures with the longest side in pixels each is wanted at: the shell keeps the textures of exactly these.
    pub fn pictures(&self) -> &Wanted {
        self.pictures.wanted()
    }

    /// Whether a paper can be had at this moment.
    pub fn readiness(&self) -> Readiness {
        self.printing.readiness()
    }

    /// Whether a follow-up slip can be had at this moment.
    pub fn hands_out(&self) -> Readiness {
        self.printing.hands_out()
    }

    /// Whether it can be heard; none while nobody knows.
    pub fn voice(&self) -> Option<Voice> {
        self.ringing.voice()
    }

    /// The publication on the glass, and since when.
    pub fn shows(&self) -> Option<Shows> {
        self.shows
    }

    /// What a frame of this moment is drawn from: the window hands it back once the frame is on the glass.
    pub fn drawing(&self) -> Option<Drawn> {
        let emergency = match &self.front {
            Front::Emergency(cover) => Some(cover.emergency().span.since()),
            Front::Signage | Front::Hidden(_) | Front::Visit(_) => None,
        };
        self.content.as_ref().map(|content| Drawn { revision: content.revision, emergency })
    }

    /// How the terminal is.
    pub fn health(&self, now: &Now) -> Health {
        let lanes = self.sync.lanes().into_iter().chain([self.pictures.lane()]).chain(self.printing.lanes());
        let lanes = lanes.chain(self.check_ins.lanes()).chain(self.follow_ups.lanes());
        let lanes = lanes
            .chain([self.ringing.lane(), self.calling.lane()])
            .chain(self.aloud.lanes())
            .chain(self.tasks.lanes());
        Health {
            lanes: lanes.map(LaneHealth::of).collect(),
            deadline: self.deadline,
            last_contact: self.watch.last_contact(),
            clock_known: self.time(now).is_some(),
            shows: self.shows,
            covered: self.covered,
            blobs_missing: self.sync.missing(),
            troubles: self.sync.troubles().chain(self.own_troubles(now)).collect(),
        }
    }
}
