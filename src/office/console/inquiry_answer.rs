//! What staff write in an enquiry: a draft, an answer past a second pair of eyes, a note for the next shift.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
};
use zeroize::Zeroizing;

use super::{
    inquiry::{Said, opened},
    oops::Oops,
    page::{Answer, Me, Moment},
    posted::Posted,
    signed::Signed,
    templates,
};
use crate::{
    domain::follow_up::{MESSAGE_CHARS_MAX, Sealed},
    office::{
        chance, desk_keys, desk_session,
        follow_ups::{
            self, aim,
            talk::{self, Check, New, Own, Sort, WriteError},
        },
        state::AppState,
    },
    seal::letter,
    store::error::StoreError,
    wire::record::Purpose,
};

/// Saves a draft, asks for a second pair of eyes, gives it, takes a template, or sends.
pub(super) async fn write(
    State(office): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let ring = desk_session::ring(&office, &headers).await?;
    if ring.is_empty() {
        return opened(&office, &me, (&id, &ring), Said::default()).await;
    }
    let text = Zeroizing::new(posted.lines("text"));
    let said = match posted.text("do") {
        "send" => send(&office, &me, &id, text).await?,
        "ask" => keep_draft(&office, &me, &id, (text, Check::Asked)).await?,
        "seen" => seen(&office, &me, &id).await?,
        "take" => Said { text: Some(with_template(&office, &posted, text).await?), ..Said::default() },
        _ => keep_draft(&office, &me, &id, (text, Check::None)).await?,
    };
    opened(&office, &me, (&id, &ring), said).await
}

/// What was written, and the text of the chosen template behind it.
async fn with_template(
    office: &AppState,
    posted: &Posted,
    text: Zeroizing<String>,
) -> Result<Zeroizing<String>, Oops> {
    let all = office.database.read::<_, StoreError>(|tx| templates::all(tx, Purpose::Answer)).await?;
    let template = templates::find(&all, posted.text("template")).map(templates::text).unwrap_or_default();
    let parts = [text.as_str(), template.as_str()].into_iter().filter(|it| !it.is_empty());
    Ok(Zeroizing::new(parts.collect::<Vec<_>>().join("\n\n")))
}

async fn keep_draft(
    office: &AppState,
    me: &Me,
    id: &str,
    (text, check): (Zeroizing<String>, Check),
) -> Result<Said, Oops> {
    if let Some(wrong) = wrong(&text) {
        return Ok(Said { wrong: Some(wrong), text: Some(text), done: None });
    }
    let done = if check == Check::Asked {
        "下書きを保存しました。ほかの人が目を通すまで、送れません。"
    } else {
        "下書きを保存しました。まだ送っていません。"
    };
    keep(office, me, id, (Sort::Draft, text, check)).await?;
    Ok(Said { done: Some(done), ..Said::default() })
}

/// Seals what staff write for themselves to the desk's key alone.
async fn keep(
    office: &AppState,
    me: &Me,
    id: &str,
    (sort, text, check): (Sort, Zeroizing<String>, Check),
) -> Result<(), Oops> {
    let (id, staff, today) = (id.to_owned(), me.person.id.clone(), Moment::of(office.now()).today);
    let kept = office.database.run::<_, Oops>(move |tx| {
        follow_ups::by_id(tx, &id)?.ok_or(Oops::NotFound)?;
        if text.is_empty() {
            return Ok(talk::drop_own(tx, &id, sort)?);
        }
        let desk = desk_keys::recipient_in_use(tx)?;
        let own = Own {
            sealed: letter::seal(&text, &[&desk]).map_err(desk_keys::DeskKeyError::from)?,
            staff: staff.clone(),
            day: today,
            check: check.clone(),
        };
        Ok(talk::keep_own(tx, &id, sort, &own)?)
    });
    kept.await
}

async fn seen(office: &AppState, me: &Me, id: &str) -> Result<Said, Oops> {
    let (id, who) = (id.to_owned(), me.person.id.clone());
    let done = office.database.run::<_, StoreError>(move |tx| {
        let draft = talk::own(tx, &id, Sort::Draft)?;
        let Some(draft) = draft.filter(|it| it.check == Check::Asked && it.staff != who) else {
            return Ok(false);
        };
        talk::keep_own(tx, &id, Sort::Draft, &Own { check: Check::Seen(who.clone()), ..draft })?;
        Ok(true)
    });
    Ok(if done.await? {
        Said {
            done: Some("目を通したことを書きとめました。これで送れます。"), ..Said::default()
        }
    } else {
        Said {
            wrong: Some("下書きを書いた人とは別の人が、目を通してください。"), ..Said::default()
        }
    })
}

async fn send(office: &AppState, me: &Me, id: &str, text: Zeroizing<String>) -> Result<Said, Oops> {
    let refused = |wrong, text| Ok(Said { wrong: Some(wrong), text: Some(text), done: None });
    if text.is_empty() {
        return refused("何か書いてから送ってください。", text);
    }
    if let Some(wrong) = wrong(&text) {
        return refused(wrong, text);
    }
    let message = chance::id("m")?;
    let (id, staff, today) = (id.to_owned(), me.person.id.clone(), Moment::of(office.now()).today);
    let words = text.clone();
    let sent = office.database.run::<_, Unsent>(move |tx| {
        let it = follow_ups::by_id(tx, &id)?.ok_or(Unsent::Gone)?;
        let draft = talk::own(tx, &id, Sort::Draft)?;
        if draft.is_some_and(|draft| draft.check == Check::Asked) {
            return Err(Unsent::NotSeen);
        }
        let desk = desk_keys::recipient_in_use(tx)?;
        let sealed: Sealed =
            letter::seal(&words, &[&desk, &it.recipient]).map_err(desk_keys::DeskKeyError::from)?;
        let kept = aim::kept(tx, &it, today)?;
        talk::desk_wrote(tx, &it, &New { id: &message, sealed: &sealed, today }, (&staff, kept))?;
        Ok(talk::audit(tx, &id, (&staff, "sent"), today)?)
    });
    match sent.await {
        Ok(()) => Ok(Said {
            done: Some("送りました。控えの紙を持つ人が読めます。"), ..Said::default()
        }),
        Err(Unsent::NotSeen) => {
            refused("ほかの人が目を通すのを待っています。下書きに保存し直すと、待たずに送れます。", text)
        }
        Err(Unsent::Write(WriteError::Full)) => {
            refused("このやりとりには、もう書けません。続きは窓口で聞いてください。", text)
        }
        Err(Unsent::Gone) => Err(Oops::NotFound),
        Err(Unsent::Store(error) | Unsent::Write(WriteError::Store(error))) => Err(error.into()),
        Err(Unsent::Key(error)) => Err(error.into()),
    }
}

/// Why an answer was not sent.
#[derive(Debug, thiserror::Error)]
enum Unsent {
    #[error("it is gone")]
    Gone,
    #[error("somebody else is asked to look first")]
    NotSeen,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Key(#[from] desk_keys::DeskKeyError),
}

fn wrong(text: &str) -> Option<&'static str> {
    (text.chars().count() > MESSAGE_CHARS_MAX).then_some("1000字までにしてください。")
}

/// 引き継ぎ
pub(super) async fn hand_over(
    State(office): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let ring = desk_session::ring(&office, &headers).await?;
    let text = Zeroizing::new(posted.lines("note"));
    let said = if ring.is_empty() {
        Said::default()
    } else if let Some(wrong) = wrong(&text) {
        Said { wrong: Some(wrong), ..Said::default() }
    } else {
        keep(&office, &me, &id, (Sort::Note, text, Check::None)).await?;
        Said { done: Some("引き継ぎを保存しました。"), ..Said::default() }
    };
    opened(&office, &me, (&id, &ring), said).await
}
