//! Staff on the 12th floor, who publish, edit, delete and undo.

use std::{collections::BTreeSet, io::Cursor};

use chrono::TimeDelta;
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use super::{
    corner, desk::Desk, dice::Dice, premises::Premises, sabotage::Sabotage, tally::Mark, wrong::Wrong,
};
use crate::{
    domain::{blob::BlobHash, emergency::EmergencyKind},
    office::records::{Change, Expected, State},
    wire::{body::SETTINGS_ID, record::Record},
};

/// Notices staff write under, at most.
const NOTICES: u64 = 6;
/// Pictures of the playlist, at most.
const PICTURES_MAX: usize = 5;

/// The staff, the pictures they brought, and what they know without looking it up.
#[derive(Debug, Default)]
pub struct Staff {
    pictures: Vec<BlobHash>,
    drawn: u64,
    noted: u64,
    desk: Desk,
    kept_back: BTreeSet<String>,
    sabotage: Sabotage,
}

impl Staff {
    /// Furnishes the corner.
    pub fn open(&mut self, premises: &Premises, dice: &mut Dice) -> Result<(), Wrong> {
        for _ in 0..3 {
            self.draw(premises, dice)?;
        }
        self.kept_back.extend(corner::KEPT_BACK.map(str::to_owned));
        let change = |record| Change { record, state: State::Published, expected: Expected::Any };
        premises.save(corner::records(&self.pictures)?.into_iter().map(change).collect())
    }

    /// Words that nobody agreed to push at strangers: whatever says them takes no turn on the signage.
    pub fn kept_back(&self) -> &BTreeSet<String> {
        &self.kept_back
    }

    /// Bookings of which what was said was erased, or that were taken back: nobody asks for an arrival there.
    pub fn erased(&self) -> &BTreeSet<String> {
        &self.desk.erased
    }

    /// From here on they make this mistake, if it is theirs to make.
    pub fn err(&mut self, sabotage: Sabotage) {
        self.sabotage = sabotage;
    }

    /// Does something, and says what.
    pub fn act(&mut self, premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
        self.pictures = premises.pictures()?;
        if self.sabotage == Sabotage::OpensTheDesk {
            publish(premises, "group", "mihon-hikokai", &corner::desk_only(&["kiosk"]))?;
        }
        match dice.below(18) {
            0..=2 => Ok((Mark::NoticeWritten, self.write(premises, dice)?)),
            3 => alarm(premises, dice),
            4 => Ok((Mark::NoticeDeleted, notice_becomes(premises, dice, State::Deleted)?)),
            5 => Ok((Mark::NoticeWithdrawn, notice_becomes(premises, dice, State::Draft)?)),
            6 => {
                let id = notice_id(dice);
                premises.undo("notice", &id)?;
                Ok((Mark::ChangeUndone, format!("takes back what became of {id}")))
            }
            7..=8 => Ok((Mark::PlaylistArranged, self.arrange(premises, dice)?)),
            9 => self.bring_picture(premises, dice),
            10 => Ok((Mark::ConsentNoted, self.consent(premises, dice)?)),
            11 => Ok((Mark::LeafletScanned, self.bring_leaflet(premises, dice)?)),
            _ => self.desk.act(premises, dice, self.sabotage),
        }
    }

    /// Draws a picture and lets it take turns.
    pub fn bring_picture(&mut self, premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
        self.pictures = premises.pictures()?;
        self.draw(premises, dice)?;
        Ok((Mark::PictureBrought, self.arrange(premises, dice)?))
    }

    /// Publishes a notice with these words on the signage.
    pub fn say(&mut self, premises: &Premises, id: &str, words: &str) -> Result<(), Wrong> {
        publish(premises, "notice", id, &corner::notice(words, "signage"))
    }

    /// Publishes a notice under one of a few ids. Only pictures the office still has are offered: a restored backup
    /// knows fewer.
    pub fn write(&mut self, premises: &Premises, dice: &mut Dice) -> Result<String, Wrong> {
        self.pictures = premises.pictures()?;
        let id = notice_id(dice);
        let agreed = if dice.one_in(3) { "paper" } else { "signage" };
        let title = format!("お知らせ{:06}", dice.below(1_000_000));
        if agreed != "signage" {
            self.kept_back.insert(title.clone());
        }
        let channel = if self.asks() { agreed } else { "signage" };
        let mut body = corner::notice(&title, channel);
        if let (Some(fields), Some(picture)) = (body.as_object_mut(), dice.pick(&self.pictures))
            && dice.one_in(2)
        {
            fields.insert("picture".to_owned(), json!(picture.to_string()));
        }
        publish(premises, "notice", &id, &body)?;
        Ok(format!("writes {id} for {agreed}"))
    }

    /// A group agrees to more, or to less; its channels follow at once, and so does everything that names it.
    fn consent(&mut self, premises: &Premises, dice: &mut Dice) -> Result<String, Wrong> {
        self.noted += 1;
        let agreed: &[&str] = match dice.below(3) {
            0 => &["kiosk", "paper"],
            1 => &["signage", "kiosk"],
            _ => &["desk"],
        };
        let summary = format!("見本の会です。相談は{}回目です。", self.noted);
        if !agreed.contains(&"signage") {
            self.kept_back.insert(summary.clone());
        }
        let channels = if self.asks() { agreed } else { &["signage", "kiosk"] };
        publish(premises, "group", "sayu-no-kai", &corner::sayu(&summary, channels))?;
        Ok(format!("notes that sayu-no-kai agrees to {agreed:?}"))
    }

    /// Whether what was agreed is what is done.
    fn asks(&self) -> bool {
        self.sabotage != Sabotage::AsksNobody
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

/// Raises an emergency, or ends the one that stands.
fn alarm(premises: &Premises, dice: &mut Dice) -> Result<(Mark, String), Wrong> {
    if let Some(stored) = premises.list("emergency")?.first() {
        let (record, state) = (stored.record()?, State::Deleted);
        premises.save(vec![Change { record, state, expected: Expected::Version(stored.version) }])?;
        return Ok((Mark::AlarmEnded, "ends the emergency".to_owned()));
    }
    let kind = dice.pick(&EmergencyKind::ALL).map_or("closing", |kind| kind.key());
    let since = premises.now();
    let until = since + TimeDelta::minutes(i64::try_from(dice.between(5, 60)).unwrap_or(5));
    let body = corner::emergency(kind, (since, until));
    publish(premises, "emergency", SETTINGS_ID, &body)?;
    Ok((Mark::AlarmRaised, format!("raises {kind}")))
}

/// Each of a few notices is published, edited, deleted and brought back.
fn notice_id(dice: &mut Dice) -> String {
    format!("n-{}", dice.below(NOTICES))
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
