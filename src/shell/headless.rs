//! Everything but the window: follows the office and keeps content, for machines that only stand by.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use super::{engine::Engine, pulse::Pulse, settings::Settings, signals::on_signal};
use crate::workers::{Waker, gallery::NoWalls};

/// Runs until a signal comes.
pub fn run(settings: &Settings) -> anyhow::Result<()> {
    let ending = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&ending);
    on_signal(move || asked.store(true, Ordering::SeqCst))?;
    let mut engine = Engine::start(settings, Arc::new(NoWalls), Arc::new(Nobody))?;
    let mut pulse = Pulse::as_asked();
    while !ending.load(Ordering::SeqCst) {
        pulse.beat(engine.now().mono);
        engine.wait(pulse.due_in(engine.now().mono))?;
    }
    Ok(())
}

/// Nobody sleeps: the inbox itself is waited for.
struct Nobody;

impl Waker for Nobody {
    fn wake(&self) {}
}
