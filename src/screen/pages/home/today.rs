//! Today at a glance: the date, until when the corner and the desk are open, and what comes next.

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use egui::{Rect, Ui};

use crate::{
    domain::{
        agenda::Meeting,
        calendar::{Day, OpeningCalendar},
        content::Content,
        group::Group,
    },
    screen::{
        chrome::age_words,
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::View,
        widgets::{Chip, Face, Fact, Mark, card as frame_card, chips, gap, place, print},
    },
};

/// The height [`line`] needs in this width, in pixels.
pub(super) fn height(ui: &Ui, view: &View<'_>, content: &Content, width: f32) -> f32 {
    let chip = line_chips(view, content);
    let rows = chip.iter().map(|chip| chip.set(ui.painter(), &view.theme, width).size);
    let space = view.theme.u(space::S);
    let (mut count, mut at, mut high) = (1.0_f32, 0.0, 0.0_f32);
    for size in rows {
        if at > 0.0 && at + size.x > width {
            (count, at) = (count + 1.0, 0.0);
        }
        at += size.x + space;
        high = high.max(size.y);
    }
    count * high + (count - 1.0) * space
}

/// Today in one row of chips, for a portrait panel.
pub(super) fn line(ui: &mut Ui, view: &View<'_>, content: &Content, rect: Rect) {
    place(ui, rect, |ui| chips(ui, &view.theme, &line_chips(view, content)));
}

fn line_chips(view: &View<'_>, content: &Content) -> Vec<Chip> {
    let words = view.words();
    let Some(at) = view.at() else {
        return vec![Chip::tone(&view.theme, Tone::Prep, words.setting_clock())];
    };
    let chip = |name: &str, calendar: &OpeningCalendar| {
        let day = calendar.day(at.date_naive());
        let tone = opening_tone(&day, at);
        Chip::tone(&view.theme, tone, format!("{name} {}", words.opening(&day, at.time())))
    };
    vec![
        Chip::new(words.date(at.date_naive())).icon(Icon::CalendarDots),
        chip(words.corner_open(), &content.corner),
        chip(words.desk(), &content.desk),
    ]
}

fn opening_tone(day: &Day, at: DateTime<Tz>) -> Tone {
    match day.hours() {
        Some(hours) if hours.contains(at.time()) => Tone::Free,
        Some(hours) if at.time() < hours.start => Tone::Prep,
        Some(_) | None => Tone::Shut,
    }
}

/// Today as a card, for a landscape panel: fills `rect`.
pub(super) fn card(ui: &mut Ui, view: &View<'_>, content: &Content, rect: Rect) {
    place(ui, rect, |ui| {
        frame_card(ui, &view.theme, |ui| {
            let inside = rect.height() - 2.0 * view.theme.u(space::L);
            ui.set_min_height(inside);
            match view.at() {
                Some(at) => known(ui, view, content, at),
                None => drop(print(
                    ui,
                    &view.theme,
                    age_words(view).unwrap_or_default(),
                    Face::new(TextStyle::Body, view.theme.palette.ink),
                )),
            }
        });
    });
}

fn known(ui: &mut Ui, view: &View<'_>, content: &Content, at: DateTime<Tz>) {
    let theme = &view.theme;
    let words = view.words();
    let ink = Face::new(TextStyle::Label, theme.palette.ink).heading();
    print(ui, theme, words.date(at.date_naive()), ink);
    gap(ui, theme, space::S);
    place_today(ui, view, (words.corner_open(), &content.corner), at);
    gap(ui, theme, space::S);
    place_today(ui, view, (words.desk(), &content.desk), at);
    let next = next_meetings(view, content, at);
    let lines = 2.0 * theme.line_height(TextStyle::Caption) + theme.line_height(TextStyle::Body);
    let one = lines + theme.u(space::M);
    let head = theme.line_height(TextStyle::Caption) + 2.0 * theme.u(space::M);
    let fit = ((ui.available_height() - head) / one).max(0.0) as usize;
    if next.is_empty() || fit == 0 {
        return;
    }
    gap(ui, theme, space::M);
    ui.painter().hline(
        ui.available_rect_before_wrap().x_range(),
        ui.cursor().top(),
        theme.stroke(2.0, theme.palette.hairline),
    );
    gap(ui, theme, space::M);
    print(ui, theme, words.next_meeting(), Face::new(TextStyle::Caption, theme.palette.ink2));
    for (group, meeting) in next.into_iter().take(fit.min(NEXT_MAX)) {
        next_one(ui, view, (group, meeting));
    }
}

/// Meetings that stand on the card, at most.
const NEXT_MAX: usize = 3;

fn next_one(ui: &mut Ui, view: &View<'_>, (group, meeting): (&Group, &Meeting)) {
    let theme = &view.theme;
    let words = view.words();
    let when = words.session(meeting.occurrence.date, meeting.occurrence.hours);
    Fact::new(Icon::Clock, words.when(), when).style(TextStyle::Caption).show(ui, theme);
    let name = view.text(&group.name).without_readings();
    print(ui, theme, name, Face::new(TextStyle::Body, theme.palette.ink).bold().lines_max(1));
    gap(ui, theme, space::M);
}

/// A place and whether it is open, with the next open day if it is not.
fn place_today(ui: &mut Ui, view: &View<'_>, (name, calendar): (&str, &OpeningCalendar), at: DateTime<Tz>) {
    let theme = &view.theme;
    let words = view.words();
    let today: NaiveDate = at.date_naive();
    let day = calendar.day(today);
    print(ui, theme, name, Face::new(TextStyle::Small, theme.palette.ink2));
    Mark::new(opening_tone(&day, at), words.opening(&day, at.time())).style(TextStyle::Body).show(ui, theme);
    let over = day.hours().is_none_or(|hours| !hours.contains(at.time()) && at.time() >= hours.start);
    if let Some((date, hours)) = calendar.next_open_day(today).filter(|_| over) {
        let next = words.next_open_short(date, hours);
        print(ui, theme, next, Face::new(TextStyle::Small, theme.palette.ink));
    }
}

/// The next meeting of each group that agreed to be pushed at passers-by, the soonest first: this card is not asked for.
fn next_meetings<'a>(
    view: &View<'a>,
    content: &'a Content,
    at: DateTime<Tz>,
) -> Vec<(&'a Group, &'a Meeting)> {
    let willing = content.groups.values().filter(|group| group.on_signage());
    let now = (at.date_naive(), at.time());
    let next = willing.filter_map(|group| {
        let mut meetings = view.kiosk.agenda().meetings(&group.id).iter();
        let ahead = |it: &&Meeting| it.takes_place() && now < (it.occurrence.date, it.occurrence.hours.start);
        meetings.find(ahead).map(|meeting| (group.as_ref(), meeting))
    });
    let mut next: Vec<_> = next.collect();
    next.sort_by_key(|(group, meeting)| {
        (meeting.occurrence.date, meeting.occurrence.hours, group.id.clone())
    });
    next
}
