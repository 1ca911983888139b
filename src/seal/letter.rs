//! A message, sealed to two keys and opened with one.

use std::io::{Read as _, Write as _};

use age::{Decryptor, Encryptor};
use zeroize::Zeroizing;

use super::{error::SealError, identity::Identity};
use crate::domain::follow_up::{MESSAGE_CHARS_MAX, Recipient, Sealed};

/// Messages are as long as the next multiple of this many bytes: how long a question is tells something about it, and
/// no message at all looks like a short one.
const PAD_BYTES: usize = 512;
/// Behind the text, before the zeros that fill up.
const END: u8 = 0x80;

/// Seals a message of at most [`MESSAGE_CHARS_MAX`] characters to every one of `recipients`.
pub fn seal(text: &str, recipients: &[&Recipient]) -> Result<Sealed, SealError> {
    if text.chars().count() > MESSAGE_CHARS_MAX {
        return Err(SealError::TooLong);
    }
    let keys = recipients.iter().map(|recipient| recipient.as_str().parse::<age::x25519::Recipient>());
    let keys: Vec<_> = keys.collect::<Result<_, _>>().map_err(|_why| SealError::NotAKey)?;
    let encryptor = Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient));
    let encryptor = encryptor.map_err(|_why| SealError::Failed)?;
    let mut sealed = Vec::new();
    let written = encryptor.wrap_output(&mut sealed).and_then(|mut into| {
        into.write_all(&padded(text))?;
        into.finish().map(drop)
    });
    written.map_err(|_why| SealError::Failed)?;
    Sealed::new(sealed).ok_or(SealError::TooLong)
}

/// Opens a message with one of the keys it was sealed to.
pub fn open(identity: &Identity, sealed: &Sealed) -> Result<Zeroizing<String>, SealError> {
    let shut = || SealError::DoesNotOpen;
    let decryptor = Decryptor::new_buffered(sealed.as_bytes()).map_err(|_why| shut())?;
    let mut reader = decryptor.decrypt(std::iter::once(&identity.0 as _)).map_err(|_why| shut())?;
    // The room is there before anything secret is: a buffer that grows leaves copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.as_bytes().len() + 1));
    reader.read_to_end(&mut plain).map_err(|_why| shut())?;
    let end = plain.iter().rposition(|byte| *byte == END).ok_or_else(shut)?;
    let text = plain.get(..end).and_then(|text| std::str::from_utf8(text).ok()).ok_or_else(shut)?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn padded(text: &str) -> Zeroizing<Vec<u8>> {
    let length = (text.len() + 1).next_multiple_of(PAD_BYTES);
    let mut plain = Zeroizing::new(Vec::with_capacity(length));
    plain.extend_from_slice(text.as_bytes());
    plain.push(END);
    plain.resize(length, 0);
    plain
}
