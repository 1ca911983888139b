//! カレンダー: addresses under which other programs follow a room or a group, given out and taken back.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
};

use super::{
    fields,
    oops::Oops,
    page::{Answer, Asked, Choice, Frame, Here, Me, Moment, People, go, show, show_with},
    signed::Signed,
    words,
};
use crate::{
    office::{
        bookings::rooms,
        calendars::{self, Feed, MakeError, Subject},
        chance,
        stamp::read_stamp,
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::pair::TokenHash,
};

#[derive(Template)]
#[template(path = "calendars.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    /// The name and the address of the one just made: it is seen once.
    made: Option<(String, String)>,
    feeds: Vec<Given>,
    choices: Vec<Choice>,
}

/// An address that was given out.
struct Given {
    id: String,
    name: String,
    what: &'static str,
    since: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let done = (asked.done == "revoked").then_some("アドレスを取り消しました。もう だれも 見られません。");
    let page = office.database.read::<_, StoreError>(move |tx| fill(tx, &me, now)).await?;
    show(&Page { done, ..page })
}

/// A new address; it is shown in the answer, and nowhere again.
pub(super) async fn make(
    State(office): State<AppState>,
    headers: HeaderMap,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let subject = posted.text("subject").split_once('/').and_then(|(kind, id)| Subject::read(kind, id));
    let token = chance::token()?;
    let (hash, who, made) = (TokenHash::of(&token), me.person.id.clone(), subject.clone());
    let page = office
        .database
        .run::<_, MakeError>(move |tx| {
            let before = fill(tx, &me, now)?;
            let known = made.as_ref().filter(|it| before.choices.iter().any(|choice| choice.key == key(it)));
            let Some(subject) = known else { return Ok(None) };
            calendars::make(tx, &hash, subject, &who, now.utc)?;
            Ok(Some(fill(tx, &me, now)?))
        })
        .await;
    let page = match page {
        Ok(Some(page)) => page,
        Ok(None) => return Err(Oops::NotFound),
        Err(MakeError::Store(error)) => return Err(error.into()),
        Err(MakeError::NoChance(error)) => return Err(error.into()),
        Err(MakeError::TooMany) => return Err(Oops::Unreadable),
    };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let chosen = subject.as_ref().map(key).unwrap_or_default();
    let name = page.choices.iter().find(|choice| choice.key == chosen).map(|choice| choice.name.clone());
    let made = Some((name.unwrap_or_default(), format!("https://{host}/cal/{}.ics", token.as_str())));
    show_with(StatusCode::CREATED, &Page { made, ..page })
}

/// Takes an address back.
pub(super) async fn revoke(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { .. }: Signed,
) -> Answer {
    office.database.run::<_, StoreError>(move |tx| calendars::revoke(tx, &id)).await?;
    Ok(go("/calendars?done=revoked"))
}

fn fill(tx: &mut dyn Tx, me: &Me, now: Moment) -> Result<Page, StoreError> {
    let choice = |key: String, name: String| Choice { key, name, hint: "", chosen: false };
    let rooms = rooms(tx)?.into_iter().map(|room| {
        let name = format!("{}（空きと予約の時間だけ）", room.name.plain());
        choice(key(&Subject::Room(room.id)), name)
    });
    let groups = fields::groups(tx)?.into_iter();
    let groups = groups.map(|group| choice(key(&Subject::Group(group.id)), group.name));
    let choices: Vec<Choice> = rooms.chain(groups).collect();
    let people = People::read(tx)?;
    let feeds = calendars::list(tx)?.iter().map(|feed| given(feed, &choices, &people, now)).collect();
    let frame = Frame::new(me, Here::Rooms, "カレンダー");
    Ok(Page { frame, done: None, made: None, feeds, choices })
}

fn given(feed: &Feed, choices: &[Choice], people: &People, now: Moment) -> Given {
    let found = choices.iter().find(|choice| choice.key == key(&feed.subject));
    let since = read_stamp(&feed.made_at).map(|at| words::moment(at, now.utc)).unwrap_or_default();
    Given {
        id: feed.id.clone(),
        name: found.map_or_else(|| feed.subject.id().to_owned(), |choice| choice.name.clone()),
        what: match feed.subject {
            Subject::Group(_) => "グループ",
            Subject::Room(_) => "部屋",
        },
        since: format!("{since}に {}が 作りました", people.name(&feed.made_by)),
    }
}

fn key(subject: &Subject) -> String {
    format!("{}/{}", subject.kind(), subject.id())
}
