//! Leaflets: a rack that shows no child what is for grown-ups, pages turned, and read larger by buttons.

use super::*;

fn letter(number: usize) -> Page {
    Page::Leaflet(LeafletId::parse("letter").unwrap(), number)
}

#[test]
fn what_is_for_grown_ups_lies_behind_a_question() {
    let mut visitor = Visitor::on(Page::Leaflets);
    assert!(visitor.says("のんびり汽車だより") && !visitor.says("冬のつどいの お知らせ"));
    visitor.press("おとな向けのチラシ");
    assert_eq!(visitor.page(), Page::GrownLeaflets(Asked::NotYet));
    assert!(visitor.says("見ますか") && !visitor.says("冬のつどいの お知らせ"));
    visitor.press("見る");
    assert_eq!(visitor.page(), Page::GrownLeaflets(Asked::Yes));
    visitor.press("冬のつどいの お知らせ");
    assert_eq!(visitor.page(), Page::Leaflet(LeafletId::parse("winter").unwrap(), 0));
    visitor.press("もどる");
    visitor.press("もどる");
    assert_eq!(visitor.page(), Page::Leaflets, "the question is not asked on the way back");
}

#[test]
fn pages_are_turned_and_one_step_leads_out() {
    let mut visitor = Visitor::on(Page::Leaflets);
    visitor.press("のんびり汽車だより");
    assert!(visitor.says("1 / 2"));
    visitor.press("次へ");
    assert_eq!((visitor.page(), visitor.says("2 / 2")), (letter(1), true));
    visitor.press("もどる");
    assert_eq!(visitor.page(), Page::Leaflets);
}

/// Names of the buttons that can be pressed after these were.
fn after(pressed: &[&str]) -> Vec<String> {
    let visitor = Visitor::on(letter(0));
    let mut glass = visitor.glass();
    let is_button = |role| role == Role::Button;
    for name in pressed {
        let found = glass.query_all_by(|node| is_button(node.role()));
        let button =
            found.into_iter().find(|node| node.accesskit_node().label().is_some_and(|it| it == *name));
        button.unwrap_or_else(|| panic!("no button says {name}")).click();
        glass.run();
    }
    let found = glass.query_all_by(|node| is_button(node.role()));
    let can = found.filter(|node| !node.accesskit_node().is_disabled());
    can.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_page_is_read_larger_and_moved_without_two_fingers() {
    let can = |pressed: &[&str], name: &str| after(pressed).iter().any(|it| it == name);
    assert!(can(&[], "大きく") && !can(&[], "小さく") && !can(&[], "下"));
    let larger = ["大きく"];
    assert!(can(&larger, "小さく") && can(&larger, "下") && !can(&larger, "上"), "it begins at its head");
    assert!(can(&["大きく", "下"], "上"));
    assert!(!can(&["大きく", "下", "下"], "下"), "its foot is its end");
    assert!(!can(&["大きく", "大きく", "大きく"], "大きく"));
    assert!(!can(&["大きく", "小さく"], "下"));
}
