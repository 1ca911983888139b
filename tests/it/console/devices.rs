//! Kiosks: paired by a code and three words, told apart by their state, sent away after a question.

use axum::http::StatusCode;
use shirube::{
    office::pairing::{self, Naming},
    wire::pair::{Ask, Code, TokenHash},
};

use super::desk::Desk;

/// A kiosk that asked and was confirmed; returns its id.
pub(super) fn paired(desk: &Desk, name: &str) -> String {
    paired_by(desk, name, "AC3K9W")
}

/// The same by a code of its own, for a corner with several screens.
pub(super) fn paired_by(desk: &Desk, name: &str, code: &str) -> String {
    wait(desk, code);
    let (code, now) = (Code::parse(code).unwrap(), desk.office.now());
    let naming = Naming { name: name.to_owned(), place: "15階".to_owned() };
    desk.office.database.run_now(|tx| pairing::confirm(tx, &code, &naming, now)).unwrap().id
}

fn wait(desk: &Desk, code: &str) {
    let ask = Ask { code: Code::parse(code).unwrap(), token_sha256: TokenHash::of(code) };
    let now = desk.office.now();
    desk.office.database.run_now(|tx| pairing::ask(tx, &ask, "さくら つばめ ひだまり", now)).unwrap();
}

#[tokio::test]
async fn a_kiosk_is_paired_by_its_code_and_three_words() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    wait(&desk, "AC3K9W");
    sato.get("/devices").await.says("つながるのを待っている端末があります");
    let unknown = sato.get("/devices/pair?code=AAAAAA").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    unknown.says("この番号の端末は待っていません");
    let words = sato.get("/devices/pair?code=ac3-k9w").await;
    for word in ["さくら", "つばめ", "ひだまり"] {
        words.says(word);
    }
    let unnamed = sato.post("/devices/pair", &[("code", "AC3K9W"), ("do", "same")]).await;
    unnamed.says("端末の名前を書いてください");
    let fields = [("code", "AC3K9W"), ("name", "15階の画面"), ("place", "入口"), ("do", "same")];
    let done = sato.post("/devices/pair", &fields).await;
    let list = sato.follow(&done).await;
    list.says("端末がつながりました");
    list.says("15階の画面");
}

#[tokio::test]
async fn other_words_mean_no() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    wait(&desk, "AC3K9W");
    let done = sato.post("/devices/pair", &[("code", "AC3K9W"), ("do", "other")]).await;
    sato.follow(&done).await.says("つなぎませんでした");
    assert_eq!(sato.get("/devices/pair?code=AC3K9W").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_kiosk_is_sent_away_after_a_question() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let id = paired(&desk, "15階の画面");
    sato.get(&format!("/devices/{id}/revoke")).await.says("新しい内容が届かなくなります");
    sato.get("/devices").await.says("まだ一度も連絡がありません");
    let done = sato.post(&format!("/devices/{id}/revoke"), &[]).await;
    sato.follow(&done).await.says("切り離した端末（1台）");
}

#[tokio::test]
async fn a_silent_kiosk_is_something_to_do() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    paired(&desk, "15階の画面");
    desk.clock.advance_secs(13 * 60);
    sato.get("/").await.says("15階の画面から連絡がありません");
}
