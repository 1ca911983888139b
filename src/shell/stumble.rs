//! What happens when the program panics: a line in the log, and no blank screen.

use std::{panic, thread};

/// Exit status after a panic of the drawing thread; the service starts the program again.
pub const STUMBLED: i32 = 70;

/// A panic of the drawing thread ends the program at once, so that whoever watches over it starts it again and the
/// glass shows content after a second. A panic of a worker is only logged: the worker goes on and its lane tries again.
/// Neither tells what a visitor did.
pub fn end_on_panic() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let thread = thread::current();
        let name = thread.name().unwrap_or("unnamed");
        tracing::error!(thread = name, place, "the program stumbled");
        if name == "main" {
            std::process::exit(STUMBLED);
        }
    }));
}
