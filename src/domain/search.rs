//! Finding by words: names, readings, other names and themes, in any spelling, the likeliest first.

use super::{
    content::Content,
    id::{DeskId, EventId, GroupId, LeafletId, NoticeId, ThemeId},
    kana::{fold, romaji_to_kana, sort_key},
    text::Text,
};

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

/// What a word may match, from the best to the least telling.
const NAMED: u32 = 0;
const BEGINS: u32 = 1;
const HOLDS: u32 = 2;
const OTHER_NAME: u32 = 3;
const THEME: u32 = 4;
const TOLD: u32 = 6;

/// Everything in `content` that has every word of `query`, the likeliest first, at most `hits_max`.
///
/// A word may be written in kanji, kana or Latin letters; nothing but spaces finds nothing.
pub fn search(content: &Content, query: &str, hits_max: usize) -> Vec<Hit> {
    rank(entries(content), query, hits_max)
}

fn rank(entries: impl Iterator<Item = Entry>, query: &str, hits_max: usize) -> Vec<Hit> {
    let words: Vec<[String; 2]> =
        query.split_whitespace().map(spellings).filter(|[plain, _]| !plain.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<(u32, Entry)> = entries
        .filter_map(|entry| {
            words.iter().map(|word| entry.distance(word)).sum::<Option<u32>>().zip(Some(entry))
        })
        .collect();
    hits.sort_by_cached_key(|(distance, entry)| (*distance, sort_key(&entry.reading), entry.found.clone()));
    let hit = |(distance, entry): (u32, Entry)| Hit { found: entry.found, name: entry.name, distance };
    hits.into_iter().take(hits_max).map(hit).collect()
}

/// A word as it stands, and as kana when it is romaji.
fn spellings(word: &str) -> [String; 2] {
    [fold(word), fold(&romaji_to_kana(word))]
}

/// One thing with everything it can be found by, already folded.
struct Entry {
    found: Found,
    name: String,
    reading: String,
    /// Name and reading.
    own: Vec<String>,
    other_names: Vec<String>,
    themes: Vec<String>,
    told: Vec<String>,
}

impl Entry {
    fn new(found: Found, name: &Text, reading: &str) -> Self {
        let mut own = folded(name);
        own.push(fold(reading));
        let (name, reading) = (name.plain(), reading.to_owned());
        Self { found, name, reading, own, other_names: Vec::new(), themes: Vec::new(), told: Vec::new() }
    }

    fn telling(self, text: &Text) -> Self {
        Self { told: folded(text), ..self }
    }

    fn distance(&self, [plain, kana]: &[String; 2]) -> Option<u32> {
        [plain, kana].into_iter().filter(|word| !word.is_empty()).filter_map(|word| self.one(word)).min()
    }

    fn one(&self, word: &str) -> Option<u32> {
        let holds = |texts: &[String]| texts.iter().any(|text| text.contains(word));
        let own = || self.own.iter();
        [
            (own().any(|text| text == word), NAMED),
            (own().any(|text| text.starts_with(word)), BEGINS),
            (holds(&self.own), HOLDS),
            (holds(&self.other_names), OTHER_NAME),
            (holds(&self.themes), THEME),
            (holds(&self.told), TOLD),
        ]
        .into_iter()
        .find_map(|(fits, distance)| fits.then_some(distance))
    }
}

fn entries(content: &Content) -> impl Iterator<Item = Entry> {
    let groups = content.groups.values().map(|group| Entry {
        other_names: group.aliases.iter().map(|alias| fold(alias)).collect(),
        themes: group.themes.iter().flat_map(|id| theme_words(content, id)).collect(),
        ..Entry::new(Found::Group(group.id.clone()), &group.name, &group.reading).telling(&group.summary)
    });
    let themes = content
        .themes
        .values()
        .map(|it| Entry::new(Found::Theme(it.id.clone()), &it.name, &it.reading).telling(&it.about));
    let events = content
        .events
        .values()
        .map(|it| Entry::new(Found::Event(it.id.clone()), &it.title, &it.reading).telling(&it.summary));
    let desks =
        content.desks.values().map(|it| Entry::new(Found::Desk(it.id.clone()), &it.name, &it.reading));
    let leaflets = content.leaflets.values().map(|it| Entry {
        themes: it.themes.iter().flat_map(|id| theme_words(content, id)).collect(),
        ..Entry::new(Found::Leaflet(it.id.clone()), &it.title, &it.reading)
    });
    let notices = content
        .notices
        .values()
        .map(|it| Entry::new(Found::Notice(it.id.clone()), &it.title, "").telling(&it.body));
    groups.chain(themes).chain(events).chain(desks).chain(leaflets).chain(notices)
}

fn theme_words(content: &Content, id: &ThemeId) -> Vec<String> {
    content.themes.get(id).map_or_else(Vec::new, |theme| {
        let mut words = folded(&theme.name);
        words.push(fold(&theme.reading));
        words
    })
}

/// A text in every language it is written in.
fn folded(text: &Text) -> Vec<String> {
    text.langs().map(|(_, words)| fold(&words.plain())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    fn group(id: &str, name: &Text, reading: &str, (alias, theme): (&str, &str)) -> Entry {
        Entry {
            other_names: vec![fold(alias)],
            themes: vec![fold(theme)],
            ..Entry::new(Found::Group(GroupId::parse(id).unwrap()), name, reading)
        }
    }

    fn corner() -> Vec<Entry> {
        let sayu = Text::ja("さゆの会").with(Lang::En, "Sayu circle");
        vec![
            group(
                "hidamari",
                &Text::ja("ひだまり家族会"),
                "ひだまりかぞくかい",
                ("ひきこもり家族", "ひきこもり"),
            ),
            group("sayu", &sayu, "さゆのかい", ("断酒", "アルコール")),
            group(
                "wakachi",
                &Text::ja("わかち合いの会"),
                "わかちあいのかい",
                ("グリーフ", "大切な人を亡くした"),
            ),
            Entry::new(
                Found::Theme(ThemeId::parse("grief").unwrap()),
                &Text::ja("大切な人を亡くした"),
                "たいせつなひとをなくした",
            )
            .telling(&Text::ja("自死遺族の わかち合い")),
        ]
    }

    fn found(query: &str) -> Vec<String> {
        rank(corner().into_iter(), query, 9).into_iter().map(|hit| hit.name).collect()
    }

    #[test]
    fn any_spelling_finds_and_the_likeliest_comes_first() {
        for (query, names) in [
            ("さゆ", &["さゆの会"][..]),
            ("サユノカイ", &["さゆの会"]),
            ("sayu", &["さゆの会"]),
            ("SAYU CIRCLE", &["さゆの会"]),
            ("hikikomori", &["ひだまり家族会"]),
            ("かぞく", &["ひだまり家族会"]),
            ("断酒", &["さゆの会"]),
            ("あるこーる", &["さゆの会"]),
            ("わかち合い", &["わかち合いの会", "大切な人を亡くした"]),
            ("大切な人", &["大切な人を亡くした", "わかち合いの会"]),
            ("会 断酒", &["さゆの会"]),
            ("会 みつからない", &[]),
            ("", &[]),
            (" 　・", &[]),
        ] {
            assert_eq!(found(query), names, "{query}");
        }
    }

    #[test]
    fn equals_stand_in_the_order_of_their_readings() {
        assert_eq!(found("会"), ["さゆの会", "ひだまり家族会", "わかち合いの会"]);
        assert_eq!(rank(corner().into_iter(), "会", 2).len(), 2);
    }
}
