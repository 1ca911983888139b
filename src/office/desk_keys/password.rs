//! The key that a person's password opens: derived with a salt of their own and a pepper that lies beside the database.

use argon2::{Algorithm, Argon2, Params, Version};
use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::{DeskKeyError, hold, ring::Ring, salt, unlock};
use crate::{
    office::chance,
    seal::{error::SealError, identity::Identity},
    store::{error::StoreError, sql::Tx},
};

/// Bytes of a salt.
const SALT_BYTES: usize = 16;

/// A person's own key, and whether it is the one that keys were given to.
pub struct Own {
    identity: Identity,
    /// None where it was made just now.
    fresh_salt: Option<[u8; SALT_BYTES]>,
}

/// Derives a person's own key: Argon2id with the cost of the login's own hash, which is the easier thing to try. The
/// pepper lies in a file beside the database: with a stolen database alone a guessed password opens nothing.
fn derive(pepper: &[u8; 32], password: &str, salt: &[u8]) -> Result<Identity, SealError> {
    let mut seed = Zeroizing::new([0; 32]);
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, Params::default())
        .and_then(|argon| argon.hash_password_into(password.as_bytes(), salt, seed.as_mut()))
        .map_err(|_why| SealError::Failed)?;
    Identity::of_seed(&seed)
}

impl Own {
    /// What a session holds of its person: from it every key opens that is given to them, at once.
    pub fn ring(&self) -> Ring {
        Ring::own(self.identity.clone())
    }

    /// The keys that were given to whoever has this one.
    pub fn unlock(&self, tx: &mut dyn Tx, person: &str) -> Result<Ring, DeskKeyError> {
        unlock(tx, person, &self.identity)
    }
}

/// What a person's own key is derived with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Keys are given to a key with this salt.
    Known(Vec<u8>),
    /// Nothing could be given to this person yet.
    First,
}

/// What a login needs.
pub fn needs(tx: &mut dyn Tx, person: &str) -> Result<Needs, StoreError> {
    Ok(salt(tx, person)?.map_or(Needs::First, Needs::Known))
}

/// Derives a person's own key; takes about 30 ms.
pub fn own(pepper: &[u8; 32], needs: &Needs, password: &str) -> Result<Own, DeskKeyError> {
    match needs {
        Needs::Known(salt) => Ok(Own { identity: derive(pepper, password, salt)?, fresh_salt: None }),
        Needs::First => {
            let salt = chance::bytes::<SALT_BYTES>()?;
            Ok(Own { identity: derive(pepper, password, &salt)?, fresh_salt: Some(salt) })
        }
    }
}

/// The keys that were given to somebody who logs in; from their first login on, keys can be given to them.
pub fn at_login(tx: &mut dyn Tx, person: &str, own: &Own, today: NaiveDate) -> Result<Ring, DeskKeyError> {
    if let Some(salt) = own.fresh_salt {
        hold(tx, person, &own.identity.recipient()?, (&salt, today))?;
        return Ok(Ring::default());
    }
    own.unlock(tx, person)
}
