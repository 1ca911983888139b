//! The office from outside: its router asked directly, on real files.

mod api;
mod backups;
mod blobs;
mod bookings;
mod corner;
mod devices;
mod feed;
mod hostile;
mod house;
mod intake;
mod leaflets;
mod people;
mod screens;
mod stays;
