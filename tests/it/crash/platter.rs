//! What lies on the platters of a disk after each thing that happened to it, and what a power cut leaves of it.

use std::{collections::BTreeMap, fs, path::Path};

use shirube::sim::dice::Dice;

use super::told::Said;

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;
/// The directory that everything lies in.
pub(crate) const ROOT: u64 = 1;

/// One thing that happened, in the order in which it happened.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// A new file or directory with its name.
    Make { dir: u64, name: String, node: u64 },
    /// A new directory has no bytes, but names.
    Folder { node: u64 },
    /// Bytes at a place.
    Write { node: u64, at: usize, bytes: Vec<u8> },
    /// A file cut, or lengthened by zeros.
    Resize { node: u64, len: usize },
    /// A name taken away.
    Unlink { dir: u64, name: String },
    /// A name given to something, in place of what had it.
    Rename { from: (u64, String), to: (u64, String) },
    /// All bytes of a file are on the platters when this ends.
    Flush { node: u64 },
    /// All names of a directory are.
    FlushDir { dir: u64 },
    /// A writer said something.
    Say(Said),
}

/// What is certain, and what is still on its way.
#[derive(Default)]
pub(crate) struct Platter {
    files: BTreeMap<u64, File>,
    dirs: Names,
    /// Changes of names that are not certain, in order: file systems write them down in that order.
    waiting: Vec<Op>,
}

type Names = BTreeMap<u64, BTreeMap<String, u64>>;

#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    waiting: Vec<Op>,
}

/// How chance treats the bytes of one file that were not flushed.
#[derive(Clone, Copy)]
enum Fate {
    None,
    All,
    UpTo(u64),
    Some,
    Torn,
}

impl Platter {
    /// An empty disk.
    pub(crate) fn new() -> Self {
        Self { dirs: Names::from([(ROOT, BTreeMap::new())]), ..Self::default() }
    }

    /// Lets one more thing happen.
    pub(crate) fn take(&mut self, op: &Op) {
        match op {
            Op::Folder { node } => drop(self.dirs.entry(*node).or_default()),
            Op::Make { .. } | Op::Unlink { .. } | Op::Rename { .. } => self.waiting.push(op.clone()),
            Op::Write { node, .. } | Op::Resize { node, .. } => {
                self.files.entry(*node).or_default().waiting.push(op.clone());
            }
            Op::Flush { node } => self.files.entry(*node).or_default().settle(),
            Op::FlushDir { dir } => self.settle_names(*dir),
            Op::Say(_) => {}
        }
    }

    /// What a cut at this moment leaves, written into an empty directory.
    pub(crate) fn cut(&self, dice: &mut Dice, to: &Path) {
        let mut names = self.dirs.clone();
        let kept = match dice.below(3) {
            0 => 0,
            1 => self.waiting.len(),
            _ => usize::try_from(dice.below(self.waiting.len() as u64 + 1)).unwrap(),
        };
        self.waiting[..kept].iter().for_each(|op| rename(&mut names, op));
        self.lay_out(&names, ROOT, dice, to);
    }

    fn lay_out(&self, names: &Names, dir: u64, dice: &mut Dice, to: &Path) {
        for (name, node) in &names[&dir] {
            let path = to.join(name);
            if names.contains_key(node) {
                fs::create_dir(&path).unwrap();
                self.lay_out(names, *node, dice, &path);
            } else {
                let bytes = self.files.get(node).map(|file| file.after_a_cut(dice)).unwrap_or_default();
                fs::write(&path, bytes).unwrap();
            }
        }
    }

    /// A directory's names are certain with all names written down before them.
    fn settle_names(&mut self, dir: u64) {
        let last = self.waiting.iter().rposition(|op| touches(op, dir)).map_or(0, |at| at + 1);
        for op in self.waiting.drain(..last) {
            rename(&mut self.dirs, &op);
        }
    }
}

impl File {
    fn settle(&mut self) {
        for op in self.waiting.drain(..) {
            write(&mut self.bytes, &op, |_| true);
        }
    }

    fn after_a_cut(&self, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let fates = [
            Fate::None,
            Fate::All,
            Fate::UpTo(dice.below(self.waiting.len() as u64 + 1)),
            Fate::Some,
            Fate::Torn,
        ];
        let fate = *dice.pick(&fates).unwrap();
        for (op, number) in self.waiting.iter().zip(0..) {
            match fate {
                Fate::All => write(&mut bytes, op, |_| true),
                Fate::UpTo(end) if number < end => write(&mut bytes, op, |_| true),
                // The write that the cut meets is torn.
                Fate::UpTo(end) if number == end => write(&mut bytes, op, |_| dice.one_in(2)),
                Fate::Some if dice.one_in(2) => write(&mut bytes, op, |_| true),
                Fate::Torn => write(&mut bytes, op, |_| dice.one_in(2)),
                Fate::None | Fate::UpTo(_) | Fate::Some => {}
            }
        }
        bytes
    }
}

/// Writes the sectors that `kept` keeps; a new length is one thing.
fn write(file: &mut Vec<u8>, op: &Op, mut kept: impl FnMut(usize) -> bool) {
    match op {
        Op::Resize { len, .. } if kept(0) => file.resize(*len, 0),
        Op::Write { at, bytes, .. } => {
            let mut from = 0;
            while from < bytes.len() {
                let end = (((at + from) / SECTOR + 1) * SECTOR - at).min(bytes.len());
                if kept(from) {
                    let length = file.len().max(at + end);
                    file.resize(length, 0);
                    file[at + from..at + end].copy_from_slice(&bytes[from..end]);
                }
                from = end;
            }
        }
        Op::Resize { .. }
        | Op::Make { .. }
        | Op::Folder { .. }
        | Op::Unlink { .. }
        | Op::Rename { .. }
        | Op::Flush { .. }
        | Op::FlushDir { .. }
        | Op::Say(_) => {}
    }
}

fn rename(dirs: &mut Names, op: &Op) {
    match op {
        Op::Make { dir, name, node } => {
            dirs.entry(*dir).or_default().insert(name.clone(), *node);
        }
        Op::Unlink { dir, name } => {
            dirs.entry(*dir).or_default().remove(name);
        }
        Op::Rename { from, to } => {
            if let Some(node) = dirs.entry(from.0).or_default().remove(&from.1) {
                dirs.entry(to.0).or_default().insert(to.1.clone(), node);
            }
        }
        Op::Folder { .. }
        | Op::Write { .. }
        | Op::Resize { .. }
        | Op::Flush { .. }
        | Op::FlushDir { .. }
        | Op::Say(_) => {}
    }
}

fn touches(op: &Op, wanted: u64) -> bool {
    match op {
        Op::Make { dir, .. } | Op::Unlink { dir, .. } => *dir == wanted,
        Op::Rename { from, to } => from.0 == wanted || to.0 == wanted,
        Op::Folder { .. }
        | Op::Write { .. }
        | Op::Resize { .. }
        | Op::Flush { .. }
        | Op::FlushDir { .. }
        | Op::Say(_) => false,
    }
}
