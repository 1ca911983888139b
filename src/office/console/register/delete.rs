//! A record that goes: asked about first, and a version like any other.

use axum::extract::{Path, State};

use super::{
    super::{
        oops::Oops,
        page::{Answer, Frame, Here, Me, Moment, Question, go, show},
        receipt,
        second::{self, Outcome},
        shelf::{self, Writing},
        signed::Signed,
    },
    sheet::here,
};
use crate::office::{
    records::{self, Expected, State as Fate},
    state::AppState,
};

/// Asks before a record is deleted.
pub(in super::super) async fn ask(
    State(office): State<AppState>,
    me: Me,
    Path((key, id)): Path<(String, String)>,
) -> Answer {
    let kind = here(&key)?;
    let known = id.clone();
    let stored = office.database.read(move |tx| records::load(tx, kind.key, &known)).await?;
    let stored = stored.filter(|stored| stored.state != Fate::Deleted).ok_or(Oops::NotFound)?;
    let version = stored.version;
    let entry = shelf::read(stored).ok_or(Oops::NotFound)?;
    show(&Question {
        frame: Frame::new(&me, Here::Records, format!("{}を消す", kind.name)),
        back: format!("/records/{key}/{id}"),
        action: format!("/records/{key}/{id}/delete"),
        what: entry.it.title(),
        lines: &[
            "画面からも消えます。",
            "消したものは、一覧の「消したもの」と「前の版」から、いつでも もどせます。",
        ],
        version: Some(version),
        label: "消す",
    })
}

/// Deletes a record; its versions stay.
pub(in super::super) async fn press(
    State(office): State<AppState>,
    Path((key, id)): Path<(String, String)>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (kind, now) = (here(&key)?, Moment::of(office.now()));
    let (known, version) = (id.clone(), posted.number("version"));
    let run = office.database.run(move |tx| {
        let stored = records::load(tx, kind.key, &known)?.ok_or(Oops::NotFound)?;
        let was_shown = stored.state == Fate::Published;
        let record = shelf::read(stored).ok_or(Oops::NotFound)?.it;
        let writing = Writing::by(&me, now, record, Fate::Deleted, Expected::Version(version));
        Ok::<_, Oops>((second::save(tx, &me, &writing)?, was_shown))
    });
    let (saved, was_shown) = match run.await? {
        (Outcome::Saved(saved), was_shown) => (saved, was_shown),
        (Outcome::Asked, _) => return Ok(go(second::asked(Fate::Deleted))),
    };
    office.announce(saved.at);
    let gone = format!("/records/{key}?done=gone");
    Ok(go(&if was_shown { receipt::address(kind.key, &id, &saved) } else { gone }))
}
