//! An office with a desk's key and slips that people hold, for tests in this crate: keys are derived at a played cost.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::{
    clock::HandClock,
    domain::{
        follow_up::{FollowUpKind, Locator, Recipient},
        id::FollowUpId,
    },
    office::{
        desk_keys,
        follow_ups::told::{self, Told},
        records::{self, Change, Expected, State},
        stamp,
        state::{AppState, DataDir, Office, Transport},
    },
    seal::{cost::Cost, keys::Keys, letter, secret::Secret},
    store::error::StoreError,
    wire::{body::SETTINGS_ID, follow_up::Opened, record::Record},
};

const SETTINGS: &str = r#"{"v":1,"corner_name":"コーナー","tagline":"出会う所","corner_place":"15階",
    "centre_name":"センター","desk_place":"12階","extension":"1200","guard_room":"1階","public_phone":"1階",
    "staffed_hours":"平日","evacuation":"南","desk_does_not":"診断","corner_calendar":"desk","desk_calendar":"desk",
    "sample":true}"#;
const CALENDAR: &str = r#"{"v":1,"name":"窓口","closed_on_holidays":true,
    "weekly":{"tue":"10:00-16:00","thu":"10:00-16:00","sat":"10:00-16:00"}}"#;

/// An office with its clock and the paper of its safe.
pub(crate) struct Sample {
    pub(crate) dir: TempDir,
    pub(crate) clock: Arc<HandClock>,
    pub(crate) office: AppState,
    pub(crate) paper: Zeroizing<String>,
}

/// A slip in somebody's hand.
pub(crate) struct Slip {
    pub(crate) id: FollowUpId,
    pub(crate) locator: Locator,
    pub(crate) secret: Secret,
    pub(crate) keys: Keys,
}

impl Sample {
    /// Saturday 21 November 2026, 13:42 in Tokyo.
    pub(crate) fn new() -> Self {
        let clock = Arc::new(HandClock::at(DateTime::from_timestamp(1_795_236_120, 0).unwrap()));
        let dir = tempfile::tempdir().unwrap();
        let office = Office::open(&DataDir::new(dir.path()), &[], clock.clone(), Transport::Tls).unwrap();
        let now = office.now();
        let changes =
            [("settings", SETTINGS_ID, SETTINGS), ("calendar", "desk", CALENDAR)].map(|(kind, id, body)| {
                let record = Record::read(kind, id, body).unwrap();
                Change { record, state: State::Published, expected: Expected::New }
            });
        office.database.run_now(|tx| records::save(tx, &changes, "import", now)).unwrap();
        let (paper, _) = office.database.run_now(|tx| desk_keys::init(tx, None, ("import", now))).unwrap();
        Self { dir, clock, office, paper }
    }

    pub(crate) fn today(&self) -> NaiveDate {
        stamp::day(self.office.now())
    }

    pub(crate) fn desk(&self) -> Recipient {
        self.office.database.read_now(desk_keys::recipient_in_use).unwrap()
    }

    /// Somebody asks something on a slip; `number` makes its locator and its secret.
    pub(crate) fn slip(&self, number: u8, text: &str) -> Slip {
        let slip = self.made(number);
        self.tell(&Told::Opened(Box::new(self.opened(&slip, text))));
        slip
    }

    /// A slip that the office has not heard of.
    pub(crate) fn made(&self, number: u8) -> Slip {
        let site = self.office.database.read_now::<_, StoreError>(desk_keys::site).unwrap().unwrap();
        let locator = Locator::of_number(1_000_000 + u32::from(number));
        let secret = Secret::of_random(&Zeroizing::new([number; 16]));
        let keys = Keys::derive(&secret, &site, &locator, Cost::played()).unwrap();
        Slip { id: FollowUpId::parse(&format!("f-{number}")).unwrap(), locator, secret, keys }
    }

    pub(crate) fn opened(&self, slip: &Slip, text: &str) -> Opened {
        Opened {
            id: slip.id.clone(),
            locator: slip.locator,
            verifier_hash: slip.keys.verifier.hash(),
            recipient: slip.keys.recipient.clone(),
            kind: FollowUpKind::Looking,
            desk_key_id: "k".to_owned(),
            sealed: letter::seal(text, &[&self.desk(), &slip.keys.recipient]).unwrap(),
            opened_on: self.today(),
        }
    }

    pub(crate) fn tell(&self, told: &Told) {
        let (today, erased) = (self.today(), Arc::clone(&self.office.erased));
        self.office.database.run_now(|tx| told::carry_out(tx, &erased, told, today)).unwrap();
    }
}

impl Slip {
    /// The twenty digits, as a form sends them.
    pub(crate) fn digits(&self) -> String {
        self.secret.grouped().chars().filter(char::is_ascii_digit).collect()
    }
}
