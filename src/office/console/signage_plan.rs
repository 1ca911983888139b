//! The signage of some days in words: where nothing stands, whom another playlist silences, why, and what to change.

use chrono::NaiveDate;

use super::{
    glass,
    page::{Mark, Moment},
    playlist_typed::PRIORITY_MAX,
    words,
};
use crate::domain::{
    content::Content,
    id::PlaylistId,
    program::Ahead,
    signage::Playlist,
    signage_day::{Filled, SignageDay, Spell, Unseen, unseen},
    time::{Hours, minute_of_day},
};

/// Some days of the published signage.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    content: &'a Content,
    pub(super) days: Vec<SignageDay>,
}

/// A time of opening in which no playlist has anything to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) date: NaiveDate,
    pub(super) hours: Hours,
}

/// A playlist that another one silences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    /// Address and name of the one that shows.
    pub(super) winner: (String, String),
    /// Address and name of the silent one.
    pub(super) loser: (String, String),
    /// 月・火 18:00–21:00
    pub(super) when: String,
    pub(super) why: String,
    /// What to change, in one sentence.
    pub(super) change: String,
    pub(super) mark: Mark,
}

/// A playlist with slides that never have a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hidden {
    pub(super) href: String,
    pub(super) list: String,
    /// What its slides are called.
    pub(super) slides: Vec<String>,
}

/// Two playlists that want the same times: who shows, who is silent, and when.
type Pair<'a> = (&'a PlaylistId, &'a PlaylistId, Vec<Gap>);

impl<'a> Plan<'a> {
    pub(super) fn of(content: &'a Content, days: &[NaiveDate]) -> Self {
        Self { content, days: days.iter().map(|date| SignageDay::of(content, *date)).collect() }
    }

    /// When the corner is open on a day.
    pub(super) fn open(&self, date: NaiveDate) -> Option<Hours> {
        self.content.corner.day(date).hours()
    }

    pub(super) fn list(&self, id: &PlaylistId) -> Option<&'a Playlist> {
        self.content.playlists.get(id).map(AsRef::as_ref)
    }

    pub(super) fn name(&self, id: &PlaylistId) -> String {
        self.list(id).map_or_else(|| "消されたもの".to_owned(), |it| it.name.plain())
    }

    /// Times of opening without a playlist that are not over yet.
    pub(super) fn gaps(&self, now: Moment) -> Vec<Gap> {
        let minute = minute_of_day(words::local(now.utc).time());
        let is_over =
            |gap: &Gap| gap.date < now.today || gap.date == now.today && gap.hours.end_minute() <= minute;
        let mut found = self.times(|spell| spell.filled == Filled::Nothing);
        found.retain(|gap| !is_over(gap));
        found
    }

    /// The parts of spells that lie in opening hours.
    fn times(&self, wanted: impl Fn(&Spell) -> bool) -> Vec<Gap> {
        let mut found = Vec::new();
        for day in &self.days {
            let Some(open) = self.open(day.date()) else { continue };
            let spells = day.spells().into_iter().filter(&wanted);
            let inside = spells.filter_map(|spell| spell.hours.shared(open));
            found.extend(inside.map(|hours| Gap { date: day.date(), hours }));
        }
        found
    }

    /// Every two playlists that want the same time of opening, in the order in which it first happens.
    pub(super) fn clashes(&self) -> Vec<Clash> {
        let all: Vec<Spell> = self.days.iter().flat_map(SignageDay::spells).collect();
        let mut pairs: Vec<Pair<'_>> = Vec::new();
        for (winner, loser) in all.iter().flat_map(two) {
            if !pairs.iter().any(|(one, other, _)| (*one, *other) == (winner, loser)) {
                let both = |spell: &Spell| two(spell).any(|it| it == (winner, loser));
                pairs.push((winner, loser, self.times(both)));
            }
        }
        let never = self.never();
        let wanted = pairs.iter().filter(|(.., times)| !times.is_empty());
        wanted.filter_map(|pair| self.clash(pair, &never)).collect()
    }

    fn clash(&self, (winner, loser, times): &Pair<'_>, never: &[Unseen]) -> Option<Clash> {
        let (first, second) = (self.list(winner)?, self.list(loser)?);
        let ahead = Ahead::of(first, second)?;
        let is_unseen = never.iter().any(|it| it.playlist == **loser);
        let mark = match ahead {
            Ahead::Priority | Ahead::Id if is_unseen => Mark::Bad,
            Ahead::Id => Mark::Wait,
            Ahead::Priority => Mark::Rest,
        };
        Some(Clash {
            winner: (address(winner), self.name(winner)),
            loser: (address(loser), self.name(loser)),
            when: said(times),
            why: why(ahead, first, second),
            change: change(first, second),
            mark,
        })
    }

    fn never(&self) -> Vec<Unseen> {
        unseen(&self.days, |date| self.open(date))
    }

    /// The playlists whose slides never have a turn, though they want one on `from` or later.
    pub(super) fn hidden(&self, from: NaiveDate) -> Vec<Hidden> {
        let mut found: Vec<Hidden> = Vec::new();
        for it in self.never().into_iter().filter(|it| it.last >= from) {
            let (href, slide) = (address(&it.playlist), glass::name(self.content, &it.shown));
            match found.iter_mut().find(|known| known.href == href) {
                Some(known) => known.slides.push(slide),
                None => found.push(Hidden { href, list: self.name(&it.playlist), slides: vec![slide] }),
            }
        }
        found
    }
}

/// Where a playlist is changed.
pub(super) fn address(id: &PlaylistId) -> String {
    format!("/playlists/{id}")
}

/// The one that shows, with each that is silent meanwhile.
fn two(spell: &Spell) -> impl Iterator<Item = (&PlaylistId, &PlaylistId)> {
    let silent = spell.claims.iter().skip(1);
    spell.claims.first().into_iter().flat_map(move |first| silent.clone().map(move |it| (first, it)))
}

/// 月・火 18:00–21:00、水 18:00–19:00
fn said(times: &[Gap]) -> String {
    let mut by_hours: Vec<(Hours, Vec<&str>)> = Vec::new();
    for Gap { date, hours } in times {
        let day = words::weekday(*date);
        match by_hours.iter_mut().find(|(known, _)| known == hours) {
            Some((_, days)) => days.push(day),
            None => by_hours.push((*hours, vec![day])),
        }
    }
    let one = |(hours, days): &(Hours, Vec<&str>)| format!("{} {}", days.join("・"), words::hours(*hours));
    by_hours.iter().map(one).collect::<Vec<_>>().join("、")
}

fn why(ahead: Ahead, winner: &Playlist, loser: &Playlist) -> String {
    let (one, other) = (winner.name.plain(), loser.name.plain());
    match ahead {
        Ahead::Priority => format!(
            "「{one}」の優先（{}）が、「{other}」の優先（{}）より大きいからです。",
            winner.priority, loser.priority
        ),
        Ahead::Id => {
            format!("どちらの優先も {} なので、登録の番号が先の「{one}」が出ます。", winner.priority)
        }
    }
}

fn change(winner: &Playlist, loser: &Playlist) -> String {
    let (one, other) = (winner.name.plain(), loser.name.plain());
    let rank = if winner.priority < PRIORITY_MAX {
        format!("「{other}」の優先を {} 以上にします", winner.priority.saturating_add(1))
    } else {
        format!("「{one}」の優先を {} 以下にします", loser.priority.saturating_sub(1))
    };
    format!("「{other}」を出したいときは、「{one}」の出す時を変えるか、{rank}。")
}
