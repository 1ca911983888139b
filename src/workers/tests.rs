//! The workers against real TLS and a real disk.

mod disk;
mod hand;
mod ipp;
mod net;
mod paper;
