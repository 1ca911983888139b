//! The talk with a printer, played byte by byte and minute by minute.

use proptest::prelude::*;

use super::*;

const READY: u8 = 0x12;

fn talk() -> Conversation {
    Conversation::new(&Raster::new(16, 4), 7, Patience::default(), Mono(0))
}

fn take(talk: &mut Conversation, now: u64) -> Vec<u8> {
    let bytes = talk.to_write().to_vec();
    talk.wrote(bytes.len(), Mono(now));
    bytes
}

/// A conversation whose slip was sent.
fn sent() -> Conversation {
    let mut talk = talk();
    for number in [1, 2, 4] {
        assert_eq!(take(&mut talk, 0), [0x10, 0x04, number]);
        talk.heard(&[READY], Mono(0));
    }
    let bytes = take(&mut talk, 0);
    assert!(bytes.starts_with(&[0x1b, 0x40]) && bytes.ends_with(&escpos::say_when_printed(talk.mark)));
    talk
}

#[test]
fn a_printer_that_says_so_has_printed() {
    let mut talk = sent();
    let confirmation = escpos::printed(talk.mark);
    for byte in confirmation {
        assert_eq!(talk.outcome(), None);
        talk.heard(&[0x11, READY], Mono(1));
        talk.heard(&[byte], Mono(1));
    }
    assert_eq!(talk.outcome(), Some(Outcome::Confirmed));
    assert!(talk.to_write().is_empty());
}

#[test]
fn another_slips_confirmation_counts_for_nothing() {
    let mut talk = sent();
    talk.heard(&escpos::printed(mark_of(8)), Mono(1));
    assert_eq!(talk.outcome(), None);
}

#[test]
fn nothing_is_sent_to_a_printer_that_cannot_print() {
    for (answers, state) in [
        ([0x1a, 0x32, 0x7e], PrinterState::PaperOut),
        ([0x1a, 0x16, 0x12], PrinterState::CoverOpen),
        ([0x1a, 0x12, 0x12], PrinterState::Offline),
    ] {
        let mut talk = talk();
        for answer in answers {
            take(&mut talk, 0);
            talk.heard(&[answer], Mono(0));
        }
        assert_eq!(talk.outcome(), Some(Outcome::FailedBeforeSend(state)));
        assert!(talk.to_write().is_empty());
    }
}

#[test]
fn silence_before_is_a_failure_and_silence_after_is_not_known() {
    let mut before = talk();
    before.tick(Mono(1_999));
    assert_eq!(before.outcome(), None);
    before.tick(before.deadline());
    assert_eq!(before.outcome(), Some(Outcome::FailedBeforeSend(PrinterState::Unknown)));
    let mut after = sent();
    while after.outcome().is_none() {
        let due = after.deadline();
        assert!(due <= Mono(12_000));
        take(&mut after, due.0);
        after.tick(due);
    }
    assert_eq!(after.outcome(), Some(Outcome::Unknown(PrinterState::Unknown)));
    assert_eq!(after.to_write(), FORGET);
}

#[test]
fn a_printer_that_only_knows_the_barrier_confirms_too() {
    for (barrier, last, want) in [
        (0x00, READY, Outcome::Confirmed),
        (0x03, READY, Outcome::Confirmed),
        (0x0c, READY, Outcome::Unknown(PrinterState::PaperOut)),
        (0x00, 0x72, Outcome::Unknown(PrinterState::PaperOut)),
    ] {
        let mut talk = sent();
        talk.tick(Mono(6_000));
        assert_eq!(take(&mut talk, 6_000), BARRIER);
        talk.heard(&[barrier], Mono(6_001));
        for answer in [READY, READY, last] {
            take(&mut talk, 6_002);
            talk.heard(&[answer], Mono(6_002));
        }
        assert_eq!(talk.outcome(), Some(want));
    }
}

#[test]
fn paper_that_ends_meanwhile_is_seen_and_the_rest_forgotten() {
    let mut talk = sent();
    talk.tick(Mono(1_000));
    assert_eq!(take(&mut talk, 1_000).len(), 9);
    talk.heard(&[0x1a, 0x32, 0x72], Mono(1_010));
    assert_eq!(talk.outcome(), Some(Outcome::Unknown(PrinterState::PaperOut)));
    assert_eq!(talk.to_write(), FORGET);
}

#[test]
fn a_lost_line_is_told_by_whether_anything_was_sent() {
    let mut before = talk();
    before.lost();
    assert_eq!(before.outcome(), Some(Outcome::FailedBeforeSend(PrinterState::Offline)));
    let mut after = sent();
    after.lost();
    assert_eq!(after.outcome(), Some(Outcome::Unknown(PrinterState::Offline)));
    assert!(after.to_write().is_empty());
}

#[test]
fn marks_are_never_answers() {
    for number in 0..70_000 {
        assert!(mark_of(number).iter().all(|byte| !is_answer(*byte)));
    }
    assert_ne!(mark_of(1), mark_of(2));
}

proptest! {
    /// Whatever a printer says and whenever it falls silent: an outcome comes in time, a slip that nobody began
    /// is never doubted, one that was begun is never called unsent, and no confirmation comes from thin air.
    #[test]
    fn the_outcome_is_honest(
        noise in prop::collection::vec((prop::collection::vec(prop::sample::select(
            &[0x12_u8, 0x1a, 0x72, 0x37, 0x22, 0x00, 0x0c, b'A', 0x11, 0xff][..]), 0..6), 0_u64..3_000, 0_usize..40), 0..60),
        breaks in prop::bool::ANY,
    ) {
        let mut talk = talk();
        let (mut now, mut wrote_slip, mut said) = (0, false, Vec::new());
        for (bytes, pause, written) in noise {
            let sending = talk.phase == Phase::Sending;
            let count = written.min(talk.to_write().len());
            wrote_slip |= sending && count > 0;
            talk.wrote(count, Mono(now));
            said.extend(bytes.clone());
            talk.heard(&bytes, Mono(now));
            now += pause;
            talk.tick(Mono(now));
        }
        if breaks { talk.lost(); }
        for _ in 0..40 {
            now = now.max(talk.deadline().0);
            talk.tick(Mono(now));
        }
        match talk.outcome() {
            None => prop_assert!(false, "no outcome"),
            Some(Outcome::FailedBeforeSend(_)) => prop_assert!(!wrote_slip),
            Some(Outcome::Unknown(_)) => prop_assert!(wrote_slip),
            Some(Outcome::Confirmed) => prop_assert!(wrote_slip && said.contains(&0)
                | said.iter().any(|byte| barrier_says_no_paper(*byte) == Some(false))),
        }
    }
}
