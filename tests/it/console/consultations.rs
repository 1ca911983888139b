//! 相談の数: one press is one more, the way back takes the very one, and nothing but day and two words is kept.

use axum::http::StatusCode;
use shirube::store::error::StoreError;

use super::desk::Desk;

fn press<'a>(id: &'a str, way: &'a str, person: &'a str) -> [(&'static str, &'a str); 3] {
    [("id", id), ("way", way), ("person", person)]
}

fn button(way: &str, person: &str, count: u32) -> String {
    format!(
        "<span class=\"unseen\">{way}・</span>{person} <span class=\"unseen\">を1件足す。きょうは</span><b>{count}</b>"
    )
}

#[tokio::test]
async fn a_press_counts_one_and_the_way_back_takes_that_one_and_once() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.post("/consultations", &press("con-1", "phone", "self")).await;
    sato.post("/consultations", &press("con-2", "visit", "family")).await;
    sato.post("/consultations", &press("con-3", "phone", "self")).await;
    let pressed = sato.post("/consultations", &press("con-3", "phone", "self")).await;
    let page = sato.follow(&pressed).await;
    page.says("電話・本人 を 1件 足しました。");
    page.says(&button("電話", "本人", 2));
    page.says("<th scope=\"row\">電話</th><td>2</td><td>0</td><td>0</td><td>0</td><td><b>2</b></td>");
    page.says("<td><b>2</b></td><td><b>1</b></td><td><b>0</b></td><td><b>0</b></td><td><b>3</b></td>");

    let id = pressed.header("location").split_once("last=").unwrap().1.to_owned();
    let undone = sato.post("/consultations/undo", &[("id", &id)]).await;
    sato.follow(&undone).await.says(&button("電話", "本人", 1));
    let again = sato.post("/consultations/undo", &[("id", &id)]).await;
    let page = sato.follow(&again).await;
    page.says("もう取り消してあるか");
    page.says("きょうは 2件");
}

#[tokio::test]
async fn what_is_no_way_or_no_kind_of_person_counts_nothing() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (id, way, person) in
        [("con-1", "phone", "佐藤さん"), ("con-1", "", "self"), ("佐藤", "phone", "self")]
    {
        assert_ne!(sato.post("/consultations", &press(id, way, person)).await.status, StatusCode::SEE_OTHER);
    }
    let nobody = desk.nobody().post("/consultations", &press("con-1", "phone", "self")).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    let kept =
        desk.office.database.read_now::<_, StoreError>(|tx| tx.query("SELECT id FROM consultation", &[]));
    assert_eq!(kept.unwrap(), []);
}
