//! ぬりつぶす: places on one page of a leaflet are made black, by numbers or with the pointer, before it is published.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::{
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, go, show, show_with},
    posted::{Posted, Problems},
    receipt,
    shelf::{self, Entry, LEAFLET, Writing},
    signed::Signed,
};
use crate::{
    domain::{blob::BlobHash, leaflet::LeafletPage},
    media::{
        MediaError,
        blacken::{Patch, blacken},
        sheet::Sheet,
    },
    office::{
        blobs::{BlobError, Upload},
        leaflets::{Refusal, keep},
        records::{self, Expected, Saved, State as Fate},
        state::AppState,
    },
    store::{blob::BlobStore, error::StoreError, sql::Tx},
    wire::record::{LeafletRecord, Record},
};

/// Places on one page in one go.
const PATCHES: usize = 6;

#[derive(Template)]
#[template(path = "leaflet-blacken.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    number: usize,
    picture: BlobHash,
    has_words: bool,
    rows: Vec<Row>,
    problems: Problems,
}

/// A place as somebody typed it, in hundredths.
#[derive(Debug, Clone, Default)]
struct Row {
    number: usize,
    left: String,
    top: String,
    width: String,
    height: String,
}

/// The page of the leaflet, with places to be typed or drawn.
pub(super) async fn ask(
    State(office): State<AppState>,
    me: Me,
    Path((id, number)): Path<(String, usize)>,
) -> Answer {
    let entry = office.database.read(move |tx| leaflet(tx, &id)).await?;
    show(&page(&me, (&entry, number), rows(&Posted::default()), Problems::default())?)
}

/// The places come: the page is drawn anew without what stood there.
pub(super) async fn press(
    State(office): State<AppState>,
    Path((id, number)): Path<(String, usize)>,
    Signed { me, posted }: Signed,
) -> Answer {
    let version = posted.number("version");
    let known = id.clone();
    let entry = office.database.read(move |tx| leaflet(tx, &known)).await?;
    let typed = rows(&posted);
    let patches = match patches(&typed) {
        Ok(patches) => patches,
        Err(problems) => {
            let page = page(&me, (&entry, number), typed, problems)?;
            return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let picture = page_of(&entry, number)?.picture;
    let store = Arc::clone(&office.blobs);
    let drawn = tokio::task::spawn_blocking(move || draw(&store, picture, &patches));
    let sheet = drawn.await.map_err(|_stopped| Oops::Stopped)??;
    let (store, now) = (Arc::clone(&office.blobs), Moment::of(office.now()));
    let state = entry.stored.state;
    let saved = office.database.run(move |tx| {
        let mut record = entry.it.clone();
        let file = Upload { name: &record.private.file.clone(), bytes: &[], by: &me.person.id };
        let fresh = keep(tx, &store, std::slice::from_ref(&sheet), &file, now.utc).map_err(oops)?;
        replace(&mut record, number, fresh);
        let record = Record::Leaflet(Box::new(record));
        let writing = Writing::by(&me, now, record, state, Expected::Version(version));
        Ok::<Saved, Oops>(shelf::save(tx, &writing)?)
    });
    let saved = saved.await?;
    office.announce(saved.at);
    Ok(go(&if state == Fate::Published {
        receipt::address(LEAFLET, &id, &saved)
    } else {
        format!("/leaflets/{id}?blackened={number}")
    }))
}

fn leaflet(tx: &mut dyn Tx, id: &str) -> Result<Entry<LeafletRecord>, Oops> {
    let stored = records::load(tx, LEAFLET, id)?.filter(|stored| stored.state != Fate::Deleted);
    stored.and_then(shelf::read).and_then(shelf::as_leaflet).ok_or(Oops::NotFound)
}

fn page_of(entry: &Entry<LeafletRecord>, number: usize) -> Result<&LeafletPage, Oops> {
    let page = number.checked_sub(1).and_then(|at| entry.it.public.pages.get(at));
    page.ok_or(Oops::NotFound)
}

fn page(
    me: &Me,
    (entry, number): (&Entry<LeafletRecord>, usize),
    rows: Vec<Row>,
    problems: Problems,
) -> Result<Page, Oops> {
    let page = page_of(entry, number)?;
    Ok(Page {
        frame: Frame::new(me, Here::Leaflets, "ページをぬりつぶす"),
        id: entry.stored.id.clone(),
        version: entry.stored.version,
        number,
        picture: page.picture,
        has_words: !page.text.is_empty(),
        rows,
        problems,
    })
}

fn draw(store: &BlobStore, picture: BlobHash, patches: &[Patch]) -> Result<Sheet, Oops> {
    blacken(&store.read(picture)?, patches).map_err(|error: MediaError| {
        Oops::Store(StoreError::Corrupt(format!("page {picture} cannot be read: {error}")))
    })
}

fn oops(refusal: Refusal) -> Oops {
    match refusal {
        Refusal::Store(error) | Refusal::Blob(BlobError::Store(error)) => Oops::Store(error),
        Refusal::Record(error) => Oops::Record(error),
        Refusal::NoChance(error) => Oops::NoChance(error),
        Refusal::Pdf(_)
        | Refusal::Picture(_)
        | Refusal::Blob(BlobError::TooLarge(_) | BlobError::NoPicture(_))
        | Refusal::Stopped => Oops::Stopped,
    }
}

/// The fresh page stands where the old one stood.
fn replace(record: &mut LeafletRecord, number: usize, fresh: Vec<LeafletPage>) {
    let old = record.public.pages.iter_mut().skip(number.saturating_sub(1));
    for (old, fresh) in old.zip(fresh) {
        *old = fresh;
    }
}

/// Every row of the form, empty ones too.
fn rows(posted: &Posted) -> Vec<Row> {
    let field = |name: &str, row: usize| posted.all(name).nth(row).unwrap_or_default().trim().to_owned();
    let row = |row| Row {
        number: row + 1,
        left: field("left", row),
        top: field("top", row),
        width: field("width", row),
        height: field("height", row),
    };
    (0..PATCHES).map(row).collect()
}

/// The places that were typed, or what is wrong with them.
fn patches(rows: &[Row]) -> Result<Vec<Patch>, Problems> {
    let mut problems = Problems::default();
    let typed = rows.iter().filter(|row| row.fields().iter().any(|field| !field.is_empty()));
    let read: Vec<Option<Patch>> = typed.map(Row::patch).collect();
    if read.is_empty() {
        problems.say("patches", "ぬる所が まだありません。絵の上で囲むか、下の欄に数字を書いてください。");
    }
    if read.contains(&None) {
        problems
            .say("patches", "数字は、0から100までの%で、4つとも書いてください。はばと高さは0.1以上です。");
    }
    if problems.any() { Err(problems) } else { Ok(read.into_iter().flatten().collect()) }
}

impl Row {
    fn fields(&self) -> [&str; 4] {
        [&self.left, &self.top, &self.width, &self.height]
    }

    fn patch(&self) -> Option<Patch> {
        let thousandths = |text: &str| {
            let number = (text.parse::<f64>().ok()? * 10.0).round();
            (0.0..=1_000.0).contains(&number).then_some(number as u16)
        };
        let [left, top, width, height] = self.fields().map(thousandths);
        let patch = Patch { left: left?, top: top?, width: width?, height: height? };
        (patch.width > 0 && patch.height > 0).then_some(patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(rows: &[[&str; 4]]) -> Posted {
        let names = ["left", "top", "width", "height"];
        let pairs = rows.iter().flat_map(|row| names.iter().zip(row));
        Posted::of(pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn places_are_read_as_people_type_them() {
        let read = |rows_typed: &[[&str; 4]]| patches(&rows(&posted(rows_typed)));
        let patch = Patch { left: 125, top: 0, width: 500, height: 1_000 };
        assert_eq!(read(&[["12.5", "0", " 50 ", "100"], ["", "", "", ""]]), Ok(vec![patch]));
        for wrong in [
            &[["", "", "", ""]][..],
            &[["1", "2", "3", ""]],
            &[["1", "2", "3", "0"]],
            &[["1", "2", "101", "4"]],
            &[["-1", "2", "3", "4"]],
            &[["a", "2", "3", "4"]],
            &[["NaN", "2", "3", "4"]],
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
