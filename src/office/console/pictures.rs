//! Pictures: taken in clean, described in words, and deleted only where nothing needs them.

use std::{io::Cursor, sync::Arc};

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State},
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use chrono::{DateTime, Utc};
use image::{ImageFormat, RgbaImage};

use super::{
    bring_back::pictures,
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Me, Moment, People, go, show, show_with},
    posted::Problems,
    shelf,
    signed::Signed,
    upload::{Torn, file_name, limited},
    words,
};
use crate::{
    args,
    domain::blob::BlobHash,
    media::{self, MediaError},
    office::{
        approvals,
        blobs::{self, BlobError, Upload},
        drafts,
        stamp::read_stamp,
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// Largest file that is taken in, in bytes.
const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Largest form that is read to its end, in bytes: a browser hears an answer only when all of its form was taken.
pub(super) const FORM_BYTES_MAX: usize = 512 * 1024 * 1024;
/// Longest description in characters.
const ALT_CHARS_MAX: usize = 200;
/// Longest side of a small picture in a list, in pixels.
const SMALL_SIDE_PX: u32 = 480;

#[derive(Template)]
#[template(path = "pictures.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    refused: Option<String>,
    alt: String,
    problems: Problems,
    pictures: Vec<Tile>,
}

struct Tile {
    hash: BlobHash,
    alt: String,
    facts: String,
    used: bool,
}

#[derive(Template)]
#[template(path = "picture.html", config = "assets/console/askama.toml")]
struct One {
    frame: Frame,
    hash: BlobHash,
    alt: String,
    name: String,
    size: String,
    added: String,
    uses: Vec<Use>,
    problems: Problems,
}

/// A place where a picture is used.
struct Use {
    name: String,
    href: Option<String>,
}

/// A picture as the database has it.
#[derive(Debug, Clone)]
struct Kept {
    hash: BlobHash,
    alt: String,
    name: String,
    bytes: i64,
    width: i64,
    height: i64,
    at: DateTime<Utc>,
    by: String,
}

/// All pictures with what they show, the latest first.
pub(super) fn named(tx: &mut dyn Tx) -> Result<Vec<(BlobHash, String)>, StoreError> {
    Ok(all(tx)?.into_iter().map(|it| (it.hash, it.alt)).collect())
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let done = match asked.done.as_str() {
        "kept" => Some("画像を入れました。お知らせや再生リストで選べます。"),
        "deleted" => Some("画像を消しました。"),
        _ => None,
    };
    let page = office.database.read::<_, StoreError>(move |tx| wall(tx, &me)).await?;
    show(&Page { done, ..page })
}

/// Takes a picture in.
pub(super) async fn take(State(office): State<AppState>, me: Me, mut form: Multipart) -> Answer {
    let mut sent = Sent::default();
    let read = sent.read(&mut form).await;
    let alt = sent.alt.clone();
    let kept = match read {
        Ok(()) => keep(&office, &me, sent).await,
        Err(refused) => Err(refused),
    };
    let refused = match kept {
        Ok(()) => return Ok(go("/pictures?done=kept")),
        Err(refused) => refused,
    };
    let page = office.database.read::<_, StoreError>(move |tx| wall(tx, &me)).await?;
    let mut problems = Problems::default();
    let said = match refused {
        Refused::Failed(oops) => return Err(oops),
        Refused::Alt(said) => {
            problems.say("alt", said);
            None
        }
        Refused::File(said) => {
            problems.say("file", said.clone());
            Some(said)
        }
    };
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { refused: said, alt, problems, ..page })
}

/// One picture.
pub(super) async fn one(State(office): State<AppState>, me: Me, Path(hash): Path<String>) -> Answer {
    let hash = BlobHash::parse(&hash).map_err(|_no_id| Oops::NotFound)?;
    let now = Moment::of(office.now());
    let page = office.database.read(move |tx| look(tx, &me, hash, now)).await?;
    show(&page)
}

/// Changes what a picture is said to show.
pub(super) async fn describe(
    State(office): State<AppState>,
    Path(hash): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let hash = BlobHash::parse(&hash).map_err(|_no_id| Oops::NotFound)?;
    let (now, alt) = (Moment::of(office.now()), posted.text("alt").to_owned());
    let mut problems = Problems::default();
    problems.need("alt", &alt, ALT_CHARS_MAX, "何の画像か");
    if problems.any() {
        let page = office.database.read(move |tx| look(tx, &me, hash, now)).await?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &One { alt, problems, ..page });
    }
    office.database.run::<_, StoreError>(move |tx| set_alt(tx, hash, &alt)).await?;
    Ok(go(&format!("/pictures/{hash}")))
}

/// Deletes a picture that nothing uses.
pub(super) async fn delete(State(office): State<AppState>, me: Me, Path(hash): Path<String>) -> Answer {
    let hash = BlobHash::parse(&hash).map_err(|_no_id| Oops::NotFound)?;
    let now = Moment::of(office.now());
    let page = office.database.run(move |tx| {
        let page = look(tx, &me, hash, now)?;
        if page.uses.is_empty() {
            tx.execute("DELETE FROM blob WHERE hash = $1", args![hash.to_string()])?;
        }
        Ok::<_, Oops>(page)
    });
    let page = page.await?;
    if !page.uses.is_empty() {
        return show_with(StatusCode::CONFLICT, &page);
    }
    let store = Arc::clone(&office.blobs);
    tokio::task::spawn_blocking(move || store.remove(hash)).await.map_err(|_stopped| Oops::Stopped)??;
    Ok(go("/pictures?done=deleted"))
}

/// A picture at the size of a list.
pub(super) async fn small(State(office): State<AppState>, _me: Me, Path(hash): Path<String>) -> Answer {
    let hash = BlobHash::parse(&hash).map_err(|_no_id| Oops::NotFound)?;
    let store = Arc::clone(&office.blobs);
    let made = tokio::task::spawn_blocking(move || shrunk(&store.read(hash).ok()?));
    let png = made.await.map_err(|_stopped| Oops::Stopped)?.ok_or(Oops::NotFound)?;
    let cache = "private, max-age=31536000, immutable";
    Ok(([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, cache)], png).into_response())
}

/// What the form sent.
#[derive(Default)]
struct Sent {
    alt: String,
    name: String,
    bytes: Vec<u8>,
}

/// Why a picture was not taken in.
enum Refused {
    Alt(String),
    File(String),
    Failed(Oops),
}

impl Sent {
    /// Reads the form to its end, whatever is wrong with it; of a file that is too large only the name is kept.
    async fn read(&mut self, form: &mut Multipart) -> Result<(), Refused> {
        let mut bytes_seen = 0;
        while let Some(field) = form.next_field().await.map_err(|_torn| torn())? {
            match field.name().unwrap_or_default() {
                "alt" => field.text().await.map_err(|_torn| torn())?.trim().clone_into(&mut self.alt),
                "file" => {
                    self.name = file_name(&field);
                    (bytes_seen, self.bytes) = limited(field, FILE_BYTES_MAX).await.map_err(|Torn| torn())?;
                }
                _ => {}
            }
        }
        match bytes_seen {
            0 => Err(Refused::File("画像のファイルを選んでください。".to_owned())),
            bytes if bytes > FILE_BYTES_MAX => Err(Refused::File(too_large(&self.name))),
            _ => Ok(()),
        }
    }
}

fn torn() -> Refused {
    let said =
        "ファイルが大きすぎるか、送っている途中で切れました。小さく保存し直して、もう一度入れてください。";
    Refused::File(said.to_owned())
}

async fn keep(office: &AppState, me: &Me, sent: Sent) -> Result<(), Refused> {
    let mut problems = Problems::default();
    problems.need("alt", &sent.alt, ALT_CHARS_MAX, "何の画像か");
    if let Some(said) = problems.of("alt") {
        return Err(Refused::Alt(said.to_owned()));
    }
    let Sent { alt, name, bytes } = sent;
    let cleaned = tokio::task::spawn_blocking(move || media::clean(&bytes));
    let cleaned = cleaned.await.map_err(|_stopped| Refused::Failed(Oops::Stopped))?;
    let bytes = cleaned.map_err(|error| Refused::File(refusal(&name, &error)))?;
    let (store, by, now) = (Arc::clone(&office.blobs), me.person.id.clone(), office.now());
    let kept = office.database.run(move |tx| {
        let info = blobs::keep(&store, tx, &Upload { name: &name, bytes: &bytes, by: &by }, now)?;
        set_alt(tx, info.hash, &alt)?;
        Ok::<_, BlobError>(())
    });
    kept.await.map_err(|error| match error {
        BlobError::Store(error) => Refused::Failed(error.into()),
        BlobError::TooLarge(name) => Refused::File(too_large(&name)),
        BlobError::NoPicture(name) => Refused::File(refusal(&name, &MediaError::UnknownFormat)),
    })
}

/// Why this file cannot be used, by its name and with the way out.
fn refusal(name: &str, error: &MediaError) -> String {
    match error {
        MediaError::TooManyBytes | MediaError::TooManyPixels { .. } => too_large(name),
        MediaError::UnknownFormat => format!(
            "「{name}」はJPEG・PNG・WebPの画像ではありません。画像のソフトで「JPEGで保存」してから、もう一度入れてください。"
        ),
        MediaError::Damaged(_) => format!(
            "「{name}」は途中で切れているか、こわれています。元の写真からもう一度保存するか、送ってくれた人にもう一度たのんでください。"
        ),
    }
}

fn too_large(name: &str) -> String {
    format!(
        "「{name}」は大きすぎます。20MBまで、長い辺が8000ピクセルまでです。小さく保存し直してから、もう一度入れてください。"
    )
}

fn shrunk(bytes: &[u8]) -> Option<Vec<u8>> {
    let small = media::decode(bytes, SMALL_SIDE_PX).ok()?;
    let picture = RgbaImage::from_raw(small.width, small.height, small.pixels)?;
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).ok()?;
    Some(png)
}

fn wall(tx: &mut dyn Tx, me: &Me) -> Result<Page, StoreError> {
    let used: Vec<BlobHash> = users(tx)?.into_iter().flat_map(|(hashes, _)| hashes).collect();
    let tile = |it: Kept| Tile {
        hash: it.hash,
        facts: format!("{}×{}・{}", it.width, it.height, size(it.bytes)),
        used: used.contains(&it.hash),
        alt: it.alt,
    };
    Ok(Page {
        frame: Frame::new(me, Here::Pictures, "画像"),
        done: None,
        refused: None,
        alt: String::new(),
        problems: Problems::default(),
        pictures: all(tx)?.into_iter().map(tile).collect(),
    })
}

fn look(tx: &mut dyn Tx, me: &Me, hash: BlobHash, now: Moment) -> Result<One, Oops> {
    let it = all(tx)?.into_iter().find(|it| it.hash == hash).ok_or(Oops::NotFound)?;
    let people = People::read(tx)?;
    let uses = users(tx)?.into_iter().filter(|(hashes, _)| hashes.contains(&hash)).map(|(_, place)| place);
    Ok(One {
        frame: Frame::new(me, Here::Pictures, it.alt.clone()),
        hash,
        alt: it.alt,
        name: it.name,
        size: format!("{}×{}ピクセル・{}", it.width, it.height, size(it.bytes)),
        added: format!("{}（{}）", people.name(&it.by), words::moment(it.at, now.utc)),
        uses: uses.collect(),
        problems: Problems::default(),
    })
}

/// Everything that uses pictures, with the pictures it uses; drafts count, and so does what waits for a second person.
fn users(tx: &mut dyn Tx) -> Result<Vec<(Vec<BlobHash>, Use)>, StoreError> {
    let mut found = Vec::new();
    for (kind, word) in
        [("notice", "お知らせ"), ("playlist", "再生リスト"), ("event", "イベント"), ("leaflet", "チラシ")]
    {
        for entry in shelf::all(tx, kind)? {
            let page = matches!(kind, "notice" | "playlist" | "leaflet")
                .then(|| format!("/{kind}s/{}", entry.stored.id));
            let place = Use { name: format!("{word}「{}」", entry.it.title()), href: page };
            found.push((pictures(&entry.it), place));
        }
        let waiting = approvals::list(tx)?.into_iter().filter(|it| it.kind == kind);
        let waiting = waiting.filter_map(|it| Record::read(&it.kind, &it.id, &it.body).ok());
        for record in drafts::list(tx, kind)?.into_iter().chain(waiting) {
            let place = Use { name: format!("{word}「{}」", record.title()), href: None };
            found.push((pictures(&record), place));
        }
    }
    found.retain(|(hashes, _)| !hashes.is_empty());
    Ok(found)
}

fn all(tx: &mut dyn Tx) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT hash, alt, name, bytes, width, height, added_at, added_by FROM blob
               WHERE role = 'picture' ORDER BY added_at DESC, hash";
    let rows = tx.query(sql, &[])?;
    let read = rows.iter().map(|row| {
        let (alt, name) = (row.text(1)?, row.text(2)?);
        Ok(Kept {
            hash: BlobHash::parse(row.text(0)?).map_err(|error| StoreError::Corrupt(error.to_string()))?,
            alt: if alt.is_empty() { name } else { alt }.to_owned(),
            name: name.to_owned(),
            bytes: row.int(3)?,
            width: row.int(4)?,
            height: row.int(5)?,
            at: read_stamp(row.text(6)?).unwrap_or_default(),
            by: row.text(7)?.to_owned(),
        })
    });
    read.collect()
}

fn set_alt(tx: &mut dyn Tx, hash: BlobHash, alt: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE blob SET alt = $2 WHERE hash = $1", args![hash.to_string(), alt]).map(|_| ())
}

fn size(bytes: i64) -> String {
    let kilo = bytes / 1024;
    if kilo >= 1024 {
        format!("{}.{}MB", kilo / 1024, kilo % 1024 * 10 / 1024)
    } else {
        format!("{}KB", kilo.max(1))
    }
}
