//! A group asks after its post: what it presses, what it reads, and what is never shown.

use super::*;

fn at_the_post() -> Visitor {
    let mut visitor = Visitor::at(sample::corner(), Page::Rooms, sample::at("16:45"));
    visitor.press("郵便・ロッカー");
    assert_eq!(visitor.page(), Page::Post);
    visitor
}

fn types(visitor: &mut Visitor, digits: &str) {
    digits.chars().for_each(|digit| visitor.press(&digit.to_string()));
}

#[test]
fn number_and_pin_tell_whether_post_waits_and_never_whose_it_is() {
    let mut visitor = at_the_post();
    assert!(!visitor.says("郵便を 見る"), "seven digits first");
    types(&mut visitor, "0121357");
    assert!(visitor.says("箱の番号 3けたのうち 3けた 入りました"));
    assert!(!visitor.reads().iter().any(|name| name.contains("1357")), "nobody reads it off the glass");
    visitor.press("郵便を 見る");
    assert!(visitor.says("郵便が 届いています") && visitor.says("2027年3月31日"), "{:?}", visitor.reads());
    assert!(visitor.says("12階の窓口で お渡しします。"));
    visitor.press("もどる");
    visitor.press("郵便・ロッカー");
    types(&mut visitor, "1011357");
    visitor.press("郵便を 見る");
    assert!(visitor.says("郵便は 届いていません"), "{:?}", visitor.reads());
}

#[test]
fn what_is_wrong_is_not_told_apart() {
    let told = |digits: &str| {
        let mut visitor = at_the_post();
        types(&mut visitor, digits);
        visitor.press("郵便を 見る");
        assert!(visitor.says("箱の番号か 暗証番号が ちがいます。"));
        visitor.reads()
    };
    assert_eq!(told("0121111"), told("5551357"));
}

#[test]
fn a_corner_without_boxes_shows_no_way_to_them() {
    let mut content = sample::corner().as_ref().clone();
    content.mailboxes.clear();
    let visitor = Visitor::at(Arc::new(content), Page::Rooms, sample::at("16:45"));
    assert!(!visitor.says("郵便・ロッカー"));
}
