//! A small corner and a hand that moves time, for the tests of this room.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

use crate::domain::{
    activity::{Activity, ActivityKind, Schedule},
    blob::BlobHash,
    calendar::OpeningCalendar,
    channel::{Channel, Channels},
    content::{Content, Item, Revision},
    emergency::{Emergency, EmergencyKind, Span},
    event::{EventStatus, PublicEvent, Session},
    group::{Application, Group, Scope},
    id::{ActivityId, CalendarId, EventId, GroupId, LeafletId, NoticeId, PlaylistId, ThemeId},
    leaflet::{Leaflet, LeafletPage},
    notice::{Notice, NoticeTone, Urgency},
    place::Place,
    settings::Settings,
    signage::{Automatic, Playlist, Slide, SlideKind, SlideWhen},
    text::Text,
    theme::Theme,
    time::{Hours, Mono, Now, Validity},
};

use super::{
    Kiosk, KioskConfig,
    effect::{Effect, Effects},
    event::{Applied, Drawn, Event, Loaded, OfficeTime, Polled},
    lane::{LaneName, Ticket},
    page::Press,
};

pub(super) const ZONE: Tz = chrono_tz::Asia::Tokyo;
/// A Saturday on which nothing special is.
pub(super) const NOON: &str = "2026-11-21 12:00:00";

pub(super) fn wall(text: &str) -> DateTime<Tz> {
    let naive = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap();
    ZONE.from_local_datetime(&naive).unwrap()
}

pub(super) fn at(text: &str) -> Now {
    Now { mono: Mono(1_000_000), wall: wall(text) }
}

pub(super) fn later(now: Now, millis: u64) -> Now {
    let step = TimeDelta::milliseconds(i64::try_from(millis).unwrap());
    Now { mono: now.mono.plus_millis(millis), wall: now.wall + step }
}

pub(super) fn everywhere() -> Channels {
    Channels::of(Channel::ALL)
}

pub(super) fn blob(name: &str) -> BlobHash {
    BlobHash::of(name.as_bytes())
}

pub(super) fn notice(id: &str, title: &str) -> Item {
    Item::Notice(Notice {
        id: NoticeId::parse(id).unwrap(),
        title: Text::ja(title),
        body: Text::ja("本文"),
        picture: None,
        group: None,
        validity: Validity::default(),
        tone: NoticeTone::Information,
        urgency: Urgency::Ordinary,
        channels: everywhere(),
    })
}

pub(super) fn event(id: &str, date: &str) -> Item {
    Item::Event(PublicEvent {
        id: EventId::parse(id).unwrap(),
        title: Text::ja("まつり"),
        reading: "まつり".to_owned(),
        summary: Text::ja("まつり"),
        for_whom: Text::ja("どなたでも"),
        audiences: BTreeSet::new(),
        sessions: vec![Session { date: date.parse().unwrap(), hours: Hours::whole_day() }],
        place: Place::AfterContact,
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        capacity: None,
        access: BTreeSet::new(),
        organiser: Text::ja("しるべ"),
        contact: None,
        picture: None,
        weather_note: None,
        status: EventStatus::Planned,
        channels: everywhere(),
    })
}

pub(super) fn leaflet(id: &str, group: Option<&str>) -> Item {
    Item::Leaflet(Leaflet {
        id: LeafletId::parse(id).unwrap(),
        title: Text::ja("チラシ"),
        reading: "ちらし".to_owned(),
        group: group.map(group_id),
        themes: Vec::new(),
        pages: ["-1", "-2", "-3"].map(|page| LeafletPage::of(blob(&format!("{id}{page}")))).to_vec(),
        validity: Validity::default(),
        adults_only: false,
        channels: everywhere(),
    })
}

pub(super) fn theme(id: &str) -> Item {
    Item::Theme(Theme {
        id: theme_id(id),
        name: Text::ja(id),
        reading: id.to_owned(),
        about: Text::ja(id),
        hue: 1,
        icon: "house".to_owned(),
        sensitive: id == "quiet",
        order: 0,
    })
}

pub(super) fn group(id: &str, theme: &str) -> Item {
    let meets = Activity {
        id: ActivityId::parse("a").unwrap(),
        kind: ActivityKind::Regular,
        title: None,
        schedule: Schedule {
            starts_on: "2026-11-01".parse().unwrap(),
            rule: None,
            dates: vec!["2026-11-21".parse().unwrap(), "2026-11-28".parse().unwrap()],
            hours: Hours::whole_day(),
            changes: BTreeMap::new(),
        },
        place: Place::AfterContact,
        note: None,
    };
    Item::Group(Group {
        id: group_id(id),
        name: Text::ja(id),
        reading: id.to_owned(),
        aliases: Vec::new(),
        themes: vec![theme_id(theme)],
        summary: Text::ja(id),
        admission: BTreeMap::new(),
        referrals: BTreeMap::new(),
        observing: None,
        conditions: None,
        first_visit: Vec::new(),
        area: Text::ja("汐路市"),
        scope: Scope::Prefecture,
        activities: vec![meets],
        contacts: Vec::new(),
        contact_note: None,
        access: BTreeSet::new(),
        languages: Vec::new(),
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        verified_on: "2026-10-30".parse().unwrap(),
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
        related: Vec::new(),
    })
}

pub(super) fn playlist(kinds: &[SlideKind]) -> Item {
    let slide = |shows: &SlideKind| Slide { shows: shows.clone(), secs: 10, when: SlideWhen::default() };
    Item::Playlist(Playlist {
        id: PlaylistId::parse("main").unwrap(),
        name: Text::ja("main"),
        slides: kinds.iter().map(slide).collect(),
        priority: 0,
    })
}

pub(super) fn theme_id(id: &str) -> ThemeId {
    ThemeId::parse(id).unwrap()
}

pub(super) fn group_id(id: &str) -> GroupId {
    GroupId::parse(id).unwrap()
}

fn settings() -> [Item; 2] {
    let corner = CalendarId::parse("corner").unwrap();
    let hours =
        Hours::new(NaiveTime::from_hms_opt(9, 0, 0).unwrap(), NaiveTime::from_hms_opt(21, 0, 0).unwrap());
    let calendar = OpeningCalendar {
        id: corner.clone(),
        name: Text::ja("コーナー"),
        weekly: [hours; 7],
        closed_on_holidays: true,
        year_end: None,
        exceptions: BTreeMap::new(),
    };
    let word = || Text::ja("しるべ");
    let settings = Settings {
        corner_name: word(),
        tagline: word(),
        corner_place: word(),
        centre_name: word(),
        desk_place: word(),
        extension: "0000".to_owned(),
        desk_phone: None,
        web: None,
        guard_room: word(),
        public_phone: word(),
        staffed_hours: word(),
        evacuation: word(),
        desk_does_not: word(),
        borrowing: None,
        corner_calendar: corner.clone(),
        desk_calendar: corner,
        follow_up: Some(crate::domain::follow_up::tests::settings()),
        words: Vec::new(),
        sample: true,
    };
    [Item::Settings(settings), Item::Calendar(calendar)]
}

/// Welcome, all notices, events soon, leaflets; ten seconds each.
pub(super) fn round() -> Item {
    let automatic = [Automatic::Welcome, Automatic::Notices, Automatic::EventsSoon, Automatic::NewLeaflets];
    playlist(&automatic.map(SlideKind::Automatic))
}

pub(super) fn furnished() -> Vec<Item> {
    vec![
        theme("plain"),
        theme("quiet"),
        group("open-door", "plain"),
        group("safe-harbour", "quiet"),
        notice("n-1", "一"),
        notice("n-2", "二"),
        event("fair", "2026-11-23"),
        leaflet("sheet", Some("safe-harbour")),
        round(),
    ]
}

/// Content of these items, with every blob ready.
pub(super) fn content(rev: u64, items: Vec<Item>) -> Arc<Content> {
    let items: Vec<Item> = items.into_iter().chain(settings()).collect();
    let revision = Revision { epoch: 1, rev };
    let waiting = Content::build(revision, items.clone(), &BTreeSet::new(), None).missing;
    Arc::new(Content::build(revision, items, &waiting, None).content.unwrap())
}

pub(super) fn corner() -> Arc<Content> {
    content(1, furnished())
}

pub(super) fn loaded(content: Option<Arc<Content>>) -> Loaded {
    Loaded {
        paired: true,
        cursor: content.as_ref().map(|it| it.revision).unwrap_or_default(),
        content,
        missing: BTreeSet::new(),
        last_contact: None,
        repaired: None,
        noted: Vec::new(),
        kept: super::chore::Kept::default(),
    }
}

pub(super) fn applied(content: &Arc<Content>) -> Applied {
    Applied { content: Some(Arc::clone(content)), missing: BTreeSet::new(), cursor: content.revision }
}

/// A frame of the publication of this number, without an emergency.
pub(super) fn painted(rev: u64) -> Event {
    Event::Painted(Drawn { revision: Revision { epoch: 1, rev }, emergency: None })
}

/// An emergency from one wall-clock time until another.
pub(super) fn emergency(kind: EmergencyKind, since: &str, until: &str) -> Item {
    let utc = |text: &str| wall(text).with_timezone(&Utc);
    let span = Span::new(utc(since), utc(until)).unwrap();
    Item::Emergency(Emergency { kind, message: None, span, chime: false })
}

/// A kiosk, its clock, and everything it asked for that is still unanswered.
#[derive(Clone)]
pub(super) struct Hand {
    pub(super) kiosk: Kiosk,
    pub(super) now: Now,
    pub(super) open: BTreeMap<LaneName, (Ticket, Mono, Effect)>,
    /// Effects of the last event.
    pub(super) last: Vec<Effect>,
}

impl Hand {
    /// Switched on at `wall`; the disk has not answered.
    pub(super) fn new(config: KioskConfig, wall: &str) -> Self {
        let mut hand =
            Self { kiosk: Kiosk::new(config), now: at(wall), open: BTreeMap::new(), last: Vec::new() };
        hand.event(Event::Woke);
        hand
    }

    /// Paired, loaded with `content`, standing on the signage.
    pub(super) fn with(content: &Arc<Content>) -> Self {
        let mut hand = Self::new(KioskConfig::default(), NOON);
        hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(Arc::clone(content)))));
        hand
    }

    /// Hands in one event and holds the promises every event keeps.
    pub(super) fn event(&mut self, event: Event) {
        let effects: Effects = self.kiosk.update(&self.now, event);
        self.last = effects.into_iter().collect();
        for effect in &self.last {
            let Some((lane, ticket)) = lane_of(effect) else { continue };
            if let Some((_, since, before)) = self.open.get(&lane) {
                let given_up = since.plus_secs(lane.answer_secs()) <= self.now.mono;
                assert!(given_up, "{lane:?}: {effect:?} while {before:?} is in flight");
            }
            self.open.insert(lane, (ticket, self.now.mono, effect.clone()));
        }
        let deadline = self.kiosk.deadline();
        assert!(self.now.mono < deadline.0, "{deadline:?} is not after {:?}", self.now.mono);
    }

    pub(super) fn press(&mut self, press: Press) {
        self.event(Event::Press(press));
    }

    /// Lets time pass, waking at every deadline.
    pub(super) fn pass(&mut self, millis: u64) {
        let end = later(self.now, millis);
        while self.kiosk.deadline().0 <= end.mono {
            let step = self.kiosk.deadline().0.millis_since(self.now.mono);
            self.now = later(self.now, step);
            self.event(Event::Woke);
        }
        self.now = end;
    }

    /// A touch after a while: no part of a double tap.
    pub(super) fn tap(&mut self, press: Press) {
        self.pass(1000);
        self.press(press);
    }

    /// Answers what is in flight on a lane.
    pub(super) fn answer(&mut self, lane: LaneName, event: impl FnOnce(Ticket) -> Event) {
        let (ticket, _, _) = self.open.remove(&lane).unwrap_or_else(|| panic!("{lane:?} asked nothing"));
        self.event(event(ticket));
    }

    /// The office publishes this, and the disk applies it.
    pub(super) fn publish(&mut self, content: &Arc<Content>) {
        let office = self.office();
        let batch = super::event::Batch(Arc::from(*b"batch"));
        self.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch, office))));
        self.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(applied(content))));
    }

    /// The office's clock, which is right.
    pub(super) fn office(&self) -> OfficeTime {
        OfficeTime(self.now.wall.with_timezone(&Utc))
    }

    /// What the signage shows.
    pub(super) fn shown(&self) -> &crate::domain::program::Shown {
        self.kiosk.signage(&self.now).turn
    }
}

pub(super) fn sheet() -> super::paper::Sheet {
    super::paper::Sheet { pieces: vec![blob("paper")], width: 576, height: 900 }
}

pub(super) fn lane_of(effect: &Effect) -> Option<(LaneName, Ticket)> {
    match effect {
        Effect::Load(ticket) => Some((LaneName::Load, *ticket)),
        Effect::Poll { ticket, .. } => Some((LaneName::Poll, *ticket)),
        Effect::Apply(ticket, _) | Effect::Rebuild(ticket) => Some((LaneName::Apply, *ticket)),
        Effect::Fetch(ticket, _) => Some((LaneName::Fetch, *ticket)),
        Effect::Decode(ticket, _, _) => Some((LaneName::Decode, *ticket)),
        Effect::Report(ticket, _) => Some((LaneName::Report, *ticket)),
        Effect::Pair(ticket) => Some((LaneName::Pair, *ticket)),
        Effect::AskPrinters(ticket) => Some((LaneName::Printers, *ticket)),
        Effect::Draw(ticket, ..) => Some((LaneName::Draw, *ticket)),
        Effect::Print(ticket, _) => Some((LaneName::Print, *ticket)),
        Effect::Keep(ticket, _) => Some((LaneName::Keep, *ticket)),
        Effect::Send(ticket) => Some((LaneName::Send, *ticket)),
        Effect::AskSound(ticket) | Effect::Ring(ticket, ..) => Some((LaneName::Sound, *ticket)),
        Effect::FollowUp(ticket, errand) => Some((errand.lane(), *ticket)),
        Effect::Summon(ticket, _) => Some((LaneName::Summon, *ticket)),
        Effect::Chore(ticket, chore) => Some((chore.lane(), *ticket)),
        Effect::Aloud(ticket, order) => Some((order.lane(), *ticket)),
        Effect::Hush(_) | Effect::Unlearn | Effect::Restart | Effect::Forget => None,
    }
}
