//! Stories of a reader of codes: it types the paper of this place, and nothing into words.

use super::*;

fn scan(hand: &mut Hand, code: &str) {
    code.chars().for_each(|c| hand.press(Press::Type(Key::Letter(c))));
}

#[test]
fn where_words_are_typed_a_reader_of_codes_leads_to_the_reply_and_types_nothing() {
    let own = format!("HTTPS://{}/#12345671.98765432109876543210", HOST.to_uppercase());
    for page in [Page::Search, Page::FollowUpText(FollowUpKind::Looking)] {
        let mut hand = at_the_numbers();
        hand.tap(Press::Open(page.clone()));
        hand.pass(1_000);
        for c in "きしゃ2026kai".chars() {
            hand.press(Press::Type(Key::Letter(c)));
            hand.pass(100);
        }
        let words = |hand: &Hand| {
            let visit = hand.kiosk.visit().unwrap();
            let typing = if page == Page::Search { visit.typing() } else { visit.asking_desk().typing() };
            typing.text().to_owned()
        };
        for foreign in ["4901234567894", "https://shop.example/#1234", "ISBN978-4-00"] {
            scan(&mut hand, foreign);
            assert_eq!(words(&hand), "きしゃ2026kai", "{foreign}");
            hand.pass(1_000);
        }
        scan(&mut hand, &own);
        let visit = hand.kiosk.visit().unwrap();
        assert_eq!((visit.page(), visit.asking_desk().digits_count()), (&Page::Reply, 28));
        assert_eq!(words(&hand), "きしゃ2026kai", "what was written waits behind it");
    }
}

#[test]
fn a_reader_of_codes_types_a_paper_of_this_place_and_no_other() {
    let mut hand = at_the_numbers();
    let count = |hand: &Hand| hand.kiosk.visit().unwrap().asking_desk().digits_count();
    scan(&mut hand, "77");
    scan(&mut hand, &format!("HTTPS://{}/#12345671.98765432109876543210", HOST.to_uppercase()));
    assert_eq!((count(&hand), reply(&hand)), (28, Reply::Typing), "it takes the place of what was typed");
    tap(&mut hand, Move::Read);
    assert!(matches!(reply(&hand), Reply::Asked(Wish::Read, Some(_))));
    let mut hand = at_the_numbers();
    scan(&mut hand, "https://shop.example/#1234");
    assert_eq!((count(&hand), reply(&hand)), (0, Reply::Foreign));
    hand.pass(1_000);
    hand.press(Press::Type(Key::Letter('1')));
    assert_eq!((count(&hand), reply(&hand)), (1, Reply::Typing), "fingers are slower, and count again");
}
