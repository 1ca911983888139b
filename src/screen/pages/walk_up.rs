//! 今すぐ使う: a room that is free is taken at once, and nobody is asked who it is.

use egui::Ui;

use super::parts::{Shown, local, lower, plain, say};
use crate::{
    domain::{
        check_in::Take,
        id::RoomId,
        room::{Room, running_booking},
    },
    kiosk::{event::Event, page::Press, saying::Said, visit::Visit},
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::Pressed as _,
        widgets::{Button, Face, Mark, caption, gap, panel, para, print, scroll, title},
    },
};

/// Draws the page of a room.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &RoomId, events: &mut Vec<Event>) {
    let (theme, content) = (&view.theme, view.content());
    let claiming = view.kiosk.visit().and_then(Visit::claiming);
    let (Some(room), Some(claiming)) = (content.rooms.get(id), claiming) else { return };
    lower(ui, theme);
    scroll(ui, theme, (view.words, "walk-up"), |ui| {
        title(ui, theme, view.words.walk_up());
        gap(ui, theme, space::S);
        let offer = local(view).and_then(|at| content.may_take(id, at));
        match (claiming.state(), offer) {
            (Said::Kept(_), _) => taken(ui, view, room),
            (Said::Keeping(_), _) => drop(para(ui, theme, view.words.arrival_keeping())),
            (Said::Lost, _) => lost(ui, view),
            (Said::Nothing | Said::Wrong | Said::Resting(_), Some(take)) => {
                return ask(ui, view, (room, &take), events);
            }
            (Said::Nothing | Said::Wrong | Said::Resting(_), None) => {
                nameplate(ui, view, room);
                para(ui, theme, view.words.walk_up_never());
                caption(ui, theme, view.words.ask_about_rooms());
            }
        }
        gap(ui, theme, space::L);
        if Button::outline(view.words.to_rooms()).icon(Icon::ArrowLeft).show(ui, theme).clicked() {
            events.press(Press::Back);
        }
    });
}

fn nameplate(ui: &mut Ui, view: &Shown<'_>, room: &Room) {
    let face = Face::new(TextStyle::Heading, view.theme.palette.ink).bold();
    print(ui, &view.theme, plain(view, &room.name), face);
    caption(ui, &view.theme, view.words.capacity(room.capacity));
}

/// Until when, what follows from it, and the button.
fn ask(ui: &mut Ui, view: &Shown<'_>, (room, take): (&Room, &Take), events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    panel(ui, theme, |ui| {
        nameplate(ui, view, room);
        gap(ui, theme, space::S);
        let until = words.walk_up_until(take.hours.end);
        Mark::new(Tone::Free, until).style(TextStyle::Heading).show(ui, theme);
    });
    gap(ui, theme, space::M);
    para(ui, theme, words.walk_up_ask());
    gap(ui, theme, space::M);
    if Button::filled(words.walk_up()).icon(Icon::Check).show(ui, theme).clicked() {
        events.press(Press::CheckIn);
    }
    gap(ui, theme, space::M);
    caption(ui, theme, words.stay_if_free());
}

/// The room is theirs, unless somebody else had it.
fn taken(ui: &mut Ui, view: &Shown<'_>, room: &Room) {
    let (theme, words) = (&view.theme, view.words);
    nameplate(ui, view, room);
    gap(ui, theme, space::S);
    let Some(at) = local(view) else { return };
    let bookings = view.content().bookings_of(&room.id, at.date());
    let running = running_booking(&bookings, at.time()).filter(|_| not_given(view, room).is_none());
    let Some(booking) = running else {
        Mark::new(Tone::Prep, words.walk_up_not_given()).style(TextStyle::Heading).show(ui, theme);
        para(ui, theme, words.walk_up_to_desk(&view.content().settings.extension));
        return;
    };
    let until = words.walk_up_until(booking.hours.end);
    Mark::new(Tone::Busy, until).style(TextStyle::Display).show(ui, theme);
    para(ui, theme, words.arrival_kept());
    para(ui, theme, words.walk_up_leaving());
    for line in room.note.iter().chain(&room.guide.arriving) {
        gap(ui, theme, space::S);
        para(ui, theme, say(view, line));
    }
}

fn lost(ui: &mut Ui, view: &Shown<'_>) {
    Mark::new(Tone::Prep, view.words.arrival_lost()).show(ui, &view.theme);
    para(ui, &view.theme, view.words.walk_up_to_desk(&view.content().settings.extension));
}

/// What was taken of a room in this hour and was somebody else's.
pub(super) fn not_given<'a>(view: &'a Shown<'_>, room: &Room) -> Option<&'a Take> {
    local(view).and_then(|at| view.content().not_given(&room.id, at))
}
