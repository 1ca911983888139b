//! The shelf of books, and what groups want to do together: found by theme, by sound and by search; answered at the desk.

use super::*;

fn book(id: &str) -> Page {
    Page::Book(BookId::parse(id).unwrap())
}

fn draw_together() -> Page {
    Page::Proposal(ProposalId::parse("draw").unwrap())
}

#[test]
fn somebody_finds_a_book_where_it_stands_and_how_it_is_borrowed() {
    let mut visitor = Visitor::on(Page::Home);
    visitor.press("本・お知らせ いっしょに やりたいこと");
    visitor.press("本");
    assert_eq!(visitor.page(), Page::Books(None));
    assert!(visitor.says("見本 七海") && visitor.says("貸出中") && visitor.says("そのほかの本"));
    visitor.press("雨の日の 時刻表");
    assert_eq!(visitor.page(), book("ame"));
    for words in ["窓がわの棚・2段目", "棚に あります", "2週間 借りられます", "同じテーマの本"]
    {
        assert!(visitor.says(words), "{words}");
    }
    visitor.press("かさを たたむまで");
    assert_eq!(visitor.page(), book("kasa"));
    assert!(visitor.says("貸出中"));
    let english = Visitor::on(book("kotoba"));
    assert!(english.says("English") && english.says("部屋の中だけ") && !english.says("2週間"));
}

#[test]
fn the_shelf_stands_by_sound_too_and_an_empty_sound_leads_on() {
    let mut visitor = Visitor::on(Page::Books(None));
    visitor.press("五十音で 見る");
    assert_eq!(visitor.page(), Page::Books(Some(IndexRow::A)));
    assert!(visitor.says("雨の日の 時刻表") && visitor.says("かさを たたむまで"), "the next sounds follow");
    let next = Visitor::on(Page::Books(Some(IndexRow::Ka)));
    assert!(!next.says("雨の日の 時刻表") && next.says("ことばの縁台の 日記"));
    assert!(Visitor::on(Page::Books(Some(IndexRow::Wa))).says("見つかっていません"));
    let (themes, sounds) = (Page::Books(None), Page::Books(Some(IndexRow::A)));
    assert!(themes.turns_into(&sounds) && sounds.turns_into(&themes), "one step leads out of the shelf");
}

#[test]
fn an_answer_to_a_proposal_goes_through_the_desk() {
    let mut visitor = Visitor::on(Page::See);
    visitor.press("いっしょに やりたいこと");
    assert_eq!(visitor.page(), Page::Proposals);
    assert!(
        visitor.says("相手さがし") && visitor.says("すすんでいます") && visitor.says("推薦ではありません")
    );
    assert!(!visitor.says("落ち葉"), "what is over stands on no board");
    visitor.press("絵を かく 午後");
    assert_eq!(visitor.page(), draw_together());
    for words in
        ["机を 運んでくれる方", "紙と 色えんぴつ", "返事は 窓口を 通します", "内線 1200", "医療の相談"]
    {
        assert!(visitor.says(words), "{words}");
    }
    let going = Visitor::on(Page::Proposal(ProposalId::parse("walk").unwrap()));
    assert!(going.says("「のんびり汽車の会」") && going.says("実施"));
    let unknown = Visitor::at(sample::corner(), Page::Proposals, sample::on("2020-01-01", "09:00"));
    assert!(!unknown.says("絵を かく 午後"), "what has a last day waits for the date");
}

#[test]
fn an_answer_without_a_name_is_a_slip_where_the_desk_offers_one() {
    assert!(!Visitor::on(draw_together()).says("お名前を言わずに"));
    let mut content = sample::corner().as_ref().clone();
    content.settings = Arc::new(crate::domain::settings::Settings {
        follow_up: Some(crate::wire::body::samples::settings().follow_up.unwrap()),
        ..content.settings.as_ref().clone()
    });
    let mut visitor = Visitor::at(Arc::new(content), draw_together(), sample::at("13:42"));
    visitor.press("お名前を言わずに 窓口に きく");
    assert_eq!(visitor.page(), Page::FollowUp);
}

#[test]
fn a_corner_without_books_has_no_door_to_them() {
    let empty = Visitor::at(sample::empty_corner(), Page::Home, sample::at("13:42"));
    assert!(!empty.says("本・お知らせ") && !empty.says("いっしょに やりたいこと"));
    let see = Visitor::at(sample::empty_corner(), Page::See, sample::at("13:42"));
    assert!(!see.reads().iter().any(|name| name == "本") && !see.says("いっしょに やりたいこと"));
}
