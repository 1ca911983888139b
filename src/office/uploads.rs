//! Files on their way in: how far each is, kept in memory until whoever brought it has seen what became of it.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use super::render::Progress;

/// Files remembered at once; the oldest that is done with is forgotten first.
const FILES_MAX: usize = 64;

/// The files of everybody.
#[derive(Default)]
pub struct Uploads(Mutex<Shelf>);

#[derive(Default)]
struct Shelf {
    next: u64,
    files: BTreeMap<u64, Underway>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Underway {
    /// The name it came with.
    pub name: String,
    /// What became of it so far.
    pub step: Step,
}

/// What became of a file so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is being read.
    Reading(Progress),
    /// It is a leaflet with this id.
    Arrived(String),
    /// It cannot be taken; in words for staff.
    Refused(String),
}

impl Uploads {
    /// Notes that a file is being read; the number it goes by, or nothing while too many are.
    pub fn begin(&self, name: &str) -> Option<u64> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.files.len() >= FILES_MAX {
            let done = all.files.iter().find(|(_, it)| !matches!(it.step, Step::Reading(_)));
            let oldest = done.map(|(number, _)| *number)?;
            all.files.remove(&oldest);
        }
        all.next += 1;
        let number = all.next;
        all.files
            .insert(number, Underway { name: name.to_owned(), step: Step::Reading(Progress::default()) });
        Some(number)
    }

    /// Notes how far it is.
    pub fn tell(&self, number: u64, step: Step) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = all.files.get_mut(&number) {
            file.step = step;
        }
    }

    /// How far a file is; nothing once it is forgotten.
    pub fn of(&self, number: u64) -> Option<Underway> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).files.get(&number).cloned()
    }

    /// The files that are being read, in the order in which they came.
    pub fn reading(&self) -> Vec<(u64, Underway)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let reading = all.files.iter().filter(|(_, it)| matches!(it.step, Step::Reading(_)));
        reading.map(|(number, file)| (*number, file.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_followed_until_it_is_done() {
        let uploads = Uploads::default();
        let number = uploads.begin("たより.pdf").unwrap();
        uploads.tell(number, Step::Reading(Progress { done: 2, of: 4 }));
        assert_eq!(uploads.reading().len(), 1);
        uploads.tell(number, Step::Arrived("leaflet-1".to_owned()));
        assert!(uploads.reading().is_empty());
        assert_eq!(uploads.of(number).unwrap().step, Step::Arrived("leaflet-1".to_owned()));
        assert_eq!(uploads.of(number + 1), None);
    }

    #[test]
    fn what_is_being_read_is_never_forgotten() {
        let uploads = Uploads::default();
        let first = uploads.begin("a").unwrap();
        let second = uploads.begin("b").unwrap();
        uploads.tell(second, Step::Refused("だめです。".to_owned()));
        for _ in 2..=FILES_MAX {
            assert!(uploads.begin("c").is_some());
        }
        assert_eq!((uploads.of(first).is_some(), uploads.of(second)), (true, None));
        assert_eq!(uploads.begin("d"), None);
    }
}
