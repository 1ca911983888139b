//! What a terminal keeps of itself in its precious file: how it is set, and what the office asked of it.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{task::TaskFate, tuning::Tuning},
    kiosk::chore::Kept,
    store::{error::StoreError, local::LocalDb},
};

const KEY: &str = "screen";

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    tuning: Option<(u8, u8)>,
    change: Option<u64>,
    fates: Vec<(String, String)>,
}

/// What is kept; nothing where it cannot be read: a terminal is bright and loud then, and hears again how it is to be.
pub(super) fn read(local: &LocalDb) -> Kept {
    let text = local.setting(KEY).unwrap_or_else(|error| {
        tracing::error!(%error, "how the terminal is set cannot be read");
        None
    });
    let written: Written = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let fates = written.fates.into_iter();
    Kept {
        tuning: written.tuning.map(|(brightness, volume)| Tuning::of(brightness, volume)),
        change: written.change,
        fates: fates.filter_map(|(id, fate)| Some((id, TaskFate::from_key(&fate)?))).collect(),
    }
}

/// Keeps this instead; on the disk before this returns.
pub(super) fn write(local: &LocalDb, kept: &Kept) -> Result<(), StoreError> {
    let fates = kept.fates.iter();
    let written = Written {
        tuning: kept.tuning.map(|it| (it.brightness(), it.volume())),
        change: kept.change,
        fates: fates.map(|(id, fate)| (id.clone(), fate.key().to_owned())).collect(),
    };
    let text = serde_json::to_string(&written).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    local.set_setting(KEY, Some(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_torn_is_nothing() {
        let local = LocalDb::in_memory().unwrap();
        assert_eq!(read(&local), Kept::default());
        let fates = TaskFate::ALL.map(|fate| (fate.key().to_owned(), fate)).to_vec();
        let kept = Kept { tuning: Some(Tuning::of(40, 0)), change: Some(1_795_000_000_000), fates };
        write(&local, &kept).unwrap();
        assert_eq!(read(&local), kept);
        local.set_setting(KEY, Some("{\"tuning\":")).unwrap();
        assert_eq!(read(&local), Kept::default());
    }
}
