//! A small corner to begin with: every kind of thing once or twice, and a group that only the desk knows.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::numbers::SITE;
use crate::{
    domain::{
        blob::BlobHash,
        check_in::NumberSum,
        id::{BookingId, MailboxId},
    },
    wire::{body::WireError, record::Record},
};

/// Words of the group that consents to the desk alone: they may stand on no kiosk and in no answer of the feed.
pub const DESK_ONLY: [&str; 6] =
    ["非公開見本", "非公開の会", "ひこうかい", "hikokai", "000-0000-7777", "000-0000-7778"];

/// Whom every enquiry is sealed to.
pub const DESK_KEY: &str = "age1n74jxgv2wmueh6kj6j5g5n355l94tm6cv2srlum78cz20qpqacxq54ftm8";

/// Words of what was agreed for paper and the kiosk's pages: they take no turn on the signage.
pub const KEPT_BACK: [&str; 2] = [SAYU_MOVED, SAYU_SUMMARY];
const SAYU_MOVED: &str = "会場が 変わります";
const SAYU_SUMMARY: &str = "静かに話す 見本の会です。";

/// The records of the corner; `pictures` are among the office's.
pub fn records(pictures: &[BlobHash]) -> Result<Vec<Record>, WireError> {
    let all = [
        vec![
            ("settings", "site", settings()),
            ("calendar", "corner", calendar()),
            ("calendar", "desk", desk_days()),
        ],
        vec![("theme", "home", theme("長く家にいる", "ながくいえにいる", 2)), ("theme", "safe", sensitive())],
        groups(),
        vec![
            ("room", "room-1", room(1)),
            ("room", "room-2", room(2)),
            ("desk", "center-desk", desk()),
            ("mailbox", "box-7", mailbox()),
        ],
        bookings(),
        vec![
            ("helpline", "yodoshi", helpline()),
            ("book", "ten-no-hon", book()),
            ("proposal", "e-no-gogo", proposal()),
            ("notice", "elevator", notice("エレベーター点検", "signage")),
        ],
        vec![("notice", "sayu-moved", notice(SAYU_MOVED, "kiosk")), ("event", "ten", event(pictures))],
        leaflets(pictures),
        vec![("playlist", "daytime", playlist(pictures))],
    ];
    all.into_iter().flatten().map(|(kind, id, body)| Record::read(kind, id, &body.to_string())).collect()
}

/// A notice that may stand where `channel` says.
pub fn notice(title: &str, channel: &str) -> Value {
    json!({"v": 1, "title": title, "body": format!("{title}の お知らせです。"), "tone": "information",
        "channels": [channel, "kiosk"]})
}

/// An emergency from one moment until another.
pub fn emergency(kind: &str, (since, until): (DateTime<Utc>, DateTime<Utc>)) -> Value {
    let said = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    json!({"v": 1, "kind": kind, "since": said(since), "until": said(until), "chime": true})
}

/// A playlist of pictures between what the product makes by itself.
pub fn playlist(pictures: &[BlobHash]) -> Value {
    let automatic = [
        "welcome",
        "notices",
        "groups",
        "books",
        "rooms_today",
        "events_soon",
        "closed_days",
        "new_leaflets",
    ];
    let made = automatic.iter().map(|what| json!({"secs": 40, "shows": {"automatic": what}}));
    let picture = |blob: &BlobHash| json!({"picture": {"blob": blob.to_string(), "alt": "見本の絵"}});
    let shown = pictures.iter().map(|blob| json!({"secs": 40, "shows": picture(blob)}));
    json!({"v": 1, "name": "ふだんの掲示", "priority": 10, "slides": made.chain(shown).collect::<Vec<Value>>()})
}

fn book() -> Value {
    json!({"v": 1, "title": "見本の本", "reading": "みほんのほん", "author": "見本 七海", "shelf": "窓がわの棚",
        "themes": ["home"], "availability": "on_shelf", "channels": ["signage", "kiosk"],
        "private": {"note": "【職員だけ】"}})
}

fn proposal() -> Value {
    json!({"v": 1, "title": "見本の絵の午後", "reading": "みほんのえのごご", "by": "見本の2人", "stage": "seeking",
        "aim": "絵をかきます", "until": "2099-12-31", "themes": ["home"], "channels": ["kiosk"],
        "private": {"looked_through": true, "contact_name": "非見 八重", "contact_way": "000-0000-9908"}})
}

fn settings() -> Value {
    json!({"v": 1, "corner_name": "セルフヘルプ活動コーナー", "tagline": "同じ悩みの人と 出会う場所です",
        "corner_place": "15階 フリースペース（見本）", "centre_name": "みほん県ボランティアセンター",
        "desk_place": "12階 窓口", "extension": "1200", "guard_room": "守衛室（1階・内線 1100）",
        "public_phone": "公衆電話は 1階にあります", "staffed_hours": "火〜土 9:00–17:00",
        "evacuation": "青い扉の中で待ってください", "desk_does_not": "医療の相談は行いません",
        "corner_calendar": "corner", "desk_calendar": "desk", "sample": true,
        "follow_up": {"site": SITE, "recipient": DESK_KEY, "key_id": "k1", "reply_days": 3}})
}

fn calendar() -> Value {
    let open = "09:00-21:00";
    json!({"v": 1, "name": "開館日", "closed_on_holidays": true, "year_end": {"from": "12-29", "to": "01-03"},
        "weekly": {"mon": open, "tue": open, "wed": open, "thu": open, "fri": open, "sat": open, "sun": open}})
}

fn desk_days() -> Value {
    let open = "09:00-17:00";
    json!({"v": 1, "name": "窓口の開設日", "closed_on_holidays": true, "year_end": {"from": "12-29", "to": "01-03"},
        "weekly": {"tue": open, "wed": open, "thu": open, "fri": open, "sat": open}})
}

fn theme(name: &str, reading: &str, order: u32) -> Value {
    json!({"v": 1, "name": name, "reading": reading, "about": "見本の説明", "hue": 3, "icon": "house",
        "sensitive": false, "order": order})
}

fn sensitive() -> Value {
    json!({"v": 1, "name": "安全に くらす", "reading": "あんぜんにくらす", "about": "見本の説明", "hue": 5,
        "icon": "shield", "sensitive": true, "order": 1})
}

fn groups() -> Vec<(&'static str, &'static str, Value)> {
    let open = ["signage", "kiosk", "paper"];
    let kisha = group(("のんびり{汽車|きしゃ}の{会|かい}", "のんびりきしゃのかい"), "home", &open);
    let sayu = sayu(SAYU_SUMMARY, &["kiosk", "paper"]);
    vec![
        ("group", "nonbiri-kisha", kisha),
        ("group", "sayu-no-kai", sayu),
        ("group", "mihon-hikokai", desk_only(&["desk"])),
    ]
}

/// The group whose consent changes: what it says of itself, and where that may stand.
pub fn sayu(summary: &str, channels: &[&str]) -> Value {
    let mut body = group(("{白湯|さゆ}の{会|かい}", "さゆのかい"), "safe", channels);
    if let Some(body) = body.as_object_mut() {
        body.insert("summary".to_owned(), json!(summary));
    }
    body
}

/// A group of a theme that agreed to these channels.
fn group((name, reading): (&str, &str), theme: &str, channels: &[&str]) -> Value {
    json!({"v": 1, "name": name, "reading": reading, "themes": [theme], "summary": "見本の会です。",
        "admission": {"self": "yes", "family": "contact"}, "area": "汐路市", "scope": "city", "cost": "無料",
        "application": "none", "verified_on": "2026-11-09", "contacts": [{"phone": "000-0000-1250"}],
        "activities": [{"id": format!("{theme}-reikai"), "kind": "regular", "place": {"room": "room-1"}, "schedule":
            {"starts_on": "2025-04-02", "rule": "FREQ=WEEKLY;BYDAY=WE,SA", "hours": "14:00-16:30"}}],
        "private": {"listed": true, "may_book": true, "consents": consents(channels), "contact_name": "非見 一郎",
            "contact_channels": channels, "contact_phone": "000-0000-9901", "note": "【職員だけ】"}})
}

fn consents(channels: &[&str]) -> Value {
    let consent = |channel| json!({"channel": channel, "given_on": "2026-10-01", "method": "written", "taken_by": "非見", "shown": "写し"});
    channels.iter().map(consent).collect()
}

/// The group that the desk alone knows, as long as these channels are the desk.
pub fn desk_only(channels: &[&str]) -> Value {
    let mut body =
        group(("{見本|みほん}・{非公開|ひこうかい}の{会|かい}", "みほんひこうかいのかい"), "safe", channels);
    if let Some(body) = body.as_object_mut() {
        body.insert("summary".to_owned(), json!("非公開見本の説明文です。非公開の会。"));
        body.insert("conditions".to_owned(), json!("非公開見本の条件"));
        body.insert("aliases".to_owned(), json!(["非公開見本の別名"]));
        body.insert(
            "contacts".to_owned(),
            json!([{"phone": "000-0000-7777"}, {"mail": "a@hikokai.example"}]),
        );
        body.insert("contact_note".to_owned(), json!("000-0000-7778"));
    }
    body
}

fn room(number: u32) -> Value {
    let check_in = if number == 1 {
        json!({"by": "number", "stay_minutes": 60, "walk_up_minutes": 90, "request_minutes": 120})
    } else {
        json!({"by": "anybody", "opens_minutes": 60, "release_minutes": 20, "stay_minutes": 30,
            "walk_up_minutes": 45, "clearing_minutes": 5})
    };
    json!({"v": 1, "name": format!("グループの部屋{number}"), "capacity": 8, "note": "丸い机が1つ", "order": number,
        "check_in": check_in})
}

/// The number and the PIN of the only box.
pub const BOX: &str = "0070417";

fn mailbox() -> Value {
    let sum =
        MailboxId::parse("box-7").map(|id| NumberSum::of_box(&id, "0417").to_string()).unwrap_or_default();
    json!({"v": 1, "kind": "mailbox", "number": 7, "pin_sum": sum, "renew_on": "2027-03-31",
        "private": {"group": "nonbiri-kisha", "note": ""}})
}

/// A booking that the desk gave in the days of this world.
pub fn given(id: &str, room: &str, (date, hours): (&str, &str)) -> Value {
    let sum = BookingId::parse(id).map(|id| NumberSum::of(&id, &number(&id)).to_string()).unwrap_or_default();
    json!({"v": 1, "room": room, "date": date, "hours": hours, "certainty": "confirmed", "number_sum": sum,
        "private": {"group": "nonbiri-kisha", "purpose": "見本", "display": "name", "note": ""}})
}

/// The number of a booking, as its group was told.
pub fn number(id: &BookingId) -> String {
    let sum = id.as_str().bytes().fold(7_u32, |sum, byte| (sum * 31 + u32::from(byte)) % 10_000);
    format!("{sum:04}")
}

fn bookings() -> Vec<(&'static str, &'static str, Value)> {
    let booking = |group: &str, display: &str, hours: &str| {
        json!({"v": 1, "room": "room-1", "date": "2026-11-21", "hours": hours, "certainty": "confirmed",
            "private": {"group": group, "purpose": "非公開見本の予約目的", "display": display, "note": "非公開見本の予約メモ"}})
    };
    vec![
        ("booking", "b-1", booking("nonbiri-kisha", "name", "14:00-16:30")),
        ("booking", "b-2", booking("mihon-hikokai", "name", "10:00-12:00")),
        ("booking", "b-3", booking("sayu-no-kai", "private", "19:00-20:30")),
    ]
}

fn desk() -> Value {
    json!({"v": 1, "name": "窓口（12階）", "reading": "まどぐち", "municipality": "みほん県", "matters": ["グループをさがす"],
        "what": "いっしょに探します。", "for_whom": "どなたでも", "cost": "無料", "booking": "要りません",
        "phone": "000-0000-1200", "hours": {"tue": ["09:00-17:00"]}, "verified_on": "2026-11-15",
        "private": {"channels": ["kiosk"], "note": ""}})
}

fn helpline() -> Value {
    json!({"v": 1, "name": "夜どおし電話（見本）", "reading": "よどおしでんわ", "for_whom": "どなたでも", "order": 1,
        "source": "見本のための作り話です", "verified_on": "2026-11-06", "private": {"channels": ["kiosk"], "note": ""},
        "ways": [{"kind": "phone", "value": "000-0000-5001", "hours": "24h", "fee": "無料", "languages": ["ja"]}]})
}

fn event(pictures: &[BlobHash]) -> Value {
    let mut body = json!({"v": 1, "title": "はじめての{展|てん}", "reading": "はじめてのてん", "summary": "パネルを並べます。",
        "for_whom": "どなたでも", "audiences": ["public"], "place": {"public": "15階"}, "cost": "無料",
        "sessions": [{"date": "2026-11-28", "hours": "10:00-16:00"}], "application": "none", "status": "planned",
        "organiser": "みほん県ボランティアセンター", "channels": ["signage", "kiosk", "paper"]});
    if let (Some(body), Some(picture)) = (body.as_object_mut(), pictures.first()) {
        body.insert("picture".to_owned(), json!(picture.to_string()));
    }
    body
}

/// A leaflet of these pages; none without a page.
pub fn leaflet(pages: &[BlobHash]) -> Value {
    let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
    json!({"v": 1, "title": "たより", "reading": "たより", "themes": ["home"], "pages": pages,
        "adults_only": false, "channels": ["signage", "kiosk", "paper"]})
}

fn leaflets(pictures: &[BlobHash]) -> Vec<(&'static str, &'static str, Value)> {
    pictures.get(..2).map(|pages| vec![("leaflet", "dayori", leaflet(pages))]).unwrap_or_default()
}
