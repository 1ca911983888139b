//! A printer for tests, on a real socket: it obeys what real ones obey, and breaks down on request.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    thread::JoinHandle,
};

use super::{escpos::FORGET, raster::Raster};

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Temper {
    /// Rows it prints before the paper is out; none for a long roll.
    pub(super) paper_rows: Option<usize>,
    /// The cover is open from the beginning.
    pub(super) cover_open: bool,
    /// It hangs up after so many bytes.
    pub(super) dies_after: Option<usize>,
    /// It reads, and says nothing.
    pub(super) silent: bool,
    /// It does not know GS ( H.
    pub(super) clone: bool,
}

/// What became of everything somebody sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tape {
    /// Rows that are on paper.
    pub(super) rows: Vec<u8>,
    /// Bytes in a row.
    pub(super) bytes_wide: usize,
    /// How often the knife fell.
    pub(super) cuts: usize,
    /// Whether it was told to forget.
    pub(super) forgot: bool,
    /// Bytes it received.
    pub(super) received: usize,
}

impl Tape {
    /// The paper as a picture.
    pub(super) fn raster(&self) -> Raster {
        Raster::from_rows(self.bytes_wide, &self.rows)
    }
}

/// A printer that serves one connection.
pub(super) struct Fake {
    pub(super) address: SocketAddr,
    thread: JoinHandle<Tape>,
}

impl Fake {
    pub(super) fn start(temper: Temper) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let serve = move || {
            let (stream, _) = listener.accept().unwrap();
            stream.set_nodelay(true).unwrap();
            Machine { temper, stream, tape: Tape::default(), left: Vec::new() }.serve()
        };
        let thread = std::thread::Builder::new().name("fake printer".to_owned()).spawn(serve).unwrap();
        Self { address, thread }
    }

    /// What it did, once its guest has gone.
    pub(super) fn tape(self) -> Tape {
        self.thread.join().unwrap()
    }
}

struct Machine {
    temper: Temper,
    stream: TcpStream,
    tape: Tape,
    /// Bytes not yet obeyed.
    left: Vec<u8>,
}

impl Machine {
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
        if self.temper.silent {
            return;
        }
        for byte in bytes {
            if self.stream.write_all(&[*byte]).is_err() {
                return;
            }
        }
    }
}
