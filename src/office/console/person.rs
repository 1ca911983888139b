//! 一人の人: what they may do, a password for somebody who forgot theirs, and the end of their sessions or their right.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
};

use super::{
    oops::Oops,
    page::{Answer, Asked, Choice, Frame, Here, Me, Moment, Question, Tag, go, show},
    people, roles,
    signed::Signed,
    words,
};
use crate::{
    office::{
        accounts::{self, AccountError},
        desk_keys, session,
        staff::{self, Person, Right, Role},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "person.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    id: String,
    name: String,
    login: String,
    role: &'static str,
    tags: Vec<Tag>,
    roles: Vec<Choice>,
    places: Vec<String>,
    disabled: bool,
    /// Nobody closes their own account, or resets their own password.
    oneself: bool,
}

/// The page.
pub(super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    me.must_be_admin()?;
    let now = Moment::of(office.now());
    let done = match asked.done.as_str() {
        "role" => Some("役割を変えました。次に開くページから変わります。"),
        "out" => Some("すべての場所でログアウトしました。"),
        "right" => Some("変えました。"),
        _ => None,
    };
    let page = office.database.read(move |tx| fill(tx, (&me, now), &id)).await?;
    show(&Page { done, ..page })
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), id: &str) -> Result<Page, Oops> {
    let person = known(tx, id)?;
    let places = session::places(tx, (id, None), now.utc)?;
    let reads = desk_keys::holders(tx)?.iter().any(|it| it.id == id && it.has_it);
    Ok(Page {
        frame: Frame::new(me, Here::People, person.name.clone()),
        done: None,
        tags: people::tags(&person, places.len(), reads.then_some("窓口の鍵")),
        role: roles::name(person.role),
        roles: roles::choices(person.role),
        places: places.iter().map(|it| place(it, now)).collect(),
        disabled: person.disabled,
        oneself: me.person.id == person.id,
        id: person.id,
        name: person.name,
        login: person.login,
    })
}

/// Where somebody is logged in: told apart by when alone.
pub(super) fn place(place: &session::Place, now: Moment) -> String {
    let (since, seen) = (words::moment(place.since, now.utc), words::moment(place.seen, now.utc));
    format!("{since}にログイン・最後に使ったのは {seen}{}", if place.own { "（この画面）" } else { "" })
}

/// Another role.
pub(super) async fn set_role(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let role = Role::from_key(posted.text("role")).ok_or(Oops::Unreadable)?;
    let (to, now) = (format!("/staff/{id}?done=role"), office.now());
    let by = me.person.id;
    let set = move |tx: &mut dyn Tx| accounts::set_role(tx, (&by, &id), role, now);
    office.database.run::<_, AccountError>(set).await?;
    Ok(go(&to))
}

/// A password for one login, for somebody who forgot theirs.
pub(super) async fn reset(
    State(office): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Signed { me, .. }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let given = accounts::reset(&office, (&me.person, &headers), &id).await?;
    people::shown(&me, given)
}

/// Ends every session of somebody.
pub(super) async fn sign_out(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, .. }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let (to, now, by) = (format!("/staff/{id}?done=out"), office.now(), me.person.id);
    let out = move |tx: &mut dyn Tx| accounts::sign_out(tx, (&by, &id), None, now);
    office.database.run::<_, AccountError>(out).await?;
    Ok(go(&to))
}

/// Asks before an account is closed.
pub(super) async fn ask_right(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    me.must_be_admin()?;
    let person = office.database.read(move |tx| known(tx, &id)).await?;
    show(&Question {
        frame: Frame::new(&me, Here::People, "使えなくする"),
        back: format!("/staff/{}", person.id),
        action: format!("/staff/{}/right", person.id),
        what: person.name,
        lines: &[
            "すぐにログアウトされ、ログインできなくなります。窓口の鍵もなくなります。この人がしたことの記録は残ります。",
            "窓口の鍵を持っていた人がやめたときは、このあと「窓口の鍵」のページで、鍵を新しくしてください。",
        ],
        version: None,
        label: "使えなくする",
    })
}

/// Closes an account, or opens it again.
pub(super) async fn set_right(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let right = if posted.text("do") == "give" { Right::Given } else { Right::Taken };
    let (to, now, by) = (format!("/staff/{id}?done=right"), office.now(), me.person.id);
    let set = move |tx: &mut dyn Tx| accounts::set_right(tx, (&by, &id), right, now);
    office.database.run::<_, AccountError>(set).await?;
    Ok(go(&to))
}

fn known(tx: &mut dyn Tx, id: &str) -> Result<Person, Oops> {
    let found: Result<_, StoreError> = staff::by_id(tx, id);
    found?.ok_or(Oops::NotFound)
}
