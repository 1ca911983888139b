//! What stands on shelves and on the board: a book, a proposal, a mailbox.

use super::{date, shown};
use crate::domain::{
    book::{Availability, Book},
    channel::{Channel, Channels},
    check_in::NumberSum,
    id::{BookId, GroupId, MailboxId, ProposalId, ThemeId},
    mailbox::{BoxKind, Mailbox, Post},
    proposal::{Proposal, ProposalStage},
    text::Text,
};

pub(crate) fn book() -> Book {
    Book {
        id: BookId::parse("ten-no-hon").unwrap(),
        title: Text::ja("{点|てん}の ある {朝|あさ}"),
        reading: "てんのあるあさ".to_owned(),
        author: Text::ja("見本 七海"),
        about: Some(Text::ja("朝の 書きかたを 集めた本です。")),
        themes: vec![ThemeId::parse("habit").unwrap()],
        shelf: Text::ja("窓がわの棚・2段目"),
        languages: vec!["ja".to_owned(), "en".to_owned()],
        availability: Some(Availability::Lent),
        borrowing: Some(Text::ja("1週間だけ 借りられます。")),
        channels: shown(),
    }
}

pub(crate) fn proposal() -> Proposal {
    Proposal {
        id: ProposalId::parse("e-no-kai").unwrap(),
        title: Text::ja("{絵|え}を かく 午後"),
        reading: "えをかくごご".to_owned(),
        by: Text::ja("絵のすきな 2人"),
        group: Some(GroupId::parse("sayu-no-kai").unwrap()),
        stage: ProposalStage::Seeking,
        aim: Text::ja("話さなくてもいい 午後を つくりたい"),
        seeks: Some(Text::ja("場所を 知っている方")),
        offers: Some(Text::ja("紙と 絵の具")),
        when: Some(Text::ja("12月の 土曜日")),
        themes: vec![ThemeId::parse("habit").unwrap()],
        until: date("2026-12-31"),
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
    }
}

pub(crate) fn mailbox() -> Mailbox {
    let id = MailboxId::parse("box-12").unwrap();
    Mailbox {
        pin: Some(NumberSum::of_box(&id, "0417")),
        id,
        kind: BoxKind::Mailbox,
        number: 12,
        post: Post::Waiting,
        renew_on: date("2027-03-31"),
    }
}
