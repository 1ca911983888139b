//! Self-help groups and what they ask of a newcomer.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    activity::Activity,
    channel::{Channel, Channels},
    id::{GroupId, ThemeId},
    text::Text,
};

/// A self-help group as far as this building may know it: what a projection left out is not here.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name with ruby.
    pub name: Text,
    /// Reading in hiragana as the group says it; never guessed.
    pub reading: String,
    /// Other words people look for it by.
    pub aliases: Vec<String>,
    /// What its people share; the first is its main theme.
    pub themes: Vec<ThemeId>,
    /// Two sentences in its own words.
    pub summary: Text,
    /// Who may take part (参加), for each audience it spoke of.
    pub admission: BTreeMap<Audience, Admission>,
    /// Where somebody goes whom this group cannot take in.
    pub referrals: BTreeMap<Audience, GroupId>,
    /// Visiting as an observer (見学): a way of coming, not a person.
    pub observing: Option<Admission>,
    /// Conditions in its own words.
    pub conditions: Option<Text>,
    /// The first time, as short picture cards.
    pub first_visit: Vec<FirstVisitCard>,
    /// Municipality it meets in, as written.
    pub area: Text,
    /// How far away people may live.
    pub scope: Scope,
    /// What it does, and when.
    pub activities: Vec<Activity>,
    /// Ways to reach it that it agreed to show here.
    pub contacts: Vec<Contact>,
    /// A line above the contacts, e.g. the hours somebody answers.
    pub contact_note: Option<Text>,
    /// What the place and the people offer.
    pub access: BTreeSet<Access>,
    /// Languages spoken, as BCP 47 tags in the group's order.
    pub languages: Vec<String>,
    /// What it costs.
    pub cost: Text,
    /// Whether one must apply.
    pub application: Application,
    /// When the group last confirmed all this.
    pub verified_on: NaiveDate,
    /// Where it agreed to be shown.
    pub channels: Channels,
    /// Hand-picked similar groups (CARE rule 12).
    pub related: Vec<GroupId>,
}

impl Group {
    /// Whether the signage may speak of it to passers-by.
    pub fn on_signage(&self) -> bool {
        self.channels.allow(Channel::Signage)
    }

    /// Whether contact goes through the desk.
    pub fn via_desk(&self) -> bool {
        self.channels.allow(Channel::ViaDesk)
    }
}

/// Who somebody is to the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// 本人（経験している人）
    Experienced,
    /// 家族（きょうだい・子・パートナー）
    Family,
    /// 遺族
    Bereaved,
    /// 支援者・専門職
    Professional,
    /// こども・わかもの
    Young,
    /// どなたでも
    Everyone,
}

impl Audience {
    /// All audiences in the order of questions.
    pub const ALL: [Self; 6] =
        [Self::Experienced, Self::Family, Self::Bereaved, Self::Professional, Self::Young, Self::Everyone];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Experienced => "self",
            Self::Family => "family",
            Self::Bereaved => "bereaved",
            Self::Professional => "professional",
            Self::Young => "young",
            Self::Everyone => "public",
        }
    }

    /// The audience of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.key() == key)
    }
}

/// Whether somebody may come. Nobody is rejected: [`Admission::NotOpen`] points on (CARE rule 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Admission {
    /// ○ 参加できます
    Open,
    /// △ 先に連絡
    ContactFirst,
    /// — 参加できません
    NotOpen,
}

/// One card of "the first time as pictures".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstVisitCard {
    /// What the picture shows.
    pub sign: FirstVisitSign,
    /// A few words.
    pub text: Text,
}

/// Pictures of a first visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FirstVisitSign {
    /// How to find the door.
    Door,
    /// How many people usually come.
    People,
    /// Nobody has to speak.
    Quiet,
    /// One may leave at any time.
    Leave,
    /// Where one sits.
    Seat,
    /// Coming late.
    Late,
    /// What name one uses.
    Name,
    /// Something to drink.
    Tea,
    /// Writing instead of speaking.
    Writing,
    /// Camera and microphone.
    Camera,
}

/// How far away people may live.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// One municipality and its neighbours.
    Municipality,
    /// The whole prefecture.
    Prefecture,
    /// The whole country.
    Nation,
    /// A group of another prefecture that people here may turn to.
    Outside,
}

/// A way to reach a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// A telephone number as written on paper.
    Phone(String),
    /// A mail address.
    Mail(String),
    /// A postal address or box.
    Letter(Text),
    /// A web address.
    Web(String),
    /// The 12th-floor desk passes it on.
    Desk,
}

/// What a place or a group offers to those who need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// 車いす可（段差なし）
    Wheelchair,
    /// 多目的トイレ
    Toilet,
    /// 横になれる
    LieDown,
    /// 手話
    SignLanguage,
    /// 要約筆記・字幕
    Captions,
    /// 筆談
    Writing,
    /// 磁気ループ
    HearingLoop,
    /// 文字だけで参加
    TextOnly,
    /// 子ども同席可
    Children,
    /// やさしい日本語
    EasyJapanese,
    /// 補助犬・介助者
    Assistance,
}

impl Access {
    /// All features in the order of lists.
    pub const ALL: [Self; 11] = [
        Self::Wheelchair,
        Self::Toilet,
        Self::LieDown,
        Self::SignLanguage,
        Self::Captions,
        Self::Writing,
        Self::HearingLoop,
        Self::TextOnly,
        Self::Children,
        Self::EasyJapanese,
        Self::Assistance,
    ];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Wheelchair => "wheelchair",
            Self::Toilet => "toilet",
            Self::LieDown => "lie_down",
            Self::SignLanguage => "sign_language",
            Self::Captions => "captions",
            Self::Writing => "writing",
            Self::HearingLoop => "hearing_loop",
            Self::TextOnly => "text_only",
            Self::Children => "kids",
            Self::EasyJapanese => "easy_japanese",
            Self::Assistance => "assistance",
        }
    }

    /// The feature of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.key() == key)
    }
}

/// Whether one must apply to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Application {
    /// 申込み不要
    NotNeeded,
    /// 申込み必要, with how.
    Needed(Text),
    /// 前日までに申込み.
    ByDayBefore,
}
