//! Files on their way into the records: kept in memory until they are imported, thrown away, or half an hour is over.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use tokio::sync::Semaphore;

use super::exchange::{Files, ImportKind};
use crate::domain::time::Mono;

/// How long a file waits for somebody to say yes, in seconds.
pub const LIFE_SECS: u64 = 30 * 60;
/// Files of everybody, at most; the oldest is forgotten first.
const PARCELS_MAX: usize = 24;
/// Files of one person, at most: two windows and one more.
const OWN_MAX: usize = 3;
/// Bytes of everybody's files together, at most; the oldest are forgotten first.
const BYTES_MAX: usize = 192 * 1024 * 1024;
/// Files read at once: a workbook may unpack to many times its size.
const TURNS: usize = 2;

/// A file that somebody brought and has not said yes to.
#[derive(Debug)]
pub struct Parcel {
    /// The name it goes by, and its import after it.
    pub id: String,
    /// Who brought it; nobody else sees it.
    pub who: String,
    /// What it holds.
    pub kind: ImportKind,
    /// The name it came with.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The pictures that came with it, by their names.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// When it came, by both clocks.
    pub at: (Mono, DateTime<Utc>),
}

impl Parcel {
    fn weight(&self) -> usize {
        self.pictures.values().map(Vec::len).sum::<usize>() + self.bytes.len()
    }
}

impl Files for Parcel {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.pictures.get(name).cloned()
    }
}

/// The files of everybody, the oldest first.
pub struct Parcels {
    all: Mutex<Vec<Arc<Parcel>>>,
    /// Whose turn it is to read one.
    pub turns: Semaphore,
}

impl Default for Parcels {
    fn default() -> Self {
        Self { all: Mutex::default(), turns: Semaphore::new(TURNS) }
    }
}

impl Parcels {
    /// Keeps a file; what is too much or too old is forgotten.
    pub fn keep(&self, parcel: Arc<Parcel>) {
        let mut all = self.fresh(parcel.at.0);
        let own = all.iter().filter(|it| it.who == parcel.who).count();
        let mut over = (own + 1).saturating_sub(OWN_MAX);
        all.retain(|it| {
            let goes = it.who == parcel.who && over > 0;
            over -= usize::from(goes);
            !goes
        });
        all.push(parcel);
        let weight = |all: &[Arc<Parcel>]| all.iter().map(|it| it.weight()).sum::<usize>();
        while all.len() > 1 && (all.len() > PARCELS_MAX || weight(&all) > BYTES_MAX) {
            all.remove(0);
        }
    }

    /// A file of this person; none once it is imported, thrown away or forgotten.
    pub fn of(&self, id: &str, who: &str, now: Mono) -> Option<Arc<Parcel>> {
        self.fresh(now).iter().find(|it| it.id == id && it.who == who).cloned()
    }

    /// The file is done with.
    pub fn done(&self, id: &str, who: &str, now: Mono) {
        self.fresh(now).retain(|it| it.id != id || it.who != who);
    }

    /// Forgets what is over, so that nothing lies in the memory of an office that nobody uses.
    pub fn forget(&self, now: Mono) {
        drop(self.fresh(now));
    }

    fn fresh(&self, now: Mono) -> MutexGuard<'_, Vec<Arc<Parcel>>> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|it| it.at.0.plus_secs(LIFE_SECS) > now);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcel(id: &str, who: &str, secs: u64) -> Parcel {
        Parcel {
            id: id.to_owned(),
            who: who.to_owned(),
            kind: ImportKind::Books,
            name: "本.csv".to_owned(),
            bytes: b"id".to_vec(),
            pictures: BTreeMap::new(),
            at: (Mono::default().plus_secs(secs), DateTime::UNIX_EPOCH),
        }
    }

    #[test]
    fn a_file_is_its_owners_for_half_an_hour() {
        let parcels = Parcels::default();
        parcels.keep(Arc::new(parcel("a", "sato", 0)));
        let at = |secs| Mono::default().plus_secs(secs);
        assert!(parcels.of("a", "sato", at(LIFE_SECS - 1)).is_some());
        assert!(parcels.of("a", "mori", at(1)).is_none(), "nobody else's");
        parcels.done("a", "mori", at(1));
        assert!(parcels.of("a", "sato", at(1)).is_some(), "nobody else throws it away");
        assert!(parcels.of("a", "sato", at(LIFE_SECS)).is_none());
        assert!(parcels.all.lock().unwrap().is_empty(), "what is over leaves the memory");
    }

    #[test]
    fn the_memory_is_bounded() {
        let parcels = Parcels::default();
        for number in 0..40 {
            parcels.keep(Arc::new(parcel(&format!("{number}"), "sato", number)));
            parcels.keep(Arc::new(parcel(&format!("of-{number}"), &format!("{number}"), number)));
        }
        let all = parcels.all.lock().unwrap();
        assert_eq!(all.len(), PARCELS_MAX);
        assert!(all.iter().filter(|it| it.who == "sato").count() <= OWN_MAX);
    }

    #[test]
    fn heavy_files_push_the_oldest_out_and_never_themselves() {
        let parcels = Parcels::default();
        let heavy = |id: &str| Parcel { bytes: vec![0; BYTES_MAX / 2 + 1], ..parcel(id, id, 0) };
        parcels.keep(Arc::new(heavy("a")));
        parcels.keep(Arc::new(heavy("b")));
        let at = Mono::default();
        assert!(parcels.of("a", "a", at).is_none() && parcels.of("b", "b", at).is_some());
    }
}
