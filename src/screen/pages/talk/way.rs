//! One way to reach a helpline: what to dial or open, whether somebody answers now, fee and languages.

use egui::{Pos2, Rect, Ui, Vec2};

use super::super::parts::{Shown, is_landscape, local, place, plain};
use crate::{
    domain::desk::{HelplineWay, OpenState, WayKind},
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, icon_size, space},
        widgets::{Face, Mark, caption, print},
    },
};

/// Shows the way over the whole width.
pub(super) fn show(ui: &mut Ui, view: &Shown<'_>, way: &HelplineWay) {
    let theme = &view.theme;
    let whole = ui.available_rect_before_wrap();
    let side = theme.u(icon_size::BAR);
    let words = whole.with_min_x(whole.left() + side + theme.u(space::S));
    let bottom = place(ui, words, |ui| {
        print(ui, theme, terms(view, way), Face::new(TextStyle::Small, theme.palette.ink2));
        let style = match way.kind {
            WayKind::Phone if is_landscape(theme) => TextStyle::Label,
            WayKind::Phone => TextStyle::Heading,
            WayKind::Chat | WayKind::Sns | WayKind::Mail | WayKind::Fax | WayKind::Relay => TextStyle::Body,
        };
        print(ui, theme, way.value.as_str(), Face::new(style, theme.palette.help).bold());
        state(ui, view, way);
        ui.min_rect().bottom()
    });
    let square = Rect::from_min_size(whole.min + Vec2::new(0.0, theme.u(space::XS)), Vec2::splat(side));
    icon(way.kind).paint_duo(ui.painter(), square, theme.palette.help);
    ui.advance_cursor_after_rect(Rect::from_min_max(whole.min, Pos2::new(whole.right(), bottom)));
}

/// 「○ いま 話せます・あと 2時間」; the week's hours while nobody knows the time.
fn state(ui: &mut Ui, view: &Shown<'_>, way: &HelplineWay) {
    let Some(now) = local(view) else {
        caption(ui, &view.theme, view.words.weekly_hours(&way.hours));
        return;
    };
    let state = way.hours.state(now);
    let tone = match state {
        OpenState::Always | OpenState::Open { .. } => Tone::Free,
        OpenState::Closed { .. } => Tone::Shut,
    };
    Mark::new(tone, view.words.talk_state(&state)).style(TextStyle::Caption).show(ui, &view.theme);
}

/// 「電話・無料・日本語」
fn terms(view: &Shown<'_>, way: &HelplineWay) -> String {
    let parts =
        [view.words.way(way.kind).to_owned(), plain(view, &way.fee), view.words.languages(&way.languages)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("・")
}

fn icon(kind: WayKind) -> Icon {
    match kind {
        WayKind::Phone => Icon::PhoneCall,
        WayKind::Chat => Icon::ChatText,
        WayKind::Sns => Icon::ChatCircleDots,
        WayKind::Mail => Icon::EnvelopeSimple,
        WayKind::Fax => Icon::Printer,
        WayKind::Relay => Icon::Ear,
    }
}
