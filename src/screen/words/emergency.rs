//! Words around an emergency; what it says itself stands in `domain/emergency`, for the desk speaks it too.

use super::{Words, fill, words};

impl Words {
    /// 「13:42から」
    pub fn emergency_since(self, time: &str) -> String {
        fill!(self, "emergency_since", time = time)
    }

    /// Where to ask, by the centre's own fact.
    pub fn emergency_ask(self, guard_room: &str) -> String {
        fill!(self, "emergency_ask", guard_room = guard_room)
    }

    /// The same for those who read no Japanese.
    pub fn emergency_touched_en(self) -> &'static str {
        "This screen cannot be used now. Please follow the staff."
    }
}

words! {
    /// Above the title, in the two languages most people know.
    emergency;
    /// To somebody who touches the glass.
    emergency_touched;
}
