//! The doors beside the groups: starting one, a child alone, calling staff, the desks by matter, the events of a month.

use super::*;
use crate::{
    domain::{follow_up::tests::settings, summons::Standing, text::Lang},
    kiosk::{event::NetTrouble, lane::Ticket},
    screen::words::Words,
};

fn with_follow_up() -> Arc<Content> {
    let mut content = sample::corner().as_ref().clone();
    content.settings = Arc::new(crate::domain::settings::Settings {
        follow_up: Some(settings()),
        ..content.settings.as_ref().clone()
    });
    Arc::new(content)
}

fn at(page: Page) -> Visitor {
    Visitor::at(with_follow_up(), page, sample::at("13:42"))
}

#[test]
fn somebody_who_starts_a_group_finds_steps_money_with_its_deadline_and_the_desk() {
    let mut visitor = Visitor { panel: LONG, ..at(Page::Home) };
    visitor.press("グループを つくる・つづける");
    for words in [
        "1 だれと 何のために",
        "5 知らせて、つづけます",
        "ここでの約束",
        "窓口が 間に入ります",
        "利用登録をした グループ",
        "しめきり 12月18日(金)",
        "受付は 終わりました（10月30日(金)まで）",
    ] {
        assert!(visitor.says(words), "{words}: {:?}", visitor.reads());
    }
    let money = |name: &str| visitor.reads().iter().position(|it| it.contains(name)).unwrap();
    assert!(money("活動を助けるお金") < money("秋の助成"), "what can still be had comes first");
    visitor.press("グループの資源");
    assert_eq!(visitor.page(), Page::Resources);
    assert!(visitor.says("集まる場所さがし"));
    visitor.press("もどる");
    visitor.press("つくりたい・運営の相談");
    assert_eq!(visitor.page(), Page::FollowUp, "what the law says stands before the first word");
    let without = Visitor { panel: LONG, ..Visitor::on(Page::Founding) };
    assert!(!without.says("つくりたい・運営の相談"), "nobody would read it");
}

#[test]
fn nobody_else_s_name_or_number_stands_where_one_looks_for_company() {
    let visitor = Visitor { panel: LONG, ..at(Page::Founding) };
    let all = visitor.reads().join("\n");
    for group in sample::corner().groups.values() {
        assert!(!all.contains(&group.name.plain()), "{}", group.name.plain());
    }
    assert!(!all.contains("000-0000-00"), "no group's telephone: {all}");
}

#[test]
fn a_child_meets_its_own_lines_first_and_honest_words_before_it_writes() {
    let mut visitor = Visitor { panel: LONG, ..at(Page::Home) };
    visitor.press("こども・わかもの");
    assert_eq!(visitor.page(), Page::Young);
    let reads = visitor.reads();
    let place = |words: &str| {
        reads.iter().position(|it| it.contains(words)).unwrap_or_else(|| panic!("{words}: {reads:?}"))
    };
    assert!(place("文字の窓辺") < place("すぐには 読めません"));
    assert!(place("すぐには 読めません") < place("かいて きく"));
    assert!(place("あぶないときは、おとなに つたえることが あります。") < place("かいて きく"));
    assert!(!visitor.says("おとな向け") && !visitor.says("夜どおし電話"));
    visitor.press("ぜんぶ ひらがなで よむ");
    assert_eq!(visitor.kiosk.prefs().lang, Lang::JaEasy);
    visitor.press("かいて きく");
    assert_eq!(visitor.page(), Page::FollowUp);
}

#[test]
fn staff_are_called_without_a_sound_and_the_glass_says_who_heard() {
    let mut visitor = Visitor::on(Page::Home);
    visitor.press("職員をよぶ");
    for words in ["わけは 聞きません。", "5分たつと 消えます", "内線 1200", "守衛室"] {
        assert!(visitor.says(words), "{words}: {:?}", visitor.reads());
    }
    visitor.press("しずかに よぶ");
    assert!(visitor.says("いま 知らせています") && !visitor.says("しずかに よぶ"));
    let answer = |visitor: &mut Visitor, ticket, result| {
        visitor.now.mono = visitor.now.mono.plus_secs(4);
        drop(visitor.kiosk.update(&visitor.now, Event::Summoned(Ticket(ticket), result)));
    };
    answer(&mut visitor, 1, Ok(Standing::Waiting));
    assert!(visitor.says("12階に 届きました。"));
    drop(visitor.kiosk.update(&visitor.now, Event::Woke));
    visitor.now.mono = visitor.now.mono.plus_secs(4);
    drop(visitor.kiosk.update(&visitor.now, Event::Woke));
    answer(&mut visitor, 2, Ok(Standing::Coming));
    assert!(visitor.says("職員が 行きます") && visitor.says("ここで お待ちください。"));
    let mut offline = Visitor::on(Page::CallStaff);
    offline.press("しずかに よぶ");
    answer(&mut offline, 1, Err(NetTrouble::Unreachable("cut".to_owned())));
    assert!(offline.says("だれにも 届いていないと 思ってください。") && offline.says("守衛室"));
}

#[test]
fn where_nobody_is_at_the_desk_the_guards_are_named_and_no_button_pretends() {
    let night = Visitor::at(sample::corner(), Page::CallStaff, sample::at("20:50"));
    assert!(night.says(Words::default().call_not_staffed()), "{:?}", night.reads());
    assert!(!night.says("しずかに よぶ") && night.says("守衛室") && night.says("内線"));
}

#[test]
fn desks_are_found_by_what_one_has_on_one_s_mind() {
    let mut visitor = Visitor { panel: LONG, ..Visitor::on(Page::Desks) };
    assert!(!visitor.says("活動を助けるお金"), "what groups use is no desk for people");
    visitor.press("困りごとから");
    visitor.press("すまい");
    assert_eq!(visitor.page(), Page::Matters(Some("すまい".to_owned())));
    assert!(visitor.says("くらしの窓口") && visitor.says("ささえあい窓口"));
    visitor.press("くらしの窓口");
    assert!(matches!(visitor.page(), Page::Desk(_)));
}

#[test]
fn events_are_looked_through_by_the_month() {
    let mut visitor = Visitor { panel: LONG, ..Visitor::on(Page::Events) };
    visitor.press("月ごと");
    assert_eq!(visitor.page(), Page::Month("2026-11-01".parse().unwrap()));
    assert!(visitor.says("2026年11月"));
    visitor.press("2026年12月");
    assert_eq!(visitor.page(), Page::Month("2026-12-01".parse().unwrap()));
    visitor.press("もどる");
    assert_eq!(visitor.page(), Page::Home, "months are the same page turned over");
}

/// So long that nothing has to scroll.
const LONG: Panel = Panel { height_px: 9_000.0, ..Panel::PORTRAIT };
