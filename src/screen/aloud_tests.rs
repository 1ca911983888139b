//! What a screen reader says of home and of the signage, in which order.

use super::tests::{everything, harness, spoken};

fn spoken_of(wanted: &str) -> String {
    let (_, scene, panel) = everything().find(|(name, ..)| name == wanted).unwrap();
    spoken(&harness(&scene, panel))
}

#[test]
fn home_is_read_aloud_in_order() {
    insta::assert_snapshot!(spoken_of("home-portrait.png"), @"
    Button: 画面をかくす
    Banner: セルフヘルプ活動コーナー 15階 フリースペース（見本）
    Heading: 何をお探しですか
    Button: かんたんな画面
    Label: お名前は聞きません。だれが 何を見たかは 残しません。
    Link: 数えていること
    Label: 11月21日(土)
    Label: コーナー 21:00まで
    Label: 12階の窓口 17:00まで
    Button: グループをさがす 本人の会・家族の会・遺族の会
    Button: ことばで さがす
    Button: テーマ
    Button: 五十音
    Button: 今日・今夜
    Button: ちかく
    Button: チラシを見る 1枚
    Button: イベント 今週は 1件
    Button: 相談できる所を調べる 市町村・困りごとから
    Button: グループを つくる・つづける はじめ方・部屋・助成金
    Button: こども・わかもの ひとりで きても いいところ
    Button: お知らせ 2件
    Label: グループの方へ
    Button: 今日の部屋 グループの部屋 1　使用中・15:00まで グループの部屋 2　空いています・17:00まで
    Button: 画面をかくす
    Button: 職員をよぶ
    Button: 画面を下げる
    Button: ことば Language
    Button: 文字と色
    Button: すぐ話せる所
    ");
}

#[test]
fn signage_is_read_aloud_in_order() {
    insta::assert_snapshot!(spoken_of("signage-event-portrait.png"), @"
    Button: さわると はじまります
    Heading: セルフヘルプ活動コーナー
    Label: 同じ悩みの人と 出会う場所です・どなたでも（見本）
    Button: English
    Button: 简体中文
    Button: 繁體中文
    Button: 한국어
    Button: やさしい日本語
    Button: Tiếng Việt
    Button: Português
    Button: Español
    Button: Tagalog
    Button: 日本語
    Label: さわると はじまります
    Label: 13:42
    Label: 11月21日(土)
    Label: 21:00まで
    Label: グループの部屋 1
    Label: 使用中
    Label: 15:00まで
    Label: グループの部屋 2
    Label: 空いています
    Label: 17:00まで
    Label: イベント
    Heading: 汐路川ゆっくり歩き
    Label: 11月22日(日) 10:00–12:00
    Label: 汐路川公園 東口（約1.2km・車いす可）
    Label: どなたでも・申込み不要
    Label: 無料　雨のときは中止（朝8時に決めます）
    ");
}
