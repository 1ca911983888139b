//! What begins and ends in a week of the signage, and what ended in the week before and can be shown once more.

use chrono::NaiveDate;

use super::{glass, page::Moment, signage_plan::address, words};
use crate::domain::{
    channel::Channel,
    content::Content,
    id::NoticeId,
    program::Shown,
    signage::{Playlist, SlideKind},
    time::Validity,
};

/// Something that is shown for the first or the last time on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    date: NaiveDate,
    /// 11月24日(火)
    pub(super) day: String,
    /// から or まで.
    pub(super) word: &'static str,
    pub(super) name: String,
    pub(super) href: String,
}

/// Something that ended in the week before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Again {
    pub(super) name: String,
    /// On which days it stood.
    pub(super) days: String,
    /// The form that has it a week later.
    pub(super) href: String,
}

/// Something with days of its own.
struct Dated {
    name: String,
    href: String,
    validity: Validity,
}

/// What begins and ends between two days, both inside, by day.
pub(super) fn changes(content: &Content, (first, last): (NaiveDate, NaiveDate), now: Moment) -> Vec<Change> {
    let ends = |it: &Dated| [(it.validity.from, "から"), (it.validity.to, "まで")];
    let mut found: Vec<Change> = dated(content)
        .iter()
        .flat_map(|it| ends(it).map(|(date, word)| (it, date, word)))
        .filter_map(|(it, date, word)| {
            let date = date.filter(|date| (first..=last).contains(date))?;
            let day = words::day(date, now.today);
            Some(Change { date, day, word, name: it.name.clone(), href: it.href.clone() })
        })
        .collect();
    found.sort_by_key(|change| change.date);
    found
}

/// Everything on the signage that somebody gave days.
fn dated(content: &Content) -> Vec<Dated> {
    let slides = content.playlists.values().flat_map(|list| {
        list.slides.iter().map(move |slide| Dated {
            name: in_list(content, list, &slide.shows),
            href: address(&list.id),
            validity: slide.when.validity,
        })
    });
    let leaflets = content.leaflets.values().filter(|it| it.channels.allow(Channel::Signage));
    let leaflets = leaflets.map(|it| Dated {
        name: glass::name(content, &Shown::Leaflet(it.id.clone())),
        href: format!("/leaflets/{}", it.id),
        validity: it.validity,
    });
    slides.chain(notices(content).map(|(_, it)| it)).chain(leaflets).collect()
}

fn notices(content: &Content) -> impl Iterator<Item = (NoticeId, Dated)> {
    let shown = content.notices.values().filter(|it| it.channels.allow(Channel::Signage));
    shown.map(|it| {
        let name = glass::name(content, &Shown::Notice(it.id.clone()));
        (it.id.clone(), Dated { name, href: format!("/notices/{}", it.id), validity: it.validity })
    })
}

/// 再生リスト「昼」の「きょうの部屋」
fn in_list(content: &Content, list: &Playlist, slide: &SlideKind) -> String {
    let named = |shown: Shown| glass::name(content, &shown);
    let name = match slide {
        SlideKind::Picture { blob, alt } => named(Shown::Picture { blob: *blob, alt: alt.clone() }),
        SlideKind::Notice(id) => named(Shown::Notice(id.clone())),
        SlideKind::Event(id) => named(Shown::Event(id.clone())),
        SlideKind::Leaflet(id) => named(Shown::Leaflet(id.clone())),
        SlideKind::Group(id) => named(Shown::Group(id.clone())),
        SlideKind::Automatic(automatic) => words::automatic(*automatic).to_owned(),
    };
    format!("再生リスト「{}」の「{name}」", list.name.plain())
}

/// Notices and playlists that ended in the week before `monday`, each with the form that has them a week later.
pub(super) fn ended(content: &Content, monday: NaiveDate, now: Moment) -> Vec<Again> {
    let first = monday.checked_sub_days(words::WEEK).unwrap_or(monday);
    let is_over = |validity: Validity| validity.to.is_some_and(|to| first <= to && to < monday);
    let lists = content.playlists.values().filter_map(|list| {
        let over: Vec<&SlideKind> =
            list.slides.iter().filter(|it| is_over(it.when.validity)).map(|it| &it.shows).collect();
        let last =
            list.slides.iter().filter_map(|it| it.when.validity.to.filter(|_| is_over(it.when.validity)));
        Some(Again {
            name: format!("再生リスト「{}」の {}枚", list.name.plain(), over.len()),
            days: words::days(Validity { from: None, to: Some(last.max()?) }, now.today),
            href: format!("{}?again={monday}", address(&list.id)),
        })
    });
    let notices = notices(content).filter(|(_, it)| is_over(it.validity)).map(|(id, it)| Again {
        name: it.name,
        days: words::days(it.validity, now.today),
        href: format!("/notices/new?again={id}"),
    });
    lists.chain(notices).collect()
}
