//! Finding by words: names, readings, other names, themes and texts, in any spelling, the likeliest first.

use std::{fmt, sync::Arc};

use super::{
    content::Content,
    id::{BookId, DeskId, EventId, GroupId, LeafletId, NoticeId, ProposalId, ThemeId},
};

use entry::{Entry, Line};
use query::{Needle, Query, Word};

pub use lexicon::{BadLexicon, Danger, Lexicon};

mod entry;
mod query;
mod lexicon;
mod signature;
mod texts;
#[cfg(test)]
mod tests;

/// Themes shown as near, at most.
const NEAR_MAX: usize = 4;
/// How often a word that found nothing is shortened by a character.
const SHORTENINGS_MAX: usize = 6;
/// Pairs of characters a theme must share with a word to be near it.
const KINSHIP_MIN: u32 = 2;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// A group.
    Group(GroupId),
    /// A theme.
    Theme(ThemeId),
    /// An event.
    Event(EventId),
    /// A desk.
    Desk(DeskId),
    /// A leaflet.
    Leaflet(LeafletId),
    /// A notice.
    Notice(NoticeId),
    /// A book.
    Book(BookId),
    /// A proposal.
    Proposal(ProposalId),
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// Its name in Japanese.
    pub name: String,
    /// How well it fits: 0 is best.
    pub distance: u32,
}

/// All answers to a text. `Debug` tells how many there are and not which: they say what was typed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Whether the helplines stand first.
    pub danger: Danger,
    /// What was found, the likeliest first.
    pub hits: Vec<Hit>,
    /// How many there are beside those in `hits`.
    pub more: usize,
    /// Themes near the text, where no group was found.
    pub near: Vec<ThemeId>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Answer({} hits)", self.hits.len() + self.more)
    }
}

impl Answer {
    /// What stands first on the glass: the likeliest group, or the likeliest of the rest where there is none.
    pub fn first(&self) -> Option<&Found> {
        let mut found = self.hits.iter().map(|hit| &hit.found);
        let group = found.clone().find(|found| matches!(found, Found::Group(_)));
        group.or_else(|| found.next())
    }
}

/// Everything a content can be searched by: made once for a content, asked with every key.
#[derive(Clone, PartialEq, Default)]
pub struct Index {
    lines: Vec<Line>,
    lexicon: Arc<Lexicon>,
}

impl fmt::Debug for Index {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Index({} entries)", self.lines.len())
    }
}

/// Everything in `content` that has every word of `query`, the likeliest first, at most `hits_max`.
pub fn search(content: &Content, query: &str, hits_max: usize) -> Answer {
    Index::of(content, None).find(query, hits_max)
}

impl Index {
    /// The index of a content; with the content and index before it, what has not changed is taken over.
    pub fn of(content: &Content, before: Option<(&Content, &Self)>) -> Self {
        let words = &content.settings.words;
        let same = before.filter(|(content, _)| content.settings.words == *words);
        let lexicon =
            same.map_or_else(|| Arc::new(Lexicon::with(words)), |(_, old)| Arc::clone(&old.lexicon));
        let before = before.map(|(content, index)| (content, index.lines.as_slice()));
        Self { lines: entry::lines(content, before), lexicon }
    }

    /// Everything that has every word of `query`, the likeliest first, at most `hits_max`; where that is no group, the
    /// themes nearest to it.
    ///
    /// A word may be written in kanji, kana or Latin letters, and stands for others that mean the same. Nothing but
    /// spaces finds nothing. Where somebody may be in danger, nothing of bereaved people is among the answers.
    pub fn find(&self, query: &str, hits_max: usize) -> Answer {
        let typed = Query::new(query, &self.lexicon);
        let danger = typed.danger;
        let mut found = self.ranked(&typed);
        if found.is_empty() {
            let begun = Query::unfinished(query, &self.lexicon);
            found = begun.map_or_else(Vec::new, |begun| self.ranked(&begun));
        }
        let has_group = found.iter().any(|(_, entry)| matches!(entry.found, Found::Group(_)));
        let near = if has_group { Vec::new() } else { self.near(&typed) };
        let more = found.len().saturating_sub(hits_max);
        let hits = found.into_iter().take(hits_max).map(|(distance, entry)| Hit {
            found: entry.found.clone(),
            name: entry.name.clone(),
            distance,
        });
        Answer { danger, hits: hits.collect(), more, near }
    }

    fn ranked(&self, query: &Query) -> Vec<(u32, &Entry)> {
        if query.words.is_empty() {
            return Vec::new();
        }
        let each = |line: &Line| query.words.iter().map(|word| line.distance(word)).sum::<Option<u32>>();
        let whole = |line: &Line| query.phrase.as_ref().and_then(|phrase| line.distance(phrase));
        let far = |line: &Line| each(line).into_iter().chain(whole(line)).min();
        let mut hits: Vec<(u32, &Entry)> =
            self.within(query.danger).filter_map(|line| far(line).zip(Some(line.entry.as_ref()))).collect();
        // Entries stand in their order already, and equals keep it.
        hits.sort_by_key(|(distance, _)| *distance);
        hits
    }

    /// Everything that may stand beside the helplines.
    fn within(&self, danger: Danger) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| !(danger == Danger::Heard && line.entry.mourns))
    }

    /// Themes that the list of near words names, then those of what a shorter word finds, then those whose name has
    /// something of the word. Where the helplines stand first, none of bereaved people.
    fn near(&self, query: &Query) -> Vec<ThemeId> {
        let themes: Vec<&Entry> =
            self.lines.iter().map(|line| line.entry.as_ref()).filter(is_theme).collect();
        let mut near: Vec<ThemeId> = Vec::new();
        for word in query.phrase.iter().chain(&query.words) {
            near.extend(self.listed_near(word, &themes));
        }
        // Beside a call for help stands nothing that only looks alike.
        for word in query.words.iter().filter(|_| query.danger == Danger::None) {
            near.extend(self.shortened(word));
            near.extend(akin(word, &themes));
        }
        let mourning = |id: &ThemeId| themes.iter().any(|it| it.mourns && it.themes.contains(id));
        let mut seen = std::collections::BTreeSet::new();
        near.retain(|id| (query.danger == Danger::None || !mourning(id)) && seen.insert(id.clone()));
        near.truncate(NEAR_MAX);
        near
    }

    fn listed_near(&self, word: &Word, themes: &[&Entry]) -> Vec<ThemeId> {
        let parts: Vec<&str> =
            word.spelled.iter().flat_map(|needle| self.lexicon.near(&needle.text)).collect();
        let named = |entry: &&&Entry| parts.iter().any(|part| entry.is_named(part));
        themes.iter().filter(named).flat_map(|entry| entry.themes.clone()).collect()
    }

    /// The themes of what the beginning of a word finds.
    fn shortened(&self, word: &Word) -> Vec<ThemeId> {
        let Some(needle) = word.spelled.last() else { return Vec::new() };
        let chars: Vec<char> = needle.text.chars().collect();
        let lengths = (2..chars.len()).rev().take(SHORTENINGS_MAX);
        let find = |length: usize| {
            let begun: String = chars.iter().take(length).collect();
            let word = Word { spelled: vec![Needle::new(begun)], alike: Vec::new() };
            let mut hits: Vec<(u32, &Entry)> = self
                .within(Danger::None)
                .filter_map(|line| line.distance(&word).zip(Some(line.entry.as_ref())))
                .collect();
            hits.sort_by_key(|(distance, _)| *distance);
            let themes: Vec<ThemeId> = hits.into_iter().flat_map(|(_, entry)| entry.themes.clone()).collect();
            (!themes.is_empty()).then_some(themes)
        };
        lengths.into_iter().find_map(find).unwrap_or_default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a filter hands out references")]
fn is_theme(entry: &&Entry) -> bool {
    matches!(entry.found, Found::Theme(_))
}

/// Themes whose name shares the most with a word.
fn akin(word: &Word, themes: &[&Entry]) -> Vec<ThemeId> {
    let kinship = |entry: &Entry| word.spelled.iter().map(|it| entry.kinship(&it.text)).max().unwrap_or(0);
    let most = themes.iter().map(|entry| kinship(entry)).max().unwrap_or(0);
    if most < KINSHIP_MIN {
        return Vec::new();
    }
    let closest = themes.iter().filter(|entry| kinship(entry) == most);
    closest.flat_map(|entry| entry.themes.clone()).collect()
}
