//! Desks and helplines.

use super::{date, hours};
use crate::domain::{
    desk::{Desk, Helpline, HelplineWay, ResourceKind, WayKind, WeeklyHours},
    id::{DeskId, HelplineId},
    text::Text,
};

/// Two desks in two towns.
pub(super) fn desks() -> Vec<Desk> {
    let desk = |id: &str, name: &str, place: &str| Desk {
        id: DeskId::parse(id).unwrap(),
        name: Text::ja(name),
        reading: "くらしのまどぐち".to_owned(),
        municipality: Text::ja(place),
        matters: ["お金", "すまい", "仕事"].iter().map(|it| Text::ja(it)).collect(),
        what: Text::ja(
            "家賃、仕事、食べものに困ったとき、使える制度をいっしょに調べます。書類を書く手伝いもします。",
        ),
        for_whom: Text::ja("汐路市に住む人・来たばかりの人"),
        cost: Text::ja("無料"),
        booking: Text::ja("予約なしでも。予約があると待ちません。"),
        bring: Some(Text::ja("家賃や収入の分かる紙があれば。なくても話せます。")),
        does_not: Some(Text::ja("お金の貸し付けをその日に決めることはできません。")),
        phone: Some("000-0000-2101".to_owned()),
        hours: weekdays("08:30-17:00"),
        verified_on: date("2026-10-21"),
        resource: None,
        deadline: None,
    };
    let resource = |id: &str, name: &str, resource: ResourceKind, deadline: Option<&str>| Desk {
        matters: vec![Text::ja("グループをつくる・つづける")],
        resource: Some(resource),
        deadline: deadline.map(date),
        ..desk(id, name, "みほん{県|けん}")
    };
    vec![
        desk("shioji", "くらしの窓口", "{汐路市|しおじし}"),
        desk("yamabuki", "ささえあい窓口", "やまぶき{市|し}"),
        resource(
            "money",
            "{活動|かつどう}を{助|たす}けるお{金|かね}",
            ResourceKind::Grant,
            Some("2026-12-18"),
        ),
        resource("over", "{秋|あき}の{助成|じょせい}", ResourceKind::Grant, Some("2026-10-30")),
        resource("hall", "{集|あつ}まる{場所|ばしょ}さがし", ResourceKind::Place, None),
    ]
}

/// Helplines: about to close, closed, day and night, and without a voice.
pub(super) fn helplines() -> Vec<Helpline> {
    let way = |kind, value: &str, hours: WeeklyHours| HelplineWay {
        kind,
        value: value.to_owned(),
        hours,
        fee: Text::ja("無料"),
        languages: vec!["ja".to_owned()],
    };
    let line = |id: &str, name: &str, verified: &str, ways: Vec<HelplineWay>| Helpline {
        id: HelplineId::parse(id).unwrap(),
        name: Text::ja(name),
        reading: "でんわ".to_owned(),
        for_whom: Text::ja("つらい気持ちの人・どなたでも"),
        ways,
        exceptions: None,
        source: Text::ja("見本のための作り話です"),
        verified_on: date(verified),
        order: 0,
        young: id == "d-window",
    };
    vec![
        line(
            "a-soon",
            "まもなく終わる電話",
            "2026-11-06",
            vec![way(WayKind::Phone, "000-0000-5003", every_day("09:00-14:00"))],
        ),
        line(
            "b-week",
            "平日の電話",
            "2026-06-01",
            vec![way(WayKind::Phone, "000-0000-5004", weekdays("10:00-17:00"))],
        ),
        line(
            "c-night",
            "{夜|よ}どおし{電話|でんわ}",
            "2026-11-06",
            vec![way(WayKind::Phone, "000-0000-5001", WeeklyHours::always())],
        ),
        line(
            "d-window",
            "{文字|もじ}の{窓辺|まどべ}",
            "2026-11-01",
            vec![
                way(WayKind::Chat, "https://madobe.example/chat", every_day("16:00-00:00")),
                way(WayKind::Mail, "moji@madobe.example", WeeklyHours::always()),
                way(WayKind::Phone, "000-0000-5002", every_day("09:00-22:00")),
            ],
        ),
    ]
}

fn weekdays(time: &str) -> WeeklyHours {
    let day = vec![hours(time)];
    WeeklyHours([day.clone(), day.clone(), day.clone(), day.clone(), day, Vec::new(), Vec::new()])
}

fn every_day(time: &str) -> WeeklyHours {
    WeeklyHours(std::array::from_fn(|_| vec![hours(time)]))
}
