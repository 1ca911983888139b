//! Drawing: every page as a function of a view, on egui and never on a window.
//!
//! Floor 4, on `domain` and `kiosk`. Reads the kiosk and says what was pressed; never changes anything.
pub mod preview;
mod emergency;
mod over;
mod signage;
mod pages;
mod chrome;
mod aloud;
mod falls_back;
mod reach;
pub mod view;
pub mod widgets;
pub mod words;
pub mod raster;
pub mod theme;
pub mod icon;
pub mod fonts;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod small_tests;
#[cfg(test)]
mod aloud_tests;
#[cfg(test)]
mod aloud_stories;
#[cfg(test)]
mod sign_tests;
#[cfg(test)]
mod tests;

use egui::Ui;

use self::view::{Pressed as _, View};
use crate::kiosk::{event::Event, kiosk::Stage, page::Press};

/// Draws the whole screen for the stage the kiosk is on; what was pressed is pushed onto `events`.
pub fn draw(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    widgets::touch::prepare(ui.ctx(), &view.theme);
    match (view.kiosk.stage(), view.content()) {
        (Stage::Emergency(cover), Some(content)) => emergency::draw(ui, view, (content, cover), events),
        (Stage::Signage, Some(content)) => {
            wake_by_hand(ui, events);
            signage::draw(ui, view, content, events);
        }
        (Stage::Board, Some(content)) => signage::board::draw(ui, view, content),
        (Stage::Door(room), Some(content)) => signage::door::draw(ui, view, content, room),
        (Stage::Hidden, Some(content)) => {
            wake_by_hand(ui, events);
            pages::hidden::draw(ui, view, content, events);
        }
        (Stage::Visit(visit), Some(_)) => {
            if widgets::keypad::leads_back(ui) {
                events.press(if visit.asking().is_some() { Press::Stay } else { Press::Back });
            }
            reach::keep(ui, view, |ui, view| pages::visit(ui, view, visit, events));
        }
        (Stage::Unpaired(pairing), _) => pages::starting::unpaired(ui, view, pairing),
        (Stage::Starting, _) => pages::starting::starting(ui, view),
        (
            Stage::Empty
            | Stage::Signage
            | Stage::Board
            | Stage::Door(_)
            | Stage::Hidden
            | Stage::Visit(_)
            | Stage::Emergency(_),
            _,
        ) => pages::starting::empty(ui, view),
    }
    over::draw(ui, view);
}

/// Enter on a keypad begins a visit as a finger does, wherever the focus is not.
fn wake_by_hand(ui: &Ui, events: &mut Vec<Event>) {
    if widgets::enter_by_hand(ui) {
        events.press(Press::Wake);
    }
}
