//! What means harm: forms from elsewhere, bodies without end, tricks with paths, and words that are code.

use axum::http::StatusCode;
use shirube::office::staff::Role;

use super::{desk::Desk, rights};

#[tokio::test]
async fn no_address_takes_a_form_from_another_site() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let posts: Vec<String> =
        rights::routes().into_iter().filter(|(_, method)| *method == "POST").map(|(path, _)| path).collect();
    assert!(posts.len() > 50, "the table of routes is read");
    for path in posts {
        let reply = sato.post_from("https://evil.example", &rights::filled(&path), &[]).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path}");
        reply.says("cross_site");
    }
    assert_eq!(sato.get("/").await.status, StatusCode::OK, "the logout was refused, too");
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused_and_nothing_is_kept() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let large = "あ".repeat(400 * 1024);
    let fields =
        [("version", "0"), ("title", "大きい題"), ("body", &large), ("channel", "kiosk"), ("do", "publish")];
    assert_eq!(sato.post("/notices/n1", &fields).await.status, StatusCode::BAD_REQUEST);
    assert!(!desk.feed_holds("大きい題"));
    let nobody = desk.nobody().post("/login", &[("login", &large), ("password", "x")]).await;
    assert_eq!(nobody.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(start_paused = true)]
async fn a_form_whose_end_never_comes_is_given_up() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for path in ["/notices/n1", "/login", "/staff"] {
        assert_eq!(sato.post_without_end(path).await.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
    }
    assert_eq!(sato.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn tricks_with_paths_lead_nowhere() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for path in [
        "/console/..%2f..%2fCargo.toml",
        "/console/%2e%2e/%2e%2e/Cargo.toml",
        "/console/console.css%00",
        "/console//console.css",
        "/staff/..%2f..%2faudit",
        "/staff/%00",
        "/notices/%2e%2e%2fnew/history",
        "/pictures/../../keys/feed.key",
        "/pictures/..%2f..%2fkeys%2ffeed.key",
        "//staff",
        "/./staff",
        "/STAFF",
        "/staff/",
        "/v1/blob/sha256/..%2f..%2foffice.db",
    ] {
        let reply = sato.get(path).await;
        let lost = [StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST, StatusCode::UNAUTHORIZED];
        assert!(lost.contains(&reply.status), "{path}: {}", reply.status);
        assert!(!reply.text.contains("[package]") && !reply.text.contains("@font-face"), "{path}");
    }
}

#[tokio::test]
async fn words_that_are_code_stay_words() {
    const CODE: &str = "\"'><script>alert(1)</script>{{7*7}}";
    let desk = Desk::new().await;
    let sato = desk.log_in_as(CODE, "sato", Role::Admin).await;
    sato.post("/staff", &[("name", CODE), ("login", "mori"), ("role", "viewer")]).await;
    sato.post("/staff", &[("name", CODE), ("login", CODE), ("role", CODE)]).await.says("&#60;script&#62;");
    let fields = [("version", "0"), ("title", CODE), ("body", CODE), ("channel", "kiosk"), ("do", "publish")];
    sato.post("/notices/n1", &fields).await;
    let query = CODE.bytes().fold(String::new(), |query, byte| query + &format!("%{byte:02X}"));
    let audit = format!("/audit?q={query}&who={query}&kind={query}&field={query}&from={query}");
    for path in [
        "/",
        "/staff",
        "/account",
        "/audit",
        "/approvals",
        "/notices",
        "/notices/n1",
        "/notices/n1/history",
        &audit,
    ] {
        let page = sato.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text.contains("<script>alert"), "{path}: {}", page.text);
        assert!(!page.text.contains("value=\"\"'>") && !page.text.contains(">49<"), "{path}");
    }
}

#[tokio::test]
async fn every_kind_of_answer_carries_the_same_guards() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let kept = [
        "cache-control",
        "content-security-policy",
        "content-type",
        "cross-origin-opener-policy",
        "location",
        "permissions-policy",
        "referrer-policy",
        "x-content-type-options",
        "x-frame-options",
    ];
    let mut said = Vec::new();
    for (what, reply) in [
        ("a page", sato.get("/staff").await),
        ("a page for nobody", desk.nobody().get("/login").await),
        ("the way to the login", desk.nobody().get("/audit").await),
        ("a refusal", desk.nobody().post("/staff", &[]).await),
        ("a page that is not there", sato.get_as("text/html", "/nothing").await),
        ("a word for a program", sato.get("/nothing").await),
        ("the console's own file", desk.nobody().get("/console/console.css").await),
    ] {
        said.push(format!("{what}: {}", reply.status));
        let kept = kept.iter().filter(|name| !reply.header(name).is_empty());
        said.extend(kept.map(|name| format!("  {name}: {}", reply.header(name))));
        assert!(reply.header("server").is_empty() && reply.header("x-powered-by").is_empty());
    }
    insta::assert_snapshot!("headers", said.join("\n"));
}
