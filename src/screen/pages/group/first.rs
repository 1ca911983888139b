//! The first time as pictures: exactly what will happen, said before somebody sets out.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use super::super::parts::{Shown, grid, say};
use crate::{
    domain::group::{FirstVisitCard, FirstVisitSign, Group},
    screen::{
        icon::Icon,
        theme::{TextStyle, icon_size, space},
        widgets::{Block, Face, gap, panel, print, touch},
    },
};

/// Shows the panel; nothing for a group that said nothing about it.
pub(in super::super) fn show(ui: &mut Ui, view: &Shown<'_>, group: &Group) {
    let theme = &view.theme;
    if group.first_visit.is_empty() {
        return;
    }
    let columns = if view.is_large() { 2 } else { group.first_visit.len().clamp(2, 4) };
    panel(ui, theme, |ui| {
        print(ui, theme, view.words.first_day(), Face::new(TextStyle::Label, theme.palette.ink).heading());
        gap(ui, theme, space::S);
        let side = theme.u(icon_size::CARD);
        grid(
            ui,
            theme,
            (columns, &group.first_visit),
            |ui, card, width| side + theme.u(space::XS) + words(ui, view, card, width).height(),
            |ui, card, height| {
                let corner = ui.available_rect_before_wrap().min;
                let rect = Rect::from_min_size(corner, Vec2::new(ui.available_width(), height));
                let center = Pos2::new(rect.center().x, rect.top() + side / 2.0);
                let square = Rect::from_center_size(center, Vec2::splat(side));
                icon(card.sign).paint_duo(ui.painter(), square, theme.palette.green);
                let block = words(ui, view, card, rect.width());
                block.paint(ui.painter(), Pos2::new(rect.left(), square.bottom() + theme.u(space::XS)));
                touch::describe(ui, rect, Role::Label, &say(view, &card.text).plain());
            },
        );
    });
}

fn words(ui: &Ui, view: &Shown<'_>, card: &FirstVisitCard, width: f32) -> Block {
    let face = Face::new(TextStyle::Caption, view.theme.palette.ink).centred().heading();
    Block::set(ui.painter(), &view.theme, say(view, &card.text), face, width)
}

fn icon(sign: FirstVisitSign) -> Icon {
    match sign {
        FirstVisitSign::Door => Icon::Door,
        FirstVisitSign::People => Icon::UsersThree,
        FirstVisitSign::Quiet => Icon::SpeakerSlash,
        FirstVisitSign::Leave => Icon::SignOut,
        FirstVisitSign::Seat => Icon::SquaresFour,
        FirstVisitSign::Late => Icon::Clock,
        FirstVisitSign::Name => Icon::User,
        FirstVisitSign::Tea => Icon::Coffee,
        FirstVisitSign::Writing => Icon::NotePencil,
        FirstVisitSign::Camera => Icon::VideoCamera,
    }
}
