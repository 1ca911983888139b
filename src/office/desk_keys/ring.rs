//! The desk's keys as somebody holds them: for one request, opened with a session's token, wiped afterwards.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    domain::follow_up::{Recipient, Sealed},
    seal::{error::SealError, identity::Identity, letter},
};

/// Most keys in one ring: as many as fit one letter. Older ones opened messages that are destroyed long since.
const KEYS_MAX: usize = 8;
/// The name of the key that is a person's own and no key of the desk.
const OWN: &str = "own";

/// The desk's private keys with their names.
#[derive(Clone, Debug, Default)]
pub struct Ring(Vec<(String, Identity)>);

/// What a ring is sealed to for the life of a session: derived from its token, of which the office keeps only a hash.
pub struct KeyedBy(Identity);

impl KeyedBy {
    /// The key of a session (HKDF-SHA-256, RFC 5869, over the token's 256 random bits).
    pub fn session(token: &str) -> Result<Self, SealError> {
        let mut seed = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(b"shirube/desk/v1"), token.as_bytes())
            .expand(b"session", seed.as_mut())
            .map_err(|_why| SealError::Failed)?;
        Ok(Self(Identity::of_seed(&seed)?))
    }
}

impl Ring {
    /// A person's own key alone, which opens what was given to them.
    pub fn own(identity: Identity) -> Self {
        Self(vec![(OWN.to_owned(), identity)])
    }

    /// The person's own key, where this is what the ring holds.
    pub fn as_own(&self) -> Option<&Identity> {
        self.0.iter().find(|(id, _)| id == OWN).map(|(_, identity)| identity)
    }

    /// Whether there is no key in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has this key.
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|(known, _)| known == id)
    }

    /// One more key.
    pub fn add(&mut self, id: &str, identity: Identity) {
        self.0.push((id.to_owned(), identity));
    }

    /// Every key with its name.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &Identity)> {
        self.0.iter().map(|(id, identity)| (id.as_str(), identity))
    }

    /// Opens a message with whichever key it was sealed to.
    pub fn open(&self, sealed: &Sealed) -> Result<Zeroizing<String>, SealError> {
        let mut opened = self.0.iter().map(|(_, identity)| letter::open(identity, sealed));
        opened.find(Result::is_ok).unwrap_or(Err(SealError::DoesNotOpen))
    }

    /// The ring for the life of a session.
    pub fn seal(&self, to: &KeyedBy) -> Result<Sealed, SealError> {
        let mut text = Zeroizing::new(String::with_capacity(1_024));
        for (id, identity) in self.0.iter().rev().take(KEYS_MAX) {
            text.push_str(id);
            text.push(' ');
            text.push_str(&identity.to_text());
            text.push('\n');
        }
        let recipient: Recipient = to.0.recipient()?;
        letter::seal(&text, &[&recipient])
    }

    /// A ring as its session left it.
    pub fn unseal(with: &KeyedBy, sealed: &Sealed) -> Result<Self, SealError> {
        let text = letter::open(&with.0, sealed)?;
        let mut ring = Self::default();
        for line in text.lines() {
            let (id, secret) = line.split_once(' ').ok_or(SealError::DoesNotOpen)?;
            ring.add(id, Identity::parse(secret)?);
        }
        Ok(ring)
    }
}
