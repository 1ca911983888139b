//! An age key: of a slip, derived from its secret, or of the desk, made from chance.

use std::fmt;

use age::secrecy::ExposeSecret as _;
use bech32::{Bech32, Hrp};
use zeroize::{Zeroize as _, Zeroizing};

use super::error::SealError;
use crate::domain::follow_up::Recipient;

/// The private half of an age key (C2SP age, X25519); wiped when it is dropped.
#[derive(Clone)]
pub struct Identity(pub(super) age::x25519::Identity);

impl Identity {
    /// The key of 32 bytes that nobody can guess.
    pub fn of_seed(seed: &Zeroizing<[u8; 32]>) -> Result<Self, SealError> {
        let hrp = Hrp::parse("age-secret-key-").map_err(|_why| SealError::Failed)?;
        let mut text = Zeroizing::new(String::with_capacity(128));
        bech32::encode_upper_to_fmt::<Bech32, _>(&mut *text, hrp, seed.as_slice())
            .map_err(|_why| SealError::Failed)?;
        Self::parse(&text)
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        text.parse().map(Self).map_err(|_why| SealError::NotAKey)
    }

    /// `AGE-SECRET-KEY-1…`: for a wrapped copy, and for paper that is locked away.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = self.0.to_string().expose_secret().to_owned();
        let copy = Zeroizing::new(text.clone());
        text.zeroize();
        copy
    }

    /// Its public half.
    pub fn recipient(&self) -> Result<Recipient, SealError> {
        Recipient::parse(&self.0.to_public().to_string()).ok_or(SealError::Failed)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Identity(..)")
    }
}
