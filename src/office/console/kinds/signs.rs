//! イベント・テーマ: forms of what is announced, and what notices, leaflets and playlists say of themselves.

use super::{
    choices::{ACCESS, APPLICATION, AUDIENCES, CHANNELS, NOTE, PLACES},
    field::{Body, Field, Rows, Shape, Way, With, Word},
    kind::Part,
};

pub(super) const EVENT_BLANK: &str = r#"{"title":"","reading":"","summary":"","for_whom":"","cost":"","organiser":"",
    "place":{"public":""},"application":"none","status":"planned","sessions":[{"date":"@today","hours":"10:00-12:00"}]}"#;
pub(super) const THEME_BLANK: &str =
    r#"{"name":"","reading":"","about":"","hue":1,"icon":"info","sensitive":false}"#;

pub(super) const TEMPLATE_BLANK: &str = r#"{"private":{"purpose":"notice","name":"","body":""}}"#;

static PURPOSES: [Word; 2] = [("notice", "お知らせ"), ("answer", "お問い合わせの返事")];
static STATUS: [Way; 3] = [
    Way::new("planned", "予定どおり", With::Nothing),
    Way::new("moved", "変わった（何が）", With::Line),
    Way::new("cancelled", "中止（理由はなくてもよい）", With::MayLine),
];
static TONES: [Word; 3] = [("information", "お知らせ"), ("caution", "注意"), ("closing", "休み")];
static URGENCY: [Word; 3] =
    [("ordinary", "ふつう"), ("urgent", "至急"), ("urgent_chime", "至急（チャイムを鳴らす）")];
static WORD_SORTS: [Word; 4] = [
    ("same", "同じ意味のことば（どれでさがしても、同じものが見つかる）"),
    ("near", "近いテーマ（はじめの1つはテーマの名前の一部。あとのことばから、そこへ）"),
    ("danger", "命にかかわることば（すぐ話せる所を、いちばん先に）"),
    ("grief", "亡くした人も使うことば（すぐ話せる所を先に。グループも出す）"),
];
static WORDS: [Field; 2] = [
    Field::must("sort", "どうするか", Shape::OneOf(&WORD_SORTS)),
    Field::must("words", "ことば（1行に1つ）", Shape::Many)
        .hint("よみは {白湯|さゆ} のように。ほかの言語も書けます。"),
];
static SESSION: [Field; 2] =
    [Field::must("date", "日", Shape::Date), Field::must("hours", "時間", Shape::Hours)];

/// An event.
pub(super) static EVENT: [Part; 3] = [
    Part {
        title: "何を",
        fields: &[
            Field::must("title", "題", Shape::Line),
            Field::must("reading", "よみ", Shape::Reading("title")),
            Field::must("summary", "紹介", Shape::Text),
            Field::must("organiser", "主催", Shape::Line),
            Field::must("for_whom", "だれに", Shape::Line),
            Field::may("audiences", "さがすときの分け方", Shape::SomeOf(&AUDIENCES)),
            Field::may("picture", "ポスター", Shape::One("picture")),
        ],
    },
    Part {
        title: "いつ・どこで",
        fields: &[
            Field::must(
                "sessions",
                "日と時間",
                Shape::Rows(Rows { name: "回", fields: &SESSION, body: Body::List }),
            ),
            Field::must("place", "場所", Shape::Choice(&PLACES)),
            Field::must("status", "開くかどうか", Shape::Choice(&STATUS)),
            Field::may("weather_note", "天気のこと", Shape::Line),
        ],
    },
    Part {
        title: "参加のしかた",
        fields: &[
            Field::must("cost", "費用", Shape::Line),
            Field::must("application", "申込み", Shape::Choice(&APPLICATION)),
            Field::may("capacity", "定員", Shape::Number(1, 9_999)),
            Field::may("contact", "問い合わせ", Shape::Line),
            Field::may("access", "あるもの", Shape::SomeOf(&ACCESS)),
            Field::may("channels", "出す所", Shape::SomeOf(&CHANNELS))
                .hint("「端末」を選ばないと、どこにも出ません。"),
            NOTE,
        ],
    },
];

/// What the centre decided for the whole corner; 不在モード and the follow-up have pages of their own.
pub(super) static SETTINGS: [Part; 3] = [
    Part {
        title: "名前と場所",
        fields: &[
            Field::must("corner_name", "コーナーの名前", Shape::Line),
            Field::must("tagline", "どんな所か（一行）", Shape::Line),
            Field::must("corner_place", "コーナーの場所", Shape::Line),
            Field::must("centre_name", "センターの名前", Shape::Line),
            Field::must("desk_place", "窓口の場所", Shape::Line),
            Field::must("desk_does_not", "窓口がしないこと", Shape::Text),
            Field::may("borrowing", "本の借り方", Shape::Text)
                .hint("だれが、何冊、いつまで。書かないと、端末は借り方を言いません。"),
            Field::must("corner_calendar", "コーナーの開館日", Shape::One("calendar")),
            Field::must("desk_calendar", "窓口の開設日", Shape::One("calendar")),
        ],
    },
    Part {
        title: "電話と避難",
        fields: &[
            Field::must("extension", "窓口の内線", Shape::Word),
            Field::may("desk_phone", "窓口の電話", Shape::Word),
            Field::may("web", "ウェブ", Shape::Word),
            Field::must("guard_room", "守衛室", Shape::Line),
            Field::must("public_phone", "公衆電話", Shape::Line),
            Field::must("staffed_hours", "職員がいる時間", Shape::Line),
            Field::must("evacuation", "階段を使えない人の避難", Shape::Text),
            NOTE,
        ],
    },
    Part {
        title: "さがすことば",
        fields: &[
            Field::may("words", "足したことば", Shape::Rows(Rows { name: "ことば", fields: &WORDS, body: Body::List }))
                .hint("しるべが もともと知っていることばに、足します。公開すると、端末のさがし方がすぐに変わります。"),
            Field::stands("sample", "見本", Shape::Flag("すべて作り話（どのページにも「見本」と出る）")),
        ],
    },
];

/// A theme.
pub(super) static THEME: [Part; 1] = [Part {
    title: "テーマ",
    fields: &[
        Field::must("name", "名前", Shape::Line).hint("短く、だれも傷つけないことばで。"),
        Field::must("reading", "よみ", Shape::Reading("name")),
        Field::must("about", "ひとこと", Shape::Line),
        Field::must("hue", "色（1から8）", Shape::Number(1, 8)),
        Field::must("icon", "絵の名前", Shape::Word),
        Field::stands(
            "sensitive",
            "見せ方",
            Shape::Flag("気をつかうテーマ（早く画面をかくし、数を数えません）"),
        ),
        Field::may("order", "並べる順", Shape::Number(-999, 999)),
        NOTE,
    ],
}];

/// A template; every field of it is the office's own.
pub(super) static TEMPLATE: [Part; 2] = [
    Part {
        title: "ひな形",
        fields: &[
            Field::must("private.purpose", "何に使うか", Shape::OneOf(&PURPOSES)),
            Field::must("private.name", "名前", Shape::Word)
                .hint("えらぶときに見える名前です。外には出ません。"),
            Field::must("private.body", "文", Shape::Text).hint("書きかえる所は ○ にしておきます。"),
        ],
    },
    Part {
        title: "お知らせのひな形だけ",
        fields: &[
            Field::may("private.title", "題", Shape::Line),
            Field::may("private.tone", "種類", Shape::OneOf(&TONES)),
            Field::may("private.days", "何日出すか", Shape::Number(1, 366))
                .hint("空なら、おわりの日をそのつど決めます。"),
            NOTE,
        ],
    },
];

/// What a notice says of itself; it is written on its own page, beside a picture of the glass.
pub(super) static NOTICE: [Part; 1] = [Part {
    title: "お知らせ",
    fields: &[
        Field::must("title", "題", Shape::Line),
        Field::may("body", "本文", Shape::Text),
        Field::may("tone", "種類", Shape::OneOf(&TONES)),
        Field::may("urgency", "急ぎかどうか", Shape::OneOf(&URGENCY)),
        Field::may("valid_from", "はじめの日", Shape::Date),
        Field::may("valid_to", "おわりの日", Shape::Date),
        Field::may("channels", "出す所", Shape::SomeOf(&CHANNELS)),
        Field::may("group", "グループ", Shape::One("group")),
        Field::may("picture", "画像", Shape::One("picture")),
        NOTE,
    ],
}];

/// What a leaflet says of itself.
pub(super) static LEAFLET: [Part; 1] = [Part {
    title: "チラシ",
    fields: &[
        Field::must("title", "題", Shape::Line),
        Field::may("reading", "よみ", Shape::Reading("title")),
        Field::may("group", "グループ", Shape::One("group")),
        Field::may("valid_from", "はじめの日", Shape::Date),
        Field::may("valid_to", "おわりの日", Shape::Date),
        Field::may("channels", "出す所", Shape::SomeOf(&CHANNELS)),
        NOTE,
    ],
}];

/// What a playlist says of itself.
pub(super) static PLAYLIST: [Part; 1] = [Part {
    title: "再生リスト",
    fields: &[
        Field::must("name", "名前", Shape::Line),
        Field::may("priority", "優先", Shape::Number(-999, 999)),
        Field::may("valid_from", "はじめの日", Shape::Date),
        Field::may("valid_to", "おわりの日", Shape::Date),
        NOTE,
    ],
}];

/// What an emergency says of itself.
pub(super) static EMERGENCY: [Part; 1] =
    [Part { title: "緊急の画面", fields: &[Field::may("message", "ことば", Shape::Text)] }];
