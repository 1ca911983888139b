//! 部屋・開館日・相談できる所・すぐ話せる所: forms of places, and what bookings and boxes say of themselves.

use super::{
    choices::{LANGUAGES, LISTED, NOTE, VERIFIED},
    field::{Body, Field, Rows, Shape, Way, With, Word},
    kind::Part,
};

pub(super) const ROOM_BLANK: &str = r#"{"name":"","capacity":1}"#;
pub(super) const CALENDAR_BLANK: &str = r#"{"name":"","weekly":{},"closed_on_holidays":true}"#;
pub(super) const DESK_BLANK: &str = r#"{"name":"","reading":"","municipality":"","what":"","for_whom":"","cost":"",
    "booking":"","hours":{},"verified_on":"@today"}"#;
pub(super) const HELPLINE_BLANK: &str = r#"{"name":"","reading":"","for_whom":"","source":"","verified_on":"@today",
    "ways":[{"kind":"phone","value":"","hours":{},"fee":""}]}"#;

static WAY_KINDS: [Word; 6] = [
    ("phone", "電話"),
    ("chat", "チャット"),
    ("sns", "SNS"),
    ("mail", "メール"),
    ("fax", "ファクス"),
    ("relay", "電話リレー（手話・文字）"),
];
static EXCEPTIONS: [Way; 2] =
    [Way::new("closed", "休み（理由）", With::Line), Way::new("open", "この時間に開く", With::Hours)];
static CERTAINTY: [Word; 3] = [("confirmed", "予約"), ("tentative", "仮予約"), ("closed", "使えません")];
static RESOURCES: [Word; 7] = [
    ("grant", "助成金"),
    ("place", "集まる場所"),
    ("equipment", "道具"),
    ("printing", "印刷"),
    ("training", "研修・学び"),
    ("insurance", "保険"),
    ("support", "通訳・手助け"),
];
static BOX_KINDS: [Word; 2] = [("mailbox", "メールボックス"), ("locker", "ロッカー")];
static BY: [Word; 3] = [("nobody", "出さない"), ("anybody", "だれでも押せる"), ("number", "4けたの番号で")];

static WAY: [Field; 5] = [
    Field::must("kind", "方法", Shape::OneOf(&WAY_KINDS)),
    Field::must("value", "番号・アドレス", Shape::Word),
    Field::stands("hours", "時間", Shape::Week),
    Field::must("fee", "料金", Shape::Line),
    Field::may("languages", "話せることば", Shape::SomeOf(&LANGUAGES)),
];
static EXCEPTION: [Field; 2] =
    [Field::must("date", "日", Shape::Date), Field::must("is", "この日は", Shape::Choice(&EXCEPTIONS))];

/// A room.
pub(super) static ROOM: [Part; 3] = [
    Part {
        title: "部屋",
        fields: &[
            Field::must("name", "名前", Shape::Line),
            Field::must("capacity", "人数（何人まで）", Shape::Number(1, 500)),
            Field::may("note", "ひとこと", Shape::Line),
            Field::may("order", "並べる順", Shape::Number(-999, 999)),
        ],
    },
    Part {
        title: "使う人への案内",
        fields: &[
            Field::may("guide.arriving", "着いたとき", Shape::Text),
            Field::may("guide.leaving", "帰るとき", Shape::Text),
        ],
    },
    Part {
        title: "到着しました",
        fields: &[
            Field::may("check_in.by", "端末のボタン", Shape::OneOf(&BY)),
            Field::may("check_in.opens_minutes", "何分前から押せるか", Shape::Number(0, 240)),
            Field::may(
                "check_in.release_minutes",
                "来ないとき、何分で空きにするか（空なら、しない）",
                Shape::Number(5, 240),
            )
            .hint("メンバーに何かあって遅れていることもあります。ふつうは空のままにします。"),
            NOTE,
        ],
    },
];

/// An opening calendar.
pub(super) static CALENDAR: [Part; 2] = [
    Part {
        title: "いつも",
        fields: &[
            Field::must("name", "名前", Shape::Line),
            Field::stands("weekly", "開いている時間", Shape::OpenWeek)
                .hint("9:00-21:00 のように。空の曜日は休みです。"),
            Field::stands("closed_on_holidays", "祝日", Shape::Flag("祝日は休む")),
            Field::may("year_end.from", "年末年始の休み：はじめ", Shape::MonthDay).hint("12-29 のように。"),
            Field::may("year_end.to", "年末年始の休み：おわり", Shape::MonthDay).hint("01-03 のように。"),
        ],
    },
    Part {
        title: "決めた日だけ",
        fields: &[
            Field::may(
                "exceptions",
                "いつもとちがう日",
                Shape::Rows(Rows { name: "日", fields: &EXCEPTION, body: Body::Keyed }),
            ),
            NOTE,
        ],
    },
];

/// A desk or a resource.
pub(super) static DESK: [Part; 3] = [
    Part {
        title: "どこの、何の窓口か",
        fields: &[
            Field::must("name", "名前", Shape::Line),
            Field::must("reading", "よみ", Shape::Reading("name")),
            Field::must("municipality", "市町村", Shape::Line),
            Field::may("matters", "何について（1行に1つ）", Shape::Many),
            Field::may("resource", "グループの資源なら、その種類", Shape::OneOf(&RESOURCES))
                .hint("えらぶと、端末の「グループを つくる・つづける」と「グループの資源」に出ます。"),
            Field::may("deadline", "しめきり", Shape::Date)
                .hint("過ぎると、端末は「受付は 終わりました」と言います。分からないときは空のままに。"),
            Field::must("what", "何をしてくれるか", Shape::Text),
            Field::may("does_not", "しないこと", Shape::Text),
        ],
    },
    Part {
        title: "使うとき",
        fields: &[
            Field::must("for_whom", "だれに", Shape::Line),
            Field::must("cost", "費用", Shape::Line).hint("貸付は「貸付」と書きます。"),
            Field::must("booking", "予約", Shape::Line),
            Field::may("bring", "持ち物", Shape::Line),
            Field::may("phone", "電話", Shape::Word),
            Field::stands("hours", "開いている時間", Shape::Week)
                .hint("9:00-12:00 13:00-17:00 のように、いくつでも。"),
        ],
    },
    Part { title: "確認と掲載", fields: &[VERIFIED, LISTED, NOTE] },
];

/// A helpline.
pub(super) static HELPLINE: [Part; 3] = [
    Part {
        title: "すぐ話せる所",
        fields: &[
            Field::must("name", "名前", Shape::Line),
            Field::must("reading", "よみ", Shape::Reading("name")),
            Field::must("for_whom", "だれに", Shape::Line),
            Field::stands("young", "こども・わかもの", Shape::Flag("こども・わかもの向け"))
                .hint("端末の「こども・わかもの」で はじめに出ます。"),
            Field::may("order", "並べる順", Shape::Number(-999, 999)),
        ],
    },
    Part {
        title: "話し方",
        fields: &[
            Field::must(
                "ways",
                "話し方",
                Shape::Rows(Rows { name: "話し方", fields: &WAY, body: Body::List }),
            ),
            Field::may("exceptions", "年末年始など", Shape::Text),
        ],
    },
    Part {
        title: "確認と掲載",
        fields: &[
            Field::must("source", "何で確かめたか", Shape::Line).hint("公式のページ、電話で など。"),
            VERIFIED,
            LISTED,
            NOTE,
        ],
    },
];

/// What a booking says of itself; it is made on the pages of the rooms.
pub(super) static BOOKING: [Part; 1] = [Part {
    title: "予約",
    fields: &[
        Field::must("room", "部屋", Shape::One("room")),
        Field::must("date", "日", Shape::Date),
        Field::must("hours", "時間", Shape::Hours),
        Field::must("certainty", "種類", Shape::OneOf(&CERTAINTY)),
        Field::may("private.group", "グループ", Shape::One("group")),
        Field::may("private.purpose", "目的", Shape::Word),
        Field::may("private.reason", "わけ", Shape::Word),
        Field::may("private.despite", "決まりを超えたわけ", Shape::Word),
        NOTE,
    ],
}];

/// What a box says of itself; its PIN is nobody's to read.
pub(super) static MAILBOX: [Part; 1] = [Part {
    title: "箱",
    fields: &[
        Field::must("kind", "種類", Shape::OneOf(&BOX_KINDS)),
        Field::must("number", "番号", Shape::Number(1, 999)),
        Field::may("private.group", "グループ", Shape::One("group")),
        Field::may("private.post_since", "届いた日", Shape::Date),
        NOTE,
    ],
}];
