//! Randomness from the operating system: tokens, codes and ids.

use std::fmt::Write as _;

use zeroize::Zeroizing;

/// The operating system gave no randomness: the office cannot make keys.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers: restart the machine ({0})")]
pub struct NoChance(#[from] getrandom::Error);

/// Letters and digits of ids: no vowels, so that no word appears by chance.
const ID_SYMBOLS: &[u8; 28] = b"bcdfghjkmnpqrstvwxz123456789";

/// Random bytes.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoChance> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A secret of 256 bits as 64 hexadecimal digits, wiped when dropped.
pub fn token() -> Result<Zeroizing<String>, NoChance> {
    let bytes = Zeroizing::new(bytes::<32>()?);
    let mut text = Zeroizing::new(String::with_capacity(64));
    for byte in bytes.iter() {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    Ok(text)
}

/// A password for somebody else, 80 bits in four groups, easy to copy by hand.
pub fn first_password() -> Result<Zeroizing<String>, NoChance> {
    let token = token()?;
    let groups: Vec<&str> = (0..4).filter_map(|group| token.get(group * 5..group * 5 + 5)).collect();
    Ok(Zeroizing::new(groups.join("-")))
}

/// A short id that begins with `prefix`: 38 bits, enough among the things of one office.
pub fn id(prefix: &str) -> Result<String, NoChance> {
    let symbols = bytes::<8>()?.map(|byte| ID_SYMBOLS.get(usize::from(byte) % ID_SYMBOLS.len()).copied());
    Ok(symbols
        .into_iter()
        .flatten()
        .fold(format!("{prefix}-"), |id, symbol| id + &char::from(symbol).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::is_id;

    #[test]
    fn tokens_and_ids_have_their_form() {
        let (one, two) = (token().unwrap(), token().unwrap());
        assert!(one.len() == 64 && one != two);
        let word = first_password().unwrap();
        assert!(word.len() == 23 && word.split('-').all(|group| group.len() == 5), "four groups of five");
        let id = id("kiosk").unwrap();
        assert!(is_id(&id) && id.len() == 14, "{id}");
    }
}
