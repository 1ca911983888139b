//! The talk with an office printer, played answer by answer: never two slips, and never a thank-you for none.

use proptest::prelude::*;

use super::*;

fn form() -> Form {
    Form { size: "iso_a5_148x210mm".parse().unwrap(), side_margin: 400, end_margin: 400, dpi: 300 }
}

fn well() -> Condition {
    Condition { state: Some(3), reasons: vec!["none".to_owned()], accepts: true }
}

fn ill(reason: &str) -> Said {
    Said::Printer(Condition { state: Some(5), reasons: vec![reason.to_owned()], accepts: true }, Some(form()))
}

fn ready() -> Said {
    Said::Printer(well(), Some(form()))
}

fn job() -> Job {
    Job::new(Raster::new(384, 40), 60_000)
}

const ID: JobId = JobId(7);

/// A job whose document the printer took at 0.
fn sent() -> Job {
    let mut job = job();
    for (step, said) in
        [(Step::Describe, ready()), (Step::Create, Said::Created(ID)), (Step::Send(ID), Said::Taken)]
    {
        assert_eq!(job.step(Mono(0)), step);
        job.heard(said, Mono(0));
    }
    assert!(job.document().starts_with(b"RaS2") && job.form() == Some(&form()));
    job
}

/// Plays answers, each to whatever is asked; waits are waited for. What is asked at the end.
fn play(job: &mut Job, from: u64, answers: &[Said]) -> (Step, u64) {
    let mut now = Mono(from);
    for said in answers {
        if let Step::Wait(until) = job.step(now) {
            now = until;
        }
        job.heard(said.clone(), now);
    }
    (job.step(now), now.0)
}

#[test]
fn a_job_that_is_completed_by_a_printer_that_is_well_is_on_paper() {
    let mut job = sent();
    let answers = [Said::Job(Some(5)), ready(), Said::Job(Some(COMPLETED)), ready()];
    assert_eq!(play(&mut job, 0, &answers), (Step::Over(Outcome::Confirmed), 500));
}

#[test]
fn completed_without_paper_is_no_thank_you() {
    let mut job = sent();
    let (step, _) = play(&mut job, 0, &[Said::Job(Some(COMPLETED)), ill("media-empty-error")]);
    assert_eq!(step, Step::Cancel(ID));
    let (step, _) = play(&mut job, 0, &[Said::Refused]);
    assert_eq!(step, Step::Over(Outcome::Unknown(PrinterState::PaperOut)));
}

#[test]
fn nothing_is_made_on_a_printer_that_cannot_print() {
    for (said, state) in [
        (ill("media-empty-error"), PrinterState::PaperOut),
        (ill("door-open"), PrinterState::CoverOpen),
        (ill("none"), PrinterState::Offline),
        (Said::Unreachable, PrinterState::Offline),
        (Said::Silent, PrinterState::Unknown),
        (Said::Refused, PrinterState::Unknown),
        (Said::Printer(well(), None), PrinterState::Unknown),
    ] {
        let (step, _) = play(&mut job(), 0, std::slice::from_ref(&said));
        assert_eq!(step, Step::Over(Outcome::FailedBeforeSend(state)), "{said:?}");
    }
}

#[test]
fn before_the_document_it_failed_and_after_it_nobody_knows() {
    for (answers, want) in [
        (&[ready(), Said::Silent][..], Outcome::FailedBeforeSend(PrinterState::Unknown)),
        (&[ready(), Said::Refused], Outcome::FailedBeforeSend(PrinterState::Offline)),
        (
            &[ready(), Said::Created(ID), Said::Refused, Said::Taken],
            Outcome::FailedBeforeSend(PrinterState::Offline),
        ),
        (&[ready(), Said::Created(ID), Said::Silent, Said::Taken], Outcome::Unknown(PrinterState::Offline)),
        (
            &[ready(), Said::Created(ID), Said::Taken, Said::Job(Some(ABORTED)), ready()],
            Outcome::Unknown(PrinterState::Unknown),
        ),
        (
            &[ready(), Said::Created(ID), Said::Taken, Said::Job(Some(CANCELED)), ill("media-empty")],
            Outcome::Unknown(PrinterState::PaperOut),
        ),
    ] {
        assert_eq!(play(&mut job(), 0, answers).0, Step::Over(want), "{answers:?}");
    }
}

#[test]
fn paper_that_ends_meanwhile_has_the_job_dropped() {
    let mut job = sent();
    let (step, _) = play(&mut job, 0, &[Said::Job(Some(5)), ill("media-needed")]);
    assert_eq!(step, Step::Cancel(ID));
    assert_eq!(play(&mut job, 0, &[Said::Taken]).0, Step::Over(Outcome::Unknown(PrinterState::PaperOut)));
    assert_eq!(job.owed(), None);
}

#[test]
fn a_job_that_never_ends_is_dropped_in_the_end_and_told_so_three_times() {
    let mut job = sent();
    let (mut now, mut looks) = (0, 0);
    loop {
        let said = match job.step(Mono(now)) {
            Step::Look(_) => Said::Job(Some(5)),
            Step::Describe => ready(),
            Step::Wait(until) => {
                now = until.0;
                continue;
            }
            Step::Cancel(_) => break,
            other @ (Step::Create | Step::Send(_) | Step::Over(_)) => panic!("{other:?}"),
        };
        job.heard(said, Mono(now));
        looks += 1;
        assert!(now <= 61_000, "it waits for ever");
    }
    assert!(looks > 100 && now >= 60_000, "{looks} looks until {now}");
    let (step, later) = play(&mut job, now, &[Said::Unreachable, Said::Silent, Said::Silent]);
    assert_eq!((step, later), (Step::Over(Outcome::Unknown(PrinterState::Unknown)), now + 2_000));
    assert_eq!(job.owed(), Some(ID), "it is told again when it answers again");
}

fn anything() -> impl Strategy<Value = Said> {
    prop::sample::select(vec![
        ready(),
        ill("media-empty"),
        Said::Printer(well(), None),
        Said::Created(ID),
        Said::Taken,
        Said::Job(None),
        Said::Job(Some(5)),
        Said::Job(Some(ABORTED)),
        Said::Job(Some(COMPLETED)),
        Said::Refused,
        Said::Unreachable,
        Said::Silent,
    ])
}

proptest! {
    /// Whatever a printer says: the document is sent once at most, a thank-you needs a completed job on a printer that
    /// is well, and an unknown end after a document that was sent has the job dropped or ended.
    #[test]
    fn never_two_and_never_a_thank_you_for_none(answers in prop::collection::vec(anything(), 1..60)) {
        let mut job = job();
        let (mut now, mut sends, mut drops, mut ended, mut completed) = (Mono(0), 0, 0, false, false);
        for said in answers {
            match job.step(now) {
                Step::Wait(until) => { now = until; continue }
                Step::Send(_) => sends += 1,
                Step::Cancel(_) => drops += 1,
                Step::Look(_) => {
                    completed |= said == Said::Job(Some(COMPLETED));
                    ended |= said == Said::Job(Some(ABORTED));
                }
                Step::Describe | Step::Create => {}
                Step::Over(_) => break,
            }
            job.heard(said, now);
        }
        prop_assert!(sends <= 1);
        match job.step(now) {
            Step::Over(Outcome::Confirmed) => prop_assert!(completed && sends == 1 && drops == 0),
            Step::Over(Outcome::Unknown(_)) => prop_assert!(sends == 1 && (drops > 0 || ended)),
            Step::Over(Outcome::FailedBeforeSend(_)) => prop_assert!(sends == 0 || drops > 0),
            Step::Describe
            | Step::Create
            | Step::Send(_)
            | Step::Look(_)
            | Step::Cancel(_)
            | Step::Wait(_) => {}
        }
    }
}
