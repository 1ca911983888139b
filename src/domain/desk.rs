//! Consultation desks (窓口) and helplines (すぐ話せる所), and when they answer.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

pub use super::resource::ResourceKind;
use super::{
    id::{DeskId, HelplineId},
    text::Text,
    time::{Hours, minute_of_day},
};

/// Days after which a helpline's facts may have changed (CARE rule 5).
pub const HELPLINE_STALE_DAYS: u64 = 90;

/// Weekly hours, from Monday to Sunday; several spans a day, none when closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WeeklyHours(pub [Vec<Hours>; 7]);

impl WeeklyHours {
    /// Every day, all day.
    pub fn always() -> Self {
        Self(std::array::from_fn(|_| vec![Hours::whole_day()]))
    }

    /// Whether it never closes.
    pub fn is_always(&self) -> bool {
        self.0.iter().all(|day| day.contains(&Hours::whole_day()))
    }

    /// The spans of a date.
    pub fn on(&self, date: NaiveDate) -> &[Hours] {
        self.0.get(date.weekday().num_days_from_monday() as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody answers at `at`, for how long, or when next.
    pub fn state(&self, at: NaiveDateTime) -> OpenState {
        if self.is_always() {
            return OpenState::Always;
        }
        let running = self.on(at.date()).iter().find(|span| span.contains(at.time()));
        match running {
            Some(span) => OpenState::Open {
                until: *span,
                minutes_left: span.end_minute().saturating_sub(minute_of_day(at.time())),
            },
            None => OpenState::Closed { next: self.next_start(at) },
        }
    }

    fn next_start(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        (0..=7).filter_map(|ahead| at.date().checked_add_days(Days::new(ahead))).find_map(|date| {
            let starts = self.on(date).iter().map(|span| date.and_time(span.start));
            starts.filter(|start| *start > at).min()
        })
    }
}

/// Whether somebody answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenState {
    /// Day and night.
    Always,
    /// Open.
    Open {
        /// The running span.
        until: Hours,
        /// Minutes left.
        minutes_left: u32,
    },
    /// Closed.
    Closed {
        /// When it opens next, within a week.
        next: Option<NaiveDateTime>,
    },
}

/// Somebody to talk to at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpline {
    /// Its id.
    pub id: HelplineId,
    /// Its name.
    pub name: Text,
    /// Reading in hiragana.
    pub reading: String,
    /// Who it is for.
    pub for_whom: Text,
    /// Ways to reach it; never empty.
    pub ways: Vec<HelplineWay>,
    /// Days on which its hours differ, in words.
    pub exceptions: Option<Text>,
    /// Where the facts come from.
    pub source: Text,
    /// When staff last checked them.
    pub verified_on: NaiveDate,
    /// Place among equals.
    pub order: i64,
    /// Whether it is for children and young people.
    pub young: bool,
}

impl Helpline {
    /// Whether its facts may have changed since they were checked (CARE rule 5).
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.verified_on.checked_add_days(Days::new(HELPLINE_STALE_DAYS)).is_none_or(|until| until < today)
    }
}

/// One way to reach a helpline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelplineWay {
    /// What one does.
    pub kind: WayKind,
    /// Number or address as shown.
    pub value: String,
    /// When somebody answers.
    pub hours: WeeklyHours,
    /// What it costs.
    pub fee: Text,
    /// Languages spoken or written, as BCP 47 tags.
    pub languages: Vec<String>,
}

/// What one does to reach a helpline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WayKind {
    /// 電話
    Phone,
    /// チャット
    Chat,
    /// SNS
    Sns,
    /// メール
    Mail,
    /// ファクス
    Fax,
    /// 電話リレーサービス
    Relay,
}

impl WayKind {
    /// All kinds, the voice first.
    pub const ALL: [Self; 6] = [Self::Phone, Self::Chat, Self::Sns, Self::Mail, Self::Fax, Self::Relay];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Chat => "chat",
            Self::Sns => "sns",
            Self::Mail => "mail",
            Self::Fax => "fax",
            Self::Relay => "relay",
        }
    }

    /// The kind of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether somebody answers while one waits; a letter is read later.
    pub fn answers_at_once(self) -> bool {
        match self {
            Self::Phone | Self::Chat | Self::Sns | Self::Relay => true,
            Self::Mail | Self::Fax => false,
        }
    }

    /// Whether one must speak (the 「声を つかわない」 filter).
    pub fn needs_voice(self) -> bool {
        self == Self::Phone
    }
}

/// A consultation desk somewhere in the prefecture, or a resource for groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Its id.
    pub id: DeskId,
    /// Its name.
    pub name: Text,
    /// Reading in hiragana.
    pub reading: String,
    /// Municipality it serves.
    pub municipality: Text,
    /// What one may bring to it.
    pub matters: Vec<Text>,
    /// What it does.
    pub what: Text,
    /// For whom.
    pub for_whom: Text,
    /// What it costs.
    pub cost: Text,
    /// Whether one must book.
    pub booking: Text,
    /// What to bring.
    pub bring: Option<Text>,
    /// What it does not do.
    pub does_not: Option<Text>,
    /// Its telephone.
    pub phone: Option<String>,
    /// When it is open.
    pub hours: WeeklyHours,
    /// When staff last checked the facts.
    pub verified_on: NaiveDate,
    /// What groups get there; none for a desk at which people are heard.
    pub resource: Option<ResourceKind>,
    /// The last day on which one can apply; none where there is none or nobody knows.
    pub deadline: Option<NaiveDate>,
}

impl Desk {
    /// Whether its deadline lies behind `today`.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.deadline.is_some_and(|deadline| deadline < today)
    }
}

/// Resources as lists show them on `today`: by kind, what can still be had first and there the next deadline first.
/// Without a known day nothing counts as over.
pub fn resources<'a>(
    desks: impl IntoIterator<Item = &'a Desk>,
    today: Option<NaiveDate>,
) -> Vec<(ResourceKind, &'a Desk)> {
    let mut found: Vec<_> = desks.into_iter().filter_map(|desk| Some((desk.resource?, desk))).collect();
    found.sort_by_key(|(kind, desk)| {
        let over = today.is_some_and(|today| desk.is_over(today));
        (*kind, over, desk.deadline.unwrap_or(NaiveDate::MAX), desk.reading.clone(), desk.id.clone())
    });
    found
}

/// How soon somebody answers, the soonest and longest first (CARE rule 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Day and night.
    Always,
    /// For another hour or more.
    Open,
    /// For less than an hour.
    Closing,
    /// Not at once, but what is written arrives.
    Letter,
    /// Later; or nobody knows, because nobody knows the time.
    Later,
}

impl Answer {
    /// Whether one can talk with somebody at this moment.
    pub fn is_now(self) -> bool {
        self <= Self::Closing
    }
}

/// Minutes that somebody who dials at once still has on a line before it counts as closing.
const CLOSING_MINUTES: u32 = 60;

impl HelplineWay {
    /// How soon somebody answers at `at`. Without a known time only what never closes is known to be open.
    pub fn answer(&self, at: Option<NaiveDateTime>) -> Answer {
        let state =
            if self.hours.is_always() { Some(OpenState::Always) } else { at.map(|at| self.hours.state(at)) };
        match state {
            None | Some(OpenState::Closed { .. }) => Answer::Later,
            Some(OpenState::Always | OpenState::Open { .. }) if !self.kind.answers_at_once() => {
                Answer::Letter
            }
            Some(OpenState::Always) => Answer::Always,
            Some(OpenState::Open { minutes_left, .. }) if minutes_left >= CLOSING_MINUTES => Answer::Open,
            Some(OpenState::Open { .. }) => Answer::Closing,
        }
    }
}

impl Helpline {
    /// How soon somebody answers on its best way.
    pub fn answer(&self, at: Option<NaiveDateTime>) -> Answer {
        self.ways.iter().map(|way| way.answer(at)).min().unwrap_or(Answer::Later)
    }

    /// Its ways, the soonest answered first; those that are answered alike stay as staff ordered them.
    pub fn ways_in_order(&self, at: Option<NaiveDateTime>) -> Vec<&HelplineWay> {
        let mut ways: Vec<&HelplineWay> = self.ways.iter().collect();
        ways.sort_by_key(|way| (way.answer(at), next_start(way, at).unwrap_or(NaiveDateTime::MAX)));
        ways
    }
}

/// When a way that is closed opens next, if that is known.
fn next_start(way: &HelplineWay, at: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    match way.hours.state(at?) {
        OpenState::Closed { next } => next,
        OpenState::Always | OpenState::Open { .. } => None,
    }
}

/// Helplines as the page lists them at `at`: by how soon somebody answers, closed ones by when they open next, and
/// as staff ordered them where that is the same (CARE rule 4).
pub fn ranked<'a>(
    lines: impl IntoIterator<Item = &'a Helpline>,
    at: Option<NaiveDateTime>,
) -> Vec<&'a Helpline> {
    let mut ranked: Vec<&Helpline> = lines.into_iter().collect();
    ranked.sort_by_key(|line| {
        let answer = line.answer(at);
        let waits = answer == Answer::Later;
        let next = line.ways.iter().filter(|_| waits).filter_map(|way| next_start(way, at)).min();
        (answer, next.unwrap_or(NaiveDateTime::MAX), line.order, line.id.clone())
    });
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_day(from: &str, to: &str) -> WeeklyHours {
        let span = Hours::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
        WeeklyHours(std::array::from_fn(|_| vec![span]))
    }

    fn way(kind: WayKind, hours: WeeklyHours) -> HelplineWay {
        HelplineWay { kind, value: String::new(), hours, fee: Text::default(), languages: Vec::new() }
    }

    fn line(id: &str, ways: Vec<HelplineWay>) -> Helpline {
        Helpline {
            id: HelplineId::parse(id).unwrap(),
            name: Text::default(),
            reading: String::new(),
            for_whom: Text::default(),
            ways,
            exceptions: None,
            source: Text::default(),
            verified_on: NaiveDate::default(),
            order: 0,
            young: false,
        }
    }

    fn at(time: &str) -> NaiveDateTime {
        format!("2026-11-21T{time}").parse().unwrap()
    }

    #[test]
    fn who_answers_soonest_and_longest_comes_first_and_a_letter_is_no_talk() {
        let lines = [
            line("closed-late", vec![way(WayKind::Phone, every_day("20:00:00", "21:00:00"))]),
            line("mail", vec![way(WayKind::Mail, WeeklyHours::always())]),
            line("closed-soon", vec![way(WayKind::Chat, every_day("14:00:00", "21:00:00"))]),
            line("closing", vec![way(WayKind::Phone, every_day("09:00:00", "14:00:00"))]),
            line("open", vec![way(WayKind::Sns, every_day("09:00:00", "14:42:00"))]),
            line("always", vec![way(WayKind::Relay, WeeklyHours::always())]),
        ];
        let order = |at| ranked(&lines, at).iter().map(|line| line.id.as_str()).collect::<Vec<_>>().join(" ");
        assert_eq!(order(Some(at("13:42:00"))), "always open closing mail closed-soon closed-late");
        assert_eq!(order(Some(at("13:43:00"))), "always closing open mail closed-soon closed-late");
        assert_eq!(order(None), "always mail closed-late closed-soon closing open");
        let now: Vec<_> = lines.iter().map(|line| line.answer(Some(at("13:42:00"))).is_now()).collect();
        assert_eq!(now, [false, false, false, true, true, true]);
    }

    #[test]
    fn a_line_answers_on_its_best_way() {
        let line = line(
            "both",
            vec![
                way(WayKind::Mail, WeeklyHours::always()),
                way(WayKind::Chat, every_day("16:00:00", "21:00:00")),
                way(WayKind::Phone, every_day("14:00:00", "21:00:00")),
            ],
        );
        let kinds = |at| line.ways_in_order(Some(at)).iter().map(|way| way.kind).collect::<Vec<_>>();
        assert_eq!(kinds(at("13:42:00")), [WayKind::Mail, WayKind::Phone, WayKind::Chat]);
        assert_eq!(kinds(at("16:00:00")), [WayKind::Chat, WayKind::Phone, WayKind::Mail]);
        assert_eq!(line.answer(Some(at("14:00:00"))), Answer::Open);
    }
}
