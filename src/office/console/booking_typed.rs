//! A booking as it is typed, and read.

use chrono::NaiveDate;

use super::{
    fields::{self, GroupFact},
    page::{Choice, Moment},
    posted::{Posted, Problems},
    words,
};
use crate::{
    domain::{
        id::{BookingId, GroupId, RoomId},
        room::{Booking, Certainty, Room},
        text::{Lang, Text},
        time::Hours,
    },
    wire::record::{BookingPrivate, BookingRecord, Display},
};

/// Longest purpose, alias and note, in characters.
const WORDS_MAX: usize = 80;

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    pub(super) room: String,
    pub(super) date: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) group: String,
    pub(super) purpose: String,
    pub(super) certainty: String,
    pub(super) display: String,
    pub(super) alias: String,
    pub(super) note: String,
}

/// What a booking may refer to.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) rooms: Vec<Room>,
    pub(super) groups: Vec<GroupFact>,
}

impl Typed {
    /// A form that begins with a slot somebody pressed.
    pub(super) fn fresh([room, date, from, to]: [&str; 4]) -> Self {
        let own = str::to_owned;
        let (certainty, display) = (own("tentative"), own("private"));
        Self {
            room: own(room),
            date: own(date),
            from: own(from),
            to: own(to),
            certainty,
            display,
            ..Self::default()
        }
    }

    /// What a saved booking says.
    pub(super) fn of(booking: &BookingRecord) -> Self {
        let BookingRecord { public, private } = booking;
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let (display, alias) = match &private.display {
            Display::Private => ("private", String::new()),
            Display::Name => ("name", String::new()),
            Display::Alias(alias) => ("alias", alias.plain()),
        };
        Self {
            room: public.room.to_string(),
            date: public.date.to_string(),
            from: clock(public.hours.start_minute()),
            to: clock(public.hours.end_minute() % (24 * 60)),
            group: private.group.as_ref().map(ToString::to_string).unwrap_or_default(),
            purpose: private.purpose.clone(),
            certainty: if public.certainty == Certainty::Confirmed { "confirmed" } else { "tentative" }
                .to_owned(),
            display: display.to_owned(),
            alias,
            note: private.note.clone(),
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |name| posted.text(name).to_owned();
        Self {
            room: text("room"),
            date: text("date"),
            from: text("from"),
            to: text("to"),
            group: text("group"),
            purpose: text("purpose"),
            certainty: text("certainty"),
            display: text("display"),
            alias: text("alias"),
            note: text("note"),
        }
    }

    /// The booking, if it can be read; what cannot stands beside its field.
    pub(super) fn booking(
        &self,
        id: BookingId,
        before: Option<&BookingRecord>,
        (facts, now): (&Facts, Moment),
        problems: &mut Problems,
    ) -> Option<BookingRecord> {
        let room = self.room(facts, problems);
        let (date, hours) = (self.date(now, before, problems), self.hours(problems));
        let group = fields::group(&facts.groups, &self.group, problems);
        problems.limit("purpose", &self.purpose, WORDS_MAX);
        problems.limit("note", &self.note, WORDS_MAX);
        if group.is_none() && self.purpose.is_empty() {
            problems.say("purpose", "グループを選ぶか、何に使うかを書いてください。");
        }
        let display = self.display(group.as_ref(), problems);
        let certainty =
            if self.certainty == "confirmed" { Certainty::Confirmed } else { Certainty::Tentative };
        let number = before.and_then(|before| before.public.number);
        Some(BookingRecord {
            public: Booking {
                id,
                room: room?,
                date: date?,
                hours: hours?,
                certainty,
                shown_name: None,
                number,
            },
            private: BookingPrivate {
                group,
                purpose: self.purpose.clone(),
                display,
                note: self.note.clone(),
            },
        })
    }

    fn room(&self, facts: &Facts, problems: &mut Problems) -> Option<RoomId> {
        let found = facts.rooms.iter().find(|room| room.id.as_str() == self.room);
        if found.is_none() {
            problems.say("room", "部屋を選んでください。");
        }
        found.map(|room| room.id.clone())
    }

    /// A day that is over can be looked at and corrected, but nobody books it.
    fn date(
        &self,
        now: Moment,
        before: Option<&BookingRecord>,
        problems: &mut Problems,
    ) -> Option<NaiveDate> {
        let date = words::read_day(&self.date);
        match date {
            None => problems.say("date", "日を選んでください。"),
            Some(date) if date < now.today && before.is_none_or(|it| it.public.date != date) => {
                problems.say("date", "もう過ぎた日です。きょうからあとの日を選んでください。");
            }
            Some(_) => {}
        }
        date
    }

    fn hours(&self, problems: &mut Problems) -> Option<Hours> {
        let (from, to) = (words::read_time(&self.from), words::read_time(&self.to));
        if from.is_none() {
            problems.say("from", "はじめの時刻を 13:00 のように書いてください。");
        }
        if to.is_none() {
            problems.say("to", "おわりの時刻を 15:00 のように書いてください。");
        }
        let hours = Hours::new(from?, to?);
        if hours.is_none() {
            problems.say("to", "おわりの時刻が、はじめの時刻より前です。どちらかを直してください。");
        }
        hours
    }

    fn display(&self, group: Option<&GroupId>, problems: &mut Problems) -> Display {
        match self.display.as_str() {
            "name" if group.is_some() => Display::Name,
            "name" => {
                problems.say("display", "グループの名前を出すには、グループを選んでください。");
                Display::Private
            }
            "alias" => {
                problems.need("alias", &self.alias, WORDS_MAX, "画面に出す名前");
                Display::Alias(Text::ja(&self.alias))
            }
            _ => Display::Private,
        }
    }

    pub(super) fn rooms(&self, facts: &Facts) -> Vec<Choice> {
        let choice = |room: &Room| Choice {
            key: room.id.to_string(),
            name: format!("{}（{}人まで）", room.name.get(Lang::Ja).0.plain(), room.capacity),
            hint: "",
            chosen: room.id.as_str() == self.room,
        };
        facts.rooms.iter().map(choice).collect()
    }

    pub(super) fn certainties(&self) -> Vec<Choice> {
        choices(&self.certainty, [("tentative", "仮予約", ""), ("confirmed", "予約", "")])
    }

    pub(super) fn displays(&self) -> Vec<Choice> {
        let all = [
            ("private", "予約あり", "名前は出ません"),
            ("name", "グループの名前", "端末に出ることに同意したグループだけ"),
            ("alias", "別の名前", "下に書いた名前が出ます"),
        ];
        choices(&self.display, all)
    }
}

fn choices<const N: usize>(typed: &str, all: [(&str, &str, &'static str); N]) -> Vec<Choice> {
    let choice = |(key, name, hint): (&str, &str, &'static str)| Choice {
        key: key.to_owned(),
        name: name.to_owned(),
        hint,
        chosen: key == typed,
    };
    all.into_iter().map(choice).collect()
}
