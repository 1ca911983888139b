//! Changes in the words staff read: kinds, fields, and what became of a record or an account.

use crate::{
    office::{
        deeds::{Deed, Done, NOBODY},
        records::State,
    },
    wire::record::Record,
};

use super::{device_words, roles};

/// Kinds of records, as a filter offers them.
pub(super) const KINDS: [(&str, &str); 19] = [
    ("group", "グループ"),
    ("booking", "部屋の予約"),
    ("notice", "お知らせ"),
    ("playlist", "再生リスト"),
    ("leaflet", "チラシ"),
    ("event", "催し"),
    ("room", "部屋"),
    ("calendar", "カレンダー"),
    ("mailbox", "郵便受け"),
    ("desk", "窓口"),
    ("helpline", "電話相談"),
    ("book", "本"),
    ("proposal", "いっしょにやりたいこと"),
    ("template", "ひな形"),
    ("theme", "テーマ"),
    ("settings", "決まりごと"),
    ("emergency", "緊急の画面"),
    ("check_in", "到着"),
    ("request", "部屋のお願い"),
];

/// Fields of records; several may share a name where staff know them as one thing.
pub(super) const FIELDS: [(&str, &str); 153] = [
    ("name", "名前"),
    ("reading", "読みがな"),
    ("title", "題"),
    ("body", "本文"),
    ("about", "紹介"),
    ("summary", "紹介"),
    ("what", "何をする所か"),
    ("kind", "種類"),
    ("tone", "種類"),
    ("status", "ようす"),
    ("urgency", "至急"),
    ("chime", "チャイム"),
    ("channels", "出す所"),
    ("valid_from", "期間"),
    ("valid_to", "期間"),
    ("until", "出す時間"),
    ("since", "出す時間"),
    ("message", "言葉"),
    ("picture", "画像"),
    ("pages", "ページ"),
    ("group", "グループ"),
    ("organiser", "主催"),
    ("aliases", "ほかの呼び名"),
    ("activities", "活動と日程"),
    ("sessions", "日程"),
    ("contacts", "連絡先"),
    ("contact", "連絡先"),
    ("contact_note", "連絡先"),
    ("ways", "連絡先"),
    ("phone", "連絡先"),
    ("web", "連絡先"),
    ("themes", "テーマ"),
    ("matters", "テーマ"),
    ("icon", "テーマの絵"),
    ("hue", "テーマの色"),
    ("order", "並び順"),
    ("audiences", "だれのための会か"),
    ("for_whom", "だれのための会か"),
    ("scope", "だれのための会か"),
    ("adults_only", "おとな向け"),
    ("young", "こども・わかもの向け"),
    ("sensitive", "気をつけて出す"),
    ("admission", "参加の条件"),
    ("conditions", "参加の条件"),
    ("application", "申し込み"),
    ("observing", "見学"),
    ("first_visit", "はじめての人へ"),
    ("bring", "持ちもの"),
    ("cost", "費用"),
    ("related", "つながる会"),
    ("referrals", "つながる所"),
    ("municipality", "地域"),
    ("area", "地域"),
    ("place", "場所"),
    ("access", "行き方"),
    ("languages", "ことば"),
    ("resource", "資源の種類"),
    ("deadline", "しめきり"),
    ("verified_on", "確かめた日"),
    ("source", "出どころ"),
    ("guide", "案内"),
    ("does_not", "しないこと"),
    ("takes", "受けること"),
    ("slides", "順番"),
    ("priority", "優先"),
    ("room", "部屋"),
    ("booking", "予約"),
    ("date", "日"),
    ("last", "終わりの日"),
    ("hours", "時間"),
    ("certainty", "仮予約かどうか"),
    ("shown_name", "画面に出る名前"),
    ("presence", "到着"),
    ("check_in", "到着の決まり"),
    ("stays", "部屋にいるとき"),
    ("capacity", "定員"),
    ("weekly", "曜日ごとの時間"),
    ("exceptions", "特別な日"),
    ("year_end", "年末年始"),
    ("closed_on_holidays", "祝日"),
    ("weather_note", "天気のとき"),
    ("number", "番号"),
    ("number_sum", "番号"),
    ("pin_sum", "暗証番号"),
    ("renew_on", "更新の日"),
    ("post", "届いた郵便"),
    ("arrived", "届いた郵便"),
    ("follow_up", "お問い合わせの受付"),
    ("note", "メモ"),
    ("words", "さがすときのことば"),
    ("sample", "見本かどうか"),
    ("corner_name", "コーナーのこと"),
    ("corner_place", "コーナーのこと"),
    ("corner_calendar", "コーナーのこと"),
    ("tagline", "コーナーのこと"),
    ("centre_name", "センターのこと"),
    ("desk_place", "窓口のこと"),
    ("desk_phone", "窓口のこと"),
    ("desk_calendar", "窓口のこと"),
    ("desk_does_not", "窓口のこと"),
    ("extension", "内線・守衛室・避難"),
    ("guard_room", "内線・守衛室・避難"),
    ("public_phone", "内線・守衛室・避難"),
    ("evacuation", "内線・守衛室・避難"),
    ("staffed_hours", "窓口の時間"),
    ("private.note", "職員のメモ"),
    ("private.channels", "出す所"),
    ("private.consents", "同意"),
    ("private.listed", "掲載"),
    ("private.may_book", "利用登録"),
    ("private.contact_channels", "連絡先を出す所"),
    ("private.contact_name", "連絡する人"),
    ("private.contact_phone", "連絡する電話"),
    ("private.calls", "電話で聞いた変更"),
    ("private.triage", "整理"),
    ("private.agreed", "同意"),
    ("private.words", "文字の使い方"),
    ("private.file", "ファイル"),
    ("private.group", "グループ"),
    ("private.purpose", "使いみち"),
    ("private.display", "画面に出る名前"),
    ("private.series", "くり返し"),
    ("private.rule", "くり返し"),
    ("private.reason", "わけ"),
    ("private.despite", "わけ"),
    ("private.waiting_since", "空き待ち"),
    ("private.quota", "部屋の決まり"),
    ("private.closed_days", "部屋の決まり"),
    ("private.post_since", "届いた郵便"),
    ("calendar", "部屋の休みと時間"),
    ("slots", "部屋の時間割"),
    ("key_sum", "番号"),
    ("asked", "お願いの日時"),
    ("answer", "返事"),
    ("mailbox", "メールボックス"),
    ("private.mailbox", "メールボックス"),
    ("author", "著者"),
    ("shelf", "棚の場所"),
    ("availability", "貸出中かどうか"),
    ("borrowing", "借り方"),
    ("by", "だれから"),
    ("stage", "段階"),
    ("aim", "目的"),
    ("seeks", "さがしているもの"),
    ("offers", "できること"),
    ("when", "いつ・どこで"),
    ("private.name", "名前"),
    ("private.title", "題"),
    ("private.body", "本文"),
    ("private.tone", "種類"),
    ("private.days", "出す日数"),
    ("private.looked_through", "職員が読んだか"),
    ("private.contact_way", "返事を伝えるには"),
];

/// The name of a kind.
pub(super) fn kind(key: &str) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == key).map_or("記録", |(_, name)| name)
}

/// The name of a field; one that has none of its own is one of the others.
pub(super) fn field(key: &str) -> &'static str {
    FIELDS.iter().find(|(known, _)| *known == key).map_or("ほかの項目", |(_, name)| name)
}

/// What a record is called that says `body`; its id where that cannot be read.
pub(super) fn title(kind: &str, id: &str, body: &str) -> String {
    Record::read(kind, id, body).map_or_else(|_unreadable| id.to_owned(), |it| it.title())
}

/// What became of a record, as the end of a sentence.
pub(super) fn became(kind: &str, (after, before): (State, Option<State>)) -> &'static str {
    match (after, before, kind) {
        (State::Deleted, _, "emergency") => "終わりにしました",
        (State::Deleted, _, "booking") => "取り消しました",
        (State::Deleted, _, _) => "消しました",
        (State::Published, Some(State::Published), _) => "直しました",
        (State::Published, Some(State::Deleted), _) => "もどしました",
        (State::Published, _, "booking") => "入れました",
        (State::Published, _, "notice" | "playlist" | "leaflet" | "event") => "公開しました",
        (State::Published, _, "emergency") => "出しました",
        (State::Published, ..) => "書きました",
        (State::Draft, Some(State::Published), _) => "画面から下げました",
        (State::Draft, None, "booking") => "空き待ちにしました",
        (State::Draft, None, _) => "下書きにしました",
        (State::Draft, ..) => "下書きのまま直しました",
    }
}

/// Where the records of a kind stand; each has its form below that, under its id.
pub(super) fn place(kind: &str) -> String {
    match kind {
        "notice" | "playlist" | "leaflet" | "booking" => format!("/{kind}s"),
        "mailbox" => "/mailboxes".to_owned(),
        _ => format!("/records/{kind}"),
    }
}

/// Where every version of a record can be seen.
pub(super) fn history(kind: &str, id: &str) -> Option<String> {
    match kind {
        "emergency" => Some("/emergency/history".to_owned()),
        "group" | "booking" | "notice" | "playlist" | "leaflet" => Some(format!("/{kind}s/{id}/history")),
        "mailbox" => Some(format!("/mailboxes/{id}/history")),
        _ => None,
    }
}

/// What was done to an account.
pub(super) fn deed(done: &Done, who: &str, whom: &str) -> String {
    match done.deed {
        Some(Deed::First) => format!("{whom}が はじめの管理者になりました"),
        Some(Deed::Added) => format!("{who}が {whom}を加えました"),
        Some(Deed::Disabled) => format!("{who}が {whom}を使えなくしました"),
        Some(Deed::Enabled) => format!("{who}が {whom}をまた使えるようにしました"),
        Some(Deed::Role(role)) => format!("{who}が {whom}の役割を「{}」にしました", roles::name(role)),
        Some(Deed::Reset) => format!("{who}が {whom}に新しいパスワードをつくりました"),
        Some(Deed::Password) => format!("{who}が 自分のパスワードを変えました"),
        Some(Deed::SignedOut) if done.who == done.whom => format!("{who}が ほかの場所をログアウトしました"),
        Some(Deed::SignedOut) => format!("{who}が {whom}をログアウトさせました"),
        Some(Deed::Approved) => format!("{who}が {whom}の書いたものを見て、公開しました"),
        Some(Deed::ApprovedGoing) => format!("{who}が {whom}の頼みを見て、画面から下げました"),
        Some(Deed::Asked(kind)) => format!("{who}が {whom}に「{}」を頼みました", device_words::label(kind)),
        Some(Deed::Tuned) if done.who == NOBODY => format!("{whom}の明るさか音量が、端末で変わりました"),
        Some(Deed::Tuned) => format!("{who}が {whom}の明るさか音量を変えました"),
        None => format!("{who}が {whom}のことを変えました"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        office::{audit, staff::Role},
        wire::record::samples,
    };

    #[test]
    fn every_kind_and_every_field_has_a_name() {
        for record in samples::all() {
            assert_ne!(kind(record.kind()), "記録", "{}", record.kind());
            for (name, _) in audit::fields(&record.body()) {
                assert_ne!(field(&name), "ほかの項目", "{name} of {}", record.kind());
            }
        }
    }

    #[test]
    fn a_change_reads_as_a_sentence() {
        assert_eq!(became("notice", (State::Published, None)), "公開しました");
        assert_eq!(became("notice", (State::Draft, Some(State::Published))), "画面から下げました");
        let done = Done {
            at: chrono::DateTime::UNIX_EPOCH,
            who: "a".to_owned(),
            deed: Some(Deed::Role(Role::Viewer)),
            whom: "b".to_owned(),
        };
        assert_eq!(deed(&done, "佐藤さん", "鈴木さん"), "佐藤さんが 鈴木さんの役割を「見る」にしました");
    }
}
