//! A printer for tests, on a real socket: it obeys what real ones obey, and breaks down on request.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    thread::JoinHandle,
};

use super::{escpos::FORGET, raster::Raster};

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Temper {
    /// Rows it prints before the paper is out; none for a long roll.
    pub(crate) paper_rows: Option<usize>,
    /// The cover is open from the beginning.
    pub(crate) cover_open: bool,
    /// It hangs up after so many bytes.
    pub(crate) dies_after: Option<usize>,
    /// It reads, and says nothing.
    pub(crate) silent: bool,
    /// It says nothing after so many bytes.
    pub(crate) mute_after: Option<usize>,
    /// It does not know GS ( H.
    pub(crate) clone: bool,
}

/// What became of everything somebody sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tape {
    /// Rows that are on paper.
    pub(crate) rows: Vec<u8>,
    /// Bytes in a row.
    pub(crate) bytes_wide: usize,
    /// How often the knife fell.
    pub(crate) cuts: usize,
    /// Whether it was told to forget.
    pub(crate) forgot: bool,
    /// Bytes it received.
    pub(crate) received: usize,
}

impl Tape {
    /// The paper as a picture.
    pub(crate) fn raster(&self) -> Raster {
        Raster::from_rows(self.bytes_wide, &self.rows)
    }
}

/// A printer that serves a number of guests, one after the other.
pub(crate) struct Fake {
    pub(crate) address: SocketAddr,
    thread: JoinHandle<Tape>,
}

impl Fake {
    /// For one guest.
    pub(crate) fn start(temper: Temper) -> Self {
        Self::for_guests(temper, 1)
    }

    /// For so many.
    pub(crate) fn for_guests(temper: Temper, guests: usize) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let serve = move || {
            (0..guests).fold(Tape::default(), |tape, _| {
                let (stream, _) = listener.accept().unwrap();
                stream.set_nodelay(true).unwrap();
                serve(temper, stream, tape)
            })
        };
        let thread = std::thread::Builder::new().name("fake printer".to_owned()).spawn(serve).unwrap();
        Self { address, thread }
    }

    /// What it did, once its guests have gone.
    pub(crate) fn tape(self) -> Tape {
        self.thread.join().unwrap()
    }
}

/// Serves one guest over any line; gives back what lay on the tape, with what came on it.
pub(crate) fn serve(temper: Temper, stream: impl Read + Write, tape: Tape) -> Tape {
    Machine { temper, stream, tape, left: Vec::new() }.serve()
}

struct Machine<S> {
    temper: Temper,
    stream: S,
    tape: Tape,
    /// Bytes not yet obeyed.
    left: Vec<u8>,
}

impl<S: Read + Write> Machine<S> {
    fn serve(mut self) -> Tape {
        let mut bytes = [0; 700];
        while let Ok(count @ 1..) = self.stream.read(&mut bytes) {
            if bytes[..count].iter().any(|byte| !self.obeys(*byte)) {
                break;
            }
        }
        self.tape
    }

    /// Takes a byte; says whether the printer is still alive.
    fn obeys(&mut self, byte: u8) -> bool {
        self.tape.received += 1;
        self.left.push(byte);
        self.at_once();
        self.in_turn();
        self.temper.dies_after != Some(self.tape.received)
    }

    fn no_paper(&self) -> bool {
        let printed = self.tape.rows.len() / self.tape.bytes_wide.max(1);
        self.temper.paper_rows.is_some_and(|rows| printed >= rows)
    }

    /// Real-time commands are obeyed wherever they stand, inside a picture too.
    fn at_once(&mut self) {
        let status = match self.left[..] {
            [.., 0x10, 0x04, 1] if self.temper.cover_open || self.no_paper() => 0x1a,
            [.., 0x10, 0x04, 2] if self.temper.cover_open => 0x16,
            [.., 0x10, 0x04, 2] if self.no_paper() => 0x32,
            [.., 0x10, 0x04, 4] if self.no_paper() => 0x72,
            [.., 0x10, 0x04, 1 | 2 | 4] => 0x12,
            [.., 0x10, 0x05, 2] => {
                self.left.clear();
                self.tape.forgot = true;
                return;
            }
            _ => return,
        };
        self.left.truncate(self.left.len() - FORGET.len());
        self.say(&[status]);
    }

    /// Ordinary commands wait for their turn, and for paper.
    fn in_turn(&mut self) {
        loop {
            let used = match self.left[..] {
                _ if self.no_paper() => return,
                [0x1b, 0x40, ..] => 2,
                [0x1d, 0x56, 66, _, ..] => {
                    self.tape.cuts += 1;
                    4
                }
                [0x1d, 0x72, 1, ..] => {
                    self.say(&[0]);
                    3
                }
                [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, a, b, c, d, ..] => {
                    self.say_printed([a, b, c, d]);
                    11
                }
                [0x1d, 0x76, 0x30, 0, wide, 0, rows, 0, ..]
                    if self.left.len() >= 8 + usize::from(wide) * usize::from(rows) =>
                {
                    self.print(usize::from(wide), usize::from(rows))
                }
                _ => return,
            };
            self.left.drain(..used);
        }
    }

    fn say_printed(&mut self, [a, b, c, d]: [u8; 4]) {
        if !self.temper.clone {
            self.say(&[0x37, 0x22, a, b, c, d, 0]);
        }
    }

    fn print(&mut self, wide: usize, rows: usize) -> usize {
        let end = 8 + wide * rows;
        self.tape.bytes_wide = wide;
        self.tape.rows.extend_from_slice(&self.left[8..end]);
        end
    }

    /// Byte by byte, as slow printers do. A guest that has gone hears nothing.
    fn say(&mut self, bytes: &[u8]) {
        let is_mute = self.temper.mute_after.is_some_and(|bytes| self.tape.received > bytes);
        if self.temper.silent || is_mute {
            return;
        }
        for byte in bytes {
            if self.stream.write_all(&[*byte]).is_err() {
                return;
            }
        }
    }
}
