//! What a browser at the public page asks: its form, its language, and from where, for as long as the request lasts.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    Form,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::Response,
};
use tokio::sync::Semaphore;
use zeroize::{Zeroize as _, Zeroizing};

use super::{
    numbers::Numbers,
    page::{self, View},
};
use crate::{
    domain::{follow_up::Locator, text::Lang},
    office::state::AppState,
    seal::{cost::Cost, secret::Secret},
};

/// Requests that may wait for their turn at deriving; more are told that it is busy.
const WAITING_MAX: usize = 16;

/// The running page.
#[derive(Clone)]
pub(super) struct Public {
    pub(super) office: AppState,
    pub(super) proxied: Proxied,
    pub(super) cost: Cost,
    pub(super) waiting: Arc<Semaphore>,
}

/// Whether another server stands before this one and says who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proxied {
    /// Browsers reach this listener themselves.
    No,
    /// A reverse proxy on this machine does, and adds the address at the end of `X-Forwarded-For`.
    Yes,
}

impl Public {
    pub(super) fn new(office: AppState, proxied: Proxied, cost: Cost) -> Self {
        Self { office, proxied, cost, waiting: Arc::new(Semaphore::new(WAITING_MAX)) }
    }
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// The two fields, in another language.
    Door,
    Open,
    Write,
    /// Asked before everything is erased.
    Ask,
    Erase,
}

/// A form.
pub(super) struct Asked {
    pub(super) lang: Lang,
    pub(super) deed: Deed,
    /// None where a check digit is wrong: a slip of the finger costs no wait.
    pub(super) numbers: Option<Numbers>,
    /// As it was typed, to be mended.
    pub(super) typed_locator: String,
    pub(super) text: Zeroizing<String>,
}

impl FromRequest<Public> for Asked {
    type Rejection = Response;

    async fn from_request(request: Request, public: &Public) -> Result<Self, Response> {
        let speaks = accepted(request.headers());
        let read: Result<Form<Vec<(String, String)>>, _> = Form::from_request(request, public).await;
        let Ok(Form(mut fields)) = read else {
            return Err(page::show(speaks, View::Nothing, StatusCode::BAD_REQUEST));
        };
        let take = |name: &str| {
            let found = fields.iter().find(|(key, _)| key == name);
            Zeroizing::new(found.map(|(_, value)| value.clone()).unwrap_or_default())
        };
        let (locator, secret) = (take("locator"), take("secret"));
        let numbers = Locator::parse(&locator)
            .zip(Secret::parse(&secret))
            .map(|(locator, secret)| Numbers { locator, secret });
        let asked = Self {
            lang: Lang::from_tag(&take("lang")).unwrap_or(speaks),
            deed: deed(&take("do")),
            numbers,
            typed_locator: locator.chars().take(20).collect(),
            text: Zeroizing::new(take("text").replace("\r\n", "\n")),
        };
        for (_, value) in &mut fields {
            value.zeroize();
        }
        Ok(asked)
    }
}

fn deed(word: &str) -> Deed {
    match word {
        "door" => Deed::Door,
        "write" => Deed::Write,
        "ask" => Deed::Ask,
        "erase" => Deed::Erase,
        _ => Deed::Open,
    }
}

/// The language a browser speaks.
pub(super) struct Speaks(pub(super) Lang);

impl<S: Send + Sync> FromRequestParts<S> for Speaks {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(accepted(&parts.headers)))
    }
}

fn accepted(headers: &HeaderMap) -> Lang {
    let value = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut tags = value.split(',').map(|tag| tag.split(';').next().unwrap_or("").trim().to_lowercase());
    tags.find_map(|tag| spoken(&tag)).unwrap_or_default()
}

fn spoken(tag: &str) -> Option<Lang> {
    let first = tag.split('-').next()?;
    Some(match first {
        "ja" => Lang::Ja,
        "en" => Lang::En,
        "zh" if ["tw", "hk", "mo", "hant"].iter().any(|part| tag.split('-').any(|it| it == *part)) => {
            Lang::ZhHant
        }
        "zh" => Lang::ZhHans,
        "ko" => Lang::Ko,
        "vi" => Lang::Vi,
        "pt" => Lang::Pt,
        "es" => Lang::Es,
        "tl" | "fil" => Lang::Tl,
        _ => return None,
    })
}

/// From where: kept by nobody, known to the gate as a hash.
pub(super) struct Peer(pub(super) IpAddr);

impl FromRequestParts<Public> for Peer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, public: &Public) -> Result<Self, Self::Rejection> {
        let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let own = connected.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip());
        // A browser may write what it likes before it: the proxy's own word is the last.
        let told = || {
            let last = parts.headers.get_all("x-forwarded-for").iter().next_back()?;
            last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
        };
        Ok(Self(match public.proxied {
            Proxied::Yes => told().unwrap_or(own),
            Proxied::No => own,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_answered_in_its_language() {
        for (asked, lang) in [
            ("", Lang::Ja),
            ("de, fr;q=0.8", Lang::Ja),
            ("de, es-MX;q=0.8", Lang::Es),
            ("zh-TW, zh;q=0.9", Lang::ZhHant),
            ("zh-Hant-HK", Lang::ZhHant),
            ("zh-CN", Lang::ZhHans),
            ("fil-PH", Lang::Tl),
            ("pt-BR", Lang::Pt),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, asked.parse().unwrap());
            assert_eq!(accepted(&headers), lang, "{asked}");
        }
    }
}
