//! Words of 職員をよぶ.

use super::{Words, words};

words! {
    /// The page, and the ways to it.
    call_staff;
    /// On the door of the simple Home.
    call_sub;
    /// What the button does.
    call_how;
    /// What becomes of it.
    call_kept;
    /// The button.
    call_press;
    /// On its way.
    call_asking;
    /// It stands on the desk's screen.
    call_heard;
    /// Somebody comes.
    call_coming;
    /// Under it.
    call_coming_note;
    /// Nobody said so.
    call_unanswered;
    /// Nobody was reached.
    call_unheard;
    /// Nobody is at the desk.
    call_not_staffed;
    /// Nobody knows the time.
    call_unsure;
    /// Above the numbers.
    call_by_phone;
    /// For somebody who does not want to speak.
    call_by_card;
}
