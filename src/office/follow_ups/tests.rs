//! What kiosks tell comes in any order and twice; what is over is gone from the disk and from every restored backup.

use std::fs;

use chrono::Days;

use super::{
    Desk, FollowUp, Paper, by_id, by_locator, list,
    talk::{self, New},
    told::Told,
};
use crate::{
    args,
    domain::{
        follow_up::{MESSAGES_MAX, Writer},
        id::FollowUpId,
    },
    office::{
        backup,
        sample::Sample,
        state::{AppState, DataDir, Office, Transport},
    },
    seal::letter,
    store::error::StoreError,
};

fn all(office: &AppState) -> Vec<FollowUp> {
    office.database.read_now(list).unwrap()
}

#[test]
fn a_slip_is_kept_once_with_a_name_that_is_no_number_and_a_day_to_answer_by() {
    let sample = Sample::new();
    let slip = sample.slip(1, "はじめまして");
    let again = Told::Opened(Box::new(sample.opened(&slip, "はじめまして")));
    sample.tell(&again);
    let found = all(&sample.office);
    assert_eq!(found.len(), 1);
    let it = &found[0];
    assert!(it.designation.contains('・') && !it.designation.contains(|c: char| c.is_ascii_digit()));
    // Open on Tuesday, Thursday and Saturday, closed on the holiday of the 23rd: 24, 26, 28.
    assert_eq!(it.due_on.unwrap().to_string(), "2026-11-28");
    let messages =
        sample.office.database.read_now::<_, StoreError>(|tx| talk::messages(tx, it.id.as_str())).unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(letter::open(&slip.keys.identity, &messages[0].sealed).unwrap().as_str(), "はじめまして");
}

#[test]
fn void_before_open_stays_void_and_unsure_is_told() {
    let sample = Sample::new();
    let never = sample.made(2);
    sample.tell(&Told::Voided(never.id.clone()));
    sample.tell(&Told::Opened(Box::new(sample.opened(&never, "消した"))));
    assert_eq!(all(&sample.office), []);
    let unsure = sample.slip(3, "出たかな");
    sample.tell(&Told::Unsure(unsure.id.clone()));
    sample.tell(&Told::Unsure(FollowUpId::parse("f-nobody").unwrap()));
    assert_eq!(all(&sample.office)[0].paper, Paper::Unsure);
}

#[test]
fn two_slips_with_one_number_are_two() {
    let sample = Sample::new();
    let one = sample.slip(4, "一");
    let mut other = sample.made(5);
    other.locator = one.locator;
    sample.tell(&Told::Opened(Box::new(sample.opened(&other, "二"))));
    let found = sample.office.database.read_now::<_, StoreError>(|tx| by_locator(tx, &one.locator)).unwrap();
    assert_eq!(found.len(), 2);
    assert_ne!(found[0].designation, found[1].designation);
}

#[test]
fn a_message_that_comes_again_is_one_and_opens_what_was_closed() {
    let sample = Sample::new();
    let slip = sample.slip(6, "一");
    let (today, desk) = (sample.today(), sample.desk());
    let sealed = letter::seal("二", &[&desk, &slip.keys.recipient]).unwrap();
    let write = |id: &str| {
        let (it, new) = (all(&sample.office).remove(0), New { id, sealed: &sealed, today });
        sample.office.database.run_now(|tx| talk::visitor_wrote(tx, &it, &new, None))
    };
    let closed = FollowUp { state: Desk::Closed, ..all(&sample.office).remove(0) };
    sample.office.database.run_now::<_, StoreError>(|tx| super::change(tx, &closed)).unwrap();
    write("m-1").unwrap();
    write("m-1").unwrap();
    assert_eq!(all(&sample.office)[0].state, Desk::Open);
    let count = |office: &AppState| {
        office.database.read_now::<_, StoreError>(|tx| talk::messages(tx, "f-6")).unwrap().len()
    };
    assert_eq!(count(&sample.office), 2);
    for number in 2..MESSAGES_MAX {
        write(&format!("m-{number}")).unwrap();
    }
    assert!(matches!(write("m-more"), Err(talk::WriteError::Full)));
    assert_eq!(count(&sample.office), MESSAGES_MAX);
}

#[test]
fn an_answer_is_measured_in_open_days_and_ends_the_wait() {
    let sample = Sample::new();
    let slip = sample.slip(7, "いつ");
    sample.clock.advance_secs(5 * 24 * 60 * 60);
    let (today, desk) = (sample.today(), sample.desk());
    let sealed = letter::seal("木曜です", &[&desk, &slip.keys.recipient]).unwrap();
    let kept = sample.office.database.run_now::<_, talk::WriteError>(|tx| {
        let it = by_id(tx, slip.id.as_str())?.unwrap();
        let kept = super::aim::kept(tx, &it, today)?;
        talk::desk_wrote(tx, &it, &New { id: "m", sealed: &sealed, today }, ("staff-1", kept))?;
        Ok(kept.unwrap())
    });
    let kept = kept.unwrap();
    assert_eq!((kept.open_days, kept.in_time), (2, true), "Tuesday and Thursday");
    let measured = sample.office.database.read_now(talk::measured).unwrap();
    assert_eq!((measured.replies, measured.in_time, measured.open_days_max), (1, 1, 2));
    let it = &all(&sample.office)[0];
    assert_eq!((it.due_on, it.asked_on, it.active_on), (None, None, today));
    let messages = sample.office.database.read_now::<_, StoreError>(|tx| talk::messages(tx, "f-7")).unwrap();
    assert_eq!(messages[1].writer, Writer::Desk);
}

/// PRIVACY P1, P3 and P5: no column for a name, an address, a browser or a time of day.
#[test]
fn the_tables_of_enquiries_hold_no_more_than_was_promised() {
    let sample = Sample::new();
    let columns = sample.office.database.read_now::<_, StoreError>(|tx| {
        let sql = "SELECT m.name || ': ' || group_concat(c.name, ' ') FROM sqlite_schema m, pragma_table_info(m.name) c
                   WHERE m.type = 'table' AND m.name LIKE 'follow_up%' GROUP BY m.name ORDER BY m.name";
        tx.query(sql, args![])?.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<Vec<_>, _>>()
    });
    insta::assert_snapshot!(columns.unwrap().join("\n"), @"
    follow_up: id locator verifier_hash recipient kind designation state paper senior opened_on active_on asked_on due_on
    follow_up_audit: follow_up day staff act times
    follow_up_desk: follow_up sort sealed staff day asks seen_by
    follow_up_lost: from_day until_day
    follow_up_message: follow_up number id writer day sealed staff open_days in_time
    follow_up_month: month opened
    ");
    let days = sample.slip(12, "いつ").id;
    let day = sample.office.database.read_now::<_, StoreError>(|tx| {
        let sql = "SELECT f.opened_on || m.day FROM follow_up f, follow_up_message m WHERE f.id = $1";
        tx.query(sql, args![days.as_str()])?[0].text(0).map(str::to_owned)
    });
    assert_eq!(day.unwrap(), "2026-11-212026-11-21", "a date and no time");
}

/// Every byte of the office's directory.
fn bytes(office: &Sample) -> Vec<u8> {
    let mut all = Vec::new();
    let mut dirs = vec![office.dir.path().to_owned()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { dirs.push(path) } else { all.extend(fs::read(path).unwrap()) }
        }
    }
    all
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|part| part == needle)
}

#[tokio::test]
async fn ninety_days_after_the_last_word_nothing_is_on_the_disk_but_a_count() {
    let sample = Sample::new();
    let slip = sample.slip(8, "九十日");
    let sealed = sample.office.database.read_now::<_, StoreError>(|tx| talk::messages(tx, "f-8")).unwrap()[0]
        .sealed
        .as_bytes()[200..264]
        .to_vec();
    let traces = [
        sealed,
        slip.keys.verifier.hash().to_string().into_bytes(),
        slip.keys.recipient.as_str().as_bytes().to_vec(),
        all(&sample.office)[0].designation.as_bytes().to_vec(),
    ];
    sample.office.database.checkpoint().await.unwrap();
    let before = bytes(&sample);
    assert!(traces.iter().all(|trace| holds(&before, trace)), "what is looked for is what is there");
    let last = all(&sample.office)[0].until();
    assert_eq!(last, sample.today() + Days::new(90));

    sample.clock.advance_secs(90 * 24 * 60 * 60);
    sample.office.sweep().await.unwrap();
    assert_eq!(all(&sample.office).len(), 1, "the last day is a day");
    assert_eq!(all(&sample.office)[0].warning(sample.today()), Some(0));
    sample.clock.advance_secs(24 * 60 * 60);
    sample.office.sweep().await.unwrap();
    let after = bytes(&sample);
    for (place, trace) in traces.iter().enumerate() {
        assert!(!holds(&after, trace), "trace {place} is still on the disk");
    }
    let months = sample.office.database.read_now::<_, StoreError>(|tx| {
        let rows = tx.query("SELECT month, opened FROM follow_up_month", args![])?;
        Ok((rows.len(), rows[0].text(0)?.to_owned(), rows[0].int(1)?))
    });
    assert_eq!(months.unwrap(), (1, "2026-11".to_owned(), 1));
}

#[tokio::test]
async fn what_was_erased_comes_back_from_no_backup_and_no_late_delivery() {
    let sample = Sample::new();
    let slip = sample.slip(9, "消す");
    let kept = sample.slip(10, "残す");
    let told = Told::Opened(Box::new(sample.opened(&slip, "消す")));
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("2026-11-21");
    backup::backup(&DataDir::new(sample.dir.path()), &to, sample.office.now()).unwrap();
    sample.office.destroy(vec![slip.id.clone()]).await.unwrap();
    sample.tell(&told);
    assert_eq!(all(&sample.office).len(), 1, "a kiosk that tells it again brings nothing back");

    // A younger backup beside it remembers what the older one still holds.
    let younger = out.path().join("2026-11-22");
    backup::backup(&DataDir::new(sample.dir.path()), &younger, sample.office.now()).unwrap();
    let data = DataDir::new(&out.path().join("restored"));
    backup::restore(&to, &data, sample.office.now()).unwrap();
    let office = Office::open(&data, &[], sample.clock.clone(), Transport::Tls).unwrap();
    let left: Vec<_> = all(&office).into_iter().map(|it| it.id).collect();
    assert_eq!(left, [kept.id]);
}

#[tokio::test]
async fn a_stolen_disk_with_every_key_file_holds_no_word_and_no_key_in_clear() {
    let sample = Sample::new();
    let text = "だれにも言っていないこと";
    let slip = sample.slip(11, text);
    sample.office.database.checkpoint().await.unwrap();
    let all = bytes(&sample);
    assert!(holds(&all, slip.locator.digits().as_bytes()), "the disk is read");
    let paper = sample.paper.as_bytes();
    for secret in [text.as_bytes(), slip.digits().as_bytes(), b"AGE-SECRET-KEY-1", paper] {
        assert!(!holds(&all, secret));
    }
}
