//! 窓口の鍵: made once, given by one person to another, and got back from the paper in the safe.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use zeroize::Zeroizing;

use super::{
    inquiries::Key,
    inquiry,
    oops::Oops,
    page::{Answer, Frame, Here, Mark, Me, Moment, Tag, show, show_with},
    posted::Problems,
    signed::Signed,
    words,
};
use crate::{
    domain::follow_up::{HOST_CHARS_MAX, PublicHost},
    office::{
        desk_keys::{self, DeskKey, DeskKeyError, Holder, RECOVERY, password},
        desk_login, desk_session,
        records::Saved,
        staff::{self, Person},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "desk-key.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    key: Key,
    admin: bool,
    done: Option<&'static str>,
    problems: Problems,
    /// The words of the paper for the safe, in the one answer that shows them.
    paper: Option<Zeroizing<String>>,
    since: String,
    older: usize,
    people: Vec<Row>,
    host_chars_max: usize,
}

struct Row {
    id: String,
    name: String,
    tag: Tag,
    /// Whether somebody who has the key can give it.
    can_get: bool,
}

/// What the last press did.
#[derive(Default)]
struct Said {
    done: Option<&'static str>,
    problems: Problems,
    paper: Option<Zeroizing<String>>,
}

impl Said {
    fn done(text: &'static str) -> Self {
        Self { done: Some(text), ..Self::default() }
    }

    fn wrong(field: &'static str, text: &'static str) -> Self {
        let mut problems = Problems::default();
        problems.say(field, text);
        Self { problems, ..Self::default() }
    }
}

/// Who has the key, and what to do without it.
pub(super) async fn page(State(office): State<AppState>, headers: HeaderMap, me: Me) -> Answer {
    let key = inquiry::key(&office, &headers).await?;
    shown(&office, &me, key, Said::default()).await
}

async fn shown(office: &AppState, me: &Me, key: Key, said: Said) -> Answer {
    let now = Moment::of(office.now());
    let status = if said.problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let Shelf { keys, holders, people } = office.database.read::<_, StoreError>(Shelf::read).await?;
    let current = keys.iter().find(|key| key.retired_on.is_none());
    let page = Page {
        frame: Frame::new(me, Here::Inquiries, "窓口の鍵"),
        admin: me.must_be_admin().is_ok(),
        key,
        done: said.done,
        problems: said.problems,
        paper: said.paper,
        since: current.map_or_else(String::new, |key| words::day(key.made_on, now.today)),
        older: keys.len().saturating_sub(1),
        people: people.iter().filter(|it| !it.disabled).map(|it| Row::of(it, &holders)).collect(),
        host_chars_max: HOST_CHARS_MAX,
    };
    if status == StatusCode::OK { show(&page) } else { show_with(status, &page) }
}

/// What the office has.
struct Shelf {
    keys: Vec<DeskKey>,
    holders: Vec<Holder>,
    people: Vec<Person>,
}

impl Shelf {
    fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        Ok(Self { keys: desk_keys::keys(tx)?, holders: desk_keys::holders(tx)?, people: staff::list(tx)? })
    }
}

impl Row {
    fn of(person: &Person, holders: &[Holder]) -> Self {
        let holder = holders.iter().find(|holder| holder.id == person.id);
        let tag = match holder {
            Some(holder) if holder.has_it => Tag::new(Mark::Good, "持っています"),
            Some(_) => Tag::new(Mark::Wait, "待っています"),
            None => Tag::new(Mark::Rest, "一度ログインすると、渡せます"),
        };
        let can_get = holder.is_some_and(|holder| !holder.has_it);
        Self { id: person.id.clone(), name: person.name.clone(), tag, can_get }
    }
}

/// Makes the desk's first key; this answer alone shows the paper for the safe.
pub(super) async fn make(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, posted }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let host = posted.text("host").to_lowercase();
    let public_host = PublicHost::parse(&host);
    if !host.is_empty() && public_host.is_none() {
        let wrong = "英小文字・数字・「.」「-」「:」で、20字までにしてください。";
        return shown(&office, &me, Key::None, Said::wrong("host", wrong)).await;
    }
    let password = Zeroizing::new(posted.all("password").next().unwrap_or("").to_owned());
    let Some(own) = right_password(&office, &me, password).await? else {
        let wrong = Said::wrong("password", "パスワードがちがいます。");
        return shown(&office, &me, Key::None, wrong).await;
    };
    let (person, today, now) = (me.person.id.clone(), Moment::of(office.now()).today, office.now());
    let held = own.ring();
    let made = office.database.run::<_, DeskKeyError>(move |tx| {
        password::at_login(tx, &person, &own, today)?;
        let (paper, saved) = desk_keys::init(tx, public_host.as_ref(), (&person, now))?;
        Ok((paper, saved))
    });
    let (paper, saved): (Zeroizing<String>, Saved) = match made.await {
        Err(DeskKeyError::NoSettings) => {
            let wrong = "先に「決まりごと」を取り込んでください。";
            return shown(&office, &me, Key::None, Said::wrong("password", wrong)).await;
        }
        made => made?,
    };
    office.announce(saved.at);
    desk_session::put(&office, &headers, &held).await?;
    let said = Said { paper: Some(paper), ..Said::done("窓口の鍵をつくりました。") };
    shown(&office, &me, Key::Mine, said).await
}

/// The key that this person's password opens; none where the password is wrong.
async fn right_password(
    office: &AppState,
    me: &Me,
    password: Zeroizing<String>,
) -> Result<Option<password::Own>, Oops> {
    let login = me.person.login.clone();
    let found = office.database.read::<_, StoreError>(move |tx| staff::find(tx, &login)).await?;
    let (typed, hash) = (password.clone(), found.map(|(_, hash)| hash));
    let checked = {
        let _turn = office.hashing.acquire().await;
        tokio::task::spawn_blocking(move || staff::verify_password(&typed, hash.as_deref())).await
    };
    if !checked.map_err(|_stopped| Oops::Stopped)? {
        return Ok(None);
    }
    let id = me.person.id.clone();
    let needs = office.database.read::<_, StoreError>(move |tx| password::needs(tx, &id)).await?;
    Ok(Some(desk_login::derive(office, needs, password).await?))
}

/// Gives every key to somebody who waits for it.
pub(super) async fn give(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, posted }: Signed,
) -> Answer {
    let ring = desk_session::ring(&office, &headers).await?;
    let key = inquiry::key(&office, &headers).await?;
    let to = posted.text("to").to_owned();
    if ring.is_empty() || to == RECOVERY {
        return shown(&office, &me, key, Said::default()).await;
    }
    office.database.run::<_, DeskKeyError>(move |tx| desk_keys::give(tx, &ring, &to)).await?;
    let done = Said::done("鍵を渡しました。その人は、すぐに読めます。");
    shown(&office, &me, key, done).await
}

/// A new paper for the safe.
pub(super) async fn new_paper(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, .. }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let ring = desk_session::ring(&office, &headers).await?;
    let key = inquiry::key(&office, &headers).await?;
    if ring.is_empty() {
        return shown(&office, &me, key, Said::default()).await;
    }
    let today = Moment::of(office.now()).today;
    let paper =
        office.database.run::<_, DeskKeyError>(move |tx| desk_keys::new_paper(tx, &ring, today)).await?;
    let said = Said {
        paper: Some(paper), ..Said::done("新しい紙です。前の紙は、もう使えません。")
    };
    shown(&office, &me, key, said).await
}

/// A new key for the desk; older messages stay readable.
pub(super) async fn rotate(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, .. }: Signed,
) -> Answer {
    me.must_be_admin()?;
    let key = inquiry::key(&office, &headers).await?;
    let (who, now) = (me.person.id.clone(), office.now());
    let saved = office.database.run::<_, DeskKeyError>(move |tx| desk_keys::rotate(tx, (&who, now))).await?;
    office.announce(saved.at);
    let done = "鍵を新しくしました。持っている人は、新しい鍵でもすぐに読めます。";
    shown(&office, &me, key, Said::done(done)).await
}

/// Gets the key back from the paper in the safe.
pub(super) async fn recover(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, posted }: Signed,
) -> Answer {
    let paper = Zeroizing::new(posted.text("paper").to_uppercase());
    let person = me.person.id.clone();
    let ring = office.database.run::<_, DeskKeyError>(move |tx| desk_keys::recover(tx, &paper, &person));
    let wrong = match ring.await {
        Ok(ring) => {
            // A session that holds its person's own key has it already.
            if desk_session::ring(&office, &headers).await?.is_empty() {
                desk_session::put(&office, &headers, &ring).await?;
            }
            return shown(&office, &me, Key::Mine, Said::done("鍵を受け取りました。")).await;
        }
        Err(DeskKeyError::WrongPaper) => "紙の文字とちがいます。もう一度、見くらべてください。",
        Err(DeskKeyError::NoHolder(_)) => "一度ログアウトして、もう一度ログインしてから、入れてください。",
        Err(other) => return Err(other.into()),
    };
    let key = inquiry::key(&office, &headers).await?;
    shown(&office, &me, key, Said::wrong("paper", wrong)).await
}
