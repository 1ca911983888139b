//! 緊急の画面: chosen, looked at with every screen it will cover, published by a second press, ended by two.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use serde::Deserialize;

use super::{
    alarm::{self, EMERGENCY, Standing},
    emergency_typed::{LENGTHS, Typed},
    glass::{self, Covered, Drawing, Glass, LARGE_PX, SMALL_PX},
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Line, Mark, Me, Moment, People, Question, go, show, show_with},
    posted::{Posted, Problems},
    receipt,
    screens::{self, Screen},
    shelf::{self, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        content::Content,
        emergency::{Emergency, EmergencyKind},
        program::Shown,
    },
    office::{
        records::{self, Expected, RecordError, Saved, State as Fate, Stored},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::{
        body::SETTINGS_ID,
        record::{Kept, Record, StaffNote},
    },
};

#[derive(Template)]
#[template(path = "emergency.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    standing: Option<Standing>,
    typed: Typed,
    problems: Problems,
    kinds: Vec<Choice>,
    lengths: Vec<Choice>,
    /// Where a chime would be heard.
    sound: String,
    pictures: bool,
}

/// The first press: exactly what will appear, and where.
#[derive(Template)]
#[template(path = "emergency-confirm.html", config = "assets/console/askama.toml")]
struct Confirm {
    frame: Frame,
    /// Somebody else published one meanwhile.
    before: Option<String>,
    title: String,
    until: String,
    typed: Typed,
    version: i64,
    screens: Vec<Line>,
    picture: Option<String>,
}

/// What the office has.
struct Shelf {
    stored: Option<Stored>,
    standing: Option<Standing>,
    glass: Glass,
    screens: Vec<Screen>,
    people: People,
}

impl Shelf {
    fn read(tx: &mut dyn Tx, now: Moment) -> Result<Self, StoreError> {
        let glass = Glass::read(tx)?;
        let devices = screens::paired(tx)?;
        Ok(Self {
            stored: records::load(tx, EMERGENCY, SETTINGS_ID)?,
            standing: alarm::standing(tx, now.utc)?,
            screens: devices.iter().map(|device| screens::screen(device, glass.at, now.utc)).collect(),
            glass,
            people: People::read(tx)?,
        })
    }

    /// The version a new emergency follows.
    fn version(&self) -> i64 {
        self.stored.as_ref().map_or(0, |stored| stored.version)
    }

    /// Every screen in a sentence, those that will not answer at once first.
    fn lines(&self, emergency: &Emergency) -> Vec<Line> {
        let sound =
            |screen: &Screen| if emergency.chime { screen.sound_words() } else { "鳴らしません" };
        let line = |screen: &Screen| {
            let text = if screen.state.mark == Mark::Good {
                let sound = sound(screen);
                format!("{}：すぐに出ます。チャイムは {sound}", screen.name)
            } else {
                format!("{}：{}", screen.name, screen.state.text)
            };
            Line { mark: screen.state.mark, text, more: Vec::new() }
        };
        let mut lines: Vec<Line> = self.screens.iter().map(line).collect();
        lines.sort_by_key(|line| receipt::urgency(line.mark));
        lines
    }
}

async fn shelf(office: &AppState, now: Moment) -> Result<Shelf, Oops> {
    Ok(office.database.read(move |tx| Shelf::read(tx, now)).await?)
}

/// The form, and what stands.
pub(super) async fn page(State(office): State<AppState>, me: Me) -> Answer {
    let shelf = shelf(&office, Moment::of(office.now())).await?;
    show(&form(&office, &me, shelf, Typed::fresh(), Problems::default()))
}

fn form(office: &AppState, me: &Me, shelf: Shelf, typed: Typed, problems: Problems) -> Page {
    let kind = |kind: EmergencyKind| Choice {
        key: kind.key().to_owned(),
        name: words::emergency(kind).to_owned(),
        hint: crate::domain::emergency::words::words(kind, crate::domain::text::Lang::Ja).title,
        chosen: kind.key() == typed.kind,
    };
    let length = |(minutes, name): (i64, &str)| Choice {
        key: minutes.to_string(),
        name: name.to_owned(),
        hint: "",
        chosen: minutes.to_string() == typed.minutes,
    };
    Page {
        frame: Frame::new(me, Here::Emergency, "緊急の画面"),
        standing: shelf.standing,
        problems,
        kinds: EmergencyKind::ALL.into_iter().map(kind).collect(),
        lengths: LENGTHS.into_iter().map(length).collect(),
        sound: screens::who_rings(&shelf.screens),
        pictures: office.preview().is_some() && shelf.glass.content.is_some(),
        typed,
    }
}

/// The first press shows what will appear; the second publishes it.
pub(super) async fn press(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let shelf = shelf(&office, now).await?;
    let typed = Typed::posted(&posted);
    let (emergency, problems) = typed.emergency(now);
    let Some(emergency) = emergency.filter(|_| !problems.any()) else {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&office, &me, shelf, typed, problems));
    };
    match posted.text("do") {
        "publish" => publish(&office, &me, (typed, emergency), &posted).await,
        "change" => show(&form(&office, &me, shelf, typed, problems)),
        _ => show(&confirm(&office, &me, &shelf, (typed, emergency), now).await?),
    }
}

async fn confirm(
    office: &AppState,
    me: &Me,
    shelf: &Shelf,
    (typed, emergency): (Typed, Emergency),
    now: Moment,
) -> Result<Confirm, Oops> {
    let until = emergency.span.until();
    let screens = shelf.lines(&emergency);
    let picture = draw(office, shelf.glass.content.as_deref(), emergency.clone(), LARGE_PX).await?;
    Ok(Confirm {
        frame: Frame::new(me, Here::Emergency, "この内容を出しますか"),
        before: shelf.standing.as_ref().map(|it| it.title.clone()),
        title: Record::Emergency(Kept { public: emergency, private: StaffNote::default() }).title(),
        until: words::moment(until, now.utc),
        typed: typed.until(until),
        version: shelf.version(),
        screens,
        picture: picture.map(|png| glass::inline(&png)),
    })
}

async fn publish(
    office: &AppState,
    me: &Me,
    (typed, emergency): (Typed, Emergency),
    posted: &Posted,
) -> Answer {
    let now = Moment::of(office.now());
    let version = posted.number("version");
    let expected = if version > 0 { Expected::Version(version) } else { Expected::New };
    let record = Record::Emergency(Kept { public: emergency.clone(), private: StaffNote::default() });
    let writing = Writing::by(me, now, record, Fate::Published, expected);
    let saved = office.database.run(move |tx| shelf::save(tx, &writing)).await;
    let found = match saved {
        Ok(saved) => return Ok(published(office, &saved)),
        Err(RecordError::Conflict { found, .. }) => found,
        Err(other) => return Err(other.into()),
    };
    // A second click on the same button says the same thing a moment later: that is no other emergency.
    if found.by == me.person.id && found.state == Fate::Published && says_the_same(&found, &emergency) {
        return Ok(go(&format!("/receipt/{EMERGENCY}/{SETTINGS_ID}?v={}", found.version)));
    }
    let shelf = shelf(office, now).await?;
    let mut page = confirm(office, me, &shelf, (typed, emergency), now).await?;
    let title = shelf.standing.as_ref().map_or_else(|| "終わりにしました".to_owned(), |it| it.title.clone());
    page.before = Some(format!("{}が先に変えました：{title}", shelf.people.name(&found.by)));
    show_with(StatusCode::CONFLICT, &page)
}

fn says_the_same(found: &Stored, emergency: &Emergency) -> bool {
    let Ok(Record::Emergency(other)) = found.record() else { return false };
    let Emergency { kind, message, span, chime } = other.public;
    (kind, &message, span.until(), chime)
        == (emergency.kind, &emergency.message, emergency.span.until(), emergency.chime)
}

fn published(office: &AppState, saved: &Saved) -> axum::response::Response {
    office.announce(saved.at);
    go(&receipt::address(EMERGENCY, SETTINGS_ID, saved))
}

/// The first press of the end.
pub(super) async fn ask_end(State(office): State<AppState>, me: Me) -> Answer {
    let shelf = shelf(&office, Moment::of(office.now())).await?;
    let version = shelf.version();
    let Some(standing) = shelf.standing else { return Ok(go("/emergency")) };
    show(&Question {
        frame: Frame::new(&me, Here::Emergency, "緊急の画面を終わりにする"),
        back: "/emergency".to_owned(),
        action: "/emergency/end".to_owned(),
        what: standing.title,
        lines: &["すべての画面から消え、ふだんの掲示にもどります。"],
        version: Some(version),
        label: "終わりにする",
    })
}

/// The second press: taken back from every screen; its versions stay.
pub(super) async fn end(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let expected = Expected::Version(posted.number("version"));
    let saved = office.database.run(move |tx| {
        let stored = records::load(tx, EMERGENCY, SETTINGS_ID)?.ok_or(Oops::NotFound)?;
        let record = shelf::read(stored).ok_or(Oops::NotFound)?.it;
        Ok::<_, Oops>(shelf::save(tx, &Writing::by(&me, now, record, Fate::Deleted, expected))?)
    });
    Ok(published(&office, &saved.await?))
}

/// Which drawing is wanted.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    kind: String,
}

/// A template as a picture, without any words of the staff; of no kind, what stands.
pub(super) async fn picture(State(office): State<AppState>, _me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let shelf = shelf(&office, now).await?;
    let emergency = match EmergencyKind::from_key(&asked.kind) {
        Some(kind) => Typed { kind: kind.key().to_owned(), ..Typed::fresh() }.emergency(now).0,
        None => shelf.standing.map(|standing| standing.emergency),
    };
    let emergency = emergency.ok_or(Oops::NotFound)?;
    Ok(glass::png(draw(&office, shelf.glass.content.as_deref(), emergency, SMALL_PX).await?))
}

/// The very glass, through the kiosk's renderer.
async fn draw(
    office: &AppState,
    content: Option<&Content>,
    emergency: Emergency,
    width_px: u32,
) -> Result<Option<Vec<u8>>, Oops> {
    let Some(content) = content else { return Ok(None) };
    let content = Content { emergency: Some(Arc::new(emergency)), ..content.clone() };
    let at = words::local(office.now());
    let shown = Shown::Welcome;
    glass::draw(office, Drawing { content: content.into(), shown, glass: Covered::Yes, at, width_px }).await
}
