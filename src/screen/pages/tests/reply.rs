//! 返事を見る: whoever has read an answer writes behind it, and reads before the first word what law may ask.

use std::sync::Arc;

use egui::Shape;

use super::*;
use crate::{
    domain::{
        follow_up::{FollowUpKind, Lost, Writer, tests::settings},
        private::Private,
        settings::Settings,
    },
    kiosk::{
        enquiry::{Message, Opened, Talk},
        event::Done,
        lane::Ticket,
        page::Press,
        typing::Key,
    },
    screen::pages::language_tests::FEW_PIXELS,
};

const ANSWER: &str = "第三木曜の夜に、扉を開けて待っている会があります。";

/// A corner whose desk takes enquiries.
fn taking_enquiries() -> Arc<Content> {
    let content = sample::corner().as_ref().clone();
    let settings = Settings { follow_up: Some(settings()), ..content.settings.as_ref().clone() };
    Arc::new(Content { settings: Arc::new(settings), ..content })
}

/// Somebody whose paper opened this.
pub(super) fn who_opened(opened: Opened) -> Visitor {
    let mut visitor = Visitor::at(taking_enquiries(), Page::Reply, sample::at("16:45"));
    (0..28).for_each(|_| visitor.press("1"));
    visitor.press("返事を見る");
    answered(&mut visitor, 1, opened);
    visitor
}

fn answered(visitor: &mut Visitor, number: u64, opened: Opened) {
    let event = Event::FollowUp(Ticket(number), Done::Paper(Ok(opened)));
    drop(visitor.kiosk.update(&visitor.now, event));
}

fn talk() -> Talk {
    let on = "2026-11-21".parse().unwrap();
    let message = Message { from: Writer::Desk, on, text: Some(Private::of(ANSWER)) };
    Talk { kept_until: "2027-02-19".parse().unwrap(), messages: vec![message], lost: Vec::new() }
}

#[test]
fn an_answer_is_read_and_written_behind() {
    let mut visitor = who_opened(Opened::Found(talk()));
    assert!(visitor.says(ANSWER) && visitor.says("2027年2月19日まで"), "{:?}", visitor.reads());
    visitor.press("つづけて 書く");
    assert!(!visitor.says(ANSWER));
    assert!(visitor.says("法律により 関係する所に 知らせることが あります"), "before the first word");
    assert!(visitor.says("名前や 電話番号は 書かないでください"));
    let offers =
        |visitor: &Visitor| visitor.sees().iter().any(|it| it.role == Role::Button && it.name == "送る");
    assert!(!offers(&visitor), "nothing is written");
    visitor.now.mono = visitor.now.mono.plus_secs(1);
    for letter in "しにたい".chars() {
        drop(visitor.kiosk.update(&visitor.now, Event::Press(Press::Type(Key::Letter(letter)))));
    }
    assert!(offers(&visitor) && visitor.says("しにたい") && visitor.says("すぐ話せる所"));
    visitor.press("送る");
    answered(&mut visitor, 2, Opened::Added(talk()));
    assert!(visitor.says("送りました") && visitor.says(ANSWER) && !visitor.says("しにたい"));
}

#[test]
fn a_full_paper_and_a_foreign_code_say_what_they_are() {
    let full = who_opened(Opened::Full);
    assert!(full.says("この紙では これ以上 書けません") && !full.says("90日を"));
    let nothing = who_opened(Opened::Nothing(Vec::new()));
    assert!(nothing.says("この番号では 開けませんでした") && nothing.says("90日を"));
    assert!(!nothing.says("機械の故障"));
}

#[test]
fn what_the_office_lost_is_said_with_its_days_to_whoever_may_miss_it() {
    let lost = vec![Lost { from: "2026-11-19".parse().unwrap(), until: "2026-11-21".parse().unwrap() }];
    let said = "11月19日(木)から 11月21日(土)までに 出た紙と、その間に 書かれたことは、機械の故障で なくなりました。";
    assert!(who_opened(Opened::Nothing(lost.clone())).says(said));
    let found = who_opened(Opened::Found(Talk { lost, ..talk() }));
    assert!(found.says(said) && found.says(ANSWER));
}

#[test]
fn before_the_first_word_stands_what_it_is_not_and_what_law_may_ask() {
    let mut visitor = Visitor::at(taking_enquiries(), Page::FollowUp, sample::at("16:45"));
    for words in [
        "すぐには 読めません。急ぐときの 窓口でも、医療の相談や カウンセリングでも ありません。",
        "建物の防犯カメラや、書いたことから、あなただと 分かることが あります。",
        "いのちや 虐待に かかわるときは、法律により 関係する所に 知らせることが あります。",
    ] {
        assert!(visitor.says(words), "{words}");
    }
    visitor.now.mono = visitor.now.mono.plus_secs(1);
    let writes = Press::Open(Page::FollowUpText(FollowUpKind::Looking));
    drop(visitor.kiosk.update(&visitor.now, Event::Press(writes)));
    assert!(visitor.says("名前や 電話番号は 書かないでください"));
}

/// Where these words are painted, and the part of the glass in which they show.
fn painted(visitor: &Visitor, words: &str) -> Vec<(Rect, Rect)> {
    let glass = visitor.glass();
    let found = glass.output().shapes.iter().filter_map(|it| {
        let Shape::Text(text) = &it.shape else { return None };
        let is_it = text.galley.text().contains(words);
        is_it.then(|| (text.visual_bounding_rect(), it.clip_rect))
    });
    found.collect()
}

#[test]
fn what_was_just_written_is_in_view_however_much_it_is() {
    for (panel, text_size) in [
        (FEW_PIXELS, TextSize::Large),
        (Panel::PORTRAIT, TextSize::Normal),
        (Panel::LANDSCAPE, TextSize::Large),
    ] {
        let now = sample::at("16:45");
        let prefs = Prefs { text_size, ..Prefs::default() };
        let page = Page::FollowUpText(FollowUpKind::Looking);
        let kiosk = Kiosk::staged(KioskConfig::default(), taking_enquiries(), Some(page), prefs, &now);
        let mut visitor = Visitor { kiosk, now, panel };
        visitor.now.mono = visitor.now.mono.plus_secs(1);
        for letter in ("あいうえお".repeat(38) + "ゑ").chars() {
            drop(visitor.kiosk.update(&visitor.now, Event::Press(Press::Type(Key::Letter(letter)))));
        }
        let [(words, shown)] = painted(&visitor, "ゑ")[..] else { panic!("{:?}", visitor.reads()) };
        assert!(shown.expand(1.0).contains_rect(words), "{panel:?} {text_size:?}: {words:?} in {shown:?}");
    }
}
