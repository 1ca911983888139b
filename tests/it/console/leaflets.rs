//! Leaflets: a PDF comes in, is looked through, published with a receipt, and leaves when its days or its consent end.

use std::{path::Path, time::Duration};

use axum::http::StatusCode;
use shirube::office::demo;

use super::desk::{Browser, Desk, Reply};
use crate::pdfs;

async fn desk() -> Desk {
    let desk = Desk::new().await;
    desk.office.renderer.draw_by(Path::new(env!("CARGO_BIN_EXE_shirube-office")));
    desk
}

/// Follows a file until it is read; the leaflet's page, or the page that says why it is none.
pub(super) async fn read(browser: &Browser<'_>, sent: &Reply) -> Reply {
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let arrival = sent.header("location").to_owned();
    let mut every = tokio::time::interval(Duration::from_millis(50));
    for _ in 0..600 {
        every.tick().await;
        let page = browser.get(&arrival).await;
        if page.status == StatusCode::SEE_OTHER {
            return browser.follow(&page).await;
        }
        if page.text.contains("入れられませんでした") {
            return page;
        }
    }
    panic!("the file is never read");
}

pub(super) fn id_of(page: &Reply) -> String {
    page.text.split("action=\"/leaflets/").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pdf_is_looked_through_and_published() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let (_, pdf) = demo::pdfs().into_iter().find(|(name, _)| *name == "memo-first.pdf").unwrap();
    let sent = sato.upload_to("/leaflets", "", "しおり.pdf", pdf).await;
    let page = read(&sato, &sent).await;
    for words in
        ["3ページを受け取りました", "value=\"しおり\"", "当日の 流れ", "グループ（作った人）に確認ずみ"]
    {
        page.says(words);
    }
    assert_eq!(page.text.matches("ページ目を大きく見る").count(), 3);
    sato.get("/leaflets").await.says("未整理");
    sato.get("/").await.says("未整理のチラシ 1枚");
    assert!(!sato.get("/pictures").await.text.contains("しおり.pdf"), "pages are no pictures to choose from");
    assert!(!desk.feed_holds("当日の"), "an untriaged leaflet leaves");

    let (id, version) = (id_of(&page), page.hidden("version"));
    let address = format!("/leaflets/{id}");
    let mut fields = vec![
        ("version", version.as_str()),
        ("title", "はじめての{会|かい}のしおり"),
        ("reading", "はじめてのかいのしおり"),
        ("channel", "kiosk"),
        ("words", "1"),
        ("do", "publish"),
    ];
    let refused = sato.post(&address, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("グループ（作った人）に確かめてから公開します");
    fields.extend([("agreed", "1"), ("method", "phone")]);
    let receipt = sato.follow(&sato.post(&address, &fields).await).await;
    receipt.says("公開しました");
    receipt.says("チラシの棚に 3ページで出ています");
    assert!(desk.feed_holds("当日の"), "what is written on it can be searched");
    sato.get(&format!("{address}/history")).await.says("3ページ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_that_are_withheld_stay_pictures_and_a_withdrawn_consent_takes_all_back() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let page = read(&sato, &sato.upload_to("/leaflets", "", "a.pdf", &pdfs::pages(2)).await).await;
    let address = format!("/leaflets/{}", id_of(&page));
    let fields = |version: &'static str, more: &[(&'static str, &'static str)]| {
        let base = [("version", version), ("title", "たより"), ("channel", "kiosk")];
        [&base, more].concat()
    };
    let published = [("agreed", "1"), ("method", "mail"), ("do", "publish")];
    sato.follow(&sato.post(&address, &fields("1", &published)).await).await.says("公開しました");
    assert!(desk.feed_holds("たより") && !desk.feed_holds("Page 2"), "the words were withheld");
    let conflict = sato.post(&address, &fields("1", &published)).await;
    assert_ne!(conflict.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = sato.post(&address, &fields("2", &[("do", "draft")])).await;
    sato.follow(&taken).await.says("下書きにもどしました");
    assert!(!desk.feed_holds("たより"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leaflet_leaves_the_kiosks_on_the_day_after_its_last() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let page = read(&sato, &sato.upload_to("/leaflets", "", "a.pdf", &pdfs::pages(1)).await).await;
    let fields = [
        ("version", "1"),
        ("title", "二日だけのたより"),
        ("to", "2026-11-22"),
        ("channel", "kiosk"),
        ("agreed", "1"),
        ("method", "phone"),
        ("do", "publish"),
    ];
    sato.post(&format!("/leaflets/{}", id_of(&page)), &fields).await;
    for (hours, there) in [(0, true), (34, true), (1, false)] {
        desk.clock.advance_secs(hours * 3_600);
        desk.office.sweep().await.unwrap();
        assert_eq!(desk.feed_holds("二日だけのたより"), there, "after {hours} more hours");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_leaflet_is_refused_by_its_name_with_the_way_out() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let locked = pdfs::horrors().into_iter().find(|(name, _)| *name == "locked").unwrap().1;
    for (name, file, says) in [
        ("鍵つき.pdf", locked, "パスワードなしで保存し直したもの"),
        ("名前だけ.pdf", b"PK\x03\x04 a table".to_vec(), "PDF・JPEG・PNG・WebPのどれでもありません"),
        ("切れた.pdf", b"%PDF-1.7 and nothing more".to_vec(), "こわれているか"),
    ] {
        let page = read(&sato, &sato.upload_to("/leaflets", "", name, &file).await).await;
        page.says("入れられませんでした");
        page.says(name);
        page.says(says);
    }
    let none = sato.upload_to("/leaflets", "", "", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("ファイルを選んでください");
    sato.get("/leaflets").await.says("チラシは、まだありません");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_console_answers_while_sixty_pages_are_read() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let sent = sato.upload_to("/leaflets", "", "六十枚.pdf", &pdfs::pages(60)).await;
    let mut seen = 0;
    let mut every = tokio::time::interval(Duration::from_millis(20));
    loop {
        every.tick().await;
        let answer = tokio::time::timeout(Duration::from_secs(2), sato.get("/leaflets")).await;
        let page = answer.expect("the console answers while a file is read");
        if !page.text.contains("読んでいるもの") {
            break;
        }
        seen += 1;
    }
    assert!(seen > 0, "the list tells what is being read");
    read(&sato, &sent).await.says("60ページを受け取りました");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_made_black_leaves_neither_as_a_picture_nor_as_words() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let page = read(&sato, &sato.upload_to("/leaflets", "", "a.pdf", &pdfs::pages(2)).await).await;
    let address = format!("/leaflets/{}", id_of(&page));
    let picture_on = |page: &Reply| {
        page.text.split("/v1/blob/sha256/").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let before = picture_on(&page);
    let form = sato.get(&format!("{address}/pages/1/blacken")).await;
    for words in ["左から", "このページから読み取った文字は、すべて外します", "やめる"]
    {
        form.says(words);
    }
    let press = format!("{address}/pages/1/blacken");
    let nothing = sato.post(&press, &[("version", "1"), ("left", ""), ("top", "")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.says("ぬる所が まだありません");
    let place = [("version", "1"), ("left", "0"), ("top", "0"), ("width", "100"), ("height", "50")];
    let done = sato.follow(&sato.post(&press, &place).await).await;
    done.says("1ページ目を黒くしました");
    let after = picture_on(&done);
    assert_ne!(before, after);

    let fields = [
        ("version", "2"),
        ("title", "たより"),
        ("channel", "kiosk"),
        ("words", "1"),
        ("agreed", "1"),
        ("method", "phone"),
        ("do", "publish"),
    ];
    sato.follow(&sato.post(&address, &fields).await).await.says("公開しました");
    assert!(desk.feed_holds(&after) && !desk.feed_holds(&before), "the page as it was leaves");
    assert!(desk.feed_holds("Page 2") && !desk.feed_holds("Page 1"), "words of the page leave");
    let missing = sato.get(&format!("{address}/pages/3/blacken")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}
