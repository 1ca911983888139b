//! How a kiosk and an office get to know each other: a code typed by staff, and three words compared by eye.

use std::{fmt, sync::LazyLock};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use super::sign::FeedKey;
use crate::domain::hex;

/// Seconds in which a code that a kiosk shows, or that staff made, must be used.
pub const CODE_SECS_MAX: i64 = 15 * 60;
/// Symbols of a code.
pub const CODE_CHARS: usize = 6;
/// No 0/O, 1/I/L, 2/Z, 5/S, 8/B: codes are read aloud and typed by tired people.
const ALPHABET: &[u8; 23] = b"34679ACDEFGHJKMNPQRTUVW";
/// An attacker between kiosk and office may look for keys that lead to the same words; each try costs this many
/// hashes (about 0.2 s), so that the fifteen minutes of a code do not suffice.
const STRETCH_ROUNDS: u32 = 1 << 20;

/// A pairing code, spelled as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// The text is no pairing code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a pairing code is six of 34679ACDEFGHJKMNPQRTUVW: read it again from the screen")]
pub struct BadCode;

/// The SHA-256 of a device's token; the token itself never leaves the kiosk but in its own requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TokenHash([u8; 32]);

/// The text is no token hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a token hash is 64 lowercase hexadecimal digits")]
pub struct BadTokenHash;

/// The body of `POST /v1/pair`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The code the kiosk shows, or that staff made.
    pub code: Code,
    /// What the kiosk will prove itself with.
    pub token_sha256: TokenHash,
}

/// The answer to `POST /v1/pair` and to `GET /v1/pair/{code}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paired {
    /// How far it came.
    pub state: PairState,
    /// The name of the device, once it is paired.
    pub device: Option<String>,
}

/// How far pairing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairState {
    /// Staff must type the code and compare the words.
    Waiting,
    /// Done.
    Paired,
    /// Staff said no, or the time is over: show a new code.
    Refused,
}

/// The answer to `GET /v1/office`: what a kiosk pins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeIdentity {
    /// The certificate to expect under the name `shirube-office`, as PEM.
    pub certificate_pem: String,
    /// The key that signs the feed.
    pub feed_key: FeedKey,
}

/// The name under which kiosks expect the office's certificate, wherever the office is.
pub const OFFICE_NAME: &str = "shirube-office";

/// The three words that both sides show: equal words mean that nobody stands in between.
///
/// `certificate` is the DER of the certificate as this side sees it.
pub fn words(certificate: &[u8], feed_key: &FeedKey, token: &TokenHash) -> [String; 3] {
    let parts =
        [b"shirube/pair/v1|".as_slice(), certificate, b"|", feed_key.as_bytes(), b"|", token.as_bytes()];
    let mut hash: [u8; 32] = Sha256::digest(parts.concat()).into();
    for _ in 0..STRETCH_ROUNDS {
        hash = Sha256::digest(hash).into();
    }
    let (pairs, _) = hash.as_chunks::<2>();
    [0, 1, 2].map(|place| word(u16::from_be_bytes(pairs.get(place).copied().unwrap_or_default())))
}

/// The word of a number, from the list of calm words.
pub(crate) fn word(number: u16) -> String {
    WORDS.get(usize::from(number) % WORDS.len().max(1)).copied().unwrap_or("しるべ").to_owned()
}

/// 512 words: 27 bits in three.
static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../../assets/words/pair-ja.txt").lines().collect());

impl Code {
    /// A code from random bytes.
    pub fn from_random(random: [u8; CODE_CHARS]) -> Self {
        let symbols = random.iter().filter_map(|byte| ALPHABET.get(usize::from(*byte) % ALPHABET.len()));
        Self(symbols.map(|symbol| char::from(*symbol)).collect())
    }

    /// Reads a code as people type it: any case, full width, with spaces or hyphens.
    pub fn parse(text: &str) -> Result<Self, BadCode> {
        let plain: String = text
            .nfkc()
            .filter(|symbol| !symbol.is_whitespace() && !"-‐−ー".contains(*symbol))
            .collect::<String>()
            .to_uppercase();
        let good = plain.len() == CODE_CHARS && plain.bytes().all(|byte| ALPHABET.contains(&byte));
        if good { Ok(Self(plain)) } else { Err(BadCode) }
    }

    /// The six symbols.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TokenHash {
    /// The hash of a token.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }

    /// A hash from its 32 bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Compares in a time that does not depend on where the two differ.
    pub fn matches(&self, other: &Self) -> bool {
        let differences = self.0.iter().zip(other.0).fold(0, |all, (mine, theirs)| all | (mine ^ theirs));
        std::hint::black_box(differences) == 0
    }
}

impl TryFrom<String> for TokenHash {
    type Error = BadTokenHash;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        hex::parse(&text).map(Self).ok_or(BadTokenHash)
    }
}

impl From<TokenHash> for String {
    fn from(hash: TokenHash) -> Self {
        hash.to_string()
    }
}

impl fmt::Display for TokenHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, out)
    }
}

impl TryFrom<String> for Code {
    type Error = BadCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = Code::parse("AC3K9W").unwrap();
        for text in ["ac3k9w", "AC3-K9W", " ac3 k9w ", "ＡＣ３Ｋ９Ｗ", "ａｃ３ー ｋ９ｗ"] {
            assert_eq!(Code::parse(text).as_ref(), Ok(&code), "{text}");
        }
        for text in ["", "AC3K9", "AC3K9WW", "AC3K90", "AC3K9O", "あいうえおか"] {
            assert_eq!(Code::parse(text), Err(BadCode), "{text}");
        }
        let made = Code::from_random([0, 22, 23, 255, 100, 7]);
        assert_eq!(Code::parse(made.as_str()), Ok(made));
    }

    #[test]
    fn words_depend_on_every_part() {
        let (key, token) = (FeedKey::from_bytes([1; 32]), TokenHash::of("t"));
        let said = words(b"cert", &key, &token);
        assert_eq!(said, words(b"cert", &key, &token));
        for other in [
            words(b"cerT", &key, &token),
            words(b"cert", &FeedKey::from_bytes([2; 32]), &token),
            words(b"cert", &key, &TokenHash::of("T")),
        ] {
            assert_ne!(said, other);
        }
    }

    /// Words that sound alike would be taken for each other: voicing marks and small kana do not tell two apart.
    #[test]
    fn the_list_has_512_short_words_that_sound_different() {
        let folded: BTreeSet<String> = WORDS.iter().map(|word| folded(word)).collect();
        assert_eq!((WORDS.len(), folded.len()), (512, 512));
        for word in WORDS.iter() {
            let kana = word.chars().all(|symbol| ('ぁ'..='ん').contains(&symbol));
            assert!(kana && (3..=6).contains(&word.chars().count()), "{word}");
        }
    }

    fn folded(word: &str) -> String {
        let large = |symbol| match symbol {
            'ぁ' => 'あ',
            'ぃ' => 'い',
            'ぇ' => 'え',
            'っ' => 'つ',
            'ゃ' => 'や',
            'ゅ' => 'ゆ',
            'ょ' => 'よ',
            other => other,
        };
        word.nfd().filter(|symbol| !('\u{3099}'..='\u{309a}').contains(symbol)).map(large).collect()
    }

    #[test]
    fn hashes_compare_and_travel() {
        let hash = TokenHash::of("t");
        assert!(hash.matches(&TokenHash::of("t")) && !hash.matches(&TokenHash::of("u")));
        let json =
            serde_json::to_string(&Ask { code: Code::parse("AC3K9W").unwrap(), token_sha256: hash }).unwrap();
        assert!(json.starts_with(r#"{"code":"AC3K9W","token_sha256":""#), "{json}");
        assert!(serde_json::from_str::<Ask>(&json.replace("AC3", "AC0")).is_err());
    }
}
