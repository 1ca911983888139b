//! What was told of one date, as it is typed, and read.

use chrono::Days;

use super::{
    fields,
    page::{Choice, Moment},
    posted::{Posted, Problems},
    words,
};
use crate::domain::{
    activity::{Activity, Change, Occurrence, OccurrenceStatus},
    place::Place,
    text::Text,
    time::Hours,
};

/// Longest reason, place and note, in characters.
const WORDS_MAX: usize = 80;
/// A date moves by so many days at most: more is a slip of the pen.
const MOVES_DAYS: u64 = 180;

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    pub(super) became: String,
    pub(super) reason: String,
    pub(super) date: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) place: String,
    pub(super) certainty: String,
    pub(super) note: String,
}

/// What a date becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Became {
    /// As the plan says.
    AsPlanned,
    /// Something else.
    Changed(Change),
}

impl Typed {
    /// A form that begins with the date as it stands.
    pub(super) fn of(occurrence: &Occurrence) -> Self {
        Self {
            date: occurrence.date.to_string(),
            from: words::clock(occurrence.hours.start_minute()),
            to: words::clock(occurrence.hours.end_minute()),
            certainty: "unconfirmed".to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |name| posted.text(name).to_owned();
        Self {
            became: text("became"),
            reason: text("reason"),
            date: text("date"),
            from: text("from"),
            to: text("to"),
            place: text("place"),
            certainty: text("certainty"),
            note: text("note"),
        }
    }

    /// Whether the group has been asked.
    pub(super) fn is_confirmed(&self) -> bool {
        self.certainty == "confirmed"
    }

    /// What the date becomes, if it can be read; what cannot stands beside its field.
    pub(super) fn became(
        &self,
        (occurrence, activity): (&Occurrence, &Activity),
        now: Moment,
        problems: &mut Problems,
    ) -> Option<Became> {
        problems.limit("reason", &self.reason, WORDS_MAX);
        problems.limit("place", &self.place, WORDS_MAX);
        problems.limit("note", &self.note, WORDS_MAX);
        match self.became.as_str() {
            "cancelled" => {
                let reason = Some(self.reason.as_str()).filter(|it| !it.is_empty()).map(Text::ja);
                Some(Became::Changed(Change::Cancelled { reason }))
            }
            "moved" => self.moved((occurrence, activity), now, problems),
            "planned" => Some(Became::AsPlanned),
            _ => {
                problems.say("became", "どうなるかを選んでください。");
                None
            }
        }
    }

    fn moved(
        &self,
        (occurrence, activity): (&Occurrence, &Activity),
        now: Moment,
        problems: &mut Problems,
    ) -> Option<Became> {
        let date = words::read_day(&self.date);
        let far = now.today.checked_add_days(Days::new(MOVES_DAYS));
        match date {
            None => problems.say("date", "新しい日を選んでください。"),
            Some(date) if date < now.today => {
                problems.say("date", "もう過ぎた日です。新しい日を選んでください。");
            }
            Some(date) if far.is_some_and(|far| date > far) => {
                problems.say("date", "半年より先の日です。日を確かめてください。");
            }
            Some(_) => {}
        }
        let (from, to) = (words::read_time(&self.from), words::read_time(&self.to));
        if from.is_none() || to.is_none() {
            problems.say("from", "時刻を 19:00 のように書いてください。");
        }
        let hours = Hours::new(from?, to?);
        if hours.is_none() {
            problems.say("from", "おわりの時刻が、はじめの時刻より前です。どちらかを直してください。");
        }
        let (date, hours) = (date?, hours?);
        let place =
            Some(self.place.as_str()).filter(|it| !it.is_empty()).map(|it| Place::Public(Text::ja(it)));
        let planned = date == occurrence.planned && hours == activity.schedule.hours && place.is_none();
        if planned {
            problems.say("date", "予定と同じです。変わるところを書くか、「予定どおり」を選んでください。");
        }
        Some(Became::Changed(Change::Moved { date, hours, place }))
    }

    /// What may become of a date; back to the plan only where it is not as planned.
    pub(super) fn choices(&self, occurrence: &Occurrence) -> Vec<Choice> {
        let all = [
            ("cancelled", "この日は 中止", ""),
            ("moved", "日・時間・会場が 変わる", ""),
            ("planned", "予定どおりに もどす", ""),
        ];
        let back = occurrence.status != OccurrenceStatus::Planned;
        fields::choices(&self.became, all.into_iter().filter(|(key, ..)| back || *key != "planned"))
    }

    /// How sure it is.
    pub(super) fn certainties(&self) -> Vec<Choice> {
        let all = [
            (
                "unconfirmed",
                "未確認",
                "画面には「変わるかもしれません」とだけ出ます。登録の番号へかけ直したら「確かめました」を押します",
            ),
            ("confirmed", "グループに確かめた", "登録の番号へかけ直した、または本人が窓口に来た"),
        ];
        fields::choices(&self.certainty, all)
    }
}
