//! Groups in lists: a row for each, and what a row says about its group.

use egui::Ui;

use super::parts::{Shown, local, open, plain};
use crate::{
    domain::{
        activity::ActivityKind,
        agenda::Meeting,
        group::{Admission, Audience, Group, Scope},
        kana::sort_key,
        time::minute_of_day,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        theme::space,
        widgets::{Chip, Row, gap},
    },
};

/// Shows rows of groups that lead to them.
pub(super) fn group_rows(ui: &mut Ui, view: &Shown<'_>, groups: &[&Group], events: &mut Vec<Event>) {
    for (number, group) in groups.iter().enumerate() {
        if number > 0 {
            gap(ui, &view.theme, space::S);
        }
        let response = group_row(view, group).show(ui, &view.theme);
        open(&response, Page::Group(group.id.clone()), events);
    }
}

/// A row of a list of groups.
pub(super) fn group_row(view: &Shown<'_>, group: &Group) -> Row {
    let name = plain(view, &group.name);
    let row = Row::new(name.as_str()).note(about_group(view, group));
    let row = if group.reading == name { row } else { row.reading(group.reading.as_str()) };
    let next = ahead(view, group).into_iter().find(|meeting| meeting.takes_place());
    match next {
        Some(meeting) => {
            let occurrence = &meeting.occurrence;
            row.aside(view.words.next_time(occurrence.date, occurrence.hours))
                .chip(kind_chip(view, kind_of(group, meeting)))
        }
        None if group.scope == Scope::Outside => row.chip(Chip::new(view.words.scope(group.scope))),
        None => row,
    }
}

/// 「ひきこもり・本人と家族・汐路市」
pub(super) fn about_group(view: &Shown<'_>, group: &Group) -> String {
    let topic = view.content().main_theme(group).map(|topic| plain(view, &topic.name));
    let who: Vec<&str> = group
        .admission
        .iter()
        .filter(|(_, admission)| **admission == Admission::Open)
        .map(|(audience, _)| view.words.audience_short(*audience))
        .collect();
    let who = Some(who.join("と")).filter(|who| !who.is_empty());
    [topic, who, Some(area_words(view, group))].into_iter().flatten().collect::<Vec<_>>().join("・")
}

/// Where a group is: its municipality, or how far it reaches where it names none.
pub(super) fn area_words(view: &Shown<'_>, group: &Group) -> String {
    if group.area.is_empty() { view.words.scope(group.scope).to_owned() } else { plain(view, &group.area) }
}

/// Whether somebody may come to a group, at least after getting in touch.
pub(super) fn admits(group: &Group, audience: Audience) -> bool {
    let of = |audience: Audience| group.admission.get(&audience).copied().unwrap_or(Admission::NotOpen);
    let open = |admission: Admission| admission != Admission::NotOpen;
    open(of(audience)) || of(Audience::Everyone) == Admission::Open
}

/// Groups in the order of names (JIS X 4061).
pub(super) fn by_name<'v>(groups: impl Iterator<Item = &'v Group>) -> Vec<&'v Group> {
    let mut groups: Vec<&Group> = groups.collect();
    groups.sort_by_key(|group| (sort_key(&group.reading), group.id.clone()));
    groups
}

/// A group's meetings that are not over, cancelled ones included; none while nobody knows the time.
pub(super) fn ahead<'v>(view: &Shown<'v>, group: &Group) -> Vec<&'v Meeting> {
    let Some(now) = local(view) else { return Vec::new() };
    let over = |meeting: &Meeting| {
        let Meeting { occurrence, .. } = meeting;
        let end = occurrence.hours.end_minute();
        occurrence.date < now.date() || occurrence.date == now.date() && end <= minute_of_day(now.time())
    };
    view.agenda().meetings(&group.id).iter().filter(|meeting| !over(meeting)).collect()
}

/// What kind of meeting one is.
pub(super) fn kind_of(group: &Group, meeting: &Meeting) -> ActivityKind {
    let activity = group.activities.iter().find(|it| it.id == meeting.activity);
    activity.map_or(ActivityKind::Regular, |it| it.kind)
}

/// A chip for a kind of meeting: first-timers' meetings stand out, and every kind keeps its colour on all pages.
pub(super) fn kind_chip(view: &Shown<'_>, kind: ActivityKind) -> Chip {
    let hue = match kind {
        ActivityKind::Newcomers => 4,
        ActivityKind::Regular => 1,
        ActivityKind::Outing => 3,
        ActivityKind::Travelling => 2,
        ActivityKind::Online => 5,
    };
    Chip::new(view.words.activity(kind)).hue(view.theme.palette.hue(hue))
}
