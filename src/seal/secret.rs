//! ひらく番号: twenty digits on paper that open a slip's messages.

use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

use crate::domain::{
    digits,
    follow_up::{Locator, PublicHost},
};

/// Digits of a secret, the check digit among them: 19 digits of chance are 63 bits.
pub const SECRET_DIGITS: usize = 20;
/// Digits between two spaces on paper.
pub const GROUP_DIGITS: usize = 4;

/// The secret of a slip; wiped when it is dropped, shown by nothing but [`Secret::grouped`] and [`Secret::url`].
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Box<Zeroizing<[u8; SECRET_DIGITS]>>);

impl Secret {
    /// The secret of 128 random bits. Their remainder by 10^19 is even to one part in 10^19.
    pub fn of_random(bits: &Zeroizing<[u8; 16]>) -> Self {
        let mut rest = u128::from_le_bytes(**bits);
        let mut secret = Self::empty();
        for place in secret.0.iter_mut().rev().skip(1) {
            *place = (rest % 10) as u8;
            rest /= 10;
        }
        rest.zeroize();
        if let Some((check, drawn)) = secret.0.split_last_mut() {
            *check = digits::check_digit(drawn);
        }
        secret
    }

    /// Reads a secret as people write it; none where the check digit is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let mut secret = Self::empty();
        digits::read(text, &mut secret.0).then_some(secret)
    }

    /// 「1234 5678 9012 3456 7890」: for paper alone.
    pub fn grouped(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SECRET_DIGITS * 2));
        digits::grouped(&self.0, GROUP_DIGITS, ' ', &mut |c| text.push(c));
        text
    }

    /// What the QR code holds, `HTTPS://HOST/#LOCATOR.SECRET`: browsers never send what follows `#`. Upper case makes a
    /// smaller code.
    pub fn url(&self, host: &PublicHost, locator: &Locator) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(64));
        text.push_str("HTTPS://");
        host.as_str().chars().for_each(|c| text.push(c.to_ascii_uppercase()));
        text.push_str("/#");
        text.push_str(&locator.digits());
        text.push('.');
        digits::grouped(&self.0, SECRET_DIGITS, ' ', &mut |c| text.push(c));
        text
    }

    /// The digits as ASCII, which is what keys are derived from.
    pub(super) fn ascii(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.iter().map(|digit| b'0' + digit).collect())
    }

    fn empty() -> Self {
        Self(Box::new(Zeroizing::new([0; SECRET_DIGITS])))
    }
}

/// The locator and the secret in what a QR code of a slip holds, whatever its host; none for any other code.
pub fn read_url(text: &str) -> Option<(Locator, Secret)> {
    let (_, fragment) = text.split_once('#')?;
    let (locator, secret) = fragment.split_once('.')?;
    Some((Locator::parse(locator)?, Secret::parse(secret)?))
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(..)")
    }
}
