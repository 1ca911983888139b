//! The public page of the follow-up, on a listener of its own: it knows numbers and words, and no route of the staff.
//!
//! Nothing is kept of who reads: no cookie, no address, no log of what was asked. Numbers come in the body of a form,
//! are derived into a key for this one request, and are gone with its answer.

mod asked;
mod page;
mod numbers;
mod words;

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use tower_http::{
    catch_panic::CatchPanicLayer, csrf::CsrfLayer, set_header::SetResponseHeaderLayer, timeout::TimeoutLayer,
};

use self::{
    asked::{Asked, Deed, Peer, Public, Speaks},
    numbers::Numbers,
    page::{Door, Held, View},
};
use super::{
    desk_keys,
    follow_ups::{
        self, FollowUp, aim, lost,
        talk::{self, New, WriteError},
    },
    gate::{Try, Who},
    stamp,
    state::AppState,
};
use crate::{
    domain::{
        follow_up::{Lost, MESSAGE_CHARS_MAX, Writer},
        text::Lang,
    },
    seal::{cost::Cost, keys::Keys, letter},
    store::error::StoreError,
};

pub use self::asked::Proxied;

/// Largest body of a request, in bytes: a text of 1,000 characters in a form, and its numbers.
const BODY_BYTES_MAX: usize = 16 * 1024;
/// A request is done within so many seconds, its turn at deriving included.
const REQUEST_SECS_MAX: u64 = 30;

/// Everything the public page answers. Deriving costs what it costs on the terminal.
pub fn app(office: AppState, proxied: Proxied) -> Router {
    app_at(office, proxied, Cost::FULL)
}

fn app_at(office: AppState, proxied: Proxied, cost: Cost) -> Router {
    Router::new()
        .route("/", get(door).post(press))
        .route("/away", get(away))
        .route("/page.css", get(async || file("text/css; charset=utf-8", CSS)))
        .route("/page.js", get(async || file("text/javascript; charset=utf-8", SCRIPT)))
        .route("/robots.txt", get(async || file("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n")))
        .route("/healthz", get(async || file("application/json", "{\"status\":\"ok\"}")))
        .fallback(nothing)
        .method_not_allowed_fallback(nothing)
        .with_state(Public::new(office, proxied, cost))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(CsrfLayer::new().with_rejection_response(|_| StatusCode::FORBIDDEN.into_response()))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            std::time::Duration::from_secs(REQUEST_SECS_MAX),
        ))
        .layer(CatchPanicLayer::new())
        .layer(always("content-security-policy", CSP))
        .layer(always("referrer-policy", "no-referrer"))
        .layer(always("x-content-type-options", "nosniff"))
        .layer(always("x-frame-options", "DENY"))
        .layer(always("x-robots-tag", "noindex, nofollow"))
        .layer(always("cross-origin-opener-policy", "same-origin"))
        .layer(always("cross-origin-resource-policy", "same-origin"))
        .layer(always("permissions-policy", PERMISSIONS))
        .layer(always("cache-control", "no-store"))
}

const CSS: &str = include_str!("../../assets/public/page.css");
const SCRIPT: &str = include_str!("../../assets/public/page.js");
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                   form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), clipboard-read=(), display-capture=(), \
                           payment=(), usb=(), bluetooth=(), browsing-topics=()";

fn always(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(HeaderName::from_static(name), HeaderValue::from_static(value))
}

fn file(media_type: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}

/// `GET /`: two numbers to type; the script takes them out of the address where a camera put them there.
async fn door(Speaks(lang): Speaks) -> Response {
    page::show(lang, View::Door(Door::default()), StatusCode::OK)
}

async fn nothing(Speaks(lang): Speaks) -> Response {
    page::show(lang, View::Nothing, StatusCode::NOT_FOUND)
}

/// `GET /away`: where 画面をかくす leads. The browser is asked to forget what it kept of this host.
async fn away(State(public): State<Public>) -> Response {
    let forget = HeaderName::from_static("clear-site-data");
    let page = page::away(stamp::day(public.office.now()));
    ([(forget, "\"cache\", \"cookies\", \"storage\"")], page).into_response()
}

/// `POST /`: whatever was pressed, in the language that was chosen.
async fn press(State(public): State<Public>, Peer(address): Peer, asked: Asked) -> Response {
    let Asked { lang, deed, numbers, typed_locator, text } = asked;
    let refused = |wrong: String, lost: Vec<String>, status| {
        let door = Door { wrong: Some(wrong), lost, locator: typed_locator.clone() };
        page::show(lang, View::Door(door), status)
    };
    let shut = |wrong: String, status| refused(wrong, Vec::new(), status);
    let said = words::of(lang);
    let Some(numbers) = numbers.filter(|_| deed != Deed::Door) else {
        return match deed {
            Deed::Door => page::show(lang, View::Door(Door::default()), StatusCode::OK),
            Deed::Open | Deed::Write | Deed::Ask | Deed::Erase => {
                shut(said.wrong.to_owned(), StatusCode::FORBIDDEN)
            }
        };
    };
    match public.look(Who::Address(address), &numbers).await {
        Ok(Found::Paper(it, keys)) => {
            let paper = Paper { lang, numbers, it, keys };
            let shown = public.carry_out(deed, paper, text.as_str()).await;
            shown.unwrap_or_else(|_logged| shut(said.busy.to_owned(), StatusCode::SERVICE_UNAVAILABLE))
        }
        Ok(Found::Nothing(lost)) => {
            refused(said.wrong.to_owned(), words::lost(lang, &lost), StatusCode::FORBIDDEN)
        }
        Ok(Found::Wait(secs)) => {
            shut(said.wait.replacen("{}", &secs.to_string(), 1), StatusCode::TOO_MANY_REQUESTS)
        }
        Ok(Found::Busy) => shut(said.busy.to_owned(), StatusCode::SERVICE_UNAVAILABLE),
        Err(error) => {
            tracing::error!(%error, "the public page could not look");
            shut(said.busy.to_owned(), StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// What two numbers open.
enum Found {
    Paper(Box<FollowUp>, Keys),
    /// With the days of which the office knows nothing, whatever the numbers are.
    Nothing(Vec<Lost>),
    Wait(u64),
    Busy,
}

/// A paper that somebody holds, for one request.
struct Paper {
    lang: Lang,
    numbers: Numbers,
    it: Box<FollowUp>,
    keys: Keys,
}

/// Why an answer cannot be given; logged where it happens.
struct Failed;

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the public page failed");
        Self
    }
}

impl Public {
    /// Looks for what two numbers open. Whether there is a locator like this or not, the same work is done: the key is
    /// derived first, and asked for together with the locator.
    async fn look(&self, who: Who<'_>, numbers: &Numbers) -> Result<Found, StoreError> {
        let asked: Try = match self.office.gate.admit(who, self.office.clock.mono()) {
            Ok(asked) => asked,
            Err(secs) => return Ok(Found::Wait(secs)),
        };
        let Ok(_room) = self.waiting.try_acquire() else {
            self.office.gate.right(asked);
            return Ok(Found::Busy);
        };
        let site = self.office.database.read::<_, StoreError>(desk_keys::site).await?.unwrap_or_default();
        let (numbers, cost) = (numbers.clone(), self.cost);
        let locator = numbers.locator;
        let derived =
            tokio::task::spawn_blocking(move || Keys::derive(&numbers.secret, &site, &numbers.locator, cost));
        let Ok(Ok(keys)) = derived.await else { return Ok(Found::Busy) };
        let verifier = keys.verifier.hash();
        let found: Result<_, StoreError> =
            self.office.database.read(move |tx| follow_ups::by_paper(tx, &locator, &verifier)).await;
        Ok(match found? {
            Some(it) => {
                self.office.gate.right(asked);
                Found::Paper(Box::new(it), keys)
            }
            None => Found::Nothing(self.office.database.read::<_, StoreError>(lost::days).await?),
        })
    }

    async fn carry_out(&self, deed: Deed, paper: Paper, text: &str) -> Result<Response, Failed> {
        match deed {
            Deed::Door | Deed::Open => self.talk(paper, page::Said::default()).await,
            Deed::Write => self.write(paper, text).await,
            Deed::Ask => {
                let held = Held::of(&paper.numbers);
                Ok(page::show(paper.lang, View::Ask(held), StatusCode::OK))
            }
            Deed::Erase => {
                self.office.destroy(vec![paper.it.id.clone()]).await?;
                Ok(page::show(paper.lang, View::Gone, StatusCode::OK))
            }
        }
    }

    async fn write(&self, paper: Paper, text: &str) -> Result<Response, Failed> {
        let said = words::of(paper.lang);
        let wrong = if text.trim().is_empty() {
            Some(said.empty.to_owned())
        } else if text.chars().count() > MESSAGE_CHARS_MAX {
            Some(said.too_long.replacen("{}", &MESSAGE_CHARS_MAX.to_string(), 1))
        } else {
            None
        };
        if let Some(wrong) = wrong {
            return self
                .talk(paper, page::Said { wrong: Some(wrong), done: None, text: text.to_owned() })
                .await;
        }
        if self.said_already(&paper, text).await? {
            return self.talk(paper, page::Said { done: Some(said.sent), ..page::Said::default() }).await;
        }
        let told = match self.append(&paper, text).await {
            Ok(()) => page::Said { done: Some(said.sent), ..page::Said::default() },
            Err(Unsent::Full) => {
                page::Said { wrong: Some(said.full.to_owned()), done: None, text: text.to_owned() }
            }
            Err(Unsent::Failed(failed)) => return Err(failed),
        };
        self.talk(paper, told).await
    }

    /// A button that is pressed twice, or a page that is sent again, says nothing new.
    async fn said_already(&self, paper: &Paper, text: &str) -> Result<bool, Failed> {
        let messages = self.messages(paper).await?;
        let last = messages.last().filter(|last| last.writer == Writer::Visitor);
        let said = last.and_then(|last| letter::open(&paper.keys.identity, &last.sealed).ok());
        Ok(said.is_some_and(|said| said.as_str() == text.trim()))
    }

    async fn append(&self, paper: &Paper, text: &str) -> Result<(), Unsent> {
        let desk = self.office.database.read(desk_keys::recipient_in_use).await.map_err(|error| {
            tracing::error!(%error, "nothing can be sealed to the desk");
            Unsent::Failed(Failed)
        })?;
        let failed = |_why| Unsent::Failed(Failed);
        let sealed = letter::seal(text.trim(), &[&desk, &paper.it.recipient]).map_err(failed)?;
        let id = super::chance::id("m").map_err(|_no_chance| Unsent::Failed(Failed))?;
        let (it, today) = (paper.it.clone(), stamp::day(self.office.now()));
        let written = self.office.database.run::<_, WriteError>(move |tx| {
            let due = aim::reply_by(tx, today)?;
            talk::visitor_wrote(tx, &it, &New { id: &id, sealed: &sealed, today }, due)
        });
        written.await.map_err(|error| match error {
            WriteError::Full => Unsent::Full,
            WriteError::Store(error) => Unsent::Failed(error.into()),
        })
    }

    async fn messages(&self, paper: &Paper) -> Result<Vec<talk::Message>, Failed> {
        let id = paper.it.id.clone();
        Ok(self.office.database.read::<_, StoreError>(move |tx| talk::messages(tx, id.as_str())).await?)
    }

    async fn talk(&self, paper: Paper, said: page::Said) -> Result<Response, Failed> {
        let id = paper.it.id.clone();
        let fresh = self.office.database.read::<_, StoreError>(move |tx| follow_ups::by_id(tx, id.as_str()));
        let it = fresh.await?.map_or(paper.it.clone(), Box::new);
        let messages = self.messages(&paper).await?;
        let held = Held::of(&paper.numbers);
        let lost = self.office.database.read::<_, StoreError>(lost::days).await?;
        let opened = (messages.as_slice(), &paper.keys.identity, lost.as_slice());
        let talk = page::Talk::of(paper.lang, (held, said), &it, opened);
        Ok(page::show(paper.lang, View::Talk(Box::new(talk)), StatusCode::OK))
    }
}

/// Why a text was not sent.
enum Unsent {
    Full,
    Failed(Failed),
}

#[cfg(test)]
mod tests;
