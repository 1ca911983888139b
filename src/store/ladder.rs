//! How content is found at start whatever happened to the disk: current, previous, empty, or in memory.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    content::{ContentDb, options},
    durable,
    error::StoreError,
    sqlite::{Sqlite, beside},
};
use crate::wire::item::Position;

/// Which content a start found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// The file as it was left.
    Current,
    /// Last night's copy; the feed brings the rest.
    Previous,
    /// Nothing: a first start, or both files were damaged. A snapshot fills it.
    Empty,
    /// The disk cannot be used (full, read-only, held by another program): last night's copy or nothing, in
    /// memory. The files are untouched; open the ladder again once the disk is mended.
    Memory,
}

impl ContentDb {
    /// Opens the best content in `dir`. Damaged files are set aside as `….damaged`, one of each. An error
    /// means that not even memory could be had.
    pub fn open_ladder(dir: &Path) -> Result<(Self, Rung), StoreError> {
        match climb_down(dir) {
            Ok(opened) => Ok(opened),
            Err(error) => {
                tracing::error!(%error, "content is kept in memory only");
                Ok((in_memory(&previous_path(dir))?, Rung::Memory))
            }
        }
    }

    /// Checks the content and, if it is sound, keeps a copy of it in `dir` as the previous one.
    pub fn keep_previous(&self, dir: &Path) -> Result<(), StoreError> {
        self.check_rows()?;
        self.database().backup_to(&previous_path(dir))
    }
}

fn climb_down(dir: &Path) -> Result<(ContentDb, Rung), StoreError> {
    let (current, previous) = (dir.join("content.db"), previous_path(dir));
    durable::create_dir(dir)?;
    if let Some(content) = open_or_set_aside(&current)?
        && (is_filled(&content)? || !previous.exists())
    {
        return Ok((content, Rung::Current));
    }
    if previous.exists() {
        // A log without its file must not be replayed into another one.
        set_aside(&current)?;
        let copy = beside(&current, ".new");
        fs::copy(&previous, &copy).map_err(StoreError::io("copy", &previous))?;
        durable::publish(&copy, &current)?;
        if let Some(content) = open_or_set_aside(&current)? {
            return Ok((content, Rung::Previous));
        }
        set_aside(&previous)?;
    }
    set_aside(&current)?;
    Ok((ContentDb::open(&current)?, Rung::Empty))
}

/// A power cut may leave a file of no bytes, which opens as a new database.
fn is_filled(content: &ContentDb) -> Result<bool, StoreError> {
    Ok(content.cursor()?.position != Position::default())
}

/// `None` when there is nothing, or nothing sound. Trouble that is not the file's own is an error, because
/// a healthy file on a full disk must stay where it is.
fn open_or_set_aside(path: &Path) -> Result<Option<ContentDb>, StoreError> {
    if !path.exists() {
        return Ok(None);
    }
    match ContentDb::open(path).and_then(|content| content.check_rows().map(|()| content)) {
        Ok(content) => Ok(Some(content)),
        Err(error) if is_of_the_file(&error) => {
            tracing::warn!(%error, path = %path.display(), "damaged content is set aside");
            set_aside(path)?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// A schema of a newer program counts as damage: content is fetched again faster than explained.
fn is_of_the_file(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Corrupt(_)
            | StoreError::Newer { .. }
            | StoreError::Sql(_)
            | StoreError::Column { .. }
            | StoreError::Constraint(_)
    )
}

/// Renames a database with its log, so that it can be looked at as one; an earlier one gives way.
fn set_aside(path: &Path) -> Result<(), StoreError> {
    durable::remove(&beside(path, "-shm"))?;
    for ending in ["", "-wal"] {
        let from = beside(path, ending);
        match fs::rename(&from, beside(&beside(path, ".damaged"), ending)) {
            Ok(()) => durable::sync_parent(&from)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::io("set aside", &from)(error)),
        }
    }
    Ok(())
}

/// Reading last night's copy writes nothing: it stands alone, without a log.
fn in_memory(previous: &Path) -> Result<ContentDb, StoreError> {
    let copied = Sqlite::in_memory_copy(previous, &options()).and_then(ContentDb::over);
    match copied.and_then(|content| content.check_rows().map(|()| content)) {
        Ok(content) => Ok(content),
        Err(error) => {
            tracing::warn!(%error, "last night's content cannot be read");
            ContentDb::in_memory()
        }
    }
}

fn previous_path(dir: &Path) -> PathBuf {
    dir.join("content.prev.db")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::content::{Snapshot, Verdict},
        wire::{checksum::Checksum, item::ItemRow},
    };

    fn snapshot(rev: i64, body: &str) -> Snapshot {
        let row = |number: i64| ItemRow {
            channel: "global".to_owned(),
            kind: "leaflet".to_owned(),
            id: number.to_string(),
            rev: 1,
            deleted: false,
            body: body.repeat(300),
        };
        let items: Vec<_> = (0..40).map(row).collect();
        Snapshot { at: Position { epoch: 1, rev }, checksum: Checksum::of(&items), items }
    }

    /// A kiosk with last night's copy ("before") and newer content ("after").
    fn lived_in() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let (content, rung) = ContentDb::open_ladder(dir.path()).unwrap();
        assert_eq!(rung, Rung::Empty);
        content.replace_all(&snapshot(1, "before")).unwrap();
        assert_eq!(content.verify(100).unwrap(), Verdict::Same);
        content.keep_previous(dir.path()).unwrap();
        content.replace_all(&snapshot(2, "after")).unwrap();
        assert_eq!(content.verify(200).unwrap(), Verdict::Same);
        dir
    }

    fn check(dir: &Path, wanted: Rung, rev: i64) -> ContentDb {
        let (content, rung) = ContentDb::open_ladder(dir).unwrap();
        assert_eq!((rung, content.cursor().unwrap().position.rev), (wanted, rev));
        let rows = content.load_all().unwrap();
        assert_eq!(rows.len(), if rev == 0 { 0 } else { 40 });
        content
    }

    fn overwrite(path: &Path, range: std::ops::Range<usize>) {
        let mut bytes = fs::read(path).unwrap();
        let end = range.end.min(bytes.len());
        bytes[range.start..end].fill(0xa5);
        fs::write(path, bytes).unwrap();
    }

    #[test]
    fn sound_content_is_taken_as_it_is() {
        let dir = lived_in();
        drop(check(dir.path(), Rung::Current, 2));
        check(dir.path(), Rung::Current, 2);
        assert!(!dir.path().join("content.db.damaged").exists());
    }

    #[test]
    fn every_kind_of_damage_leads_one_rung_down() {
        for range in [0..16, 0..usize::MAX, 100..4096, 8192..usize::MAX] {
            let dir = lived_in();
            overwrite(&dir.path().join("content.db"), range.clone());
            drop(check(dir.path(), Rung::Previous, 1));
            assert!(dir.path().join("content.db.damaged").exists(), "{range:?}");
            drop(check(dir.path(), Rung::Current, 1));

            overwrite(&dir.path().join("content.db"), range.clone());
            overwrite(&dir.path().join("content.prev.db"), range);
            drop(check(dir.path(), Rung::Empty, 0));
            assert!(dir.path().join("content.prev.db.damaged").exists());
            let content = check(dir.path(), Rung::Current, 0);
            content.replace_all(&snapshot(3, "new")).unwrap();
        }
    }

    #[test]
    fn a_file_cut_short_leads_one_rung_down() {
        for length in [0, 1, 99, 512, 4096, 4097, 3 * 4096] {
            let dir = lived_in();
            let file = fs::OpenOptions::new().write(true).open(dir.path().join("content.db")).unwrap();
            assert!(file.metadata().unwrap().len() > length);
            file.set_len(length).unwrap();
            drop(file);
            drop(check(dir.path(), Rung::Previous, 1));
            check(dir.path(), Rung::Current, 1);
        }
    }

    #[test]
    fn a_flipped_letter_inside_a_body_is_noticed() {
        let dir = lived_in();
        let path = dir.path().join("content.db");
        let mut bytes = fs::read(&path).unwrap();
        let at = bytes.windows(10).position(|window| window == b"afterafter").unwrap();
        bytes[at] = b'A';
        fs::write(&path, bytes).unwrap();
        check(dir.path(), Rung::Previous, 1);
    }

    #[test]
    fn a_lost_file_and_its_orphaned_log_do_no_harm() {
        let dir = lived_in();
        fs::remove_file(dir.path().join("content.db")).unwrap();
        fs::write(dir.path().join("content.db-wal"), "an orphan").unwrap();
        check(dir.path(), Rung::Previous, 1);
    }

    #[test]
    fn a_newer_programs_content_is_set_aside() {
        let dir = lived_in();
        let (content, _) = ContentDb::open_ladder(dir.path()).unwrap();
        let newer = "INSERT INTO schema_migration VALUES (99, 'from tomorrow')";
        content.database().run(|tx| tx.execute(newer, &[])).unwrap();
        drop(content);
        check(dir.path(), Rung::Previous, 1);
    }

    #[test]
    fn an_unusable_disk_leaves_memory_and_the_files_alone() {
        let dir = lived_in();
        let before = fs::read(dir.path().join("content.db")).unwrap();
        // A directory in the way of the log: SQLite cannot open it, whoever runs the test.
        fs::create_dir(dir.path().join("content.db-wal")).unwrap();
        let content = check(dir.path(), Rung::Memory, 1);
        content.replace_all(&snapshot(3, "new")).unwrap();
        assert_eq!(fs::read(dir.path().join("content.db")).unwrap(), before);
        fs::remove_dir(dir.path().join("content.db-wal")).unwrap();
        drop(check(dir.path(), Rung::Current, 2));

        let file = dir.path().join("not-a-directory");
        fs::write(&file, "").unwrap();
        check(&file, Rung::Memory, 0);
    }

    #[test]
    fn rotten_content_never_becomes_the_previous_one() {
        let dir = lived_in();
        let (content, _) = ContentDb::open_ladder(dir.path()).unwrap();
        content.database().run(|tx| tx.execute("UPDATE item SET body = 'rot' WHERE id = '7'", &[])).unwrap();
        assert!(matches!(content.keep_previous(dir.path()), Err(StoreError::Corrupt(_))));
        drop(content);
        check(dir.path(), Rung::Previous, 1);
    }
}
