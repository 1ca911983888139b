//! What can be imported, in the words of staff.

use crate::office::exchange::ImportKind;

/// What staff call a kind of file.
pub(super) fn name(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Groups => "グループ",
        ImportKind::Events => "イベント",
        ImportKind::Bookings => "部屋の予約",
        ImportKind::Books => "本",
        ImportKind::Bundle => "まとめたファイル",
    }
}

/// The same for a word of the database; a later program may know more words.
pub(super) fn named(key: &str) -> &'static str {
    ImportKind::from_key(key).map_or("ファイル", name)
}

/// What a file of the kind may be, in a hint.
pub(super) fn hint(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Groups => "CSV・Excel。1行に1つの活動",
        ImportKind::Events | ImportKind::Bookings => "CSV・Excel・カレンダー（.ics）。1行に1つ",
        ImportKind::Books => "CSV・Excel。1行に1冊",
        ImportKind::Bundle => "JSON。どの種類でも、ひとつのファイルに",
    }
}

/// The endings of the templates of a kind, with what each is.
pub(super) fn templates(kind: ImportKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        ImportKind::Groups | ImportKind::Events | ImportKind::Bookings | ImportKind::Books => {
            &[("xlsx", "Excel"), ("csv", "CSV")]
        }
        ImportKind::Bundle => &[("json", "JSON")],
    }
}
