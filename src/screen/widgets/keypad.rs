//! A keypad of arrows and enter: it walks everything there is to touch, in the order in which it is read.
//!
//! → and ↓ go on, ← and ↑ go back; up and down keep to the column where something stands there. Behind the last comes
//! the first, so nothing is a trap. Enter presses (egui's own), escape leads back. A finger on the glass ends the walk.

use egui::{Context, Event, Id, Key, Modifiers, Plugin, RawInput, Rect, Response, Ui, Vec2};

/// What the keypad knows of a frame; it names nothing that is on the glass.
#[derive(Debug, Default)]
pub struct Keypad {
    steps: Vec<Step>,
    back: bool,
    touched: bool,
    /// Whether somebody walks at all.
    walking: bool,
    /// Where the walk goes, as it was drawn last.
    stops: Vec<Stop>,
    /// The page of the last frame, and how many stops stand before its own ones.
    page: Option<(Id, usize)>,
    /// Where the walk stood.
    at: Option<At>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Stop {
    id: Id,
    rect: Rect,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct At {
    page: Option<Id>,
    index: usize,
    id: Id,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    On,
    Back,
    Up,
    Down,
}

impl Plugin for Keypad {
    fn debug_name(&self) -> &'static str {
        "keypad"
    }

    /// Takes the arrows before egui does, which would leave out what no straight line leads to.
    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        input.events.retain(|event| {
            let Event::Key { key, pressed, modifiers, .. } = event else {
                self.touched |= matches!(event, Event::PointerButton { pressed: true, .. });
                return true;
            };
            let step = step(*key, *modifiers);
            let leads_back = matches!(key, Key::Escape | Key::BrowserBack);
            if *pressed {
                self.steps.extend(step);
                self.back |= leads_back;
            }
            step.is_none() && !leads_back
        });
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let focus = ui.memory(egui::Memory::focused);
        let is_lost = self.stops.iter().all(|stop| Some(stop.id) != focus);
        if self.walking && is_lost && !self.stops.is_empty() {
            // What had the focus is gone: the next frame gives it to what stands there instead.
            ui.ctx().request_repaint();
        }
    }
}

fn step(key: Key, modifiers: Modifiers) -> Option<Step> {
    if key == Key::Tab {
        return Some(if modifiers.shift { Step::Back } else { Step::On });
    }
    let arrows = [
        (Key::ArrowRight, Step::On),
        (Key::ArrowLeft, Step::Back),
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
    ];
    arrows.into_iter().find(|(arrow, _)| *arrow == key).map(|(_, step)| step)
}

impl Keypad {
    /// Where the steps of this frame lead, from what has the focus.
    fn walk(&mut self, focus: Option<Id>) -> Option<Id> {
        let steps = std::mem::take(&mut self.steps);
        self.walking |= !steps.is_empty();
        let index = |id: Id| self.stops.iter().position(|stop| stop.id == id);
        let standing = focus.and_then(index);
        let mut at = standing.or_else(|| self.instead());
        for step in steps {
            at = match at {
                // The first step shows where one stands.
                None => self.first(),
                Some(here) => Some(self.next(here, step)),
            };
        }
        let stop = self.stops.get(at?)?;
        self.at = at.map(|index| At { page: self.page.map(|(page, _)| page), index, id: stop.id });
        Some(stop.id)
    }

    /// What stands where the walk stood, when that is gone: on the same page its neighbour, on another the first of
    /// what is its own.
    fn instead(&self) -> Option<usize> {
        let at = self.at.filter(|_| self.walking)?;
        let page = self.page.map(|(page, _)| page);
        let neighbour = at.index.min(self.stops.len().checked_sub(1)?);
        if at.page == page { Some(neighbour) } else { self.first() }
    }

    /// The first stop of the page's own, behind what stands above every page.
    fn first(&self) -> Option<usize> {
        let last = self.stops.len().checked_sub(1)?;
        Some(self.page.map_or(0, |(_, before)| before).min(last))
    }

    fn next(&self, here: usize, step: Step) -> usize {
        let count = self.stops.len().max(1);
        let (on, back) = ((here + 1) % count, (here + count - 1) % count);
        match step {
            Step::On => on,
            Step::Back => back,
            Step::Down => self.nearest(here, |from, to| to.top() - from.bottom()).unwrap_or(on),
            Step::Up => self.nearest(here, |from, to| from.top() - to.bottom()).unwrap_or(back),
        }
    }

    /// The nearest stop in a direction: what stands in the same column first.
    fn nearest(&self, here: usize, away: impl Fn(Rect, Rect) -> f32) -> Option<usize> {
        let from = self.stops.get(here)?.rect;
        let cost = |rect: Rect| {
            let aside = (rect.left() - from.right()).max(from.left() - rect.right()).max(0.0);
            away(from, rect) + ASIDE * aside + (rect.center().x - from.center().x).abs() / 1_000.0
        };
        let there = self.stops.iter().enumerate().filter(|(_, stop)| away(from, stop.rect) > -1.0);
        there.map(|(index, stop)| (index, cost(stop.rect))).min_by(|a, b| a.1.total_cmp(&b.1)).map(|it| it.0)
    }
}

/// How much dearer a pixel to the side is than one up or down.
const ASIDE: f32 = 4.0;

/// Begins a frame: moves the focus where the keypad led it.
pub fn begin(ctx: &Context) {
    ctx.add_plugin(Keypad::default());
    let focus = ctx.memory(egui::Memory::focused);
    let led = ctx.with_plugin(|keypad: &mut Keypad| {
        let touched = std::mem::take(&mut keypad.touched);
        if touched {
            keypad.walking = false;
            keypad.at = None;
        }
        let led = keypad.walk(focus.filter(|_| !touched));
        keypad.stops.clear();
        keypad.page = None;
        (touched, led.filter(|_| keypad.walking))
    });
    let Some((touched, led)) = led else { return };
    ctx.memory_mut(|memory| match led {
        Some(id) => memory.request_focus(id),
        None if touched => focus.into_iter().for_each(|id| memory.surrender_focus(id)),
        None => {}
    });
}

/// What is touched from here on is the page's own: a walk to another page begins there.
pub fn page_begins(ui: &Ui) {
    let page = ui.scope_id();
    ui.ctx().with_plugin(|keypad: &mut Keypad| keypad.page = Some((page, keypad.stops.len())));
}

/// Something to touch: a stop of the walk. What scrolls comes into view when the walk gets there.
pub fn stop(ui: &Ui, response: &Response) {
    if !response.enabled() {
        return;
    }
    let stop = Stop { id: response.id, rect: response.rect };
    ui.ctx().with_plugin(|keypad: &mut Keypad| keypad.stops.push(stop));
    if response.gained_focus() {
        let beyond = Vec2::new(0.0, ui.spacing().interact_size.y);
        ui.scroll_to_rect(response.rect.expand2(beyond), None);
    }
}

/// Whether the key that leads back was pressed; says so once.
pub fn leads_back(ui: &Ui) -> bool {
    let back = ui.ctx().with_plugin(|keypad: &mut Keypad| std::mem::take(&mut keypad.back));
    back.unwrap_or(false)
}
