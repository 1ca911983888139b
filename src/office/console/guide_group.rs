//! 窓口で案内, one group: in large type for two people at one screen, and the terminal's own paper from this printer.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use chrono::NaiveDateTime;
use serde::Deserialize;

use super::{
    calls::group_of,
    fields::choices,
    glass::Glass,
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, show},
    words,
};
use crate::{
    domain::{
        agenda::Agenda,
        channel::{Channel, Channels},
        content::Content,
        group::{Contact, Group},
        id::GroupId,
        slip::{Mark, Part, Phrase, Slip, SlipKind, Source},
        text::{Lang, Text},
    },
    office::{projection::seal, state::AppState},
    wire::record::GroupRecord,
};

/// How a visitor at the desk may be told of a group (CARE rule 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// It stands where visitors find it by themselves.
    Openly,
    /// It agreed to be told of by staff in person, and to nothing else.
    ByMouth,
    /// It has agreed to nothing yet.
    Not,
}

/// What a group agreed to.
pub(super) fn telling(group: &GroupRecord) -> Telling {
    let agreed = group.private.channels();
    if group.private.listed && agreed.allow(Channel::Kiosk) {
        Telling::Openly
    } else if agreed.allow(Channel::Desk) || agreed.allow(Channel::ViaDesk) {
        Telling::ByMouth
    } else {
        Telling::Not
    }
}

#[derive(Template)]
#[template(path = "guide-group.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    blocks: Vec<Block>,
    by_mouth: bool,
    /// Whether there is a paper of it, with its name and without.
    papers: Vec<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "guide-paper.html", config = "assets/console/askama.toml")]
struct Paper {
    frame: Frame,
    id: String,
    kind: String,
    lang: &'static str,
    langs: Vec<Choice>,
    blocks: Vec<Block>,
}

/// A stretch of a paper.
struct Block {
    /// What it is, as the stylesheet names it.
    is: &'static str,
    lead: Option<Phrase>,
    tag: Option<Phrase>,
    lines: Vec<Phrase>,
}

/// Which paper, in which language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    kind: String,
    lang: String,
}

/// A group, for a visitor who sits at the desk.
pub(super) async fn page(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let at = words::local(office.now()).naive_local();
    let read = office.database.read(move |tx| {
        let (_, group) = group_of(tx, &id)?.ok_or(Oops::NotFound)?;
        let how = telling(&group);
        let content = Glass::read(tx)?.content.filter(|_| how != Telling::Not).ok_or(Oops::NotFound)?;
        Ok::<_, Oops>((group, how, content))
    });
    let (group, how, content) = read.await?;
    let id = group.public.id.clone();
    let papers = papers(&content, &id);
    let slip = make(&for_the_desk(&content, group), &SlipKind::Group(id.clone()), at, Lang::Ja)?;
    show(&Page {
        frame: Frame::new(&me, Here::Guide, "窓口で案内"),
        id: id.to_string(),
        blocks: slip.parts.into_iter().filter_map(Block::of).collect(),
        by_mouth: how == Telling::ByMouth,
        papers,
    })
}

/// The paper the terminal prints, for the desk's printer.
pub(super) async fn paper(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let at = words::local(office.now()).naive_local();
    let glass = office.database.read(Glass::read).await?;
    let content = glass.content.ok_or(Oops::NotFound)?;
    let id = GroupId::parse(&id).map_err(|_no_id| Oops::NotFound)?;
    let lang = if asked.lang.is_empty() { Some(Lang::Ja) } else { Lang::from_tag(&asked.lang) };
    let lang = lang.ok_or(Oops::NotFound)?;
    let kind = if asked.kind == "memo" { SlipKind::Memo(id.clone()) } else { SlipKind::Group(id.clone()) };
    let slip = make(&content, &kind, at, lang)?;
    show(&Paper {
        frame: Frame::new(&me, Here::Guide, "紙に印刷"),
        id: id.to_string(),
        kind: asked.kind,
        lang: lang.tag(),
        langs: choices(lang.tag(), Lang::ALL.iter().map(|it| (it.tag(), it.own_name(), ""))),
        blocks: slip.parts.into_iter().filter_map(Block::of).collect(),
    })
}

fn make(content: &Content, kind: &SlipKind, at: NaiveDateTime, lang: Lang) -> Result<Slip, Oops> {
    let agenda = Agenda::of(content, at.date());
    let source = Source { content, agenda: &agenda, at: Some(at), lang };
    Slip::make(kind, source).map_err(|_not_for_paper| Oops::NotFound)
}

/// The papers that may be taken along.
fn papers(content: &Content, id: &GroupId) -> Vec<(&'static str, &'static str)> {
    let both = [
        (SlipKind::Group(id.clone()), "group", "紙に印刷"),
        (SlipKind::Memo(id.clone()), "memo", "名前をのせない紙"),
    ];
    let via_desk = content.groups.get(id).is_some_and(|group| group.via_desk());
    let there =
        both.into_iter().filter(|(kind, key, _)| kind.is_there(content) && !(via_desk && *key == "group"));
    there.map(|(_, key, name)| (key, name)).collect()
}

/// What the glass knows, and of this group what staff may say: a page for one look, which nothing follows.
fn for_the_desk(content: &Arc<Content>, record: GroupRecord) -> Content {
    let agreed = record.private.channels();
    let (contacts, note) = said_contacts(&record, &agreed);
    let through_the_desk = agreed.iter().filter(|channel| *channel == Channel::ViaDesk);
    let channels = Channels::of(through_the_desk.chain([Channel::Kiosk, Channel::Paper]));
    let mut content = Content::clone(content);
    let mut group = Group { contacts, contact_note: note, channels, ..record.public };
    group.activities.iter_mut().for_each(seal);
    group.referrals.retain(|_, other| content.groups.contains_key(other));
    content.groups.insert(group.id.clone(), Arc::new(group));
    content
}

/// Ways to reach it that staff may say; through the desk is never more than the desk (CARE rule 13).
fn said_contacts(record: &GroupRecord, agreed: &Channels) -> (Vec<Contact>, Option<Text>) {
    let own = &record.private.contact_channels;
    let said = [Channel::Desk, Channel::Kiosk, Channel::Paper].into_iter().any(|it| own.allow(it));
    let note = record.public.contact_note.clone().filter(|_| said);
    if agreed.allow(Channel::ViaDesk) {
        return (vec![Contact::Desk], note);
    }
    let open = record.public.contacts.iter().filter(|it| said || **it == Contact::Desk);
    (open.cloned().collect(), note)
}

impl Block {
    /// A part of a paper; codes are for cameras and left out.
    fn of(part: Part) -> Option<Self> {
        let lines = |is, lines| Some(Self { is, lead: None, tag: None, lines });
        match part {
            Part::Head(it) => lines("head-line", vec![it]),
            Part::Title(it) => lines("title", vec![it]),
            Part::Heading(it) => lines("heading", vec![it]),
            Part::Figure(it) => lines("figure", vec![it]),
            Part::Body(it) => lines("body", vec![it]),
            Part::Note(it) => lines("note", vec![it]),
            Part::Framed(all) => lines("framed", all),
            Part::Fact { name, lines, sign: _ } => {
                Some(Self { is: "fact", lead: Some(name), tag: None, lines })
            }
            Part::Entry { lead, tag, lines } => Some(Self { is: "entry", lead: Some(lead), tag, lines }),
            Part::Item { mark, words } => Some(Self {
                is: "item",
                lead: Some(Phrase::plain(sign(mark))),
                tag: None,
                lines: vec![words],
            }),
            Part::Rule => lines("rule", Vec::new()),
            Part::Code { .. } => None,
        }
    }
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Open => "○",
        Mark::ContactFirst => "△",
        Mark::Elsewhere => "→",
        Mark::Busy => "●",
        Mark::Box => "□",
    }
}
