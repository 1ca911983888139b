//! 手引き: the handbook of the desk, one job a sheet, as `assets/handbook/desk.md` writes it.

use askama::Template;

use super::page::{Answer, Frame, Here, Me, show};

/// The handbook; headings, paragraphs, numbered steps and pictures are all it knows.
const HANDBOOK: &str = include_str!("../../../assets/handbook/desk.md");

#[derive(Template)]
#[template(path = "help.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    intro: Vec<&'static str>,
    sheets: Vec<Sheet>,
}

/// One job.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sheet {
    title: &'static str,
    steps: Vec<&'static str>,
    /// What to do when it does not work.
    trouble: Vec<&'static str>,
    pictures: Vec<Picture>,
}

/// A picture beside the steps.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Picture {
    /// Its name among [`super::help_pictures::PICTURES`].
    file: &'static str,
    /// What it shows, in words.
    alt: &'static str,
}

impl Picture {
    /// Reads `![what it shows](pictures/name.webp)`.
    fn read(line: &'static str) -> Option<Self> {
        let (alt, file) = line.strip_prefix("![")?.strip_suffix(')')?.split_once("](pictures/")?;
        Some(Self { file, alt })
    }
}

/// The page.
pub(super) async fn page(me: Me) -> Answer {
    let (intro, sheets) = sheets(HANDBOOK);
    show(&Page { frame: Frame::new(&me, Here::Help, "手引き"), intro, sheets })
}

fn sheets(text: &'static str) -> (Vec<&'static str>, Vec<Sheet>) {
    let (mut intro, mut sheets): (Vec<&str>, Vec<Sheet>) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(title) = line.strip_prefix("## ") {
            sheets.push(Sheet { title, ..Sheet::default() });
            continue;
        }
        let Some(sheet) = sheets.last_mut() else {
            intro.push(line);
            continue;
        };
        if let Some(picture) = Picture::read(line) {
            sheet.pictures.push(picture);
            continue;
        }
        match line.split_once(". ") {
            Some((number, step)) if number.bytes().all(|it| it.is_ascii_digit()) => sheet.steps.push(step),
            _ => sheet.trouble.push(line),
        }
    }
    (intro, sheets)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use super::{
        super::{files::File, help_pictures::PICTURES},
        *,
    };

    /// Bytes of all pictures together, at most: they are part of the program.
    const BYTES_MAX: usize = 2 * 1024 * 1024;

    #[test]
    fn every_sheet_of_the_handbook_has_steps_and_fits_a_page() {
        let (intro, sheets) = sheets(HANDBOOK);
        assert!(!intro.is_empty() && sheets.len() >= 15);
        for sheet in &sheets {
            assert!((2..=5).contains(&sheet.steps.len()), "{}", sheet.title);
            assert!(sheet.trouble.len() <= 1, "{}", sheet.title);
            assert!((1..=2).contains(&sheet.pictures.len()), "{}", sheet.title);
        }
    }

    #[test]
    fn every_picture_of_the_handbook_is_there_says_what_it_shows_and_is_shown() {
        let (_, sheets) = sheets(HANDBOOK);
        let mut named = BTreeSet::new();
        for picture in sheets.iter().flat_map(|sheet| &sheet.pictures) {
            assert!(picture.alt.chars().count() >= 8, "{} says what it shows", picture.file);
            assert!(named.insert(picture.file), "{} is shown once", picture.file);
        }
        let built: BTreeSet<&str> = PICTURES.iter().map(|it| it.name).collect();
        assert_eq!(named, built, "the sheets, and the pictures in the program");
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/handbook/pictures");
        let on_disk =
            std::fs::read_dir(dir).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
        let on_disk: BTreeSet<String> = on_disk.filter(|name| name != "README.md").collect();
        assert_eq!(
            on_disk,
            named.into_iter().map(str::to_owned).collect(),
            "no picture lies there for nothing"
        );
        for File { name, bytes, .. } in &PICTURES {
            assert!(bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()), "{name}");
        }
        assert!(PICTURES.iter().map(|it| it.bytes.len()).sum::<usize>() <= BYTES_MAX);
    }

    #[test]
    fn a_line_that_is_no_picture_is_none() {
        let read = |line| Picture::read(line).map(|it| (it.file, it.alt));
        assert_eq!(read("![きょう](pictures/today.webp)"), Some(("today.webp", "きょう")));
        for line in ["きょう", "![きょう](elsewhere/today.webp)", "[きょう](pictures/today.webp)"] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
