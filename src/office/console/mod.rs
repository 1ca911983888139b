//! The staff console: pages for people who are logged in.

use axum::{
    Form, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{
    answer::Problem,
    auth::{self, LOGIN_PATH, LoginRefused, Staff, safe_next},
    state::AppState,
};

/// The console's part of the table of routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(home))
        .route(LOGIN_PATH, get(login_page).post(login))
        .route("/logout", post(logout))
}

/// What the login form sends.
#[derive(Deserialize)]
struct LoginForm {
    login: String,
    password: String,
    #[serde(default)]
    next: Option<String>,
}

/// What an address of the login page says.
#[derive(Deserialize)]
struct LoginQuery {
    #[serde(default)]
    next: Option<String>,
}

async fn home(Staff(person): Staff) -> Html<String> {
    page(&format!(
        "<p>{} さん</p><form method=post action=/logout><button>終わる</button></form>",
        escaped(&person.name)
    ))
}

async fn login_page(Query(query): Query<LoginQuery>) -> Html<String> {
    login_form("", safe_next(query.next.as_deref()))
}

async fn login(State(office): State<AppState>, headers: HeaderMap, Form(form): Form<LoginForm>) -> Response {
    let next = safe_next(form.next.as_deref()).to_owned();
    match auth::login(&office, &headers, &form.login, Zeroizing::new(form.password)).await {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to(&next)).into_response(),
        Err(LoginRefused::Wrong) => {
            let say = "お名前か合言葉が違います。もう一度入れてください。";
            (StatusCode::UNAUTHORIZED, login_form(say, &next)).into_response()
        }
        Err(LoginRefused::Wait(secs)) => {
            let say = format!("{secs}秒待ってから、もう一度入れてください。");
            (StatusCode::TOO_MANY_REQUESTS, login_form(&say, &next)).into_response()
        }
        Err(LoginRefused::Failed(problem)) => problem.into_response(),
    }
}

async fn logout(State(office): State<AppState>, headers: HeaderMap) -> Result<Response, Problem> {
    let cookie = auth::logout(&office, &headers).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(LOGIN_PATH)).into_response())
}

fn login_form(say: &str, next: &str) -> Html<String> {
    page(&format!(
        "<form method=post action={LOGIN_PATH}><p role=alert>{}</p>
         <input type=hidden name=next value=\"{}\">
         <p><label>お名前 <input name=login autocomplete=username required autofocus></label></p>
         <p><label>合言葉 <input name=password type=password autocomplete=current-password required></label></p>
         <p><button>入る</button></p></form>",
        escaped(say),
        escaped(next)
    ))
}

fn page(body: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=ja><meta charset=utf-8><meta name=viewport content=\"width=device-width\">
         <title>しるべ 事務室</title><h1>しるべ 事務室</h1>{body}</html>"
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
