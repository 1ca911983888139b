//! The running office: everything a request may need, in one shared value.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use chrono::{DateTime, Utc};
use tokio::sync::{Semaphore, watch};

use super::{
    alarms,
    database::Database,
    desk_pages,
    feed_head::{self, Published},
    first::First,
    follow_ups::{end, erased::Erased, lost},
    gate::Gate,
    items,
    keys::{KeyError, Keys},
    lives::Lives,
    login::Logins,
    pairing,
    parcels::Parcels,
    preview::Preview,
    records::{self, Change, RecordError, Saved},
    render::Renderer,
    session, stamp,
    summons::Summons,
    uploads::Uploads,
};
use crate::{
    clock::Clock,
    config::office::MailServer,
    domain::id::FollowUpId,
    store::{blob::BlobStore, error::StoreError},
    wire::item::Position,
};

/// Polls that may wait at once: 20,000 open files are the usual limit, and each poll is one.
const POLLS_MAX: usize = 12_000;
/// Password hashes at once: each takes 19 MiB and a core for 30 ms.
const HASHES_MAX: usize = 2;

/// Shared by every request.
pub type AppState = Arc<Office>;

/// Everything a request may need.
pub struct Office {
    /// The office database.
    pub database: Database,
    /// Pictures and leaflets.
    pub blobs: Arc<BlobStore>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The office's keys.
    pub keys: Keys,
    /// How browsers reach the office.
    pub transport: Transport,
    /// Draws the pages of PDFs.
    pub renderer: Renderer,
    /// Files that staff brought and that are being read.
    pub uploads: Uploads,
    /// Files that staff look through before they are imported.
    pub parcels: Parcels,
    /// The place kiosks were told of.
    pub published: Published,
    /// Enquiries that were destroyed.
    pub erased: Arc<Erased>,
    /// The code with which the first administrator makes their account, while there is none.
    pub first: First,
    pub(super) gate: Gate,
    pub(super) logins: Logins,
    pub(super) lives: Lives,
    pub(super) summons: Summons,
    pub(super) hashing: Semaphore,
    pub(super) polls: Semaphore,
    head: watch::Sender<Position>,
    stopping: watch::Sender<bool>,
    stir: watch::Sender<u64>,
    preview: OnceLock<Preview>,
    mail: OnceLock<Arc<MailServer>>,
    mute: Mutex<Option<String>>,
}

/// How browsers reach the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// As it should be.
    Tls,
    /// Plain HTTP on this machine alone, for trying things.
    Loopback,
}

/// Where everything of an office lies.
#[derive(Clone, Debug)]
pub struct DataDir(PathBuf);

/// Why an office cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database or a file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
}

impl DataDir {
    /// The directory, made by its first user.
    pub fn new(dir: &Path) -> Self {
        Self(dir.to_owned())
    }

    /// The directory itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The office database.
    pub fn database(&self) -> PathBuf {
        self.0.join("office.db")
    }

    /// The pictures.
    pub fn blobs(&self) -> PathBuf {
        self.0.join("blobs")
    }

    /// The keys.
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// What kiosks were told last; never part of a backup.
    pub fn published(&self) -> PathBuf {
        self.0.join("published.json")
    }

    /// Enquiries that were destroyed and stay so, whatever the database says.
    pub fn erased(&self) -> PathBuf {
        self.0.join("erased")
    }

    /// Opens the database alone, for the command line.
    pub fn open_database(&self) -> Result<Database, StoreError> {
        crate::store::durable::create_dir(&self.0)?;
        Database::open(&self.database())
    }
}

impl Office {
    /// Opens everything in `data`, or makes it; `names` go into a certificate that is made.
    pub fn open(
        data: &DataDir,
        names: &[String],
        clock: Arc<dyn Clock>,
        transport: Transport,
    ) -> Result<AppState, OpenError> {
        Self::over(data.open_database()?, data, names, clock, transport)
    }

    /// The same over the opened database of `data`.
    pub fn over(
        database: Database,
        data: &DataDir,
        names: &[String],
        clock: Arc<dyn Clock>,
        transport: Transport,
    ) -> Result<AppState, OpenError> {
        let published = Published::open(&data.published())?;
        let erased = Arc::new(Erased::open(&data.erased())?);
        let now = clock.utc();
        let at = database.run_now::<_, StoreError>(|tx| feed_head::settle(tx, &published, now))?;
        published.remember(at)?;
        if database.run_now::<_, StoreError>(|tx| end::honour(tx, &erased))? > 0 {
            database.sqlite().checkpoint()?;
        }
        Ok(Arc::new(Self {
            blobs: Arc::new(BlobStore::open(&data.blobs())?),
            keys: Keys::load_or_make(&data.keys(), names)?,
            clock,
            transport,
            published,
            erased,
            first: First::default(),
            gate: Gate::default(),
            renderer: Renderer::default(),
            uploads: Uploads::default(),
            parcels: Parcels::default(),
            logins: Logins::default(),
            lives: Lives::default(),
            summons: Summons::default(),
            hashing: Semaphore::new(HASHES_MAX),
            polls: Semaphore::new(POLLS_MAX),
            head: watch::Sender::new(at),
            stopping: watch::Sender::new(false),
            stir: watch::Sender::new(0),
            preview: OnceLock::new(),
            mail: OnceLock::new(),
            mute: Mutex::default(),
            database,
        }))
    }

    /// Hands in what draws the console's previews; the first one stays.
    pub fn draw_with(&self, preview: Preview) {
        drop(self.preview.set(preview));
    }

    /// What draws the console's previews, if this program brought it.
    pub fn preview(&self) -> Option<&Preview> {
        self.preview.get()
    }

    /// Hands in the server for letters; the first one stays.
    pub fn write_by(&self, server: MailServer) {
        drop(self.mail.set(Arc::new(server)));
    }

    /// The server for letters, if one is set up.
    pub fn mail_server(&self) -> Option<Arc<MailServer>> {
        self.mail.get().cloned()
    }

    /// Remembers why the last word reached nobody; none where it did.
    pub fn heard(&self, why: Option<String>) {
        *self.mute.lock().unwrap_or_else(PoisonError::into_inner) = why;
    }

    /// Why the last word reached nobody.
    pub fn mute(&self) -> Option<String> {
        self.mute.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What time it is.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.utc()
    }

    /// Saves changes in the name of `who` and wakes the kiosks that wait for them.
    pub async fn save(&self, changes: Vec<Change>, who: &str) -> Result<Saved, RecordError> {
        let (who, now) = (who.to_owned(), self.now());
        let saved = self.database.run(move |tx| records::save(tx, &changes, &who, now)).await?;
        self.announce(saved.at);
        Ok(saved)
    }

    /// Wakes the kiosks that wait, if the feed moved.
    pub fn announce(&self, at: Position) {
        if self.head.send_if_modified(|head| std::mem::replace(head, at) != at) {
            self.stir();
        }
    }

    /// Tells open pages that something is not as it was.
    pub fn stir(&self) {
        self.stir.send_modify(|turn| *turn = turn.wrapping_add(1));
    }

    /// Whether something is not as it was, as a thing to wait for.
    pub fn follow_stir(&self) -> watch::Receiver<u64> {
        self.stir.subscribe()
    }

    /// Wakes every kiosk that waits, so that one that was revoked notices.
    pub fn wake_all(&self) {
        self.head.send_modify(|_| {});
    }

    /// Where the feed stands, as a thing to wait for.
    pub fn follow_head(&self) -> watch::Receiver<Position> {
        self.head.subscribe()
    }

    /// Ends waiting polls, so that the office can stop within two seconds.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Becomes true when the office stops.
    pub fn follow_stop(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }

    /// Takes the emergency back once its time is over, and tells the kiosks that wait.
    pub async fn end_what_is_over(&self) -> Result<(), RecordError> {
        let now = self.now();
        let saved = self.database.run(move |tx| alarms::take_back(tx, now)).await?;
        if let Some(saved) = saved {
            self.announce(saved.at);
        }
        Ok(())
    }

    /// Destroys enquiries: remembered first, then gone from the database and from its log.
    pub async fn destroy(&self, ids: Vec<FollowUpId>) -> Result<(), StoreError> {
        if ids.is_empty() {
            return Ok(());
        }
        let (erased, today) = (Arc::clone(&self.erased), stamp::day(self.now()));
        self.database
            .run::<_, StoreError>(move |tx| {
                erased.remember(&ids, today)?;
                ids.iter().try_for_each(|id| end::destroy(tx, id).map(drop))
            })
            .await?;
        self.database.checkpoint().await
    }

    /// Destroys enquiries whose time is over, and forgets what was destroyed long since.
    async fn end_enquiries(&self) -> Result<(), StoreError> {
        let today = stamp::day(self.now());
        let over = self.database.read::<_, StoreError>(move |tx| end::over(tx, today)).await?;
        if !over.is_empty() {
            tracing::info!(count = over.len(), "enquiries whose time is over are destroyed");
        }
        self.destroy(over).await?;
        self.database.run::<_, StoreError>(move |tx| lost::forget(tx, today)).await?;
        self.erased.forget(today)
    }

    /// Throws away what is over: files nobody said yes to, sessions, codes, tombstones, leaflets on kiosks, and enquiries.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        self.parcels.forget(self.clock.mono());
        self.end_enquiries().await?;
        let now = self.now();
        self.database
            .run(move |tx| {
                session::sweep(tx, now)?;
                pairing::sweep(tx, now)?;
                items::forget_old(tx, now)?;
                desk_pages::forget(tx, stamp::day(now))?;
                records::retire(tx, now)
            })
            .await
            .map(|at| self.announce(at))
    }
}
