//! The touch vocabulary: every page is made of these few things, and of nothing else.
//!
//! A widget takes `ui` and the theme, fills the width it is given, allocates exactly the height it needs and returns
//! egui's `Response`; what is pressed answers `clicked()` on release inside. Sizes are design pixels (`theme.u`).

pub mod scroll;
pub mod digits;
pub mod kana;
pub mod field;
pub mod picture;
pub mod fact;
pub mod row;
pub mod door;
pub mod button;
pub mod card;
pub mod chip;
pub mod mark;
pub mod layout;
pub mod touch;
pub mod keypad;
pub mod hours;
pub mod fit;
pub mod text;
pub mod said;

pub use button::Button;
pub use card::{card, panel, section};
pub use chip::{Chip, chips};
pub use digits::{digit_keys, digit_places};
pub use door::{Door, Tile};
pub use fact::Fact;
pub use field::{Field, field_door};
pub use kana::{Keyboard, Stroke, by_hand, enter_by_hand};
pub use layout::{columns, gap, place};
pub use mark::{Mark, paint_shape};
pub use row::Row;
pub use scroll::scroll;
pub use text::{Block, Face, Prose, caption, para, print, title};
