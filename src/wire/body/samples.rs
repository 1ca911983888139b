//! One filled-in item of every kind, for tests.

mod shelf;

pub(crate) use self::shelf::{book, mailbox, proposal};
use crate::domain::{
    activity::{Activity, ActivityKind, Change, Schedule},
    blob::BlobHash,
    calendar::{DayException, OpeningCalendar, YearEnd},
    channel::{Channel, Channels},
    check_in::{CheckIn, CheckInBy, CheckInRules, NumberSum, Presence, Stay, Take},
    content::Item,
    desk::{Desk, Helpline, HelplineWay, ResourceKind, WayKind, WeeklyHours},
    emergency::{Emergency, EmergencyKind, Span},
    event::{EventStatus, PublicEvent, Session},
    follow_up::{FollowUpDesk, PublicHost, Recipient},
    group::{
        Access, Admission, Application, Audience, Contact, FirstVisitCard, FirstVisitSign, Group, Scope,
    },
    id::{
        ActivityId, BookingId, CalendarId, DeskId, EventId, GroupId, HelplineId, LeafletId, NoticeId,
        PlaylistId, RoomId, ThemeId,
    },
    leaflet::{Leaflet, LeafletPage},
    notice::{Notice, NoticeTone, Urgency},
    place::Place,
    recurrence::Recurrence,
    room::{Booking, Certainty, Room, RoomGuide},
    settings::{SearchWords, Settings, WordSort},
    signage::{Automatic, Playlist, Slide, SlideKind, SlideWhen},
    text::{Lang, Text},
    theme::Theme,
    time::{Hours, Validity},
};
use crate::wire::leaf::Leaf as _;

pub(crate) fn all() -> Vec<Item> {
    vec![
        Item::Settings(settings()),
        Item::Theme(theme()),
        Item::Group(group()),
        Item::Event(event()),
        Item::Leaflet(leaflet()),
        Item::Notice(notice()),
        Item::Playlist(playlist()),
        Item::Room(room()),
        Item::Booking(booking()),
        Item::Calendar(calendar("corner")),
        Item::Calendar(calendar("desk")),
        Item::Desk(desk()),
        Item::Helpline(helpline()),
        Item::CheckIn(check_in()),
        Item::Mailbox(mailbox()),
        Item::Request(request()),
        Item::Book(book()),
        Item::Proposal(proposal()),
        Item::Emergency(emergency()),
    ]
}

pub(crate) fn picture() -> BlobHash {
    BlobHash::of(b"a picture")
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn hours(text: &str) -> Hours {
    Hours::from_word(text).unwrap()
}

fn shown() -> Channels {
    Channels::of([Channel::Signage, Channel::Kiosk, Channel::Paper])
}

pub(crate) fn settings() -> Settings {
    Settings {
        corner_name: Text::ja("セルフヘルプ活動コーナー").with(Lang::En, "Self-help activity corner"),
        tagline: Text::ja("同じ悩みの人と 出会う場所です"),
        corner_place: Text::ja("15階 フリースペース（見本）"),
        centre_name: Text::ja("みほん県ボランティアセンター"),
        desk_place: Text::ja("12階 窓口"),
        extension: "1200".to_owned(),
        desk_phone: Some("000-0000-1200".to_owned()),
        web: Some("https://volunteer.mihon.example".to_owned()),
        guard_room: Text::ja("守衛室（1階 正面玄関の左・内線 1100）"),
        public_phone: Text::ja("公衆電話は 1階にあります"),
        staffed_hours: Text::ja("火〜土 9:00–17:00"),
        evacuation: Text::ja("青い扉の中で待ってください"),
        desk_does_not: Text::ja("医療の相談は行いません"),
        borrowing: Some(Text::ja("読みたい本を 窓口まで お持ちください。2週間 借りられます。")),
        corner_calendar: CalendarId::parse("corner").unwrap(),
        desk_calendar: CalendarId::parse("desk").unwrap(),
        follow_up: Some(FollowUpDesk {
            site: "mihon".to_owned(),
            recipient: Recipient::parse("age1n74jxgv2wmueh6kj6j5g5n355l94tm6cv2srlum78cz20qpqacxq54ftm8")
                .unwrap(),
            key_id: "k1".to_owned(),
            public_host: PublicHost::parse("hikae.mihon.example"),
            reply_days: 3,
            away_until: Some("2026-11-27".parse().unwrap()),
        }),
        words: vec![SearchWords {
            sort: WordSort::Same,
            words: vec!["{白湯|さゆ}".to_owned(), "さゆ".to_owned()],
        }],
        sample: true,
    }
}

pub(crate) fn theme() -> Theme {
    Theme {
        id: ThemeId::parse("habit").unwrap(),
        name: Text::ja("やめたい・やめ{続|つづ}けたい").with(Lang::JaEasy, "やめたい"),
        reading: "やめたいやめつづけたい".to_owned(),
        about: Text::ja("お酒、かけごと、買い物"),
        hue: 7,
        icon: "coffee".to_owned(),
        sensitive: true,
        order: 6,
    }
}

pub(crate) fn group() -> Group {
    Group {
        id: GroupId::parse("sayu-no-kai").unwrap(),
        name: Text::ja("{白湯|さゆ}の{会|かい}"),
        reading: "さゆのかい".to_owned(),
        aliases: vec!["断酒".to_owned()],
        themes: vec![ThemeId::parse("habit").unwrap()],
        summary: Text::ja("お酒をやめたい人の集まりです。"),
        admission: [(Audience::Experienced, Admission::Open), (Audience::Family, Admission::ContactFirst)]
            .into(),
        referrals: [(Audience::Family, GroupId::parse("engawa-no-kai").unwrap())].into(),
        observing: Some(Admission::NotOpen),
        conditions: Some(Text::ja("やめたい気持ちがあれば。")),
        first_visit: vec![FirstVisitCard {
            sign: FirstVisitSign::Tea, text: Text::ja("白い湯のみの札")
        }],
        area: Text::ja("汐路市"),
        scope: Scope::Municipality,
        activities: vec![activity()],
        contacts: vec![
            Contact::Phone("000-0000-1250".to_owned()),
            Contact::Mail("sayu@sayu.example".to_owned()),
            Contact::Letter(Text::ja("メールボックス9番")),
            Contact::Web("https://sayu.example".to_owned()),
            Contact::Desk,
        ],
        contact_note: Some(Text::ja("電話は留守番です。")),
        access: [Access::Toilet, Access::TextOnly].into(),
        languages: vec!["ja".to_owned(), "pt".to_owned()],
        cost: Text::ja("無料"),
        application: Application::Needed(Text::ja("電話で")),
        verified_on: date("2026-11-09"),
        channels: shown(),
        related: vec![GroupId::parse("koishi-no-kai").unwrap()],
    }
}

pub(crate) fn activity() -> Activity {
    let moved = Change::Moved {
        date: date("2026-12-03"),
        hours: hours("18:00-24:00"),
        place: Some(Place::Public(Text::ja("はまべ集会所"))),
    };
    Activity {
        id: ActivityId::parse("sayu-reikai").unwrap(),
        kind: ActivityKind::Regular,
        title: Some(Text::ja("水曜の会")),
        schedule: Schedule {
            starts_on: date("2025-04-02"),
            rule: Some(Recurrence::parse("FREQ=WEEKLY;BYDAY=WE").unwrap()),
            dates: vec![date("2026-12-25")],
            hours: hours("19:00-20:15"),
            changes: [
                (date("2026-12-02"), moved),
                (date("2026-12-09"), Change::Cancelled { reason: Some(Text::ja("点検")) }),
                (date("2026-12-16"), Change::Cancelled { reason: None }),
            ]
            .into(),
        },
        place: Place::Room(RoomId::parse("room-1").unwrap()),
        note: Some(Text::ja("5人まで")),
    }
}

pub(crate) fn event() -> PublicEvent {
    PublicEvent {
        id: EventId::parse("hajimete-ten").unwrap(),
        title: Text::ja("はじめての{展|てん}"),
        reading: "はじめてのてん".to_owned(),
        summary: Text::ja("パネルを並べます。"),
        for_whom: Text::ja("どなたでも"),
        audiences: [Audience::Everyone].into(),
        sessions: vec![
            Session { date: date("2026-12-12"), hours: hours("10:00-16:00") },
            Session { date: date("2026-12-13"), hours: hours("10:00-12:00") },
        ],
        place: Place::Public(Text::ja("15階")),
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        capacity: Some(40),
        access: [Access::Wheelchair].into(),
        organiser: Text::ja("みほん県ボランティアセンター"),
        contact: Some(Text::ja("000-0000-1200")),
        picture: Some(picture()),
        weather_note: Some(Text::ja("雨のときは中止です")),
        status: EventStatus::Moved(Text::ja("会場が変わりました")),
        channels: shown(),
    }
}

pub(crate) fn leaflet() -> Leaflet {
    Leaflet {
        id: LeafletId::parse("dayori").unwrap(),
        title: Text::ja("たより"),
        reading: "たより".to_owned(),
        group: Some(GroupId::parse("sayu-no-kai").unwrap()),
        themes: vec![ThemeId::parse("habit").unwrap()],
        pages: vec![leaflet_page()],
        validity: Validity { from: Some(date("2026-11-01")), to: Some(date("2026-12-31")) },
        adults_only: true,
        channels: shown(),
    }
}

fn leaflet_page() -> LeafletPage {
    LeafletPage {
        picture: picture(),
        small: Some(BlobHash::of(b"small")),
        size_px: Some((1_696, 2_400)),
        text: "毎週水曜日\n19時から".to_owned(),
    }
}

pub(crate) fn notice() -> Notice {
    Notice {
        id: NoticeId::parse("year-end").unwrap(),
        title: Text::ja("年末年始の休館"),
        body: Text::ja("12月29日から休館です。\n1月4日に開きます。"),
        picture: Some(picture()),
        group: Some(GroupId::parse("sayu-no-kai").unwrap()),
        validity: Validity { from: None, to: Some(date("2027-01-04")) },
        tone: NoticeTone::Closing,
        urgency: Urgency::UrgentWithChime,
        channels: shown(),
    }
}

pub(crate) fn playlist() -> Playlist {
    let slide = |shows| Slide { shows, secs: 15, when: SlideWhen::default() };
    let mut evening = slide(SlideKind::Automatic(Automatic::RoomsToday));
    evening.when = SlideWhen {
        validity: Validity { from: Some(date("2026-11-01")), to: None },
        weekdays: [0, 6].into(),
        hours: Some(hours("18:00-21:00")),
    };
    Playlist {
        id: PlaylistId::parse("daytime").unwrap(),
        name: Text::ja("ふだんの掲示"),
        slides: vec![
            evening,
            slide(SlideKind::Picture { blob: picture(), alt: Text::ja("川") }),
            slide(SlideKind::Notice(NoticeId::parse("year-end").unwrap())),
            slide(SlideKind::Event(EventId::parse("hajimete-ten").unwrap())),
            slide(SlideKind::Leaflet(LeafletId::parse("dayori").unwrap())),
            slide(SlideKind::Group(GroupId::parse("sayu-no-kai").unwrap())),
        ],
        priority: 10,
    }
}

pub(crate) fn room() -> Room {
    Room {
        id: RoomId::parse("room-1").unwrap(),
        name: Text::ja("グループの部屋 1"),
        capacity: 8,
        note: Some(Text::ja("丸い机が1つ")),
        order: 1,
        check_in: CheckInRules {
            by: CheckInBy::Anybody,
            opens_minutes: 15,
            release_minutes: Some(20),
            stay_minutes: Some(60),
            clearing_minutes: 10,
            walk_up_minutes: Some(90),
            walk_ups_day_max: Some(3),
            request_minutes: Some(180),
        },
        guide: RoomGuide {
            arriving: Some(Text::ja("かぎは 守衛室で")),
            leaving: Some(Text::ja("机を もどし、明かりを 消す")),
        },
        calendar: Some(CalendarId::parse("room-1").unwrap()),
        slots: vec![hours("09:00-12:00"), hours("13:00-17:00")],
    }
}

pub(crate) fn booking() -> Booking {
    Booking {
        id: BookingId::parse("b-1").unwrap(),
        room: RoomId::parse("room-1").unwrap(),
        date: date("2026-11-24"),
        hours: hours("10:00-12:00"),
        certainty: Certainty::Tentative,
        shown_name: Some(Text::ja("水曜の集まり")),
        number: Some(NumberSum::of(&BookingId::parse("b-1").unwrap(), "0417")),
    }
}

pub(crate) use crate::domain::request::sample as request;

pub(crate) fn check_in() -> CheckIn {
    let at = |time: &str| format!("2026-11-24T{time}Z").parse().unwrap();
    let booking = BookingId::parse("b-1").unwrap();
    let stays = Some(Stay { date: date("2026-11-24"), hours: hours("10:00-13:00") });
    let room = RoomId::parse("room-1").unwrap();
    let takes = Some(Take { date: date("2026-11-24"), hours: hours("10:00-11:30"), room });
    CheckIn { booking, arrived: Some(at("00:56:00")), last: (at("02:10:00"), Presence::Gone), stays, takes }
}

pub(crate) fn calendar(id: &str) -> OpeningCalendar {
    let mut weekly = [Some(hours("09:00-21:00")); 7];
    weekly[0] = None;
    OpeningCalendar {
        id: CalendarId::parse(id).unwrap(),
        name: Text::ja("開館日"),
        weekly,
        closed_on_holidays: true,
        year_end: Some(YearEnd { from: (12, 29), to: (1, 3) }),
        exceptions: [
            (date("2026-12-04"), DayException::Open(hours("09:00-12:00"))),
            (date("2026-12-05"), DayException::Closed(Text::ja("停電"))),
        ]
        .into(),
    }
}

pub(crate) fn desk() -> Desk {
    let mut week = WeeklyHours::default();
    week.0[1] = vec![hours("09:00-12:00"), hours("13:00-17:00")];
    Desk {
        id: DeskId::parse("center-desk").unwrap(),
        name: Text::ja("窓口（12階）"),
        reading: "まどぐち".to_owned(),
        municipality: Text::ja("みほん県"),
        matters: vec![Text::ja("グループをさがす")],
        what: Text::ja("いっしょに探します。"),
        for_whom: Text::ja("どなたでも"),
        cost: Text::ja("無料"),
        booking: Text::ja("要りません"),
        bring: Some(Text::ja("何も要りません")),
        does_not: Some(Text::ja("医療の相談")),
        phone: Some("000-0000-1200".to_owned()),
        hours: week,
        verified_on: date("2026-11-15"),
        resource: Some(ResourceKind::Training),
        deadline: Some(date("2026-12-25")),
    }
}

pub(crate) fn helpline() -> Helpline {
    Helpline {
        id: HelplineId::parse("yodoshi").unwrap(),
        name: Text::ja("夜どおし電話（見本）"),
        reading: "よどおしでんわ".to_owned(),
        for_whom: Text::ja("どなたでも"),
        ways: vec![HelplineWay {
            kind: WayKind::Phone,
            value: "000-0000-5001".to_owned(),
            hours: WeeklyHours::always(),
            fee: Text::ja("無料"),
            languages: vec!["ja".to_owned()],
        }],
        exceptions: Some(Text::ja("大みそかは18時から")),
        source: Text::ja("見本のための作り話です"),
        verified_on: date("2026-11-06"),
        order: 1,
        young: true,
    }
}

pub(crate) fn emergency() -> Emergency {
    let moment = |text: &str| text.parse().unwrap();
    Emergency {
        kind: EmergencyKind::Lifts,
        message: Some(Text::ja("{東|ひがし}階段を使ってください。").with(Lang::En, "Use the east stairs.")),
        span: Span::new(moment("2026-11-21T04:42:00Z"), moment("2026-11-21T06:00:00Z")).unwrap(),
        chime: true,
    }
}
