//! PDFs that a bundle names, drawn before the bundle is read: the import itself waits for nothing.

use std::collections::BTreeMap;

use super::{refusal::said, take::sheets};
use crate::{
    media::sheet::Sheet,
    office::{
        exchange::{Files, ImportError},
        render::Renderer,
    },
};

/// The pages of each of these files; or everything that is wrong with them. One that is not there is left to the
/// import, which says so.
pub async fn drawn(
    renderer: &Renderer,
    names: Vec<String>,
    files: &(dyn Files + Sync),
) -> Result<BTreeMap<String, Vec<Sheet>>, Vec<ImportError>> {
    let (mut drawn, mut wrong) = (BTreeMap::new(), Vec::new());
    for name in names {
        if drawn.contains_key(&name) || name.contains(['/', '\\', ':', '\0']) || name.starts_with('.') {
            continue;
        }
        let Some(bytes) = files.read(&name) else { continue };
        match sheets(renderer, bytes, |_| {}).await {
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
