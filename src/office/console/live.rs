//! What a colleague or a screen changed a moment ago, told to every open page: who and what, never what it says.

use std::{collections::VecDeque, convert::Infallible, pin::Pin, time::Duration};

use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{Stream, stream::unfold};
use serde_json::json;
use tokio::{
    sync::watch,
    time::{Sleep, sleep},
};

use super::{
    audit_words,
    oops::Oops,
    page::{Me, People},
};
use crate::{
    office::{
        audit::{self, Changed, Wanted},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

/// A line ends by itself after so many seconds; the browser comes back and shows again who asks.
const LINE_SECS: u64 = 5 * 60;
/// What comes within so many milliseconds is told at once.
const BURST_MS: u64 = 700;
/// Sentences told at once, at most: after an import nobody reads more.
const SENTENCES_MAX: usize = 5;
/// Changes looked through at once, at most.
const CHANGES_MAX: u32 = 100;
/// Seconds between two signs of life, so that nothing between cuts the line.
const ALIVE_SECS: u64 = 20;

/// One open page.
struct Line {
    office: AppState,
    me: String,
    stir: watch::Receiver<u64>,
    stop: watch::Receiver<bool>,
    end: Pin<Box<Sleep>>,
    /// The newest change that was told.
    told: (DateTime<Utc>, Vec<(String, String, i64)>),
    ready: VecDeque<Event>,
}

/// The line of one page. It never counts as use: a page that lies open keeps no session alive.
pub(super) async fn live(
    State(office): State<AppState>,
    me: Me,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Oops> {
    let mut line = Line {
        me: me.person.id,
        stir: office.follow_stir(),
        stop: office.follow_stop(),
        end: Box::pin(sleep(Duration::from_secs(LINE_SECS))),
        told: (office.now(), Vec::new()),
        ready: VecDeque::from([Event::default().event("open").data("")]),
        office,
    };
    // What was there before is no news.
    line.changes().await?;
    let events = unfold(line, |mut line| async move { Some((Ok(line.next().await?), line)) });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(ALIVE_SECS))))
}

impl Line {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            tokio::select! {
                stirred = self.stir.changed() => stirred.ok()?,
                _ = self.stop.changed() => return None,
                () = self.end.as_mut() => return None,
            }
            sleep(Duration::from_millis(BURST_MS)).await;
            self.stir.mark_unchanged();
            self.ready.push_back(Event::default().event("stir").data(""));
            match self.changes().await {
                Ok(events) => self.ready.extend(events),
                Err(error) => tracing::warn!(%error, "an open page cannot be told what changed"),
            }
        }
    }

    /// What others changed since the last time.
    async fn changes(&mut self) -> Result<Vec<Event>, StoreError> {
        let span = (self.told.0, self.office.now() + TimeDelta::seconds(1));
        let read = move |tx: &mut dyn Tx| {
            let found = audit::between(tx, &Wanted::default(), span, CHANGES_MAX)?;
            Ok::<_, StoreError>((found, People::read(tx)?))
        };
        let (mut found, people): (Vec<Changed>, People) = self.office.database.read(read).await?;
        let key = |it: &Changed| (it.kind.clone(), it.id.clone(), it.version);
        found.retain(|it| !self.told.1.contains(&key(it)));
        if let Some(newest) = found.first() {
            // What carries the second of the newest change may have brothers that come later.
            let at = newest.at;
            if at > self.told.0 {
                self.told = (at, Vec::new());
            }
            self.told.1.extend(found.iter().filter(|it| it.at == at).map(key));
        }
        let theirs = found.iter().filter(|it| it.who != self.me).take(SENTENCES_MAX);
        let mut told: Vec<Event> = theirs.map(|it| sentence(it, &people)).collect();
        told.reverse();
        Ok(told)
    }
}

fn sentence(it: &Changed, people: &People) -> Event {
    let name = audit_words::title(&it.kind, &it.id, &it.body);
    let say = format!(
        "{}が {}「{name}」を{}",
        people.name(&it.who),
        audit_words::kind(&it.kind),
        audit_words::became(&it.kind, it.state)
    );
    let data = json!({ "say": say, "kind": it.kind, "id": it.id });
    Event::default().event("change").data(data.to_string())
}
