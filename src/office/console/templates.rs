//! ひな形: what staff begin a notice or an answer with; the office's own, and those this program comes with as long as
//! nobody changed or deleted them.

use serde_json::{Value, json};

use super::{page::Choice, shelf};
use crate::{
    domain::text::Lang,
    office::records::{self, State},
    store::{error::StoreError, sql::Tx},
    wire::record::{Purpose, Record, TemplateRecord},
};

/// The kind of templates.
pub(super) const TEMPLATE: &str = "template";

/// The templates this program comes with: their ids and bodies, in the order of lists.
const GIVEN: &str = include_str!("../../../assets/console/templates.json");

/// Ids and bodies of the templates this program comes with.
pub(super) fn given() -> Vec<(String, Value)> {
    // A test reads the same file, so an empty list never stands in.
    let all: Vec<Value> = serde_json::from_str(GIVEN).unwrap_or_default();
    let read = |it: Value| {
        let id = it.get("id")?.as_str()?.to_owned();
        Some((id, json!({"v": 1, "private": it.get("private")?})))
    };
    all.into_iter().filter_map(read).collect()
}

/// The given ones of which the office has no version of its own, not even a deleted one.
pub(super) fn untouched(tx: &mut dyn Tx) -> Result<Vec<(String, Value)>, StoreError> {
    let mut found = Vec::new();
    for (id, body) in given() {
        if records::load(tx, TEMPLATE, &id)?.is_none() {
            found.push((id, body));
        }
    }
    Ok(found)
}

/// Everything that can be begun with for a purpose: the given ones in their order, then the office's own by name. A
/// draft changes nothing until it is published, a deletion takes a given one away too.
pub(super) fn all(tx: &mut dyn Tx, purpose: Purpose) -> Result<Vec<TemplateRecord>, StoreError> {
    let mut own: Vec<TemplateRecord> = shelf::each_published(tx, TEMPLATE)?
        .filter_map(|entry| if let Record::Template(it) = entry.it { Some(*it) } else { None })
        .collect();
    own.sort_by(|a, b| a.private.name.cmp(&b.private.name));
    let mut found = Vec::new();
    for (id, body) in given() {
        let changed = own.iter().position(|it| it.public.as_str() == id).map(|at| own.remove(at));
        let stands = match records::load(tx, TEMPLATE, &id)? {
            None => true,
            Some(stored) => stored.state == State::Draft,
        };
        found.extend(changed.or_else(|| read(&id, &body).filter(|_| stands)));
    }
    found.extend(own);
    found.retain(|it| it.private.purpose == purpose);
    Ok(found)
}

fn read(id: &str, body: &Value) -> Option<TemplateRecord> {
    let Record::Template(it) = Record::read(TEMPLATE, id, &body.to_string()).ok()? else { return None };
    Some(*it)
}

/// One of some, by its id.
pub(super) fn find<'t>(all: &'t [TemplateRecord], id: &str) -> Option<&'t TemplateRecord> {
    all.iter().find(|it| it.public.as_str() == id)
}

/// A template as a field offers it.
pub(super) fn choice(it: &TemplateRecord) -> Choice {
    Choice { key: it.public.to_string(), name: it.private.name.clone(), hint: "", chosen: false }
}

/// The text an answer begins with.
pub(super) fn text(it: &TemplateRecord) -> String {
    it.private.body.get(Lang::Ja).0.plain()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_given_template_reads() {
        let all = given();
        assert_eq!(all.len(), 9);
        for (id, body) in all {
            let template = read(&id, &body).unwrap_or_else(|| panic!("{id}"));
            let says = format!("{}{}", template.private.title.plain(), text(&template));
            assert!(!template.private.name.is_empty() && !says.is_empty(), "{id}");
        }
    }
}
