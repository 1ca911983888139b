//! The office from outside: its router asked directly, on real files.

mod backups;
mod blobs;
mod corner;
mod devices;
mod feed;
mod hostile;
mod house;
mod leaflets;
mod people;
