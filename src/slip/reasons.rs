//! What an IPP printer says about itself, in words of its own (RFC 8011, `printer-state` and `printer-state-reasons`).

use crate::domain::printer::PrinterState;

/// How a printer says it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition {
    /// `printer-state`: 3 idle, 4 processing, 5 stopped; none if it does not say.
    pub state: Option<i32>,
    /// `printer-state-reasons`.
    pub reasons: Vec<String>,
    /// `printer-is-accepting-jobs`.
    pub accepts: bool,
}

impl Condition {
    /// What that means for a slip. The cause a person can mend comes first.
    pub fn state(&self) -> PrinterState {
        let Some(number) = self.state else { return PrinterState::Unknown };
        let said = |words: &[&str]| self.reasons.iter().any(|reason| is_grave(reason, words));
        if said(&NO_PAPER) {
            PrinterState::PaperOut
        } else if said(&OPEN) {
            PrinterState::CoverOpen
        } else if said(&STANDING) || number == STOPPED || !self.accepts {
            PrinterState::Offline
        } else if self.reasons.iter().any(|reason| is_soon(reason)) {
            PrinterState::PaperLow
        } else {
            PrinterState::Ready
        }
    }
}

/// Whether a reason is one of these, and not only a warning or a report. One without a grade counts as grave: printers
/// leave it out. Of an empty tray a warning is enough: another tray may help, and no slip is worth the doubt.
fn is_grave(reason: &str, words: &[&str]) -> bool {
    let word = reason.strip_suffix("-error").unwrap_or(reason);
    let warned = word.strip_suffix("-warning").filter(|word| NO_PAPER.contains(word));
    words.contains(&warned.unwrap_or(word))
}

fn is_soon(reason: &str) -> bool {
    let word = ["-error", "-warning", "-report"].iter().find_map(|grade| reason.strip_suffix(grade));
    match word.unwrap_or(reason) {
        // Of several trays one may be empty: it prints, and somebody should look.
        "media-low" | "media-empty" | "media-needed" => true,
        _ => false,
    }
}

const STOPPED: i32 = 5;
const NO_PAPER: [&str; 3] = ["media-empty", "media-needed", "input-tray-missing"];
const OPEN: [&str; 3] = ["cover-open", "door-open", "interlock-open"];
const STANDING: [&str; 14] = [
    "media-jam",
    "marker-supply-empty",
    "toner-empty",
    "marker-waste-full",
    "output-area-full",
    "output-tray-missing",
    "spool-area-full",
    "fuser-over-temp",
    "opc-life-over",
    "paused",
    "shutdown",
    "offline",
    "timed-out",
    "stopped-partly",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn state(number: i32, reasons: &[&str]) -> PrinterState {
        let reasons = reasons.iter().map(|reason| (*reason).to_owned()).collect();
        Condition { state: Some(number), reasons, accepts: true }.state()
    }

    #[test]
    fn words_of_printers_are_understood() {
        for (number, reasons, want) in [
            (3, &["none"][..], PrinterState::Ready),
            (4, &["none"], PrinterState::Ready),
            (3, &["toner-low-warning", "cover-open-report"], PrinterState::Ready),
            (3, &["media-low-warning"], PrinterState::PaperLow),
            (3, &["media-low-report"], PrinterState::PaperLow),
            (4, &["media-empty-warning"], PrinterState::PaperOut),
            (3, &["media-empty-report"], PrinterState::PaperLow),
            (3, &["media-empty-error"], PrinterState::PaperOut),
            (4, &["media-needed"], PrinterState::PaperOut),
            (5, &["cover-open", "media-low"], PrinterState::CoverOpen),
            (5, &["door-open-error", "media-empty-error"], PrinterState::PaperOut),
            (3, &["media-jam-error"], PrinterState::Offline),
            (3, &["paused"], PrinterState::Offline),
            (5, &["none"], PrinterState::Offline),
        ] {
            assert_eq!(state(number, reasons), want, "{number} {reasons:?}");
        }
    }

    #[test]
    fn one_that_takes_no_jobs_stands_still_and_one_that_says_nothing_is_not_known() {
        let refuses = Condition { state: Some(3), reasons: Vec::new(), accepts: false };
        assert_eq!(refuses.state(), PrinterState::Offline);
        assert_eq!(Condition::default().state(), PrinterState::Unknown);
    }
}
