//! Staff on the 12th floor, who publish, edit, delete and undo.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use super::{corner, dice::Dice, premises::Premises, wrong::Wrong};
use crate::{
    domain::blob::BlobHash,
    office::records::{Change, Expected, State},
    wire::record::Record,
};

/// Notices staff write under, at most: each is published, edited, deleted and brought back.
const NOTICES: u64 = 6;
/// Pictures of the playlist, at most.
const PICTURES_MAX: usize = 5;

/// The staff, and the pictures they brought.
#[derive(Debug, Default)]
pub struct Staff {
    pictures: Vec<BlobHash>,
    drawn: u64,
}

impl Staff {
    /// Furnishes the corner.
    pub fn open(&mut self, premises: &Premises, dice: &mut Dice) -> Result<(), Wrong> {
        for _ in 0..3 {
            self.draw(premises, dice)?;
        }
        let change = |record| Change { record, state: State::Published, expected: Expected::Any };
        premises.save(corner::records(&self.pictures)?.into_iter().map(change).collect())
    }

    /// Does something, and says what. Only pictures the office still has are offered: a restored backup knows
    /// fewer.
    pub fn act(&mut self, premises: &Premises, dice: &mut Dice) -> Result<String, Wrong> {
        self.pictures = premises.pictures()?;
        let id = format!("n-{}", dice.below(NOTICES));
        match dice.below(12) {
            0..=3 => self.write(premises, dice, &id),
            4 => notice_becomes(premises, dice, State::Deleted),
            5 => notice_becomes(premises, dice, State::Draft),
            6 => {
                premises.undo("notice", &id)?;
                Ok(format!("takes back what became of {id}"))
            }
            7..=8 => self.arrange(premises, dice),
            9 => {
                self.draw(premises, dice)?;
                self.arrange(premises, dice)
            }
            10 => consent(premises, dice),
            _ => self.bring_leaflet(premises, dice),
        }
    }

    /// Publishes a notice with these words on the signage.
    pub fn say(&mut self, premises: &Premises, id: &str, words: &str) -> Result<(), Wrong> {
        publish(premises, "notice", id, &corner::notice(words, "signage"))
    }

    fn write(&mut self, premises: &Premises, dice: &mut Dice, id: &str) -> Result<String, Wrong> {
        let channel = if dice.one_in(3) { "paper" } else { "signage" };
        let mut body = corner::notice(&format!("お知らせ{:06}", dice.below(1_000_000)), channel);
        if let (Some(fields), Some(picture)) = (body.as_object_mut(), dice.pick(&self.pictures))
            && dice.one_in(2)
        {
            fields.insert("picture".to_owned(), json!(picture.to_string()));
        }
        publish(premises, "notice", id, &body)?;
        Ok(format!("writes {id} for {channel}"))
    }

    fn arrange(&mut self, premises: &Premises, dice: &mut Dice) -> Result<String, Wrong> {
        let chosen: Vec<BlobHash> = self.pictures.iter().filter(|_| dice.one_in(2)).copied().collect();
        let chosen = chosen.get(..chosen.len().min(PICTURES_MAX)).unwrap_or_default();
        publish(premises, "playlist", "daytime", &corner::playlist(chosen))?;
        Ok(format!("arranges {} pictures", chosen.len()))
    }

    fn bring_leaflet(&mut self, premises: &Premises, dice: &mut Dice) -> Result<String, Wrong> {
        self.draw(premises, dice)?;
        let pages: Vec<BlobHash> = self.pictures.iter().rev().take(2).copied().collect();
        publish(premises, "leaflet", "dayori", &corner::leaflet(&pages))?;
        Ok("scans a leaflet".to_owned())
    }

    /// A small picture like no other.
    fn draw(&mut self, premises: &Premises, dice: &mut Dice) -> Result<(), Wrong> {
        self.drawn += 1;
        let side = 16 + u32::try_from(dice.below(48)).unwrap_or(0);
        let mut picture = RgbImage::new(side, 48);
        picture.pixels_mut().for_each(|pixel| {
            *pixel = Rgb(dice.throw().to_le_bytes().first_chunk().copied().unwrap_or_default());
        });
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).map_err(|error| Wrong::World(error.to_string()))?;
        self.pictures.extend(premises.keep_picture(&format!("絵{:05}.png", self.drawn), png.get_ref())?);
        Ok(())
    }
}

fn publish(premises: &Premises, kind: &str, id: &str, body: &Value) -> Result<(), Wrong> {
    let record = Record::read(kind, id, &body.to_string())?;
    premises.save(vec![Change { record, state: State::Published, expected: Expected::Any }])
}

/// One of the notices goes the way of all notices.
fn notice_becomes(premises: &Premises, dice: &mut Dice, state: State) -> Result<String, Wrong> {
    let kept = premises.list("notice")?;
    let Some(stored) = dice.pick(&kept) else { return Ok("finds no notice".to_owned()) };
    let change = Change { record: stored.record()?, state, expected: Expected::Version(stored.version) };
    premises.save(vec![change])?;
    Ok(format!("makes {} {}", stored.id, state.key()))
}

/// A group agrees to more, or to less; its channels follow at once, and so does everything that names it.
fn consent(premises: &Premises, dice: &mut Dice) -> Result<String, Wrong> {
    let channels: &[&str] = match dice.below(3) {
        0 => &["kiosk", "paper"],
        1 => &["signage", "kiosk"],
        _ => &["desk"],
    };
    let name = ("{白湯|さゆ}の{会|かい}", "さゆのかい");
    publish(premises, "group", "sayu-no-kai", &corner::group(name, "safe", channels))?;
    Ok(format!("notes that sayu-no-kai agrees to {channels:?}"))
}
