//! `import` and `demo`: data from files, or a whole corner of fiction to try things with.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use chrono::{DateTime, NaiveDate, Utc};
use clap::Args;
use serde::Serialize;

use super::{Place, Printing, keys, leaflet, say};
use crate::{
    clock::{Clock as _, SystemClock},
    domain::follow_up::PublicHost,
    office::{
        bring::{self, BringError},
        database::Database,
        demo,
        exchange::{self, Drawn, Folder, ImportError, ImportKind, Imported},
        leaflets::beside,
        records::{self, Saved},
        render::Renderer,
        state::DataDir,
    },
    store::{blob::BlobStore, error::StoreError, sql::Tx},
    wire::{body::SETTINGS_ID, record::Record},
};

/// Whose name stands in the history of what the command line brings in.
const WHO: &str = "shirube-office import";
/// Where the demo's public page is reached: on this machine.
const PUBLIC_HOST: &str = "127.0.0.1:7444";

/// Bring in a file: all of it, or nothing and a list of what is wrong
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office import groups --template > groups.csv\n  \
                        shirube-office import groups --template --xlsx groups.xlsx\n  \
                        shirube-office import groups groups.csv --dry-run\n  \
                        shirube-office import groups groups.xlsx\n  \
                        shirube-office import bookings calendar.ics --dry-run\n  \
                        shirube-office import leaflet winter.pdf")]
pub(super) struct ImportArguments {
    /// What the file holds: groups, events, bookings, books, bundle or leaflet (a PDF, JPEG, PNG or WebP)
    #[arg(value_parser = kind)]
    kind: What,
    /// The file: CSV, an Excel workbook (.xlsx), a calendar (.ics) or JSON, told by what is in it; pictures it names lie
    /// beside it
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Print a file to start from: every column, one example, how to write each cell
    #[arg(long, conflicts_with_all = ["file", "dry_run"])]
    template: bool,
    /// Write the template as an Excel workbook into this new file
    #[arg(long, value_name = "FILE", requires = "template")]
    xlsx: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Load a whole corner of fiction, placed around today
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  shirube-office demo --data demo-data\n  shirube-office staff add sato --name 佐藤 --admin --data demo-data\n  shirube-office serve --data demo-data"
)]
pub(super) struct DemoArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// Records, to be published at once.
    Records(ImportKind),
    /// One leaflet, to be looked through.
    Leaflet,
}

/// What an import did, as printed.
#[derive(Serialize)]
struct Done<'a> {
    records: BTreeMap<&'static str, usize>,
    pictures: usize,
    saved: bool,
    rows_published: usize,
    rev: i64,
    unclear: Vec<WrongCell<'a>>,
    /// The paper for the safe of a desk that had no key.
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_key: Option<String>,
}

/// What is wrong with a file, as printed.
#[derive(Serialize)]
struct Wrong<'a> {
    errors: Vec<WrongCell<'a>>,
}

#[derive(Serialize)]
struct WrongCell<'a> {
    line: u64,
    column: &'a str,
    value: &'a str,
    message: &'a str,
    message_ja: &'a str,
}

impl<'a> WrongCell<'a> {
    fn of(error: &'a ImportError) -> Self {
        let ImportError { line, column, value, message, message_ja } = error;
        Self { line: *line, column, value, message, message_ja }
    }
}

pub(super) fn import(arguments: &ImportArguments) -> anyhow::Result<()> {
    match arguments.kind {
        What::Records(kind) => import_records(kind, arguments),
        What::Leaflet => {
            let file = arguments.file.as_deref().filter(|_| !arguments.dry_run);
            let file = file.context("a leaflet needs no template and no trial: name its file")?;
            leaflet::import(file, WHO, &arguments.place, arguments.printing)
        }
    }
}

fn import_records(kind: ImportKind, arguments: &ImportArguments) -> anyhow::Result<()> {
    let Some(file) = arguments.file.as_deref().filter(|_| !arguments.template) else {
        if let Some(to) = &arguments.xlsx {
            return write_template(kind, to);
        }
        let template = exchange::template(kind);
        return write!(io::stdout(), "{template}").context("cannot write to the standard output");
    };
    let (data, now) = (arguments.place.data()?, SystemClock::start().utc());
    let database = data.open_database()?;
    let imported = match read(kind, file, &database, now)? {
        Ok(imported) => imported,
        Err(errors) => return refuse(arguments.printing, file, &errors),
    };
    let saved = if arguments.dry_run {
        None
    } else {
        Some(keep(&data, &database, (&imported, bring::refuse_taken), now)?)
    };
    report(arguments.printing, &done(&imported, saved.as_ref()), &imported.unclear)
}

/// Writes the template as a workbook; a file that is there already may hold somebody's work and stays.
fn write_template(kind: ImportKind, to: &Path) -> anyhow::Result<()> {
    let bytes = exchange::template_workbook(kind);
    let bytes = bytes.context("a bundle is no table: leave --xlsx out, or take another kind")??;
    let mut file = fs::File::create_new(to).with_context(|| {
        format!(
            "cannot make {}: name a file that is not there yet, in a directory you may write to",
            to.display()
        )
    })?;
    file.write_all(&bytes).with_context(|| format!("cannot write {}: make room on the disk", to.display()))
}

pub(super) fn demo(arguments: &DemoArguments) -> anyhow::Result<()> {
    let (data, now) = (arguments.place.data_of_fiction()?, SystemClock::start().utc());
    let database = data.open_database()?;
    if database.read_now::<_, StoreError>(holds_real_records)? {
        bail!(
            "{} holds an office that is no demo: name another directory with --data, so that fiction and truth stay apart",
            data.path().display()
        );
    }
    let imported = fiction(bring::today(now))?;
    // Fiction from another day may lie where today's would: it is fiction.
    let saved = keep(&data, &database, (&imported, |_, _| Ok(())), now)?;
    let paper = keys::init_if_none(&database, PublicHost::parse(PUBLIC_HOST).as_ref())?;
    let recovery_key = paper.map(|paper| paper.to_string());
    report(arguments.printing, &Done { recovery_key, ..done(&imported, Some(&saved)) }, &imported.unclear)
}

/// The demo with its PDFs, drawn as any other PDF is.
fn fiction(today: NaiveDate) -> anyhow::Result<Imported> {
    let names = demo::pdfs().map(|(name, _)| name.to_owned()).to_vec();
    let drawn = leaflet::wait(beside::drawn(&Renderer::wide(), names, &demo::Pdfs))?;
    let imported = drawn.and_then(|sheets| demo::with_leaflets(today, sheets));
    imported.map_err(|errors| anyhow::anyhow!(list(&errors)))
}

fn read(
    kind: ImportKind,
    file: &Path,
    database: &Database,
    now: DateTime<Utc>,
) -> anyhow::Result<Result<Imported, Vec<ImportError>>> {
    let bytes = fs::read(file).with_context(|| {
        format!("cannot read {}: check its name and that you may read it", file.display())
    })?;
    let beside_it = Folder(file.parent().unwrap_or(Path::new("")).to_owned());
    let known = database.read_now::<_, StoreError>(bring::known)?;
    let pdfs = if kind == ImportKind::Bundle { exchange::pdfs(&bytes) } else { Vec::new() };
    let drawn = leaflet::wait(beside::drawn(&Renderer::wide(), pdfs, &beside_it))?;
    Ok(drawn.and_then(|sheets| {
        let files = Drawn { files: &beside_it, sheets };
        exchange::import(kind, &bytes, &files, bring::today(now), &known)
    }))
}

/// What has to hold once everything is saved, or nothing is.
type Check = fn(&mut dyn Tx, &Imported) -> Result<(), BringError>;

fn keep(
    data: &DataDir,
    database: &Database,
    (imported, check): (&Imported, Check),
    now: DateTime<Utc>,
) -> anyhow::Result<Saved> {
    let store = BlobStore::open(&data.blobs())?;
    Ok(database.run_now::<_, BringError>(|tx| {
        let saved = bring::save(tx, &store, imported, WHO, now)?;
        check(tx, imported)?;
        Ok(saved)
    })?)
}

/// Fiction must never mix with the truth: settings that do not say 見本 belong to a real corner.
fn holds_real_records(tx: &mut dyn Tx) -> Result<bool, StoreError> {
    let settings = records::load(tx, "settings", SETTINGS_ID)?.and_then(|stored| stored.record().ok());
    let Some(Record::Settings(settings)) = settings else {
        return Ok(!records::latest(tx, 1)?.is_empty());
    };
    Ok(!settings.public.sample)
}

fn done<'a>(imported: &'a Imported, saved: Option<&Saved>) -> Done<'a> {
    let mut records = BTreeMap::new();
    for record in &imported.records {
        *records.entry(record.kind()).or_insert(0) += 1;
    }
    Done {
        records,
        pictures: imported.blobs.len(),
        saved: saved.is_some(),
        rows_published: saved.map_or(0, |saved| saved.published),
        rev: saved.map_or(0, |saved| saved.at.rev),
        unclear: imported.unclear.iter().map(WrongCell::of).collect(),
        recovery_key: None,
    }
}

fn report(printing: Printing, done: &Done<'_>, unclear: &[ImportError]) -> anyhow::Result<()> {
    let kinds: Vec<String> = done.records.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let verb = if done.saved { "Saved" } else { "Nothing is wrong; would save" };
    let line = format!("{verb}: {}, {} pictures", kinds.join(", "), done.pictures);
    let look = unclear.iter().map(|error| format!("Left out, look at it (要確認): {error}"));
    let paper =
        done.recovery_key.as_ref().map(|paper| format!("Recovery key of the desk, shown this once: {paper}"));
    let lines: Vec<String> = std::iter::once(line).chain(look).chain(paper).collect();
    say::facts(printing.format(), done, &lines)
}

fn refuse(printing: Printing, file: &Path, errors: &[ImportError]) -> anyhow::Result<()> {
    if printing.json {
        say::facts(printing.format(), &Wrong { errors: errors.iter().map(WrongCell::of).collect() }, &[])?;
    }
    bail!("{}: nothing was imported; correct these and import again\n{}", file.display(), list(errors))
}

fn list(errors: &[ImportError]) -> String {
    errors.iter().map(|error| format!("  {error}")).collect::<Vec<_>>().join("\n")
}

fn kind(word: &str) -> Result<What, String> {
    if word == "leaflet" {
        return Ok(What::Leaflet);
    }
    let known = || ImportKind::ALL.map(ImportKind::key).join(", ");
    ImportKind::from_key(word).map(What::Records).ok_or_else(|| format!("use one of: {}, leaflet", known()))
}
