//! An office with a small corner in it, a clock turned by hand, and a browser for each of its people.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use chrono::DateTime;
use http_body_util::BodyExt as _;
use shirube::{
    clock::HandClock,
    office::{
        items,
        pairing::{self, Naming},
        records::{Change, Expected, State},
        router,
        staff::{self, NewPerson, Role},
        state::{AppState, DataDir, Office, Transport},
    },
    store::error::StoreError,
    wire::{
        item::ItemRow,
        pair::{Ask, TokenHash},
        record::Record,
    },
};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(super) const PASSWORD: &str = "しおじがわの ゆうぐれ";
/// A day, in seconds.
pub(super) const DAY_SECS: u32 = 24 * 60 * 60;
const FORM: &str = "application/x-www-form-urlencoded";

pub(super) struct Desk {
    _dir: TempDir,
    pub(super) clock: Arc<HandClock>,
    pub(super) office: AppState,
    app: Router,
}

/// One person's browser.
pub(super) struct Browser<'a> {
    desk: &'a Desk,
    cookie: String,
    /// What a kiosk proves itself with.
    token: Option<&'static str>,
}

pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Reply {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of a hidden field.
    pub(super) fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let after =
            self.text.split(&start).nth(1).unwrap_or_else(|| panic!("no field {name}: {}", self.text));
        after.split('"').next().unwrap().to_owned()
    }

    #[track_caller]
    pub(super) fn says(&self, words: &str) {
        assert!(self.text.contains(words), "\"{words}\" is missing in ({}): {}", self.status, self.text);
    }
}

impl Desk {
    /// Saturday 21 November 2026, 13:42 in Tokyo.
    pub(super) async fn new() -> Self {
        let clock = Arc::new(HandClock::at(DateTime::from_timestamp(1_795_236_120, 0).unwrap()));
        let dir = tempfile::tempdir().unwrap();
        let office = Office::open(&DataDir::new(dir.path()), &[], clock.clone(), Transport::Tls).unwrap();
        let desk = Self { app: router::app(Arc::clone(&office)), _dir: dir, clock, office };
        desk.furnish().await;
        desk
    }

    /// What every corner needs, a group that stays off the signage, and a playlist.
    async fn furnish(&self) {
        let settings = r#"{"v":1,"corner_name":"コーナー","tagline":"出会う所","corner_place":"15階","centre_name":"センター",
            "desk_place":"12階","extension":"1200","guard_room":"1階","public_phone":"1階","staffed_hours":"平日",
            "evacuation":"南","desk_does_not":"診断","corner_calendar":"corner","desk_calendar":"corner","sample":true}"#;
        let calendar = r#"{"v":1,"name":"コーナー","closed_on_holidays":true,
            "weekly":{"mon":"09:00-21:00","sat":"09:00-21:00"}}"#;
        let playlist = r#"{"v":1,"name":"昼の画面","priority":0,"slides":[
            {"shows":{"automatic":"welcome"},"secs":15},{"shows":{"automatic":"notices"},"secs":12}]}"#;
        for (kind, id, body) in
            [("settings", "site", settings), ("calendar", "corner", calendar), ("playlist", "day", playlist)]
        {
            let record = Record::read(kind, id, body).unwrap();
            let change = Change { record, state: State::Published, expected: Expected::New };
            self.office.save(vec![change], "import").await.unwrap();
        }
    }

    /// A browser in which a new person has logged in.
    pub(super) async fn log_in(&self, name: &str, login: &str) -> Browser<'_> {
        self.log_in_as(name, login, Role::Admin).await
    }

    /// The same for somebody who may do less.
    pub(super) async fn log_in_as(&self, name: &str, login: &str, role: Role) -> Browser<'_> {
        let password_hash = staff::hash_password(PASSWORD).unwrap();
        let new = NewPerson { name: name.to_owned(), login: login.to_owned(), role, password_hash };
        self.office.database.run_now(|tx| staff::add(tx, &new)).unwrap();
        self.log_in_again(login).await
    }

    /// A browser with this cookie, wherever it comes from.
    pub(super) fn holding(&self, cookie: String) -> Browser<'_> {
        Browser { cookie, ..self.nobody() }
    }

    /// Another browser of somebody who is known.
    pub(super) async fn log_in_again(&self, login: &str) -> Browser<'_> {
        let browser = self.nobody();
        let reply = browser.post("/login", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
        let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
        Browser { desk: self, cookie, token: None }
    }

    /// A paired kiosk with this token.
    pub(super) async fn paired_kiosk(&self, token: &'static str) -> Browser<'_> {
        let now = self.office.now();
        let device = self.office.database.run_now(|tx| pairing::invite(tx, &Naming::default(), now)).unwrap();
        let kiosk = Browser { token: Some(token), ..self.nobody() };
        let ask = Ask { code: device.code.unwrap(), token_sha256: TokenHash::of(token) };
        let reply = kiosk.post_json("/v1/pair", &serde_json::to_value(&ask).unwrap()).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        kiosk
    }

    /// A browser in which nobody has logged in.
    pub(super) fn nobody(&self) -> Browser<'_> {
        Browser { desk: self, cookie: String::new(), token: None }
    }

    /// What kiosks follow.
    pub(super) fn feed(&self) -> Vec<ItemRow> {
        let channels = ["global".to_owned()];
        self.office.database.read_now::<_, StoreError>(|tx| items::live(tx, &channels)).unwrap()
    }

    /// Whether some row of the feed holds these words.
    pub(super) fn feed_holds(&self, words: &str) -> bool {
        self.feed().iter().any(|row| row.body.contains(words))
    }
}

impl Browser<'_> {
    pub(super) async fn get(&self, path: &str) -> Reply {
        self.ask(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// The same browser with one more cookie.
    pub(super) fn with_cookie(&self, cookie: &str) -> Self {
        Self { cookie: format!("{}; {cookie}", self.cookie), ..*self }
    }

    /// As a reader of this kind of answer.
    pub(super) async fn get_as(&self, accept: &str, path: &str) -> Reply {
        self.ask(self.request("GET", path).header("accept", accept).body(Body::empty()).unwrap()).await
    }

    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_from("https://office.example", path, fields).await
    }

    /// What a kiosk sends.
    pub(super) async fn post_json(&self, path: &str, body: &serde_json::Value) -> Reply {
        let request = self.request("POST", path).header("content-type", "application/json");
        let token = self.token.unwrap_or_default();
        let request = request.header("authorization", format!("Bearer {token}"));
        self.ask(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// A form sent from a page of this origin.
    pub(super) async fn post_from(&self, origin: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request = self.request("POST", path).header("origin", origin).header("content-type", FORM);
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// A picture in the form for pictures.
    pub(super) async fn upload(&self, alt: &str, name: &str, file: &[u8]) -> Reply {
        self.upload_to("/pictures", alt, name, file).await
    }

    /// A file in a form that takes one.
    pub(super) async fn upload_to(&self, path: &str, alt: &str, name: &str, file: &[u8]) -> Reply {
        let head = format!(
            "--mark\r\ncontent-disposition: form-data; name=\"alt\"\r\n\r\n{alt}\r\n--mark\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        let body = [head.as_bytes(), file, b"\r\n--mark--\r\n"].concat();
        let request = self.request("POST", path).header("origin", "https://office.example");
        let request = request.header("content-type", "multipart/form-data; boundary=mark");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// A form of several parts: words, and files by field, name and bytes.
    pub(super) async fn send_parts(
        &self,
        path: &str,
        words: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Reply {
        let mut body = Vec::new();
        for (name, value) in words {
            let part =
                format!("--mark\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--mark\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--mark--\r\n");
        let request = self.request("POST", path).header("origin", "https://office.example");
        let request = request.header("content-type", "multipart/form-data; boundary=mark");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// The page a form led to.
    pub(super) async fn follow(&self, reply: &Reply) -> Reply {
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
        self.get(reply.header("location")).await
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header("host", "office.example");
        request.header("cookie", &self.cookie)
    }

    /// A form whose end never comes.
    pub(super) async fn post_without_end(&self, path: &str) -> Reply {
        let request = self.request("POST", path).header("origin", "https://office.example");
        let body = Body::from_stream(futures_util::stream::pending::<Result<String, std::io::Error>>());
        self.ask(request.header("content-type", FORM).body(body).unwrap()).await
    }

    /// As an open page asks by itself.
    pub(super) async fn renew(&self, path: &str) -> Reply {
        let request = self.request("GET", path).header("shirube-by-itself", "1");
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// An answer that goes on: its status and its body.
    pub(super) async fn open(&self, path: &str) -> (StatusCode, Body) {
        let request = self.request("GET", path).body(Body::empty()).unwrap();
        let (parts, body) = self.desk.app.clone().oneshot(request).await.unwrap().into_parts();
        (parts.status, body)
    }

    async fn ask(&self, request: Request<Body>) -> Reply {
        let response = self.desk.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&body).into_owned(),
        }
    }
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| out + &format!("%{byte:02X}"))
}
