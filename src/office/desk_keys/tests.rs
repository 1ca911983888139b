//! The desk's key is given, taken, made anew and got back; nobody opens more than was given to them.

use super::{
    DeskKeyError, current, give, holders, keys, new_paper,
    password::{self, Needs, Own},
    recover,
    ring::{KeyedBy, Ring},
    rotate,
};
use crate::{
    office::{
        sample::Sample,
        staff::{self, NewPerson, Role},
    },
    seal::letter,
    store::error::StoreError,
};

/// Somebody who logged in once since the key was made.
fn person(sample: &Sample, login: &str) -> (String, Own) {
    let new = NewPerson {
        name: login.to_owned(),
        login: login.to_owned(),
        role: Role::Publisher,
        password_hash: String::new(),
    };
    let id = sample.office.database.run_now(|tx| staff::add(tx, &new)).unwrap().id;
    (id.clone(), logged_in(sample, &id, "ゆっくりさんぽするひ"))
}

fn logged_in(sample: &Sample, id: &str, password: &str) -> Own {
    let needs = sample.office.database.read_now::<_, StoreError>(|tx| password::needs(tx, id)).unwrap();
    let own = password::own(&sample.office.keys.pepper, &needs, password).unwrap();
    let today = sample.today();
    sample.office.database.run_now(|tx| password::at_login(tx, id, &own, today)).unwrap();
    own
}

fn ring(sample: &Sample, id: &str, own: &Own) -> Ring {
    sample.office.database.run_now(|tx| own.unlock(tx, id)).unwrap()
}

fn recovered(sample: &Sample, id: &str, paper: &str) -> Result<Ring, DeskKeyError> {
    sample.office.database.run_now(|tx| recover(tx, paper, id))
}

#[test]
fn the_paper_gives_it_to_one_and_one_gives_it_to_another() {
    let sample = Sample::new();
    let ((sato, sato_own), (mori, mori_own)) = (person(&sample, "sato"), person(&sample, "mori"));
    assert!(ring(&sample, &sato, &sato_own).is_empty());
    let wrong = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ";
    assert!(matches!(recovered(&sample, &sato, wrong), Err(DeskKeyError::WrongPaper)));
    recovered(&sample, &sato, &sample.paper).unwrap();
    let held = ring(&sample, &sato, &sato_own);
    sample.office.database.run_now(|tx| give(tx, &held, &mori)).unwrap();
    let sealed = letter::seal("二人で読む", &[&sample.desk()]).unwrap();
    for (id, own) in [(&sato, &sato_own), (&mori, &mori_own)] {
        assert_eq!(ring(&sample, id, own).open(&sealed).unwrap().as_str(), "二人で読む");
    }
    let nobody = sample.office.database.run_now(|tx| give(tx, &held, "staff-nobody"));
    assert!(matches!(nobody, Err(DeskKeyError::NoHolder(_))));
}

#[test]
fn a_new_key_goes_to_those_who_had_the_old_one_and_old_words_stay_readable() {
    let sample = Sample::new();
    let ((sato, sato_own), (mori, mori_own)) = (person(&sample, "sato"), person(&sample, "mori"));
    recovered(&sample, &sato, &sample.paper).unwrap();
    let old = letter::seal("前の言葉", &[&sample.desk()]).unwrap();
    let before = sample.office.database.read_now(current).unwrap().unwrap();
    let now = sample.office.now();
    sample.office.database.run_now(|tx| rotate(tx, ("sato", now))).unwrap();
    let after = sample.office.database.read_now(current).unwrap().unwrap();
    assert_ne!(before.id, after.id);
    let told = sample.office.database.read_now(crate::office::follow_ups::aim::settings).unwrap().unwrap();
    assert_eq!(told.follow_up.unwrap().key_id, after.id, "kiosks are told");
    let new = letter::seal("新しい言葉", &[&sample.desk()]).unwrap();
    let held = ring(&sample, &sato, &sato_own);
    assert_eq!(held.open(&old).unwrap().as_str(), "前の言葉");
    assert_eq!(held.open(&new).unwrap().as_str(), "新しい言葉");
    assert!(ring(&sample, &mori, &mori_own).is_empty(), "who waited still waits");
    recovered(&sample, &mori, &sample.paper).unwrap();
    assert!(ring(&sample, &mori, &mori_own).open(&old).is_ok(), "the paper opens old and new");
    assert_eq!(sample.office.database.read_now(keys).unwrap().len(), 2);
}

#[test]
fn a_new_password_loses_the_key_and_a_new_paper_ends_the_old_one() {
    let sample = Sample::new();
    let (sato, own) = person(&sample, "sato");
    recovered(&sample, &sato, &sample.paper).unwrap();
    let (held, today) = (ring(&sample, &sato, &own), sample.today());
    let paper = sample.office.database.run_now(|tx| new_paper(tx, &held, today)).unwrap();
    assert!(matches!(recovered(&sample, &sato, &sample.paper), Err(DeskKeyError::WrongPaper)));

    sample.office.database.run_now(|tx| staff::set_password(tx, "sato", "hash")).unwrap();
    assert!(ring(&sample, &sato, &own).is_empty(), "the key of the old password opens nothing");
    let own = logged_in(&sample, &sato, "べつのことばでさんぽする");
    let waits = sample.office.database.read_now(holders).unwrap();
    assert!(waits.iter().any(|holder| holder.id == sato && !holder.has_it));
    recovered(&sample, &sato, &paper).unwrap();
    assert!(!ring(&sample, &sato, &own).is_empty());
    sample.office.database.run_now(|tx| staff::set_disabled(tx, "sato", staff::Right::Taken)).unwrap();
    assert!(ring(&sample, &sato, &own).is_empty());
}

#[test]
fn a_password_opens_nothing_without_the_pepper_and_a_session_nothing_without_its_token() {
    let sample = Sample::new();
    let (sato, own) = person(&sample, "sato");
    recovered(&sample, &sato, &sample.paper).unwrap();
    let needs = sample.office.database.read_now::<_, StoreError>(|tx| password::needs(tx, &sato)).unwrap();
    assert!(matches!(needs, Needs::Known(_)));
    let thief = password::own(&[0; 32], &needs, "ゆっくりさんぽするひ").unwrap();
    assert!(sample.office.database.run_now(|tx| thief.unlock(tx, &sato)).is_err());

    let held = ring(&sample, &sato, &own);
    let sealed = held.seal(&KeyedBy::session("a token").unwrap()).unwrap();
    let back = Ring::unseal(&KeyedBy::session("a token").unwrap(), &sealed).unwrap();
    assert_eq!(back.keys().count(), held.keys().count());
    assert!(Ring::unseal(&KeyedBy::session("another").unwrap(), &sealed).is_err());
}
