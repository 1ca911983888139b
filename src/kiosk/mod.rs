//! The kiosk as a value: events change it, effects leave it, time is handed to it.
//!
//! Floor 2, on `domain` alone. Pure and total: no IO, no clock, no randomness, no failure. Read in this order; a
//! file uses only files below it in the list.

pub mod staged;
pub mod view;
mod arriving;
mod summoning;
mod tasking;
mod ailing;
mod staffing;
pub mod plain;
mod requests;
mod asking_post;
mod reciting;
mod handing;
mod adopting;
#[expect(clippy::module_inception, reason = "the room is named after the value that lives in it")]
pub mod kiosk;
pub mod health;
pub mod sync;
mod lanes;
pub mod pictures;
pub mod signage;
pub mod printing;
mod check_ins;
pub mod calling;
mod tasks;
mod follow_ups;
pub mod ringing;
pub mod aloud;
mod recital;
mod occasion;
mod front;
pub mod visit;
pub mod asking;
mod scan;
pub mod cover;
pub mod time;
pub mod trouble;
pub mod due;
pub mod config;
pub mod effect;
pub mod event;
pub mod enquiry;
pub mod chore;
pub mod voice;
pub mod noted;
pub mod paper;
pub mod lane;
mod subject;
pub mod page;
pub mod prefs;
pub mod claiming;
pub mod saying;
pub mod requesting;
pub mod opening;
pub mod staff;
pub mod spoken;
pub mod typing;

pub use self::{config::KioskConfig, kiosk::Kiosk};

#[cfg(test)]
mod sample;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod paper_stories;
#[cfg(test)]
mod check_in_stories;
#[cfg(test)]
mod zone_stories;
#[cfg(test)]
mod request_stories;
#[cfg(test)]
mod post_stories;
#[cfg(test)]
mod follow_up_stories;
#[cfg(test)]
mod emergency_stories;
#[cfg(test)]
mod role_stories;
#[cfg(test)]
mod sound_stories;
#[cfg(test)]
mod aloud_stories;
#[cfg(test)]
mod turns_stories;
#[cfg(test)]
mod sound_properties;
#[cfg(test)]
mod discreet_stories;
#[cfg(test)]
mod search_stories;
#[cfg(test)]
mod sync_stories;
#[cfg(test)]
mod staff_stories;
#[cfg(test)]
mod calling_stories;
#[cfg(test)]
mod task_stories;
#[cfg(test)]
mod properties;
