//! 登録のすべて: one place for every kind of record, with a list that ages and a form that loses nothing.

pub(super) mod index;
pub(super) mod list;
pub(super) mod intake;
pub(super) mod paper;
pub(super) mod delete;
pub(super) mod form;
mod sheet;
