//! Pairing and reports, as kiosk and staff meet them.

use axum::http::StatusCode;
use shirube::{
    office::{
        device,
        pairing::{self, Naming},
    },
    store::error::StoreError,
    wire::{
        pair::{Code, OfficeIdentity, PairState, Paired, TokenHash, words},
        report::{Report, Thanks},
    },
};

use super::house::House;

#[tokio::test]
async fn kiosk_and_staff_see_the_same_three_words() {
    let house = House::new();
    let pinned: OfficeIdentity = serde_json::from_slice(&house.get("/v1/office", &[]).await.body).unwrap();
    assert!(pinned.certificate_pem.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_eq!(pinned.feed_key, house.office.keys.feed_key);

    let code = Code::parse("AC3K9W").unwrap();
    let told: Paired = serde_json::from_slice(&house.ask_to_pair(&code, "t").await.body).unwrap();
    assert_eq!(told.state, PairState::Waiting);
    let now = house.office.now();
    let waiting = house.office.database.run_now(|tx| pairing::waiting(tx, now)).unwrap();
    let own = words(&house.office.keys.certificate.der, &pinned.feed_key, &TokenHash::of("t")).join(" ");
    assert_eq!(waiting[0].words, own);

    let progress = async || -> Paired {
        let reply = house.get("/v1/pair/AC3K9W", &[("authorization", "Bearer t")]).await;
        serde_json::from_slice(&reply.body).unwrap()
    };
    assert_eq!(progress().await.state, PairState::Waiting);
    assert_eq!(house.get("/v1/pair/AC3K9W", &[]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        house.get("/v1/feed", &[("authorization", "Bearer t")]).await.status,
        StatusCode::UNAUTHORIZED
    );

    let naming = Naming { name: "15階 入口".to_owned(), place: "15階".to_owned() };
    let device = house.office.database.run_now(|tx| pairing::confirm(tx, &code, &naming, now)).unwrap();
    assert_eq!(progress().await, Paired { state: PairState::Paired, device: Some(device.id) });
    assert_eq!(house.get("/v1/feed", &[("authorization", "Bearer t")]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_stolen_code_is_of_no_use() {
    let house = House::new();
    let code = Code::parse("AC3K9W").unwrap();
    house.ask_to_pair(&code, "t").await;
    let reply = house.ask_to_pair(&code, "thief").await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.text().contains("show a new code"), "{}", reply.text());
}

#[tokio::test]
async fn the_latest_report_is_kept() {
    let house = House::new();
    let id = house.pair("t").await;
    for missing in [3, 0] {
        let report = Report {
            shows: None,
            shows_since: None,
            blobs_missing: missing,
            clock: house.office.now(),
            clock_known: true,
            troubles: vec!["ディスクがいっぱいです".to_owned()],
            emergency: None,
            sound: None,
            screen: None,
            version: "0.1.0".to_owned(),
        };
        let headers = [("authorization", "Bearer t"), ("content-type", "application/json")];
        let reply = house.post("/v1/report", &headers, &serde_json::to_string(&report).unwrap()).await;
        let thanks: Thanks = serde_json::from_slice(&reply.body).unwrap();
        assert_eq!(thanks.office_time, house.office.now());
    }
    let found =
        house.office.database.read_now::<_, StoreError>(|tx| device::by_id(tx, &id)).unwrap().unwrap();
    assert_eq!(found.report.unwrap().blobs_missing, 0);
    assert_eq!(found.last_seen_at, Some(house.office.now()));
}

#[tokio::test]
async fn half_a_body_is_refused_in_plain_words() {
    let house = House::new();
    house.pair("t").await;
    let headers = [("authorization", "Bearer t"), ("content-type", "application/json")];
    for (body, status) in [
        ("{\"shows\":null,\"blobs_", StatusCode::BAD_REQUEST),
        ("{\"shows\":null}", StatusCode::UNPROCESSABLE_ENTITY),
        (&"x".repeat(2 * 1024 * 1024), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let reply = house.post("/v1/report", &headers, body).await;
        assert_eq!(reply.status, status, "{}", reply.text());
        assert!(reply.text().contains("send the JSON this address expects"), "{}", reply.text());
    }
}
