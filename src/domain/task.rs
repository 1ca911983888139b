//! What the office asks of one terminal: once, soon or not at all, and never before a visitor's eyes.

use super::tuning::ToldTuning;

/// Seconds after which nobody carries a task out any more.
pub const TASK_SECS: u64 = 120;
/// Seconds the name of a terminal stands on its glass.
pub const NAMED_SECS: u64 = 10;

/// Something to do, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Which: made by the office, never used again.
    pub id: String,
    /// What.
    pub kind: TaskKind,
    /// What staff call the terminal.
    pub name: String,
    /// Seconds left to begin it, by the office's clock when it answered.
    pub secs_left: u64,
}

/// What can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// Show the terminal's name, large.
    Name,
    /// Print a paper, to see that it comes out.
    TestPrint,
    /// End the program, which is then started again.
    Restart,
}

/// How far a terminal is with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskFate {
    /// It arrived, and waits until nobody is there.
    Waiting,
    /// It was begun.
    Begun,
    /// It is done.
    Done,
    /// Somebody was there until it was too late.
    Late,
    /// No paper came out.
    NotPrinted,
    /// Nobody knows whether a paper came out.
    Unsure,
    /// It could not be written down, so it was not begun: it might have been done twice.
    Unwritten,
}

/// What the office tells one terminal besides what all terminals follow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// A word for all of it: the terminal says with its next question which one it heard last.
    pub mark: String,
    /// Tasks that can still be begun, the oldest first.
    pub tasks: Vec<Task>,
    /// How bright and how loud it is to be; none where the office never heard of either.
    pub tuning: Option<ToldTuning>,
}

impl TaskKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Name, Self::TestPrint, Self::Restart];

    /// The word of programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::TestPrint => "test_print",
            Self::Restart => "restart",
        }
    }

    /// The kind of such a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl TaskFate {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Waiting, Self::Begun, Self::Done, Self::Late, Self::NotPrinted, Self::Unsure, Self::Unwritten];

    /// The word of programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Late => "late",
            Self::NotPrinted => "not_printed",
            Self::Unsure => "unsure",
            Self::Unwritten => "unwritten",
        }
    }

    /// The fate of such a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.key() == key)
    }

    /// Whether nothing more comes of it.
    pub const fn is_end(self) -> bool {
        match self {
            Self::Waiting | Self::Begun => false,
            Self::Done | Self::Late | Self::NotPrinted | Self::Unsure | Self::Unwritten => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_programs_are_read_back() {
        assert!(TaskKind::ALL.into_iter().all(|it| TaskKind::from_key(it.key()) == Some(it)));
        assert!(TaskFate::ALL.into_iter().all(|it| TaskFate::from_key(it.key()) == Some(it)));
        assert_eq!((TaskKind::from_key("dance"), TaskFate::from_key("")), (None, None));
    }
}
