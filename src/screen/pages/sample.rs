//! A small corner for the tests of pages: every case a page has to say well, once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{NaiveDate, TimeZone as _};

mod groups;
mod help;
mod shelf;

use crate::domain::{
    blob::BlobHash,
    calendar::{OpeningCalendar, YearEnd},
    channel::{Channel, Channels},
    check_in::{CheckInRules, NumberSum},
    content::{Content, Item, Revision},
    event::{EventStatus, PublicEvent, Session},
    group::{Access, Application, Audience},
    id::{BookingId, CalendarId, EventId, GroupId, LeafletId, MailboxId, NoticeId, RoomId, ThemeId},
    leaflet::{Leaflet, LeafletPage},
    mailbox::{BoxKind, Mailbox, Post},
    notice::{Notice, NoticeTone},
    place::Place,
    room::{Booking, Certainty, Room},
    settings::Settings,
    text::Text,
    theme::Theme,
    time::{Hours, Mono, Now, Validity},
};

pub(super) fn theme_id(id: &str) -> ThemeId {
    ThemeId::parse(id).unwrap()
}

pub(super) fn group_id(id: &str) -> GroupId {
    GroupId::parse(id).unwrap()
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn hours(text: &str) -> Hours {
    let (from, to) = text.split_once('-').unwrap();
    let time = |text: &str| chrono::NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    Hours::new(time(from), time(to)).unwrap()
}

/// Saturday 21 November 2026 in Tokyo.
pub(super) fn at(time: &str) -> Now {
    on("2026-11-21", time)
}

pub(super) fn on(day: &str, time: &str) -> Now {
    let wall = date(day).and_time(chrono::NaiveTime::parse_from_str(time, "%H:%M").unwrap());
    let wall = chrono_tz::Asia::Tokyo.from_local_datetime(&wall).unwrap();
    Now { mono: Mono(1_000_000), wall }
}

/// The whole corner.
pub(super) fn corner() -> Arc<Content> {
    built(items())
}

/// A corner with rooms, settings and calendars, and nothing else.
pub(super) fn empty_corner() -> Arc<Content> {
    let keep =
        |item: &Item| matches!(item, Item::Settings(_) | Item::Calendar(_) | Item::Room(_) | Item::Theme(_));
    built(items().into_iter().filter(keep).collect())
}

pub(super) fn built(items: Vec<Item>) -> Arc<Content> {
    let ready: BTreeSet<BlobHash> = blobs().into_iter().collect();
    Arc::new(Content::build(Revision { epoch: 1, rev: 1 }, items, &ready, None).content.unwrap())
}

fn blobs() -> Vec<BlobHash> {
    ["walk", "page-1", "page-2"].iter().map(|name| BlobHash::of(name.as_bytes())).collect()
}

pub(super) fn items() -> Vec<Item> {
    let themes = themes().into_iter().map(Item::Theme);
    let groups = groups::all().into_iter().map(Item::Group);
    let rest =
        [Item::Settings(settings()), Item::Calendar(corner_calendar()), Item::Calendar(desk_calendar())];
    let rooms = rooms().into_iter().map(Item::Room);
    let bookings = bookings().into_iter().map(Item::Booking);
    let events = events().into_iter().map(Item::Event);
    let papers = leaflets().into_iter().map(Item::Leaflet).chain(notices().into_iter().map(Item::Notice));
    let help =
        help::desks().into_iter().map(Item::Desk).chain(help::helplines().into_iter().map(Item::Helpline));
    let shelf = shelf::books().into_iter().map(Item::Book);
    let shelf = shelf.chain(shelf::proposals().into_iter().map(Item::Proposal));
    let boxes = boxes().into_iter().map(Item::Mailbox);
    themes
        .chain(groups)
        .chain(boxes)
        .chain(rest)
        .chain(rooms)
        .chain(bookings)
        .chain(events)
        .chain(papers)
        .chain(help)
        .chain(shelf)
        .collect()
}

fn settings() -> Settings {
    Settings {
        corner_name: Text::ja("セルフヘルプ活動コーナー"),
        tagline: Text::ja("同じ悩みの人と 出会う場所です・どなたでも"),
        corner_place: Text::ja("みほん県民プラザ 15階 フリースペース"),
        centre_name: Text::ja("みほん県ボランティアセンター"),
        desk_place: Text::ja("12階 相談窓口"),
        extension: "1200".to_owned(),
        desk_phone: None,
        web: Some("https://corner.example".to_owned()),
        guard_room: Text::ja("1階 正面玄関の左（内線 1100・24時間）"),
        public_phone: Text::ja("1階 正面玄関の右にあります（緑色・24時間）"),
        staffed_hours: Text::ja("火〜土 9:00–17:00（12階の窓口の開設日）"),
        evacuation: Text::ja(
            "階段を使えない方は、15階 南側の青い扉の中で待ち、壁の赤い受話器で守衛室に知らせてください。人が行きます。",
        ),
        desk_does_not: Text::ja("病院の紹介、医療の相談、カウンセリングは行いません。"),
        borrowing: Some(Text::ja("読みたい本を 窓口まで お持ちください。2週間 借りられます。")),
        corner_calendar: CalendarId::parse("corner").unwrap(),
        desk_calendar: CalendarId::parse("desk").unwrap(),
        follow_up: None,
        words: Vec::new(),
        sample: true,
    }
}

fn corner_calendar() -> OpeningCalendar {
    OpeningCalendar {
        id: CalendarId::parse("corner").unwrap(),
        name: Text::ja("コーナー"),
        weekly: [Some(hours("09:00-21:00")); 7],
        closed_on_holidays: true,
        year_end: Some(YearEnd { from: (12, 29), to: (1, 3) }),
        exceptions: BTreeMap::new(),
    }
}

fn desk_calendar() -> OpeningCalendar {
    let day = Some(hours("09:00-17:00"));
    OpeningCalendar {
        id: CalendarId::parse("desk").unwrap(),
        weekly: [None, day, day, day, day, day, None],
        ..corner_calendar()
    }
}

fn themes() -> Vec<Theme> {
    let rows = [
        ("illness", "{病気|びょうき}・{難病|なんびょう}", "病気とともに くらす人と 家族", 8, "heartbeat"),
        ("home", "ひきこもり・{不登校|ふとうこう}", "家で すごす時間が 長い人", 2, "house"),
        ("disability", "{障害|しょうがい}・こころ", "障害や こころの不調がある人", 1, "puzzle-piece"),
        ("family", "{家族|かぞく}・{介護|かいご}", "家族を 支えている人", 3, "users-three"),
        ("roots", "{外国|がいこく}につながる{人|ひと}", "ことばや 文化の ちがう人", 4, "globe"),
        ("habit", "やめたい・やめ{続|つづ}けたい", "お酒や 賭けごとなど", 7, "coffee"),
        ("loss", "{大切|たいせつ}な{人|ひと}を{亡|な}くした", "亡くした人を 思う人", 6, "leaf"),
        ("safe", "{安全|あんぜん}にくらす", "安心できる くらしを さがす人", 5, "shield-check"),
    ];
    let theme = |(order, (id, name, about, hue, icon)): (usize, (&str, &str, &str, u8, &str))| Theme {
        id: theme_id(id),
        name: Text::ja(name),
        reading: Text::ja(name).get(crate::domain::text::Lang::Ja).0.spoken(),
        about: Text::ja(about),
        hue,
        icon: icon.to_owned(),
        sensitive: matches!(id, "habit" | "loss" | "safe"),
        order: i64::try_from(order).unwrap(),
    };
    rows.into_iter().enumerate().map(theme).collect()
}

fn rooms() -> Vec<Room> {
    let room = |id: &str, name: &str, capacity, order| Room {
        id: RoomId::parse(id).unwrap(),
        name: Text::ja(name),
        capacity,
        note: None,
        order,
        check_in: CheckInRules::default(),
        guide: crate::domain::room::RoomGuide::default(),
        calendar: None,
        slots: Vec::new(),
    };
    let at_once = CheckInRules { walk_up_minutes: Some(120), ..CheckInRules::default() };
    let second = Room { check_in: at_once, ..room("room-2", "グループの部屋 2", 12, 2) };
    vec![room("room-1", "グループの部屋 1", 8, 1), second]
}

/// Two boxes; the PIN of both is 1357.
fn boxes() -> Vec<Mailbox> {
    [(12, BoxKind::Mailbox, Post::Waiting), (101, BoxKind::Locker, Post::Nothing)]
        .map(|(number, kind, post)| {
            let id = MailboxId::parse(&format!("box-{number}")).unwrap();
            let pin = Some(NumberSum::of_box(&id, "1357"));
            Mailbox { id, kind, number, pin, post, renew_on: date("2027-03-31") }
        })
        .to_vec()
}

fn bookings() -> Vec<Booking> {
    let rows = [
        ("a", "room-1", "2026-11-21", "09:30-11:30", None),
        ("b", "room-1", "2026-11-21", "13:00-15:00", None),
        ("c", "room-1", "2026-11-21", "17:00-19:00", None),
        ("d", "room-2", "2026-11-21", "10:00-12:00", None),
        ("e", "room-2", "2026-11-21", "17:00-20:00", Some("八時半の台所")),
        ("f", "room-2", "2026-11-21", "20:00-21:00", Some("とても長い名前の読書会")),
        ("g", "room-1", "2026-11-22", "12:00-18:00", None),
        ("h", "room-2", "2026-11-22", "09:00-21:00", None),
        ("i", "room-1", "2026-11-25", "09:00-13:00", None),
        ("j", "room-1", "2026-11-25", "17:30-21:00", None),
    ];
    let booking = |(id, room, day, time, name): (&str, &str, &str, &str, Option<&str>)| Booking {
        id: BookingId::parse(id).unwrap(),
        room: RoomId::parse(room).unwrap(),
        date: date(day),
        hours: hours(time),
        certainty: Certainty::Confirmed,
        shown_name: name.map(Text::ja),
        number: None,
    };
    rows.into_iter().map(booking).collect()
}

fn events() -> Vec<PublicEvent> {
    let walk = PublicEvent {
        id: EventId::parse("walk").unwrap(),
        title: Text::ja("{汐路川|しおじがわ}ゆっくり{歩|ある}き"),
        reading: "しおじがわゆっくりあるき".to_owned(),
        summary: Text::ja("川ぞいの1.2kmを、休みながら歩きます。話しても、だまって歩いてもかまいません。"),
        for_whom: Text::ja("どなたでも"),
        audiences: BTreeSet::from([Audience::Everyone]),
        sessions: vec![Session { date: date("2026-11-29"), hours: hours("10:00-12:00") }],
        place: Place::Public(Text::ja("汐路川公園 東口（約1.2km）")),
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        capacity: None,
        access: BTreeSet::from([Access::Wheelchair, Access::Toilet]),
        organiser: Text::ja("みほん県ボランティアセンター"),
        contact: Some(Text::ja("電話 000-0000-1200")),
        picture: Some(BlobHash::of(b"walk")),
        weather_note: Some(Text::ja("雨のときは中止です（朝8時に決めます）。")),
        status: EventStatus::Planned,
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
    };
    let other = |id: &str, title: &str, day: &str, status: EventStatus| PublicEvent {
        id: EventId::parse(id).unwrap(),
        title: Text::ja(title),
        picture: None,
        weather_note: None,
        sessions: vec![Session { date: date(day), hours: hours("13:30-15:30") }],
        status,
        ..walk.clone()
    };
    vec![
        other("today", "はじめての自助グループ展", "2026-11-21", EventStatus::Planned),
        other(
            "gone",
            "手話と文字でめぐる本の時間",
            "2026-11-22",
            EventStatus::Cancelled(Some(Text::ja("講師の体調のため 中止します。"))),
        ),
        PublicEvent {
            capacity: Some(10),
            application: Application::Needed(Text::ja("窓口（12階）か電話で。3回のうち1回だけでも。")),
            for_whom: Text::ja("グループをつくりたい人・つくったばかりの人"),
            sessions: ["2026-11-14", "2027-01-16", "2027-01-30"]
                .map(|day| Session { date: date(day), hours: hours("10:00-12:00") })
                .to_vec(),
            ..other(
                "course",
                "グループをつくりたい人の3回講座",
                "2027-01-16",
                EventStatus::Moved(Text::ja("1月9日から 1月16日に 変わりました。")),
            )
        },
        walk,
    ]
}

fn leaflets() -> Vec<Leaflet> {
    let leaflet = |id: &str, title: &str, group: Option<&str>, pages: &[&str]| Leaflet {
        id: LeafletId::parse(id).unwrap(),
        title: Text::ja(title),
        reading: "ちらし".to_owned(),
        group: group.map(group_id),
        themes: Vec::new(),
        pages: pages.iter().map(|name| LeafletPage::of(BlobHash::of(name.as_bytes()))).collect(),
        validity: Validity::default(),
        adults_only: id == "winter",
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
    };
    vec![
        leaflet("letter", "のんびり汽車だより 11月号", Some("kisha"), &["page-1", "page-2"]),
        leaflet("winter", "冬のつどいの お知らせ（とても長い題の チラシです）", None, &["page-2"]),
    ]
}

fn notices() -> Vec<Notice> {
    let notice = |id: &str, title: &str, body: &str, tone, group: Option<&str>| Notice {
        id: NoticeId::parse(id).unwrap(),
        title: Text::ja(title),
        body: Text::ja(body),
        picture: None,
        group: group.map(group_id),
        validity: Validity { from: None, to: Some(date("2027-01-04")) },
        tone,
        urgency: crate::domain::notice::Urgency::Ordinary,
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
    };
    vec![
        notice(
            "year-end",
            "年末年始の お休み",
            "12月29日(火)〜1月3日(日)は休館です。12月28日(月)は21時まで、1月4日(月)は9時から開きます。\n窓口の開設日は別の表をご覧ください。",
            NoticeTone::Closing,
            None,
        ),
        notice(
            "sayu-moved",
            "白湯の会：12/2(水) の会場が変わります",
            "うみべ集会所 和室です。",
            NoticeTone::Information,
            Some("sayu"),
        ),
        notice("lift", "エレベーターの点検", "1台だけ動きます。", NoticeTone::Caution, None),
    ]
}
