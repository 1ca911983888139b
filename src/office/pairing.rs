//! How a kiosk becomes a device of the office: it shows a code, staff type it and compare three words.

use chrono::{DateTime, Utc};

use super::{
    chance::{self, NoChance},
    device::{self, Device, DeviceState},
};
use crate::{
    store::{error::StoreError, sql::Tx},
    wire::pair::{Ask, CODE_SECS_MAX, Code, PairState, Paired, TokenHash},
};

/// Kiosks that may wait for staff at once: a centre pairs one at a time, and guessing codes stays hopeless.
const PENDING_MAX: usize = 8;
/// Others that may try a code before it is thrown away.
const ATTEMPTS_MAX: i64 = 5;

/// Why a kiosk cannot be paired.
#[derive(Debug, thiserror::Error)]
pub enum PairError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers.
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// Too many kiosks wait.
    #[error(
        "{PENDING_MAX} kiosks wait to be paired: confirm or refuse them in the office, or wait 15 minutes"
    )]
    TooMany,
    /// No kiosk shows this code.
    #[error("no kiosk shows this code: read it again from its screen; codes are good for 15 minutes")]
    Unknown,
    /// No device has this id.
    #[error("there is no device \"{0}\": see the ids with: shirube-office device list")]
    NoDevice(String),
}

/// A name for a device that has none yet.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// What staff call it.
    pub name: String,
    /// Where it stands.
    pub place: String,
}

/// Makes a code before a kiosk asks: whoever uses it first within 15 minutes is paired.
pub fn invite(tx: &mut dyn Tx, naming: &Naming, now: DateTime<Utc>) -> Result<Device, PairError> {
    sweep(tx, now)?;
    let code = Code::from_random(chance::bytes()?);
    let device = fresh(naming, DeviceState::Invited, code, now)?;
    device::put(tx, &device)?;
    Ok(device)
}

/// What a kiosk that asks is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// How far it is.
    Told(Paired),
    /// Another kiosk uses this code; the attempt was counted.
    Taken,
}

/// A kiosk asks with a code; `words` are what the office shows for it.
pub fn ask(tx: &mut dyn Tx, ask: &Ask, words: &str, now: DateTime<Utc>) -> Result<Asked, PairError> {
    sweep(tx, now)?;
    let Some(known) = device::by_code(tx, &ask.code)? else {
        return wait_for_staff(tx, ask, words, now).map(Asked::Told);
    };
    match (known.state, known.token) {
        (DeviceState::Invited, None) => {
            let paired = known_by(known, ask.token_sha256, words);
            accept(tx, paired, now).map(|device| Asked::Told(told(&device)))
        }
        (_, Some(token)) if token.matches(&ask.token_sha256) => Ok(Asked::Told(told(&known))),
        _ => count_attempt(tx, known),
    }
}

/// How far the kiosk with this token is. It asks by token, so that nobody learns anything from a code.
pub fn progress(tx: &mut dyn Tx, token: &TokenHash, now: DateTime<Utc>) -> Result<Paired, PairError> {
    sweep(tx, now)?;
    Ok(device::by_token(tx, token)?
        .map_or(Paired { state: PairState::Refused, device: None }, |it| told(&it)))
}

/// Kiosks that wait for staff, the oldest first.
pub fn waiting(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<Vec<Device>, PairError> {
    sweep(tx, now)?;
    Ok(device::list(tx)?.into_iter().filter(|device| device.state == DeviceState::Pending).collect())
}

/// Staff typed the code and found the words to agree.
pub fn confirm(
    tx: &mut dyn Tx,
    code: &Code,
    naming: &Naming,
    now: DateTime<Utc>,
) -> Result<Device, PairError> {
    sweep(tx, now)?;
    let device = pending(tx, code)?;
    accept(tx, Device { name: naming.name.clone(), place: naming.place.clone(), ..device }, now)
}

/// Staff do not want this kiosk, or the words differ.
pub fn refuse(tx: &mut dyn Tx, code: &Code) -> Result<Device, PairError> {
    let device = Device { state: DeviceState::Refused, ..pending(tx, code)? };
    device::put(tx, &device)?;
    Ok(device)
}

/// A paired kiosk is no longer welcome: its next request is refused.
pub fn revoke(tx: &mut dyn Tx, id: &str) -> Result<Device, PairError> {
    let device = device::by_id(tx, id)?.ok_or_else(|| PairError::NoDevice(id.to_owned()))?;
    let device = Device { state: DeviceState::Revoked, code: None, ..device };
    device::put(tx, &device)?;
    Ok(device)
}

/// Forgets codes whose time is over.
pub fn sweep(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    let over = |device: &Device| (now - device.created_at).num_seconds() >= CODE_SECS_MAX;
    for device in device::list(tx)?.iter().filter(|device| over(device)) {
        match device.state {
            DeviceState::Invited | DeviceState::Pending | DeviceState::Refused => {
                device::remove(tx, &device.id)?;
            }
            DeviceState::Paired if device.code.is_some() => {
                device::put(tx, &Device { code: None, ..device.clone() })?;
            }
            DeviceState::Paired | DeviceState::Revoked => {}
        }
    }
    Ok(())
}

fn wait_for_staff(tx: &mut dyn Tx, ask: &Ask, words: &str, now: DateTime<Utc>) -> Result<Paired, PairError> {
    let devices = device::list(tx)?;
    if let Some(same) =
        devices.iter().find(|it| it.token.is_some_and(|token| token.matches(&ask.token_sha256)))
    {
        // A kiosk that shows a new code starts over; one that is paired stays what it is.
        if same.state != DeviceState::Pending {
            return Ok(told(same));
        }
        device::remove(tx, &same.id)?;
    } else if devices.iter().filter(|it| it.state == DeviceState::Pending).count() >= PENDING_MAX {
        return Err(PairError::TooMany);
    }
    let pending = fresh(&Naming::default(), DeviceState::Pending, ask.code.clone(), now)?;
    let pending = known_by(pending, ask.token_sha256, words);
    device::put(tx, &pending)?;
    Ok(told(&pending))
}

fn pending(tx: &mut dyn Tx, code: &Code) -> Result<Device, PairError> {
    device::by_code(tx, code)?.filter(|it| it.state == DeviceState::Pending).ok_or(PairError::Unknown)
}

fn accept(tx: &mut dyn Tx, device: Device, now: DateTime<Utc>) -> Result<Device, PairError> {
    let paired = Device { state: DeviceState::Paired, paired_at: Some(now), ..device };
    device::put(tx, &paired)?;
    Ok(paired)
}

/// The transaction must commit, so that the count stays: the refusal is a value here.
fn count_attempt(tx: &mut dyn Tx, device: Device) -> Result<Asked, PairError> {
    let attempts = device.attempts + 1;
    let burnt = attempts >= ATTEMPTS_MAX && device.state != DeviceState::Paired;
    let state = if burnt { DeviceState::Refused } else { device.state };
    device::put(tx, &Device { state, attempts, ..device })?;
    Ok(Asked::Taken)
}

fn fresh(naming: &Naming, state: DeviceState, code: Code, now: DateTime<Utc>) -> Result<Device, PairError> {
    Ok(Device {
        id: chance::id("kiosk")?,
        name: naming.name.clone(),
        place: naming.place.clone(),
        state,
        code: Some(code),
        token: None,
        words: String::new(),
        attempts: 0,
        created_at: now,
        paired_at: None,
        last_seen_at: None,
        report: None,
    })
}

fn known_by(device: Device, token: TokenHash, words: &str) -> Device {
    Device { token: Some(token), words: words.to_owned(), ..device }
}

fn told(device: &Device) -> Paired {
    match device.state {
        DeviceState::Paired => Paired { state: PairState::Paired, device: Some(device.id.clone()) },
        DeviceState::Pending | DeviceState::Invited => Paired { state: PairState::Waiting, device: None },
        DeviceState::Refused | DeviceState::Revoked => Paired { state: PairState::Refused, device: None },
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::office::database::Database;

    const START: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

    fn asking(code: &str, token: &str) -> Ask {
        Ask { code: Code::parse(code).unwrap(), token_sha256: TokenHash::of(token) }
    }

    fn try_it(database: &Database, code: &str, token: &str, secs: i64) -> Result<Asked, PairError> {
        let now = START + TimeDelta::seconds(secs);
        database.run_now(|tx| ask(tx, &asking(code, token), "さくら つばめ ひだまり", now))
    }

    fn state_of(result: Result<Asked, PairError>) -> Option<PairState> {
        match result.unwrap() {
            Asked::Told(paired) => Some(paired.state),
            Asked::Taken => None,
        }
    }

    #[test]
    fn staff_confirm_a_kiosk_that_waits() {
        let database = Database::in_memory().unwrap();
        assert_eq!(state_of(try_it(&database, "AC3K9W", "t", 0)), Some(PairState::Waiting));
        let code = Code::parse("AC3K9W").unwrap();
        let waiting = database.run_now(|tx| waiting(tx, START)).unwrap();
        assert_eq!(waiting[0].words, "さくら つばめ ひだまり");
        let naming = Naming { name: "15階 入口".to_owned(), place: String::new() };
        let device = database.run_now(|tx| confirm(tx, &code, &naming, START)).unwrap();
        let told = database.run_now(|tx| progress(tx, &TokenHash::of("t"), START)).unwrap();
        assert_eq!(told, Paired { state: PairState::Paired, device: Some(device.id.clone()) });
        database.run_now(|tx| revoke(tx, &device.id)).unwrap();
        let told = database.run_now(|tx| progress(tx, &TokenHash::of("t"), START)).unwrap();
        assert_eq!(told.state, PairState::Refused);
    }

    #[test]
    fn a_code_made_in_advance_pairs_the_first_who_uses_it() {
        let database = Database::in_memory().unwrap();
        let code = database.run_now(|tx| invite(tx, &Naming::default(), START)).unwrap().code.unwrap();
        assert_eq!(state_of(try_it(&database, code.as_str(), "t", 60)), Some(PairState::Paired));
        assert_eq!(state_of(try_it(&database, code.as_str(), "t", 61)), Some(PairState::Paired));
        assert_eq!(state_of(try_it(&database, code.as_str(), "other", 62)), None);
    }

    #[test]
    fn codes_run_out_by_time_by_attempts_and_by_number() {
        let database = Database::in_memory().unwrap();
        try_it(&database, "AC3K9W", "t", 0).unwrap();
        let code = Code::parse("AC3K9W").unwrap();
        for _ in 0..ATTEMPTS_MAX {
            assert_eq!(state_of(try_it(&database, "AC3K9W", "thief", 1)), None);
        }
        assert!(matches!(
            database.run_now(|tx| confirm(tx, &code, &Naming::default(), START)),
            Err(PairError::Unknown)
        ));
        assert_eq!(state_of(try_it(&database, "AC3K9W", "t", 2)), Some(PairState::Refused));
        assert_eq!(state_of(try_it(&database, "AC3K9W", "t", CODE_SECS_MAX)), Some(PairState::Waiting));
        for number in 1..PENDING_MAX {
            let code = Code::from_random([number as u8; 6]);
            try_it(&database, code.as_str(), code.as_str(), CODE_SECS_MAX).unwrap();
        }
        assert!(matches!(try_it(&database, "UUUUUU", "one more", CODE_SECS_MAX), Err(PairError::TooMany)));
    }
}
