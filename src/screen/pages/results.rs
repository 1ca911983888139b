//! The groups of a theme for somebody: those who take them in first, then where else to turn. Never an empty end.

use std::collections::BTreeSet;

use egui::Ui;

use super::{
    parts::{Sheet, Shown, desk_row, grid, open, plain, say, topic_chip, topic_icon},
    rows::{about_group, admits, by_name, group_row},
};
use crate::{
    domain::{
        group::{Admission, Audience, Group, Scope},
        id::ThemeId,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Button, caption, door::Tile, gap, panel, para, section, title},
    },
};

/// Draws the page; without an audience all groups of the theme stand in one list.
pub(super) fn draw(
    ui: &mut Ui,
    view: &Shown<'_>,
    (topic, audience): (&ThemeId, Option<Audience>),
    events: &mut Vec<Event>,
) {
    let found = Found::new(view, topic, audience);
    Sheet::new(view, "results").fill(
        ui,
        events,
        |ui, events| head(ui, view, (topic, audience), (&found, events)),
        |ui, events| {
            if found.near.is_empty() {
                nothing_near(ui, view, &found);
            }
            suiting(ui, view, (&found.near, audience), events);
            far(ui, view, (&found, audience), events);
            others(ui, view, (&found, audience), events);
            neighbours(ui, view, topic, events);
            gap(ui, &view.theme, space::L);
            desk_row(ui, view, events);
        },
    );
}

/// What stands under a theme, sorted by how somebody finds it.
struct Found<'v> {
    /// Take them in, in the prefecture or from anywhere.
    near: Vec<&'v Group>,
    /// Take them in, in another prefecture.
    far: Vec<&'v Group>,
    /// Are for others.
    others: Vec<&'v Group>,
}

impl<'v> Found<'v> {
    fn new(view: &Shown<'v>, topic: &ThemeId, audience: Option<Audience>) -> Self {
        let all = view.content().groups.values().map(AsRef::as_ref);
        let of_theme = by_name(all.filter(|group: &&Group| group.themes.contains(topic)));
        let suits = |group: &Group| audience.is_none_or(|audience| admits(group, audience));
        let (suiting, others): (Vec<_>, Vec<_>) = of_theme.into_iter().partition(|group| suits(group));
        let (far, near) = suiting.into_iter().partition(|group| group.scope == Scope::Outside);
        Self { near, far, others }
    }
}

fn head(
    ui: &mut Ui,
    view: &Shown<'_>,
    (id, audience): (&ThemeId, Option<Audience>),
    (found, events): (&Found<'_>, &mut Vec<Event>),
) {
    let theme = &view.theme;
    if let Some(topic) = view.content().themes.get(id) {
        topic_chip(view, topic).show(ui, theme);
        gap(ui, theme, space::XS);
    }
    let words = &view.words;
    let heading = audience.map_or_else(|| words.groups_of_theme(), |it| words.groups_for(it));
    title(ui, theme, heading);
    let count = found.near.len() + found.far.len();
    if count > 0 {
        caption(ui, theme, words.groups(count));
    }
    gap(ui, theme, space::S);
    let again = Button::quiet(words.choose_who()).icon(Icon::Users).secondary().show_narrow(ui, theme);
    open(&again, Page::Theme(id.clone()), events);
}

/// Rows of groups that take somebody in; those that want to hear first say so.
fn suiting(
    ui: &mut Ui,
    view: &Shown<'_>,
    (groups, audience): (&[&Group], Option<Audience>),
    events: &mut Vec<Event>,
) {
    for (number, group) in groups.iter().enumerate() {
        if number > 0 {
            gap(ui, &view.theme, space::S);
        }
        let may = audience.and_then(|audience| group.admission.get(&audience));
        let row = group_row(view, group);
        let row = if may == Some(&Admission::ContactFirst) {
            let first = view.words.admission(Admission::ContactFirst);
            row.note(format!("{first}・{}", about_group(view, group)))
        } else {
            row
        };
        open(&row.show(ui, &view.theme), Page::Group(group.id.clone()), events);
    }
}

/// 「見つかっていません」 with the day somebody looked last; never 「ありません」.
fn nothing_near(ui: &mut Ui, view: &Shown<'_>, found: &Found<'_>) {
    let theme = &view.theme;
    let looked = found.far.iter().chain(&found.others).map(|group| group.verified_on).max();
    panel(ui, theme, |ui| {
        para(ui, theme, view.words.not_found_near(looked));
        caption(ui, theme, view.words.not_found_note());
    });
}

fn far(
    ui: &mut Ui,
    view: &Shown<'_>,
    (found, audience): (&Found<'_>, Option<Audience>),
    events: &mut Vec<Event>,
) {
    if found.far.is_empty() {
        return;
    }
    section(ui, &view.theme, view.words.groups_outside());
    caption(ui, &view.theme, view.words.groups_outside_note());
    gap(ui, &view.theme, space::S);
    suiting(ui, view, (&found.far, audience), events);
}

/// Groups for others are not hidden: somebody may know somebody, and each says where one may turn instead.
fn others(
    ui: &mut Ui,
    view: &Shown<'_>,
    (found, audience): (&Found<'_>, Option<Audience>),
    events: &mut Vec<Event>,
) {
    if found.others.is_empty() {
        return;
    }
    section(ui, &view.theme, view.words.other_groups());
    for (number, group) in found.others.iter().enumerate() {
        if number > 0 {
            gap(ui, &view.theme, space::S);
        }
        let row = group_row(view, group);
        let response = match referral(view, group, audience) {
            Some(line) => row.note(line).show(ui, &view.theme),
            None => row.show(ui, &view.theme),
        };
        open(&response, Page::Group(group.id.clone()), events);
    }
}

/// 「本人の会・家族の方は「となりの席の会」へ」
fn referral(view: &Shown<'_>, group: &Group, audience: Option<Audience>) -> Option<String> {
    let audience = audience?;
    let other = view.content().groups.get(group.referrals.get(&audience)?)?;
    Some(view.words.go_to(audience, &plain(view, &other.name)))
}

/// Themes that share a group with this one, by the groups' own choice; and the way to all themes.
fn neighbours(ui: &mut Ui, view: &Shown<'_>, topic: &ThemeId, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let sharing = view.content().groups.values().filter(|group| group.themes.contains(topic));
    let ids: BTreeSet<&ThemeId> = sharing.flat_map(|group| &group.themes).filter(|id| *id != topic).collect();
    let topics: Vec<_> = ids.into_iter().filter_map(|id| view.content().themes.get(id)).collect();
    section(ui, theme, view.words.near_themes());
    let tiles: Vec<(Icon, _, Page)> = topics
        .iter()
        .map(|topic| (topic_icon(topic), say(view, &topic.name), Page::Theme(topic.id.clone())))
        .chain([(Icon::SquaresFour, view.words.all_themes().into(), Page::Find)])
        .collect();
    let height = theme.touch_primary() * 1.2;
    grid(
        ui,
        theme,
        (2, &tiles),
        |_, _, _| height,
        |ui, (icon, word, page), height| {
            let response = Tile::new(*icon, word.clone()).show(ui, theme, height);
            open(&response, page.clone(), events);
        },
    );
}
