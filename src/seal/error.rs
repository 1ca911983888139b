//! Why something cannot be sealed, opened or derived; none of it tells anything secret.

use thiserror::Error;

/// Why something cannot be sealed, opened or derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SealError {
    /// Argon2id needs 128 MiB at once, and the machine has not got them.
    #[error("there is no memory for deriving a key: close other programs or restart the machine")]
    NoMemory,
    /// A recipient that is no public key.
    #[error("a key of the follow-up is no age key: make the desk's key again in the console")]
    NotAKey,
    /// More than the message may have.
    #[error("the message is too long")]
    TooLong,
    /// Sealed to other keys, damaged, or no sealed message at all.
    #[error("the message does not open with this key")]
    DoesNotOpen,
    /// What a library says that was given nothing wrong.
    #[error("the key could not be made: report this with the version")]
    Failed,
}
