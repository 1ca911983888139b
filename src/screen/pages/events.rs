//! All events: today, this week, from then on; and the way to those of a month.

use chrono::{Datelike as _, NaiveDate};
use egui::{Pos2, Rect, Response, Ui, Vec2};

use super::{
    parts::{Shown, first_section, grid, is_landscape, lower, open, plain, time_unknown, today, touchable},
    tabs::pages,
};
use crate::{
    domain::{
        event::{EventStatus, PublicEvent, Session},
        id::EventId,
        time::first_of_month,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        theme::{TextStyle, Theme, Tone, radius, space},
        widgets::{
            Block, Chip, Face, caption, chip::SetChip, gap, panel, para, picture, scroll, section, title,
            touch,
        },
    },
};

/// Width of the picture beside an event, in design pixels.
const THUMB_WIDE: f32 = 224.0;
/// Least height of an event in a list, in design pixels.
const HIGH_MIN: f32 = 168.0;

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    lower(ui, theme);
    title(ui, theme, view.words.events());
    let today = today(view);
    let note = today.map_or_else(|| view.words.may_be_over().to_owned(), |today| view.words.today_is(today));
    caption(ui, theme, note);
    gap(ui, theme, space::S);
    ways(ui, view, &Page::Events, events);
    gap(ui, theme, space::M);
    scroll(ui, theme, (view.words, "events"), |ui| {
        let Some(today) = today else {
            time_unknown(ui, view, view.words.no_dates_without_time());
            gap(ui, theme, space::M);
            rows(ui, view, &in_order(view, None), events);
            return;
        };
        by_time(ui, view, today, events);
    });
}

/// In which order one looks; while nobody knows the date there is no month to begin with.
pub(super) fn ways(ui: &mut Ui, view: &Shown<'_>, here: &Page, events: &mut Vec<Event>) {
    let Some(today) = today(view) else { return };
    let month = if *here == Page::Events { Page::Month(first_of_month(today)) } else { here.clone() };
    let ways = [(view.words.events_by_day(), Page::Events), (view.words.events_by_month(), month)];
    let ways = ways.map(|(word, page)| (word.to_owned(), page));
    let chosen = ways.iter().position(|(_, page)| page == here);
    pages(ui, view, (&ways, chosen), events);
}

/// Sessions one below the other.
pub(super) fn dated_rows(
    ui: &mut Ui,
    view: &Shown<'_>,
    found: &[(&PublicEvent, Session)],
    events: &mut Vec<Event>,
) {
    in_columns(ui, view, (1, found), events);
}

/// Events with their next session, in order of time; without a date all of them with their first.
fn in_order<'v>(view: &Shown<'v>, today: Option<NaiveDate>) -> Vec<(&'v PublicEvent, Session)> {
    let all = view.content().events.values().map(AsRef::as_ref);
    let session = |event: &PublicEvent| match today {
        Some(today) => event.next_session(today).copied(),
        None => event.sessions.first().copied(),
    };
    let mut found: Vec<(&PublicEvent, Session)> =
        all.filter_map(|event: &PublicEvent| Some((event, session(event)?))).collect();
    found.sort_by_key(|(event, session)| (*session, event.id.clone()));
    found
}

fn by_time(ui: &mut Ui, view: &Shown<'_>, today: NaiveDate, events: &mut Vec<Event>) {
    let all = in_order(view, Some(today));
    if all.is_empty() {
        panel(ui, &view.theme, |ui| para(ui, &view.theme, view.words.no_events()));
        return;
    }
    let days_left = 7 - i64::from(today.weekday().number_from_monday());
    let (now, later): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, session)| session.date == today);
    let in_week = |session: &Session| (session.date - today).num_days() <= days_left;
    let (week, later): (Vec<_>, Vec<_>) = later.into_iter().partition(|(_, session)| in_week(session));
    let words = &view.words;
    let parts = [(words.today(), now), (words.this_week(), week), (words.from_then_on(), later)];
    for (heading, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        first_section(ui, &view.theme, heading);
        rows(ui, view, &part, events);
        gap(ui, &view.theme, space::L);
    }
}

/// One below the other on a portrait panel, two beside each other on a landscape one.
fn rows(ui: &mut Ui, view: &Shown<'_>, found: &[(&PublicEvent, Session)], events: &mut Vec<Event>) {
    let columns = if is_landscape(&view.theme) { 2 } else { 1 };
    in_columns(ui, view, (columns, found), events);
}

fn in_columns(
    ui: &mut Ui,
    view: &Shown<'_>,
    (columns, found): (usize, &[(&PublicEvent, Session)]),
    events: &mut Vec<Event>,
) {
    grid(
        ui,
        &view.theme,
        (columns, found),
        |ui, found, width| Set::new(ui, view, *found, width).height(&view.theme),
        |ui, (event, session), height| {
            let response = row(ui, view, (event, *session), height);
            open(&response, Page::Event(event.id.clone()), events);
        },
    );
}

/// The next events but one, below that one.
pub(super) fn others(ui: &mut Ui, view: &Shown<'_>, but: &EventId, events: &mut Vec<Event>) {
    let Some(today) = today(view) else { return };
    let mut next = in_order(view, Some(today));
    next.retain(|(event, _)| event.id != *but);
    next.truncate(OTHERS_MAX);
    if !next.is_empty() {
        section(ui, &view.theme, view.words.other_events());
        for (event, session) in next {
            let height = Set::new(ui, view, (event, session), ui.available_width()).height(&view.theme);
            open(&row(ui, view, (event, session), height), Page::Event(event.id.clone()), events);
            gap(ui, &view.theme, space::S);
        }
    }
}

/// How many other events stand below one.
const OTHERS_MAX: usize = 3;

/// The mark of an event that is not as planned.
pub(super) fn status_chip(view: &Shown<'_>, event: &PublicEvent) -> Option<Chip> {
    match event.status {
        EventStatus::Planned => None,
        EventStatus::Moved(_) => Some(Chip::tone(&view.theme, Tone::Prep, view.words.moved())),
        EventStatus::Cancelled(_) => Some(Chip::tone(&view.theme, Tone::Shut, view.words.cancelled())),
    }
}

fn row(ui: &mut Ui, view: &Shown<'_>, (event, session): (&PublicEvent, Session), height: f32) -> Response {
    let theme = &view.theme;
    let corner = ui.available_rect_before_wrap().min;
    let set = Set::new(ui, view, (event, session), ui.available_width());
    let rect = Rect::from_min_size(corner, Vec2::new(ui.available_width(), height));
    let response = touch::button(ui, rect, &spoken(view, event, session));
    ui.painter().add(theme.shadow().as_shape(rect, theme.radius(radius::CARD)));
    touch::paint_ground(ui, theme, &response, &touchable(theme));
    if ui.is_rect_visible(rect) {
        set.paint(ui, theme, rect);
        if event.picture.is_some() {
            let frame = thumb(theme, rect);
            let picture = view.picture(event.picture.as_ref());
            picture::cover(ui.painter(), theme, picture, (frame, theme.radius(radius::SMALL)));
        }
    }
    response
}

fn thumb(theme: &Theme, rect: Rect) -> Rect {
    let pad = theme.u(space::S);
    let left = rect.right() - pad - theme.u(THUMB_WIDE);
    Rect::from_min_max(Pos2::new(left, rect.top() + pad), Pos2::new(rect.right() - pad, rect.bottom() - pad))
}

/// A row set for its width: the day on the left, what and for whom in the middle, the picture on the right.
struct Set {
    day: [Block; 2],
    left: f32,
    chip: Option<SetChip>,
    lines: Vec<Block>,
}

impl Set {
    fn new(ui: &Ui, view: &Shown<'_>, (event, session): (&PublicEvent, Session), width: f32) -> Self {
        let theme = &view.theme;
        let (painter, colors) = (ui.painter(), theme.palette);
        let face = Face::new(TextStyle::Heading, colors.green).bold().plain();
        let date = Block::set(painter, theme, view.words.day_and_month(session.date), face, width);
        let face = Face::new(TextStyle::Caption, colors.green).plain();
        let weekday = format!("({})", view.words.weekday(session.date));
        let weekday = Block::set(painter, theme, weekday, face, width);
        let widest =
            Block::set(painter, theme, "12/30", Face::new(TextStyle::Heading, colors.green).bold(), width);
        let left = widest.size().x + 2.0 * theme.u(space::M);
        let thumb = if event.picture.is_some() { theme.u(THUMB_WIDE) + theme.u(space::S) } else { 0.0 };
        let middle = width - left - thumb - theme.u(space::M);
        let chip = status_chip(view, event).map(|chip| chip.set(painter, theme, middle));
        let quiet = Face::new(TextStyle::Caption, colors.ink2).plain();
        let name = Face::new(TextStyle::Label, colors.ink).plain().lines_max(3);
        let when = format!("{}・{}", view.words.hours(session.hours), plain(view, &event.cost));
        let lines = vec![
            Block::set(painter, theme, plain(view, &event.title), name, middle),
            Block::set(painter, theme, when, quiet, middle),
            Block::set(painter, theme, plain(view, &event.for_whom), quiet.lines_max(2), middle),
        ];
        Self { day: [date, weekday], left, chip, lines }
    }

    fn middle_height(&self, theme: &Theme) -> f32 {
        let chip = self.chip.as_ref().map_or(0.0, |chip| chip.size.y + theme.u(space::XS));
        chip + self.lines.iter().map(Block::height).sum::<f32>()
    }

    fn height(&self, theme: &Theme) -> f32 {
        (self.middle_height(theme) + 2.0 * theme.u(space::S)).max(theme.u(HIGH_MIN)).round()
    }

    fn paint(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let painter = ui.painter();
        let high: f32 = self.day.iter().map(Block::height).sum();
        let mut y = rect.center().y - high / 2.0;
        for block in &self.day {
            let x = rect.left() + (self.left - block.size().x) / 2.0;
            block.paint(painter, Pos2::new(x, y));
            y += block.height();
        }
        let mut at = Pos2::new(rect.left() + self.left, rect.center().y - self.middle_height(theme) / 2.0);
        if let Some(chip) = &self.chip {
            chip.paint(painter, Rect::from_min_size(at, chip.size));
            at.y += chip.size.y + theme.u(space::XS);
        }
        for block in &self.lines {
            block.paint(painter, at);
            at.y += block.height();
        }
    }
}

fn spoken(view: &Shown<'_>, event: &PublicEvent, session: Session) -> String {
    let chip = status_chip(view, event).map(|chip| chip.words().to_owned());
    let words = [
        chip,
        Some(plain(view, &event.title)),
        Some(view.words.session(session.date, session.hours)),
        Some(plain(view, &event.for_whom)),
        Some(plain(view, &event.cost)),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
