//! What is asked of one terminal, and how bright and how loud it is: told with its poll, heard with its report.
//!
//! A conflict is settled by the order in which the office hears of changes: a change in the console counts from the moment
//! it is saved, a change at the terminal from the moment its report arrives here. The later one counts, whole: brightness
//! and volume together. Until the office has heard of a change at the terminal, the terminal keeps it; so nothing that
//! somebody sets while the network is down is lost, and afterwards both sides say the same.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    chance,
    deeds::{self, Deed, NOBODY},
    device::Device,
    staff::StaffError,
    stamp::{read_stamp, stamp},
};
use crate::{
    args,
    domain::{
        task::{TASK_SECS, TaskFate, TaskKind},
        tuning::Tuning,
    },
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::{
        report::Screen,
        told::{self, Told},
    },
};

/// Something that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub id: String,
    /// What; none where a later version of this program wrote it.
    pub kind: Option<TaskKind>,
    /// When.
    pub at: DateTime<Utc>,
    /// How far the terminal is; none until it said so.
    pub fate: Option<TaskFate>,
    /// Since when it says so.
    pub fate_at: Option<DateTime<Utc>>,
}

/// How a terminal is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// How bright and how loud.
    pub tuning: Tuning,
    /// The last change at the terminal itself that came here.
    pub heard: Option<u64>,
    /// Since when.
    pub at: DateTime<Utc>,
    /// By whom: a person's id, or [`NOBODY`] for whoever stood at the terminal.
    pub by: String,
}

/// What became of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// The terminal will be told.
    Asked,
    /// The same was asked a moment ago, and is not over.
    Already,
}

impl Asked {
    /// Whether the terminal may still begin it, or has not said how it ended.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        !self.fate.is_some_and(TaskFate::is_end) && now < self.at + window()
    }
}

/// Asks something of a terminal, signed by `who`; one of a kind at a time.
pub fn ask(
    tx: &mut dyn Tx,
    (device, kind): (&Device, TaskKind),
    who: &str,
    now: DateTime<Utc>,
) -> Result<Became, StaffError> {
    if asked(tx, &device.id)?.iter().any(|it| it.kind == Some(kind) && it.is_open(now)) {
        return Ok(Became::Already);
    }
    tx.execute("DELETE FROM screen_task WHERE device = $1 AND kind = $2", args![&device.id, kind.key()])?;
    tx.execute(
        "INSERT INTO screen_task (id, device, kind, asked_at, asked_by, fate, fate_at)
         VALUES ($1, $2, $3, $4, $5, '', NULL)",
        args![chance::id("task")?, &device.id, kind.key(), stamp(now), who],
    )?;
    deeds::note(tx, (who, &device.id), Deed::Asked(kind), now)?;
    Ok(Became::Asked)
}

/// What was asked of a terminal, the newest of each kind, the oldest first.
pub fn asked(tx: &mut dyn Tx, device: &str) -> Result<Vec<Asked>, StoreError> {
    let sql =
        "SELECT id, kind, asked_at, fate, fate_at FROM screen_task WHERE device = $1 ORDER BY asked_at, id";
    tx.query(sql, args![device])?.iter().map(read_asked).collect()
}

/// How a terminal is set; none until anybody set it.
pub fn set(tx: &mut dyn Tx, device: &str) -> Result<Option<Set>, StoreError> {
    let sql = "SELECT brightness, volume, heard, set_at, set_by FROM screen_tuning WHERE device = $1";
    tx.query(sql, args![device])?.first().map(read_set).transpose()
}

/// Sets a terminal, signed by `who`.
pub fn tune(
    tx: &mut dyn Tx,
    (device, tuning): (&Device, Tuning),
    who: &str,
    now: DateTime<Utc>,
) -> Result<(), StaffError> {
    let before = set(tx, &device.id)?;
    if before.as_ref().is_some_and(|it| it.tuning == tuning) {
        return Ok(());
    }
    let heard = before.and_then(|it| it.heard);
    put(tx, &device.id, &Set { tuning, heard, at: now, by: who.to_owned() })?;
    deeds::note(tx, (who, &device.id), Deed::Tuned, now)
}

/// What is said to a terminal alone; none where it heard the same already, or is of a version that hears nothing.
pub fn told(
    tx: &mut dyn Tx,
    device: &Device,
    (heard, now): (Option<&str>, DateTime<Utc>),
) -> Result<Option<Told>, StoreError> {
    let Some(heard) = heard else { return Ok(None) };
    let open = asked(tx, &device.id)?.into_iter().filter(|it| it.is_open(now));
    let task = |it: Asked| {
        let left = (it.at + window() - now).num_seconds();
        let kind = it.kind?.key().to_owned();
        let secs_left = u64::try_from(left).unwrap_or(0).min(TASK_SECS);
        Some(told::Task { id: it.id, kind, name: device.name.clone(), secs_left })
    };
    let tasks = open.filter_map(task).collect();
    let tuning = set(tx, &device.id)?.map(|it| told::Tuning {
        brightness: it.tuning.brightness(),
        volume: it.tuning.volume(),
        heard: it.heard,
    });
    let told = Told { mark: String::new(), tasks, tuning }.marked();
    Ok((told.mark != heard).then_some(told))
}

/// Hears what a terminal says of itself. Says whether there is something new to tell it.
pub fn hear(tx: &mut dyn Tx, device: &str, screen: &Screen, now: DateTime<Utc>) -> Result<Heard, StaffError> {
    let mut heard = Heard::Nothing;
    for known in asked(tx, device)? {
        let said = screen.tasks.iter().find(|it| it.id == known.id);
        let fate = said.and_then(|it| TaskFate::from_key(&it.fate));
        if fate.is_none() || fate == known.fate || known.fate.is_some_and(TaskFate::is_end) {
            continue;
        }
        let sql = "UPDATE screen_task SET fate = $1, fate_at = $2 WHERE id = $3";
        tx.execute(sql, args![fate.map_or("", TaskFate::key), stamp(now), &known.id])?;
        heard = Heard::News;
    }
    let before = set(tx, device)?;
    let is_new = screen.change.is_some() && before.as_ref().and_then(|it| it.heard) != screen.change;
    if is_new {
        let tuning = Tuning::of(screen.brightness, screen.volume);
        let by = NOBODY.to_owned();
        put(tx, device, &Set { tuning, heard: screen.change, at: now, by })?;
        deeds::note(tx, (NOBODY, device), Deed::Tuned, now)?;
        heard = Heard::News;
    }
    Ok(heard)
}

/// What a report brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing that has to be told.
    Nothing,
    /// What the terminal is told is other from here on.
    News,
}

fn put(tx: &mut dyn Tx, device: &str, set: &Set) -> Result<(), StoreError> {
    let heard = set.heard.and_then(|it| i64::try_from(it).ok());
    tx.execute(
        "INSERT INTO screen_tuning (device, brightness, volume, heard, set_at, set_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (device) DO UPDATE SET brightness = excluded.brightness, volume = excluded.volume,
             heard = excluded.heard, set_at = excluded.set_at, set_by = excluded.set_by",
        args![
            device,
            i64::from(set.tuning.brightness()),
            i64::from(set.tuning.volume()),
            heard,
            stamp(set.at),
            &set.by
        ],
    )?;
    Ok(())
}

fn window() -> TimeDelta {
    TimeDelta::seconds(TASK_SECS.try_into().unwrap_or(0))
}

fn read_asked(row: &Row) -> Result<Asked, StoreError> {
    let at = read_stamp(row.text(2)?);
    Ok(Asked {
        id: row.text(0)?.to_owned(),
        kind: TaskKind::from_key(row.text(1)?),
        at: at.ok_or_else(|| StoreError::Corrupt("a task without a time".to_owned()))?,
        fate: TaskFate::from_key(row.text(3)?),
        fate_at: row.text_opt(4)?.and_then(read_stamp),
    })
}

fn read_set(row: &Row) -> Result<Set, StoreError> {
    let percent = |number: i64| u8::try_from(number).unwrap_or(100);
    let heard = row.int_opt(2)?.and_then(|it| u64::try_from(it).ok());
    Ok(Set {
        tuning: Tuning::of(percent(row.int(0)?), percent(row.int(1)?)),
        heard,
        at: read_stamp(row.text(3)?).unwrap_or_default(),
        by: row.text(4)?.to_owned(),
    })
}
