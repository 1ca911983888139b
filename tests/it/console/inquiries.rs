//! お問い合わせ: read by who has the desk's key, answered with a second pair of eyes, made void on the telephone.

use axum::http::StatusCode;
use serde_json::json;
use shirube::{
    domain::{
        follow_up::{FollowUpKind, Locator, Lost, Recipient, Verifier, Writer},
        id::FollowUpId,
    },
    office::{
        desk_keys,
        follow_ups::{
            self, lost, talk,
            told::{self, Told},
        },
    },
    seal::{identity::Identity, letter},
    store::error::StoreError,
    wire::follow_up::Opened,
};
use zeroize::Zeroizing;

use super::desk::{Browser, Desk, PASSWORD, Reply};

/// A paper in somebody's hand, by its key.
fn paper(number: u8) -> Identity {
    Identity::of_seed(&Zeroizing::new([number; 32])).unwrap()
}

fn recipient(desk: &Desk) -> Recipient {
    desk.office.database.read_now(desk_keys::recipient_in_use).unwrap()
}

/// Somebody asks something.
fn asked(desk: &Desk, number: u8, locator: u32, text: &str) {
    let keys = [&recipient(desk), &paper(number).recipient().unwrap()];
    let opened = Opened {
        id: FollowUpId::parse(&format!("f-{number}")).unwrap(),
        locator: Locator::of_number(locator),
        verifier_hash: Verifier::from_bytes([number; 32]).hash(),
        recipient: paper(number).recipient().unwrap(),
        kind: FollowUpKind::Looking,
        desk_key_id: "k".to_owned(),
        sealed: letter::seal(text, &keys).unwrap(),
        opened_on: "2026-11-21".parse().unwrap(),
    };
    let (erased, told) = (&desk.office.erased, Told::Opened(Box::new(opened)));
    let today = "2026-11-21".parse().unwrap();
    desk.office.database.run_now(|tx| told::carry_out(tx, erased, &told, today)).unwrap();
}

/// Makes the desk's key; the words of the paper for the safe.
async fn make_key(browser: &Browser<'_>) -> String {
    let made = browser.post("/desk-key/make", &[("password", PASSWORD), ("host", "reply.example")]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let after = made.text.split("id=\"paper-key\">").nth(1).unwrap();
    after.split('<').next().unwrap().to_owned()
}

fn name(desk: &Desk, id: &str) -> String {
    let found = desk.office.database.read_now::<_, StoreError>(|tx| follow_ups::by_id(tx, id)).unwrap();
    found.unwrap().designation
}

#[tokio::test]
async fn without_a_key_nobody_is_asked_and_everybody_is_told_what_to_do() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/inquiries").await.says("まだ受け付けていません");
    assert!(!desk.feed_holds("follow_up"));
    let wrong = sato.post("/desk-key/make", &[("password", "ちがうことば")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("パスワードがちがいます");
    let safe = make_key(&sato).await;
    assert!(safe.starts_with("AGE-SECRET-KEY-1"), "{safe}");
    assert!(desk.feed_holds("reply.example"), "kiosks are told of the key and of the page");
    assert!(!sato.get("/desk-key").await.text.contains(&safe), "the paper is shown once");
    let again = sato.post("/desk-key/make", &[("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_list_names_no_number_and_no_word_and_reading_is_noted() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    make_key(&sato).await;
    asked(&desk, 1, 1_234_567, "となりの席の人のこと");
    let list = sato.get("/inquiries").await;
    list.says(&name(&desk, "f-1"));
    list.says("さがしている");
    list.says("返事の目標");
    let masked = sato.get("/inquiries/f-1").await;
    for page in [&list, &masked] {
        for hidden in ["となりの席", "12345671", "1234-5671", "0101"] {
            assert!(!page.text.contains(hidden), "{hidden} stands on a page that nobody opened");
        }
    }
    masked.says("まだ、だれも読んでいません");
    let opened = sato.post("/inquiries/f-1/read", &[]).await;
    opened.says("となりの席の人のこと");
    assert_eq!(opened.header("cache-control"), "no-store");
    assert!(!opened.text.contains("1234-5671") && !opened.text.contains("12345671"));
    sato.post("/inquiries/f-1/read", &[]).await.says("佐藤さんが内容を読みました（2回）");
    assert_eq!(sato.get("/inquiries/f-1/read").await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(sato.get("/inquiries/f-9").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_goes_past_a_second_pair_of_eyes_to_the_paper() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    make_key(&sato).await;
    asked(&desk, 2, 2_000_000, "木曜に行ける会は");
    let ask = [("text", "木曜の会があります"), ("do", "ask")];
    sato.post("/inquiries/f-2/write", &ask).await.says("ほかの人が目を通すのを待っています");
    let early = sato.post("/inquiries/f-2/write", &[("text", "木曜の会があります"), ("do", "send")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = sato.post("/inquiries/f-2/write", &[("do", "seen")]).await;
    own.says("別の人が");

    let suzuki = desk.log_in("鈴木", "suzuki").await;
    suzuki.get("/inquiries/f-2").await.says("内容を読むには、窓口の鍵が要ります");
    let blind = suzuki.post("/inquiries/f-2/read", &[]).await;
    assert!(!blind.text.contains("木曜"), "{}", blind.text);
    let waiting = sato.get("/desk-key").await;
    waiting.says("鈴木に鍵を渡す");
    let id = waiting.hidden("to");
    sato.post("/desk-key/give", &[("to", &id)]).await.says("鍵を渡しました");
    let suzuki = desk.log_in_again("suzuki").await;
    suzuki.post("/inquiries/f-2/read", &[]).await.says("木曜の会があります");
    suzuki.post("/inquiries/f-2/write", &[("do", "seen")]).await.says("これで送れます");
    let sent = sato.post("/inquiries/f-2/write", &[("text", "木曜の会があります"), ("do", "send")]).await;
    sent.says("送りました");

    let messages = desk.office.database.read_now::<_, StoreError>(|tx| talk::messages(tx, "f-2")).unwrap();
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[1].writer, Writer::Desk);
    assert_eq!(letter::open(&paper(2), &messages[1].sealed).unwrap().as_str(), "木曜の会があります");
    let page = sato.get("/inquiries").await;
    page.says("返事をした");
    page.says("返事1件のうち1件");
}

#[tokio::test]
async fn days_that_went_with_a_backup_stand_above_the_list() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let lost = Lost { from: "2026-11-19".parse().unwrap(), until: "2026-11-21".parse().unwrap() };
    desk.office.database.run_now(|tx| lost::note(tx, &lost)).unwrap();
    let before = sato.get("/inquiries").await;
    assert!(!before.text.contains("バックアップから戻しました"), "nobody could ask anything");
    make_key(&sato).await;
    let page = sato.get("/inquiries").await;
    page.says("11月19日(木)から");
    page.says("もう一度うかがってください");
}

#[tokio::test]
async fn notes_and_drafts_are_for_the_desk_alone_and_marks_are_seen() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    make_key(&sato).await;
    asked(&desk, 3, 3_000_000, "問い");
    sato.post("/inquiries/f-3/note", &[("note", "木曜に続き")]).await.says("引き継ぎを保存しました");
    sato.post("/inquiries/f-3/write", &[("text", "下書き"), ("do", "draft")])
        .await
        .says("まだ送っていません");
    let taken = [("text", "はじめに"), ("template", "received"), ("do", "take")];
    let with = sato.post("/inquiries/f-3/write", &taken).await;
    with.says("はじめに\n\nお問い合わせを読みました");
    let own = desk.office.database.read_now::<_, StoreError>(|tx| talk::own(tx, "f-3", talk::Sort::Note));
    assert!(letter::open(&paper(3), &own.unwrap().unwrap().sealed).is_err(), "the paper opens no note");
    for (deed, said) in [("senior", "上司・助言者に相談中"), ("close", "終わり"), ("open", "返事をした")]
    {
        let done = sato.post("/inquiries/f-3/mark", &[("do", deed)]).await;
        sato.follow(&done).await.says(said);
    }
    let reopened = sato.post("/inquiries/f-3/read", &[]).await;
    reopened.says("木曜に続き");
    reopened.says(">下書き</textarea>");
}

#[tokio::test]
async fn a_lost_paper_is_made_void_by_its_number_and_its_day() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    make_key(&sato).await;
    asked(&desk, 4, 4_000_000, "一");
    asked(&desk, 5, 4_000_000, "二");
    let locator = Locator::of_number(4_000_000).to_string();
    let bad = sato.post("/inquiries/void", &[("locator", "1234-5670")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let found = sato.post("/inquiries/void", &[("locator", &locator)]).await;
    found.says("同じ番号が2件あります");
    found.says("/inquiries/f-4/void");
    sato.get("/inquiries/f-4/void").await.says("元に戻せません");
    let done = sato.post("/inquiries/f-4/void", &[]).await;
    sato.follow(&done).await.says("無効にしました");
    assert_eq!(sato.get("/inquiries/f-4").await.status, StatusCode::NOT_FOUND);
    assert_eq!(sato.get("/inquiries/f-5").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_paper_in_the_safe_gives_the_key_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let safe = make_key(&sato).await;
    asked(&desk, 6, 6_000_000, "問い");
    let suzuki = desk.log_in("鈴木", "suzuki").await;
    suzuki.post("/desk-key/recover", &[("paper", "AGE-SECRET-KEY-1X")]).await.says("紙の文字とちがいます");
    suzuki.post("/desk-key/recover", &[("paper", &safe.to_lowercase())]).await.says("鍵を受け取りました");
    suzuki.post("/inquiries/f-6/read", &[]).await.says("問い");
    suzuki.post("/desk-key/rotate", &[]).await.says("鍵を新しくしました");
    asked(&desk, 7, 7_000_000, "新しい問い");
    suzuki.post("/inquiries/f-7/read", &[]).await.says("新しい問い");
    let suzuki = desk.log_in_again("suzuki").await;
    suzuki.post("/inquiries/f-7/read", &[]).await.says("新しい問い");
    suzuki.post("/inquiries/f-6/read", &[]).await.says("問い");
}

#[tokio::test]
async fn a_terminal_reads_writes_and_erases_for_who_holds_the_paper() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    make_key(&sato).await;
    asked(&desk, 8, 8_000_000, "問い");
    let kiosk = desk.paired_kiosk("t").await;
    let proof = |number: u8| {
        json!({"locator": Locator::of_number(8_000_000).digits(),
            "verifier": Verifier::from_bytes([number; 32]).to_hex()})
    };
    let said = |reply: Reply| serde_json::from_str::<serde_json::Value>(&reply.text).unwrap();
    let found = said(kiosk.post_json("/v1/follow-up/read", &proof(8)).await);
    assert_eq!((found["answer"].as_str(), found["messages"].as_array().unwrap().len()), (Some("found"), 1));
    let sealed = letter::seal("続き", &[&recipient(&desk), &paper(8).recipient().unwrap()]).unwrap();
    let mut written = proof(8);
    written["message_id"] = json!("m-1");
    written["desk_key_id"] = json!("k");
    written["sealed"] = json!(base64(sealed.as_bytes()));
    for _ in 0..2 {
        let found = said(kiosk.post_json("/v1/follow-up/write", &written).await);
        assert_eq!(
            found["messages"].as_array().map(Vec::len),
            Some(2),
            "the same message again is one: {found}"
        );
    }
    for _ in 0..4 {
        assert_eq!(said(kiosk.post_json("/v1/follow-up/read", &proof(9)).await)["answer"], "nothing");
    }
    let waits = said(kiosk.post_json("/v1/follow-up/read", &proof(8)).await);
    assert_eq!((&waits["answer"], &waits["secs"]), (&json!("wait"), &json!(2)));
    desk.clock.advance_secs(2);
    assert_eq!(said(kiosk.post_json("/v1/follow-up/erase", &proof(8)).await)["answer"], "erased");
    assert_eq!(said(kiosk.post_json("/v1/follow-up/read", &proof(8)).await)["answer"], "nothing");
    assert_eq!(sato.get("/inquiries/f-8").await.status, StatusCode::NOT_FOUND);
}

fn base64(bytes: &[u8]) -> String {
    use ::base64::{Engine as _, engine::general_purpose::STANDARD};
    STANDARD.encode(bytes)
}
