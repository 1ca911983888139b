//! 今日の部屋: what the groups' rooms are at this moment, today's bookings, and what is free in the coming days.

use chrono::NaiveDateTime;
use egui::{Pos2, Role, Ui};

use super::offer::offer_here;
use super::parts::{Shown, beside, edged, is_landscape, local, lower, open, plain, say, time_unknown};
use super::walk_up::not_given;
use crate::{
    domain::{
        calendar::Day,
        check_in::{CheckInBy, Presence},
        room::{Booking, Room, RoomState, room_state},
        slip::SlipKind,
        stage::Stage,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        widgets::{
            Block, Button, Face, Mark, caption, card, columns, gap, para, print, scroll, section, title,
            touch,
        },
    },
};

mod ahead;
mod timeline;

pub(super) use ahead::draw as days;

/// Days whose free hours are shown under today's.
const DAYS_AHEAD: u64 = 6;

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let rooms = view.content().rooms_in_order();
    lower(ui, theme);
    head(ui, view);
    gap(ui, theme, space::S);
    scroll(ui, theme, (view.words, "rooms"), |ui| {
        if let Some(now) = local(view) {
            today(ui, view, (&rooms, now), events);
            post(ui, view, events);
            section(ui, theme, view.words.free_ahead());
            ahead::coming(ui, view, (&rooms, now.date()), DAYS_AHEAD);
            gap(ui, theme, space::S);
            let more = Button::outline(view.words.free_month()).secondary();
            open(&more.show(ui, theme), Page::RoomDays, events);
            requests(ui, view, events);
        } else {
            time_unknown(ui, view, view.words.no_rooms_without_time());
            gap(ui, theme, space::M);
            for room in rooms {
                nameplate(ui, view, room);
            }
            post(ui, view, events);
        }
        ask(ui, view);
        offer_here(ui, view, (SlipKind::Rooms, view.words.print_this()), events);
    });
}

/// The way to 郵便・ロッカー, where the corner has boxes: whoever comes for the room looks after the post too.
fn post(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    if !Page::Post.exists(view.content()) {
        return;
    }
    gap(ui, &view.theme, space::S);
    let words = view.words;
    let door = Button::outline(words.post_and_lockers()).icon(Icon::EnvelopeSimple).secondary();
    open(&door.show(ui, &view.theme), Page::Post, events);
}

/// The way to 先の日を お願いする for each room where the centre allows it, and to the answers.
pub(super) fn requests(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (theme, content, words) = (&view.theme, view.content(), view.words);
    for room in content.rooms_in_order().into_iter().filter(|room| content.takes_requests(&room.id)) {
        gap(ui, theme, space::S);
        let way = Button::outline(words.ask_room(&plain(view, &room.name))).secondary();
        open(&way.show(ui, theme), Page::RequestDays(room.id.clone()), events);
    }
    if Page::Answer.exists(content) {
        gap(ui, theme, space::S);
        let way = Button::outline(words.answer_look()).icon(Icon::EnvelopeOpen).secondary();
        open(&way.show(ui, theme), Page::Answer, events);
    }
}

/// Title with the time at the right edge, and what these rooms are (CARE rule 1).
fn head(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let right = ui.available_rect_before_wrap().right();
    let heading = title(ui, theme, view.words.rooms_today());
    if let Some(now) = local(view) {
        let words = view.words.as_of(&view.words.time(now.time()));
        let face = Face::new(TextStyle::Body, theme.palette.ink2);
        let block = Block::set(ui.painter(), theme, words.as_str(), face, heading.rect.width());
        let large = Face::new(TextStyle::Title, theme.palette.ink).heading();
        let wide = block.size().x + theme.u(space::L);
        let line = beside(ui, view, (&heading, view.words.rooms_today(), large), (wide, block.height()));
        block.paint_to_right(ui.painter(), Pos2::new(right, line.center().y - block.height() / 2.0));
        let whole = line.with_min_x(right - block.size().x).with_max_x(right);
        touch::describe(ui, whole, Role::Label, &words);
    }
    caption(ui, theme, view.words.group_rooms_note());
}

fn today(ui: &mut Ui, view: &Shown<'_>, (rooms, now): (&[&Room], NaiveDateTime), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let day = view.content().corner.day(now.date());
    if let Day::Closed(reason) = &day {
        card(ui, theme, |ui| {
            Mark::new(Tone::Shut, view.words.closed_today(reason)).show(ui, theme);
            if let Some((date, hours)) = view.content().corner.next_open_day(now.date()) {
                para(ui, theme, view.words.next_open(date, hours));
            }
        });
        return;
    }
    if is_landscape(theme) {
        let shares = vec![1.0; rooms.len().max(1)];
        columns(ui, theme, (&shares, space::M), |ui, number| {
            rooms.get(number).iter().for_each(|room| room_card(ui, view, room, (&day, now), events));
        });
        return;
    }
    for (number, room) in rooms.iter().enumerate() {
        if number > 0 {
            gap(ui, theme, space::M);
        }
        room_card(ui, view, room, (&day, now), events);
    }
}

fn room_card(
    ui: &mut Ui,
    view: &Shown<'_>,
    room: &Room,
    (day, now): (&Day, NaiveDateTime),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    let content = view.content();
    let bookings = content.bookings_of(&room.id, now.date());
    // The corner is open: where a calendar of its own closes the room, it says so itself.
    let own = content.day_of(&room.id, now.date());
    let day = if day.hours().is_some() { &own } else { day };
    let state = room_state(day.hours(), &content.holding(&room.id, now), now.time());
    edged(ui, theme, theme.palette.tone(tone(state)).ink, |ui| {
        nameplate(ui, view, room);
        Mark::new(tone(state), view.words.room_state(state)).style(TextStyle::Display).show(ui, theme);
        match (view.words.room_until(state), day.hours()) {
            (Some(until), _) => drop(para(ui, theme, until)),
            (None, Some(open)) => drop(para(ui, theme, view.words.corner_hours(open))),
            (None, None) => {
                if let Day::Closed(why) = day {
                    para(ui, theme, view.words.closed_because(why));
                }
            }
        }
        if let Some(open) = day.hours() {
            gap(ui, theme, space::S);
            timeline::show(ui, view, (open, now), &bookings);
        }
        said_here(ui, view, &bookings, now, events);
        walk_up(ui, view, (room, now), events);
    });
}

/// The way to take a room at once, where it can be; what was taken and was somebody else's is told.
fn walk_up(ui: &mut Ui, view: &Shown<'_>, (room, now): (&Room, NaiveDateTime), events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    if let Some(take) = not_given(view, room) {
        gap(ui, theme, space::S);
        let said = words.walk_up_was_not_given(&words.time(take.hours.start));
        Mark::new(Tone::Prep, said).show(ui, theme);
        caption(ui, theme, words.walk_up_to_desk(&view.content().settings.extension));
    }
    if let Some(take) = view.content().may_take(&room.id, now) {
        gap(ui, theme, space::S);
        let word = format!("{}　{}", words.walk_up(), words.walk_up_until(take.hours.end));
        let named = words.walk_up_of(&plain(view, &room.name), take.hours.end);
        let way = Button::outline(word).secondary().named(named);
        open(&way.show(ui, theme), Page::WalkUp(room.id.clone()), events);
    }
}

/// 「12:56 に 来ました」, and what the groups of this hour can say.
fn said_here(
    ui: &mut Ui,
    view: &Shown<'_>,
    bookings: &[&Booking],
    now: NaiveDateTime,
    events: &mut Vec<Event>,
) {
    let (theme, words) = (&view.theme, view.words);
    for booking in bookings {
        let stage = view.content().stage(booking, now);
        let hours = words.hours(booking.hours);
        let arrived = view.content().check_ins.get(&booking.id).and_then(|said| said.arrived);
        if let (Stage::InUse, Some(at)) = (stage, arrived) {
            gap(ui, theme, space::S);
            caption(ui, theme, words.came_at(at.with_timezone(&view.kiosk.config().zone).time()));
        }
        let has_way = match view.content().asks(booking) {
            CheckInBy::Nobody => false,
            CheckInBy::Anybody => true,
            CheckInBy::Number => booking.number.is_some(),
        };
        let Some(presence) = stage.offers().filter(|_| has_way) else { continue };
        gap(ui, theme, space::S);
        let word = format!("{hours}　{}", words.presence(presence));
        let button = match presence {
            Presence::Here => Button::filled(word),
            Presence::Gone => Button::outline(word).secondary(),
        };
        let named = button.named(words.presence_of(&hours, presence));
        open(&named.show(ui, theme), Page::CheckIn(booking.id.clone(), presence), events);
        if view.content().may_stay(booking, now).is_some() {
            gap(ui, theme, space::S);
            let stay = Button::outline(format!("{hours}　{}", words.stay_longer())).secondary();
            let named = stay.named(words.stay_of(&hours));
            open(&named.show(ui, theme), Page::Stay(booking.id.clone()), events);
        }
    }
}

/// 「グループの部屋 1　8人まで」 and its equipment.
fn nameplate(ui: &mut Ui, view: &Shown<'_>, room: &Room) {
    let theme = &view.theme;
    let words = format!("{}　{}", plain(view, &room.name), view.words.capacity(room.capacity));
    print(ui, theme, words, Face::new(TextStyle::Body, theme.palette.ink));
    if let Some(note) = &room.note {
        caption(ui, theme, say(view, note));
    }
}

fn tone(state: RoomState) -> Tone {
    match state {
        RoomState::InUse { .. } => Tone::Busy,
        RoomState::Free { .. } => Tone::Free,
        RoomState::NotUsable { .. } | RoomState::Closed => Tone::Shut,
    }
}

/// Booking is a matter for the desk: its rules are the centre's, and are not guessed here.
fn ask(ui: &mut Ui, view: &Shown<'_>) {
    gap(ui, &view.theme, space::M);
    caption(ui, &view.theme, view.words.ask_about_rooms());
    caption(ui, &view.theme, super::parts::desk_words(view));
}
