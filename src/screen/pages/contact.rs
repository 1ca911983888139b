//! 連絡のしかた: every way a group agreed to, large enough to copy by hand.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use super::{
    parts::{Sheet, Shown, desk_words, is_landscape, open, say, topic_chip},
    qr::{QR_SIDE, code},
};
use crate::{
    domain::{
        group::{Contact, Group},
        id::GroupId,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, space},
        widgets::{Button, Face, Fact, Prose, caption, card, gap, panel, para, print, title, touch},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &GroupId, events: &mut Vec<Event>) {
    let Some(group) = view.content().groups.get(id) else { return };
    Sheet::new(view, "contact").fill(
        ui,
        events,
        |ui, events| head(ui, view, group, events),
        |ui, events| {
            let desk = group.via_desk() || group.contacts.is_empty();
            if desk && !group.contacts.contains(&Contact::Desk) {
                desk_way(ui, view, events);
                gap(ui, &view.theme, space::M);
            }
            for contact in &group.contacts {
                way(ui, view, contact, events);
                gap(ui, &view.theme, space::M);
            }
            phone_remembers(ui, view, group);
            if !is_landscape(&view.theme) {
                gap(ui, &view.theme, space::M);
                to_group(ui, view, group, events);
            }
        },
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, group: &Group, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if let Some(topic) = view.content().main_theme(group) {
        topic_chip(view, topic).show(ui, theme);
        gap(ui, theme, space::S);
    }
    title(ui, theme, view.words.contact());
    print(ui, theme, say(view, &group.name), Face::new(TextStyle::Label, theme.palette.ink2));
    if let Some(note) = &group.contact_note {
        gap(ui, theme, space::XS);
        para(ui, theme, say(view, note));
    }
    if is_landscape(theme) {
        gap(ui, theme, space::M);
        to_group(ui, view, group, events);
    }
}

fn to_group(ui: &mut Ui, view: &Shown<'_>, group: &Group, events: &mut Vec<Event>) {
    let back = Button::outline(view.words.see_group()).icon(Icon::UsersThree).show_narrow(ui, &view.theme);
    open(&back, Page::Group(group.id.clone()), events);
}

fn way(ui: &mut Ui, view: &Shown<'_>, contact: &Contact, events: &mut Vec<Event>) {
    let words = &view.words;
    match contact {
        Contact::Phone(number) => big(ui, view, (Icon::PhoneCall, words.phone()), number.as_str()),
        Contact::Mail(address) => big(ui, view, (Icon::EnvelopeSimple, words.mail()), address.as_str()),
        Contact::Letter(address) => big(ui, view, (Icon::EnvelopeOpen, words.letter()), say(view, address)),
        Contact::Web(address) => web(ui, view, address),
        Contact::Desk => desk_way(ui, view, events),
    }
}

/// A way as a card: its kind small, what one dials or writes large.
fn big(ui: &mut Ui, view: &Shown<'_>, (icon, kind): (Icon, &str), value: impl Into<Prose>) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        kind_line(ui, theme, icon, kind);
        print(ui, theme, value, Face::new(TextStyle::Heading, theme.palette.ink).bold());
    });
}

fn kind_line(ui: &mut Ui, theme: &Theme, icon: Icon, kind: &str) {
    Fact::new(icon, "", kind).style(TextStyle::Caption).ink(theme.palette.ink2).show(ui, theme);
}

/// A web address with its code: words and code side by side.
fn web(ui: &mut Ui, view: &Shown<'_>, address: &str) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        let whole = ui.available_rect_before_wrap();
        let side = theme.u(QR_SIDE);
        let right = Rect::from_min_size(Pos2::new(whole.right() - side, whole.top()), Vec2::splat(side));
        let drawn = code(ui.painter(), theme, address, right);
        let words = if drawn { whole.with_max_x(right.left() - theme.u(space::M)) } else { whole };
        let bottom = super::parts::place(ui, words, |ui| {
            kind_line(ui, theme, Icon::Globe, view.words.web());
            print(ui, theme, address, Face::new(TextStyle::Body, theme.palette.ink).bold());
            caption(ui, theme, view.words.web_hint());
            ui.min_rect().bottom()
        });
        if drawn {
            touch::describe(ui, right, Role::Image, view.words.web_code());
        }
        let high = if drawn { side.max(bottom - whole.top()) } else { bottom - whole.top() };
        ui.allocate_exact_size(Vec2::new(whole.width(), high), egui::Sense::hover());
    });
}

/// How to ask the desk: it passes a message on, and says nothing about a group on the telephone.
fn desk_way(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        kind_line(ui, theme, Icon::Signpost, view.words.via_desk());
        print(ui, theme, view.words.via_desk_how(), Face::new(TextStyle::Body, theme.palette.ink).bold());
        caption(ui, theme, desk_words(view));
        caption(ui, theme, view.words.no_name_needed());
        caption(ui, theme, say(view, &view.content().settings.desk_does_not));
        gap(ui, theme, space::S);
        let button = Button::quiet(view.words.house()).icon(Icon::Info).secondary().show_narrow(ui, theme);
        open(&button, Page::House, events);
    });
}

/// A visitor's own telephone keeps what it opened or called (CARE rule 13).
fn phone_remembers(ui: &mut Ui, view: &Shown<'_>, group: &Group) {
    let on_phone = |contact: &Contact| match contact {
        Contact::Phone(_) | Contact::Mail(_) | Contact::Web(_) => true,
        Contact::Letter(_) | Contact::Desk => false,
    };
    if group.contacts.iter().any(on_phone) {
        panel(ui, &view.theme, |ui| {
            para(ui, &view.theme, view.words.phone_remembers());
        });
    }
}
