//! What stands on a follow-up slip and opens it, read from the paper as whoever holds it does.

use super::wrong::Wrong;
use crate::{
    domain::{
        follow_up::Locator,
        slip::{Part, Slip},
    },
    seal::{cost::Cost, keys::Keys, secret::Secret},
};

/// The site of every world, which is part of every key.
pub const SITE: &str = "mihon";
/// What everybody writes begins so: it stands in clear on no disk and on no road.
pub const WRITTEN: &str = "ききたいこと";

/// The numbers of one paper.
#[derive(Clone)]
pub struct Numbers {
    /// 受付番号
    pub locator: Locator,
    /// ひらく番号
    pub secret: Secret,
}

/// How the office has a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Had {
    /// It opens nothing.
    Not,
    /// Somebody took it.
    Sure,
    /// The desk is told that nobody is sure of it.
    Unsure,
}

impl Numbers {
    /// Those on a paper; none where it has none.
    pub fn on(paper: &Slip) -> Option<Self> {
        let figures = paper.parts.iter().filter_map(|part| {
            if let Part::Figure(figure) = part { Some(figure.said.plain()) } else { None }
        });
        let figures: Vec<String> = figures.collect();
        let (locator, secret) = figures.split_first()?;
        Some(Self { locator: Locator::parse(locator)?, secret: Secret::parse(&secret.concat())? })
    }

    /// The digits, one behind the other.
    pub fn digits(&self) -> String {
        self.locator.digits() + &self.secret_digits()
    }

    /// Those of the secret alone.
    pub fn secret_digits(&self) -> String {
        self.secret.grouped().replace(' ', "")
    }

    /// What they are worth.
    pub fn keys(&self) -> Result<Keys, Wrong> {
        let keys = Keys::derive(&self.secret, SITE, &self.locator, Cost::played());
        keys.map_err(|error| Wrong::World(error.to_string()))
    }
}
