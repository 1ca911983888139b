//! 届いた郵便: ticks of one page reach the glass, without a name, and are taken back; loans end on open days.

use axum::http::StatusCode;
use shirube::{
    office::records::{Change, Expected, State},
    wire::record::Record,
};

use super::desk::{Browser, Desk};

/// A desk with two boxes of a group that no screen may name.
async fn desk() -> Desk {
    let desk = Desk::new().await;
    let hidden = r#"{"v":1,"name":"ひみつの会","reading":"ひみつのかい","themes":[],"summary":"見本","admission":{"self":"yes"},
        "area":"汐路市","scope":"city","cost":"無料","application":"none","verified_on":"2026-11-09","contacts":["desk"],
        "activities":[],"private":{"listed":false,"may_book":true}}"#;
    let mailbox = |number: u32, until: &str| {
        let sum = "0".repeat(64);
        format!(
            r#"{{"v":1,"kind":"mailbox","number":{number},"pin_sum":"{sum}","renew_on":"{until}","private":{{"group":"himitsu","note":"ないしょ"}}}}"#
        )
    };
    for (kind, id, body) in [
        ("group", "himitsu", hidden.to_owned()),
        ("mailbox", "box-7", mailbox(7, "2026-12-25")),
        ("mailbox", "box-8", mailbox(8, "2027-11-25")),
    ] {
        let record = Record::read(kind, id, &body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        desk.office.save(vec![change], "import").await.unwrap();
    }
    desk
}

async fn version(browser: &Browser<'_>, id: &str) -> String {
    browser.get(&format!("/mailboxes/{id}")).await.hidden("version")
}

#[tokio::test]
async fn a_tick_reaches_the_glass_without_a_name_and_is_taken_back() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let page = sato.get("/post").await;
    page.says("メールボックス 007");
    page.says("ひみつの会");
    assert!(!desk.feed_holds(r#""post":"waiting""#));
    let ticked = sato.post("/post", &[("waiting", "box-7")]).await;
    assert_eq!(ticked.status, StatusCode::SEE_OTHER, "{}", ticked.text);
    assert!(desk.feed_holds(r#""post":"waiting""#));
    for secret in ["himitsu", "ひみつの会", "ないしょ"] {
        assert!(!desk.feed_holds(secret), "{secret} left the building");
    }
    let told = sato.get(ticked.header("location")).await;
    told.says("届いた 1箱");
    told.says("元に戻す");
    let back = sato.post("/post", &[("before", "box-7")]).await;
    assert!(back.header("location").contains("fetched=box-7"), "{}", back.header("location"));
    assert!(!desk.feed_holds(r#""post":"waiting""#));
}

/// Both see an empty page; each ticks one box; neither tick undoes the other.
#[tokio::test]
async fn two_people_who_tick_at_once_both_keep_their_ticks() {
    let desk = desk().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    assert_eq!(sato.post("/post", &[("waiting", "box-7")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(mori.post("/post", &[("waiting", "box-8")]).await.status, StatusCode::SEE_OTHER);
    let page = sato.get("/post").await;
    assert_eq!(page.text.matches(" checked").count(), 2, "{}", page.text);
    let again = sato.post("/post", &[("waiting", "box-7")]).await;
    assert_eq!(again.header("location"), "/post?done=same", "a form sent twice changes nothing");
}

#[tokio::test]
async fn a_loan_that_ends_soon_is_listed_and_renewed_until_an_open_day() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let page = sato.get("/post").await;
    let ending = page.text.split("60日以内に").nth(1).unwrap();
    assert!(ending.contains("007") && !ending.contains("008"), "{ending}");
    let base = version(&sato, "box-7").await;
    let renewed = sato.post("/mailboxes/box-7/renew", &[("version", &base)]).await;
    assert_eq!(renewed.status, StatusCode::SEE_OTHER, "{}", renewed.text);
    let (late, page) =
        (sato.post("/mailboxes/box-7/renew", &[("version", &base)]).await, sato.get("/post").await);
    assert_eq!(late.status, StatusCode::CONFLICT, "pressed twice, it is lent for one year");
    assert!(!page.text.split("60日以内に").nth(1).unwrap().contains("007"));
}

#[tokio::test]
async fn a_box_gets_a_pin_once_and_loses_it_with_its_group() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let base = version(&sato, "box-8").await;
    let note = sato.post("/mailboxes/box-8/pin", &[("version", &base)]).await;
    note.says("ここでしか見られません");
    let pin = note.text.split("<b>").nth(1).and_then(|rest| rest.split("</b>").next()).unwrap().to_owned();
    assert!(pin.len() == 4 && pin.bytes().all(|it| it.is_ascii_digit()), "{pin}");
    assert!(desk.feed_holds(r#""number":8,"#));
    let base = version(&sato, "box-8").await;
    let form = [
        ("version", base.as_str()),
        ("kind", "locker"),
        ("number", "008"),
        ("group", ""),
        ("renew_on", "2027-11-29"),
    ];
    assert_eq!(sato.post("/mailboxes/box-8", &form).await.status, StatusCode::SEE_OTHER);
    sato.get("/mailboxes/box-8").await.says("まだ出していません");
    assert!(!desk.feed_holds(r#""number":8,"#), "to a terminal a box nobody has is none");
    let wrong = sato.post("/mailboxes/new", &[("number", "7"), ("renew_on", "2027-11-25")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("この番号の箱は もうあります");
    wrong.says("この日は 窓口が 休みです。次に開く日は");
}
