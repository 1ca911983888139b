//! Calendars that other programs follow: of a group what it opted in to show, of a room only when it is taken.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc};

use super::{
    bookings::between,
    chance::{self, NoChance},
    records,
    stamp::{day, stamp},
};
use crate::{
    args,
    domain::{
        activity::{Activity, Occurrence, OccurrenceStatus},
        channel::Channel,
        id::{GroupId, RoomId},
        place::Place,
        room::Certainty,
        time::Hours,
    },
    store::{error::StoreError, sql::Tx},
    wire::{
        ical::{self, Notice, Standing},
        pair::TokenHash,
        record::{BookingRecord, Display, GroupRecord, Record},
    },
};

/// Days back that a calendar still tells.
const DAYS_BACK: u64 = 14;
/// Days ahead that a calendar tells.
const DAYS_AHEAD: u64 = 180;
/// Addresses of one office, at most.
pub const FEEDS_MAX: usize = 200;

/// Whose days a calendar tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Meetings and bookings of a group, as far as it opted in.
    Group(GroupId),
    /// When a room is taken; never by whom.
    Room(RoomId),
}

impl Subject {
    /// Reads what [`Subject::kind`] and [`Subject::id`] say.
    pub fn read(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "group" => GroupId::parse(id).ok().map(Self::Group),
            "room" => RoomId::parse(id).ok().map(Self::Room),
            _ => None,
        }
    }

    /// `group` or `room`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Group(_) => "group",
            Self::Room(_) => "room",
        }
    }

    /// The id of the group or the room.
    pub fn id(&self) -> &str {
        match self {
            Self::Group(id) => id.as_str(),
            Self::Room(id) => id.as_str(),
        }
    }
}

/// An address that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its id; says nothing of the address.
    pub id: String,
    /// What it tells.
    pub subject: Subject,
    /// When it was made, as [`stamp`] writes it.
    pub made_at: String,
    /// Who made it.
    pub made_by: String,
}

/// Why no address was made.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The operating system gave no randomness.
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// There are [`FEEDS_MAX`] already.
    #[error("there are {FEEDS_MAX} calendar addresses: take back those nobody uses")]
    TooMany,
}

/// Notes the address with this token.
pub fn make(
    tx: &mut dyn Tx,
    token: &TokenHash,
    subject: &Subject,
    who: &str,
    now: DateTime<Utc>,
) -> Result<(), MakeError> {
    if list(tx)?.len() >= FEEDS_MAX {
        return Err(MakeError::TooMany);
    }
    let sql = "INSERT INTO calendar_feed (id, token_hash, kind, subject, made_at, made_by)
               VALUES ($1, $2, $3, $4, $5, $6)";
    let id = chance::id("cal")?;
    tx.execute(sql, args![id, token.as_bytes(), subject.kind(), subject.id(), stamp(now), who])?;
    Ok(())
}

/// The addresses that are given out, the oldest first.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<Feed>, StoreError> {
    let sql = "SELECT id, kind, subject, made_at, made_by FROM calendar_feed ORDER BY made_at, id";
    let mut feeds = Vec::new();
    for row in tx.query(sql, &[])? {
        let Some(subject) = Subject::read(row.text(1)?, row.text(2)?) else { continue };
        let (id, made_at, made_by) = (row.text(0)?, row.text(3)?, row.text(4)?);
        let [id, made_at, made_by] = [id, made_at, made_by].map(str::to_owned);
        feeds.push(Feed { id, subject, made_at, made_by });
    }
    Ok(feeds)
}

/// Takes an address back; whoever follows it finds nothing from then on.
pub fn revoke(tx: &mut dyn Tx, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM calendar_feed WHERE id = $1", args![id])?;
    Ok(())
}

/// The calendar under the address with this token, if there is one and what it tells is still there.
pub fn calendar(
    tx: &mut dyn Tx,
    token: &TokenHash,
    now: DateTime<Utc>,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT kind, subject FROM calendar_feed WHERE token_hash = $1";
    let rows = tx.query(sql, args![token.as_bytes()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let Some(subject) = Subject::read(row.text(0)?, row.text(1)?) else { return Ok(None) };
    let today = day(now);
    let days = (
        today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today),
        today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today),
    );
    let told = match &subject {
        Subject::Group(id) => of_group(tx, id, days)?,
        Subject::Room(id) => of_room(tx, id, days)?,
    };
    Ok(told.map(|(name, notices)| ical::write(&name, &notices, now)))
}

type Told = Option<(String, Vec<Notice>)>;

/// The meetings a listed group lets stand on the web, and its bookings whose name it lets passers-by read.
fn of_group(tx: &mut dyn Tx, id: &GroupId, days: (NaiveDate, NaiveDate)) -> Result<Told, StoreError> {
    let group = records::published(tx, "group")?.into_iter().find_map(|record| {
        if let Record::Group(group) = record { Some(group).filter(|it| it.public.id == *id) } else { None }
    });
    let Some(group) = group.filter(|group| group.private.listed) else { return Ok(None) };
    let mut notices = meetings(&group, days);
    for booking in between(tx, days.0, days.1)? {
        let title = match &booking.private.display {
            Display::Private => continue,
            Display::Name => group.public.name.plain(),
            Display::Alias(alias) => alias.plain(),
        };
        if booking.private.group.as_ref() == Some(id) {
            notices.push(taken(&booking, title));
        }
    }
    notices.sort_by_key(|notice| (notice.from, notice.uid.clone()));
    Ok(Some((group.public.name.plain(), notices)))
}

fn meetings(group: &GroupRecord, (from, to): (NaiveDate, NaiveDate)) -> Vec<Notice> {
    if !group.private.channels().allow(Channel::Web) {
        return Vec::new();
    }
    let of = |activity: &Activity| {
        let meeting = |occurrence: Occurrence| meeting(group, activity, &occurrence);
        activity.occurrences(from, to).into_iter().map(meeting).collect::<Vec<_>>()
    };
    group.public.activities.iter().flat_map(of).collect()
}

fn meeting(group: &GroupRecord, activity: &Activity, occurrence: &Occurrence) -> Notice {
    let place = match (&activity.place, &occurrence.place) {
        // Where the place is told after contact, a change of place is too.
        (Place::AfterContact, _) | (_, Place::AfterContact | Place::Room(_)) => None,
        (_, Place::Public(place)) => Some(place.plain()),
        (_, Place::Online) => Some("オンライン".to_owned()),
    };
    let name = group.public.name.plain();
    let (from, to) = span(occurrence.date, occurrence.hours);
    Notice {
        uid: format!("{}-{}-{}@shirube", group.public.id, activity.id, occurrence.planned),
        from,
        to,
        title: activity
            .title
            .as_ref()
            .map_or_else(|| name.clone(), |title| format!("{name}：{}", title.plain())),
        place,
        standing: match occurrence.status {
            OccurrenceStatus::Planned | OccurrenceStatus::Moved => Standing::Confirmed,
            OccurrenceStatus::Unconfirmed => Standing::Tentative,
            OccurrenceStatus::Cancelled(_) => Standing::Cancelled,
        },
    }
}

/// When a room is taken: the same word for every booking, whoever made it and whatever it shows on glass.
fn of_room(tx: &mut dyn Tx, id: &RoomId, days: (NaiveDate, NaiveDate)) -> Result<Told, StoreError> {
    let rooms = super::bookings::rooms(tx)?;
    let Some(room) = rooms.iter().find(|room| room.id == *id) else { return Ok(None) };
    let bookings = between(tx, days.0, days.1)?;
    let own = bookings.iter().filter(|booking| booking.public.room == *id);
    let notices = own.map(|booking| taken(booking, "予約あり".to_owned())).collect();
    Ok(Some((room.name.plain(), notices)))
}

fn taken(booking: &BookingRecord, title: String) -> Notice {
    let (from, to) = span(booking.public.date, booking.public.hours);
    let standing = match booking.public.certainty {
        Certainty::Confirmed | Certainty::Closed => Standing::Confirmed,
        Certainty::Tentative => Standing::Tentative,
    };
    Notice { uid: format!("{}@shirube", booking.public.id), from, to, title, place: None, standing }
}

/// Hours of a day at the corner as moments.
fn span(date: NaiveDate, hours: Hours) -> (DateTime<Utc>, DateTime<Utc>) {
    let moment = |minute: u32| {
        let local = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
        let at = chrono_tz::Asia::Tokyo.from_local_datetime(&local).earliest();
        at.map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
    };
    (moment(hours.start_minute()), moment(hours.end_minute()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{
        database::Database,
        records::{Change, Expected, State},
    };

    fn now() -> DateTime<Utc> {
        "2026-11-21T04:42:00Z".parse().unwrap()
    }

    /// An office with a room, a group that agreed to the web, and a booking of theirs under this display.
    fn office(display: &str) -> Database {
        let group = r#"{"v":1,"name":"白湯の会","reading":"さゆのかい","themes":[],"summary":"見本","admission":{"self":"yes"},
            "area":"汐路市","scope":"city","cost":"無料","application":"none","verified_on":"2026-11-09","contacts":["desk"],
            "activities":[{"id":"weekly","kind":"regular","place":"after_contact","schedule":{"starts_on":"2026-11-25",
                "hours":"19:00-20:15","dates":["2026-11-25"],"changes":{}}}],
            "private":{"listed":true,"may_book":true,"consents":[
                {"channel":"web","given_on":"2026-10-01","method":"written","taken_by":"佐藤","shown":"写し"}]}}"#;
        let booking = format!(
            r#"{{"v":1,"room":"room-1","date":"2026-11-24","hours":"13:00-15:00","certainty":"tentative",
            "private":{{"group":"sayu","purpose":"ないしょ","note":"ないしょ","display":{display}}}}}"#
        );
        let room = r#"{"v":1,"name":"部屋 1","capacity":8,"order":1}"#;
        let database = Database::in_memory().unwrap();
        for (kind, id, body) in
            [("room", "room-1", room), ("group", "sayu", group), ("booking", "b", &booking)]
        {
            let record = Record::read(kind, id, body).unwrap();
            let change = Change { record, state: State::Published, expected: Expected::New };
            database.run_now(|tx| records::save(tx, std::slice::from_ref(&change), "sato", now())).unwrap();
        }
        database
    }

    /// What stands under an address made for this.
    fn told(database: &Database, kind: &str, id: &str) -> String {
        let (subject, token) = (Subject::read(kind, id).unwrap(), TokenHash::of(id));
        database.run_now(|tx| make(tx, &token, &subject, "sato", now())).unwrap();
        database.read_now::<_, StoreError>(|tx| calendar(tx, &token, now())).unwrap().unwrap()
    }

    #[test]
    fn a_room_tells_when_it_is_taken_and_never_by_whom() {
        let told = told(&office(r#"{"alias":"水曜の集まり"}"#), "room", "room-1");
        assert!(told.contains("DTSTART:20261124T040000Z") && told.contains("STATUS:TENTATIVE"), "{told}");
        for secret in ["白湯", "水曜の集まり", "ないしょ", "sayu"] {
            assert!(!told.contains(secret), "{secret}: {told}");
        }
    }

    #[test]
    fn a_group_tells_what_it_opted_in_to_and_no_place_that_is_told_after_contact() {
        let shown = told(&office(r#"{"alias":"水曜の集まり"}"#), "group", "sayu");
        assert!(
            shown.contains("SUMMARY:水曜の集まり") && shown.contains("DTSTART:20261125T100000Z"),
            "{shown}"
        );
        assert!(!shown.contains("LOCATION") && !shown.contains("ないしょ"), "{shown}");
        let hidden = told(&office(r#""private""#), "group", "sayu");
        assert!(!hidden.contains("20261124") && hidden.contains("20261125"), "{hidden}");
    }

    #[test]
    fn an_address_that_was_taken_back_leads_nowhere() {
        let database = office(r#""name""#);
        let told = told(&database, "group", "sayu");
        assert!(told.contains("DTSTART:20261124T040000Z"), "{told}");
        let feeds = database.read_now::<_, StoreError>(list).unwrap();
        assert_eq!((feeds.len(), feeds[0].subject.id()), (1, "sayu"));
        database.run_now(|tx| revoke(tx, &feeds[0].id)).unwrap();
        let gone =
            database.read_now::<_, StoreError>(|tx| calendar(tx, &TokenHash::of("sayu"), now())).unwrap();
        assert_eq!(gone, None);
    }
}
