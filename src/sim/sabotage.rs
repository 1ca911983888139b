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
    /// A playlist of tomorrow's pictures is applied to today's content.
    MixesPublications,
    /// Answers of the office say that there is nothing new.
    HearsNothing,
    /// The disk goes back to the first publication at every start.
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
            Self::KeepsNotices => ledger.first().map(|first| {
                let mut notices = first.notices.clone();
                notices.extend(content.notices.clone());
                Arc::new(Content { notices, ..content.as_ref().clone() })
            }),
            Self::MixesPublications => ledger.latest().map(|latest| {
                Arc::new(Content {
                    groups: latest.groups.clone(),
                    themes: latest.themes.clone(),
                    notices: ledger.first().map(|it| it.notices.clone()).unwrap_or_default(),
                    ..content.as_ref().clone()
                })
            }),
            Self::ForgetsItsPlace => ledger.first().cloned(),
        };
        Applied { content: other.or(applied.content), ..applied }
    }
}
