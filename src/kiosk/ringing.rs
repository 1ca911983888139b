//! The terminal's voice: what it rings, when it keeps quiet, and whether it can be heard.

use crate::domain::{
    chime::{Chime, SoundTrouble, Voice},
    search::Danger,
    time::Mono,
};

use super::{
    config::SoundConfig,
    due::{Deadline, lane_due},
    effect::{Effect, Effects},
    front::Front,
    lane::{Cause, Lane, LaneName, LaneState, Ticket},
    occasion::{Occasions, Scene},
    page::Page,
    trouble::Trouble,
};

/// Seconds a chime may be late, e.g. while the loudspeaker is plugged in again: later it would only startle.
pub const LATE_SECS_MAX: u64 = 60;
/// Seconds for which the reading voice waits while something rings: longer than any chime, and no longer where the
/// loudspeaker's worker died.
pub(super) const RING_SECS_MAX: u64 = 10;
/// Seconds from one good answer of the sound card to the next question.
const ASK_SECS: u64 = 600;
/// The same after a bad one.
const ASK_AGAIN_SECS: u64 = 30;

/// What is known of the sound card, and what is asked of it. Without settings nothing ever is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ringing {
    config: Option<SoundConfig>,
    lane: Lane,
    told: Option<(Mono, Result<(), SoundTrouble>)>,
    occasions: Occasions,
    wanted: Option<Wanted>,
    /// What is in flight; none while the card is only asked.
    flying: Option<Wanted>,
}

/// A chime that is to ring, since it has something to ring for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wanted {
    chime: Chime,
    since: Mono,
}

impl Ringing {
    /// A voice of which nothing is known; without settings it is silent.
    pub(super) fn new(config: Option<SoundConfig>, seed: u64) -> Self {
        let mut lane = Lane::new(LaneName::Sound, seed);
        if config.is_some() {
            lane.ask(Cause::Start, Mono(0));
        }
        Self { config, lane, told: None, occasions: Occasions::default(), wanted: None, flying: None }
    }

    /// Whether it can be heard; none until the sound card has answered.
    pub fn voice(&self) -> Option<Voice> {
        match (&self.config, &self.told) {
            (None, _) => Some(Voice::Off),
            (Some(_), None) => None,
            (Some(_), Some((_, Ok(())))) => Some(Voice::Ready),
            (Some(_), Some((_, Err(_)))) => Some(Voice::Failing),
        }
    }

    /// What is wrong with it.
    pub(super) fn troubles(&self) -> impl Iterator<Item = Trouble> {
        self.told.iter().filter_map(|(_, told)| told.as_ref().err()).cloned().map(Trouble::Sound)
    }

    pub(super) fn lane(&self) -> &Lane {
        &self.lane
    }

    /// It rang, or the card said how it is. Says whether that is other than before.
    pub(super) fn told(&mut self, now: Mono, ticket: Ticket, told: Result<(), SoundTrouble>) -> bool {
        if self.lane.answer(ticket).is_none() {
            return false;
        }
        let before = self.voice();
        match (&told, self.flying.take()) {
            (Ok(()), _) => self.lane.succeed(),
            (Err(_), Some(unheard)) => {
                self.lane.fail(now);
                self.want(unheard);
            }
            (Err(_), None) => {}
        }
        self.told = Some((now, told));
        self.voice() != before
    }

    /// Starts what is due.
    pub(super) fn settle(&mut self, now: Mono, scene: &Scene<'_>, out: &mut Effects) {
        let Some(config) = self.config else { return };
        self.give_up(now);
        if let Some(chime) = self.occasions.begun(scene, &config) {
            // A new occasion does not wait until the rest after an old failure is over.
            self.lane.succeed();
            self.want(Wanted { chime, since: now });
        }
        let late = |it: &Wanted| it.since.plus_secs(LATE_SECS_MAX) <= now;
        self.wanted = self.wanted.filter(|it| {
            !late(it) && may_ring(it.chime, scene, &config) && loud(it.chime, scene, &config) > 0
        });
        if let Some(waits) = self.wanted.filter(|it| scene.is_speaking && it.chime != Chime::Emergency) {
            // It never cuts a sentence: it rings when that is over, if that is soon.
            self.lane.withdraw();
            return self.lane.ask(Cause::Needed, waits.since.plus_secs(LATE_SECS_MAX));
        }
        self.ask_in_time(now);
        let Some(ticket) = self.lane.start(now) else { return };
        self.flying = self.wanted.take();
        out.push(match self.flying {
            Some(Wanted { chime, .. }) => Effect::Ring(ticket, chime, loud(chime, scene, &config)),
            None => Effect::AskSound(ticket),
        });
    }

    /// While something rings: until when the reading voice waits for its end.
    pub(super) fn rings_until(&self) -> Option<Mono> {
        self.flying?;
        match self.lane.state() {
            LaneState::InFlight(flight) => Some(flight.since.plus_secs(RING_SECS_MAX)),
            LaneState::Idle | LaneState::Due(..) => None,
        }
    }

    /// When its lane starts or gives up.
    pub(super) fn due(&self) -> Option<Deadline> {
        lane_due(&self.lane)
    }

    /// Of two chimes that wait the more urgent one stays; of two alike the first.
    fn want(&mut self, chime: Wanted) {
        if self.wanted.is_none_or(|waits| waits.chime < chime.chime) {
            self.wanted = Some(chime);
        }
    }

    fn ask_in_time(&mut self, now: Mono) {
        if self.wanted.is_some() {
            return self.lane.ask(Cause::Needed, now);
        }
        let Some((told, result)) = self.told.as_ref().filter(|_| self.lane.is_free()) else { return };
        let secs = if result.is_ok() { ASK_SECS } else { ASK_AGAIN_SECS };
        self.lane.ask(Cause::Again, told.plus_secs(secs));
    }

    /// A worker that died may have rung; it does not ring again.
    fn give_up(&mut self, now: Mono) {
        if self.lane.give_up(now).is_some() {
            self.flying = None;
            self.told = Some((now, Err(SoundTrouble::BrokeOff("no answer".to_owned()))));
        }
    }
}

/// How loud a chime is, in percent: an emergency is as loud as the settings say, however low the terminal was turned.
fn loud(chime: Chime, scene: &Scene<'_>, config: &SoundConfig) -> u8 {
    if chime == Chime::Emergency {
        return config.volume_percent;
    }
    scene.tuning.heard(config.volume_percent)
}

/// Whether a chime may be heard at this moment: what may not is dropped, not kept for later. An emergency in which
/// people may have to leave breaks every silence, as long as it stands.
fn may_ring(chime: Chime, scene: &Scene<'_>, config: &SoundConfig) -> bool {
    if chime == Chime::Emergency {
        return matches!(scene.front, Front::Emergency(_));
    }
    let is_quiet = match scene.at {
        Some(at) => config.quiet().any(|quiet| quiet.contains(at.time())),
        // Nobody knows whether it is night.
        None => config.quiet().next().is_some(),
    };
    !is_quiet && !wants_quiet(scene.front)
}

/// Whether a chime would turn heads to somebody who must not be disturbed: at すぐ話せる所, before the card that leads
/// there, and just after 画面をかくす.
fn wants_quiet(front: &Front) -> bool {
    match front {
        Front::Hidden(_) => true,
        Front::Visit(visit) => {
            let page = visit.page();
            page.is_talk() || *page == Page::Search && visit.answer().danger != Danger::None
        }
        Front::Signage | Front::Emergency(_) => false,
    }
}
