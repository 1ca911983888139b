//! Talking to the office: one certificate is believed, every request has a deadline.

use std::time::Duration;

use ureq::{
    Agent, Body, Error,
    config::Config,
    http::{Response, Uri},
    tls::{Certificate, RootCerts, TlsConfig},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

use super::address::Address;
use crate::{kiosk::event::NetTrouble, store::identity::Identity, wire::pair::OFFICE_NAME};

/// Time to find the office's address, and again to connect to it.
const CONNECT_SECS: u64 = 3;
/// Time for a question that the office answers at once.
pub(super) const ANSWER: Duration = Duration::from_secs(10);
/// Silence after which a download is given up; it resumes where it stopped.
const SILENCE_SECS: u64 = 10;
/// Longest answer to a question that is neither the feed nor a blob, in bytes.
const SMALL_BYTES_MAX: u64 = 64 * 1024;

/// An office, and how this terminal proves itself to it.
pub(super) struct Office {
    agent: Agent,
    base: String,
    token: Option<String>,
}

/// How a question reaches the paired office: over the network, or however a simulator plays it.
pub trait Road: Send + 'static {
    /// Asks the office of this pairing.
    fn get(&mut self, to: &Identity, question: &Question<'_>) -> Result<Response<Body>, NetTrouble>;

    /// Tells the office of this pairing something in JSON.
    fn post(&mut self, to: &Identity, path: &str, json: &str) -> Result<Response<Body>, NetTrouble>;
}

/// What is asked, and how long the answer may take.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The path with its query.
    pub path: &'a str,
    /// The first byte wanted of a download, which silence ends; none for an ordinary answer.
    pub from_byte: Option<u64>,
    /// When the whole answer has to be there.
    pub deadline: Duration,
}

/// A line to the paired office: kept open from one question to the next, until another office is the paired one.
#[derive(Default)]
pub(super) struct Line(Option<(Identity, Office)>);

/// What the office said instead of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// HTTP status.
    pub(super) status: u16,
    /// A word for programs.
    pub(super) error: String,
    /// A sentence for people.
    pub(super) say: String,
}

#[derive(Default, serde::Deserialize)]
struct Said {
    #[serde(default)]
    error: String,
    #[serde(default)]
    say: String,
}

/// Whom to believe.
#[derive(Clone, Copy)]
enum Trust<'a> {
    /// The office with this certificate, whatever its address is called.
    Pinned(&'a str),
    /// Anybody: only to ask for a certificate, which people then compare by eye.
    Anybody,
}

/// Leads the office's one name to where it really is.
#[derive(Debug)]
struct Signpost {
    real: Uri,
}

impl Office {
    /// The office this terminal is paired with.
    pub(super) fn paired(identity: &Identity) -> Result<Self, NetTrouble> {
        let address = identity.office_url.parse().map_err(nonsense)?;
        Ok(Self {
            token: Some(identity.device_token.clone()),
            ..Self::pinned(&address, &identity.certificate_pem)?
        })
    }

    /// The office with this certificate.
    pub(super) fn pinned(address: &Address, certificate_pem: &str) -> Result<Self, NetTrouble> {
        Self::at(address, Trust::Pinned(certificate_pem))
    }

    /// Whoever answers there.
    pub(super) fn stranger(address: &Address) -> Result<Self, NetTrouble> {
        Self::at(address, Trust::Anybody)
    }

    fn at(address: &Address, trust: Trust<'_>) -> Result<Self, NetTrouble> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .user_agent(concat!("shirube-kiosk/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(Some(Duration::from_secs(CONNECT_SECS)))
            .timeout_connect(Some(Duration::from_secs(CONNECT_SECS)))
            .timeout_per_read(Some(Duration::from_mins(1)))
            .timeout_global(Some(ANSWER));
        let (config, base) = if address.is_secret() {
            let config = config.https_only(true).tls_config(tls(trust)?);
            (config.build(), format!("https://{OFFICE_NAME}"))
        } else {
            (config.build(), address.to_string())
        };
        let signpost = Signpost { real: address.uri().clone() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), signpost);
        Ok(Self { agent, base, token: None })
    }

    /// Asks; the whole answer, its body included, has to be there by the deadline.
    pub(super) fn get(&self, path: &str, deadline: Duration) -> Result<Response<Body>, NetTrouble> {
        let request = self.agent.get(format!("{}{path}", self.base));
        let request = request.config().timeout_global(Some(deadline)).build();
        self.with_token(request).call().map_err(trouble)
    }

    /// Asks for bytes from `offset` on; silence ends it, and so does the deadline.
    pub(super) fn get_from(
        &self,
        path: &str,
        offset: u64,
        deadline: Duration,
    ) -> Result<Response<Body>, NetTrouble> {
        let request = self.agent.get(format!("{}{path}", self.base));
        let silence = Duration::from_secs(SILENCE_SECS);
        let request = request.config().timeout_global(Some(deadline)).timeout_per_read(Some(silence)).build();
        let request = if offset == 0 { request } else { request.header("range", format!("bytes={offset}-")) };
        self.with_token(request).call().map_err(trouble)
    }

    /// Tells the office something in JSON.
    pub(super) fn post(&self, path: &str, json: &str) -> Result<Response<Body>, NetTrouble> {
        let request = self.agent.post(format!("{}{path}", self.base)).content_type("application/json");
        self.with_token(request).send(json).map_err(trouble)
    }

    fn with_token<B>(&self, request: ureq::RequestBuilder<B>) -> ureq::RequestBuilder<B> {
        match &self.token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        }
    }
}

impl Line {
    fn to(&mut self, identity: &Identity) -> Result<&Office, NetTrouble> {
        let known = match self.0.take() {
            Some((same, office)) if same == *identity => (same, office),
            Some(_) | None => (identity.clone(), Office::paired(identity)?),
        };
        Ok(&self.0.insert(known).1)
    }
}

impl Road for Line {
    fn get(&mut self, to: &Identity, question: &Question<'_>) -> Result<Response<Body>, NetTrouble> {
        let office = self.to(to)?;
        match question.from_byte {
            Some(offset) => office.get_from(question.path, offset, question.deadline),
            None => office.get(question.path, question.deadline),
        }
    }

    fn post(&mut self, to: &Identity, path: &str, json: &str) -> Result<Response<Body>, NetTrouble> {
        self.to(to)?.post(path, json)
    }
}

/// The JSON of a small answer; other statuses than 200 are trouble.
pub(super) fn json<T: serde::de::DeserializeOwned>(answer: Response<Body>) -> Result<T, NetTrouble> {
    let bytes = bytes(answer, SMALL_BYTES_MAX)?;
    serde_json::from_slice(&bytes).map_err(nonsense)
}

/// The bytes of an answer; other statuses than 200 are trouble.
pub(super) fn bytes(mut answer: Response<Body>, bytes_max: u64) -> Result<Vec<u8>, NetTrouble> {
    match answer.status().as_u16() {
        200 => answer.body_mut().with_config().limit(bytes_max).read_to_vec().map_err(trouble),
        _ => Err(Refusal::of(answer).into()),
    }
}

impl Refusal {
    /// Reads an answer that is no success.
    pub(super) fn of(mut answer: Response<Body>) -> Self {
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(SMALL_BYTES_MAX).read_to_vec().unwrap_or_default();
        let said: Said = serde_json::from_slice(&body).unwrap_or_default();
        Self { status, error: said.error, say: said.say }
    }

    /// Whether the office once knew this device and took the welcome back.
    pub(super) fn is_revoked(&self) -> bool {
        self.status == 401 && self.error == "revoked"
    }
}

impl From<Refusal> for NetTrouble {
    fn from(refusal: Refusal) -> Self {
        let Refusal { status, say, .. } = refusal;
        let said = format!("{status} {say}").trim().to_owned();
        match status {
            401 => Self::Refused,
            429 | 500..=599 => Self::Unreachable(said),
            _ => Self::Nonsense(said),
        }
    }
}

/// An answer that makes no sense, or a question that could not be put.
pub(super) fn nonsense(error: impl std::fmt::Display) -> NetTrouble {
    NetTrouble::Nonsense(error.to_string())
}

/// The certificate inside a PEM text.
pub(super) fn certificate(pem: &str) -> Result<Certificate<'static>, NetTrouble> {
    let unreadable = |error| NetTrouble::WrongOffice(format!("its certificate cannot be read: {error}"));
    Certificate::from_pem(pem.as_bytes()).map_err(unreadable)
}

fn tls(trust: Trust<'_>) -> Result<TlsConfig, NetTrouble> {
    let builder = TlsConfig::builder();
    Ok(match trust {
        Trust::Pinned(pem) => builder.root_certs(RootCerts::from([certificate(pem)?])),
        Trust::Anybody => builder.disable_verification(true),
    }
    .build())
}

/// Errors of the way are told apart from a certificate that is not the pinned one.
#[expect(clippy::needless_pass_by_value, reason = "the shape of map_err")]
fn trouble(error: Error) -> NetTrouble {
    let said = error.to_string();
    let is_wrong = matches!(error, Error::Rustls(_) | Error::Tls(_) | Error::TlsRequired)
        || matches!(&error, Error::Io(io) if io.kind() == std::io::ErrorKind::InvalidData);
    let is_nonsense = matches!(error, Error::BodyExceedsLimit(_) | Error::Protocol(_) | Error::Http(_));
    match (is_wrong, is_nonsense) {
        (true, _) => NetTrouble::WrongOffice(said),
        (false, true) => NetTrouble::Nonsense(said),
        (false, false) => NetTrouble::Unreachable(said),
    }
}

impl Resolver for Signpost {
    fn resolve(
        &self,
        _named: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        DefaultResolver::default().resolve(&self.real, config, timeout)
    }
}
