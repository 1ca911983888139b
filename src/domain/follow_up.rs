//! Anonymous follow-up (お問い合わせの控え): a number on a paper, a secret on the same paper, and dates; nothing else.
//!
//! Nobody gives a name. Whoever holds the paper reads the reply; who has lost it cannot be helped, and the paper says
//! so. No time of day is kept anywhere, only dates (PRIVACY P3).

use std::fmt;

use chrono::{Days, NaiveDate};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{calendar::OpeningCalendar, digits, hex};

/// Digits of a locator, the check digit among them.
pub const LOCATOR_DIGITS: usize = 8;
/// Most characters of a message, of either side.
pub const MESSAGE_CHARS_MAX: usize = 1000;
/// Most bytes of a sealed message.
pub const SEALED_BYTES_MAX: usize = 8 * 1024;
/// Most messages of one slip, of both sides together.
pub const MESSAGES_MAX: usize = 10;
/// Days after the last activity after which everything of a slip is destroyed (PRIVACY P7).
pub const KEPT_DAYS: u64 = 90;
/// Longest word that stands for a site, in bytes.
pub const SITE_BYTES_MAX: usize = 32;
/// Most open days within which a reply may be aimed at.
pub const REPLY_DAYS_MAX: i64 = 20;
/// Longest host of the public page in characters: `HTTPS://HOST/#LOCATOR.SECRET` is then 59 bytes, and a worn camera
/// reads up to 60.
pub const HOST_CHARS_MAX: usize = 20;

/// 受付番号: eight digits, written 4-4, the last a check digit. It may be told on the telephone and opens nothing. Two
/// live slips may share one: the secret decides.
///
/// ```
/// use shirube::domain::follow_up::Locator;
/// let locator = Locator::of_number(1_234_567);
/// assert_eq!(locator.to_string(), "1234-5671");
/// assert_eq!(Locator::parse("１２３４ ５６７１"), Some(locator));
/// assert_eq!(Locator::parse("1234-5670"), None);
/// assert_eq!(format!("{locator:?}"), "Locator(..)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locator([u8; LOCATOR_DIGITS]);

impl Locator {
    /// The locator of a drawn number; of a larger one than seven digits its last seven.
    pub fn of_number(number: u32) -> Self {
        let mut digits = [0; LOCATOR_DIGITS];
        let mut rest = number;
        for place in digits.iter_mut().rev().skip(1) {
            *place = (rest % 10) as u8;
            rest /= 10;
        }
        let check = digits::check_digit(&digits[..LOCATOR_DIGITS - 1]);
        digits[LOCATOR_DIGITS - 1] = check;
        Self(digits)
    }

    /// Reads a locator as people write it; none where the check digit is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let mut locator = Self([0; LOCATOR_DIGITS]);
        digits::read(text, &mut locator.0).then_some(locator)
    }

    /// The eight digits without a hyphen, as a QR code and the wire have them.
    pub fn digits(&self) -> String {
        self.0.iter().map(|digit| char::from(b'0' + digit)).collect()
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let (first, second) = digits.split_at(LOCATOR_DIGITS / 2);
        write!(out, "{first}-{second}")
    }
}

impl fmt::Debug for Locator {
    /// Leaves the number out: this may reach a log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Locator(..)")
    }
}

/// What somebody wants to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FollowUpKind {
    /// さがしている: looking for a group or somebody to talk to.
    Looking,
    /// つくりたい: would like to start a group.
    Starting,
    /// 運営の相談: runs a group and has a question.
    Running,
    /// そのほか
    Other,
}

impl FollowUpKind {
    /// All of them, as the page lists them.
    pub const ALL: [Self; 4] = [Self::Looking, Self::Starting, Self::Running, Self::Other];

    /// The word used in files and on the wire.
    pub fn key(self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::Starting => "starting",
            Self::Running => "running",
            Self::Other => "other",
        }
    }

    /// The kind of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Where a slip stands. `Prepared` is written down before a byte goes to the printer, and ends as one of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlipState {
    /// Made; nobody knows whether it will be on paper.
    Prepared,
    /// Somebody holds it.
    Live,
    /// Nobody holds it; what it could open is to be destroyed.
    Void,
    /// Bytes went to the printer and the terminal stopped: somebody may hold it. It counts as live.
    Unsure,
}

impl SlipState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Prepared, Self::Live, Self::Void, Self::Unsure];

    /// The word used in databases.
    pub fn key(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Live => "live",
            Self::Void => "void",
            Self::Unsure => "unsure",
        }
    }

    /// The state of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Writer {
    /// Staff.
    Desk,
    /// Whoever holds the paper.
    Visitor,
}

impl Writer {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Desk, Self::Visitor];

    /// The word used on the wire.
    pub fn key(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Visitor => "visitor",
        }
    }

    /// The writer of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|writer| writer.key() == key)
    }
}

/// What proves to the office that somebody holds the paper; derived from the secret, opens no message. Wiped when it is
/// dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Verifier([u8; 32]);

impl Verifier {
    /// A verifier from its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 lowercase hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        hex::parse(text).map(Self)
    }

    /// Its 64 hexadecimal digits: for the way to the office and for nothing that stays.
    pub fn to_hex(&self) -> String {
        hex::of(&self.0)
    }

    /// What the office keeps of it.
    pub fn hash(&self) -> VerifierHash {
        VerifierHash(Sha256::digest(self.0).into())
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Verifier(..)")
    }
}

/// SHA-256 of a [`Verifier`]: all the office has to recognize a paper by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct VerifierHash([u8; 32]);

impl VerifierHash {
    /// Reads 64 lowercase hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        hex::parse(text).map(Self)
    }
}

impl fmt::Display for VerifierHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, out)
    }
}

impl fmt::Debug for VerifierHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("VerifierHash(..)")
    }
}

/// Whom a message can be sealed to: the public half of an age key, `age1` and 58 characters (C2SP age, X25519). Whether
/// it is a point of the curve is found out when something is sealed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recipient(String);

impl Recipient {
    /// Reads a recipient.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("age1")?;
        let fits = rest.len() == 58 && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        fits.then(|| Self(text.to_owned()))
    }

    /// The recipient as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A sealed message: 1 to [`SEALED_BYTES_MAX`] bytes of the age format.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// A sealed message; none where it is empty or too long.
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        (1..=SEALED_BYTES_MAX).contains(&bytes.len()).then_some(Self(bytes))
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Sealed({} bytes)", self.0.len())
    }
}

/// The host of the public page, `reply.mihon.example` or `host:8443`: 1 to [`HOST_CHARS_MAX`] of `a-z`, `0-9`, `.`, `-`
/// and `:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicHost(String);

impl PublicHost {
    /// Reads a host.
    pub fn parse(text: &str) -> Option<Self> {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b':');
        let fits = (1..=HOST_CHARS_MAX).contains(&text.len()) && text.bytes().all(good);
        fits.then(|| Self(text.to_owned()))
    }

    /// The host in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a terminal has to know to offer follow-up; a site without it does not offer any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpDesk {
    /// Part of every key: a word chosen once, 1 to [`SITE_BYTES_MAX`] of `a-z`, `0-9`, `-`. With another one no paper opens anything.
    pub site: String,
    /// The desk's key, to which every message is sealed.
    pub recipient: Recipient,
    /// Which of the desk's keys that is.
    pub key_id: String,
    /// The public page; none where there is none, and papers then have no QR code.
    pub public_host: Option<PublicHost>,
    /// Open days of the desk within which a reply is aimed at, 1 to [`REPLY_DAYS_MAX`].
    pub reply_days: u32,
    /// 不在: nobody reads up to and including this date.
    pub away_until: Option<NaiveDate>,
}

impl FollowUpDesk {
    /// The date on which somebody reads what is written on `today`: the first day after it on which the desk opens and
    /// is not away. None where no such day is known.
    ///
    /// A day that is still running promises nothing: who reads in the afternoon has kept a promise for tomorrow.
    pub fn read_on(&self, desk: &OpeningCalendar, today: NaiveDate) -> Option<NaiveDate> {
        self.open_day(desk, today, 1)
    }

    /// The date by which a reply is aimed at: the [`FollowUpDesk::reply_days`]-th such day.
    pub fn reply_by(&self, desk: &OpeningCalendar, today: NaiveDate) -> Option<NaiveDate> {
        self.open_day(desk, today, self.reply_days)
    }

    fn open_day(&self, desk: &OpeningCalendar, today: NaiveDate, count: u32) -> Option<NaiveDate> {
        let after = self.away_until.map_or(today, |away| away.max(today));
        (0..count.max(1)).try_fold(after, |day, _| desk.next_open_day(day).map(|(day, _)| day))
    }
}

/// Days of which a backup that was restored knows nothing: a paper that came out on one of them may open nothing, and
/// what was written on them may be gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// The day of the backup.
    pub from: NaiveDate,
    /// The day on which it was restored.
    pub until: NaiveDate,
}

/// The last day on which a paper opens something, counted from the last activity; none at the end of time.
pub fn kept_until(last_activity: NaiveDate) -> Option<NaiveDate> {
    last_activity.checked_add_days(Days::new(KEPT_DAYS))
}

#[cfg(test)]
pub(crate) mod tests;
