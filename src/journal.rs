//! What both programs say on standard error: their log and the problem they end with, in levels that the system's
//! journal understands where it is the one that listens.

use std::{
    env, fmt,
    fs::File,
    io::{self, Write as _},
    os::{fd::AsFd as _, unix::fs::MetadataExt as _},
};

use tracing::{Event, Level, Subscriber};
use tracing_subscriber::{
    EnvFilter,
    fmt::{
        FmtContext, FormatEvent, FormatFields,
        format::{self, Writer},
    },
    registry::LookupSpan,
};

/// Begins to log; `RUST_LOG` chooses what is told, `usual` does when that is not set.
pub fn begin(usual: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_unset| EnvFilter::new(usual));
    let logger = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(false);
    // A second logger in one process is no reason to fail.
    let begun = if is_read_by_journal() { logger.event_format(Entry).try_init() } else { logger.try_init() };
    begun.unwrap_or_default();
}

/// Says the problem that `program` ends with, and its causes, each once.
pub fn problem(program: &str, error: &anyhow::Error) {
    let mut said: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        if !said.iter().any(|before| before.contains(&cause)) {
            said.push(cause);
        }
    }
    let mark = if is_read_by_journal() { mark(Level::ERROR) } else { "" };
    let text = format!("{program}: {}", said.join(": "));
    let lines: Vec<String> = text.lines().map(|line| format!("{mark}{line}")).collect();
    // Where even standard error is closed, the exit code tells.
    writeln!(io::stderr(), "{}", lines.join("\n")).unwrap_or_default();
}

/// Whether standard error leads to the journal, as `systemd.exec(5)` says of `JOURNAL_STREAM`.
fn is_read_by_journal() -> bool {
    let (Ok(named), Ok(stderr)) = (env::var("JOURNAL_STREAM"), io::stderr().as_fd().try_clone_to_owned())
    else {
        return false;
    };
    let its = File::from(stderr).metadata();
    its.is_ok_and(|its| named == format!("{}:{}", its.dev(), its.ino()))
}

/// How the journal reads a line's level (`sd-daemon(3)`).
fn mark(level: Level) -> &'static str {
    match level {
        Level::ERROR => "<3>",
        Level::WARN => "<4>",
        Level::INFO => "<6>",
        Level::DEBUG | Level::TRACE => "<7>",
    }
}

/// One line of the log for the journal, which knows the time by itself.
struct Entry;

impl<S, N> FormatEvent<S, N> for Entry
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        writer.write_str(mark(*event.metadata().level()))?;
        format::format().without_time().with_level(false).format_event(context, writer, event)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read as _, Seek as _},
        sync::Arc,
    };

    use super::*;

    #[test]
    fn the_journal_reads_the_level_of_every_line_and_no_time() {
        let kept = Arc::new(tempfile::tempfile().unwrap());
        let logger = tracing_subscriber::fmt()
            .with_max_level(Level::TRACE)
            .with_writer(Arc::clone(&kept))
            .with_ansi(false)
            .event_format(Entry)
            .finish();
        tracing::subscriber::with_default(logger, || {
            tracing::error!(target: "office", place = 7, "it stumbled");
            tracing::warn!(target: "office", "it waits");
            tracing::info!(target: "office", "it goes on");
            tracing::debug!(target: "office", "it looks");
        });
        let (mut kept, mut said) = (kept.as_ref(), String::new());
        kept.rewind().unwrap();
        kept.read_to_string(&mut said).unwrap();
        assert_eq!(
            said,
            "<3>office: it stumbled place=7\n<4>office: it waits\n<6>office: it goes on\n<7>office: it looks\n"
        );
    }
}
