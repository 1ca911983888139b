//! A series as it stands: all its dates, and what changes or ends from one of them on.

use askama::Template;
use axum::extract::{Path, Query, State};
use chrono::NaiveDate;

use super::{
    booked::{Shelf, read},
    booking::room_name,
    booking_typed::{Typed, slot_words},
    cancel::{REASONS, reason},
    oops::Oops,
    page::{Answer, Asked, Choice, Frame, Here, Mark, Me, Moment, Tag, go, show},
    posted::{Posted, Problems},
    repeat::rule_words,
    rooms::who,
    rounds::{self, Page as Rounds, Round, Stop, round},
    signed::Signed,
    words,
};
use crate::{
    domain::{id::SeriesId, series::ClosedDays, slot::Slot},
    office::{
        bookings,
        records::{self, Change, Expected, Saved, State as Fate, Stored},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

#[derive(Template)]
#[template(path = "series-page.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    done: Option<&'static str>,
    who: String,
    rule: String,
    days: Vec<Entry>,
    /// The days from which the rest can be changed.
    ahead: Vec<(String, String)>,
    typed: Typed,
    problems: Problems,
    rooms: Vec<Choice>,
    reasons: [&'static str; 4],
    /// The form that goes on after the last date.
    more: String,
}

struct Entry {
    day: String,
    what: String,
    note: Option<String>,
    tag: Option<Tag>,
    href: String,
}

/// All dates of a series, with what the office has of them.
struct Course {
    id: SeriesId,
    dates: Vec<(Stored, BookingRecord)>,
    shelf: Shelf,
}

impl Course {
    async fn read(office: &AppState, id: &str) -> Result<Self, Oops> {
        let id = SeriesId::parse(id).map_err(|_no_id| Oops::NotFound)?;
        let known = id.clone();
        let dates = office.database.read(move |tx| bookings::of_series(tx, &known)).await?;
        let first = dates.first().ok_or(Oops::NotFound)?;
        let shelf = read(office, first.0.id.as_str()).await?;
        Ok(Self { id, dates, shelf })
    }

    /// The dates that stand from a day on.
    fn from(&self, day: NaiveDate) -> impl Iterator<Item = &(Stored, BookingRecord)> {
        let stands = move |(stored, it): &&(Stored, BookingRecord)| {
            stored.state == Fate::Published && it.public.date >= day
        };
        self.dates.iter().filter(stands)
    }

    fn page(&self, me: &Me, now: Moment, (typed, problems): (Option<Typed>, Problems)) -> Page {
        let ahead = |(_, it): &(Stored, BookingRecord)| {
            (it.public.date.to_string(), words::day(it.public.date, now.today))
        };
        let last = self.from(now.today).last().or(self.dates.last()).map(|(_, it)| it);
        let typed = typed.or_else(|| last.map(Typed::of)).unwrap_or_default();
        let slot = |it: &BookingRecord| {
            let [room, date, from, to] = slot_words(&Slot::of(&it.public));
            format!("/bookings/new?room={room}&date={date}&from={from}&to={to}&series={}", self.id)
        };
        Page {
            frame: Frame::new(me, Here::Rooms, "くり返しの予約"),
            id: self.id.to_string(),
            done: None,
            who: last.map_or_else(String::new, |it| who(it, &self.shelf.facts.groups)),
            rule: rule_words(last.and_then(|it| it.private.rule.as_ref())),
            days: self.dates.iter().map(|it| self.day(it, now)).collect(),
            ahead: self.from(now.today).map(ahead).collect(),
            rooms: typed.rooms(&self.shelf.facts),
            more: last.map_or_else(String::new, slot),
            typed,
            problems,
            reasons: REASONS,
        }
    }

    fn day(&self, (stored, it): &(Stored, BookingRecord), now: Moment) -> Entry {
        let (public, private) = (&it.public, &it.private);
        let tag = match stored.state {
            Fate::Deleted => Some(Tag::new(Mark::Rest, "取り消し")),
            Fate::Draft => Some(Tag::new(Mark::Wait, "空き待ち")),
            Fate::Published if public.date < now.today => Some(Tag::new(Mark::Rest, "終わり")),
            Fate::Published if !private.reason.is_empty() => Some(Tag::new(Mark::Wait, "変更あり")),
            Fate::Published => None,
        };
        let gone = stored.state == Fate::Deleted;
        Entry {
            day: words::day(public.date, now.today),
            what: format!("{}　{}", words::hours(public.hours), room_name(&self.shelf.facts, &public.room)),
            note: Some(private.reason.clone()).filter(|it| !it.is_empty()),
            tag,
            href: format!("/bookings/{}{}", public.id, if gone { "/history" } else { "" }),
        }
    }

    /// The dates from a day on as they would be in a room at some hours.
    fn moved(&self, from: NaiveDate, typed: &Typed, now: Moment) -> Vec<(i64, BookingRecord)> {
        let like = |(stored, it): &(Stored, BookingRecord)| {
            let typed =
                Typed { date: it.public.date.to_string(), reason: typed.reason.clone(), ..Typed::of(it) }
                    .in_the_hours_of(typed);
            let facts = (&self.shelf.facts, now);
            let moved = typed.booking(it.public.id.clone(), Some(it), facts, &mut Problems::default());
            moved.map(|moved| (stored.version, moved))
        };
        self.from(from).filter_map(like).collect()
    }
}

/// The page of a series.
pub(super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (course, now) = (Course::read(&office, &id).await?, Moment::of(office.now()));
    let done = match asked.done.as_str() {
        "saved" => Some("保存しました。日ごとに直すときは「見る」から直せます。"),
        "ended" => Some("えらんだ日から先を取り消しました。前の版から、1日ずつもどせます。"),
        _ => None,
    };
    show(&Page { done, ..course.page(&me, now, (None, Problems::default())) })
}

/// From one date on: looked at, changed, or taken back.
pub(super) async fn rest(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (course, now) = (Course::read(&office, &id).await?, Moment::of(office.now()));
    let from = words::read_day(posted.text("since")).ok_or(Oops::Unreadable)?;
    match posted.text("step") {
        "end" => end(&office, (&me, now), course, (from, reason(&posted))).await,
        "save" => change(&office, (&me, now), (course, from), &posted).await,
        _ => look(&office, (&me, now), (course, from), (&posted, None)).await,
    }
}

async fn end(
    office: &AppState,
    (me, now): (&Me, Moment),
    course: Course,
    (from, reason): (NaiveDate, String),
) -> Answer {
    let gone = |(stored, it): &(Stored, BookingRecord)| {
        let mut booking = it.clone();
        booking.private.reason.clone_from(&reason);
        let record = Record::Booking(Box::new(booking));
        Change { record, state: Fate::Deleted, expected: Expected::Version(stored.version) }
    };
    let changes: Vec<Change> = course.from(from).map(gone).collect();
    let who = me.person.id.clone();
    let saved = office.database.run(move |tx| records::save(tx, &changes, &who, now.utc)).await?;
    office.announce(saved.at);
    Ok(go(&format!("/series/{}?done=ended", course.id)))
}

async fn look(
    office: &AppState,
    (me, now): (&Me, Moment),
    (course, from): (Course, NaiveDate),
    (posted, stop): (&Posted, Option<&Stop>),
) -> Answer {
    let typed = Typed::posted(posted);
    let mut problems = Problems::default();
    typed.slot(&course.shelf.facts, &mut problems);
    if problems.any() {
        return show(&course.page(me, now, (Some(typed), problems)));
    }
    let id = course.id.to_string();
    let sentence = format!("{}から先の日を、つぎのように変えます。", words::day(from, now.today));
    let moved = course.moved(from, &typed, now);
    let shelf = course.shelf;
    let rounds = office.database.read(move |tx| rounds_of(tx, &moved, (&shelf, now))).await?;
    let names = ["since", "room", "from", "to", "reason"];
    let kept = posted.pairs().filter(|(name, _)| names.contains(name));
    let page = Rounds {
        frame: Frame::new(me, Here::Rooms, "変える日を確かめる"),
        action: format!("/series/{id}/rest"),
        sentence,
        fields: kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        free: rounds.iter().filter(|it| it.taken.is_empty() && it.closed.is_none()).count(),
        rounds,
        problem: None,
        despite: None,
        back: Some(format!("/series/{id}")),
    };
    page.stopped(stop, posted)
}

fn rounds_of(
    tx: &mut dyn Tx,
    moved: &[(i64, BookingRecord)],
    (shelf, now): (&Shelf, Moment),
) -> Result<Vec<Round>, StoreError> {
    let one = |(_, it): &(i64, BookingRecord)| {
        let key = it.public.id.to_string();
        round(tx, &it.public, (shelf, ClosedDays::Keep), (key, now))
    };
    moved.iter().map(one).collect()
}

async fn change(
    office: &AppState,
    (me, now): (&Me, Moment),
    (course, from): (Course, NaiveDate),
    posted: &Posted,
) -> Answer {
    let chosen = rounds::chosen(posted);
    let despite = posted.text("despite").to_owned();
    let one = |(version, mut it): (i64, BookingRecord)| {
        if let Some(slot) = chosen.get(it.public.id.as_str())? {
            it.public.room = slot.room.clone();
            it.public.date = slot.date;
            it.public.hours = slot.hours;
        }
        if !despite.is_empty() {
            it.private.despite.clone_from(&despite);
        }
        let record = Record::Booking(Box::new(it));
        Some(Change { record, state: Fate::Published, expected: Expected::Version(version) })
    };
    let moved = course.moved(from, &Typed::posted(posted), now);
    let changes: Vec<Change> = moved.into_iter().filter_map(one).collect();
    let person = me.clone();
    let saved: Result<Saved, Stop> =
        office.database.run(move |tx| rounds::save_all(tx, &changes, (&person, now))).await;
    match saved {
        Ok(saved) => {
            office.announce(saved.at);
            Ok(go(&format!("/series/{}?done=saved", course.id)))
        }
        Err(Stop::Record(error)) => Err(error.into()),
        Err(stop @ (Stop::Taken | Stop::Broken(_))) => {
            look(office, (me, now), (course, from), (posted, Some(&stop))).await
        }
    }
}
