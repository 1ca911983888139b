//! The form of a record: whatever its kind, nothing typed is lost, and of two writers both are heard.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::Value;

use super::{
    super::{
        beside::{self, Begun, Sent},
        fields::Intent,
        kinds::{
            Place,
            draw::{Control, Desk, Drawn, draw},
            field::Need,
            merge::{Told, merge},
            read::{Read, Strict, Wrong, read, shown},
        },
        oops::Oops,
        page::{Answer, Choice, Frame, Here, Me, Moment, Tag, go, show, show_with},
        posted::Posted,
        signed::Signed,
        words,
    },
    sheet::{Sheet, body, formed, here},
};
use crate::{
    domain::text::Lang,
    office::{
        chance,
        records::{Expected, RecordError, State as Fate, Stored},
        state::AppState,
    },
};

#[derive(Template)]
#[template(path = "record.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    /// Whether there is never another one.
    single: bool,
    list: (&'static str, &'static str),
    action: String,
    version: i64,
    published: bool,
    /// Who kept a draft beside what is published, and when.
    draft: Option<String>,
    /// Whether the form holds that draft.
    from_draft: bool,
    tag: Option<Tag>,
    parts: Vec<(&'static str, Vec<Drawn>)>,
    /// How many fields are wrong, and what is wrong with none of them.
    wrong: (usize, Vec<String>),
    conflict: Option<Conflict>,
    keep: &'static str,
    langs: Vec<Choice>,
    beside: Option<&'static str>,
    ways: Vec<(String, &'static str)>,
}

/// What a colleague saved meanwhile.
struct Conflict {
    who: String,
    when: String,
    deleted: bool,
    theirs: Vec<Told>,
    both: Vec<Told>,
}

/// Which language stands beside the Japanese, and whether a draft is opened.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in super::super) struct Asked {
    beside: String,
    /// Whether the draft beside the published version is opened.
    draft: String,
}

/// An empty form. Its id is made here, so that a form sent twice makes one record.
pub(in super::super) async fn fresh(
    State(office): State<AppState>,
    me: Me,
    Path(key): Path<String>,
) -> Answer {
    let (kind, now) = (here(&key)?, Moment::of(office.now()));
    let id = chance::id(&key.replace('_', "-"))?;
    let sheet = office.database.read(move |tx| Sheet::read(tx, (kind, &id), None, now)).await?;
    let posted = shown(kind, &sheet.before);
    show(&page(&me, &sheet, Form::new(&posted, &NOTHING), now))
}

/// The form of a record that exists.
pub(in super::super) async fn edit(
    State(office): State<AppState>,
    me: Me,
    Path((key, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (kind, now) = (formed(&key)?, Moment::of(office.now()));
    let opens = Begun::named(&asked.draft) == Begun::Draft;
    let sheet = office.database.read(move |tx| {
        let sheet = Sheet::read(tx, (kind, &id), None, now)?;
        // A draft is merged with what a colleague published since it was begun.
        let base = sheet.draft.as_ref().filter(|_| opens).map(|draft| draft.base);
        base.map_or(Ok(sheet), |base| Sheet::read(tx, (kind, &id), Some(base), now))
    });
    let sheet = sheet.await?;
    if sheet.latest.is_none() && !sheet.is_given {
        return Err(Oops::NotFound);
    }
    let draft = sheet.draft.as_ref().filter(|_| opens);
    let draft = draft.and_then(|draft| serde_json::from_str(&draft.body).ok());
    let posted = shown(kind, draft.as_ref().unwrap_or(&sheet.before));
    let from = if draft.is_some() { Begun::Draft } else { Begun::Version };
    let form = Form { beside: Lang::from_tag(&asked.beside), from, ..Form::new(&posted, &NOTHING) };
    show(&page(&me, &sheet, form, now))
}

/// The form comes back: to be looked at, kept as a draft, or published.
pub(in super::super) async fn save(
    State(office): State<AppState>,
    Path((key, id)): Path<(String, String)>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (kind, now) = (formed(&key)?, Moment::of(office.now()));
    let version = posted.number("version");
    let sheet = office.database.read(move |tx| Sheet::read(tx, (kind, &id), Some(version), now)).await?;
    if posted.text("do") == "drop" {
        beside::throw_away(&office, kind.key, &sheet.id).await?;
        return Ok(go(&format!("/records/{}/{}", kind.key, sheet.id)));
    }
    let intent = Intent::of(posted.text("do"));
    let intent = intent.filter(|it| *it == Intent::Publish || kind.place == Place::Here);
    let strict = if intent == Some(Intent::Publish) { Strict::Whole } else { Strict::Unfinished };
    let typed = read((kind, &sheet.id), (&posted, strict), &sheet.before, &sheet.facts);
    let (Some(intent), Some(record)) = (intent, typed.record.clone()) else {
        let status = if intent.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let form = Form { keep: "touched", ..Form::new(&posted, &typed.wrong) };
        return show_with(status, &page(&me, &sheet, form, now));
    };
    let expected = if sheet.version > 0 { Expected::Version(sheet.version) } else { Expected::New };
    let list = format!("/records/{}", kind.key);
    let sent = Sent { list: &list, intent, begun: Begun::of(&posted), expected, is_shown: sheet.is_shown() };
    if let Some(why) = sent.refused(&me, sheet.draft.as_ref(), &sheet.people) {
        let wrong = vec![(String::new(), why)];
        let form = Form { keep: "touched", ..Form::new(&posted, &wrong) };
        return show_with(StatusCode::CONFLICT, &page(&me, &sheet, form, now));
    }
    match beside::send(&office, &me, record, sent).await {
        Err(Oops::Record(RecordError::Conflict { found, .. })) => {
            show_with(StatusCode::CONFLICT, &in_conflict(&me, &sheet, (&typed, &posted, *found), now))
        }
        answer => answer,
    }
}

/// The form with both people's work in it; saving it again means that the colleague's was seen.
fn in_conflict(me: &Me, sheet: &Sheet, (mine, posted, found): (&Read, &Posted, Stored), now: Moment) -> Page {
    let (who, when) = (sheet.people.name(&found.by), words::moment(found.at, now.utc));
    let deleted = found.state == Fate::Deleted;
    let theirs = body(&found).filter(|_| !deleted).unwrap_or_else(|| sheet.before.clone());
    let merged = merge(sheet.kind, (&sheet.before, &mine.body, &theirs), &sheet.facts);
    let version = if deleted { 0 } else { found.version };
    let sheet = Sheet { version, before: theirs, latest: Some(found), ..sheet.clone() };
    let together = shown(sheet.kind, &merged.body);
    let beside = Lang::from_tag(posted.text("beside"));
    let form = Form { keep: "touched", beside, from: Begun::of(posted), ..Form::new(&together, &NOTHING) };
    let conflict = Conflict { who, when, deleted, theirs: merged.theirs, both: merged.both };
    Page { conflict: Some(conflict), version, ..page(me, &sheet, form, now) }
}

/// Nothing is wrong.
static NOTHING: Wrong = Vec::new();

/// What stands in the fields.
#[derive(Clone, Copy)]
struct Form<'a> {
    posted: &'a Posted,
    wrong: &'a Wrong,
    keep: &'static str,
    beside: Option<Lang>,
    from: Begun,
}

impl<'a> Form<'a> {
    fn new(posted: &'a Posted, wrong: &'a Wrong) -> Self {
        let beside = Lang::from_tag(posted.text("beside"));
        Self { posted, wrong, keep: "fresh", beside, from: Begun::of(posted) }
    }
}

fn page(me: &Me, sheet: &Sheet, form: Form<'_>, now: Moment) -> Page {
    let kind = sheet.kind;
    let desk = Desk { posted: form.posted, wrong: form.wrong, facts: &sheet.facts, beside: form.beside };
    let parts = draw(kind, desk);
    let title = sheet.title().filter(|it| !it.is_empty()).unwrap_or_else(|| format!("新しい{}", kind.name));
    Page {
        frame: Frame::new(me, Here::Records, title),
        single: kind.place == Place::Single,
        list: if kind.place == Place::Single {
            ("/records", "登録のすべて")
        } else {
            (kind.list, kind.name)
        },
        action: format!("/records/{}/{}", kind.key, sheet.id),
        version: sheet.version,
        published: sheet.is_shown(),
        from_draft: form.from == Begun::Draft,
        draft: sheet
            .draft
            .as_ref()
            .filter(|_| form.from == Begun::Version)
            .map(|it| beside::told(it, &sheet.people, now)),
        tag: sheet.latest.as_ref().map(|it| kind.ageing.tag(it.state, &sheet.before, now.today)),
        wrong: (form.wrong.len(), elsewhere(form.wrong)),
        conflict: None,
        keep: form.keep,
        langs: langs(&sheet.before, form.beside),
        beside: form.beside.map(Lang::own_name),
        ways: ways(sheet),
        parts,
    }
}

/// What is wrong and belongs to no field.
fn elsewhere(wrong: &Wrong) -> Vec<String> {
    wrong.iter().filter(|(name, _)| name.is_empty()).map(|(_, why)| why.clone()).collect()
}

/// The languages that may stand beside, each with how often it is there.
fn langs(body: &Value, beside: Option<Lang>) -> Vec<Choice> {
    let text = body.to_string();
    let choice = |lang: Lang| {
        let count = text.matches(&format!("\"{}\":", lang.tag())).count();
        let name = if count > 0 {
            format!("{}（{count}か所）", lang.own_name())
        } else {
            lang.own_name().to_owned()
        };
        Choice { key: lang.tag().to_owned(), name, hint: "", chosen: Some(lang) == beside }
    };
    Lang::ALL.into_iter().filter(|lang| *lang != Lang::Ja).map(choice).collect()
}

/// Other pages about the same record.
fn ways(sheet: &Sheet) -> Vec<(String, &'static str)> {
    let id = &sheet.id;
    match sheet.kind.key {
        _ if sheet.latest.is_none() => Vec::new(),
        "group" => vec![
            (format!("/calls/{id}"), "この日だけ変える（電話を受けた）"),
            (format!("/guide/{id}"), "窓口で案内"),
            (format!("/records/group/{id}/paper"), "グループに見てもらう紙"),
        ],
        "room" => vec![(format!("/rooms/{id}/rules"), "予約の決まり")],
        _ => Vec::new(),
    }
}
