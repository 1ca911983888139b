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
        slot::Slot,
        text::{Lang, Text},
        time::Hours,
    },
    wire::{
        leaf::Leaf as _,
        record::{BookingPrivate, BookingRecord, Display, RoomPrivate},
    },
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
    /// Why it is moved or changed.
    pub(super) reason: String,
    /// Why a rule of the room is set aside.
    pub(super) despite: String,
}

/// What a booking may refer to.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) rooms: Vec<Room>,
    /// What the centre decided about each of them, in their order.
    pub(super) rules: Vec<RoomPrivate>,
    pub(super) groups: Vec<GroupFact>,
}

impl Facts {
    /// What the centre decided about a room.
    pub(super) fn rules_of(&self, room: &str) -> RoomPrivate {
        let mut all = self.rooms.iter().zip(&self.rules);
        all.find(|(it, _)| it.id.as_str() == room).map(|(_, rules)| rules.clone()).unwrap_or_default()
    }
}

impl Typed {
    /// A form that begins with a slot somebody pressed.
    pub(super) fn fresh([room, date, from, to]: [&str; 4], certainty: Certainty) -> Self {
        let own = str::to_owned;
        let (certainty, display) = (certainty.to_word(), own("private"));
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
        let (display, alias) = match &private.display {
            Display::Private => ("private", String::new()),
            Display::Name => ("name", String::new()),
            Display::Alias(alias) => ("alias", alias.plain()),
        };
        Self {
            room: public.room.to_string(),
            date: public.date.to_string(),
            from: words::clock(public.hours.start_minute()),
            to: words::clock(public.hours.end_minute()),
            group: private.group.as_ref().map(ToString::to_string).unwrap_or_default(),
            purpose: private.purpose.clone(),
            certainty: public.certainty.to_word(),
            display: display.to_owned(),
            alias,
            note: private.note.clone(),
            reason: private.reason.clone(),
            despite: private.despite.clone(),
        }
    }

    /// The same with another slot.
    pub(super) fn at(self, slot: &Slot) -> Self {
        let [room, date, from, to] = slot_words(slot);
        Self { room, date, from, to, ..self }
    }

    /// The same in the room and the hours of another.
    pub(super) fn in_the_hours_of(self, other: &Self) -> Self {
        Self { room: other.room.clone(), from: other.from.clone(), to: other.to.clone(), ..self }
    }

    /// Its room and hours, if they can be read; what cannot stands beside its field.
    pub(super) fn slot(&self, facts: &Facts, problems: &mut Problems) -> Option<(RoomId, Hours)> {
        let (room, hours) = (self.room(facts, problems), self.hours(problems));
        room.zip(hours)
    }

    /// Every field by its name, as a form carries it.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        [
            ("room", &self.room),
            ("date", &self.date),
            ("from", &self.from),
            ("to", &self.to),
            ("group", &self.group),
            ("purpose", &self.purpose),
            ("certainty", &self.certainty),
            ("display", &self.display),
            ("alias", &self.alias),
            ("note", &self.note),
            ("reason", &self.reason),
            ("despite", &self.despite),
        ]
        .map(|(name, value)| (name, value.clone()))
        .to_vec()
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
            reason: text("reason"),
            despite: text("despite"),
        }
    }

    /// Whether it closes the room and is nobody's.
    pub(super) fn closes(&self) -> bool {
        self.certainty == Certainty::Closed.to_word()
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
        let group = if self.closes() { None } else { fields::group(&facts.groups, &self.group, problems) };
        self.limits(group.as_ref(), problems);
        let display = self.display(group.as_ref(), problems);
        let certainty = Certainty::from_word(&self.certainty).unwrap_or(Certainty::Tentative);
        let number = before.and_then(|before| before.public.number);
        let kept = before.map(|before| before.private.clone()).unwrap_or_default();
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
                reason: self.reason.clone(),
                despite: self.despite.clone(),
                ..kept
            },
        })
    }

    fn limits(&self, group: Option<&GroupId>, problems: &mut Problems) {
        for (field, text) in [
            ("purpose", &self.purpose),
            ("note", &self.note),
            ("reason", &self.reason),
            ("despite", &self.despite),
        ] {
            problems.limit(field, text, WORDS_MAX);
        }
        if self.closes() && self.purpose.is_empty() {
            problems.say("purpose", "なぜ閉めるかを書いてください。");
        } else if group.is_none() && self.purpose.is_empty() {
            problems.say("purpose", "グループを選ぶか、何に使うかを書いてください。");
        }
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
            "alias" if self.closes() => Display::Alias(Text::ja(&self.purpose)),
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
        fields::choices(&self.certainty, [("tentative", "仮予約", ""), ("confirmed", "予約", "")])
    }

    pub(super) fn displays(&self) -> Vec<Choice> {
        let all = [
            ("private", "予約あり", "名前は出ません"),
            ("name", "グループの名前", "端末に出ることに同意したグループだけ"),
            ("alias", "別の名前", "下に書いた名前が出ます"),
        ];
        if self.closes() {
            let closing = [
                ("private", "「使えません」とだけ出す", ""),
                ("alias", "「使えません」と、閉めるわけを出す", "下に書いたわけが、15階の画面に出ます"),
            ];
            return fields::choices(&self.display, closing);
        }
        fields::choices(&self.display, all)
    }
}

/// A slot in the words of the form's fields: room, day, start, end.
pub(super) fn slot_words(slot: &Slot) -> [String; 4] {
    let Slot { room, date, hours } = slot;
    [room.to_string(), date.to_string(), words::clock(hours.start_minute()), words::clock(hours.end_minute())]
}

/// Reads a slot that [`slot_words`] wrote, joined by `|`.
pub(super) fn read_slot(text: &str) -> Option<Slot> {
    let mut parts = text.split('|');
    let (room, date) = (RoomId::parse(parts.next()?).ok()?, words::read_day(parts.next()?)?);
    let hours = Hours::new(words::read_time(parts.next()?)?, words::read_time(parts.next()?)?)?;
    Some(Slot { room, date, hours })
}
