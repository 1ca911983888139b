//! Types and rules of the place: pure, total, valid by construction.
//!
//! Floor 1: imports nothing of ours, does no IO, reads no clock, knows no format. Everything above speaks in these
//! types. Read in this order; a file uses only files above it in the list.

// Small words.
pub mod blob;
pub mod hex;
pub mod channel;
pub mod id;
pub mod ruby;
pub mod time;
pub mod text;
// Rules of language and calendar.
pub mod holiday;
pub mod kana;
pub mod kinsoku;
pub mod recurrence;
// Things.
pub mod theme;
pub mod place;
pub mod activity;
pub mod group;
pub mod event;
pub mod leaflet;
pub mod notice;
pub mod calendar;
pub mod desk;
pub mod room;
pub mod settings;
pub mod signage;
// Everything together.
pub mod content;
pub mod search;
pub mod agenda;
pub mod program;
