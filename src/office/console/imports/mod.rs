//! 取り込み: a file is looked through, what it would do is read, and one press does exactly that; all of it goes again at once.

pub(super) mod one;
pub(super) mod start;
pub(super) mod undo;
mod receipt;
mod lots;
mod look;
mod write;
mod reading;
mod plan;
mod arrival;
mod sorts;
