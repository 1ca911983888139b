//! The product in a simulated world: the real office, real kiosks on real disks, and everything else made up.
//!
//! Floor 5. The office answers through its own router from its own database; kiosks carry effects out with their own
//! workers. Made up, from one seed: the road between them, the clocks, visitors, staff, power cuts, full disks and
//! bits that turn. Time jumps from event to event, and after every event the promises are checked. Read in this
//! order; a file uses only files below it in the list.

// A world and its days.
mod acts;
mod carry;
mod papers;
mod handing;
mod cuts;
mod twins;
pub mod world;
pub mod days;
pub mod year;
pub mod agenda;
pub mod act;
pub mod staff;
pub mod desk;
pub mod visitor;
pub mod asker;
pub mod sabotage;
// What is held true.
pub mod outcome;
pub mod promises;
pub mod ledger;
pub mod slips;
// What it is made of.
pub mod damage;
pub mod machine;
pub mod pressing;
pub mod printer;
pub mod glass;
pub mod flights;
pub mod words;
pub mod corner;
pub mod road;
pub mod premises;
pub mod stand;
pub mod numbers;
pub mod wrong;
pub mod folder;
pub mod tape;
pub mod tally;
pub mod dice;

use chrono::{DateTime, TimeZone as _, Utc};

use self::dice::Dice;
pub use self::{
    outcome::Outcome,
    sabotage::{Sabotage, planted},
    tally::{Mark, Tally},
    world::World,
    wrong::{Promise, Wrong},
};

/// How many kiosks a corner has: mostly one.
const KIOSKS: [usize; 5] = [1, 1, 1, 2, 3];

/// Plays so many days of the world that `seed` makes, ends all faults, and says what became of it.
pub fn run(seed: u64, days: u32) -> Outcome {
    run_with(seed, days, Sabotage::None)
}

/// The same with a planted mistake.
pub fn run_with(seed: u64, days: u32, sabotage: Sabotage) -> Outcome {
    let mut dice = Dice::of(seed);
    let start = first_morning(&mut dice);
    let kiosks = *dice.pick(&KIOSKS).unwrap_or(&1);
    match World::new(seed, start, kiosks) {
        Ok(mut world) => {
            world.sabotage(sabotage);
            world.plan(days);
            let ended = world.run_until(u64::from(days) * days::DAY_MS).and_then(|()| world.converge());
            outcome(seed, days, &world, ended.err())
        }
        Err(wrong) => Outcome { seed, days, wrong: Some(wrong), ..Outcome::default() },
    }
}

fn outcome(seed: u64, days: u32, world: &World, wrong: Option<Wrong>) -> Outcome {
    let counts = world.counts();
    Outcome {
        seed,
        days,
        events: counts.events,
        publications: counts.publications,
        visits: counts.visits,
        kills: counts.kills,
        tally: world.tally().clone(),
        fingerprint: world.tape().fingerprint(),
        lines: world.tape().text(),
        wrong,
    }
}

/// Half past eight in the morning, in the zone of the site, of an ordinary day or one that is not.
fn first_morning(dice: &mut Dice) -> DateTime<Utc> {
    let dates = [(2026, 11, 21), (2026, 11, 22), (2026, 12, 31), (2027, 2, 28), (2028, 2, 28), (2029, 4, 28)];
    let (year, month, day) = dice.pick(&dates).copied().unwrap_or((2026, 11, 21));
    let morning = chrono_tz::Asia::Tokyo.with_ymd_and_hms(year, month, day, 8, 30, 0);
    morning.single().map(|at| at.with_timezone(&Utc)).unwrap_or_default()
}
