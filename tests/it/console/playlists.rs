//! Playlists: ordered by buttons, published in one go, and never behind a colleague's back.

use axum::http::StatusCode;

use super::desk::Desk;

const LIST: [(&str, &str); 7] = [
    ("name", "昼の画面"),
    ("priority", "0"),
    ("count", "2"),
    ("s0.kind", "auto:welcome"),
    ("s0.secs", "15"),
    ("s1.kind", "auto:notices"),
    ("s1.secs", "12"),
];

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    LIST.iter().chain(more).copied().collect()
}

fn body(desk: &Desk) -> String {
    desk.feed().into_iter().find(|row| row.kind == "playlist").unwrap().body
}

#[tokio::test]
async fn buttons_change_the_form_and_only_publishing_changes_the_glass() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let before = body(&desk);
    let moved = sato.post("/playlists/day", &form(&[("version", "1"), ("do", "down-0")])).await;
    moved.says("まだ公開していません");
    assert_eq!(moved.hidden("s0.kind"), "auto:notices");
    let added = sato
        .post("/playlists/day", &form(&[("version", "1"), ("do", "add"), ("add", "auto:closed_days")]))
        .await;
    assert_eq!(added.hidden("s2.kind"), "auto:closed_days");
    let off = sato.post("/playlists/day", &form(&[("version", "1"), ("do", "off-1")])).await;
    off.says("公開するとはずれます");
    assert_eq!(body(&desk), before);

    let more = [
        ("s1.off", "1"),
        ("s0.day", "5"),
        ("s0.start", "09:00"),
        ("s0.end", "12:00"),
        ("version", "1"),
        ("do", "publish"),
    ];
    let sent = sato.post("/playlists/day", &form(&more)).await;
    sato.follow(&sent).await.says("公開しました");
    let after = body(&desk);
    assert!(
        !after.contains("notices") && after.contains("\"sat\"") && after.contains("09:00-12:00"),
        "{after}"
    );
    sato.post("/playlists/day/restore", &[("version", "1"), ("base", "2")]).await;
    assert_eq!(body(&desk), before);
}

#[tokio::test]
async fn the_second_of_two_writers_sees_both_orders() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    sato.post("/playlists/day", &form(&[("s1.off", "1"), ("version", "1"), ("do", "publish")])).await;
    let late = mori.post("/playlists/day", &form(&[("version", "1"), ("do", "publish")])).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("佐藤さんが先に公開していました");
    late.says("あなたの順番");
    assert_eq!((late.hidden("version"), late.hidden("s1.kind")), ("2".to_owned(), "auto:notices".to_owned()));
}

#[tokio::test]
async fn a_wrong_second_is_said_at_its_slide() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let fields: Vec<_> = form(&[("version", "1"), ("do", "publish")])
        .into_iter()
        .map(|(name, value)| (name, if name == "s1.secs" { "3" } else { value }))
        .collect();
    let reply = sato.post("/playlists/day", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    reply.says("10から300までの数にしてください");
    reply.says("value=\"3\"");
}

#[tokio::test]
async fn a_new_list_waits_for_its_publication() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let made = sato.post("/playlists", &[("name", "夜の画面")]).await;
    sato.follow(&made).await.says("まだ公開していません");
    assert!(!desk.feed_holds("夜の画面"));
}
