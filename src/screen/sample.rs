//! A corner to draw in tests: fiction in the spirit of the demo, with a thing of every kind.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{NaiveDate, NaiveTime, TimeZone as _, Weekday};

use crate::{
    domain::{
        activity::{Activity, ActivityKind, Schedule},
        blob::BlobHash,
        calendar::{OpeningCalendar, YearEnd},
        channel::{Channel, Channels},
        check_in::CheckInRules,
        content::{Content, Item, Revision},
        event::{EventStatus, PublicEvent, Session},
        group::{Admission, Application, Audience, Group, Scope},
        id::{
            ActivityId, BookingId, CalendarId, EventId, GroupId, LeafletId, NoticeId, PlaylistId, RoomId,
            ThemeId,
        },
        leaflet::{Leaflet, LeafletPage},
        notice::{Notice, NoticeTone},
        place::Place,
        recurrence::Recurrence,
        room::{Booking, Certainty, Room},
        settings::Settings,
        signage::{Playlist, Slide, SlideKind, SlideWhen},
        text::Text,
        theme::Theme,
        time::{Hours, Mono, Now, Validity},
    },
    kiosk::{
        Kiosk, KioskConfig,
        page::{Page, Prefs},
    },
};

/// Bytes of the pictures the corner names.
pub(super) const WALK: &[u8] = include_bytes!("../../assets/demo/pictures/walk.jpg");
pub(super) const LETTER: &[u8] = include_bytes!("../../assets/demo/pictures/train-letter.jpg");
pub(super) const EXHIBITION: &[u8] = include_bytes!("../../assets/demo/pictures/exhibition.jpg");

/// A moment by the wall clock, e.g. `2026-11-21 13:42:00`.
pub(super) fn now(wall: &str) -> Now {
    let wall = chrono::NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M:%S").unwrap();
    Now { mono: Mono(10_000_000), wall: chrono_tz::Asia::Tokyo.from_local_datetime(&wall).unwrap() }
}

/// The kiosk with the sample corner, on a page or on the signage.
pub(super) fn kiosk(content: Arc<Content>, page: Option<Page>, prefs: Prefs, now: &Now) -> Kiosk {
    Kiosk::staged(KioskConfig::default(), content, page, prefs, now)
}

/// The corner, whose signage plays one slide.
pub(super) fn content(shows: SlideKind) -> Arc<Content> {
    let mut items = vec![
        Item::Settings(settings()),
        Item::Calendar(calendar("corner", ("09:00", "21:00"), [true; 7])),
        Item::Calendar(calendar("desk", ("09:00", "17:00"), [false, true, true, true, true, true, false])),
        Item::Playlist(playlist(shows)),
    ];
    items.extend(rooms());
    items.extend(bookings());
    items.extend(things());
    let ready: BTreeSet<BlobHash> = [WALK, LETTER, EXHIBITION].map(BlobHash::of).into();
    let built = Content::build(Revision { epoch: 1, rev: 7 }, items, &ready, None);
    Arc::new(built.content.unwrap())
}

fn settings() -> Settings {
    Settings {
        corner_name: Text::ja("セルフヘルプ{活動|かつどう}コーナー"),
        tagline: Text::ja("同じ悩みの人と 出会う場所です・どなたでも"),
        corner_place: Text::ja("15階 フリースペース"),
        centre_name: Text::ja("みほん県ボランティアセンター"),
        desk_place: Text::ja("12階 相談窓口"),
        extension: "1200".to_owned(),
        desk_phone: None,
        web: None,
        guard_room: Text::ja("1階 守衛室・内線1100"),
        public_phone: Text::ja("1階 正面玄関の右"),
        staffed_hours: Text::ja("火〜土 9:00–17:00"),
        evacuation: Text::ja("エレベーター横の 待機スペース"),
        desk_does_not: Text::ja("医療の相談は 行いません"),
        borrowing: None,
        corner_calendar: CalendarId::parse("corner").unwrap(),
        desk_calendar: CalendarId::parse("desk").unwrap(),
        follow_up: None,
        words: Vec::new(),
        sample: true,
    }
}

fn calendar(id: &str, hours: (&str, &str), open: [bool; 7]) -> OpeningCalendar {
    OpeningCalendar {
        id: CalendarId::parse(id).unwrap(),
        name: Text::ja(id),
        weekly: open.map(|open| open.then(|| span(hours))),
        closed_on_holidays: true,
        year_end: Some(YearEnd { from: (12, 29), to: (1, 3) }),
        exceptions: BTreeMap::new(),
    }
}

fn playlist(shows: SlideKind) -> Playlist {
    Playlist {
        id: PlaylistId::parse("day").unwrap(),
        name: Text::ja("ふだん"),
        slides: vec![Slide { shows, secs: 15, when: SlideWhen::default() }],
        priority: 0,
    }
}

fn rooms() -> Vec<Item> {
    let room = |number: i64, capacity| {
        Item::Room(Room {
            id: RoomId::parse(&format!("room-{number}")).unwrap(),
            name: Text::ja(&format!("グループの部屋 {number}")),
            capacity,
            note: None,
            order: number,
            check_in: CheckInRules::default(),
            guide: crate::domain::room::RoomGuide::default(),
            calendar: None,
            slots: Vec::new(),
        })
    };
    vec![room(1, 8), room(2, 12)]
}

fn bookings() -> Vec<Item> {
    let rows = [
        ("room-1", ("09:30", "11:30"), None),
        ("room-1", ("13:00", "15:00"), None),
        ("room-1", ("17:00", "19:00"), None),
        ("room-2", ("10:00", "12:00"), None),
        ("room-2", ("17:00", "20:00"), Some("八時半の台所")),
    ];
    let booking = |(number, (room, hours, name)): (usize, (&str, _, Option<&str>))| {
        Item::Booking(Booking {
            id: BookingId::parse(&format!("booking-{number}")).unwrap(),
            room: RoomId::parse(room).unwrap(),
            date: date("2026-11-21"),
            hours: span(hours),
            certainty: Certainty::Confirmed,
            shown_name: name.map(Text::ja),
            number: None,
        })
    };
    rows.into_iter().enumerate().map(booking).collect()
}

fn things() -> Vec<Item> {
    vec![
        Item::Theme(home_theme()),
        Item::Theme(Theme {
            id: safety(), name: Text::ja("安全に くらす"), sensitive: true, ..home_theme()
        }),
        Item::Group(train_group()),
        Item::Event(walk()),
        Item::Notice(year_end()),
        Item::Notice(lift()),
        Item::Leaflet(letter()),
    ]
}

/// A sensitive theme.
pub(super) fn safety() -> ThemeId {
    ThemeId::parse("safety").unwrap()
}

fn home_theme() -> Theme {
    Theme {
        id: ThemeId::parse("home").unwrap(),
        name: Text::ja("ひきこもり"),
        reading: "ひきこもり".to_owned(),
        about: Text::ja("長く家で過ごしている人と家族"),
        hue: 2,
        icon: "house".to_owned(),
        sensitive: false,
        order: 1,
    }
}

fn train_group() -> Group {
    Group {
        id: GroupId::parse("nonbiri-kisha").unwrap(),
        name: Text::ja("のんびり{汽車|きしゃ}の{会|かい}"),
        reading: "のんびりきしゃのかい".to_owned(),
        aliases: Vec::new(),
        themes: vec![ThemeId::parse("home").unwrap()],
        summary: Text::ja(
            "長く家で過ごした人が、各駅停車で過ごします。30代後半からの人が多く、若い人も来ます。",
        ),
        admission: BTreeMap::from([(Audience::Experienced, Admission::Open)]),
        referrals: BTreeMap::new(),
        observing: Some(Admission::ContactFirst),
        conditions: None,
        first_visit: Vec::new(),
        area: Text::ja("汐路市"),
        scope: Scope::Prefecture,
        activities: vec![first_timers()],
        contacts: Vec::new(),
        contact_note: None,
        access: BTreeSet::new(),
        languages: vec!["ja".to_owned()],
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        verified_on: date("2026-10-30"),
        channels: everywhere(),
        related: Vec::new(),
    }
}

fn first_timers() -> Activity {
    Activity {
        id: ActivityId::parse("first").unwrap(),
        kind: ActivityKind::Newcomers,
        title: None,
        schedule: Schedule {
            starts_on: date("2026-01-03"),
            rule: Some(Recurrence::weekly(&[Weekday::Sat])),
            dates: Vec::new(),
            hours: span(("14:00", "15:30")),
            changes: BTreeMap::new(),
        },
        place: Place::Room(RoomId::parse("room-1").unwrap()),
        note: Some(Text::ja("5人まで・席は自由")),
    }
}

fn walk() -> PublicEvent {
    PublicEvent {
        id: EventId::parse("walk").unwrap(),
        title: Text::ja("{汐路川|しおじがわ}ゆっくり{歩|ある}き"),
        reading: "しおじがわゆっくりあるき".to_owned(),
        summary: Text::ja("川ぞいを ゆっくり歩きます。"),
        for_whom: Text::ja("どなたでも"),
        audiences: BTreeSet::from([Audience::Everyone]),
        sessions: vec![Session { date: date("2026-11-22"), hours: span(("10:00", "12:00")) }],
        place: Place::Public(Text::ja("汐路川公園 東口（約1.2km・車いす可）")),
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        capacity: None,
        access: BTreeSet::new(),
        organiser: Text::ja("みほん県ボランティアセンター"),
        contact: None,
        picture: Some(BlobHash::of(WALK)),
        weather_note: Some(Text::ja("雨のときは中止（朝8時に決めます）")),
        status: EventStatus::Planned,
        channels: everywhere(),
    }
}

fn year_end() -> Notice {
    notice(
        ("year-end", NoticeTone::Closing),
        "{年末年始|ねんまつねんし}の{休館|きゅうかん}",
        "12月29日〜1月3日は休館です。12月28日は21時まで、1月4日は9時から開きます。窓口（12階）の開設日は別の表をご覧ください。",
    )
}

fn lift() -> Notice {
    notice(
        ("lift", NoticeTone::Caution),
        "エレベーター点検",
        "12月8日(火) 9:30–12:00、1台だけ動きます。階段を使えない方は1階の守衛室へ声をかけてください（筆談できます）。",
    )
}

fn notice((id, tone): (&str, NoticeTone), title: &str, body: &str) -> Notice {
    Notice {
        id: NoticeId::parse(id).unwrap(),
        title: Text::ja(title),
        body: Text::ja(body),
        picture: None,
        group: None,
        validity: Validity::default(),
        tone,
        urgency: crate::domain::notice::Urgency::Ordinary,
        channels: everywhere(),
    }
}

fn letter() -> Leaflet {
    Leaflet {
        id: LeafletId::parse("letter").unwrap(),
        title: Text::ja("のんびり{汽車|きしゃ}の{会|かい} だより"),
        reading: "のんびりきしゃのかいだより".to_owned(),
        group: Some(GroupId::parse("nonbiri-kisha").unwrap()),
        themes: vec![ThemeId::parse("home").unwrap()],
        pages: vec![LeafletPage::of(BlobHash::of(LETTER))],
        validity: Validity::default(),
        adults_only: false,
        channels: everywhere(),
    }
}

fn everywhere() -> Channels {
    Channels::of(Channel::ALL)
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn span((start, end): (&str, &str)) -> Hours {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    Hours::new(time(start), time(end)).unwrap()
}
