//! 窓口で案内: the groups a visitor at the desk may be told of, those that stand on no screen included.

use askama::Template;
use axum::extract::{Query, State};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    calls::{Rooms, ahead, groups, kind},
    fields::choices,
    guide_group::{Telling, telling},
    page::{Answer, Choice, Frame, Here, Me, Moment, show},
    shelf, words,
};
use crate::{
    domain::{
        activity::{Activity, Occurrence, OccurrenceStatus},
        kana::fold,
        text::{Lang, Text},
        theme::Theme,
    },
    office::{projection::seal, state::AppState},
    store::{error::StoreError, sql::Tx},
    wire::record::{GroupRecord, Record},
};

#[derive(Template)]
#[template(path = "guide.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    asked: Asked,
    themes: Vec<Choice>,
    areas: Vec<Choice>,
    rows: Vec<Row>,
    /// Whether anything is looked for.
    narrowed: bool,
}

struct Row {
    id: String,
    name: Text,
    line: String,
    next: String,
    /// Whether it is told by word of mouth alone.
    desk_only: bool,
}

/// What the visitor looks for. It stands in the browser's address alone: the office keeps nothing of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    theme: String,
    area: String,
    day: String,
}

/// The groups that fit.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    show(&office.database.read::<_, StoreError>(move |tx| fill(tx, (&me, now), &asked)).await?)
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), asked: &Asked) -> Result<Page, StoreError> {
    let (themes, rooms) = (themes(tx)?, Rooms::read(tx)?);
    let mut told = groups(tx)?;
    told.retain(|group| telling(group) != Telling::Not);
    told.iter_mut().flat_map(|group| &mut group.public.activities).for_each(seal);
    let mut areas: Vec<String> = told.iter().map(|group| group.public.area.plain()).collect();
    areas.sort();
    areas.dedup();
    areas.retain(|area| !area.is_empty());
    let rows =
        told.iter().filter(|group| asked.fits(group)).filter_map(|group| row(group, asked, &rooms, now));
    Ok(Page {
        frame: Frame::new(me, Here::Guide, "窓口で案内"),
        rows: rows.collect(),
        themes: choices(&asked.theme, themes.iter().map(|it| (it.0.as_str(), it.1.as_str(), ""))),
        areas: choices(&asked.area, areas.iter().map(|it| (it.as_str(), it.as_str(), ""))),
        narrowed: [&asked.q, &asked.theme, &asked.area, &asked.day].iter().any(|it| !it.is_empty()),
        asked: asked.clone(),
    })
}

/// Ids and names in the order of lists.
fn themes(tx: &mut dyn Tx) -> Result<Vec<(String, String)>, StoreError> {
    let mut themes: Vec<Theme> = shelf::each_published(tx, "theme")?
        .filter_map(|entry| if let Record::Theme(theme) = entry.it { Some(theme.public) } else { None })
        .collect();
    themes.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    Ok(themes.into_iter().map(|it| (it.id.to_string(), it.name.plain())).collect())
}

impl Asked {
    fn fits(&self, group: &GroupRecord) -> bool {
        let public = &group.public;
        let theme = self.theme.is_empty() || public.themes.iter().any(|it| it.as_str() == self.theme);
        let area = self.area.is_empty() || public.area.plain() == self.area;
        theme && area && self.says(group)
    }

    /// Whether every word that was typed stands somewhere in what the group says of itself.
    fn says(&self, group: &GroupRecord) -> bool {
        let public = &group.public;
        let own = [public.name.plain(), public.reading.clone(), public.summary.plain(), public.area.plain()];
        let conditions = public.conditions.as_ref().map(Text::plain);
        let all = own.into_iter().chain(conditions).chain(public.aliases.clone()).collect::<Vec<_>>();
        let all = fold(&all.join("\n"));
        self.q.split_whitespace().all(|word| all.contains(&fold(word)))
    }
}

/// A group that fits; none where it does not meet on the day that is asked for.
fn row(group: &GroupRecord, asked: &Asked, rooms: &Rooms, now: Moment) -> Option<Row> {
    let meeting = match words::read_day(&asked.day) {
        Some(day) => Some(on(group, day)?),
        None => ahead(group, now).into_iter().find(|(_, it)| takes_place(it)),
    };
    let next = meeting.map_or_else(
        || "この先の日程は 登録されていません".to_owned(),
        |(activity, it)| {
            let (day, hours) = (words::day(it.date, now.today), words::hours(it.hours));
            format!("{day} {hours}・{}・{}", kind(activity.kind), rooms.place(&it.place))
        },
    );
    Some(Row {
        id: group.public.id.to_string(),
        name: group.public.name.clone(),
        line: format!("{}・{}", group.public.reading, group.public.area.plain()),
        next,
        desk_only: telling(group) == Telling::ByMouth,
    })
}

/// What the group does on a day.
fn on(group: &GroupRecord, day: NaiveDate) -> Option<(&Activity, Occurrence)> {
    let of = |activity| {
        Activity::occurrences(activity, day, day).into_iter().find(takes_place).map(|it| (activity, it))
    };
    group.public.activities.iter().find_map(of)
}

fn takes_place(occurrence: &Occurrence) -> bool {
    !matches!(occurrence.status, OccurrenceStatus::Cancelled(_))
}
