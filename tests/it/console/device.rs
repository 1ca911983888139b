//! One terminal in the console: asked, set, and seen as it was last painted; never as a visitor sees it.

use axum::http::StatusCode;
use shirube::{
    office::{device, screens, staff::Role},
    store::error::StoreError,
    wire::report::{Light, Report, Screen, Task},
};

use super::{desk::Desk, devices::paired};

/// The terminal says this of itself.
fn report(desk: &Desk, id: &str, screen: &Screen) {
    let now = desk.office.now();
    let report = Report {
        shows: Some(*desk.office.follow_head().borrow()),
        shows_since: Some(now),
        blobs_missing: 0,
        clock: now,
        clock_known: true,
        troubles: Vec::new(),
        emergency: None,
        sound: None,
        screen: Some(screen.clone()),
        version: String::new(),
    };
    let database = &desk.office.database;
    database.run_now::<_, StoreError>(|tx| device::note_report(tx, id, &report, now)).unwrap();
    database.run_now(|tx| screens::hear(tx, id, screen, now)).unwrap();
}

fn quiet() -> Screen {
    Screen { brightness: 100, volume: 100, change: None, light: None, tasks: Vec::new(), seen: None }
}

/// The id of what was asked last.
fn asked(desk: &Desk, id: &str) -> String {
    let all = desk.office.database.read_now::<_, StoreError>(|tx| screens::asked(tx, id)).unwrap();
    all.last().expect("something was asked").id.clone()
}

#[tokio::test]
async fn what_is_asked_is_told_from_the_asking_to_the_end() {
    let desk = Desk::new().await;
    let sato = desk.log_in_as("佐藤", "sato", Role::Publisher).await;
    let id = paired(&desk, "15階の画面");
    let (page, task) = (format!("/devices/{id}"), format!("/devices/{id}/task"));
    let first = sato.get(&page).await;
    first.says("この端末を光らせる");
    first.says("試し印刷");
    first.says("再起動");

    let done = sato.post(&task, &[("do", "name")]).await;
    sato.follow(&done).await.says("頼みました");
    let again = sato.post(&task, &[("do", "name")]).await;
    sato.follow(&again).await.says("同じことを もう頼んであります");
    let number = asked(&desk, &id);
    for (fate, words) in [("waiting", "届きました"), ("done", "できました")] {
        let tasks = vec![Task { id: number.clone(), fate: fate.to_owned() }];
        report(&desk, &id, &Screen { tasks, ..quiet() });
        sato.get(&page).await.says(words);
    }
    sato.post(&task, &[("do", "restart")]).await;
    desk.clock.advance_secs(120);
    sato.get(&page).await.says("2分で 届きませんでした。端末が動いているか ご覧ください");
    assert_eq!(sato.post(&task, &[("do", "dance")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(sato.post("/devices/x/task", &[("do", "name")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn brightness_and_volume_are_set_within_their_range() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let id = paired(&desk, "15階の画面");
    let (page, tuning) = (format!("/devices/{id}"), format!("/devices/{id}/tuning"));
    sato.get(&page).await.says("まだ だれも変えていません");
    let done = sato.post(&tuning, &[("brightness", "5"), ("volume", "0")]).await;
    let after = sato.follow(&done).await;
    after.says("name=\"brightness\" min=\"20\" max=\"100\" step=\"10\" value=\"20\"");
    after.says("佐藤さんが 変えました");
    assert_eq!(
        sato.post(&tuning, &[("brightness", "hell"), ("volume", "0")]).await.status,
        StatusCode::BAD_REQUEST
    );
    report(&desk, &id, &Screen { brightness: 80, change: Some(1), light: Some(Light::Drawn), ..quiet() });
    let after = sato.get(&page).await;
    after.says("端末の「職員のページ」で 変えました");
    after.says("40％より暗くはなりません");
}

#[tokio::test]
async fn a_lesser_role_looks_and_asks_nothing() {
    let desk = Desk::new().await;
    let editor = desk.log_in_as("書く人", "editor", Role::Editor).await;
    let id = paired(&desk, "15階の画面");
    let page = editor.get(&format!("/devices/{id}")).await;
    assert!(!page.text.contains("試し印刷") && page.text.contains("音量"), "{}", page.text);
    for address in ["task", "tuning"] {
        let refused = editor.post(&format!("/devices/{id}/{address}"), &[("do", "name")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn deeds_to_a_terminal_stand_in_the_record_of_changes() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let id = paired(&desk, "15階の画面");
    sato.post(&format!("/devices/{id}/task"), &[("do", "restart")]).await;
    sato.post(&format!("/devices/{id}/tuning"), &[("brightness", "50"), ("volume", "50")]).await;
    report(&desk, &id, &Screen { brightness: 60, change: Some(1), ..quiet() });
    let page = sato.get("/audit?kind=terminal").await;
    page.says("佐藤さんが 15階の画面に「再起動」を頼みました");
    page.says("佐藤さんが 15階の画面の明るさか音量を変えました");
    page.says("15階の画面の明るさか音量が、端末で変わりました");
    page.says(&format!("href=\"/devices/{id}\""));
    assert!(!sato.get("/audit?kind=account").await.text.contains("15階の画面"));
}

#[tokio::test]
async fn the_last_slide_is_told_and_a_visit_is_never_shown() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let id = paired(&desk, "15階の画面");
    let page = format!("/devices/{id}");
    report(&desk, &id, &quiet());
    sato.get(&page).await.says("まだ 何も知らせが来ていません");
    report(&desk, &id, &Screen { seen: Some("welcome".to_owned()), ..quiet() });
    sato.get(&page).await.says("訪れた人が使っている画面は、ここには決して出ません");
    let odd = Some("page:search".to_owned());
    report(&desk, &id, &Screen { seen: odd, ..quiet() });
    let unknown = sato.get(&page).await;
    unknown.says("絵では出せません");
    assert!(!unknown.text.contains("shown=page"), "only slides are ever drawn");
}
