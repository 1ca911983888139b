//! Who a kiosk is, and the spare copy beside `local.db` that outlives a damaged file.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{durable, error::StoreError, sqlite::beside};
use crate::domain::blob::BlobHash;

/// What pairing gave this kiosk.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The office's id of this device.
    pub device_id: String,
    /// Proves to the office that this is the device; a secret.
    pub device_token: String,
    /// Where the office answers, `https://host:port`.
    pub office_url: String,
    /// The office's certificate, pinned at pairing.
    pub certificate_pem: String,
    /// The ed25519 public key that signs the feed.
    pub feed_key: [u8; 32],
    /// Grows when a kiosk starts with a new `local.db`, so that its first seq is not taken for an old one.
    pub kiosk_epoch: i64,
}

/// The second copy: a line with the SHA-256 of the next one, then JSON; readable by its owner alone.
pub(super) struct Spare(PathBuf);

impl Spare {
    /// The spare copy of the identity in this `local.db`.
    pub(super) fn beside(local_db: &Path) -> Self {
        Self(local_db.with_file_name("identity.spare"))
    }

    /// Puts the identity on the disk, whole or not at all; does nothing when it is there already.
    pub(super) fn keep(&self, identity: &Identity) -> Result<(), StoreError> {
        if self.read().as_ref() == Some(identity) {
            return Ok(());
        }
        let body = serde_json::to_string(identity).map_err(|error| StoreError::Sql(error.to_string()))?;
        let new = beside(&self.0, ".new");
        durable::write_private(&new, format!("{}\n{body}", BlobHash::of(body.as_bytes())).as_bytes())?;
        durable::publish(&new, &self.0)
    }

    /// The identity, if the copy is there and whole.
    pub(super) fn read(&self) -> Option<Identity> {
        let text = fs::read_to_string(&self.0).ok()?;
        let (sum, body) = text.split_once('\n')?;
        let is_whole = sum == BlobHash::of(body.as_bytes()).to_string();
        is_whole.then(|| serde_json::from_str(body).ok()).flatten()
    }

    /// Takes it off the disk.
    pub(super) fn remove(&self) -> Result<(), StoreError> {
        durable::remove(&self.0).map(|_| ())
    }
}

impl fmt::Debug for Identity {
    /// Leaves the token out: this may reach a log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Identity")
            .field("device_id", &self.device_id)
            .field("office_url", &self.office_url)
            .field("kiosk_epoch", &self.kiosk_epoch)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity() -> Identity {
        Identity {
            device_id: "kiosk-1".to_owned(),
            device_token: "token".to_owned(),
            office_url: "https://office.example".to_owned(),
            certificate_pem: "certificate".to_owned(),
            feed_key: [7; 32],
            kiosk_epoch: 3,
        }
    }

    #[test]
    fn a_spare_copy_is_whole_or_none() {
        let dir = tempfile::tempdir().unwrap();
        let spare = Spare::beside(&dir.path().join("local.db"));
        assert_eq!(spare.read(), None);
        spare.keep(&identity()).unwrap();
        assert_eq!(spare.read(), Some(identity()));
        let whole = fs::read(&spare.0).unwrap();
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            fs::write(&spare.0, &flipped).unwrap();
            assert_eq!(spare.read(), None, "byte {at}");
            fs::write(&spare.0, &whole[..at]).unwrap();
            assert_eq!(spare.read(), None, "cut at {at}");
        }
        spare.keep(&identity()).unwrap();
        assert_eq!(fs::read(&spare.0).unwrap(), whole);
        spare.remove().unwrap();
        spare.remove().unwrap();
        assert_eq!(spare.read(), None);
    }
}
