//! 到着しました: a group says that it is here, or that it has gone.

use egui::Ui;

use super::{
    keyed::{digits, typed_by_hand},
    offer::offer_here,
    parts::{Shown, is_landscape, local, lower, plain, say},
};
use crate::{
    domain::{
        check_in::{CheckInBy, NUMBER_DIGITS},
        id::BookingId,
        room::{Booking, Room},
        slip::SlipKind,
    },
    kiosk::{
        event::Event,
        page::Press,
        saying::{Said, Saying, Word},
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::Pressed as _,
        widgets::{
            Button, Face, Mark, caption, columns, digit_places, gap, panel, para, print, scroll, title,
        },
    },
};

/// Draws the page of a booking.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &BookingId, events: &mut Vec<Event>) {
    let (theme, content) = (&view.theme, view.content());
    let (Some(booking), Some(saying)) =
        (content.bookings.get(id), view.kiosk.visit().and_then(|visit| visit.saying()))
    else {
        return;
    };
    let Some(room) = content.rooms.get(&booking.room) else { return };
    let by_number = content.asks(booking) == CheckInBy::Number;
    if by_number && asks(saying) {
        let missing = NUMBER_DIGITS.saturating_sub(saying.digits_count());
        typed_by_hand(ui, missing, (events, &Press::CheckIn));
    }
    lower(ui, theme);
    scroll(ui, theme, (view.words, "arrival"), |ui| {
        title(ui, theme, view.words.saying(saying.word()));
        gap(ui, theme, space::S);
        let beside = is_landscape(theme) && by_number && asks(saying);
        if beside {
            columns(ui, theme, (&[1.0, 1.0], space::XL), |ui, column| match column {
                0 => {
                    which(ui, view, (room, booking));
                    before_leaving(ui, view, (room, saying));
                    until_when(ui, view, (booking, saying));
                    gap(ui, theme, space::M);
                    say_it(ui, view, (by_number, saying), events);
                }
                _ => number(ui, view, saying, events),
            });
            return;
        }
        which(ui, view, (room, booking));
        before_leaving(ui, view, (room, saying));
        until_when(ui, view, (booking, saying));
        gap(ui, theme, space::M);
        if !asks(saying) {
            return told(ui, view, (room, booking), saying, events);
        }
        if by_number {
            number(ui, view, saying, events);
            gap(ui, theme, space::M);
        } else {
            para(ui, theme, view.words.arrival_ask());
            gap(ui, theme, space::M);
        }
        say_it(ui, view, (by_number, saying), events);
    });
}

/// Whether it can still be said.
fn asks(saying: &Saying) -> bool {
    match saying.state() {
        Said::Nothing | Said::Wrong | Said::Resting(_) => true,
        Said::Keeping(_) | Said::Kept(_) | Said::Lost => false,
    }
}

/// The room and the hours: whoever stands there sees that it is theirs.
fn which(ui: &mut Ui, view: &Shown<'_>, (room, booking): (&Room, &Booking)) {
    let theme = &view.theme;
    panel(ui, theme, |ui| {
        let face = Face::new(TextStyle::Heading, theme.palette.ink).bold();
        print(ui, theme, view.words.hours(booking.hours), face);
        para(ui, theme, plain(view, &room.name));
        let name = booking.shown_name.as_ref().map(|name| plain(view, name));
        caption(ui, theme, name.unwrap_or_else(|| view.words.booked().to_owned()));
    });
}

/// What a group does before it goes, while it can still be said that it has gone.
fn before_leaving(ui: &mut Ui, view: &Shown<'_>, (room, saying): (&Room, &Saying)) {
    let Some(leaving) = room.guide.leaving.as_ref().filter(|_| saying.word() == Word::Gone) else {
        return;
    };
    if asks(saying) {
        gap(ui, &view.theme, space::S);
        caption(ui, &view.theme, view.words.before_leaving());
        para(ui, &view.theme, say(view, leaving));
    }
}

/// Until when a group may stay that wants to.
fn until_when(ui: &mut Ui, view: &Shown<'_>, (booking, saying): (&Booking, &Saying)) {
    let at = local(view).filter(|_| saying.word() == Word::Stay && asks(saying));
    if let Some(stay) = at.and_then(|at| view.content().may_stay(booking, at)) {
        gap(ui, &view.theme, space::S);
        let until = view.words.may_stay_until(stay.hours.end);
        Mark::new(Tone::Free, until).style(TextStyle::Heading).show(ui, &view.theme);
    }
}

/// The places of the digits and the keys.
fn number(ui: &mut Ui, view: &Shown<'_>, saying: &Saying, events: &mut Vec<Event>) {
    let theme = &view.theme;
    para(ui, theme, view.words.number_ask());
    gap(ui, theme, space::S);
    let typed = saying.digits_count();
    digit_places(ui, theme, (typed, NUMBER_DIGITS), &view.words.digits_typed(typed, NUMBER_DIGITS));
    gap(ui, theme, space::S);
    if let Some(wrong) = wrong(view, saying) {
        Mark::new(Tone::Prep, wrong).show(ui, theme);
        gap(ui, theme, space::S);
    }
    digits(ui, view, events);
}

/// The button, once there is something to say, and where the number comes from.
fn say_it(ui: &mut Ui, view: &Shown<'_>, (by_number, saying): (bool, &Saying), events: &mut Vec<Event>) {
    let theme = &view.theme;
    if !by_number || saying.digits_count() == NUMBER_DIGITS {
        let button = Button::filled(view.words.saying(saying.word())).icon(Icon::Check);
        if button.show(ui, theme).clicked() {
            events.press(Press::CheckIn);
        }
        gap(ui, theme, space::M);
    }
    if by_number {
        caption(ui, theme, view.words.number_where(&view.content().settings.extension));
    }
}

fn wrong(view: &Shown<'_>, saying: &Saying) -> Option<String> {
    match saying.state() {
        Said::Wrong => Some(view.words.number_wrong().to_owned()),
        Said::Resting(until) => {
            let left = until.millis_since(view.now.mono).div_ceil(1000);
            Some(if left == 0 { view.words.number_wrong().to_owned() } else { view.words.number_rests(left) })
        }
        Said::Nothing | Said::Keeping(_) | Said::Kept(_) | Said::Lost => None,
    }
}

/// What became of it, and what to know of the room.
fn told(
    ui: &mut Ui,
    view: &Shown<'_>,
    (room, booking): (&Room, &Booking),
    saying: &Saying,
    events: &mut Vec<Event>,
) {
    let (theme, words) = (&view.theme, view.words);
    match saying.state() {
        Said::Kept(at) => {
            let at = at.with_timezone(&view.kiosk.config().zone).time();
            let (tone, said) = match saying.word() {
                Word::Here => (Tone::Busy, words.came_at(at)),
                Word::Gone => (Tone::Free, words.left_at(at)),
                Word::Stay => (Tone::Busy, words.stays_until(booking.hours.end)),
            };
            Mark::new(tone, said).style(TextStyle::Display).show(ui, theme);
            para(ui, theme, words.arrival_kept());
            if saying.word() == Word::Stay {
                para(ui, theme, words.stay_if_free());
            }
            if saying.word() == Word::Here {
                for line in room.note.iter().chain(&room.guide.arriving) {
                    gap(ui, theme, space::S);
                    para(ui, theme, say(view, line));
                }
                slip(ui, view, booking, events);
            }
        }
        Said::Keeping(_) => drop(para(ui, theme, words.arrival_keeping())),
        Said::Nothing | Said::Wrong | Said::Resting(_) | Said::Lost => {
            Mark::new(Tone::Prep, words.arrival_lost()).show(ui, theme);
            para(ui, theme, words.tell_arrival_to_desk(&view.content().settings.extension));
        }
    }
    gap(ui, theme, space::L);
    let back = Button::outline(words.to_rooms()).icon(Icon::ArrowLeft).show(ui, theme);
    if back.clicked() {
        events.press(Press::Back);
    }
}

/// The paper with the number that was just typed, for whoever says later that the group has gone; where no number was
/// typed there is none to print.
fn slip(ui: &mut Ui, view: &Shown<'_>, booking: &Booking, events: &mut Vec<Event>) {
    let kind = SlipKind::Booking(booking.id.clone());
    if view.kiosk.visit().and_then(|visit| visit.number_of(&kind)).is_some() {
        offer_here(ui, view, (kind, view.words.answer_slip()), events);
    }
}
