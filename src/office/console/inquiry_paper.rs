//! A paper on the telephone or at the desk: made void by its 受付番号, or read by somebody who stands here with it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use zeroize::Zeroizing;

use super::{
    inquiries::kind,
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, Question, go, show, show_with},
    signed::Signed,
    words,
};
use crate::{
    domain::follow_up::{Locator, Writer},
    office::{
        desk_keys,
        follow_ups::{self, FollowUp, talk},
        state::AppState,
    },
    seal::{cost::Cost, keys::Keys, letter, secret::Secret},
    store::error::StoreError,
};

#[derive(Template)]
#[template(path = "inquiry-void.html", config = "assets/console/askama.toml")]
struct Void {
    frame: Frame,
    locator: String,
    wrong: Option<&'static str>,
    found: Vec<Held>,
}

/// One of those with this locator: the day decides.
struct Held {
    href: String,
    day: String,
    kind: &'static str,
}

#[derive(Template)]
#[template(path = "inquiry-paper.html", config = "assets/console/askama.toml")]
struct Paper {
    frame: Frame,
    wrong: Option<&'static str>,
    found: Option<Vec<Line>>,
    until: String,
}

struct Line {
    desk: bool,
    day: String,
    text: Zeroizing<String>,
}

/// The form for a paper that somebody on the telephone has lost.
pub(super) async fn void(me: Me) -> Answer {
    show(&asking(&me, String::new(), None))
}

fn asking(me: &Me, locator: String, wrong: Option<&'static str>) -> Void {
    Void {
        frame: Frame::new(me, Here::Inquiries, "なくした紙を無効にする"),
        locator,
        wrong,
        found: Vec::new(),
    }
}

/// Those with this locator, by the day on which they began: two may share one.
pub(super) async fn find(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let typed = posted.text("locator").to_owned();
    let Some(locator) = Locator::parse(&typed) else {
        let wrong = "8けたの数字が正しくありません。もう一度聞いてください。";
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &asking(&me, typed, Some(wrong)));
    };
    let found = office.database.read::<_, StoreError>(move |tx| follow_ups::by_locator(tx, &locator)).await?;
    if found.is_empty() {
        let wrong = "この番号の控えは、ありません。もう消えたか、番号がちがいます。";
        return show_with(StatusCode::NOT_FOUND, &asking(&me, typed, Some(wrong)));
    }
    let held = |it: &FollowUp| Held {
        href: format!("/inquiries/{}/void", it.id),
        day: words::day(it.opened_on, now.today),
        kind: kind(it.kind),
    };
    show(&Void { found: found.iter().map(held).collect(), ..asking(&me, typed, None) })
}

/// Asks before a paper is made void.
pub(super) async fn ask(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let now = Moment::of(office.now());
    let it = by_id(&office, &id).await?;
    show(&Question {
        frame: Frame::new(&me, Here::Inquiries, "控えの紙を無効にする"),
        back: "/inquiries/void".to_owned(),
        action: format!("/inquiries/{id}/void"),
        what: format!("{}に始まった「{}」", words::day(it.opened_on, now.today), kind(it.kind)),
        lines: &[
            "やりとりはすべて消えます。元に戻せません。紙を拾った人は、何も読めなくなります。",
            "受付番号と始まった日が、電話の人の言うとおりか、確かめてください。名前は聞かないでください。",
        ],
        version: None,
        label: "無効にして、すべて消す",
    })
}

/// Destroys what a lost paper could open.
pub(super) async fn press(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, .. }: Signed,
) -> Answer {
    let it = by_id(&office, &id).await?;
    office.destroy(vec![it.id]).await?;
    tracing::info!(staff = %me.person.id, "an enquiry was made void");
    Ok(go("/inquiries?done=void"))
}

async fn by_id(office: &AppState, id: &str) -> Result<FollowUp, Oops> {
    let id = id.to_owned();
    office.database.read::<_, StoreError>(move |tx| follow_ups::by_id(tx, &id)).await?.ok_or(Oops::NotFound)
}

/// The form for somebody who stands at the desk with the paper.
pub(super) async fn paper(me: Me) -> Answer {
    show(&at_desk(&me, None))
}

fn at_desk(me: &Me, wrong: Option<&'static str>) -> Paper {
    let frame = Frame::new(me, Here::Inquiries, "紙を持って来た人に見せる");
    Paper { frame, wrong, found: None, until: String::new() }
}

/// What the paper opens, in this one answer; the numbers are kept nowhere.
pub(super) async fn look(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let numbers = Locator::parse(posted.text("locator")).zip(Secret::parse(posted.text("secret")));
    let Some((locator, secret)) = numbers else {
        let wrong = "番号のどこかがちがいます。紙を見て、もう一度入れてください。";
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &at_desk(&me, Some(wrong)));
    };
    let Some((it, messages, keys)) = open(&office, &me, (locator, secret)).await? else {
        let wrong = "この紙で読めるものは、ありません。もう消えています。";
        return show_with(StatusCode::NOT_FOUND, &at_desk(&me, Some(wrong)));
    };
    let line = |message: &talk::Message| Line {
        desk: message.writer == Writer::Desk,
        day: words::day(message.day, now.today),
        text: letter::open(&keys.identity, &message.sealed).unwrap_or_default(),
    };
    show(&Paper {
        found: Some(messages.iter().map(line).filter(|line| !line.text.is_empty()).collect()),
        until: words::day(it.until(), now.today),
        ..at_desk(&me, None)
    })
}

async fn open(
    office: &AppState,
    me: &Me,
    (locator, secret): (Locator, Secret),
) -> Result<Option<(FollowUp, Vec<talk::Message>, Keys)>, Oops> {
    let site = office.database.read::<_, StoreError>(desk_keys::site).await?.unwrap_or_default();
    let derived =
        tokio::task::spawn_blocking(move || Keys::derive(&secret, &site, &locator, Cost::FULL)).await;
    let keys = derived.map_err(|_stopped| Oops::Stopped)?.map_err(desk_keys::DeskKeyError::from)?;
    let (verifier, staff, today) =
        (keys.verifier.hash(), me.person.id.clone(), Moment::of(office.now()).today);
    let found = office.database.run::<_, StoreError>(move |tx| {
        let Some(it) = follow_ups::by_paper(tx, &locator, &verifier)? else { return Ok(None) };
        talk::audit(tx, it.id.as_str(), (&staff, "read"), today)?;
        Ok(Some((talk::messages(tx, it.id.as_str())?, it)))
    });
    Ok(found.await?.map(|(messages, it)| (it, messages, keys)))
}
