//! A receipt printer as the real kiosk meets it: a TCP port that obeys ESC/POS, with a mood.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
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

/// The printer; it serves until the test ends.
pub(crate) struct Printer {
    /// Where it listens.
    pub(crate) port: u16,
    mood: Arc<Mutex<Mood>>,
    slips: Arc<Mutex<Vec<Slip>>>,
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
        let (mood, slips) = (Arc::new(Mutex::new(Mood::Well)), Arc::new(Mutex::new(Vec::new())));
        let (feels, tray) = (Arc::clone(&mood), Arc::clone(&slips));
        let serve = move || {
            for stream in listener.incoming().flatten() {
                serve(stream, &feels, &tray);
            }
        };
        thread::Builder::new().name("printer".to_owned()).spawn(serve).unwrap();
        Self { port, mood, slips }
    }

    /// Makes it feel like this.
    pub(crate) fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// What came out so far.
    pub(crate) fn slips(&self) -> Vec<Slip> {
        self.slips.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, mood: &Mutex<Mood>, tray: &Mutex<Vec<Slip>>) {
    let (mut left, mut slip, mut bytes) = (Vec::new(), Slip::default(), [0; 1500]);
    stream.set_nodelay(true).unwrap();
    while let Ok(count @ 1..) = stream.read(&mut bytes) {
        left.extend_from_slice(&bytes[..count]);
        let feels = *mood.lock().unwrap();
        while let Some((used, said)) = obey(&left, states(feels), (&mut slip, tray)) {
            left.drain(..used);
            let is_silent = feels == Mood::Silent;
            if !is_silent && stream.write_all(&said).is_err() {
                return;
            }
        }
    }
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
fn obey(
    left: &[u8],
    [printer, offline, paper]: [u8; 3],
    (slip, tray): (&mut Slip, &Mutex<Vec<Slip>>),
) -> Option<(usize, Vec<u8>)> {
    match *left {
        [0x10, 0x04, 1, ..] => Some((3, vec![printer])),
        [0x10, 0x04, 2, ..] => Some((3, vec![offline])),
        [0x10, 0x04, 4, ..] => Some((3, vec![paper])),
        [0x10, 0x05, 2, ..] => Some((3, Vec::new())),
        [0x1b, 0x40, ..] => Some((2, Vec::new())),
        [0x1d, 0x56, 66, _, ..] => {
            tray.lock().unwrap().push(std::mem::take(slip));
            Some((4, Vec::new()))
        }
        [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, a, b, c, d, ..] => Some((11, vec![0x37, 0x22, a, b, c, d, 0])),
        [0x1d, 0x76, 0x30, 0, wide, 0, rows, 0, ref dots @ ..] => {
            let size = usize::from(wide) * usize::from(rows);
            slip.bits.extend_from_slice(dots.get(..size)?);
            slip.bytes_wide = wide.into();
            Some((8 + size, Vec::new()))
        }
        _ => None,
    }
}
