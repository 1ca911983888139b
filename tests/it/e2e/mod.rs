//! The real programs against each other: processes, a TLS socket, a real window on a virtual display.

pub(crate) mod agreement;
pub(crate) mod arrival;
pub(crate) mod console;
pub(crate) mod corner;
pub(crate) mod disks;
pub(crate) mod display;
pub(crate) mod ear;
pub(crate) mod emergency;
pub(crate) mod faults;
pub(crate) mod finger;
pub(crate) mod follow_up;
pub(crate) mod judges;
pub(crate) mod kills;
pub(crate) mod mishaps;
pub(crate) mod monkey;
pub(crate) mod paper;
pub(crate) mod printer;
pub(crate) mod roads;
pub(crate) mod service;
pub(crate) mod sheets;
pub(crate) mod shot;
pub(crate) mod smoke;
pub(crate) mod sound;
pub(crate) mod surfaces;
pub(crate) mod traces;
pub(crate) mod twin;
