//! One night of pulled plugs: power cuts, simulated days and killed processes at once, and one line of figures.
//!
//! `bash tests/nightly.sh` sets the goals through the environment; without them a few moments are played.

use std::{
    env, fs,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use serde_json::json;
use shirube::sim;

use super::{
    crash::images::{Found, cut_the_product},
    e2e::{
        kills::{kill_the_kiosk, kill_the_office},
        monkey::{self, Span},
    },
};

/// Days of one simulated world.
const DAYS: u64 = 2;
/// Power cuts after which the night tells how far it is.
const PORTION: u64 = 2_000;

/// How much is wanted: `images=100000 days=5000 kills=1000 monkey=30 seed=1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Goals {
    images: u64,
    days: u64,
    kills: u64,
    /// Minutes of a monkey at the window.
    monkey: u64,
    seed: u64,
}

impl Goals {
    fn read(text: &str) -> Self {
        let mut goals = Self { images: 0, days: 0, kills: 0, monkey: 0, seed: 1 };
        for word in text.split_whitespace() {
            let (name, number) = word.split_once('=').unwrap_or_else(|| panic!("{word}: name=number"));
            let number = number.parse().unwrap_or_else(|error| panic!("{word}: {error}"));
            match name {
                "images" => goals.images = number,
                "days" => goals.days = number,
                "kills" => goals.kills = number,
                "monkey" => goals.monkey = number,
                "seed" => goals.seed = number,
                _ => panic!("{name} is no goal: images, days, kills, monkey, seed"),
            }
        }
        goals
    }
}

#[test]
fn the_goals_of_a_night_are_read_from_words() {
    let goals = Goals { images: 3, days: 2, kills: 1, monkey: 0, seed: 1 };
    assert_eq!(Goals::read("images=3 days=2 kills=1"), goals);
    assert_eq!(Goals::read("  "), Goals { images: 0, days: 0, kills: 0, ..goals });
    assert_eq!(Goals::read(" monkey=4 seed=9 "), Goals { images: 0, days: 0, kills: 0, monkey: 4, seed: 9 });
}

#[test]
fn a_night_of_pulled_plugs() {
    let goals = Goals::read(&env::var("SHIRUBE_NIGHT").unwrap_or("images=100 days=2 kills=2".to_owned()));
    let [images, days, kills] = play(goals);
    // Afterwards, by itself: its minutes are compared with each other.
    let spans = if goals.monkey == 0 { Vec::new() } else { monkey::play(goals.seed, goals.monkey, 60) };
    let mut all = Found::default();
    let figures = json!({
        "images": images.images, "days": days.images, "kills": kills.images, "seed": goals.seed,
        "lost": images.lost + days.lost + kills.lost,
        "doubled": images.doubled + days.doubled + kills.doubled,
        "half": images.half + days.half + kills.half,
        "monkey": spans.iter().map(Span::figures).collect::<Vec<_>>(),
    });
    for found in [images, days, kills] {
        all.add(found);
    }
    tell(&figures.to_string());
    assert!(monkey::is_flat(&spans), "memory grows: {figures}");
    assert!(all.is_good(), "{figures}\n{}", all.first.unwrap_or_default());
    assert_eq!(all.images, goals.images + goals.days + goals.kills, "{figures}");
}

/// All three at once; the processes wait for their disk while the others count.
fn play(goals: Goals) -> [Found; 3] {
    let start = |name: &str, work: Box<dyn FnOnce() -> Found + Send>| {
        thread::Builder::new().name(name.to_owned()).spawn(work).unwrap()
    };
    let running = [
        start("images", Box::new(move || in_portions(goals))),
        start("days", Box::new(move || simulate(goals))),
        start("kills", Box::new(move || kill(goals))),
    ];
    running.map(|thread| thread.join().unwrap())
}

fn in_portions(goals: Goals) -> Found {
    let mut found = Found::default();
    while found.images < goals.images && found.is_good() {
        let wanted = PORTION.min(goals.images - found.images);
        // Disks of one portion are numbered on from its first.
        found.add(cut_the_product(goals.seed + found.images, wanted));
        tell(&format!("{} power cuts", found.images));
    }
    found
}

/// Worlds are alone in theirs: as many at once as there are cores.
fn simulate(goals: Goals) -> Found {
    let (found, begun) = (Mutex::new(Found::default()), AtomicU64::new(0));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for number in 0..cores {
            let world = thread::Builder::new().name(format!("world-{number}"));
            world.spawn_scoped(scope, || while simulate_one(goals, &begun, &found) {}).unwrap();
        }
    });
    found.into_inner().unwrap()
}

/// One world that nobody began; whether there may be another.
fn simulate_one(goals: Goals, begun: &AtomicU64, found: &Mutex<Found>) -> bool {
    let first = begun.fetch_add(DAYS, Ordering::Relaxed);
    if first >= goals.days {
        return false;
    }
    let days = DAYS.min(goals.days - first);
    let outcome = sim::run(goals.seed + first, u32::try_from(days).unwrap());
    let mut found = found.lock().unwrap();
    found.images += days;
    if !outcome.is_good() {
        found.half += 1;
        found.first.get_or_insert(outcome.to_string());
    }
    if found.images % 100 < DAYS {
        tell(&format!("{} simulated days", found.images));
    }
    found.is_good()
}

fn kill(goals: Goals) -> Found {
    let mut found = Found::default();
    while found.images < goals.kills && found.is_good() {
        let portion = 100.min(goals.kills - found.images);
        found.add(kill_the_office(goals.seed + found.images, portion / 2));
        found.add(kill_the_kiosk(goals.seed + found.images, portion - portion / 2));
        tell(&format!("{} kills", found.images));
    }
    found
}

/// A line for those who wait; the last one is the figures.
fn tell(line: &str) {
    use std::io::Write as _;
    if let Ok(path) = env::var("SHIRUBE_NIGHT_LOG") {
        let mut log = fs::File::options().create(true).append(true).open(path).unwrap();
        writeln!(log, "{line}").unwrap();
    }
}
