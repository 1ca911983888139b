//! The seeded world: days with faults, mistakes planted on purpose, and the same seed twice.

use shirube::sim::{self, Promise, Sabotage, World, Wrong};

/// Days played one after the other; more by hand with `shirube-kiosk sim --seed N`.
fn play(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let outcome = sim::run(seed, 1);
        assert!(outcome.is_good(), "{outcome}");
        assert!(outcome.events > 500 && outcome.publications > 5, "a world where little happens: {outcome}");
    }
}

#[test]
fn days_with_faults_keep_every_promise_one() {
    play(0..2);
}

#[test]
fn days_with_faults_keep_every_promise_two() {
    play(2..4);
}

#[test]
fn days_with_faults_keep_every_promise_three() {
    play(4..6);
}

#[test]
fn days_with_faults_keep_every_promise_four() {
    play(6..8);
}

#[test]
fn the_same_seed_makes_the_same_world() {
    let (one, two) = (sim::run(4242, 1), sim::run(4242, 1));
    assert_eq!(one.fingerprint, two.fingerprint, "{one}\n{two}");
}

const MORNING_MS: u64 = 4 * 60 * 60 * 1000;

/// What becomes of a morning with this mistake in it.
fn morning_with(sabotage: Sabotage) -> Result<(), Wrong> {
    let mut world = World::new(7, eight_thirty(), 2)?;
    world.plan(1);
    // Deaf kiosks ask again every second: a minute of that is enough.
    let deaf_ms = if sabotage == Sabotage::HearsNothing { MORNING_MS } else { 0 };
    world.run_until(deaf_ms)?;
    world.sabotage(sabotage);
    world.run_until(MORNING_MS)?;
    world.staff_say("n-last", "最後の お知らせ")?;
    world.converge()
}

/// Half past eight in the site's zone: the corner opens in half an hour.
fn eight_thirty() -> chrono::DateTime<chrono::Utc> {
    "2026-11-20T23:30:00Z".parse().unwrap()
}

#[test]
fn planted_mistakes_are_found() {
    assert_eq!(morning_with(Sabotage::None), Ok(()), "nothing is found where nothing is wrong");
    for (sabotage, promise) in [
        (Sabotage::TrustsFiles, Promise::Complete),
        (Sabotage::KeepsNotices, Promise::Whole),
        (Sabotage::MixesPublications, Promise::Whole),
        (Sabotage::HearsNothing, Promise::Converges),
        (Sabotage::ForgetsItsPlace, Promise::Forward),
    ] {
        let wrong = morning_with(sabotage).err();
        let found = matches!(&wrong, Some(Wrong::Broken(broken, _)) if *broken == promise);
        assert!(found, "{sabotage:?} led to {wrong:?}");
    }
}
