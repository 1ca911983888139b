//! One leaflet, a page at a time, as large as the glass allows.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use super::{
    leaflets::adults_chip,
    offer::offer_here,
    parts::{Shown, is_landscape, lower, open, place, plain, say},
};
use crate::{
    domain::{id::LeafletId, leaflet::Leaflet, slip::SlipKind},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        widgets::{
            Button, Face,
            fit::{normal, one_line},
            gap,
            layout::split_columns,
            picture, scroll,
            text::paint_middle,
            title, touch,
        },
    },
};

mod zoom;

/// How much of a landscape panel the words beside the sheet take.
const WORDS_SHARE: f32 = 0.36;

/// Draws page `number`, counted from 0.
pub(super) fn draw(
    ui: &mut Ui,
    view: &Shown<'_>,
    (id, number): (&LeafletId, usize),
    events: &mut Vec<Event>,
) {
    let Some(leaflet) = view.content().leaflets.get(id) else { return };
    let theme = &view.theme;
    lower(ui, theme);
    let whole = ui.available_rect_before_wrap();
    let open_at = Open { leaflet, number };
    if is_landscape(theme) {
        let middle = whole.left() + (whole.width() * WORDS_SHARE).round();
        let left = whole.with_max_x(middle - theme.u(space::XL));
        let paper = sheet(ui, view, &open_at, whole.with_min_x(middle));
        let foot = left.with_min_y(left.bottom() - theme.touch_primary());
        let strip = above(ui, view, (foot, left));
        // Where words are large and room is short, what is above the buttons is turned like a page.
        place(ui, left.with_max_y(strip.top() - theme.u(space::S)), |ui| {
            scroll(ui, theme, (view.words, "leaflet"), |ui| head(ui, view, leaflet, events));
        });
        zoom::controls(ui, view, paper, (strip, left));
        pager(ui, view, (&open_at, foot), events);
        return;
    }
    let top = place(ui, whole, |ui| {
        head(ui, view, leaflet, events);
        ui.min_rect().bottom()
    });
    let foot = whole.with_min_y(whole.bottom() - theme.touch_primary());
    let space = theme.u(space::M);
    let strip = above(ui, view, (foot, whole));
    let paper = sheet(ui, view, &open_at, whole.with_min_y(top + space).with_max_y(strip.top() - space));
    zoom::controls(ui, view, paper, (strip, whole));
    pager(ui, view, (&open_at, foot), events);
}

struct Open<'a> {
    leaflet: &'a Leaflet,
    number: usize,
}

fn head(ui: &mut Ui, view: &Shown<'_>, leaflet: &Leaflet, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if leaflet.adults_only {
        adults_chip(view).show(ui, theme);
        gap(ui, theme, space::XS);
    }
    title(ui, theme, say(view, &leaflet.title));
    let group = leaflet.group.as_ref().and_then(|id| view.content().groups.get(id));
    if let Some(group) = group {
        gap(ui, theme, space::S);
        let word = view.words.see_named(&plain(view, &group.name));
        let button = Button::outline(word).icon(Icon::UsersThree).secondary().show_narrow(ui, theme);
        open(&button, Page::Group(group.id.clone()), events);
    }
    offer_here(ui, view, (SlipKind::Leaflet(leaflet.id.clone()), view.words.print_this()), events);
}

/// The strip for the size above the pager, both in `room`.
fn above(ui: &Ui, view: &Shown<'_>, (foot, room): (Rect, Rect)) -> Rect {
    let bottom = foot.top() - view.theme.u(space::S).max(view.theme.touch_gap());
    foot.with_min_y(bottom - zoom::high(ui, view, room)).with_max_y(bottom)
}

fn sheet(ui: &Ui, view: &Shown<'_>, at: &Open<'_>, frame: Rect) -> zoom::Paper {
    let page = at.leaflet.pages.get(at.number);
    let picture = view.picture(page.map(|page| &page.picture));
    let shape = picture::sheet(picture, page.and_then(|page| page.size_px), frame);
    let count = view.words.page_of(at.number + 1, at.leaflet.pages.len());
    let printed = page.map(|page| page.text.replace('\n', " ")).unwrap_or_default();
    let name = format!("{} {count} {printed}", plain(view, &at.leaflet.title));
    touch::describe(ui, frame, Role::Image, name.trim_end());
    let paper = zoom::Paper { picture, frame, shape };
    zoom::sheet(ui, view, paper);
    paper
}

/// 「前へ」, 「2 / 3」, 「次へ」; nothing for a single sheet.
fn pager(ui: &mut Ui, view: &Shown<'_>, (at, foot): (&Open<'_>, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let pages = at.leaflet.pages.len();
    if pages < 2 {
        return;
    }
    let cells = split_columns(foot, &[1.0, 0.7, 1.0], theme.u(space::S));
    let [before, middle, after] = cells.as_slice() else { return };
    let count = view.words.page_of(at.number + 1, pages);
    let face = Face::new(TextStyle::Label, theme.palette.ink).centred();
    let smaller = Face::new(TextStyle::Caption, theme.palette.ink).centred();
    let settings = [(theme, face), (theme, smaller)];
    let block = one_line(
        ui.painter(),
        (&settings, (&normal(theme), smaller)),
        (&count.as_str().into(), middle.width()),
    );
    paint_middle(ui.painter(), &block, *middle);
    touch::describe(
        ui,
        Rect::from_center_size(middle.center(), Vec2::new(middle.width(), block.height())),
        Role::Label,
        &count,
    );
    let id = &at.leaflet.id;
    let turn =
        |ui: &mut Ui, (rect, word, icon): (Rect, &str, Icon), to: Option<usize>, events: &mut Vec<Event>| {
            place(ui, rect, |ui| {
                if to.is_none() {
                    ui.disable();
                }
                let button = Button::outline(word).icon(icon).style(TextStyle::Caption);
                let button = button.height(rect.height()).show(ui, theme);
                if let Some(to) = to {
                    open(&button, Page::Leaflet(id.clone(), to), events);
                }
            });
        };
    turn(ui, (*before, view.words.page_before(), Icon::ArrowLeft), at.number.checked_sub(1), events);
    let next = Some(at.number + 1).filter(|next| *next < pages);
    turn(ui, (*after, view.words.page_after(), Icon::ArrowRight), next, events);
    ui.advance_cursor_after_rect(Rect::from_min_max(Pos2::new(foot.left(), foot.top()), foot.max));
}
