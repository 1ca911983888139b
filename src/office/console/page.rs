//! What every page shares: who is here, where they are, and how a filled template is sent.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::{
    alarm::{self, Standing},
    oops::Oops,
    veil::Veil,
    words,
};
use crate::{
    office::{
        alarms::BY_ITSELF,
        approvals,
        auth::Staff,
        staff::{self, Person, Role},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

/// Somebody who is logged in; everybody else is led to the login, or told that their form was not saved.
#[derive(Debug, Clone)]
pub(super) struct Me {
    pub(super) person: Person,
    /// What every page says while it stands.
    alarm: Option<Standing>,
    /// Whether their pages are veiled.
    veil: Veil,
    /// How much waits for a second person.
    waiting: i64,
}

impl Me {
    /// This person, at this moment, in this browser.
    pub(super) async fn here(person: Person, office: &AppState, veil: Veil) -> Result<Self, Oops> {
        let now = office.now();
        let (alarm, waiting) = office
            .database
            .read::<_, StoreError>(move |tx| Ok((alarm::standing(tx, now)?, approvals::count(tx)?)))
            .await?;
        Ok(Self { person, alarm, veil, waiting })
    }

    /// Devices are the administrators' business.
    pub(super) fn must_be_admin(&self) -> Result<(), Oops> {
        self.must(Role::Admin)
    }

    /// What only somebody may do who may do at least this.
    pub(super) fn must(&self, least: Role) -> Result<(), Oops> {
        if self.person.role >= least { Ok(()) } else { Err(Oops::needs(least)) }
    }
}

impl FromRequestParts<AppState> for Me {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, office: &AppState) -> Result<Self, Response> {
        match Staff::from_request_parts(parts, office).await {
            Ok(Staff(person)) => {
                let veil = Veil::of(&parts.headers);
                Self::here(person, office, veil).await.map_err(IntoResponse::into_response)
            }
            Err(refused) if parts.method == Method::POST && refused.status() == StatusCode::UNAUTHORIZED => {
                Err(Oops::SessionOver.into_response())
            }
            Err(refused) => Err(refused),
        }
    }
}

/// The parts of the console, as the column on the left names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    Today,
    Emergency,
    Guide,
    Calls,
    Consultations,
    Report,
    Rooms,
    Post,
    Inquiries,
    Notices,
    Playlists,
    Leaflets,
    Pictures,
    Records,
    Devices,
    Approvals,
    People,
    Audit,
    Alerts,
    Account,
    Help,
}

/// What stands around every page.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) title: String,
    pub(super) who: String,
    pub(super) here: Here,
    pub(super) alarm: Option<Standing>,
    /// How much waits for a second person.
    pub(super) waiting: i64,
    veil: Veil,
    role: Role,
}

impl Frame {
    pub(super) fn new(me: &Me, here: Here, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            who: me.person.name.clone(),
            here,
            alarm: me.alarm.clone(),
            waiting: me.waiting,
            veil: me.veil,
            role: me.person.role,
        }
    }

    /// Whether the ways of administrators are shown.
    pub(super) fn administers(&self) -> bool {
        self.role == Role::Admin
    }

    /// Whether words are out of focus until somebody points at them.
    pub(super) fn veiled(&self) -> bool {
        self.veil == Veil::On
    }
}

/// What a handler gives back.
pub(super) type Answer = Result<Response, Oops>;

/// A filled page.
pub(super) fn show(page: &impl Template) -> Answer {
    Ok(Html(page.render()?).into_response())
}

/// A filled page with a status of its own.
pub(super) fn show_with(status: StatusCode, page: &impl Template) -> Answer {
    Ok((status, Html(page.render()?)).into_response())
}

/// On to another page after a change.
pub(super) fn go(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// The names of everybody who ever signed a version.
#[derive(Debug, Clone, Default)]
pub(super) struct People(BTreeMap<String, String>);

impl People {
    pub(super) fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        let people = staff::list(tx)?;
        Ok(Self(people.into_iter().map(|person| (person.id, person.name)).collect()))
    }

    /// The name of who signed, with さん; what no person signed came in through the command line.
    pub(super) fn name(&self, id: &str) -> String {
        match self.0.get(id) {
            Some(name) => format!("{name}さん"),
            None if id == BY_ITSELF => "時間になったので しるべ".to_owned(),
            None => "取り込み".to_owned(),
        }
    }
}

/// The moment of a request, in every form a page asks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) utc: DateTime<Utc>,
    pub(super) today: NaiveDate,
}

impl Moment {
    pub(super) fn of(utc: DateTime<Utc>) -> Self {
        Self { utc, today: words::local(utc).date_naive() }
    }
}

/// What the page before did, as its address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) done: String,
}

/// A state that is told by shape, word and colour at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// ○
    Good,
    /// △
    Wait,
    /// ●
    Bad,
    /// —
    Rest,
}

impl Mark {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Bad => "bad",
            Self::Rest => "rest",
        }
    }
}

/// A short state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) mark: Mark,
    pub(super) text: String,
}

impl Tag {
    pub(super) fn new(mark: Mark, text: impl Into<String>) -> Self {
        Self { mark, text: text.into() }
    }
}

/// A state in a sentence, with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) mark: Mark,
    pub(super) text: String,
    pub(super) more: Vec<String>,
}

impl Line {
    pub(super) fn new(mark: Mark, text: impl Into<String>, more: &[&str]) -> Self {
        Self { mark, text: text.into(), more: more.iter().map(|line| (*line).to_owned()).collect() }
    }
}

/// Asked before something goes that people may still want.
#[derive(Template)]
#[template(path = "confirm.html", config = "assets/console/askama.toml")]
pub(super) struct Question {
    pub(super) frame: Frame,
    pub(super) back: String,
    /// Where yes leads.
    pub(super) action: String,
    pub(super) what: String,
    pub(super) lines: &'static [&'static str],
    /// The version that is looked at, where there are versions.
    pub(super) version: Option<i64>,
    pub(super) label: &'static str,
}

/// One of the things a field offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) hint: &'static str,
    pub(super) chosen: bool,
}
