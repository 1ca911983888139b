//! SIGTERM and SIGINT end the program within two seconds.

use std::{
    io,
    sync::mpsc::{RecvTimeoutError, sync_channel},
    thread,
    time::Duration,
};

use signal_hook::{
    consts::{SIGINT, SIGTERM},
    iterator::Signals,
};

/// Time for an orderly end; everything precious is on the disk at every moment.
const GRACE: Duration = Duration::from_secs(1);

/// Calls `close` on the first signal, and ends the process itself when that was not enough.
pub fn on_signal(close: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT])?;
    let wait = move || {
        if signals.forever().next().is_none() {
            return;
        }
        tracing::info!("asked to end");
        close();
        let (keep, never) = sync_channel::<()>(1);
        if never.recv_timeout(GRACE) == Err(RecvTimeoutError::Timeout) {
            drop(keep);
            std::process::exit(0);
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(wait).map(drop)
}
