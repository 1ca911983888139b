//! Types and rules of the place: pure, total, valid by construction.
//!
//! Floor 1: imports nothing of ours, does no IO, reads no clock, knows no format. Everything above speaks in these
//! types. Read in this order; a file uses only files below it in the list.

// Everything together.
pub mod search;
pub mod signage_day;
pub mod program;
pub mod slip;
pub mod agenda;
pub mod stay;
pub mod walk_up;
pub mod rooms_ahead;
pub mod content;
// Things.
pub mod task;
pub mod tuning;
pub mod printer;
pub mod paper_size;
pub mod signage;
pub mod settings;
pub mod role;
pub mod follow_up;
pub mod request;
pub mod summons;
pub mod room_day;
pub mod slot;
pub mod quota;
pub mod series;
pub mod stage;
pub mod room;
pub mod mailbox;
pub mod check_in;
pub mod desk;
pub mod resource;
pub mod calendar;
pub mod notice;
pub mod emergency;
pub mod chime;
pub mod leaflet;
pub mod book;
pub mod proposal;
pub mod event;
pub mod group;
pub mod activity;
pub mod place;
pub mod theme;
// Rules of language and calendar.
pub mod recurrence;
pub mod aloud;
pub mod kinsoku;
pub mod kana;
pub mod holiday;
// Small words.
pub mod staff_pin;
pub mod private;
pub mod digits;
pub mod text;
pub mod time;
pub mod ruby;
pub mod id;
pub mod channel;
pub mod blob;
pub mod hex;
