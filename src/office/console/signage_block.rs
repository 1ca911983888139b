//! A week of the signage as a plan of blocks: the days beside each other, every block from its minute to its minute.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    lanes::Span,
    page::Moment,
    playlist_typed::PRIORITY_MAX,
    signage_plan::{Plan, address},
    words,
};
use crate::domain::{
    content::Content,
    room_day::span,
    signage_day::{Filled, SignageDay, Spell},
    time::Hours,
};

/// Rows of a plan in which the days stand side by side at the same height; with more of them they only follow each other.
const ROWS_MAX: usize = 48;
/// Minutes of the shortest row that has a height of its own.
const STEP_MINUTES: u32 = 30;

/// The minutes at which something begins or ends on some day, and how they are drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// From the first minute shown to the first one not shown any more.
    cuts: Vec<u32>,
    /// The rows between them.
    pub(super) ticks: Vec<Tick>,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tick {
    /// 9:00
    pub(super) clock: String,
    /// Its least height, in steps of [`STEP_MINUTES`].
    pub(super) steps: u32,
}

/// What shows for a time of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// `plays`, `auto`, `gap`, or `off` while the corner is closed.
    pub(super) key: &'static str,
    /// The id of the playlist; empty in a gap.
    pub(super) list: String,
    /// Minutes from midnight.
    pub(super) from: u32,
    pub(super) to: u32,
    /// First row, from 1, and how many.
    pub(super) row: usize,
    pub(super) rows: usize,
    pub(super) hours: String,
    pub(super) name: String,
    pub(super) href: String,
    /// What else there is to know of it.
    pub(super) notes: Vec<String>,
    /// Where a new playlist for this time begins.
    pub(super) fresh: Option<String>,
}

/// A part of a spell in which the corner is open all the time, or closed all the time.
struct Part {
    spell: Spell,
    hours: Hours,
    is_open: bool,
}

impl Shape {
    pub(super) fn of(content: &Content, plan: &Plan<'_>) -> Self {
        let dates: Vec<NaiveDate> = plan.days.iter().map(SignageDay::date).collect();
        let open = dates.iter().filter_map(|date| plan.open(*date));
        let slides = content.playlists.values().flat_map(|list| &list.slides);
        let due = slides.filter(|slide| dates.iter().any(|date| slide.when.validity.contains(*date)));
        let own = due.filter_map(|slide| slide.when.hours).filter(|hours| *hours != Hours::whole_day());
        let whole = Span::of(open.chain(own));
        let (first, last) = (whole.from * 60, whole.to * 60);
        let parts = plan.days.iter().flat_map(|day| parts(day, plan.open(day.date())));
        let ends = parts.flat_map(|part| [part.hours.start_minute(), part.hours.end_minute()]);
        let inside = ends.filter(|minute| (first..=last).contains(minute));
        let cuts: BTreeSet<u32> = inside.chain([first, last]).collect();
        let cuts: Vec<u32> = cuts.into_iter().collect();
        let tick = |(from, to): (&u32, &u32)| Tick {
            clock: clock(*from),
            steps: (to - from).div_ceil(STEP_MINUTES).clamp(1, 2 * 24),
        };
        Self { ticks: cuts.iter().zip(cuts.iter().skip(1)).map(tick).collect(), cuts }
    }

    /// The last minute shown, as a clock.
    pub(super) fn end(&self) -> String {
        self.cuts.last().map_or_else(String::new, |minute| clock(*minute))
    }

    /// Whether the days stand side by side at the same height.
    pub(super) fn is_even(&self) -> bool {
        self.ticks.len() <= ROWS_MAX
    }

    /// The row in which some hours begin, from 1, and how many they take; none where they are not shown.
    fn rows(&self, hours: Hours) -> Option<(usize, usize)> {
        let first = self.cuts.iter().rposition(|cut| *cut <= hours.start_minute()).unwrap_or(0);
        let last = self.cuts.iter().position(|cut| hours.end_minute() <= *cut);
        let last = last.unwrap_or(self.ticks.len());
        (first < last).then(|| (first + 1, last - first))
    }
}

/// 9:00, and 24:00 at the end of a day.
fn clock(minute: u32) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// The blocks of a day in their order.
pub(super) fn blocks(
    plan: &Plan<'_>,
    day: &SignageDay,
    (shape, beside): (&Shape, &BTreeSet<String>),
    now: Moment,
) -> Vec<Block> {
    let parts = parts(day, plan.open(day.date())).into_iter();
    let shown = parts.filter(|part| part.is_open || part.spell.filled != Filled::Nothing);
    let block = |part: Part| {
        let (row, rows) = shape.rows(part.hours)?;
        let mut block = Block { row, rows, ..block(plan, &part) };
        if beside.contains(&block.list) {
            block.notes.push("下書きがあります。出るのは公開中の版です".to_owned());
        }
        let is_free = part.is_open && part.spell.filled != Filled::Chosen && now.today <= day.date();
        block.fresh = is_free.then(|| fresh(plan, day.date(), &part));
        Some(block)
    };
    shown.filter_map(block).collect()
}

fn block(plan: &Plan<'_>, part: &Part) -> Block {
    let Part { spell, hours, is_open } = part;
    let first = spell.claims.first();
    let key = match (is_open, spell.filled) {
        (false, _) => "off",
        (true, Filled::Chosen) => "plays",
        (true, Filled::Automatic) => "auto",
        (true, Filled::Nothing) => "gap",
    };
    let closed = (!is_open).then(|| "閉まっている間".to_owned());
    let automatic = (spell.filled == Filled::Automatic).then(|| "自動のスライドだけ".to_owned());
    let empty = (spell.filled == Filled::Nothing).then(|| "「ここはどんな所か」だけが出ます".to_owned());
    let silent = spell.claims.iter().skip(1).map(|id| format!("重なり：「{}」は休み", plan.name(id)));
    Block {
        key,
        list: first.map_or_else(String::new, ToString::to_string),
        from: hours.start_minute(),
        to: hours.end_minute(),
        row: 0,
        rows: 0,
        hours: words::hours_or_whole_day(*hours),
        name: first.map_or_else(|| "すきま".to_owned(), |id| plan.name(id)),
        href: first.map_or_else(String::new, address),
        notes: closed.into_iter().chain(automatic).chain(empty).chain(silent).collect(),
        fresh: None,
    }
}

/// The form for a new playlist with this day and these hours; before one that is automatic it has to go ahead.
fn fresh(plan: &Plan<'_>, date: NaiveDate, part: &Part) -> String {
    let (from, to) = (words::clock(part.hours.start_minute()), words::clock(part.hours.end_minute()));
    let before = part.spell.claims.first().and_then(|id| plan.list(id));
    let priority = before.map_or(0, |it| it.priority.saturating_add(1).min(PRIORITY_MAX));
    format!("/playlists?day={date}&start={from}&end={to}&priority={priority}#new")
}

/// The spells of a day, cut where the corner opens and closes.
fn parts(day: &SignageDay, open: Option<Hours>) -> Vec<Part> {
    let cut = |spell: Spell| {
        let (from, to) = (spell.hours.start_minute(), spell.hours.end_minute());
        let doors = open.map_or_else(Vec::new, |open| vec![open.start_minute(), open.end_minute()]);
        let cuts: BTreeSet<u32> =
            doors.into_iter().filter(|minute| from < *minute && *minute < to).chain([from, to]).collect();
        let cuts: Vec<u32> = cuts.into_iter().collect();
        let hours: Vec<Hours> =
            cuts.iter().zip(cuts.iter().skip(1)).filter_map(|(from, to)| span(*from, *to)).collect();
        hours.into_iter().map(move |hours| Part {
            is_open: open.is_some_and(|open| open.overlaps(hours)),
            spell: spell.clone(),
            hours,
        })
    };
    day.spells().into_iter().flat_map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(cuts: &[u32]) -> Shape {
        let tick = |_: &u32| Tick { clock: String::new(), steps: 1 };
        Shape { cuts: cuts.to_vec(), ticks: cuts.iter().skip(1).map(tick).collect() }
    }

    #[test]
    fn a_block_stands_between_its_minutes_and_never_outside() {
        let shape = shape(&[540, 555, 720, 1080, 1440]);
        for (from, to, want) in [
            (540, 555, Some((1, 1))),
            (0, 720, Some((1, 2))),
            (720, 1440, Some((3, 2))),
            (1080, 1440, Some((4, 1))),
            (0, 540, None),
            (0, 1440, Some((1, 4))),
        ] {
            assert_eq!(shape.rows(span(from, to).unwrap()), want, "{from} {to}");
        }
    }
}
