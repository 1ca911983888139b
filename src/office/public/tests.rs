//! The public page from outside: what a browser gets, what a thief gets, and that nobody finds the staff here.

mod attacks;

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::*;
use crate::{
    office::{
        gate::{CAP_TRIES, WAIT_SECS_MAX},
        router,
        sample::{Sample, Slip},
    },
    wire::follow_up::{READ_PATH, WRITE_PATH},
};

const FORM: &str = "application/x-www-form-urlencoded";
const HERE: &str = "192.0.2.7:40000";

/// What every answer carries, in the order of the alphabet.
const HEADERS: [&str; 9] = [
    "cache-control: no-store",
    "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy: same-origin",
    "cross-origin-resource-policy: same-origin",
    "permissions-policy: camera=(), microphone=(), geolocation=(), clipboard-read=(), display-capture=(), \
     payment=(), usb=(), bluetooth=(), browsing-topics=()",
    "referrer-policy: no-referrer",
    "x-content-type-options: nosniff",
    "x-frame-options: DENY",
    "x-robots-tag: noindex, nofollow",
];

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

struct Page {
    sample: Sample,
    app: Router,
}

impl Page {
    fn new() -> Self {
        let sample = Sample::new();
        let app = app_at(std::sync::Arc::clone(&sample.office), Proxied::No, Cost::played());
        Self { sample, app }
    }

    async fn ask(&self, from: &str, request: Request<Body>) -> Reply {
        let mut request = request;
        request.extensions_mut().insert(ConnectInfo(from.parse::<std::net::SocketAddr>().unwrap()));
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    async fn get(&self, path: &str) -> Reply {
        self.ask(HERE, Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, from: &str, fields: &[(&str, &str)]) -> Reply {
        let percent =
            |text: &str| text.bytes().fold(String::new(), |out, byte| out + &format!("%{byte:02X}"));
        let pairs = fields.iter().map(|(name, value)| format!("{name}={}", percent(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request = Request::post("/").header("content-type", FORM).body(Body::from(body)).unwrap();
        self.ask(from, request).await
    }

    /// Presses a button with what stands on a paper.
    async fn press(&self, slip: &Slip, deed: &str, text: &str) -> Reply {
        let (locator, secret) = (slip.locator.digits(), slip.digits());
        self.post(HERE, &[("locator", &locator), ("secret", &secret), ("do", deed), ("text", text)]).await
    }

    fn answer(&self, slip: &Slip, text: &str) {
        let (today, desk) = (self.sample.today(), self.sample.desk());
        let sealed = letter::seal(text, &[&desk, &slip.keys.recipient]).unwrap();
        let written = self.sample.office.database.run_now::<_, WriteError>(|tx| {
            let it = follow_ups::by_id(tx, slip.id.as_str())?.unwrap();
            talk::desk_wrote(tx, &it, &New { id: "answer", sealed: &sealed, today }, ("staff-1", None))
        });
        written.unwrap();
    }
}

#[tokio::test]
async fn whoever_holds_the_paper_reads_writes_and_erases() {
    let page = Page::new();
    let slip = page.sample.slip(1, "はじめての <問い>");
    let first = page.press(&slip, "open", "").await;
    assert_eq!(first.status, StatusCode::OK);
    for words in ["はじめての &#60;問い&#62;", "まだ返事はありません", "11月28日(土)ごろまで", "法律により"]
    {
        assert!(first.text.contains(words), "{words}: {}", first.text);
    }
    page.answer(&slip, "窓口の返事");
    let again = page.press(&slip, "write", "ありがとう").await;
    for words in ["窓口の返事", "ありがとう", "送りました"] {
        assert!(again.text.contains(words), "{words}: {}", again.text);
    }
    let twice = page.press(&slip, "write", "ありがとう").await;
    assert_eq!(twice.text.matches("ありがとう").count(), 1, "a second press says nothing new");
    for (text, said) in [("", "何か書いてから"), (&*"あ".repeat(1_001), "1000字まで")] {
        assert!(page.press(&slip, "write", text).await.text.contains(said), "{said}");
    }
    let asked = page.press(&slip, "ask", "").await;
    assert!(asked.text.contains("元に戻せません") && !asked.text.contains("窓口の返事"));
    assert!(page.press(&slip, "erase", "").await.text.contains("消しました"));
    let gone = page.press(&slip, "open", "").await;
    assert_eq!(gone.status, StatusCode::FORBIDDEN);
    assert!(!gone.text.contains("窓口の返事"));
    let left = page.sample.office.database.read_now(follow_ups::list).unwrap();
    assert_eq!(left, []);
}

#[tokio::test]
async fn a_wrong_secret_an_unknown_number_and_a_void_paper_look_the_same() {
    let page = Page::new();
    let (live, other) = (page.sample.slip(2, "ある"), page.sample.made(3));
    let void = page.sample.slip(4, "なくした");
    page.sample.office.destroy(vec![void.id.clone()]).await.unwrap();
    let tried = [
        (live.locator.digits(), other.digits()),
        (other.locator.digits(), other.digits()),
        (void.locator.digits(), void.digits()),
    ];
    let mut said = Vec::new();
    for (locator, secret) in &tried {
        let reply = page.post(HERE, &[("locator", locator), ("secret", secret), ("do", "open")]).await;
        said.push((reply.status, reply.text.replace(locator, "?")));
    }
    assert_eq!(said[0].0, StatusCode::FORBIDDEN);
    assert!(said.iter().all(|it| *it == said[0]), "an answer tells which numbers exist");
    assert!(said[0].1.contains("番号がちがうか、もう消えています") && said[0].1.contains("窓口へ"));
}

#[tokio::test]
async fn guessing_is_slow_for_one_and_for_all_and_a_slip_of_the_finger_costs_nothing() {
    let page = Page::new();
    let (live, other) = (page.sample.slip(5, "ある"), page.sample.made(6));
    let (locator, secret, wrong) = (live.locator.digits(), live.digits(), other.digits());
    let mistyped = [("locator", locator.as_str()), ("secret", "12345678901234567890"), ("do", "open")];
    for _ in 0..20 {
        assert_eq!(page.post(HERE, &mistyped).await.status, StatusCode::FORBIDDEN);
    }
    let guess = [("locator", locator.as_str()), ("secret", wrong.as_str()), ("do", "open")];
    let mut looked_at = 0;
    for _ in 0..600 {
        let reply = page.post(HERE, &guess).await;
        looked_at += usize::from(reply.status == StatusCode::FORBIDDEN);
        page.sample.clock.advance_secs(6);
    }
    let most = 3_600 / usize::try_from(WAIT_SECS_MAX).unwrap() + 10;
    assert!((20..=most).contains(&looked_at), "{looked_at} guesses in an hour");
    let waits = page.post(HERE, &guess).await;
    assert!(waits.status == StatusCode::FORBIDDEN || waits.text.contains("秒待ってから"));
    let right = [("locator", locator.as_str()), ("secret", secret.as_str()), ("do", "open")];
    assert_eq!(page.post("192.0.2.8:1", &right).await.status, StatusCode::OK, "others are not held up");

    page.sample.clock.advance_secs(600);
    let mut refused = 0;
    for number in 0..=CAP_TRIES {
        let from = format!("10.0.{}.{}:1", number / 250, number % 250);
        let status = page.post(&from, &guess).await.status;
        refused += u32::from(status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(refused, 1, "everybody together has a cap");
    page.sample.clock.advance_secs(600);
    assert_eq!(page.post("192.0.2.9:1", &right).await.status, StatusCode::OK, "and it ends by itself");
}

#[tokio::test]
async fn a_proxy_says_who_asks_and_a_browser_cannot() {
    let page = Page::new();
    let app = app_at(std::sync::Arc::clone(&page.sample.office), Proxied::Yes, Cost::played());
    let page = Page { app, ..page };
    let other = page.sample.made(7);
    let body = format!("locator={}&secret={}&do=open", other.locator.digits(), other.digits());
    let mut refused = 0;
    for number in 0..8 {
        let told = format!("203.0.113.{number}, 198.51.100.9");
        let request = Request::post("/").header("content-type", FORM).header("x-forwarded-for", told);
        let reply = page.ask("127.0.0.1:1", request.body(Body::from(body.clone())).unwrap()).await;
        refused += u32::from(reply.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(refused, 4, "the last address is the proxy's word");
}

#[tokio::test]
async fn every_answer_carries_the_same_headers_and_no_cookie() {
    let page = Page::new();
    let slip = page.sample.slip(8, "問い");
    let mut replies = vec![page.press(&slip, "open", "").await];
    for path in ["/", "/away", "/page.css", "/page.js", "/healthz", "/robots.txt", "/nothing"] {
        replies.push(page.get(path).await);
    }
    let mut golden: Vec<String> = Vec::new();
    for reply in &replies {
        let vary = ["content-type", "content-length", "clear-site-data", "allow"];
        let mut lines: Vec<String> = reply
            .headers
            .iter()
            .filter(|(name, _)| !vary.contains(&name.as_str()))
            .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
            .collect();
        lines.sort();
        golden.push(lines.join("\n"));
    }
    assert!(golden.iter().all(|lines| *lines == golden[0]), "{golden:#?}");
    assert_eq!(golden[0], HEADERS.join("\n"));
    let forgets = replies[2].headers.get("clear-site-data").map(|value| value.to_str().unwrap());
    assert_eq!(forgets, Some("\"cache\", \"cookies\", \"storage\""));
    assert_eq!(page.get("/healthz").await.text, "{\"status\":\"ok\"}");
}

#[tokio::test]
async fn nothing_on_the_page_comes_from_elsewhere_or_names_a_topic() {
    let page = Page::new();
    let slip = page.sample.slip(9, "問い");
    for reply in [page.get("/").await, page.press(&slip, "open", "").await, page.get("/away").await] {
        for word in
            ["http://", "https://", "//cdn", "style=", "<script>", "グループ", "自助", "依存", "しるべ"]
        {
            assert!(!reply.text.contains(word), "{word}: {}", reply.text);
        }
        assert!(!reply.text.contains("コーナー") && !reply.text.contains("センター"));
    }
    for part in ["url(http", "@import"] {
        assert!(!CSS.contains(part));
    }
    for word in ["http:", "https:", "localStorage", "sessionStorage", "cookie", "indexedDB", "console."] {
        assert!(!SCRIPT.contains(word), "{word}");
    }
}

#[tokio::test]
async fn the_listener_knows_no_route_of_the_staff() {
    let page = Page::new();
    let sources = [include_str!("../router.rs"), include_str!("../console/mod.rs")];
    let quoted = sources.iter().flat_map(|text| text.split(".route(").skip(1));
    let paths: Vec<String> = quoted
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .map(|path| {
            path.split('/')
                .map(|part| if part.starts_with('{') { "x" } else { part })
                .collect::<Vec<_>>()
                .join("/")
        })
        .chain(["/login", READ_PATH, WRITE_PATH].map(str::to_owned))
        .filter(|path| !["/", "/healthz"].contains(&path.as_str()))
        .collect();
    assert!(paths.len() > 40, "the table of routes is read: {}", paths.len());
    for path in &paths {
        for method in ["GET", "POST"] {
            let request = Request::builder().method(method).uri(path).header("cookie", "__Host-shirube=x");
            let reply = page.ask(HERE, request.body(Body::empty()).unwrap()).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{method} {path}");
        }
    }
    let staff = router::app(std::sync::Arc::clone(&page.sample.office));
    for path in ["/away", "/page.js"] {
        let reply = staff.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(
            reply.status(),
            StatusCode::NOT_FOUND,
            "and the staff's listener none of the page: {path}"
        );
    }
}

#[tokio::test]
async fn ten_languages_open_the_same_paper() {
    let page = Page::new();
    let slip = page.sample.slip(10, "hello");
    let (locator, secret) = (slip.locator.digits(), slip.digits());
    for lang in Lang::ALL {
        let fields = [
            ("locator", locator.as_str()),
            ("secret", secret.as_str()),
            ("do", "open"),
            ("lang", lang.tag()),
        ];
        let reply = page.post(HERE, &fields).await;
        assert_eq!(reply.status, StatusCode::OK, "{lang:?}");
        let title = crate::domain::ruby::RubyText::parse(words::of(lang).title).plain();
        assert!(reply.text.contains(&format!("<title>{title}</title>")) && reply.text.contains("hello"));
        let door = page.post(HERE, &[("do", "door"), ("lang", lang.tag())]).await;
        assert_eq!(door.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let page = Page::new();
    let slip = page.sample.slip(11, "問い");
    let body = format!("locator={}&secret={}&do=erase", slip.locator.digits(), slip.digits());
    let request = Request::post("/").header("content-type", FORM).header("host", "reply.example");
    let request = request.header("origin", "https://evil.example").body(Body::from(body)).unwrap();
    assert_eq!(page.ask(HERE, request).await.status, StatusCode::FORBIDDEN);
    assert_eq!(page.sample.office.database.read_now(follow_ups::list).unwrap().len(), 1);
}
