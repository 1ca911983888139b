//! What the glass shows: the published content, what plays at a moment, and drawings of it.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _};
use chrono_tz::Tz;

use super::{
    oops::Oops,
    words::{self, ZONE},
};
use crate::{
    domain::{
        agenda::Agenda,
        blob::BlobHash,
        content::Content,
        id::PlaylistId,
        program::{Program, Shown, Turn, program_at},
    },
    office::{
        blobs, feed_head,
        items::{self, News},
        preview::PreviewOf,
        state::AppState,
    },
    store::{
        error::StoreError,
        sql::{Tx, remembering},
    },
    wire::{content::Reader, feed_channel::FeedChannel, item::Position},
};

/// Width of a drawing that is looked at, in pixels.
pub(super) const LARGE_PX: u32 = 540;
/// Width of a drawing in a row, in pixels.
pub(super) const SMALL_PX: u32 = 270;

/// The published content and its place in the feed.
#[derive(Debug, Clone)]
pub(super) struct Glass {
    /// None while the office lacks what every corner needs: settings and calendars.
    pub(super) content: Option<Arc<Content>>,
    pub(super) at: Position,
}

/// The published content as the last page read it: the next one goes on from there.
#[derive(Debug, Default)]
struct Read {
    at: Position,
    reader: Reader,
    ready: BTreeSet<BlobHash>,
    content: Option<Arc<Content>>,
}

impl Glass {
    /// Everything kiosks follow, as they build it.
    pub(super) fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        remembering(tx, |tx, read: &mut Read| {
            read.follow(tx)?;
            Ok(Self { content: read.content.clone(), at: read.at })
        })
    }
}

impl Read {
    fn follow(&mut self, tx: &mut dyn Tx) -> Result<(), StoreError> {
        let head = feed_head::read(tx)?;
        let ready: BTreeSet<BlobHash> = blobs::list(tx)?.into_iter().map(|info| info.hash).collect();
        if self.at == head.at && self.ready == ready {
            return Ok(());
        }
        match items::news(tx, &FeedChannel::global().to_string(), self.at, head)? {
            News::Changed(rows) => self.reader.change(rows),
            News::Anew(rows) => self.reader.read(rows),
        }
        let built = self.reader.build(head.at.into(), &ready, None).built;
        (self.at, self.ready, self.content) = (head.at, ready, built.content.map(Arc::new));
        Ok(())
    }
}

/// What takes turns at a moment.
pub(super) fn program(content: &Content, at: NaiveDateTime) -> Program {
    program_at(content, &Agenda::of(content, at.date()), Some(at))
}

/// Whether this playlist is the one that plays at a moment.
pub(super) fn plays(content: &Content, id: &PlaylistId, at: NaiveDateTime) -> bool {
    let mut alone = content.clone();
    alone.playlists.retain(|other, _| other == id);
    !alone.playlists.is_empty() && program(&alone, at) == program(content, at)
}

/// What a slide is called.
pub(super) fn name(content: &Content, shown: &Shown) -> String {
    let known = match shown {
        Shown::Welcome => Some("ここはどんな所か".to_owned()),
        Shown::RoomsToday => Some("きょうの部屋".to_owned()),
        Shown::ClosedDays => Some("つぎの休館日".to_owned()),
        Shown::Picture { alt, .. } => Some(format!("画像：{}", alt.plain())),
        Shown::Notice(id) => content.notices.get(id).map(|it| format!("お知らせ：{}", it.title.plain())),
        Shown::Event(id) => content.events.get(id).map(|it| format!("イベント：{}", it.title.plain())),
        Shown::Leaflet(id) => content.leaflets.get(id).map(|it| format!("チラシ：{}", it.title.plain())),
        Shown::Book(id) => content.books.get(id).map(|it| format!("本：{}", it.title.plain())),
        Shown::Group(id) => content.groups.get(id).map(|it| format!("グループ：{}", it.name.plain())),
    };
    known.unwrap_or_else(|| "消されたもの".to_owned())
}

/// Where the drawing of a slide is found. The place in the feed stands in the address, so that a drawing in the
/// browser's memory is never older than what was published.
pub(super) fn address(shown: &Shown, at: NaiveDateTime, width_px: u32, place: Position) -> String {
    let (date, time) = (at.format("%Y-%m-%d"), at.format("%H:%M"));
    let (epoch, rev) = (place.epoch, place.rev);
    format!("/screen.png?shown={}&date={date}&time={time}&width={width_px}&at={epoch}-{rev}", shown.key())
}

/// Seconds of a whole round.
pub(super) fn round_secs(turns: &[Turn]) -> u32 {
    turns.iter().map(|turn| turn.secs).sum()
}

/// 2分30秒
pub(super) fn said_secs(secs: u32) -> String {
    match (secs / 60, secs % 60) {
        (0, secs) => format!("{secs}秒"),
        (minutes, 0) => format!("{minutes}分"),
        (minutes, secs) => format!("{minutes}分{secs}秒"),
    }
}

/// A moment as the fields `date` and `time` of a form say it.
pub(super) fn moment(date: &str, time: &str) -> Option<DateTime<Tz>> {
    let (date, time): (NaiveDate, NaiveTime) = (words::read_day(date)?, words::read_time(time)?);
    ZONE.from_local_datetime(&date.and_time(time)).earliest()
}

/// A slide to draw.
#[derive(Debug, Clone)]
pub(super) struct Drawing {
    pub(super) content: Arc<Content>,
    pub(super) shown: Shown,
    /// Whether the emergency of the content covers it: a slide is looked at for itself.
    pub(super) glass: Covered,
    pub(super) at: DateTime<Tz>,
    pub(super) width_px: u32,
}

/// Whether an emergency covers what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Covered {
    Yes,
    No,
}

/// Draws off the async threads; none where this office has no renderer.
pub(super) async fn draw(office: &AppState, drawing: Drawing) -> Result<Option<Vec<u8>>, Oops> {
    let Some(preview) = office.preview().cloned() else { return Ok(None) };
    let store = Arc::clone(&office.blobs);
    let drawn = tokio::task::spawn_blocking(move || {
        let Drawing { content, shown, glass, at, width_px } = drawing;
        let content = match glass {
            Covered::Yes => content,
            Covered::No => Arc::new(Content { emergency: None, ..content.as_ref().clone() }),
        };
        let blobs = |hash| store.read(hash).ok();
        preview(&PreviewOf { content: &content, shown: &shown, at, width_px, blobs: &blobs })
    });
    match drawn.await {
        Ok(Ok(png)) => Ok(Some(png)),
        Ok(Err(error)) => {
            tracing::warn!(%error, "a slide stays without its picture");
            Ok(None)
        }
        Err(_stopped) => Err(Oops::Stopped),
    }
}

/// A drawing inside a page, for words that are nowhere but on that page.
pub(super) fn inline(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png))
}

/// A drawing as an answer; the address names revision and minute, so that what it shows never changes.
pub(super) fn png(drawn: Option<Vec<u8>>) -> Response {
    let Some(png) = drawn else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=3600")];
    (headers, png).into_response()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        office::{
            console::fields,
            database::Database,
            records::{self, Change, Expected, State},
            sums,
        },
        wire::{
            body,
            checksum::Checksum,
            record::{Kept, Record, StaffNote, samples},
        },
    };

    const NOW: DateTime<chrono::Utc> = DateTime::UNIX_EPOCH;

    /// What pages and kiosks ask for again and again.
    type Asked = (Position, Option<Arc<Content>>, Vec<fields::GroupFact>, Checksum);

    fn ask(tx: &mut dyn Tx) -> Result<Asked, StoreError> {
        let (glass, groups, head) = (Glass::read(tx)?, fields::groups(tx)?, feed_head::read(tx)?);
        Ok((glass.at, glass.content, groups, sums::of(tx, &["global".to_owned()], head)?))
    }

    /// One of everything, with the two calendars no corner is without.
    fn corner() -> Vec<Record> {
        let desk = Kept { public: body::samples::calendar("desk"), private: StaffNote::default() };
        samples::all().into_iter().chain([Record::Calendar(desk)]).collect()
    }

    fn publish(record: Record) -> Change {
        Change { record, state: State::Published, expected: Expected::Any }
    }

    fn save(tx: &mut dyn Tx, changes: &[Change]) -> Result<(), StoreError> {
        let saved = records::save(tx, changes, "佐藤", NOW);
        saved.map(drop).map_err(|error| StoreError::Refused(error.to_string()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_is_kept_between_pages_is_what_would_be_read_anew(
            steps in proptest::collection::vec((0_usize..26, 0_usize..3), 1..16)
        ) {
            let (database, all) = (Database::in_memory().unwrap(), corner());
            let begun: Vec<Change> = all.iter().cloned().map(publish).collect();
            database.run_now(|tx| save(tx, &begun)).unwrap();
            prop_assert!(database.read_now(ask).unwrap().1.is_some());
            for (which, state) in steps {
                let done = database.run_now::<_, StoreError>(|tx| match (all.get(which), which % 2) {
                    (Some(record), _) => {
                        save(tx, &[Change { state: State::ALL[state], ..publish(record.clone()) }])
                    }
                    (None, 0) => feed_head::begin_epoch(tx, Position::default(), NOW).map(drop),
                    (None, _) => items::forget_old(tx, NOW + chrono::Days::new(200)).map(drop),
                });
                done.unwrap();
                let kept = database.read_now(ask).unwrap();
                // A transaction that writes remembers nothing.
                prop_assert_eq!(kept, database.run_now(ask).unwrap());
            }
        }
    }

    #[test]
    fn what_was_undone_is_not_remembered() {
        let database = Database::in_memory().unwrap();
        let begun: Vec<Change> = corner().into_iter().map(publish).collect();
        let undone = database.run_now(|tx| {
            save(tx, &begun)?;
            let (_, content, groups, _) = ask(tx)?;
            assert!(content.is_some() && groups.len() == 1);
            Err::<(), _>(StoreError::Refused("undone".to_owned()))
        });
        assert!(undone.is_err());
        let (at, content, groups, _) = database.read_now(ask).unwrap();
        assert_eq!((at.rev, content, groups), (0, None, Vec::new()));
    }

    #[test]
    fn slides_return_from_their_addresses() {
        for text in ["welcome", "rooms", "closed", "notice:a-1", "event:b", "leaflet:c", "group:d"] {
            assert_eq!(Shown::from_key(text).map(|shown| shown.key()).as_deref(), Some(text));
        }
        let picture = format!("picture:{}", BlobHash::of(b"x"));
        assert_eq!(Shown::from_key(&picture).map(|shown| shown.key()), Some(picture));
        for text in ["", "welcome:x", "notice:", "notice:../x", "picture:../../etc/passwd", "shelter:1"] {
            assert_eq!(Shown::from_key(text), None, "{text}");
        }
    }

    #[test]
    fn a_round_is_said_as_people_say_it() {
        for (secs, said) in [(45, "45秒"), (120, "2分"), (150, "2分30秒")] {
            assert_eq!(said_secs(secs), said);
        }
    }
}
