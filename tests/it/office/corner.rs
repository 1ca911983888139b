//! The whole demo corner through the office, as a kiosk receives it.

use std::collections::BTreeSet;

use shirube::{
    domain::content::{Content, Revision},
    office::{
        bring::{self, BringError},
        demo,
    },
    wire::{body, item::Position},
};

use super::house::House;

#[tokio::test]
async fn the_demo_corner_reaches_a_kiosk_whole_and_without_a_private_word() {
    let house = House::new();
    house.pair("t").await;
    let now = house.office.now();
    let corner = demo::corner(bring::today(now)).unwrap();
    let save =
        |tx: &mut dyn shirube::store::sql::Tx| bring::save(tx, &house.office.blobs, &corner, "見本", now);
    let saved = house.office.database.run_now::<_, BringError>(save).unwrap();
    assert_eq!((saved.at.rev, saved.versions.len()), (1, corner.records.len()));

    let answer = house.poll("t", Position::default(), 0).await;
    let text = serde_json::to_string(&answer).unwrap();
    for secret in [
        "非公開見本",
        "非公開の会",
        "hikokai",
        "000-0000-7777",
        "【職員だけ】",
        "非見",
        "000-0000-99",
        "なぎさのへや",
    ] {
        assert!(!text.contains(secret), "{secret} left the office");
    }

    let items = answer.items.iter().map(|row| body::read(&row.kind, &row.id, &row.body).unwrap());
    let items: Vec<_> = items.collect();
    let mut ready = BTreeSet::new();
    let wanted = Content::build(Revision::default(), &items, &ready, None).missing;
    assert!(!wanted.is_empty(), "the demo has pictures");
    for hash in wanted {
        let path = format!("/v1/blob/sha256/{hash}");
        let picture = house.get(&path, &[("authorization", "Bearer t")]).await;
        assert_eq!(shirube::domain::blob::BlobHash::of(&picture.body), hash);
        ready.insert(hash);
    }
    let items = answer.items.iter().map(|row| body::read(&row.kind, &row.id, &row.body).unwrap());
    let built = Content::build(answer.head.at.into(), items, &ready, None);
    assert!(built.missing.is_empty());
    assert_eq!(built.content.unwrap().groups.len(), 40);
}

#[tokio::test]
async fn loading_it_again_changes_nothing_for_kiosks() {
    let house = House::new();
    let now = house.office.now();
    let corner = demo::corner(bring::today(now)).unwrap();
    let save =
        |tx: &mut dyn shirube::store::sql::Tx| bring::save(tx, &house.office.blobs, &corner, "見本", now);
    house.office.database.run_now::<_, BringError>(save).unwrap();
    let again = house.office.database.run_now::<_, BringError>(save).unwrap();
    assert_eq!((again.at.rev, again.published), (1, 0));
}
