//! What every table of words promises: whole, known, asked for, alike in what is filled in.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::table::sources;
use crate::domain::text::Lang;

/// A message as a table has it.
#[derive(Default)]
pub(super) struct Message {
    /// What is filled in.
    names: BTreeSet<String>,
    /// All its words, of every variant.
    pub(super) text: String,
}

/// File and id of every message of `lang`; what Fluent cannot read, or twice, is a fault.
pub(super) fn messages(lang: Lang) -> BTreeMap<(&'static str, String), Message> {
    let mut all = BTreeMap::new();
    for (file, text) in sources(lang) {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) => resource,
            Err((_, errors)) => panic!("{}/{file}.ftl: {errors:?}", lang.tag()),
        };
        for entry in resource.entries() {
            match entry {
                Entry::Message(message) => {
                    let mut whole = Message::default();
                    let value = message.value.as_ref();
                    read(value.unwrap_or_else(|| panic!("{file}: {} is empty", message.id.name)), &mut whole);
                    let twice = all.insert((*file, message.id.name.to_owned()), whole);
                    assert!(twice.is_none(), "{}/{file}.ftl: {} stands twice", lang.tag(), message.id.name);
                }
                Entry::Term(term) => panic!("{file}: -{}: terms are not used here", term.id.name),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Junk { content } => panic!("{}/{file}.ftl: {content}", lang.tag()),
            }
        }
    }
    all
}

/// All text of a language's tables.
pub(super) fn every_word(lang: Lang) -> String {
    messages(lang).into_values().map(|message| message.text).collect::<Vec<_>>().join("\n")
}

fn read(pattern: &Pattern<&str>, into: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => placed(inline, into),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                placed(selector, into);
                for variant in variants {
                    read(&variant.value, into);
                    into.text.push('\n');
                }
            }
        }
    }
}

fn placed(inline: &InlineExpression<&str>, into: &mut Message) {
    match inline {
        InlineExpression::StringLiteral { value } => into.text.push_str(value),
        InlineExpression::VariableReference { id } => {
            into.names.insert(id.name.to_owned());
        }
        InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::Placeable { .. } => {
            panic!("{inline:?}: a table fills in names and chooses by them")
        }
    }
}

#[test]
fn every_language_says_everything() {
    let ja = messages(Lang::Ja);
    assert!(ja.len() > 500);
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let own = messages(lang);
        for (file, id) in ja.keys().filter(|key| !own.contains_key(*key)) {
            wrong.push(format!("{}/{file}.ftl lacks {id}", lang.tag()));
        }
        for (file, id) in own.keys().filter(|key| !ja.contains_key(*key)) {
            wrong.push(format!("{}/{file}.ftl has {id}, which nobody asks for", lang.tag()));
        }
    }
    assert!(wrong.is_empty(), "{} in all:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_language_fills_in_the_same() {
    let ja = messages(Lang::Ja);
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (key, message) in messages(lang) {
            let Some(want) = ja.get(&key) else { continue };
            if message.names != want.names {
                wrong.push(format!("{} {}: {:?}, not {:?}", lang.tag(), key.1, message.names, want.names));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Ids that the sources beside this file ask for: `self.say("id")`, `fill!(self, "id"`, and each line of `words!`.
fn asked_for() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/screen/words");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let rooms =
        files.filter(|path| !path.ends_with("table.rs") && !path.to_string_lossy().ends_with("_tests.rs"));
    rooms.chain([format!("{folder}.rs").into()]).flat_map(|path| asked_in(&path)).collect()
}

fn asked_in(path: &std::path::Path) -> BTreeSet<String> {
    let source = std::fs::read_to_string(path).unwrap();
    let product = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: Vec<&str> = product.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let id = |it: &&str| {
        !it.is_empty() && it.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let mut ids: BTreeSet<String> =
        code.split('"').skip(1).step_by(2).filter(id).map(str::to_owned).collect();
    for block in code.split("\nwords! {\n").skip(1) {
        let lines = block.split("\n}").next().unwrap_or_default().lines();
        ids.extend(lines.filter_map(|line| line.trim().strip_suffix(';')).filter(id).map(str::to_owned));
    }
    ids
}

#[test]
fn every_message_is_asked_for_and_every_question_answered() {
    let known: BTreeSet<String> = messages(Lang::Ja).into_keys().map(|(_, id)| id).collect();
    // Tags of languages that content names.
    let tags = BTreeSet::from(["zh", "ne", "jsl"].map(str::to_owned));
    let asked: BTreeSet<String> = asked_for().difference(&tags).cloned().collect();
    let unknown: Vec<_> = asked.difference(&known).collect();
    assert!(unknown.is_empty(), "asked for, in no table: {unknown:?}");
    let unused: Vec<_> = known.difference(&asked).collect();
    assert!(unused.is_empty(), "nobody asks for: {unused:?}");
}
