//! 本・いっしょにやりたいこと: forms of what stands on the shelf and on the board.

use super::{
    choices::{CHANNELS, LANGUAGES, NOTE},
    field::{Field, Shape, Word},
    kind::Part,
};

pub(super) const BOOK_BLANK: &str =
    r#"{"title":"","reading":"","author":"","shelf":"","channels":["kiosk"]}"#;
/// A proposal stands for three months where nobody says how long.
pub(super) const PROPOSAL_BLANK: &str = r#"{"title":"","reading":"","by":"","aim":"","stage":"proposed",
    "until":"@later","channels":["kiosk"]}"#;

static AVAILABILITY: [Word; 3] =
    [("on_shelf", "棚にあります"), ("lent", "貸出中"), ("read_here", "ここで読む本（貸し出さない）")];
static STAGES: [Word; 6] = [
    ("proposed", "提案"),
    ("seeking", "相手さがし"),
    ("preparing", "準備"),
    ("under_way", "実施"),
    ("looking_back", "ふりかえり"),
    ("spreading", "ひろげる"),
];
/// Where something that never takes turns on the signage may be shown.
static PLACES: [Word; 2] =
    [("kiosk", "端末（さわって探した人が読めます）"), ("desk", "窓口（職員が口で伝えます）")];

/// A book.
pub(super) static BOOK: [Part; 3] = [
    Part {
        title: "どの本か",
        fields: &[
            Field::must("title", "題", Shape::Line),
            Field::must("reading", "よみ", Shape::Reading("title")),
            Field::must("author", "著者", Shape::Line),
            Field::may("about", "どんな本か", Shape::Text)
                .hint("1文か2文で。病名を決めつけない、静かなことばで。"),
            Field::may("themes", "テーマ（どの棚の本か）", Shape::Some("theme")),
            Field::may("languages", "本のことば", Shape::SomeOf(&LANGUAGES))
                .hint("えらばないと、日本語です。"),
        ],
    },
    Part {
        title: "棚と貸し出し",
        fields: &[
            Field::must("shelf", "棚の場所", Shape::Line)
                .hint("「窓がわの棚・2段目」のように、行けば分かることばで。"),
            Field::may("availability", "今あるか", Shape::OneOf(&AVAILABILITY))
                .hint("しるしを付けないなら、えらばないでおきます。端末は、あるとも ないとも言いません。"),
            Field::may("borrowing", "この本だけの借り方", Shape::Line)
                .hint("ふつうの借り方は「コーナーのこと」に1回だけ書きます。"),
        ],
    },
    Part {
        title: "出す所",
        fields: &[
            Field::may("channels", "出す所", Shape::SomeOf(&CHANNELS)).hint(
                "「端末」を選ばないと、どこにも出ません。「画面の掲示」は、題を通る人みんなに見せます。",
            ),
            NOTE,
        ],
    },
];

/// A proposal.
pub(super) static PROPOSAL: [Part; 3] = [
    Part {
        title: "何をしたいか",
        fields: &[
            Field::must("title", "題", Shape::Line),
            Field::must("reading", "よみ", Shape::Reading("title")),
            Field::must("by", "だれから（呼ばれたい名で）", Shape::Line).hint("本名でなくてかまいません。"),
            Field::may("group", "グループ", Shape::One("group"))
                .hint("端末に出していないグループなら、提案も出ません。"),
            Field::must("aim", "目的", Shape::Text),
            Field::may("seeks", "さがしているもの・人", Shape::Text),
            Field::may("offers", "こちらができること", Shape::Text),
            Field::may("when", "いつ・どこで", Shape::Line),
            Field::may("themes", "テーマ", Shape::Some("theme")),
        ],
    },
    Part {
        title: "掲示",
        fields: &[
            Field::must("stage", "段階", Shape::OneOf(&STAGES)),
            Field::must("until", "おわりの日", Shape::Date).hint("この日を過ぎると、端末から消えます。"),
            Field::stands(
                "private.looked_through",
                "職員が読む",
                Shape::Flag("読みました。売り込み・勧誘・布教ではなく、個人の連絡先も書いていません"),
            )
            .hint("しるしを付けるまで、端末に出ません。"),
            Field::may("channels", "出す所", Shape::SomeOf(&PLACES)),
        ],
    },
    Part {
        title: "返事を伝える人（外には出ません）",
        fields: &[
            Field::may("private.contact_name", "名前", Shape::Word),
            Field::may("private.contact_way", "伝え方", Shape::Word).hint("電話、メールボックスの番号など。"),
            NOTE,
        ],
    },
];
