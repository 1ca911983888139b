//! The printer of a played terminal and the line to it: it obeys what receipt printers obey, keeps what it cannot print,
//! and breaks down in the middle of a slip.

use std::{
    collections::BTreeMap,
    io::{self, ErrorKind},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use super::road::lock;
use crate::{
    domain::{blob::BlobHash, printer::PrinterState, time::Mono},
    kiosk::{lane::Ticket, paper::Sheet},
    slip::{
        held::Held,
        line::{Port, Way},
        raster::Raster,
    },
};

/// Rows of a slip: more than one band has.
const ROWS: usize = 300;
/// Bytes in a row: the number of the slip in hexadecimal letters, which hold no command.
const WIDE: usize = 8;

/// A printer with its roll, and what its terminal believes of it.
#[derive(Clone, Default)]
pub struct PlayedPrinter {
    /// What it may still hold, as far as the terminal knows.
    pub held: Held,
    /// Tells one slip from the next.
    number: u32,
    /// The one that the glass speaks of on a page of papers.
    shown: u32,
    hardware: Arc<Mutex<Hardware>>,
}

/// What befalls the next talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Luck {
    /// Nothing.
    #[default]
    Good,
    /// The roll ends after so many rows.
    RollEnds(usize),
    /// The lid opens after so many bytes.
    LidOpens(usize),
    /// The line breaks after so many bytes; the printer keeps what it has.
    LineBreaks(usize),
    /// Somebody pulls its plug after so many bytes: what it had is gone.
    PlugPulled(usize),
    /// It says nothing after so many bytes, and prints all the same.
    Mute(usize),
}

/// The machine itself. It outlives power cuts of its terminal.
#[derive(Default)]
struct Hardware {
    /// Why it does not print.
    ill: Option<PrinterState>,
    luck: Luck,
    /// It does not know how to say when a slip is printed, and has to be asked in another way.
    is_clone: bool,
    /// The line to it swallows the order to forget.
    is_stubborn: bool,
    /// Milliseconds somebody waited for it.
    waited_ms: u64,
    /// Bytes of the talk that is on.
    received: usize,
    is_cut_off: bool,
    /// Bytes it has not obeyed.
    left: Vec<u8>,
    said: Vec<u8>,
    /// Rows since the knife fell, by the number of their slip.
    rows: Vec<u32>,
    /// Rows that ever came out, by the number of their slip.
    printed: BTreeMap<u32, usize>,
    /// Whole slips that ever came out, by their number.
    slips: BTreeMap<u32, u32>,
}

impl PlayedPrinter {
    /// A printer that is well; every second one in the world is a clone.
    pub fn new(number: usize) -> Self {
        let made = Self::default();
        made.hardware().is_clone = number.is_multiple_of(2);
        made
    }

    /// It becomes ill, or well: then it prints on with what it kept.
    pub fn becomes(&self, ill: Option<PrinterState>) {
        let mut hardware = self.hardware();
        (hardware.ill, hardware.luck) = (ill, Luck::Good);
        hardware.work();
    }

    /// Whether somebody has to mend it.
    pub fn is_ill(&self) -> bool {
        self.hardware().ill.is_some()
    }

    /// Everybody begins a talk under this luck.
    pub fn meets(&self, luck: Luck) {
        let mut hardware = self.hardware();
        (hardware.luck, hardware.waited_ms) = (luck, 0);
    }

    /// The line to it swallows the order to forget.
    pub fn turns_stubborn(&self) {
        self.hardware().is_stubborn = true;
    }

    /// The number of the next slip, and its rows.
    pub fn next_slip(&mut self) -> (Raster, u32) {
        let slip = self.next_hidden();
        self.shown = self.number;
        slip
    }

    /// The same of a slip that no page of papers speaks of.
    pub fn next_hidden(&mut self) -> (Raster, u32) {
        self.number += 1;
        rows(self.number)
    }

    /// The same slip again, as nobody may send it.
    pub fn same_slip(&self) -> (Raster, u32) {
        rows(self.shown)
    }

    /// Milliseconds that were waited for it since the talk began.
    pub fn waited_ms(&self) -> u64 {
        self.hardware().waited_ms
    }

    /// Whether it holds something that is not printed, although somebody could have told it to forget.
    pub fn keeps_back(&self) -> bool {
        let hardware = self.hardware();
        !hardware.is_cut_off && hardware.ill != Some(PrinterState::Offline) && !hardware.left.is_empty()
    }

    /// Whole slips, and rows, that came out of the latest one that the glass speaks of.
    pub fn came(&self) -> (u32, usize) {
        let rows = self.hardware().printed.get(&self.shown).copied().unwrap_or(0);
        (self.whole(self.shown), rows)
    }

    /// Whole slips that came out of one.
    pub fn whole(&self, number: u32) -> u32 {
        self.hardware().slips.get(&number).copied().unwrap_or(0)
    }

    /// Whole slips that ever came out, and the most of one number.
    pub fn came_in_all(&self) -> (u32, u32) {
        let hardware = self.hardware();
        (hardware.slips.values().sum(), hardware.slips.values().copied().max().unwrap_or(0))
    }

    fn hardware(&self) -> MutexGuard<'_, Hardware> {
        lock(&self.hardware)
    }

    /// The clock of whoever waits for it.
    pub fn mono(&self) -> Mono {
        Mono(self.hardware().waited_ms)
    }
}

impl Way for PlayedPrinter {
    fn open(&self) -> io::Result<Box<dyn Port>> {
        let mut hardware = self.hardware();
        if hardware.ill == Some(PrinterState::Offline) {
            return Err(ErrorKind::ConnectionRefused.into());
        }
        (hardware.received, hardware.is_cut_off) = (0, false);
        hardware.said.clear();
        hardware.drop_half_a_question();
        Ok(Box::new(Line(Arc::clone(&self.hardware))))
    }
}

struct Line(Arc<Mutex<Hardware>>);

impl Port for Line {
    fn write(&mut self, bytes: &[u8], _: Duration) -> io::Result<usize> {
        let mut hardware = lock(&self.0);
        if hardware.is_cut_off {
            return Err(ErrorKind::BrokenPipe.into());
        }
        // What was taken before the line broke was taken.
        let taken = bytes.iter().take_while(|byte| hardware.takes(**byte)).count();
        hardware.work();
        if taken > 0 { Ok(taken) } else { Err(ErrorKind::BrokenPipe.into()) }
    }

    fn read(&mut self, bytes: &mut [u8], wait: Duration) -> io::Result<usize> {
        let mut hardware = lock(&self.0);
        if hardware.is_cut_off {
            return Ok(0);
        }
        if hardware.said.is_empty() {
            hardware.waited_ms += u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
            return Err(ErrorKind::WouldBlock.into());
        }
        let count = hardware.said.len().min(bytes.len());
        bytes.iter_mut().zip(hardware.said.drain(..count)).for_each(|(to, from)| *to = from);
        Ok(count)
    }
}

impl Hardware {
    /// Takes a byte, unless the line breaks at it; commands in real time are obeyed wherever they stand.
    fn takes(&mut self, byte: u8) -> bool {
        self.received += 1;
        self.suffer();
        if !self.is_cut_off {
            self.left.push(byte);
            self.obey_at_once();
        }
        !self.is_cut_off
    }

    fn obey_at_once(&mut self) {
        let answer = match self.left[..] {
            [.., 0x10, 0x04, 1] => self.ill.map_or(0x12, |_| 0x1a),
            [.., 0x10, 0x04, 2] if self.ill == Some(PrinterState::CoverOpen) => 0x16,
            [.., 0x10, 0x04, 4] if self.ill == Some(PrinterState::PaperOut) => 0x72,
            [.., 0x10, 0x04, 2 | 4] => 0x12,
            [.., 0x10, 0x05, 2] if !self.is_stubborn => return self.left.clear(),
            [.., 0x10, 0x05, 2] => return self.left.truncate(self.left.len() - 3),
            _ => return,
        };
        self.left.truncate(self.left.len() - 3);
        self.say(&[answer]);
    }

    /// A question that ended with its line is no part of a slip.
    fn drop_half_a_question(&mut self) {
        if let [.., 0x10] = self.left[..] {
            self.left.truncate(self.left.len() - 1);
        } else if let [.., 0x10, 0x04] = self.left[..] {
            self.left.truncate(self.left.len() - 2);
        }
    }

    /// What befalls it at this byte.
    fn suffer(&mut self) {
        let is_over = |bytes| self.received > bytes;
        match self.luck {
            Luck::LidOpens(bytes) if is_over(bytes) => self.ill = Some(PrinterState::CoverOpen),
            Luck::LineBreaks(bytes) if is_over(bytes) => self.is_cut_off = true,
            Luck::PlugPulled(bytes) if is_over(bytes) => {
                (self.is_cut_off, self.ill) = (true, Some(PrinterState::Offline));
                (self.left, self.rows) = (Vec::new(), Vec::new());
            }
            Luck::Good
            | Luck::RollEnds(_)
            | Luck::LidOpens(_)
            | Luck::LineBreaks(_)
            | Luck::PlugPulled(_)
            | Luck::Mute(_) => {}
        }
    }

    /// Obeys what it has in turn, as long as it can.
    fn work(&mut self) {
        while self.ill.is_none_or(PrinterState::prints) {
            let used = match self.left[..] {
                [0x1b, 0x40, ..] => 2,
                [0x1d, 0x56, 66, _, ..] => self.cut(),
                [0x1d, 0x72, 1, ..] => self.answer(&[0], 3),
                [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, a, b, c, d, ..] if !self.is_clone => {
                    self.answer(&[0x37, 0x22, a, b, c, d, 0], 11)
                }
                [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, _, _, _, _, ..] => 11,
                [0x1d, 0x76, 0x30, 0, wide, 0, rows, 0, ..]
                    if self.left.len() >= 8 + usize::from(wide) * usize::from(rows) =>
                {
                    8 + self.burn(usize::from(wide), usize::from(rows))
                }
                // What belongs to no command is burnt as it is, as real ones do.
                [first, ..] if ![0x1b, 0x1d, 0x10].contains(&first) => 1,
                _ => return,
            };
            self.left.drain(..used.min(self.left.len()));
        }
    }

    /// Burns the rows of a band, as far as the roll goes; says how many bytes were used.
    fn burn(&mut self, wide: usize, rows: usize) -> usize {
        let band = self.left.get(8..8 + wide * rows).unwrap_or_default().to_vec();
        for row in band.chunks_exact(wide.max(1)) {
            let number = std::str::from_utf8(row).ok().and_then(|text| u32::from_str_radix(text, 16).ok());
            let Some(number) = number else { continue };
            self.rows.push(number);
            *self.printed.entry(number).or_default() += 1;
            if let Luck::RollEnds(end) = self.luck
                && self.rows.len() >= end
            {
                self.ill = Some(PrinterState::PaperOut);
            }
        }
        wide * rows
    }

    /// The knife falls: a slip is whole when all its rows lie on the paper.
    fn cut(&mut self) -> usize {
        let rows = std::mem::take(&mut self.rows);
        if let Some(last) = rows.last()
            && rows.iter().filter(|row| *row == last).count() == ROWS
        {
            *self.slips.entry(*last).or_default() += 1;
        }
        4
    }

    fn answer(&mut self, bytes: &[u8], used: usize) -> usize {
        self.say(bytes);
        used
    }

    fn say(&mut self, bytes: &[u8]) {
        if !matches!(self.luck, Luck::Mute(after) if self.received > after) {
            self.said.extend(bytes);
        }
    }
}

/// A slip that is nothing but its number.
fn rows(number: u32) -> (Raster, u32) {
    (Raster::from_rows(WIDE, format!("{number:08x}").repeat(ROWS).as_bytes()), number)
}

/// What stands on the glass of a paper; nobody draws it here.
pub fn sheet(ticket: Ticket) -> Sheet {
    Sheet { pieces: vec![BlobHash::of(&ticket.0.to_le_bytes())], width: 576, height: 800 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::printer::Outcome,
        slip::{conversation::Patience, receipt},
    };

    /// A slip under this luck; what became of it, and how many whole ones and rows came out.
    fn slip(printer: &mut PlayedPrinter, luck: Luck) -> (Outcome, (u32, usize)) {
        printer.meets(luck);
        let ((raster, number), mut held) = (printer.next_slip(), printer.held);
        let mono = || printer.mono();
        let slip = (&raster, number);
        let outcome = receipt::print(printer, &mut held, slip, Patience::default(), &mono);
        printer.held = held;
        (outcome, printer.came())
    }

    #[test]
    fn it_breaks_down_as_real_ones_do() {
        for number in [1, 2] {
            let mut printer = PlayedPrinter::new(number);
            for (luck, want, came) in [
                (Luck::Good, Outcome::Confirmed, (1, ROWS)),
                (Luck::LineBreaks(2_000), Outcome::Unknown(PrinterState::Offline), (0, 128)),
                (Luck::Good, Outcome::Confirmed, (1, ROWS)),
                (Luck::RollEnds(200), Outcome::Unknown(PrinterState::PaperOut), (0, 256)),
            ] {
                assert_eq!(slip(&mut printer, luck), (want, came), "{luck:?}");
                printer.becomes(None);
            }
            assert_eq!(printer.came(), (0, 256), "a new roll brings nothing more of it");
            let (outcome, came) = slip(&mut printer, Luck::LidOpens(1));
            assert_eq!((outcome, came.1), (Outcome::FailedBeforeSend(PrinterState::CoverOpen), 0));
            printer.becomes(None);
            let (outcome, came) = slip(&mut printer, Luck::Mute(100));
            assert!(matches!(outcome, Outcome::Unknown(_)) && came == (1, ROWS), "{outcome:?} {came:?}");
            let (outcome, _) = slip(&mut printer, Luck::PlugPulled(2_000));
            assert_eq!(outcome, Outcome::Unknown(PrinterState::Offline));
            let (outcome, came) = slip(&mut printer, Luck::Good);
            assert_eq!((outcome, came.1), (Outcome::FailedBeforeSend(PrinterState::Offline), 0));
        }
    }
}
