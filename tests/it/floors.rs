//! The floors of the house: a room imports only rooms below it, a file only files further down its room's list.

use std::collections::BTreeMap;

use super::source::{Source, files, top};

/// Rooms by floor, as the crate doc draws them.
const FLOORS: [(&str, u8); 17] = [
    ("domain", 1),
    ("wire", 2),
    ("kiosk", 2),
    ("slip", 2),
    ("seal", 2),
    ("media", 2),
    ("sound", 2),
    ("config", 2),
    ("clock", 2),
    ("journal", 2),
    ("store", 3),
    ("screen", 4),
    ("workers", 4),
    ("office", 4),
    ("sim", 5),
    ("shell", 6),
    ("bin", 7),
];

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

#[test]
fn every_room_has_a_floor_and_is_not_empty() {
    for source in files("src", &[".rs"]) {
        let module = source.module();
        let Some(room) = module.first() else { continue };
        assert!(floor(room).is_some(), "{}: the house has no room `{room}`; see the crate doc", source.path);
    }
}

#[test]
fn a_room_imports_only_lower_floors() {
    let mut wrong = Vec::new();
    for source in files("src", &[".rs"]) {
        let module = source.module();
        let Some(own) = module.first() else { continue };
        for import in source.imports() {
            let Some(other) = import.first().filter(|other| *other != own) else { continue };
            match (floor(own), floor(other)) {
                (Some(here), Some(there)) if there < here => {}
                (Some(_), None) => {}
                _ => wrong.push(format!("{} imports {}", source.path, import.join("::"))),
            }
        }
    }
    assert!(wrong.is_empty(), "imports that go up or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn a_file_imports_only_files_below_it_in_its_rooms_list() {
    let sources = files("src", &[".rs"]);
    let orders: BTreeMap<Vec<String>, Vec<String>> =
        sources.iter().map(|source| (source.module(), declared(&source.text))).collect();
    let mut wrong = Vec::new();
    for source in &sources {
        wrong.extend(upward(source, &orders));
    }
    assert!(wrong.is_empty(), "imports that go up their room's reading order:\n{}", wrong.join("\n"));
}

/// Modules in the order a parent declares them; those that only tests see may use whatever they test.
fn declared(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut above = "";
    for line in text.lines() {
        let plain = line
            .trim_start_matches("pub(super) ")
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub ");
        if let Some(name) = plain.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
            names.extend((above != "#[cfg(test)]").then(|| name.to_owned()));
        }
        above = line;
    }
    names
}

fn upward(source: &Source, orders: &BTreeMap<Vec<String>, Vec<String>>) -> Vec<String> {
    let module = source.module();
    let mut wrong = Vec::new();
    if module.iter().any(|part| part == "tests") {
        return wrong;
    }
    for import in source.imports() {
        let shared = module.iter().zip(&import).take_while(|(a, b)| a == b).count();
        if shared == 0 {
            continue;
        }
        let (Some(order), Some(own), Some(other)) =
            (orders.get(&module[..shared]), module.get(shared), import.get(shared))
        else {
            continue;
        };
        let place = |name: &String| order.iter().position(|declared| declared == name);
        if let (Some(own_place), Some(other_place)) = (place(own), place(other))
            && other_place < own_place
        {
            wrong.push(format!("{} imports {} which stands above it", source.path, import.join("::")));
        }
    }
    wrong
}

#[test]
fn the_crate_doc_draws_the_same_house() {
    let text = std::fs::read_to_string(top().join("src/lib.rs")).unwrap();
    for source in files("src", &["/mod.rs"]) {
        if let [room] = source.module().as_slice() {
            assert!(text.contains(&format!("`{room}/`")), "the crate doc does not speak of `{room}/`");
        }
    }
}
