//! Logging in, being turned away, and what every answer says to the browser.

use axum::http::StatusCode;
use shirube::office::staff::{self, Right};

use super::house::{House, PASSWORD};

#[tokio::test]
async fn pages_lead_to_the_login_and_back() {
    let house = House::new();
    let turned = house.get("/", &[]).await;
    assert_eq!((turned.status, turned.header("location")), (StatusCode::SEE_OTHER, "/login?next=/"));
    let cookie = house.log_in().await;
    assert!(cookie.starts_with("__Host-shirube="), "{cookie}");
    let home = house.get("/", &[("cookie", &cookie)]).await;
    assert!(home.status == StatusCode::OK && home.text().contains("佐藤"), "{}", home.text());
    assert_eq!(home.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_login_makes_a_new_session_and_a_logout_ends_it() {
    let house = House::new();
    let first = house.log_in().await;
    let again = house.try_log_in("sato", PASSWORD, &[("cookie", &first)]).await;
    let second = again.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_ne!(first, second);
    assert_eq!(house.get("/", &[("cookie", &first)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("/", &[("cookie", &second)]).await.status, StatusCode::OK);
    let out = house.post("/logout", &[("cookie", &second)], "").await;
    assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
    assert_eq!(house.get("/", &[("cookie", &second)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_ends_with_the_pause_and_with_the_right() {
    let house = House::new();
    let cookie = house.log_in().await;
    house.office.database.run_now(|tx| staff::set_disabled(tx, "sato", Right::Taken)).unwrap();
    assert_eq!(house.get("/", &[("cookie", &cookie)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.try_log_in("sato", PASSWORD, &[]).await.status, StatusCode::UNAUTHORIZED);
    house.office.database.run_now(|tx| staff::set_disabled(tx, "sato", Right::Given)).unwrap();
    let again = house.try_log_in("sato", PASSWORD, &[]).await;
    let cookie = again.header("set-cookie").split(';').next().unwrap().to_owned();
    house.clock.advance_secs(2 * 60 * 60);
    assert_eq!(house.get("/", &[("cookie", &cookie)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn wrong_passwords_cost_a_growing_wait() {
    let house = House::new();
    house.log_in().await;
    for _ in 0..4 {
        assert_eq!(house.try_log_in("sato", "wrong password", &[]).await.status, StatusCode::UNAUTHORIZED);
    }
    let waits = house.try_log_in("sato", PASSWORD, &[]).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    house.clock.advance_secs(2);
    assert_eq!(house.try_log_in("sato", PASSWORD, &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn requests_from_another_site_are_refused() {
    let house = House::new();
    house.log_in().await;
    for (headers, status) in [
        (vec![("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN),
        (vec![("sec-fetch-site", "same-site")], StatusCode::FORBIDDEN),
        (vec![("origin", "https://evil.example")], StatusCode::FORBIDDEN),
        (vec![("sec-fetch-site", "same-origin")], StatusCode::SEE_OTHER),
        (vec![("origin", "https://office.example")], StatusCode::SEE_OTHER),
    ] {
        assert_eq!(house.try_log_in("sato", PASSWORD, &headers).await.status, status, "{headers:?}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_same_guards() {
    let house = House::new();
    for path in ["/healthz", "/login", "/", "/v1/feed", "/nothing"] {
        let reply = house.get(path, &[]).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "DENY"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(reply.header(name), value, "{name} of {path}");
        }
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}");
    }
}

#[tokio::test]
async fn health_tells_where_the_feed_stands() {
    let house = House::new();
    let saved = house.publish("a", "休館").await;
    let health: serde_json::Value = serde_json::from_slice(&house.get("/healthz", &[]).await.body).unwrap();
    assert_eq!(health, serde_json::json!({"status": "ok", "epoch": saved.at.epoch, "rev": 1}));
}
