//! Codes and keys of the follow-up slip: from a secret on paper to the key of a message, and a message sealed to it.
//!
//! Floor 2, on `domain` alone. Whatever is secret here is wiped when it goes and shows nothing to `Debug`; nothing here
//! logs. Read in this order; a file uses only files below it in the list.

pub mod keys;
pub mod letter;
pub mod identity;
pub mod secret;
pub mod cost;
mod turns;
pub mod error;

#[cfg(test)]
mod tests;
