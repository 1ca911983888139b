//! A disk of our own (FUSE): ordinary to those who write on it, while it writes down what reaches it and when.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use fuser::{
    BackgroundSession, BsdFileFlags, Config, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags,
    Generation, INodeNo, LockOwner, MountOption, OpenFlags, RenameFlags, ReplyAttr, ReplyCreate, ReplyData,
    ReplyDirectory, ReplyEmpty, ReplyEntry, ReplyWrite, Request, TimeOrNow, WriteFlags,
};

use super::{
    platter::{Op, ROOT},
    told::{BOOK, Said},
};

/// Nobody else changes this disk: what the kernel remembers of it stays true.
const FOR_LONG: Duration = Duration::from_hours(1);

/// What a disk does with a wish to flush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flushes {
    /// What was asked.
    Honest,
    /// Nothing for names, so that a new file may be there without one.
    BytesAlone,
    /// Nothing at all: the controls, which must be seen to lose things.
    Ignored,
}

/// A mounted disk; it goes away with the value.
pub(crate) struct Disk {
    _session: BackgroundSession,
    log: Log,
}

/// What reached the disk.
#[derive(Clone)]
struct Log(Arc<Mutex<Vec<Op>>>);

impl Disk {
    /// Mounts an empty disk on a directory. Nobody in this process may touch it: the kernel would hold the memory of
    /// the process that asks while this one is to answer.
    pub(crate) fn mount(on: &Path, flushes: Flushes) -> Self {
        let log = Log(Arc::default());
        let mut config = Config::default();
        config.mount_options = vec![MountOption::FSName("crash".to_owned()), MountOption::NoAtime];
        let files = Files { live: Mutex::new(Live::new()), log: log.clone(), flushes };
        let session = fuser::spawn_mount(files, on, &config).unwrap_or_else(|error| {
            panic!(
                "power cuts are tried on a file system of our own, which needs root and /dev/fuse ({error}): \
                 modprobe fuse; in a container: --device /dev/fuse --cap-add SYS_ADMIN"
            )
        });
        Self { _session: session, log }
    }

    /// All that reached it, in order.
    pub(crate) fn take(self) -> Vec<Op> {
        std::mem::take(&mut *self.log.open())
    }
}

impl Log {
    fn note(&self, op: Op) {
        self.open().push(op);
    }

    fn open(&self) -> MutexGuard<'_, Vec<Op>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Files {
    live: Mutex<Live>,
    log: Log,
    flushes: Flushes,
}

/// The disk as those see it who write on it.
struct Live {
    files: BTreeMap<u64, Node>,
    dirs: BTreeMap<u64, BTreeMap<String, u64>>,
    latest: u64,
    changes: u64,
    /// What was written into the book and is no whole line yet.
    saying: String,
}

#[derive(Default)]
struct Node {
    bytes: Vec<u8>,
    changed: u64,
    mode: u16,
}

impl Live {
    fn new() -> Self {
        Self {
            files: BTreeMap::new(),
            dirs: BTreeMap::from([(ROOT, BTreeMap::new())]),
            latest: ROOT,
            changes: 0,
            saying: String::new(),
        }
    }

    fn named(&self, dir: INodeNo, name: &OsStr) -> Option<u64> {
        self.dirs.get(&u64::from(dir))?.get(name.to_str()?).copied()
    }

    fn make(&mut self, dir: INodeNo, name: &str, mode: u32) -> u64 {
        self.latest += 1;
        self.changes += 1;
        let node = Node { changed: self.changes, mode: (mode & 0o7777) as u16, ..Node::default() };
        self.files.insert(self.latest, node);
        self.dirs.entry(u64::from(dir)).or_default().insert(name.to_owned(), self.latest);
        self.latest
    }

    fn change(&mut self, ino: INodeNo) -> Option<&mut Vec<u8>> {
        self.changes += 1;
        let changed = self.changes;
        self.files.get_mut(&u64::from(ino)).map(|node| {
            node.changed = changed;
            &mut node.bytes
        })
    }

    fn facts(&self, ino: u64) -> Option<FileAttr> {
        let is_dir = self.dirs.contains_key(&ino);
        let node = self.files.get(&ino);
        let length = node.map_or(0, |node| node.bytes.len() as u64);
        // Not the time: a number that grows with every change, which is all that anybody reads from it.
        let at = SystemTime::UNIX_EPOCH + Duration::from_micros(node.map_or(0, |node| node.changed));
        (is_dir || node.is_some()).then(|| FileAttr {
            ino: INodeNo(ino),
            size: length,
            blocks: length.div_ceil(512),
            atime: at,
            mtime: at,
            ctime: at,
            crtime: at,
            kind: if is_dir { FileType::Directory } else { FileType::RegularFile },
            perm: node.map_or(0o755, |node| node.mode),
            nlink: 1,
            uid: 0,
            gid: 0,
            rdev: 0,
            blksize: 4096,
            flags: 0,
        })
    }
}

impl Files {
    fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make(&self, dir: INodeNo, name: &OsStr, (kind, mode): (FileType, u32)) -> Option<FileAttr> {
        let name = name.to_str()?;
        let mut live = self.live();
        let node = live.make(dir, name, mode);
        if kind == FileType::Directory {
            live.dirs.insert(node, BTreeMap::new());
            self.log.note(Op::Folder { node });
        }
        self.log.note(Op::Make { dir: u64::from(dir), name: name.to_owned(), node });
        live.facts(node)
    }

    fn unname(&self, dir: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        let mut live = self.live();
        let gone = live.dirs.get_mut(&u64::from(dir)).and_then(|names| names.remove(name.to_str()?));
        match (gone, name.to_str()) {
            (Some(_), Some(name)) => {
                self.log.note(Op::Unlink { dir: u64::from(dir), name: name.to_owned() });
                reply.ok();
            }
            _ => reply.error(Errno::ENOENT),
        }
    }
}

impl Filesystem for Files {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let live = self.live();
        match live.named(parent, name).and_then(|node| live.facts(node)) {
            Some(facts) => reply.entry(&FOR_LONG, &facts, Generation(0)),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn getattr(&self, _: &Request, ino: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        match self.live().facts(u64::from(ino)) {
            Some(facts) => reply.attr(&FOR_LONG, &facts),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn setattr(
        &self,
        _: &Request,
        ino: INodeNo,
        mode: Option<u32>,
        _: Option<u32>,
        _: Option<u32>,
        size: Option<u64>,
        _: Option<TimeOrNow>,
        _: Option<TimeOrNow>,
        _: Option<SystemTime>,
        _: Option<FileHandle>,
        _: Option<SystemTime>,
        _: Option<SystemTime>,
        _: Option<SystemTime>,
        _: Option<BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let mut live = self.live();
        if let Some(len) = size
            && let Some(bytes) = live.change(ino)
        {
            let len = usize::try_from(len).unwrap_or(usize::MAX);
            bytes.resize(len, 0);
            self.log.note(Op::Resize { node: u64::from(ino), len });
        }
        if let (Some(mode), Some(node)) = (mode, live.files.get_mut(&u64::from(ino))) {
            node.mode = (mode & 0o7777) as u16;
        }
        match live.facts(u64::from(ino)) {
            Some(facts) => reply.attr(&FOR_LONG, &facts),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn mkdir(&self, _: &Request, parent: INodeNo, name: &OsStr, mode: u32, _: u32, reply: ReplyEntry) {
        match self.make(parent, name, (FileType::Directory, mode)) {
            Some(facts) => reply.entry(&FOR_LONG, &facts, Generation(0)),
            None => reply.error(Errno::EINVAL),
        }
    }

    fn create(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        mode: u32,
        _: u32,
        _: i32,
        reply: ReplyCreate,
    ) {
        match self.make(parent, name, (FileType::RegularFile, mode)) {
            Some(facts) => {
                reply.created(&FOR_LONG, &facts, Generation(0), FileHandle(0), FopenFlags::empty());
            }
            None => reply.error(Errno::EINVAL),
        }
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.unname(parent, name, reply);
    }

    fn rmdir(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.unname(parent, name, reply);
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        newparent: INodeNo,
        newname: &OsStr,
        _: RenameFlags,
        reply: ReplyEmpty,
    ) {
        let mut live = self.live();
        let (Some(node), Some(from), Some(to)) = (live.named(parent, name), name.to_str(), newname.to_str())
        else {
            return reply.error(Errno::ENOENT);
        };
        live.dirs.entry(u64::from(parent)).or_default().remove(from);
        live.dirs.entry(u64::from(newparent)).or_default().insert(to.to_owned(), node);
        let (from, to) = ((u64::from(parent), from.to_owned()), (u64::from(newparent), to.to_owned()));
        self.log.note(Op::Rename { from, to });
        reply.ok();
    }

    fn read(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        let live = self.live();
        let Some(node) = live.files.get(&u64::from(ino)) else { return reply.error(Errno::ENOENT) };
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(node.bytes.len());
        reply.data(&node.bytes[from..(from + size as usize).min(node.bytes.len())]);
    }

    fn write(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        let mut live = self.live();
        if live.named(INodeNo::ROOT, OsStr::new(BOOK)) == Some(u64::from(ino)) {
            // The kernel cuts a line in two where a page of the file ends.
            live.saying.push_str(&String::from_utf8_lossy(data));
            let whole = live.saying.rfind('\n').map_or(0, |end| end + 1);
            let lines: String = live.saying.drain(..whole).collect();
            for said in Said::read(&lines) {
                self.log.note(Op::Say(said));
            }
            return reply.written(data.len() as u32);
        }
        let Some(bytes) = live.change(ino) else { return reply.error(Errno::ENOENT) };
        let at = usize::try_from(offset).unwrap_or(usize::MAX);
        let length = bytes.len().max(at + data.len());
        bytes.resize(length, 0);
        bytes[at..at + data.len()].copy_from_slice(data);
        self.log.note(Op::Write { node: u64::from(ino), at, bytes: data.to_owned() });
        reply.written(data.len() as u32);
    }

    fn fsync(&self, _: &Request, ino: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        if self.flushes != Flushes::Ignored {
            self.log.note(Op::Flush { node: u64::from(ino) });
        }
        reply.ok();
    }

    fn fsyncdir(&self, _: &Request, ino: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        if self.flushes == Flushes::Honest {
            self.log.note(Op::FlushDir { dir: u64::from(ino) });
        }
        reply.ok();
    }

    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        reply.ok();
    }

    fn readdir(&self, _: &Request, ino: INodeNo, _: FileHandle, offset: u64, mut reply: ReplyDirectory) {
        let live = self.live();
        let Some(names) = live.dirs.get(&u64::from(ino)) else { return reply.error(Errno::ENOTDIR) };
        for ((name, node), number) in names.iter().zip(1_u64..).skip(usize::try_from(offset).unwrap_or(0)) {
            let is_dir = live.dirs.contains_key(node);
            let kind = if is_dir { FileType::Directory } else { FileType::RegularFile };
            if reply.add(INodeNo(*node), number, kind, name) {
                break;
            }
        }
        reply.ok();
    }
}
