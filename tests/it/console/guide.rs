//! 窓口で案内: who agreed to be told of at the desk is told of, by mouth or on paper as they said, and nobody else.

use axum::http::StatusCode;
use shirube::{
    office::records::{Change, Expected, State},
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

use super::desk::Desk;

/// Groups by id, name, area and what they agreed to; only the first two are on show.
const GROUPS: [(&str, &str, &str, &[&str]); 4] = [
    ("sayu", "白湯の会", "汐路市", &["kiosk", "paper"]),
    ("yomu", "読むだけの会", "鈴原市", &["kiosk"]),
    ("tsuki", "月あかりの卓", "汐路市", &["desk"]),
    ("mada", "まだの会", "汐路市", &[]),
];

async fn desk() -> Desk {
    let desk = Desk::new().await;
    for (id, name, area, channels) in GROUPS {
        let consents: Vec<String> = channels
            .iter()
            .map(|channel| {
                format!(
                    r#"{{"channel":"{channel}","given_on":"2026-10-01","method":"written","taken_by":"佐藤","shown":"写し"}}"#
                )
            })
            .collect();
        let (listed, consents) = (channels.contains(&"kiosk"), consents.join(","));
        let body = format!(
            r#"{{"v":1,"name":"{name}","reading":"よみ","themes":[],"summary":"お茶を飲みます","admission":{{"self":"yes"}},
            "area":"{area}","scope":"city","cost":"無料","application":"none","verified_on":"2026-11-09",
            "contacts":[{{"phone":"000-0000-1234"}}],
            "activities":[{{"id":"reikai","kind":"regular","place":{{"public":"はまべ集会所"}},
                "schedule":{{"starts_on":"2026-01-07","rule":"FREQ=WEEKLY;BYDAY=WE","hours":"19:00-20:15"}}}}],
            "private":{{"listed":{listed},"contact_channels":["kiosk","paper"],"consents":[{consents}]}}}}"#
        );
        let record = Record::read("group", id, &body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        desk.office.save(vec![change], "import").await.unwrap();
    }
    desk
}

#[tokio::test]
async fn the_desk_tells_of_groups_that_stand_on_no_screen_and_of_none_that_agreed_to_nothing() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let all = sato.get("/guide").await;
    for name in ["白湯の会", "読むだけの会", "月あかりの卓"] {
        all.says(name);
    }
    assert!(!all.text.contains("まだの会"));
    assert_eq!(all.text.matches("窓口だけ・口で伝える").count(), 1);
    assert!(!desk.feed_holds("月あかりの卓"), "and stands on no screen");
    for (asked, found) in [
        ("?q=%E3%81%8A%E8%8C%B6", 3),
        ("?area=%E6%B1%90%E8%B7%AF%E5%B8%82", 2),
        ("?day=2026-12-02", 3),
        ("?day=2026-12-03", 0),
        ("?theme=none", 0),
    ] {
        sato.get(&format!("/guide{asked}"))
            .await
            .says(&format!("<span class=\"soft small\">{found}件</span>"));
    }
}

#[tokio::test]
async fn a_paper_is_printed_only_where_the_group_gave_it_to_paper() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let open = sato.get("/guide/sayu").await;
    open.says("お茶を飲みます");
    open.says("000-0000-1234");
    open.says("/guide/sayu/paper?kind=group");
    let paper = sato.get("/guide/sayu/paper?kind=group&lang=en").await;
    paper.says("<article class=\"slip\" lang=\"en\">");
    paper.says("白湯の会");
    let memo = sato.get("/guide/sayu/paper?kind=memo").await;
    let article = memo.text.split("<article").nth(1).unwrap();
    assert!(article.contains("000-0000-1234") && !article.contains("白湯の会"), "{article}");
    for id in ["yomu", "tsuki"] {
        let page = sato.get(&format!("/guide/{id}")).await;
        assert!(!page.text.contains("/paper?kind="), "{id}");
        assert_eq!(sato.get(&format!("/guide/{id}/paper")).await.status, StatusCode::NOT_FOUND, "{id}");
    }
    let desk_only = sato.get("/guide/tsuki").await;
    desk_only.says("窓口だけの グループです。");
    assert!(!sato.get("/guide/sayu").await.text.contains("窓口だけの グループです。"));
    for id in ["mada", "nothing"] {
        assert_eq!(sato.get(&format!("/guide/{id}")).await.status, StatusCode::NOT_FOUND, "{id}");
    }
}

#[tokio::test]
async fn a_place_that_is_told_after_contact_stays_untold_when_it_changes() {
    let desk = Desk::new().await;
    let body = r#"{"v":1,"name":"月の会","reading":"つきのかい","themes":[],"summary":"見本","admission":{"self":"yes"},
        "area":"汐路市","scope":"city","cost":"無料","application":"none","verified_on":"2026-11-09",
        "contacts":[{"phone":"000-0000-1234"},"desk"],
        "activities":[{"id":"reikai","kind":"regular","place":"after_contact","schedule":{"starts_on":"2026-01-07",
            "rule":"FREQ=WEEKLY;BYDAY=WE","hours":"19:00-20:15","changes":{"2026-11-25":{"moved":
            {"date":"2026-11-25","hours":"19:00-20:15","place":{"public":"ひみつの家"}}}}}}],
        "private":{"listed":false,"consents":[{"channel":"desk","given_on":"2026-10-01","method":"written",
            "taken_by":"佐藤","shown":"写し"}]}}"#;
    let record = Record::read("group", "tsuki", body).unwrap();
    let change = Change { record, state: State::Published, expected: Expected::New };
    desk.office.save(vec![change], "import").await.unwrap();
    let sato = desk.log_in("佐藤", "sato").await;
    for path in ["/guide", "/guide/tsuki"] {
        let page = sato.get(path).await;
        page.says("11月25日(水) 19:00–20:15");
        for secret in ["ひみつの家", "000-0000-1234"] {
            assert!(!page.text.contains(secret), "{path} tells {secret}");
        }
    }
}

#[tokio::test]
async fn looking_something_up_leaves_nothing_behind() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let before = kept(&desk);
    assert!(before.len() > 20, "{before:?}");
    for path in ["/guide?q=%E8%87%AA%E6%AD%BB", "/guide/tsuki", "/guide/sayu/paper"] {
        assert_eq!(sato.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(kept(&desk), before);
}

/// How many rows each table of the office has.
fn kept(desk: &Desk) -> Vec<(String, i64)> {
    let count = |tx: &mut dyn Tx| {
        let names = tx.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", &[])?;
        let rows = names.iter().map(|name| {
            let sql = format!("SELECT COUNT(*) FROM \"{}\"", name.text(0)?);
            Ok((name.text(0)?.to_owned(), tx.query(&sql, &[])?[0].int(0)?))
        });
        rows.collect()
    };
    desk.office.database.read_now::<_, StoreError>(count).unwrap()
}
