//! Events in a few words each, the same on every machine and at every run.

use crate::{
    domain::{blob::BlobHash, content::Revision},
    kiosk::{
        event::{DiskTrouble, Event, FetchTrouble, NetTrouble, Polled},
        kiosk::Stage,
    },
};

/// An event in a few words.
pub fn of_event(event: &Event) -> String {
    match event {
        Event::Woke => "wakes".to_owned(),
        Event::Press(press) => format!("is pressed: {press:?}"),
        Event::Loaded(_, loaded) => format!(
            "loaded {}, {} blobs missing{}",
            of_revision(loaded.cursor),
            loaded.missing.len(),
            if loaded.repaired.is_some() { ", repaired" } else { "" }
        ),
        Event::Polled(_, Ok(Polled::Nothing(_))) => "hears nothing new".to_owned(),
        Event::Polled(_, Ok(Polled::Told(told, _))) => format!("is asked for {} things", told.tasks.len()),
        Event::Polled(_, Ok(Polled::Batch(..))) => "hears of news".to_owned(),
        Event::Polled(_, Ok(Polled::Revoked)) => "is revoked".to_owned(),
        Event::Polled(_, Err(trouble)) => format!("polled in vain: {}", of_net(trouble)),
        Event::Applied(_, Ok(applied)) => {
            format!("applied {}, {} blobs missing", of_revision(applied.cursor), applied.missing.len())
        }
        Event::Applied(_, Err(trouble)) => format!("applied in vain: {}", of_disk(trouble)),
        Event::Fetched(_, Ok(blob)) => format!("fetched {}", short(*blob)),
        Event::Fetched(_, Err(FetchTrouble::Net(trouble))) => format!("fetched in vain: {}", of_net(trouble)),
        Event::Fetched(_, Err(FetchTrouble::Disk(trouble))) => {
            format!("fetched in vain: {}", of_disk(trouble))
        }
        Event::Decoded(_, Ok(blob)) => format!("decoded {}", short(*blob)),
        Event::Decoded(_, Err(blob)) => format!("cannot decode {}", short(*blob)),
        Event::Reported(_, Ok(_)) => "reported".to_owned(),
        Event::Reported(_, Err(trouble)) => format!("reported in vain: {}", of_net(trouble)),
        Event::Painted(drawn) => {
            let covered = if drawn.emergency.is_some() { ", covered" } else { "" };
            format!("shows {}{covered}", of_revision(drawn.revision))
        }
        Event::PrintersTold(_, told) => format!("hears of {} printers", told.len()),
        Event::Drawn(_, sheet) => {
            format!("drew a paper {}", if sheet.is_some() { "well" } else { "in vain" })
        }
        Event::Printed(_, outcome) => format!("printed: {outcome:?}"),
        Event::Kept(_, Ok(())) => "wrote down a check-in".to_owned(),
        Event::Kept(_, Err(trouble)) => format!("wrote down in vain: {}", of_disk(trouble)),
        Event::Sent(_, Ok(sent)) => format!("told the office: {sent:?}"),
        Event::Sent(_, Err(trouble)) => format!("told in vain: {}", of_net(trouble)),
        Event::Aloud(_, told) => format!("the voice: {told:?}"),
        Event::SoundTold(_, told) => format!("can{} be heard", if told.is_ok() { "" } else { "not" }),
        Event::Summoned(_, result) => format!("called staff: {result:?}"),
        Event::Chored(_, chored) => format!("did for itself: {chored:?}"),
        Event::FollowUp(..) => "did an errand of follow-up".to_owned(),
        Event::Pairing(_, result) => format!("pairs: {}", if result.is_ok() { "well" } else { "in vain" }),
    }
}

/// A stage in a word.
pub fn of_stage(stage: &Stage<'_>) -> &'static str {
    match stage {
        Stage::Starting => "starting",
        Stage::Unpaired(_) => "unpaired",
        Stage::Empty => "empty",
        Stage::Signage => "signage",
        Stage::Board => "board",
        Stage::Door(_) => "door",
        Stage::Hidden => "hidden",
        Stage::Visit(_) => "visit",
        Stage::Emergency(_) => "emergency",
    }
}

fn of_revision(revision: Revision) -> String {
    format!("{}-{}", revision.epoch, revision.rev)
}

/// Without the technical part, which may name a temporary file.
fn of_net(trouble: &NetTrouble) -> &'static str {
    match trouble {
        NetTrouble::Unreachable(_) => "nobody answers",
        NetTrouble::WrongOffice(_) => "somebody else answers",
        NetTrouble::Refused => "refused",
        NetTrouble::Nonsense(_) => "makes no sense",
    }
}

fn of_disk(trouble: &DiskTrouble) -> &'static str {
    match trouble {
        DiskTrouble::Full => "the disk is full",
        DiskTrouble::OverQuota(_) => "pictures have all the room they may",
        DiskTrouble::Rejected(_) => "it is not taken",
        DiskTrouble::Failed(_) => "the disk failed",
    }
}

/// The first eight digits of a blob's name.
pub fn short(blob: BlobHash) -> String {
    blob.to_string().chars().take(8).collect()
}
