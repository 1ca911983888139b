//! What deriving a key costs whoever tries all secrets.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

use super::{error::SealError, turns::Turn};

/// How much memory and work one derivation takes. A program derives at [`Cost::FULL`]; the played one is for days that
/// are made up, and a key derived at one cost is no key at the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// 128 MiB, 3 passes: a third of a second on the terminal, and as long for every guess of somebody who has stolen
    /// the office's database.
    pub const FULL: Self = Self { memory_kib: 128 * 1024, passes: 3 };

    /// What a made-up day costs, in which nothing is secret: only the simulator and tests derive so (`tests/it/tidy`).
    #[cfg(any(test, all(feature = "kiosk", feature = "office")))]
    pub(crate) const fn played() -> Self {
        Self { memory_kib: 32, passes: 1 }
    }

    /// Argon2id (RFC 9106) with one lane, over `salt`. The memory it took is wiped.
    pub(super) fn derive(self, secret: &[u8], salt: &[u8; 32]) -> Result<Zeroizing<[u8; 32]>, SealError> {
        let _turn = Turn::take();
        #[cfg(test)]
        counted::note(salt);
        let failed = |_why| SealError::Failed;
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(failed)?;
        let mut memory = Zeroizing::new(Vec::new());
        memory.try_reserve_exact(params.block_count()).map_err(|_full| SealError::NoMemory)?;
        memory.resize(params.block_count(), Block::default());
        let mut root = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(secret, salt, root.as_mut(), memory.as_mut_slice())
            .map_err(failed)?;
        Ok(root)
    }
}

/// How often something was derived, by its salt: what a guess costs is told in derivations, not in time.
#[cfg(test)]
pub(crate) mod counted {
    use std::{
        collections::BTreeMap,
        sync::{Mutex, PoisonError},
    };

    static DERIVED: Mutex<BTreeMap<[u8; 32], u32>> = Mutex::new(BTreeMap::new());

    pub(super) fn note(salt: &[u8; 32]) {
        *DERIVED.lock().unwrap_or_else(PoisonError::into_inner).entry(*salt).or_default() += 1;
    }

    pub(crate) fn of(salt: &[u8; 32]) -> u32 {
        DERIVED.lock().unwrap_or_else(PoisonError::into_inner).get(salt).copied().unwrap_or(0)
    }
}
