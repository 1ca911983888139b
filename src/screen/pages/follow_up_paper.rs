//! The follow-up slip: a specimen to look at, the real one on its way, and the question whether somebody holds it.

use egui::Ui;

use super::{
    found::talk_card,
    offer::foot_buttons,
    paper::{paper, sign},
    parts::{Sheet, Shown, desk_words},
};
use crate::{
    domain::{printer::PrinterState, search::Danger},
    kiosk::{
        asking::Handing,
        event::Event,
        page::{Move, Press},
        paper::{Sheet as Picture, Step},
        printing::Readiness,
        spoken::{Ask, Reading},
        visit::Visit,
    },
    screen::{
        aloud,
        icon::Icon,
        theme::space,
        view::Pressed as _,
        widgets::{Button, caption, gap, panel, para, title},
    },
};

/// What stands on the page.
enum Stand<'a> {
    /// The specimen; the real one may be made.
    Specimen(Option<&'a Picture>),
    /// Nothing prints.
    NoPrinter(Option<PrinterState>),
    /// No more at this moment.
    Enough,
    /// It is being made.
    Making,
    /// 「紙を取りましたか」
    Ask,
    /// 「紙は 出ましたか」
    AskUnsure,
    /// The answer is being written down.
    Settling,
    /// Somebody holds it.
    Taken,
    /// It counts no longer.
    Void,
    /// Nothing came out.
    NotPrinted(PrinterState),
    /// It could not be made.
    Lost,
}

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, visit: &Visit, events: &mut Vec<Event>) {
    let stand = stand(view, visit);
    let foot = Sheet::new(view, "follow-up-paper").with_foot().fill(
        ui,
        events,
        |ui, events| head(ui, view, (visit, &stand), events),
        |ui, _| body(ui, view, &stand),
    );
    foot_buttons(ui, view, foot, buttons(view, &stand), events);
}

fn stand<'a>(view: &Shown<'_>, visit: &'a Visit) -> Stand<'a> {
    match visit.asking_desk().step() {
        Handing::Nothing => fresh(view, visit),
        Handing::Making(_) => Stand::Making,
        Handing::Ask(_) => Stand::Ask,
        Handing::AskUnsure(_) => Stand::AskUnsure,
        Handing::Settling(..) => Stand::Settling,
        Handing::Taken => Stand::Taken,
        Handing::Void => Stand::Void,
        Handing::NotPrinted(state) => Stand::NotPrinted(*state),
        Handing::Lost => Stand::Lost,
    }
}

fn fresh<'a>(view: &Shown<'_>, visit: &'a Visit) -> Stand<'a> {
    let picture = visit.taking().and_then(|taking| match taking.step() {
        Step::Shown(sheet) => Some(sheet),
        Step::Missing(_) | Step::Unset | Step::Drawing(_) | Step::Printing(_) | Step::Ended(_) => None,
    });
    match view.kiosk.hands_out() {
        Readiness::NoPrinter => Stand::NoPrinter(None),
        Readiness::Out(state) => Stand::NoPrinter(Some(state)),
        Readiness::Ready(_) | Readiness::Asking if !may_make(view, visit) => Stand::Enough,
        Readiness::Ready(_) | Readiness::Asking => Stand::Specimen(picture),
    }
}

fn may_make(view: &Shown<'_>, visit: &Visit) -> bool {
    visit.may_ask() && view.kiosk.may_hand(view.now.mono)
}

fn head(ui: &mut Ui, view: &Shown<'_>, (visit, stand): (&Visit, &Stand<'_>), events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    title(ui, theme, heading(view, stand));
    if matches!(stand, Stand::Specimen(_)) {
        caption(ui, theme, words.follow_up_specimen());
    }
    heard(ui, view, stand, events);
    if visit.enquiry_danger() != Danger::None {
        gap(ui, theme, space::S);
        talk_card(ui, view, events);
    }
}

/// What whoever is guided by headphones hears of the numbers, and how long the terminal has them for that.
fn heard(ui: &mut Ui, view: &Shown<'_>, stand: &Stand<'_>, events: &mut Vec<Event>) {
    let (theme, words, aloud) = (&view.theme, view.words, view.kiosk.aloud());
    let is_guided = aloud.guides_in(words.lang());
    match stand {
        Stand::Specimen(_) if is_guided => drop(para(ui, theme, words.numbers_ahead())),
        Stand::Ask if aloud.has_numbers() => {
            para(ui, theme, words.numbers_here());
            gap(ui, theme, space::S);
            let again = Button::outline(words.numbers_again()).icon(Icon::SpeakerHigh);
            if again.show_narrow(ui, theme).clicked() {
                events.press(Press::Aloud(Ask::Read(Reading::of(aloud::numbers(words)))));
            }
        }
        Stand::Ask if is_guided => drop(para(ui, theme, words.numbers_late())),
        Stand::Specimen(_)
        | Stand::NoPrinter(_)
        | Stand::Enough
        | Stand::Making
        | Stand::Ask
        | Stand::AskUnsure
        | Stand::Settling
        | Stand::Taken
        | Stand::Void
        | Stand::NotPrinted(_)
        | Stand::Lost => {}
    }
}

fn heading(view: &Shown<'_>, stand: &Stand<'_>) -> &'static str {
    let words = view.words;
    match stand {
        Stand::Specimen(_) => words.follow_up_paper(),
        Stand::NoPrinter(_) | Stand::Enough => words.follow_up(),
        Stand::Making => words.follow_up_making(),
        Stand::Ask => words.follow_up_taken_ask(),
        Stand::AskUnsure => words.follow_up_unsure_ask(),
        Stand::Settling => words.follow_up_settling(),
        Stand::Taken => words.follow_up_done(),
        Stand::Void => words.follow_up_void(),
        Stand::NotPrinted(_) | Stand::Lost => words.follow_up_lost(),
    }
}

fn body(ui: &mut Ui, view: &Shown<'_>, stand: &Stand<'_>) {
    let words = view.words;
    match stand {
        Stand::Specimen(Some(sheet)) => paper(ui, view, sheet),
        Stand::Specimen(None) => sign(ui, view, (Icon::Clock, words.paper_drawing())),
        Stand::Making => sign(ui, view, (Icon::Printer, words.follow_up_making_note())),
        Stand::Ask => sign(ui, view, (Icon::Printer, words.follow_up_taken_note())),
        Stand::AskUnsure => sign(ui, view, (Icon::Question, words.follow_up_unsure_note())),
        Stand::Settling => sign(ui, view, (Icon::Clock, words.follow_up_settling())),
        Stand::Taken => sign(ui, view, (Icon::CheckCircle, words.follow_up_done_note())),
        Stand::Void => sign(ui, view, (Icon::ArrowClockwise, words.follow_up_void_note())),
        Stand::Enough => cannot(ui, view, words.follow_up_enough()),
        Stand::NoPrinter(state) => cannot(ui, view, &words.no_follow_up_slip(*state)),
        Stand::NotPrinted(state) => cannot(ui, view, &words.nothing_came(*state)),
        Stand::Lost => cannot(ui, view, words.follow_up_elsewhere()),
    }
}

/// Said kindly, with the desk's hours.
fn cannot(ui: &mut Ui, view: &Shown<'_>, why: &str) {
    let theme = &view.theme;
    panel(ui, theme, |ui| {
        para(ui, theme, why);
        caption(ui, theme, desk_words(view));
    });
}

fn buttons(view: &Shown<'_>, stand: &Stand<'_>) -> Vec<(Button, Press)> {
    let words = view.words;
    let make = |word: &str| (Button::filled(word).icon(Icon::Printer), Press::FollowUp(Move::Make));
    let close = (Button::outline(words.close()).icon(Icon::ArrowLeft), Press::Back);
    match stand {
        Stand::Ask | Stand::AskUnsure => vec![
            (Button::outline(words.follow_up_no()).icon(Icon::X), Press::FollowUp(Move::NotTaken)),
            (Button::filled(words.follow_up_yes()).icon(Icon::Check), Press::FollowUp(Move::Taken)),
        ],
        Stand::Specimen(_) | Stand::Void | Stand::NotPrinted(_) | Stand::Lost => {
            vec![close, make(words.follow_up_make())]
        }
        Stand::Making | Stand::Settling => Vec::new(),
        Stand::Taken => vec![(Button::filled(words.home()).icon(Icon::House), Press::Home)],
        Stand::NoPrinter(_) | Stand::Enough => vec![close],
    }
}
