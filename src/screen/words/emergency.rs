//! Words around an emergency; what it says itself stands in `domain/emergency`, for the desk speaks it too.

use super::{Words, words};

impl Words {
    /// 「13:42から」
    pub fn emergency_since(self, time: &str) -> String {
        format!("{time} から 出ています")
    }

    /// Where to ask, by the centre's own fact.
    pub fn emergency_ask(self, guard_room: &str) -> String {
        format!("お困りのときは 職員か {guard_room}へ")
    }
}

words! {
    /// Above the title, in the two languages most people know.
    emergency = "緊急のお知らせ　Emergency";
    /// To somebody who touches the glass.
    emergency_touched = "今は この画面を使えません。職員の案内にしたがってください。";
    /// The same for those who read no Japanese.
    emergency_touched_en = "This screen cannot be used now. Please follow the staff.";
}
