//! What people type and what they find: one line each.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::{
    calendar::OpeningCalendar,
    channel::Channels,
    content::{Item, Revision},
    group::{Admission, Application, Audience, Group, Scope},
    id::CalendarId,
    notice::{Notice, NoticeTone},
    settings::Settings,
    text::{Lang, Text},
    theme::Theme,
    time::Validity,
};

/// Id, name, reading, other names, theme, two sentences, day it was made sure of.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const GROUPS: [Row; 10] = [
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
        extension: "0000".to_owned(),
        guard_room: word(),
        public_phone: word(),
        staffed_hours: word(),
        evacuation: word(),
        desk_does_not: word(),
        corner_calendar: corner.clone(),
        desk_calendar: corner.clone(),
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
        channels: Channels::default(),
    })
}

fn corner(without: &str) -> Content {
    let groups = GROUPS.into_iter().filter(|row| row.0 != without).map(group);
    let items = groups.chain(THEMES.into_iter().map(theme)).chain(settings()).chain([notice()]);
    Content::build(Revision::default(), items.collect(), &BTreeSet::new(), None).content.unwrap()
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| id(&hit.found)).collect()
}

fn id(found: &Found) -> &str {
    match found {
        Found::Group(id) => id.as_str(),
        Found::Theme(id) => id.as_str(),
        Found::Event(id) => id.as_str(),
        Found::Desk(id) => id.as_str(),
        Found::Leaflet(id) => id.as_str(),
        Found::Notice(id) => id.as_str(),
    }
}

#[test]
fn what_is_typed_finds_first_what_was_meant() {
    let index = Index::of(&corner(""), None);
    let wrong: Vec<_> = [
        // Names and readings, whole and begun.
        ("のんびり汽車の会", "kisha"),
        ("のんびりきしゃのかい", "kisha"),
        ("のんび", "kisha"),
        ("きしゃ", "kisha"),
        ("汽車", "kisha"),
        ("さゆ", "sayu"),
        ("白湯", "sayu"),
        ("つきあかり", "taku"),
        ("めもちょう", "memo"),
        ("かめら", "camera"),
        ("え", "engawa"),
        ("えんだい", "endai"),
        ("あまやどり", "ame"),
        ("こ", "endai"),
        // Other spellings of the same.
        ("キシャ", "kisha"),
        ("ｷｼｬ", "kisha"),
        ("のんびり　きしゃ", "kisha"),
        ("サユノカイ", "sayu"),
        ("メモ帳クラブ", "memo"),
        ("かめらーおふ", "camera"),
        ("カメラ・オフ", "camera"),
        ("めもちよう", "memo"),
        ("きしや", "kisha"),
        ("エンガワ", "engawa"),
        // Latin letters.
        ("kisha", "kisha"),
        ("sayu", "sayu"),
        ("SAYU", "sayu"),
        ("Sayu circle", "sayu"),
        ("ｓａｙｕ", "sayu"),
        ("nonbiri", "kisha"),
        ("tsukiakari", "taku"),
        ("tukiakari", "taku"),
        ("enndai", "endai"),
        ("memochou", "memo"),
        ("kotoba no", "endai"),
        ("nonbirik", "kisha"),
        ("sayunok", "sayu"),
        ("kamera ofu", "camera"),
        ("portugues", "endai"),
        ("Português", "endai"),
        // Other names, themes, texts.
        ("ひきこもり", "kisha"),
        ("居場所", "kisha"),
        ("断酒", "sayu"),
        ("アルコール", "sayu"),
        ("あるこーる", "sayu"),
        ("がん", "camera"),
        ("グリーフ", "taku"),
        ("ふとうこう", "home"),
        ("不登校", "home"),
        ("なんびょう", "illness"),
        ("各駅停車", "kisha"),
        ("段取り", "memo"),
        ("顔も本名も", "camera"),
        ("エレベーター", "lift"),
        ("てんけん", ""),
        // Words that mean the same.
        ("hikikomori", "kisha"),
        ("withdrawal", "kisha"),
        ("引きこもり", "kisha"),
        ("登校拒否", "home"),
        ("alcohol", "sayu"),
        ("alco", "sayu"),
        ("飲酒", "sayu"),
        ("いんしゅ", "sayu"),
        ("cancer", "camera"),
        ("brain injury", "memo"),
        ("こうじのう", "memo"),
        ("bereaved", "taku"),
        ("いぞく", "taku"),
        ("foreigner", "endai"),
        ("アルコール依存症", "sayu"),
        // Several words, in any order; and what was made sure of last stands before the older.
        ("お酒 家族", "engawa"),
        ("家族 お酒", "engawa"),
        ("会 断酒", "sayu"),
        ("とけい", "new"),
        ("会 みつからない", ""),
        ("", ""),
        (" 　・", ""),
        ("ー", ""),
        ("zzz", ""),
    ]
    .into_iter()
    .filter_map(|(typed, first)| {
        let answer = index.find(typed, 20);
        let found = ids(&answer).first().copied().unwrap_or_default().to_owned();
        (found != first).then_some((typed, first, found))
    })
    .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn better_fits_stand_before_lesser_ones() {
    let index = Index::of(&corner(""), None);
    for (typed, found) in [
        ("時計", &["new", "old"][..]),
        ("依存症", &["sayu", "engawa"]),
        ("がん", &["camera"]),
        ("えん", &["engawa", "endai"]),
        ("しおじし", &["ame", "endai", "engawa", "camera", "sayu", "taku", "kisha", "memo", "new", "old"]),
    ] {
        let answer = index.find(typed, 20);
        let groups: Vec<&str> = ids(&answer);
        assert_eq!(
            groups.iter().take(found.len()).collect::<std::collections::BTreeSet<_>>().len(),
            found.len()
        );
        if found.len() < 5 {
            assert_eq!(groups, found, "{typed}");
        } else {
            assert_eq!(groups.len(), found.len(), "{typed}");
        }
    }
    let few = index.find("会", 2);
    assert_eq!((few.hits.len(), few.more > 0, few.near), (2, true, Vec::new()));
}

#[test]
fn a_call_for_help_is_heard_and_nothing_of_the_bereaved_stands_beside_it() {
    let index = Index::of(&corner(""), None);
    for (typed, danger) in [
        ("しにたい", Danger::Heard),
        ("死にたい", Danger::Heard),
        ("シニタイ", Danger::Heard),
        ("shinitai", Danger::Heard),
        ("もう しに たい", Danger::Heard),
        ("きえたい", Danger::Heard),
        ("殴られる", Danger::Heard),
        ("なぐられた", Danger::Heard),
        ("dv", Danger::Heard),
        ("夫 DV", Danger::Heard),
        ("want to die", Danger::Heard),
        ("quiero morir", Danger::Heard),
        ("tu tu", Danger::Heard),
        ("自死", Danger::Perhaps),
        ("じさつ", Danger::Perhaps),
        ("suicide", Danger::Perhaps),
        ("advice", Danger::None),
        ("しに", Danger::None),
        ("ひきこもり", Danger::None),
        ("", Danger::None),
    ] {
        let answer = index.find(typed, 20);
        assert_eq!(answer.danger, danger, "{typed}");
        let beside =
            answer.hits.iter().map(|hit| id(&hit.found)).chain(answer.near.iter().map(ThemeId::as_str));
        let mourns = beside.filter(|id| ["taku", "loss"].contains(id)).count();
        assert!(danger != Danger::Heard || mourns == 0, "{typed}");
    }
    let bereaved = index.find("自死", 20);
    assert_eq!(ids(&bereaved), ["taku"], "whoever lost somebody finds those who did too");
    assert_eq!(ids(&index.find("DV", 20)), ["ame"]);
}

#[test]
fn where_no_group_is_found_the_nearest_themes_are() {
    let index = Index::of(&corner(""), None);
    for (typed, near) in [
        ("薬物", &["habit"][..]),
        ("やくぶつ", &["habit"]),
        ("drugs", &["habit"]),
        ("発達障害", &["disability"]),
        ("はったつしょうがい", &["disability"]),
        ("ひきこもい", &["home"]),
        ("流産", &["loss"]),
        ("しにたいしにたい", &[]),
        ("ひきこもり", &[]),
        ("うえきばち", &[]),
    ] {
        let near: Vec<&str> = near.to_vec();
        let answer = index.find(typed, 20);
        let found: Vec<&str> = answer.near.iter().map(ThemeId::as_str).collect();
        assert_eq!(found.iter().take(1).copied().collect::<Vec<_>>(), near, "{typed}: {found:?}");
    }
}

#[test]
fn an_index_that_takes_over_is_the_index_made_anew() {
    let (old, new) = (corner("sayu"), corner(""));
    let before = Index::of(&old, None);
    let taken_over = Index::of(&new, Some((&old, &before)));
    assert_eq!(taken_over, Index::of(&new, None));
    let again = Index::of(&new, Some((&new, &taken_over)));
    assert_eq!(again, taken_over);
    let kept = again.entries.iter().zip(&taken_over.entries).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
    assert_eq!(kept, GROUPS.len(), "unchanged groups are not folded twice");
    let without = Index::of(&corner("taku"), Some((&new, &taken_over)));
    assert_eq!(without, Index::of(&corner("taku"), None), "without its group a theme mourns no longer");
}

#[test]
fn neither_index_nor_answer_says_what_was_typed() {
    let index = Index::of(&corner(""), None);
    let said = format!("{index:?} {:?}", index.find("さゆ", 1));
    assert_eq!(said, "Index(18 entries) Answer(1 hits)");
}
