//! 不在モード: one press says until when nobody is at the desk, another that somebody is back.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use chrono::NaiveDate;

use super::{
    page::{Answer, Asked, Frame, Here, Me, Moment, go, show, show_with},
    posted::{Posted, Problems},
    signed::Signed,
    words,
};
use crate::{
    office::{away, follow_ups::aim, records::RecordError, state::AppState},
    store::sql::Tx,
};

#[derive(Template)]
#[template(path = "away.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    /// The last day of the absence that stands.
    until: Option<String>,
    /// The day on which somebody reads what is written now.
    read_on: Option<String>,
    typed: String,
    first: String,
    last: String,
    problems: Problems,
}

/// Whether the desk is away, and what follows from it.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let read = office.database.read::<_, RecordError>(move |tx| fill(tx, (&me, now), None));
    let done = match asked.done.as_str() {
        "away" => Some("不在にしました。15階の画面にも伝わります。"),
        "back" => Some("不在をやめました。15階の画面にも伝わります。"),
        _ => None,
    };
    show(&Page { done, ..read.await? })
}

/// Away until a day, or back.
pub(super) async fn press(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let wish = match Wish::read(&posted, now.today) {
        Ok(wish) => wish,
        Err(why) => return again(&office, &me, (posted.text("until"), why), now).await,
    };
    let who = me.person.id.clone();
    let until = wish.until();
    let saved = office.database.run(move |tx| away::set(tx, until, (&who, now.utc, now.today))).await?;
    if let Some(saved) = saved {
        office.announce(saved.at);
    }
    Ok(go(wish.onward()))
}

/// The page with what was typed, and what is wrong with it.
async fn again(office: &AppState, me: &Me, (typed, why): (&str, &'static str), now: Moment) -> Answer {
    let (mut problems, typed, me) = (Problems::default(), typed.to_owned(), me.clone());
    problems.say("until", why);
    let page = office.database.read::<_, RecordError>(move |tx| fill(tx, (&me, now), Some(typed.clone())));
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { problems, ..page.await? })
}

/// What somebody wants to be said of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Somebody is there again.
    Back,
    /// Nobody is there, up to and including this day.
    Away(NaiveDate),
}

impl Wish {
    fn read(posted: &Posted, today: NaiveDate) -> Result<Self, &'static str> {
        if posted.text("do") == "back" {
            return Ok(Self::Back);
        }
        read_until(posted.text("until"), today).map(Self::Away)
    }

    fn until(self) -> Option<NaiveDate> {
        match self {
            Self::Back => None,
            Self::Away(until) => Some(until),
        }
    }

    fn onward(self) -> &'static str {
        match self {
            Self::Back => "/absence?done=back",
            Self::Away(_) => "/absence?done=away",
        }
    }
}

/// The last day of an absence, as it was typed; or what is wrong with it.
fn read_until(typed: &str, today: NaiveDate) -> Result<NaiveDate, &'static str> {
    let until = words::read_day(typed).ok_or("何日まで不在かを えらんでください。")?;
    if until < today {
        return Err("もう過ぎた日です。きょうからあとの日にしてください。");
    }
    if until > away::furthest(today) {
        return Err("45日先までにしてください。もっと長いときは、近くなってから のばします。");
    }
    Ok(until)
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), typed: Option<String>) -> Result<Page, RecordError> {
    let day = |date: NaiveDate| words::day(date, now.today);
    let until = away::until(tx, now.today)?;
    Ok(Page {
        frame: Frame::new(me, Here::Today, "不在モード"),
        done: None,
        until: until.map(day),
        read_on: aim::read_on(tx, now.today)?.map(day),
        typed: typed.unwrap_or_else(|| until.unwrap_or(now.today).to_string()),
        first: now.today.to_string(),
        last: away::furthest(now.today).to_string(),
        problems: Problems::default(),
    })
}
