//! What plays: the program of a moment, and the slide of that moment, as pure functions of content and time.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, Timelike as _};

use super::{
    agenda::Agenda,
    blob::BlobHash,
    channel::Channel,
    content::Content,
    id::{BookId, EventId, GroupId, LeafletId, NoticeId, PlaylistId},
    notice::Urgency,
    signage::{Automatic, Playlist, SlideKind},
    text::Text,
};

/// Days ahead an event is announced by an automatic slide.
pub const EVENT_AHEAD_DAYS: u64 = 14;
/// Automatic slides of one kind in a round, at most.
pub const AUTOMATIC_SLIDES_MAX: usize = 6;
/// Groups that introduce themselves on one day, at most; they take turns by date.
pub const GROUPS_A_DAY_MAX: usize = 4;
/// Books that are shown on one day, at most; they take turns by date.
pub const BOOKS_A_DAY_MAX: usize = 2;
/// Seconds an automatic slide stands when nothing else says so.
pub const AUTOMATIC_SECS: u32 = 15;

/// What one slide shows, with nothing left to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// What this place is.
    Welcome,
    /// A picture over the whole card.
    Picture {
        /// The picture.
        blob: BlobHash,
        /// What it shows, in words.
        alt: Text,
    },
    /// A notice.
    Notice(NoticeId),
    /// An event.
    Event(EventId),
    /// A leaflet's first page.
    Leaflet(LeafletId),
    /// A group introduces itself.
    Group(GroupId),
    /// A book of the corner.
    Book(BookId),
    /// Today's rooms.
    RoomsToday,
    /// The next closed days.
    ClosedDays,
}

impl Shown {
    /// The slide as an address and a report name it.
    pub fn key(&self) -> String {
        match self {
            Self::Welcome => "welcome".to_owned(),
            Self::RoomsToday => "rooms".to_owned(),
            Self::ClosedDays => "closed".to_owned(),
            Self::Picture { blob, .. } => format!("picture:{blob}"),
            Self::Notice(id) => format!("notice:{id}"),
            Self::Event(id) => format!("event:{id}"),
            Self::Leaflet(id) => format!("leaflet:{id}"),
            Self::Book(id) => format!("book:{id}"),
            Self::Group(id) => format!("group:{id}"),
        }
    }

    /// The slide of such a name.
    pub fn from_key(key: &str) -> Option<Self> {
        match key.split_once(':').unwrap_or((key, "")) {
            ("welcome", "") => Some(Self::Welcome),
            ("rooms", "") => Some(Self::RoomsToday),
            ("closed", "") => Some(Self::ClosedDays),
            ("picture", hash) => {
                BlobHash::parse(hash).ok().map(|blob| Self::Picture { blob, alt: Text::default() })
            }
            ("notice", id) => NoticeId::parse(id).ok().map(Self::Notice),
            ("event", id) => EventId::parse(id).ok().map(Self::Event),
            ("leaflet", id) => LeafletId::parse(id).ok().map(Self::Leaflet),
            ("book", id) => BookId::parse(id).ok().map(Self::Book),
            ("group", id) => GroupId::parse(id).ok().map(Self::Group),
            _ => None,
        }
    }
}

/// A slide with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What it shows.
    pub shown: Shown,
    /// Seconds it stands.
    pub secs: u32,
}

/// The slides that take turns at a moment; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    turns: Vec<Turn>,
}

/// A slide's place in the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Which turn.
    pub index: usize,
    /// Seconds it has stood.
    pub elapsed_secs: u32,
    /// Seconds left.
    pub left_secs: u32,
}

impl Program {
    /// The slides in turn.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// Which slide stands `second` seconds into an endless round. The round counts from midnight, so that every
    /// screen of a site and every preview agree on what stands at a moment.
    pub fn position(&self, second: u64) -> Position {
        let round: u64 = self.turns.iter().map(|turn| u64::from(turn.secs)).sum();
        let mut left = second.checked_rem(round).unwrap_or(0);
        for (index, turn) in self.turns.iter().enumerate() {
            let secs = u64::from(turn.secs);
            if left < secs {
                let elapsed_secs = u32::try_from(left).unwrap_or(0);
                return Position { index, elapsed_secs, left_secs: turn.secs.saturating_sub(elapsed_secs) };
            }
            left -= secs;
        }
        Position { index: 0, elapsed_secs: 0, left_secs: AUTOMATIC_SECS }
    }

    /// What stands `second` seconds into the round.
    pub fn shown(&self, second: u64) -> &Shown {
        self.turns.get(self.position(second).index).map_or(&Shown::Welcome, |turn| &turn.shown)
    }
}

/// The second of the round at a wall-clock time.
pub fn round_second(at: NaiveDateTime) -> u64 {
    u64::from(at.time().num_seconds_from_midnight())
}

/// A playlist that has something to show at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The playlist.
    pub playlist: &'a Playlist,
    /// What it would show, in turn; never empty.
    pub turns: Vec<Turn>,
    /// Whether somebody chose at least one of its turns; otherwise the product made all of them.
    pub is_chosen: bool,
}

/// Why one playlist goes before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// Its priority is higher.
    Priority,
    /// Both have the same priority, and its id comes first.
    Id,
}

impl Ahead {
    /// Why the first of two playlists goes before the second, if it does.
    pub fn of(first: &Playlist, second: &Playlist) -> Option<Self> {
        if rank(first) >= rank(second) {
            return None;
        }
        Some(if first.priority == second.priority { Self::Id } else { Self::Priority })
    }
}

/// What decides among playlists: the lowest comes first.
fn rank(playlist: &Playlist) -> (std::cmp::Reverse<i64>, &PlaylistId) {
    (std::cmp::Reverse(playlist.priority), &playlist.id)
}

/// Every playlist that has something to show at `at`, in their order: the first one plays, the others are silent.
pub fn claims_at<'a>(
    content: &'a Content,
    agenda: &'a Agenda,
    at: Option<NaiveDateTime>,
) -> impl Iterator<Item = Claim<'a>> {
    let mut playlists: Vec<&Playlist> = content.playlists.values().map(AsRef::as_ref).collect();
    playlists.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let maker = Maker { content, agenda, at };
    playlists.into_iter().map(move |playlist| maker.claim(playlist)).filter(|claim| !claim.turns.is_empty())
}

/// The slides that take turns at `at`. Without a known time only what needs no date plays.
///
/// The playlist with the highest priority that has something to show plays; if none has, the welcome does: the
/// program is never empty. Urgent notices come before all of it, whether the playlist has them or not.
pub fn program_at(content: &Content, agenda: &Agenda, at: Option<NaiveDateTime>) -> Program {
    let turns = claims_at(content, agenda, at).next().map(|claim| claim.turns);
    let turns = turns.unwrap_or_else(|| vec![Turn { shown: Shown::Welcome, secs: AUTOMATIC_SECS }]);
    Program { turns: Maker { content, agenda, at }.urgent_first(turns) }
}

fn capped(shown: impl Iterator<Item = Shown>) -> Vec<Shown> {
    shown.take(AUTOMATIC_SLIDES_MAX).collect()
}

#[derive(Clone, Copy)]
struct Maker<'a> {
    content: &'a Content,
    agenda: &'a Agenda,
    at: Option<NaiveDateTime>,
}

impl Maker<'_> {
    fn claim<'p>(&self, playlist: &'p Playlist) -> Claim<'p> {
        let (mut turns, mut is_chosen) = (Vec::new(), false);
        for slide in playlist.slides.iter().filter(|slide| slide.when.allows(self.at)) {
            let shown = self.shown(&slide.shows);
            is_chosen |= !shown.is_empty() && !slide.shows.is_automatic();
            turns.extend(shown.into_iter().map(|shown| Turn { shown, secs: slide.secs }));
        }
        Claim { playlist, turns, is_chosen }
    }

    fn urgent_first(&self, turns: Vec<Turn>) -> Vec<Turn> {
        let urgent = self.content.notices.values().filter(|notice| notice.urgency != Urgency::Ordinary);
        let urgent: Vec<Shown> = urgent.filter_map(|notice| self.notice(&notice.id)).collect();
        let others = turns.into_iter().filter(|turn| !urgent.contains(&turn.shown)).collect::<Vec<_>>();
        let first = urgent.into_iter().map(|shown| Turn { shown, secs: AUTOMATIC_SECS });
        first.chain(others).collect()
    }

    fn shown(&self, kind: &SlideKind) -> Vec<Shown> {
        match kind {
            SlideKind::Picture { blob, alt } => vec![Shown::Picture { blob: *blob, alt: alt.clone() }],
            SlideKind::Notice(id) => self.notice(id).into_iter().collect(),
            SlideKind::Event(id) => self.event(id).into_iter().collect(),
            SlideKind::Leaflet(id) => self.leaflet(id).into_iter().collect(),
            SlideKind::Group(id) => vec![Shown::Group(id.clone())],
            SlideKind::Automatic(automatic) => self.automatic(*automatic),
        }
    }

    fn automatic(&self, automatic: Automatic) -> Vec<Shown> {
        match automatic {
            Automatic::Welcome => vec![Shown::Welcome],
            Automatic::RoomsToday if self.content.rooms.is_empty() => Vec::new(),
            Automatic::RoomsToday => self.dated(Shown::RoomsToday),
            Automatic::ClosedDays => self.dated(Shown::ClosedDays),
            Automatic::Notices => self.content.notices.keys().filter_map(|id| self.notice(id)).collect(),
            Automatic::NewLeaflets => capped(self.content.leaflets.keys().filter_map(|id| self.leaflet(id))),
            Automatic::EventsSoon => self.events_soon(),
            Automatic::Groups => self.groups_of_the_day(),
            Automatic::Books => self.books_of_the_day(),
        }
    }

    fn dated(&self, shown: Shown) -> Vec<Shown> {
        self.at.map(|_| shown).into_iter().collect()
    }

    fn today(&self) -> Option<NaiveDate> {
        self.at.map(|at| at.date())
    }

    fn notice(&self, id: &NoticeId) -> Option<Shown> {
        let notice = self.content.notices.get(id).filter(|notice| notice.channels.allow(Channel::Signage))?;
        notice.validity.holds(self.today()).then(|| Shown::Notice(id.clone()))
    }

    fn leaflet(&self, id: &LeafletId) -> Option<Shown> {
        let leaflet = self.content.leaflets.get(id)?;
        let allowed = leaflet.channels.allow(Channel::Signage) && !leaflet.adults_only;
        (allowed && leaflet.validity.holds(self.today())).then(|| Shown::Leaflet(id.clone()))
    }

    fn event(&self, id: &EventId) -> Option<Shown> {
        let event = self.content.events.get(id).filter(|event| event.channels.allow(Channel::Signage))?;
        event.next_session(self.today()?).map(|_| Shown::Event(id.clone()))
    }

    fn events_soon(&self) -> Vec<Shown> {
        let Some(today) = self.today() else {
            return Vec::new();
        };
        let until = today.checked_add_days(Days::new(EVENT_AHEAD_DAYS)).unwrap_or(today);
        let allowed = self.content.events.values().filter(|event| event.channels.allow(Channel::Signage));
        let mut soon: Vec<_> = allowed
            .filter_map(|event| event.next_session(today).map(|next| (*next, event.id.clone())))
            .filter(|(next, _)| next.date <= until)
            .collect();
        soon.sort();
        capped(soon.into_iter().map(|(_, id)| Shown::Event(id)))
    }

    fn groups_of_the_day(&self) -> Vec<Shown> {
        let willing: Vec<_> = self.content.groups.values().filter(|group| group.on_signage()).collect();
        self.of_the_day(&willing, GROUPS_A_DAY_MAX).map(|group| Shown::Group(group.id.clone())).collect()
    }

    fn books_of_the_day(&self) -> Vec<Shown> {
        let allowed = self.content.books.values().filter(|book| book.channels.allow(Channel::Signage));
        let allowed: Vec<_> = allowed.collect();
        self.of_the_day(&allowed, BOOKS_A_DAY_MAX).map(|book| Shown::Book(book.id.clone())).collect()
    }

    /// Those of some whose turn it is today.
    fn of_the_day<'t, T>(&self, all: &'t [T], day_max: usize) -> impl Iterator<Item = &'t T> {
        let day = self.agenda.from().map_or(0, |date| usize::try_from(date.num_days_from_ce()).unwrap_or(0));
        let first = day.checked_rem(all.len()).unwrap_or(0);
        all.iter().cycle().skip(first).take(all.len().min(day_max))
    }
}
