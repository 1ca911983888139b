//! People: added, given another password, signed out; and the desk's key, which goes along.

use axum::http::StatusCode;
use shirube::{
    office::{
        desk_keys,
        staff::{self, Role},
    },
    store::error::StoreError,
};

use super::desk::{Browser, Desk, PASSWORD, Reply};

const OWN: &str = "あさひに ひかる みなと";

/// The password that one answer shows.
fn shown(reply: &Reply) -> String {
    let after = reply.text.split("id=\"first-password\">").nth(1).unwrap_or_else(|| panic!("{}", reply.text));
    after.split('<').next().unwrap().to_owned()
}

fn id(desk: &Desk, login: &str) -> String {
    let found = desk.office.database.read_now::<_, StoreError>(|tx| staff::find(tx, login)).unwrap();
    found.unwrap().0.id
}

async fn log_in<'a>(desk: &'a Desk, login: &str, password: &str) -> Browser<'a> {
    let reply = desk.nobody().post("/login", &[("login", login), ("password", password)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    desk.holding(cookie(&reply))
}

fn cookie(reply: &Reply) -> String {
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

/// Chooses a password; the browser that goes on.
async fn choose<'a>(desk: &'a Desk, browser: &Browser<'_>, old: &str, new: &str) -> Browser<'a> {
    let reply = browser.post("/account/password", &[("old", old), ("new", new), ("again", new)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    desk.holding(cookie(&reply))
}

/// Whether this browser reads what is sealed to the desk's key.
async fn reads(browser: &Browser<'_>) -> bool {
    browser.get("/desk-key").await.text.contains("持っている人")
        && !browser.get("/desk-key").await.text.contains("あなたは、まだ持っていません")
}

async fn make_key(browser: &Browser<'_>) -> String {
    let made = browser.post("/desk-key/make", &[("password", PASSWORD)]).await;
    made.text.split("id=\"paper-key\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_newcomer_chooses_a_password_before_anything_else() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let wrong = sato.post("/staff", &[("name", ""), ("login", "mori"), ("role", "editor")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("名前を書いてください");
    let taken = sato.post("/staff", &[("name", "森"), ("login", "sato"), ("role", "editor")]).await;
    taken.says("もう使われています");
    let given = sato.post("/staff", &[("name", "森"), ("login", "mori"), ("role", "editor")]).await;
    let first = shown(&given);
    assert!(!sato.get("/staff").await.text.contains(&first), "it is shown once");
    sato.get("/staff").await.says("はじめのパスワードのまま");

    let mori = log_in(&desk, "mori", &first).await;
    for path in ["/", "/notices", "/staff", "/audit"] {
        let led = mori.get(path).await;
        assert_eq!((led.status, led.header("location")), (StatusCode::SEE_OTHER, "/account"), "{path}");
    }
    mori.get("/account").await.says("自分だけが知っているパスワードに変えてください");
    for (old, new, again, words) in [
        (first.as_str(), OWN, "ちがう", "二つがちがいます"),
        (first.as_str(), &first, &first, "今とちがうものに"),
        (first.as_str(), "みじかい", "みじかい", "10字から"),
        ("まちがい", OWN, OWN, "今のパスワードとちがいます"),
    ] {
        let reply = mori.post("/account/password", &[("old", old), ("new", new), ("again", again)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        reply.says(words);
    }
    let fresh = choose(&desk, &mori, &first, OWN).await;
    assert_eq!(mori.get("/account").await.status, StatusCode::SEE_OTHER, "the session before is over");
    assert_eq!(fresh.get("/notices").await.status, StatusCode::OK);
    assert_eq!(fresh.get("/staff").await.status, StatusCode::FORBIDDEN);
    let old = desk.nobody().post("/login", &[("login", "mori"), ("password", &first)]).await;
    assert_eq!(old.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_desks_key_outlives_a_new_password_and_a_forgotten_one() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    make_key(&sato).await;
    let given =
        sato.post("/staff", &[("name", "森"), ("login", "mori"), ("role", "editor"), ("along", "1")]).await;
    given.says("窓口の鍵も、いっしょに渡しました");
    let first = shown(&given);
    let mori = log_in(&desk, "mori", &first).await;
    let mori = choose(&desk, &mori, &first, OWN).await;
    assert!(reads(&mori).await, "it went along with the new password");

    let reset = sato.post(&format!("/staff/{}/password", id(&desk, "mori")), &[]).await;
    reset.says("窓口の鍵も、いっしょに渡しました");
    assert_eq!(mori.get("/").await.status, StatusCode::SEE_OTHER, "every session of theirs is over");
    let again = shown(&reset);
    let mori = log_in(&desk, "mori", &again).await;
    let mori = choose(&desk, &mori, &again, OWN).await;
    assert!(reads(&mori).await, "a second person wrapped it anew");

    let blind = desk.log_in("鈴木", "suzuki").await;
    let apart = blind.post(&format!("/staff/{}/password", id(&desk, "mori")), &[]).await;
    apart.says("窓口の鍵は、渡していません");
    let mori = log_in(&desk, "mori", &shown(&apart)).await;
    let mori = choose(&desk, &mori, &shown(&apart), OWN).await;
    assert!(!reads(&mori).await, "nobody gives what they do not have");
}

#[tokio::test]
async fn a_key_that_is_given_opens_at_once() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    let safe = make_key(&sato).await;
    assert!(reads(&sato).await && !reads(&mori).await);
    let mori_id = id(&desk, "mori");
    // What `shirube-office keys grant mori` does while the office serves.
    desk.office.database.run_now(|tx| desk_keys::recover(tx, &safe, &mori_id)).unwrap();
    assert!(reads(&mori).await, "without another login");
    let now = desk.office.now();
    desk.office.database.run_now(|tx| desk_keys::rotate(tx, ("sato", now))).unwrap();
    assert!(reads(&mori).await && reads(&sato).await, "the newer one too");
}

#[tokio::test]
async fn one_administrator_stays_and_nobody_closes_themselves() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let me = id(&desk, "sato");
    for (path, fields, words) in [
        (format!("/staff/{me}/role"), [("role", "viewer")], "管理者は一人は要ります"),
        (format!("/staff/{me}/right"), [("do", "take")], "自分にはできません"),
        (format!("/staff/{me}/password"), [("do", "")], "自分にはできません"),
    ] {
        let refused = sato.post(&path, &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
        refused.says(words);
    }
    let mori = desk.log_in_as("森", "mori", Role::Viewer).await;
    let mori_id = id(&desk, "mori");
    assert_eq!(mori.post("/calls/x/y/2026-11-21/settle", &[]).await.status, StatusCode::FORBIDDEN);
    let done = sato.post(&format!("/staff/{mori_id}/role"), &[("role", "admin")]).await;
    sato.follow(&done).await.says("役割を変えました");
    assert_eq!(mori.get("/staff").await.status, StatusCode::OK, "from the next page on");
    let done = mori.post(&format!("/staff/{me}/role"), &[("role", "viewer")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    mori.get(&format!("/staff/{me}/right")).await.says("すぐにログアウトされ");
    let done = mori.post(&format!("/staff/{me}/right"), &[("do", "take")]).await;
    mori.follow(&done).await.says("使えません");
    assert_eq!(sato.get("/").await.status, StatusCode::SEE_OTHER);
    mori.post(&format!("/staff/{me}/right"), &[("do", "give")]).await;
    drop(desk.log_in_again("sato").await);
}

#[tokio::test]
async fn a_person_sees_where_they_are_logged_in_and_ends_it() {
    let desk = Desk::new().await;
    let here = desk.log_in("佐藤", "sato").await;
    let (there, third) = (desk.log_in_again("sato").await, desk.log_in_again("sato").await);
    let page = here.get("/account").await;
    assert_eq!(page.text.matches("にログイン・最後に使ったのは").count(), 3, "{}", page.text);
    page.says("（この画面）");
    here.post("/account/sign-out", &[("do", "elsewhere")]).await;
    let (ours, theirs) = (here.get("/").await.status, there.get("/").await.status);
    assert_eq!((ours, theirs), (StatusCode::OK, StatusCode::SEE_OTHER));
    assert_eq!(third.get("/").await.status, StatusCode::SEE_OTHER);
    let bye = here.post("/account/sign-out", &[("do", "everywhere")]).await;
    assert!(bye.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(here.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_first_administrator_comes_with_the_code_of_the_log() {
    let desk = Desk::new().await;
    assert_eq!(desk.nobody().get("/first").await.status, StatusCode::NOT_FOUND);
    let code = desk.office.first.begin().unwrap();
    desk.nobody().get("/first").await.says("はじめて使う");
    let form = |code: &'static str| [("code", code), ("name", "佐藤"), ("login", "sato"), ("new", OWN)];
    for _ in 0..4 {
        desk.nobody().post("/first", &form("00000-00000-00000-00000")).await.says("この番号ではありません");
    }
    desk.nobody().post("/first", &form("00000-00000-00000-00000")).await.says("秒お待ちください");
    desk.clock.advance_secs(60);
    let fields = [("code", code.as_str()), ("name", "佐藤"), ("login", "sato"), ("new", OWN)];
    let made = desk.nobody().post("/first", &fields).await;
    assert_eq!((made.status, made.header("location")), (StatusCode::SEE_OTHER, "/login"));
    assert_eq!(desk.nobody().post("/first", &fields).await.status, StatusCode::NOT_FOUND, "once");
    let sato = log_in(&desk, "sato", OWN).await;
    sato.get("/audit").await.says("佐藤さんが はじめの管理者になりました");
}

#[tokio::test]
async fn a_cookie_that_somebody_planted_never_becomes_a_session() {
    let desk = Desk::new().await;
    drop(desk.log_in("佐藤", "sato").await);
    let planted = "__Host-shirube=0000000000000000000000000000000000000000000000000000000000000000";
    let victim = desk.holding(planted.to_owned());
    let reply = victim.post("/login", &[("login", "sato"), ("password", PASSWORD)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_ne!(cookie(&reply), planted);
    assert_eq!(victim.get("/").await.status, StatusCode::SEE_OTHER, "the planted one stays nobody's");
    assert_eq!(desk.holding(cookie(&reply)).get("/").await.status, StatusCode::OK);
}
