//! An import goes past a second person as its records do by form, and a second person looks through it as one.

use axum::http::StatusCode;
use shirube::office::staff::Role;

use super::{super::desk::Desk, EVENING, MORNING, books, bring, look};

#[tokio::test]
async fn an_editors_import_waits_and_is_published_as_one() {
    let desk = Desk::new().await;
    let (editor, publisher) = (
        desk.log_in_as("書く人", "editor", Role::Editor).await,
        desk.log_in_as("出す人", "publisher", Role::Publisher).await,
    );
    let looked = look(&editor, "books", &books(&[MORNING, EVENING])).await;
    looked.1.says("画面は まだ変わりません");
    let receipt = editor.follow(&bring(&editor, &looked, &[]).await).await;
    receipt.says("まだ公開していません");
    assert!(!desk.feed_holds("点のある朝") && !desk.feed_holds("線のある夜"));
    assert!(!receipt.text.contains("このまま進める"), "nobody is their own second person");

    publisher.get("/").await.says("もう一人の目を待つもの 2件");
    editor.get("/").await.says("ほかの人の目を待っているもの 2件");
    let list = publisher.get("/approvals").await;
    list.says("「表.csv」をまとめて見る");
    list.says("2件・書く人さんが取り込みました");
    let page = publisher.get(&looked.0).await;
    page.says("棚の場所");
    page.says("2件を このまま進める");
    let sum = page.hidden("sum");
    let approve = format!("{}/approve", looked.0);
    assert_eq!(editor.post(&approve, &[("sum", &sum)]).await.status, StatusCode::FORBIDDEN);
    let other = [("sum", "0")];
    assert_eq!(publisher.post(&approve, &other).await.status, StatusCode::CONFLICT, "other words");
    let done = publisher.post(&approve, &[("sum", &sum)]).await;
    publisher.follow(&done).await.says("公開しました");
    assert!(desk.feed_holds("点のある朝") && desk.feed_holds("線のある夜"));
    assert_eq!(publisher.post(&approve, &[("sum", &sum)]).await.status, StatusCode::CONFLICT, "once");

    // The way back goes past the second person, too.
    let receipt = editor.get(&looked.0).await;
    let undone = editor.post(&format!("{}/undo", looked.0), &[("sum", &receipt.hidden("sum"))]).await;
    editor.follow(&undone).await.says("もどすことを頼みました");
    assert!(desk.feed_holds("点のある朝"));
    let page = publisher.get(&looked.0).await;
    page.says("もどすのを待っています");
    publisher.post(&approve, &[("sum", &page.hidden("sum"))]).await;
    assert!(!desk.feed_holds("点のある朝") && !desk.feed_holds("線のある夜"));
}

#[tokio::test]
async fn what_waits_is_taken_back_with_its_drafts() {
    let desk = Desk::new().await;
    let (editor, other) = (
        desk.log_in_as("書く人", "editor", Role::Editor).await,
        desk.log_in_as("別の人", "other", Role::Editor).await,
    );
    let looked = look(&editor, "books", &books(&[MORNING])).await;
    let receipt = editor.follow(&bring(&editor, &looked, &[]).await).await;
    let (undo, sum) = (format!("{}/undo", looked.0), receipt.hidden("sum"));
    assert_eq!(other.post(&undo, &[("sum", &sum)]).await.status, StatusCode::FORBIDDEN);
    editor.follow(&editor.post(&undo, &[("sum", &sum)]).await).await.says("元にもどしました");
    editor.get("/records/book").await.says("消したもの（1件）");
    editor.get("/approvals").await.says("公開を待っているものは、ありません");
}

#[tokio::test]
async fn where_the_office_asks_for_it_nobody_imports_alone() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    sato.post("/choices/approval", &[("second", "asked")]).await;
    let looked = look(&sato, "books", &books(&[MORNING])).await;
    bring(&sato, &looked, &[]).await;
    assert!(!desk.feed_holds("点のある朝"));
    let approve = format!("{}/approve", looked.0);
    let sum = mori.get(&looked.0).await.hidden("sum");
    assert_eq!(sato.post(&approve, &[("sum", &sum)]).await.status, StatusCode::CONFLICT);
    assert!(!desk.feed_holds("点のある朝"));
    mori.post(&approve, &[("sum", &sum)]).await;
    assert!(desk.feed_holds("点のある朝"));
    mori.get("/audit").await.says("森さんが 佐藤さんの書いたものを見て、公開しました");
}
