//! What a playlist may hold: every slide by its name in forms, with why it would not come up.

use std::collections::BTreeMap;

use super::{
    page::Moment,
    pictures,
    shelf::{self, Entry},
    words,
};
use crate::{
    domain::{
        blob::BlobHash,
        channel::{Channel, Channels},
        id::{EventId, GroupId, LeafletId, NoticeId},
        signage::{Automatic, SlideKind},
        text::Text,
    },
    office::records::State as Fate,
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// One thing a slide can show.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// As forms name it, for example `notice:nenmatsu`.
    pub(super) key: String,
    pub(super) name: String,
    /// Why it does not come up; none when it does.
    pub(super) warning: Option<String>,
}

/// Everything a slide can show, by its kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Offers {
    pub(super) parts: Vec<Part>,
    pub(super) alts: BTreeMap<BlobHash, String>,
}

/// The offers of one kind.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) title: &'static str,
    pub(super) offers: Vec<Offer>,
}

impl Offers {
    pub(super) fn read(tx: &mut dyn Tx, now: Moment) -> Result<Self, StoreError> {
        let pictures = pictures::named(tx)?;
        let mut parts =
            vec![Part { title: "自動で作るもの", offers: Automatic::ALL.map(automatic).to_vec() }];
        let kinds = [
            ("notice", "お知らせ"),
            ("event", "イベント"),
            ("leaflet", "チラシ"),
            ("group", "グループの紹介"),
        ];
        for (kind, title) in kinds {
            let entries = shelf::each(tx, kind)?;
            parts.push(Part { title, offers: entries.map(|entry| offer(&entry, now)).collect() });
        }
        let picture = |(hash, alt): &(BlobHash, String)| Offer {
            key: format!("picture:{hash}"),
            name: format!("画像：{alt}"),
            warning: None,
        };
        parts.push(Part { title: "画像", offers: pictures.iter().map(picture).collect() });
        Ok(Self { parts, alts: pictures.into_iter().collect() })
    }

    pub(super) fn find(&self, key: &str) -> Option<&Offer> {
        self.parts.iter().flat_map(|part| &part.offers).find(|offer| offer.key == key)
    }

    /// What can be added and will come up.
    pub(super) fn useful(&self) -> Vec<Part> {
        let useful = |part: &Part| {
            let offers = part.offers.iter().filter(|offer| offer.warning.is_none()).cloned().collect();
            Part { title: part.title, offers }
        };
        self.parts.iter().map(useful).filter(|part| !part.offers.is_empty()).collect()
    }

    /// The slide of a name; a picture brings the words it had before, or those it was taken in with.
    pub(super) fn kind(&self, key: &str, before: Option<&Text>) -> Option<SlideKind> {
        match key.split_once(':')? {
            ("auto", word) => Automatic::from_key(word).map(SlideKind::Automatic),
            ("notice", id) => NoticeId::parse(id).ok().map(SlideKind::Notice),
            ("event", id) => EventId::parse(id).ok().map(SlideKind::Event),
            ("leaflet", id) => LeafletId::parse(id).ok().map(SlideKind::Leaflet),
            ("group", id) => GroupId::parse(id).ok().map(SlideKind::Group),
            ("picture", hash) => {
                let blob = BlobHash::parse(hash).ok()?;
                let alt = before.cloned().or_else(|| self.alts.get(&blob).map(|alt| Text::ja(alt)))?;
                Some(SlideKind::Picture { blob, alt })
            }
            _ => None,
        }
    }
}

/// A slide as forms name it.
pub(super) fn key(kind: &SlideKind) -> String {
    match kind {
        SlideKind::Picture { blob, .. } => format!("picture:{blob}"),
        SlideKind::Notice(id) => format!("notice:{id}"),
        SlideKind::Event(id) => format!("event:{id}"),
        SlideKind::Leaflet(id) => format!("leaflet:{id}"),
        SlideKind::Group(id) => format!("group:{id}"),
        SlideKind::Automatic(automatic) => format!("auto:{}", automatic.key()),
    }
}

/// The icon of such a name.
pub(super) fn icon(key: &str) -> &'static str {
    match key.split_once(':').map_or(key, |(kind, _)| kind) {
        "notice" => "megaphone-simple",
        "event" => "calendar-blank",
        "group" => "users-three",
        "picture" | "leaflet" => "image",
        _ => "arrows-clockwise",
    }
}

fn automatic(automatic: Automatic) -> Offer {
    Offer {
        key: format!("auto:{}", automatic.key()),
        name: format!("自動：{}", words::automatic(automatic)),
        warning: None,
    }
}

fn offer(entry: &Entry<Record>, now: Moment) -> Offer {
    let (word, why) = match &entry.it {
        Record::Notice(it) => {
            let over = it.public.validity.to.is_some_and(|to| to < now.today);
            (
                "お知らせ",
                consented(&it.public.channels)
                    .or_else(|| over.then_some("出す日が終わっているので、出ません。")),
            )
        }
        Record::Event(it) => {
            let over = it.public.next_session(now.today).is_none();
            (
                "イベント",
                consented(&it.public.channels)
                    .or_else(|| over.then_some("終わったイベントなので、出ません。")),
            )
        }
        Record::Leaflet(it) => {
            let adults = it.public.adults_only.then_some("おとな向けのチラシなので、掲示には出ません。");
            ("チラシ", consented(&it.public.channels).or(adults))
        }
        Record::Group(it) => (
            "グループ",
            consented(&if it.private.listed { it.public.channels.clone() } else { Channels::default() }),
        ),
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Book(_)
        | Record::Proposal(_)
        | Record::Playlist(_)
        | Record::Room(_)
        | Record::Booking(_)
        | Record::CheckIn(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_)
        | Record::Template(_)
        | Record::Request(_)
        | Record::Emergency(_) => ("", None),
    };
    let draft = (entry.stored.state == Fate::Draft).then_some("下書きなので、出ません。公開すると出ます。");
    Offer {
        key: format!("{}:{}", entry.stored.kind, entry.stored.id),
        name: format!("{word}：{}", entry.it.title()),
        warning: draft.or(why).map(str::to_owned),
    }
}

fn consented(channels: &Channels) -> Option<&'static str> {
    (!channels.allow(Channel::Signage)).then_some("画面の掲示に出すことになっていないので、出ません。")
}
