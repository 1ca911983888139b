//! はじめて使う: the first administrator makes their account with the code from the office's log.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use zeroize::Zeroizing;

use super::{
    oops::Oops,
    page::{Answer, go, show, show_with},
    posted::{Posted, Problems},
    roles::{self, NAME_CHARS_MAX},
};
use crate::office::{
    accounts::{self, AccountError},
    auth::LOGIN_PATH,
    staff::{LOGIN_CHARS_MAX, PASSWORD_CHARS_MIN},
    state::AppState,
};

#[derive(Template)]
#[template(path = "first.html", config = "assets/console/askama.toml")]
struct Page {
    title: &'static str,
    name: String,
    login: String,
    problems: Problems,
    name_chars_max: usize,
    login_chars_max: usize,
    password_chars_min: usize,
}

impl Page {
    fn of(name: String, login: String, problems: Problems) -> Self {
        Self {
            title: "はじめて使う",
            name,
            login,
            problems,
            name_chars_max: NAME_CHARS_MAX,
            login_chars_max: LOGIN_CHARS_MAX,
            password_chars_min: PASSWORD_CHARS_MIN,
        }
    }
}

/// The form, as long as nobody can log in.
pub(super) async fn page(State(office): State<AppState>) -> Answer {
    if !office.first.is_open() {
        return Err(Oops::NotFound);
    }
    show(&Page::of(String::new(), String::new(), Problems::default()))
}

/// Makes the account; then there is a login as for everybody.
pub(super) async fn make(State(office): State<AppState>, posted: Posted) -> Answer {
    if !office.first.is_open() {
        return Err(Oops::NotFound);
    }
    let (name, login) = (posted.text("name").to_owned(), posted.text("login").to_lowercase());
    let password = Zeroizing::new(posted.all("new").next().unwrap_or("").to_owned());
    let mut problems = Problems::default();
    problems.need("name", &name, NAME_CHARS_MAX, "名前");
    if !problems.any() {
        let who = (name.clone(), login.clone(), password);
        match accounts::make_first(&office, posted.text("code"), who).await {
            Ok(()) => return Ok(go(LOGIN_PATH)),
            Err(AccountError::Wrong) => {
                problems.say("code", "この番号ではありません。記録（ログ）をもう一度見てください。");
            }
            Err(AccountError::Wait(secs)) => {
                problems.say("code", format!("まちがいが続いたので、あと{secs}秒お待ちください。"));
            }
            Err(AccountError::Staff(error)) => roles::say(&mut problems, error)?,
            Err(other) => return Err(other.into()),
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page::of(name, login, problems))
}
