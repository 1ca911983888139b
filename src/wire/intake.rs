//! What a kiosk tells the office that must not be lost: in order, repeated until it is acknowledged, counted once.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::body::{self, WireError};
use crate::domain::{check_in::CheckIn, content::Item, request::Request};

/// Most entries in one question.
pub const ENTRIES_MAX: u32 = 100;
/// The kind of an entry that says whether a group is here.
pub const CHECK_IN: &str = "check_in";
/// The kind of an entry that asks for a room on a coming day.
pub const REQUEST: &str = "request";

/// The body of `POST /v1/intake`; without entries it only asks how far the office is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// Which life of the kiosk's queue: grows when its file was lost and numbers begin anew.
    pub kiosk_epoch: i64,
    /// What is told, by rising number.
    pub entries: Vec<Entry>,
}

/// One thing that is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number in the kiosk's queue.
    pub seq: i64,
    /// What kind of thing; an office keeps kinds it does not know, for a newer one to read.
    pub kind: String,
    /// The day it happened.
    pub day: NaiveDate,
    /// The thing.
    pub body: Value,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The highest number the office had before this question; 0 when none. A kiosk that was told of a higher one
    /// speaks to an office that was restored from a backup, and tells the rest again.
    pub had: i64,
    /// The highest number the office has.
    pub up_to: i64,
    /// The office's clock.
    pub office_time: DateTime<Utc>,
}

/// A check-in as an entry's body: the item with its id inside.
pub fn write_check_in(said: &CheckIn) -> Value {
    with_id(&Item::CheckIn(said.clone()))
}

/// A request as an entry's body.
pub fn write_request(asked: &Request) -> Value {
    with_id(&Item::Request(asked.clone()))
}

/// The request in an entry's body.
pub fn read_request(value: &Value) -> Result<Request, WireError> {
    let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
    if let Item::Request(asked) = body::read(REQUEST, id, &value.to_string())? {
        Ok(asked)
    } else {
        Err(body::unknown(REQUEST, id))
    }
}

fn with_id(item: &Item) -> Value {
    let (kind, id, object) = body::object(item);
    object.with("v", &body::version_of(kind)).with("id", &id).value()
}

/// The check-in in an entry's body.
pub fn read_check_in(value: &Value) -> Result<CheckIn, WireError> {
    let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
    if let Item::CheckIn(said) = body::read(CHECK_IN, id, &value.to_string())? {
        Ok(said)
    } else {
        Err(body::unknown(CHECK_IN, id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::body::samples;

    #[test]
    fn a_check_in_travels_and_comes_back_equal() {
        let said = samples::check_in();
        let body = write_check_in(&said);
        assert_eq!(
            body.to_string(),
            r#"{"arrived":"2026-11-24T00:56:00Z","id":"b-1","last":"2026-11-24T02:10:00Z","presence":"gone","stays":{"date":"2026-11-24","hours":"10:00-13:00"},"takes":{"date":"2026-11-24","hours":"10:00-11:30","room":"room-1"},"v":1}"#
        );
        assert_eq!(read_check_in(&body), Ok(said));
    }

    #[test]
    fn a_request_travels_and_comes_back_equal_with_its_box() {
        let asked = samples::request();
        assert!(asked.mailbox.is_some());
        assert_eq!(read_request(&write_request(&asked)), Ok(asked));
    }

    #[test]
    fn what_makes_no_sense_is_told_by_its_field() {
        for (body, said) in [
            ("{}", "v"),
            (r#"{"v":1,"id":"../x","last":"2026-11-24T02:10:00Z","presence":"gone"}"#, "id"),
            (r#"{"v":1,"id":"b","last":"yesterday","presence":"gone"}"#, "last"),
            (r#"{"v":1,"id":"b","last":"2026-11-24T02:10:00Z","presence":"late"}"#, "presence"),
            (r#"{"v":99,"id":"b"}"#, "version 99"),
        ] {
            let error = read_check_in(&serde_json::from_str(body).unwrap()).unwrap_err();
            assert!(error.to_string().contains(said), "{error}");
        }
    }
}
