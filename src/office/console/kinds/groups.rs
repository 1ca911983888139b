//! グループ: the form of a group with its activities and its consents.

use super::{
    choices::{
        ACCESS, ADMISSION, APPLICATION, AUDIENCES, CHANNELS, LANGUAGES, METHODS, NOTE, PLACES, SCOPES,
        VERIFIED,
    },
    field::{Body, Field, Rows, Shape, Way, With, Word},
    kind::Part,
};

/// A new group: on no list, and nothing agreed to.
pub(super) const BLANK: &str = r#"{"name":"","reading":"","summary":"","area":"","scope":"prefecture","cost":"",
    "application":"none","verified_on":"@today"}"#;

static KINDS: [Word; 5] = [
    ("regular", "例会"),
    ("newcomer", "はじめての会"),
    ("outing", "外の活動"),
    ("travelling", "出張の会"),
    ("online", "オンラインの会"),
];
static SIGNS: [Word; 10] = [
    ("door", "入口"),
    ("people", "人数"),
    ("quiet", "話さなくてよい"),
    ("leave", "途中で帰れる"),
    ("seat", "席"),
    ("late", "遅れてよい"),
    ("name", "名前"),
    ("tea", "お茶"),
    ("writing", "書いて伝える"),
    ("camera", "カメラ"),
];
static CONTACTS: [Way; 5] = [
    Way::new("phone", "電話", With::Line),
    Way::new("mail", "メール", With::Line),
    Way::new("letter", "手紙", With::Line),
    Way::new("web", "ウェブ", With::Line),
    Way::new("desk", "窓口を通して", With::Nothing),
];

static ACTIVITY: [Field; 8] = [
    Field::must("kind", "会の種類", Shape::OneOf(&KINDS)),
    Field::may("title", "会の名前（あれば）", Shape::Line),
    Field::must("schedule.starts_on", "はじめの日", Shape::Date).hint("くり返しは この日から数えます。"),
    Field::must("schedule.hours", "時間", Shape::Hours),
    Field::may("schedule.rule", "くり返し", Shape::Rule),
    Field::may("schedule.dates", "ほかの日（1行に1日）", Shape::Many)
        .hint("2026-12-25 のように。くり返しのほかに開く日です。"),
    Field::must("place", "場所", Shape::Choice(&PLACES)),
    Field::may("note", "ひとこと", Shape::Line),
];
static CONTACT: [Field; 1] = [Field::may("way", "連絡のしかた", Shape::Choice(&CONTACTS))];
static FIRST: [Field; 2] =
    [Field::must("sign", "絵", Shape::OneOf(&SIGNS)), Field::must("text", "ことば", Shape::Line)];
static CONSENT: [Field; 5] = [
    Field::must("channel", "どこに出すか", Shape::OneOf(&CHANNELS)),
    Field::must("given_on", "聞いた日", Shape::Date),
    Field::must("method", "どうやって", Shape::OneOf(&METHODS)),
    Field::may("taken_by", "聞いた人", Shape::Word),
    Field::may("shown", "見せたもの", Shape::Word).hint("画面の写し、下書きの紙 など。"),
];

/// The form.
pub(super) static GROUP: [Part; 7] = [
    Part {
        title: "名前と紹介",
        fields: &[
            Field::must("name", "名前", Shape::Line).hint("ふりがなは {漢字|かんじ} と書くと付きます。"),
            Field::must("reading", "よみ", Shape::Reading("name")).hint("五十音の順に使います。"),
            Field::may("aliases", "別の呼び名・さがすことば（1行に1つ）", Shape::Many),
            Field::may("themes", "テーマ", Shape::Some("theme")),
            Field::must("summary", "紹介（二文くらい）", Shape::Text)
                .hint("グループ自身のことばで書きます。"),
        ],
    },
    Part {
        title: "だれが来られるか",
        fields: &[
            Field::may("admission", "参加", Shape::EachOf(&AUDIENCES, &ADMISSION))
                .hint("空の所は、端末に出ません。"),
            Field::may("observing", "見学", Shape::OneOf(&ADMISSION)),
            Field::may("conditions", "条件（グループのことばで）", Shape::Text),
            Field::may(
                "first_visit",
                "はじめての日（絵で伝える）",
                Shape::Rows(Rows { name: "絵", fields: &FIRST, body: Body::List }),
            ),
            Field::must("cost", "費用", Shape::Line),
            Field::must("application", "申込み", Shape::Choice(&APPLICATION)),
        ],
    },
    Part {
        title: "いつ・どこで",
        fields: &[
            Field::must("area", "地域", Shape::Line),
            Field::must("scope", "参加できる範囲", Shape::OneOf(&SCOPES)),
            Field::may(
                "activities",
                "会",
                Shape::Rows(Rows { name: "会", fields: &ACTIVITY, body: Body::WithIds("act") }),
            ),
        ],
    },
    Part {
        title: "連絡のしかた",
        fields: &[
            Field::may(
                "contacts",
                "連絡先",
                Shape::Rows(Rows { name: "連絡先", fields: &CONTACT, body: Body::Bare }),
            ),
            Field::may("contact_note", "連絡のときのひとこと", Shape::Line),
            Field::may("private.contact_channels", "連絡先を出してよい所", Shape::SomeOf(&CHANNELS)),
        ],
    },
    Part {
        title: "使いやすさ",
        fields: &[
            Field::may("access", "あるもの", Shape::SomeOf(&ACCESS)),
            Field::may("languages", "話せることば", Shape::SomeOf(&LANGUAGES)),
            Field::may("related", "似たグループ", Shape::Some("group"))
                .hint("手で選んだものだけを出します。被害と加害、本人と家族はつなぎません。"),
        ],
    },
    Part {
        title: "同意と掲載",
        fields: &[
            VERIFIED,
            Field::stands("private.listed", "掲載", Shape::Flag("端末などに掲載する")),
            Field::stands("private.may_book", "利用登録", Shape::Flag("部屋を予約できる")),
            Field::may(
                "private.consents",
                "同意の記録",
                Shape::Rows(Rows { name: "同意", fields: &CONSENT, body: Body::List }),
            )
            .hint("出す所ごとに、聞いた日・方法・聞いた人を残します。行を消すと、そこには出なくなります。"),
        ],
    },
    Part {
        title: "職員だけが見るもの",
        fields: &[
            Field::may("private.contact_name", "電話に出る人", Shape::Word),
            Field::may("private.contact_phone", "登録の電話番号", Shape::Word)
                .hint("日程を変える電話は、この番号へかけ直して確かめます。"),
            NOTE,
        ],
    },
];

/// What a first talk with a group asks; the rest is written later, on its form.
pub(super) static INTAKE: [Part; 4] = [
    Part {
        title: "1 どんな会か",
        fields: &[
            Field::must("name", "名前", Shape::Line).hint("ふりがなは {漢字|かんじ} と書くと付きます。"),
            Field::must("reading", "よみ", Shape::Reading("name")),
            Field::must("summary", "紹介（グループのことばで、二文くらい）", Shape::Text),
            Field::may("themes", "テーマ", Shape::Some("theme")),
            Field::may("admission", "だれが来られるか", Shape::EachOf(&AUDIENCES, &ADMISSION)),
            Field::may("conditions", "条件（グループのことばで）", Shape::Text),
        ],
    },
    Part {
        title: "2 いつ・どこで",
        fields: &[
            Field::must("area", "地域", Shape::Line),
            Field::must("scope", "参加できる範囲", Shape::OneOf(&SCOPES)),
            Field::may(
                "activities",
                "会",
                Shape::Rows(Rows { name: "会", fields: &ACTIVITY, body: Body::WithIds("act") }),
            ),
            Field::must("cost", "費用", Shape::Line),
            Field::must("application", "申込み", Shape::Choice(&APPLICATION)),
        ],
    },
    Part {
        title: "3 連絡",
        fields: &[
            Field::may(
                "contacts",
                "見た人が連絡する先",
                Shape::Rows(Rows { name: "連絡先", fields: &CONTACT, body: Body::Bare }),
            ),
            Field::may("private.contact_name", "窓口が電話する人", Shape::Word).hint("外には出ません。"),
            Field::may("private.contact_phone", "その電話番号", Shape::Word)
                .hint("外には出ません。日程を変える電話は、この番号へかけ直して確かめます。"),
        ],
    },
    Part {
        title: "4 部屋とメモ",
        fields: &[Field::stands("private.may_book", "利用登録", Shape::Flag("部屋を予約できる")), NOTE],
    },
];
