//! The pages of a visit, and what a visitor can press.

use crate::domain::{
    group::Audience,
    id::{EventId, GroupId, LeafletId, NoticeId, ThemeId},
    kana::IndexRow,
    text::Lang,
};

/// A page a visitor can be on. It names what is shown, never who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// 何をお探しですか
    Home,
    /// グループをさがす: all ways that need no typing.
    Find,
    /// One theme: who are you to it?
    Theme(ThemeId),
    /// The groups of a theme for one audience; none is 「まだ 分からない・答えない」.
    ThemeGroups(ThemeId, Option<Audience>),
    /// Groups by the first sound of their name.
    Kana(IndexRow),
    /// きょう・今夜 行ける所
    Tonight,
    /// Groups by municipality; none while no place is chosen.
    Near(Option<String>),
    /// A group.
    Group(GroupId),
    /// How to reach a group.
    Contact(GroupId),
    /// 今日の部屋
    Rooms,
    /// All events.
    Events,
    /// An event.
    Event(EventId),
    /// The rack of leaflets.
    Leaflets,
    /// One leaflet, open at a page counted from 0.
    Leaflet(LeafletId, usize),
    /// All notices.
    Notices,
    /// One notice.
    Notice(NoticeId),
    /// 相談できる所
    Desks,
    /// すぐ話せる所
    Talk,
    /// What the corner is, whom to call, where the way out is.
    House,
    /// 数えていること
    Counted,
    /// 文字の大きさと色
    Reading,
}

/// How much a page gives away about whoever stands in front of it, and so how soon it hides itself (UX: idle).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Discretion {
    /// 90 s, then 30 s of 「続けますか」.
    Ordinary,
    /// 30 s, then 15 s; the page blurs while it asks (CARE: a woman with a violent partner).
    Sensitive,
}

/// What a visitor pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Touched the signage: a visit begins.
    Wake,
    /// Opened a page.
    Open(Page),
    /// もどる
    Back,
    /// はじめへ
    Home,
    /// 画面をかくす
    Hide,
    /// 続ける
    Stay,
    /// 終わる
    Finish,
    /// Chose a text size.
    TextSize(TextSize),
    /// Chose colours.
    Look(Look),
    /// Chose a language.
    Lang(Lang),
    /// Touched, scrolled or typed: reading counts as being there.
    Touched,
}

/// Size of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TextSize {
    /// ふつう
    #[default]
    Normal,
    /// 大きい
    Large,
}

/// Colours of the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Look {
    /// Warm paper.
    #[default]
    Light,
    /// 白黒反転: white on black.
    Contrast,
    /// Evening signage.
    Evening,
}

/// How a visitor likes to read; forgotten with the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefs {
    /// Language.
    pub lang: Lang,
    /// Size of text.
    pub text_size: TextSize,
    /// Colours.
    pub look: Look,
}
