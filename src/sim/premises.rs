//! The office as the simulator runs it: the real router and database, on a hand-turned clock and no network.

mod desk;

use std::{collections::BTreeMap, fs, path::PathBuf, pin::Pin, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{Request, response::Parts},
};
use chrono::{DateTime, Utc};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;

use super::{
    dice::Dice,
    folder::{Folder, Frozen},
    stand::{Holds, Stand},
    wrong::Wrong,
};
use crate::{
    clock::{Clock as _, HandClock},
    domain::{blob::BlobHash, content::Revision},
    office::{
        backup,
        blobs::{self, Upload},
        device::{self, DeviceState},
        feed_head, items,
        pairing::{self, Asked, Naming},
        records::{self, Change, Expected, Stored},
        router,
        state::{AppState, DataDir, Office, Transport},
        sums,
    },
    store::{error::StoreError, identity::Identity},
    wire::{
        checksum::Checksum,
        feed_channel::FeedChannel,
        item::ItemRow,
        pair::{Ask, TokenHash},
    },
};

/// Largest answer taken, in bytes.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Where the log of its database lies.
const LOG: &str = "data/office.db-wal";
/// In whose name the simulator writes.
const STAFF: &str = "見本の職員";

/// The office: its machine may be off.
pub struct Premises {
    runtime: Runtime,
    clock: Arc<HandClock>,
    folder: Folder,
    open: Option<(AppState, Router)>,
    /// Milliseconds the runtime's own clock has passed.
    waited_ms: u64,
    backups: u32,
    paired: u32,
}

/// A question the office has not answered yet.
pub type Pending = Pin<Box<dyn Future<Output = Whole> + Send>>;

/// A whole answer.
pub struct Whole {
    /// Status and headers.
    pub head: Parts,
    /// All its bytes.
    pub body: Bytes,
}

/// What comes of asking.
pub enum Reply {
    /// The answer.
    Came(Box<Whole>),
    /// The office holds the question back until there is news.
    Held(Pending),
    /// Nobody is there.
    Closed,
}

impl Premises {
    /// An office that has just been set up.
    pub fn new(at: DateTime<Utc>) -> Result<Self, Wrong> {
        let runtime = Builder::new_current_thread().enable_time().start_paused(true).build();
        let runtime = runtime.map_err(|error| Wrong::World(error.to_string()))?;
        let clock = Arc::new(HandClock::at(at));
        let folder = Folder::new()?;
        let mut made = Self { runtime, clock, folder, open: None, waited_ms: 0, backups: 0, paired: 0 };
        made.plant_key()?;
        made.start()?;
        Ok(made)
    }

    /// Every office of every world signs with this key: which digit of a signature a turned bit meets decides what
    /// a kiosk says of the answer.
    fn plant_key(&self) -> Result<(), Wrong> {
        let keys = self.data().keys();
        fs::create_dir_all(&keys).map_err(|error| Wrong::World(error.to_string()))?;
        fs::write(keys.join("feed.key"), "53".repeat(32)).map_err(|error| Wrong::World(error.to_string()))
    }

    /// Switches it on, or off and on again.
    pub fn start(&mut self) -> Result<(), Wrong> {
        self.open = None;
        let clock = Arc::clone(&self.clock);
        let data = self.data();
        let database = data.open_database()?.on_one_thread();
        let office = Office::over(database, &data, &[], clock, Transport::Loopback);
        let office = office.map_err(|error| Wrong::World(error.to_string()))?;
        self.open = Some((Arc::clone(&office), router::app(office)));
        Ok(())
    }

    /// Cuts its power: what its disk holds at this moment is all that is left. `torn` is what it held before a save
    /// that had not ended; a part of that save is lost.
    pub fn cut(&mut self, torn: Option<&Frozen>, dice: &mut Dice) -> Result<(), Wrong> {
        let image = self.folder.image()?;
        if let Some(before) = torn {
            image.tear(before, &[LOG], dice)?;
        }
        (self.open, self.folder) = (None, image);
        Ok(())
    }

    /// What its disk holds at this moment.
    pub fn freeze(&self) -> Result<Frozen, Wrong> {
        Ok(self.folder.freeze()?)
    }

    /// The later half of the database's log was never on the disk. Only while it is off.
    pub fn lose_commits(&self) -> Result<(), Wrong> {
        let path = self.folder.path().join(LOG);
        let mut log = fs::read(&path).map_err(|error| Wrong::World(error.to_string()))?;
        log.truncate(log.len() / 2);
        fs::write(&path, log).map_err(|error| Wrong::World(error.to_string()))
    }

    /// What its clock says.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.utc()
    }

    /// Whether somebody answers.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Lets time pass: `millis` since the world began.
    pub fn turn_to(&mut self, millis: u64) {
        let passed = millis.saturating_sub(self.clock.mono().0);
        self.clock.advance_secs(u32::try_from(passed / 1000).unwrap_or(u32::MAX));
        self.clock.advance_ms(u32::try_from(passed % 1000).unwrap_or(0));
        let behind = millis.saturating_sub(self.waited_ms);
        if behind > 0 && self.open.is_some() {
            self.waited_ms += behind;
            self.runtime.block_on(tokio::time::advance(Duration::from_millis(behind)));
        }
    }

    /// Puts a question.
    pub fn ask(&mut self, request: Request<Body>) -> Reply {
        let Some((_, router)) = &self.open else { return Reply::Closed };
        let router = router.clone();
        self.look(Box::pin(async move {
            let answer = match router.oneshot(request).await {
                Ok(answer) => answer,
                Err(never) => match never {},
            };
            let (head, body) = answer.into_parts();
            let body = to_bytes(body, ANSWER_BYTES_MAX).await.unwrap_or_default();
            Whole { head, body }
        }))
    }

    /// Looks whether a question is answered. The runtime's clock stands still while anything is being done, so
    /// that a millisecond of it passes only when the office does nothing but wait.
    pub fn look(&mut self, mut pending: Pending) -> Reply {
        let looked = async { tokio::time::timeout(Duration::from_millis(1), &mut pending).await };
        match self.runtime.block_on(looked) {
            Ok(whole) => Reply::Came(Box::new(whole)),
            Err(_held) => Reply::Held(pending),
        }
    }

    /// Publishes changes.
    pub fn save(&self, changes: Vec<Change>) -> Result<(), Wrong> {
        let Some((office, _)) = &self.open else { return Ok(()) };
        let saved = self.runtime.block_on(office.save(changes, STAFF));
        saved.map(|_| ()).map_err(|error| Wrong::World(error.to_string()))
    }

    /// Throws away what is over, as an office does by itself every few minutes.
    pub fn sweep(&self) -> Result<(), Wrong> {
        let Some((office, _)) = &self.open else { return Ok(()) };
        Ok(self.runtime.block_on(office.sweep())?)
    }

    /// Takes the last change of a record back, as far as it has two versions.
    pub fn undo(&self, kind: &str, id: &str) -> Result<(), Wrong> {
        let Some((office, _)) = &self.open else { return Ok(()) };
        let now = self.clock.utc();
        let saved = office.database.run_now(|tx| {
            let versions = records::history(tx, kind, id)?;
            let Some(before) = versions.get(1) else { return Ok(None) };
            records::restore(tx, before, Expected::Any, STAFF, now).map(Some)
        });
        let saved = saved.map_err(|error| Wrong::World(error.to_string()))?;
        if let Some(saved) = saved {
            office.announce(saved.at);
        }
        Ok(())
    }

    /// The records of a kind that are not deleted.
    pub fn list(&self, kind: &str) -> Result<Vec<Stored>, Wrong> {
        let Some((office, _)) = &self.open else { return Ok(Vec::new()) };
        Ok(office.database.read_now::<_, StoreError>(|tx| records::list(tx, kind))?)
    }

    /// Keeps a picture.
    pub fn keep_picture(&self, name: &str, bytes: &[u8]) -> Result<Option<BlobHash>, Wrong> {
        let Some((office, _)) = &self.open else { return Ok(None) };
        let (upload, now) = (Upload { name, bytes, by: STAFF }, self.clock.utc());
        let kept = office.database.run_now(|tx| blobs::keep(&office.blobs, tx, &upload, now));
        kept.map(|info| Some(info.hash)).map_err(|error| Wrong::World(error.to_string()))
    }

    /// The pictures it has.
    pub fn pictures(&self) -> Result<Vec<BlobHash>, Wrong> {
        let Some((office, _)) = &self.open else { return Ok(Vec::new()) };
        let mut pictures = office.database.read_now::<_, StoreError>(blobs::list)?;
        pictures.sort_by_key(|picture| picture.name.clone());
        Ok(pictures.into_iter().map(|picture| picture.hash).collect())
    }

    /// Where the feed stands and every row that all kiosks follow.
    pub fn published(&self) -> Result<Option<(Revision, Vec<ItemRow>)>, Wrong> {
        let Some((office, _)) = &self.open else { return Ok(None) };
        let read = office.database.read_now::<_, StoreError>(|tx| {
            Ok((feed_head::read(tx)?.at.into(), items::live(tx, &[FeedChannel::global().to_string()])?))
        });
        Ok(Some(read?))
    }

    /// Where it stands; none while it is closed.
    pub fn stand(&self) -> Result<Option<Stand>, Wrong> {
        let Some((revision, rows)) = self.published()? else { return Ok(None) };
        Ok(Some(Stand { revision, sum: Checksum::of(&rows), pictures: self.pictures()? }))
    }

    /// What a kiosk that has followed everything holds.
    pub fn offers(&self, device: &str) -> Result<Holds, Wrong> {
        let office = self.office()?;
        let (at, said, rows) = office.database.read_now::<_, StoreError>(|tx| {
            let channels = device::by_id(tx, device)?.map(|it| it.channels()).unwrap_or_default();
            let head = feed_head::read(tx)?;
            Ok((head.at, sums::of(tx, &channels, head)?, items::live(tx, &channels)?))
        })?;
        let mut sums = BTreeMap::<String, Checksum>::new();
        for row in &rows {
            sums.entry(row.channel.clone()).or_default().add(row);
        }
        Ok(Holds { at, said: Some(said), sums })
    }

    /// Whether it follows the feed with the welcome of the office.
    pub fn welcomes(&self, identity: &Identity) -> Result<bool, Wrong> {
        let token = TokenHash::of(&identity.device_token);
        let found = self.office()?.database.read_now::<_, StoreError>(|tx| device::by_token(tx, &token))?;
        Ok(found.is_some_and(|device| device.state == DeviceState::Paired))
    }

    /// Takes a device's welcome back; one it does not know had none.
    pub fn revoke(&self, device: &str) -> Result<(), Wrong> {
        let office = self.office()?;
        let revoked = office.database.run_now(|tx| match device::by_id(tx, device)? {
            Some(known) => pairing::revoke(tx, &known.id).map(drop),
            None => Ok(()),
        });
        revoked.map_err(|error| Wrong::World(error.to_string()))?;
        office.wake_all();
        Ok(())
    }

    /// Makes `name` a paired device, the way a code from staff does.
    pub fn pair(&mut self, name: &str) -> Result<Identity, Wrong> {
        self.paired += 1;
        let office = self.office()?;
        let (token, now) = (format!("token {} of {name}", self.paired), self.clock.utc());
        let asked = office.database.run_now(|tx| {
            let naming = Naming { name: name.to_owned(), place: "15階".to_owned() };
            let code = pairing::invite(tx, &naming, now)?.code.ok_or(pairing::PairError::Unknown)?;
            pairing::ask(tx, &Ask { code, token_sha256: TokenHash::of(&token) }, "見本", now)
        });
        match asked.map_err(|error| Wrong::World(error.to_string()))? {
            Asked::Told(paired) => Ok(Identity {
                device_id: paired.device.unwrap_or_default(),
                device_token: token,
                office_url: "https://office.example".to_owned(),
                certificate_pem: office.keys.certificate.pem.clone(),
                feed_key: *office.keys.feed_key.as_bytes(),
                kiosk_epoch: 1,
            }),
            Asked::Taken => Err(Wrong::World("the code was taken".to_owned())),
        }
    }

    /// Makes tonight's backup.
    pub fn back_up(&mut self) -> Result<(), Wrong> {
        let to = self.backup_path(self.backups + 1);
        backup::backup(&self.data(), &to, self.clock.utc())
            .map_err(|error| Wrong::World(error.to_string()))?;
        self.backups += 1;
        Ok(())
    }

    /// Whether there is a backup.
    pub fn has_backup(&self) -> bool {
        self.backups > 0
    }

    /// Loses the database and restores the last backup; what kiosks were told stays known.
    pub fn restore(&mut self) -> Result<(), Wrong> {
        let (from, data) = (self.backup_path(self.backups), self.data());
        self.open = None;
        for name in ["office.db", "office.db-wal", "office.db-shm"] {
            fs::remove_file(data.path().join(name)).unwrap_or_default();
        }
        backup::restore(&from, &data, self.clock.utc()).map_err(|error| Wrong::World(error.to_string()))?;
        self.start()
    }

    fn office(&self) -> Result<&AppState, Wrong> {
        let open = self.open.as_ref().map(|(office, _)| office);
        open.ok_or_else(|| Wrong::World("the office is closed".to_owned()))
    }

    fn backup_path(&self, number: u32) -> PathBuf {
        self.folder.path().join(format!("backup-{number}"))
    }

    fn data(&self) -> DataDir {
        DataDir::new(&self.folder.path().join("data"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_world_has_the_same_key() {
        let key = || Premises::new(DateTime::UNIX_EPOCH).unwrap().pair("kiosk").unwrap().feed_key;
        assert_eq!(key(), key());
    }
}
