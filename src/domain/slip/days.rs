//! Papers about days: an event, the meetings of a week, today's room times.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    Mark, NoSlip, Part, Payload, Phrase, Sign, Source,
    writer::{Writer, append, is_ahead},
};
use crate::domain::{
    agenda::Meeting,
    calendar::Day,
    channel::Channel,
    event::{EventStatus, PublicEvent, Session},
    group::{Admission, Group},
    id::EventId,
    room::{Booking, Certainty, Room, free_spans},
    time::{Hours, minute_of_day},
};

/// Days the paper of the week reaches ahead, today among them.
const WEEK_DAYS: u64 = 7;
/// Shorter gaps between bookings are no use to a group.
const FREE_MINUTES_MIN: u32 = 60;

/// An event.
pub(super) fn event(source: Source<'_>, id: &EventId) -> Result<Vec<Part>, NoSlip> {
    let event = source.content.events.get(id).ok_or(NoSlip::NotFound)?;
    if !event.channels.allow(Channel::Paper) {
        return Err(NoSlip::NotForPaper);
    }
    let mut writer = Writer::new(source);
    writer.head();
    writer.put(Part::Title(writer.words.name(&event.title)));
    status(&mut writer, event);
    writer.japanese_only(&[&event.summary]);
    writer.put(Part::Body(writer.words.content(&event.summary)));
    sessions(&mut writer, event);
    event_facts(&mut writer, event);
    writer.foot();
    Ok(writer.parts())
}

/// What is not as planned, before everything else.
fn status(writer: &mut Writer<'_>, event: &PublicEvent) {
    let words = writer.words;
    let (tag, note) = match &event.status {
        EventStatus::Planned => return,
        EventStatus::Moved(note) => (words.changed(), Some(note)),
        EventStatus::Cancelled(reason) => (words.cancelled(), reason.as_ref()),
    };
    let lines = note.filter(|note| !note.is_empty()).map(|note| words.content(note));
    writer.put(Part::Entry { lead: Phrase::default(), tag: Some(tag), lines: lines.into_iter().collect() });
}

/// The days that are not over; all of them while nobody knows the date.
fn sessions(writer: &mut Writer<'_>, event: &PublicEvent) {
    let words = writer.words;
    writer.put(Part::Fact { sign: Sign::Dates, name: words.when(), lines: Vec::new() });
    let ahead = |session: &&Session| writer.today().is_none_or(|today| session.date >= today);
    let ahead: Vec<Session> = event.sessions.iter().filter(ahead).copied().collect();
    let shown = if ahead.is_empty() { event.sessions.clone() } else { ahead };
    for session in shown {
        let lead = words.session(session.date, session.hours);
        writer.put(Part::Entry { lead, tag: None, lines: Vec::new() });
    }
    code(writer, event);
}

/// The next day for the calendar of a telephone; none when it is called off, over, or nobody knows the date.
fn code(writer: &mut Writer<'_>, event: &PublicEvent) {
    let is_off = matches!(event.status, EventStatus::Cancelled(_));
    let Some(today) = writer.today().filter(|_| !is_off) else { return };
    let Some(next) = event.sessions.iter().filter(|session| session.date >= today).min() else { return };
    let at = |minute: u32| next.date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
    let (from, to) = (at(next.hours.start_minute()), at(next.hours.end_minute()));
    let payload = Payload::day(&event.title.plain(), from, to);
    writer.put(Part::Code { payload, says: writer.words.calendar_code() });
}

fn event_facts(writer: &mut Writer<'_>, event: &PublicEvent) {
    let words = writer.words;
    let mut terms = writer.terms(&event.cost, &event.application);
    terms.extend(event.capacity.map(|people| words.capacity(people)));
    let offers: Vec<Phrase> = event.access.iter().map(|access| words.access(*access)).collect();
    let offers = if offers.is_empty() { Vec::new() } else { vec![words.joined(&offers)] };
    let content = |text: &Option<_>| text.iter().map(|text| words.content(text)).collect::<Vec<_>>();
    let facts = [
        (Sign::Place, words.place(), vec![writer.place(&event.place)]),
        (Sign::People, words.for_whom(), vec![words.content(&event.for_whom)]),
        (Sign::Cost, words.cost(), terms),
        (Sign::Weather, words.weather(), content(&event.weather_note)),
        (Sign::Access, words.offers(), offers),
        (Sign::Desk, words.organiser(), vec![words.content(&event.organiser)]),
        (Sign::Phone, words.ask_at(), content(&event.contact)),
    ];
    for (sign, name, lines) in facts.into_iter().filter(|(_, _, lines)| !lines.is_empty()) {
        writer.put(Part::Fact { sign, name, lines });
    }
}

/// Meetings of the coming seven days. A group that is reached through the desk is on no list.
pub(super) fn week(source: Source<'_>) -> Result<Vec<Part>, NoSlip> {
    let at = source.at.ok_or(NoSlip::TimeUnknown)?;
    let mut writer = Writer::new(source);
    let words = writer.words;
    let dates = |ahead| at.date().checked_add_days(Days::new(ahead));
    writer.head();
    writer.put(Part::Title(words.week()));
    writer.put(Part::Body(words.days(at.date(), dates(WEEK_DAYS - 1).unwrap_or(at.date()))));
    writer.put(Part::Note(words.week_note()));
    let mut found = false;
    for date in (0..WEEK_DAYS).filter_map(dates) {
        let meetings = meetings_on(source, date, at);
        if !meetings.is_empty() {
            found = true;
            writer.put(Part::Heading(words.date(date)));
        }
        for (group, meeting) in meetings {
            week_entry(&mut writer, group, meeting);
        }
    }
    if !found {
        writer.put(Part::Body(words.week_empty()));
    }
    writer.foot();
    Ok(writer.parts())
}

fn meetings_on(source: Source<'_>, date: NaiveDate, at: NaiveDateTime) -> Vec<(&Group, &Meeting)> {
    let listed = |group: &Group| group.channels.allow(Channel::Paper) && !group.via_desk();
    let meetings = source.agenda.on(date).into_iter().filter(|(_, meeting)| is_ahead(meeting, at));
    let named = meetings.filter_map(|(id, meeting)| Some((source.content.groups.get(id)?, meeting)));
    named.map(|(group, meeting)| (group.as_ref(), meeting)).filter(|(group, _)| listed(group)).collect()
}

/// When, who, which kind, where, and for whom.
fn week_entry(writer: &mut Writer<'_>, group: &Group, meeting: &Meeting) {
    let words = writer.words;
    let name = words.name(&group.name);
    let hours = words.hours(meeting.occurrence.hours);
    let lead = append(&hours, &Phrase::plain(&format!("　{}", name.said)));
    let Part::Entry { tag, lines, .. } = writer.meeting(group, meeting, Phrase::default()) else { return };
    let translated = name.japanese.map(|said| Phrase { said, japanese: None });
    let first = translated.into_iter().chain(lines.into_iter().next());
    let may = group.admission.iter().filter(|(_, admission)| **admission != Admission::NotOpen);
    let may: Vec<Phrase> = may
        .map(|(audience, admission)| match admission {
            Admission::Open | Admission::NotOpen => words.audience(*audience),
            Admission::ContactFirst => words.contact_first(*audience),
        })
        .collect();
    let terms = writer.terms(&group.cost, &group.application).into_iter().next();
    let may = (!may.is_empty()).then(|| words.for_people(&words.joined(&may)));
    let lines = first.chain(may).chain(terms).collect();
    writer.put(Part::Entry { lead, tag, lines });
}

/// Today's room times: what is booked, and the hours between.
pub(super) fn rooms(source: Source<'_>) -> Result<Vec<Part>, NoSlip> {
    let at = source.at.ok_or(NoSlip::TimeUnknown)?;
    let mut writer = Writer::new(source);
    let words = writer.words;
    writer.head();
    writer.put(Part::Title(words.rooms()));
    writer.put(Part::Body(words.as_of(at)));
    writer.put(Part::Body(words.rooms_note()));
    if let Some(closed) = words.closed_day(&source.content.corner, at.date()) {
        writer.put(Part::Entry { lead: closed, tag: None, lines: Vec::new() });
    }
    if let Day::Open(open) = source.content.corner.day(at.date()) {
        for room in source.content.rooms_in_order() {
            writer.put(Part::Rule);
            let own = source.content.day_of(&room.id, at.date()).hours().unwrap_or(open);
            room_times(&mut writer, room, (own, at));
        }
        writer.put(Part::Note(words.rooms_change()));
    }
    writer.foot();
    Ok(writer.parts())
}

fn room_times(writer: &mut Writer<'_>, room: &Room, (open, at): (Hours, NaiveDateTime)) {
    let words = writer.words;
    let name = words.name(&room.name);
    writer.put(Part::Heading(name));
    let bookings = writer.content.bookings_of(&room.id, at.date());
    let ahead = |booking: &&Booking| booking.hours.end_minute() > minute_of_day(at.time());
    let ahead: Vec<&Booking> = bookings.iter().copied().filter(ahead).collect();
    if ahead.is_empty() {
        writer.put(Part::Body(words.no_bookings()));
    }
    for booking in ahead {
        let shown = booking.shown_name.as_ref().map_or_else(|| words.booked(), |name| words.content(name));
        let gap = Phrase::plain("　");
        let line = append(&append(&words.hours(booking.hours), &gap), &shown);
        let tentative = (booking.certainty == Certainty::Tentative).then(|| words.tentative());
        let line = [Some(line), tentative].into_iter().flatten().collect::<Vec<_>>();
        writer.item(Mark::Busy, words.joined(&line));
    }
    free(writer, (open, at), &bookings);
}

/// The hours that nobody booked and that are not over.
fn free(writer: &mut Writer<'_>, (open, at): (Hours, NaiveDateTime), bookings: &[&Booking]) {
    let words = writer.words;
    let rest = Hours::new(open.start.max(at.time()), open.end)
        .filter(|_| open.end_minute() > minute_of_day(at.time()));
    let Some(rest) = rest else { return };
    let ahead = |booking: &&&Booking| booking.hours.end_minute() > rest.start_minute();
    let ahead: Vec<&Booking> = bookings.iter().filter(ahead).copied().collect();
    let spans = free_spans(rest, &ahead, FREE_MINUTES_MIN).into_iter();
    let spans: Vec<String> = spans.map(|span| words.hours(span).said.to_string()).collect();
    if !spans.is_empty() {
        writer.item(Mark::Open, words.free(&spans.join("・")));
    }
}
