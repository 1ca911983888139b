//! 五十音: groups by the first sound of their name.

use egui::Ui;

use super::{
    parts::{Sheet, Shown, desk_row, open},
    rows::{by_name, group_rows},
    tabs::{Holds, index},
};
use crate::{
    domain::{
        group::Group,
        kana::{IndexRow, index_row},
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
    },
    screen::{
        theme::space,
        widgets::{Button, caption, gap, panel, para, section, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, row: IndexRow, events: &mut Vec<Event>) {
    let groups = under(view, row);
    Sheet::new(view, "kana").fill(
        ui,
        events,
        |ui, events| {
            title(ui, &view.theme, view.words.kana_title());
            caption(ui, &view.theme, view.words.kana_note());
            gap(ui, &view.theme, space::S);
            tabs(ui, view, row, events);
        },
        |ui, events| {
            if groups.is_empty() {
                nothing(ui, view, row, events);
            }
            group_rows(ui, view, &groups, events);
            following(ui, view, (row, groups.len()), events);
            gap(ui, &view.theme, space::L);
            desk_row(ui, view, events);
        },
    );
}

/// Where few groups stand under a tab, the next tabs' follow, as on the next page of an index.
fn following(ui: &mut Ui, view: &Shown<'_>, (row, shown): (IndexRow, usize), events: &mut Vec<Event>) {
    let mut shown = shown;
    for next in IndexRow::ALL.into_iter().filter(|it| *it > row) {
        let groups = under(view, next);
        if shown == 0 || shown >= GROUPS_MIN {
            return;
        }
        if !groups.is_empty() {
            section(ui, &view.theme, view.words.row_named(next.label()));
            group_rows(ui, view, &groups, events);
            shown += groups.len();
        }
    }
}

/// As many groups fill a page.
const GROUPS_MIN: usize = 5;

fn under<'v>(view: &Shown<'v>, row: IndexRow) -> Vec<&'v Group> {
    let all = view.content().groups.values().map(AsRef::as_ref);
    by_name(all.filter(|group: &&Group| index_row(&group.reading) == row))
}

fn tabs(ui: &mut Ui, view: &Shown<'_>, row: IndexRow, events: &mut Vec<Event>) {
    let holds = |row| if under(view, row).is_empty() { Holds::Nothing } else { Holds::Something };
    if let Some(row) = index(ui, view, row, holds) {
        events.push(Event::Press(Press::Open(Page::Kana(row))));
    }
}

/// An empty tab leads to the tabs beside it that are not.
fn nothing(ui: &mut Ui, view: &Shown<'_>, row: IndexRow, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let filled: Vec<IndexRow> = IndexRow::ALL.into_iter().filter(|it| !under(view, *it).is_empty()).collect();
    let before = filled.iter().rev().find(|it| **it < row);
    let after = filled.iter().find(|it| **it > row);
    panel(ui, theme, |ui| {
        para(ui, theme, view.words.nothing_under(row.label()));
        for other in [before, after].into_iter().flatten() {
            gap(ui, theme, space::S);
            let button = Button::outline(view.words.see_row(other.label())).show_narrow(ui, theme);
            open(&button, Page::Kana(*other), events);
        }
    });
}
