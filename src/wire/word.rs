//! Values of one word inside structures that serde reads: `#[serde(with = "word")]`.

use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};
use zeroize::Zeroizing;

use super::leaf::Leaf;

/// Writes the value's one spelling.
pub(crate) fn serialize<T: Leaf, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&Zeroizing::new(value.to_word()))
}

/// Reads the value; an error says what is allowed and repeats nothing of what stood there.
pub(crate) fn deserialize<'de, T: Leaf, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let word = Zeroizing::new(String::deserialize(from)?);
    T::from_word(&word).map_err(D::Error::custom)
}
