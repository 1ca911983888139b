//! Handing out a follow-up slip: the only place where a secret is drawn and printed. It is forgotten there, but where
//! somebody takes the slip with headphones on: then the voice has it until the slip is taken.
//!
//! The row is on the disk before a byte goes to the printer, so that a stop at any moment leaves either nothing or a slip
//! the desk is told of. Nothing here logs anything of a slip.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::{dictation::Dictation, home::Home, printer::Printer};
use crate::{
    domain::{
        follow_up::Locator,
        hex,
        id::FollowUpId,
        printer::{Outcome, PrinterState},
        slip::Inscription,
    },
    kiosk::{
        enquiry::{Enquiry, Handed, Hearing, Verdict},
        paper::Paper,
    },
    seal::{cost::Cost, keys::Keys, letter, secret::Secret},
    slip::raster::Raster,
    store::{
        error::StoreError,
        local::{
            LocalDb,
            follow_up::{Holds, Kinds},
        },
    },
    wire::follow_up::{OPENED, Opened, UNSURE, VOIDED},
};

/// What the office is told slips by.
pub(crate) const KINDS: Kinds = Kinds { opened: OPENED, voided: VOIDED, unsure: UNSURE };

/// Hands out slips.
pub struct Hand {
    home: Arc<Home>,
    cost: Cost,
    dictation: Dictation,
}

/// The printers as a slip reaches them.
pub trait Press {
    /// How a printer is.
    fn state(&mut self, printer: &Printer) -> PrinterState;

    /// The dots of a paper as this printer has them; none where it cannot be set.
    fn set(&mut self, printer: &Printer, paper: &Paper) -> Option<Raster>;

    /// Prints, and says what became of it.
    fn press(&mut self, printer: &Printer, raster: &Raster) -> Outcome;
}

/// A slip that nobody has seen.
struct Made {
    id: FollowUpId,
    locator: Locator,
    body: String,
    secret: Secret,
}

impl Hand {
    /// Slips of a terminal at home here, whose keys cost that much.
    pub fn new(home: Arc<Home>, cost: Cost) -> Self {
        Self { home, cost, dictation: Dictation::default() }
    }

    /// The same, whose numbers this voice has for whoever takes the paper with headphones on.
    pub fn dictating(self, dictation: Dictation) -> Self {
        Self { dictation, ..self }
    }

    /// Makes a slip and prints it on the first of `printers` that can: each is asked before anything is made.
    pub fn hand(&self, enquiry: &Enquiry, printers: &[Printer], press: &mut dyn Press) -> Handed {
        let mut first = None;
        for printer in printers.iter().filter(|printer| printer.serves.hands_out()) {
            let state = press.state(printer);
            if state.prints() {
                return self.hand_on(enquiry, printer, press);
            }
            first.get_or_insert(state);
        }
        nothing(first.unwrap_or(PrinterState::Unknown))
    }

    fn hand_on(&self, enquiry: &Enquiry, printer: &Printer, press: &mut dyn Press) -> Handed {
        let Some(made) = self.make(enquiry) else { return nothing(PrinterState::Unknown) };
        let Some(raster) = press.set(printer, &inscribed(enquiry, &made)) else {
            return nothing(PrinterState::Unknown);
        };
        let id = made.id.clone();
        let local = self.home.local();
        let written = local.prepare_follow_up(made.id.as_str(), &made.body, enquiry.on);
        if written.and_then(|()| local.send_follow_up(made.id.as_str())).is_err() {
            return nothing(PrinterState::Unknown);
        }
        let Made { locator, secret, .. } = made;
        let heard = (enquiry.heard == Hearing::Headphones).then_some(secret);
        let outcome = press.press(printer, &raster);
        let holds = match outcome {
            Outcome::Confirmed => Some(Holds::Somebody),
            Outcome::FailedBeforeSend(_) => Some(Holds::Nobody),
            Outcome::Unknown(_) => None,
        };
        let handed = self.end(&id, (holds, outcome), enquiry);
        if let (Some(secret), Outcome::Confirmed) = (heard, handed.outcome) {
            self.dictation.keep(locator, secret);
        }
        handed
    }

    /// Writes down what the printer said. What cannot be written down is asked about, as if the printer had not known.
    fn end(&self, id: &FollowUpId, (holds, outcome): (Option<Holds>, Outcome), enquiry: &Enquiry) -> Handed {
        let settle =
            |holds| self.home.local().settle_follow_up(id.as_str(), holds, &KINDS, enquiry.on).is_ok();
        let outcome = match holds {
            Some(holds) if !settle(holds) => Outcome::Unknown(PrinterState::Unknown),
            Some(_) | None => outcome,
        };
        Handed { id: Some(id.clone()), outcome }
    }

    /// Draws a secret and seals to it and to the desk what was written.
    fn make(&self, enquiry: &Enquiry) -> Option<Made> {
        let (id, number) = (drawn_id("f")?, u32::from_le_bytes(*random::<4>()?));
        let locator = Locator::of_number(number % 10_000_000);
        let secret = Secret::of_random(&random::<16>()?);
        let keys = Keys::derive(&secret, &enquiry.desk.site, &locator, self.cost).ok()?;
        let sealed = letter::seal(enquiry.text.as_str(), &[&enquiry.desk.recipient, &keys.recipient]).ok()?;
        let opened = Opened {
            id: id.clone(),
            locator,
            verifier_hash: keys.verifier.hash(),
            recipient: keys.recipient.clone(),
            kind: enquiry.kind,
            desk_key_id: enquiry.desk.key_id.clone(),
            sealed,
            opened_on: enquiry.on,
        };
        Some(Made { id, locator, body: serde_json::to_string(&opened).ok()?, secret })
    }
}

/// The paper with its numbers and its code.
fn inscribed(enquiry: &Enquiry, made: &Made) -> Paper {
    let url = enquiry.form.host().map(|host| made.secret.url(host, &made.locator));
    let inscription = Inscription { locator: made.locator, secret: made.secret.grouped(), url };
    Paper { slip: enquiry.form.fill(&inscription), lang: enquiry.lang, text_size: enquiry.text_size }
}

/// Writes down what was answered of a slip.
pub(super) fn settle(
    local: &LocalDb,
    id: &FollowUpId,
    verdict: Verdict,
    today: chrono::NaiveDate,
) -> Result<(), StoreError> {
    let holds = match verdict {
        Verdict::Live => Holds::Somebody,
        Verdict::Void => Holds::Nobody,
        Verdict::Unsure => Holds::Perhaps,
    };
    local.settle_follow_up(id.as_str(), holds, &KINDS, today)
}

/// Not a byte was sent, and nothing was made that anybody could hold.
fn nothing(state: PrinterState) -> Handed {
    Handed { id: None, outcome: Outcome::FailedBeforeSend(state) }
}

/// Random bytes of the operating system, wiped when they have done their work.
fn random<const N: usize>() -> Option<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut()).ok().map(|()| bytes)
}

/// A random id of 120 bits.
pub(super) fn drawn_id(prefix: &str) -> Option<FollowUpId> {
    let bytes = random::<15>()?;
    FollowUpId::parse(&format!("{prefix}-{}", hex::of(bytes.as_slice()))).ok()
}
