//! What every page of a visit has around it: where one is, and the ways that are always in the same place.

use chrono::{DateTime, Timelike as _};
use chrono_tz::Tz;
use egui::{Pos2, Rect, Role, StrokeKind, Ui, Vec2};

use super::{
    aloud,
    falls_back::falls_back,
    icon::Icon,
    reach,
    theme::{TextStyle, Tone, icon_size, layout, radius, space, stroke},
    view::{Pressed, View},
    widgets::{
        Block, Chip, Face, caption,
        fit::fit,
        keypad,
        layout::{place, split_columns},
        text::paint_middle,
        touch::{self, Ground},
    },
    words::Words,
};
use crate::{
    domain::content::Content,
    kiosk::{
        event::Event,
        page::{Page, Press, Reach},
        time::Freshness,
    },
};

/// Minutes before closing in which every page leads to the helplines (CARE rule 4).
const CLOSING_MINUTES: u32 = 20;

/// Draws header and bar around a page, and gives the room between them to `body`.
pub(super) fn around(
    ui: &mut Ui,
    view: &View<'_>,
    (content, page): (&Content, &Page),
    events: &mut Vec<Event>,
    body: impl FnOnce(&mut Ui, &mut Vec<Event>),
) {
    let whole = ui.max_rect();
    let mut room = whole;
    let strip = aloud::strip_height(view);
    room.max.y -= bar_height(view) + strip;
    let free = header(ui, view, content, (&mut room, events));
    keypad::page_begins(ui);
    let edge = view.theme.u(space::EDGE);
    room = Rect::from_min_max(room.min + Vec2::new(edge, 0.0), room.max - Vec2::new(edge, 0.0));
    warn(ui, view, &mut room);
    if falls_back(view, content, page) {
        let words = view.words().content_is_japanese();
        let below = place(ui, room, |ui| caption(ui, &view.theme, words).rect.bottom());
        room.min.y = below + view.theme.u(space::S);
    }
    if !page.is_talk() && is_closing(content, view.at()) {
        // A landscape panel has the room beside its name, a portrait one below.
        let place = if view.is_landscape() { free } else { room };
        let bottom = talk_card(ui, view, place, events);
        if !view.is_landscape() {
            room.min.y = bottom + view.theme.u(space::M);
        }
    }
    room.max.y -= view.theme.u(space::L);
    place(ui, room, |ui| aloud::page(ui, view, (page, events), body));
    let bar_top = whole.bottom() - bar_height(view);
    aloud::strip(ui, view, whole.with_min_y(bar_top - strip).with_max_y(bar_top), events);
    bar(ui, view, (page, whole.with_min_y(bar_top)), events);
    aloud::name_focus(ui, view, events);
}

/// Draws the header and takes its height from `room`; gives back the free part of its line.
fn header(
    ui: &mut Ui,
    view: &View<'_>,
    content: &Content,
    (room, events): (&mut Rect, &mut Vec<Event>),
) -> Rect {
    let theme = &view.theme;
    let (edge, gap) = (theme.u(space::EDGE), theme.u(space::M));
    let lines = theme.line_height(TextStyle::Caption) + theme.line_height(TextStyle::Small);
    let high = theme.u(layout::TOP).max(lines + theme.u(space::M + space::S));
    let line = Rect::from_min_max(
        Pos2::new(room.left() + edge, room.top() + gap),
        Pos2::new(room.right() - edge, room.top() + high - theme.u(space::S)),
    );
    let hide = hide_button(ui, view, line, events);
    let brand_right = brand(ui, view, content, (line.with_max_x(hide.left() - gap), events));
    room.min.y += high;
    Rect::from_min_max(Pos2::new(brand_right + gap, hide.top()), Pos2::new(hide.left() - gap, hide.bottom()))
}

/// 画面をかくす at the right end of the header; gives back where it stands.
fn hide_button(ui: &mut Ui, view: &View<'_>, line: Rect, events: &mut Vec<Event>) -> Rect {
    let theme = &view.theme;
    let word = view.words().hide();
    let face = Face::new(TextStyle::Caption, theme.palette.ink).bold();
    let block = Block::set(ui.painter(), theme, word, face, line.width());
    let side = theme.u(icon_size::INLINE);
    let wide = block.size().x + side + theme.u(space::S) + 2.0 * theme.u(space::L);
    let high = theme.touch_primary().max(line.height());
    let rect = Rect::from_min_size(Pos2::new(line.right() - wide, line.top()), Vec2::new(wide, high));
    let colors = theme.palette;
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, word);
        let ground = Ground {
            fill: colors.card,
            edge: colors.ink,
            edge_width: stroke::OUTLINE,
            radius: radius::BUTTON,
            press_ink: colors.ink,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        let corner = Pos2::new(rect.left() + theme.u(space::L), rect.center().y - side / 2.0);
        let square = Rect::from_min_size(corner, Vec2::splat(side));
        Icon::EyeSlash.paint(ui.painter(), square, colors.ink);
        paint_middle(ui.painter(), &block, rect.with_min_x(square.right() + theme.u(space::S)));
        if response.clicked() {
            events.press(Press::Hide);
        }
    });
    rect
}

/// The signpost, the name of the corner, and where it is; gives back its right edge.
fn brand(ui: &mut Ui, view: &View<'_>, content: &Content, (line, events): (Rect, &mut Vec<Event>)) -> f32 {
    let theme = &view.theme;
    let colors = theme.palette;
    let side = theme.u(60.0);
    let square = Rect::from_center_size(line.left_center() + Vec2::new(side / 2.0, 0.0), Vec2::splat(side));
    Icon::Signpost.paint_duo(ui.painter(), square, colors.green);
    let words = line.with_min_x(square.right() + theme.u(space::S));
    let place = place_words(view, content);
    let name = view.text(&content.settings.corner_name).without_readings();
    let one_line = |style| {
        Block::set(ui.painter(), theme, name.clone(), Face::new(style, colors.green).bold(), words.width())
    };
    let styles = [TextStyle::Body, TextStyle::Caption].into_iter().map(one_line);
    let title =
        styles.into_iter().find(|it| it.line_count() == 1).unwrap_or_else(|| one_line(TextStyle::Small));
    let face = Face::new(TextStyle::Small, colors.ink2).lines_max(1);
    let sub = Block::set(ui.painter(), theme, place.as_str(), face, words.width());
    // The two lines stand closer than lines of running text.
    let lap = theme.u(6.0);
    let top = words.center().y - (title.height() + sub.height() - lap) / 2.0;
    title.paint(ui.painter(), Pos2::new(words.left(), top));
    sub.paint(ui.painter(), Pos2::new(words.left(), top + title.height() - lap));
    if view.kiosk.has_staff_page() && is_held(ui, line.with_max_x(square.right())) {
        events.open(Page::Staff);
    }
    touch::describe(ui, line, Role::Banner, &format!("{} {place}", name.plain()));
    words.left() + title.size().x.max(sub.size().x)
}

/// Seconds for which staff hold the signpost to come to their page: no visitor rests a finger there so long.
const HOLD_SECS: f64 = 5.0;

/// Whether a finger has rested on this place for [`HOLD_SECS`].
fn is_held(ui: &Ui, place: Rect) -> bool {
    let (rests, long) = ui.input(|input| {
        let pointer = &input.pointer;
        let inside = |at: Option<Pos2>| at.is_some_and(|at| place.contains(at));
        let rests = pointer.any_down() && inside(pointer.press_origin()) && inside(pointer.interact_pos());
        (rests, pointer.press_start_time().is_some_and(|since| input.time - since >= HOLD_SECS))
    });
    if rests && !long {
        ui.ctx().request_repaint_after_secs(0.5);
    }
    rests && long
}

/// Where the terminal stands, and that all is fiction if it is.
pub(super) fn place_words(view: &View<'_>, content: &Content) -> String {
    let place = view.plain(&content.settings.corner_place);
    let sample = view.words().sample();
    // The centre's own words may say so already, in this language or in Japanese.
    let says = |sample: &str| place.contains(sample.trim_matches(['（', '）', '(', ')']));
    let is_told = says(sample) || says(Words::default().sample());
    if content.settings.sample && !is_told { format!("{place}{sample}") } else { place }
}

/// A line that says how old things are, or that nobody knows the time; nothing when all is well.
fn warn(ui: &mut Ui, view: &View<'_>, room: &mut Rect) {
    let Some(words) = age_words(view) else { return };
    let chip = Chip::tone(&view.theme, Tone::Prep, words);
    let below = place(ui, *room, |ui| chip.show(ui, &view.theme).rect.bottom());
    room.min.y = below + view.theme.u(space::S);
}

/// How old things are in words: 「13:42 現在」, 「古いかもしれません」, or that nobody knows the time.
pub(super) fn age_words(view: &View<'_>) -> Option<String> {
    let words = view.words();
    if view.at().is_none() {
        return Some(words.setting_clock().to_owned());
    }
    let stamp = |since: DateTime<Tz>| {
        let time = words.time(since.time());
        let same_day = view.today() == Some(since.date_naive());
        words.as_of(&if same_day { time } else { format!("{} {time}", words.date(since.date_naive())) })
    };
    match view.kiosk.freshness(&view.now) {
        Freshness::Current => None,
        Freshness::Aging { since } => Some(stamp(since)),
        Freshness::Stale { since: Some(since) } => Some(format!("{}・{}", stamp(since), words.may_be_old())),
        Freshness::Stale { since: None } => Some(words.may_be_old().to_owned()),
    }
}

/// Whether the corner closes within [`CLOSING_MINUTES`].
fn is_closing(content: &Content, at: Option<DateTime<Tz>>) -> bool {
    let Some(at) = at else { return false };
    let Some(open) = content.corner.day(at.date_naive()).hours() else { return false };
    let minute = at.hour() * 60 + at.minute();
    open.contains(at.time()) && open.end_minute().saturating_sub(minute) <= CLOSING_MINUTES
}

/// The card that leads to the helplines in the last minutes of opening, over the width of `room`; gives back where
/// it ends.
fn talk_card(ui: &mut Ui, view: &View<'_>, room: Rect, events: &mut Vec<Event>) -> f32 {
    let theme = &view.theme;
    let colors = theme.palette;
    let (pad, side) = (theme.u(space::M), theme.u(icon_size::BAR));
    let face = Face::new(TextStyle::Caption, colors.help).bold();
    let set = |words| Block::set(ui.painter(), theme, words, face, room.width() - side - 3.0 * pad);
    let long = set(view.words().talk_closing());
    let short = (view.words().talk_closing_short(), set(view.words().talk_closing_short()));
    let (words, block) = if long.line_count() == 1 { (view.words().talk_closing(), long) } else { short };
    let high = (block.height() + theme.u(space::XS)).max(theme.touch_primary());
    let rect = Rect::from_min_size(room.min, Vec2::new(room.width(), high));
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, words);
        let ground = Ground {
            fill: colors.help_soft,
            edge: colors.help,
            edge_width: stroke::OUTLINE,
            radius: radius::BUTTON,
            press_ink: colors.help,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        let middle = rect.left_center() + Vec2::new(pad + side / 2.0, 0.0);
        let square = Rect::from_center_size(middle, Vec2::splat(side));
        Icon::PhoneCall.paint(ui.painter(), square, colors.help);
        paint_middle(ui.painter(), &block, rect.with_min_x(square.right() + pad));
        if response.clicked() {
            events.open(Page::Talk);
        }
    });
    rect.bottom()
}

/// On a portrait panel high enough for a picture above two lines of words, however large those are.
fn bar_height(view: &View<'_>) -> f32 {
    let theme = &view.theme;
    let stacked =
        theme.u(icon_size::BAR + space::XS + 2.0 * space::S) + 2.0 * theme.line_height(TextStyle::Small);
    view.by_shape(layout::BAR, 136.0).max(if view.is_landscape() { 0.0 } else { stacked })
}

/// One way of the bar.
struct Way {
    icon: Icon,
    word: &'static str,
    press: Press,
}

fn ways(view: &View<'_>, page: &Page) -> Vec<Way> {
    let words = view.words();
    let way = |icon, word, press| Way { icon, word, press };
    let hide = way(Icon::EyeSlash, words.hide(), Press::Hide);
    let reading = way(Icon::TextAa, words.reading(), Press::Open(Page::Reading));
    let language = way(Icon::Translate, words.language(), Press::Open(Page::Language));
    if *page == Page::Home {
        let call = way(Icon::HandWaving, words.call_staff(), Press::Open(Page::CallStaff));
        let height = reach::can_lower(view).then(|| match view.kiosk.prefs().reach {
            Reach::Whole => way(Icon::ArrowLineDown, words.lower_screen(), Press::Reach(Reach::Lowered)),
            Reach::Lowered => way(Icon::ArrowLineUp, words.raise_screen(), Press::Reach(Reach::Whole)),
        });
        return [hide, call].into_iter().chain(height).chain([language, reading]).collect();
    }
    let back = way(Icon::ArrowLeft, words.back(), Press::Back);
    let home = way(Icon::House, words.home(), Press::Home);
    vec![hide, back, home, language, reading]
}

/// The bar at the foot: the same ways at the same places on every page.
fn bar(ui: &mut Ui, view: &View<'_>, (page, rect): (&Page, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    ui.painter().rect_filled(rect, 0.0, theme.palette.card);
    let line = theme.stroke(stroke::HAIRLINE, theme.palette.hairline);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let inside = rect.shrink2(Vec2::new(view.by_shape(space::M, space::EDGE), theme.u(space::S)));
    let between = view.by_shape(space::XS, space::M).max(theme.touch_gap());
    let cells = split_columns(inside, &bar_shares(view), between);
    let ways = ways(view, page);
    let [hide, back, home, language, reading, spoken @ .., talk] = cells.as_slice() else { return };
    // On Home there is nothing to go back to: its two places are free.
    let places = if ways.len() == FEW_WAYS {
        vec![*hide, back.union(*home), *language, *reading]
    } else {
        vec![*hide, *back, *home, *language, *reading]
    };
    for (way, rect) in ways.into_iter().zip(places) {
        bar_way(ui, view, (&way, rect), events);
    }
    if let Some(rect) = spoken.first() {
        let (icon, word) = aloud::way(view);
        bar_way(ui, view, (&Way { icon, word, press: aloud::ask(ui, view) }, *rect), events);
    }
    let talk_way = Way { icon: Icon::PhoneCall, word: view.words().talk(), press: Press::Open(Page::Talk) };
    talk_button(ui, view, (&talk_way, *talk), events);
}

/// Ways on Home where there is nothing to lower.
const FEW_WAYS: usize = 4;

/// Widths of the bar's places, with one for よみあげ where that is offered: as the words need on a portrait panel, equal
/// on a landscape one.
fn bar_shares(view: &View<'_>) -> Vec<f32> {
    let aloud = aloud::is_offered(view).then_some(1.0);
    let (ways, talk): ([f32; 5], f32) =
        if view.is_landscape() { ([1.0; 5], 1.0) } else { ([1.2, 0.8, 0.88, 1.0, 0.84], 1.28) };
    ways.into_iter().chain(aloud).chain([talk]).collect()
}

fn bar_way(ui: &mut Ui, view: &View<'_>, (way, rect): (&Way, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let colors = theme.palette;
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, way.word);
        let fill = touch::ground(&response, colors.card, colors.green);
        let corner = theme.radius(radius::BUTTON);
        ui.painter().rect_filled(rect, corner, fill);
        touch::focus_ring(ui, theme, &response, corner);
        paint_way(ui, view, (way, rect), (colors.green, Face::new(TextStyle::Small, colors.ink)));
        if response.clicked() {
            events.press(way.press.clone());
        }
    });
}

fn talk_button(ui: &mut Ui, view: &View<'_>, (way, rect): (&Way, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let colors = theme.palette;
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, way.word);
        let fill = touch::ground(&response, colors.help, colors.on_help);
        let corner = theme.radius(radius::BUTTON);
        ui.painter().rect(rect, corner, fill, egui::Stroke::NONE, StrokeKind::Inside);
        touch::focus_ring(ui, theme, &response, corner);
        paint_way(
            ui,
            view,
            (way, rect),
            (colors.on_help, Face::new(TextStyle::Small, colors.on_help).bold()),
        );
        if response.clicked() {
            events.press(way.press.clone());
        }
    });
}

/// Icon and word: above each other on a portrait panel, beside each other on a landscape one.
fn paint_way(ui: &Ui, view: &View<'_>, (way, rect): (&Way, Rect), (ink, face): (egui::Color32, Face)) {
    let theme = &view.theme;
    let (side, gap) = (theme.u(icon_size::BAR), theme.u(space::XS));
    let painter = ui.painter();
    if view.is_landscape() {
        let width = rect.width() - side - 3.0 * gap;
        let block = fit(painter, theme, (way.word, face.balanced()), Vec2::new(width, rect.height()));
        let left = rect.center().x - (side + 1.5 * gap + block.size().x) / 2.0;
        let square = Rect::from_min_size(Pos2::new(left, rect.center().y - side / 2.0), Vec2::splat(side));
        way.icon.paint(painter, square, ink);
        paint_middle(painter, &block, rect.with_min_x(square.right() + 1.5 * gap));
    } else {
        let block = fit(painter, theme, (way.word, face.centred().balanced()), rect.size());
        if side + gap + block.height() > rect.height() {
            // Long words take the picture's room: they say more.
            return block.paint(painter, Pos2::new(rect.left(), rect.center().y - block.height() / 2.0));
        }
        let top = rect.center().y - (side + gap + block.height()) / 2.0;
        let square = Rect::from_min_size(Pos2::new(rect.center().x - side / 2.0, top), Vec2::splat(side));
        way.icon.paint(painter, square, ink);
        block.paint(painter, Pos2::new(rect.left(), square.bottom() + gap));
    }
}
