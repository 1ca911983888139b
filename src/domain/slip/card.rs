//! The card to hold out on a first visit, and the paper that says where a leaflet comes from.

use super::{
    Mark, NoSlip, Part, Phrase, Sign, Source, on_paper,
    writer::{Writer, append},
};
use crate::domain::{
    channel::Channel,
    desk::{Desk, resources},
    id::LeafletId,
    resource::ResourceKind,
};

/// 「はじめて来ました」: words for somebody who would rather not speak, in both languages.
pub(super) fn first_visit(source: Source<'_>) -> Vec<Part> {
    let mut writer = Writer::new(source);
    let words = writer.words;
    writer.head();
    writer.put(Part::Title(words.first_title()));
    writer.put(Part::Framed(vec![words.first_here(), words.first_voice()]));
    writer.put(Part::Note(words.first_tick()));
    for line in [
        words.first_write(),
        words.first_listen(),
        words.first_slow(),
        words.first_alone(),
        words.first_leave(),
    ] {
        writer.item(Mark::Box, line);
    }
    writer.put(Part::Rule);
    writer.put(Part::Body(words.first_staff()));
    let lines = writer.desk_lines();
    writer.put(Part::Fact { sign: Sign::Desk, name: words.ask(), lines });
    writer.parts()
}

/// グループを つくる・つづける: what one does in order, what one ticks off, and until when money can be asked for.
pub(super) fn founding(source: Source<'_>) -> Vec<Part> {
    let mut writer = Writer::new(source);
    let words = writer.words;
    writer.head();
    writer.put(Part::Title(words.found_title()));
    writer.put(Part::Heading(words.found_steps()));
    for step in [
        words.found_write(),
        words.found_others(),
        words.found_place(),
        words.found_ready(),
        words.found_tell(),
    ] {
        writer.item(Mark::Open, step);
    }
    writer.put(Part::Heading(words.found_list()));
    for line in [
        words.found_promise(),
        words.found_times(),
        words.found_seats(),
        words.found_silent(),
        words.found_relief(),
        words.found_help(),
    ] {
        writer.item(Mark::Box, line);
    }
    let today = writer.today();
    let all = resources(source.content.desks.values().map(AsRef::as_ref), today);
    let grants = all.into_iter().filter(|(kind, _)| *kind == ResourceKind::Grant).map(|(_, desk)| desk);
    let ahead: Vec<&Desk> = grants.filter(|desk| today.is_none_or(|today| !desk.is_over(today))).collect();
    if !ahead.is_empty() {
        writer.put(Part::Heading(words.found_grants()));
    }
    for desk in ahead {
        let until = desk.deadline.map(|day| append(&words.found_until(), &words.date(day)));
        let phone = desk.phone.as_ref().map(|number| writer.phone_is(number));
        let lines = until.into_iter().chain(phone).collect();
        writer.put(Part::Entry { lead: words.name(&desk.name), tag: None, lines });
    }
    writer.put(Part::Body(words.found_desk()));
    writer.foot();
    writer.parts()
}

/// A leaflet: its title, whose it is, until when it counts, and how to reach them.
pub(super) fn leaflet(source: Source<'_>, id: &LeafletId) -> Result<Vec<Part>, NoSlip> {
    let leaflet = source.content.leaflets.get(id).ok_or(NoSlip::NotFound)?;
    if !leaflet.channels.allow(Channel::Paper) {
        return Err(NoSlip::NotForPaper);
    }
    let group = leaflet.group.as_ref().and_then(|id| on_paper(source.content, id).ok());
    let group = group.filter(|group| !group.via_desk());
    let mut writer = Writer::new(source);
    let words = writer.words;
    writer.head();
    writer.put(Part::Note(words.leaflet()));
    writer.put(Part::Title(words.name(&leaflet.title)));
    let owner = match group {
        Some(group) => Some(words.name(&group.name)),
        None if leaflet.group.is_none() => Some(words.name(&source.content.settings.centre_name)),
        None => None,
    };
    if let Some(owner) = owner {
        writer.put(Part::Fact { sign: Sign::People, name: words.leaflet_of(), lines: vec![owner] });
    }
    if let Some(until) = leaflet.validity.to {
        let lines: Vec<Phrase> = vec![words.date(until)];
        writer.put(Part::Fact { sign: Sign::Dates, name: words.leaflet_until(), lines });
    }
    writer.put(Part::Body(words.leaflet_here()));
    match (group, &source.content.settings.web) {
        (Some(group), _) => writer.contacts(group),
        (None, Some(address)) if leaflet.group.is_none() => writer.web(address),
        (None, _) => {}
    }
    writer.foot();
    Ok(writer.parts())
}
