//! ちかく: first the municipalities, then the groups of one.

use egui::Ui;

use super::{
    parts::{Sheet, Shown, desk_row, grid, is_landscape, open, plain},
    rows::{by_name, group_rows},
    tabs::{Holds, Tabs},
};
use crate::{
    domain::{
        group::{Group, Scope},
        kana::{SortKey, sort_key},
        text::Lang,
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
    },
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Button, Door, caption, gap, section, title},
    },
};

/// Draws the page; without a place the places themselves.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, chosen: Option<&str>, events: &mut Vec<Event>) {
    match chosen {
        Some(place) => one(ui, view, place, events),
        None => all(ui, view, events),
    }
}

fn all(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let areas = areas(view);
    let columns = if is_landscape(theme) { 2 } else { 1 };
    let door =
        |area: &Area| Door::new(Icon::MapPin, area.shown.as_str()).note(view.words.groups(area.groups));
    Sheet::new(view, "near").fill(
        ui,
        events,
        |ui, _| {
            title(ui, theme, view.words.near_title());
            caption(ui, theme, view.words.near_note());
        },
        |ui, events| {
            grid(
                ui,
                theme,
                (columns, &areas),
                |ui, area, width| door(area).natural_height(ui, theme, width),
                |ui, area, height| {
                    let response = door(area).show(ui, theme, height);
                    open(&response, Page::Near(Some(area.name.clone())), events);
                },
            );
            anywhere(ui, view, events);
            gap(ui, theme, space::L);
            desk_row(ui, view, events);
        },
    );
}

fn one(ui: &mut Ui, view: &Shown<'_>, place: &str, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let here = by_name(groups(view).filter(|group| group.area.plain() == place));
    Sheet::new(view, "near-one").fill(
        ui,
        events,
        |ui, events| {
            title(ui, theme, view.words.groups_in(place));
            gap(ui, theme, space::S);
            tabs(ui, view, place, events);
        },
        |ui, events| {
            group_rows(ui, view, &here, events);
            anywhere(ui, view, events);
            gap(ui, theme, space::M);
            let button = Button::outline(view.words.all_places()).icon(Icon::MapPin).show_narrow(ui, theme);
            open(&button, Page::Near(None), events);
            gap(ui, theme, space::L);
            desk_row(ui, view, events);
        },
    );
}

fn tabs(ui: &mut Ui, view: &Shown<'_>, place: &str, events: &mut Vec<Event>) {
    let areas = areas(view);
    let tabs = Tabs {
        labels: areas.iter().map(|area| (area.shown.clone(), Holds::Something)).collect(),
        chosen: areas.iter().position(|area| area.name == place),
        columns: if is_landscape(&view.theme) { 2 } else { 4 },
        theme: &view.theme,
        fill: view.theme.palette.green,
        ink: view.theme.palette.on_green,
    };
    if let Some(area) = tabs.show(ui).and_then(|number| areas.get(number)) {
        events.push(Event::Press(Press::Open(Page::Near(Some(area.name.clone())))));
    }
}

/// Groups for which it does not matter where somebody lives.
fn anywhere(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let from_anywhere =
        by_name(groups(view).filter(|group| group.area.is_empty() || group.scope == Scope::Nation));
    if from_anywhere.is_empty() {
        return;
    }
    section(ui, &view.theme, view.words.from_anywhere());
    group_rows(ui, view, &from_anywhere, events);
}

fn groups<'v>(view: &Shown<'v>) -> impl Iterator<Item = &'v Group> {
    view.content().groups.values().map(AsRef::as_ref)
}

/// A municipality that some group names.
struct Area {
    name: String,
    shown: String,
    groups: usize,
}

/// The municipalities in the order of their names; groups of other prefectures come last.
fn areas(view: &Shown<'_>) -> Vec<Area> {
    let mut found: Vec<(bool, SortKey, Area)> = Vec::new();
    for group in groups(view).filter(|group| !group.area.is_empty()) {
        let name = group.area.plain();
        if let Some((_, _, area)) = found.iter_mut().find(|(_, _, area)| area.name == name) {
            area.groups += 1;
        } else {
            let key = sort_key(&group.area.get(Lang::Ja).0.spoken());
            let area = Area { shown: plain(view, &group.area), name, groups: 1 };
            found.push((group.scope == Scope::Outside, key, area));
        }
    }
    found.sort_by(|(a_out, a_key, _), (b_out, b_key, _)| (a_out, a_key).cmp(&(b_out, b_key)));
    found.into_iter().map(|(_, _, area)| area).collect()
}
