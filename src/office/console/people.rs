//! 人と役割: everybody who may log in, what each may do, and how somebody is added.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
};

use super::{
    page::{Answer, Asked, Choice, Frame, Here, Mark, Me, Tag, show, show_with},
    posted::Problems,
    roles::{self, NAME_CHARS_MAX},
    signed::Signed,
};
use crate::{
    office::{
        accounts::{self, AccountError, Given, Keys, Newcomer},
        desk_keys, desk_session, session,
        staff::{self, LOGIN_CHARS_MAX, Person, Role},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "people.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    people: Vec<Row>,
    /// Whether the desk's key can be given along.
    gives: bool,
    roles: Vec<Choice>,
    typed: Typed,
    problems: Problems,
    name_chars_max: usize,
    login_chars_max: usize,
}

struct Row {
    id: String,
    name: String,
    login: String,
    role: &'static str,
    tags: Vec<Tag>,
}

/// What was typed of somebody new.
#[derive(Debug, Clone, Default)]
struct Typed {
    name: String,
    login: String,
    along: bool,
}

/// The one page that shows a password.
#[derive(Template)]
#[template(path = "given.html", config = "assets/console/askama.toml")]
struct Shown {
    frame: Frame,
    name: String,
    login: String,
    password: zeroize::Zeroizing<String>,
    with_keys: bool,
    href: String,
}

/// The page.
pub(super) async fn page(
    State(office): State<AppState>,
    headers: HeaderMap,
    me: Me,
    Query(asked): Query<Asked>,
) -> Answer {
    me.must_be_admin()?;
    let done = (asked.done == "right").then_some("変えました。");
    let page = filled(&office, &headers, &me, (Typed::default(), Role::Editor)).await?;
    show(&Page { done, ..page })
}

/// Adds somebody; this answer alone shows the password for their first login.
pub(super) async fn add(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, posted }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let typed = Typed {
        name: posted.text("name").to_owned(),
        login: posted.text("login").to_lowercase(),
        along: posted.has("along"),
    };
    let role = Role::from_key(posted.text("role")).unwrap_or(Role::Viewer);
    let mut problems = Problems::default();
    problems.need("name", &typed.name, NAME_CHARS_MAX, "名前");
    if !problems.any() {
        let keys = if typed.along { Keys::Along } else { Keys::Apart };
        let new = Newcomer { name: typed.name.clone(), login: typed.login.clone(), role, keys };
        match accounts::add(&office, (&me.person, &headers), new).await {
            Ok(given) => return shown(&me, given),
            Err(AccountError::Staff(error)) => roles::say(&mut problems, error)?,
            Err(other) => return Err(other.into()),
        }
    }
    let page = filled(&office, &headers, &me, (typed, role)).await?;
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { problems, ..page })
}

/// A password that is shown this once.
pub(super) fn shown(me: &Me, given: Given) -> Answer {
    let Given { person, password, with_keys } = given;
    show(&Shown {
        frame: Frame::new(me, Here::People, "はじめのパスワード"),
        name: person.name,
        login: person.login,
        password,
        with_keys,
        href: format!("/staff/{}", person.id),
    })
}

async fn filled(
    office: &AppState,
    headers: &HeaderMap,
    me: &Me,
    (typed, role): (Typed, Role),
) -> Result<Page, StoreError> {
    let (me, now) = (me.clone(), office.now());
    let gives = !desk_session::ring(office, headers).await?.is_empty();
    let people = office.database.read::<_, StoreError>(move |tx| rows(tx, now)).await?;
    Ok(Page {
        frame: Frame::new(&me, Here::People, "人と役割"),
        done: None,
        people,
        gives,
        roles: roles::choices(role),
        typed,
        problems: Problems::default(),
        name_chars_max: NAME_CHARS_MAX,
        login_chars_max: LOGIN_CHARS_MAX,
    })
}

fn rows(tx: &mut dyn Tx, now: chrono::DateTime<chrono::Utc>) -> Result<Vec<Row>, StoreError> {
    let holders = desk_keys::holders(tx)?;
    let mut rows = Vec::new();
    for person in staff::list(tx)? {
        let places = session::places(tx, (&person.id, None), now)?.len();
        let reads = holders.iter().any(|it| it.id == person.id && it.has_it);
        rows.push(Row {
            tags: tags(&person, places, reads.then_some("窓口の鍵")),
            role: roles::name(person.role),
            id: person.id,
            name: person.name,
            login: person.login,
        });
    }
    Ok(rows)
}

/// How an account is, in few words.
pub(super) fn tags(person: &Person, places: usize, reads: Option<&'static str>) -> Vec<Tag> {
    let closed = person.disabled.then(|| Tag::new(Mark::Rest, "使えません"));
    let waits = person.one_time.then(|| Tag::new(Mark::Wait, "はじめのパスワードのまま"));
    let here = (places > 0).then(|| Tag::new(Mark::Good, format!("ログイン中 {places}か所")));
    let reads = reads.map(|text| Tag::new(Mark::Good, text));
    closed.into_iter().chain(waits).chain(here).chain(reads).collect()
}
