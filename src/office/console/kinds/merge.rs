//! Two people at one record: what each of them changed, put together field by field.

use serde_json::Value;

use super::{
    facts::Facts,
    field::{at, put},
    kind::Kind,
    said::said,
};

/// Three bodies of one record, and what became of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Merged {
    /// Theirs, with mine where only I changed something or both did.
    pub(crate) body: Value,
    /// What only the colleague changed: it stands in the form.
    pub(crate) theirs: Vec<Told>,
    /// What both changed: mine stands in the form, theirs is told.
    pub(crate) both: Vec<Told>,
}

/// What a colleague wrote in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) label: &'static str,
    pub(crate) theirs: String,
    pub(crate) mine: String,
}

/// Puts two changes of one body together.
pub(crate) fn merge(kind: &Kind, (before, mine, theirs): (&Value, &Value, &Value), facts: &Facts) -> Merged {
    let mut merged = Merged { body: theirs.clone(), theirs: Vec::new(), both: Vec::new() };
    for field in kind.fields() {
        let (old, my, their) = (at(before, field.path), at(mine, field.path), at(theirs, field.path));
        let told =
            || Told { label: field.label, theirs: said(field, their, facts), mine: said(field, my, facts) };
        match (my != old, their != old) {
            (true, true) if my != their => {
                merged.both.push(told());
                put(&mut merged.body, field.path, my.cloned());
            }
            (true, false) => put(&mut merged.body, field.path, my.cloned()),
            (false, true) => merged.theirs.push(told()),
            (true, true) | (false, false) => {}
        }
    }
    merged
}
