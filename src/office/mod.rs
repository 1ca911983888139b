//! The office: the database of the truth, the feed that kiosks follow, and the staff's way to both.
//!
//! Floor 4. Read in this order; a file uses only files below it in the list.

// How it is run.
pub mod cli;
pub mod serve;
pub mod backup;
pub mod tls;
// What it answers.
pub mod router;
pub mod public;
pub mod console;
pub mod api;
pub mod feed;
pub mod slips;
pub mod intake;
// What comes in.
pub mod leaflets;
pub mod bring;
pub mod blobs;
pub mod demo;
// Who asks, and what goes wrong.
pub mod accounts;
pub mod desk_session;
pub mod auth;
pub mod desk_login;
pub mod answer;
// Who is told.
pub mod telling;
// The running office.
pub mod state;
pub mod login;
pub mod first;
pub mod lives;
pub mod summons;
pub mod preview;
pub mod gate;
pub mod uploads;
pub mod parcels;
pub mod exchange;
pub mod messenger;
pub mod render;
// What is kept.
pub mod alarms;
pub mod alerts;
pub mod proven;
pub mod calendars;
pub mod away;
pub mod walk_ups;
pub mod stays;
pub mod requests;
pub mod mailboxes;
pub mod report;
pub mod desk_pages;
pub mod unmet;
pub mod consultations;
pub mod bookings;
pub mod desk_keys;
pub mod follow_ups;
pub mod audit;
pub mod agreed;
pub mod imports;
pub mod approvals;
pub mod drafts;
pub mod records;
pub mod projection;
pub mod screens;
pub mod pairing;
pub mod device;
pub mod session;
pub mod choices;
pub mod deeds;
pub mod staff;
pub mod keys;
pub mod sums;
pub mod items;
pub mod feed_head;
pub mod database;
// Small words.
pub mod chance;
pub mod stamp;

#[cfg(test)]
pub(crate) mod sample;
