//! A day of the signage: which playlist shows when, which ones are silent meanwhile, and when nobody chose anything.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    agenda::Agenda,
    content::Content,
    id::PlaylistId,
    program::{Claim, Shown, claims_at, program_at},
    room_day::span,
    time::Hours,
};

/// Minutes of a day.
const DAY_MINUTES: u32 = 24 * 60;

/// What the signage is filled with for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// A playlist in which somebody chose at least one of the slides that play.
    Chosen,
    /// A playlist in which only slides play that the product makes by itself.
    Automatic,
    /// No playlist has anything to show: the welcome stands alone.
    Nothing,
}

/// A time of a day in which the same playlist shows and the same ones are silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// From when to when.
    pub hours: Hours,
    /// The playlists that have something to show: the first one shows, the others are silent.
    pub claims: Vec<PlaylistId>,
    /// What the first one is made of.
    pub filled: Filled,
}

/// A slide that had no turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unseen {
    /// Whose slide it is.
    pub playlist: PlaylistId,
    /// What it would have shown.
    pub shown: Shown,
    /// The last day on which its playlist was silent.
    pub last: NaiveDate,
}

/// A day of the signage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignageDay {
    date: NaiveDate,
    pieces: Vec<Piece>,
}

/// The shortest time in which nothing changes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    spell: Spell,
    /// The names of what takes turns.
    shown: BTreeSet<String>,
    silent: Vec<(PlaylistId, Shown)>,
}

impl SignageDay {
    /// What every screen will show on `date`, asked of the very rule by which they choose.
    pub fn of(content: &Content, date: NaiveDate) -> Self {
        let agenda = Agenda::of(content, date);
        let cuts = cuts(content);
        let spans = cuts.iter().zip(cuts.iter().skip(1)).filter_map(|(from, to)| span(*from, *to));
        let piece = |hours: Hours| Piece::of(content, &agenda, date.and_time(hours.start), hours);
        Self { date, pieces: spans.map(piece).collect() }
    }

    /// The day.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// The whole day in its order, each time as long as can be.
    pub fn spells(&self) -> Vec<Spell> {
        let mut found: Vec<Spell> = Vec::new();
        for Piece { spell, .. } in &self.pieces {
            match found.last_mut() {
                Some(last) if last.claims == spell.claims && last.filled == spell.filled => {
                    last.hours.end = spell.hours.end;
                }
                _ => found.push(spell.clone()),
            }
        }
        found
    }
}

/// The slides that are due while the corner is open and have no turn on any of these days, because another playlist
/// goes first. What comes up under another playlist is seen all the same.
pub fn unseen(days: &[SignageDay], open: impl Fn(NaiveDate) -> Option<Hours>) -> Vec<Unseen> {
    let pieces = days.iter().flat_map(|day| {
        let open = open(day.date);
        let inside = move |piece: &&Piece| open.is_some_and(|open| open.overlaps(piece.spell.hours));
        day.pieces.iter().filter(inside).map(|piece| (day.date, piece))
    });
    let pieces: Vec<(NaiveDate, &Piece)> = pieces.collect();
    let seen: BTreeSet<&str> =
        pieces.iter().flat_map(|(_, piece)| piece.shown.iter().map(String::as_str)).collect();
    let mut found: Vec<Unseen> = Vec::new();
    for (date, piece) in pieces {
        for (playlist, shown) in piece.silent.iter().filter(|(_, it)| !seen.contains(it.key().as_str())) {
            match found.iter_mut().find(|it| it.playlist == *playlist && it.shown == *shown) {
                Some(known) => known.last = known.last.max(date),
                None => found.push(Unseen { playlist: playlist.clone(), shown: shown.clone(), last: date }),
            }
        }
    }
    found
}

/// The minutes at which something can change: between two of them every slide may play all the time, or never.
fn cuts(content: &Content) -> BTreeSet<u32> {
    let slides = content.playlists.values().flat_map(|playlist| &playlist.slides);
    let hours = slides.filter_map(|slide| slide.when.hours);
    hours.flat_map(|it| [it.start_minute(), it.end_minute()]).chain([0, DAY_MINUTES]).collect()
}

impl Piece {
    fn of(content: &Content, agenda: &Agenda, at: NaiveDateTime, hours: Hours) -> Self {
        let claims: Vec<Claim<'_>> = claims_at(content, agenda, Some(at)).collect();
        let filled = match claims.first() {
            Some(first) if first.is_chosen => Filled::Chosen,
            Some(_) => Filled::Automatic,
            None => Filled::Nothing,
        };
        let silent = claims.iter().skip(1).flat_map(|claim| {
            claim.turns.iter().map(move |turn| (claim.playlist.id.clone(), turn.shown.clone()))
        });
        let silent = silent.collect();
        let program = program_at(content, agenda, Some(at));
        Self {
            spell: Spell {
                hours,
                claims: claims.into_iter().map(|claim| claim.playlist.id.clone()).collect(),
                filled,
            },
            shown: program.turns().iter().map(|turn| turn.shown.key()).collect(),
            silent,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        collections::{BTreeMap, BTreeSet},
        sync::Arc,
    };

    use chrono::{NaiveTime, TimeDelta};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        program::{AUTOMATIC_SECS, Ahead},
        signage::{Automatic, Playlist, Slide, SlideKind, SlideWhen},
        slip::sample,
        text::Text,
        time::Validity,
    };

    const MONDAY: &str = "2026-11-16";

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(from: u32, to: u32) -> Hours {
        span(from * 60, to * 60).unwrap()
    }

    fn id(name: &str) -> PlaylistId {
        PlaylistId::parse(name).unwrap()
    }

    /// A playlist with one picture, which is its alone.
    fn list(name: &str, priority: i64, when: SlideWhen) -> Playlist {
        let blob = crate::domain::blob::BlobHash::of(name.as_bytes());
        let shows = SlideKind::Picture { blob, alt: Text::ja(name) };
        let slides = vec![Slide { shows, secs: AUTOMATIC_SECS, when }];
        Playlist { id: id(name), name: Text::ja(name), slides, priority }
    }

    fn within(hours: Hours) -> SlideWhen {
        SlideWhen { hours: Some(hours), ..SlideWhen::default() }
    }

    fn content(lists: Vec<Playlist>) -> Content {
        let mut content = sample::corner().as_ref().clone();
        content.notices = BTreeMap::new();
        content.playlists = lists.into_iter().map(|it| (it.id.clone(), Arc::new(it))).collect();
        content
    }

    fn said(spells: &[Spell]) -> Vec<String> {
        let say = |it: &Spell| {
            let claims: Vec<&str> = it.claims.iter().map(PlaylistId::as_str).collect();
            let (from, to) = (it.hours.start_minute() / 60, it.hours.end_minute() / 60);
            format!("{from}-{to} {} {:?}", claims.join(">"), it.filled)
        };
        spells.iter().map(say).collect()
    }

    #[test]
    fn a_day_says_who_shows_who_is_silent_and_when_nobody_does() {
        let automatic = Slide {
            shows: SlideKind::Automatic(Automatic::Welcome),
            secs: AUTOMATIC_SECS,
            when: within(hours(20, 0)),
        };
        let night = Playlist { slides: vec![automatic], ..list("night", 0, SlideWhen::default()) };
        let content = content(vec![
            list("day", 0, within(hours(9, 18))),
            list("noon", 5, within(hours(12, 13))),
            list("also", 0, within(hours(17, 19))),
            night,
        ]);
        assert_eq!(
            said(&SignageDay::of(&content, date(MONDAY)).spells()),
            [
                "0-9  Nothing",
                "9-12 day Chosen",
                "12-13 noon>day Chosen",
                "13-17 day Chosen",
                "17-18 also>day Chosen",
                "18-19 also Chosen",
                "19-20  Nothing",
                "20-24 night Automatic",
            ]
        );
        let why =
            |one: &str, other: &str| Ahead::of(&content.playlists[&id(one)], &content.playlists[&id(other)]);
        assert_eq!(why("noon", "day"), Some(Ahead::Priority));
        assert_eq!(why("also", "day"), Some(Ahead::Id), "at the same priority the first id goes first");
        assert_eq!((why("day", "noon"), why("day", "also")), (None, None));
    }

    #[test]
    fn what_has_no_turn_all_week_is_named_and_what_comes_up_elsewhere_is_not() {
        let day = date(MONDAY);
        let only = Validity { from: Some(day), to: Some(day) };
        let content = content(vec![
            list("house", 0, SlideWhen::default()),
            list("lost", 0, SlideWhen { validity: only, ..within(hours(10, 11)) }),
            list("before-opening", 0, within(hours(7, 8))),
        ]);
        let days: Vec<SignageDay> = day.iter_days().take(7).map(|it| SignageDay::of(&content, it)).collect();
        let lost = unseen(&days, |_| Some(hours(9, 21)));
        let named: Vec<_> = lost.iter().map(|it| (it.playlist.as_str(), it.last)).collect();
        assert_eq!(named, [("lost", day)]);
        assert_eq!(unseen(&days, |_| None), [], "nobody is there to see anything");
        assert_eq!(unseen(&days, |it| (it != day).then(|| hours(9, 21))), []);
    }

    fn any_when() -> impl Strategy<Value = SlideWhen> {
        let day =
            || prop::option::weighted(0.4, (0..9_i64).prop_map(|it| date(MONDAY) + TimeDelta::days(it)));
        let hours = prop::option::weighted(0.8, (0..DAY_MINUTES, 1..DAY_MINUTES));
        (day(), day(), prop::collection::btree_set(0..7_u8, 0..4), hours).prop_map(
            |(from, to, weekdays, hours)| SlideWhen {
                validity: Validity { from, to },
                weekdays,
                hours: hours.and_then(|(from, long)| span(from, (from + long).min(DAY_MINUTES))),
            },
        )
    }

    fn any_lists() -> impl Strategy<Value = Vec<(i64, Vec<SlideWhen>)>> {
        prop::collection::vec((-1..3_i64, prop::collection::vec(any_when(), 1..4)), 0..5)
    }

    proptest! {
        /// Whatever playlists there are: at every second the day names the one the screens show, and its times fill it
        /// without a seam.
        #[test]
        fn a_day_names_what_the_screens_show(
            lists in any_lists(), day in 0..7_i64, second in 0..u64::from(DAY_MINUTES * 60),
        ) {
            let lists = lists.into_iter().enumerate().map(|(at, (priority, whens))| {
                let one = list(&format!("list-{at}"), priority, SlideWhen::default());
                let slide = |when| Slide { when, ..one.slides[0].clone() };
                Playlist { slides: whens.into_iter().map(slide).collect(), ..one.clone() }
            });
            let (content, day) = (content(lists.collect()), date(MONDAY) + TimeDelta::days(day));
            let spells = SignageDay::of(&content, day).spells();
            prop_assert_eq!(spells.first().map(|it| it.hours.start_minute()), Some(0));
            prop_assert_eq!(spells.last().map(|it| it.hours.end_minute()), Some(DAY_MINUTES));
            for (one, next) in spells.iter().zip(spells.iter().skip(1)) {
                prop_assert_eq!(one.hours.end, next.hours.start);
            }
            let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(second).unwrap(), 0).unwrap();
            let spell = spells.iter().find(|it| it.hours.contains(time)).unwrap();
            let program = program_at(&content, &Agenda::of(&content, day), Some(day.and_time(time)));
            let shown: BTreeSet<String> = program.turns().iter().map(|turn| turn.shown.key()).collect();
            let want = match spell.claims.first() {
                Some(id) => content.playlists[id].slides[0].shows.picture().map(|it| format!("picture:{it}")),
                None => Some("welcome".to_owned()),
            };
            prop_assert_eq!(shown, want.into_iter().collect::<BTreeSet<_>>());
        }
    }
}
