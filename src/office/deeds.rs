//! What was done to accounts and terminals: by whom, to whom and when, for whoever answers for the office.

use chrono::{DateTime, Utc};

use super::{
    chance,
    staff::{Role, StaffError},
    stamp::{read_stamp, stamp},
};
use crate::{
    args,
    domain::task::TaskKind,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// Who signs what nobody who is logged in did.
pub const NOBODY: &str = "";

/// Something done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The first administrator made their own account with the code of the office's log.
    First,
    /// An account was made.
    Added,
    /// An account was closed.
    Disabled,
    /// A closed account was opened again.
    Enabled,
    /// Somebody may do this from here on.
    Role(Role),
    /// Somebody was given a password by a colleague.
    Reset,
    /// Somebody chose a password of their own.
    Password,
    /// Every session of somebody was ended.
    SignedOut,
    /// Somebody published the words that a colleague asked for.
    Approved,
    /// Somebody took from the screens what a colleague asked to take from them.
    ApprovedGoing,
    /// Somebody asked this of a terminal.
    Asked(TaskKind),
    /// Somebody set how bright and how loud a terminal is.
    Tuned,
}

/// A deed with who, whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom: a person's id, or [`NOBODY`].
    pub who: String,
    /// What; none where a later version of this program wrote it.
    pub deed: Option<Deed>,
    /// To whom: a person's id, or a terminal's.
    pub whom: String,
}

impl Deed {
    /// Whether it was done to a terminal, and not to an account.
    pub const fn is_of_terminal(self) -> bool {
        match self {
            Self::Asked(_) | Self::Tuned => true,
            Self::First
            | Self::Added
            | Self::Disabled
            | Self::Enabled
            | Self::Role(_)
            | Self::Reset
            | Self::Password
            | Self::SignedOut
            | Self::Approved
            | Self::ApprovedGoing => false,
        }
    }

    fn key(self) -> String {
        match self {
            Self::First => "first".to_owned(),
            Self::Added => "added".to_owned(),
            Self::Disabled => "disabled".to_owned(),
            Self::Enabled => "enabled".to_owned(),
            Self::Role(role) => format!("role:{}", role.key()),
            Self::Reset => "reset".to_owned(),
            Self::Password => "password".to_owned(),
            Self::SignedOut => "signed_out".to_owned(),
            Self::Approved => "approved".to_owned(),
            Self::ApprovedGoing => "approved_going".to_owned(),
            Self::Asked(kind) => format!("asked:{}", kind.key()),
            Self::Tuned => "tuned".to_owned(),
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        let plain = [
            Self::First,
            Self::Added,
            Self::Disabled,
            Self::Enabled,
            Self::Reset,
            Self::Password,
            Self::SignedOut,
            Self::Approved,
            Self::ApprovedGoing,
            Self::Tuned,
        ];
        let all = plain.into_iter().chain(Role::ALL.map(Self::Role)).chain(TaskKind::ALL.map(Self::Asked));
        all.into_iter().find(|deed| deed.key() == key)
    }
}

/// Notes a deed, in the transaction that does it.
pub fn note(
    tx: &mut dyn Tx,
    (who, whom): (&str, &str),
    deed: Deed,
    now: DateTime<Utc>,
) -> Result<(), StaffError> {
    let sql = "INSERT INTO deed (id, at, who, what, whom) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(sql, args![chance::id("deed")?, stamp(now), who, deed.key(), whom])?;
    Ok(())
}

/// The deeds from `from` until before `to`, the newest first, at most `limit`.
pub fn between(
    tx: &mut dyn Tx,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    limit: u32,
) -> Result<Vec<Done>, StoreError> {
    let sql = "SELECT at, who, what, whom FROM deed WHERE at >= $1 AND at < $2 ORDER BY at DESC, id LIMIT $3";
    tx.query(sql, args![stamp(from), stamp(to), limit])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Done, StoreError> {
    Ok(Done {
        at: read_stamp(row.text(0)?).ok_or_else(|| StoreError::Corrupt("deed without a time".to_owned()))?,
        who: row.text(1)?.to_owned(),
        deed: Deed::from_key(row.text(2)?),
        whom: row.text(3)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_is_read_back_and_an_unknown_one_is_none() {
        for deed in [
            Deed::First,
            Deed::Reset,
            Deed::Role(Role::Viewer),
            Deed::Role(Role::Admin),
            Deed::Asked(TaskKind::Restart),
            Deed::Tuned,
        ] {
            assert_eq!(Deed::from_key(&deed.key()), Some(deed));
        }
        assert_eq!(Deed::from_key("role:king"), None);
    }
}
