//! ひな形: sentences that staff begin an answer with; nothing in them promises what nobody can keep.

use super::page::Choice;

/// A template: its word in forms, its name, its text.
pub(super) type Template = (&'static str, &'static str, &'static str);

/// All of them, as the page lists them.
pub(super) static TEMPLATES: [Template; 5] = [
    (
        "received",
        "受けとりました",
        "お問い合わせを読みました。書いてくださり、ありがとうございます。\n調べて、○月○日ごろまでに、ここに返事を書きます。",
    ),
    (
        "groups",
        "グループの案内",
        "つぎのグループがあります。\n・（名前）　（だれが参加できるか）　（日時と場所）　（費用）\nはじめてのときは、見るだけでもかまいません。15階の画面でも見られます。紙に印刷もできます。\n掲載は推薦ではありません。合わないと感じたら、行かなくて大丈夫です。",
    ),
    (
        "none",
        "見つかっていないとき",
        "いまのところ、県内では見つかっていません（○月○日に確認）。\n近いテーマのグループと、電話やオンラインで参加できるグループをお伝えします。\n・\nこのことは窓口で書きとめ、見つかったらここに書きます（この控えが使えるあいだ）。",
    ),
    (
        "starting",
        "グループをつくりたい方へ",
        "グループをつくりたいというお話を読みました。\n最初にすることは多くありません。15階の「グループをつくる・つづける」に5つの段取りがあります。\nよければ、窓口でいっしょに考えます。名前を言わずに来ていただけます。開いている日は、15階の画面と控えの紙にあります。",
    ),
    (
        "elsewhere",
        "ほかの窓口の案内",
        "このことは、つぎの窓口がくわしいです。\n・（窓口の名前）　（何を、だれに）　（費用）　（予約がいるか）　（電話）\nお急ぎのときは、15階の「すぐ話せる所」もお使いください。",
    ),
];

/// The text of a template's word; nothing of an unknown one.
pub(super) fn text(word: &str) -> &'static str {
    TEMPLATES.iter().find(|(known, ..)| *known == word).map_or("", |(.., text)| text)
}

/// A template as a field offers it.
pub(super) fn choice((word, name, _): &Template) -> Choice {
    Choice { key: (*word).to_owned(), name: (*name).to_owned(), hint: "", chosen: false }
}
