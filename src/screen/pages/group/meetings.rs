//! The next meetings of a group: what changed and what fell out is said before anything else.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use super::super::{
    parts::{Shown, place_words, plain, say, time_unknown},
    rows::{ahead, kind_chip, kind_of},
};
use crate::{
    domain::{
        activity::OccurrenceStatus,
        agenda::Meeting,
        group::{Application, Group},
    },
    screen::{
        theme::{TextStyle, Tone, space},
        widgets::{Block, Chip, Face, caption, card, chip::SetChip, gap, para, print, touch},
        words::Changed,
    },
};

/// Meetings that take place, at most; cancelled ones between them come on top.
const MEETINGS_MAX: usize = 3;

/// Shows the card.
pub(in super::super) fn show(ui: &mut Ui, view: &Shown<'_>, group: &Group) {
    let theme = &view.theme;
    if view.at().is_none() {
        time_unknown(ui, view, view.words.no_dates_without_time());
        return;
    }
    let meetings = next_three(view, group);
    card(ui, theme, |ui| {
        print(ui, theme, view.words.meetings(), Face::new(TextStyle::Label, theme.palette.ink).heading());
        caption(ui, theme, terms(view, group));
        if meetings.is_empty() {
            gap(ui, theme, space::S);
            para(ui, theme, view.words.dates_by_contact());
        }
        for meeting in meetings {
            line(ui, view);
            row(ui, view, group, meeting);
        }
    });
}

/// 「申込み不要・無料」
fn terms(view: &Shown<'_>, group: &Group) -> String {
    let application = view.words.application(&group.application).to_owned();
    let how = match &group.application {
        Application::Needed(how) => Some(plain(view, how)),
        Application::NotNeeded | Application::ByDayBefore => None,
    };
    let cost = Some(plain(view, &group.cost)).filter(|cost| !cost.is_empty());
    let cost = cost.map(|cost| view.words.cost_is(&cost));
    [Some(application), how, cost]
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join("・")
}

fn next_three<'v>(view: &Shown<'v>, group: &Group) -> Vec<&'v Meeting> {
    let mut left = MEETINGS_MAX;
    let mut found = Vec::new();
    for meeting in ahead(view, group) {
        if left == 0 {
            break;
        }
        left -= usize::from(meeting.takes_place());
        found.push(meeting);
    }
    found
}

fn line(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    gap(ui, theme, space::S);
    let (left, y) = (ui.available_rect_before_wrap().left(), ui.available_rect_before_wrap().top());
    let stroke = theme.stroke(crate::screen::theme::stroke::HAIRLINE, theme.palette.hairline);
    ui.painter().hline(left..=left + ui.available_width(), y, stroke);
    gap(ui, theme, space::S);
}

/// Date and hours on the left; kind, what changed, place and note on the right.
fn row(ui: &mut Ui, view: &Shown<'_>, group: &Group, meeting: &Meeting) {
    let theme = &view.theme;
    let whole = ui.available_rect_before_wrap();
    let set = Set::new(ui, view, (group, meeting), whole.width());
    let rect = Rect::from_min_size(whole.min, Vec2::new(whole.width(), set.height(view)));
    set.paint(ui, view, rect);
    touch::describe(ui, rect, Role::Label, &spoken(view, group, meeting));
    ui.allocate_rect(rect, egui::Sense::hover());
    gap(ui, theme, 0.0);
}

/// What stands in a row, set for its width.
struct Set {
    date: Block,
    hours: Block,
    chips: Vec<SetChip>,
    lines: Vec<Block>,
    left: f32,
    right: f32,
}

impl Set {
    fn new(ui: &Ui, view: &Shown<'_>, (group, meeting): (&Group, &Meeting), width: f32) -> Self {
        let theme = &view.theme;
        let colors = theme.palette;
        let occurrence = &meeting.occurrence;
        let painter = ui.painter();
        let ink = if meeting.takes_place() { colors.ink } else { colors.ink2 };
        let face = Face::new(TextStyle::Label, ink).bold();
        let date = Block::set(painter, theme, view.words.date_short(occurrence.date), face, width);
        let face = Face::new(TextStyle::Caption, ink);
        let hours = Block::set(painter, theme, view.words.hours(occurrence.hours), face, width);
        let left = date.size().x.max(hours.size().x).max((width * 0.28).round()) + theme.u(space::M);
        let right = width - left;
        let chips = chips_of(view, group, meeting);
        let chips = chips.iter().map(|chip| chip.set(painter, theme, right)).collect();
        let quiet = Face::new(TextStyle::Caption, colors.ink2);
        let lines = lines_of(view, group, meeting);
        let lines = lines.into_iter().map(|it| Block::set(painter, theme, it, quiet, right)).collect();
        Self { date, hours, chips, lines, left, right }
    }

    /// Where chips stand: beside each other as far as they fit, and how high they are together.
    fn chip_places(&self, view: &Shown<'_>) -> (Vec<Vec2>, f32) {
        let between = view.theme.u(space::XS);
        let (mut at, mut places) = (Vec2::ZERO, Vec::new());
        let mut high = 0.0;
        for chip in &self.chips {
            if at.x > 0.0 && at.x + chip.size.x > self.right {
                at = Vec2::new(0.0, high);
            }
            places.push(at);
            at.x += chip.size.x + between;
            high = at.y + chip.size.y + between;
        }
        (places, high)
    }

    fn height(&self, view: &Shown<'_>) -> f32 {
        let right = self.chip_places(view).1 + self.lines.iter().map(Block::height).sum::<f32>();
        right.max(self.date.height() + self.hours.height())
    }

    fn paint(&self, ui: &Ui, view: &Shown<'_>, rect: Rect) {
        let painter = ui.painter();
        self.date.paint(painter, rect.min);
        self.hours.paint(painter, rect.min + Vec2::new(0.0, self.date.height()));
        let mut at = Pos2::new(rect.left() + self.left, rect.top());
        let (places, high) = self.chip_places(view);
        for (chip, place) in self.chips.iter().zip(places) {
            chip.paint(painter, Rect::from_min_size(at + place, chip.size));
        }
        at.y += high;
        for block in &self.lines {
            block.paint(painter, at);
            at.y += block.height();
        }
    }
}

fn chips_of(view: &Shown<'_>, group: &Group, meeting: &Meeting) -> Vec<Chip> {
    let kind = kind_chip(view, kind_of(group, meeting));
    change_chip(view, group, meeting).into_iter().chain([kind]).collect()
}

/// 「中止」, or 「会場が 変わりました」 and the like.
fn change_chip(view: &Shown<'_>, group: &Group, meeting: &Meeting) -> Option<Chip> {
    let occurrence = &meeting.occurrence;
    match &occurrence.status {
        OccurrenceStatus::Planned => None,
        OccurrenceStatus::Moved => {
            let words = view.words.changed(change_of(group, meeting));
            Some(Chip::tone(&view.theme, Tone::Prep, words))
        }
        OccurrenceStatus::Unconfirmed => {
            Some(Chip::tone(&view.theme, Tone::Prep, view.words.may_change_short()))
        }
        OccurrenceStatus::Cancelled(_) => {
            Some(Chip::tone(&view.theme, Tone::Shut, view.words.cancelled_short()))
        }
    }
}

/// What is not as planned: the day, the time, or the place.
fn change_of(group: &Group, meeting: &Meeting) -> Changed {
    let occurrence = &meeting.occurrence;
    let plan = group.activities.iter().find(|it| it.id == meeting.activity);
    if occurrence.planned != occurrence.date {
        return Changed::Day(occurrence.planned);
    }
    match plan.map(|plan| (plan.place != occurrence.place, plan.schedule.hours != occurrence.hours)) {
        Some((true, false)) => Changed::Place,
        Some((false, true)) => Changed::Hours,
        Some(_) | None => Changed::More,
    }
}

/// Place and note; for a cancelled meeting its reason instead.
fn lines_of(view: &Shown<'_>, group: &Group, meeting: &Meeting) -> Vec<crate::screen::widgets::Prose> {
    let occurrence = &meeting.occurrence;
    match &occurrence.status {
        OccurrenceStatus::Cancelled(reason) => reason.iter().map(|reason| say(view, reason)).collect(),
        OccurrenceStatus::Planned | OccurrenceStatus::Moved | OccurrenceStatus::Unconfirmed => {
            let asked = occurrence.status == OccurrenceStatus::Unconfirmed;
            let asked = asked.then(|| crate::screen::widgets::Prose::from(view.words.may_change()));
            let activity = group.activities.iter().find(|it| it.id == meeting.activity);
            let title = activity.and_then(|it| it.title.as_ref()).map(|it| say(view, it));
            let kind = view.words.activity(kind_of(group, meeting));
            let title = title.filter(|title| title.plain() != kind);
            let place = crate::screen::widgets::Prose::from(place_words(view, &occurrence.place));
            let note = activity.and_then(|it| it.note.as_ref()).map(|it| say(view, it));
            [asked, title, Some(place), note].into_iter().flatten().collect()
        }
    }
}

fn spoken(view: &Shown<'_>, group: &Group, meeting: &Meeting) -> String {
    let occurrence = &meeting.occurrence;
    let when = view.words.session(occurrence.date, occurrence.hours);
    let chips = chips_of(view, group, meeting);
    let chips = chips.iter().map(|chip| chip.words().to_owned());
    let lines = lines_of(view, group, meeting);
    let lines = lines.iter().map(crate::screen::widgets::Prose::plain);
    std::iter::once(when).chain(chips).chain(lines).collect::<Vec<_>>().join(" ")
}
