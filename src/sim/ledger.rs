//! Every publication the office ever made, as content whose pictures are all there: what kiosks may show.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    stand::Stand,
    wrong::{Promise, Wrong, broken},
};
use crate::{
    domain::{
        content::{Content, Revision},
        id::{BookingId, PlaylistId},
        room::Booking,
        signage::Slide,
    },
    wire::{content::content_from_rows, item::ItemRow},
};

/// The publications by revision.
#[derive(Debug, Default)]
pub struct Ledger {
    published: BTreeMap<Revision, Arc<Content>>,
    said: Option<Stand>,
    unsaid: Option<Stand>,
}

impl Ledger {
    /// Notes a publication.
    pub fn note(&mut self, revision: Revision, rows: &[ItemRow]) {
        if self.published.contains_key(&revision) {
            return;
        }
        let named = content_from_rows(revision, rows, &std::collections::BTreeSet::new(), None).built.missing;
        if let Some(content) = content_from_rows(revision, rows, &named, None).built.content {
            self.published.insert(revision, Arc::new(content));
        }
    }

    /// The office said that it stands here.
    pub fn acknowledge(&mut self, stand: Stand) {
        (self.said, self.unsaid) = (Some(stand), None);
    }

    /// The office would stand here, had its power not been cut before it could say so.
    pub fn leave_unsaid(&mut self, stand: Stand) {
        self.unsaid = Some(stand);
    }

    /// Whether an office that comes back stands where it said, or where it was about to say.
    pub fn kept(&self, stand: &Stand) -> Result<(), Wrong> {
        let saved = [&self.said, &self.unsaid].into_iter().flatten();
        if saved.clone().count() == 0 || saved.into_iter().any(|it| it == stand) {
            return Ok(());
        }
        broken(Promise::Kept, format!("the office comes back as {stand:?}, and had said {:?}", self.said))
    }

    /// The first publication.
    pub fn first(&self) -> Option<&Arc<Content>> {
        self.published.first_key_value().map(|(_, content)| content)
    }

    /// The newest publication.
    pub fn latest(&self) -> Option<&Arc<Content>> {
        self.published.last_key_value().map(|(_, content)| content)
    }

    /// The publication before this one.
    pub fn before(&self, revision: Revision) -> Option<&Arc<Content>> {
        self.published.range(..revision).next_back().map(|(_, content)| content)
    }

    /// A publication.
    pub fn at(&self, revision: Revision) -> Option<&Arc<Content>> {
        self.published.get(&revision)
    }

    /// Titles of notices that were published once and do not stand in `content`.
    pub fn withdrawn<'a>(&'a self, content: &'a Content) -> impl Iterator<Item = String> + 'a {
        let once = self.published.values().flat_map(|published| published.notices.values());
        let stands = |title: &String| content.notices.values().any(|notice| notice.title.plain() == *title);
        once.map(|notice| notice.title.plain()).filter(move |title| !stands(title))
    }

    /// Whether content is exactly the publication it says it is; only what waits for pictures may lag.
    pub fn check(&self, content: &Content) -> Result<(), Wrong> {
        let Some(full) = self.at(content.revision) else {
            return broken(Promise::Whole, format!("{:?} was never published", content.revision));
        };
        let differs = [
            ("settings", content.settings != full.settings),
            ("the corner's days", content.corner != full.corner),
            ("the desk's days", content.desk != full.desk),
            ("themes", content.themes != full.themes),
            ("groups", content.groups != full.groups),
            ("rooms", content.rooms != full.rooms),
            ("calendars", content.calendars != full.calendars),
            ("desks", content.desks != full.desks),
            ("books", content.books != full.books),
            ("proposals", content.proposals != full.proposals),
            ("helplines", content.helplines != full.helplines),
            ("mailboxes", content.mailboxes != full.mailboxes),
            ("events", !events_match(content, full)),
            ("notices", !notices_match(content, full)),
            ("leaflets", content.leaflets.iter().any(|(id, it)| full.leaflets.get(id) != Some(it))),
            ("playlists", !self.playlists_match(content, full)),
        ];
        if let Some((what, _)) = differs.iter().find(|(_, differs)| *differs) {
            return broken(Promise::Whole, format!("{what} are not those of {:?}", content.revision));
        }
        match strange_booking(content, full) {
            Some(id) => {
                let (is, was) = (content.bookings.get(id), full.bookings.get(id));
                let said = content.check_ins.get(id);
                let told =
                    format!("booking {id} is {is:?}, was published as {was:?}, and there was said {said:?}");
                broken(Promise::Whole, format!("{told}, at {:?}", content.revision))
            }
            None => Ok(()),
        }
    }

    /// A playlist whose pictures are not all there plays an earlier version on, without what is gone.
    fn playlists_match(&self, content: &Content, full: &Content) -> bool {
        content.playlists.keys().eq(full.playlists.keys())
            && content
                .playlists
                .iter()
                .all(|(id, playlist)| self.once_played(content.revision, id, &playlist.slides))
    }

    fn once_played(&self, until: Revision, id: &PlaylistId, slides: &[Slide]) -> bool {
        let earlier = self.published.range(..=until).rev();
        earlier.filter_map(|(_, full)| full.playlists.get(id)).any(|old| is_within(slides, &old.slides))
    }
}

/// Bookings are those of the publication, but for what groups said at a terminal: that they stay longer, or that they
/// take a room that is free. One that is not.
fn strange_booking<'a>(content: &'a Content, full: &'a Content) -> Option<&'a BookingId> {
    let is_so = |(id, it): &(&BookingId, &Arc<Booking>)| {
        let said = content.check_ins.get(*id);
        let taken = said.and_then(|said| Some(said.takes.as_ref()?.booked(said)));
        let Some(published) = full.bookings.get(*id).map(|it| it.as_ref().clone()).or(taken) else {
            return false;
        };
        let stays = said.is_some_and(|said| said.stays.is_some())
            && published.hours.end_minute() < it.hours.end_minute()
            && published.hours.start == it.hours.start;
        let hours = if stays { it.hours } else { published.hours };
        ***it == Booking { hours, ..published }
    };
    let missing = full.bookings.keys().find(|id| !content.bookings.contains_key(*id));
    missing.or_else(|| content.bookings.iter().find(|one| !is_so(one)).map(|(id, _)| id))
}

fn events_match(content: &Content, full: &Content) -> bool {
    content.events.len() == full.events.len()
        && content.events.iter().all(|(id, it)| {
            full.events.get(id).is_some_and(|full| {
                let picture = if it.picture.is_none() { None } else { full.picture };
                **it == crate::domain::event::PublicEvent { picture, ..full.as_ref().clone() }
            })
        })
}

fn notices_match(content: &Content, full: &Content) -> bool {
    content.notices.len() == full.notices.len()
        && content.notices.iter().all(|(id, it)| {
            full.notices.get(id).is_some_and(|full| {
                let picture = if it.picture.is_none() { None } else { full.picture };
                **it == crate::domain::notice::Notice { picture, ..full.as_ref().clone() }
            })
        })
}

/// Whether `part` is `whole` with some slides left out.
fn is_within(part: &[Slide], whole: &[Slide]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|slide| rest.any(|other| other == slide))
}
