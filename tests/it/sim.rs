//! The seeded world: days with faults, mistakes planted on purpose, and the same seed twice.

use std::thread;

use shirube::sim::{
    self, Promise, Sabotage, Tally, World, Wrong,
    act::Is,
    planted,
    year::{Plan, Year},
};

/// Plays a day; more of them by hand with `shirube-kiosk sim --seed N --count C`.
fn play(seed: u64) -> Tally {
    let outcome = sim::run(seed, 1);
    assert!(outcome.is_good(), "{outcome}");
    assert!(outcome.events > 500 && outcome.publications > 5, "a world where little happens: {outcome}");
    outcome.tally
}

/// Days after which everything that can happen has happened, at the latest.
const DAYS_MAX: u64 = 48;

/// A dozen days, two at a time, and as many more as it takes until everything happened that can.
#[test]
fn days_with_faults_keep_every_promise() {
    let mut tally = Tally::default();
    for seed in (0..DAYS_MAX).step_by(2) {
        if seed >= 12 && tally.never().is_empty() {
            return;
        }
        let pair = [seed, seed + 1].map(|seed| {
            thread::Builder::new().name(format!("day {seed}")).spawn(move || play(seed)).unwrap()
        });
        for day in pair {
            tally.add(&day.join().unwrap());
        }
    }
    let never = tally.never();
    assert!(never.is_empty(), "worlds in which this never happens: {never:?} {tally:?}");
}

#[test]
fn the_same_seed_makes_the_same_world() {
    let (one, two) = (sim::run(4242, 1), sim::run(4242, 1));
    assert_eq!(one.fingerprint, two.fingerprint, "{one}\n{two}");
}

const MORNING_MS: u64 = 4 * 60 * 60 * 1000;

/// Mornings in which nothing is wrong.
const MORNINGS: std::ops::Range<u64> = 7..11;

/// What becomes of a morning with this mistake in it, and of a power cut in the office at its end.
fn morning_with(sabotage: Sabotage, seed: u64) -> Result<(), Wrong> {
    let mut world = World::new(seed, eight_thirty(), 2)?;
    world.plan(1);
    // Deaf kiosks ask again every second: a minute of that is enough.
    let deaf_ms = if sabotage == Sabotage::HearsNothing { MORNING_MS } else { 0 };
    world.run_until(deaf_ms)?;
    world.sabotage(sabotage);
    world.run_until(MORNING_MS)?;
    // A quiet minute: every road is whole, and whoever was there has left.
    world.converge()?;
    world.run_for(300_000)?;
    for words in ["最後から 二番目の お知らせ", "最後の お知らせ"] {
        world.staff_say("n-last", words)?;
        world.run_for(5_000)?;
        world.see(0)?;
    }
    world.cut_office()?;
    world.converge()
}

/// Half past eight in the site's zone: the corner opens in half an hour.
fn eight_thirty() -> chrono::DateTime<chrono::Utc> {
    "2026-11-20T23:30:00Z".parse().unwrap()
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    for seed in MORNINGS {
        assert_eq!(morning_with(Sabotage::None, seed), Ok(()), "seed {seed}");
    }
}

/// Mornings played until a mistake shows.
const SOONER_OR_LATER: std::ops::Range<u64> = 7..39;

/// Each promise with the mistakes planted for it; a promise without one does not compile.
#[test]
fn planted_mistakes_are_found() {
    let mut missed = Vec::new();
    for promise in Promise::ALL {
        assert_ne!(planted(*promise), [], "{promise:?} was never seen to be broken");
        for sabotage in planted(*promise) {
            let mut told = SOONER_OR_LATER.map(|seed| morning_with(*sabotage, seed).err());
            if !told.any(|wrong| matches!(&wrong, Some(Wrong::Broken(broken, _)) if broken == promise)) {
                missed.push(format!("{sabotage:?} should break {promise:?} and never did"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// The content of a kiosk may be right while its disk is not: only the checksum tells.
#[test]
fn a_row_in_other_bytes_is_found_by_the_checksum_alone() {
    let Err(Wrong::Broken(Promise::Converges, what)) = morning_with(Sabotage::WritesAnother, MORNINGS.start)
    else {
        panic!("a row in other bytes is not found");
    };
    assert!(what.starts_with("the checksum of kiosk 1"), "{what}");
}

/// Two terminals from one disk say different things under one number while neither has a network: the office hears of
/// both, says that there are two, and stops saying so once one of them is paired again.
#[test]
fn copied_disks_are_told_of_and_lose_nothing() {
    let mut world = World::new(1, eight_thirty(), 1).unwrap();
    let day = "2026-11-21";
    for (id, hours) in [("t-1", "09:00-10:00"), ("t-2", "10:00-11:00")] {
        world.give_room(id, "room-2", (day, hours)).unwrap();
    }
    world.run_for(10 * 60_000).unwrap();
    let other = world.copy_disk(0).unwrap();
    world.run_for(25 * 60_000).unwrap();
    assert!(told_of(&world, 0), "both were alive: {:?}", world.troubles_of(0));
    for (machine, id) in [(0, "t-1"), (other, "t-2")] {
        world.cable(machine, Is::Ill).unwrap();
        world.arrive(machine, id).unwrap();
        assert_eq!(world.machine(machine).unwrap().thanked.len(), 1);
    }
    world.converge().unwrap();
    assert!(told_of(&world, 0));
    world.pair_anew(other).unwrap();
    world.run_for(20 * 60_000).unwrap();
    assert!(!told_of(&world, 0) && !told_of(&world, other), "{:?}", world.troubles_of(0));
    world.converge().unwrap();
}

fn told_of(world: &World, machine: usize) -> bool {
    world.troubles_of(machine).unwrap().concat().contains("2台")
}

/// A few days of a corner in which every slot is given and somebody says something every minute.
#[test]
fn busy_days_lose_no_arrival() {
    let plan = Plan { days: 4, rooms: 2, slots: 6, groups: 20, arrivals: 120 };
    let mut year = Year::begin(plan).unwrap();
    (0..plan.days).try_for_each(|_| year.live_a_day()).unwrap();
    assert_eq!(year.is_whole(), Ok(plan.arrivals));
}
