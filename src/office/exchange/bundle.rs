//! A bundle: records of any kind in one JSON file, in the very form in which the office keeps them.
//!
//! An object with a list for each kind (`themes`, `rooms`, …) and `settings`. Each entry is the body of a record plus
//! its `id`; pictures are named by the files beside the bundle.

use serde_json::{Map, Value};

use super::{
    against::Against,
    error::{ImportError, Said},
};
use crate::{
    domain::blob::BlobHash,
    wire::{
        body::{Fault, SETTINGS_ID},
        json::Json,
        record::Record,
        want::Want,
    },
};

/// The lists of a bundle and the kinds of records in them.
const LISTS: [(&str, &str); 15] = [
    ("themes", "theme"),
    ("rooms", "room"),
    ("calendars", "calendar"),
    ("groups", "group"),
    ("desks", "desk"),
    ("helplines", "helpline"),
    ("events", "event"),
    ("leaflets", "leaflet"),
    ("books", "book"),
    ("proposals", "proposal"),
    ("notices", "notice"),
    ("playlists", "playlist"),
    ("bookings", "booking"),
    ("mailboxes", "mailbox"),
    ("templates", "template"),
];

type Errors = Vec<ImportError>;

pub(super) fn read(text: &str, against: &mut Against<'_>) -> Result<(Vec<Record>, Errors), Errors> {
    let value: Value = serde_json::from_str(text).map_err(|error| vec![no_json(&error)])?;
    let Value::Object(mut lists) = value else {
        return Err(vec![ImportError::want(0, "", "", &Want::Object)]);
    };
    let mut errors = Vec::new();
    let mut records = Vec::new();
    if let Some(settings) = lists.remove("settings") {
        records.extend(
            entry("settings", "settings", SETTINGS_ID, &settings).map_err(|error| errors.push(error)).ok(),
        );
    }
    for (list, kind) in LISTS {
        if let Some(entries) = lists.remove(list) {
            records.extend(read_list(list, kind, entries, against, &mut errors));
        }
    }
    errors.extend(lists.keys().map(|name| unknown_list(name)));
    Ok((records, errors))
}

fn read_list(
    list: &str,
    kind: &str,
    entries: Value,
    against: &mut Against<'_>,
    errors: &mut Errors,
) -> Vec<Record> {
    let Value::Array(entries) = entries else {
        errors.push(ImportError::want(0, list, "", &Want::List));
        return Vec::new();
    };
    let mut ids = Vec::new();
    let mut records = Vec::new();
    for (at, mut value) in entries.into_iter().enumerate() {
        let path = format!("{list}[{at}]");
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if ids.contains(&id) {
            errors.push(ImportError::say(
                0,
                &format!("{path}.id"),
                &id,
                Said {
                    en: "this id stands twice in the list: give each its own",
                    ja: "同じ id が2つあります。1つずつ別の id にしてください",
                },
            ));
        }
        take_pictures(&path, &mut value, against, errors);
        records.extend(entry(&path, kind, &id, &value).map_err(|error| errors.push(error)).ok());
        ids.push(id);
    }
    records
}

fn entry(path: &str, kind: &str, id: &str, value: &Value) -> Result<Record, ImportError> {
    Record::from_value(kind, id, value).map_err(|fault| match fault {
        Fault::Field(error) => {
            let dot = if error.path.is_empty() { "" } else { "." };
            ImportError::want(0, &format!("{path}{dot}{}", error.path), &error.value, &error.want)
        }
        Fault::UnknownKind | Fault::NotJson(_) | Fault::Newer { .. } => {
            ImportError::say(0, path, "", Said { en: &fault.to_string(), ja: "読めません" })
        }
    })
}

/// Puts the hash of each picture in the place of its file name.
fn take_pictures(path: &str, value: &mut Value, against: &mut Against<'_>, errors: &mut Errors) {
    let Some(fields) = value.as_object_mut() else { return };
    if let Some(Value::Array(pages)) = fields.get_mut("pages") {
        *pages = std::mem::take(pages)
            .into_iter()
            .flat_map(|page| take_page(path, page, against, errors))
            .collect();
    }
    for name in pictures(fields) {
        let taken = name.as_str().filter(|text| BlobHash::parse(text).is_err()).map(str::to_owned);
        if let Some(file) = taken {
            match against.pictures.take(0, path, &file) {
                Ok(hash) => *name = Value::from(hash.to_string()),
                Err(error) => errors.push(error),
            }
        }
    }
}

/// A page of a leaflet as it is kept; a PDF is as many as it has.
fn take_page(path: &str, page: Value, against: &mut Against<'_>, errors: &mut Errors) -> Vec<Value> {
    let file = page.as_str().filter(|text| BlobHash::parse(text).is_err()).map(str::to_owned);
    let Some(file) = file else { return vec![page] };
    match against.pictures.take_pages(path, &file) {
        Ok(pages) => pages.iter().map(Json::write).collect(),
        Err(error) => {
            errors.push(error);
            vec![page]
        }
    }
}

/// The names of the PDFs that the leaflets of a bundle have as pages; none where it cannot be read.
pub fn pdfs(bytes: &[u8]) -> Vec<String> {
    let bundle: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let leaflets = bundle.get("leaflets").and_then(Value::as_array).into_iter().flatten();
    let pages = leaflets.filter_map(|leaflet| leaflet.get("pages")?.as_array()).flatten();
    let names = pages.filter_map(Value::as_str).filter(|name| name.to_ascii_lowercase().ends_with(".pdf"));
    names.map(str::to_owned).collect()
}

/// The places of an entry that name a picture.
fn pictures(fields: &mut Map<String, Value>) -> Vec<&mut Value> {
    let mut found = Vec::new();
    for (name, value) in fields.iter_mut() {
        match (name.as_str(), value) {
            ("picture", value) => found.push(value),
            ("slides", Value::Array(slides)) => {
                found.extend(slides.iter_mut().filter_map(|slide| slide.pointer_mut("/shows/picture/blob")));
            }
            _ => {}
        }
    }
    found
}

fn no_json(error: &serde_json::Error) -> ImportError {
    let line = u64::try_from(error.line()).unwrap_or_default();
    ImportError::say(
        line,
        "",
        "",
        Said {
            en: &format!("not JSON: {error}; repair it there"),
            ja: &format!("JSON として読めません。ここを直してください（{error}）"),
        },
    )
}

fn unknown_list(name: &str) -> ImportError {
    let allowed = Want::one_of(LISTS.iter().map(|(list, _)| *list).chain(["settings"]));
    ImportError::want(0, name, "", &allowed)
}
