//! The card to hold out on a first visit, and the paper that says where a leaflet comes from.

use super::{Mark, NoSlip, Part, Phrase, Sign, Source, on_paper, writer::Writer};
use crate::domain::{channel::Channel, id::LeafletId};

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
