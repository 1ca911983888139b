//! Alerts: one for each cause, by letter and by program, not in quiet hours, and once more when it is over.

use axum::http::StatusCode;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use shirube::{
    config::office::{MailSecurity, MailServer},
    office::{alerts, device, proven, telling},
    store::{error::StoreError, sql::Tx},
    wire::report::Report,
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
};

use super::{
    desk::{Browser, Desk},
    devices::paired,
};

/// A mail server that takes every letter; its port, and the letters.
async fn letters() -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, (send, letters)) = (listener.local_addr().unwrap().port(), channel(16));
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            take_letter(line, &send).await;
        }
    });
    (port, letters)
}

async fn take_letter(line: TcpStream, letters: &Sender<String>) {
    let mut line = BufReader::new(line);
    let (mut answer, mut letter, mut inside) = ("220 sink\r\n", String::new(), false);
    loop {
        line.write_all(answer.as_bytes()).await.unwrap();
        let mut said = String::new();
        if line.read_line(&mut said).await.unwrap_or(0) == 0 {
            return;
        }
        answer = match said.trim_end() {
            "." if inside => {
                inside = false;
                letters.send(std::mem::take(&mut letter)).await.unwrap();
                "250 taken\r\n"
            }
            _ if inside => {
                letter += &said;
                ""
            }
            "DATA" => {
                inside = true;
                "354 go on\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 yes\r\n",
        };
    }
}

/// A program that listens; its address, and what it was told.
async fn program() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let (send, words) = channel(16);
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut said = Vec::new();
            while !String::from_utf8_lossy(&said).ends_with('}') {
                let mut piece = [0; 4_096];
                let read = line.read(&mut piece).await.unwrap();
                said.extend(&piece[..read]);
            }
            line.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .await
                .unwrap();
            send.send(String::from_utf8_lossy(&said).into_owned()).await.unwrap();
        }
    });
    (url, words)
}

/// The words of a letter.
fn words(letter: &str) -> String {
    let (head, body) = letter.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("Content-Transfer-Encoding: base64"), "{head}");
    String::from_utf8(STANDARD.decode(body.replace("\r\n", "")).unwrap()).unwrap()
}

async fn choose(browser: &Browser<'_>, webhook: &str, quiet: (&str, &str)) {
    let fields = [("mail", "sato@office.example"), ("webhook", webhook), ("from", quiet.0), ("to", quiet.1)];
    assert_eq!(browser.post("/alerts", &fields).await.status, StatusCode::SEE_OTHER);
}

fn server(port: u16) -> MailServer {
    MailServer {
        host: "127.0.0.1".to_owned(),
        port,
        from: "shirube@office.example".to_owned(),
        security: MailSecurity::Plain,
        login: None,
        password_file: None,
    }
}

/// The terminal says how it is, with these troubles.
fn report(desk: &Desk, id: &str, troubles: &[&str]) {
    let now = desk.office.now();
    let report = Report {
        shows: None,
        shows_since: None,
        blobs_missing: 0,
        clock: now,
        clock_known: true,
        troubles: troubles.iter().map(|it| (*it).to_owned()).collect(),
        emergency: None,
        sound: None,
        screen: None,
        version: String::new(),
    };
    desk.office.database.run_now(|tx| device::note_report(tx, id, &report, now)).unwrap();
}

#[tokio::test]
async fn a_silent_screen_is_told_of_once_by_both_roads_and_once_more_when_it_is_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let id = paired(&desk, "15階の画面");
    let ((port, mut letters), (url, mut told)) = (letters().await, program().await);
    desk.office.write_by(server(port));
    choose(&sato, &url, ("", "")).await;
    report(&desk, &id, &[]);
    telling::round(&desk.office).await.unwrap();
    desk.clock.advance_secs(12 * 60 + 1);
    for _ in 0..3 {
        telling::round(&desk.office).await.unwrap();
    }
    let said = words(&letters.recv().await.unwrap());
    assert!(said.contains("12分前から連絡がありません") && said.contains("15階"), "{said}");
    let said = told.recv().await.unwrap();
    assert!(said.contains("POST /hook") && said.contains("15階の画面から 連絡がありません"), "{said}");
    sato.get("/alerts").await.says("知らせました");

    report(&desk, &id, &[]);
    telling::round(&desk.office).await.unwrap();
    let said = words(&letters.recv().await.unwrap());
    assert!(said.contains("なおりました"), "{said}");
    assert!(told.recv().await.unwrap().contains("\"over\":true"));
    sato.get("/alerts").await.says("何も起きていません");
    telling::round(&desk.office).await.unwrap();
    assert!(letters.try_recv().is_err() && told.try_recv().is_err(), "each word once");
}

#[tokio::test]
async fn quiet_hours_keep_what_lasts_and_forget_what_does_not() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let id = paired(&desk, "15階の画面");
    let (port, mut letters) = letters().await;
    desk.office.write_by(server(port));
    // 13:42, quiet until 14:00.
    choose(&sato, "", ("21:00", "14:00")).await;
    report(
        &desk,
        &id,
        &["「案内」：紙が ありません。入れてください。", "ディスクが いっぱいです。担当者に。"],
    );
    telling::round(&desk.office).await.unwrap();
    report(&desk, &id, &["「案内」：紙が ありません。入れてください。"]);
    telling::round(&desk.office).await.unwrap();
    assert!(letters.try_recv().is_err());
    desk.clock.advance_secs(18 * 60);
    report(&desk, &id, &["「案内」：紙が ありません。入れてください。"]);
    telling::round(&desk.office).await.unwrap();
    assert!(words(&letters.recv().await.unwrap()).contains("紙が ありません"));
    assert!(letters.try_recv().is_err(), "the disk was well before anybody was told");
}

#[tokio::test]
async fn fewer_sheets_are_no_new_cause_and_a_wrong_clock_is_one() {
    let desk = Desk::new().await;
    let id = paired(&desk, "15階の画面");
    let causes = || {
        let now = desk.office.now();
        let found = desk.office.database.read_now::<_, StoreError>(|tx| alerts::causes(tx, now)).unwrap();
        found.into_keys().collect::<Vec<_>>()
    };
    report(&desk, &id, &["写真を 3枚 出せません。"]);
    let three = causes();
    report(&desk, &id, &["写真を 2枚 出せません。"]);
    assert_eq!((three.len(), causes()), (1, three));
    report(&desk, &id, &[]);
    assert!(causes().is_empty());
    let now = desk.office.now();
    let mut late: Report = serde_json::from_str(
        r#"{"shows":null,"shows_since":null,"blobs_missing":0,"clock":"2026-11-21T04:30:00Z","clock_known":true}"#,
    )
    .unwrap();
    desk.office.database.run_now(|tx| device::note_report(tx, &id, &late, now)).unwrap();
    assert_eq!(causes(), [format!("clock:{id}")]);
    late.clock = now;
    late.clock_known = false;
    desk.office.database.run_now(|tx| device::note_report(tx, &id, &late, now)).unwrap();
    assert_eq!(causes(), [format!("clock:{id}")]);
}

#[tokio::test]
async fn a_word_that_reaches_nobody_is_said_and_tried_again() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let id = paired(&desk, "15階の画面");
    choose(&sato, "", ("", "")).await;
    report(&desk, &id, &["ディスクが いっぱいです。"]);
    telling::round(&desk.office).await.unwrap();
    let page = sato.get("/alerts").await;
    page.says("どこにも届きませんでした");
    page.says("まだ知らせていません");
    let (port, mut letters) = letters().await;
    desk.office.write_by(server(port));
    let tried = sato.post("/alerts/try", &[]).await;
    sato.follow(&tried).await.says("ためしの知らせを送りました");
    assert!(words(&letters.recv().await.unwrap()).contains("設定は合っています"));
    report(&desk, &id, &["ディスクが いっぱいです。"]);
    telling::round(&desk.office).await.unwrap();
    assert!(words(&letters.recv().await.unwrap()).contains("ディスク"));
    for (name, value) in [("mail", "sato"), ("webhook", "http://hooks.example/"), ("from", "21:00")] {
        let wrong = sato.post("/alerts", &[(name, value)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
}

#[tokio::test]
async fn a_backup_that_does_not_come_is_a_cause_until_the_next_one() {
    let desk = Desk::new().await;
    let told = || {
        let now = desk.office.now();
        let found = desk.office.database.read_now::<_, StoreError>(|tx| alerts::causes(tx, now)).unwrap();
        found.into_values().map(|it| format!("{}：{}", it.title, it.text)).collect::<Vec<_>>()
    };
    let note = |note: fn(&mut dyn Tx, DateTime<Utc>) -> Result<(), StoreError>| {
        let now = desk.office.now();
        desk.office.database.run_now::<_, StoreError>(|tx| note(tx, now)).unwrap();
    };
    note(proven::proven);
    desk.clock.advance_secs(24 * 60 * 60);
    note(proven::tries);
    assert_eq!(told(), [""; 0]);
    desk.clock.advance_secs(2 * 60 * 60);
    let [said] = &told()[..] else { panic!("{:?}", told()) };
    assert!(
        said.starts_with("毎晩のバックアップが できていません：") && said.contains("11月21日 13:42"),
        "{said}"
    );
    note(proven::proven);
    assert_eq!(told(), [""; 0]);
}
