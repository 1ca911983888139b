//! kill -9 of both programs at moments drawn from a seed, while staff publish: what was answered is there, once, whole.

use std::{
    collections::BTreeMap,
    sync::mpsc::{RecvTimeoutError, sync_channel},
    thread,
    time::Duration,
};

use shirube::{
    office::{database::Database, feed_head, items, records},
    sim::dice::Dice,
    store::{
        content::{ContentDb, Verdict},
        error::StoreError,
        ladder::Rung,
    },
    wire::item::Position,
};

use super::{
    console::Console,
    corner::{Corner, Patience},
};
use crate::crash::{images::Found, judge::Fault};

/// Kills in one corner, before another one is furnished.
const KILLS: u64 = 100;
/// Kills of the kiosk after which it is left alone until it has everything.
const CONVERGES_EVERY: u64 = 20;

/// Ends the office so many times while a browser publishes.
pub(crate) fn kill_the_office(seed: u64, kills: u64) -> Found {
    let (mut found, mut dice) = (Found::default(), Dice::of(seed));
    while found.images < kills && found.is_good() {
        found.add(one_office(&mut dice, KILLS.min(kills - found.images)));
    }
    found
}

/// Ends the kiosk so many times while publications come.
pub(crate) fn kill_the_kiosk(seed: u64, kills: u64) -> Found {
    let (mut found, mut dice) = (Found::default(), Dice::of(seed));
    while found.images < kills && found.is_good() {
        found.add(one_kiosk(&mut dice, KILLS.min(kills - found.images)));
    }
    found
}

/// What a browser asked for, and whether it was answered.
type Asked = BTreeMap<String, bool>;

fn one_office(dice: &mut Dice, kills: u64) -> Found {
    let (mut found, mut asked) = (Found::default(), Asked::new());
    let mut corner = Corner::load();
    corner.start_office();
    let console = corner.console();
    // However soon the first kill comes, one thing was answered that must never be lost.
    let first = "消えない お知らせ、最初の一つ。";
    console.try_to_publish(first).expect("the office answers");
    asked.insert(first.to_owned(), true);
    for kill in 0..kills {
        let moment = dice.below(120);
        asked = thread::scope(|scope| {
            let publishing = || publish_until_nobody_answers(&console, kill, asked);
            let browser =
                thread::Builder::new().name("browser".to_owned()).spawn_scoped(scope, publishing).unwrap();
            after(moment);
            corner.kill_office();
            browser.join().unwrap()
        });
        corner.start_office();
        found.count(compare(&corner, &asked), &format!("kill {kill} of the office"));
    }
    assert!(asked.values().filter(|answered| **answered).count() > 0, "somebody was answered: {asked:?}");
    found
}

fn publish_until_nobody_answers(console: &Console, kill: u64, mut asked: Asked) -> Asked {
    for number in 0_u32.. {
        let title = format!("消えない お知らせ {kill}の{number}。");
        asked.insert(title.clone(), false);
        if console.try_to_publish(&title).is_none() {
            break;
        }
        asked.insert(title, true);
    }
    asked
}

/// Every title answered is there once, every other at most once, each with its history and its row in the feed.
fn compare(corner: &Corner, asked: &Asked) -> Result<(), Fault> {
    let database = Database::open(&corner.office_data().join("office.db"))?;
    let (head, stored, rows) = database.read_now::<_, StoreError>(|tx| {
        Ok((feed_head::read(tx)?.at, records::list(tx, "notice")?, items::live(tx, &["global".to_owned()])?))
    })?;
    for (title, answered) in asked {
        let found: Vec<_> = stored.iter().filter(|record| record.body.contains(title.as_str())).collect();
        let shown = rows.iter().filter(|row| row.body.contains(title.as_str())).count();
        match (found.len(), answered) {
            (0, true) => return Err(Fault::Lost(title.clone())),
            (0 | 1, _) if shown == found.len() => {}
            (0 | 1, _) => return Err(Fault::Half(format!("{title}: {shown} rows in the feed"))),
            _ => return Err(Fault::Doubled(format!("{title}: {}", found.len()))),
        }
    }
    match rows.iter().find(|row| row.rev > head.rev) {
        Some(row) => Err(Fault::Half(format!("{row:?} after {head:?}"))),
        None => Ok(()),
    }
}

fn one_kiosk(dice: &mut Dice, kills: u64) -> Found {
    let mut found = Found::default();
    let mut corner = Corner::paired();
    let console = corner.console();
    for kill in 0..kills {
        corner.start_kiosk_without_a_window(&[]);
        after(dice.below(300));
        console.try_to_publish(&format!("途中で 切れる お知らせ {kill}。")).expect("the office answers");
        after(dice.below(300));
        if kill % CONVERGES_EVERY == CONVERGES_EVERY - 1 {
            converge(&corner);
        }
        corner.kill_kiosk();
        found.count(is_whole(&corner), &format!("kill {kill} of the kiosk"));
    }
    corner.start_kiosk_without_a_window(&[]);
    converge(&corner);
    found
}

/// What the dead kiosk has is one revision, to the checksum.
fn is_whole(corner: &Corner) -> Result<(), Fault> {
    let (content, rung) = ContentDb::open_ladder(&corner.kiosk_data())?;
    let verdict = content.verify(1)?;
    if verdict == Verdict::Differs || rung == Rung::Memory || rung == Rung::Previous {
        return Err(Fault::Half(format!("{verdict:?} on {rung:?}")));
    }
    Ok(())
}

/// Waits until the kiosk has what the office has.
pub(crate) fn converge(corner: &Corner) {
    let wanted = head(corner);
    Patience::secs(60).until("the kiosk to have everything", || (kiosk_at(corner)? >= wanted).then_some(()));
}

/// Where the office's feed stands.
pub(crate) fn head(corner: &Corner) -> Position {
    let database = Database::open(&corner.office_data().join("office.db")).unwrap();
    database.read_now::<_, StoreError>(|tx| Ok(feed_head::read(tx)?.at)).unwrap()
}

/// Where the kiosk's content stands.
pub(crate) fn kiosk_at(corner: &Corner) -> Option<Position> {
    let path = corner.kiosk_data().join("content.db");
    path.exists().then(|| ContentDb::open(&path).ok()?.cursor().ok().map(|cursor| cursor.position)).flatten()
}

/// Lets so many milliseconds pass: the moment of a kill is all that chance decides here.
pub(crate) fn after(millis: u64) {
    let (_keep, never) = sync_channel::<()>(1);
    assert_eq!(never.recv_timeout(Duration::from_millis(millis)), Err(RecvTimeoutError::Timeout));
}

#[test]
fn an_office_killed_while_staff_publish_keeps_what_it_answered() {
    let found = kill_the_office(1, 6);
    assert!(found.is_good(), "{found:?}");
}

#[test]
fn a_kiosk_killed_while_publications_come_has_one_revision_and_then_everything() {
    let found = kill_the_kiosk(2, 8);
    assert!(found.is_good(), "{found:?}");
}
