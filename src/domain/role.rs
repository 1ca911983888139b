//! What a terminal is there for: to be touched, to show all rooms, or to stand beside one door.

use std::{fmt, str::FromStr};

use thiserror::Error;

use super::id::RoomId;

/// What a terminal is there for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Role {
    /// Signage that a visitor touches.
    #[default]
    Terminal,
    /// All rooms at one look; nobody touches it.
    Board,
    /// The sign beside the door of one room; nobody touches it.
    Door(RoomId),
}

impl Role {
    /// Whether it takes touches: without, no visit ever begins.
    pub fn is_touched(&self) -> bool {
        match self {
            Self::Terminal => true,
            Self::Board | Self::Door(_) => false,
        }
    }

    /// The room it stands beside, where it stands beside one.
    pub fn room(&self) -> Option<&RoomId> {
        match self {
            Self::Door(room) => Some(room),
            Self::Terminal | Self::Board => None,
        }
    }
}

/// The text is no role.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "\"{0}\" is no role: write \"terminal\", \"board\", or \"door:\" and a room's id, like \"door:room-1\""
)]
pub struct BadRole(String);

impl FromStr for Role {
    type Err = BadRole;

    fn from_str(text: &str) -> Result<Self, BadRole> {
        let bad = || BadRole(text.to_owned());
        match text {
            "terminal" => Ok(Self::Terminal),
            "board" => Ok(Self::Board),
            _ => {
                let room = text.strip_prefix("door:").ok_or_else(bad)?;
                RoomId::parse(room).ok().map(Self::Door).ok_or_else(bad)
            }
        }
    }
}

/// As it is written in the settings file.
impl fmt::Display for Role {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Terminal => out.write_str("terminal"),
            Self::Board => out.write_str("board"),
            Self::Door(room) => write!(out, "door:{room}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_one_word_and_only_a_terminal_is_touched() {
        for (text, touched) in [("terminal", true), ("board", false), ("door:room-1", false)] {
            let role: Role = text.parse().unwrap();
            assert_eq!((role.to_string().as_str(), role.is_touched()), (text, touched));
        }
        for text in ["", "door", "door:", "door:Room 1", "Board", "kiosk", "door:room-1 "] {
            let said = text.parse::<Role>().unwrap_err().to_string();
            assert!(said.contains("door:room-1") && said.contains("board"), "{said}");
        }
        assert_eq!(Role::default(), Role::Terminal);
    }
}
