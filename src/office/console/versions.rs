//! 前の版: every version with who and when, and the way back to any of them.

use askama::Template;
use axum::extract::{Path, State};
use chrono::NaiveDate;

use super::{
    alarm::EMERGENCY,
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, People, go, show},
    receipt,
    shelf::{self, BOOKING, GROUP, LEAFLET, NOTICE, PLAYLIST, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{activity::Change, blob::BlobHash, emergency::Emergency, text::Text},
    office::{
        blobs, bookings,
        mailboxes::MAILBOX,
        records::{self, Expected, Saved, State as Fate, Stored},
        state::AppState,
    },
    store::sql::Tx,
    wire::{
        body::SETTINGS_ID,
        record::{BookingPrivate, GroupRecord, Record},
    },
};

/// Versions on one page, at most.
const VERSIONS_MAX: usize = 100;

#[derive(Template)]
#[template(path = "history.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    back: (String, &'static str),
    name: String,
    versions: Vec<Version>,
    action: String,
    base: i64,
    /// Where it stands whether a group said yes to the words.
    agreed: Option<String>,
}

struct Version {
    number: i64,
    when: String,
    who: String,
    what: &'static str,
    lines: Vec<String>,
    latest: bool,
    restorable: bool,
}

/// The versions of a notice.
pub(super) async fn of_notice(office: State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    page(office, Frame::new(&me, Here::Notices, "前の版"), NOTICE, id).await
}

/// The versions of a booking.
pub(super) async fn of_booking(office: State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    page(office, Frame::new(&me, Here::Rooms, "前の版"), BOOKING, id).await
}

/// The versions of a group.
pub(super) async fn of_group(office: State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    page(office, Frame::new(&me, Here::Calls, "前の版"), GROUP, id).await
}

/// The versions of a leaflet.
pub(super) async fn of_leaflet(office: State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    page(office, Frame::new(&me, Here::Leaflets, "前の版"), LEAFLET, id).await
}

/// The versions of a playlist.
pub(super) async fn of_playlist(office: State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    page(office, Frame::new(&me, Here::Playlists, "前の版"), PLAYLIST, id).await
}

/// The versions of a mailbox or a locker.
pub(super) async fn of_mailbox(office: State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    page(office, Frame::new(&me, Here::Post, "前の版"), MAILBOX, id).await
}

/// Every emergency there was. None is brought back from here: publishing takes two presses on its own page.
pub(super) async fn of_emergency(office: State<AppState>, me: Me) -> Answer {
    page(office, Frame::new(&me, Here::Emergency, "前の版"), EMERGENCY, SETTINGS_ID.to_owned()).await
}

/// Back to an earlier version of a notice; version 0 is "not there".
pub(super) async fn restore_notice(
    office: State<AppState>,
    Path(id): Path<String>,
    signed: Signed,
) -> Answer {
    restore(office, signed, (NOTICE, id)).await
}

/// Back to an earlier version of a booking, as far as its room is free.
pub(super) async fn restore_booking(
    office: State<AppState>,
    Path(id): Path<String>,
    signed: Signed,
) -> Answer {
    restore(office, signed, (BOOKING, id)).await
}

/// Back to an earlier version of a group.
pub(super) async fn restore_group(office: State<AppState>, Path(id): Path<String>, signed: Signed) -> Answer {
    restore(office, signed, (GROUP, id)).await
}

/// Back to an earlier version of a leaflet.
pub(super) async fn restore_leaflet(
    office: State<AppState>,
    Path(id): Path<String>,
    signed: Signed,
) -> Answer {
    restore(office, signed, (LEAFLET, id)).await
}

/// Back to an earlier version of a playlist.
pub(super) async fn restore_playlist(
    office: State<AppState>,
    Path(id): Path<String>,
    signed: Signed,
) -> Answer {
    restore(office, signed, (PLAYLIST, id)).await
}

/// Back to an earlier version of a mailbox or a locker.
pub(super) async fn restore_mailbox(
    office: State<AppState>,
    Path(id): Path<String>,
    signed: Signed,
) -> Answer {
    restore(office, signed, (MAILBOX, id)).await
}

async fn page(State(office): State<AppState>, frame: Frame, kind: &'static str, id: String) -> Answer {
    let now = Moment::of(office.now());
    let page = office.database.read(move |tx| {
        let versions = records::history(tx, kind, &id)?;
        let latest = versions.first().cloned().ok_or(Oops::NotFound)?;
        let people = People::read(tx)?;
        let name = shelf::read(latest.clone()).map_or_else(|| id.clone(), |entry| entry.it.title());
        let shown = versions.into_iter().take(VERSIONS_MAX);
        let gone = latest.state == Fate::Deleted;
        let list = match kind {
            NOTICE => "お知らせ",
            LEAFLET => "チラシ",
            BOOKING => "部屋",
            MAILBOX => "届いた郵便",
            _ => "再生リスト",
        };
        let back = match kind {
            EMERGENCY => ("/emergency".to_owned(), "緊急の画面"),
            GROUP if gone => ("/calls".to_owned(), "電話を受けた"),
            GROUP => (format!("/calls/{id}"), "グループの日程"),
            BOOKING if gone => ("/rooms".to_owned(), list),
            BOOKING => (format!("/bookings/{id}"), "予約のページ"),
            MAILBOX if gone => ("/post".to_owned(), list),
            _ if gone => (format!("/{kind}s"), list),
            _ => (format!("/{kind}s/{id}"), "直すページ"),
        };
        Ok::<_, Oops>(Page {
            frame: frame.clone(),
            back,
            name,
            versions: shown.map(|stored| version(stored, latest.version, &people, now)).collect(),
            action: format!("/{kind}s/{id}/restore"),
            base: latest.version,
            agreed: (matches!(kind, GROUP | LEAFLET | NOTICE) && !gone)
                .then(|| format!("/agreed/{kind}/{id}")),
        })
    });
    show(&page.await?)
}

fn version(stored: Stored, latest: i64, people: &People, now: Moment) -> Version {
    let what = match (stored.state, stored.kind.as_str()) {
        (Fate::Published, _) => "公開",
        (Fate::Draft, BOOKING) => "空き待ち",
        (Fate::Draft, _) => "下書き",
        (Fate::Deleted, BOOKING) => "取り消した",
        (Fate::Deleted, _) => "消した",
    };
    let (when, who) = (words::moment(stored.at, now.utc), people.name(&stored.by));
    let (number, gone) = (stored.version, stored.state == Fate::Deleted);
    let restorable = !gone && stored.kind != EMERGENCY;
    let told = !gone || stored.kind == BOOKING;
    let lines = shelf::read(stored).filter(|_| told).map_or_else(Vec::new, |entry| lines(&entry.it, now));
    Version { number, when, who, what, lines, latest: number == latest, restorable }
}

/// What a version said, in few lines.
pub(super) fn lines(record: &Record, now: Moment) -> Vec<String> {
    match record {
        Record::Notice(it) => vec![
            it.public.title.plain(),
            it.public.body.plain(),
            format!("{}・{}", words::days(it.public.validity, now.today), words::places(&it.public.channels)),
        ],
        Record::Playlist(it) => vec![format!("{}・{}枚", it.public.name.plain(), it.public.slides.len())],
        Record::Leaflet(it) => vec![
            format!("{}・{}ページ", it.public.title.plain(), it.public.pages.len()),
            format!("{}・{}", words::days(it.public.validity, now.today), words::places(&it.public.channels)),
        ],
        Record::Group(it) => group_lines(it, now),
        Record::Booking(it) => {
            let BookingPrivate { reason, despite, .. } = &it.private;
            let whys = [("わけ", reason), ("決まりを超えたわけ", despite)].into_iter();
            let whys = whys.filter(|(_, why)| !why.is_empty()).map(|(lead, why)| format!("{lead}：{why}"));
            [record.title()].into_iter().chain(whys).collect()
        }
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Event(_)
        | Record::Room(_)
        | Record::CheckIn(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_) => vec![record.title()],
        Record::Emergency(it) => emergency_lines(&it.public, now),
    }
}

/// What a version of a group said of single dates.
fn group_lines(group: &GroupRecord, now: Moment) -> Vec<String> {
    let changes = group.public.activities.iter().flat_map(|it| &it.schedule.changes);
    let coming = changes.filter(|(planned, _)| **planned >= now.today);
    let said = |(planned, change): (&NaiveDate, &Change)| {
        let what = match change {
            Change::Moved { date, hours, .. } => {
                format!("{} {}に変更", words::day(*date, now.today), words::hours(*hours))
            }
            Change::Cancelled { .. } => "中止".to_owned(),
            Change::Unconfirmed => "変わるかもしれない（未確認）".to_owned(),
        };
        format!("{}：{what}", words::day(*planned, now.today))
    };
    std::iter::once(group.public.name.plain()).chain(coming.map(said)).collect()
}

fn emergency_lines(emergency: &Emergency, now: Moment) -> Vec<String> {
    let (since, until) = (emergency.span.since(), emergency.span.until());
    let span = format!("{}から{}まで", words::moment(since, now.utc), words::moment(until, now.utc));
    let own = emergency.message.as_ref().map(Text::plain);
    [words::emergency(emergency.kind).to_owned()].into_iter().chain(own).chain([span]).collect()
}

async fn restore(
    State(office): State<AppState>,
    Signed { me, posted }: Signed,
    what: (&'static str, String),
) -> Answer {
    let now = Moment::of(office.now());
    let (kind, id) = what.clone();
    let (to, base) = (posted.number("version"), posted.number("base"));
    let saved = office.database.run(move |tx| bring_back(tx, &what, (to, base), (&me, now))).await?;
    office.announce(saved.at);
    if kind == BOOKING {
        return Ok(go(&format!("/bookings/{id}/history")));
    }
    if kind == MAILBOX {
        return Ok(go("/post?done=saved"));
    }
    Ok(go(&receipt::address(kind, &id, &saved)))
}

fn bring_back(
    tx: &mut dyn Tx,
    (kind, id): &(&'static str, String),
    (to, base): (i64, i64),
    (me, now): (&Me, Moment),
) -> Result<Saved, Oops> {
    let source = records::version(tx, kind, id, if to > 0 { to } else { base })?;
    let state = if to > 0 { source.state } else { Fate::Deleted };
    let record = without_old_pin(tx, shelf::read(source).ok_or(Oops::NotFound)?.it)?;
    if state != Fate::Deleted {
        pictures_are_there(tx, &record)?;
    }
    if state == Fate::Published {
        room_is_free(tx, &record)?;
    }
    Ok(shelf::save(tx, &Writing::by(me, now, record, state, Expected::Version(base)))?)
}

/// A PIN that was replaced opens nothing again, whatever version comes back: somebody may have read it off a paper.
fn without_old_pin(tx: &mut dyn Tx, record: Record) -> Result<Record, Oops> {
    let Record::Mailbox(mut it) = record else { return Ok(record) };
    let stored = records::load(tx, MAILBOX, it.public.id.as_str())?.and_then(shelf::read);
    if let Some(Record::Mailbox(latest)) = stored.map(|entry| entry.it)
        && latest.public.pin != it.public.pin
    {
        it.public.pin = None;
    }
    Ok(Record::Mailbox(it))
}

/// A version whose picture was deleted would keep the glass waiting for ever.
fn pictures_are_there(tx: &mut dyn Tx, record: &Record) -> Result<(), Oops> {
    let known: Vec<BlobHash> = blobs::list(tx)?.into_iter().map(|info| info.hash).collect();
    let all = pictures(record).into_iter().all(|hash| known.contains(&hash));
    if all { Ok(()) } else { Err(Oops::PictureGone) }
}

/// A booking that comes back may find its room given away.
fn room_is_free(tx: &mut dyn Tx, record: &Record) -> Result<(), Oops> {
    let Record::Booking(booking) = record else { return Ok(()) };
    if bookings::refuse(tx, &booking.public)?.is_some() { Err(Oops::RoomTaken) } else { Ok(()) }
}

/// The pictures a record needs.
pub(super) fn pictures(record: &Record) -> Vec<BlobHash> {
    match record {
        Record::Notice(it) => it.public.picture.into_iter().collect(),
        Record::Event(it) => it.public.picture.into_iter().collect(),
        Record::Leaflet(it) => it.public.blobs().collect(),
        Record::Playlist(it) => it.public.slides.iter().filter_map(|slide| slide.shows.picture()).collect(),
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Group(_)
        | Record::Room(_)
        | Record::Booking(_)
        | Record::CheckIn(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_)
        | Record::Emergency(_) => Vec::new(),
    }
}
