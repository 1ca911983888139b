//! Pictures: clean and described, or refused by name with the way out.

use std::io::Cursor;

use axum::http::StatusCode;
use image::{ImageFormat, RgbImage};
use shirube::{domain::blob::BlobHash, office::blobs, store::error::StoreError};

use super::desk::Desk;

fn jpeg() -> Vec<u8> {
    let mut file = Vec::new();
    let picture = RgbImage::from_fn(90, 160, |x, y| image::Rgb([x as u8, y as u8, 90]));
    picture.write_to(&mut Cursor::new(&mut file), ImageFormat::Jpeg).unwrap();
    file
}

fn known(desk: &Desk) -> Vec<(BlobHash, String)> {
    let all = desk.office.database.read_now::<_, StoreError>(blobs::list).unwrap();
    all.into_iter().map(|info| (info.hash, info.name)).collect()
}

#[tokio::test]
async fn a_picture_is_taken_in_clean_and_described() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let exif = [b"\xff\xd8\xff\xe1\x00\x12Exif\0\0secretsecr", &jpeg()[2..]].concat();
    let sent = sato.upload("冬のつどい", "冬 のつどい①.jpg", &exif).await;
    let wall = sato.follow(&sent).await;
    wall.says("画像を入れました");
    wall.says("冬のつどい");
    let (hash, name) = known(&desk).remove(0);
    assert_eq!(name, "冬 のつどい①.jpg");
    let kept = desk.office.blobs.read(hash).unwrap();
    assert!(!kept.windows(6).any(|six| six == b"secret"), "what the camera wrote is gone");
    let small = sato.get(&format!("/pictures/{hash}/small")).await;
    assert_eq!((small.status, small.header("content-type")), (StatusCode::OK, "image/png"));
    sato.post(&format!("/pictures/{hash}/alt"), &[("alt", "冬のつどいの絵")]).await;
    sato.get(&format!("/pictures/{hash}")).await.says("冬のつどいの絵");
}

#[tokio::test]
async fn what_is_no_whole_picture_is_refused_by_its_name() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let whole = jpeg();
    for (name, bytes, says) in [
        ("切れた写真.jpg", &whole[..whole.len() / 2], "途中で切れているか、こわれています"),
        ("表.xlsx", &b"PK\x03\x04"[..], "JPEG・PNG・WebPの画像ではありません"),
        ("", &[], "画像のファイルを選んでください"),
    ] {
        let reply = sato.upload("何かの画像", name, bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        reply.says(says);
        reply.says(name);
        reply.says("value=\"何かの画像\"");
    }
    let huge = [&whole[..], &vec![0; 21 * 1024 * 1024]].concat();
    let reply = sato.upload("何かの画像", "大きな写真.jpg", &huge).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    reply.says("「大きな写真.jpg」は大きすぎます");
    reply.says("value=\"何かの画像\"");
    sato.upload("", "よい写真.jpg", &whole).await.says("何の画像かを書いてください");
    assert_eq!(known(&desk), []);
}

#[tokio::test]
async fn a_picture_in_use_says_where_and_stays() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.upload("冬のつどい", "a.jpg", &jpeg()).await;
    let (hash, _) = known(&desk).remove(0);
    let hash = hash.to_string();
    let fields = [
        ("version", "0"),
        ("title", "絵のお知らせ"),
        ("body", "本文"),
        ("channel", "kiosk"),
        ("picture", &hash),
        ("do", "publish"),
    ];
    sato.post("/notices/n1", &fields).await;
    assert!(desk.feed_holds(&hash));
    let refused = sato.post(&format!("/pictures/{hash}/delete"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("お知らせ「絵のお知らせ」");
    assert_eq!(known(&desk).len(), 1);

    sato.post("/notices/n1/delete", &[("version", "1")]).await;
    let gone = sato.post(&format!("/pictures/{hash}/delete"), &[]).await;
    sato.follow(&gone).await.says("画像を消しました");
    assert_eq!(known(&desk), []);
    // The version with the picture cannot come back: the glass would wait for it for ever.
    let back = sato.post("/notices/n1/restore", &[("version", "1"), ("base", "2")]).await;
    assert_eq!(back.status, StatusCode::CONFLICT);
    back.says("画像は、もう消されています");
    assert!(!desk.feed_holds("絵のお知らせ"));
}
