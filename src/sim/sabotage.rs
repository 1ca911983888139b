//! Mistakes planted on purpose: each must be found, or the promises are not worth their name.

use std::sync::Arc;

use super::ledger::Ledger;
use crate::{
    domain::content::Content,
    kiosk::event::{Applied, Event, Polled},
};

/// A planted mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sabotage {
    /// None.
    None,
    /// Content names pictures whether they have arrived or not: a half-written file passes for a whole one.
    TrustsFiles,
    /// A withdrawn notice stays while everything else moves on.
    KeepsNotices,
    /// Notices and playlists of the publication before stand among the others of this one.
    MixesPublications,
    /// Answers of the office say that there is nothing new.
    HearsNothing,
    /// The disk goes back to the first publication after a while.
    ForgetsItsPlace,
}

impl Sabotage {
    /// All mistakes.
    pub const ALL: [Self; 5] = [
        Self::TrustsFiles,
        Self::KeepsNotices,
        Self::MixesPublications,
        Self::HearsNothing,
        Self::ForgetsItsPlace,
    ];

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

    fn applied(self, applied: Applied, ledger: &Ledger) -> Applied {
        let Some(content) = applied.content.clone() else { return applied };
        let other = match self {
            Self::None | Self::HearsNothing => None,
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
        };
        Applied { content: other.or(applied.content), ..applied }
    }
}
