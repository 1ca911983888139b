//! People who take a follow-up slip, and people who come back with one.

use super::{dice::Dice, numbers::WRITTEN};
use crate::{
    domain::follow_up::FollowUpKind,
    kiosk::{
        Kiosk,
        asking::{Asking, Handing, PAPER_DIGITS, Reply},
        enquiry::Opened,
        kiosk::Stage,
        page::{Move, Page, Press},
        typing::Key,
        visit::Visit,
    },
};

/// Digits as somebody writes them who has no others: what types ten of them at once is taken for a reader of codes.
const NUMBERS: [char; 10] = ['あ', 'い', 'う', 'え', 'お', 'か', 'き', 'く', 'け', 'こ'];

/// Who comes for a follow-up slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Somebody who wants one.
    Asks,
    /// Somebody who brings one: of all that ever came out, the one in this place, counted round and round.
    Reads(u64),
}

/// What somebody sees who stands there.
#[derive(Default)]
pub struct Sees {
    /// The latest slip lies in front of them, whole.
    pub came: bool,
    /// The digits of the paper they brought.
    pub digits: String,
    /// A number that nobody wrote before.
    pub fresh: u64,
}

impl Sees {
    fn words(&self) -> String {
        let number = self.fresh.to_string();
        let letter = |digit: char| NUMBERS.get(digit.to_digit(10).unwrap_or(0) as usize).copied();
        WRITTEN.to_owned() + &number.chars().filter_map(letter).collect::<String>()
    }
}

/// What somebody presses next; nothing where they leave.
pub fn presses(kiosk: &Kiosk, who: Who, sees: &Sees, dice: &mut Dice) -> Vec<Press> {
    let visit = kiosk.visit().filter(|_| matches!(kiosk.stage(), Stage::Visit(_)));
    let Some(visit) = visit else { return vec![Press::Wake] };
    match (who, visit.page()) {
        (Who::Asks, Page::FollowUp) => {
            let kind = dice.pick(&FollowUpKind::ALL).copied().unwrap_or(FollowUpKind::Other);
            vec![Press::Open(Page::FollowUpText(kind))]
        }
        (Who::Asks, Page::FollowUpText(kind)) => asks(visit.asking_desk(), *kind, sees, dice),
        (Who::Asks, Page::FollowUpPaper(_)) => waits(visit, sees, dice),
        (Who::Asks, _) => vec![Press::Open(Page::FollowUp)],
        (Who::Reads(_), Page::Reply) => reads(visit.asking_desk(), sees, dice),
        (Who::Reads(_), _) => vec![Press::Open(Page::Reply)],
    }
}

fn asks(asking: &Asking, kind: FollowUpKind, sees: &Sees, dice: &mut Dice) -> Vec<Press> {
    if asking.typing().chars_count() == 0 && !dice.one_in(6) {
        return typed(&sees.words());
    }
    vec![Press::Open(Page::FollowUpPaper(kind))]
}

/// Takes what lies there, says when nothing does, or goes without a word.
fn waits(visit: &Visit, sees: &Sees, dice: &mut Dice) -> Vec<Press> {
    let step = |step: Move| vec![Press::FollowUp(step)];
    match visit.asking_desk().step() {
        Handing::Making(_) if dice.one_in(12) => vec![Press::Hide],
        Handing::Making(_) | Handing::Settling(..) => vec![Press::Touched],
        Handing::Ask(_) | Handing::AskUnsure(_) if dice.one_in(6) => Vec::new(),
        // Half of a paper is none, and some throw a whole one away.
        Handing::Ask(_) | Handing::AskUnsure(_) if sees.came && !dice.one_in(8) => step(Move::Taken),
        Handing::Ask(_) | Handing::AskUnsure(_) => step(Move::NotTaken),
        Handing::Taken if dice.one_in(2) => vec![Press::Finish],
        Handing::Nothing | Handing::Void | Handing::NotPrinted(_) | Handing::Lost if dice.one_in(8) => {
            Vec::new()
        }
        // Some ask for a second one.
        Handing::Nothing | Handing::Void | Handing::NotPrinted(_) | Handing::Lost | Handing::Taken => {
            step(Move::Make)
        }
    }
}

fn reads(asking: &Asking, sees: &Sees, dice: &mut Dice) -> Vec<Press> {
    let step = |step: Move| vec![Press::FollowUp(step)];
    match asking.reply() {
        Reply::Typing | Reply::Unreachable | Reply::Foreign if asking.digits_count() < PAPER_DIGITS => {
            typed(&sees.digits)
        }
        Reply::Came(Opened::Found(_) | Opened::Added(_)) => match dice.below(6) {
            0 => step(Move::AskErase),
            1 | 2 => step(Move::AskWrite),
            3 => step(Move::Read),
            _ => vec![Press::Finish],
        },
        Reply::Sure => step(Move::Erase),
        Reply::Writing if asking.added().chars_count() == 0 => typed(&sees.words()),
        Reply::Writing => step(Move::Write),
        Reply::Asked(..) => vec![Press::Touched],
        Reply::Came(Opened::Nothing(_) | Opened::Wait(_)) if dice.one_in(2) => step(Move::Read),
        Reply::Typing | Reply::Unreachable | Reply::Foreign if !dice.one_in(8) => step(Move::Read),
        Reply::Came(_) | Reply::Typing | Reply::Unreachable | Reply::Foreign => vec![Press::Finish],
    }
}

fn typed(text: &str) -> Vec<Press> {
    text.chars().map(|c| Press::Type(Key::Letter(c))).collect()
}
