//! Words of what makes the glass reachable: a lower screen, and a simple first page.

use super::{Words, words};

words! {
    /// In the bar: brings all that is touched down to where somebody who sits reaches it.
    lower_screen;
    /// In the bar: up again.
    raise_screen;
    /// Heading of how far up pages reach.
    screen_height;
    /// To the upper edge of the glass.
    height_whole;
    /// No higher than somebody who sits reaches.
    height_lowered;
    /// Heading of how much Home offers at once.
    how_much;
    /// Everything.
    how_much_full;
    /// Four doors.
    how_much_simple;
    /// On Home: four doors, please.
    simple_home;
    /// On the simple Home: everything, please.
    full_home;
    /// Door of the simple Home.
    simple_find;
    /// Door of the simple Home.
    simple_see;
    /// Door of the simple Home.
    simple_talk;
    /// Under it.
    simple_find_note;
    /// Under it.
    simple_see_note;
    /// Under it.
    simple_talk_note;
    /// Title of the page behind one of its doors.
    what_to_see;
}
