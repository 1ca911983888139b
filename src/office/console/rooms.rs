//! What every page of the rooms says alike: whose a booking is, how it stands, and why a day is closed.

use chrono::NaiveDate;

use super::{
    fields::GroupFact,
    page::{Mark, Moment, Tag},
    words,
};
use crate::{
    args,
    domain::{
        calendar::{ClosedReason, Day, OpeningCalendar},
        check_in::{CheckIn, Take},
        room::{Booking, Certainty, Room},
        stage::Stage,
    },
    office::{bookings::Openings, records},
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

/// The address of a day.
pub(super) fn address(date: NaiveDate) -> String {
    format!("/rooms?date={date}")
}

/// Why the corner is closed on a day.
pub(super) fn closed(calendar: &OpeningCalendar, date: NaiveDate) -> Option<String> {
    why_closed(&calendar.day(date))
}

/// Why a day is closed.
pub(super) fn why_closed(day: &Day) -> Option<String> {
    match day {
        Day::Open(_) => None,
        Day::Closed(ClosedReason::Decided(why)) => Some(format!("休館日（{}）", why.plain())),
        Day::Closed(ClosedReason::Holiday(kind)) => Some(format!("祝日（{}）で休館日", kind.name_ja())),
        Day::Closed(ClosedReason::YearEnd) => Some("年末年始の休館日".to_owned()),
        Day::Closed(ClosedReason::Weekly) => Some("休館日".to_owned()),
    }
}

/// What a room's own calendar makes of a day, where it is another than the corner's: closed and why, or the hours.
fn own_day(corner: &Day, room: &Day) -> Option<String> {
    (room != corner).then(|| match room {
        Day::Open(hours) => format!("{} だけ使えます", words::hours(*hours)),
        Day::Closed(ClosedReason::Decided(why)) => format!("この部屋は休み（{}）", why.plain()),
        Day::Closed(ClosedReason::Holiday(kind)) => format!("この部屋は休み（{}）", kind.name_ja()),
        Day::Closed(ClosedReason::YearEnd) => "この部屋は休み（年末年始）".to_owned(),
        Day::Closed(ClosedReason::Weekly) => "この部屋は休み".to_owned(),
    })
}

/// A day of a room: when it can be used, and what its own calendar says of that.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Usable {
    /// None while nobody said when the corner is open.
    pub(super) day: Option<Day>,
    pub(super) own: Option<String>,
}

impl Usable {
    /// As the office has it.
    pub(super) fn of(openings: Option<&Openings>, room: &Room, date: NaiveDate) -> Self {
        let Some(openings) = openings else { return Self::default() };
        Self::within(&openings.corner.day(date), openings.day(&room.id, date))
    }

    /// As the days of the corner and of the room have it.
    pub(super) fn within(corner: &Day, room: Day) -> Self {
        Self { own: own_day(corner, &room), day: Some(room) }
    }

    /// Why it cannot be used that day; if it can, the hours, where they are its own.
    pub(super) fn closed_or_short(self) -> (Option<String>, Option<String>) {
        match self.day.as_ref().and_then(why_closed) {
            Some(why) => (Some(self.own.unwrap_or(why)), None),
            None => (None, self.own),
        }
    }
}

/// What was said of these bookings.
pub(super) fn said(tx: &mut dyn Tx, bookings: &[BookingRecord]) -> Result<Vec<CheckIn>, StoreError> {
    let mut found = Vec::new();
    for booking in bookings {
        let stored = records::load(tx, "check_in", booking.public.id.as_str())?;
        let stored = stored.filter(|it| it.state == records::State::Published);
        if let Some(Ok(Record::CheckIn(it))) = stored.map(|it| it.record()) {
            found.push(it.public);
        }
    }
    Ok(found)
}

/// What was taken at a terminal on a day and was somebody else's, or was taken back.
pub(super) fn not_given(tx: &mut dyn Tx, date: NaiveDate) -> Result<Vec<Take>, StoreError> {
    let sql = "SELECT id, body FROM record WHERE kind = 'check_in' AND state = 'published' AND body LIKE $1
               AND NOT EXISTS (SELECT 1 FROM record AS b
                               WHERE b.kind = 'booking' AND b.id = record.id AND b.state = 'published')";
    let rows = tx.query(sql, args![format!("%\"takes\":{{\"date\":\"{date}\"%")])?;
    let mut found = Vec::new();
    for row in &rows {
        if let Ok(Record::CheckIn(it)) = Record::read("check_in", row.text(0)?, row.text(1)?) {
            found.extend(it.public.takes);
        }
    }
    found.sort();
    Ok(found)
}

/// Whose booking it is, as staff know it.
pub(super) fn who(booking: &BookingRecord, groups: &[GroupFact]) -> String {
    let group = booking.private.group.as_ref();
    let name = group.and_then(|id| groups.iter().find(|it| it.id == *id)).map(|it| it.name.clone());
    let purpose = Some(booking.private.purpose.clone()).filter(|purpose| !purpose.is_empty());
    name.or(purpose).unwrap_or_else(|| "センター".to_owned())
}

/// How a booking stands, and since when.
pub(super) fn tag(booking: &Booking, rules: &Room, said: Option<&CheckIn>, now: Moment) -> Option<Tag> {
    let at = words::local(now.utc).naive_local();
    let clock = |moment| words::local(moment).format("%-H:%M").to_string();
    let arrived = said.and_then(|it| it.arrived).map(clock);
    Some(match (Stage::of(booking, rules.check_in, said, at), arrived) {
        (Stage::InUse, Some(arrived)) => Tag::new(Mark::Good, format!("{arrived} に来ました")),
        (Stage::Left, _) => {
            let left = said.map(|it| clock(it.last.0)).unwrap_or_default();
            Tag::new(Mark::Rest, format!("{left} に退室"))
        }
        (Stage::Ended, Some(arrived)) => Tag::new(Mark::Rest, format!("{arrived} に来ました・終わり")),
        (Stage::Planned | Stage::Open | Stage::InUse, _) if booking.certainty == Certainty::Closed => {
            Tag::new(Mark::Rest, "使えません")
        }
        (Stage::Released, _) => Tag::new(Mark::Wait, "空き部屋として出ています"),
        (Stage::Ended, None) => Tag::new(Mark::Rest, "終わり"),
        (Stage::Planned | Stage::Open | Stage::InUse, _) if booking.certainty == Certainty::Tentative => {
            Tag::new(Mark::Wait, "仮予約")
        }
        (Stage::Planned | Stage::Open | Stage::InUse, _) => return None,
    })
}
