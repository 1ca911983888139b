//! What people type and what they find: one line each.

use super::*;
use corner::{GROUPS, corner};

mod corner;

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
        Found::Book(id) => id.as_str(),
        Found::Proposal(id) => id.as_str(),
    }
}

/// What is typed, and what stands first.
const CASES: &[(&str, &str)] = &[
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
    ("ふとうこう", "kisha"),
    ("不登校", "kisha"),
    ("なんびょう", "new"),
    ("各駅停車", "kisha"),
    ("段取り", "memo"),
    ("顔も本名も", "camera"),
    ("エレベーター", "lift"),
    ("てんけん", ""),
    // Words that mean the same.
    ("hikikomori", "kisha"),
    ("withdrawal", "kisha"),
    ("引きこもり", "kisha"),
    ("登校拒否", "kisha"),
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
];

#[test]
fn what_is_typed_finds_first_what_was_meant() {
    assert!(CASES.len() >= 60);
    let index = Index::of(&corner(""), None);
    let answer = |typed| index.find(typed, 20);
    let first = |answer: &Answer| answer.first().map(id).unwrap_or_default().to_owned();
    let wrong: Vec<_> = CASES
        .iter()
        .map(|(typed, meant)| (*typed, *meant, first(&answer(typed))))
        .filter(|(_, meant, found)| found != meant)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn better_fits_stand_before_lesser_ones() {
    let index = Index::of(&corner(""), None);
    for (typed, found) in [
        ("時計", &["new", "old"][..]),
        ("依存症", &["sayu", "engawa"]),
        ("お酒", &["sayu", "engawa"]),
        ("alcohol", &["sayu", "engawa"]),
        ("えん", &["engawa", "endai"]),
        ("がん", &["camera"]),
    ] {
        assert_eq!(ids(&index.find(typed, 20)), found, "{typed}");
    }
    assert_eq!(index.find("しおじし", 20).hits.len(), GROUPS.len(), "a place finds all that meet there");
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
        ("きしゃ", &[]),
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
    let kept =
        again.lines.iter().zip(&taken_over.lines).filter(|(a, b)| Arc::ptr_eq(&a.entry, &b.entry)).count();
    assert_eq!(kept, GROUPS.len(), "unchanged groups are not folded twice");
    let without = Index::of(&corner("taku"), Some((&new, &taken_over)));
    assert_eq!(without, Index::of(&corner("taku"), None), "without its group a theme mourns no longer");
}

#[test]
fn what_is_printed_on_a_leaflet_is_found_last_and_never_what_is_for_grown_ups() {
    let index = Index::of(&corner::with_leaflets(), None);
    for (typed, found) in [
        ("しょうどくえき", &["letter"][..]),
        ("消毒液", &["letter"]),
        ("きしゃ", &["kisha", "letter"]),
        ("夜に読む", &[]),
        ("のんでしまった", &[]),
    ] {
        assert_eq!(ids(&index.find(typed, 20)), found, "{typed}");
    }
}

#[test]
fn neither_index_nor_answer_says_what_was_typed() {
    let index = Index::of(&corner(""), None);
    let said = format!("{index:?} {:?}", index.find("さゆ", 1));
    assert_eq!(said, "Index(18 entries) Answer(1 hits)");
}
