//! What somebody meets who wants a paper: what comes out, what became of it, and no button that only pretends.

use super::*;
use crate::{
    domain::printer::{Outcome, PrinterState, Told},
    kiosk::{
        lane::Ticket,
        page::Press,
        paper::{SLIPS_MAX, Sheet},
    },
};

fn told(state: PrinterState) -> Vec<Told> {
    vec![Told { name: "案内".to_owned(), state }]
}

fn sheet() -> Sheet {
    Sheet { pieces: vec![BlobHash::of(b"paper")], width: 576, height: 1_800 }
}

/// Somebody on a page of a terminal whose printer is like this.
fn with_printer(page: Page, state: PrinterState) -> Visitor {
    let visitor = Visitor::on(page);
    let kiosk = visitor.kiosk.staged_printers(told(state), &visitor.now);
    Visitor { kiosk: kiosk.staged_sheet(|_| Some(sheet()), &visitor.now), ..visitor }
}

fn kisha() -> SlipKind {
    SlipKind::Group(sample::group_id("kisha"))
}

/// Somebody who pressed 印刷する, and what became of it.
fn after(outcome: Outcome) -> Visitor {
    let mut visitor = with_printer(Page::Paper(kisha()), PrinterState::Ready);
    visitor.press("印刷する");
    drop(visitor.kiosk.update(&visitor.now, Event::Printed(Ticket(1), outcome)));
    visitor
}

fn buttons(visitor: &Visitor) -> Vec<String> {
    let seen = visitor.sees();
    seen.into_iter().filter(|it| it.role == Role::Button).map(|it| it.name).collect()
}

#[test]
fn a_group_leads_to_its_paper_and_the_paper_to_the_printer() {
    let mut visitor = with_printer(Page::Group(sample::group_id("kisha")), PrinterState::Ready);
    visitor.press("紙に印刷する");
    assert_eq!(visitor.page(), Page::Paper(kisha()));
    assert!(visitor.says("紙を 用意しています"));
    drop(visitor.kiosk.update(&visitor.now, Event::Drawn(Ticket(1), Some(sheet()))));
    assert!(visitor.sees().iter().any(|it| it.role == Role::Image && it.name == "出てくる紙"));
    visitor.press("印刷する");
    assert!(visitor.says("印刷しています") && !buttons(&visitor).iter().any(|it| it == "印刷する"));
}

#[test]
fn what_became_of_it_is_said_as_it_is() {
    let out = after(Outcome::Confirmed);
    assert!(out.says("紙を お取りください"));
    let mut unsure = after(Outcome::Unknown(PrinterState::PaperOut));
    assert!(unsure.says("紙が 出たか、分かりません") && !unsure.says("お取りください"));
    unsure.press("紙は 出ました");
    assert_eq!(unsure.page(), Page::Home);
    let none = after(Outcome::FailedBeforeSend(PrinterState::CoverOpen));
    assert!(none.says("紙は 出ていません。プリンターの ふたが 開いています。") && none.says("内線"));
}

#[test]
fn where_nothing_prints_no_button_pretends_and_the_glass_shows_a_code() {
    for state in [PrinterState::PaperOut, PrinterState::CoverOpen, PrinterState::Offline] {
        let visitor = with_printer(Page::Group(sample::group_id("kisha")), state);
        assert!(!buttons(&visitor).iter().any(|it| it.contains("印刷")), "{state:?}");
        let paper = with_printer(Page::Paper(kisha()), state);
        assert!(!buttons(&paper).iter().any(|it| it.contains("印刷")), "{state:?}");
        assert!(paper.says(state.words()), "{state:?}");
    }
    let none = Visitor::on(Page::Paper(kisha()));
    assert!(none.says("この端末では 印刷できません。"));
}

#[test]
fn a_group_of_a_sensitive_theme_is_offered_without_its_name() {
    let mut visitor = with_printer(Page::Group(sample::group_id("taku")), PrinterState::Ready);
    visitor.press("紙に印刷する");
    assert_eq!(visitor.page(), Page::Paper(SlipKind::Memo(sample::group_id("taku"))));
    assert!(visitor.says("グループの名前も テーマも のせません。"));
}

#[test]
fn groups_are_gathered_on_one_paper() {
    let mut visitor = with_printer(Page::Paper(kisha()), PrinterState::Ready);
    visitor.press("ほかのグループと まとめる");
    assert!(visitor.says("まとめから はずす"));
    visitor.press("まとめた紙を見る（1グループ）");
    assert_eq!(visitor.page(), Page::Paper(SlipKind::Groups(vec![sample::group_id("kisha")])));
    visitor.press("もどる");
    visitor.press("名前をのせない");
    assert!(
        !buttons(&visitor).iter().any(|it| it.contains("ほかのグループと")),
        "a nameless paper stands alone"
    );
}

#[test]
fn the_last_slip_of_a_visit_says_where_there_is_more() {
    let mut visitor = with_printer(Page::Paper(kisha()), PrinterState::Ready);
    for number in 1..=u64::from(SLIPS_MAX) {
        visitor.press("印刷する");
        drop(visitor.kiosk.update(&visitor.now, Event::Printed(Ticket(number), Outcome::Confirmed)));
        visitor.press("前のページへ");
        visitor.now.mono = visitor.now.mono.plus_secs(1);
        drop(visitor.kiosk.update(&visitor.now, Event::Press(Press::Open(Page::Paper(kisha())))));
        drop(visitor.kiosk.update(&visitor.now, Event::Drawn(Ticket(number + 1), Some(sheet()))));
        visitor.now.mono = visitor.now.mono.plus_secs(1);
    }
    assert!(visitor.says("一度に 印刷できるのは 5枚までです。"));
    assert!(!buttons(&visitor).iter().any(|it| it == "印刷する"));
}

#[test]
fn every_stage_of_a_paper_has_room_for_fingers() {
    let stages = [
        with_printer(Page::Paper(kisha()), PrinterState::Ready),
        with_printer(Page::Paper(kisha()), PrinterState::PaperOut),
        after(Outcome::Confirmed),
        after(Outcome::Unknown(PrinterState::PaperOut)),
        after(Outcome::FailedBeforeSend(PrinterState::Offline)),
    ];
    for stage in &stages {
        for panel in [Panel::PORTRAIT, Panel::LANDSCAPE] {
            let visitor = Visitor { kiosk: stage.kiosk.clone(), panel, now: stage.now };
            has_room(&visitor);
        }
    }
}

fn has_room(visitor: &Visitor) {
    let panel = visitor.panel;
    let pressed = |it: &Seen| matches!(it.role, Role::Button | Role::RadioButton);
    let seen: Vec<Seen> = visitor.sees().into_iter().filter(pressed).collect();
    let half = (3.0 / panel.pitch_mm - 1.0) / 2.0;
    for (at, one) in seen.iter().enumerate() {
        let side = one.rect.size().min_elem() * panel.pitch_mm;
        assert!(side + 0.1 >= 15.0 && one.rect.bottom() <= panel.height_px, "{panel:?}: {side} mm {one:?}");
        let near = seen.iter().skip(at + 1).find(|it| it.rect.expand(half).intersects(one.rect.expand(half)));
        assert!(near.is_none(), "{panel:?}: {one:?} {near:?}");
    }
}
