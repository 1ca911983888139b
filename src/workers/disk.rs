//! The disk thread: content from its database, changes into it, and nothing kept that content no longer names.

use std::{collections::BTreeSet, fs, io, path::Path, sync::Arc, time::Duration};

use chrono::{DateTime, NaiveDate, Timelike as _};
use chrono_tz::Tz;

use super::{
    hand::{self, KINDS},
    home::Home,
    kept, outbox,
    post::Work,
};
use crate::{
    clock::Clock,
    domain::{blob::BlobHash, content::Content},
    kiosk::{
        chore::Chore,
        effect::Effect,
        enquiry::Errand,
        event::{Applied, Batch, Chored, DiskTrouble, Done, Event, Loaded, OfficeTime},
        noted::Noted,
    },
    store::{
        ballast::Ballast,
        content::{ContentDb, Delta, Snapshot, Verdict},
        error::StoreError,
        ladder::Rung,
    },
    wire::{
        content::Reader,
        feed::{self, Answer, Change},
        item::{ItemRow, Position},
        sign::FeedKey,
    },
};

/// Idle time after which the thread looks whether something is to be tidied up.
const TIDY: Duration = Duration::from_mins(1);
/// The hour after which a sound copy of the content is made, once a day.
const COPY_HOUR: u32 = 3;
/// Room kept for the day the disk is full.
const BALLAST_MIB: u32 = 8;

/// The disk thread's work.
pub struct Disk {
    home: Arc<Home>,
    clock: Arc<dyn Clock>,
    zone: Tz,
    open: Option<(ContentDb, Rung)>,
    shown: Option<Arc<Content>>,
    reader: Reader,
    /// Blobs that some row names, whether it is shown or waits for others.
    named: BTreeSet<BlobHash>,
    checked: bool,
    copied: Option<NaiveDate>,
}

impl Disk {
    /// The work of a terminal at home here.
    pub fn new(home: Arc<Home>, clock: Arc<dyn Clock>, zone: Tz) -> Self {
        Self {
            home,
            clock,
            zone,
            open: None,
            shown: None,
            reader: Reader::default(),
            named: BTreeSet::new(),
            checked: false,
            copied: None,
        }
    }

    fn load(&mut self) -> Result<Loaded, StoreError> {
        let identity = self.home.identity();
        self.find_slips();
        let applied = self.build()?;
        if self.rung()? == Rung::Current {
            self.sweep(&applied);
        }
        self.doubt()?;
        let repaired = self.home.repaired().map(str::to_owned).or(rung_said(self.rung()?));
        Ok(Loaded {
            paired: identity.is_some(),
            content: applied.content,
            missing: applied.missing,
            cursor: applied.cursor,
            last_contact: self.home.last_contact().map(OfficeTime),
            repaired,
            noted: outbox::noted(self.home.local()),
            kept: kept::read(self.home.local()),
        })
    }

    /// Slips that a stop of the program left between two states.
    fn find_slips(&self) {
        match self.home.local().find_follow_ups(&KINDS, self.today()) {
            Ok(0) => {}
            Ok(count) => {
                tracing::warn!(count, "the terminal stopped while a slip was printed: the desk hears of it");
            }
            Err(error) => tracing::error!(%error, "slips on their way cannot be read"),
        }
    }

    fn today(&self) -> NaiveDate {
        self.clock.now(self.zone).wall.date_naive()
    }

    /// A start may come after content was written and before it was compared with the office's sum.
    fn doubt(&mut self) -> Result<(), StoreError> {
        let now_unix_secs = self.clock.utc().timestamp();
        let content = self.content()?;
        if content.cursor()?.verified_at_unix_secs.is_none()
            && content.verify(now_unix_secs)? == Verdict::Differs
        {
            self.home.want_snapshot();
        }
        Ok(())
    }

    fn apply(&mut self, batch: &Batch) -> Result<Applied, DiskTrouble> {
        let identity = self.home.identity().ok_or_else(|| rejected("this terminal is not paired"))?;
        if self.home.is_foreign(&identity.feed_key) {
            self.clear().map_err(DiskTrouble::from)?;
        }
        let held = self.held().map_err(DiskTrouble::from)?;
        let key = FeedKey::from_bytes(identity.feed_key);
        let answer = feed::open(&batch.0, &key, held).map_err(|why| self.refuse(&why))?.into_answer();
        let time = answer.head.office_time;
        let rows = self.keep(answer, time)?;
        self.home.own(&identity.feed_key).map_err(DiskTrouble::from)?;
        self.home.remember_contact(time);
        let applied = self.build_of(rows).map_err(DiskTrouble::from)?;
        self.sweep(&applied);
        Ok(applied)
    }

    /// Into the database, a second time when giving up the reserve made room; returns everything that is there then.
    fn keep(&mut self, answer: Answer, time: DateTime<chrono::Utc>) -> Result<Vec<ItemRow>, DiskTrouble> {
        let kept = match self.write(&answer) {
            Err(StoreError::Full(_)) if self.ballast().release().unwrap_or(false) => self.write(&answer),
            other => other,
        };
        drop(answer);
        match kept.and_then(|()| self.content()?.verified(time.timestamp())) {
            Ok((Verdict::Same | Verdict::Unknown, rows)) => {
                self.home.adds_up();
                Ok(rows)
            }
            Ok((Verdict::Differs, _)) => Err(self.refuse(&"the sum is not the office's")),
            Err(StoreError::Full(_)) => Err(DiskTrouble::Full),
            Err(why @ (StoreError::Stale(_) | StoreError::Corrupt(_))) => Err(self.refuse(&why)),
            Err(error) => Err(error.into()),
        }
    }

    /// On the disk before anybody is thanked, if need be in the room that was kept for it.
    fn write_down(&self, said: &Noted) -> Result<(), StoreError> {
        let day = self.today();
        match outbox::push(self.home.local(), said, day) {
            Err(StoreError::Full(_)) if self.ballast().release().unwrap_or(false) => {
                outbox::push(self.home.local(), said, day)
            }
            other => other,
        }
    }

    fn write(&mut self, answer: &Answer) -> Result<(), StoreError> {
        let (at, checksum, items) = (answer.head.at, answer.head.checksum, answer.items.clone());
        match answer.change {
            Change::Nothing => Ok(()),
            Change::Delta { since } => {
                let from = Position { epoch: at.epoch, rev: since };
                self.content()?.apply(&Delta { from, to: at, checksum: Some(checksum), items }).map(|_| ())
            }
            Change::Snapshot => self.content()?.replace_all(&Snapshot { at, checksum, items }),
        }
    }

    /// Content from the rows that are here, with the pictures that are here.
    fn build(&mut self) -> Result<Applied, StoreError> {
        let rows = self.content()?.load_all()?;
        self.build_of(rows)
    }

    fn build_of(&mut self, rows: Vec<ItemRow>) -> Result<Applied, StoreError> {
        self.reader.read(rows);
        let cursor = self.held()?.into();
        let mut ready = BTreeSet::new();
        for blob in self.reader.named() {
            if self.home.blobs().has_verified(blob)? {
                ready.insert(blob);
            }
        }
        let found = self.reader.build(cursor, &ready, self.shown.as_deref());
        for error in &found.unreadable {
            tracing::warn!(%error, "a row is left out");
        }
        self.named = found.built.named;
        self.shown = found.built.content.map(Arc::new);
        Ok(Applied { content: self.shown.clone(), missing: found.built.missing, cursor })
    }

    /// What is withdrawn leaves the disk too; never when the rows are only a stand-in for those on a sick disk.
    fn sweep(&mut self, applied: &Applied) {
        if self.rung().is_ok_and(|rung| rung == Rung::Memory) {
            return;
        }
        // A playlist that waits for its pictures plays on with those of the one before.
        let shown = applied.content.as_ref().map(|content| content.blobs()).unwrap_or_default();
        let keep: BTreeSet<BlobHash> = self.named.union(&shown).copied().collect();
        match self.home.blobs().sweep(&keep) {
            Ok(removed) if removed.is_empty() => {}
            Ok(removed) => tracing::info!(count = removed.len(), "pictures nobody names were removed"),
            Err(error) => tracing::warn!(%error, "withdrawn pictures stay on the disk for a while"),
        }
    }

    /// Content of an office this terminal no longer belongs to.
    fn clear(&mut self) -> Result<(), StoreError> {
        self.open = None;
        self.shown = None;
        let names = ["content.db-wal", "content.db-shm", "content.db", "content.prev.db"];
        names.iter().try_for_each(|name| remove(&self.home.dir().join(name)))
    }

    fn refuse(&self, why: &dyn std::fmt::Display) -> DiskTrouble {
        tracing::warn!(%why, "what the office sent is not taken: everything is asked for anew");
        self.home.want_snapshot();
        rejected(why)
    }

    fn held(&mut self) -> Result<Position, StoreError> {
        Ok(self.content()?.cursor()?.position)
    }

    fn content(&mut self) -> Result<&ContentDb, StoreError> {
        self.opened().map(|(content, _)| content)
    }

    fn rung(&mut self) -> Result<Rung, StoreError> {
        self.opened().map(|(_, rung)| *rung)
    }

    fn opened(&mut self) -> Result<&(ContentDb, Rung), StoreError> {
        let opened = match self.open.take() {
            Some(opened) => opened,
            None => ContentDb::open_ladder(self.home.dir())?,
        };
        Ok(self.open.insert(opened))
    }

    fn ballast(&self) -> Ballast {
        Ballast::new(&self.home.dir().join("ballast"), BALLAST_MIB)
    }

    /// Reads the whole file once; a damaged one is set aside by the ladder, and the feed brings the rest.
    fn check(&mut self) {
        self.checked = true;
        if let Err(error) = self.ballast().hold() {
            tracing::warn!(%error, "no room is kept for a full disk");
        }
        if let Some((content, _)) = &self.open
            && let Err(error) = content.database().quick_check()
        {
            tracing::error!(%error, "the content is damaged");
            self.open = None;
            self.home.want_snapshot();
        }
    }

    /// Forgets what the office took long ago by both clocks: one that stands in 2099 must not take from the office what
    /// it may still ask for.
    fn forget_told(&mut self, today: NaiveDate) {
        let Some(contact) = self.home.last_contact() else { return };
        if let Err(error) = self.home.local().prune(today.min(contact.date_naive())) {
            tracing::warn!(%error, "what the office has acknowledged stays a day longer");
        }
    }

    fn copy(&mut self) {
        let now = self.clock.now(self.zone).wall;
        let today = now.date_naive();
        if now.hour() < COPY_HOUR || self.copied == Some(today) {
            return;
        }
        self.copied = Some(today);
        self.forget_told(today);
        if let Some((content, Rung::Current | Rung::Previous | Rung::Empty)) = &self.open
            && let Err(error) = content.keep_previous(self.home.dir())
        {
            tracing::warn!(%error, "tonight's copy of the content was not made");
        }
    }
}

impl Work for Disk {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Load(ticket) => Some(Event::Loaded(
                ticket,
                self.load().unwrap_or_else(|error| {
                    tracing::error!(%error, "nothing could be loaded");
                    self.nothing(&error)
                }),
            )),
            Effect::Apply(ticket, batch) => Some(Event::Applied(ticket, self.apply(&batch))),
            Effect::Rebuild(ticket) => Some(Event::Applied(ticket, self.build().map_err(DiskTrouble::from))),
            Effect::FollowUp(ticket, Errand::Settle(id, verdict)) => {
                let settled = hand::settle(self.home.local(), &id, verdict, self.today());
                Some(Event::FollowUp(ticket, Done::Settled(settled.map_err(DiskTrouble::from))))
            }
            Effect::Keep(ticket, said) => {
                Some(Event::Kept(ticket, self.write_down(&said).map_err(DiskTrouble::from)))
            }
            Effect::Chore(ticket, Chore::Note(note)) => {
                let noted = kept::write(self.home.local(), &note).map_err(DiskTrouble::from);
                Some(Event::Chored(ticket, Chored::Noted(noted)))
            }
            Effect::Poll { .. }
            | Effect::Chore(_, Chore::Light(_))
            | Effect::FollowUp(..)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
            | Effect::AskPrinters(_)
            | Effect::Draw(..)
            | Effect::Print(..)
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }

    fn idle_after(&self) -> Option<Duration> {
        Some(TIDY)
    }

    fn idle(&mut self) {
        if self.checked {
            self.copy();
        } else {
            self.check();
        }
    }
}

impl Disk {
    /// A terminal that can read nothing still knows whether it is paired.
    fn nothing(&self, error: &StoreError) -> Loaded {
        Loaded {
            paired: self.home.identity().is_some(),
            content: None,
            missing: BTreeSet::new(),
            cursor: Position::default().into(),
            last_contact: self.home.last_contact().map(OfficeTime),
            repaired: Some(format!(
                "保存してあった内容を 読めませんでした。事務局から 取りなおします。［{error}］"
            )),
            noted: outbox::noted(self.home.local()),
            kept: kept::read(self.home.local()),
        }
    }
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::io("remove", path)(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn rung_said(rung: Rung) -> Option<String> {
    let said = match rung {
        Rung::Current | Rung::Empty => return None,
        Rung::Previous => {
            "保存してあった内容が こわれていたので、前の夜の 写しを 出しています。事務局から 取りなおします。"
        }
        Rung::Memory => "ディスクが 使えません。担当者に 知らせてください。内容は 電源を切るまで 出せます。",
    };
    Some(said.to_owned())
}

fn rejected(why: impl std::fmt::Display) -> DiskTrouble {
    DiskTrouble::Rejected(why.to_string())
}
