//! 覗き見モード: names and words are out of focus until somebody points at them, in this browser alone.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse as _, Redirect, Response},
};

use super::posted::Posted;
use crate::office::{
    auth::safe_next,
    state::{AppState, Transport},
};

/// The cookie: it holds no secret and says one word.
const NAME: &str = "shirube-veil";
/// How long a browser remembers it, in seconds: half a day, as long as a session.
const SECS: i64 = 12 * 60 * 60;

/// Whether the words on a page can be read at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Veil {
    /// They can.
    Off,
    /// Only those somebody points at.
    On,
}

impl Veil {
    /// What this browser asked for.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        if pairs.any(|pair| pair == (NAME, "on")) { Self::On } else { Self::Off }
    }

    fn cookie(self, transport: Transport) -> String {
        let secure = if transport == Transport::Tls { "; Secure" } else { "" };
        let (word, secs) = match self {
            Self::On => ("on", SECS),
            Self::Off => ("", 0),
        };
        format!("{NAME}={word}; Path=/; HttpOnly; SameSite=Lax; Max-Age={secs}{secure}")
    }
}

/// One press on, one press off; then back to the page it was pressed on.
pub(super) async fn press(State(office): State<AppState>, headers: HeaderMap, posted: Posted) -> Response {
    let veil = if posted.text("veil") == "on" { Veil::On } else { Veil::Off };
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let path =
        from.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.find('/').map(|at| (rest, at)));
    let back = safe_next(path.and_then(|(rest, at)| rest.get(at..))).to_owned();
    ([(header::SET_COOKIE, veil.cookie(office.transport))], Redirect::to(&back)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_veiled_by_its_own_word_alone() {
        let veil = |cookies: &'static str| {
            Veil::of(&HeaderMap::from_iter([(header::COOKIE, cookies.parse().unwrap())]))
        };
        assert_eq!(veil("a=b; shirube-veil=on"), Veil::On);
        for cookies in ["", "shirube-veil=", "other=on", "shirube-veil=off"] {
            assert_eq!(veil(cookies), Veil::Off, "{cookies}");
        }
        assert!(Veil::On.cookie(Transport::Tls).ends_with("; Secure"));
        assert!(Veil::Off.cookie(Transport::Loopback).ends_with("Max-Age=0"));
    }
}
