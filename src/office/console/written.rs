//! A page of words that colleagues write together: what stands, what was typed, and what somebody else wrote meanwhile.

use super::{
    page::{Moment, People},
    posted::{Posted, Problems},
    words,
};
use crate::{
    office::desk_pages::{self, CHARS_MAX, DeskPage, Sort},
    store::{error::StoreError, sql::Tx},
};

/// The field, and what stands around it.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The version the writer looks at.
    pub(super) version: i64,
    pub(super) text: String,
    /// Who wrote last, and when.
    pub(super) last: Option<String>,
    pub(super) theirs: Option<Theirs>,
    pub(super) problems: Problems,
    pub(super) chars_max: usize,
}

/// What a colleague wrote while this page was written.
#[derive(Debug, Clone)]
pub(super) struct Theirs {
    pub(super) who: String,
    pub(super) when: String,
    pub(super) text: String,
}

impl Words {
    /// The page as it stands.
    pub(super) fn of(page: Option<DeskPage>, people: &People, now: Moment) -> Self {
        let Some(page) = page else { return Self { chars_max: CHARS_MAX, ..Self::default() } };
        let last = format!("{}・{}", people.name(&page.by), words::moment(page.at, now.utc));
        Self {
            version: page.version,
            text: page.words,
            last: Some(last),
            chars_max: CHARS_MAX,
            ..Self::default()
        }
    }

    /// What came back from the form.
    pub(super) fn posted(posted: &Posted) -> Self {
        let text = posted.lines("words");
        let mut problems = Problems::default();
        problems.limit("words", &text, CHARS_MAX);
        Self { version: posted.number("version"), text, problems, chars_max: CHARS_MAX, ..Self::default() }
    }

    /// Keeps what was typed; none when it stands, otherwise the form as it comes back: to be mended, or to be put
    /// together with what a colleague wrote.
    pub(super) fn keep(
        self,
        tx: &mut dyn Tx,
        about: (Sort, chrono::NaiveDate),
        (who, now): (&str, Moment),
    ) -> Result<Option<Self>, StoreError> {
        if self.problems.any() {
            return Ok(Some(self));
        }
        match desk_pages::write(tx, about, (self.version, &self.text), (who, now.utc))? {
            desk_pages::Written::Kept => Ok(None),
            desk_pages::Written::Meanwhile(page) => {
                let who = People::read(tx)?.name(&page.by);
                let when = words::moment(page.at, now.utc);
                let theirs = Some(Theirs { who, when, text: page.words });
                Ok(Some(Self { version: page.version, theirs, ..self }))
            }
        }
    }
}
