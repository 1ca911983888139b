//! 職員をよぶ as it travels: what a terminal asks of the office, and how a request stands.

/// Seconds after which a request that nobody answered is unanswered at the terminal, and shown to staff no more.
pub const WAITING_SECS: u64 = 300;

/// What is asked of the office about the request of this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Show it to staff. While one stands already, it is the same one.
    Ask,
    /// How does it stand?
    Look,
}

/// How the request of a terminal stands at the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has answered it.
    Waiting,
    /// 行きます
    Coming,
    /// It is gone: nobody asked, nobody answered in time, or what was answered is long over.
    Gone,
}
