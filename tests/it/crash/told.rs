//! What writers set out to do and what they were told is done: the measure of every cut.

use std::{collections::BTreeSet, fs::File, io::Write as _, path::Path};

/// One thing a writer does, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deed {
    /// An entry queued for the office.
    Pushed(i64),
    /// All entries up to this one acknowledged by the office.
    Acked(i64),
    /// A tally that reached this total.
    Counted(i64),
    /// An identity of this epoch kept.
    Paired(i64),
    /// This revision of the feed applied.
    Applied(i64),
    /// Two records saved together in this version.
    Saved(i64),
    /// A kiosk is about to be told of this revision.
    Told(i64),
    /// A blob kept.
    Put(i64),
    /// A blob erased.
    Erased(i64),
    /// A slip of which bytes may have reached a printer.
    Sent(i64),
    /// A slip of which it is decided who holds it.
    Settled(i64),
    /// A row of a control.
    Row(i64),
}

/// What a writer says of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It is about to do it.
    Begun(Deed),
    /// It was told that it is done.
    Done(Deed),
}

/// Where writers say what they do: a file on the disk itself, so that their words stand among their writes.
pub(crate) struct Book(File);

/// The name of that file.
pub(crate) const BOOK: &str = "said";

impl Book {
    /// The book of a disk.
    pub(crate) fn open(dir: &Path) -> Self {
        Self(File::options().create(true).append(true).open(dir.join(BOOK)).unwrap())
    }

    /// Says one thing.
    pub(crate) fn note(&self, said: Said) {
        (&self.0).write_all(format!("{}\n", said.line()).as_bytes()).unwrap();
    }
}

impl Said {
    fn line(self) -> String {
        match self {
            Self::Begun(deed) => format!("begun {} {}", deed.kind(), deed.number()),
            Self::Done(deed) => format!("done {} {}", deed.kind(), deed.number()),
        }
    }

    /// What the lines of a book say.
    pub(crate) fn read(lines: &str) -> Vec<Self> {
        lines.lines().map(|line| Self::of(line).unwrap_or_else(|| panic!("{line}"))).collect()
    }

    fn of(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (how, kind, number) = (words.next()?, words.next()?, words.next()?.parse().ok()?);
        let deed = DEEDS.iter().map(|make| make(number)).find(|deed| deed.kind() == kind)?;
        Some(if how == "done" { Self::Done(deed) } else { Self::Begun(deed) })
    }
}

const DEEDS: [fn(i64) -> Deed; 12] = [
    Deed::Pushed,
    Deed::Acked,
    Deed::Counted,
    Deed::Paired,
    Deed::Applied,
    Deed::Saved,
    Deed::Told,
    Deed::Put,
    Deed::Erased,
    Deed::Sent,
    Deed::Settled,
    Deed::Row,
];

/// Everything begun and everything done until a moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    begun: BTreeSet<Deed>,
    done: BTreeSet<Deed>,
}

impl Told {
    /// Hears one more thing.
    pub(crate) fn hear(&mut self, said: Said) {
        match said {
            Said::Begun(deed) => self.begun.insert(deed),
            Said::Done(deed) => self.done.insert(deed),
        };
    }

    /// Whether this was set out to be done.
    pub(crate) fn has_begun(&self, deed: Deed) -> bool {
        self.begun.contains(&deed)
    }

    /// Whether somebody was told that this is done.
    pub(crate) fn is_done(&self, deed: Deed) -> bool {
        self.done.contains(&deed)
    }

    /// The highest number done and the highest begun of a kind of deed; 0 where there is none.
    pub(crate) fn span(&self, kind: fn(i64) -> Deed) -> (i64, i64) {
        let top = |deeds: &BTreeSet<Deed>| {
            let all = deeds.range(kind(i64::MIN)..=kind(i64::MAX));
            all.map(|deed| deed.number()).max().unwrap_or(0)
        };
        (top(&self.done), top(&self.begun))
    }

    /// The numbers begun of a kind of deed.
    pub(crate) fn begun(&self, kind: fn(i64) -> Deed) -> impl Iterator<Item = i64> {
        self.begun.range(kind(i64::MIN)..=kind(i64::MAX)).map(|deed| deed.number())
    }
}

impl Deed {
    fn kind(self) -> &'static str {
        match self {
            Self::Pushed(_) => "pushed",
            Self::Acked(_) => "acked",
            Self::Counted(_) => "counted",
            Self::Paired(_) => "paired",
            Self::Applied(_) => "applied",
            Self::Saved(_) => "saved",
            Self::Told(_) => "told",
            Self::Put(_) => "put",
            Self::Erased(_) => "erased",
            Self::Sent(_) => "sent",
            Self::Settled(_) => "settled",
            Self::Row(_) => "row",
        }
    }

    fn number(self) -> i64 {
        match self {
            Self::Pushed(number)
            | Self::Acked(number)
            | Self::Counted(number)
            | Self::Paired(number)
            | Self::Applied(number)
            | Self::Saved(number)
            | Self::Told(number)
            | Self::Put(number)
            | Self::Erased(number)
            | Self::Sent(number)
            | Self::Settled(number)
            | Self::Row(number) => number,
        }
    }
}

#[test]
fn what_writers_say_is_read_as_they_said_it() {
    let all = DEEDS.map(|make| [Said::Begun(make(7)), Said::Done(make(-2))]).concat();
    let lines = all.iter().map(|said| said.line()).collect::<Vec<_>>().join("\n");
    assert_eq!(Said::read(&lines), all);
}
