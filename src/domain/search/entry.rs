//! One thing that can be found, with everything it can be found by.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;

use super::{
    Found,
    query::{Needle, Word},
    signature::Signature,
    texts::{Part, Texts},
};
use crate::domain::{
    content::Content,
    group::{Admission, Audience, Group},
    id::{GroupId, ThemeId},
    kana::{SortKey, fold, sort_key},
    text::{Lang, Text},
};

/// How far a word is from what it fits: from all of a text, from its beginning, and from anywhere in it.
const fn distances(part: Part) -> [u32; 3] {
    match part {
        Part::Name => [0, 2, 4],
        Part::Reading => [1, 3, 5],
        Part::OtherName => [6, 7, 7],
        Part::Theme => [8, 8, 8],
        Part::Told => [30, 30, 30],
    }
}

/// How much further away something is that has only a word of the same meaning.
const ALIKE: u32 = 10;

/// One thing, already folded.
#[derive(Debug, PartialEq)]
pub(super) struct Entry<T = Texts> {
    pub(super) found: Found,
    pub(super) name: String,
    order: SortKey,
    /// The day somebody last made sure of it.
    fresh: Option<NaiveDate>,
    texts: T,
    pub(super) themes: Vec<ThemeId>,
    /// For bereaved people, or of a theme of theirs.
    pub(super) mourns: bool,
}

/// One thing of which more is still to be told.
type Telling = Entry<Vec<(Part, String)>>;

/// One thing on a key's way through all of them, which stand in one piece of memory.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What it may hold: looked at first.
    signature: Signature,
    pub(super) entry: Arc<Entry>,
}

impl Line {
    fn of(told: Telling) -> Self {
        let Entry { found, name, order, fresh, texts, themes, mourns } = told;
        let entry = Entry { found, name, order, fresh, texts: Texts::of(texts), themes, mourns };
        Self { signature: Signature::of(entry.own(), entry.texts.all()), entry: Arc::new(entry) }
    }

    /// How far it is from a word; none when it has nothing of it.
    pub(super) fn distance(&self, word: &Word) -> Option<u32> {
        let nearest = |needles: &[Needle]| {
            let may = needles.iter().filter(|needle| self.signature.may_hold(&needle.sought));
            may.filter_map(|needle| self.entry.holds(needle)).min()
        };
        nearest(&word.spelled).or_else(|| Some(ALIKE + nearest(&word.alike)?))
    }
}

impl Telling {
    fn new(found: Found, name: &Text, reading: &str) -> Self {
        let mut readings = vec![fold(reading), fold(&name.get(Lang::Ja).0.spoken())];
        readings.retain(|reading| !reading.is_empty());
        readings.dedup();
        let entry = Self {
            found,
            name: name.plain(),
            order: sort_key(reading),
            fresh: None,
            texts: Vec::new(),
            themes: Vec::new(),
            mourns: false,
        };
        entry.with(Part::Name, written(name)).with(Part::Reading, readings)
    }

    fn with(mut self, part: Part, texts: impl IntoIterator<Item = String>) -> Self {
        self.texts.extend(texts.into_iter().map(|text| (part, text)));
        self
    }

    /// With every text in `texts` as something it tells, in every language and as it is read.
    fn telling<'a>(self, texts: impl IntoIterator<Item = &'a Text>) -> Self {
        self.with(Part::Told, texts.into_iter().flat_map(|text| written(text).into_iter().chain(read(text))))
    }

    /// With lines that were read off a page, as further things it tells.
    fn printing<'a>(self, pages: impl IntoIterator<Item = &'a str>) -> Self {
        // What is set over two lines is one word: the ends of lines say nothing in Japanese.
        let read = pages.into_iter().map(|page| fold(&page.replace('\n', "")));
        self.with(Part::Told, read.filter(|words| !words.is_empty()))
    }

    /// With other words it is known by.
    fn known_as<'a>(self, others: impl IntoIterator<Item = &'a str>) -> Self {
        self.with(Part::OtherName, others.into_iter().map(fold))
    }

    fn under(self, themes: &[ThemeId], known: &ThemeWords) -> Self {
        let words = themes.iter().filter_map(|id| known.words.get(id)).flatten().cloned();
        let mourns = self.mourns || themes.iter().any(|id| known.mourning.contains(id));
        Self { themes: themes.to_vec(), mourns, ..self.with(Part::Theme, words) }
    }

    fn fresh_since(self, day: NaiveDate) -> Self {
        Self { fresh: Some(day), ..self }
    }
}

impl Entry {
    /// What it is called, and how that is read.
    fn own(&self) -> impl Iterator<Item = &str> {
        self.texts.part(Part::Name).chain(self.texts.part(Part::Reading))
    }

    /// Its place among equals: what was made sure of last comes first, then the order of readings.
    fn place(&self) -> impl Ord + '_ {
        (Reverse(self.fresh), &self.order, &self.found)
    }

    fn holds(&self, needle: &Needle) -> Option<u32> {
        let best =
            |part: Part| self.texts.part(part).filter_map(|text| fits(text, needle, distances(part))).min();
        // A name and its reading are weighed together; of the rest the first that fits decides. One sound is looked
        // for in names alone.
        let own = || best(Part::Name).into_iter().chain(best(Part::Reading)).min();
        if needle.is_initial {
            return own();
        }
        match self.texts.first(&needle.finder)? {
            Part::Name | Part::Reading => own(),
            part @ (Part::OtherName | Part::Theme | Part::Told) => best(part),
        }
    }

    /// How many pairs of neighbouring characters of a word stand in its name or reading; a pair of kanji counts twice.
    pub(super) fn kinship(&self, word: &str) -> u32 {
        let chars: Vec<char> = word.chars().collect();
        let weigh = |pair: &[char]| {
            let text: String = pair.iter().collect();
            let kana = pair.iter().all(|c| matches!(c, 'ぁ'..='ゖ') || c.is_ascii());
            u32::from(self.is_named(&text)) * if kana { 1 } else { 2 }
        };
        chars.windows(2).map(weigh).sum()
    }

    /// Whether a text stands in its name.
    pub(super) fn is_named(&self, part: &str) -> bool {
        self.own().any(|name| name.contains(part))
    }
}

fn fits(text: &str, needle: &Needle, [whole, begins, holds]: [u32; 3]) -> Option<u32> {
    let word = needle.text.as_str();
    if !text.starts_with(word) {
        return (!needle.is_initial && text.contains(word)).then_some(holds);
    }
    Some(if text.len() == word.len() { whole } else { begins })
}

/// Everything of a content; an unchanged group among unchanged themes is taken over from `before`.
pub(super) fn lines(content: &Content, before: Option<(&Content, &[Line])>) -> Vec<Line> {
    let themes = ThemeWords::of(content);
    let same_themes = before.filter(|(old, _)| old.themes == content.themes && ThemeWords::of(old) == themes);
    let kept: BTreeMap<&GroupId, &Line> =
        same_themes.map(|(old, lines)| unchanged(content, old, lines)).unwrap_or_default();
    let groups = content.groups.values().map(|group| {
        kept.get(&group.id).map_or_else(|| Line::of(of_group(group, &themes)), |kept| Line::clone(kept))
    });
    let mut lines: Vec<Line> = groups.chain(others(content, &themes).map(Line::of)).collect();
    lines.sort_by(|a, b| a.entry.place().cmp(&b.entry.place()));
    lines
}

fn unchanged<'l>(content: &Content, old: &Content, lines: &'l [Line]) -> BTreeMap<&'l GroupId, &'l Line> {
    let same = |id: &GroupId| match (content.groups.get(id), old.groups.get(id)) {
        (Some(new), Some(old)) => Arc::ptr_eq(new, old),
        (_, _) => false,
    };
    let groups = lines.iter().filter_map(|line| match &line.entry.found {
        Found::Group(id) => Some((id, line)),
        Found::Theme(_)
        | Found::Event(_)
        | Found::Desk(_)
        | Found::Leaflet(_)
        | Found::Notice(_)
        | Found::Book(_)
        | Found::Proposal(_) => None,
    });
    groups.filter(|(id, _)| same(id)).collect()
}

fn of_group(group: &Group, themes: &ThemeWords) -> Telling {
    let activities = group.activities.iter().flat_map(|it| [it.title.as_ref(), it.note.as_ref()]).flatten();
    let texts = [Some(&group.summary), group.conditions.as_ref(), Some(&group.area)];
    let entry = Telling::new(Found::Group(group.id.clone()), &group.name, &group.reading)
        .known_as(group.aliases.iter().map(String::as_str))
        .telling(texts.into_iter().flatten().chain(activities))
        .fresh_since(group.verified_on);
    Entry { mourns: is_for_the_bereaved(group), ..entry }.under(&group.themes, themes)
}

fn others<'c>(content: &'c Content, themes: &'c ThemeWords) -> impl Iterator<Item = Telling> + 'c {
    let of_themes = content.themes.values().map(|it| {
        let entry = Telling::new(Found::Theme(it.id.clone()), &it.name, &it.reading).telling([&it.about]);
        Entry { mourns: themes.mourning.contains(&it.id), themes: vec![it.id.clone()], ..entry }
    });
    let events = content.events.values().map(|it| {
        let entry = Telling::new(Found::Event(it.id.clone()), &it.title, &it.reading);
        let mourns = it.audiences.iter().eq([&Audience::Bereaved]);
        Entry { mourns, ..entry.telling([&it.summary, &it.for_whom]) }
    });
    let desks = content.desks.values().map(|it| {
        let entry = Telling::new(Found::Desk(it.id.clone()), &it.name, &it.reading);
        entry.telling([&it.what, &it.for_whom, &it.municipality].into_iter().chain(&it.matters))
    });
    // おとな向け lies behind a question: words alone do not bring it up.
    let leaflets = content.leaflets.values().filter(|it| !it.adults_only).map(|it| {
        let group = it.group.as_ref().and_then(|id| content.groups.get(id));
        let whose = group.map(|group| [group.name.plain(), group.reading.clone()]).unwrap_or_default();
        let entry = Telling::new(Found::Leaflet(it.id.clone()), &it.title, &it.reading);
        let entry = entry.known_as(whose.iter().map(String::as_str).filter(|word| !word.is_empty()));
        let entry = entry.printing(it.pages.iter().map(|page| page.text.as_str()));
        Entry { mourns: group.is_some_and(|it| is_for_the_bereaved(it)), ..entry }.under(&it.themes, themes)
    });
    let notices = content.notices.values().map(|it| {
        let group = it.group.as_ref().and_then(|id| content.groups.get(id));
        let entry = Telling::new(Found::Notice(it.id.clone()), &it.title, "").telling([&it.body]);
        Entry { mourns: group.is_some_and(|it| is_for_the_bereaved(it)), ..entry }
    });
    of_themes.chain(events).chain(desks).chain(leaflets).chain(notices).chain(shelf(content, themes))
}

/// Books and proposals.
fn shelf<'c>(content: &'c Content, themes: &'c ThemeWords) -> impl Iterator<Item = Telling> + 'c {
    let books = content.books.values().map(|it| {
        let author = it.author.plain();
        let entry = Telling::new(Found::Book(it.id.clone()), &it.title, &it.reading);
        entry.known_as([author.as_str()]).telling(&it.about).under(&it.themes, themes)
    });
    let proposals = content.proposals.values().map(|it| {
        let entry = Telling::new(Found::Proposal(it.id.clone()), &it.title, &it.reading);
        let told = [Some(&it.aim), Some(&it.by), it.seeks.as_ref(), it.offers.as_ref(), it.when.as_ref()];
        entry.telling(told.into_iter().flatten()).under(&it.themes, themes)
    });
    books.chain(proposals)
}

/// Whether a group takes in bereaved people and not those who live with the matter themselves.
fn is_for_the_bereaved(group: &Group) -> bool {
    let may = |audience| group.admission.get(&audience).is_some_and(|it| *it != Admission::NotOpen);
    may(Audience::Bereaved) && !may(Audience::Experienced)
}

/// The words of every theme, and the themes of bereaved people.
#[derive(PartialEq)]
pub(super) struct ThemeWords {
    words: BTreeMap<ThemeId, Vec<String>>,
    mourning: BTreeSet<ThemeId>,
}

impl ThemeWords {
    fn of(content: &Content) -> Self {
        let words = content.themes.values().map(|theme| {
            let mut words = written(&theme.name);
            words.push(fold(&theme.reading));
            (theme.id.clone(), words)
        });
        let mourners = content.groups.values().filter(|group| is_for_the_bereaved(group));
        let mourning = mourners.filter_map(|group| group.themes.first()).cloned().collect();
        Self { words: words.collect(), mourning }
    }
}

/// A text in every language it is written in.
fn written(text: &Text) -> Vec<String> {
    let all = text.langs().map(|(_, words)| fold(&words.plain()));
    all.filter(|words| !words.is_empty()).collect()
}

/// A Japanese text as it is read, where that is another than how it is written.
fn read(text: &Text) -> Option<String> {
    let words = text.get(Lang::Ja).0;
    Some(words.spoken()).filter(|read| *read != words.plain()).map(|read| fold(&read))
}
