//! 登録のすべて: every kind of record has a list, a form that keeps what was typed, versions, and a way back.

mod beside;

use axum::http::StatusCode;

use super::desk::{Browser, Desk, Reply};

const SCRIPT: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
/// Kinds whose place is here, and the fields that a publication needs.
const KINDS: [(&str, &[(&str, &str)]); 10] = [
    (
        "theme",
        &[("name", "家族"), ("reading", "かぞく"), ("about", "家族のこと"), ("hue", "3"), ("icon", "house")],
    ),
    ("room", &[("name", "部屋1"), ("capacity", "12")]),
    ("calendar", &[("name", "窓口の日"), ("weekly.tue", "9:00〜17:00")]),
    ("desk", &DESK),
    ("helpline", &HELPLINE),
    ("event", &EVENT),
    ("group", &GROUP),
    (
        "book",
        &[
            ("title", "点のある朝"),
            ("reading", "てんのあるあさ"),
            ("author", "見本 七海"),
            ("shelf", "窓がわの棚"),
        ],
    ),
    ("proposal", &PROPOSAL),
    (
        "template",
        &[("private.name", "雪の紙"), ("private.purpose", "notice"), ("private.body", "○月○日は休みです")],
    ),
];
const PROPOSAL: [(&str, &str); 7] = [
    ("title", "絵をかく午後"),
    ("reading", "えをかくごご"),
    ("by", "絵のすきな2人"),
    ("aim", "話さなくてもいい午後をつくりたい"),
    ("stage", "seeking"),
    ("until", "2027-01-31"),
    ("channels", "kiosk"),
];
const DESK: [(&str, &str); 9] = [
    ("name", "市の窓口"),
    ("reading", "しのまどぐち"),
    ("municipality", "汐路市"),
    ("what", "いっしょに考えます"),
    ("for_whom", "どなたでも"),
    ("cost", "無料"),
    ("booking", "要りません"),
    ("hours.mon", "9:00-12:00、13:00-17:00"),
    ("verified_on", "2026-11-20"),
];
const HELPLINE: [(&str, &str); 10] = [
    ("name", "夜の電話"),
    ("reading", "よるのでんわ"),
    ("for_whom", "どなたでも"),
    ("source", "公式のページ"),
    ("verified_on", "2026-11-20"),
    ("ways.rows", "1"),
    ("ways.0.kind", "phone"),
    ("ways.0.value", "000-0000-5009"),
    ("ways.0.fee", "無料"),
    ("ways.0.hours.always", "1"),
];
const EVENT: [(&str, &str); 13] = [
    ("title", "歩く会"),
    ("reading", "あるくかい"),
    ("summary", "ゆっくり歩きます"),
    ("organiser", "センター"),
    ("for_whom", "どなたでも"),
    ("cost", "無料"),
    ("application", "none"),
    ("status", "planned"),
    ("place", "public"),
    ("place.line", "川の東口"),
    ("sessions.rows", "1"),
    ("sessions.0.date", "2026-12-12"),
    ("sessions.0.hours.from", "10:00"),
];
const GROUP: [(&str, &str); 9] = [
    ("name", "{白湯|さゆ}の会"),
    ("reading", "さゆのかい"),
    ("summary", "話す会です"),
    ("area", "汐路市"),
    ("scope", "city"),
    ("cost", "無料"),
    ("application", "none"),
    ("verified_on", "2026-11-20"),
    ("private.listed", "1"),
];

async fn send(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)], more: &[(&str, &str)]) -> Reply {
    browser.post(path, &[fields, more].concat()).await
}

fn fields(kind: &str) -> Vec<(&'static str, &'static str)> {
    let (_, fields) = KINDS.into_iter().find(|(key, _)| *key == kind).unwrap();
    let end: &[_] = if kind == "event" { &[("sessions.0.hours.to", "12:00")] } else { &[] };
    [fields, end].concat()
}

#[tokio::test]
async fn every_kind_is_written_published_found_deleted_and_brought_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (kind, _) in KINDS {
        let form = sato.get(&format!("/records/{kind}/new")).await;
        assert_eq!(form.status, StatusCode::OK, "{kind}: {}", form.text);
        let empty = sato.post(&format!("/records/{kind}/x-1"), &[("version", "0"), ("do", "publish")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}: {}", empty.text);
        let path = format!("/records/{kind}/new-1");
        let sent = send(&sato, &path, &fields(kind), &[("version", "0"), ("do", "publish")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{kind}: {}", sent.text);
        sato.follow(&sent).await.says("公開しました");
        let name = fields(kind)[0].1.replace("{白湯|さゆ}", "白湯");
        let list = sato.get(&format!("/records/{kind}?q={}", percent(&name))).await;
        list.says(&name);
        assert!(!sato.get(&format!("/records/{kind}?q=zzz")).await.text.contains(&format!("{path}\"")));

        let gone = sato.post(&format!("{path}/delete"), &[("version", "1")]).await;
        sato.follow(&gone).await.says("消しました");
        assert_eq!(sato.get(&path).await.status, StatusCode::NOT_FOUND);
        sato.get(&format!("/records/{kind}")).await.says("消したもの");
        sato.get(&format!("{path}/history")).await.says("消した");
        let back = sato.post(&format!("{path}/restore"), &[("version", "1"), ("base", "2")]).await;
        sato.follow(&back).await.says("公開しました");
        assert_eq!(sato.get(&path).await.status, StatusCode::OK, "{kind}");
    }
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| out + &format!("%{byte:02X}"))
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let typed =
        [("version", "0"), ("name", "名前だけ"), ("reading", "カナ"), ("hue", "9"), ("do", "publish")];
    let reply = sato.post("/records/theme/t-1", &typed).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in
        ["ひらがなで書いてください。", "1から8までの数を書いてください。", "ひとことを書いてください。"]
    {
        reply.says(words);
    }
    reply.says("value=\"名前だけ\"");
    reply.says("value=\"カナ\"");
    reply.says("data-keep=\"touched\"");
    let hours = [("version", "0"), ("name", "窓口"), ("weekly.mon", "朝から"), ("do", "draft")];
    sato.post("/records/calendar/c-1", &hours).await.says("月曜日：時間は");
    let date = [
        ("activities.rows", "1"),
        ("activities.0.kind", "regular"),
        ("activities.0.schedule.dates", "あした"),
    ];
    let reply = send(
        &sato,
        "/records/group/g-1",
        &fields("group"),
        &[&[("version", "0"), ("do", "draft")], &date[..]].concat(),
    )
    .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    reply.says("id=\"activities.0.schedule");
}

#[tokio::test]
async fn a_draft_may_be_unfinished_and_stays_in() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let draft =
        [("version", "0"), ("name", "書きかけの窓口"), ("verified_on", "2026-11-20"), ("do", "draft")];
    let kept = sato.post("/records/desk/d-1", &draft).await;
    sato.follow(&kept).await.says("下書きを保存しました");
    assert!(!desk.feed_holds("書きかけの窓口"));
    sato.get("/records/desk?age=draft").await.says("書きかけの窓口");
    sato.get("/records").await.says("下書き 1件");
}

#[tokio::test]
async fn of_two_writers_both_are_heard() {
    let desk = Desk::new().await;
    let (sato, suzuki) = (desk.log_in("佐藤", "sato").await, desk.log_in("鈴木", "suzuki").await);
    let path = "/records/desk/d-1";
    let first = send(&sato, path, &DESK, &[("version", "0"), ("do", "publish")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let with = |name: &'static str, value: &'static str| {
        DESK.map(|(key, old)| if key == name { (key, value) } else { (key, old) })
    };
    let theirs = send(&sato, path, &with("cost", "500円"), &[("version", "1"), ("do", "publish")]).await;
    assert_eq!(theirs.status, StatusCode::SEE_OTHER);
    let mine =
        send(&suzuki, path, &with("what", "話を聞きます"), &[("version", "1"), ("do", "publish")]).await;
    assert_eq!(mine.status, StatusCode::CONFLICT);
    mine.says("佐藤さんが先に保存していました");
    mine.says("value=\"500円\"");
    mine.says("話を聞きます</textarea>");
    mine.says("name=\"version\" value=\"2\"");
    assert!(!mine.text.contains("二人とも変えた欄"), "they wrote in different fields");
    let both = send(&suzuki, path, &with("cost", "300円"), &[("version", "1"), ("do", "draft")]).await;
    both.says("二人とも変えた欄");
    both.says("value=\"300円\"");
    both.says("<p class=\"kept\">500円</p>");
}

#[tokio::test]
async fn a_version_tells_what_it_changed_and_comes_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let path = "/records/desk/d-1";
    for (version, cost) in [("0", "無料"), ("1", "500円")] {
        let fields = DESK.map(|(key, old)| if key == "cost" { (key, cost) } else { (key, old) });
        let more = [("private.channels", "kiosk"), ("version", version), ("do", "publish")];
        send(&sato, path, &fields, &more).await;
    }
    let history = sato.get(&format!("{path}/history")).await;
    history.says("<dt>費用</dt>");
    history.says("前：</span>無料</del>");
    history.says("後：</span>500円</ins>");
    sato.post(&format!("{path}/restore"), &[("version", "1"), ("base", "2")]).await;
    sato.get(path).await.says("value=\"無料\"");
    assert!(desk.feed_holds("無料") && !desk.feed_holds("500円"));
}

/// What a publication needs, with markup in every text.
fn attacked(kind: &str) -> Vec<(&'static str, &'static str)> {
    let texts = ["name", "title", "about", "what", "summary", "for_whom", "source", "organiser"];
    let typed = fields(kind).into_iter();
    typed.map(|(name, old)| (name, if texts.contains(&name) { SCRIPT } else { old })).collect()
}

#[tokio::test]
async fn nothing_that_is_typed_in_any_field_becomes_markup() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (kind, _) in KINDS {
        let path = format!("/records/{kind}/x-1");
        let fresh = sato.get(&format!("/records/{kind}/new")).await;
        let names: Vec<String> = fresh
            .text
            .split(" name=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|name| !["version", "do", "viewport", "referrer", "veil", "beside"].contains(name))
            .map(str::to_owned)
            .collect();
        assert!(names.len() > 5, "{kind}: {names:?}");
        let mut form: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), SCRIPT)).collect();
        form.retain(|(name, _)| {
            !matches!(name.rsplit_once('.'), Some((_, "rows" | "was"))) && !name.ends_with("gone")
        });
        form.extend([("version", "0"), ("do", "draft"), ("beside", SCRIPT)]);
        let back = sato.post(&path, &form).await;
        assert!(back.text.contains("&#60;script&#62;") || back.status == StatusCode::SEE_OTHER, "{kind}");
        assert!(!back.text.contains("<script>alert") && !back.text.contains("<img src=x"), "{kind}");
        let words = attacked(kind);
        let saved = send(&sato, &path, &words, &[("version", "0"), ("do", "publish")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{kind}: {}", saved.text);
        for page in [
            saved.header("location").to_owned(),
            path.clone(),
            format!("{path}/history"),
            format!("/records/{kind}"),
            format!("{path}/delete"),
        ] {
            let page = sato.get(&page).await;
            assert_eq!(page.status, StatusCode::OK, "{kind}");
            assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{kind}");
        }
    }
}

#[tokio::test]
async fn an_activity_shows_its_next_dates_and_may_leave_out_closed_days() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let meeting = [
        ("version", "0"),
        ("activities.rows", "1"),
        ("activities.0.kind", "regular"),
        ("activities.0.place", "online"),
        ("activities.0.schedule.starts_on", "2026-11-21"),
        ("activities.0.schedule.hours.from", "10:00"),
        ("activities.0.schedule.hours.to", "12:00"),
        ("activities.0.schedule.rule.pattern", "weekly"),
        ("activities.0.schedule.rule.weekday", "MO"),
    ];
    let path = "/records/group/g-1";
    let looked = send(&sato, path, &GROUP, &[&meeting[..], &[("do", "look")]].concat()).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text);
    looked.says("これからの10回（うち2回は休館日です");
    looked.says("11月23日(月)　△ 祝日（勤労感謝の日）で休館日");
    let closed = ("activities.0.schedule.rule.closed", "cancel");
    let saved = send(&sato, path, &GROUP, &[&meeting[..], &[closed, ("do", "publish")]].concat()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let calls = sato.get("/calls/g-1").await;
    calls.says("中止");
}

#[tokio::test]
async fn a_talk_becomes_a_draft_with_its_consents_and_a_paper() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let path = "/records/group/g-7/intake";
    let talk = [("channel", "desk"), ("channel", "paper"), ("private.contact_phone", "000-0000-7777")];
    let form = [&talk[..], &[("do", "draft")]].concat();
    let wrong =
        send(&sato, path, &GROUP, &[&form[..], &[("given_on", "2027-01-01"), ("method", "phone")]].concat())
            .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("聞いた日（きょうまで）と、聞いた方法を書いてください。");
    let when = [("given_on", "2026-11-20"), ("method", "phone"), ("taken_by", "佐藤"), ("shown", "写し")];
    let kept = send(&sato, path, &GROUP, &[&form[..], &when[..]].concat()).await;
    let paper = sato.follow(&kept).await;
    paper.says("下書きにしました");
    paper.says("よい（2026-11-20に電話で）");
    assert!(!paper.text.contains("000-0000-7777"), "what only staff may read stands on no paper");
    assert!(!desk.feed_holds("さゆのかい"));
    let form = sato.get("/records/group/g-7").await;
    form.says("name=\"private.consents.1.taken_by\"");
    form.says("000-0000-7777");
}

#[tokio::test]
async fn what_was_not_found_is_counted_by_theme_once_and_taken_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (id, name, more) in [("work", "仕事", None), ("loss", "死別", Some(("sensitive", "1")))] {
        let own = [
            ("version", "0"),
            ("name", name),
            ("reading", "よみ"),
            ("about", "こと"),
            ("hue", "1"),
            ("icon", "info"),
            ("do", "publish"),
        ];
        let own = own.into_iter().chain(more).collect::<Vec<_>>();
        let saved = sato.post(&format!("/records/theme/{id}"), &own).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    }
    let page = sato.get("/guide/unmet").await;
    assert!(!page.text.contains("死別"), "a theme that people hide is not counted by name");
    let id = page.hidden("id");
    for _ in 0..2 {
        sato.post("/guide/unmet", &[("id", &id), ("theme", "work")]).await;
    }
    sato.post("/guide/unmet", &[("id", "unmet-2"), ("theme", "loss")]).await;
    let counted = sato.get("/guide/unmet").await;
    counted.says("<h3>2026年11月</h3><dl class=\"facts\"><dt>テーマを書かない</dt><dd>1</dd><dt>仕事</dt><dd>1</dd></dl>");
    sato.post("/guide/unmet/undo", &[("id", &id)]).await;
    assert!(!sato.get("/guide/unmet").await.text.contains("<dt>仕事</dt>"));
}

#[tokio::test]
async fn words_of_the_centre_reach_the_search_and_the_corner_is_neither_deleted_nor_a_draft() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let path = "/records/settings/site";
    let form = sato.get(path).await;
    form.says("value=\"コーナー\"");
    assert!(!form.text.contains("value=\"draft\"") && !form.text.contains("/delete\""));
    let facts = [
        ("corner_name", "コーナー"),
        ("tagline", "出会う所"),
        ("corner_place", "15階"),
        ("centre_name", "センター"),
        ("desk_place", "12階"),
        ("extension", "1200"),
        ("guard_room", "1階"),
        ("public_phone", "1階"),
        ("staffed_hours", "平日"),
        ("evacuation", "南"),
        ("desk_does_not", "診断"),
        ("corner_calendar", "corner"),
        ("desk_calendar", "corner"),
        ("words.rows", "1"),
        ("words.0.sort", "danger"),
        ("words.0.words", "もう無理\nむり"),
    ];
    let draft = send(&sato, path, &facts, &[("version", "1"), ("do", "draft")]).await;
    assert_eq!(draft.status, StatusCode::OK, "it is only looked at");
    assert!(desk.feed_holds("出会う所"));
    let sent = send(&sato, path, &facts, &[("version", "1"), ("do", "publish")]).await;
    sato.follow(&sent).await.says("公開しました");
    assert!(desk.feed_holds("{\"sort\":\"danger\",\"words\":[\"もう無理\",\"むり\"]}"));
    assert_eq!(sato.post(&format!("{path}/delete"), &[("version", "2")]).await.status, StatusCode::NOT_FOUND);
    let gone = sato.post(&format!("{path}/restore"), &[("version", "0"), ("base", "2")]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    sato.get(&format!("{path}/history")).await.says("<dt>足したことば</dt>");
}
