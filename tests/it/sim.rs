//! The seeded world: days with faults, mistakes planted on purpose, and the same seed twice.

use shirube::sim::{self, Promise, Sabotage, Wrong};

/// Days played per half; more by hand with `shirube-kiosk sim --seed N`.
fn play(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let outcome = sim::run(seed, 1);
        assert!(outcome.is_good(), "{outcome}");
        assert!(outcome.events > 1000 && outcome.publications > 5, "a world where little happens: {outcome}");
    }
}

#[test]
fn days_with_faults_keep_every_promise_one() {
    play(0..6);
}

#[test]
fn days_with_faults_keep_every_promise_two() {
    play(6..12);
}

#[test]
fn days_with_faults_keep_every_promise_three() {
    play(12..18);
}

#[test]
fn days_with_faults_keep_every_promise_four() {
    play(18..24);
}

#[test]
fn the_same_seed_makes_the_same_world() {
    let (one, two) = (sim::run(4242, 1), sim::run(4242, 1));
    assert_eq!(one.fingerprint, two.fingerprint, "{one}\n{two}");
    assert_ne!(one.fingerprint, sim::run(4243, 1).fingerprint);
}

#[test]
fn planted_mistakes_are_found() {
    for (sabotage, promise) in [
        (Sabotage::TrustsFiles, Promise::Complete),
        (Sabotage::KeepsNotices, Promise::Whole),
        (Sabotage::MixesPublications, Promise::Whole),
        (Sabotage::HearsNothing, Promise::Converges),
        (Sabotage::ForgetsItsPlace, Promise::Forward),
    ] {
        let wrong = sim::run_with(7, 1, sabotage).wrong;
        let found = matches!(&wrong, Some(Wrong::Broken(broken, _)) if *broken == promise);
        assert!(found, "{sabotage:?} led to {wrong:?}");
    }
}

#[test]
fn zz_timing() {
    let outcome = sim::run(1, 1);
    println!("{outcome}");
}
