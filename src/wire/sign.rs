//! Signatures of the feed (Ed25519, RFC 8032): who holds the pinned key is the office.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::domain::hex;

/// The office's public key, which a kiosk pins when it is paired.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FeedKey([u8; 32]);

/// The office's private key; wiped from memory when dropped.
pub struct FeedSigner(SigningKey);

/// The text is no public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a feed key is 64 lowercase hexadecimal digits: pair this kiosk again")]
pub struct BadFeedKey;

/// The signature is not the pinned key's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the signature is not that of the paired office")]
pub struct BadSignature;

impl FeedSigner {
    /// The key that grows from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The half that may be told.
    pub fn public(&self) -> FeedKey {
        FeedKey(self.0.verifying_key().to_bytes())
    }

    /// Signs these bytes; `purpose` keeps a signature made for one use from being valid in another.
    pub fn sign(&self, purpose: &str, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(&message(purpose, bytes)).to_bytes()
    }
}

impl FeedKey {
    /// A key from its 32 bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lowercase hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, BadFeedKey> {
        hex::parse(text).map(Self).ok_or(BadFeedKey)
    }

    /// Whether this key signed these bytes for this purpose.
    pub fn verify(&self, purpose: &str, bytes: &[u8], signature: &[u8; 64]) -> Result<(), BadSignature> {
        let wrong = |_: ed25519_dalek::SignatureError| BadSignature;
        let key = VerifyingKey::from_bytes(&self.0).map_err(wrong)?;
        key.verify_strict(&message(purpose, bytes), &Signature::from_bytes(signature)).map_err(wrong)
    }
}

fn message(purpose: &str, bytes: &[u8]) -> Vec<u8> {
    [purpose.as_bytes(), b"\n", bytes].concat()
}

impl TryFrom<String> for FeedKey {
    type Error = BadFeedKey;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<FeedKey> for String {
    fn from(key: FeedKey) -> Self {
        key.to_string()
    }
}

impl fmt::Display for FeedKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, out)
    }
}

impl fmt::Debug for FeedKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "FeedKey({self})")
    }
}

impl fmt::Debug for FeedSigner {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "FeedSigner(of {})", self.public())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_key_purpose_and_bytes_verify() {
        let signer = FeedSigner::from_seed(&[7; 32]);
        let (key, other) = (signer.public(), FeedSigner::from_seed(&[8; 32]).public());
        let signature = signer.sign("feed", b"words");
        assert_eq!(key.verify("feed", b"words", &signature), Ok(()));
        for (key, purpose, bytes) in
            [(key, "feed", "wordz"), (key, "head", "words"), (other, "feed", "words")]
        {
            assert_eq!(
                key.verify(purpose, bytes.as_bytes(), &signature),
                Err(BadSignature),
                "{purpose} {bytes}"
            );
        }
    }

    /// Keys whose signatures verify for anything are refused.
    #[test]
    fn weak_keys_are_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        let mut signature = [0; 64];
        signature[0] = 1;
        assert_eq!(FeedKey::from_bytes(identity).verify("feed", b"x", &signature), Err(BadSignature));
    }

    #[test]
    fn a_key_travels_as_hex_and_a_signer_does_not_tell_itself() {
        let signer = FeedSigner::from_seed(&[7; 32]);
        let json = serde_json::to_string(&signer.public()).unwrap();
        assert_eq!(serde_json::from_str::<FeedKey>(&json).unwrap(), signer.public());
        assert!(serde_json::from_str::<FeedKey>("\"no\"").is_err());
        assert!(!format!("{signer:?}").contains("0707"));
    }
}
