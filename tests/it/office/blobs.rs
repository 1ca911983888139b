//! Pictures over the wire: whole, in part, and only to those who may.

use std::io::Cursor;

use axum::http::StatusCode;
use shirube::office::blobs::{Upload, keep};

use super::house::House;

fn picture() -> Vec<u8> {
    let mut png = Vec::new();
    image::RgbImage::new(40, 30).write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    png
}

async fn with_picture() -> (House, Vec<u8>, String) {
    let house = House::new();
    house.pair("t").await;
    let bytes = picture();
    let upload = Upload { name: "入口.png", bytes: &bytes, by: "佐藤" };
    let now = house.office.now();
    let info = house.office.database.run_now(|tx| keep(&house.office.blobs, tx, &upload, now)).unwrap();
    let path = format!("/v1/blob/sha256/{}", info.hash);
    (house, bytes, path)
}

#[tokio::test]
async fn a_picture_comes_whole_or_in_part() {
    let (house, bytes, path) = with_picture().await;
    let whole = house.get(&path, &[("authorization", "Bearer t")]).await;
    assert_eq!((whole.status, &whole.body), (StatusCode::OK, &bytes));
    assert_eq!(whole.header("content-type"), "image/png");
    assert!(whole.header("cache-control").contains("immutable"));

    let rest = house.get(&path, &[("authorization", "Bearer t"), ("range", "bytes=10-")]).await;
    assert_eq!((rest.status, rest.body.as_slice()), (StatusCode::PARTIAL_CONTENT, &bytes[10..]));
    assert_eq!(rest.header("content-range"), format!("bytes 10-{}/{}", bytes.len() - 1, bytes.len()));

    let range = format!("bytes={}-", bytes.len());
    let beyond = house.get(&path, &[("authorization", "Bearer t"), ("range", &range)]).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(beyond.header("content-range"), format!("bytes */{}", bytes.len()));
}

#[tokio::test]
async fn pictures_are_for_kiosks_and_staff() {
    let (house, bytes, path) = with_picture().await;
    assert_eq!(house.get(&path, &[]).await.status, StatusCode::UNAUTHORIZED);
    let cookie = house.log_in().await;
    assert_eq!(house.get(&path, &[("cookie", &cookie)]).await.body, bytes);
    for name in ["/v1/blob/sha256/..%2F..%2Fetc%2Fpasswd", "/v1/blob/sha256/00"] {
        assert_eq!(house.get(name, &[("cookie", &cookie)]).await.status, StatusCode::BAD_REQUEST, "{name}");
    }
    let unknown = format!("/v1/blob/sha256/{}", "0".repeat(64));
    assert_eq!(house.get(&unknown, &[("cookie", &cookie)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_rotten_picture_is_never_sent() {
    let (house, _, path) = with_picture().await;
    let name = path.rsplit('/').next().unwrap();
    let (fan, rest) = name.split_at(2);
    std::fs::write(house.dir.path().join("blobs").join(fan).join(rest), b"rotten").unwrap();
    let reply = house.get(&path, &[("authorization", "Bearer t")]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert!(reply.text().contains("backup"), "{}", reply.text());
}
