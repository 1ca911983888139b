//! Every kind of record with its description; a new kind is one entry here.

use super::{
    age::Ageing,
    groups,
    kind::{Kind, Place},
    places, shelf, signs,
};
use crate::domain::desk::HELPLINE_STALE_DAYS;

/// The kind with this key.
pub(crate) fn find(key: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.key == key)
}

/// Days after which a group or a desk is asked again whether all is as it was.
const ASK_AGAIN_DAYS: u64 = 365;

/// All kinds, in the order of the page that lists them.
pub(crate) static ALL: [Kind; 17] = [
    Kind {
        key: "group",
        name: "グループ",
        icon: "users-three",
        about: "グループと、いつもの会・はじめての会などの日程、同意の記録。",
        place: Place::Here,
        list: "/records/group",
        parts: &groups::GROUP,
        columns: &["area", "themes", "verified_on"],
        ageing: Ageing::Verified(ASK_AGAIN_DAYS),
        blank: groups::BLANK,
    },
    Kind {
        key: "event",
        name: "イベント",
        icon: "calendar-blank",
        about: "展示、講座、歩く会など、日の決まった催し。",
        place: Place::Here,
        list: "/records/event",
        parts: &signs::EVENT,
        columns: &["sessions", "place"],
        ageing: Ageing::Sessions,
        blank: signs::EVENT_BLANK,
    },
    Kind {
        key: "leaflet",
        name: "チラシ",
        icon: "newspaper",
        about: "届いた紙を取り込み、ぬりつぶし、棚に置きます。",
        place: Place::Own,
        list: "/leaflets",
        parts: &signs::LEAFLET,
        columns: &[],
        ageing: Ageing::Ends("valid_to"),
        blank: "",
    },
    Kind {
        key: "notice",
        name: "お知らせ",
        icon: "megaphone-simple",
        about: "休館日や点検など、画面に出す短い文。",
        place: Place::Own,
        list: "/notices",
        parts: &signs::NOTICE,
        columns: &[],
        ageing: Ageing::Ends("valid_to"),
        blank: "",
    },
    Kind {
        key: "playlist",
        name: "再生リスト",
        icon: "playlist",
        about: "だれもさわっていないときに、画面に出るものの順番。",
        place: Place::Own,
        list: "/playlists",
        parts: &signs::PLAYLIST,
        columns: &[],
        ageing: Ageing::Ends("valid_to"),
        blank: "",
    },
    Kind {
        key: "booking",
        name: "部屋の予約",
        icon: "door-open",
        about: "部屋の表で、予約を取り、動かし、取り消します。",
        place: Place::Own,
        list: "/rooms",
        parts: &places::BOOKING,
        columns: &[],
        ageing: Ageing::Never,
        blank: "",
    },
    Kind {
        key: "room",
        name: "部屋",
        icon: "door-open",
        about: "グループの部屋の名前、人数、使い方の案内。",
        place: Place::Here,
        list: "/records/room",
        parts: &places::ROOM,
        columns: &["capacity", "note"],
        ageing: Ageing::Never,
        blank: places::ROOM_BLANK,
    },
    Kind {
        key: "calendar",
        name: "開館日・窓口の日",
        icon: "calendar-blank",
        about: "コーナーと窓口が開いている曜日・時間、休みの日。",
        place: Place::Here,
        list: "/records/calendar",
        parts: &places::CALENDAR,
        columns: &["weekly"],
        ageing: Ageing::Never,
        blank: places::CALENDAR_BLANK,
    },
    Kind {
        key: "mailbox",
        name: "メールボックス・ロッカー",
        icon: "list-checks",
        about: "貸している箱と、届いた郵便。",
        place: Place::Own,
        list: "/post",
        parts: &places::MAILBOX,
        columns: &[],
        ageing: Ageing::Never,
        blank: "",
    },
    Kind {
        key: "desk",
        name: "相談できる所・資源",
        icon: "signpost",
        about: "市町村の窓口、場所・助成金・道具・研修など。何を、だれに、いくらで。",
        place: Place::Here,
        list: "/records/desk",
        parts: &places::DESK,
        columns: &["municipality", "matters", "phone"],
        ageing: Ageing::Verified(ASK_AGAIN_DAYS),
        blank: places::DESK_BLANK,
    },
    Kind {
        key: "helpline",
        name: "すぐ話せる所",
        icon: "lifebuoy",
        about: "電話・チャット・文字の相談。90日ごとに確かめます。",
        place: Place::Here,
        list: "/records/helpline",
        parts: &places::HELPLINE,
        columns: &["ways", "source"],
        ageing: Ageing::Verified(HELPLINE_STALE_DAYS),
        blank: places::HELPLINE_BLANK,
    },
    Kind {
        key: "book",
        name: "本",
        icon: "book-open",
        about: "コーナーの棚の本。題、著者、棚の場所、貸出中かどうか。",
        place: Place::Here,
        list: "/records/book",
        parts: &shelf::BOOK,
        columns: &["author", "shelf", "availability"],
        ageing: Ageing::Never,
        blank: shelf::BOOK_BLANK,
    },
    Kind {
        key: "proposal",
        name: "いっしょにやりたいこと",
        icon: "handshake",
        about: "グループや人からの提案。職員が読んでから出し、返事は窓口を通します。",
        place: Place::Here,
        list: "/records/proposal",
        parts: &shelf::PROPOSAL,
        columns: &["by", "stage", "until"],
        ageing: Ageing::Read("private.looked_through", "until"),
        blank: shelf::PROPOSAL_BLANK,
    },
    Kind {
        key: "theme",
        name: "テーマ",
        icon: "info",
        about: "グループをさがすときの、大きな分け方。",
        place: Place::Here,
        list: "/records/theme",
        parts: &signs::THEME,
        columns: &["reading", "sensitive"],
        ageing: Ageing::Never,
        blank: signs::THEME_BLANK,
    },
    Kind {
        key: "template",
        name: "ひな形",
        icon: "note-pencil",
        about: "お知らせと、お問い合わせの返事の書き出し。直したものが「ひな形から」に出ます。",
        place: Place::Here,
        list: "/records/template",
        parts: &signs::TEMPLATE,
        columns: &["private.purpose", "private.body"],
        ageing: Ageing::Never,
        blank: signs::TEMPLATE_BLANK,
    },
    Kind {
        key: "settings",
        name: "コーナーのこと・さがすことば",
        icon: "house-simple",
        about: "名前や内線、避難の案内。同じ意味のことばと、すぐ話せる所を先に出すことば。",
        place: Place::Single,
        list: "/records/settings/site",
        parts: &signs::SETTINGS,
        columns: &[],
        ageing: Ageing::Never,
        blank: "",
    },
    Kind {
        key: "emergency",
        name: "緊急の画面",
        icon: "warning",
        about: "避難・停電などのときに、すべての画面をおおいます。",
        place: Place::Own,
        list: "/emergency",
        parts: &signs::EMERGENCY,
        columns: &[],
        ageing: Ageing::Never,
        blank: "",
    },
];

/// A group as a first talk asks for it: the same record, and fewer fields.
pub(crate) static INTAKE: Kind = Kind {
    key: "group",
    name: "グループ",
    icon: "users-three",
    about: "はじめて話を聞くグループ。",
    place: Place::Here,
    list: "/records/group",
    parts: &groups::INTAKE,
    columns: &[],
    ageing: Ageing::Never,
    blank: groups::BLANK,
};

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{
        super::{
            facts::Facts,
            merge::merge,
            read::{Strict, read, shown},
            said::differences,
        },
        *,
    };
    use crate::wire::record::samples;

    /// Opening a form and saving it changes nothing, whatever the record holds.
    #[test]
    fn a_form_gives_back_what_it_showed() {
        let facts = Facts::none("2026-11-21".parse().unwrap());
        let mut seen = 0;
        for record in samples::all() {
            let Some(kind) = find(record.kind()).filter(|kind| kind.place != Place::Own) else { continue };
            let body: Value = serde_json::from_str(&record.body()).unwrap();
            let back = read((kind, record.id()), (&shown(kind, &body), Strict::Whole), &body, &facts);
            assert_eq!(back.wrong, [], "{}", kind.key);
            let back = back.record.unwrap();
            let after: Value = serde_json::from_str(&back.body()).unwrap();
            assert_eq!(differences(kind, &body, &after, &facts), [], "{}", kind.key);
            assert_eq!(back, record, "{}", kind.key);
            seen += 1;
        }
        assert_eq!(
            seen,
            ALL.iter().filter(|kind| kind.place != Place::Own).count(),
            "each kind has a sample"
        );
    }

    /// Whatever a record holds beyond its id and its picture stands in some field: nothing changes without a word.
    #[test]
    fn an_empty_form_says_what_it_needs_and_a_draft_needs_nothing() {
        let facts = Facts::none("2026-11-21".parse().unwrap());
        for kind in ALL.iter().filter(|kind| kind.place == Place::Here) {
            let blank = kind.fresh(facts.today);
            let form = shown(kind, &blank);
            let draft = read((kind, "new-1"), (&form, Strict::Unfinished), &blank, &facts);
            assert_eq!(draft.wrong, [], "a draft of {}", kind.key);
            assert!(draft.record.is_some(), "{}", kind.key);
            let whole = read((kind, "new-1"), (&form, Strict::Whole), &blank, &facts);
            assert!(whole.record.is_none() && !whole.wrong.is_empty(), "{}", kind.key);
        }
    }

    #[test]
    fn columns_are_fields_and_fields_stand_once() {
        for kind in &ALL {
            let paths: Vec<_> = kind.fields().map(|field| field.path).collect();
            assert!(kind.columns.iter().all(|column| paths.contains(column)), "{}", kind.key);
            let mut once = paths.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), paths.len(), "{}", kind.key);
        }
    }

    #[test]
    fn of_two_changes_both_stay() {
        let kind = find("theme").unwrap();
        let before =
            json!({"name": "家族", "reading": "かぞく", "about": "a", "order": 1, "private": {"note": "x"}});
        let mine = json!({"name": "家族・介護", "reading": "かぞく", "about": "b", "order": 1,
            "private": {"note": "x"}});
        let theirs = json!({"name": "家族", "reading": "かぞくの", "about": "c", "order": 1,
            "private": {"note": "y"}, "icon": "z"});
        let facts = Facts::none("2026-11-21".parse().unwrap());
        let merged = merge(kind, (&before, &mine, &theirs), &facts);
        let together = json!({"name": "家族・介護", "reading": "かぞくの", "about": "b", "order": 1,
            "private": {"note": "y"}, "icon": "z"});
        assert_eq!(merged.body, together);
        assert_eq!(merged.both.iter().map(|it| it.theirs.as_str()).collect::<Vec<_>>(), ["c"]);
        assert_eq!(merged.theirs.len(), 3, "the reading, the note and the icon");
    }
}
