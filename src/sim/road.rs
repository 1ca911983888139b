//! The road between a kiosk and the office, with everything that can befall an answer on it.

use std::{
    fmt::Display,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, Request, header, request::Builder},
};
use ureq::http::Response;

use super::premises::{Pending, Premises, Reply, Whole};
use crate::{
    kiosk::event::NetTrouble,
    store::identity::Identity,
    workers::{Question, Road},
};

/// What befalls the next answer.
pub enum Fate {
    /// Nothing.
    Arrives,
    /// The question never reaches the office.
    QuestionLost,
    /// The question reaches the office twice, and the second answer is heard.
    QuestionDoubled,
    /// The office answers, and nobody hears it.
    AnswerLost,
    /// The answer ends after this many of a thousand parts.
    Torn(u64),
    /// One bit in this of a thousand parts arrives wrong.
    Flipped(u64),
    /// The office has answered a question that it held back.
    Answered(Box<Whole>),
    /// Somebody else answers, whose certificate is not the pinned one: not one byte of the question is told.
    Stranger,
}

/// The state of one kiosk's road.
pub struct Way {
    /// What befalls the next answer.
    pub fate: Fate,
    /// A question the office holds back.
    pub held: Option<Pending>,
    /// The bytes of every answer since somebody last looked.
    pub heard: Vec<Bytes>,
}

/// Both ends of a road.
#[derive(Clone)]
pub struct PlayedRoad {
    premises: Arc<Mutex<Premises>>,
    way: Arc<Mutex<Way>>,
}

impl PlayedRoad {
    /// A road to this office.
    pub fn to(premises: Arc<Mutex<Premises>>) -> Self {
        let way = Way { fate: Fate::Arrives, held: None, heard: Vec::new() };
        Self { premises, way: Arc::new(Mutex::new(way)) }
    }

    /// The road's state.
    pub fn way(&self) -> MutexGuard<'_, Way> {
        lock(&self.way)
    }

    /// The office at its end.
    pub fn office(&self) -> MutexGuard<'_, Premises> {
        lock(&self.premises)
    }

    fn travel(
        &self,
        request: impl Fn() -> Result<Request<Body>, axum::http::Error>,
    ) -> Result<Response<ureq::Body>, NetTrouble> {
        let mut way = self.way();
        let fate = match std::mem::replace(&mut way.fate, Fate::Arrives) {
            Fate::QuestionLost => return Err(unreachable("the question was lost")),
            Fate::Stranger => {
                return Err(NetTrouble::WrongOffice("another certificate than the pinned one".to_owned()));
            }
            Fate::Answered(whole) => return Ok(way.arrived(*whole, &Fate::Arrives)),
            Fate::QuestionDoubled => {
                drop(self.office().ask(request().map_err(unreachable)?));
                Fate::Arrives
            }
            fate @ (Fate::Arrives | Fate::AnswerLost | Fate::Torn(_) | Fate::Flipped(_)) => fate,
        };
        let reply = self.office().ask(request().map_err(unreachable)?);
        match (reply, &fate) {
            (Reply::Closed, _) => Err(unreachable("nobody answers")),
            (Reply::Held(pending), _) => {
                way.held = Some(pending);
                Err(unreachable("held"))
            }
            (Reply::Came(_), Fate::AnswerLost) => Err(unreachable("the answer was lost")),
            (Reply::Came(whole), fate) => Ok(way.arrived(*whole, fate)),
        }
    }
}

impl Way {
    /// The answer as it comes out of the road; its length was said before anything befell it.
    fn arrived(&mut self, whole: Whole, fate: &Fate) -> Response<ureq::Body> {
        let Whole { mut head, body } = whole;
        head.headers.entry(header::CONTENT_LENGTH).or_insert(HeaderValue::from(body.len()));
        let place = |parts: u64| body.len() * usize::try_from(parts).unwrap_or(0) / 1000;
        let mut bytes = body.to_vec();
        match fate {
            Fate::Torn(parts) => bytes.truncate(place(*parts)),
            Fate::Flipped(parts) => {
                if let Some(byte) = bytes.get_mut(place(*parts)) {
                    *byte ^= 4;
                }
            }
            Fate::Arrives
            | Fate::QuestionLost
            | Fate::QuestionDoubled
            | Fate::AnswerLost
            | Fate::Answered(_)
            | Fate::Stranger => {}
        }
        self.heard.push(body);
        Response::from_parts(head, ureq::Body::builder().data(bytes))
    }
}

impl Road for PlayedRoad {
    fn get(&mut self, to: &Identity, question: &Question<'_>) -> Result<Response<ureq::Body>, NetTrouble> {
        self.travel(|| {
            let request = asked(Request::get(question.path), to);
            let request = match question.from_byte {
                Some(from) if from > 0 => request.header(header::RANGE, format!("bytes={from}-")),
                Some(_) | None => request,
            };
            request.body(Body::empty())
        })
    }

    fn post(&mut self, to: &Identity, path: &str, json: &str) -> Result<Response<ureq::Body>, NetTrouble> {
        self.travel(|| {
            let request = asked(Request::post(path), to).header(header::CONTENT_TYPE, "application/json");
            request.body(Body::from(json.to_owned()))
        })
    }
}

fn asked(request: Builder, to: &Identity) -> Builder {
    request.header(header::AUTHORIZATION, format!("Bearer {}", to.device_token))
}

fn unreachable(why: impl Display) -> NetTrouble {
    NetTrouble::Unreachable(why.to_string())
}

/// Nothing panics while it holds these locks; one that did would fail the simulation anyway.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
