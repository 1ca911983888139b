//! 月報: a month's figures as they may leave the desk, with a comment, as a table and as a paper.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    consultations::{Table, table},
    hand_over::status,
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, People, go, show, show_with},
    signed::Signed,
    written::Words,
};
use crate::{
    office::{
        consultations,
        desk_pages::{self, Sort},
        report::{self, Month, NOTES, Report, excel, paper},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "report.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    key: String,
    months: Vec<Choice>,
    before: Option<String>,
    after: Option<String>,
    report: Report,
    notes: [&'static str; 2],
    /// What was counted, for the desk alone.
    month: Table,
    words: Words,
    done: bool,
}

/// Which month, and what the page before did.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    month: String,
    #[serde(default)]
    done: String,
}

/// The page of a month; of this one where none is named.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let month = if asked.month.is_empty() { Month::of(now.today) } else { known(&asked.month, now.today)? };
    let read = office.database.read::<_, StoreError>(move |tx| {
        let people = People::read(tx)?;
        let words = Words::of(desk_pages::find(tx, Sort::Comment, month.first())?, &people, now);
        fill(tx, (&me, now), month, words)
    });
    show(&Page { done: asked.done == "kept", ..read.await? })
}

/// The comment comes back.
pub(super) async fn write(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let month = known(posted.text("month"), now.today)?;
    let run = office.database.run::<_, StoreError>(move |tx| {
        let about = (Sort::Comment, month.first());
        let back = Words::posted(&posted).keep(tx, about, (&me.person.id, now))?;
        back.map(|words| fill(tx, (&me, now), month, words)).transpose()
    });
    match run.await? {
        None => Ok(go(&format!("/report?month={}&done=kept", month.key()))),
        Some(page) => show_with(status(&page.words), &page),
    }
}

/// The month as a file: `2026-11.xlsx` or `2026-11.pdf`.
pub(super) async fn file(State(office): State<AppState>, _me: Me, Path(name): Path<String>) -> Answer {
    let today = Moment::of(office.now()).today;
    let (month, kind) = name.split_once('.').ok_or(Oops::NotFound)?;
    let (kind, month) = (Kind::read(kind).ok_or(Oops::NotFound)?, known(month, today)?);
    let report = office.database.read::<_, StoreError>(move |tx| report::of_month(tx, month, today)).await?;
    let bytes = tokio::task::spawn_blocking(move || kind.write(&report));
    Ok(kind.send(month, bytes.await.map_err(|_stopped| Oops::Stopped)??))
}

/// What a month is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Excel,
    Paper,
}

impl Kind {
    fn read(ending: &str) -> Option<Self> {
        [Self::Excel, Self::Paper].into_iter().find(|it| it.ending() == ending)
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Excel => "xlsx",
            Self::Paper => "pdf",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Paper => "application/pdf",
        }
    }

    fn write(self, report: &Report) -> Result<Vec<u8>, report::ReportError> {
        match self {
            Self::Excel => excel::excel(report),
            Self::Paper => paper::paper(report),
        }
    }

    /// The file with a name that says what it is, in both alphabets (RFC 6266).
    fn send(self, month: Month, bytes: Vec<u8>) -> Response {
        let (key, ending) = (month.key(), self.ending());
        let name = format!(
            "attachment; filename=\"report-{key}.{ending}\"; filename*=UTF-8''%E6%9C%88%E5%A0%B1-{key}.{ending}"
        );
        let headers =
            [(header::CONTENT_TYPE, self.media_type().to_owned()), (header::CONTENT_DISPOSITION, name)];
        (headers, bytes).into_response()
    }
}

/// A month that has begun; any other is nowhere.
fn known(text: &str, today: NaiveDate) -> Result<Month, Oops> {
    Month::read(text).filter(|month| month.first() <= today).ok_or(Oops::NotFound)
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), month: Month, words: Words) -> Result<Page, StoreError> {
    let report = report::of_month(tx, month, now.today)?;
    let counts = consultations::between(tx, month.first(), month.last().min(now.today))?;
    let choice = |it: Month| Choice { key: it.key(), name: it.name(), hint: "", chosen: it == month };
    let months: Vec<Month> = report::months(tx, now.today)?;
    let beside = |wanted: Month| months.contains(&wanted).then(|| wanted.key());
    Ok(Page {
        frame: Frame::new(me, Here::Report, "月報"),
        key: month.key(),
        before: beside(month.before()),
        after: beside(month.after()),
        months: months.iter().map(|it| choice(*it)).collect(),
        month: table(month.name(), &counts),
        report,
        notes: NOTES,
        words,
        done: false,
    })
}
