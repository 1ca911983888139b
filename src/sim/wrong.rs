//! Why a simulation ends early: a promise was broken, or the world itself could not be made.

use crate::{store::error::StoreError, wire::body::WireError};

macro_rules! promises {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// What the simulator holds the product to, after every event.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Promise {
            $($(#[$doc])* $name,)+
        }

        impl Promise {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

promises! {
    /// After every update `now < deadline()`.
    Awake,
    /// Every stage draws something.
    NeverBlank,
    /// What was withdrawn is gone from the glass with the next frame.
    Gone,
    /// Every blob that content names is on the disk, and its bytes are right.
    Complete,
    /// Content is exactly one publication of the office; only what waits for its pictures lags.
    Whole,
    /// Nothing without consent for the signage takes a turn there.
    Consent,
    /// The group known to the desk alone appears on no kiosk and in no answer of the feed.
    DeskOnly,
    /// An emergency covers everything as long as it stands, an open visit too, and its words are on the glass.
    Covered,
    /// Every visit ends within its idle limit.
    VisitEnds,
    /// Nothing of a visit outlives it.
    NothingLeft,
    /// What the glass says of a paper is so: one that is thanked for came out, once; nothing came where it says so.
    PaperAsSaid,
    /// What a printer could not print is forgotten as soon as it can be told so, and never comes out before the next
    /// visitor.
    PrinterForgets,
    /// What somebody was thanked for at a kiosk reaches the office, once, whatever fails between them.
    ThankedFor,
    /// Every follow-up slip ends as one that somebody took, as none, or as one that the desk is told nobody is sure of;
    /// one in a visit at most, no thanks without one, and what is void or erased opens nothing.
    OneSlip,
    /// What somebody asks, and what opens it, stands in clear on no terminal's disk.
    Sealed,
    /// No room is given to two groups at one moment.
    OneRoomOneGroup,
    /// What is told to the office says nothing of a visit.
    Discreet,
    /// A lane has one effect in flight at most.
    OneInFlight,
    /// The feed is followed forwards; only damage to the disk leads back.
    Forward,
    /// What the office said it saved is there after its power was cut; what it was saving is there whole or not at
    /// all.
    Kept,
    /// Once faults stop, every kiosk has what the office has within a minute, to the checksum.
    Converges,
}

/// Why a simulation ends early.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The product broke a promise.
    #[error("{0:?} is broken: {1}")]
    Broken(Promise, String),
    /// The simulated world could not go on: no room for its files, for example.
    #[error("the simulation itself failed ({0}): look at the temporary directory, then run it again")]
    World(String),
}

impl From<StoreError> for Wrong {
    fn from(error: StoreError) -> Self {
        Self::World(error.to_string())
    }
}

impl From<WireError> for Wrong {
    fn from(error: WireError) -> Self {
        Self::World(error.to_string())
    }
}

/// A broken promise as a result.
pub fn broken<T>(promise: Promise, what: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong::Broken(promise, what.into()))
}
