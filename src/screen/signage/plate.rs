//! Parts of the signs that nobody touches: the band with name and clock, and the plate with one large word.

use egui::{Color32, Pos2, Rect, Role, StrokeKind, Ui, Vec2};

use super::rooms;
use crate::{
    domain::{
        calendar::Day,
        content::Content,
        room::{Booking, Room, RoomState, next_booking, running_booking},
        time::minute_of_day,
    },
    kiosk::time::Freshness,
    screen::{
        chrome::age_words,
        theme::{TextStyle, Tone, radius, space},
        view::View,
        widgets::{Block, Face, paint_shape, touch},
    },
};

/// What a plate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Its shape and colour.
    pub(super) tone: Tone,
    /// The one word.
    pub(super) word: String,
    /// What stands under it: until when, who, why.
    pub(super) lines: Vec<String>,
    /// What comes next in this room.
    pub(super) next: Option<String>,
}

impl Said {
    /// What a room is, why, and what comes next. Nobody is named who did not choose to be.
    pub(super) fn of_room(view: &View<'_>, content: &Content, room: &Room) -> Self {
        let (Some(at), None) = (view.at(), Self::of_corner(view, content)) else {
            return Self::of_corner(view, content).unwrap_or_else(|| Self::time_unknown(view, content));
        };
        let words = view.words();
        let (state, time) = (rooms::state(content, room, at), at.time());
        let holding = content.holding(&room.id, at.naive_local());
        let name = |shown: Option<&_>| shown.map(|name| view.plain(name));
        let running = running_booking(&holding, time).and_then(|it| name(it.shown_name.as_ref()));
        let next = next_booking(&holding, time).map_or_else(
            || words.no_more_bookings().to_owned(),
            |it| words.next_booking(it.hours.start, name(it.shown_name.as_ref()).as_deref()),
        );
        Self {
            tone: rooms::tone(state),
            word: words.room_state(state).to_owned(),
            lines: words.room_until(state).into_iter().chain(running).collect(),
            next: Some(next),
        }
    }

    /// What holds for every room: nobody knows the time, or the corner is closed at this moment.
    pub(super) fn of_corner(view: &View<'_>, content: &Content) -> Option<Self> {
        let Some(at) = view.at() else { return Some(Self::time_unknown(view, content)) };
        let (words, today) = (view.words(), at.date_naive());
        let day = content.corner.day(today);
        let next = || content.corner.next_open_day(today).map(|(date, hours)| words.next_open(date, hours));
        let lines = match &day {
            Day::Open(hours) if hours.contains(at.time()) => return None,
            Day::Open(hours) if at.time() < hours.start => vec![words.opens_today(hours.start)],
            Day::Open(_) => std::iter::once(words.opening(&day, at.time())).chain(next()).collect(),
            Day::Closed(reason) => std::iter::once(words.closed_today(reason)).chain(next()).collect(),
        };
        let word = words.room_state(RoomState::Closed).to_owned();
        Some(Self { tone: Tone::Shut, word, lines, next: None })
    }

    fn time_unknown(view: &View<'_>, content: &Content) -> Self {
        let lines = vec![view.words().time_unknown_ask(&content.settings.extension)];
        Self { tone: Tone::Prep, word: view.words().setting_clock().to_owned(), lines, next: None }
    }
}

/// The band at the top: a name, the date, how old things are if they are, and the clock. Gives back where it stands.
pub(super) fn band(ui: &mut Ui, view: &View<'_>, (name, clock): (&str, TextStyle), whole: Rect) -> Rect {
    let theme = &view.theme;
    let (fill, ink) = band_colours(view);
    let (edge, pad) = (theme.u(space::EDGE), theme.u(space::S));
    let time = view.at().map(|at| view.words().time(at.time())).unwrap_or_default();
    let time = Block::set(ui.painter(), theme, time, Face::new(clock, ink), f32::INFINITY);
    let left = whole.width() - 2.0 * edge - time.size().x - theme.u(space::L);
    let styles = [TextStyle::Sign, TextStyle::Display, TextStyle::Title, TextStyle::Heading];
    let face = |style| Face::new(style, ink).heading();
    let set = |style| Block::set(ui.painter(), theme, name, face(style).lines_max(2), left);
    let name = styles.iter().map(|style| set(*style)).find(|it| it.line_count() == 1);
    let name = name.unwrap_or_else(|| set(TextStyle::Heading));
    let below = view.today().map(|today| view.words().date(today)).into_iter().chain(age_words(view));
    let below = below.collect::<Vec<_>>().join("　");
    let below = Block::set(ui.painter(), theme, below, Face::new(TextStyle::Label, ink), left);
    let text_high = name.height() + below.height();
    let high = text_high.max(time.height());
    let band = whole.with_max_y(whole.top() + high + 2.0 * pad);
    ui.painter().rect_filled(band, 0.0, fill);
    let at = Pos2::new(band.left() + edge, band.center().y - text_high / 2.0);
    name.put(ui, at);
    below.put(ui, at + Vec2::new(0.0, name.height()));
    time.put(ui, Pos2::new(band.right() - edge - time.size().x, band.center().y - time.height() / 2.0));
    band
}

/// The house's colours; quieter ones when what is shown is old.
fn band_colours(view: &View<'_>) -> (Color32, Color32) {
    let colors = view.theme.palette;
    if is_stale(view) { (colors.soft, colors.ink) } else { (colors.house, colors.on_house) }
}

/// Whether what is shown may be wrong by now.
pub(super) fn is_stale(view: &View<'_>) -> bool {
    match view.kiosk.freshness(&view.now) {
        Freshness::Current | Freshness::Aging { .. } => false,
        Freshness::Stale { .. } => true,
    }
}

/// Sizes of the word and of the lines under it, largest first: the first in which no line breaks, or at least fits.
const SIZES: [(TextStyle, TextStyle); 7] = {
    use TextStyle::{Clock, Display, Heading, Label, Poster, Sign, Title};
    [
        (Poster, Sign),
        (Poster, Title),
        (Poster, Heading),
        (Clock, Title),
        (Sign, Heading),
        (Display, Label),
        (Title, Label),
    ]
};

/// A plate with one large word, its shape beside it, and what stands under it, in the middle of `rect`.
pub(super) fn plate(ui: &Ui, view: &View<'_>, said: &Said, rect: Rect) {
    let theme = &view.theme;
    let hue = theme.palette.tone(said.tone);
    let corner = theme.radius(radius::CARD);
    let (fill, edge) = if is_stale(view) { (theme.palette.sand, 3.0) } else { (hue.soft, 10.0) };
    let edge = theme.stroke(edge, hue.ink);
    ui.painter().rect(rect, corner, fill, edge, StrokeKind::Inside);
    let room = rect.shrink2(Vec2::new(theme.u(space::L), theme.u(space::XS)));
    let set = |sizes: &(TextStyle, TextStyle)| Set::of(ui, view, said, (*sizes, room.width()));
    let fits = |it: &Set| it.high() <= room.height() && it.word.line_count() == 1;
    let whole = |it: &Set| fits(it) && it.lines.iter().all(|line| line.line_count() == 1);
    let found = SIZES.iter().map(set).find(whole).or_else(|| SIZES.iter().map(set).find(fits));
    if let Some(set) = found.or_else(|| SIZES.last().map(set)) {
        set.put(ui, view, said.tone, room);
    }
}

/// A plate's words, set.
struct Set {
    word: Block,
    /// Side of the shape, and between it and the word.
    shape: (f32, f32),
    lines: Vec<Block>,
}

impl Set {
    fn of(
        ui: &Ui,
        view: &View<'_>,
        said: &Said,
        ((word, line), width): ((TextStyle, TextStyle), f32),
    ) -> Self {
        let theme = &view.theme;
        let ink = theme.palette.tone(said.tone).ink;
        let side = (theme.size(word) * 0.86).round();
        let shape = (side, (side * 0.36).round());
        let face = Face::new(word, ink).bold();
        let word = Block::set(ui.painter(), theme, said.word.as_str(), face, width - shape.0 - shape.1);
        let face = Face::new(line, theme.palette.ink).bold().centred().balanced().lines_max(2);
        let set = |text: &String| Block::set(ui.painter(), theme, text.as_str(), face, width);
        Self { word, shape, lines: said.lines.iter().map(set).collect() }
    }

    fn high(&self) -> f32 {
        self.word.height() + self.lines.iter().map(Block::height).sum::<f32>()
    }

    fn put(&self, ui: &Ui, view: &View<'_>, tone: Tone, room: Rect) {
        let (side, gap) = self.shape;
        let wide = side + gap + self.word.size().x;
        let mut at = Pos2::new(room.center().x - wide / 2.0, room.center().y - self.high() / 2.0);
        at.y = at.y.max(room.top());
        let center = at + Vec2::new(side / 2.0, self.word.first_middle());
        let ink = view.theme.palette.tone(tone).ink;
        paint_shape(ui.painter(), tone, Rect::from_center_size(center, Vec2::splat(side)), ink);
        self.word.put(ui, at + Vec2::new(side + gap, 0.0));
        let mut at = Pos2::new(room.left(), at.y + self.word.height());
        for line in &self.lines {
            line.put(ui, at);
            at.y += line.height();
        }
    }
}

/// The bookings that are still to come or run, as far as there is room.
pub(super) fn agenda(ui: &Ui, view: &View<'_>, bookings: &[&Booking], room: Rect) {
    let (theme, words) = (&view.theme, view.words());
    let Some(at) = view.at() else { return };
    let now = minute_of_day(at.time());
    let mut top = room.top();
    for booking in bookings.iter().filter(|it| it.hours.end_minute() > now) {
        let name = booking.shown_name.as_ref();
        let name = name.map_or_else(|| words.booked().to_owned(), |name| view.plain(name));
        let text = format!("{}　{name}", words.hours(booking.hours));
        let face = Face::new(TextStyle::Heading, theme.palette.ink).regular().lines_max(1);
        let block = Block::set(ui.painter(), theme, text, face, room.width());
        if top + block.height() > room.bottom() {
            return;
        }
        block.put(ui, Pos2::new(room.left(), top));
        top += block.height() + theme.u(space::XS);
    }
}

/// A line of the second ink at the bottom of `room`; gives back where it begins.
pub(super) fn footnote(ui: &Ui, view: &View<'_>, words: &str, room: Rect) -> f32 {
    let theme = &view.theme;
    let face = Face::new(TextStyle::Caption, theme.palette.ink2);
    let block = Block::set(ui.painter(), theme, words, face, room.width());
    let top = room.bottom() - block.height();
    block.put(ui, Pos2::new(room.left(), top));
    top
}

/// Names the whole glass for whoever hears it; nothing on it can be pressed.
pub(super) fn speak(ui: &Ui, whole: Rect, name: &str) {
    touch::describe(ui, whole, Role::Label, name);
}
