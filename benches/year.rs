//! The busy year: every slot of every day given, 20,000 arrivals, real stores, and how long its last day takes.

use std::time::Instant;

use serde_json::{Value, json};
use shirube::sim::year::{Plan, Year};

/// Seconds for the whole year and for its first and its last day; `SHIRUBE_YEAR_DAYS` makes it shorter, for trying.
pub(crate) fn busy_year() -> Value {
    let days = std::env::var("SHIRUBE_YEAR_DAYS").ok().and_then(|days| days.parse().ok());
    let whole = Plan::YEAR;
    let plan = match days {
        Some(days) => Plan { days, arrivals: whole.arrivals / whole.days * days, ..whole },
        None => whole,
    };
    let started = Instant::now();
    let mut year = Year::begin(plan).expect("the corner is furnished");
    let took: Vec<f64> = (0..plan.days).map(|_| day(&mut year)).collect();
    let thanked = year.is_whole().expect("nothing is lost");
    let secs = |secs: f64| (secs * 1000.0).round() / 1000.0;
    json!({
        "secs": secs(started.elapsed().as_secs_f64()),
        "first_day_secs": secs(took[0]),
        "last_day_secs": secs(took[took.len() - 1]),
        "days": plan.days,
        "arrivals": thanked,
    })
}

fn day(year: &mut Year) -> f64 {
    let started = Instant::now();
    year.live_a_day().expect("a day");
    started.elapsed().as_secs_f64()
}
