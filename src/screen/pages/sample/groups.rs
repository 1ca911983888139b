//! Groups: one that says much, one that says little, one for each thing that can be said wrongly.

use std::collections::{BTreeMap, BTreeSet};

use super::{date, group_id, hours, theme_id};
use crate::domain::{
    activity::{Activity, ActivityKind, Change, Schedule},
    channel::{Channel, Channels},
    group::{
        Access, Admission, Application, Audience, Contact, FirstVisitCard, FirstVisitSign, Group, Scope,
    },
    id::{ActivityId, RoomId},
    place::Place,
    text::Text,
};

/// The groups.
pub(super) fn all() -> Vec<Group> {
    vec![kisha(), seki(), sayu(), taku(), karakuri(), kitchen(), longest()]
}

fn admission(rows: &[(Audience, Admission)]) -> BTreeMap<Audience, Admission> {
    rows.iter().copied().collect()
}

/// A group that says no more than it must.
fn plain_group(id: &str, name: &str, reading: &str, theme: &str) -> Group {
    Group {
        id: group_id(id),
        name: Text::ja(name),
        reading: reading.to_owned(),
        aliases: Vec::new(),
        themes: vec![theme_id(theme)],
        summary: Text::ja("仲間どうしで 話します。"),
        admission: admission(&[(Audience::Experienced, Admission::Open)]),
        referrals: BTreeMap::new(),
        observing: None,
        conditions: None,
        first_visit: Vec::new(),
        area: Text::ja("{汐路市|しおじし}"),
        scope: Scope::Municipality,
        activities: Vec::new(),
        contacts: Vec::new(),
        contact_note: None,
        access: BTreeSet::new(),
        languages: vec!["ja".to_owned()],
        cost: Text::ja("無料"),
        application: Application::NotNeeded,
        verified_on: date("2026-10-30"),
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
        related: Vec::new(),
    }
}

fn activity(id: &str, kind: ActivityKind, dates: &[&str], time: &str, place: Place) -> Activity {
    Activity {
        id: ActivityId::parse(id).unwrap(),
        kind,
        title: None,
        schedule: Schedule {
            starts_on: date("2026-01-01"),
            rule: None,
            dates: dates.iter().map(|it| date(it)).collect(),
            hours: hours(time),
            changes: BTreeMap::new(),
        },
        place,
        note: None,
    }
}

fn room_place(id: &str) -> Place {
    Place::Room(RoomId::parse(id).unwrap())
}

fn kisha() -> Group {
    let mut first =
        activity("first", ActivityKind::Newcomers, &["2026-12-05"], "14:00-15:30", room_place("room-1"));
    first.note = Some(Text::ja("5人まで・席は自由です。名札も自己紹介もありません。"));
    let mut usual =
        activity("usual", ActivityKind::Regular, &["2026-12-19"], "14:00-16:30", room_place("room-2"));
    usual.note = Some(Text::ja("年末の過ごし方"));
    let park = Place::Public(Text::ja("汐路川公園 東口"));
    let mut walk = activity("walk", ActivityKind::Outing, &["2026-12-20"], "10:00-12:00", park);
    walk.note = Some(Text::ja("雨のときは中止です。この日だけ来る人もいます。"));
    let card = |sign, text| FirstVisitCard { sign, text: Text::ja(text) };
    Group {
        summary: Text::ja(
            "長く家で過ごした人が、各駅停車で過ごします。30代後半からの人が多く、若い人も来ます。",
        ),
        admission: admission(&[
            (Audience::Experienced, Admission::Open),
            (Audience::Family, Admission::NotOpen),
            (Audience::Professional, Admission::ContactFirst),
        ]),
        referrals: BTreeMap::from([(Audience::Family, group_id("seki"))]),
        observing: Some(Admission::ContactFirst),
        conditions: Some(Text::ja("年齢の線はありません。30代後半からの人が多い会です。")),
        first_visit: vec![
            card(FirstVisitSign::Door, "目印は青い札"),
            card(FirstVisitSign::People, "いつも6〜8人"),
            card(FirstVisitSign::Quiet, "話さなくてよい"),
            card(FirstVisitSign::Leave, "途中で帰ってよい"),
        ],
        scope: Scope::Prefecture,
        activities: vec![first, usual, walk],
        contacts: vec![
            Contact::Letter(Text::ja("みほん県ボランティアセンター メールボックス6番")),
            Contact::Mail("kisha@nonbiri.example".to_owned()),
            Contact::Web("https://nonbiri.example".to_owned()),
        ],
        contact_note: Some(Text::ja("電話はありません。手紙とメールは、返事まで1週間ほどかかります。")),
        access: BTreeSet::from([Access::Wheelchair, Access::Toilet, Access::Writing]),
        related: vec![group_id("longest")],
        ..plain_group("kisha", "のんびり{汽車|きしゃ}の{会|かい}", "のんびりきしゃのかい", "home")
    }
}

fn seki() -> Group {
    let dates = ["2027-01-17"];
    let yamabuki = Place::Public(Text::ja("やまぶき市民館 2階"));
    Group {
        admission: admission(&[
            (Audience::Experienced, Admission::NotOpen),
            (Audience::Family, Admission::Open),
        ]),
        area: Text::ja("やまぶき{市|し}"),
        activities: vec![activity("usual", ActivityKind::Regular, &dates, "14:00-16:30", yamabuki)],
        cost: Text::ja("200円"),
        ..plain_group("seki", "となりの{席|せき}の{会|かい}", "となりのせきのかい", "family")
    }
}

/// Every Wednesday: one falls out, one moves to another place, one to another day.
fn sayu() -> Group {
    let days = ["2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16", "2026-12-23"];
    let place = Place::Public(Text::ja("汐路市 みなと会館 2階"));
    let mut usual = activity("usual", ActivityKind::Regular, &days, "19:00-20:15", place);
    let changes = &mut usual.schedule.changes;
    changes.insert(
        date("2026-11-25"),
        Change::Cancelled { reason: Some(Text::ja("会館が お休みのためです。")) },
    );
    let to = |day: &str, place: Option<&str>| Change::Moved {
        date: date(day),
        hours: hours("19:00-20:15"),
        place: place.map(|name| Place::Public(Text::ja(name))),
    };
    changes.insert(date("2026-12-02"), to("2026-12-02", Some("汐路市 うみべ集会所 和室")));
    changes.insert(date("2026-12-09"), to("2026-12-10", None));
    Group {
        summary: Text::ja("お酒をやめたい人、やめ続けたい人の集まりです。今日飲んでしまった人も来られます。"),
        admission: admission(&[
            (Audience::Experienced, Admission::Open),
            (Audience::Family, Admission::ContactFirst),
        ]),
        observing: Some(Admission::NotOpen),
        activities: vec![usual],
        contacts: vec![Contact::Phone("000-0000-1250".to_owned())],
        verified_on: date("2026-11-09"),
        ..plain_group("sayu", "{白湯|さゆ}の{会|かい}", "さゆのかい", "habit")
    }
}

/// Reached through the desk alone, at a place nobody is told beforehand.
fn taku() -> Group {
    let dates = ["2026-12-05"];
    Group {
        admission: admission(&[(Audience::Bereaved, Admission::Open)]),
        observing: Some(Admission::NotOpen),
        activities: vec![activity(
            "usual",
            ActivityKind::Regular,
            &dates,
            "13:30-16:00",
            Place::AfterContact,
        )],
        contacts: vec![Contact::Desk],
        channels: Channels::of([Channel::Kiosk, Channel::Paper, Channel::ViaDesk]),
        ..plain_group("taku", "{月|つき}あかりの{卓|たく}", "つきあかりのたく", "loss")
    }
}

fn karakuri() -> Group {
    Group {
        area: Text::ja("となり{県|けん}"),
        scope: Scope::Outside,
        contacts: vec![Contact::Phone("000-0000-1280".to_owned())],
        ..plain_group("karakuri", "からくり{時計|どけい}の{会|かい}", "からくりどけいのかい", "illness")
    }
}

/// Meets tonight; nobody confirmed it for more than half a year.
fn kitchen() -> Group {
    let dates = ["2026-11-21", "2026-11-22"];
    Group {
        admission: admission(&[(Audience::Family, Admission::Open)]),
        activities: vec![activity(
            "usual",
            ActivityKind::Regular,
            &dates,
            "19:00-20:30",
            room_place("room-2"),
        )],
        verified_on: date("2026-04-01"),
        ..plain_group("kitchen", "{八時半|はちじはん}の{台所|だいどころ}", "はちじはんのだいどころ", "family")
    }
}

/// The longest name a register has seen, and long words everywhere.
fn longest() -> Group {
    Group {
        summary: Text::ja(
            "学校に行かない、行けない時期を過ごした人と、いま過ごしている人が、年齢や住む所に関係なく、お互いの話を聞き合うための、とても長い紹介文をもつ会です。",
        ),
        admission: Audience::ALL.into_iter().map(|who| (who, Admission::ContactFirst)).collect(),
        area: Text::ja("{北|きた}の{森町|もりまち}"),
        contacts: vec![
            Contact::Web(
                "https://www.nagai-namae-no-kai.example/mihon-ken/kita-no-mori/index.html".to_owned(),
            ),
            Contact::Mail("jimukyoku-renraku@nagai-namae-no-kai.example".to_owned()),
        ],
        languages: ["ja", "ja-easy", "pt", "es", "tl"].map(str::to_owned).to_vec(),
        access: Access::ALL.into_iter().collect(),
        ..plain_group(
            "longest",
            "みほん県 学校に行かない・行けない子どもと若者、その経験をもつ大人の交流ネットワーク「ひだまりのみち」",
            "みほんけんがっこうにいかないいけないこどもとわかものそのけいけんをもつおとなのこうりゅうねっとわーくひだまりのみち",
            "home",
        )
    }
}
