//! The workers against real TLS and a real disk.

mod disk;
mod net;
mod paper;
