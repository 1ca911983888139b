//! The scanner's folder and the command line: files become untriaged leaflets, once, and bad ones are set aside.

use std::{fs, path::Path, process::Command};

use shirube::{
    office::{leaflets::folder::Scanner, records},
    store::error::StoreError,
    wire::record::{Record, Triage},
};

use super::house::House;
use crate::pdfs;

fn house() -> House {
    let house = House::new();
    house.office.renderer.draw_by(Path::new(env!("CARGO_BIN_EXE_shirube-office")));
    house
}

/// Title, pages and whether it still waits, of every leaflet.
fn leaflets(house: &House) -> Vec<(String, usize, bool)> {
    let all = house.office.database.read_now::<_, StoreError>(|tx| records::list(tx, "leaflet")).unwrap();
    let facts = all.iter().map(|stored| {
        let Record::Leaflet(it) = stored.record().unwrap() else {
            panic!("a list of leaflets holds leaflets")
        };
        (it.public.title.plain(), it.public.pages.len(), it.private.triage == Triage::Waiting)
    });
    let mut facts: Vec<_> = facts.collect();
    facts.sort();
    facts
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_in_the_scanners_folder_becomes_an_untriaged_leaflet() {
    let house = house();
    let folder = house.dir.path().join("scanner");
    let mut scanner = Scanner::of(&folder);
    scanner.turn(&house.office).await;
    let whole = pdfs::pages(2);
    fs::write(folder.join("scan0001.pdf"), &whole[..400]).unwrap();
    scanner.turn(&house.office).await;
    fs::write(folder.join("scan0001.pdf"), &whole).unwrap();
    fs::write(folder.join(".hidden.pdf"), &whole).unwrap();
    scanner.turn(&house.office).await;
    assert_eq!(leaflets(&house), [], "a file that grows is not taken");
    scanner.turn(&house.office).await;
    assert_eq!(leaflets(&house), [("scan0001".to_owned(), 2, true)]);
    assert_eq!(names(&folder), [".hidden.pdf", "取り込みずみ"]);

    // The scanner counts from one again.
    fs::write(folder.join("scan0001.pdf"), &whole).unwrap();
    scanner.turn(&house.office).await;
    scanner.turn(&house.office).await;
    scanner.turn(&house.office).await;
    assert_eq!(leaflets(&house).len(), 2, "each file once");
    assert_eq!(names(&folder.join("取り込みずみ")), ["2-scan0001.pdf", "scan0001.pdf"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_file_is_set_aside_with_the_reason_and_the_next_is_taken() {
    let house = house();
    let folder = house.dir.path().join("scanner");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a-broken.pdf"), b"%PDF-1.7 and nothing more").unwrap();
    fs::write(folder.join("b-table.xlsx"), b"PK\x03\x04").unwrap();
    fs::write(folder.join("c-good.pdf"), pdfs::pages(1)).unwrap();
    let mut scanner = Scanner::of(&folder);
    scanner.turn(&house.office).await;
    scanner.turn(&house.office).await;
    assert_eq!(leaflets(&house), [("c-good".to_owned(), 1, true)]);
    let aside = folder.join("読めなかったもの");
    assert_eq!(names(&aside), ["a-broken.pdf", "a-broken.pdf.txt", "b-table.xlsx", "b-table.xlsx.txt"]);
    let why = fs::read_to_string(aside.join("a-broken.pdf.txt")).unwrap();
    assert!(
        why.contains("「a-broken.pdf」は、こわれているか") && why.contains("スキャンしてください"),
        "{why}"
    );
    let why = fs::read_to_string(aside.join("b-table.xlsx.txt")).unwrap();
    assert!(why.contains("PDFで保存"), "{why}");
}

#[test]
fn the_command_line_takes_one_leaflet() {
    let house = House::new();
    let file = house.dir.path().join("たより.pdf");
    let import = || {
        Command::new(env!("CARGO_BIN_EXE_shirube-office"))
            .args(["import", "leaflet"])
            .arg(&file)
            .args(["--json", "--data"])
            .arg(house.dir.path())
            .output()
            .unwrap()
    };
    fs::write(&file, pdfs::pages(3)).unwrap();
    let done = import();
    let facts: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((facts["title"].as_str(), facts["pages"].as_u64()), (Some("たより"), Some(3)));
    assert_eq!(leaflets(&house), [("たより".to_owned(), 3, true)]);
    fs::write(&file, pdfs::pages(61)).unwrap();
    let refused = import();
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(said.contains("61 pages") && said.contains("61ページあります"), "{said}");
}
