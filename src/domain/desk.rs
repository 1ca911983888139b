//! Consultation desks (窓口) and helplines (すぐ話せる所), and when they answer.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

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

    /// Whether one must speak (the 「声を つかわない」 filter).
    pub fn needs_voice(self) -> bool {
        self == Self::Phone
    }
}

/// A consultation desk somewhere in the prefecture.
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
}

/// Helplines as the page lists them at `at`: open for an hour or more first, day-and-night ones before those,
/// then the ones about to close, then the closed ones (CARE rule 4). Without a known time, day-and-night ones come first.
pub fn ranked<'a>(
    lines: impl IntoIterator<Item = &'a Helpline>,
    at: Option<NaiveDateTime>,
) -> Vec<&'a Helpline> {
    let mut ranked: Vec<&Helpline> = lines.into_iter().collect();
    ranked.sort_by_key(|line| {
        (line.ways.iter().map(|way| rank(way, at)).min().unwrap_or(u8::MAX), line.order, line.id.clone())
    });
    ranked
}

fn rank(way: &HelplineWay, at: Option<NaiveDateTime>) -> u8 {
    if way.hours.is_always() {
        return 0;
    }
    match at.map(|at| way.hours.state(at)) {
        Some(OpenState::Always) => 0,
        Some(OpenState::Open { minutes_left, .. }) if minutes_left >= 60 => 1,
        Some(OpenState::Open { .. }) => 2,
        Some(OpenState::Closed { .. }) | None => 3,
    }
}
