//! An office in a directory of its own, a clock turned by hand, and the questions tests ask it.

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
        pairing::{self, Naming},
        records::{Change, Expected, Saved, State},
        router,
        staff::{self, NewPerson, Role},
        state::{AppState, DataDir, Office, Transport},
    },
    wire::{
        feed::{self, Answer},
        item::Position,
        pair::{Ask, Code, TokenHash},
        record::Record,
    },
};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(super) const PASSWORD: &str = "しおじがわの ゆうぐれ";

pub(super) struct House {
    pub(super) dir: TempDir,
    pub(super) clock: Arc<HandClock>,
    pub(super) office: AppState,
    app: Router,
}

pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Reply {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl House {
    pub(super) fn new() -> Self {
        let clock = HandClock::at(DateTime::from_timestamp(1_795_236_120, 0).unwrap());
        Self::open(tempfile::tempdir().unwrap(), Arc::new(clock))
    }

    pub(super) fn open(dir: TempDir, clock: Arc<HandClock>) -> Self {
        let office = Office::open(&DataDir::new(dir.path()), &[], clock.clone(), Transport::Tls).unwrap();
        Self { app: router::app(Arc::clone(&office)), dir, clock, office }
    }

    /// Stops the office and lets go of its files.
    pub(super) fn close(self) -> (TempDir, Arc<HandClock>) {
        (self.dir, self.clock)
    }

    pub(super) async fn ask(&self, request: Request<Body>) -> Reply {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    }

    /// GET with headers.
    pub(super) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        self.ask(request("GET", path, headers, "")).await
    }

    /// POST with headers.
    pub(super) async fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        self.ask(request("POST", path, headers, body)).await
    }

    /// Pairs a kiosk with this token by a code made in advance; returns its id.
    pub(super) async fn pair(&self, token: &str) -> String {
        let now = self.office.now();
        let device = self.office.database.run_now(|tx| pairing::invite(tx, &Naming::default(), now)).unwrap();
        let reply = self.ask_to_pair(&device.code.unwrap(), token).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        device.id
    }

    pub(super) async fn ask_to_pair(&self, code: &Code, token: &str) -> Reply {
        let ask = Ask { code: code.clone(), token_sha256: TokenHash::of(token) };
        let json = [("content-type", "application/json")];
        self.post("/v1/pair", &json, &serde_json::to_string(&ask).unwrap()).await
    }

    /// One poll of the feed, its signature verified as a kiosk does.
    pub(super) async fn poll(&self, token: &str, held: Position, wait: u32) -> Answer {
        let reply = self.poll_raw(token, held, wait).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        feed::open(&reply.body, &self.office.keys.feed_key, held).unwrap().into_answer()
    }

    pub(super) async fn poll_raw(&self, token: &str, held: Position, wait: u32) -> Reply {
        let path = format!("/v1/feed?epoch={}&rev={}&wait={wait}", held.epoch, held.rev);
        self.get(&path, &[("authorization", &format!("Bearer {token}"))]).await
    }

    pub(super) async fn publish(&self, id: &str, title: &str) -> Saved {
        self.save(id, title, State::Published).await
    }

    pub(super) async fn save(&self, id: &str, title: &str, state: State) -> Saved {
        let change = Change { record: notice(id, title), state, expected: Expected::Any };
        self.office.save(vec![change], "佐藤").await.unwrap()
    }

    /// Logs somebody in and returns the cookie.
    pub(super) async fn log_in(&self) -> String {
        let password_hash = staff::hash_password(PASSWORD).unwrap();
        let new = NewPerson {
            name: "佐藤".to_owned(),
            login: "sato".to_owned(),
            role: Role::Publisher,
            password_hash,
        };
        self.office.database.run_now(|tx| staff::add(tx, &new)).unwrap();
        let reply = self.try_log_in("sato", PASSWORD, &[]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        reply.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    pub(super) async fn try_log_in(&self, login: &str, password: &str, headers: &[(&str, &str)]) -> Reply {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend(headers);
        let password = password.bytes().fold(String::new(), |form, byte| form + &format!("%{byte:02X}"));
        self.post("/login", &all, &format!("login={login}&password={password}&next=/")).await
    }
}

fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(path).header("host", "office.example");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(Body::from(body.to_owned())).unwrap()
}

fn notice(id: &str, title: &str) -> Record {
    let body = serde_json::json!({
        "v": 1, "title": title, "body": "本文", "tone": "information", "channels": ["kiosk"],
        "private": { "note": "職員だけの覚え書き" },
    });
    Record::read("notice", id, &body.to_string()).unwrap()
}
