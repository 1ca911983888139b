//! One word for one thing: the tables keep to the glossary, and やさしい日本語 to its own rules.

use std::collections::BTreeMap;

use super::table_tests::messages;
use crate::domain::text::Lang;

/// Words as every page says them: the id of the message, ふつう, やさしい日本語 (in kana) and English.
const GLOSSARY: [(&str, &str, &str, &str); 39] = [
    ("audience_tile_family", "家族", "かぞく", "Family"),
    ("audience_tile_bereaved", "遺族", "たいせつな ひとを なくした ひと", "Bereaved people"),
    ("audience_asked_professional", "支援者・専門職", "しごとで たすける ひと", "Supporter or professional"),
    (
        "groups_for_everyone",
        "どなたでも 参加できる会",
        "だれでも くることが できる かい",
        "Groups that everyone can come to",
    ),
    ("admission_open", "参加できます", "くることが できます", "You can come"),
    ("admission_contact_first", "先に連絡", "さきに れんらくしてください", "Contact first"),
    ("admission_not_open", "参加できません", "この かいには くることが できません", "Not open to you"),
    ("observing", "見学", "みるだけ", "Visiting as an observer"),
    ("activity_newcomers", "はじめての会", "はじめての ひとの かい", "First-timers’ meeting"),
    ("activity_regular", "例会", "いつもの かい", "Regular meeting"),
    ("activity_outing", "外の活動", "そとで すること", "Outing"),
    ("activity_travelling", "出張の会", "ほかの まちで する かい", "Travelling meeting"),
    ("application_not_needed", "申込み不要", "もうしこみは いりません", "No sign-up"),
    ("cost", "費用", "おかね", "Cost"),
    (
        "after_contact",
        "会場は連絡後にお知らせ",
        "ばしょは れんらくの あとで いいます",
        "Place told after contact",
    ),
    ("desk", "12階の窓口", "12かいの うけつけ", "12th-floor desk"),
    ("talk", "すぐ話せる所", "いま はなせる ところ", "Talk to someone now"),
    ("desks", "相談できる所を調べる", "そうだんできる ところを さがす", "Find a consultation desk"),
    ("group_rooms", "グループの部屋", "グループが つかう へや", "Meeting rooms"),
    ("room_free", "空いています", "つかえます", "Free"),
    ("room_in_use", "使用中", "つかっています", "In use"),
    ("booked", "予約あり", "よやくが あります", "Booked"),
    ("closed_day", "休館日", "やすみの ひ", "Closed day"),
    ("leaflet", "チラシ", "おしらせの かみ", "Leaflet"),
    ("hide", "画面をかくす", "がめんを かくす", "Hide this screen"),
    ("lower_screen", "画面を下げる", "がめんを したに する", "Lower the screen"),
    ("follow_up", "お問い合わせの控え", "しつもんの ばんごうの かみ", "Enquiry slip"),
    ("see_reply", "返事を見る", "へんじを みる", "Read the reply"),
    ("reply_erase", "消す（元に戻せません）", "けす（もどせません）", "Erase for good"),
    ("may_be_old", "古いかもしれません", "ふるい かもしれません", "May be out of date"),
    ("presence_here", "到着しました", "つきました", "We have arrived"),
    ("still_there", "続けますか", "つづけますか", "Are you still there?"),
    ("what_for", "何をお探しですか", "なにを さがしていますか", "What are you looking for?"),
    ("find_group", "グループをさがす", "グループを さがす", "Find a group"),
    ("rooms_today", "今日の部屋", "きょうの へや", "Rooms today"),
    ("counted", "数えていること", "かぞえていること", "What we count"),
    ("finish", "終わる", "おわる", "Finish"),
    ("back", "もどる", "もどる", "Back"),
    ("home", "はじめへ", "はじめへ", "First page"),
];

/// Letters of a sentence of やさしい日本語 without what is filled in, and letters that may follow each other unspaced.
const SENTENCE_CHARS_MAX: usize = 30;
const UNSPACED_CHARS_MAX: usize = 18;

/// Manners that やさしい日本語 leaves out, and negations of a negation.
const NOT_EASY: [&str; 9] = [
    "ございます",
    "いただ",
    "いたします",
    "くださいませ",
    "なければ なりません",
    "ないと いけません",
    "ないことは ありません",
    "なくは",
    "ざるを",
];

/// The text of every message of a language by its id.
fn texts(lang: Lang) -> BTreeMap<String, String> {
    messages(lang).into_iter().map(|((_, id), message)| (id, message.text)).collect()
}

#[test]
fn every_page_says_the_words_of_the_glossary() {
    let [ja, easy, en] = [Lang::Ja, Lang::JaEasy, Lang::En].map(texts);
    let mut wrong = Vec::new();
    for (id, in_ja, in_easy, in_en) in GLOSSARY {
        for (table, want) in [(&ja, in_ja), (&easy, in_easy), (&en, in_en)] {
            let said = table.get(id).map(String::as_str);
            if said != Some(want) {
                wrong.push(format!("{id} says {said:?}, the glossary {want:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sentences, and names of buttons, without the names of what is filled in.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// Without what stands in 「」: words of another page, as they stand there.
fn unquoted(text: &str) -> String {
    let parts = text.split('「').map(|part| part.rsplit_once('」').map_or(part, |(_, after)| after));
    parts.collect()
}

#[test]
fn easy_japanese_is_short_spaced_and_in_kana() {
    let mut wrong = Vec::new();
    for (id, text) in texts(Lang::JaEasy) {
        let own = unquoted(&text);
        if let Some(kanji) = own.chars().find(|c| ('\u{3400}'..='\u{9fff}').contains(c)) {
            wrong.push(format!("{id} asks to read {kanji}"));
        }
        for sentence in sentences(&text) {
            let chars = sentence.chars().filter(|c| !c.is_whitespace()).count();
            if chars > SENTENCE_CHARS_MAX {
                wrong.push(format!("{id}: {chars} letters in one sentence: {sentence}"));
            }
        }
        let is_between = |c: char| c.is_whitespace() || "、。・「」（）：？！".contains(c);
        let longest = text.split(is_between).map(|word| word.chars().count()).max().unwrap_or_default();
        if longest > UNSPACED_CHARS_MAX {
            wrong.push(format!("{id}: {longest} letters without a space: {text}"));
        }
        wrong.extend(NOT_EASY.iter().filter(|it| text.contains(**it)).map(|it| format!("{id} says {it}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
