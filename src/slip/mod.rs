//! The paper: a slip from data to dots to printer bytes to a confirmed print.
//!
//! Floor 2: imports `domain/` alone. One raster is both what the glass shows before printing and what the printer
//! burns. Nothing here decides when to print; [`conversation`] tells what became of a print on a receipt printer, bytes
//! in and bytes out, [`job`] the same of an office printer, question by question, [`receipt`] what a
//! printer is told before the next slip, and [`mod@line`] is the one file that opens a socket.

pub mod receipt;
pub mod line;
pub mod job;
pub mod conversation;
pub mod inquiry;
pub mod talk;
pub mod status;
pub mod held;
pub mod escpos;
pub mod paper;
mod layout;
pub mod measure;
mod code;
pub mod pwg;
pub mod page;
pub mod raster;
pub mod reasons;
pub mod faces;
#[cfg(test)]
pub(crate) mod fake;
#[cfg(test)]
mod tests;
