//! The name of a picture, a film or a leaflet file: the SHA-256 of its bytes.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

use super::hex;

/// SHA-256 of a blob's bytes (FIPS 180-4); the only name a blob has, on disk and on the wire.
///
/// ```
/// use shirube::domain::blob::BlobHash;
///
/// let hash = BlobHash::of(b"");
/// assert_eq!(hash.to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
/// assert_eq!(BlobHash::parse(&hash.to_string()), Ok(hash));
/// assert!(BlobHash::parse("../../etc/passwd").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobHash([u8; 32]);

/// The text is not a blob's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a blob's name is 64 lowercase hexadecimal digits: copy it from the list of blobs")]
pub struct BadBlobHash;

impl BlobHash {
    /// The name of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// A name from a finished SHA-256.
    pub const fn from_bytes(sha256: [u8; 32]) -> Self {
        Self(sha256)
    }

    /// The 32 bytes of the SHA-256.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lowercase hexadecimal digits; anything else is no name, so a parsed one is safe in a path.
    pub fn parse(text: &str) -> Result<Self, BadBlobHash> {
        hex::parse(text).map(Self).ok_or(BadBlobHash)
    }
}

impl FromStr for BlobHash {
    type Err = BadBlobHash;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for BlobHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, out)
    }
}

impl fmt::Debug for BlobHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "BlobHash({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_64_lowercase_digits_are_a_name() {
        let good = BlobHash::of(b"leaflet").to_string();
        assert_eq!(good.len(), 64);
        assert_eq!(good.parse(), Ok(BlobHash::of(b"leaflet")));
        for bad in [
            String::new(),
            good.to_uppercase(),
            good.replacen(|_: char| true, "g", 1),
            good.replacen(|_: char| true, "/", 1),
            format!("{good}0"),
            format!("{good}00"),
            format!("0{}", &good[2..]),
            "あ".repeat(64),
        ] {
            assert_eq!(BlobHash::parse(&bad), Err(BadBlobHash), "{bad}");
        }
    }
}
