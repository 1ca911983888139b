//! Reading aloud: what is being said, to whom, and what may be; nothing of it outlives the visit.

use crate::domain::{
    aloud::{AloudTrouble, Ears},
    printer::Outcome,
    text::Lang,
    time::Mono,
    tuning::Tuning,
};

mod loud;

pub use super::recital::{Note, State};
use super::{
    config::{AloudConfig, Jack},
    due::{Deadline, lane_due, sooner},
    effect::{Effect, Effects},
    lane::{Cause, Lane, LaneName, Ticket},
    page::{Discretion, Page},
    recital::{Before, Here, Key, Recital},
    spoken::{Ask, Line, Pace, Reading, Says, Volume},
    trouble::Trouble,
    voice::{Manner, Order, Told},
};

/// Seconds from one answer about headphones to the next question, where nobody watches them.
const ASK_SECS: u64 = 600;
/// The same after a bad answer.
const ASK_AGAIN_SECS: u64 = 60;

/// The reading voice. Without settings it never says anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aloud {
    config: Option<AloudConfig>,
    say: Lane,
    listen: Lane,
    ears: Option<Result<Ears, AloudTrouble>>,
    flying: Option<Flying>,
    /// Why the last thing was not heard.
    unheard: Option<AloudTrouble>,
    here: Here,
    numbers: Numbers,
    tuning: Tuning,
}

/// Whether the voice may have the numbers of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// It has none.
    None,
    /// The paper of this ticket is being made, and its numbers are to be heard.
    Coming(Ticket),
    /// It has those of the paper that is out.
    Here,
}

/// What is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Flying {
    ticket: Ticket,
    /// Whether a sentence of the page, or a name.
    is_line: bool,
    is_hushed: bool,
}

/// What an answer means for the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// Nothing more.
    Nothing,
    /// Somebody listened to the end of a sentence.
    Heard,
    /// Headphones were plugged in.
    Plugged,
}

impl Aloud {
    /// A voice of which nothing is known; without settings it is silent for ever.
    pub(super) fn new(config: Option<AloudConfig>, seed: u64) -> Self {
        let mut listen = Lane::new(LaneName::Ears, seed);
        if config.is_some() {
            listen.ask(Cause::Start, Mono(0));
        }
        let say = Lane::new(LaneName::Aloud, seed);
        Self {
            config,
            say,
            listen,
            ears: None,
            flying: None,
            unheard: None,
            here: Here::default(),
            numbers: Numbers::None,
            tuning: Tuning::default(),
        }
    }

    /// Whether headphones are plugged in: every page is read by itself, and the keypad says where it stands.
    pub fn guides(&self) -> bool {
        self.ears == Some(Ok(Ears::Headphones))
    }

    /// Whether headphones are plugged in, and the voice speaks this language.
    pub fn guides_in(&self, lang: Lang) -> bool {
        self.guides() && lang.is_japanese()
    }

    /// Whether this page waits to be read by itself.
    pub fn awaits(&self, page: &Page, lang: Lang) -> bool {
        let begun = self.here.begun.as_ref();
        let is_other =
            |(begun, spoken, stage): &Key| begun != page || *spoken != lang || *stage != self.here.stage;
        self.guides() && begun.is_none_or(is_other)
    }

    /// Whether the numbers of the paper that is out can be heard, by headphones, until it is taken.
    pub fn has_numbers(&self) -> bool {
        self.guides() && self.numbers == Numbers::Here
    }

    /// A paper is being made whose numbers are to be heard.
    pub(super) fn awaits_numbers(&mut self, paper: Ticket) {
        self.numbers = Numbers::Coming(paper);
    }

    /// A paper was tried: what the voice may have of any other is forgotten, and of this one unless it is out.
    pub(super) fn numbers_came(&mut self, paper: Ticket, outcome: Outcome, out: &mut Effects) {
        if self.config.is_none() {
            return;
        }
        let is_awaited = self.numbers == Numbers::Coming(paper);
        match (is_awaited, outcome) {
            (true, Outcome::Confirmed) => self.numbers = Numbers::Here,
            (true, Outcome::Unknown(_) | Outcome::FailedBeforeSend(_)) => self.unlearn(out),
            (false, _) => out.push(Effect::Unlearn),
        }
    }

    fn unlearn(&mut self, out: &mut Effects) {
        self.numbers = Numbers::None;
        out.push(Effect::Unlearn);
    }

    /// Whether nothing was read in this visit yet.
    pub fn is_new(&self) -> bool {
        self.here.begun.is_none()
    }

    /// The sentence that is read or waits, with its number from 0 and how many there are.
    pub fn line(&self) -> Option<(&Line, usize, usize)> {
        let recital = self.here.recital.as_ref()?;
        let lines = recital.reading.lines();
        Some((lines.get(recital.at)?, recital.at, lines.len()))
    }

    /// Whether a page is read, or waits to be read on.
    pub fn state(&self) -> Option<State> {
        self.here.recital.as_ref().map(|recital| recital.state)
    }

    /// Why a page is not read.
    pub fn note(&self) -> Option<&Note> {
        self.here.note.as_ref()
    }

    /// How fast.
    pub fn pace(&self) -> Pace {
        self.here.pace
    }

    /// How loud.
    pub fn volume(&self) -> Volume {
        self.here.volume
    }

    /// What is wrong; a dictionary that nobody installed is none.
    pub(super) fn troubles(&self) -> impl Iterator<Item = Trouble> {
        self.unheard.iter().cloned().map(Trouble::Aloud)
    }

    pub(super) fn lanes(&self) -> [&Lane; 2] {
        [&self.say, &self.listen]
    }

    /// Takes what somebody asks.
    pub(super) fn asked(&mut self, ask: Ask, before: &Before, out: &mut Effects) {
        self.keep_to(before, out);
        match ask {
            Ask::Read(reading) => self.begin(reading, before, out),
            Ask::Go => self.go_on(),
            Ask::Pause => self.set(State::Paused, out),
            Ask::Stop => self.stop(out),
            Ask::Pace(pace) => {
                self.here.pace = pace;
                self.hush(out);
            }
            Ask::Volume(volume) => {
                self.here.volume = volume;
                self.hush(out);
            }
            Ask::Name(words) if self.guides() && before.is_spoken() => {
                self.stop(out);
                self.here.name = Some(words);
            }
            Ask::Name(_) => {}
        }
    }

    fn begin(&mut self, reading: Reading, before: &Before, out: &mut Effects) {
        self.stop(out);
        self.here.begun = Some(before.key());
        let reading = if self.has_numbers() { reading } else { reading.without_digits() };
        let alone = self.guides();
        let note = match &self.ears {
            _ if !before.is_spoken() => Note::OtherLanguage,
            Some(Err(_)) => Note::NotHeard,
            Some(Ok(_)) | None if self.is_mute() => Note::NotHeard,
            Some(Ok(_)) | None if !alone && before.is_own() => Note::OnlyHeadphones,
            Some(Ok(_)) | None if !alone && before.discretion == Discretion::Sensitive => {
                Note::Overheard(reading)
            }
            Some(Ok(_)) | None => {
                self.here.recital = Recital::of(reading);
                return;
            }
        };
        self.here.note = Some(note);
    }

    fn go_on(&mut self) {
        if let Some(Note::Overheard(reading)) = self.here.note.take() {
            self.here.recital = Recital::of(reading);
        }
        if let Some(recital) = &mut self.here.recital {
            recital.state = State::Reading;
        }
    }

    fn set(&mut self, state: State, out: &mut Effects) {
        if let Some(recital) = &mut self.here.recital {
            recital.state = state;
            self.hush(out);
        }
    }

    /// Nothing more is said, and nothing stands about it on the glass.
    fn stop(&mut self, out: &mut Effects) {
        self.here.recital = None;
        self.here.name = None;
        self.here.note = None;
        self.hush(out);
    }

    /// What is being said ends in the middle; a sentence that goes on begins again.
    fn hush(&mut self, out: &mut Effects) {
        if let Some(flying) = self.flying.as_mut().filter(|flying| !flying.is_hushed) {
            flying.is_hushed = true;
            out.push(Effect::Hush(flying.ticket));
        }
    }

    /// The visit is over.
    pub(super) fn end(&mut self, out: &mut Effects) {
        self.stop(out);
        self.here = Here::default();
    }

    /// A page that is left is read no further; another visit knows nothing of this one.
    fn keep_to(&mut self, before: &Before, out: &mut Effects) {
        if self.here.visit != Some(before.visit) {
            self.end(out);
            self.here.visit = Some(before.visit);
        }
        self.here.stage = before.stage;
        let is_left = self.here.begun.as_ref().is_some_and(|begun| *begun != before.key());
        let shows = self.here.recital.is_some() || self.here.note.is_some();
        if is_left && shows || before.is_own() && !self.guides() && self.here.recital.is_some() {
            self.stop(out);
        }
    }

    /// A worker answered.
    pub(super) fn told(&mut self, now: Mono, ticket: Ticket, told: Told, out: &mut Effects) -> Came {
        match told {
            Told::Said(result) => self.said(now, ticket, result),
            Told::Ears(result) => self.heard_of_ears(now, ticket, result, out),
        }
    }

    fn said(&mut self, now: Mono, ticket: Ticket, result: Result<(), AloudTrouble>) -> Came {
        if self.say.answer(ticket).is_none() {
            return Came::Nothing;
        }
        let flying = self.flying.take();
        if let Err(trouble) = result {
            self.say.fail(now);
            self.unheard = Some(trouble);
            if self.here.recital.take().is_some() {
                self.here.note = Some(Note::NotHeard);
            }
            return Came::Nothing;
        }
        self.say.succeed();
        self.unheard = None;
        let Some(Flying { is_line: true, is_hushed: false, .. }) = flying else { return Came::Nothing };
        self.here.recital = self.here.recital.take().and_then(Recital::next);
        Came::Heard
    }

    fn heard_of_ears(
        &mut self,
        now: Mono,
        ticket: Ticket,
        result: Result<Ears, AloudTrouble>,
        out: &mut Effects,
    ) -> Came {
        if self.listen.answer(ticket).is_none() {
            return Came::Nothing;
        }
        let watched = self.config.is_some_and(|config| config.jack == Jack::Watched);
        let wait_secs = match (&result, watched) {
            (Ok(_), true) => 0,
            (Ok(_), false) => ASK_SECS,
            (Err(_), _) => ASK_AGAIN_SECS,
        };
        self.listen.ask(Cause::Again, now.plus_secs(wait_secs));
        let before = self.guides();
        self.ears = Some(result);
        match (before, self.guides()) {
            // What was for one person is not for the room.
            (true, false) => self.stop(out),
            (false, true) => {
                self.here.begun = None;
                return Came::Plugged;
            }
            (true, true) | (false, false) => {}
        }
        Came::Nothing
    }

    /// Starts what is due; `before` is what stands before the visitor, if there is one. Nothing is said while a chime rings.
    pub(super) fn settle(
        &mut self,
        now: Mono,
        (before, rings_until): (Option<&Before>, Option<Mono>),
        out: &mut Effects,
    ) {
        let Some(config) = self.config else { return };
        if self.say.give_up(now).is_some() {
            self.flying = None;
            self.here.recital = None;
        }
        if self.listen.give_up(now).is_some() {
            self.listen.ask(Cause::Lost, now.plus_secs(ASK_AGAIN_SECS));
        }
        match before {
            Some(before) => self.keep_to(before, out),
            None => self.end(out),
        }
        let is_taking =
            self.guides() && before.is_some_and(|before| before.is_taking() && before.is_spoken());
        if self.numbers == Numbers::Here && !is_taking {
            self.unlearn(out);
        }
        if let Some(ticket) = self.listen.start(now) {
            let known = self.ears.as_ref().and_then(|ears| ears.as_ref().ok()).copied();
            out.push(Effect::Aloud(ticket, Order::Listen(known)));
        }
        self.speak(now, (config, rings_until), out);
    }

    /// A name goes before a sentence.
    fn speak(&mut self, now: Mono, (config, rings_until): (AloudConfig, Option<Mono>), out: &mut Effects) {
        let goes_on = self.state() == Some(State::Reading);
        let line = self.line().filter(|_| goes_on).map(|(line, ..)| line.says.clone());
        let Some(says) = self.here.name.clone().map(Says::Words).or(line) else { return self.say.withdraw() };
        self.say.withdraw();
        self.say.ask(Cause::Needed, rings_until.unwrap_or(now).max(now));
        let Some(ticket) = self.say.start(now) else { return };
        let is_line = self.here.name.take().is_none();
        self.flying = Some(Flying { ticket, is_line, is_hushed: false });
        let ears = if self.guides() { Ears::Headphones } else { Ears::Loudspeaker };
        let volume_percent = self.percent(config.volume_percent);
        let manner = Manner { pace: self.here.pace, volume_percent, ears };
        let order = match says {
            Says::Words(words) => Order::Say(words, manner),
            Says::Digits(digits) => Order::Dictate(digits, Manner { ears: Ears::Headphones, ..manner }),
        };
        out.push(Effect::Aloud(ticket, order));
    }

    /// When a lane starts or gives up.
    pub(super) fn due(&self) -> Option<Deadline> {
        let lanes = self.lanes().into_iter().filter_map(lane_due);
        lanes.reduce(|a, b| sooner(a, Some(b)))
    }
}
