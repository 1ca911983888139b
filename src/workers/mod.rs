//! The threads that reach the world for the kiosk: each takes an effect, does it, and answers with an event.
//!
//! Floor 4. Nothing here knows a window or decides anything. Every thread has a name, every queue a limit, every
//! socket a deadline; a worker that panics answers with trouble and goes on.

// All of them.
pub mod crew;
// One thread each.
pub mod disk;
pub mod poll;
pub mod fetch;
pub mod call;
pub mod decode;
pub mod print;
pub mod hand;
pub mod paper;
pub mod sound;
pub mod aloud;
pub mod ears;
pub mod light;
// The voice that reads aloud.
#[cfg(feature = "voice")]
pub mod nitech;
// The office, as the terminal reaches it.
mod outbox;
mod kept;
mod reply;
pub mod pairing;
pub mod office;
pub mod address;
// The printers, as the terminal reaches them.
pub mod printer;
mod ipp;
mod device;
pub mod typefaces;
// The sound card, as the terminal reaches it.
#[cfg(feature = "audio")]
pub mod card;
pub mod loudspeaker;
pub mod speech;
pub mod dictation;
// What the threads share.
pub mod gallery;
pub mod home;
// A thread with an inbox.
pub mod post;

pub use self::{
    aloud::Mouth,
    crew::{Crew, Outfit},
    ears::Contact,
    gallery::Gallery,
    home::Home,
    loudspeaker::Loudspeaker,
    office::{Question, Road},
    post::{Answers, Waker, Work},
    printer::{Printer, Serves},
    typefaces::Typefaces,
};

#[cfg(test)]
#[cfg(feature = "office")]
mod tests;
#[cfg(test)]
#[cfg(feature = "office")]
mod sample;
