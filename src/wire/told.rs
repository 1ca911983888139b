//! What the office says to one terminal alone: things to do once, and how bright and how loud it is to be.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::{task, tuning};

/// Longest mark, in characters.
const MARK_CHARS_MAX: usize = 64;

/// It, as it travels inside a signed answer of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// A word for all of it, which the terminal sends with its next question: letters and digits, empty for nothing.
    pub mark: String,
    /// What can still be begun, the oldest first.
    pub tasks: Vec<Task>,
    /// How bright and how loud it is to be; none where nobody ever said.
    pub tuning: Option<Tuning>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Which.
    pub id: String,
    /// A word for what; one that is not known is left undone.
    pub kind: String,
    /// What staff call the terminal.
    pub name: String,
    /// Seconds left to begin it.
    pub secs_left: u64,
}

/// How bright and how loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tuning {
    /// Percent of full brightness.
    pub brightness: u8,
    /// Percent of what chimes and reading aloud are set to otherwise.
    pub volume: u8,
    /// The last change at the terminal itself that the office has heard of.
    pub heard: Option<u64>,
}

/// Whether a word may stand in an address as the mark of what was heard.
pub fn is_mark(word: &str) -> bool {
    word.chars().count() <= MARK_CHARS_MAX && word.chars().all(|it| it.is_ascii_alphanumeric())
}

impl Told {
    /// The same with its mark: other for everything that is other, but for the seconds that pass by themselves.
    #[must_use]
    pub fn marked(mut self) -> Self {
        self.mark = String::new();
        if self.tasks.is_empty() && self.tuning.is_none() {
            return self;
        }
        let tasks = self.tasks.iter().map(|task| format!("{} ", task.id));
        let tuning = self.tuning.map(|it| format!("{} {} {:?}", it.brightness, it.volume, it.heard));
        let all: String = tasks.chain(tuning).collect();
        let sum: [u8; 32] = Sha256::digest(all).into();
        let number = sum.first_chunk().map_or(0, |first: &[u8; 8]| u64::from_be_bytes(*first));
        self.mark = format!("{number:016x}");
        self
    }
}

impl From<Told> for task::Told {
    fn from(told: Told) -> Self {
        let known = |it: Task| {
            let kind = task::TaskKind::from_key(&it.kind)?;
            Some(task::Task { id: it.id, kind, name: it.name, secs_left: it.secs_left })
        };
        Self {
            mark: told.mark,
            tasks: told.tasks.into_iter().filter_map(known).collect(),
            tuning: told.tuning.map(|it| tuning::ToldTuning {
                tuning: tuning::Tuning::of(it.brightness, it.volume),
                heard: it.heard,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(secs_left: u64, brightness: u8) -> Told {
        let task =
            Task { id: "task-1".to_owned(), kind: "name".to_owned(), name: "入口".to_owned(), secs_left };
        let odd = Task { id: "task-2".to_owned(), kind: "dance".to_owned(), ..task.clone() };
        let tuning = Some(Tuning { brightness, volume: 30, heard: None });
        Told { mark: String::new(), tasks: vec![task, odd], tuning }.marked()
    }

    #[test]
    fn the_mark_changes_with_what_is_said_and_not_with_time() {
        assert_eq!(told(90, 50).mark, told(20, 50).mark);
        assert_ne!(told(90, 50).mark, told(90, 60).mark);
        assert!(is_mark(&told(90, 50).mark) && !is_mark("a&wait=0"));
        let nothing = Told { mark: "x".to_owned(), tasks: Vec::new(), tuning: None }.marked();
        assert_eq!(nothing.mark, "");
    }

    #[test]
    fn a_task_that_this_version_does_not_know_is_left_out() {
        let here: task::Told = told(90, 5).into();
        assert_eq!(here.tasks.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["task-1"]);
        assert_eq!(here.tuning.map(|it| it.tuning), Some(tuning::Tuning::of(20, 30)), "never darker");
    }
}
