//! What fields offer to be chosen, and what the ruby of a name says of its reading.

use super::{
    super::page::Choice,
    field::{Way, With, Word},
};
use crate::domain::ruby::RubyText;

/// What the ruby of a name says of its reading.
pub(super) fn suggestion(name: &str, reading: &str) -> Vec<String> {
    let ruby = RubyText::parse(name);
    let spoken: String = ruby.spoken().chars().filter(|c| !c.is_whitespace()).collect();
    let kana = spoken.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ー' | '・' | ' '));
    let spoken = hiragana(&spoken);
    let told = kana && !spoken.is_empty() && spoken != reading;
    told.then(|| format!("ふりがなからは「{spoken}」と読めます。")).into_iter().collect()
}

fn hiragana(text: &str) -> String {
    let small = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    };
    text.chars().map(small).collect()
}

/// The ways of a choice, each with what it carries.
pub(super) fn ways_of(ways: &[Way], chosen: &str, first: First) -> Vec<Choice> {
    let named: Vec<Word> = ways.iter().map(|way| (way.key, way.label)).collect();
    let carries = |choice: Choice| {
        let with = ways.iter().find(|way| way.key == choice.key).map(|way| way.with);
        let hint = match with {
            Some(With::Line | With::MayLine) => "line",
            Some(With::One(_)) => "one",
            Some(With::Hours) => "hours",
            Some(With::Nothing) | None => "",
        };
        Choice { hint, ..choice }
    };
    one_of(chosen, &named, first).into_iter().map(carries).collect()
}

/// What a list of choices begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// With none of them.
    Nothing,
    /// With the first of them.
    Itself,
}

/// One of some; what is none of them stays one.
pub(super) fn one_of(chosen: &str, all: &[(&str, &str)], first: First) -> Vec<Choice> {
    let choice = |(key, name): (&str, &str)| Choice {
        key: key.to_owned(),
        name: name.to_owned(),
        hint: "",
        chosen: key == chosen,
    };
    let empty = first == First::Nothing && !all.iter().any(|(key, _)| key.is_empty());
    let unknown = !chosen.is_empty() && !all.iter().any(|(key, _)| *key == chosen);
    let first = empty.then_some(("", "（えらんでいない）"));
    let last = unknown.then_some((chosen, chosen));
    first.into_iter().chain(all.iter().copied()).chain(last).map(choice).collect()
}

/// Any of some; what is none of them stays one.
pub(super) fn some_of(chosen: &[&str], all: &[(&str, &str)]) -> Vec<Choice> {
    let unknown = chosen.iter().filter(|key| !all.iter().any(|(known, _)| known == *key));
    let unknown: Vec<_> = unknown.map(|key| (*key, *key)).collect();
    let choice = |(key, name): &(&str, &str)| Choice {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        hint: "",
        chosen: chosen.contains(key),
    };
    all.iter().chain(&unknown).map(choice).collect()
}
