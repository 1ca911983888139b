//! Chimes at the desk: offered, told where they are heard, and published with what asks for them.

use shirube::{
    office::device,
    store::error::StoreError,
    wire::report::{Report, Sound},
};

use super::{
    desk::{Desk, Reply},
    devices::paired,
};

/// The kiosk says whether it can be heard.
fn report(desk: &Desk, kiosk: &str, sound: Option<Sound>) {
    let now = desk.office.now();
    let report = Report {
        shows: Some(*desk.office.follow_head().borrow()),
        shows_since: Some(now),
        blobs_missing: 0,
        clock: now,
        clock_known: true,
        troubles: Vec::new(),
        emergency: None,
        sound,
        screen: None,
        version: String::new(),
    };
    let noted =
        desk.office.database.run_now::<_, StoreError>(|tx| device::note_report(tx, kiosk, &report, now));
    noted.unwrap();
}

#[tokio::test]
async fn whoever_chooses_a_chime_is_told_where_it_is_heard() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for page in ["/notices/new", "/emergency"] {
        sato.get(page).await.says("端末がつながっていないので、どこでも鳴りません。");
    }
    let kiosk = paired(&desk, "15階の画面");
    for (sound, told) in [
        (Some(Sound::Ready), "15階の画面：鳴ります。"),
        (
            Some(Sound::Off),
            "いまは、どの端末でも鳴りません。15階の画面：鳴りません（端末の設定で切ってあります）。",
        ),
        (Some(Sound::Failing), "15階の画面：鳴らせません（スピーカーの線と電源を見てください）。"),
        (None, "15階の画面：まだ分かりません。"),
    ] {
        report(&desk, &kiosk, sound);
        for page in ["/notices/new", "/emergency"] {
            sato.get(page).await.says(told);
        }
    }
    report(&desk, &kiosk, Some(Sound::Off));
    sato.get("/devices").await.says("<dd>鳴りません（端末の設定で切ってあります）</dd>");
}

#[tokio::test]
async fn a_notice_goes_out_with_its_chime() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/notices/new").await.says("至急で、チャイムも鳴らす");
    let fields = [
        ("version", "0"),
        ("title", "水が出ません"),
        ("body", "夕方まで止まります。"),
        ("tone", "caution"),
        ("urgency", "urgent_chime"),
        ("channel", "signage"),
        ("channel", "kiosk"),
        ("do", "publish"),
    ];
    let sent = sato.post("/notices/n1", &fields).await;
    sato.follow(&sent).await.says("公開しました");
    assert!(desk.feed_holds("urgent_chime"));
    let form = sato.get("/notices/n1").await;
    assert!(form.text.contains("value=\"urgent_chime\" checked"), "the form remembers it");
}

#[tokio::test]
async fn an_emergency_says_before_it_goes_out_whether_each_screen_will_be_heard() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let kiosk = paired(&desk, "15階の画面");
    report(&desk, &kiosk, Some(Sound::Ready));
    let silent = [("kind", "tsunami"), ("minutes", "60"), ("do", "look")];
    sato.post("/emergency", &silent).await.says("15階の画面：すぐに出ます。チャイムは 鳴らしません");
    let loud = [("kind", "tsunami"), ("minutes", "60"), ("chime", "1")];
    let first: Reply = sato.post("/emergency", &[loud.as_slice(), &[("do", "look")]].concat()).await;
    first.says("15階の画面：すぐに出ます。チャイムは 鳴ります");
    let changed = sato.post("/emergency", &[loud.as_slice(), &[("do", "change")]].concat()).await;
    assert!(changed.text.contains("name=\"chime\" value=\"1\" checked"), "the form remembers it");
    let (version, until) = (first.hidden("version"), first.hidden("until"));
    assert_eq!(first.hidden("chime"), "1");
    let second = [("version", version.as_str()), ("until", until.as_str()), ("do", "publish")];
    sato.follow(&sato.post("/emergency", &[loud.as_slice(), &second].concat()).await)
        .await
        .says("公開しました");
    assert!(desk.feed_holds("\"chime\":true"));
}
