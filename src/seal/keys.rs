//! From the secret on paper to the key that opens its messages, and to the verifier the office knows it by.

use hkdf::Hkdf;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{cost::Cost, error::SealError, identity::Identity, secret::Secret};
use crate::domain::follow_up::{Locator, Recipient, Verifier};

/// Keeps these keys from being keys of anything else.
const SALT: &str = "shirube/follow-up/v1";

/// What a secret is worth: a key and a verifier.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Opens the messages.
    pub identity: Identity,
    /// The public half of it, to which messages are sealed.
    pub recipient: Recipient,
    /// Proves to the office that somebody holds the paper.
    pub verifier: Verifier,
}

impl Keys {
    /// Derives the keys of a slip of `site`: Argon2id over the digits, then HKDF-SHA-256 (RFC 5869) for each use. The
    /// salt is made from what is on the paper, so that nobody is asked for it and nothing tells which locators exist.
    /// Takes a third of a second at [`Cost::FULL`].
    pub fn derive(secret: &Secret, site: &str, locator: &Locator, cost: Cost) -> Result<Self, SealError> {
        let root = cost.derive(&secret.ascii(), &salt(site, *locator))?;
        let expand = Hkdf::<Sha256>::new(None, root.as_slice());
        let key = |info: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            expand.expand(info, key.as_mut()).map(|()| key).map_err(|_why| SealError::Failed)
        };
        let identity = Identity::of_seed(&key(b"age x25519")?)?;
        let recipient = identity.recipient()?;
        Ok(Self { identity, recipient, verifier: Verifier::from_bytes(*key(b"verifier")?) })
    }
}

/// Of this locator at this site.
fn salt(site: &str, locator: Locator) -> [u8; 32] {
    Sha256::digest(format!("{SALT}|{site}|{}", locator.digits())).into()
}

/// How often a key was derived for this locator, whatever the secret.
#[cfg(test)]
pub(crate) fn derived_times(site: &str, locator: Locator) -> u32 {
    super::cost::counted::of(&salt(site, locator))
}
