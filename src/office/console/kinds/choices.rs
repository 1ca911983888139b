//! What fields offer: keys as bodies have them, and the words of staff.

use super::field::{Field, Shape, Way, With, Word};

/// Who somebody is to a theme.
pub(super) static AUDIENCES: [Word; 6] = [
    ("self", "本人（経験している人）"),
    ("family", "家族"),
    ("bereaved", "遺族"),
    ("professional", "支援者・専門職"),
    ("young", "こども・わかもの"),
    ("public", "どなたでも"),
];
/// Whether somebody may come.
pub(super) static ADMISSION: [Word; 3] =
    [("yes", "参加できます"), ("contact", "先に連絡"), ("no", "参加できません")];
/// How far away people may live.
pub(super) static SCOPES: [Word; 4] =
    [("city", "市町村の中"), ("prefecture", "県内"), ("nation", "全国"), ("outside", "県外のグループ")];
/// What a place or a group offers to those who need it.
pub(super) static ACCESS: [Word; 11] = [
    ("wheelchair", "車いすで入れる"),
    ("toilet", "車いすのトイレ"),
    ("lie_down", "横になれる"),
    ("sign_language", "手話"),
    ("captions", "字幕・要約筆記"),
    ("writing", "筆談"),
    ("hearing_loop", "補聴器のループ"),
    ("text_only", "文字だけで参加"),
    ("kids", "子どもといっしょ"),
    ("easy_japanese", "やさしい日本語"),
    ("assistance", "介助の人もいっしょに"),
];
/// Languages that are spoken in a group or on a helpline.
pub(super) static LANGUAGES: [Word; 9] = [
    ("ja", "日本語"),
    ("en", "English"),
    ("zh-Hans", "中文"),
    ("ko", "한국어"),
    ("vi", "Tiếng Việt"),
    ("pt", "Português"),
    ("es", "Español"),
    ("tl", "Tagalog"),
    ("ne", "नेपाली"),
];
/// Where something may be shown.
pub(crate) static CHANNELS: [Word; 8] = [
    ("signage", "画面の掲示（通る人みんなに見えます）"),
    ("kiosk", "端末（さわって探した人が読めます）"),
    ("paper", "紙（端末と窓口で印刷できます）"),
    ("directory", "冊子"),
    ("web", "ウェブ"),
    ("open_data", "オープンデータ"),
    ("desk", "窓口（職員が口で伝えます）"),
    ("via_desk", "連絡は窓口を通す"),
];
/// How a consent was given.
pub(crate) static METHODS: [Word; 5] = [
    ("in_person", "会って"),
    ("phone", "電話で"),
    ("mail", "メールで"),
    ("written", "書面で"),
    ("list", "前からの一覧で"),
];
/// Whether one must apply to come.
pub(super) static APPLICATION: [Way; 3] = [
    Way::new("none", "申込み不要", With::Nothing),
    Way::new("by_day_before", "前日までに申込み", With::Nothing),
    Way::new("needed", "申込みが要る（どうやって）", With::Line),
];
/// Where something takes place.
pub(super) static PLACES: [Way; 4] = [
    Way::new("room", "グループの部屋", With::One("room")),
    Way::new("public", "ほかの会場（名前を出してよい）", With::Line),
    Way::new("after_contact", "会場は連絡後にお知らせ", With::Nothing),
    Way::new("online", "オンライン", With::Nothing),
];
/// A note that never leaves the office.
pub(super) const NOTE: Field = Field::may("private.note", "職員のメモ", Shape::Note).hint("外には出ません。");
/// Where a desk or a helpline may be shown.
pub(super) const LISTED: Field = Field::may("private.channels", "出す所", Shape::SomeOf(&CHANNELS))
    .hint("「端末」を選ばないと、どこにも出ません。");
/// When it was last verified.
pub(super) const VERIFIED: Field = Field::must("verified_on", "確認した日", Shape::Date)
    .hint("相手に確かめた日です。端末にも「○月○日に確認」と出ます。");
