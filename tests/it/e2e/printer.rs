//! A receipt printer as the real kiosk meets it: a TCP port that obeys ESC/POS, with a mood.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard},
    thread,
};

/// A slip that came out: rows of bytes, 1 is black.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Slip {
    /// Bytes in a row.
    pub(crate) bytes_wide: usize,
    /// The rows from the top.
    pub(crate) bits: Vec<u8>,
}

impl Slip {
    /// Whether a dot is black.
    pub(crate) fn is_black(&self, x: usize, y: usize) -> bool {
        self.bits[y * self.bytes_wide + x / 8] & (0x80 >> (x % 8)) != 0
    }

    /// Rows.
    pub(crate) fn height(&self) -> usize {
        self.bits.len() / self.bytes_wide.max(1)
    }
}

/// How it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It prints.
    Well,
    /// The roll ends soon.
    NearEnd,
    /// The roll is empty.
    Empty,
    /// The cover is open.
    Open,
    /// Something in it is broken.
    Broken,
    /// It says nothing.
    Silent,
}

/// What befalls the next slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mishap {
    /// The roll ends at this row of it.
    RollEnds(usize),
    /// Somebody pulls the cable at this row of it.
    CableOut(usize),
    /// It comes out, and nothing is said from there on.
    Mute,
    /// From this row of it on nothing is taken until the line is closed.
    Stuck(usize),
    /// It comes out, and before anything is said of it nothing is taken until the line is closed.
    StuckAfter,
}

/// The printer; it serves until the test ends.
pub(crate) struct Printer {
    /// Where it listens.
    pub(crate) port: u16,
    inside: Arc<Mutex<Inside>>,
}

struct Inside {
    mood: Mood,
    slips: Vec<Slip>,
    mishap: Option<Mishap>,
    is_stuck: bool,
}

/// One line to it: what of the slip has come, and whether the rest of it never will.
#[derive(Default)]
struct Line {
    slip: Slip,
    is_torn: bool,
    is_mute: bool,
}

impl Printer {
    /// Switches it on.
    pub(crate) fn start() -> Self {
        Self::start_at(([127, 0, 0, 1], 0).into())
    }

    /// Switches it on at an address.
    pub(crate) fn start_at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let port = listener.local_addr().unwrap().port();
        let new = Inside { mood: Mood::Well, slips: Vec::new(), mishap: None, is_stuck: false };
        let inside = Arc::new(Mutex::new(new));
        let machine = Arc::clone(&inside);
        let serve = move || {
            for stream in listener.incoming().flatten() {
                serve(stream, &machine);
            }
        };
        thread::Builder::new().name("printer".to_owned()).spawn(serve).unwrap();
        Self { port, inside }
    }

    /// What a terminal's settings say of it, which hands out follow-up slips there.
    pub(crate) fn config(&self) -> String {
        format!(
            "[[printers]]\nname = \"案内\"\ntcp = \"127.0.0.1:{}\"\nwidth_mm = 80\n\
             purposes = [\"information\", \"follow_up\"]\n",
            self.port
        )
    }

    /// Makes it feel like this.
    pub(crate) fn set(&self, mood: Mood) {
        self.inside().mood = mood;
    }

    /// The next slip meets with this.
    pub(crate) fn meets(&self, mishap: Mishap) {
        let mut inside = self.inside();
        (inside.mishap, inside.is_stuck) = (Some(mishap), false);
    }

    /// Whether it takes nothing until the line is closed.
    pub(crate) fn is_stuck(&self) -> bool {
        self.inside().is_stuck
    }

    /// What came out so far.
    pub(crate) fn slips(&self) -> Vec<Slip> {
        self.inside().slips.clone()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap()
    }
}

fn serve(mut stream: TcpStream, inside: &Mutex<Inside>) {
    let (mut left, mut line, mut bytes) = (Vec::new(), Line::default(), [0; 1500]);
    stream.set_nodelay(true).unwrap();
    while let Ok(count @ 1..) = stream.read(&mut bytes) {
        left.extend_from_slice(&bytes[..count]);
        loop {
            let mut machine = inside.lock().unwrap();
            match befalls(&mut machine, &left, &mut line) {
                Ends::Not => {}
                Ends::AtOnce => return,
                Ends::WithTheLine => break drop(machine),
            }
            let Some((used, said)) = obey(&left, &mut machine, &mut line) else { break };
            let is_silent = machine.mood == Mood::Silent || line.is_mute;
            drop(machine);
            left.drain(..used);
            if !is_silent && stream.write_all(&said).is_err() {
                return;
            }
        }
    }
}

/// Whether a talk ends before the next command is obeyed.
enum Ends {
    Not,
    AtOnce,
    WithTheLine,
}

/// What is meant for this slip happens at its row, or at its last word.
fn befalls(machine: &mut Inside, left: &[u8], line: &mut Line) -> Ends {
    let (is_begun, is_last) = (left.starts_with(&[0x1b, 0x40]), left.starts_with(&[0x1d, 0x28, 0x48]));
    let is_at = |row: usize| if row == 0 { is_begun } else { line.slip.height() >= row };
    match machine.mishap {
        Some(Mishap::RollEnds(row)) if is_at(row) => {
            (machine.mishap, machine.mood, line.is_torn) = (None, Mood::Empty, true);
            Ends::Not
        }
        Some(Mishap::CableOut(row)) if is_at(row) => {
            machine.mishap = None;
            Ends::AtOnce
        }
        Some(Mishap::Mute) if is_last => {
            (machine.mishap, line.is_mute) = (None, true);
            Ends::Not
        }
        Some(Mishap::Stuck(row)) if is_at(row) => stuck(machine),
        Some(Mishap::StuckAfter) if is_last => stuck(machine),
        Some(
            Mishap::RollEnds(_) | Mishap::CableOut(_) | Mishap::Mute | Mishap::Stuck(_) | Mishap::StuckAfter,
        )
        | None => Ends::Not,
    }
}

fn stuck(machine: &mut Inside) -> Ends {
    (machine.mishap, machine.is_stuck) = (None, true);
    Ends::WithTheLine
}

/// What it answers to the three questions about its state.
fn states(mood: Mood) -> [u8; 3] {
    match mood {
        Mood::Well | Mood::Silent => [0x12; 3],
        Mood::NearEnd => [0x12, 0x12, 0x1e],
        Mood::Empty => [0x1a, 0x32, 0x72],
        Mood::Open => [0x1a, 0x16, 0x12],
        Mood::Broken => [0x1a, 0x52, 0x12],
    }
}

/// Obeys the first command: how many bytes it has, and what is said to it. None until it is whole.
fn obey(left: &[u8], machine: &mut Inside, line: &mut Line) -> Option<(usize, Vec<u8>)> {
    let [printer, offline, paper] = states(machine.mood);
    match *left {
        [0x10, 0x04, 1, ..] => Some((3, vec![printer])),
        [0x10, 0x04, 2, ..] => Some((3, vec![offline])),
        [0x10, 0x04, 4, ..] => Some((3, vec![paper])),
        [0x10, 0x05, 2, ..] => Some((3, Vec::new())),
        [0x1b, 0x40, ..] => Some((2, Vec::new())),
        [0x1d, 0x56, 66, _, ..] => {
            let slip = std::mem::take(&mut line.slip);
            if !line.is_torn {
                machine.slips.push(slip);
            }
            Some((4, Vec::new()))
        }
        [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ..] if line.is_torn && left.len() >= 11 => {
            Some((11, Vec::new()))
        }
        [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, a, b, c, d, ..] => Some((11, vec![0x37, 0x22, a, b, c, d, 0])),
        [0x1d, 0x76, 0x30, 0, wide, 0, rows, 0, ref dots @ ..] => {
            let size = usize::from(wide) * usize::from(rows);
            let dots = dots.get(..size)?;
            if !line.is_torn {
                line.slip.bits.extend_from_slice(dots);
            }
            line.slip.bytes_wide = wide.into();
            Some((8 + size, Vec::new()))
        }
        _ => None,
    }
}
