//! A round each minute: what should somebody know of, who was told, and a word on every road that was chosen.

use std::{sync::Arc, time::Duration};

use serde_json::json;

use super::{
    alerts::{self, Choices, Turn, Word},
    messenger::{self, SendError},
    state::AppState,
};
use crate::{config::office::MailServer, store::error::StoreError};

/// Seconds between two rounds.
const ROUND_SECS: u64 = 60;

/// Goes round for as long as the office runs.
pub async fn watch(office: AppState) {
    let mut every = tokio::time::interval(Duration::from_secs(ROUND_SECS));
    loop {
        every.tick().await;
        if let Err(error) = round(&office).await {
            tracing::warn!(%error, "nobody could be told of what is wrong");
        }
    }
}

/// One round. A word that no road takes is tried again in the next one.
pub async fn round(office: &AppState) -> Result<(), StoreError> {
    let now = office.now();
    let (choices, words) = office
        .database
        .run::<_, StoreError>(move |tx| {
            let causes = alerts::causes(tx, now)?;
            Ok((alerts::choices(tx)?, alerts::turn(tx, &causes, now)?))
        })
        .await?;
    if !choices.any() || choices.is_quiet(now) {
        return Ok(());
    }
    for word in words {
        let sent = send(office, &choices, &word).await;
        office.heard(sent.as_ref().err().map(ToString::to_string));
        match sent {
            Ok(()) => office.database.run::<_, StoreError>(move |tx| alerts::told(tx, &word)).await?,
            Err(error) => tracing::warn!(%error, cause = word.key, "nobody could be told"),
        }
    }
    Ok(())
}

/// One word on every road that was chosen; taken by one of them, it is told.
pub async fn send(office: &AppState, choices: &Choices, word: &Word) -> Result<(), SendError> {
    let (subject, text) = letter(word);
    let (server, mail, hook) = (office.mail_server(), choices.mail.clone(), choices.webhook.clone());
    let key = word.key.clone();
    let over = word.turn == Turn::Over;
    let sent = tokio::task::spawn_blocking(move || {
        on_roads(
            server.as_deref(),
            (&mail, &hook),
            (&subject, &text),
            &json!({
                "text": format!("{subject}\n{text}"), "cause": key, "over": over,
            }),
        )
    });
    sent.await.unwrap_or(Err(SendError::NoServer))
}

fn on_roads(
    server: Option<&MailServer>,
    (mail, hook): (&str, &str),
    letter: (&str, &str),
    word: &serde_json::Value,
) -> Result<(), SendError> {
    let by_mail = (!mail.is_empty()).then(|| messenger::letter(server, mail, letter));
    let by_hook = (!hook.is_empty()).then(|| messenger::hook(hook, word));
    let roads: Vec<_> = [by_mail, by_hook].into_iter().flatten().collect();
    if !roads.iter().any(Result::is_ok) {
        return roads.into_iter().next().unwrap_or(Ok(()));
    }
    for error in roads.into_iter().filter_map(Result::err) {
        tracing::warn!(%error, "one of two roads took no word");
    }
    Ok(())
}

/// Subject and text of a letter.
fn letter(word: &Word) -> (String, String) {
    let end = "\n\nこの知らせは、しるべが自動で送っています。返事は読まれません。\n宛先と時間は、管理画面の「知らせ」で変えられます。\n";
    match word.turn {
        Turn::Begins => (format!("【しるべ】{}", word.title), format!("{}{end}", word.text)),
        Turn::Over => (
            format!("【しるべ】なおりました：{}", word.title),
            format!("「{}」は、なおりました。{end}", word.title),
        ),
    }
}

/// A word that means nothing, for whoever tries the roads.
pub fn trial() -> Word {
    Word {
        key: "trial".to_owned(),
        turn: Turn::Begins,
        title: "ためしの知らせです".to_owned(),
        text: "この知らせが届いていれば、設定は合っています。".to_owned(),
    }
}

/// The server for letters, where one is set up.
pub type Mail = Option<Arc<MailServer>>;
