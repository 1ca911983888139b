//! The leaflets: what waits to be looked through, what is out, what is being read, and the way in for a file.

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
};

use super::{
    beside,
    notices::{Age, Told, age_of, saved, tag_of},
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Mark, Me, Moment, Tag, go, show, show_with},
    shelf::{self, Entry, LEAFLET},
    upload::{Torn, file_name, limited},
    words,
};
use crate::{
    args,
    domain::{blob::BlobHash, ruby::RubyText, text::Lang},
    media::{MediaError, probe::BYTES_MAX},
    office::{
        leaflets::{self, Arrival, Refusal, Tray},
        records,
        state::AppState,
        uploads::{Step, Underway},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{LeafletRecord, Triage},
};

/// Deleted leaflets on the page, at most; the others keep their addresses.
const GONE_MAX: i64 = 30;

#[derive(Template)]
#[template(path = "leaflets.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    refused: Option<String>,
    reading: Vec<(u64, String, String)>,
    sections: Vec<Section>,
    gone: Vec<Row>,
}

struct Section {
    title: &'static str,
    hint: &'static str,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    cover: Option<BlobHash>,
    title: RubyText,
    facts: String,
    saved: String,
    tag: Tag,
    way: &'static str,
}

#[derive(Template)]
#[template(path = "arrival.html", config = "assets/console/askama.toml")]
struct Arriving {
    frame: Frame,
    number: u64,
    name: String,
    progress: String,
    done: usize,
    of: usize,
    refused: Option<String>,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let done = match asked.done.as_str() {
        "draft" => Some("下書きを保存しました。まだどこにも出ていません。"),
        "beside" => Some(beside::KEPT),
        "deleted" => Some("チラシを消しました。「消したチラシ」からもどせます。"),
        _ => None,
    };
    let page = wall(&office, &me).await?;
    show(&Page { done, ..page })
}

/// Takes a file and begins to read it; the next page tells how far it is.
pub(super) async fn take(State(office): State<AppState>, me: Me, mut form: Multipart) -> Answer {
    let refused = match file_of(&mut form).await {
        Ok(arrived) => match begin(&office, &me, arrived) {
            Some(number) => return Ok(go(&format!("/leaflets/arrivals/{number}"))),
            None => "ほかのファイルを読んでいます。1分ほど待って、もう一度入れてください。".to_owned(),
        },
        Err(said) => said,
    };
    let page = wall(&office, &me).await?;
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { refused: Some(refused), ..page })
}

/// How far a file is; once it is a leaflet, on to it.
pub(super) async fn arrival(State(office): State<AppState>, me: Me, Path(number): Path<u64>) -> Answer {
    let Underway { name, step } = office.uploads.of(number).ok_or(Oops::NotFound)?;
    let frame = Frame::new(&me, Here::Leaflets, "ファイルを読んでいます");
    let (done, of, refused) = match &step {
        Step::Arrived(id) => return Ok(go(&format!("/leaflets/{id}?arrived=1"))),
        Step::Reading(progress) => (progress.done, progress.of, None),
        Step::Refused(said) => (0, 0, Some(said.clone())),
    };
    show(&Arriving { frame, number, name, progress: words_of(&step), done, of, refused })
}

/// The bytes of a file with its name.
struct Sent {
    name: String,
    bytes: Vec<u8>,
}

/// Reads the form to its end, whatever is wrong with it; of a file that is too large only the name is kept.
async fn file_of(form: &mut Multipart) -> Result<Sent, String> {
    let mut sent = Sent { name: String::new(), bytes: Vec::new() };
    let mut bytes_seen = 0;
    while let Some(field) = form.next_field().await.map_err(|_torn| torn())? {
        if field.name() == Some("file") {
            sent.name = file_name(&field);
            (bytes_seen, sent.bytes) = limited(field, BYTES_MAX).await.map_err(|Torn| torn())?;
        }
    }
    match bytes_seen {
        0 => Err("PDFか画像のファイルを選んでください。".to_owned()),
        bytes if bytes > BYTES_MAX => {
            Err(leaflets::said(&sent.name, &Refusal::Picture(MediaError::TooManyBytes)))
        }
        _ => Ok(sent),
    }
}

fn torn() -> String {
    "ファイルが大きすぎるか、送っている途中で切れました。小さく保存し直して、もう一度入れてください。"
        .to_owned()
}

/// Reads the file beside everything else the office does; nothing while too many are read already.
fn begin(office: &AppState, me: &Me, sent: Sent) -> Option<u64> {
    let number = office.uploads.begin(&sent.name)?;
    let (office, by) = (AppState::clone(office), me.person.id.clone());
    let read = async move {
        let Sent { name, bytes } = sent;
        let arrival = Arrival { name: name.clone(), bytes, by, at: office.now() };
        let tray = Tray { database: &office.database, blobs: &office.blobs, renderer: &office.renderer };
        let tell = |progress| office.uploads.tell(number, Step::Reading(progress));
        let step = match leaflets::take(tray, arrival, tell).await {
            Ok(taken) => Step::Arrived(taken.id),
            Err(why) => {
                tracing::warn!(error = %why, "a file that staff brought is no leaflet");
                Step::Refused(leaflets::said(&name, &why))
            }
        };
        office.uploads.tell(number, step);
    };
    drop(tokio::spawn(read));
    Some(number)
}

/// 「4ページのうち 2ページを読みました」
fn words_of(step: &Step) -> String {
    match step {
        Step::Reading(it) if it.of == 0 => "ファイルを開いています。".to_owned(),
        Step::Reading(it) => format!("{}ページのうち {}ページを読みました。", it.of, it.done),
        Step::Arrived(_) => "読みました。".to_owned(),
        Step::Refused(said) => said.clone(),
    }
}

async fn wall(office: &AppState, me: &Me) -> Result<Page, Oops> {
    let (now, frame) = (Moment::of(office.now()), Frame::new(me, Here::Leaflets, "チラシ"));
    let reading =
        office.uploads.reading().into_iter().map(|(number, it)| (number, it.name, words_of(&it.step)));
    let reading = reading.collect();
    let read = office.database.read::<_, StoreError>(move |tx| {
        let told = Told::read(tx, LEAFLET)?;
        let rows: Vec<_> =
            shelf::leaflets(tx)?.iter().map(|it| (place(it, now), row(it, &told, now))).collect();
        let gone: Vec<Row> = gone(tx)?.iter().map(|entry| row(entry, &told, now)).collect();
        Ok((rows, gone))
    });
    let (mut rows, gone) = read.await?;
    let mut section = |(place, title, hint): (Place, &'static str, &'static str)| {
        let (of_place, others) = std::mem::take(&mut rows).into_iter().partition(|(own, _)| *own == place);
        rows = others;
        let of_place: Vec<(Place, Row)> = of_place;
        Section { title, hint, rows: of_place.into_iter().map(|(_, row)| row).collect() }
    };
    let sections = PLACES.into_iter().map(&mut section).filter(|it| !it.rows.is_empty()).collect();
    Ok(Page { frame, done: None, refused: None, reading, sections, gone })
}

/// Where a leaflet stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Waiting,
    Aged(Age),
}

const PLACES: [(Place, &str, &str); 5] = [
    (
        Place::Waiting,
        "未整理",
        "届いたままのチラシです。題・グループ・いつまでを書いて、公開するか下書きにします。",
    ),
    (Place::Aged(Age::Shown), "出しているもの", ""),
    (Place::Aged(Age::Planned), "これから出すもの", ""),
    (Place::Aged(Age::Draft), "下書き", ""),
    (Place::Aged(Age::Over), "終わったもの", "端末からは 消えています。おわりの日を直すと、また出ます。"),
];

fn place(entry: &Entry<LeafletRecord>, now: Moment) -> Place {
    match entry.it.private.triage {
        Triage::Waiting => Place::Waiting,
        Triage::Done => Place::Aged(age_of(entry.stored.state, entry.it.public.validity, now)),
    }
}

/// The state of a leaflet in one word or two.
pub(super) fn tag(entry: &Entry<LeafletRecord>, now: Moment) -> Tag {
    match place(entry, now) {
        Place::Waiting => Tag::new(Mark::Wait, "未整理"),
        Place::Aged(_) => tag_of(entry.stored.state, entry.it.public.validity, now),
    }
}

fn row(entry: &Entry<LeafletRecord>, told: &Told, now: Moment) -> Row {
    let LeafletRecord { public, private } = &entry.it;
    let mut facts = vec![format!("{}ページ", public.pages.len())];
    let waits = private.triage == Triage::Waiting;
    if !waits {
        facts.extend([words::days(public.validity, now.today), words::places(&public.channels)]);
    }
    facts.extend(public.adults_only.then(|| "おとな向け".to_owned()));
    Row {
        id: entry.stored.id.clone(),
        cover: public.cover(),
        title: public.title.get(Lang::Ja).0.clone(),
        facts: facts.join("・"),
        saved: saved(&entry.stored, &told.people, now)
            .replace("保存", if waits { "に届きました" } else { "保存" }),
        tag: told.tag(&entry.stored, tag(entry, now)),
        way: if waits { "整理する" } else { "直す" },
    }
}

/// Deleted leaflets, the latest first.
fn gone(tx: &mut dyn Tx) -> Result<Vec<Entry<LeafletRecord>>, StoreError> {
    let sql = "SELECT id FROM record WHERE kind = $1 AND state = 'deleted' ORDER BY updated_at DESC LIMIT $2";
    let mut found = Vec::new();
    for row in tx.query(sql, args![LEAFLET, GONE_MAX])? {
        let stored = records::load(tx, LEAFLET, row.text(0)?)?;
        found.extend(stored.and_then(shelf::read).and_then(shelf::as_leaflet));
    }
    Ok(found)
}
