//! What every talk with a printer has: bytes out, bytes in, time handed in, and an end.

use crate::domain::time::Mono;

/// A talk that somebody else carries over a line.
pub trait Talk {
    /// Bytes to write next; also after the end, when the printer is told to forget.
    fn to_write(&self) -> &[u8];

    /// The first `count` bytes of [`Self::to_write`] were taken.
    fn wrote(&mut self, count: usize, now: Mono);

    /// The printer said something.
    fn heard(&mut self, bytes: &[u8], now: Mono);

    /// Time passed.
    fn tick(&mut self, now: Mono);

    /// The connection broke.
    fn lost(&mut self);

    /// When [`Self::tick`] is next due.
    fn deadline(&self) -> Mono;

    /// Whether all that matters is decided.
    fn is_over(&self) -> bool;
}
