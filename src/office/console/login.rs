//! Logging in and out, and going on with a form whose session was over.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse as _, Redirect},
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

/// What the login form calls the fields of a form it holds: its own names stand behind this.
const KEPT: &str = "kept.";

#[derive(Template)]
#[template(path = "login.html", config = "assets/console/askama.toml")]
struct Page<'a> {
    title: &'a str,
    said: Option<&'a str>,
    wrong: Option<String>,
    login: &'a str,
    next: &'a str,
    kept: Option<Kept<'a>>,
}

/// A form that was sent after its session was over.
#[derive(Debug, Clone)]
struct Kept<'a> {
    action: &'a str,
    fields: Vec<(&'a str, &'a str)>,
}

/// The way on after such a login.
#[derive(Template)]
#[template(path = "again.html", config = "assets/console/askama.toml")]
struct Again<'a> {
    title: &'a str,
    kept: Kept<'a>,
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

/// The login for a form that came too late: it holds every field, so that nobody types anything twice.
pub(super) fn over(action: &str, posted: &Posted) -> Answer {
    let kept = Kept { action, fields: posted.pairs().collect() };
    show_with(StatusCode::UNAUTHORIZED, &Page { kept: Some(kept), ..empty("/") })
}

/// Logs in and goes on to where the reader wanted to be.
pub(super) async fn login(State(office): State<AppState>, headers: HeaderMap, posted: Posted) -> Answer {
    let (login, next) = (posted.text("login"), safe_next(Some(posted.text("next"))));
    let kept = kept(&posted);
    // A password may begin or end with a space: it is taken as it was typed.
    let password = Zeroizing::new(posted.all("password").next().unwrap_or("").to_owned());
    let refused = match auth::login(&office, &headers, login, password).await {
        Ok(cookie) => {
            let cookie = AppendHeaders([(header::SET_COOKIE, cookie)]);
            let Some(kept) = kept else { return Ok((cookie, Redirect::to(next)).into_response()) };
            return Ok((cookie, show(&Again { title: "おかえりなさい", kept })?).into_response());
        }
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
    show_with(status, &Page { wrong: Some(wrong), login, kept, ..empty(next) })
}

/// Ends the session.
pub(super) async fn logout(State(office): State<AppState>, headers: HeaderMap) -> Answer {
    let cookie = auth::logout(&office, &headers).await?;
    let to = format!("{LOGIN_PATH}?bye=1");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&to)).into_response())
}

/// The form that the login form holds, if it holds one.
fn kept(posted: &Posted) -> Option<Kept<'_>> {
    let action = Some(posted.text("kept")).filter(|action| !action.is_empty())?;
    let fields = posted.pairs().filter_map(|(name, value)| Some((name.strip_prefix(KEPT)?, value)));
    Some(Kept { action: safe_next(Some(action)), fields: fields.collect() })
}

fn empty(next: &str) -> Page<'_> {
    Page { title: "ログイン", said: None, wrong: None, login: "", next, kept: None }
}
