//! Pages by the names people type, and kiosks that stand on them.

use std::{fmt, str::FromStr, sync::Arc};

use chrono::{TimeDelta, Utc};

use super::names::{page, page_name};
use crate::{
    domain::{
        blob::BlobHash,
        content::Content,
        emergency::{Emergency, EmergencyKind, Span},
        id::{BookId, DeskId, EventId, GroupId, HelplineId, LeafletId, NoticeId, PlaylistId, ProposalId},
        signage::{Automatic, Playlist, SLIDE_SECS_MAX, Slide, SlideKind, SlideWhen},
        text::Text,
        time::Now,
    },
    kiosk::{
        Kiosk,
        config::KioskConfig,
        event::PairingState,
        page::{Page, Prefs},
    },
};

/// Something the glass can show.
#[derive(Debug, Clone, PartialEq)]
pub enum Scene {
    /// The signage: what plays, or one slide.
    Signage(Option<SlideKind>),
    /// A page of a visit.
    Page(Page),
    /// The search page with this typed.
    Search(String),
    /// The page of answers with the number of this request typed.
    Answer(String),
    /// The clock card after 画面をかくす.
    Hidden,
    /// 「続けますか」 over Home.
    StillThere,
    /// Before the disk has answered.
    Starting,
    /// An emergency over everything.
    Emergency(EmergencyKind),
    /// With a pairing code.
    Unpaired,
    /// Paired, and nothing came yet.
    Empty,
}

/// The text names no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no page: write signage, signage:notice/ID (or event, leaflet, group, picture, rooms_today ...), home, \
     arrive/ID, leave/ID, stay/ID, use/ROOM, ask/ROOM, ask/ROOM/DAY, ask/ROOM/DAY/FROM-TO, answer, answer/NUMBER, post, see, find, search, search/WORDS, theme/ID, groups/ID, kana/あ, tonight, near, near/PLACE, group/ID, contact/ID, rooms, rooms/days, \
     events, events/2026-12, event/ID, leaflets, leaflet/ID, leaflet/ID/2, grown, books, books/あ, book/ID, together, together/ID, notices, notice/ID, desks, desk/ID, matters, \
     matters/MATTER, resources, start-group, young, call-staff, talk, talk/voice, \
     talk/phone, helpline/ID, house, counted, reading, paper/KIND (see slip), hidden, still-there, \
     emergency/KIND (evacuation, lifts, tsunami, blackout, closing), starting, unpaired or empty"
)]
pub struct BadScene(pub String);

/// Scenes that every content has, by their names.
const PLAIN: [&str; 38] = [
    "signage",
    "home",
    "see",
    "find",
    "search",
    "search/さゆ",
    "search/しにたい",
    "kana/あ",
    "tonight",
    "near",
    "rooms",
    "rooms/days",
    "events",
    "leaflets",
    "books",
    "books/あ",
    "together",
    "notices",
    "desks",
    "matters",
    "resources",
    "start-group",
    "young",
    "call-staff",
    "paper/start-group",
    "talk",
    "paper/rooms",
    "paper/first-visit",
    "talk/voice",
    "talk/phone",
    "house",
    "counted",
    "reading",
    "hidden",
    "still-there",
    "starting",
    "unpaired",
    "empty",
];

impl Scene {
    /// A kiosk that shows this scene at `now`, which lies well after the start of the monotonic clock.
    pub fn kiosk(&self, config: KioskConfig, content: &Arc<Content>, prefs: Prefs, now: &Now) -> Kiosk {
        let config = KioskConfig { prefs, ..config };
        let on = |content: &Arc<Content>, page| {
            Kiosk::staged(config.clone(), Arc::clone(content), page, prefs, now)
        };
        match self {
            Self::Signage(None) => on(content, None),
            Self::Signage(Some(slide)) => on(&Arc::new(playing(content, slide.clone())), None),
            Self::Page(page) => on(content, Some(page.clone())),
            Self::Search(words) => on(content, Some(Page::Search)).staged_typing(words, now),
            Self::Answer(number) => on(content, Some(Page::Answer)).staged_looking(number, now),
            Self::Hidden => on(content, Some(Page::Home)).staged_hidden(now),
            Self::StillThere => on(content, Some(Page::Home)).staged_asking(now),
            Self::Emergency(kind) => on(&Arc::new(covered(content, *kind, now)), Some(Page::Home)),
            Self::Starting => Kiosk::new(config),
            Self::Unpaired => Kiosk::staged_unpaired(config, None, Some(pairing()), now),
            Self::Empty => Kiosk::staged_empty(config, now),
        }
    }

    /// Whether it can be shown with this content.
    pub fn exists(&self, content: &Content) -> bool {
        match self {
            Self::Page(page) => page.exists(content),
            Self::Signage(Some(slide)) => match slide {
                SlideKind::Notice(id) => content.notices.contains_key(id),
                SlideKind::Event(id) => content.events.contains_key(id),
                SlideKind::Leaflet(id) => content.leaflets.contains_key(id),
                SlideKind::Group(id) => content.groups.contains_key(id),
                SlideKind::Picture { .. } | SlideKind::Automatic(_) => true,
            },
            Self::Answer(number) => content.request_of(number).is_some(),
            Self::Signage(None)
            | Self::Search(_)
            | Self::Hidden
            | Self::StillThere
            | Self::Emergency(_)
            | Self::Starting
            | Self::Unpaired
            | Self::Empty => true,
        }
    }

    /// One scene of every kind that this content has, for a look at everything.
    pub fn all(content: &Content) -> Vec<Self> {
        let automatic = Automatic::ALL.map(|it| format!("signage:{}", it.key()));
        let emergencies = EmergencyKind::ALL.map(|it| format!("emergency/{}", it.key()));
        let first = |kind: &str, id: Option<&str>| id.map(|id| format!("{kind}/{id}"));
        let theme = content.themes_in_order().first().map(|it| it.id.as_str());
        let group = content.groups.keys().next().map(GroupId::as_str);
        let event = content.events.keys().next().map(EventId::as_str);
        let leaflet = content.leaflets.keys().next().map(LeafletId::as_str);
        let notice = content.notices.keys().next().map(NoticeId::as_str);
        let book = content.books.keys().next().map(BookId::as_str);
        let proposal = content.proposals.keys().next().map(ProposalId::as_str);
        let desk = content.desks.keys().next().map(DeskId::as_str);
        let helpline = content.helplines.keys().next().map(HelplineId::as_str);
        let named = [
            first("theme", theme),
            first("groups", theme),
            first("group", group),
            first("contact", group),
            first("paper/group", group),
            first("paper/memo", group),
            first("event", event),
            first("leaflet", leaflet),
            first("notice", notice),
            first("book", book),
            first("together", proposal),
            first("desk", desk),
            first("helpline", helpline),
            first("signage:group", group),
            first("signage:event", event),
            first("signage:leaflet", leaflet),
            first("signage:notice", notice),
        ];
        let all = PLAIN
            .into_iter()
            .map(str::to_owned)
            .chain(automatic)
            .chain(emergencies)
            .chain(named.into_iter().flatten());
        all.filter_map(|name| name.parse().ok()).collect()
    }
}

impl FromStr for Scene {
    type Err = BadScene;

    fn from_str(text: &str) -> Result<Self, BadScene> {
        let found = match text.strip_prefix("signage:") {
            Some(slide) => self::slide(slide).map(|slide| Self::Signage(Some(slide))),
            None => whole(text).or_else(|| page(text).map(Self::Page)),
        };
        found.ok_or_else(|| BadScene(text.to_owned()))
    }
}

/// As it is typed; safe in a file's name once `/` and `:` are replaced.
impl fmt::Display for Scene {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signage(None) => out.write_str("signage"),
            Self::Signage(Some(slide)) => write!(out, "signage:{}", slide_name(slide)),
            Self::Page(page) => out.write_str(&page_name(page)),
            Self::Search(words) => write!(out, "search/{words}"),
            Self::Answer(number) => write!(out, "answer/{number}"),
            Self::Hidden => out.write_str("hidden"),
            Self::StillThere => out.write_str("still-there"),
            Self::Emergency(kind) => write!(out, "emergency/{}", kind.key()),
            Self::Starting => out.write_str("starting"),
            Self::Unpaired => out.write_str("unpaired"),
            Self::Empty => out.write_str("empty"),
        }
    }
}

fn whole(text: &str) -> Option<Scene> {
    Some(match text {
        "signage" => Scene::Signage(None),
        "hidden" => Scene::Hidden,
        "still-there" => Scene::StillThere,
        "starting" => Scene::Starting,
        "unpaired" => Scene::Unpaired,
        "empty" => Scene::Empty,
        text => match text.split_once('/').filter(|(_, what)| !what.is_empty())? {
            ("emergency", kind) => Scene::Emergency(EmergencyKind::from_key(kind)?),
            ("search", words) => Scene::Search(words.to_owned()),
            ("answer", number) => Scene::Answer(number.to_owned()),
            _ => return None,
        },
    })
}

fn slide(text: &str) -> Option<SlideKind> {
    let Some((kind, id)) = text.split_once('/') else {
        return Automatic::from_key(text).map(SlideKind::Automatic);
    };
    Some(match kind {
        "notice" => SlideKind::Notice(NoticeId::parse(id).ok()?),
        "event" => SlideKind::Event(EventId::parse(id).ok()?),
        "leaflet" => SlideKind::Leaflet(LeafletId::parse(id).ok()?),
        "group" => SlideKind::Group(GroupId::parse(id).ok()?),
        "picture" => SlideKind::Picture { blob: BlobHash::parse(id).ok()?, alt: Text::default() },
        _ => return None,
    })
}

fn slide_name(slide: &SlideKind) -> String {
    match slide {
        SlideKind::Picture { blob, .. } => format!("picture/{blob}"),
        SlideKind::Notice(id) => format!("notice/{id}"),
        SlideKind::Event(id) => format!("event/{id}"),
        SlideKind::Leaflet(id) => format!("leaflet/{id}"),
        SlideKind::Group(id) => format!("group/{id}"),
        SlideKind::Automatic(automatic) => automatic.key().to_owned(),
    }
}

/// The same content with a signage of one slide.
fn playing(content: &Content, shows: SlideKind) -> Content {
    let slides = vec![Slide { shows, secs: SLIDE_SECS_MAX, when: SlideWhen::default() }];
    let mut playing = content.clone();
    playing.playlists.clear();
    if let Ok(id) = PlaylistId::parse("scene") {
        let alone = Playlist { id: id.clone(), name: Text::default(), slides, priority: 0 };
        playing.playlists.insert(id, Arc::new(alone));
    }
    playing
}

/// The same content with an emergency that was published at `now` and stands for an hour.
fn covered(content: &Content, kind: EmergencyKind, now: &Now) -> Content {
    let since = now.wall.with_timezone(&Utc);
    let span = Span::new(since, since + TimeDelta::hours(1));
    let emergency = span.map(|span| Arc::new(Emergency { kind, message: None, span, chime: false }));
    Content { emergency, ..content.clone() }
}

fn pairing() -> PairingState {
    let words = ["さくら", "みずうみ", "とうだい"].map(str::to_owned);
    PairingState::Waiting { code: "AC3K9W".to_owned(), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_scenes_and_back() {
        let hash = BlobHash::of(b"").to_string();
        let picture = format!("signage:picture/{hash}");
        for name in [
            "signage",
            "signage:notice/n1",
            "signage:rooms_today",
            "signage:welcome",
            &picture,
            "home",
            "search",
            "search/のんびり きしゃ",
            "theme/sober",
            "groups/sober",
            "kana/か",
            "near",
            "near/横浜市",
            "answer",
            "answer/041793",
            "group/sayu",
            "contact/sayu",
            "ask/room-1",
            "ask/room-1/2026-12-10/120",
            "ask/room-1/2026-12-10/14:00-16:00",
            "leaflet/l1",
            "event/e1",
            "talk",
            "desk/shioji",
            "talk/voice",
            "talk/phone",
            "paper/groups/sayu,kisha",
            "helpline/yodoshi",
            "hidden",
            "still-there",
            "emergency/evacuation",
            "emergency/lifts",
            "starting",
            "unpaired",
            "empty",
        ] {
            assert_eq!(name.parse::<Scene>().unwrap().to_string(), name);
        }
        for name in [
            "",
            "hom",
            "home/1",
            "search/",
            "theme",
            "theme/A",
            "emergency/",
            "emergency/dragon",
            "group/../x",
            "signage:",
            "signage:notice",
            "x:home",
        ] {
            let said = name.parse::<Scene>().unwrap_err().to_string();
            assert!(said.contains("signage:notice/ID"), "{said}");
        }
    }
}
