//! Leaflets on their way in: from a browser, from the command line, from the folder of the office's scanner.
//!
//! Whatever the way, a file becomes an untriaged draft (未整理) or a sentence that says what to do. Read in this order;
//! a file uses only files below it in the list.

pub mod folder;
pub mod beside;
mod take;
mod refusal;

pub use self::{
    refusal::{Refusal, said},
    take::{Arrival, Taken, Tray, keep, sheets, take},
};
