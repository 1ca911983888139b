//! The handbook's tables of promises and of access: every line has tests, and every test it names is one.

use std::{fs, path::Path};

/// Those that お問い合わせの控え makes, and the three about figures, rooms and groups.
const KEPT: std::ops::RangeInclusive<u32> = 1..=17;

#[test]
fn every_promise_of_the_slip_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("assets/handbook/promises.md")).unwrap();
    let mut all = String::new();
    sources(&root.join("src"), &mut all);
    sources(&root.join("tests/it"), &mut all);
    for number in KEPT {
        let row = table.lines().find(|line| line.starts_with(&format!("| P{number} |")));
        let row = row.unwrap_or_else(|| panic!("P{number} is not in the table"));
        let names: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "P{number} has no test");
        for name in names {
            assert!(all.contains(&format!("fn {name}(")), "P{number}: {name} is no test");
        }
    }
}

#[test]
fn every_line_of_the_table_of_access_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("assets/handbook/access.md")).unwrap();
    let mut all = String::new();
    sources(&root.join("src"), &mut all);
    sources(&root.join("tests/it"), &mut all);
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert!(rows.len() > 20, "{} lines", rows.len());
    for row in rows {
        let names: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test: {row}");
        for name in names {
            assert!(all.contains(&format!("fn {name}(")), "{name} is no test: {row}");
        }
    }
}

fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}
