//! The folder of the office's scanner: every new file becomes an untriaged leaflet, a bad one is set aside with the reason.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{
    refusal::{Refusal, said},
    take::{Arrival, Taken, Tray, take},
};
use crate::{media::probe::BYTES_MAX, office::state::AppState, store::durable};

/// How often the folder is looked at, in seconds.
const LOOK_SECS: u64 = 3;
/// Whose name stands in the history of what the scanner brings.
const WHO: &str = "shirube-office scanner";
/// Where files lie that became leaflets.
const DONE: &str = "取り込みずみ";
/// Where files lie that did not, each beside a text that says why.
const ASIDE: &str = "読めなかったもの";
/// Files looked at in one turn, at most.
const FILES_MAX: usize = 200;

/// How a file looked: one that looks the same twice is written to its end.
type Look = (u64, Option<SystemTime>);

/// Looks at the folder for as long as the office runs.
pub async fn watch(office: AppState, folder: PathBuf) {
    tracing::info!(folder = %folder.display(), "new files in this folder become leaflets");
    let mut every = tokio::time::interval(Duration::from_secs(LOOK_SECS));
    let mut scanner = Scanner::of(&folder);
    loop {
        every.tick().await;
        scanner.turn(&office).await;
    }
}

/// The folder, and how its files looked a turn ago.
#[derive(Debug)]
pub struct Scanner {
    folder: PathBuf,
    before: BTreeMap<PathBuf, Look>,
    /// Files that are done with and cannot be put away: they are not taken a second time.
    stuck: BTreeMap<PathBuf, Look>,
}

impl Scanner {
    /// A scanner that has not looked yet.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), before: BTreeMap::new(), stuck: BTreeMap::new() }
    }

    /// Looks once, and takes in what looks as it did a turn ago.
    pub async fn turn(&mut self, office: &AppState) {
        let folder = self.folder.clone();
        let looked = tokio::task::spawn_blocking(move || look(&folder)).await;
        let files = match looked {
            Ok(Ok(files)) => files,
            Ok(Err(error)) => {
                tracing::warn!(%error, folder = %self.folder.display(), "the import folder cannot be read");
                return;
            }
            Err(_stopped) => return,
        };
        for (path, look) in &files {
            let is_whole = self.before.get(path) == Some(look);
            if is_whole && self.stuck.get(path) != Some(look) {
                let done = bring(office, &self.folder, path, look.0).await;
                self.stuck.extend(matches!(done, Done::Stuck).then(|| (path.clone(), *look)));
            }
        }
        self.stuck.retain(|path, look| files.get(path) == Some(look));
        self.before = files;
    }
}

/// The files of the folder itself, without hidden ones, links and folders.
fn look(folder: &Path) -> io::Result<BTreeMap<PathBuf, Look>> {
    durable::create_dir(folder).map_err(io::Error::other)?;
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)?.take(FILES_MAX) {
        let entry = entry?;
        let facts = entry.metadata()?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if facts.is_file() && !hidden && facts.len() > 0 {
            files.insert(entry.path(), (facts.len(), facts.modified().ok()));
        }
    }
    Ok(files)
}

/// What became of a file.
enum Done {
    /// It was put away.
    Away,
    /// It is tried again.
    Waits,
    /// It lies where it lay, and is done with.
    Stuck,
}

async fn bring(office: &AppState, folder: &Path, path: &Path, bytes: u64) -> Done {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let moved = match taken(office, path, (&name, bytes)).await {
        Ok(Taken { id, pages, .. }) => {
            tracing::info!(%id, pages, "the scanner's folder brought a leaflet");
            put(folder, DONE, path, &name).map(|_| ())
        }
        Err(why) if why.is_passing() => {
            tracing::warn!(error = %why, "a file of the scanner's folder waits for the next turn");
            return Done::Waits;
        }
        Err(why) => {
            tracing::warn!(error = %why, "a file of the scanner's folder is set aside");
            put(folder, ASIDE, path, &name).and_then(|to| fs::write(beside(&to), said(&name, &why) + "\n"))
        }
    };
    match moved {
        Ok(()) => Done::Away,
        Err(error) => {
            tracing::error!(%error, path = %path.display(), "a file cannot be put away: let this user write to the folder");
            Done::Stuck
        }
    }
}

async fn taken(office: &AppState, path: &Path, (name, bytes): (&str, u64)) -> Result<Taken, Refusal> {
    if bytes > BYTES_MAX as u64 {
        return Err(crate::media::MediaError::TooManyBytes.into());
    }
    let from = path.to_owned();
    let read = tokio::task::spawn_blocking(move || fs::read(from)).await;
    let bytes = read.map_err(|_stopped| Refusal::Stopped)?.map_err(|_gone| Refusal::Stopped)?;
    let arrival = Arrival { name: name.to_owned(), bytes, by: WHO.to_owned(), at: office.now() };
    let tray = Tray { database: &office.database, blobs: &office.blobs, renderer: &office.renderer };
    take(tray, arrival, |_| {}).await
}

/// Moves a file into a folder below; one of the same name stays.
fn put(folder: &Path, below: &str, path: &Path, name: &str) -> io::Result<PathBuf> {
    let to = folder.join(below);
    fs::create_dir_all(&to)?;
    let free =
        (1_u32..).map(|copy| if copy == 1 { to.join(name) } else { to.join(format!("{copy}-{name}")) });
    let free = free.take(FILES_MAX * 100).find(|path| !path.exists());
    let free = free.ok_or_else(|| io::Error::other("too many files of one name: empty the folder"))?;
    fs::rename(path, &free)?;
    Ok(free)
}

/// `scan.pdf` → `scan.pdf.txt`
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".txt");
    path.with_file_name(name)
}
