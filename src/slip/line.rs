//! The line to a network printer (raw TCP, port 9100), every wait with an end.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::domain::time::Mono;

use super::{
    conversation::{Conversation, Outcome, Patience},
    raster::Raster,
    status::PrinterState,
};

/// Longest wait for a connection.
pub const CONNECT_MS_MAX: u64 = 2_000;
/// Longest wait in one read or write: so long may a deadline be overlooked.
const STEP_MS: u64 = 50;
/// A glance for answers while there is more to send.
const GLANCE_MS: u64 = 1;
/// Bytes offered in one write.
const CHUNK_BYTES: usize = 2_048;

/// Prints a raster on the printer at `address` and says what became of it. `number` tells one slip from the next;
/// `mono` is the monotonic clock. Blocks its thread for as long as the patience says in all.
pub fn print(
    address: SocketAddr,
    raster: &Raster,
    number: u32,
    patience: Patience,
    mono: &dyn Fn() -> Mono,
) -> Outcome {
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_millis(CONNECT_MS_MAX)) else {
        return Outcome::FailedBeforeSend(PrinterState::Offline);
    };
    // Questions are three bytes: they must not wait for company.
    if stream.set_nodelay(true).is_err() {
        return Outcome::FailedBeforeSend(PrinterState::Offline);
    }
    let mut talk = Conversation::new(raster, number, patience, mono());
    loop {
        if let Some(outcome) = talk.outcome() {
            say_goodbye(&mut stream, talk.to_write());
            return outcome;
        }
        write(&mut stream, &mut talk, mono);
        read(&mut stream, &mut talk, mono);
        talk.tick(mono());
    }
}

fn write(stream: &mut TcpStream, talk: &mut Conversation, mono: &dyn Fn() -> Mono) {
    let chunk = talk.to_write().chunks(CHUNK_BYTES).next().unwrap_or_default();
    if chunk.is_empty() {
        return;
    }
    let written =
        stream.set_write_timeout(Some(Duration::from_millis(STEP_MS))).and_then(|()| stream.write(chunk));
    match written {
        Ok(0) => talk.lost(),
        Ok(count) => talk.wrote(count, mono()),
        Err(error) if is_slow(error.kind()) => {}
        Err(_) => talk.lost(),
    }
}

fn read(stream: &mut TcpStream, talk: &mut Conversation, mono: &dyn Fn() -> Mono) {
    if talk.outcome().is_some() {
        return;
    }
    let left = talk.deadline().millis_since(mono()).clamp(GLANCE_MS, STEP_MS);
    let wait = if talk.to_write().is_empty() { left } else { GLANCE_MS };
    let mut bytes = [0; 64];
    let heard =
        stream.set_read_timeout(Some(Duration::from_millis(wait))).and_then(|()| stream.read(&mut bytes));
    match heard {
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
fn say_goodbye(stream: &mut TcpStream, bytes: &[u8]) {
    let said = stream.write_all(bytes).and_then(|()| stream.flush());
    drop(said);
}
