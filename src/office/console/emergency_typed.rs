//! An emergency as somebody chooses it, and what it becomes.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    page::Moment,
    posted::{Posted, Problems},
};
use crate::domain::{
    emergency::{Emergency, EmergencyKind, Span},
    text::{Lang, Text},
};

/// Longest own sentence in characters, without readings: what can be read from afar.
const MESSAGE_CHARS_MAX: usize = 60;
/// How long it may stand, in minutes, and how that is said.
pub(super) const LENGTHS: [(i64, &str); 6] =
    [(30, "30分"), (60, "1時間"), (120, "2時間"), (240, "4時間"), (720, "12時間"), (1440, "24時間")];
/// The languages the form asks for beside Japanese.
const OTHERS: [Lang; 9] =
    [Lang::JaEasy, Lang::En, Lang::ZhHans, Lang::ZhHant, Lang::Ko, Lang::Vi, Lang::Pt, Lang::Es, Lang::Tl];

/// What the fields hold, right or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) kind: String,
    /// How long, in minutes, as the first press chose.
    pub(super) minutes: String,
    /// Until when exactly, as the first press showed; empty before it.
    pub(super) until: String,
    pub(super) message: String,
    pub(super) others: Vec<Other>,
    pub(super) chime: bool,
}

/// The own sentence in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other {
    pub(super) lang: Lang,
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) message: String,
}

impl Typed {
    /// An empty form: an hour.
    pub(super) fn fresh() -> Self {
        Self {
            kind: String::new(),
            minutes: "60".to_owned(),
            until: String::new(),
            message: String::new(),
            others: others(|_| String::new()),
            chime: false,
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let line = |field: &str| posted.lines(field).replace('\n', " ");
        Self {
            kind: posted.text("kind").to_owned(),
            minutes: posted.text("minutes").to_owned(),
            until: posted.text("until").to_owned(),
            message: line("message"),
            others: others(|lang| line(&format!("message-{}", lang.tag()))),
            chime: posted.has("chime"),
        }
    }

    /// The same with the moment the first press showed.
    pub(super) fn until(self, until: DateTime<Utc>) -> Self {
        Self { until: until.to_rfc3339(), ..self }
    }

    /// The emergency from this moment on, if there can be one, and what is wrong.
    pub(super) fn emergency(&self, now: Moment) -> (Option<Emergency>, Problems) {
        let mut problems = Problems::default();
        let kind = EmergencyKind::from_key(&self.kind);
        if kind.is_none() {
            problems.say("kind", "どの緊急かを選んでください。");
        }
        let span = self.span(now);
        if span.is_none() {
            problems.say("minutes", "いつまで出すかを選び直してください。");
        }
        let message = self.message();
        problems.limit("message", &message.as_ref().map_or_else(String::new, Text::plain), MESSAGE_CHARS_MAX);
        if message.is_none() && self.has_others() {
            problems.say("message", "ほかのことばを書いたときは、日本語も書いてください。");
        }
        let chime = self.chime;
        let emergency = kind.zip(span).map(|(kind, span)| Emergency { kind, message, span, chime });
        (emergency, problems)
    }

    pub(super) fn has_others(&self) -> bool {
        self.others.iter().any(|other| !other.message.is_empty())
    }

    fn message(&self) -> Option<Text> {
        let typed = self.others.iter().filter(|other| !other.message.is_empty());
        let text = typed.fold(Text::ja(&self.message), |text, other| text.with(other.lang, &other.message));
        (!self.message.is_empty()).then_some(text)
    }

    /// To whole seconds, as the wire has them.
    fn span(&self, now: Moment) -> Option<Span> {
        let since = DateTime::from_timestamp(now.utc.timestamp(), 0)?;
        if !self.until.is_empty() {
            let until = DateTime::parse_from_rfc3339(&self.until).ok()?.with_timezone(&Utc);
            return Span::new(since, until);
        }
        let minutes: i64 = self.minutes.parse().ok()?;
        let known = LENGTHS.iter().any(|(length, _)| *length == minutes);
        known.then(|| Span::new(since, since + TimeDelta::minutes(minutes)))?
    }
}

fn others(message: impl Fn(Lang) -> String) -> Vec<Other> {
    let other = |lang: Lang| Other { lang, tag: lang.tag(), name: lang.own_name(), message: message(lang) };
    OTHERS.into_iter().map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        Moment::of("2026-11-21T04:42:00.7Z".parse().unwrap())
    }

    fn wrong(change: impl FnOnce(&mut Typed)) -> Vec<&'static str> {
        let mut typed = Typed { kind: "tsunami".to_owned(), ..Typed::fresh() };
        change(&mut typed);
        let (_, problems) = typed.emergency(now());
        ["kind", "minutes", "message"].into_iter().filter(|field| problems.of(field).is_some()).collect()
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let none: [&str; 0] = [];
        assert_eq!(wrong(|_| {}), none);
        assert_eq!(wrong(|it| it.kind.clear()), ["kind"]);
        assert_eq!(wrong(|it| it.minutes = "61".to_owned()), ["minutes"]);
        assert_eq!(wrong(|it| it.until = "2026-11-21T04:42:00Z".to_owned()), ["minutes"]);
        assert_eq!(wrong(|it| it.until = "2026-11-22T04:42:01Z".to_owned()), ["minutes"]);
        assert_eq!(wrong(|it| it.message = "あ".repeat(61)), ["message"]);
        assert_eq!(wrong(|it| it.others[1].message = "Use the east stairs.".to_owned()), ["message"]);
    }

    #[test]
    fn the_second_press_ends_when_the_first_said_it_would() {
        let typed =
            Typed { kind: "blackout".to_owned(), message: "東の階段へ".to_owned(), ..Typed::fresh() };
        let first = typed.emergency(now()).0.unwrap();
        assert_eq!(first.span.until().to_string(), "2026-11-21 05:42:00 UTC");
        let later = Moment::of("2026-11-21T04:43:30Z".parse().unwrap());
        let second = typed.until(first.span.until()).emergency(later).0.unwrap();
        assert_eq!(second.span.until(), first.span.until());
        assert_eq!(second.span.since(), later.utc);
        assert_eq!((second.message, second.chime), (Some(Text::ja("東の階段へ")), false));
    }
}
