//! The line to a printer: carries a talk over whatever is open, every wait with an end; itself opens raw TCP (port 9100).

use std::{
    io::{self, ErrorKind},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::domain::{
    printer::{Outcome, PrinterState},
    time::Mono,
};

use super::{
    conversation::{Conversation, Patience},
    inquiry::Inquiry,
    raster::Raster,
    talk::Talk,
};

/// Longest wait for a connection.
pub const CONNECT_MS_MAX: u64 = 2_000;
/// Longest wait in one read or write: so long may a deadline be overlooked.
const STEP_MS: u64 = 50;
/// A glance for answers while there is more to send.
const GLANCE_MS: u64 = 1;
/// Bytes offered in one write.
const CHUNK_BYTES: usize = 2_048;
/// Steps in which a printer may take the order to forget.
const GOODBYE_STEPS_MAX: usize = 20;

/// How a printer is reached.
pub trait Way {
    /// Opens the line; whoever holds it alone can talk, so it is closed after every talk.
    fn open(&self) -> io::Result<Box<dyn Port>>;
}

/// An open line. Waiting longer than `wait` is an error of kind `WouldBlock` or `TimedOut`; an end is 0 bytes.
pub trait Port {
    /// Writes some of `bytes`.
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<usize>;

    /// Reads what there is into `bytes`.
    fn read(&mut self, bytes: &mut [u8], wait: Duration) -> io::Result<usize>;
}

/// A printer on the network.
impl Way for SocketAddr {
    fn open(&self) -> io::Result<Box<dyn Port>> {
        let stream = TcpStream::connect_timeout(self, Duration::from_millis(CONNECT_MS_MAX))?;
        // Questions are three bytes: they must not wait for company.
        stream.set_nodelay(true)?;
        Ok(Box::new(stream))
    }
}

impl Port for TcpStream {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<usize> {
        self.set_write_timeout(Some(wait))?;
        io::Write::write(self, bytes)
    }

    fn read(&mut self, bytes: &mut [u8], wait: Duration) -> io::Result<usize> {
        self.set_read_timeout(Some(wait))?;
        io::Read::read(self, bytes)
    }
}

/// Prints a raster and says what became of it. `number` tells one slip from the next; `mono` is the monotonic clock.
/// Blocks its thread for as long as the patience says in all.
pub fn print(
    way: &dyn Way,
    raster: &Raster,
    number: u32,
    patience: Patience,
    mono: &dyn Fn() -> Mono,
) -> Outcome {
    converse(way, Conversation::new(raster, number, patience, mono()), mono)
}

/// Carries the talk about a slip to its end.
pub(super) fn converse(way: &dyn Way, mut talk: Conversation, mono: &dyn Fn() -> Mono) -> Outcome {
    let Ok(mut port) = way.open() else {
        return Outcome::FailedBeforeSend(PrinterState::Offline);
    };
    carry(port.as_mut(), &mut talk, mono);
    talk.outcome().unwrap_or(Outcome::Unknown(PrinterState::Unknown))
}

/// Asks a printer how it is; each answer may take `answer_ms` milliseconds. The line is open no longer than that takes.
pub fn ask(way: &dyn Way, answer_ms: u64, mono: &dyn Fn() -> Mono) -> PrinterState {
    inquire(way, Inquiry::new(answer_ms, mono()), mono)
}

/// Carries the talk that only asks to its end.
pub(super) fn inquire(way: &dyn Way, mut talk: Inquiry, mono: &dyn Fn() -> Mono) -> PrinterState {
    let Ok(mut port) = way.open() else { return PrinterState::Offline };
    carry(port.as_mut(), &mut talk, mono);
    talk.state().unwrap_or(PrinterState::Unknown)
}

fn carry(port: &mut dyn Port, talk: &mut dyn Talk, mono: &dyn Fn() -> Mono) {
    while !talk.is_over() {
        write(port, talk, mono);
        read(port, talk, mono);
        talk.tick(mono());
    }
    say_goodbye(port, talk.to_write());
}

fn write(port: &mut dyn Port, talk: &mut dyn Talk, mono: &dyn Fn() -> Mono) {
    let chunk = talk.to_write().chunks(CHUNK_BYTES).next().unwrap_or_default();
    if chunk.is_empty() {
        return;
    }
    match port.write(chunk, Duration::from_millis(STEP_MS)) {
        Ok(0) => talk.lost(),
        Ok(count) => talk.wrote(count, mono()),
        Err(error) if is_slow(error.kind()) => {}
        Err(_) => talk.lost(),
    }
}

fn read(port: &mut dyn Port, talk: &mut dyn Talk, mono: &dyn Fn() -> Mono) {
    if talk.is_over() {
        return;
    }
    let left = talk.deadline().millis_since(mono()).clamp(GLANCE_MS, STEP_MS);
    let wait = if talk.to_write().is_empty() { left } else { GLANCE_MS };
    let mut bytes = [0; 64];
    match port.read(&mut bytes, Duration::from_millis(wait)) {
        Ok(0) => talk.lost(),
        Ok(count) => talk.heard(bytes.get(..count).unwrap_or_default(), mono()),
        Err(error) if is_slow(error.kind()) => {}
        Err(_) => talk.lost(),
    }
}

fn is_slow(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

/// Tells the printer to forget what it has not printed. Its outcome is decided; if this cannot be said, the person is
/// asked all the same.
fn say_goodbye(port: &mut dyn Port, mut bytes: &[u8]) {
    for _ in 0..GOODBYE_STEPS_MAX {
        if bytes.is_empty() {
            return;
        }
        match port.write(bytes, Duration::from_millis(STEP_MS)) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(error) if is_slow(error.kind()) => {}
            Err(_) => return,
        }
    }
}
