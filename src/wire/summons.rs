//! How a terminal calls staff without a sound: no reason, no name, nothing that is kept.

use serde::{Deserialize, Serialize};

use crate::domain::summons::{Standing as Stands, Step as Steps};

/// Where a terminal calls staff and asks how the call stands.
pub const SUMMONS_PATH: &str = "/v1/summons";

/// The body of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What is asked.
    pub step: Step,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Show it to staff; while one stands, it is the same one.
    Ask,
    /// How does it stand?
    Look,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// How the request of this terminal stands.
    pub standing: Standing,
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody has answered it.
    Waiting,
    /// 行きます
    Coming,
    /// There is none, or no longer.
    Gone,
}

impl From<Steps> for Step {
    fn from(step: Steps) -> Self {
        match step {
            Steps::Ask => Self::Ask,
            Steps::Look => Self::Look,
        }
    }
}

impl From<Standing> for Stands {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Waiting => Self::Waiting,
            Standing::Coming => Self::Coming,
            Standing::Gone => Self::Gone,
        }
    }
}

impl From<Stands> for Standing {
    fn from(stands: Stands) -> Self {
        match stands {
            Stands::Waiting => Self::Waiting,
            Stands::Coming => Self::Coming,
            Stands::Gone => Self::Gone,
        }
    }
}
