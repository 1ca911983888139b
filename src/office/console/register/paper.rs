//! A paper for a group to check: what would stand where, and what it agreed to, with room for its own pen.

use askama::Template;
use axum::extract::{Path, Query, State};
use serde_json::Value;

use super::{
    super::{
        kinds::{CHANNELS, METHODS, facts::Facts, field::at, find, said::said},
        oops::Oops,
        page::{Answer, Asked, Frame, Here, Me, Moment, show},
        words,
    },
    sheet::body,
};
use crate::{
    office::{
        records::{self, State as Fate},
        state::AppState,
    },
    wire::record::Record,
};

#[derive(Template)]
#[template(path = "record-paper.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    kept: bool,
    draft: bool,
    name: String,
    day: String,
    parts: Vec<(&'static str, Vec<(&'static str, String)>)>,
    consents: Vec<Consent>,
    desk: String,
}

/// A channel, and what is written down of it.
struct Consent {
    name: &'static str,
    agreed: Option<String>,
}

/// The paper. Nothing of what only staff may read stands on it.
pub(in super::super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let now = Moment::of(office.now());
    let kind = find("group").ok_or(Oops::NotFound)?;
    let known = id.clone();
    let read = office.database.read(move |tx| {
        let stored = records::load(tx, kind.key, &known)?.filter(|it| it.state != Fate::Deleted);
        let stored = stored.ok_or(Oops::NotFound)?;
        let settings = records::published(tx, "settings")?.into_iter().next();
        Ok::<_, Oops>((stored, Facts::read(tx, kind.fields(), now.today)?, settings))
    });
    let (stored, facts, settings) = read.await?;
    let body = body(&stored).ok_or(Oops::NotFound)?;
    let open = kind.parts.iter().map(|part| {
        let told = part.fields.iter().filter(|field| !field.path.starts_with("private."));
        let told = told.map(|field| (field.label, said(field, at(&body, field.path), &facts)));
        (part.title, told.filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>())
    });
    show(&Page {
        frame: Frame::new(&me, Here::Records, "グループに見てもらう紙"),
        kept: asked.done == "kept",
        draft: stored.state == Fate::Draft,
        name: stored.record().map(|it| it.title()).unwrap_or_default(),
        day: words::day(now.today, now.today),
        parts: open.filter(|(_, told)| !told.is_empty()).collect(),
        consents: CHANNELS.iter().map(|channel| consent(*channel, &body)).collect(),
        desk: settings.as_ref().map_or_else(String::new, desk),
        id,
    })
}

/// What the group agreed to on this channel.
fn consent((key, name): (&str, &'static str), body: &Value) -> Consent {
    let all = at(body, "private.consents").and_then(Value::as_array);
    let found =
        all.and_then(|all| all.iter().find(|it| at(it, "channel").and_then(Value::as_str) == Some(key)));
    let text = |it: &Value, path: &str| at(it, path).and_then(Value::as_str).unwrap_or_default().to_owned();
    let agreed = found.map(|it| {
        let method = text(it, "method");
        let method = METHODS.iter().find(|(known, _)| *known == method).map_or("", |(_, name)| *name);
        format!("{}に{method}", text(it, "given_on"))
    });
    Consent { name, agreed }
}

/// Where the paper comes back to.
fn desk(settings: &Record) -> String {
    let Record::Settings(it) = settings else { return String::new() };
    let phone = it.public.desk_phone.as_ref().map_or_else(String::new, |phone| format!("　電話 {phone}"));
    format!("{}　{}{phone}", it.public.centre_name.plain(), it.public.desk_place.plain())
}
