//! One slip and a printer on a real socket: what it says has happened is what has happened.

use std::{cell::Cell, sync::OnceLock};

use crate::{
    domain::{
        printer::{Outcome, PrinterState},
        text::Lang,
        time::Mono,
    },
    slip::{
        conversation::Patience,
        fake::{Fake, Tape, Temper},
        line,
        measure::{Print, Roll},
        raster::Raster,
    },
};

/// Short enough for a test, long enough for a busy machine.
const PATIENCE: Patience = Patience {
    answer_ms: 1_500,
    send_ms: 8_000,
    print_ms: 1_000,
    watch_ms: 200,
    barrier_ms: 1_000,
    job_ms: 2_000,
};

fn slip() -> &'static Raster {
    static SLIP: OnceLock<Raster> = OnceLock::new();
    SLIP.get_or_init(|| super::drawn("group/kisha", Lang::Ja, Roll::Wide, Print::Normal))
}

/// What a look at the clock costs, so that time goes on: a step of the line looks four times and waits 50 ms at most.
const LOOK_MS: u64 = 12;

fn printed(temper: Temper) -> (Outcome, Tape) {
    let time = Cell::new(0);
    let mono = || Mono(time.replace(time.get() + LOOK_MS));
    let fake = Fake::start(temper);
    let outcome = line::print(&fake.address, slip(), 41, PATIENCE, &mono);
    (outcome, fake.tape())
}

#[test]
fn what_comes_out_is_the_picture_dot_for_dot() {
    let (outcome, tape) = printed(Temper::default());
    assert_eq!(outcome, Outcome::Confirmed);
    assert_eq!(tape.raster(), *slip());
    assert_eq!((tape.cuts, tape.forgot), (1, false));
}

#[test]
fn a_printer_without_receipts_of_its_own_is_asked_by_the_barrier() {
    let (outcome, tape) = printed(Temper { clone: true, ..Temper::default() });
    assert_eq!(outcome, Outcome::Confirmed);
    assert_eq!((tape.raster(), tape.cuts), (slip().clone(), 1));
}

#[test]
fn nothing_is_sent_where_nothing_can_be_printed() {
    for (temper, state) in [
        (Temper { paper_rows: Some(0), ..Temper::default() }, PrinterState::PaperOut),
        (Temper { cover_open: true, ..Temper::default() }, PrinterState::CoverOpen),
        (Temper { silent: true, ..Temper::default() }, PrinterState::Unknown),
        (Temper { dies_after: Some(2), ..Temper::default() }, PrinterState::Offline),
    ] {
        let (outcome, tape) = printed(temper);
        assert_eq!(outcome, Outcome::FailedBeforeSend(state));
        assert!(tape.rows.is_empty() && tape.received <= 9, "{tape:?}");
    }
}

#[test]
fn paper_that_ends_in_the_middle_is_no_thank_you_and_no_second_slip() {
    let (outcome, tape) = printed(Temper { paper_rows: Some(200), ..Temper::default() });
    assert_eq!(outcome, Outcome::Unknown(PrinterState::PaperOut));
    assert!(tape.forgot, "the rest must not come out in front of the next visitor");
    assert_eq!(tape.cuts, 0);
}

#[test]
fn a_printer_that_dies_in_the_middle_leaves_the_question_open() {
    let (outcome, tape) = printed(Temper { dies_after: Some(20_000), ..Temper::default() });
    assert_eq!(outcome, Outcome::Unknown(PrinterState::Offline));
    assert_eq!(tape.cuts, 0);
}

#[test]
fn nobody_at_the_address_is_a_failure_before_sending() {
    let gone = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let outcome = line::print(&gone, slip(), 1, PATIENCE, &|| Mono(0));
    assert_eq!(outcome, Outcome::FailedBeforeSend(PrinterState::Offline));
}
