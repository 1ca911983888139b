//! One date of a group: what was told on the telephone, what it changes, and whether the group has confirmed it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use chrono::NaiveDate;

use super::{
    call_typed::{Became, Typed},
    calls::{self, Rooms, group_of, kind, registered, status},
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, People, Tag, go, show, show_with},
    posted::Problems,
    receipt,
    shelf::{self, GROUP, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        activity::{Activity, Change, Occurrence},
        channel::Channel,
    },
    office::{
        bookings,
        records::{Expected, State as Fate},
        state::AppState,
    },
    store::sql::Tx,
    wire::record::{BookingRecord, Call, GroupRecord, Record},
};

#[derive(Template)]
#[template(path = "call.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    group: String,
    name: String,
    action: String,
    version: i64,
    when: String,
    what: String,
    tag: Option<Tag>,
    /// Whom to call back, and under which number.
    back_to: Option<(String, String)>,
    told: Option<Told>,
    typed: Typed,
    became: Vec<Choice>,
    certainties: Vec<Choice>,
    problems: Problems,
    shown: Vec<&'static str>,
    bookings: Vec<(String, String)>,
}

/// What was told and waits for the group.
struct Told {
    what: String,
    by: String,
    note: String,
}

/// A date of a group, as an address names it.
type Named = (String, String, String);

/// What the office has of it.
struct Shelf {
    version: i64,
    group: GroupRecord,
    activity: Activity,
    occurrence: Occurrence,
    rooms: Rooms,
    people: People,
    bookings: Vec<BookingRecord>,
}

impl Shelf {
    fn read(tx: &mut dyn Tx, (group, activity, planned): &Named) -> Result<Self, Oops> {
        let planned = words::read_day(planned).ok_or(Oops::NotFound)?;
        let (version, group) = group_of(tx, group)?.ok_or(Oops::NotFound)?;
        let activity = group.public.activities.iter().find(|it| it.id.as_str() == activity.as_str()).cloned();
        let activity = activity.ok_or(Oops::NotFound)?;
        let occurrence = occurrence(&activity, planned).ok_or(Oops::NotFound)?;
        let mut bookings = bookings::between(tx, occurrence.date, occurrence.date)?;
        bookings.retain(|it| it.private.group.as_ref() == Some(&group.public.id));
        Ok(Self {
            version,
            group,
            activity,
            occurrence,
            rooms: Rooms::read(tx)?,
            people: People::read(tx)?,
            bookings,
        })
    }

    fn call(&self) -> Option<&Call> {
        self.group.call(&self.activity.id, self.occurrence.planned)
    }
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Path(named): Path<Named>) -> Answer {
    let shelf = read(&office, named).await?;
    let typed = Typed::of(&shelf.occurrence);
    show(&form(&me, &shelf, (shelf.version, typed), Moment::of(office.now())))
}

/// What was told is kept: published as "may change", or as it is where the group has confirmed it.
pub(super) async fn save(
    State(office): State<AppState>,
    Path(named): Path<Named>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let (shelf, typed) = (read(&office, named).await?, Typed::posted(&posted));
    let mut problems = Problems::default();
    let became = typed.became((&shelf.occurrence, &shelf.activity), now, &mut problems);
    let version = posted.number("version");
    let Some(became) = became.filter(|_| !problems.any()) else {
        let page = Page { problems, ..form(&me, &shelf, (version, typed), now) };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let Shelf { mut group, activity, occurrence, .. } = shelf;
    let change = match became {
        Became::AsPlanned => None,
        Became::Changed(change) => Some(change),
    };
    if typed.is_confirmed() {
        group.settle(&activity.id, occurrence.planned, change);
    } else {
        group.take_call(Call {
            activity: activity.id,
            planned: occurrence.planned,
            change,
            before: None,
            at: chrono::SubsecRound::trunc_subsecs(now.utc, 0),
            taken_by: me.person.id.clone(),
            note: typed.note,
        });
    }
    publish(&office, (&me, now), group, version).await
}

/// The group was asked: it is so, or it was a mistake.
pub(super) async fn settle(
    State(office): State<AppState>,
    Path(named): Path<Named>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let shelf = read(&office, named).await?;
    let call = shelf.call().cloned().ok_or(Oops::NotFound)?;
    let change = if posted.text("is") == "so" { call.change } else { call.before };
    let (mut group, version) = (shelf.group, posted.number("version"));
    group.settle(&call.activity, call.planned, change);
    publish(&office, (&me, now), group, version).await
}

async fn publish(office: &AppState, (me, now): (&Me, Moment), group: GroupRecord, version: i64) -> Answer {
    let id = group.public.id.to_string();
    let record = Record::Group(Box::new(group));
    let writing = Writing::by(me, now, record, Fate::Published, Expected::Version(version));
    let saved = office.database.run(move |tx| shelf::save(tx, &writing)).await?;
    office.announce(saved.at);
    Ok(go(&receipt::address(GROUP, &id, &saved)))
}

async fn read(office: &AppState, named: Named) -> Result<Shelf, Oops> {
    office.database.read(move |tx| Shelf::read(tx, &named)).await
}

/// The date, where the plan or a change names it.
fn occurrence(activity: &Activity, planned: NaiveDate) -> Option<Occurrence> {
    let moved = activity.schedule.changes.get(&planned).and_then(|change| match change {
        Change::Moved { date, .. } => Some(*date),
        Change::Cancelled { .. } | Change::Unconfirmed => None,
    });
    let date = moved.unwrap_or(planned);
    activity.occurrences(date, date).into_iter().find(|it| it.planned == planned)
}

fn form(me: &Me, shelf: &Shelf, (version, typed): (i64, Typed), now: Moment) -> Page {
    let Shelf { group, activity, occurrence, rooms, .. } = shelf;
    Page {
        frame: Frame::new(me, Here::Calls, "電話を受けた"),
        group: group.public.id.to_string(),
        name: group.public.name.plain(),
        action: calls::address(group, activity, occurrence.planned),
        version,
        when: format!("{} {}", words::day(occurrence.date, now.today), words::hours(occurrence.hours)),
        what: format!("{}・{}", kind(activity.kind), rooms.place(&occurrence.place)),
        tag: status(&occurrence.status),
        back_to: registered(group),
        told: shelf.call().map(|call| told(shelf, call, now)),
        became: typed.choices(occurrence),
        certainties: typed.certainties(),
        typed,
        problems: Problems::default(),
        shown: shown(group),
        bookings: shelf.bookings.iter().map(|it| booked(it, rooms)).collect(),
    }
}

fn told(shelf: &Shelf, call: &Call, now: Moment) -> Told {
    let what = match &call.change {
        None => "予定どおり行います。".to_owned(),
        Some(Change::Unconfirmed) => String::new(),
        Some(Change::Cancelled { reason: None }) => "中止します。".to_owned(),
        Some(Change::Cancelled { reason: Some(reason) }) => format!("中止します（{}）。", reason.plain()),
        Some(Change::Moved { date, hours, place }) => {
            let place =
                place.as_ref().map_or_else(String::new, |it| format!("、会場は{}", shelf.rooms.place(it)));
            format!("{} {}{place}に変わります。", words::day(*date, now.today), words::hours(*hours))
        }
    };
    let when = words::moment(call.at, now.utc);
    Told {
        what,
        by: format!("{when} に {}が受けました", shelf.people.name(&call.taken_by)),
        note: call.note.clone(),
    }
}

/// Where the change is seen, and where it is not.
fn shown(group: &GroupRecord) -> Vec<&'static str> {
    let channels = group.private.channels();
    if !group.private.listed || !channels.allow(Channel::Kiosk) {
        return vec!["画面にも紙にも出していないグループです。窓口の案内だけが変わります。"];
    }
    let mut places = vec!["15階の画面の グループのページと「きょう・今夜」"];
    if channels.allow(Channel::Paper) {
        places.push("これから印刷する紙（もう渡した紙は 変わりません）");
    }
    places.push(if channels.allow(Channel::Signage) {
        "画面の掲示（掲示に同意しているグループです）"
    } else {
        "画面の掲示には 出ません（掲示に同意していません）"
    });
    places
}

fn booked(booking: &BookingRecord, rooms: &Rooms) -> (String, String) {
    let public = &booking.public;
    let room = rooms.place(&crate::domain::place::Place::Room(public.room.clone()));
    (format!("{} {room}", words::hours(public.hours)), format!("/bookings/{}", public.id))
}
