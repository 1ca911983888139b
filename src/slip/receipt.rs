//! A receipt printer from one talk to the next: what it may still hold is the first thing it is told to forget.

use super::{
    conversation::{Conversation, Patience},
    held::Held,
    inquiry::Inquiry,
    line::{self, Way},
    raster::Raster,
};
use crate::domain::{
    printer::{Outcome, PrinterState},
    time::Mono,
};

/// Asks a printer how it is; each answer may take `answer_ms` milliseconds.
pub fn ask(way: &dyn Way, held: &mut Held, answer_ms: u64, mono: &dyn Fn() -> Mono) -> PrinterState {
    let state = line::inquire(way, Inquiry::new(answer_ms, mono()).after(*held), mono);
    held.heard(state);
    state
}

/// Prints a raster and says what became of it; its number tells it from the slip before. Blocks its thread for as long
/// as the patience says in all.
pub fn print(
    way: &dyn Way,
    held: &mut Held,
    (raster, number): (&Raster, u32),
    patience: Patience,
    mono: &dyn Fn() -> Mono,
) -> Outcome {
    let talk = Conversation::new(raster, number, patience, mono()).after(*held);
    let outcome = line::converse(way, talk, mono);
    held.told(outcome);
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slip::fake::{Fake, Temper};

    #[test]
    fn the_first_word_to_a_printer_is_to_forget_and_the_second_is_not() {
        let fake = Fake::for_guests(Temper::default(), 1);
        let mut held = Held::default();
        assert_eq!(ask(&fake.address, &mut held, 2_000, &|| Mono(0)), PrinterState::Ready);
        assert_eq!((held, fake.tape().forgot), (Held::Nothing, true));
        let fake = Fake::for_guests(Temper::default(), 1);
        assert_eq!(ask(&fake.address, &mut held, 2_000, &|| Mono(0)), PrinterState::Ready);
        assert!(!fake.tape().forgot, "nothing to forget");
    }

    #[test]
    fn a_slip_in_doubt_is_to_be_forgotten_once_the_printer_is_there_again() {
        let fake = Fake::start(Temper { dies_after: Some(600), ..Temper::default() });
        let mut held = Held::Nothing;
        let slip = Raster::new(576, 300);
        let outcome = print(&fake.address, &mut held, (&slip, 1), Patience::default(), &|| Mono(0));
        assert!(matches!(outcome, Outcome::Unknown(_)), "{outcome:?}");
        drop(fake.tape());
        assert_eq!(held, Held::Perhaps);
        let gone = std::net::SocketAddr::from(([127, 0, 0, 1], 9));
        assert_eq!(ask(&gone, &mut held, 2_000, &|| Mono(0)), PrinterState::Offline);
        assert_eq!(held, Held::Perhaps, "it did not hear");
    }
}
