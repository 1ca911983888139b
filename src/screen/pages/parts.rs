//! What several pages share: their frame, rows of groups, and where else one may turn.

use std::ops::Deref;

use chrono::{NaiveDate, NaiveDateTime};
use egui::{Color32, Frame, Margin, Pos2, Rect, Response, Sense, Ui, Vec2};

use crate::{
    domain::{
        agenda::Agenda, content::Content, place::Place, proposal::Proposal, text::Text,
        theme::Theme as Topic, time::Validity,
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
        typing::Typing,
    },
    screen::{
        icon::Icon,
        theme::{Hue, TextSize, TextStyle, Theme, Tone, radius, space, stroke},
        view::{Pressed as _, View},
        widgets::{
            Block, Chip, Face, Keyboard, Mark, Prose, Row, Stroke, caption, card, columns, gap, para, print,
            scroll, touch::Ground,
        },
        words::Words,
    },
};

/// What a page reads: the view, the content on it, and the words of the interface.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    view: &'a View<'a>,
    content: &'a Content,
    /// The words of the interface.
    pub(super) words: Words,
}

impl<'a> Deref for Shown<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        self.view
    }
}

impl<'a> Shown<'a> {
    /// A view of a kiosk that has content.
    pub(super) fn new(view: &'a View<'a>, content: &'a Content) -> Self {
        Self { view, content, words: view.words() }
    }

    /// Everything there is to show.
    pub(super) fn content(&self) -> &'a Content {
        self.content
    }

    /// The meetings of the coming weeks.
    pub(super) fn agenda(&self) -> &'a Agenda {
        self.view.kiosk.agenda()
    }

    /// Whether something is shown today; while nobody knows the date, what no date limits.
    pub(super) fn is_valid(&self, validity: Validity) -> bool {
        validity.holds(self.today())
    }

    /// Whether a proposal stands on the board; while nobody knows the date none does, for each has a last day.
    pub(super) fn stands(&self, proposal: &Proposal) -> bool {
        self.today().is_some_and(|today| proposal.stands(today))
    }

    /// Whether the visitor chose large text.
    pub(super) fn is_large(&self) -> bool {
        self.theme.text_size == TextSize::Large
    }
}

/// Where something `wide` and `high` stands at the right edge of a heading: on its line, or on one of its own where
/// the words of a language leave no room beside each other.
pub(super) fn beside(
    ui: &mut Ui,
    view: &Shown<'_>,
    (heading, words, face): (&Response, &str, Face),
    (wide, high): (f32, f32),
) -> Rect {
    let whole = heading.rect.width();
    let title = Block::set(ui.painter(), &view.theme, words, face, whole).size().x;
    if title + wide <= whole {
        return heading.rect;
    }
    ui.allocate_exact_size(Vec2::new(whole, high), Sense::hover()).0
}

/// A page in the making: what scrolls keeps its place under `name`.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a, 'v> {
    view: &'a Shown<'v>,
    name: &'a str,
    foot: bool,
}

impl<'a, 'v> Sheet<'a, 'v> {
    /// A page without a foot.
    pub(super) fn new(view: &'a Shown<'v>, name: &'a str) -> Self {
        Self { view, name, foot: false }
    }

    /// With room for one row of buttons that never scrolls away.
    pub(super) fn with_foot(self) -> Self {
        Self { foot: true, ..self }
    }

    /// Fills the page: the head above the body on a portrait panel, beside it on a landscape one. Returns the room
    /// of the foot, which is empty if the page has none.
    pub(super) fn fill(
        self,
        ui: &mut Ui,
        events: &mut Vec<Event>,
        head: impl FnOnce(&mut Ui, &mut Vec<Event>),
        body: impl FnOnce(&mut Ui, &mut Vec<Event>),
    ) -> Rect {
        let theme = &self.view.theme;
        lower(ui, theme);
        let whole = ui.available_rect_before_wrap();
        let words = self.view.words;
        if is_landscape(theme) {
            let middle = whole.left() + (whole.width() * HEAD_SHARE).round();
            let (left, foot) = self.cut_foot(whole.with_max_x(middle));
            let beside = format!("{}-head", self.name);
            place(ui, left, |ui| scroll(ui, theme, (words, &beside), |ui| head(ui, events)));
            let right = whole.with_min_x(middle + theme.u(space::XL));
            place(ui, right, |ui| scroll(ui, theme, (words, self.name), |ui| body(ui, events)));
            return foot;
        }
        let (above, foot) = self.cut_foot(whole);
        place(ui, above, |ui| self.upright(ui, events, head, body));
        foot
    }

    /// The head above what scrolls; a head that would leave that too little room scrolls with it.
    fn upright(
        self,
        ui: &mut Ui,
        events: &mut Vec<Event>,
        head: impl FnOnce(&mut Ui, &mut Vec<Event>),
        body: impl FnOnce(&mut Ui, &mut Vec<Event>),
    ) {
        let theme = &self.view.theme;
        let id = ui.scope_id().with(("head", self.name));
        let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
        let is_high = known > ui.available_height() * HEAD_HIGH_MAX;
        let head = |ui: &mut Ui, events: &mut Vec<Event>| {
            let top = ui.cursor().top();
            head(ui, events);
            let high = ui.cursor().top() - top;
            if (high - known).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(id, high));
                ui.ctx().request_repaint();
            }
            gap(ui, theme, space::M);
        };
        let name = (self.view.words, self.name);
        if is_high {
            scroll(ui, theme, name, |ui| {
                head(ui, events);
                body(ui, events);
            });
        } else {
            head(ui, events);
            scroll(ui, theme, name, |ui| body(ui, events));
        }
    }

    fn cut_foot(self, whole: Rect) -> (Rect, Rect) {
        let theme = &self.view.theme;
        if !self.foot {
            return (whole, Rect::from_min_size(whole.left_bottom(), Vec2::ZERO));
        }
        let top = whole.bottom() - theme.touch_primary() - theme.u(space::M);
        let foot = Rect::from_min_max(Pos2::new(whole.left(), top), whole.max);
        (whole.with_max_y(top - theme.u(space::M)), foot)
    }
}

/// Leaves a little room under the header.
pub(super) fn lower(ui: &mut Ui, theme: &Theme) {
    gap(ui, theme, space::S);
}

/// How much of a landscape panel the head takes.
const HEAD_SHARE: f32 = 0.36;
/// How much of a portrait panel's room a head takes at most before it scrolls.
const HEAD_HIGH_MAX: f32 = 0.65;

pub(super) use crate::screen::widgets::place;

/// Columns of equal width where they fit beside each other, and below each other where they do not.
pub(super) fn columns_if(
    ui: &mut Ui,
    theme: &Theme,
    (beside, count): (bool, usize),
    mut fill: impl FnMut(&mut Ui, usize),
) {
    if beside {
        columns(ui, theme, (&vec![1.0; count], space::M), fill);
    } else {
        (0..count).for_each(|number| fill(ui, number));
    }
}

/// Whether the panel lies.
pub(super) fn is_landscape(theme: &Theme) -> bool {
    theme.panel.width_px > theme.panel.height_px
}

/// The width of each of so many cells of a [`grid`].
pub(super) fn column_width(theme: &Theme, (whole, columns): (f32, usize)) -> f32 {
    let columns = columns.max(1);
    ((whole - between(theme) * (columns - 1) as f32) / columns as f32).floor()
}

fn between(theme: &Theme) -> f32 {
    theme.u(space::M).max(theme.touch_gap())
}

/// Equal cells, `columns` to a row, each row as high as its highest cell wants.
pub(super) fn grid<T>(
    ui: &mut Ui,
    theme: &Theme,
    (columns, items): (usize, &[T]),
    height: impl Fn(&Ui, &T, f32) -> f32,
    mut cell: impl FnMut(&mut Ui, &T, f32),
) {
    let columns = columns.max(1);
    let (between, whole) = (between(theme), ui.available_width());
    let width = column_width(theme, (whole, columns));
    for (number, row) in items.chunks(columns).enumerate() {
        if number > 0 {
            ui.add_space(between);
        }
        let high = row.iter().map(|item| height(ui, item, width)).fold(0.0, f32::max).round();
        let corner = ui.available_rect_before_wrap().min;
        for (column, item) in row.iter().enumerate() {
            let at = corner + Vec2::new((width + between) * column as f32, 0.0);
            place(ui, Rect::from_min_size(at, Vec2::new(width, high)), |ui| cell(ui, item, high));
        }
        ui.allocate_exact_size(Vec2::new(whole, high), Sense::hover());
    }
}

/// Opens a page when `response` was pressed.
pub(super) fn open(response: &Response, page: Page, events: &mut Vec<Event>) {
    if response.clicked() {
        events.push(Event::Press(Press::Open(page)));
    }
}

/// A text of the content in the visitor's language.
pub(super) fn say(view: &Shown<'_>, text: &Text) -> Prose {
    Prose::from(text.get(view.words.lang()).0)
}

/// The same without readings.
pub(super) fn plain(view: &Shown<'_>, text: &Text) -> String {
    text.get(view.words.lang()).0.plain()
}

/// The local date and time, if they are known.
pub(super) fn local(view: &Shown<'_>) -> Option<NaiveDateTime> {
    view.at().map(|time| time.naive_local())
}

/// Today, if it is known.
pub(super) fn today(view: &Shown<'_>) -> Option<NaiveDate> {
    local(view).map(|time| time.date())
}

/// The icon of a theme; one that is not shipped becomes the signpost.
pub(super) fn topic_icon(topic: &Topic) -> Icon {
    Icon::ALL.iter().copied().find(|icon| icon.name() == topic.icon).unwrap_or(Icon::Signpost)
}

/// The colours of a theme.
pub(super) fn topic_hue(theme: &Theme, topic: &Topic) -> Hue {
    theme.palette.hue(usize::from(topic.hue.saturating_sub(1)))
}

/// A chip with icon, name and colours of a theme.
pub(super) fn topic_chip(view: &Shown<'_>, topic: &Topic) -> Chip {
    Chip::new(plain(view, &topic.name)).icon(topic_icon(topic)).hue(topic_hue(&view.theme, topic))
}

/// Where something takes place, in words.
pub(super) fn place_words(view: &Shown<'_>, place: &Place) -> String {
    match place {
        Place::Room(id) => {
            let room = view.content().rooms.get(id);
            room.map_or_else(|| view.words.group_rooms().to_owned(), |room| plain(view, &room.name))
        }
        Place::Public(text) => plain(view, text),
        Place::AfterContact => view.words.after_contact().to_owned(),
        Place::Online => view.words.online().to_owned(),
    }
}

/// The desk, wherever a list ends: what it does, when it is open next, and what it does not do.
pub(super) fn desk_row(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let does_not = plain(view, &view.content().settings.desk_does_not);
    let row = Row::new(view.words.desk_searches_too()).icon(Icon::Signpost, theme.palette.green);
    let response = row.note(format!("{}\n{does_not}", desk_words(view))).show(ui, theme);
    open(&response, Page::House, events);
}

/// The title of the first section of a page: the room above it is there already.
pub(super) fn first_section(ui: &mut Ui, theme: &Theme, text: &str) {
    print(ui, theme, text, Face::new(TextStyle::Label, theme.palette.ink).heading());
    gap(ui, theme, space::S);
}

/// 「12階の窓口 17:00まで・内線 1200」
pub(super) fn desk_words(view: &Shown<'_>) -> String {
    let settings = &view.content().settings;
    let extension = view.words.extension(&settings.extension);
    let desk = &view.content().desk;
    let opening = local(view).map(|now| view.words.opening_next(desk, now));
    let parts = [Some(plain(view, &settings.desk_place)), opening, Some(extension)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("・")
}

/// A sentence that what needs the time cannot be shown, and where to ask.
pub(super) fn time_unknown(ui: &mut Ui, view: &Shown<'_>, what: &str) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        let mark = Mark::new(Tone::Prep, view.words.time_unknown());
        mark.show(ui, theme);
        gap(ui, theme, space::XS);
        para(ui, theme, what);
        caption(ui, theme, view.words.time_unknown_ask(&view.content().settings.extension));
    });
}

/// A white card with a coloured edge.
pub(super) fn edged<R>(ui: &mut Ui, theme: &Theme, edge: Color32, fill: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin::same(theme.u(space::L).min(127.0) as i8);
    let frame = Frame::new()
        .fill(theme.palette.card)
        .stroke(theme.stroke(stroke::OUTLINE, edge))
        .corner_radius(theme.radius(radius::CARD))
        .inner_margin(margin);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        fill(ui)
    });
    shown.inner
}

/// The ground of a white card that is touched.
pub(super) fn touchable(theme: &Theme) -> Ground {
    let colors = theme.palette;
    Ground {
        fill: colors.card,
        edge: colors.line,
        edge_width: stroke::TOUCH,
        radius: radius::CARD,
        press_ink: colors.green,
    }
}

/// The keys of a page on which one types.
pub(super) fn keyboard(view: &Shown<'_>, typing: &Typing) -> Keyboard {
    Keyboard { layout: typing.layout(), from: view.kiosk.config().kana_from, words: view.words }
}

/// Shows them, and tells what was touched.
pub(super) fn show_keys(
    ui: &mut Ui,
    view: &Shown<'_>,
    (rect, typing): (Rect, &Typing),
    events: &mut Vec<Event>,
) {
    match keyboard(view, typing).show(ui, &view.theme, rect) {
        Some(Stroke::Key(key)) => events.press(Press::Type(key)),
        Some(Stroke::Keys(layout)) => events.press(Press::Keys(layout)),
        None => {}
    }
}
