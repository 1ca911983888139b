//! 月報: small numbers stay inside, the comment is everybody's, and a month is chosen that has been.

use axum::http::StatusCode;

use super::desk::{DAY_SECS, Desk};

async fn ask(sato: &super::desk::Browser<'_>, way: &str, person: &str, times: u32) {
    for number in 0..times {
        let id = format!("con-{way}-{person}-{number}");
        sato.post("/consultations", &[("id", &id), ("way", way), ("person", person)]).await;
    }
}

fn row(name: &str, figure: &str) -> String {
    format!("<tr><th scope=\"row\">{name}</th><td>{figure}</td></tr>")
}

#[tokio::test]
async fn a_month_shows_what_may_go_out_and_beside_it_what_stays() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    ask(&sato, "phone", "self", 12).await;
    ask(&sato, "visit", "family", 7).await;
    ask(&sato, "mail", "other", 2).await;
    let page = sato.get("/report").await;
    page.says("月報　2026年11月");
    page.says("まだ終わっていない月です");
    for (name, figure) in [("電話", "12"), ("来所", "※"), ("メール", "5未満"), ("家族", "※")] {
        page.says(&row(name, figure));
    }
    page.says("<tr><th scope=\"row\">メール</th><td>0</td><td>0</td><td>0</td><td>2</td>");
    assert_eq!(sato.get("/report?month=2026-12").await.status, StatusCode::NOT_FOUND, "it has not begun");
    assert_eq!(sato.get("/report?month=now").await.status, StatusCode::NOT_FOUND);

    desk.clock.advance_secs(DAY_SECS * 15);
    let sato = desk.log_in_again("sato").await;
    sato.get("/report").await.says(&row("電話", "5未満"));
    let november = sato.get("/report?month=2026-11").await;
    november.says(&row("電話", "12"));
    assert!(!november.text.contains("まだ終わっていない月です"));
}

#[tokio::test]
async fn a_month_is_taken_as_a_table_and_as_a_paper() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (name, media_type, magic) in [
        ("2026-11.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"),
        ("2026-11.pdf", "application/pdf", "%PDF-1."),
    ] {
        let file = sato.get(&format!("/report/{name}")).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, media_type));
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"report-2026-11."));
        assert!(file.text.starts_with(magic), "{name}");
    }
    for name in ["2026-12.pdf", "2026-11.exe", "2026-11", "..%2F2026-11.pdf"] {
        assert_eq!(sato.get(&format!("/report/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
    assert_eq!(desk.nobody().get("/report/2026-11.pdf").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_people_comment_and_both_comments_are_kept() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let suzuki = desk.log_in("鈴木", "suzuki").await;
    let comment = |version: &'static str, words: &'static str| {
        [("month", "2026-11"), ("version", version), ("words", words)]
    };
    let kept = sato.post("/report", &comment("0", "台風の<日>は多い")).await;
    sato.follow(&kept).await.says("台風の&#60;日&#62;は多い</textarea>");
    let late = suzuki.post("/report", &comment("0", "新しい係です")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("佐藤さんが先に保存していました");
    late.says("新しい係です</textarea>");
    let both = suzuki.post("/report", &comment("1", "台風の日は多い\n新しい係です")).await;
    suzuki.follow(&both).await.says("台風の日は多い\n新しい係です</textarea>");
    let long = "長".repeat(2_001);
    let refused = suzuki.post("/report", &[("month", "2026-11"), ("version", "2"), ("words", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("2000字までにしてください（今は2001字）。");
}

#[tokio::test]
async fn a_consultation_is_taken_back_on_its_own_day_alone() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    ask(&sato, "phone", "self", 1).await;
    desk.clock.advance_secs(DAY_SECS);
    let sato = desk.log_in_again("sato").await;
    let late = sato.post("/consultations/undo", &[("id", "con-phone-self-0")]).await;
    sato.follow(&late).await.says("きょうのものではありません");
    sato.get("/report").await.says("<td><b>1</b></td>");
}
