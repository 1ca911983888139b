//! Anonymous follow-up on the wire: what a terminal tells of its slips, and what it asks for whoever holds one.
//!
//! `follow_up_opened`, `follow_up_voided` and `follow_up_unsure` are kinds of [`super::intake::Entry`]; they may come in
//! any order and twice. `POST /v1/follow-up/read`, `/write` and `/erase` are asked with the device's token like every
//! request of a terminal; the office sees a locator and a verifier, no secret and no text.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::word;
use crate::domain::{
    follow_up::{self, FollowUpKind, Locator, Recipient, Sealed, Verifier, VerifierHash, Writer},
    id::FollowUpId,
};

/// The kind of an intake entry whose body is an [`Opened`].
pub const OPENED: &str = "follow_up_opened";
/// The kind of an intake entry whose body is a [`Named`]: nobody holds this slip, and what it could open is destroyed.
pub const VOIDED: &str = "follow_up_voided";
/// The kind of an intake entry whose body is a [`Named`]: somebody may hold this slip, the terminal does not know.
pub const UNSURE: &str = "follow_up_unsure";
/// Where a message is read.
pub const READ_PATH: &str = "/v1/follow-up/read";
/// Where another message is put behind it.
pub const WRITE_PATH: &str = "/v1/follow-up/write";
/// Where all of it is erased at once.
pub const ERASE_PATH: &str = "/v1/follow-up/erase";
/// Longest wait the office asks for after a wrong code, in seconds (PRIVACY P9).
pub const WAIT_SECS_MAX: u32 = 42;

/// A slip that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The primary key, drawn on the terminal; stands on no paper.
    #[serde(with = "word")]
    pub id: FollowUpId,
    /// 受付番号; not unique.
    #[serde(with = "word")]
    pub locator: Locator,
    /// What the paper is recognized by.
    #[serde(with = "word")]
    pub verifier_hash: VerifierHash,
    /// The paper's key, to which replies are sealed.
    #[serde(with = "word")]
    pub recipient: Recipient,
    /// What it is about.
    #[serde(with = "word")]
    pub kind: FollowUpKind,
    /// Which of the desk's keys the message is sealed to, beside the paper's.
    pub desk_key_id: String,
    /// The message; an empty text where nothing was written.
    #[serde(with = "word")]
    pub sealed: Sealed,
    /// The day, in the site's zone.
    #[serde(with = "word")]
    pub opened_on: NaiveDate,
}

/// A slip by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its primary key.
    #[serde(with = "word")]
    pub id: FollowUpId,
}

/// The body of `read` and `erase`: what proves that somebody holds the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// 受付番号.
    #[serde(with = "word")]
    pub locator: Locator,
    /// Derived from the secret.
    #[serde(with = "word")]
    pub verifier: Verifier,
}

/// The body of `write`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Who writes.
    #[serde(flatten)]
    pub proof: Proof,
    /// Drawn on the terminal: the same message again is put there once.
    #[serde(with = "word")]
    pub message_id: FollowUpId,
    /// Which of the desk's keys it is sealed to, beside the paper's.
    pub desk_key_id: String,
    /// The message.
    #[serde(with = "word")]
    pub sealed: Sealed,
}

/// The answer to `read`, `write` and `erase`, always with status 200: a status would tell an onlooker of the road apart
/// who holds a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// Everything there is; after `write` with the new message behind it.
    Found(Conversation),
    /// Done; nothing of it is left.
    Erased,
    /// No paper has this number and this secret; or it had, and is gone.
    Nothing {
        /// Days of which a restored backup knows nothing, whatever the numbers are.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lost: Vec<Lost>,
    },
    /// Too many wrong codes: ask again after so many seconds, 1 to [`WAIT_SECS_MAX`]. This question was not looked at.
    Wait {
        /// Seconds.
        secs: u32,
    },
    /// There are as many messages as there may be.
    Full,
}

/// What was written on a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// What it is about.
    #[serde(with = "word")]
    pub kind: FollowUpKind,
    /// The last day on which it can be read.
    #[serde(with = "word")]
    pub kept_until: NaiveDate,
    /// Messages, oldest first.
    pub messages: Vec<Message>,
    /// Days of which a restored backup knows nothing: something may be missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<Lost>,
}

/// Days of which a restored backup knows nothing, both inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The first.
    #[serde(with = "word")]
    pub from: NaiveDate,
    /// The last.
    #[serde(with = "word")]
    pub until: NaiveDate,
}

impl From<follow_up::Lost> for Lost {
    fn from(follow_up::Lost { from, until }: follow_up::Lost) -> Self {
        Self { from, until }
    }
}

impl From<Lost> for follow_up::Lost {
    fn from(Lost { from, until }: Lost) -> Self {
        Self { from, until }
    }
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who wrote it.
    #[serde(with = "word")]
    pub from: Writer,
    /// On which day, in the site's zone.
    #[serde(with = "word")]
    pub on: NaiveDate,
    /// Its text, sealed to the desk and to the paper.
    #[serde(with = "word")]
    pub sealed: Sealed,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> Sealed {
        Sealed::new(b"age".to_vec()).unwrap()
    }

    fn proof() -> Proof {
        Proof { locator: Locator::of_number(1_234_567), verifier: Verifier::from_bytes([1; 32]) }
    }

    /// The spelling, which programs of another version read too.
    #[test]
    fn what_is_told_of_a_slip_is_pinned() {
        let opened = Opened {
            id: FollowUpId::parse("f-1").unwrap(),
            locator: Locator::of_number(1_234_567),
            verifier_hash: Verifier::from_bytes([1; 32]).hash(),
            recipient: Recipient::parse(&format!("age1{}", "q".repeat(58))).unwrap(),
            kind: FollowUpKind::Looking,
            desk_key_id: "k1".to_owned(),
            sealed: sealed(),
            opened_on: "2026-11-21".parse().unwrap(),
        };
        let text = serde_json::to_string(&opened).unwrap();
        insta::assert_snapshot!(text, @r#"{"id":"f-1","locator":"12345671","verifier_hash":"72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793","recipient":"age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq","kind":"looking","desk_key_id":"k1","sealed":"YWdl","opened_on":"2026-11-21"}"#);
        assert_eq!(serde_json::from_str::<Opened>(&text).unwrap(), opened);
        let named = Named { id: opened.id };
        assert_eq!(serde_json::to_string(&named).unwrap(), r#"{"id":"f-1"}"#);
    }

    #[test]
    fn what_is_asked_and_answered_is_pinned() {
        let written = Written {
            proof: proof(),
            message_id: FollowUpId::parse("m-1").unwrap(),
            desk_key_id: "k1".to_owned(),
            sealed: sealed(),
        };
        let message = Message { from: Writer::Desk, on: "2026-11-24".parse().unwrap(), sealed: sealed() };
        let kept_until = "2027-02-22".parse().unwrap();
        let messages = vec![message];
        let found =
            Answer::Found(Conversation { kind: FollowUpKind::Other, kept_until, messages, lost: Vec::new() });
        let lost = Lost { from: "2026-11-21".parse().unwrap(), until: "2026-11-22".parse().unwrap() };
        let [nothing, restored] = [Vec::new(), vec![lost]].map(|lost| Answer::Nothing { lost });
        let answers = [found, Answer::Erased, nothing, restored, Answer::Wait { secs: 5 }, Answer::Full];
        let mut lines =
            vec![serde_json::to_string(&proof()).unwrap(), serde_json::to_string(&written).unwrap()];
        assert_eq!(serde_json::from_str::<Proof>(&lines[0]).unwrap(), proof());
        assert_eq!(serde_json::from_str::<Written>(&lines[1]).unwrap(), written);
        for answer in answers {
            let line = serde_json::to_string(&answer).unwrap();
            assert_eq!(serde_json::from_str::<Answer>(&line).unwrap(), answer);
            lines.push(line);
        }
        insta::assert_snapshot!(lines.join("\n"), @r#"
        {"locator":"12345671","verifier":"0101010101010101010101010101010101010101010101010101010101010101"}
        {"locator":"12345671","verifier":"0101010101010101010101010101010101010101010101010101010101010101","message_id":"m-1","desk_key_id":"k1","sealed":"YWdl"}
        {"answer":"found","kind":"other","kept_until":"2027-02-22","messages":[{"from":"desk","on":"2026-11-24","sealed":"YWdl"}]}
        {"answer":"erased"}
        {"answer":"nothing"}
        {"answer":"nothing","lost":[{"from":"2026-11-21","until":"2026-11-22"}]}
        {"answer":"wait","secs":5}
        {"answer":"full"}
        "#);
    }

    #[test]
    fn a_refusal_repeats_nothing_of_what_was_said() {
        let wrong = r#"{"locator":"12345670","verifier":"beef"}"#;
        let said = serde_json::from_str::<Proof>(wrong).unwrap_err().to_string();
        assert!(!said.contains("12345670") && !said.contains("beef"), "{said}");
    }
}
