//! A small corner for the tests of papers: every case a slip has to say well, once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{NoSlip, Slip, SlipKind, Source};
use crate::domain::{
    activity::{Activity, ActivityKind, Change, Schedule},
    agenda::Agenda,
    blob::BlobHash,
    calendar::OpeningCalendar,
    channel::{Channel, Channels},
    check_in::CheckInRules,
    content::{Content, Item, Revision},
    desk::{Helpline, HelplineWay, WayKind, WeeklyHours},
    event::{EventStatus, PublicEvent, Session},
    group::{Access, Admission, Application, Audience, Contact, Group, Scope},
    id::{ActivityId, BookingId, CalendarId, EventId, GroupId, HelplineId, LeafletId, RoomId, ThemeId},
    leaflet::Leaflet,
    place::Place,
    room::{Booking, Certainty, Room},
    settings::Settings,
    text::{Lang, Text},
    theme::Theme,
    time::{Hours, Validity},
};

/// Every kind of slip, as the command line writes it.
pub(crate) const KINDS: [&str; 11] = [
    "group/kisha",
    "group/sayu",
    "groups/kisha,sayu,seki",
    "memo/kisha",
    "memo/sayu",
    "event/walk",
    "week",
    "first-visit",
    "start-group",
    "rooms",
    "leaflet/dayori",
];

/// Saturday 21 November 2026, 13:42.
pub(crate) fn noon() -> NaiveDateTime {
    day("2026-11-21").and_time(NaiveTime::from_hms_opt(13, 42, 0).unwrap())
}

/// A line with a number by day and night, and an address of its relay service.
fn helpline() -> Helpline {
    let way = |kind, value: &str, hours| HelplineWay {
        kind,
        value: value.to_owned(),
        hours,
        fee: Text::ja("無料"),
        languages: Vec::new(),
    };
    let by_day = Hours::new("10:00".parse().unwrap(), "16:00".parse().unwrap()).unwrap();
    Helpline {
        id: HelplineId::parse("yodoshi").unwrap(),
        name: Text::ja("夜どおし電話"),
        reading: "よどおしでんわ".to_owned(),
        for_whom: Text::ja("どなたでも"),
        ways: vec![
            way(WayKind::Phone, "000-0000-5001", WeeklyHours::always()),
            way(WayKind::Relay, "https://relay.example", WeeklyHours(std::array::from_fn(|_| vec![by_day]))),
        ],
        exceptions: None,
        source: Text::ja("見本"),
        verified_on: day("2026-11-06"),
        order: 0,
        young: false,
    }
}

/// The slip of a kind at [`noon`].
pub(crate) fn slip(kind: &str, lang: Lang) -> Slip {
    make(kind, lang, Some(noon())).unwrap()
}

#[expect(clippy::unwrap_in_result, reason = "a kind that cannot be read is a wrong test")]
pub(crate) fn make(kind: &str, lang: Lang, at: Option<NaiveDateTime>) -> Result<Slip, NoSlip> {
    let content = corner();
    let agenda = at.map(|at| Agenda::of(&content, at.date())).unwrap_or_default();
    Slip::make(&kind.parse::<SlipKind>().unwrap(), Source { content: &content, agenda: &agenda, at, lang })
}

/// The whole corner.
pub(crate) fn corner() -> Arc<Content> {
    let page = BlobHash::of(b"page");
    let groups = [kisha(), seki(), sayu(), taku(), quiet()].map(Item::Group);
    let rest = [
        Item::Settings(settings()),
        Item::Calendar(calendar("corner", "09:00-21:00")),
        Item::Calendar(calendar("desk", "09:00-17:00")),
        Item::Theme(theme("home")),
        Item::Theme(theme("loss")),
        Item::Event(walk()),
        Item::Leaflet(leaflet(page)),
        Item::Helpline(helpline()),
    ];
    let rooms =
        [room("room-1", "グループの部屋 1", 1), room("room-2", "グループの部屋 2", 2)].map(Item::Room);
    let bookings = [booking("a", "13:00-15:00", Some("のんびり汽車の会")), booking("b", "18:00-20:00", None)]
        .map(Item::Booking);
    let items = groups.into_iter().chain(rest).chain(rooms).chain(bookings);
    let ready = BTreeSet::from([page]);
    Arc::new(Content::build(Revision { epoch: 1, rev: 1 }, items, &ready, None).content.unwrap())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hours(text: &str) -> Hours {
    let (from, to) = text.split_once('-').unwrap();
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    Hours::new(time(from), time(to)).unwrap()
}

fn settings() -> Settings {
    Settings {
        corner_name: Text::ja("セルフヘルプ活動コーナー").with(Lang::En, "Self-help activity corner"),
        tagline: Text::ja("同じ悩みの人と 出会う場所です"),
        corner_place: Text::ja("みほん県民プラザ 15階 フリースペース"),
        centre_name: Text::ja("みほん県ボランティアセンター"),
        desk_place: Text::ja("12階 相談窓口"),
        extension: "1200".to_owned(),
        desk_phone: Some("000-0000-1200".to_owned()),
        web: Some("https://volunteer.mihon.example".to_owned()),
        guard_room: Text::ja("1階 正面玄関の左"),
        public_phone: Text::ja("1階 正面玄関の右"),
        staffed_hours: Text::ja("火〜土 9:00–17:00").with(Lang::En, "Tue–Sat 9:00–17:00"),
        evacuation: Text::ja("青い扉の中で 待ってください"),
        desk_does_not: Text::ja("病院の紹介、医療の相談、カウンセリングは行いません。"),
        borrowing: None,
        corner_calendar: CalendarId::parse("corner").unwrap(),
        desk_calendar: CalendarId::parse("desk").unwrap(),
        follow_up: Some(crate::domain::follow_up::tests::settings()),
        words: Vec::new(),
        sample: true,
    }
}

fn calendar(id: &str, open: &str) -> OpeningCalendar {
    OpeningCalendar {
        id: CalendarId::parse(id).unwrap(),
        name: Text::ja("開館日"),
        weekly: [Some(hours(open)); 7],
        closed_on_holidays: true,
        year_end: None,
        exceptions: BTreeMap::new(),
    }
}

fn theme(id: &str) -> Theme {
    Theme {
        id: ThemeId::parse(id).unwrap(),
        name: Text::ja("家で過ごす"),
        reading: "いえですごす".to_owned(),
        about: Text::ja("家で過ごす時間が長い人"),
        hue: 2,
        icon: "house".to_owned(),
        sensitive: id == "loss",
        order: 1,
    }
}

fn group(id: &str, name: Text) -> Group {
    Group {
        id: GroupId::parse(id).unwrap(),
        name,
        reading: "かい".to_owned(),
        aliases: Vec::new(),
        themes: vec![ThemeId::parse("home").unwrap()],
        summary: Text::ja("話しても、だまっていてもかまいません。"),
        admission: BTreeMap::from([(Audience::Experienced, Admission::Open)]),
        referrals: BTreeMap::new(),
        observing: None,
        conditions: None,
        first_visit: Vec::new(),
        area: Text::ja("汐路市"),
        scope: Scope::Prefecture,
        activities: Vec::new(),
        contacts: Vec::new(),
        contact_note: None,
        access: BTreeSet::new(),
        languages: vec!["ja".to_owned()],
        cost: Text::ja("無料").with(Lang::En, "Free"),
        application: Application::NotNeeded,
        verified_on: day("2026-10-30"),
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
        related: Vec::new(),
    }
}

fn activity(kind: ActivityKind, dates: &[&str], time: &str, place: Place) -> Activity {
    Activity {
        id: ActivityId::parse(kind.key()).unwrap(),
        kind,
        title: None,
        schedule: Schedule {
            starts_on: day("2026-01-01"),
            rule: None,
            dates: dates.iter().map(|date| day(date)).collect(),
            hours: hours(time),
            changes: BTreeMap::new(),
        },
        place,
        note: None,
    }
}

/// Everything a group can say, in two languages.
fn kisha() -> Group {
    let room = Place::Room(RoomId::parse("room-1").unwrap());
    let mut first = activity(ActivityKind::Newcomers, &["2026-12-05"], "14:00-15:30", room.clone());
    first.note = Some(Text::ja("5人まで・席は自由です。"));
    let usual = activity(ActivityKind::Regular, &["2026-11-21", "2026-12-19"], "14:00-16:30", room);
    let name = Text::ja("のんびり{汽車|きしゃ}の{会|かい}").with(Lang::En, "The slow train");
    Group {
        summary: Text::ja(
            "長く家で過ごした人が、各駅停車で過ごします。30代後半からの人が多く、若い人も来ます。",
        )
        .with(Lang::En, "For people who have spent a long time at home. Come at your own pace."),
        admission: BTreeMap::from([
            (Audience::Experienced, Admission::Open),
            (Audience::Family, Admission::NotOpen),
            (Audience::Professional, Admission::ContactFirst),
            (Audience::Everyone, Admission::NotOpen),
        ]),
        referrals: BTreeMap::from([(Audience::Family, GroupId::parse("seki").unwrap())]),
        observing: Some(Admission::ContactFirst),
        conditions: Some(Text::ja("年齢の線はありません。")),
        activities: vec![first, usual],
        contacts: vec![
            Contact::Phone("000-0000-0006".to_owned()),
            Contact::Letter(Text::ja("みほん県ボランティアセンター メールボックス6番")),
            Contact::Mail("kisha@nonbiri.example".to_owned()),
            Contact::Web("https://nonbiri.example".to_owned()),
        ],
        contact_note: Some(Text::ja("電話は 火曜の 13–16時です。")),
        access: BTreeSet::from([Access::Wheelchair, Access::Toilet, Access::Writing]),
        languages: vec!["ja".to_owned(), "ja-easy".to_owned(), "pt".to_owned()],
        ..group("kisha", name)
    }
}

/// Confirmed long ago, abroad a little, with a fee.
fn seki() -> Group {
    let hall = Place::Public(Text::ja("やまぶき市民館 2階"));
    Group {
        admission: BTreeMap::from([(Audience::Family, Admission::Open)]),
        activities: vec![activity(ActivityKind::Regular, &["2026-11-22"], "14:00-16:30", hall)],
        cost: Text::ja("200円"),
        application: Application::Needed(Text::ja("前の週までに、はがきで。")),
        verified_on: day("2026-03-01"),
        contacts: vec![Contact::Phone("000-0000-0007".to_owned())],
        ..group("seki", Text::ja("となりの{席|せき}の{会|かい}"))
    }
}

/// One meeting fell out, one moved.
fn sayu() -> Group {
    let hall = Place::Public(Text::ja("汐路市 みなと会館 2階"));
    let dates = ["2026-11-25", "2026-12-02", "2026-12-09"];
    let mut usual = activity(ActivityKind::Regular, &dates, "19:00-20:15", hall);
    let cancelled = Change::Cancelled { reason: Some(Text::ja("会館が お休みのためです。")) };
    let other = Some(Place::Public(Text::ja("汐路市 うみべ集会所")));
    let moved = Change::Moved { date: day("2026-12-02"), hours: hours("19:00-20:15"), place: other };
    usual.schedule.changes = BTreeMap::from([(day("2026-11-25"), cancelled), (day("2026-12-02"), moved)]);
    Group { activities: vec![usual], ..group("sayu", Text::ja("{白湯|さゆ}の{会|かい}")) }
}

/// Reached through the desk alone.
fn taku() -> Group {
    Group {
        themes: vec![ThemeId::parse("loss").unwrap()],
        activities: vec![activity(
            ActivityKind::Regular,
            &["2026-11-24"],
            "14:00-16:00",
            Place::AfterContact,
        )],
        contacts: vec![Contact::Desk],
        channels: Channels::of([Channel::Kiosk, Channel::Paper, Channel::ViaDesk]),
        ..group("taku", Text::ja("{月|つき}あかりの{卓|たく}"))
    }
}

/// On glass, but never on paper.
fn quiet() -> Group {
    let place = Place::Public(Text::ja("鈴原市民館"));
    Group {
        activities: vec![activity(ActivityKind::Regular, &["2026-11-24"], "10:00-12:00", place)],
        channels: Channels::of([Channel::Kiosk]),
        ..group("quiet", Text::ja("紙にのせない会"))
    }
}

fn walk() -> PublicEvent {
    let session = |date| Session { date: day(date), hours: hours("10:00-12:00") };
    PublicEvent {
        id: EventId::parse("walk").unwrap(),
        title: Text::ja("汐路川ゆっくり歩き"),
        reading: "しおじがわゆっくりあるき".to_owned(),
        summary: Text::ja("1.2kmを ゆっくり歩きます。途中で 帰ってもかまいません。"),
        for_whom: Text::ja("どなたでも"),
        audiences: BTreeSet::from([Audience::Everyone]),
        sessions: vec![session("2026-11-15"), session("2026-11-29")],
        place: Place::Public(Text::ja("汐路川公園 東口")),
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        capacity: Some(20),
        access: BTreeSet::from([Access::Wheelchair]),
        organiser: Text::ja("みほん県ボランティアセンター"),
        contact: Some(Text::ja("000-0000-1200")),
        picture: None,
        weather_note: Some(Text::ja("雨は中止（8時に決めます）")),
        status: EventStatus::Moved(Text::ja("集まる場所が 西口から 東口に 変わりました。")),
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
    }
}

fn leaflet(page: BlobHash) -> Leaflet {
    Leaflet {
        id: LeafletId::parse("dayori").unwrap(),
        title: Text::ja("のんびり便り 12月号"),
        reading: "のんびりだより".to_owned(),
        group: Some(GroupId::parse("kisha").unwrap()),
        themes: Vec::new(),
        pages: vec![crate::domain::leaflet::LeafletPage::of(page)],
        validity: Validity { from: None, to: Some(day("2026-12-31")) },
        adults_only: false,
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
    }
}

fn room(id: &str, name: &str, order: i64) -> Room {
    Room {
        id: RoomId::parse(id).unwrap(),
        name: Text::ja(name),
        capacity: 8,
        note: None,
        order,
        check_in: CheckInRules::default(),
        guide: crate::domain::room::RoomGuide::default(),
        calendar: None,
        slots: Vec::new(),
    }
}

fn booking(id: &str, time: &str, name: Option<&str>) -> Booking {
    Booking {
        id: BookingId::parse(id).unwrap(),
        room: RoomId::parse("room-1").unwrap(),
        date: day("2026-11-21"),
        hours: hours(time),
        certainty: if name.is_some() { Certainty::Confirmed } else { Certainty::Tentative },
        shown_name: name.map(Text::ja),
        number: None,
    }
}
