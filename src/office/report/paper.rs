//! The month as a paper: A4, one table below the other, figures at the right edge.

use super::{
    NOTES, Report, ReportError, Section,
    pdf::{Ink, Setter},
};

/// Edges of the text, in points from the left and upper edge of an A4 page.
const EDGES: Edges = Edges { left: 64.0, right: 531.0, top: 64.0, bottom: 778.0 };
/// Height of a row of a table, in points.
const ROW: f32 = 21.0;
/// Sizes of the type, in points.
const TITLE: f32 = 20.0;
const HEAD: f32 = 12.5;
const TEXT: f32 = 10.5;
const SMALL: f32 = 8.5;

struct Edges {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// The file's bytes.
pub fn paper(report: &Report) -> Result<Vec<u8>, ReportError> {
    let title = format!("{} 月報", report.month.name());
    let mut sheet = Sheet { setter: Setter::new()?, at: EDGES.top };
    sheet.line(&title, TITLE, Ink::Bold, 32.0);
    sheet.line(&subtitle(report), TEXT, Ink::Plain, 34.0);
    for section in &report.sections {
        sheet.section(section);
    }
    if !report.comment.is_empty() {
        sheet.need(HEAD * 4.0);
        sheet.line("ひとこと", HEAD, Ink::Bold, 20.0);
        sheet.text(&report.comment, TEXT, 17.0);
        sheet.at += 14.0;
    }
    for note in NOTES {
        sheet.text(note, SMALL, 13.0);
    }
    Ok(sheet.setter.finish(&title)?)
}

/// Whose figures they are, and how far they go.
pub(super) fn subtitle(report: &Report) -> String {
    let made = report.made_on.format("%Y年%-m月%-d日");
    let how_far = if report.running { "きょうまでの数" } else { "集計" };
    format!("{}　{made} {how_far}", report.centre)
}

struct Sheet {
    setter: Setter,
    /// How far down the page the next line begins, in points.
    at: f32,
}

impl Sheet {
    fn section(&mut self, section: &Section) {
        let rows = section.rows.len() + usize::from(section.sum.is_some());
        self.need(HEAD * 2.0 + ROW * rows as f32);
        self.line(section.title, HEAD, Ink::Bold, 22.0);
        self.setter.rule(EDGES.left, EDGES.right, self.at - 2.0, 0.8);
        for (name, figure) in &section.rows {
            self.row(name, &figure.text(), Ink::Plain);
        }
        if let Some(sum) = section.sum {
            self.row("計", &sum.text(), Ink::Bold);
        }
        self.at += 20.0;
    }

    fn row(&mut self, name: &str, figure: &str, ink: Ink) {
        self.need(ROW);
        let base = self.at + ROW * 0.66;
        self.setter.text(name, (EDGES.left + 4.0, base), TEXT, ink);
        let left = EDGES.right - 4.0 - self.setter.width(figure, TEXT);
        self.setter.text(figure, (left, base), TEXT, ink);
        self.at += ROW;
        self.setter.rule(EDGES.left, EDGES.right, self.at - 2.0, 0.3);
    }

    fn line(&mut self, text: &str, size: f32, ink: Ink, height: f32) {
        self.setter.text(text, (EDGES.left, self.at + size), size, ink);
        self.at += height;
    }

    fn text(&mut self, text: &str, size: f32, height: f32) {
        for line in self.setter.lines(text, size, EDGES.right - EDGES.left) {
            self.need(height);
            self.line(&line, size, Ink::Plain, height);
        }
    }

    /// Goes on to another page where this one has not so much left.
    fn need(&mut self, height: f32) {
        if self.at + height > EDGES.bottom {
            self.setter.turn();
            self.at = EDGES.top;
        }
    }
}
