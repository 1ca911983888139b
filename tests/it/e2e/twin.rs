//! Somebody at the real window who knows what should stand there: a twin of the kiosk is told of every touch.

use std::{collections::BTreeMap, process::Command, sync::Arc};

use egui::{Pos2, Rect, Role};
use shirube::{
    domain::{content::Content, printer::PrinterState, time::Now},
    kiosk::{
        Kiosk, KioskConfig,
        config::{AloudConfig, Jack},
        effect::{Effect, Effects},
        event::{Done, Event},
        lane::Ticket,
        page::{Page, Prefs, Press},
        typing::Key,
    },
};

use super::{
    corner::{Patience, ok},
    display::{Display, Frame},
    finger::{now, place, steady, tap},
    paper::{drawn, sheet_of, told},
    shot::same_picture,
};

/// Seconds between two touches, as the twin counts.
const TOUCH_SECS: u64 = 2;

/// The first row of pixels below any picture of a paper.
const BELOW_PAPER: usize = 1_590;

/// A visitor at the window, on a page.
pub(crate) struct Twin<'a> {
    display: &'a Display,
    content: Arc<Content>,
    kiosk: Kiosk,
    secs: u64,
    /// What stood on the glass after a touch, and where things are: whoever comes again knows the way.
    seen: BTreeMap<String, Frame>,
    places: BTreeMap<String, Rect>,
}

impl<'a> Twin<'a> {
    /// Of a terminal with one printer, on Home.
    pub(crate) fn at_home(display: &'a Display, content: Arc<Content>) -> Self {
        let kiosk = at_home(&content);
        let (seen, places) = (BTreeMap::new(), BTreeMap::new());
        Self { display, content, kiosk, secs: 0, seen, places }
    }

    /// The same of a terminal with no printer.
    pub(crate) fn without_printers(display: &'a Display, content: Arc<Content>) -> Self {
        let kiosk = on_home(&content);
        Self { kiosk, ..Self::at_home(display, content) }
    }

    /// The same of a terminal that reads aloud.
    pub(crate) fn with_a_voice(display: &'a Display, content: Arc<Content>) -> Self {
        let aloud = Some(AloudConfig { volume_percent: 100, jack: Jack::Watched });
        let config = KioskConfig { aloud, ..KioskConfig::default() };
        let kiosk = Kiosk::staged(config, Arc::clone(&content), Some(Page::Home), Prefs::default(), &now())
            .staged_printers(told(PrinterState::Ready), &now());
        Self { kiosk, ..Self::at_home(display, content) }
    }

    /// Stands on Home of a terminal that was started anew.
    pub(crate) fn comes_again(&mut self) {
        (self.kiosk, self.secs) = (at_home(&self.content), 0);
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

    /// The same with a button after which nobody waits for the end.
    pub(crate) fn touch_and_leave(&mut self, name: &str, press: Press) -> Ticket {
        self.touch_and_see(name, press).unwrap_or_else(|| panic!("{name} asks for nothing"))
    }

    /// The same with a button that starts no errand, and after which the window shows more than the twin knows.
    pub(crate) fn touch_alone(&mut self, name: &str, press: Press) {
        assert!(self.touch_and_see(name, press).is_none(), "{name} has somebody wait for an errand");
    }

    /// Something happened of which the window shows what the twin cannot know: which sentence is being read.
    pub(crate) fn knows(&mut self, event: Event) {
        drop(self.update(event));
    }

    /// A worker answered; then waits until the window shows what follows.
    pub(crate) fn hears(&mut self, what: &str, event: Event) {
        drop(self.update(event));
        self.sees(what);
    }

    /// The same with a button that leads to a picture of a paper, which the twin has not: what stands below it counts.
    pub(crate) fn touch_to_a_paper(&mut self, name: &str, press: Press) {
        self.touch_and_see(name, press);
        let spot = self.spot(name);
        let wanted = self.seen.entry(spot).or_insert_with(|| drawn(&self.kiosk));
        Patience::secs(10).until(&format!("the buttons below the paper after {name}"), || {
            let shown = self.display.frame();
            (shown.differing(wanted, 3, BELOW_PAPER..shown.height) < 500).then_some(())
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
        steady();
        let mut hand = Command::new("xdotool");
        hand.args(["type", "--delay", "40", digits]).env("DISPLAY", &self.display.name);
        ok(&hand.output().expect("xdotool is installed: bash kiosk-config/setup.sh test"));
        for digit in digits.chars() {
            drop(self.update(Event::Press(Press::Type(Key::Letter(digit)))));
        }
        self.sees("the digits");
    }

    /// Waits until the window shows what the twin shows.
    pub(crate) fn sees(&mut self, what: &str) {
        let place = self.spot(what);
        let visited = self.kiosk.visit().is_some();
        if let Some(wanted) = self.seen.get(&place).filter(|_| visited) {
            let sees = || same_picture(&self.display.frame(), wanted).then_some(());
            return Patience::secs(20).until(&format!("the window after {what} as before"), sees);
        }
        let wanted = Patience::secs(20).until(&format!("the window after {what}"), || {
            let (shown, wanted) = (self.display.frame(), drawn(&self.kiosk));
            same_picture(&shown, &wanted).then_some(wanted)
        });
        self.seen.insert(place, wanted);
    }

    /// The page, how far the paper is, and a name: the same glass each time, but for the small clock on it. Outside a
    /// visit the clock is the picture, and a minute makes another.
    fn spot(&self, name: &str) -> String {
        let step = self.kiosk.visit().map(|visit| {
            let asking = visit.asking_desk();
            (visit.page(), asking.step(), asking.reply(), asking.digits_count(), visit.typing().chars_count())
        });
        format!("{step:?} {name}")
    }

    /// Touches, and tells the twin; the ticket of an errand that follows.
    fn touch_and_see(&mut self, name: &str, press: Press) -> Option<Ticket> {
        let kiosk = &self.kiosk;
        let find = || place(kiosk, Role::Button, name).unwrap_or_else(|| panic!("there is no {name}"));
        let rect = *self.places.entry(self.spot(name)).or_insert_with(find);
        tap(self.display, rect.center());
        let effects = self.update(Event::Press(press));
        self.kiosk = self.kiosk.clone().staged_sheet(|paper| Some(sheet_of(paper)), &self.now());
        effects.iter().find_map(|effect| {
            let (Effect::FollowUp(ticket, _) | Effect::Keep(ticket, _)) = effect else { return None };
            Some(*ticket)
        })
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

fn at_home(content: &Arc<Content>) -> Kiosk {
    on_home(content).staged_printers(told(PrinterState::Ready), &now())
}

fn on_home(content: &Arc<Content>) -> Kiosk {
    let (content, page) = (Arc::clone(content), Some(Page::Home));
    Kiosk::staged(KioskConfig::default(), content, page, Prefs::default(), &now())
}
