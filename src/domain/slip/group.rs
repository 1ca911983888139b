//! Papers about groups: one, several on one paper, and the memo that names neither group nor theme.

use chrono::{Days, NaiveDate};

use super::{GROUPS_MAX, Mark, NoSlip, Part, Phrase, Sign, Source, on_paper, writer::Writer};
use crate::domain::{
    content::Content,
    group::{Admission, Audience, Contact, Group},
    id::GroupId,
};

/// Meetings that take place, at most; cancelled ones between them come on top.
const MEETINGS_MAX: usize = 3;
/// Days after which a newcomer had better ask before setting out.
const ASK_FIRST_DAYS: u64 = 183;

/// One group.
pub(super) fn one(source: Source<'_>, id: &GroupId) -> Result<Vec<Part>, NoSlip> {
    let group = on_paper(source.content, id)?;
    let mut writer = Writer::new(source);
    writer.head();
    writer.put(Part::Title(writer.words.name(&group.name)));
    writer.japanese_only(&[&group.summary]);
    writer.put(Part::Body(writer.words.content(&group.summary)));
    taking_part(&mut writer, group);
    meetings(&mut writer, group, MEETINGS_MAX);
    facts(&mut writer, group);
    writer.put(Part::Rule);
    writer.contacts(group);
    checked(&mut writer, group);
    writer.foot();
    Ok(writer.parts())
}

/// Several groups on one paper. One that is reached through the desk has a paper of its own, without its name.
pub(super) fn several(source: Source<'_>, ids: &[GroupId]) -> Result<Vec<Part>, NoSlip> {
    if ids.len() > GROUPS_MAX {
        return Err(NoSlip::TooMany);
    }
    let chosen: Vec<&Group> = ids.iter().map(|id| on_paper(source.content, id)).collect::<Result<_, _>>()?;
    let named: Vec<&Group> = chosen.iter().copied().filter(|group| !group.via_desk()).collect();
    if named.is_empty() {
        return Err(NoSlip::NotForPaper);
    }
    let mut writer = Writer::new(source);
    writer.head();
    writer.put(Part::Title(writer.words.several()));
    for group in &named {
        writer.put(Part::Rule);
        short(&mut writer, group);
    }
    if named.len() < chosen.len() {
        writer.put(Part::Rule);
        writer.put(Part::Note(writer.words.nameless_apart()));
    }
    writer.foot();
    Ok(writer.parts())
}

/// A group in a few lines: its name, who may come, the next meeting, how to reach it.
fn short(writer: &mut Writer<'_>, group: &Group) {
    writer.put(Part::Heading(writer.words.name(&group.name)));
    taking_part(writer, group);
    meetings(writer, group, 1);
    let lines = writer.terms(&group.cost, &group.application);
    writer.put(Part::Fact { sign: Sign::Cost, name: writer.words.cost(), lines });
    if group.contacts.is_empty() {
        let lines = vec![writer.words.via_desk_how()];
        writer.put(Part::Fact { sign: Sign::Desk, name: writer.words.via_desk(), lines });
    }
    for contact in &group.contacts {
        let (sign, name, line) = match contact {
            Contact::Phone(number) => (Sign::Phone, writer.words.phone(), Phrase::plain(number)),
            Contact::Mail(address) => (Sign::Mail, writer.words.mail(), Phrase::plain(address)),
            Contact::Letter(address) => (Sign::Letter, writer.words.letter(), writer.words.content(address)),
            Contact::Web(address) => (Sign::Web, writer.words.web(), Phrase::plain(address)),
            Contact::Desk => (Sign::Desk, writer.words.via_desk(), writer.words.via_desk_how()),
        };
        writer.put(Part::Fact { sign, name, lines: vec![line] });
    }
    checked(writer, group);
}

/// A paper that may be found: numbers, and nothing that says whose or about what. It has no date either, because a
/// date says when somebody was out.
pub(super) fn memo(source: Source<'_>, id: &GroupId) -> Result<Vec<Part>, NoSlip> {
    let group = on_paper(source.content, id)?;
    let mut writer = Writer::new(source);
    let words = writer.words;
    writer.put(Part::Title(words.memo_title()));
    if source.content.settings.sample {
        writer.put(Part::Note(words.sample()));
    }
    let own = group.contacts.iter().filter_map(|contact| match contact {
        Contact::Phone(number) if !group.via_desk() => Some(number),
        Contact::Phone(_) | Contact::Mail(_) | Contact::Letter(_) | Contact::Web(_) | Contact::Desk => None,
    });
    let own: Vec<&String> = own.collect();
    for number in &own {
        writer.way(Sign::Phone, words.phone(), Phrase::plain(number));
    }
    let settings = &source.content.settings;
    let lines = vec![words.content(&settings.staffed_hours), words.memo_say(), words.no_name_needed()];
    match &settings.desk_phone {
        Some(number) => {
            writer.way(Sign::Desk, words.memo_desk(), Phrase::plain(number));
            writer.put(Part::Note(words.extension(&settings.extension)));
        }
        None => writer.way(Sign::Desk, words.memo_desk(), words.extension(&settings.extension)),
    }
    for line in lines {
        writer.put(Part::Body(line));
    }
    writer.put(Part::Rule);
    writer.put(Part::Note(words.phone_remembers()));
    Ok(writer.parts())
}

/// Who may come, who should get in touch first, and where others are at home (CARE rule 6).
fn taking_part(writer: &mut Writer<'_>, group: &Group) {
    let words = writer.words;
    writer.put(Part::Fact { sign: Sign::People, name: words.taking_part(), lines: Vec::new() });
    let mut elsewhere = false;
    for (audience, admission) in &group.admission {
        match admission {
            Admission::Open => writer.item(Mark::Open, words.audience(*audience)),
            Admission::ContactFirst => writer.item(Mark::ContactFirst, words.contact_first(*audience)),
            Admission::NotOpen => match referral(writer.content, group, *audience) {
                Some(other) => writer.item(Mark::Elsewhere, words.go_to(*audience, &other.name)),
                None => elsewhere = true,
            },
        }
    }
    if elsewhere {
        writer.item(Mark::Elsewhere, words.others_at_desk());
    }
    if let Some(observing) = group.observing.filter(|observing| *observing != Admission::NotOpen) {
        let mark = if observing == Admission::Open { Mark::Open } else { Mark::ContactFirst };
        writer.item(mark, words.observing_is(observing));
    }
    if let Some(conditions) = &group.conditions {
        let lines = vec![words.content(conditions)];
        writer.put(Part::Entry { lead: Phrase::default(), tag: None, lines });
    }
}

/// The group that somebody is sent on to, if it may be named on paper.
fn referral<'a>(content: &'a Content, group: &Group, audience: Audience) -> Option<&'a Group> {
    let other = group.referrals.get(&audience)?;
    on_paper(content, other).ok().filter(|other| !other.via_desk())
}

fn meetings(writer: &mut Writer<'_>, group: &Group, meetings_max: usize) {
    let words = writer.words;
    let name = words.meetings();
    if writer.at.is_none() {
        writer.put(Part::Fact { sign: Sign::Dates, name, lines: vec![words.no_dates()] });
        return;
    }
    let (mut left, mut rows) = (meetings_max, Vec::new());
    for meeting in writer.ahead(group) {
        if left == 0 {
            break;
        }
        left -= usize::from(meeting.takes_place());
        let lead = words.session(meeting.occurrence.date, meeting.occurrence.hours);
        rows.push(writer.meeting(group, meeting, lead));
    }
    let lines = if rows.is_empty() { vec![words.dates_by_contact()] } else { Vec::new() };
    writer.put(Part::Fact { sign: Sign::Dates, name, lines });
    for row in rows {
        writer.put(row);
    }
}

/// What it costs, what place and people offer, which languages are spoken.
fn facts(writer: &mut Writer<'_>, group: &Group) {
    let words = writer.words;
    let lines = writer.terms(&group.cost, &group.application);
    writer.put(Part::Fact { sign: Sign::Cost, name: words.cost(), lines });
    if !group.access.is_empty() {
        let offers: Vec<Phrase> = group.access.iter().map(|access| words.access(*access)).collect();
        let lines = vec![words.joined(&offers)];
        writer.put(Part::Fact { sign: Sign::Access, name: words.offers(), lines });
    }
    let japanese_only = matches!(group.languages.as_slice(), [only] if only == "ja");
    if !group.languages.is_empty() && !japanese_only {
        let lines = vec![words.languages(&group.languages)];
        writer.put(Part::Fact { sign: Sign::Languages, name: words.spoken(), lines });
    }
}

/// When the group last confirmed all this; after half a year that it had better be asked.
fn checked(writer: &mut Writer<'_>, group: &Group) {
    if writer.today().is_some_and(|today| is_old(group.verified_on, today)) {
        writer.item(Mark::ContactFirst, writer.words.ask_before_going());
    }
    writer.put(Part::Note(writer.words.checked_with_group(group.verified_on)));
}

fn is_old(verified_on: NaiveDate, today: NaiveDate) -> bool {
    verified_on.checked_add_days(Days::new(ASK_FIRST_DAYS)).is_none_or(|until| until < today)
}
