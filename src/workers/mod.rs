//! The threads that reach the world for the kiosk: each takes an effect, does it, and answers with an event.
//!
//! Floor 4. Nothing here knows a window or decides anything. Every thread has a name, every queue a limit, every
//! socket a deadline; a worker that panics answers with trouble and goes on. Read in this order; a file uses only
//! files above it in the list.

// A thread with an inbox.
pub mod post;
// What the threads share.
pub mod home;
pub mod gallery;
// The office, as the terminal reaches it.
pub mod address;
pub mod office;
pub mod pairing;
// One thread each.
pub mod disk;
pub mod poll;
pub mod fetch;
pub mod call;
pub mod decode;
// All of them.
pub mod crew;

pub use self::{
    crew::{Crew, Outfit},
    gallery::Gallery,
    home::Home,
    office::{Question, Road},
    post::{Answers, Waker, Work},
};

#[cfg(test)]
#[cfg(feature = "office")]
mod tests;
#[cfg(test)]
#[cfg(feature = "office")]
mod sample;
