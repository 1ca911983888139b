//! 自分のこと: another password, and the places where one is logged in.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse as _, Redirect},
};
use zeroize::Zeroizing;

use super::{
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Me, Moment, go, show, show_with},
    person,
    posted::{Posted, Problems},
    roles,
    signed::Signed,
};
use crate::{
    office::{
        accounts::{self, AccountError},
        auth::{self, LOGIN_PATH},
        session,
        staff::PASSWORD_CHARS_MIN,
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "account.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    name: String,
    login: String,
    role: &'static str,
    hint: &'static str,
    /// The password is somebody else's choice: nothing works until there is another.
    must: bool,
    places: Vec<String>,
    problems: Problems,
    password_chars_min: usize,
    idle_hours: i64,
    age_hours: i64,
}

/// The page.
pub(super) async fn page(
    State(office): State<AppState>,
    headers: HeaderMap,
    me: Me,
    Query(asked): Query<Asked>,
) -> Answer {
    let done = match asked.done.as_str() {
        "password" => Some("パスワードを変えました。ほかの場所では、ログアウトしました。"),
        "out" => Some("ほかの場所では、ログアウトしました。"),
        _ => None,
    };
    show(&Page { done, ..filled(&office, &headers, &me).await? })
}

async fn filled(office: &AppState, headers: &HeaderMap, me: &Me) -> Result<Page, StoreError> {
    let (now, id) = (Moment::of(office.now()), me.person.id.clone());
    let own = auth::session_token(headers, office.transport);
    let places = office.database.read::<_, StoreError>(move |tx| {
        Ok(session::places(tx, (&id, own.as_ref()), now.utc)?
            .iter()
            .map(|it| person::place(it, now))
            .collect())
    });
    Ok(Page {
        frame: Frame::new(me, Here::Account, "自分のこと"),
        done: None,
        name: me.person.name.clone(),
        login: me.person.login.clone(),
        role: roles::name(me.person.role),
        hint: roles::hint(me.person.role),
        must: me.person.one_time,
        places: places.await?,
        problems: Problems::default(),
        password_chars_min: PASSWORD_CHARS_MIN,
        idle_hours: session::IDLE_SECS_MAX / 3_600,
        age_hours: session::AGE_SECS_MAX / 3_600,
    })
}

/// Another password.
pub(super) async fn choose(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, posted }: Signed,
) -> Answer {
    // A password may begin or end with a space: it is taken as it was typed.
    let word = |field: &str| Zeroizing::new(posted.all(field).next().unwrap_or("").to_owned());
    let mut problems = Problems::default();
    if *word("new") != *word("again") {
        problems.say("again", "二つがちがいます。もう一度、同じものを入れてください。");
    } else if *word("new") == *word("old") {
        problems.say("new", "今とちがうものにしてください。");
    } else {
        match accounts::choose(&office, (&me.person, &headers), (word("old"), word("new"))).await {
            Ok(cookie) => {
                let cookie = AppendHeaders([(header::SET_COOKIE, cookie)]);
                return Ok((cookie, Redirect::to("/account?done=password")).into_response());
            }
            Err(error) => refused(&mut problems, error)?,
        }
    }
    let page = filled(&office, &headers, &me).await?;
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { problems, ..page })
}

fn refused(problems: &mut Problems, error: AccountError) -> Result<(), Oops> {
    match error {
        AccountError::Wrong => problems.say("old", "今のパスワードとちがいます。"),
        AccountError::Wait(secs) => {
            problems.say("old", format!("まちがいが続いたので、あと{secs}秒お待ちください。"));
        }
        AccountError::Staff(error) => roles::say(problems, error)?,
        AccountError::DeskKey(_)
        | AccountError::Store(_)
        | AccountError::NoChance(_)
        | AccountError::Oneself
        | AccountError::LastAdmin
        | AccountError::Failed(_) => return Err(error.into()),
    }
    Ok(())
}

/// Ends the sessions elsewhere, or everywhere.
pub(super) async fn sign_out(
    State(office): State<AppState>,
    headers: HeaderMap,
    me: Me,
    posted: Posted,
) -> Answer {
    let everywhere = posted.text("do") == "everywhere";
    let spared = auth::session_token(&headers, office.transport).filter(|_| !everywhere);
    let (id, now) = (me.person.id, office.now());
    let out = move |tx: &mut dyn Tx| accounts::sign_out(tx, (&id, &id), spared.as_ref(), now);
    office.database.run::<_, AccountError>(out).await?;
    if !everywhere {
        return Ok(go("/account?done=out"));
    }
    let cookie = auth::cookie(office.transport, "", 0);
    let to = Redirect::to(&format!("{LOGIN_PATH}?bye=1"));
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), to).into_response())
}
