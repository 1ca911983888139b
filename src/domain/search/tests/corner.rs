//! A corner small enough to know what must be found in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    blob::BlobHash,
    calendar::OpeningCalendar,
    channel::Channels,
    content::{Content, Item, Revision},
    group::{Admission, Application, Audience, Group, Scope},
    id::{CalendarId, GroupId, LeafletId, NoticeId, ThemeId},
    leaflet::{Leaflet, LeafletPage},
    notice::{Notice, NoticeTone},
    settings::Settings,
    text::{Lang, Text},
    theme::Theme,
    time::Validity,
};

/// Id, name, reading, other names, theme, two sentences, day it was made sure of.
pub(super) type Row =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

pub(super) const GROUPS: [Row; 10] = [
    (
        "kisha",
        "のんびり{汽車|きしゃ}の{会|かい}",
        "のんびりきしゃのかい",
        "ひきこもり;居場所;ニート",
        "home",
        "長く家で過ごした人が、各駅停車で過ごします。",
        "2026-10-30",
    ),
    (
        "sayu",
        "{白湯|さゆ}の{会|かい}",
        "さゆのかい",
        "お酒;アルコール;断酒;依存症",
        "habit",
        "お酒をやめたい人の集まりです。",
        "2026-10-30",
    ),
    (
        "engawa",
        "{縁側|えんがわ}の{会|かい}",
        "えんがわのかい",
        "依存症の家族;お酒の家族",
        "habit",
        "家族がお酒に困っている人が話します。",
        "2026-10-30",
    ),
    (
        "taku",
        "{月|つき}あかりの{卓|たく}",
        "つきあかりのたく",
        "自死遺族;自死;死別;グリーフ",
        "loss",
        "身近な人を自死で亡くした人が、死にたいと思った夜のことも話します。",
        "2026-10-30",
    ),
    (
        "memo",
        "メモ{帳|ちょう}くらぶ",
        "めもちょうくらぶ",
        "高次脳機能障害;物忘れ",
        "disability",
        "覚えることや段取りが難しくなった人の会です。",
        "2026-10-30",
    ),
    (
        "camera",
        "カメラオフの{部屋|へや}",
        "かめらおふのへや",
        "がん;若年がん;オンライン",
        "illness",
        "顔も本名も出さずに話します。",
        "2026-10-30",
    ),
    (
        "endai",
        "ことばの{縁台|えんだい}",
        "ことばのえんだい",
        "外国人;日本語;Português",
        "roots",
        "外国につながる親と子が、学校のことを話します。",
        "2026-10-30",
    ),
    (
        "ame",
        "{雨|あま}やどりの{会|かい}",
        "あまやどりのかい",
        "DV;暴力;モラハラ",
        "safe",
        "こわい思いをした人の会です。",
        "2026-10-30",
    ),
    (
        "old",
        "ふるい{時計|とけい}の{会|かい}",
        "ふるいとけいのかい",
        "時計",
        "illness",
        "眠る時間がずれる人の会です。",
        "2026-01-10",
    ),
    (
        "new",
        "あたらしい{時計|とけい}の{会|かい}",
        "わたらしいとけいのかい",
        "時計",
        "illness",
        "眠る時間がずれる人の会です。",
        "2026-11-10",
    ),
];

const THEMES: [(&str, &str); 7] = [
    ("home", "ひきこもり・{不登校|ふとうこう}"),
    ("habit", "やめたい・やめ{続|つづ}けたい"),
    ("loss", "{大切|たいせつ}な{人|ひと}を{亡|な}くした"),
    ("disability", "{障害|しょうがい}・こころ"),
    ("illness", "{病気|びょうき}・{難病|なんびょう}"),
    ("roots", "{外国|がいこく}につながる{人|ひと}"),
    ("safe", "{安全|あんぜん}にくらす"),
];

fn group((id, name, reading, aliases, theme, summary, day): Row) -> Item {
    let who = if id == "taku" { Audience::Bereaved } else { Audience::Experienced };
    Item::Group(Group {
        id: GroupId::parse(id).unwrap(),
        name: if id == "sayu" { Text::ja(name).with(Lang::En, "Sayu circle") } else { Text::ja(name) },
        reading: reading.to_owned(),
        aliases: aliases.split(';').map(str::to_owned).collect(),
        themes: vec![ThemeId::parse(theme).unwrap()],
        summary: Text::ja(summary),
        admission: BTreeMap::from([(who, Admission::Open)]),
        referrals: BTreeMap::new(),
        observing: None,
        conditions: None,
        first_visit: Vec::new(),
        area: Text::ja("{汐路市|しおじし}"),
        scope: Scope::Prefecture,
        activities: Vec::new(),
        contacts: Vec::new(),
        contact_note: None,
        access: BTreeSet::new(),
        languages: Vec::new(),
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        verified_on: day.parse().unwrap(),
        channels: Channels::default(),
        related: Vec::new(),
    })
}

fn theme((id, name): (&str, &str)) -> Item {
    let name = Text::ja(name);
    Item::Theme(Theme {
        id: ThemeId::parse(id).unwrap(),
        reading: name.get(Lang::Ja).0.spoken(),
        about: Text::default(),
        name,
        hue: 1,
        icon: "house".to_owned(),
        sensitive: false,
        order: 0,
    })
}

fn settings() -> [Item; 2] {
    let corner = CalendarId::parse("corner").unwrap();
    let word = || Text::ja("しるべ");
    let settings = Settings {
        corner_name: word(),
        tagline: word(),
        corner_place: word(),
        centre_name: word(),
        desk_place: word(),
        desk_phone: None,
        web: None,
        extension: "0000".to_owned(),
        guard_room: word(),
        public_phone: word(),
        staffed_hours: word(),
        evacuation: word(),
        desk_does_not: word(),
        borrowing: None,
        corner_calendar: corner.clone(),
        desk_calendar: corner.clone(),
        follow_up: None,
        words: Vec::new(),
        sample: true,
    };
    let calendar = OpeningCalendar {
        id: corner,
        name: word(),
        weekly: [None; 7],
        closed_on_holidays: true,
        year_end: None,
        exceptions: BTreeMap::new(),
    };
    [Item::Settings(settings), Item::Calendar(calendar)]
}

fn notice() -> Item {
    Item::Notice(Notice {
        id: NoticeId::parse("lift").unwrap(),
        title: Text::ja("エレベーター点検"),
        body: Text::ja("1台だけ動きます。"),
        picture: None,
        group: None,
        validity: Validity::default(),
        tone: NoticeTone::Information,
        urgency: crate::domain::notice::Urgency::Ordinary,
        channels: Channels::default(),
    })
}

/// The corner with two leaflets: one that says more than its title, and one for grown-ups.
pub(super) fn with_leaflets() -> Content {
    let page = |text: &str| LeafletPage { text: text.to_owned(), ..LeafletPage::of(BlobHash::of(b"page")) };
    let leaflet = |id: &str, title: &str, adults_only: bool, pages: &[&str]| {
        Item::Leaflet(Leaflet {
            id: LeafletId::parse(id).unwrap(),
            title: Text::ja(title),
            reading: String::new(),
            group: None,
            themes: Vec::new(),
            pages: pages.iter().map(|text| page(text)).collect(),
            validity: Validity::default(),
            adults_only,
            channels: Channels::default(),
        })
    };
    let leaflets = [
        leaflet(
            "letter",
            "冬の便り",
            false,
            &["表紙", "入口に 消毒\n液、しょうどくえきを 置きます。きしゃの 会から。"],
        ),
        leaflet("night", "飲んでしまった{夜|よる}に読む紙", true, &["のんでしまった 夜に読む 紙"]),
    ];
    let items = GROUPS.into_iter().map(group).chain(THEMES.into_iter().map(theme)).chain(settings());
    let ready = [BlobHash::of(b"page")].into_iter().collect();
    Content::build(Revision::default(), items.chain(leaflets), &ready, None).content.unwrap()
}

/// The corner, without the group of this id.
pub(super) fn corner(without: &str) -> Content {
    let groups = GROUPS.into_iter().filter(|row| row.0 != without).map(group);
    let items = groups.chain(THEMES.into_iter().map(theme)).chain(settings()).chain([notice()]);
    Content::build(Revision::default(), items, &BTreeSet::new(), None).content.unwrap()
}
