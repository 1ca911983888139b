//! グループを つくる・つづける: five steps, what to have ready, room, leaflets, grants, and others through the desk alone.

use egui::{Pos2, Rect, Role, Sense, Ui, Vec2};

use super::{
    offer::offer,
    parts::{Sheet, Shown, columns_if, desk_row, first_section, is_landscape, open, today},
    resources::resource_row,
};
use crate::{
    domain::{desk::resources, resource::ResourceKind, slip::SlipKind},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, space, stroke},
        view::Pressed as _,
        widgets::{Block, Button, Face, Fact, caption, card, gap, panel, para, print, section, title, touch},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    Sheet::new(view, "founding").fill(
        ui,
        events,
        |ui, events| head(ui, view, events),
        |ui, events| body(ui, view, events),
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    title(ui, theme, view.words.begin());
    para(ui, theme, view.words.begin_lead());
    if is_landscape(theme) {
        gap(ui, theme, space::M);
        ask(ui, view, events);
        paper(ui, view, events);
    }
}

fn body(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    first_section(ui, theme, words.begin_steps());
    card(ui, theme, |ui| {
        for (number, step) in words.begin_step().into_iter().enumerate() {
            line(ui, theme, (&(number + 1).to_string(), step));
        }
    });
    section(ui, theme, words.begin_list());
    panel(ui, theme, |ui| {
        for check in words.begin_check() {
            line(ui, theme, ("", check));
        }
    });
    gap(ui, theme, space::L);
    let beside = is_landscape(theme) && !view.is_large();
    columns_if(ui, theme, (beside, 2), |ui, number| {
        if number == 0 {
            peers(ui, view, events);
        } else {
            room(ui, view, events);
        }
        gap(ui, theme, space::M);
    });
    leaflets(ui, view, events);
    grants(ui, view, events);
    gap(ui, theme, space::M);
    if !is_landscape(theme) {
        ask(ui, view, events);
        paper(ui, view, events);
        gap(ui, theme, space::M);
    }
    desk_row(ui, view, events);
}

/// A sentence behind its number, or behind a box to tick where it has none.
fn line(ui: &mut Ui, theme: &Theme, (number, words): (&str, &str)) {
    let side = theme.line_height(TextStyle::Label);
    let left = side + theme.u(space::M);
    let whole = ui.available_width();
    let block =
        Block::set(ui.painter(), theme, words, Face::new(TextStyle::Body, theme.palette.ink), whole - left);
    let high = block.height().max(side) + theme.u(space::S);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, high), Sense::hover());
    let top = rect.top() + theme.u(space::XS);
    let middle = top + block.first_middle();
    if number.is_empty() {
        let edge = side * 0.62;
        let square = Rect::from_center_size(Pos2::new(rect.left() + side / 2.0, middle), Vec2::splat(edge));
        let ink = theme.stroke(stroke::OUTLINE, theme.palette.green);
        ui.painter().rect_stroke(square, 0.0, ink, egui::StrokeKind::Inside);
    } else {
        let face = Face::new(TextStyle::Label, theme.palette.green).bold().plain();
        let figure = Block::set(ui.painter(), theme, number, face, side);
        let corner = Pos2::new(rect.left() + (side - figure.size().x) / 2.0, middle - figure.first_middle());
        figure.paint(ui.painter(), corner);
    }
    block.paint(ui.painter(), Pos2::new(rect.left() + left, top));
    touch::describe(ui, rect, Role::Label, format!("{number} {words}").trim());
}

/// A matter with its sentence and where it leads.
fn matter(
    ui: &mut Ui,
    view: &Shown<'_>,
    (icon, name, how): (Icon, &str, &str),
    ways: &[(Button, Page)],
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        let face = Face::new(TextStyle::Label, theme.palette.ink).heading();
        print(ui, theme, name, face);
        gap(ui, theme, space::XS);
        Fact::new(icon, "", how).show(ui, theme);
        for (button, page) in ways {
            gap(ui, theme, space::S);
            open(&button.clone().secondary().show_narrow(ui, theme), page.clone(), events);
        }
    });
}

/// Nobody's name or number stands here: the desk is between.
fn peers(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let words = view.words;
    let way = [(Button::quiet(words.find_group()).icon(Icon::UsersThree), Page::Find)];
    matter(ui, view, (Icon::Handshake, words.begin_peers(), words.begin_peers_how()), &way, events);
}

fn room(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let words = view.words;
    let way = [(Button::quiet(words.rooms_today()).icon(Icon::Door), Page::Rooms)];
    matter(ui, view, (Icon::Door, words.begin_room(), words.begin_room_how()), &way, events);
}

fn leaflets(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let words = view.words;
    let way = [(Button::quiet(words.leaflets()).icon(Icon::Newspaper), Page::Leaflets)];
    matter(ui, view, (Icon::Newspaper, words.leaflets_title(), words.begin_leaflets_how()), &way, events);
}

/// Money with its deadlines, and the way to everything else.
fn grants(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    section(ui, theme, words.begin_grants());
    let all = resources(view.content().desks.values().map(AsRef::as_ref), today(view));
    let mut grants = all.iter().filter(|(kind, _)| *kind == ResourceKind::Grant).peekable();
    if grants.peek().is_none() {
        panel(ui, theme, |ui| para(ui, theme, words.begin_no_grants()));
        gap(ui, theme, space::S);
    }
    for (_, desk) in grants {
        resource_row(ui, view, desk, events);
        gap(ui, theme, space::S);
    }
    if all.iter().any(|(kind, _)| *kind != ResourceKind::Grant) {
        let more = Button::outline(words.resources()).icon(Icon::PuzzlePiece).show(ui, theme);
        open(&more, Page::Resources, events);
    }
}

/// The way to somebody who reads, without a name (CARE rule 7).
fn ask(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    if view.content().settings.follow_up.is_none() {
        return;
    }
    let theme = &view.theme;
    let button = Button::filled(view.words.begin_ask()).icon(Icon::NotePencil).show(ui, theme);
    open(&button, Page::FollowUp, events);
    caption(ui, theme, view.words.begin_ask_how());
    gap(ui, theme, space::S);
}

fn paper(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let Some((button, press)) = offer(view, SlipKind::Founding, view.words.print_begin()) else { return };
    if button.show(ui, &view.theme).clicked() {
        events.press(press);
    }
}
