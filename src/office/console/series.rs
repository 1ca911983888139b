//! くり返しの予約: its dates looked through before they are saved, the free ones or others that were chosen instead.

use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::NaiveDate;

use super::{
    booked::{Shelf, read},
    booking::{self, Wish, room_name},
    booking_typed::Typed,
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, go},
    posted::{Posted, Problems},
    repeat::{Repeat, rule_words},
    rooms::who,
    rounds::{self, Chosen, Page, Round, Stop, round},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        id::{BookingId, SeriesId},
        series::Series,
    },
    office::{
        bookings,
        records::{Change, Expected, Saved, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

/// What was typed, and the series it makes.
struct Plan {
    typed: Typed,
    repeat: Repeat,
    series: Series,
    /// The first date; the others are like it.
    model: BookingRecord,
}

/// The form of a booking that repeats: looked at, written anew, or saved.
pub(super) async fn press(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let id = SeriesId::parse(&id).map_err(|_no_id| Oops::NotFound)?;
    let (typed, repeat) = (Typed::posted(&posted), Repeat::posted(&posted));
    let wish = |typed, repeat| Wish::new((posted.text("booking").to_owned(), 0, typed), repeat);
    let mut problems = Problems::default();
    let shelf = read(&office, posted.text("booking")).await?;
    let now = Moment::of(office.now());
    let plan = plan(&id, (typed.clone(), repeat.clone()), (&shelf, now), &mut problems);
    let Some(plan) = plan.filter(|_| !problems.any() && posted.text("step") != "edit") else {
        return booking::again(&office, &me, wish(typed, repeat), problems).await;
    };
    if posted.text("step") == "save" {
        return save(&office, (&me, now), (shelf, plan), &posted).await;
    }
    look(&office, (&me, now), (shelf, plan), (&posted, None)).await
}

fn plan(
    id: &SeriesId,
    (typed, repeat): (Typed, Repeat),
    (shelf, now): (&Shelf, Moment),
    problems: &mut Problems,
) -> Option<Plan> {
    let first = BookingId::parse(id.as_str()).ok()?;
    let series = repeat.series(&typed.date, problems);
    let model = typed.booking(first, None, (&shelf.facts, now), problems);
    let (series, mut model) = (series?, model?);
    model.private.series = Some(id.clone());
    model.private.rule = series.rule();
    Some(Plan { typed, repeat, series, model })
}

impl Plan {
    /// The booking of one of its dates.
    fn on(&self, date: NaiveDate) -> BookingRecord {
        let mut booking = self.model.clone();
        booking.public.date = date;
        let id = format!("{}-{}", self.model.public.id, date.format("%Y%m%d"));
        // A series' id and a date are an id; were they not, the dates would stand under the series' own.
        booking.public.id = BookingId::parse(&id).unwrap_or(booking.public.id);
        booking
    }

    fn rounds(&self, tx: &mut dyn Tx, known: &Shelf, now: Moment) -> Result<Vec<Round>, StoreError> {
        let dates = self.series.dates();
        let one = |date| {
            let closed_days = self.repeat.closed_days();
            round(tx, &self.on(date).public, (known, closed_days), (date.to_string(), now))
        };
        dates.into_iter().map(one).collect()
    }

    /// The bookings somebody chose, each on its date or in the slot that was chosen instead.
    fn bookings(&self, chosen: &Chosen) -> Vec<BookingRecord> {
        let one = |date: NaiveDate| {
            let instead = chosen.get(&date.to_string())?;
            let mut booking = self.on(date);
            if let Some(slot) = instead {
                booking.public.room = slot.room.clone();
                booking.public.date = slot.date;
                booking.public.hours = slot.hours;
            }
            Some(booking)
        };
        self.series.dates().into_iter().filter_map(one).collect()
    }

    fn sentence(&self, known: &Shelf, now: Moment) -> String {
        let public = &self.model.public;
        let end = self.series.dates().last().map_or_else(String::new, |it| words::day(*it, now.today));
        format!(
            "{}（{end}まで） {}、{}、{}",
            rule_words(self.series.rule().as_ref()),
            words::hours(public.hours),
            room_name(&known.facts, &public.room),
            who(&self.model, &known.facts.groups),
        )
    }
}

async fn look(
    office: &AppState,
    (me, now): (&Me, Moment),
    (shelf, plan): (Shelf, Plan),
    (posted, stop): (&Posted, Option<&Stop>),
) -> Answer {
    let (sentence, id) = (plan.sentence(&shelf, now), plan.model.public.id.to_string());
    let fields = carried(&plan.typed, posted);
    let rounds = office.database.read(move |tx| plan.rounds(tx, &shelf, now)).await?;
    let page = Page {
        frame: Frame::new(me, Here::Rooms, "くり返しの日を確かめる"),
        action: format!("/series/{id}"),
        sentence,
        fields,
        free: rounds.iter().filter(|it| it.taken.is_empty() && it.closed.is_none()).count(),
        rounds,
        problem: None,
        despite: None,
        back: None,
    };
    page.stopped(stop, posted)
}

/// What the form carries on: the booking, and how it repeats.
fn carried(typed: &Typed, posted: &Posted) -> Vec<(String, String)> {
    let own = typed.fields().into_iter().filter(|(name, _)| *name != "despite");
    let mut fields: Vec<(String, String)> = own.map(|(name, it)| (name.to_owned(), it)).collect();
    let kept = ["series", "booking", "repeat", "until", "closed", "nth", "chosen"];
    let repeats = posted.pairs().filter(|(name, value)| kept.contains(name) && !value.trim().is_empty());
    fields.extend(repeats.map(|(name, value)| (name.to_owned(), value.to_owned())));
    fields
}

async fn save(
    office: &AppState,
    (me, now): (&Me, Moment),
    (shelf, plan): (Shelf, Plan),
    posted: &Posted,
) -> Answer {
    let id = plan.model.public.id.clone();
    let bookings = plan.bookings(&rounds::chosen(posted));
    if bookings.is_empty() {
        return look(office, (me, now), (shelf, plan), (posted, None)).await;
    }
    let person = me.clone();
    let saved = office.database.run(move |tx| write(tx, &bookings, (&person, now))).await;
    match saved {
        Ok(Some(saved)) => {
            office.announce(saved.at);
            Ok(onward(&id))
        }
        // The form came twice: everything is there.
        Ok(None) => Ok(onward(&id)),
        Err(Stop::Record(error)) => Err(error.into()),
        Err(stop @ (Stop::Taken | Stop::Broken(_))) => {
            look(office, (me, now), (shelf, plan), (posted, Some(&stop))).await
        }
    }
}

fn onward(id: &BookingId) -> Response {
    go(&format!("/series/{id}?done=saved"))
}

fn write(tx: &mut dyn Tx, all: &[BookingRecord], (me, now): (&Me, Moment)) -> Result<Option<Saved>, Stop> {
    let series = all.iter().find_map(|it| it.private.series.clone());
    if let Some(series) = series {
        let there = bookings::of_series(tx, &series)?;
        let same = |it: &BookingRecord| there.iter().any(|(_, known)| known == it);
        if all.iter().all(same) {
            return Ok(None);
        }
    }
    let change = |booking: &BookingRecord| Change {
        record: Record::Booking(Box::new(booking.clone())),
        state: Fate::Published,
        expected: Expected::New,
    };
    let changes: Vec<Change> = all.iter().map(change).collect();
    rounds::save_all(tx, &changes, (me, now)).map(Some)
}
