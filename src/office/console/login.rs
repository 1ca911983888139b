//! Logging in and out.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Redirect},
};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{
    page::{Answer, show, show_with},
    posted::Posted,
};
use crate::office::{
    auth::{self, LOGIN_PATH, LoginRefused, safe_next},
    state::AppState,
};

#[derive(Template)]
#[template(path = "login.html", config = "assets/console/askama.toml")]
struct Page<'a> {
    title: &'a str,
    said: Option<&'a str>,
    wrong: Option<String>,
    login: &'a str,
    next: &'a str,
}

/// What the address of the login page says.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    next: String,
    #[serde(default)]
    bye: String,
}

/// The form.
pub(super) async fn page(Query(asked): Query<Asked>) -> Answer {
    let said = (!asked.bye.is_empty()).then_some("ログアウトしました。");
    show(&Page { said, ..empty(safe_next(Some(&asked.next))) })
}

/// Logs in and goes on to where the reader wanted to be.
pub(super) async fn login(State(office): State<AppState>, headers: HeaderMap, posted: Posted) -> Answer {
    let (login, next) = (posted.text("login"), safe_next(Some(posted.text("next"))));
    // A password may begin or end with a space: it is taken as it was typed.
    let password = Zeroizing::new(posted.all("password").next().unwrap_or("").to_owned());
    let refused = match auth::login(&office, &headers, login, password).await {
        Ok(cookie) => return Ok(([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response()),
        Err(refused) => refused,
    };
    let (status, wrong) = match refused {
        LoginRefused::Wrong => (
            StatusCode::UNAUTHORIZED,
            "ログイン名かパスワードがちがいます。大文字と小文字を確かめて、もう一度入れてください。"
                .to_owned(),
        ),
        LoginRefused::Wait(secs) => (
            StatusCode::TOO_MANY_REQUESTS,
            format!(
                "まちがいが続いたので、あと{secs}秒お待ちください。待つ時間は、まちがえるたびに長くなります。"
            ),
        ),
        LoginRefused::Failed(problem) => return Err(problem.into()),
    };
    show_with(status, &Page { wrong: Some(wrong), login, ..empty(next) })
}

/// Ends the session.
pub(super) async fn logout(State(office): State<AppState>, headers: HeaderMap) -> Answer {
    let cookie = auth::logout(&office, &headers).await?;
    let to = format!("{LOGIN_PATH}?bye=1");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&to)).into_response())
}

fn empty(next: &str) -> Page<'_> {
    Page { title: "ログイン", said: None, wrong: None, login: "", next }
}
