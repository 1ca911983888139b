//! One operation in flight per lane: asked for with a cause, answered with a ticket, with a back-off of its own.

/// Proof that an answer belongs to the question in flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);
