//! 取り込み: a file is looked through before anything is written, then exactly that is, once, and it goes again as a whole.

mod second;

use std::io::Cursor;

use axum::http::StatusCode;
use image::{ImageFormat, RgbImage};
use shirube::{
    office::{
        exchange::{self, ImportKind},
        records::{self, Change, Expected, State},
        staff::Role,
    },
    store::error::StoreError,
    wire::record::Record,
};

use super::{
    desk::{Browser, Desk, Reply},
    rooms,
};

const HEAD: &str = "id,title,reading,author,shelf,consent";
const MORNING: &str = "asa,点のある朝,てんのあるあさ,見本 七海,窓がわの棚,kiosk";
const EVENING: &str = "yoru,線のある夜,せんのあるよる,見本 八重,奥の棚,kiosk";
const SCRIPT: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>";

fn books(rows: &[&str]) -> String {
    [&[HEAD][..], rows].concat().join("\n")
}

/// Sends a file off as the form does.
async fn send(browser: &Browser<'_>, kind: &str, name: &str, file: &[u8]) -> Reply {
    browser.send_parts("/imports", &[("kind", kind)], &[("file", name, file)]).await
}

/// A file that is in order: where it is looked through, and that page.
async fn look(browser: &Browser<'_>, kind: &str, file: &str) -> (String, Reply) {
    let sent = send(browser, kind, "表.csv", file.as_bytes()).await;
    let page = browser.follow(&sent).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    (sent.header("location").to_owned(), page)
}

/// 「この内容で取り込む」
async fn bring(browser: &Browser<'_>, (path, page): &(String, Reply), more: &[(&str, &str)]) -> Reply {
    let sum = page.hidden("sum");
    browser.post(path, &[&[("sum", sum.as_str()), ("do", "bring")][..], more].concat()).await
}

fn versions(desk: &Desk) -> usize {
    desk.office.database.read_now(|tx| records::latest(tx, 1_000)).unwrap().len()
}

fn body(desk: &Desk, kind: &'static str, id: &'static str) -> String {
    let load = |tx: &mut dyn shirube::store::sql::Tx| records::load(tx, kind, id);
    desk.office.database.read_now::<_, StoreError>(load).unwrap().unwrap().body
}

async fn keep(desk: &Desk, kind: &str, id: &str, body: &str) {
    let record = Record::read(kind, id, body).unwrap();
    let change = Change { record, state: State::Published, expected: Expected::Any };
    desk.office.save(vec![change], "import").await.unwrap();
}

#[tokio::test]
async fn what_was_looked_at_is_written_once_and_goes_again_as_a_whole() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/records").await.says("href=\"/imports\"");
    let before = (versions(&desk), desk.feed());
    let looked = look(&sato, "books", &books(&[MORNING, EVENING])).await;
    for words in ["<b>2</b>新しく入る", "点のある朝", "線のある夜", "まだ何も取り込んでいません"]
    {
        looked.1.says(words);
    }
    assert_eq!((versions(&desk), desk.feed()), before, "looking writes nothing");
    let brought = bring(&sato, &looked, &[]).await;
    let receipt = sato.follow(&brought).await;
    receipt.says("取り込みました");
    receipt.says("href=\"/records/book/asa\"");
    assert!(desk.feed_holds("点のある朝") && desk.feed_holds("線のある夜"));
    let written = versions(&desk);
    let again = bring(&sato, &looked, &[]).await;
    sato.follow(&again).await.says("入ったもの");
    assert_eq!(versions(&desk), written, "a second press imports nothing");
    sato.get("/imports").await.says("本 2件・佐藤さん");
    let audit = sato.get("/audit?kind=import").await;
    audit.says("佐藤さんが 「表.csv」から 2件を取り込みました");
    audit.says(&format!("href=\"{}\"", looked.0));

    let sum = receipt.hidden("sum");
    let undone = sato.post(&format!("{}/undo", looked.0), &[("sum", &sum)]).await;
    let receipt = sato.follow(&undone).await;
    receipt.says("元にもどしました");
    assert!(!receipt.text.contains("件を 元にもどす"), "nothing is left to go");
    assert!(!desk.feed_holds("点のある朝") && !desk.feed_holds("線のある夜"));
    sato.get("/records/book").await.says("消したもの（2件）");
    sato.get("/audit").await.says("「表.csv」の取り込みを 元にもどしました");
    let twice = sato.post(&format!("{}/undo", looked.0), &[("sum", &sum)]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_changes_is_told_by_its_fields_and_one_of_them_may_stay() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let looked = look(&sato, "books", &books(&[MORNING, EVENING])).await;
    bring(&sato, &looked, &[]).await;
    let third = "hiru,面のある昼,めんのあるひる,見本 九重,手前の棚,kiosk";
    let moved = [MORNING.replace("窓がわの棚", "入口の棚"), EVENING.replace("奥の棚", "上の棚")];
    let file = books(&[&moved[0], &moved[1], third]);
    let looked = look(&sato, "books", &file).await;
    for words in [
        "<b>1</b>新しく入る",
        "<b>2</b>変わる",
        "<b>0</b>今と同じ",
        "変わる所：棚の場所",
        "前：</span>窓がわの棚</del>",
        "後：</span>入口の棚</ins>",
    ] {
        looked.1.says(words);
    }
    let receipt = sato.follow(&bring(&sato, &looked, &[("skip", "book/yoru")]).await).await;
    assert!(desk.feed_holds("入口の棚") && desk.feed_holds("手前の棚"));
    assert!(desk.feed_holds("奥の棚") && !desk.feed_holds("上の棚"), "this one stays");

    // What somebody writes at later is not taken back with the rest.
    let own = [
        ("version", "2"),
        ("title", "点のある朝"),
        ("reading", "てんのあるあさ"),
        ("author", "見本 七海"),
        ("shelf", "下の棚"),
        ("channels", "kiosk"),
        ("do", "publish"),
    ];
    assert_eq!(sato.post("/records/book/asa", &own).await.status, StatusCode::SEE_OTHER);
    let late = sato.post(&format!("{}/undo", looked.0), &[("sum", &receipt.hidden("sum"))]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "something else would go than was looked at");
    let receipt = sato.get(&looked.0).await;
    receipt.says("あとで直された 1件は、そのままにします");
    receipt.says("あとで 佐藤さんが直しました");
    sato.post(&format!("{}/undo", looked.0), &[("sum", &receipt.hidden("sum"))]).await;
    assert!(desk.feed_holds("下の棚") && !desk.feed_holds("手前の棚"));
    let same = look(&sato, "books", &books(&[EVENING])).await.1;
    same.says("ぜんぶ 今と同じです");
    assert!(!same.text.contains("この内容で取り込む"));
}

#[tokio::test]
async fn one_bad_row_stops_everything_and_is_told_with_its_place() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let before = versions(&desk);
    let bad = books(&[MORNING, &EVENING.replace("見本 八重", ""), &MORNING.replace("kiosk", "moon")]);
    let refused = send(&sato, "books", "本.csv", bad.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "「本.csv」は 取り込めません",
        "3行目「author」",
        "空です。値を書いてください",
        "4行目「id」",
        "4行目「consent」",
    ] {
        refused.says(words);
    }
    refused.says("value=\"books\" required checked");
    let workbook = exchange::template_workbook(ImportKind::Books).unwrap().unwrap();
    let refused = send(&sato, "books", "本.xlsx", &workbook).await;
    refused.says("F列「theme」");
    refused.says("「habit」");
    let other = send(&sato, "groups", "本.csv", books(&[MORNING]).as_bytes()).await;
    other.says("この表の見出しは「本」のものです");
    assert_eq!(other.text.matches("<b>").count(), 0, "and not column by column");
    for (kind, file, says) in [
        ("", "x".as_bytes(), "何を取り込むかを 選んでください"),
        ("books", &b""[..], "ファイルを選んでください"),
        ("books", &b" "[..], "ひな形から始めてください"),
        ("books", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], "古い Excel"),
        ("books", &b"PK\x03\x04 torn"[..], "Excel のブックとして読めません"),
        ("bundle", &b"{"[..], "JSON として読めません"),
    ] {
        let refused = send(&sato, kind, "x", file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        refused.says(says);
    }
    let huge = vec![b'a'; 17 * 1024 * 1024];
    let refused = send(&sato, "books", "大きい表.csv", &huge).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("「大きい表.csv」は大きすぎます");
    let many: Vec<String> =
        (0..3_001).map(|it| format!("\n{}", MORNING.replace("asa", &format!("b-{it}")))).collect();
    send(&sato, "books", "x.csv", format!("{HEAD}{}", many.concat()).as_bytes()).await.says("3000件までです");
    assert_eq!(versions(&desk), before);
    sato.get("/imports").await.says("まだ ありません");
}

#[tokio::test]
async fn of_two_people_at_once_the_second_looks_again() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    keep(
        &desk,
        "book",
        "asa",
        r#"{"v":1,"title":{"ja":"点のある朝","en":"A morning with dots"},"reading":"てんのあるあさ",
        "author":"見本 七海","shelf":"古い棚","channels":["kiosk"]}"#,
    )
    .await;
    let (one, two) = (
        look(&sato, "books", &books(&[MORNING])).await,
        look(&mori, "books", &books(&[&MORNING.replace("窓がわの棚", "森の棚")])).await,
    );
    assert_eq!(mori.get(&one.0).await.status, StatusCode::NOT_FOUND, "nobody reads another's file");
    assert_eq!(bring(&mori, &one, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bring(&sato, &one, &[]).await.status, StatusCode::SEE_OTHER);
    let late = bring(&mori, &two, &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("見ているあいだに、ほかの人が変えました");
    late.says("佐藤さんが 13:42 に変えたばかりです");
    late.says("前：</span>窓がわの棚</del>");
    assert!(!desk.feed_holds("森の棚"));
    let done = bring(&mori, &(two.0, late), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(desk.feed_holds("森の棚"));
    assert!(body(&desk, "book", "asa").contains("A morning with dots"), "a table takes no translation away");
}

#[tokio::test]
async fn a_file_waits_half_an_hour_and_goes_when_somebody_says_no() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let looked = look(&sato, "books", &books(&[MORNING])).await;
    let dropped = sato.post(&looked.0, &[("do", "drop")]).await;
    sato.follow(&dropped).await.says("やめました");
    assert_eq!(sato.get(&looked.0).await.status, StatusCode::NOT_FOUND);
    let looked = look(&sato, "books", &books(&[MORNING])).await;
    desk.clock.advance_secs(31 * 60);
    let late = bring(&sato, &looked, &[]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    late.says("30分たつと 消えます");
    assert!(!desk.feed_holds("点のある朝"));
    let viewer = desk.log_in_as("見る人", "viewer", Role::Viewer).await;
    let refused = send(&viewer, "books", "x.csv", books(&[MORNING]).as_bytes()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_stands_in_a_cell_never_becomes_markup() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let row = MORNING.replace("点のある朝", SCRIPT).replace("窓がわの棚", SCRIPT);
    let sent = send(&sato, "books", "<b>.csv", books(&[&row]).as_bytes()).await;
    let page = sato.follow(&sent).await;
    page.says("&#60;script&#62;");
    let looked = (sent.header("location").to_owned(), page);
    let receipt = sato.follow(&bring(&sato, &looked, &[]).await).await;
    let wrong = send(&sato, "books", SCRIPT, books(&[&MORNING.replace("kiosk", SCRIPT)]).as_bytes()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let moved = look(&sato, "books", &books(&[MORNING])).await.1;
    for page in [looked.1, receipt, wrong, moved, sato.get("/imports").await, sato.get("/audit").await] {
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{}", page.text);
        assert!(!page.text.contains("<b>.csv"));
    }
}

#[tokio::test]
async fn a_calendar_comes_in_and_what_is_not_understood_is_named() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let event = |uid: &str, more: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:読書の会\r\nDTSTART:20261202T190000\r\nDURATION:PT1H\r\n{more}END:VEVENT\r\n"
        )
    };
    let strange = event("s", "RRULE:FREQ=YEARLY;BYWEEKNO=49\r\n");
    let file = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}{strange}END:VCALENDAR\r\n", event("w", ""));
    let looked = look(&sato, "events", &file).await;
    looked.1.says("要確認：取り込まないもの 1件");
    looked.1.says("<b>1</b>新しく入る");
    bring(&sato, &looked, &[]).await;
    assert!(desk.feed_holds("読書の会"));
    send(&sato, "books", "x.ics", file.as_bytes()).await.says("イベントか予約として取り込んでください");
}

#[tokio::test]
async fn a_picture_comes_with_its_table() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let table = "id,title,reading,summary,for_whom,starts_on,start_time,end_time,place,organiser,picture,consent\n\
        ten,見本展,みほんてん,並べます,どなたでも,2026-12-12,10:00,16:00,15階,センター,絵.png,kiosk";
    let alone = send(&sato, "events", "x.csv", table.as_bytes()).await;
    alone.says("この名前の画像がありません");
    let mut png = Vec::new();
    RgbImage::new(9, 16).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
    let files = [("file", "x.csv", table.as_bytes()), ("picture", "絵.png", png.as_slice())];
    let sent = sato.send_parts("/imports", &[("kind", "events")], &files).await;
    let looked = (sent.header("location").to_owned(), sato.follow(&sent).await);
    assert!(!sato.get("/pictures").await.text.contains("絵.png"), "looking keeps no picture");
    bring(&sato, &looked, &[]).await;
    sato.get("/pictures").await.says("絵.png");
    assert!(desk.feed_holds("見本展"));
}

#[tokio::test]
async fn no_room_is_given_twice_and_a_rule_is_set_aside_only_with_a_reason() {
    let desk = rooms::desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    rooms::book(&sato, "there", "0", &[]).await;
    let table = |rows: &str| format!("id,room,group,date,start_time,end_time\n{rows}");
    let clash = table("b-1,room-2,sayu,2026-11-21,13:00,15:00\nb-2,room-1,sayu,2026-11-21,14:00,16:00");
    let refused = send(&sato, "bookings", "予約.csv", clash.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("3行目");
    refused.says("部屋がふさがっています。11月21日(土) 13:00–15:00 部屋 1 白湯の会と重なります");

    let rules = r#"{"v":1,"name":"部屋 2","capacity":12,"order":2,"private":{"quota":{"month_max":1}}}"#;
    keep(&desk, "room", "room-2", rules).await;
    let two = table("b-1,room-2,sayu,2026-11-23,13:00,15:00\nb-2,room-2,sayu,2026-11-30,13:00,15:00");
    let looked = look(&sato, "bookings", &two).await;
    looked.1.says("部屋の決まりを超える予約 2件");
    let silent = bring(&sato, &looked, &[]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.says("「決まりを超えるわけ」を書いてください");
    let done = bring(&sato, &looked, &[("reason", "総会のため")]).await;
    sato.follow(&done).await.says("href=\"/bookings/b-1\"");
    sato.get("/bookings/b-1/history").await.says("決まりを超えたわけ：総会のため");

    // Somebody takes the room between the look and the press.
    let looked = look(&sato, "bookings", &table("b-3,room-1,sayu,2026-11-28,13:00,15:00")).await;
    rooms::book(&sato, "quick", "0", &[("date", "2026-11-28")]).await;
    let late = bring(&sato, &looked, &[]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    late.says("部屋がふさがっています");
}
