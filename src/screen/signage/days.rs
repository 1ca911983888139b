//! The slide of the next closed days.

use chrono::{Days, NaiveDate};
use egui::{Rect, Ui};

use super::stack::{Stack, body};
use crate::{
    domain::{
        calendar::{ClosedReason, Day, OpeningCalendar},
        content::Content,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        view::View,
        widgets::{Chip, Face},
    },
};

/// Days looked ahead.
const AHEAD_DAYS: u64 = 60;
/// Runs of closed days on one slide.
const RUNS_MAX: usize = 4;

/// Draws the slide.
pub(super) fn slide(ui: &mut Ui, view: &View<'_>, content: &Content, rect: Rect) {
    let words = view.words();
    let Some(today) = view.today() else { return };
    let rect = rect.shrink(view.theme.u(space::XL));
    let hue = view.theme.palette.hue(2);
    let chip = Chip::new(words.closed_day()).icon(Icon::CalendarDots).hue(hue).style(TextStyle::Caption);
    let mut stack = Stack::new(view, rect.width()).chip(ui, &chip).gap(space::S);
    stack = stack.title(ui, &words.closed_days().into()).gap(space::L);
    let runs = runs(&content.corner, today);
    if runs.is_empty() {
        stack = stack.body(ui, words.no_closed_days(), 2);
    }
    let strong = Face::new(TextStyle::Title, view.theme.palette.ink).bold();
    for run in runs.iter().take(RUNS_MAX) {
        let dates = if run.days == 1 { words.date(run.from) } else { words.date_span(run.from, run.to()) };
        stack = stack.text(ui, dates, strong).note(ui, words.closed_reason(&run.reason), body(view));
        stack = stack.gap(space::M);
    }
    stack.put_middle(ui, rect);
}

/// Days closed one after the other for one reason.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    from: NaiveDate,
    days: u64,
    reason: ClosedReason,
}

impl Run {
    fn to(&self) -> NaiveDate {
        self.from.checked_add_days(Days::new(self.days.saturating_sub(1))).unwrap_or(self.from)
    }
}

/// The runs of the coming days; weekly closed days are no news.
fn runs(calendar: &OpeningCalendar, today: NaiveDate) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for date in (0..AHEAD_DAYS).filter_map(|ahead| today.checked_add_days(Days::new(ahead))) {
        let Day::Closed(reason) = calendar.day(date) else { continue };
        if reason == ClosedReason::Weekly {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.reason == reason && run.to().succ_opt() == Some(date) => run.days += 1,
            Some(_) | None => runs.push(Run { from: date, days: 1, reason }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::{calendar::YearEnd, id::CalendarId, text::Text, time::Hours};

    #[test]
    fn the_year_end_is_one_run() {
        let calendar = OpeningCalendar {
            id: CalendarId::parse("corner").unwrap(),
            name: Text::default(),
            weekly: [Some(Hours::whole_day()); 7],
            closed_on_holidays: true,
            year_end: Some(YearEnd { from: (12, 29), to: (1, 3) }),
            exceptions: BTreeMap::new(),
        };
        let found = runs(&calendar, "2026-11-21".parse().unwrap());
        let spans: Vec<(String, u64)> = found.iter().map(|run| (run.from.to_string(), run.days)).collect();
        let expected = [("2026-11-23", 1), ("2026-12-29", 6), ("2027-01-11", 1)];
        assert_eq!(spans, expected.map(|(from, days)| (from.to_owned(), days)));
    }
}
