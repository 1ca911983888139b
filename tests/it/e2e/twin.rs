//! Somebody at the real window who knows what should stand there: a twin of the kiosk is told of every touch.

use std::{process::Command, sync::Arc};

use egui::{Pos2, Role};
use shirube::{
    domain::{content::Content, printer::PrinterState, time::Now},
    kiosk::{
        Kiosk, KioskConfig,
        effect::{Effect, Effects},
        event::{Done, Event},
        lane::Ticket,
        page::{Page, Prefs, Press},
        typing::Key,
    },
};

use super::{
    corner::{Patience, ok},
    display::Display,
    finger::{now, place, tap},
    paper::{drawn, sheet_of, told},
    shot::same_picture,
};

/// Seconds between two touches, as the twin counts.
const TOUCH_SECS: u64 = 2;
/// Looks at the window, each with a drawing of what should stand there: a look costs a good part of a second.
const LOOKS: u32 = 40;

/// The first row of pixels below any picture of a paper.
const BELOW_PAPER: usize = 1_590;

/// A visitor at the window, on a page.
pub(crate) struct Twin<'a> {
    display: &'a Display,
    kiosk: Kiosk,
    secs: u64,
}

impl<'a> Twin<'a> {
    /// Of a terminal with one printer, on Home.
    pub(crate) fn at_home(display: &'a Display, content: Arc<Content>) -> Self {
        let kiosk =
            Kiosk::staged(KioskConfig::default(), content, Some(Page::Home), Prefs::default(), &now());
        let kiosk = kiosk.staged_printers(told(PrinterState::Ready), &now());
        Self { display, kiosk, secs: 0 }
    }

    /// Touches a button, which presses this; then waits until the window shows what follows.
    pub(crate) fn touch(&mut self, name: &str, press: Press) {
        let page = self.touch_and_see(name, press);
        assert!(page.is_none(), "{name} has somebody wait for an errand");
        self.sees(name);
    }

    /// The same with a button after which a worker does an errand, which ends like this.
    pub(crate) fn touch_and_wait(&mut self, name: &str, press: Press, end: Done) {
        let ticket = self.touch_and_see(name, press);
        let ticket = ticket.unwrap_or_else(|| panic!("{name} asks for nothing"));
        drop(self.update(Event::FollowUp(ticket, end)));
        self.sees(name);
    }

    /// The same with a button that leads to a picture of a paper, which the twin has not: what stands below it counts.
    pub(crate) fn touch_to_a_paper(&mut self, name: &str, press: Press) {
        self.touch_and_see(name, press);
        let wanted = drawn(&self.kiosk);
        Patience::secs(2).until(&format!("the buttons below the paper after {name}"), || {
            let shown = self.display.frame();
            (shown.differing(&wanted, 3, BELOW_PAPER..shown.height) < 500).then_some(())
        });
    }

    /// Begins another visit: the terminal shows no page of one.
    pub(crate) fn wake(&mut self) {
        tap(self.display, Pos2::new(540.0, 1500.0));
        drop(self.update(Event::Press(Press::Wake)));
        self.sees("a touch");
    }

    /// Touches the keys of a text, and waits until it stands on the glass.
    pub(crate) fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.touch_and_see(&letter.to_string(), Press::Type(Key::Letter(letter)));
        }
        self.sees(text);
    }

    /// Types digits as a keyboard or a reader of codes does.
    pub(crate) fn type_by_hand(&mut self, digits: &str) {
        let mut hand = Command::new("xdotool");
        hand.args(["type", "--delay", "40", digits]).env("DISPLAY", &self.display.name);
        ok(&hand.output().expect("xdotool is installed: bash kiosk-config/setup.sh test"));
        for digit in digits.chars() {
            drop(self.update(Event::Press(Press::Type(Key::Letter(digit)))));
        }
        self.sees("the digits");
    }

    /// Waits until the window shows what the twin shows.
    pub(crate) fn sees(&self, what: &str) {
        let mut looks = 0;
        Patience::secs(20).until(&format!("the window after {what}"), || {
            looks += 1;
            let (shown, wanted) = (self.display.frame(), drawn(&self.kiosk));
            assert!(looks < LOOKS, "the window shows something else after {what}");
            same_picture(&shown, &wanted).then_some(())
        });
    }

    /// Touches, and tells the twin; the ticket of an errand that follows.
    fn touch_and_see(&mut self, name: &str, press: Press) -> Option<Ticket> {
        let rect = place(&self.kiosk, Role::Button, name).unwrap_or_else(|| panic!("there is no {name}"));
        tap(self.display, rect.center());
        let effects = self.update(Event::Press(press));
        self.kiosk = self.kiosk.clone().staged_sheet(|paper| Some(sheet_of(paper)), &self.now());
        effects
            .iter()
            .find_map(|effect| if let Effect::FollowUp(ticket, _) = effect { Some(*ticket) } else { None })
    }

    fn update(&mut self, event: Event) -> Effects {
        self.secs += TOUCH_SECS;
        let now = self.now();
        self.kiosk.update(&now, event)
    }

    fn now(&self) -> Now {
        let now = now();
        Now { mono: now.mono.plus_secs(self.secs), ..now }
    }
}
