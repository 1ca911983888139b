//! Books and proposals.

use super::{date, group_id, theme_id};
use crate::domain::{
    book::{Availability, Book},
    channel::{Channel, Channels},
    id::{BookId, ProposalId},
    proposal::{Proposal, ProposalStage},
    text::{Lang, Text},
};

pub(super) fn books() -> Vec<Book> {
    let book = |id: &str, (title, reading): (&str, &str), themes: &[&str], availability| Book {
        id: BookId::parse(id).unwrap(),
        title: Text::ja(title),
        reading: reading.to_owned(),
        author: Text::ja("見本 七海"),
        about: Some(Text::ja("窓の外を ながめて 過ごした日の ことを、短い文で 書いた本です。")),
        themes: themes.iter().map(|id| theme_id(id)).collect(),
        shelf: Text::ja("窓がわの棚・2段目"),
        languages: Vec::new(),
        availability,
        borrowing: None,
        channels: Channels::of([Channel::Kiosk, Channel::Signage]),
    };
    let english = Book {
        languages: vec!["ja".to_owned(), "en".to_owned()],
        borrowing: Some(Text::ja("この本は、部屋の中だけで 読みます。")),
        ..book(
            "kotoba",
            ("ことばの{縁台|えんだい}の 日記", "ことばのえんだいのにっき"),
            &[],
            Some(Availability::ReadHere),
        )
    };
    vec![
        book(
            "ame",
            ("{雨|あめ}の日の 時刻表", "あめのひのじこくひょう"),
            &["home"],
            Some(Availability::OnShelf),
        ),
        book(
            "kasa",
            ("かさを たたむまで", "かさをたたむまで"),
            &["home", "illness"],
            Some(Availability::Lent),
        ),
        english,
    ]
}

pub(super) fn proposals() -> Vec<Proposal> {
    let proposal = |id: &str, title: &str, stage, until: &str| Proposal {
        id: ProposalId::parse(id).unwrap(),
        title: Text::ja(title).with(Lang::En, "An afternoon of drawing"),
        reading: "え".to_owned(),
        by: Text::ja("絵のすきな 2人"),
        group: None,
        stage,
        aim: Text::ja("話さなくてもいい 午後を、月に1回 つくりたいと思っています。"),
        seeks: Some(Text::ja("いっしょに 机を 運んでくれる方")),
        offers: Some(Text::ja("紙と 色えんぴつ")),
        when: Some(Text::ja("12月の 土曜の 午後・15階")),
        themes: Vec::new(),
        until: date(until),
        channels: Channels::of([Channel::Kiosk]),
    };
    let mut walk = proposal("walk", "冬の川べりを ゆっくり歩く", ProposalStage::UnderWay, "2026-12-20");
    walk.group = Some(group_id("kisha"));
    vec![
        proposal("draw", "{絵|え}を かく 午後", ProposalStage::Seeking, "2027-01-31"),
        walk,
        proposal("past", "秋の 落ち葉ひろい", ProposalStage::Seeking, "2026-11-20"),
    ]
}
