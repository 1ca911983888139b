//! The hand that writes a slip: what every paper has in common, and the facts several kinds share.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Mark, Part, Payload, Phrase, Sign, Source, words::Words};
use crate::domain::{
    activity::OccurrenceStatus,
    agenda::Meeting,
    content::Content,
    group::{Application, Contact, Group},
    place::Place,
    ruby::RubyText,
    text::{Lang, Text},
};

/// A slip that is being written.
pub(super) struct Writer<'a> {
    pub(super) content: &'a Content,
    pub(super) at: Option<NaiveDateTime>,
    pub(super) words: Words,
    source: Source<'a>,
    parts: Vec<Part>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        let words = Words::of(source.lang);
        Self { content: source.content, at: source.at, words, source, parts: Vec::new() }
    }

    pub(super) fn put(&mut self, part: Part) {
        self.parts.push(part);
    }

    pub(super) fn parts(self) -> Vec<Part> {
        self.parts
    }

    pub(super) fn today(&self) -> Option<NaiveDate> {
        self.at.map(|at| at.date())
    }

    /// The meetings of a group that are not over, in order of time, cancelled ones included.
    pub(super) fn ahead(&self, group: &Group) -> Vec<&'a Meeting> {
        let Some(at) = self.at else { return Vec::new() };
        let meetings = self.source.agenda.meetings(&group.id).iter();
        meetings.filter(|meeting| is_ahead(meeting, at)).collect()
    }

    /// The corner's name over a rule.
    pub(super) fn head(&mut self) {
        let name = self.content.settings.corner_name.clone();
        let mut words = self.words.content(&name);
        if self.content.settings.sample {
            let latin = words.said.plain().ends_with(|last: char| last.is_ascii());
            words.said = RubyText::parse(&format!("{}{}", words.said, if latin { " " } else { "" }));
            words = append(&words, &self.words.sample());
        }
        self.put(Part::Head(words));
    }

    /// Where and when to ask, what the desk does not do, and when this was printed.
    pub(super) fn foot(&mut self) {
        self.put(Part::Rule);
        let lines = self.desk_lines();
        self.put(Part::Fact { sign: Sign::Desk, name: self.words.ask(), lines });
        self.put(Part::Note(self.words.no_name_needed()));
        let does_not = self.content.settings.desk_does_not.clone();
        self.put(Part::Note(self.words.content(&does_not)));
        self.printed();
    }

    /// When this was printed, and that a listing is no recommendation.
    fn printed(&mut self) {
        self.put(Part::Note(self.words.no_recommendation()));
        if let Some(today) = self.today() {
            self.put(Part::Note(self.words.printed_on(today)));
        }
    }

    /// The desk: where, when, and its numbers.
    pub(super) fn desk_lines(&self) -> Vec<Phrase> {
        let settings = &self.content.settings;
        let place = self.words.content(&settings.desk_place);
        let phone = settings.desk_phone.as_ref().map(|number| self.phone_is(number));
        let extension = Some(self.words.extension(&settings.extension));
        let hours = self.words.content(&settings.staffed_hours);
        // One number to a line: on a narrow roll in large print nothing else fits beside it.
        [Some(place), Some(hours), phone, extension].into_iter().flatten().collect()
    }

    /// 「電話 000-0000-1200」
    pub(super) fn phone_is(&self, number: &str) -> Phrase {
        append(&self.words.phone(), &Phrase::plain(&format!(" {number}")))
    }

    /// A place in words.
    pub(super) fn place(&self, place: &Place) -> Phrase {
        match place {
            Place::Room(id) => match self.content.rooms.get(id) {
                Some(room) => self.words.name(&room.name),
                None => self.words.content(&self.content.settings.corner_place),
            },
            Place::Public(text) => self.words.content(text),
            Place::AfterContact => self.words.after_contact(),
            Place::Online => self.words.online(),
        }
    }

    /// 「無料・申込み不要」
    pub(super) fn terms(&self, cost: &Text, application: &Application) -> Vec<Phrase> {
        let cost = Some(self.words.content(cost)).filter(|cost| !cost.said.is_empty());
        let mut how = self.words.application(application).into_iter();
        let short: Vec<Phrase> = cost.into_iter().chain(how.next()).collect();
        std::iter::once(self.words.joined(&short)).chain(how).collect()
    }

    /// One meeting: when, what of it is not as planned, and where.
    pub(super) fn meeting(&self, group: &Group, meeting: &Meeting, lead: Phrase) -> Part {
        let occurrence = &meeting.occurrence;
        let activity = group.activities.iter().find(|it| it.id == meeting.activity);
        let mut lines = Vec::new();
        if let OccurrenceStatus::Cancelled(reason) = &occurrence.status {
            lines.extend(reason.as_ref().map(|reason| self.words.content(reason)));
        } else {
            let kind = activity.map(|it| self.words.activity(it.kind));
            let place = self.place(&occurrence.place);
            let both: Vec<Phrase> = kind.into_iter().chain([place]).collect();
            lines.push(self.words.joined(&distinct(both)));
            lines.extend(activity.and_then(|it| it.note.as_ref()).map(|note| self.words.content(note)));
        }
        Part::Entry { lead, tag: self.tag(group, meeting), lines }
    }

    /// What of a meeting is not as planned.
    pub(super) fn tag(&self, group: &Group, meeting: &Meeting) -> Option<Phrase> {
        let occurrence = &meeting.occurrence;
        match &occurrence.status {
            OccurrenceStatus::Planned => None,
            OccurrenceStatus::Cancelled(_) => Some(self.words.cancelled()),
            OccurrenceStatus::Unconfirmed => Some(self.words.may_change()),
            OccurrenceStatus::Moved if occurrence.planned != occurrence.date => {
                Some(self.words.moved_from(occurrence.planned))
            }
            OccurrenceStatus::Moved => {
                let plan = group.activities.iter().find(|it| it.id == meeting.activity);
                let other = |plan: &crate::domain::activity::Activity| {
                    (plan.place != occurrence.place, plan.schedule.hours != occurrence.hours)
                };
                Some(match plan.map(other) {
                    Some((true, false)) => self.words.place_changed(),
                    Some((false, true)) => self.words.hours_changed(),
                    Some(_) | None => self.words.changed(),
                })
            }
        }
    }

    /// Every way to reach a group that it gave to paper, what one copies by hand large.
    pub(super) fn contacts(&mut self, group: &Group) {
        self.put(Part::Heading(self.words.contact()));
        let desk = group.via_desk() || group.contacts.is_empty();
        if desk && !group.contacts.contains(&Contact::Desk) {
            self.via_desk();
        }
        if let Some(note) = &group.contact_note {
            self.put(Part::Body(self.words.content(note)));
        }
        for contact in &group.contacts {
            self.contact(contact);
        }
        let on_phone = |contact: &Contact| match contact {
            Contact::Phone(_) | Contact::Mail(_) | Contact::Web(_) => true,
            Contact::Letter(_) | Contact::Desk => false,
        };
        if group.contacts.iter().any(on_phone) {
            self.put(Part::Note(self.words.phone_remembers()));
        }
    }

    fn contact(&mut self, contact: &Contact) {
        let words = self.words;
        match contact {
            Contact::Phone(number) => self.way(Sign::Phone, words.phone(), Phrase::plain(number)),
            Contact::Mail(address) => {
                let lines = vec![Phrase::plain(address)];
                self.put(Part::Fact { sign: Sign::Mail, name: words.mail(), lines });
            }
            Contact::Letter(address) => {
                let lines = vec![words.content(address)];
                self.put(Part::Fact { sign: Sign::Letter, name: words.letter(), lines });
            }
            Contact::Web(address) => self.web(address),
            Contact::Desk => self.via_desk(),
        }
    }

    /// A way with what one dials, large.
    pub(super) fn way(&mut self, sign: Sign, name: Phrase, figure: Phrase) {
        self.put(Part::Fact { sign, name, lines: Vec::new() });
        self.put(Part::Figure(figure));
    }

    /// A web address, with its code where a small code can hold it.
    pub(super) fn web(&mut self, address: &str) {
        let lines = vec![Phrase::plain(address)];
        self.put(Part::Fact { sign: Sign::Web, name: self.words.web(), lines });
        if let Some(payload) = Payload::parse(address) {
            self.put(Part::Code { payload, says: self.words.web_code() });
        }
    }

    fn via_desk(&mut self) {
        let lines = vec![self.words.via_desk_how()];
        self.put(Part::Fact { sign: Sign::Desk, name: self.words.via_desk(), lines });
    }

    /// A line behind a mark.
    pub(super) fn item(&mut self, mark: Mark, words: Phrase) {
        self.put(Part::Item { mark, words });
    }

    /// Says so where a visitor of another language meets Japanese without a translation.
    pub(super) fn japanese_only(&mut self, texts: &[&Text]) {
        let lang = self.source.lang;
        let speaks = !matches!(lang, Lang::Ja | Lang::JaEasy);
        if speaks && texts.iter().any(|text| text.get(lang).1 == Lang::Ja) {
            let said = self.words.japanese_only().said;
            self.put(Part::Note(Phrase { said, japanese: None }));
        }
    }
}

/// Whether a meeting is not over at a moment.
pub(super) fn is_ahead(meeting: &Meeting, at: NaiveDateTime) -> bool {
    let occurrence = &meeting.occurrence;
    let minute = crate::domain::time::minute_of_day(at.time());
    occurrence.date > at.date() || (occurrence.date == at.date() && occurrence.hours.end_minute() > minute)
}

/// One phrase behind the other, in every language they have.
pub(super) fn append(first: &Phrase, second: &Phrase) -> Phrase {
    let join = |a: &RubyText, b: &RubyText| RubyText::parse(&format!("{a}{b}"));
    let japanese = |it: &Phrase| it.japanese.clone().unwrap_or_else(|| it.said.clone());
    let other = first.japanese.is_some() || second.japanese.is_some();
    Phrase {
        said: join(&first.said, &second.said),
        japanese: other.then(|| join(&japanese(first), &japanese(second))),
    }
}

fn distinct(phrases: Vec<Phrase>) -> Vec<Phrase> {
    let mut kept: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        if !kept.contains(&phrase) {
            kept.push(phrase);
        }
    }
    kept
}
