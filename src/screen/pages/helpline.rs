//! One helpline: every way to it in large figures, its hours, what it costs, and where the facts come from.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use super::{
    facts::{self, FactWords},
    parts::{Sheet, Shown, edged, is_landscape, local, place, plain, say, today},
    qr::{QR_SIDE, code},
    ways,
};
use crate::{
    domain::{
        desk::{Helpline, HelplineWay},
        id::HelplineId,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, icon_size, space},
        widgets::{
            Block, Chip, Face, Fact, Mark, caption, gap, panel, para, print, text::paint_middle, touch,
        },
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &HelplineId) {
    let Some(line) = view.content().helplines.get(id) else { return };
    let beside = is_landscape(&view.theme);
    Sheet::new(view, "helpline").fill(
        ui,
        &mut Vec::new(),
        |ui, _| {
            head(ui, view, line);
            if beside {
                gap(ui, &view.theme, space::M);
                source(ui, view, line);
            }
        },
        |ui, _| {
            for one in line.ways_in_order(local(view)) {
                way(ui, view, one);
                gap(ui, &view.theme, space::M);
            }
            panel(ui, &view.theme, |ui| {
                para(ui, &view.theme, view.words.phone_remembers());
            });
            if !beside {
                gap(ui, &view.theme, space::M);
                source(ui, view, line);
            }
        },
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, line: &Helpline) {
    let theme = &view.theme;
    let face = Face::new(TextStyle::Title, theme.palette.help).bold().heading();
    print(ui, theme, say(view, &line.name), face);
    para(ui, theme, say(view, &line.for_whom));
    if today(view).is_some_and(|today| line.is_stale(today)) {
        gap(ui, theme, space::XS);
        Chip::tone(theme, Tone::Prep, view.words.hours_may_have_changed()).show(ui, theme);
    }
    if let Some(exceptions) = &line.exceptions {
        gap(ui, theme, space::XS);
        let days = Fact::new(Icon::CalendarDots, view.words.exceptions(), say(view, exceptions));
        days.style(TextStyle::Caption).show(ui, theme);
    }
}

fn source(ui: &mut Ui, view: &Shown<'_>, line: &Helpline) {
    let words = view.words.source(&plain(view, &line.source), line.verified_on);
    print(ui, &view.theme, words, Face::new(TextStyle::Small, view.theme.palette.ink2));
}

/// A way as a card: what to dial or open, whether somebody answers, hours, cost and languages of this way; and a code
/// for what is opened on a telephone of one's own.
fn way(ui: &mut Ui, view: &Shown<'_>, way: &HelplineWay) {
    let theme = &view.theme;
    edged(ui, theme, theme.palette.help, |ui| {
        let whole = ui.available_rect_before_wrap();
        let side = theme.u(QR_SIDE);
        let right = Rect::from_min_size(Pos2::new(whole.right() - side, whole.top()), Vec2::splat(side));
        let opens = way.value.starts_with("https://");
        let drawn = opens && code(ui.painter(), theme, &way.value, right);
        let words = if drawn { whole.with_max_x(right.left() - theme.u(space::M)) } else { whole };
        let bottom = place(ui, words, |ui| {
            about(ui, view, way);
            if drawn {
                gap(ui, theme, space::S);
                caption(ui, theme, view.words.line_code_hint());
            }
            ui.min_rect().bottom()
        });
        if drawn {
            touch::describe(ui, right, Role::Image, view.words.line_code());
        }
        let high = (bottom - whole.top()).max(if drawn { side } else { 0.0 });
        ui.allocate_exact_size(Vec2::new(whole.width(), high), egui::Sense::hover());
    });
}

fn about(ui: &mut Ui, view: &Shown<'_>, way: &HelplineWay) {
    let theme = &view.theme;
    value(ui, view, way);
    let state = ways::state(way, local(view));
    if let Some(state) = &state {
        let words = view.words.way_state(way.kind, state);
        Mark::new(ways::tone(way, local(view)), words).style(TextStyle::Body).show(ui, theme);
    }
    gap(ui, theme, space::XS);
    let words = &view.words;
    let hours = words.weekly_hours(&way.hours).replace('／', "\n");
    let lines: [FactWords<'_>; 3] = [
        (Icon::Clock, words.answered(), hours.into()),
        (Icon::Coins, words.cost(), say(view, &way.fee)),
        (Icon::Translate, words.in_languages(), words.languages(&way.languages).into()),
    ];
    facts::show(ui, theme, &lines);
}

/// Picture and kind, and below them the number or address as large as fits.
fn value(ui: &mut Ui, view: &Shown<'_>, way: &HelplineWay) {
    let theme = &view.theme;
    let ink = theme.palette.help;
    let side = theme.u(icon_size::BAR);
    let kind = Face::new(TextStyle::Body, theme.palette.ink2);
    let whole = ui.available_rect_before_wrap();
    let block = Block::set(ui.painter(), theme, view.words.way(way.kind), kind, whole.width());
    let line = whole.with_max_y(whole.top() + side.max(block.height()));
    let square =
        Rect::from_center_size(Pos2::new(line.left() + side / 2.0, line.center().y), Vec2::splat(side));
    ways::icon(way.kind).paint_duo(ui.painter(), square, ink);
    paint_middle(ui.painter(), &block, line.with_min_x(square.right() + theme.u(space::S)));
    touch::describe(ui, line, Role::Label, view.words.way(way.kind));
    ui.advance_cursor_after_rect(line);
    ways::large(ui, theme, (&way.value, ink), whole.width()).show(ui);
}
