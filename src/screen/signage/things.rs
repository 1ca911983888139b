//! Slides of things: an event, a notice, a leaflet, a group, a picture, and what this place is.

use egui::{CornerRadius, Pos2, Rect, Role, Ui, Vec2};

use super::{
    stack::{Stack, body},
    words_of,
};
use crate::{
    domain::{
        blob::BlobHash, book::Book, content::Content, event::PublicEvent, group::Group, leaflet::Leaflet,
        notice::Notice, text::Text,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, icon_size, radius, space},
        view::View,
        widgets::{
            Chip, Face,
            picture::{self, top_corners},
            touch,
        },
    },
};

/// How much of a slide a picture takes at least, where there is one.
const PICTURE_SHARE_MIN: f32 = 0.34;
/// How much of the height of its slide the sheet of a leaflet takes at least.
const SHEET_SHARE_MIN: f32 = 0.5;
/// How far a picture may be cut to fill its place: by this factor of its own shape.
const CUT_MAX: f32 = 1.3;

/// Draws an event: its picture, then when, where, for whom and what it costs.
pub(super) fn event(ui: &mut Ui, view: &View<'_>, (content, event): (&Content, &PublicEvent), rect: Rect) {
    let text = text_room(view, rect, event.picture.as_ref());
    let stack = words_of::event(ui, view, (content, event), text.width());
    with_picture(ui, view, (rect, text, event.picture.as_ref()), &stack);
}

/// Draws a notice.
pub(super) fn notice(ui: &mut Ui, view: &View<'_>, notice: &Notice, rect: Rect) {
    let text = text_room(view, rect, notice.picture.as_ref());
    let above =
        notice.picture.filter(|_| !view.is_landscape()).map_or(0.0, |_| rect.height() * PICTURE_SHARE_MIN);
    let stack = words_of::notice(ui, view, notice, (text.width(), text.height() - above));
    with_picture(ui, view, (rect, text, notice.picture.as_ref()), &stack);
}

/// Draws a group that introduces itself.
pub(super) fn group(ui: &mut Ui, view: &View<'_>, (content, group): (&Content, &Group), rect: Rect) {
    let text = text_room(view, rect, None);
    words_of::group(ui, view, (content, group), text.width()).put_middle(ui, text);
}

/// Draws a book of the corner.
pub(super) fn book(ui: &mut Ui, view: &View<'_>, (content, book): (&Content, &Book), rect: Rect) {
    let text = text_room(view, rect, None);
    words_of::book(ui, view, (content, book), text.width()).put_middle(ui, text);
}

/// Draws a leaflet like a sheet of paper on a table.
pub(super) fn leaflet(ui: &mut Ui, view: &View<'_>, leaflet: &Leaflet, rect: Rect) {
    let theme = &view.theme;
    table(ui, view, rect);
    let inner = rect.shrink(theme.u(space::XL));
    let words = view.words();
    let hue = theme.palette.hue(2);
    let chip = Chip::new(words.leaflet()).icon(Icon::Newspaper).hue(hue).style(TextStyle::Caption);
    let sheet = view.picture(leaflet.pages.first().map(|page| &page.picture));
    let face = Face::new(body(view), theme.palette.ink).bold();
    let beside = view.is_landscape();
    let width = if beside { inner.width() * 0.4 } else { inner.width() };
    let gap = theme.u(space::L);
    let titled = |lines: usize| {
        let stack = Stack::new(view, width).chip(ui, &chip).gap(space::XS);
        let stack = stack.text(ui, view.text(&leaflet.title), face.lines_max(lines));
        stack.note(ui, words.more_on_this_screen(), TextStyle::Caption)
    };
    // On a small panel words are as large as on any other: the sheet keeps its share, and the title fewer lines.
    let most = inner.height() * (1.0 - SHEET_SHARE_MIN) - gap;
    let fits = |stack: &Stack<'_>| beside || stack.height() <= most;
    let stack = [3, 2].into_iter().map(titled).find(fits).unwrap_or_else(|| titled(1));
    if beside {
        let frame = inner.with_max_x(inner.right() - width - gap);
        picture::paper(ui.painter(), theme, sheet, frame);
        stack.put_middle(ui, inner.with_min_x(frame.right() + gap));
    } else {
        let top = inner.bottom() - stack.height();
        picture::paper(ui.painter(), theme, sheet, inner.with_max_y(top - gap));
        stack.put(ui, Pos2::new(inner.left(), top));
    }
}

/// The table under a sheet.
fn table(ui: &Ui, view: &View<'_>, rect: Rect) {
    ui.painter().rect_filled(rect, view.theme.radius(radius::CARD), view.theme.palette.soft);
}

/// Draws a picture over the whole card: cut to fit if little is lost, else whole on a quiet ground.
pub(super) fn picture_alone(ui: &mut Ui, view: &View<'_>, (blob, alt): (&BlobHash, &Text), rect: Rect) {
    let theme = &view.theme;
    let found = view.picture(Some(blob));
    let shape = rect.width() / rect.height().max(1.0);
    let fills = found.is_none_or(|it| {
        let own = it.size[0] / it.size[1].max(1.0);
        (own / shape).max(shape / own) < CUT_MAX
    });
    if fills {
        picture::cover(ui.painter(), theme, found, (rect, theme.radius(radius::CARD)));
    } else {
        table(ui, view, rect);
        picture::contain(ui.painter(), theme, found, (rect, CornerRadius::ZERO));
    }
    touch::describe(ui, rect, Role::Image, &view.plain(alt));
}

/// Draws what this place is.
pub(super) fn welcome(ui: &mut Ui, view: &View<'_>, content: &Content, rect: Rect) {
    let theme = &view.theme;
    let words = view.words();
    let text = text_room(view, rect, None);
    let sign = icon_size::DOOR * 1.8;
    let side = theme.u(sign);
    let beside = view.is_landscape();
    let lead = if beside { side + theme.u(space::XL) } else { 0.0 };
    let stack = Stack::new(view, text.width() - lead);
    let stack = if beside { stack } else { stack.gap(sign).gap(space::M) };
    let stack = stack.title(ui, &words.welcome().into()).gap(space::XS);
    let stack = stack.note(ui, view.text(&content.settings.tagline), body(view)).gap(space::L);
    let stack = stack.fact(ui, Icon::UsersThree, words.welcome_meet()).gap(space::S);
    let stack = stack.fact(ui, Icon::HandHeart, words.welcome_free()).gap(space::S);
    let stack = stack.fact(ui, Icon::Coffee, words.welcome_stay());
    let top = (text.top() + ((text.height() - stack.height()) / 2.0).max(0.0)).round();
    let square = Rect::from_min_size(Pos2::new(text.left(), top), Vec2::splat(side));
    Icon::Signpost.paint_duo(ui.painter(), square, theme.palette.green);
    stack.put(ui, Pos2::new(text.left() + lead, top));
}

/// Where words may stand on a card, beside a picture if there is one.
fn text_room(view: &View<'_>, rect: Rect, picture: Option<&BlobHash>) -> Rect {
    let beside = picture.filter(|_| view.is_landscape());
    let left = beside.map_or(rect.left(), |_| rect.left() + (rect.width() * 0.45).round());
    rect.with_min_x(left).shrink(view.theme.u(space::XL))
}

/// Puts a picture above the words (beside them on a landscape panel); the words take what they need.
fn with_picture(
    ui: &Ui,
    view: &View<'_>,
    (rect, text, blob): (Rect, Rect, Option<&BlobHash>),
    stack: &Stack<'_>,
) {
    let theme = &view.theme;
    if blob.is_none() {
        return stack.put_middle(ui, text);
    }
    let found = view.picture(blob);
    if view.is_landscape() {
        let corner = CornerRadius { ne: 0, se: 0, ..theme.radius(radius::CARD) };
        let frame = rect.with_max_x(text.left() - theme.u(space::XL));
        picture::cover(ui.painter(), theme, found, (frame, corner));
        return stack.put_middle(ui, text);
    }
    let needed = stack.height() + theme.u(space::L + space::XL);
    let high = (rect.height() - needed).max(rect.height() * PICTURE_SHARE_MIN);
    let own = found.map_or(high, |it| rect.width() * it.size[1] / it.size[0].max(1.0) * CUT_MAX);
    let frame = rect.with_max_y((rect.top() + high.min(own)).round());
    picture::cover(ui.painter(), theme, found, (frame, top_corners(theme)));
    stack.put_middle(
        ui,
        Rect::from_min_max(Pos2::new(text.left(), frame.bottom()), Pos2::new(text.right(), rect.bottom())),
    );
}
