//! What may stand on a paper, and what must not.

use super::{
    NoSlip, Part, Payload, Phrase, Slip, SlipKind,
    sample::{KINDS, corner, make, noon, slip},
    words::FIXED,
};
use crate::domain::{ruby::RubyText, text::Lang};

/// Every word of a slip, in all its languages.
fn told(slip: &Slip) -> String {
    let mut told = String::new();
    for phrase in slip.parts.iter().flat_map(phrases) {
        for text in std::iter::once(&phrase.said).chain(&phrase.japanese) {
            told.push_str(&text.plain());
            told.push('\n');
        }
    }
    told
}

fn phrases(part: &Part) -> Vec<&Phrase> {
    match part {
        Part::Head(it)
        | Part::Title(it)
        | Part::Heading(it)
        | Part::Figure(it)
        | Part::Body(it)
        | Part::Note(it)
        | Part::Item { words: it, .. }
        | Part::Code { says: it, .. } => vec![it],
        Part::Fact { name, lines, .. } => std::iter::once(name).chain(lines).collect(),
        Part::Entry { lead, tag, lines } => std::iter::once(lead).chain(tag).chain(lines).collect(),
        Part::Framed(lines) => lines.iter().collect(),
        Part::Rule => Vec::new(),
    }
}

#[test]
fn kinds_are_read_as_they_are_written() {
    for kind in KINDS {
        assert_eq!(kind.parse::<SlipKind>().unwrap().to_string(), kind);
    }
    for wrong in ["", "group", "group/", "groups/", "groups/a,,b", "group/A", "week/1", "memo/a,b", "poster"]
    {
        assert!(wrong.parse::<SlipKind>().is_err(), "{wrong}");
    }
}

#[test]
fn nothing_without_consent_for_paper_is_on_any_paper() {
    assert_eq!(make("group/quiet", Lang::Ja, Some(noon())), Err(NoSlip::NotForPaper));
    assert_eq!(make("memo/quiet", Lang::Ja, Some(noon())), Err(NoSlip::NotForPaper));
    assert_eq!(make("groups/kisha,quiet", Lang::Ja, Some(noon())), Err(NoSlip::NotForPaper));
    for kind in KINDS {
        assert!(!told(&slip(kind, Lang::Ja)).contains("紙にのせない会"), "{kind}");
    }
}

#[test]
fn a_group_reached_through_the_desk_is_on_no_list() {
    let week = told(&slip("week", Lang::Ja));
    assert!(week.contains("となりの席の会") && !week.contains("月あかりの卓"), "{week}");
    let several = told(&slip("groups/kisha,taku", Lang::Ja));
    assert!(several.contains("のんびり汽車の会") && !several.contains("月あかりの卓"), "{several}");
    assert!(several.contains("名前をのせない紙"), "{several}");
    assert_eq!(make("groups/taku", Lang::Ja, Some(noon())), Err(NoSlip::NotForPaper));
}

#[test]
fn a_memo_gives_numbers_and_nothing_else_away() {
    let content = corner();
    for (kind, own) in [("memo/kisha", true), ("memo/sayu", false), ("memo/taku", false)] {
        for lang in [Lang::Ja, Lang::JaEasy, Lang::En] {
            let slip = slip(kind, lang);
            let told = told(&slip);
            assert_eq!(told.contains("000-0000-0006"), own, "{told}");
            assert!(told.contains("000-0000-1200") && told.contains("9:00–17:00"), "{told}");
            for group in content.groups.values() {
                assert!(!told.contains(&group.name.plain()), "{told}");
            }
            for secret in
                ["セルフヘルプ", "グループ", "会", "遺族", "2026", "group", "Self-help", "nonbiri", "汐路"]
            {
                assert!(!told.contains(secret), "{secret}: {told}");
            }
            assert!(
                !slip.parts.iter().any(|part| matches!(part, Part::Code { .. })),
                "a code leads to a page"
            );
        }
    }
    assert!(told(&slip("memo/kisha", Lang::Ja)).contains("見た記録"));
}

#[test]
fn the_numbers_of_helplines_name_no_place_and_an_address_is_no_number() {
    let slip = slip("talk", Lang::Ja);
    let told = told(&slip);
    for needed in [
        "電話番号のメモ",
        "000-0000-5001",
        "24時間・無料",
        "11月21日(土)・10:00–16:00・無料",
        "2026年11月6日に 確認",
    ] {
        assert!(told.contains(needed), "{needed}: {told}");
    }
    for secret in ["セルフヘルプ", "グループ", "15階", "12階"] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
    let figure = |part: &Part| if let Part::Figure(phrase) = part { Some(phrase.said.plain()) } else { None };
    let figures: Vec<String> = slip.parts.iter().filter_map(figure).collect();
    assert_eq!(figures, ["000-0000-5001"]);
}

#[test]
fn a_paper_is_offered_only_where_it_can_be_had() {
    let content = corner();
    for (kind, there, address) in [
        ("group/kisha", true, true),
        ("group/nobody", false, true),
        ("groups/taku", false, true),
        ("groups/kisha,taku", true, true),
        ("memo/taku", true, true),
        ("event/walk", true, true),
        ("leaflet/none", false, true),
        ("talk", true, false),
        ("rooms", true, false),
    ] {
        let kind: SlipKind = kind.parse().unwrap();
        assert_eq!((kind.is_there(&content), kind.address(&content).is_some()), (there, address), "{kind}");
    }
    let memo: SlipKind = "memo/kisha".parse().unwrap();
    let group: SlipKind = "group/kisha".parse().unwrap();
    assert!(memo.is_about_the_same(&group) && !SlipKind::Week.is_about_the_same(&SlipKind::Rooms));
    assert_eq!(memo.address(&content), content.settings.web.as_deref(), "a code would name the group");
}

#[test]
fn the_first_paper_offered_for_a_sensitive_group_is_the_memo() {
    let content = corner();
    let usual = |id: &str| {
        let group = content.groups.values().find(|group| group.id.as_str() == id).unwrap();
        SlipKind::usual(&content, group).to_string()
    };
    assert_eq!(usual("taku"), "memo/taku");
    assert_eq!(usual("kisha"), "group/kisha");
}

#[test]
fn nobody_is_turned_away_by_a_paper() {
    let group = told(&slip("group/kisha", Lang::Ja));
    assert!(group.contains("家族の方は「となりの席の会」へ"), "{group}");
    assert!(group.contains("ほかの方は、12階の窓口で ご案内します。"), "{group}");
    assert!(!group.contains("参加できません"), "{group}");
}

#[test]
fn every_named_paper_says_that_it_recommends_nothing_and_where_to_ask() {
    for kind in
        ["group/kisha", "groups/kisha,sayu", "event/walk", "week", "start-group", "rooms", "leaflet/dayori"]
    {
        let told = told(&slip(kind, Lang::Ja));
        for needed in [
            "掲載は 推薦ではありません。",
            "12階 相談窓口",
            "内線 1200",
            "2026年11月21日に 印刷",
            "（見本）",
            "行いません",
        ] {
            assert!(told.contains(needed), "{kind} lacks {needed}: {told}");
        }
    }
}

#[test]
fn what_is_not_as_planned_is_said() {
    let sayu = told(&slip("group/sayu", Lang::Ja));
    for needed in ["中止", "会館が お休みのためです。", "会場変更", "汐路市 うみべ集会所"]
    {
        assert!(sayu.contains(needed), "{needed}: {sayu}");
    }
    assert!(!told(&slip("week", Lang::Ja)).contains("白湯の会"), "its meeting of this week fell out");
    let walk = told(&slip("event/walk", Lang::Ja));
    assert!(walk.contains("変更あり") && walk.contains("西口から 東口"), "{walk}");
    assert!(walk.contains("11月29日(日)") && !walk.contains("11月15日"), "only days ahead: {walk}");
}

#[test]
fn what_is_over_is_not_ahead() {
    let evening = noon().date().and_hms_opt(20, 30, 0);
    let told = told(&make("group/kisha", Lang::Ja, evening).unwrap());
    assert!(!told.contains("11月21日(土) 14:00"), "{told}");
    assert!(told.contains("12月5日(土) 14:00–15:30"), "{told}");
}

#[test]
fn without_the_time_no_date_is_invented() {
    assert_eq!(make("week", Lang::Ja, None), Err(NoSlip::TimeUnknown));
    assert_eq!(make("rooms", Lang::Ja, None), Err(NoSlip::TimeUnknown));
    let group = told(&make("group/kisha", Lang::Ja, None).unwrap());
    assert!(group.contains("いまの日付が 分からない") && !group.contains("12月5日"), "{group}");
    assert!(!group.contains("に 印刷"), "{group}");
}

#[test]
fn rooms_are_named_only_where_a_group_wants_it() {
    let rooms = told(&slip("rooms", Lang::Ja));
    for needed in
        ["13:00–15:00　のんびり汽車の会", "18:00–20:00　予約あり・仮予約", "空き 15:00–18:00・20:00–21:00"]
    {
        assert!(rooms.contains(needed), "{needed}: {rooms}");
    }
    assert!(rooms.contains("職員への相談は 12階です。"), "{rooms}");
    let holiday = noon().date().succ_opt().unwrap().succ_opt().unwrap().and_hms_opt(10, 0, 0);
    let closed = told(&make("rooms", Lang::Ja, holiday).unwrap());
    assert!(closed.contains("今日は休館日です。次に開くのは 11月24日(火)です。"), "{closed}");
}

#[test]
fn another_language_never_stands_alone() {
    let card = told(&slip("first-visit", Lang::En));
    assert!(card.contains("This is my first time here.") && card.contains("はじめて来ました。"), "{card}");
    let group = told(&slip("group/kisha", Lang::En));
    assert!(group.contains("The slow train") && group.contains("のんびり汽車の会"), "{group}");
    assert!(told(&slip("group/sayu", Lang::En)).contains("Japanese only"));
    assert!(!group.contains("Japanese only"), "{group}");
}

/// PRIVACY P5 and P6: what stands on the paper, and what does not.
#[test]
fn the_follow_up_slip_tells_nothing_of_what_was_asked() {
    let told = told(&slip("follow-up", Lang::Ja));
    for said in [
        "お問い合わせの控え",
        "0000-0000",
        "0000 0000 0000",
        "返事",
        "まで 見られます",
        "12階 相談窓口",
        "110",
        "119",
        "作り直せません",
        "見本",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    for secret in ["セルフヘルプ", "グループ", "汽車", "13:42", "自助"] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
    assert_eq!(make("follow-up", Lang::Ja, None), Err(NoSlip::TimeUnknown));
    assert!(!SlipKind::FollowUp.is_there(&corner()), "it is handed out, never printed like other papers");
}

/// UX: やさしい日本語 has a reading on every kanji, and short sentences.
#[test]
fn easy_words_carry_their_readings() {
    let is_kanji = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (_, easy, _) in FIXED {
        let text = RubyText::parse(easy);
        for span in text.spans().iter().filter(|span| span.reading.is_none()) {
            assert!(!span.base.contains(is_kanji), "{easy}: {}", span.base);
        }
        for sentence in text.plain().split('。') {
            assert!(sentence.chars().count() <= 32, "{sentence}");
        }
    }
}

#[test]
fn a_code_holds_what_a_worn_camera_reads() {
    assert!(Payload::parse("https://nonbiri.example").is_some());
    assert!(
        Payload::parse("").is_none() && Payload::parse("会").is_none() && Payload::parse("a b").is_none()
    );
    assert!(Payload::parse(&"a".repeat(60)).is_some() && Payload::parse(&"a".repeat(61)).is_none());
}
