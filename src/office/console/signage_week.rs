//! 掲示の週: what every screen shows on each day of a week, where nothing would stand, and what two playlists both want.

use std::{collections::BTreeSet, sync::Arc};

use askama::Template;
use axum::extract::{Query, State};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    glass::Glass,
    page::{Answer, Frame, Here, Line, Mark, Me, Moment, show},
    rooms, screens,
    shelf::{self, Entry, PLAYLIST},
    signage_block::{Block, Shape, blocks},
    signage_change::{self, Again, Change},
    signage_plan::{Clash, Gap, Hidden, Plan, address},
    words,
};
use crate::{
    domain::{
        calendar::{Day as CalendarDay, DayException, OpeningCalendar},
        content::Content,
        signage::Playlist,
        signage_day::SignageDay,
        time::Hours,
    },
    office::{drafts, records::State as Fate, state::AppState},
    store::{error::StoreError, sql::Tx},
    wire::record::Kept,
};

#[derive(Template)]
#[template(path = "signage-week.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    name: String,
    before: String,
    after: String,
    /// What the screens are called that show it.
    screens: Vec<String>,
    /// Whether the week is over.
    is_over: bool,
    lines: Vec<Line>,
    shape: Shape,
    days: Vec<Day>,
    clashes: Vec<Clash>,
    hidden: Vec<Hidden>,
    changes: Vec<Change>,
    ended: Vec<Again>,
}

/// A day with what the screens show on it.
struct Day {
    key: String,
    name: String,
    is_today: bool,
    /// Why the corner is closed.
    closed: Option<String>,
    /// When it is open.
    open: String,
    /// What is different on this day alone.
    notes: Vec<String>,
    blocks: Vec<Block>,
    drafts: Vec<Draft>,
}

/// A playlist that was never published, and when it would show.
struct Draft {
    href: String,
    name: String,
    hours: String,
}

/// Which week is meant.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    date: String,
}

/// What the page is made from.
struct Read {
    glass: Glass,
    lists: Vec<Entry<Kept<Playlist>>>,
    /// The published playlists beside which a draft lies.
    beside: BTreeSet<String>,
    screens: Vec<String>,
}

impl Read {
    fn of(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        Ok(Self {
            glass: Glass::read(tx)?,
            lists: shelf::playlists(tx)?,
            beside: drafts::ids(tx, PLAYLIST)?,
            screens: screens::paired(tx)?.iter().map(screens::name).collect(),
        })
    }
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let monday = words::monday(words::read_day(&asked.date).unwrap_or(now.today));
    let read = office.database.read::<_, StoreError>(Read::of).await?;
    show(&fill(&me, &read, monday, now))
}

fn fill(me: &Me, read: &Read, monday: NaiveDate, now: Moment) -> Page {
    let dates = words::week(monday);
    let sunday = dates.last().copied().unwrap_or(monday);
    let away = |date: Option<NaiveDate>| format!("/signage/week?date={}", date.unwrap_or(monday));
    let page = Page {
        frame: Frame::new(me, Here::Playlists, "掲示の週"),
        name: format!("{}から{}まで", words::day(monday, now.today), words::day(sunday, now.today)),
        before: away(monday.checked_sub_days(words::WEEK)),
        after: away(monday.checked_add_days(words::WEEK)),
        screens: read.screens.clone(),
        is_over: sunday < now.today,
        lines: Vec::new(),
        shape: Shape::default(),
        days: Vec::new(),
        clashes: Vec::new(),
        hidden: Vec::new(),
        changes: Vec::new(),
        ended: Vec::new(),
    };
    let Some(content) = read.glass.content.as_deref() else { return page };
    let plan = Plan::of(content, &dates);
    let shape = Shape::of(content, &plan);
    let ended = if page.is_over { Vec::new() } else { signage_change::ended(content, monday, now) };
    let (clashes, hidden) = (plan.clashes(), plan.hidden(monday));
    Page {
        lines: lines(&plan.gaps(now), &clashes, &hidden, now),
        days: days(read, content, &plan, (&shape, now)),
        clashes,
        hidden,
        changes: signage_change::changes(content, (monday, sunday), now),
        ended,
        shape,
        ..page
    }
}

fn days(read: &Read, content: &Content, plan: &Plan<'_>, (shape, now): (&Shape, Moment)) -> Vec<Day> {
    let drafts = drafted(read, content, plan);
    let of = |(place, day): (usize, &SignageDay)| {
        let date = day.date();
        let open = plan.open(date);
        Day {
            key: date.to_string(),
            name: words::day(date, now.today),
            is_today: date == now.today,
            closed: rooms::closed(&content.corner, date),
            open: open.map_or_else(String::new, words::hours),
            notes: notes(content, date),
            blocks: blocks(plan, day, (shape, &read.beside), now),
            drafts: drafts.iter().filter_map(|(list, plan)| draft(list, plan, place)).collect(),
        }
    };
    plan.days.iter().enumerate().map(of).collect()
}

/// What is so on this day alone: other hours of the corner, and the desk's where they are not the usual ones.
fn notes(content: &Content, date: NaiveDate) -> Vec<String> {
    let own = |calendar: &OpeningCalendar| calendar.exceptions.get(&date).cloned();
    let corner = match own(&content.corner) {
        Some(DayException::Open(_)) => Some("この日だけの時間です".to_owned()),
        Some(DayException::Closed(_)) | None => None,
    };
    let desk = match (own(&content.desk), content.desk.day(date)) {
        _ if content.desk.id == content.corner.id => None,
        (Some(_), CalendarDay::Open(hours)) => Some(format!("窓口は この日だけ {}", words::hours(hours))),
        (Some(_), CalendarDay::Closed(_)) => Some("窓口は この日 お休み".to_owned()),
        (None, _) => None,
    };
    corner.into_iter().chain(desk).collect()
}

/// Each playlist that was never published, as if it were the only one.
fn drafted<'a>(read: &'a Read, content: &Content, plan: &Plan<'_>) -> Vec<(&'a Playlist, Vec<Vec<Hours>>)> {
    let drafts = read.lists.iter().filter(|entry| entry.stored.state == Fate::Draft);
    let alone = |entry: &'a Entry<Kept<Playlist>>| {
        let list = &entry.it.public;
        let playlists = [(list.id.clone(), Arc::new(list.clone()))].into_iter().collect();
        let alone = Content { playlists, ..content.clone() };
        let dates: Vec<NaiveDate> = plan.days.iter().map(SignageDay::date).collect();
        let hours = |day: &SignageDay| {
            day.spells().iter().filter(|spell| !spell.claims.is_empty()).map(|spell| spell.hours).collect()
        };
        (list, Plan::of(&alone, &dates).days.iter().map(hours).collect())
    };
    drafts.map(alone).collect()
}

fn draft(list: &Playlist, days: &[Vec<Hours>], place: usize) -> Option<Draft> {
    let hours = days.get(place).filter(|hours| !hours.is_empty())?;
    Some(Draft {
        href: address(&list.id),
        name: list.name.plain(),
        hours: hours.iter().map(|it| words::hours_or_whole_day(*it)).collect::<Vec<_>>().join("、"),
    })
}

/// What the week needs, in three sentences.
fn lines(gaps: &[Gap], clashes: &[Clash], hidden: &[Hidden], now: Moment) -> Vec<Line> {
    let gap = match gaps {
        [] => Line::new(Mark::Good, "すきまは ありません", &[]),
        [first, ..] => Line::new(
            Mark::Bad,
            format!("すきまが {}か所 あります", gaps.len()),
            &[&format!(
                "はじめは {} {} です。",
                words::day(first.date, now.today),
                words::hours(first.hours)
            )],
        ),
    };
    let clash = match clashes.len() {
        0 => Line::new(Mark::Good, "重なりは ありません", &[]),
        count => Line::new(
            Mark::Rest,
            format!("重なりが {count}組 あります"),
            &["どちらが出るかは、下にあります。"],
        ),
    };
    let unseen = match hidden.iter().map(|it| it.slides.len()).sum::<usize>() {
        0 => Line::new(Mark::Good, "一度も出ないものは ありません", &[]),
        count => Line::new(Mark::Bad, format!("一度も出ないものが {count}枚 あります"), &[]),
    };
    vec![gap, clash, unseen]
}
