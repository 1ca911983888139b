//! The thread for short calls: how the screen is, and becoming known to an office.

use std::sync::Arc;

use super::{
    address::Address,
    home::Home,
    office::{Road, json, nonsense},
    outbox,
    pairing::{Attempt, Progress, keep},
    post::Work,
    reply,
};
use crate::{
    clock::Clock,
    domain::summons::{Standing, Step},
    kiosk::{
        effect::{Effect, Report, ScreenReport},
        enquiry::{Errand, Opened, Paper},
        event::{Done, Event, NetTrouble, OfficeTime, PairingState, Sent},
    },
    seal::cost::Cost,
    wire::{
        intake::Taken,
        report::{self, Thanks},
        summons::{self, Asked, SUMMONS_PATH},
    },
};

/// The calling thread's work.
pub struct Call {
    home: Arc<Home>,
    clock: Arc<dyn Clock>,
    /// The office to be paired with.
    address: Option<Address>,
    attempt: Option<Attempt>,
    road: Box<dyn Road>,
    cost: Cost,
}

impl Call {
    /// The work of a terminal that reaches its office by this road; `address` is the one to be paired with.
    pub fn new(
        home: Arc<Home>,
        clock: Arc<dyn Clock>,
        address: Option<Address>,
        road: Box<dyn Road>,
    ) -> Self {
        Self { home, clock, address, attempt: None, road, cost: Cost::FULL }
    }

    /// The same where the keys of papers cost that much.
    #[must_use]
    pub fn deriving_at(self, cost: Cost) -> Self {
        Self { cost, ..self }
    }

    fn report(&mut self, report: Report) -> Result<OfficeTime, NetTrouble> {
        let identity = self.home.identity().ok_or(NetTrouble::Refused)?;
        let spoken = serde_json::to_string(&report::Spoken {
            report: spoken(report),
            life: self.home.life().to_owned(),
        });
        let spoken = spoken.map_err(nonsense)?;
        let thanks: Thanks = json(self.road.post(&identity, "/v1/report", &spoken)?)?;
        Ok(OfficeTime(thanks.office_time))
    }

    fn send(&mut self) -> Result<Sent, NetTrouble> {
        let identity = self.home.identity().ok_or(NetTrouble::Refused)?;
        let local = self.home.local();
        let asked = outbox::question(local, identity.kiosk_epoch).map_err(nonsense)?;
        let spoken = serde_json::to_string(&asked).map_err(nonsense)?;
        let taken: Taken = json(self.road.post(&identity, "/v1/intake", &spoken)?)?;
        outbox::acknowledge(local, &asked, taken)
    }

    fn summon(&mut self, step: Step) -> Result<Standing, NetTrouble> {
        let identity = self.home.identity().ok_or(NetTrouble::Refused)?;
        let asked = serde_json::to_string(&Asked { step: step.into() }).map_err(nonsense)?;
        let answer: summons::Answer = json(self.road.post(&identity, SUMMONS_PATH, &asked)?)?;
        Ok(answer.standing.into())
    }

    fn open(&mut self, paper: &Paper) -> Result<Opened, NetTrouble> {
        let identity = self.home.identity().ok_or(NetTrouble::Refused)?;
        reply::open(paper, &identity, self.road.as_mut(), self.cost)
    }

    fn pair(&mut self) -> Result<PairingState, NetTrouble> {
        if self.home.identity().is_some() {
            self.attempt = None;
            return Ok(PairingState::Paired);
        }
        let attempt = match self.attempt.take() {
            Some(attempt) => attempt,
            None => Attempt::begin(self.address()?, None)?,
        };
        match attempt.ask(self.clock.utc().timestamp())? {
            Progress::Paired(identity) => {
                keep(&self.home, &identity)?;
                Ok(PairingState::Paired)
            }
            Progress::Waiting => {
                let (code, words) = (attempt.code().to_string(), attempt.words().clone());
                self.attempt = Some(attempt);
                Ok(PairingState::Waiting { code, words })
            }
            Progress::Refused => Err(NetTrouble::Refused),
        }
    }

    fn address(&self) -> Result<&Address, NetTrouble> {
        let unnamed =
            || NetTrouble::Unreachable("kiosk.toml に office = \"https://…\" が ありません".to_owned());
        self.address.as_ref().ok_or_else(unnamed)
    }
}

/// A report as it travels.
fn spoken(report: Report) -> report::Report {
    let Report { shows, shows_since, covered, blobs_missing, clock, clock_known, voice, troubles, screen } =
        report;
    report::Report {
        shows: shows.map(Into::into),
        shows_since,
        blobs_missing,
        clock,
        clock_known,
        troubles,
        emergency: covered.map(|it| report::Covered { published: it.published, since: it.since }),
        sound: voice.map(Into::into),
        screen: Some(spoken_screen(screen)),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
    .within_limits()
}

/// How the screen is set and what it shows, as it travels.
fn spoken_screen(screen: ScreenReport) -> report::Screen {
    let ScreenReport { tuning, change, light, tasks, seen } = screen;
    report::Screen {
        brightness: tuning.brightness(),
        volume: tuning.volume(),
        change,
        light: light.map(Into::into),
        tasks: tasks.into_iter().map(|(id, fate)| report::Task { id, fate: fate.key().to_owned() }).collect(),
        seen: seen.map(|shown| shown.key()),
    }
}

impl Work for Call {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Report(ticket, report) => Some(Event::Reported(ticket, self.report(report))),
            Effect::Send(ticket) => Some(Event::Sent(ticket, self.send())),
            Effect::Pair(ticket) => Some(Event::Pairing(ticket, self.pair())),
            Effect::FollowUp(ticket, Errand::Paper(paper)) => {
                Some(Event::FollowUp(ticket, Done::Paper(self.open(&paper))))
            }
            Effect::Summon(ticket, step) => Some(Event::Summoned(ticket, self.summon(step))),
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::AskPrinters(_)
            | Effect::Draw(..)
            | Effect::Print(..)
            | Effect::Keep(..)
            | Effect::FollowUp(..)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
