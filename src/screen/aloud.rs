//! Reading aloud on the glass: the way that begins it, the strip that leads it, and the sentence that is being said.

use egui::{Pos2, Rect, StrokeKind, Ui, Vec2};

use super::{
    icon::Icon,
    theme::{TextStyle, radius, space, stroke},
    view::{Pressed, View},
    widgets::{
        Block, Button, Face,
        layout::{place, split_columns},
        said::{self, Lit},
        text::paint_middle,
    },
    words::Words,
};
use crate::{
    domain::{
        aloud::{Utterance, sentences},
        ruby::RubyText,
    },
    kiosk::{
        aloud::{Note, State},
        event::Event,
        page::{Page, Press},
        spoken::{Ask, Line, PaperNumber, Reading},
        typing::Key,
    },
};

/// Draws a page so that the voice knows what stands on it; with headphones it is read by itself.
pub(super) fn page(
    ui: &mut Ui,
    view: &View<'_>,
    (page, events): (&Page, &mut Vec<Event>),
    body: impl FnOnce(&mut Ui, &mut Vec<Event>),
) {
    if !is_offered(view) {
        return body(ui, events);
    }
    said::open(ui, lit(view));
    body(ui, events);
    let things = said::close(ui);
    if let Some(rect) = said::control_lit(ui) {
        let (theme, ring) = (&view.theme, view.theme.palette.green);
        let corner = theme.radius(radius::CARD);
        let around = rect.expand(theme.u(space::XS));
        ui.painter().rect_stroke(around, corner, theme.stroke(stroke::FOCUS, ring), StrokeKind::Outside);
    }
    if view.kiosk.aloud().awaits(page, view.lang()) {
        events.press(Press::Aloud(Ask::Read(reading(view, &things))));
    }
}

/// The sentence that is being said, if it stands on the page.
fn lit(view: &View<'_>) -> Option<Lit> {
    let (line, ..) = view.kiosk.aloud().line()?;
    Some(Lit { block: line.block?, place: line.place.clone(), ground: view.theme.palette.green_soft })
}

/// What is read of these things; whoever has just plugged headphones in is told where they are.
fn reading(view: &View<'_>, things: &[RubyText]) -> Reading {
    let aloud = view.kiosk.aloud();
    let greets = aloud.guides() && aloud.is_new();
    let greeting = greets.then(|| RubyText::parse(view.words().aloud_welcome()));
    let greeting = greeting.iter().map(|words| Line::unseen(Utterance::of(words)));
    let of = |(block, text): (usize, &RubyText)| {
        sentences(text).into_iter().map(move |sentence| Line::of_block(block, sentence))
    };
    let numbers = if aloud.has_numbers() { numbers(view.words()) } else { Vec::new() };
    Reading::of(greeting.chain(things.iter().enumerate().flat_map(of)).chain(numbers))
}

/// The numbers of the paper that somebody takes, by their places: this drawing does not know them.
pub(super) fn numbers(words: Words) -> Vec<Line> {
    let say = |words: &str| Line::unseen(Utterance::of(&RubyText::parse(words)));
    let locator = [say(words.numbers_locator())].into_iter().chain(Line::digits_of(PaperNumber::Locator));
    let secret = [say(words.numbers_secret())].into_iter().chain(Line::digits_of(PaperNumber::Secret));
    locator.chain(secret).chain([say(words.numbers_end())]).collect()
}

/// Whether よみあげ stands in the bar.
pub(super) fn is_offered(view: &View<'_>) -> bool {
    view.kiosk.aloud().is_offered()
}

/// The way in the bar: begins, and ends what was begun.
pub(super) fn way(view: &View<'_>) -> (Icon, &'static str) {
    match view.kiosk.aloud().state() {
        None => (Icon::SpeakerHigh, view.words().aloud()),
        Some(State::Reading | State::Paused) => (Icon::SpeakerSlash, view.words().aloud_stop()),
    }
}

/// What the way in the bar asks.
pub(super) fn ask(ui: &Ui, view: &View<'_>) -> Press {
    Press::Aloud(match view.kiosk.aloud().state() {
        None => Ask::Read(reading(view, &said::things(ui))),
        Some(State::Reading | State::Paused) => Ask::Stop,
    })
}

/// Says what the keypad came to stand on, and which key was pressed: one person hears it.
pub(super) fn name_focus(ui: &Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let known = egui::Id::unique("said-focus");
    let focused = said::focused(ui);
    if !view.kiosk.aloud().guides() {
        return;
    }
    let id = focused.as_ref().map(|(id, _)| *id);
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(known), id));
    let key = events.iter().rev().find_map(letter);
    let name = focused.filter(|_| id != before).map(|(_, name)| name);
    if let Some(words) = key.or(name) {
        events.press(Press::Aloud(Ask::Name(Utterance::of(&RubyText::parse(&words)))));
    }
}

fn letter(event: &Event) -> Option<String> {
    let Event::Press(Press::Type(Key::Letter(letter))) = event else { return None };
    Some(letter.to_string())
}

/// The height of the strip above the bar: none while nothing is read and nothing is to be said about it.
pub(super) fn strip_height(view: &View<'_>) -> f32 {
    let theme = &view.theme;
    let aloud = view.kiosk.aloud();
    match (aloud.note(), aloud.state()) {
        (Some(_), _) => {
            theme.touch_primary().max(2.0 * theme.line_height(TextStyle::Caption)) + 2.0 * edge(view)
        }
        (None, Some(_)) => lead_height(view) + 2.0 * edge(view),
        (None, None) => 0.0,
    }
}

/// What is led with stands in one line on a panel that lies, and may need two on one that stands.
fn lead_height(view: &View<'_>) -> f32 {
    let theme = &view.theme;
    let two_lines = 2.0 * theme.line_height(TextStyle::Small) + 2.0 * theme.u(space::M);
    view.by_shape(two_lines, 0.0).max(theme.touch_primary())
}

/// Above and below what stands in the strip: a panel that lies has less to give.
fn edge(view: &View<'_>) -> f32 {
    view.theme.u(view.by_shape(space::S, space::XS))
}

/// Draws the strip into `rect`.
pub(super) fn strip(ui: &mut Ui, view: &View<'_>, rect: Rect, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if rect.height() <= 0.0 {
        return;
    }
    ui.painter().rect_filled(rect, 0.0, theme.palette.green_soft);
    ui.painter().hline(rect.x_range(), rect.top(), theme.stroke(stroke::OUTLINE, theme.palette.green));
    let inside = rect.shrink2(Vec2::new(view.by_shape(space::M, space::EDGE), edge(view)));
    match view.kiosk.aloud().note() {
        Some(note) => note_strip(ui, view, (note, inside), events),
        None => lead_strip(ui, view, inside, events),
    }
}

/// Which sentence it is, and what can be done about it.
fn lead_strip(ui: &mut Ui, view: &View<'_>, rect: Rect, events: &mut Vec<Event>) {
    let (words, aloud) = (view.words(), view.kiosk.aloud());
    let Some((_, at, count)) = aloud.line() else { return };
    let (word, ask) = match aloud.state() {
        Some(State::Paused) => (words.aloud_go(), Ask::Go),
        Some(State::Reading) | None => (words.aloud_pause(), Ask::Pause),
    };
    let pace = aloud.pace().next();
    let ways = [
        (word, ask),
        (words.aloud_stop(), Ask::Stop),
        (words.pace(pace), Ask::Pace(pace)),
        (words.aloud_lower(), Ask::Volume(aloud.volume().lower())),
        (words.aloud_louder(), Ask::Volume(aloud.volume().louder())),
    ];
    let cells = split_columns(rect, &[0.62, 1.0, 0.86, 1.3, 1.12, 1.12], view.theme.touch_gap());
    let [number, places @ ..] = cells.as_slice() else { return };
    let face = Face::new(TextStyle::Caption, view.theme.palette.ink2).centred();
    let place_words = words.page_of(at + 1, count);
    paint_middle(
        ui.painter(),
        &Block::set(ui.painter(), &view.theme, place_words, face, number.width()),
        *number,
    );
    for ((word, ask), cell) in ways.into_iter().zip(places) {
        button(ui, view, (word, *cell), (ask, events));
    }
}

/// Why it is not read, and the way on.
fn note_strip(ui: &mut Ui, view: &View<'_>, (note, rect): (&Note, Rect), events: &mut Vec<Event>) {
    let words = view.words();
    let (say, yes) = match note {
        Note::OnlyHeadphones => (words.aloud_only_headphones(), None),
        Note::OtherLanguage => (words.aloud_other_language(), None),
        Note::NotHeard => (words.aloud_not_heard(), None),
        Note::Overheard(_) => (words.aloud_overheard(), Some(words.aloud_yes())),
    };
    let shares: &[f32] = if yes.is_some() { &[3.4, 1.0, 1.0] } else { &[4.4, 1.0] };
    let cells = split_columns(rect, shares, view.theme.touch_gap());
    let [text, places @ ..] = cells.as_slice() else { return };
    let face = Face::new(TextStyle::Caption, view.theme.palette.ink).bold();
    let block = Block::set(ui.painter(), &view.theme, say, face, text.width());
    block.put(ui, Pos2::new(text.left(), text.center().y - block.height() / 2.0));
    let ways = yes.map(|yes| (yes, Ask::Go)).into_iter().chain([(words.aloud_close(), Ask::Stop)]);
    for ((word, ask), cell) in ways.zip(places) {
        button(ui, view, (word, *cell), (ask, events));
    }
}

fn button(ui: &mut Ui, view: &View<'_>, (word, rect): (&str, Rect), (ask, events): (Ask, &mut Vec<Event>)) {
    let shown = place(ui, rect, |ui| {
        Button::outline(word).style(TextStyle::Small).height(rect.height()).show(ui, &view.theme)
    });
    if shown.clicked() {
        events.press(Press::Aloud(ask));
    }
}
