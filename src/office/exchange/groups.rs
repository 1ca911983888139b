//! Groups from a table: one row per activity, rows with the same id are one group.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    activities::{OF_ACTIVITY, activities},
    against::Against,
    columns::{Column, column, digits, needed},
    error::Said,
    sheet::{Row, pieces},
};
use crate::{
    domain::{
        activity::Activity,
        channel::{Channel, Channels},
        group::{Admission, Application, Audience, Contact, FirstVisitCard, Group, Scope},
        id::{GroupId, ThemeId},
        text::Text,
    },
    wire::{
        record::{Consent, ConsentMethod, GroupPrivate, GroupRecord, Record},
        want::Want,
    },
};

pub(super) const COMMENT: &str = "\
One row per activity; rows with the same id are one group, whose own columns stand in its first row.
1行に1つの活動。同じ id の行は1つのグループで、グループの列は最初の行に書きます。
Lists: a;b   Ruby: {漢字|かんじ}   Dates: 2026-11-21   Times: 09:00   Blank: not said
attend_*, observe: yes, contact (先に連絡), no   place_visibility: public, after_contact, sealed
consent: signage;kiosk;paper;directory;web;open_data;desk;via_desk   private_*: never leaves the office
moved: 2026-12-02>2026-12-03 19:00-20:15 @place   cancelled: 2026-12-09 reason";

pub(super) const COLUMNS: &[Column] = &[
    needed("id", "sayu-no-kai"),
    needed("name", "{白湯|さゆ}の{会|かい}"),
    needed("reading", "さゆのかい"),
    column("aliases", "お酒;断酒"),
    needed("theme", "habit"),
    column("audience", "self"),
    column("attend_self", "yes"),
    column("attend_family", "contact"),
    column("attend_bereaved", "no"),
    column("attend_professional", "contact"),
    column("attend_public", "no"),
    column("not_for_note", "家族の方の会は「縁側の会」です。"),
    column("refer", ""),
    column("observe", "no"),
    column("conditions", "やめたい気持ちがあれば、それだけで来られます。"),
    needed("summary", "お酒をやめたい人の集まりです。"),
    column("first_visit", "door:目印は白い湯のみの札;people:いつも10人くらい"),
    column("area", "汐路市"),
    column("scope", "city"),
    column("contact_ways", "phone:000-0000-1250;mail:sayu@sayu.example;desk"),
    column("contact_note", "電話は留守番です。"),
    column("access", "toilet;writing"),
    column("languages", "ja"),
    column("cost", "無料"),
    column("signup", "none"),
    needed("verified_on", "2026-11-09"),
    column("listed", "yes"),
    column("may_book", "yes"),
    needed("consent", "kiosk;paper;desk"),
    column("contact_consent", "kiosk;paper;desk"),
    column("private_contact_name", "見本 六朗"),
    digits("private_phone", "000-0000-9906"),
    column("private_note", "職員だけのメモ"),
    column("relations", ""),
    column("activity_id", "sayu-reikai"),
    column("activity_kind", "regular"),
    column("activity_title", "水曜の会"),
    column("starts_on", "2025-04-02"),
    column("rrule", "FREQ=WEEKLY;BYDAY=WE"),
    column("dates", ""),
    column("start_time", "19:00"),
    column("end_time", "20:15"),
    column("place_name", "汐路市 みなと会館 1階 和室"),
    column("place_visibility", "public"),
    column("place_room", ""),
    column("activity_note", "最終水曜は家族も入れます。"),
    column("moved", "2026-12-02>2026-12-03 19:00-20:15 @汐路市 はまべ集会所"),
    column("cancelled", "2026-12-09 点検のため"),
];

pub(super) fn read(rows: &mut [Row], against: &mut Against<'_>) -> Vec<Record> {
    let mut by_id: BTreeMap<String, Vec<&mut Row>> = BTreeMap::new();
    let mut order = Vec::new();
    for row in rows {
        let id = row.word("id");
        if !by_id.contains_key(&id) {
            order.push(id.clone());
        }
        by_id.entry(id).or_default().push(row);
    }
    let here: BTreeSet<GroupId> = order.iter().filter_map(|id| GroupId::parse(id).ok()).collect();
    let mut records = Vec::new();
    for id in &order {
        let Some(rows) = by_id.get_mut(id) else { continue };
        records.extend(group(rows, &here, against).map(|group| Record::Group(Box::new(group))));
    }
    records
}

fn group(rows: &mut [&mut Row], here: &BTreeSet<GroupId>, against: &Against<'_>) -> Option<GroupRecord> {
    let activities = activities(rows, against);
    let (first, more) = rows.split_first_mut()?;
    for row in more {
        refuse_contradiction(row, first);
    }
    let verified_on = verified_on(first, against.today);
    let private = private(first, verified_on);
    check_references(first, here, against);
    let public = public(first, activities, verified_on)?;
    Some(GroupRecord { public, private }.with_channels_of_consents())
}

fn verified_on(row: &mut Row, today: NaiveDate) -> Option<NaiveDate> {
    let date = row.date("verified_on")?;
    if date > today {
        let value = row.word("verified_on");
        row.say(
            "verified_on",
            &value,
            Said {
                en: "lies in the future: write the day the group last confirmed this",
                ja: "先の日付です。グループが最後に確かめた日を書いてください",
            },
        );
    }
    Some(date)
}

fn public(row: &mut Row, activities: Vec<Activity>, verified_on: Option<NaiveDate>) -> Option<Group> {
    let id = row.need::<GroupId>("id");
    let (name, reading, summary) = (row.text("name"), row.filled("reading"), row.text("summary"));
    let themes = row.list("theme");
    if themes.is_empty() && row.cell("theme").is_empty() {
        row.wrong("theme", "", &Want::Something);
    }
    let admission = admission(row);
    let referrals = referrals(row);
    let (observing, scope) = (row.opt("observe"), row.opt("scope"));
    let (first_visit, contacts, application) = (first_visit(row), contacts(row), application(row));
    let (access, related) = (row.list("access"), row.list("relations"));
    let words = |column| pieces(row.cell(column)).map(str::to_owned).collect();
    Some(Group {
        id: id?,
        name: name?,
        reading: reading?,
        aliases: words("aliases"),
        themes,
        summary: summary?,
        admission,
        referrals,
        observing,
        conditions: conditions(row),
        first_visit,
        area: row.opt_text("area").unwrap_or_default(),
        scope: scope.unwrap_or(Scope::Municipality),
        activities,
        contacts,
        contact_note: row.opt_text("contact_note"),
        access: access.into_iter().collect(),
        languages: words("languages"),
        cost: row.opt_text("cost").unwrap_or_default(),
        application: application?,
        verified_on: verified_on?,
        channels: Channels::default(),
        related,
    })
}

/// What the group says of who it is for, and of where the others may go.
fn conditions(row: &Row) -> Option<Text> {
    let words = format!("{}{}", row.cell("conditions"), row.cell("not_for_note"));
    Some(words).filter(|words| !words.is_empty()).map(|words| Text::ja(&words))
}

fn admission(row: &mut Row) -> BTreeMap<Audience, Admission> {
    const ATTEND: [(&str, Audience); 5] = [
        ("attend_self", Audience::Experienced),
        ("attend_family", Audience::Family),
        ("attend_bereaved", Audience::Bereaved),
        ("attend_professional", Audience::Professional),
        ("attend_public", Audience::Everyone),
    ];
    let mut admission: BTreeMap<Audience, Admission> = BTreeMap::new();
    // Whom a group names as its people may come, unless a column of their own says otherwise.
    admission.extend(row.list("audience").into_iter().map(|audience| (audience, Admission::Open)));
    admission.extend(ATTEND.into_iter().filter_map(|(column, audience)| Some((audience, row.opt(column)?))));
    admission
}

fn referrals(row: &mut Row) -> BTreeMap<Audience, GroupId> {
    let mut referrals = BTreeMap::new();
    for piece in pieces(&row.word("refer")) {
        let Some((audience, group)) = piece.split_once(':') else {
            row.say(
                "refer",
                piece,
                Said {
                    en: "write audience:group-id, e.g. family:engawa-no-kai",
                    ja: "family:engawa-no-kai のように「だれ:グループの id」で書いてください",
                },
            );
            continue;
        };
        if let (Some(audience), Some(group)) = (row.value("refer", audience), row.value("refer", group)) {
            referrals.insert(audience, group);
        }
    }
    referrals
}

fn first_visit(row: &mut Row) -> Vec<FirstVisitCard> {
    let cell = row.cell("first_visit").to_owned();
    let card = |piece: &str| {
        let (sign, text) = piece.split_once([':', '：']).unwrap_or((piece, ""));
        Some(FirstVisitCard { sign: row.value("first_visit", sign.trim())?, text: Text::ja(text.trim()) })
    };
    pieces(&cell).filter_map(card).collect()
}

fn contacts(row: &mut Row) -> Vec<Contact> {
    let cell = row.cell("contact_ways").to_owned();
    let mut contacts = Vec::new();
    for piece in pieces(&cell) {
        let (way, value) = piece.split_once(':').unwrap_or((piece, ""));
        let value = value.trim().to_owned();
        match (way.trim(), value.is_empty()) {
            ("desk", true) => contacts.push(Contact::Desk),
            ("phone", false) => contacts.push(Contact::Phone(value)),
            ("mail", false) => contacts.push(Contact::Mail(value)),
            ("web", false) => contacts.push(Contact::Web(value)),
            ("letter", false) => contacts.push(Contact::Letter(Text::ja(&value))),
            _ => row.say(
                "contact_ways",
                piece,
                Said {
                    en: "write phone:…, mail:…, letter:…, web:… or desk",
                    ja: "phone:…、mail:…、letter:…、web:…、desk のどれかで書いてください",
                },
            ),
        }
    }
    contacts
}

fn application(row: &mut Row) -> Option<Application> {
    match row.word("signup").as_str() {
        "" | "none" => Some(Application::NotNeeded),
        "by_day_before" => Some(Application::ByDayBefore),
        "required" => Some(Application::Needed(Text::default())),
        other => {
            let other = other.to_owned();
            row.wrong("signup", &other, &Want::one_of(["none", "required", "by_day_before"]));
            None
        }
    }
}

/// Its consents: a list says which, and that they held when the group last confirmed.
fn private(row: &mut Row, verified_on: Option<NaiveDate>) -> GroupPrivate {
    let channels: Vec<Channel> = row.list("consent");
    let contact_channels = Channels::of(row.list("contact_consent"));
    let (listed, may_book) = (row.flag("listed"), row.flag("may_book"));
    let consent = |channel| Consent {
        channel,
        given_on: verified_on.unwrap_or_default(),
        method: ConsentMethod::List,
        taken_by: String::new(),
        shown: String::new(),
    };
    let consents = Channels::of(channels).iter().map(consent).collect();
    GroupPrivate {
        listed,
        may_book,
        consents,
        contact_channels,
        contact_name: row.cell("private_contact_name").to_owned(),
        contact_phone: row.cell("private_phone").to_owned(),
        calls: Vec::new(),
        note: row.cell("private_note").to_owned(),
    }
}

fn check_references(row: &mut Row, here: &BTreeSet<GroupId>, against: &Against<'_>) {
    for theme in pieces(&row.word("theme")) {
        if ThemeId::parse(theme).is_ok_and(|theme| !against.known.themes.contains(&theme)) {
            row.wrong("theme", theme, &Want::one_of(against.known.themes.iter().map(ThemeId::as_str)));
        }
    }
    let (relations, refer) = (row.word("relations"), row.word("refer"));
    let named = pieces(&relations).map(|id| ("relations", id));
    let referred = pieces(&refer).filter_map(|piece| Some(("refer", piece.split_once(':')?.1)));
    for (column, id) in named.chain(referred) {
        if GroupId::parse(id).is_ok_and(|id| !here.contains(&id) && !against.known.groups.contains(&id)) {
            row.say(column, id, NO_SUCH_GROUP);
        }
    }
}

pub(super) const NO_SUCH_GROUP: Said<'_> = Said {
    en: "there is no group with this id, neither here nor in the office: add it first, or leave it out",
    ja: "この id のグループは、ファイルにも窓口の台帳にもありません。先に加えるか、外してください",
};

/// A later row of a group may repeat the group's cells or leave them blank.
fn refuse_contradiction(row: &mut Row, first: &Row) {
    for column in COLUMNS.iter().map(|column| column.name).filter(|name| !OF_ACTIVITY.contains(name)) {
        let cell = row.cell(column).to_owned();
        if !cell.is_empty() && cell != first.cell(column) {
            let line = first.line;
            row.say(
                column,
                &cell,
                Said {
                    en: &format!(
                        "differs from line {line}, which is the same group: leave it blank or change its id"
                    ),
                    ja: &format!("同じグループの {line} 行目と違います。空にするか、id を変えてください"),
                },
            );
        }
    }
}
