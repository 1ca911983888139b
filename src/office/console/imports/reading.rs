//! A file read beside everything else the office does, and what is wrong with it: where, what stands there, what to do.

use std::sync::Arc;

use super::{
    super::{oops::Oops, page::Moment},
    plan::Taken,
    sorts,
};
use crate::{
    office::{
        bring,
        exchange::{self, ImportError, Imported},
        parcels::Parcel,
        state::AppState,
    },
    store::error::StoreError,
};

/// Records imported at once through the console, at most: a page has to be answered while somebody waits.
const RECORDS_MAX: usize = 3_000;

/// One thing that is wrong with a file, or that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Its line and column, as the file's own program shows them; empty where it is the file itself.
    pub(super) place: String,
    /// What stands there.
    pub(super) value: String,
    /// What to do.
    pub(super) say: String,
}

/// Reads a file: what it brings, or everything that is wrong with it.
pub(super) async fn read(
    office: &AppState,
    parcel: &Arc<Parcel>,
    now: Moment,
) -> Result<Result<Imported, Vec<Wrong>>, Oops> {
    let known = office.database.read::<_, StoreError>(bring::known).await?;
    // A semaphore that nobody closes always gives a turn.
    let turn = office.parcels.turns.acquire().await;
    let own = Arc::clone(parcel);
    let read = tokio::task::spawn_blocking(move || {
        let parcel: &Parcel = &own;
        exchange::import(parcel.kind, &parcel.bytes, parcel, now.today, &known)
            .map_err(|errors| fitting(parcel).unwrap_or_else(|| errors.iter().map(wrong).collect()))
    });
    let read = read.await.map_err(|_stopped| Oops::Stopped)?;
    drop(turn);
    Ok(read.and_then(few))
}

fn few(imported: Imported) -> Result<Imported, Vec<Wrong>> {
    let count = imported.records.len();
    if count <= RECORDS_MAX {
        return Ok(imported);
    }
    let say = format!(
        "{count}件あります。一度に取り込めるのは {RECORDS_MAX}件までです。ファイルを分けてください。"
    );
    Err(vec![Wrong { place: String::new(), value: String::new(), say }])
}

/// What to say where the columns are those of another kind: one sentence in the place of fifty.
fn fitting(parcel: &Parcel) -> Option<Vec<Wrong>> {
    let all = exchange::fitting(&parcel.bytes);
    let other = all.first().filter(|_| !all.contains(&parcel.kind))?;
    let (own, other) = (sorts::name(parcel.kind), sorts::name(*other));
    let say = format!(
        "この表の見出しは「{other}」のものです。「{own}」ではなく「{other}」を選んで、もう一度 見てください。"
    );
    Some(vec![Wrong { place: String::new(), value: String::new(), say }])
}

/// A mistake with its place.
pub(super) fn wrong(error: &ImportError) -> Wrong {
    Wrong { place: place(error), value: error.value.clone(), say: error.message_ja.clone() }
}

/// A room that somebody else has, on the line that asks for it.
pub(super) fn taken(parcel: &Parcel, all: &[Taken]) -> Vec<Wrong> {
    let lines = exchange::lines(parcel.kind, &parcel.bytes);
    let one = |it: &Taken| Wrong {
        place: lines.get(&it.id).map_or_else(String::new, |line| format!("{line}行目")),
        value: it.what.clone(),
        say: format!(
            "部屋がふさがっています。{}と重なります。時間か部屋を変えるか、この行を外してください",
            it.by
        ),
    };
    all.iter().map(one).collect()
}

/// 3行目・B列「name」, or 3行目「name」 where the file shows no letters.
fn place(error: &ImportError) -> String {
    let line = if error.line == 0 { String::new() } else { format!("{}行目", error.line) };
    let column = match error.column.strip_suffix(')').and_then(|it| it.rsplit_once(" (")) {
        Some((name, letters)) => format!("{letters}列「{name}」"),
        None if error.column.is_empty() => String::new(),
        None if is_letters(&error.column) => format!("{}列", error.column),
        None => format!("「{}」", error.column),
    };
    let dot = if line.is_empty() || column.is_empty() || column.starts_with('「') { "" } else { "・" };
    format!("{line}{dot}{column}")
}

/// Whether a column is told by its letters alone, as one without a heading is.
fn is_letters(column: &str) -> bool {
    column.len() <= 3 && column.bytes().all(|it| it.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_as_the_files_own_program_shows_it() {
        for (line, column, said) in [
            (3, "name (B)", "3行目・B列「name」"),
            (3, "AB", "3行目・AB列"),
            (3, "date", "3行目「date」"),
            (12, "RRULE", "12行目「RRULE」"),
            (0, "groups[0].name", "「groups[0].name」"),
            (7, "", "7行目"),
            (0, "", ""),
        ] {
            let error = ImportError {
                line,
                column: column.to_owned(),
                value: String::new(),
                message: String::new(),
                message_ja: String::new(),
            };
            assert_eq!(place(&error), said);
        }
    }
}
