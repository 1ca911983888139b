//! 何をお探しですか: one wide door to the groups, six more doors, a thin row for groups, and today; or かんたん.

use egui::{Pos2, Rect, Role, Sense, Ui, Vec2};

use crate::{
    domain::content::Content,
    kiosk::{
        event::Event,
        page::{Manner, Page, Press},
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, radius, space, stroke},
        view::{Pressed, View},
        widgets::{
            Block, Button, Door, Face,
            door::lettering,
            layout::{place, split_columns, split_grid, split_rows},
            scroll, title, touch,
        },
    },
};

mod simple;
mod wide;
mod today;
mod notes;

/// Draws Home.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, content: &Content, events: &mut Vec<Event>) {
    if view.kiosk.prefs().manner == Manner::Simple {
        let room = question(ui, view, ui.max_rect(), events);
        simple::draw(ui, view, room, events);
    } else if view.is_landscape() {
        landscape(ui, view, content, events);
    } else {
        portrait(ui, view, content, events);
    }
}

fn portrait(ui: &mut Ui, view: &View<'_>, content: &Content, events: &mut Vec<Event>) {
    let gap = view.theme.u(space::M);
    let room = question(ui, view, ui.max_rect(), events);
    let today = today::height(ui, view, content, room.width());
    let (above, foot) = cut_bottom(room, today, gap);
    // Where words are large and room is short, doors come before what the signage says too.
    let all = home_doors(view, content);
    let doors_of = |room| portrait_rooms(ui, view, room);
    let has_room = |rooms: &[Rect; 3]| holds(ui, view, (&all, rooms));
    let with_today = doors_of(above).filter(has_room);
    let with_today = with_today.filter(|[_, _, thin]| thin.height() >= thin_height(view));
    let rooms = with_today.or_else(|| doors_of(room).filter(has_room));
    let Some([wide, middle, thin]) = rooms else { return long(ui, view, (content, &all, room), events) };
    if with_today.is_some() {
        today::line(ui, view, content, foot);
    }
    wide::door(ui, view, wide, events);
    show_alike(ui, view, (&all, &split_grid(middle, (2, DOORS / 2), gap)), events);
    thin_row(ui, view, (content, thin), events);
}

/// Whether each door has room for its name and for a finger.
fn holds(ui: &Ui, view: &View<'_>, (doors, [_, middle, thin]): (&[(Door, Page)], &[Rect; 3])) -> bool {
    let cells = split_grid(*middle, (2, DOORS / 2), view.theme.u(space::M));
    have_room(ui, view, doors, &cells) && thin.height() >= view.theme.touch_primary()
}

fn have_room(ui: &Ui, view: &View<'_>, doors: &[(Door, Page)], cells: &[Rect]) -> bool {
    let has_room = |((door, _), cell): (&(Door, Page), &Rect)| {
        door.least_height(ui, &view.theme, cell.width()) <= cell.height()
    };
    doors.iter().zip(cells).all(has_room)
}

/// Everything below the question on a glass too small for it: each as high as its words, and the page turned.
fn long(
    ui: &mut Ui,
    view: &View<'_>,
    (content, all, room): (&Content, &[(Door, Page)], Rect),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    let between = theme.u(space::M).max(theme.touch_gap());
    let across = if view.is_landscape() { 3 } else { 2 };
    let take = |ui: &mut Ui, high: f32| {
        let size = Vec2::new(ui.available_width(), high);
        let rect = ui.allocate_exact_size(size, Sense::hover()).0;
        ui.add_space(between);
        rect
    };
    let below = |ui: &mut Ui| {
        let high = wide::height(ui, view, ui.available_width());
        let rect = take(ui, high);
        wide::door(ui, view, rect, events);
        let cell = (ui.available_width() - between * (across - 1) as f32) / across as f32;
        let high = |(door, _): &(Door, Page)| door.natural_height(ui, theme, cell);
        let rows: Vec<f32> = all.chunks(across).map(|row| row.iter().map(high).fold(0.0, f32::max)).collect();
        let rect = take(ui, rows.iter().map(|high| high + between).sum::<f32>() - between);
        let across = vec![1.0; across];
        let cells = split_rows(rect, &rows, between).into_iter();
        let cells: Vec<Rect> = cells.flat_map(|row| split_columns(row, &across, between)).collect();
        show_alike(ui, view, (all, &cells), events);
        let rect = take(ui, thin_height(view).max(rows.into_iter().fold(f32::INFINITY, f32::min)));
        thin_row(ui, view, (content, rect), events);
        let high = today::height(ui, view, content, ui.available_width());
        let rect = take(ui, high);
        today::line(ui, view, content, rect);
    };
    place(ui, room, |ui| scroll(ui, theme, (view.words(), "home"), below));
}

/// The wide door, the other doors, the thin row.
fn portrait_rooms(ui: &Ui, view: &View<'_>, room: Rect) -> Option<[Rect; 3]> {
    let gap = view.theme.u(space::M);
    let share = (room.height() - 4.0 * gap) * 1.5 / 5.5;
    let wide = room.with_max_y(room.top() + share.max(wide::height(ui, view, room.width())));
    let rows = split_rows(room.with_min_y(wide.bottom() + gap), &[0.9, 0.9, 0.9, 1.1], gap);
    let [upper, _, lower, thin] = rows.as_slice() else { return None };
    Some([wide, upper.union(*lower), *thin])
}

/// The least height of the thin row.
fn thin_height(view: &View<'_>) -> f32 {
    let theme = &view.theme;
    let words = theme.line_height(TextStyle::Label) + 2.0 * theme.line_height(TextStyle::Caption);
    let door = (words + theme.u(space::S)).max(theme.touch_primary());
    theme.line_height(TextStyle::Small) + theme.u(space::XS) + door
}

fn landscape(ui: &mut Ui, view: &View<'_>, content: &Content, events: &mut Vec<Event>) {
    let gap = view.theme.u(space::M);
    let columns = split_columns(ui.max_rect(), &[2.55, 0.95], gap);
    let [left, right] = columns.as_slice() else { return };
    let room = question(ui, view, *left, events);
    let columns = split_columns(room, &[1.12, 1.0], gap);
    let [groups, others] = columns.as_slice() else { return };
    // A third for the rooms, but the wide door first has what its words need.
    let spare = groups.height() - gap - wide::height(ui, view, groups.width());
    let all = home_doors(view, content);
    let between = view.theme.u(space::S).max(view.theme.touch_gap());
    let column = split_rows(*others, &[1.0; DOORS], between);
    // Where words are large and room is short, doors come before today.
    let pairs = split_grid(others.with_max_x(right.right()), (2, DOORS / 2), gap);
    let with_today = column.iter().all(|cell| cell.height() >= view.theme.touch_primary());
    let (least, thin) = (wide::least_height(ui, view, groups.width()), view.theme.touch_primary());
    if groups.height() < least + gap + thin || !(with_today || have_room(ui, view, &all, &pairs)) {
        return long(ui, view, (content, &all, room.with_max_x(right.right())), events);
    }
    let high = (groups.height() / 3.0).min(spare).max(view.theme.touch_primary()).round();
    let thin = groups.with_min_y(groups.bottom() - high);
    wide::door(ui, view, groups.with_max_y(thin.top() - gap), events);
    thin_row(ui, view, (content, thin), events);
    if with_today {
        today::card(ui, view, content, right.with_min_y(right.top() + view.theme.u(space::XS)));
    }
    show_alike(ui, view, (&all, if with_today { &column } else { &pairs }), events);
}

/// Doors beside the wide one; an even number, for two columns.
const DOORS: usize = 6;

fn cut_bottom(room: Rect, height: f32, gap: f32) -> (Rect, Rect) {
    let foot = room.with_min_y(room.bottom() - height);
    (room.with_max_y(foot.top() - gap), foot)
}

/// The question and the promise; gives back the room below.
fn question(ui: &mut Ui, view: &View<'_>, room: Rect, events: &mut Vec<Event>) -> Rect {
    let theme = &view.theme;
    let below = place(ui, room, |ui| {
        let heading = title(ui, theme, view.words().what_for());
        simply(ui, view, heading.rect, events);
        promise(ui, view, events);
        ui.min_rect().bottom()
    });
    room.with_min_y(below + theme.u(space::S).max(theme.touch_gap()))
}

/// The way to かんたん, at the end of the question's line where the words of a language leave room for it; it is on the
/// page of text and colours in any case.
fn simply(ui: &mut Ui, view: &View<'_>, line: Rect, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if view.kiosk.prefs().manner == Manner::Simple {
        return;
    }
    let button = Button::quiet(view.words().simple_home()).secondary();
    let face = Face::new(TextStyle::Title, theme.palette.ink);
    let question = Block::set(ui.painter(), theme, view.words().what_for(), face, f32::INFINITY);
    let (wide, high) = (button.natural_width(ui, theme), theme.touch_secondary());
    let fits_beside = question.size().x + theme.u(space::M) + wide <= line.width();
    if !fits_beside || high + theme.touch_gap() > line.height() {
        return;
    }
    let corner = Pos2::new(line.right() - wide, line.bottom() - theme.touch_gap() - high);
    let rect = Rect::from_min_size(corner, Vec2::new(wide, high));
    if place(ui, rect, |ui| button.show(ui, theme).clicked()) {
        events.press(Press::Manner(Manner::Simple));
    }
}

/// 「お名前は聞きません。…」 with the way to what is counted: beside it where both fit, else below.
fn promise(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = view.words();
    let link = Block::set(ui.painter(), theme, words.counted(), link_face(theme), f32::INFINITY);
    let (space, width) = (theme.u(space::S), ui.available_width());
    let face = Face::new(TextStyle::Caption, theme.palette.ink2);
    let beside = width - link.size().x - space;
    let one_line = Block::set(ui.painter(), theme, words.promise(), face, beside);
    let promise = if one_line.line_count() == 1 {
        one_line
    } else {
        Block::set(ui.painter(), theme, words.promise(), face, width)
    };
    let top = ui.available_rect_before_wrap().min;
    let high = theme.touch_secondary();
    let (words_at, link_at, bottom) = if promise.line_count() == 1 && promise.size().x <= beside {
        let middle = top.y + high / 2.0;
        (
            Pos2::new(top.x, middle - promise.height() / 2.0),
            Pos2::new(top.x + promise.size().x + space, top.y),
            top.y + high,
        )
    } else {
        (top, Pos2::new(top.x, top.y + promise.height()), top.y + promise.height() + high)
    };
    promise.paint(ui.painter(), words_at);
    let words_rect = Rect::from_min_size(words_at, promise.size());
    touch::describe(ui, words_rect, Role::Label, words.promise());
    link_to_counted(ui, view, (&link, Rect::from_min_size(link_at, Vec2::new(link.size().x, high))), events);
    ui.advance_cursor_after_rect(Rect::from_min_max(top, Pos2::new(top.x + width, bottom)));
}

fn link_face(theme: &Theme) -> Face {
    Face::new(TextStyle::Caption, theme.palette.green).bold()
}

fn link_to_counted(ui: &mut Ui, view: &View<'_>, (block, rect): (&Block, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    place(ui, rect, |ui| {
        let response = touch::control(ui, rect, Role::Link, view.words().counted());
        let fill = touch::ground(&response, theme.palette.paper, theme.palette.green);
        ui.painter().rect_filled(rect, theme.radius(radius::SMALL), fill);
        let top = rect.center().y - block.height() / 2.0;
        block.paint(ui.painter(), Pos2::new(rect.left(), top));
        let line = (top + block.height() - theme.u(6.0)).round();
        ui.painter().hline(rect.x_range(), line, theme.stroke(stroke::HAIRLINE, theme.palette.green));
        touch::focus_ring(ui, theme, &response, theme.radius(radius::SMALL));
        if response.clicked() {
            events.open(Page::Counted);
        }
    });
}

/// The doors beside the wide one.
fn home_doors(view: &View<'_>, content: &Content) -> [(Door, Page); DOORS] {
    let words = view.words();
    let hue = |number| view.theme.palette.hue(number).ink;
    let leaflets = notes::leaflet_count(view, content);
    let leaflets = if leaflets == 0 { words.none_now().to_owned() } else { words.sheets(leaflets) };
    [
        (Door::new(Icon::Newspaper, words.leaflets()).note(leaflets).ink(hue(2)), Page::Leaflets),
        (
            Door::new(Icon::CalendarDots, words.events()).note(notes::events_note(view, content)).ink(hue(0)),
            Page::Events,
        ),
        (Door::new(Icon::Compass, words.desks()).note(words.desks_sub()).ink(hue(7)), Page::Desks),
        (Door::new(Icon::Plant, words.begin()).note(words.begin_sub()).ink(hue(3)), Page::Founding),
        (Door::new(Icon::Smiley, words.young()).note(words.young_sub()).ink(hue(4)), Page::Young),
        more(view, content),
    ]
}

/// Shows doors that stand together, their titles in one size.
fn show_alike(
    ui: &mut Ui,
    view: &View<'_>,
    (doors, cells): (&[(Door, Page)], &[Rect]),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    let rooms: Vec<(&Door, Vec2)> =
        doors.iter().zip(cells).map(|((door, _), it)| (door, it.size())).collect();
    let lettering = lettering(ui, theme, &rooms);
    for ((door, page), cell) in doors.iter().zip(cells) {
        let door = door.clone().lettered(lettering);
        if place(ui, *cell, |ui| door.show(ui, theme, cell.height()).clicked()) {
            events.open(page.clone());
        }
    }
}

/// What else there is to look at: notices, and where the corner has them books and what to do together.
fn more(view: &View<'_>, content: &Content) -> (Door, Page) {
    let words = view.words();
    let ink = view.theme.palette.hue(1).ink;
    let (books, together) = (Page::Books(None).exists(content), Page::Proposals.exists(content));
    if !books && !together {
        let count = notes::notice_count(view, content);
        let note = if count == 0 { words.none_now().to_owned() } else { words.count(count) };
        return (Door::new(Icon::Megaphone, words.notices()).note(note).ink(ink), Page::Notices);
    }
    let name =
        if books { format!("{}・{}", words.books(), words.notices()) } else { words.notices().to_owned() };
    let door = Door::new(if books { Icon::BookOpen } else { Icon::Megaphone }, name).ink(ink);
    (if together { door.note(words.together()) } else { door }, Page::See)
}

/// For groups: their rooms, and how those stand at this moment.
fn thin_row(ui: &mut Ui, view: &View<'_>, (content, rect): (&Content, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = view.words();
    let face = Face::new(TextStyle::Small, theme.palette.ink2);
    let asks = content.settings.follow_up.is_some();
    let above = if asks { words.for_groups_and_askers() } else { words.for_groups() };
    let label = Block::set(ui.painter(), theme, above, face, rect.width());
    let below = rect.with_min_y(rect.top() + label.height() + theme.u(space::XS));
    // Where room is short, the door comes before what stands above it.
    let labelled = below.height() >= theme.touch_primary();
    if labelled {
        label.put(ui, rect.min);
    }
    let rect = if labelled { below } else { rect };
    let door = Door::new(Icon::Door, words.rooms_today()).ink(theme.palette.hue(3).ink);
    let door = notes::rooms_words(view, content).into_iter().fold(door, Door::note);
    let ask = Door::new(Icon::EnvelopeOpen, words.follow_up()).note(words.follow_up_note());
    let ask =
        content.settings.follow_up.as_ref().map(|_| (ask.ink(theme.palette.hue(4).ink), Page::FollowUp));
    let doors: Vec<(Door, Page)> = [(door, Page::Rooms)].into_iter().chain(ask).collect();
    let between = theme.u(space::M).max(theme.touch_gap());
    let cells = split_columns(rect, &vec![1.0; doors.len()], between);
    show_alike(ui, view, (&doors, &cells), events);
}
