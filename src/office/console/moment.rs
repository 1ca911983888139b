//! ほかの時刻: the published content as the glass shows it at any moment, drawn by the kiosk's own renderer.

use askama::Template;
use axum::extract::{Query, State};
use chrono::DateTime;
use chrono_tz::Tz;
use serde::Deserialize;

use super::{
    glass::{self, Covered, Drawing, Glass, LARGE_PX, SMALL_PX},
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, show},
    words,
};
use crate::{
    domain::{
        content::Content,
        program::{Shown, round_second},
    },
    office::state::AppState,
    store::error::StoreError,
    wire::item::Position,
};

#[derive(Template)]
#[template(path = "screen.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    title: String,
    date: String,
    time: String,
    wrong: Option<&'static str>,
    slides: Vec<Slide>,
    round: String,
    pictures: bool,
    picture: Option<String>,
    alt: String,
}

struct Slide {
    name: String,
    secs: u32,
    picture: String,
    href: String,
    now: bool,
}

/// A moment and a slide, as the address names them.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    date: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    turn: Option<usize>,
    #[serde(default)]
    shown: String,
    #[serde(default)]
    width: Option<u32>,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let glass = office.database.read::<_, StoreError>(Glass::read).await?;
    let chosen = glass::moment(&asked.date, &asked.time);
    let wrong = (chosen.is_none() && !asked.date.is_empty()).then_some("日と時刻を選んでください。");
    let at = chosen.unwrap_or_else(|| words::local(now.utc));
    let view = glass.content.as_deref().map(|content| View::of(content, glass.at, at, asked.turn));
    let view = view.unwrap_or_default();
    let draws = office.preview().is_some();
    show(&Page {
        frame: Frame::new(&me, Here::Today, "画面"),
        title: format!("{} {} の画面", words::day(at.date_naive(), now.today), at.format("%H:%M")),
        date: at.format("%Y-%m-%d").to_string(),
        time: at.format("%H:%M").to_string(),
        wrong,
        slides: view.slides,
        round: glass::said_secs(view.secs),
        pictures: draws,
        picture: Some(view.picture).filter(|picture| draws && !picture.is_empty()),
        alt: view.alt,
    })
}

/// One slide as a picture.
pub(super) async fn picture(State(office): State<AppState>, _me: Me, Query(asked): Query<Asked>) -> Answer {
    let glass = office.database.read::<_, StoreError>(Glass::read).await?;
    let (Some(content), Some(at)) = (glass.content, glass::moment(&asked.date, &asked.time)) else {
        return Err(Oops::NotFound);
    };
    let shown = Shown::from_key(&asked.shown).ok_or(Oops::NotFound)?;
    let width_px = if asked.width == Some(SMALL_PX) { SMALL_PX } else { LARGE_PX };
    Ok(glass::png(glass::draw(&office, Drawing { content, shown, glass: Covered::No, at, width_px }).await?))
}

#[derive(Default)]
struct View {
    slides: Vec<Slide>,
    secs: u32,
    picture: String,
    alt: String,
}

impl View {
    fn of(content: &Content, place: Position, at: DateTime<Tz>, chosen: Option<usize>) -> Self {
        let program = glass::program(content, at.naive_local());
        let standing = program.position(round_second(at.naive_local())).index;
        let moment = format!("date={}&time={}", at.format("%Y-%m-%d"), at.format("%H:%M"));
        let address = |shown: &Shown, width: u32| glass::address(shown, at.naive_local(), width, place);
        let slides = program.turns().iter().enumerate().map(|(turn, it)| Slide {
            name: glass::name(content, &it.shown),
            secs: it.secs,
            picture: address(&it.shown, SMALL_PX),
            href: format!("/screen?{moment}&turn={turn}"),
            now: turn == standing,
        });
        let large = chosen.filter(|turn| *turn < program.turns().len()).unwrap_or(standing);
        let shown = program.turns().get(large).map_or(&Shown::Welcome, |turn| &turn.shown);
        Self {
            slides: slides.collect(),
            secs: glass::round_secs(program.turns()),
            picture: address(shown, LARGE_PX),
            alt: glass::name(content, shown),
        }
    }
}
