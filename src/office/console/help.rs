//! 手引き: the handbook of the desk, one job a sheet, as `assets/handbook/desk.md` writes it.

use askama::Template;

use super::page::{Answer, Frame, Here, Me, show};

/// The handbook; headings, paragraphs and numbered steps are all it knows.
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
        match line.split_once(". ") {
            Some((number, step)) if number.bytes().all(|it| it.is_ascii_digit()) => sheet.steps.push(step),
            _ => sheet.trouble.push(line),
        }
    }
    (intro, sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_of_the_handbook_has_steps_and_fits_a_page() {
        let (intro, sheets) = sheets(HANDBOOK);
        assert!(!intro.is_empty() && sheets.len() >= 15);
        for sheet in &sheets {
            assert!((2..=5).contains(&sheet.steps.len()), "{}", sheet.title);
            assert!(sheet.trouble.len() <= 1, "{}", sheet.title);
        }
    }
}
