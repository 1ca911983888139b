//! What a frame says: every text and control of the page in the order in which it stands, for the voice that reads aloud.

use std::ops::Range;

use egui::{Align, Color32, Id, Rect, Response, Ui};

use crate::domain::ruby::RubyText;

/// Names of so many characters are keys, which nobody wants to hear one after another.
const KEY_CHARS_MAX: usize = 1;

/// What the voice says at this moment, and how that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lit {
    /// The text or control, by its number on the page.
    pub block: usize,
    /// Which of its characters, blanks not counted.
    pub place: Range<usize>,
    /// The ground under them.
    pub ground: Color32,
}

/// What was said so far in a frame. It lives in egui's memory and ends with the visit.
#[derive(Debug, Clone, Default)]
struct Frame {
    is_open: bool,
    things: Vec<RubyText>,
    lit: Option<Lit>,
    /// The control that is being said.
    control: Option<Rect>,
    focused: Option<(Id, String)>,
    /// What was scrolled to last.
    shown: Option<(usize, usize)>,
}

/// A page begins.
pub fn open(ui: &Ui, lit: Option<Lit>) {
    change(ui, |frame| {
        let (shown, focused) = (frame.shown, frame.focused.take());
        *frame = Frame { is_open: true, lit, shown, focused, ..Frame::default() };
    });
}

/// The page ends: everything on it, in order.
pub fn close(ui: &Ui) -> Vec<RubyText> {
    change(ui, |frame| {
        frame.is_open = false;
        frame.things.clone()
    })
}

/// Everything on the page that was closed last.
pub fn things(ui: &Ui) -> Vec<RubyText> {
    change(ui, |frame| frame.things.clone())
}

/// Where the control stands that is being said.
pub fn control_lit(ui: &Ui) -> Option<Rect> {
    change(ui, |frame| frame.control)
}

/// What the keyboard stands on in this frame, as it is called, wherever it is; asked once a frame.
pub fn focused(ui: &Ui) -> Option<(Id, String)> {
    change(ui, |frame| frame.focused.take())
}

/// A control is named.
pub(super) fn control(ui: &Ui, response: &Response, name: &str) {
    if response.has_focus() {
        change(ui, |frame| frame.focused = Some((response.id, name.to_owned())));
    }
    if name.chars().count() > KEY_CHARS_MAX {
        thing(ui, response.rect, name);
    }
}

/// Something painted is told in words.
pub(super) fn thing(ui: &Ui, rect: Rect, name: &str) {
    if add(ui, &RubyText::parse(name)).is_some() {
        change(ui, |frame| frame.control = Some(rect));
        arrive(ui, rect);
    }
}

/// A text is set; what of it is being said.
pub(super) fn text(ui: &Ui, words: &RubyText) -> Option<Lit> {
    add(ui, words)
}

/// Scrolls to what is being said, once.
pub(super) fn arrive(ui: &Ui, rect: Rect) {
    let goes = change(ui, |frame| {
        let at = frame.lit.as_ref().map(|lit| (lit.block, lit.place.start));
        std::mem::replace(&mut frame.shown, at) != at
    });
    if goes && !ui.clip_rect().contains_rect(rect) {
        ui.scroll_to_rect(rect, Some(Align::Center));
    }
}

fn add(ui: &Ui, words: &RubyText) -> Option<Lit> {
    change(ui, |frame| {
        if !frame.is_open {
            return None;
        }
        frame.things.push(words.clone());
        frame.lit.clone().filter(|lit| lit.block + 1 == frame.things.len())
    })
}

fn change<T>(ui: &Ui, change: impl FnOnce(&mut Frame) -> T) -> T {
    ui.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("said"))))
}
