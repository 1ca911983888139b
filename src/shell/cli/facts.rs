//! `status`: what this terminal knows of itself, read from its data.

use anyhow::bail;
use chrono::DateTime;
use serde_json::json;

use super::{
    place::Place,
    say::{self, Printing},
};
use crate::{
    shell::{kept::Kept, settings::Frame},
    workers::Home,
};

/// Say whether this terminal is paired, what it keeps, and when it last heard of the office
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  shirube-kiosk status --data kiosk-data --json")]
pub(super) struct StatusArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &StatusArguments) -> anyhow::Result<()> {
    let settings = arguments.place.settings(None, Frame::Bare)?;
    let dir = &settings.data;
    if !dir.join("local.db").is_file() {
        bail!("{} is no terminal's directory: name it with --data, or pair this terminal", dir.display());
    }
    let home = Home::open(dir)?;
    let identity = home.identity();
    let kept = Kept::read(dir).ok();
    let content = kept.as_ref().and_then(|kept| kept.content.as_deref());
    let missing = kept.as_ref().map_or(0, |kept| kept.missing);
    let zone = settings.kiosk.zone;
    let contact = home.last_contact();
    let facts = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "data": dir,
        "paired": identity.is_some(),
        "device": identity.as_ref().map(|it| &it.device_id),
        "office": identity.as_ref().map(|it| &it.office_url),
        "epoch": content.map(|it| it.revision.epoch),
        "rev": content.map(|it| it.revision.rev),
        "groups": content.map_or(0, |it| it.groups.len()),
        "events": content.map_or(0, |it| it.events.len()),
        "notices": content.map_or(0, |it| it.notices.len()),
        "pictures_missing": missing,
        "last_contact": contact,
        "waiting_for_office": home.local().pending_count()?,
    });
    let said = |at: Option<DateTime<chrono::Utc>>| {
        at.map_or("never".to_owned(), |at| at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string())
    };
    let lines = [
        identity.map_or("Not paired: see shirube-kiosk pair --help".to_owned(), |it| {
            format!("Paired with {} as {}", it.office_url, it.device_id)
        }),
        content.map_or("No content yet".to_owned(), |it| {
            let at = it.revision;
            format!(
                "Content {}.{}: {} groups, {} events, {} notices; {missing} pictures still to come",
                at.epoch,
                at.rev,
                it.groups.len(),
                it.events.len(),
                it.notices.len()
            )
        }),
        format!("The office last spoke: {}", said(contact)),
    ];
    say::facts(arguments.printing, &facts, &lines)
}
