//! Mistakes planted on purpose: each must be found, or the promises are not worth their name.

use std::sync::Arc;

use super::{
    glass::{self, Brush},
    ledger::Ledger,
    pressing::Line,
    wrong::Promise,
};
use crate::{
    domain::{
        content::Content,
        emergency::{EmergencyKind, words::words},
        text::Lang,
        time::{Mono, Now},
    },
    kiosk::{
        Kiosk,
        effect::{Effect, Effects},
        enquiry::{Errand, Opened, Wish},
        event::{Applied, Done, Event, Polled},
        page::Press,
    },
};

/// Milliseconds by which news is held up where it dawdles: longer than kiosks have for following, shorter than
/// they believe in an answer.
const DAWDLES_MS: u64 = 90_000;

/// A planted mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sabotage {
    /// None.
    #[default]
    None,
    /// The shell hands the kiosk the time of its start for ever.
    StopsTheClock,
    /// The window draws nothing while somebody is there.
    DrawsNothing,
    /// The glass shows the frame before the last.
    FramesLate,
    /// Content names pictures whether they have arrived or not: a half-written file passes for a whole one.
    TrustsFiles,
    /// A withdrawn notice stays while everything else moves on.
    KeepsNotices,
    /// Notices and playlists of the publication before stand among the others of this one.
    MixesPublications,
    /// What was agreed for paper and the kiosk's pages goes out for the signage too.
    AsksNobody,
    /// The group that the desk alone knows is published for kiosks.
    OpensTheDesk,
    /// The glass leaves out what an emergency says.
    HushesAlarms,
    /// Every waking of the machine passes for a touch.
    TouchesItself,
    /// The window never hears that it is to forget.
    KeepsTraces,
    /// The report names the page somebody looks at.
    TellsThePage,
    /// Every question is asked twice.
    AsksTwice,
    /// The disk goes back to the first publication after a while.
    ForgetsItsPlace,
    /// A power cut takes the office's last commits with it.
    LosesCommits,
    /// Answers of the office say that there is nothing new.
    HearsNothing,
    /// News takes a minute and a half.
    Dawdles,
    /// A row lies on the disk in other bytes that mean the same.
    WritesAnother,
    /// A slip that is in doubt is sent again, and the second one confirmed.
    PrintsAgain,
    /// The printer says that a slip is out of which it took not one byte.
    ThanksForNothing,
    /// A slip that is out passes for one that never began.
    HidesASlip,
    /// The line to the printer swallows the order to forget.
    SwallowsOrders,
    /// Somebody is thanked for an arrival before it is on the disk.
    ThanksTooSoon,
    /// The desk does not ask who has a room.
    GivesRoomsTwice,
    /// Whatever becomes of a follow-up slip, the printer is understood to have printed it.
    ConfirmsSlips,
    /// A terminal that comes back knows nothing of the slip that was being printed.
    ForgetsSlips,
    /// The disk says that a slip is void, and keeps it.
    KeepsVoidSlips,
    /// Somebody is told that everything is erased, and nothing is.
    ErasesNothing,
    /// What somebody asks lies on the disk in clear.
    WritesWordsDown,
}

/// The mistakes that this promise must find: a promise without one is worth nothing.
pub const fn planted(promise: Promise) -> &'static [Sabotage] {
    match promise {
        Promise::Awake => &[Sabotage::StopsTheClock],
        Promise::NeverBlank => &[Sabotage::DrawsNothing],
        Promise::Gone => &[Sabotage::FramesLate],
        Promise::Complete => &[Sabotage::TrustsFiles],
        Promise::Whole => &[Sabotage::KeepsNotices, Sabotage::MixesPublications],
        Promise::Consent => &[Sabotage::AsksNobody],
        Promise::DeskOnly => &[Sabotage::OpensTheDesk],
        Promise::Covered => &[Sabotage::HushesAlarms],
        Promise::VisitEnds => &[Sabotage::TouchesItself],
        Promise::NothingLeft => &[Sabotage::KeepsTraces],
        Promise::PaperAsSaid => &[Sabotage::PrintsAgain, Sabotage::ThanksForNothing, Sabotage::HidesASlip],
        Promise::PrinterForgets => &[Sabotage::SwallowsOrders],
        Promise::ThankedFor => &[Sabotage::ThanksTooSoon],
        Promise::OneSlip => &[
            Sabotage::ConfirmsSlips,
            Sabotage::ForgetsSlips,
            Sabotage::KeepsVoidSlips,
            Sabotage::ErasesNothing,
        ],
        Promise::Sealed => &[Sabotage::WritesWordsDown],
        Promise::OneRoomOneGroup => &[Sabotage::GivesRoomsTwice],
        Promise::Discreet => &[Sabotage::TellsThePage],
        Promise::OneInFlight => &[Sabotage::AsksTwice],
        Promise::Forward => &[Sabotage::ForgetsItsPlace],
        Promise::Kept => &[Sabotage::LosesCommits],
        Promise::Converges => &[Sabotage::HearsNothing, Sabotage::Dawdles, Sabotage::WritesAnother],
    }
}

impl Sabotage {
    /// The time as the shell tells it.
    pub(super) fn told(self, now: Now) -> Now {
        if self == Self::StopsTheClock { Now { mono: Mono(0), ..now } } else { now }
    }

    /// What the shell makes of an event.
    pub(super) fn felt(self, event: Event) -> Event {
        if self == Self::TouchesItself && event == Event::Woke { Event::Press(Press::Touched) } else { event }
    }

    /// What the shell passes on of the kiosk's effects.
    pub(super) fn passed_on(self, effects: Effects, kiosk: &Kiosk) -> Vec<Effect> {
        let mut effects: Vec<Effect> = effects.into_iter().collect();
        match self {
            Self::KeepsTraces => effects.retain(|effect| *effect != Effect::Forget),
            Self::AsksTwice => effects.extend(effects.clone()),
            Self::TellsThePage => effects.iter_mut().for_each(|effect| tell_the_page(effect, kiosk)),
            Self::None
            | Self::StopsTheClock
            | Self::DrawsNothing
            | Self::FramesLate
            | Self::TrustsFiles
            | Self::KeepsNotices
            | Self::MixesPublications
            | Self::AsksNobody
            | Self::OpensTheDesk
            | Self::HushesAlarms
            | Self::TouchesItself
            | Self::ForgetsItsPlace
            | Self::LosesCommits
            | Self::HearsNothing
            | Self::Dawdles
            | Self::WritesAnother
            | Self::PrintsAgain
            | Self::ThanksForNothing
            | Self::HidesASlip
            | Self::SwallowsOrders
            | Self::ThanksTooSoon
            | Self::GivesRoomsTwice
            | Self::ConfirmsSlips
            | Self::ForgetsSlips
            | Self::KeepsVoidSlips
            | Self::ErasesNothing
            | Self::WritesWordsDown => {}
        }
        effects
    }

    /// What draws the glass.
    pub(super) fn brush(self, kiosk: &Kiosk) -> Brush {
        if self == Self::DrawsNothing && kiosk.visit().is_some() {
            glass::nothing
        } else {
            crate::screen::draw
        }
    }

    /// The words of a frame as they reach somebody's eyes; `last` are those of the frame before.
    pub(super) fn seen(self, words: Vec<String>, last: &mut Vec<String>) -> Vec<String> {
        match self {
            Self::FramesLate => std::mem::replace(last, words),
            Self::HushesAlarms => words.into_iter().filter(|words| !is_alarm(words)).collect(),
            Self::None
            | Self::StopsTheClock
            | Self::DrawsNothing
            | Self::TrustsFiles
            | Self::KeepsNotices
            | Self::MixesPublications
            | Self::AsksNobody
            | Self::OpensTheDesk
            | Self::TouchesItself
            | Self::KeepsTraces
            | Self::TellsThePage
            | Self::AsksTwice
            | Self::ForgetsItsPlace
            | Self::LosesCommits
            | Self::HearsNothing
            | Self::Dawdles
            | Self::WritesAnother
            | Self::PrintsAgain
            | Self::ThanksForNothing
            | Self::HidesASlip
            | Self::SwallowsOrders
            | Self::ThanksTooSoon
            | Self::GivesRoomsTwice
            | Self::ConfirmsSlips
            | Self::ForgetsSlips
            | Self::KeepsVoidSlips
            | Self::ErasesNothing
            | Self::WritesWordsDown => words,
        }
    }

    /// The answer of the disk as the mistake leaves it.
    pub(super) fn spoil(self, event: Event, ledger: &Ledger) -> Event {
        if let Event::Applied(ticket, Ok(applied)) = event {
            Event::Applied(ticket, Ok(self.applied(applied, ledger)))
        } else {
            event
        }
    }

    /// The answer of the office as the mistake leaves it.
    pub(super) fn muffle(self, event: Event) -> Event {
        match (self, event) {
            (Self::HearsNothing, Event::Polled(ticket, Ok(Polled::Batch(_, time)))) => {
                Event::Polled(ticket, Ok(Polled::Nothing(time)))
            }
            (_, event) => event,
        }
    }

    /// How the line to the printer carries what it says of a follow-up slip.
    pub(super) fn line(self) -> Line {
        if self == Self::ConfirmsSlips { Line::Yes } else { Line::True }
    }

    /// What the mistake answers in the office's place.
    pub(super) fn erased(self, effect: &Effect) -> Option<Event> {
        let Effect::FollowUp(ticket, Errand::Paper(paper)) = effect else { return None };
        let lies = self == Self::ErasesNothing && paper.wish == Wish::Erase;
        lies.then(|| Event::FollowUp(*ticket, Done::Paper(Ok(Opened::Erased))))
    }

    /// Milliseconds by which the answer of the office is late.
    pub(super) fn late_ms(self, event: &Event) -> u64 {
        let is_news = matches!(event, Event::Polled(_, Ok(Polled::Batch(..))));
        if self == Self::Dawdles && is_news { DAWDLES_MS } else { 0 }
    }

    fn applied(self, applied: Applied, ledger: &Ledger) -> Applied {
        let Some(content) = applied.content.clone() else { return applied };
        let other = match self {
            Self::TrustsFiles => ledger.at(content.revision).cloned(),
            Self::KeepsNotices => ledger.before(content.revision).map(|before| {
                let mut notices = before.notices.clone();
                notices.extend(content.notices.clone());
                Arc::new(Content { notices, ..content.as_ref().clone() })
            }),
            Self::MixesPublications => ledger.before(content.revision).map(|before| {
                let playlists = before.playlists.clone();
                let notices = before.notices.clone();
                Arc::new(Content { notices, playlists, ..content.as_ref().clone() })
            }),
            Self::ForgetsItsPlace => {
                let first = ledger.first();
                let later = |first: &&Arc<Content>| {
                    ledger.before(content.revision).is_some_and(|before| before.revision > first.revision)
                };
                first.filter(later).cloned()
            }
            Self::None
            | Self::StopsTheClock
            | Self::DrawsNothing
            | Self::FramesLate
            | Self::AsksNobody
            | Self::OpensTheDesk
            | Self::HushesAlarms
            | Self::TouchesItself
            | Self::KeepsTraces
            | Self::TellsThePage
            | Self::AsksTwice
            | Self::LosesCommits
            | Self::HearsNothing
            | Self::Dawdles
            | Self::WritesAnother
            | Self::PrintsAgain
            | Self::ThanksForNothing
            | Self::HidesASlip
            | Self::SwallowsOrders
            | Self::ThanksTooSoon
            | Self::GivesRoomsTwice
            | Self::ConfirmsSlips
            | Self::ForgetsSlips
            | Self::KeepsVoidSlips
            | Self::ErasesNothing
            | Self::WritesWordsDown => None,
        };
        Applied { content: other.or(applied.content), ..applied }
    }
}

fn is_alarm(said: &str) -> bool {
    EmergencyKind::ALL.iter().any(|kind| words(*kind, Lang::Ja).lines.contains(&said))
}

fn tell_the_page(effect: &mut Effect, kiosk: &Kiosk) {
    if let Effect::Report(_, report) = effect {
        report.troubles.extend(kiosk.visit().map(|visit| format!("{:?}", visit.page())));
    }
}
