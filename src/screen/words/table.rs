//! The tables of words: Fluent files of every language, read when a language is first spoken.

use std::{collections::BTreeMap, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use fluent_syntax::ast::Entry;

use crate::domain::text::Lang;

/// All messages of a language.
pub(super) struct Table {
    bundle: FluentBundle<FluentResource>,
    plain: BTreeMap<String, String>,
}

/// The files of a language, by the rooms of words that stand beside this file.
macro_rules! files {
    ($folder:literal: $($stem:literal)*) => {
        &[$(($stem, include_str!(concat!("../../../assets/words/", $folder, "/", $stem, ".ftl")))),*]
    };
    ($folder:literal) => {
        files!($folder: "common" "when" "groups" "places" "arrival" "post" "requests" "signage" "signs" "emergency" "found"
            "search" "talk" "paper" "pages" "books" "follow_up" "access" "founding" "young" "calling"
            "aloud")
    };
}

macro_rules! tables {
    ($($lang:ident = $folder:literal $plurals:literal;)*) => {
        /// The table of `lang`; read by whoever asks first.
        pub(super) fn of(lang: Lang) -> &'static Table {
            match lang {
                $(Lang::$lang => {
                    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read($plurals, sources(Lang::$lang)));
                    &TABLE
                })*
            }
        }

        /// Name and text of every file of `lang`.
        pub(super) fn sources(lang: Lang) -> &'static [(&'static str, &'static str)] {
            match lang {
                $(Lang::$lang => files!($folder),)*
            }
        }
    };
}

// A folder, and whose rules of plurals (CLDR) hold.
tables! {
    Ja = "ja" "ja";
    JaEasy = "ja-easy" "ja";
    En = "en" "en";
    ZhHans = "zh-Hans" "zh";
    ZhHant = "zh-Hant" "zh";
    Ko = "ko" "ko";
    Vi = "vi" "vi";
    Pt = "pt" "pt";
    Es = "es" "es";
    Tl = "tl" "fil";
}

impl Table {
    /// A file that is not whole gives what of it can be read; a test holds that all are.
    fn read(plurals: &str, files: &[(&str, &str)]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![plurals.parse().unwrap_or_default()]);
        // Marks of direction would be painted, and no language here is written from right to left.
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        for (_, text) in files {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(whole, _)| whole);
            ids.extend(resource.entries().filter_map(id_of));
            bundle.add_resource_overriding(resource);
        }
        let plain = |id: String| {
            let text = format(&bundle, &id, None)?;
            Some((id, text))
        };
        let plain = ids.into_iter().filter_map(plain).collect();
        Self { bundle, plain }
    }

    /// A message without arguments.
    pub(super) fn say(&self, id: &str) -> Option<&str> {
        self.plain.get(id).map(String::as_str)
    }

    /// A message with its arguments filled in.
    pub(super) fn fill(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        format(&self.bundle, id, Some(args))
    }
}

fn id_of(entry: &Entry<&str>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    }
}

fn format(bundle: &FluentBundle<FluentResource>, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
    errors.is_empty().then_some(text)
}
