//! 予約の控え: the paper a group brings along, with its number for fingers and for what reads bar codes, and no name; and
//! the paper of a request that is not answered yet.

use super::{NoSlip, Part, Payload, Phrase, Sign, Source, writer::Writer};
use crate::domain::{
    check_in::NUMBER_DIGITS,
    id::{BookingId, RoomId},
    request::{REQUEST_DIGITS, booking_digits},
    slot::Slot,
};

/// The paper; without a number it is a specimen whose zeros open nothing that was not drawn by chance.
pub(super) fn paper(source: Source<'_>, id: &BookingId, number: Option<&str>) -> Result<Vec<Part>, NoSlip> {
    let content = source.content;
    let booking = content.bookings.get(id).map(|booking| Slot::of(booking));
    let request = content.requests.get(id).map(|request| request.slot.clone());
    let mut writer = Writer::new(source);
    let words = writer.words;
    writer.head();
    if number.is_none() {
        writer.put(Part::Framed(vec![words.only_a_specimen()]));
    }
    match (booking, request) {
        (Some(slot), _) => {
            writer.put(Part::Title(words.booking_title()));
            when_and_where(&mut writer, &slot);
            let digits = number.map_or("0".repeat(NUMBER_DIGITS), |digits| last(digits).to_owned());
            writer.put(Part::Note(words.booking_number()));
            figure(&mut writer, &digits, words.booking_code());
            writer.put(Part::Note(words.booking_alone()));
        }
        (None, Some(slot)) => {
            writer.put(Part::Title(words.request_title()));
            when_and_where(&mut writer, &slot);
            let digits = number.map_or("0".repeat(REQUEST_DIGITS), str::to_owned);
            writer.put(Part::Note(words.request_number()));
            figure(&mut writer, &digits, words.request_code());
            writer.put(Part::Body(words.request_wait()));
        }
        (None, None) => return Err(NoSlip::NotFound),
    }
    writer.put(Part::Rule);
    let lines = writer.desk_lines();
    writer.put(Part::Fact { sign: Sign::Desk, name: words.ask(), lines });
    Ok(writer.parts())
}

fn when_and_where(writer: &mut Writer<'_>, Slot { room, date, hours }: &Slot) {
    let words = writer.words;
    let lines = vec![words.date(*date), words.hours(*hours)];
    writer.put(Part::Fact { sign: Sign::Dates, name: words.when(), lines });
    let lines = vec![name(writer, room)];
    writer.put(Part::Fact { sign: Sign::Room, name: words.place(), lines });
}

fn name(writer: &Writer<'_>, room: &RoomId) -> Phrase {
    writer.content.rooms.get(room).map_or_else(Phrase::default, |room| writer.words.name(&room.name))
}

/// The number for fingers, and for what reads codes and types what it read.
fn figure(writer: &mut Writer<'_>, digits: &str, says: Phrase) {
    writer.put(Part::Figure(Phrase::plain(digits)));
    if let Some(payload) = Payload::parse(digits) {
        writer.put(Part::Code { payload, says });
    }
}

/// The number of a booking, in that of its request where somebody knew that.
fn last(digits: &str) -> &str {
    if digits.len() == REQUEST_DIGITS { booking_digits(digits) } else { digits }
}
