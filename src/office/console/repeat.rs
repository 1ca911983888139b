//! How a booking is to repeat, as it is typed and read.

use super::{
    page::Choice,
    posted::{Posted, Problems},
    words,
};
use crate::{
    domain::{
        recurrence::{End, Nth, Recurrence},
        series::{ClosedDays, DATES_MAX, Pattern, Series},
    },
    wire::record::RoomPrivate,
};

/// Days that can be chosen one by one in one form.
const CHOSEN_MAX: usize = 8;
/// The places of a weekday in a month, as the form names them.
const PLACES: [(&str, &str, Nth); 5] = [
    ("1", "第1", Nth::First),
    ("2", "第2", Nth::Second),
    ("3", "第3", Nth::Third),
    ("4", "第4", Nth::Fourth),
    ("5", "第5", Nth::Fifth),
];

/// What stands in the part of the form that repeats a booking.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Repeat {
    /// The id the series would have.
    pub(super) id: String,
    pub(super) open: bool,
    pub(super) until: String,
    pub(super) chosen: Vec<String>,
    pub(super) patterns: Vec<Choice>,
    pub(super) places: Vec<Choice>,
    pub(super) closed: Vec<Choice>,
}

impl Repeat {
    /// A part nobody wrote in; the room's rule says what becomes of closed days.
    pub(super) fn fresh(id: String, rules: &RoomPrivate) -> Self {
        Self::of((id, ""), (String::new(), Vec::new()), (&[], rules.closed_days))
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let places: Vec<&str> = posted.all("nth").collect();
        let days = posted.all("chosen").map(str::trim).filter(|day| !day.is_empty());
        let closed = ClosedDays::from_key(posted.text("closed")).unwrap_or_default();
        let (until, days) = (posted.text("until").to_owned(), days.map(str::to_owned).collect());
        let id = posted.text("series").to_owned();
        Self::of((id, posted.text("repeat")), (until, days), (&places, closed))
    }

    fn of(
        (id, repeat): (String, &str),
        (until, mut chosen): (String, Vec<String>),
        (places, closed): (&[&str], ClosedDays),
    ) -> Self {
        let choice = |key: &str, name: &str, hint, chosen| Choice {
            key: key.to_owned(),
            name: name.to_owned(),
            hint,
            chosen,
        };
        let patterns = [
            ("weekly", "毎週", "上に書いた日と同じ曜日"),
            ("fortnightly", "隔週", "上に書いた日から数えて、2週に1度"),
            ("nth", "毎月 第○", "上に書いた日と同じ曜日。第何かは下でえらびます"),
            ("last", "毎月 最終", "上に書いた日と同じ曜日の、月の最後の日"),
            ("chosen", "日をえらぶ", "下に書いた日だけ"),
        ];
        chosen.resize(CHOSEN_MAX.max(chosen.len()), String::new());
        Self {
            id,
            open: !repeat.is_empty(),
            until,
            chosen,
            patterns: patterns.map(|(key, name, hint)| choice(key, name, hint, key == repeat)).to_vec(),
            places: PLACES.map(|(key, name, _)| choice(key, name, "", places.contains(&key))).to_vec(),
            closed: ClosedDays::ALL.map(|it| choice(it.key(), closed_words(it), "", it == closed)).to_vec(),
        }
    }

    /// What becomes of closed days.
    pub(super) fn closed_days(&self) -> ClosedDays {
        let chosen = self.closed.iter().find(|it| it.chosen);
        chosen.and_then(|it| ClosedDays::from_key(&it.key)).unwrap_or_default()
    }

    /// The series that begins on the day of the form, if it can be read.
    pub(super) fn series(&self, first: &str, problems: &mut Problems) -> Option<Series> {
        let pattern = self.pattern(problems);
        let last = words::read_day(&self.until);
        let needs_end = pattern.as_ref().is_some_and(|it| !matches!(it, Pattern::Chosen(_)));
        if needs_end && last.is_none() {
            problems.say("until", "いつまでくり返すか、日を選んでください。");
        }
        let first = words::read_day(first)?;
        let series = Series { first, last: last.unwrap_or(first), pattern: pattern? };
        let dates = series.dates();
        if dates.is_empty() && !problems.any() {
            problems.say("until", "この期間に、当てはまる日がありません。おわりの日を延ばしてください。");
        }
        if needs_end && dates.len() == DATES_MAX && dates.last().is_some_and(|date| *date < series.last) {
            problems.say("until", format!("{DATES_MAX}日までにしてください。おわりの日を早めてください。"));
        }
        Some(series)
    }

    fn pattern(&self, problems: &mut Problems) -> Option<Pattern> {
        let places =
            || PLACES.iter().filter(|(key, ..)| self.places.iter().any(|it| it.chosen && it.key == *key));
        let chosen = self.patterns.iter().find(|it| it.chosen).map_or("", |it| it.key.as_str());
        match chosen {
            "weekly" => Some(Pattern::Weekly),
            "fortnightly" => Some(Pattern::Fortnightly),
            "nth" => Some(Pattern::Nth(places().map(|(_, _, place)| *place).collect())),
            "last" => Some(Pattern::Last),
            "chosen" => {
                let days: Vec<_> = self.chosen.iter().filter_map(|day| words::read_day(day)).collect();
                if days.is_empty() {
                    problems.say("chosen", "くり返す日を、1日以上えらんでください。");
                }
                Some(Pattern::Chosen(days))
            }
            _ => {
                problems.say("repeat", "どの日にくり返すかを、えらんでください。");
                None
            }
        }
    }
}

/// What becomes of closed days, as a choice.
pub(super) fn closed_words(it: ClosedDays) -> &'static str {
    match it {
        ClosedDays::Skip => "休館日は飛ばす",
        ClosedDays::Keep => "休館日にも入れる",
        ClosedDays::Ask => "1日ずつ決める",
    }
}

/// How a series goes on, without its end.
pub(super) fn rule_words(rule: Option<&Recurrence>) -> String {
    rule.map_or_else(|| "えらんだ日".to_owned(), |rule| rule.clone().ending(End::Never).describe_ja())
}
