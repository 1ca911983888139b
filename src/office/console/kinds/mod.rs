//! What every kind of record is made of, described once: from a description follow its form, its list, what is wrong
//! with what was typed, and how two versions differ.

// The descriptions.
mod all;
mod groups;
mod places;
mod signs;
mod shelf;
mod choices;
// What follows from one.
pub(super) mod merge;
pub(super) mod draw;
pub(super) mod said;
pub(super) mod read;
mod offered;
mod typed;
mod rule;
mod hours;
pub(super) mod facts;
mod easy;
// What one is made of.
mod kind;
pub(super) mod age;
pub(super) mod field;

pub(super) use self::{
    all::{ALL, INTAKE, find},
    choices::{CHANNELS, METHODS},
    kind::{Kind, Place},
};
