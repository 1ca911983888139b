//! What befalls a terminal's disk from outside: bits that turn, tails that are lost, rows and files that somebody wrote.

use std::{fs, path::PathBuf};

use super::{dice::Dice, machine::Machine, wrong::Wrong};
use crate::{
    domain::content::Revision,
    store::{content::ContentDb, local::LocalDb},
};

/// Where unfinished downloads lie.
const PARTS: &str = "blobs/part";

impl Machine {
    /// Slips that a stop left behind are gone. Only while it is off.
    pub fn forget_slips(&self) -> Result<(), Wrong> {
        let local = LocalDb::open(&self.folder.path().join("local.db"))?;
        local.database().run(|tx| tx.execute("DELETE FROM follow_up", &[]).map(drop))?;
        Ok(())
    }

    /// Somebody's words land in a file.
    pub fn write_down(&self, words: &str) -> Result<(), Wrong> {
        let written = fs::write(self.folder.path().join("words"), words);
        written.map_err(|error| Wrong::World(error.to_string()))
    }

    /// Writes one row of the content anew, in other bytes that mean the same.
    pub fn scribble(&self) -> Result<(), Wrong> {
        let content = ContentDb::open(&self.folder.path().join("content.db"))?;
        let sql = "UPDATE item SET body = body || ' ' WHERE deleted = 0 AND kind = 'settings'";
        content.database().run(|tx| tx.execute(sql, &[]).map(drop))?;
        Ok(())
    }

    /// What was not flushed of a picture that was coming in is lost. Only while it is off.
    pub fn lose_parts(&mut self, dice: &mut Dice) -> Result<(), Wrong> {
        let parts = self.folder.path().join(PARTS);
        for path in self.folder.files().iter().filter(|path| path.starts_with(&parts)) {
            self.folder.lose_tail(path, dice)?;
        }
        Ok(())
    }

    /// Turns one bit of a file on its disk: of a picture, or of the content. Only while it is off.
    pub fn rot(&mut self, dice: &mut Dice, of: Rot) -> Result<(), Wrong> {
        let inside = |path: &PathBuf| {
            path.strip_prefix(self.folder.path()).is_ok_and(|path| of.has(&path.to_string_lossy()))
        };
        let files: Vec<PathBuf> = self.folder.files().into_iter().filter(inside).collect();
        let Some(path) = dice.pick(&files) else { return Ok(()) };
        let world = |error: std::io::Error| Wrong::World(error.to_string());
        let mut bytes = fs::read(path).map_err(world)?;
        let place = usize::try_from(dice.below(bytes.len() as u64)).unwrap_or(0);
        if let Some(byte) = bytes.get_mut(place) {
            *byte ^= 1 << dice.below(8);
        }
        fs::write(path, bytes).map_err(world)?;
        if of == Rot::Content {
            self.reached = Revision::default();
        }
        Ok(())
    }
}

/// What a bit may turn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rot {
    /// A picture, or a part of one.
    Picture,
    /// `content.db` or what lies beside it.
    Content,
}

impl Rot {
    fn has(self, path: &str) -> bool {
        match self {
            Self::Picture => path.starts_with("blobs") && !path.starts_with(PARTS),
            Self::Content => path.starts_with("content."),
        }
    }
}
