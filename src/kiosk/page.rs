//! The pages of a visit, and what a visitor can press.

use chrono::NaiveDate;

use crate::domain::{
    check_in::Presence,
    content::Content,
    follow_up::FollowUpKind,
    group::Audience,
    id::{
        BookId, BookingId, DeskId, EventId, GroupId, HelplineId, LeafletId, NoticeId, ProposalId, RoomId,
        ThemeId,
    },
    kana::IndexRow,
    search::Found,
    slip::SlipKind,
    slot::Slot,
    text::Lang,
};

pub use super::prefs::{Look, Manner, Prefs, Reach, TextSize};
use super::{
    spoken::Ask,
    staff::StaffAsk,
    typing::{Key, Layout, Veil},
};

/// A page a visitor can be on. It names what is shown, never who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// 何をお探しですか
    Home,
    /// 何を見ますか: leaflets, events, notices and rooms, behind one door of かんたん.
    See,
    /// グループをさがす: all ways that need no typing.
    Find,
    /// ことばで さがす: the keys and what they find. The page names no word; the visit keeps what is typed.
    Search,
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
    /// これからの30日: what is free in the rooms.
    RoomDays,
    /// 到着しました, or 退室しました: what is said of a booking.
    CheckIn(BookingId, Presence),
    /// 使う時間を のばす: a group that is here stays longer.
    Stay(BookingId),
    /// 今すぐ使う: a room that is free is taken at once, where the centre allows it.
    WalkUp(RoomId),
    /// 先の日を お願いする: the coming days on which something of a room can be asked for.
    RequestDays(RoomId),
    /// What of a room can be asked for on a day, for so many minutes.
    RequestTimes(RoomId, NaiveDate, u32),
    /// One of them: asked for with the number of a box and its PIN.
    Request(Slot),
    /// お願いの返事: looked for with the number of a request.
    Answer,
    /// 郵便・ロッカー: asked with the number of a box and its PIN.
    Post,
    /// All events.
    Events,
    /// The events of the month that begins on this day.
    Month(NaiveDate),
    /// An event.
    Event(EventId),
    /// The rack of leaflets.
    Leaflets,
    /// おとな向け: a rack behind a question.
    GrownLeaflets(Asked),
    /// One leaflet, open at a page counted from 0.
    Leaflet(LeafletId, usize),
    /// 本: the corner's books, by theme or by the first sound of their title.
    Books(Option<IndexRow>),
    /// One book: where it stands, how it is borrowed.
    Book(BookId),
    /// いっしょにやりたいこと
    Proposals,
    /// One proposal; an answer to it goes through the desk.
    Proposal(ProposalId),
    /// All notices.
    Notices,
    /// One notice.
    Notice(NoticeId),
    /// 相談できる所
    Desks,
    /// The same by matter; none while no matter is chosen.
    Matters(Option<String>),
    /// One of them: what it does, for whom, and what it does not do.
    Desk(DeskId),
    /// グループの資源: what groups can use.
    Resources,
    /// グループを つくる・つづける
    Founding,
    /// こども・わかもの
    Young,
    /// 職員をよぶ
    CallStaff,
    /// すぐ話せる所
    Talk,
    /// The same for somebody who has no voice or no telephone.
    TalkWithout(Without),
    /// One line of すぐ話せる所: every way, its hours, where the facts come from.
    Helpline(HelplineId),
    /// What the corner is, whom to call, where the way out is.
    House,
    /// 数えていること
    Counted,
    /// 文字の大きさと色
    Reading,
    /// ことばを えらぶ
    Language,
    /// 職員のページ: asked with a PIN; how the terminal is.
    Staff,
    /// 紙に 印刷する: what would come out, and what became of it.
    Paper(SlipKind),
    /// お問い合わせの控え: what it is, who reads, and on which date.
    FollowUp,
    /// What somebody wants to write, if anything.
    FollowUpText(FollowUpKind),
    /// The paper: a specimen, and what became of the real one.
    FollowUpPaper(FollowUpKind),
    /// 返事を見る
    Reply,
}

impl Page {
    /// Where an answer of the search leads.
    pub fn of(found: &Found) -> Self {
        match found {
            Found::Group(id) => Self::Group(id.clone()),
            Found::Theme(id) => Self::Theme(id.clone()),
            Found::Event(id) => Self::Event(id.clone()),
            Found::Desk(id) => Self::Desk(id.clone()),
            Found::Leaflet(id) => Self::Leaflet(id.clone(), 0),
            Found::Notice(id) => Self::Notice(id.clone()),
            Found::Book(id) => Self::Book(id.clone()),
            Found::Proposal(id) => Self::Proposal(id.clone()),
        }
    }

    /// Whether `content` has what the page shows.
    pub fn exists(&self, content: &Content) -> bool {
        match self {
            Self::Theme(id) | Self::ThemeGroups(id, _) => content.themes.contains_key(id),
            Self::Group(id) | Self::Contact(id) => content.groups.contains_key(id),
            Self::Event(id) => content.events.contains_key(id),
            Self::Leaflet(id, page) => content.leaflets.get(id).is_some_and(|it| *page < it.pages.len()),
            Self::Books(_) => !content.books.is_empty(),
            Self::Book(id) => content.books.contains_key(id),
            Self::Proposals => !content.proposals.is_empty(),
            Self::Proposal(id) => content.proposals.contains_key(id),
            Self::Notice(id) => content.notices.contains_key(id),
            Self::Helpline(id) => content.helplines.contains_key(id),
            Self::Desk(id) => content.desks.contains_key(id),
            Self::Paper(kind) => kind.is_there(content),
            Self::CheckIn(id, _) | Self::Stay(id) => content.bookings.contains_key(id),
            Self::WalkUp(id) => {
                content.rooms.get(id).is_some_and(|room| room.check_in.walk_up_minutes.is_some())
            }
            Self::RequestDays(id) | Self::RequestTimes(id, ..) | Self::Request(Slot { room: id, .. }) => {
                content.takes_requests(id)
            }
            Self::Answer => {
                content.rooms.keys().any(|id| content.takes_requests(id)) || !content.requests.is_empty()
            }
            Self::Post => !content.mailboxes.is_empty(),
            Self::FollowUp | Self::FollowUpText(_) | Self::FollowUpPaper(_) | Self::Reply => {
                content.settings.follow_up.is_some()
            }
            Self::Home
            | Self::See
            | Self::Find
            | Self::Search
            | Self::Kana(_)
            | Self::Tonight
            | Self::Near(_)
            | Self::Rooms
            | Self::RoomDays
            | Self::Events
            | Self::Leaflets
            | Self::GrownLeaflets(_)
            | Self::Notices
            | Self::Desks
            | Self::Talk
            | Self::TalkWithout(_)
            | Self::House
            | Self::Counted
            | Self::Staff
            | Self::Month(_)
            | Self::CallStaff
            | Self::Young
            | Self::Matters(_)
            | Self::Resources
            | Self::Founding
            | Self::Reading
            | Self::Language => true,
        }
    }

    /// Whether it is a page of すぐ話せる所: somebody reads a number off it and dials.
    pub fn is_talk(&self) -> bool {
        matches!(self, Self::Talk | Self::TalkWithout(_) | Self::Helpline(_) | Self::Paper(SlipKind::Talk))
    }

    /// Whether `next` is the same page turned over: もどる then skips it, and leads out of a leaflet at once.
    pub fn turns_into(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Leaflet(here, _), Self::Leaflet(there, _)) => here == there,
            (Self::ThemeGroups(here, _), Self::ThemeGroups(there, _)) => here == there,
            (Self::Paper(here), Self::Paper(there)) => here.is_about_the_same(there),
            (Self::RequestTimes(here, day, _), Self::RequestTimes(there, other, _)) => {
                (here, day) == (there, other)
            }
            (Self::Request(_), Self::Request(_))
            | (Self::Kana(_), Self::Kana(_))
            | (Self::Books(_), Self::Books(_))
            | (Self::FollowUpText(_), Self::FollowUpText(_))
            | (Self::GrownLeaflets(Asked::NotYet), Self::GrownLeaflets(Asked::Yes))
            | (Self::Events | Self::Month(_), Self::Events | Self::Month(_))
            | (Self::Near(Some(_)), Self::Near(Some(_)))
            | (Self::Desks | Self::Matters(None), Self::Desks | Self::Matters(None))
            | (Self::Talk | Self::TalkWithout(_), Self::Talk | Self::TalkWithout(_)) => true,
            (_, _) => false,
        }
    }
}

/// Whether a visitor was asked before something for grown-ups is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The question stands on the glass.
    NotYet,
    /// 見る
    Yes,
}

/// What somebody at すぐ話せる所 has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// 声を つかわない
    Voice,
    /// 電話が ないとき
    Phone,
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
    /// 画面を下げる, or put it up again.
    Reach(Reach),
    /// かんたん, or everything again.
    Manner(Manner),
    /// Touched, scrolled or typed: reading counts as being there.
    Touched,
    /// Pressed a key of the search page.
    Type(Key),
    /// Chose the keys.
    Keys(Layout),
    /// 入力をかくす, or showed it again.
    Veil(Veil),
    /// 到着しました, or 退室しました, on the page of a booking; 今すぐ使う on that of a room; お願いする on that of a slot;
    /// 返事を見る on that of an answer.
    CheckIn,
    /// 郵便を見る, on the page of the post.
    OpenBox,
    /// 印刷する
    Print,
    /// 紙にまとめる: puts a group among those for one paper, or takes it out again.
    Gather(GroupId),
    /// Something on the pages of follow-up.
    FollowUp(Move),
    /// しずかに よぶ
    CallStaff,
    /// Something on the staff page.
    Staff(StaffAsk),
    /// Something of the reading voice.
    Aloud(Ask),
}

/// What somebody presses on the pages of follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// 紙を つくる
    Make,
    /// はい、取りました
    Taken,
    /// いいえ
    NotTaken,
    /// 見る
    Read,
    /// 消す: asks before it does.
    AskErase,
    /// 消す（元に戻せません）
    Erase,
    /// つづけて 書く: opens the keys.
    AskWrite,
    /// 送る
    Write,
}
