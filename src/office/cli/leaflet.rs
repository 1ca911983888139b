//! `import leaflet`: one file becomes a leaflet that waits in the console for somebody to look through it.

use std::{fs, path::Path, sync::Arc};

use anyhow::Context as _;
use serde::Serialize;

use super::{Place, Printing, say};
use crate::{
    clock::{Clock as _, SystemClock},
    office::{
        leaflets::{self, Arrival, Taken, Tray},
        render::Renderer,
    },
    store::blob::BlobStore,
};

/// What the import did, as printed.
#[derive(Serialize)]
struct Done<'a> {
    id: &'a str,
    title: &'a str,
    pages: usize,
}

pub(super) fn import(file: &Path, who: &str, place: &Place, printing: Printing) -> anyhow::Result<()> {
    let bytes = fs::read(file).with_context(|| {
        format!("cannot read {}: check its name and that you may read it", file.display())
    })?;
    let (data, now) = (place.data()?, SystemClock::start().utc());
    let (database, blobs) = (data.open_database()?, Arc::new(BlobStore::open(&data.blobs())?));
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let arrival = Arrival { name: name.clone(), bytes, by: who.to_owned(), at: now };
    let renderer = Renderer::default();
    let tray = Tray { database: &database, blobs: &blobs, renderer: &renderer };
    let taken = wait(leaflets::take(tray, arrival, |_| {}))?;
    let Taken { id, title, pages } = taken
        .map_err(|why| anyhow::anyhow!("{}: {why}\n  {}", file.display(), leaflets::said(&name, &why)))?;
    let line = format!("Arrived: {id} \"{title}\", {pages} pages; it waits in the console (チラシ, 未整理)");
    say::facts(printing.format(), &Done { id: &id, title: &title, pages }, &[line])
}

/// Runs one thing that waits, on this thread.
pub(super) fn wait<T>(work: impl Future<Output = T>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the operating system gives no threads: close other programs and try again")?;
    Ok(runtime.block_on(work))
}
