//! What somebody wants to write to the desk, if anything: the words above, the keys below.

use egui::{Rect, Ui, Vec2};

use super::{
    found::talk_card,
    offer::foot_buttons,
    parts::{Shown, is_landscape, keyboard, lower, show_keys},
};
use crate::{
    domain::{follow_up::FollowUpKind, search::Danger},
    kiosk::{
        event::Event,
        page::{Page, Press},
        typing::{Typing, Veil},
        visit::Visit,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        view::Pressed as _,
        widgets::{
            Button, Face, Keyboard, by_hand, caption, card, fit::fit, gap, layout::split_columns, place,
            print, scroll, scroll::FADE_HIGH, title,
        },
    },
};

/// Draws the page.
pub(super) fn draw(
    ui: &mut Ui,
    view: &Shown<'_>,
    (kind, visit): (FollowUpKind, &Visit),
    events: &mut Vec<Event>,
) {
    let (words, typing) = (view.words, visit.asking_desk().typing());
    let next = if typing.chars_count() == 0 { words.follow_up_skip() } else { words.follow_up_next() };
    let next = Button::filled(next).icon(Icon::ArrowRight);
    let pad = Pad {
        title: words.follow_up_text(),
        under: words.follow_up_kind(kind),
        notes: &[words.follow_up_hint(), words.follow_up_sealed()],
        hears: Danger::None,
        buttons: vec![(next, Press::Open(Page::FollowUpPaper(kind)))],
    };
    write_on(ui, view, (pad, typing), events);
}

/// What stands around the words that somebody writes.
pub(super) struct Pad<'a> {
    /// Above them.
    pub(super) title: &'a str,
    /// Under the title.
    pub(super) under: &'a str,
    /// Under the words.
    pub(super) notes: &'a [&'a str],
    /// What calls for the card with who answers at once.
    pub(super) hears: Danger,
    /// Beside 入力をかくす.
    pub(super) buttons: Vec<(Button, Press)>,
}

/// Draws a page of words and keys.
pub(super) fn write_on(
    ui: &mut Ui,
    view: &Shown<'_>,
    (pad, typing): (Pad<'_>, &Typing),
    events: &mut Vec<Event>,
) {
    for key in by_hand(ui) {
        events.press(Press::Type(key));
    }
    lower(ui, &view.theme);
    let [words, foot, keys] = rooms(ui, view, typing);
    let head = Head::of(view, words);
    place(ui, words, |ui| {
        scroll(ui, &view.theme, (view.words, "follow-up-text"), |ui| {
            written(ui, view, (&pad, typing, head), events);
        });
    });
    let buttons = [veil(view, typing)].into_iter().chain(pad.buttons).collect();
    foot_buttons(ui, view, foot, buttons, events);
    show_keys(ui, view, (keys, typing), events);
}

/// Words, buttons, keys: from top to bottom on a portrait panel, the keys beside on a landscape one.
fn rooms(ui: &Ui, view: &Shown<'_>, typing: &Typing) -> [Rect; 3] {
    let theme = &view.theme;
    let whole = ui.available_rect_before_wrap();
    let between = theme.u(space::M);
    let least = Keyboard::least_width(theme);
    let foot_high = theme.touch_primary();
    if is_landscape(theme) {
        let apart = theme.u(space::XL);
        let left = ((whole.width() - apart) / 1.86).max(least);
        let columns = split_columns(whole, &[left, whole.width() - apart - left], apart);
        let [keys, words] = columns.as_slice() else { return [whole; 3] };
        let high = keyboard(view, typing).height(ui, theme, (keys.width(), whole.height() / 7.4));
        let keys = keys.with_min_y(keys.bottom() - high.min(keys.height()));
        let foot = words.with_min_y(words.bottom() - foot_high);
        return [words.with_max_y(foot.top() - between), foot, keys];
    }
    let key = theme.touch_primary().min(theme.u(96.0));
    let high = keyboard(view, typing).height(ui, theme, (whole.width(), key));
    let into_margins = Vec2::new(((least - whole.width()) / 2.0).max(0.0), 0.0);
    let keys = whole.with_min_y(whole.bottom() - high).expand2(into_margins);
    let foot = whole.with_max_y(keys.top() - between).with_min_y(keys.top() - between - foot_high);
    [whole.with_max_y(foot.top() - between), foot, keys]
}

/// What stands above the words somebody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// The title and what is under it.
    Whole,
    /// The title alone, small: the words written need the room.
    Small,
}

impl Head {
    /// A title leaves room for a few lines of the words, or is small.
    fn of(view: &Shown<'_>, room: Rect) -> Self {
        let line = |style| view.theme.line_height(style);
        let whole = 2.0 * line(TextStyle::Title) + line(TextStyle::Caption) + 3.0 * line(TextStyle::Label);
        if room.height() < whole { Self::Small } else { Self::Whole }
    }
}

fn written(
    ui: &mut Ui,
    view: &Shown<'_>,
    (pad, typing, head): (&Pad<'_>, &Typing, Head),
    events: &mut Vec<Event>,
) {
    let (theme, words) = (&view.theme, view.words);
    match head {
        Head::Whole => {
            title(ui, theme, pad.title);
            caption(ui, theme, pad.under);
        }
        Head::Small => {
            print(ui, theme, pad.title, Face::new(TextStyle::Caption, theme.palette.ink).bold().heading());
        }
    }
    gap(ui, theme, space::S);
    let shown: String = match typing.veil() {
        Veil::Open => typing.text().to_owned(),
        Veil::Drawn => typing.text().chars().map(|_| '●').collect(),
    };
    card(ui, theme, |ui| {
        let face = |ink| Face::new(TextStyle::Label, ink).regular().plain();
        if shown.is_empty() {
            let room = Vec2::new(ui.available_width(), f32::INFINITY);
            fit(ui.painter(), theme, (words.follow_up_hint(), face(theme.palette.ink2)), room).show(ui);
        } else {
            print(ui, theme, shown, face(theme.palette.ink));
            follow(ui, view, typing);
        }
    });
    if head == Head::Small {
        caption(ui, theme, pad.under);
    }
    gap(ui, theme, space::S);
    if pad.hears != Danger::None {
        talk_card(ui, view, events);
    }
    for note in pad.notes {
        caption(ui, theme, *note);
    }
    caption(ui, theme, words.chars_left(typing.chars_max().saturating_sub(typing.chars_count())));
}

/// Brings the line that was just written into view, once for each character: whoever looks back over what they wrote
/// stays there.
fn follow(ui: &Ui, view: &Shown<'_>, typing: &Typing) {
    let id = ui.scope_id().with("written");
    let end = ui.min_rect();
    // Once there is more than the view holds, its buttons take some of its room, and the lines break anew.
    let room = Vec2::new(ui.clip_rect().height(), end.height()).round();
    let stands = (typing.chars_count(), room);
    let known = ui.data(|data| data.get_temp::<(usize, Vec2)>(id)).unwrap_or((0, room));
    if known == stands {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, stands));
    let line = view.theme.line_height(TextStyle::Label);
    let below = (ui.clip_rect().height() - line).clamp(0.0, view.theme.u(FADE_HIGH));
    ui.scroll_to_rect(Rect::from_x_y_ranges(end.x_range(), end.bottom() - line..=end.bottom() + below), None);
    ui.ctx().request_repaint();
}

fn veil(view: &Shown<'_>, typing: &Typing) -> (Button, Press) {
    let words = view.words;
    let (veil, icon, press) = match typing.veil() {
        Veil::Open => (words.veil(), Icon::EyeSlash, Veil::Drawn),
        Veil::Drawn => (words.unveil(), Icon::Eye, Veil::Open),
    };
    (Button::outline(veil).icon(icon), Press::Veil(press))
}
