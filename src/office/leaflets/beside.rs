//! PDFs that a bundle names, drawn before the bundle is read: the import itself waits for nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    refusal::{Refusal, said},
    take::sheets,
};
use crate::{
    media::sheet::Sheet,
    office::{
        exchange::{Files, ImportError},
        render::Renderer,
    },
};

/// The pages of each of these files; or everything that is wrong with them. One that is not there is left to the
/// import, which says so. Two files are on their way at a time, as far as the renderer draws two.
pub async fn drawn(
    renderer: &Renderer,
    names: Vec<String>,
    files: &(dyn Files + Sync),
) -> Result<BTreeMap<String, Vec<Sheet>>, Vec<ImportError>> {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for (at, name) in plain(names).into_iter().enumerate() {
        if at % 2 == 0 { one.push(name) } else { other.push(name) }
    }
    let (one, other) = tokio::join!(in_turn(renderer, one, files), in_turn(renderer, other, files));
    let (mut drawn, mut wrong) = (BTreeMap::new(), Vec::new());
    for (name, pages) in one.into_iter().chain(other) {
        match pages {
            Ok(pages) => drop(drawn.insert(name, pages)),
            Err(why) => wrong.push(ImportError {
                line: 0,
                column: "pages".to_owned(),
                message: why.to_string(),
                message_ja: said(&name, &why),
                value: name,
            }),
        }
    }
    if wrong.is_empty() { Ok(drawn) } else { Err(wrong) }
}

/// The names that lead nowhere but beside the bundle, each once.
fn plain(names: Vec<String>) -> BTreeSet<String> {
    let leads_away = |name: &String| name.contains(['/', '\\', ':', '\0']) || name.starts_with('.');
    names.into_iter().filter(|name| !leads_away(name)).collect()
}

/// One file after the other, each with its pages or why it has none.
async fn in_turn(
    renderer: &Renderer,
    names: Vec<String>,
    files: &(dyn Files + Sync),
) -> Vec<(String, Result<Vec<Sheet>, Refusal>)> {
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        if let Some(bytes) = files.read(&name) {
            let pages = sheets(renderer, bytes, |_| {}).await;
            all.push((name, pages));
        }
    }
    all
}
