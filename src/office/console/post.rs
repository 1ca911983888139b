//! 届いた郵便: which boxes got post today, ticked on one page; whose loan ends soon; all boxes.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use super::{
    fields::{self, GroupFact},
    page::{Answer, Frame, Here, Mark, Me, Moment, Tag, go, show},
    signed::Signed,
    words,
};
use crate::{
    domain::{id::MailboxId, mailbox::Post},
    office::{
        mailboxes::{self, MailboxRecord, Ticks},
        state::AppState,
    },
    store::error::StoreError,
    wire::record::box_name,
};

#[derive(Template)]
#[template(path = "post.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<String>,
    /// What the way back sends: the boxes ticked before it, and after it.
    undo: Option<(Vec<String>, Vec<String>)>,
    /// The history of the box that was given up.
    closed: Option<String>,
    boxes: Vec<Row>,
    /// Loans that end soon.
    ending: Vec<Row>,
}

#[derive(Clone)]
struct Row {
    id: String,
    version: i64,
    name: String,
    group: String,
    lent: bool,
    waiting: bool,
    line: String,
    tag: Option<Tag>,
}

/// What the page before did.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    done: String,
    /// Boxes that got post, and boxes whose post was fetched, by commas.
    #[serde(default)]
    arrived: String,
    #[serde(default)]
    fetched: String,
    #[serde(default, rename = "box")]
    one: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let read = office.database.read::<_, StoreError>(|tx| Ok((mailboxes::list(tx)?, fields::groups(tx)?)));
    let (boxes, groups) = read.await?;
    let rows: Vec<Row> = boxes.iter().map(|entry| Row::of(entry, &groups, now)).collect();
    let (arrived, fetched) = (known(&asked.arrived, &boxes), known(&asked.fetched, &boxes));
    let is_ending = |row: &&Row| row.tag.is_some();
    show(&Page {
        frame: Frame::new(&me, Here::Post, "届いた郵便"),
        done: said(&asked.done, (arrived.len(), fetched.len())),
        closed: (asked.done == "closed" && MailboxId::parse(&asked.one).is_ok())
            .then(|| format!("/mailboxes/{}/history", asked.one)),
        undo: (asked.done == "ticked" && !(arrived.is_empty() && fetched.is_empty()))
            .then_some((arrived, fetched)),
        ending: rows.iter().filter(is_ending).cloned().collect(),
        boxes: rows,
    })
}

/// The ticks come back.
pub(super) async fn tick(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let all = |field| posted.all(field).map(str::to_owned).collect::<BTreeSet<String>>();
    let ticks = Ticks { before: all("before"), after: all("waiting") };
    let who = me.person.id.clone();
    let run = office.database.run(move |tx| mailboxes::tick(tx, &ticks, (&who, now.utc, now.today)));
    let ticked = run.await?;
    let Some(saved) = ticked.saved else { return Ok(go("/post?done=same")) };
    office.announce(saved.at);
    let ids = |ids: &[MailboxId]| ids.iter().map(MailboxId::as_str).collect::<Vec<_>>().join(",");
    Ok(go(&format!("/post?done=ticked&arrived={}&fetched={}", ids(&ticked.arrived), ids(&ticked.fetched))))
}

/// The ids among them that are boxes: an address may be typed by anybody.
fn known(ids: &str, boxes: &[(i64, MailboxRecord)]) -> Vec<String> {
    let is_box = |id: &&str| boxes.iter().any(|(_, it)| it.public.id.as_str() == *id);
    ids.split(',').filter(is_box).map(str::to_owned).collect()
}

fn said(done: &str, (arrived, fetched): (usize, usize)) -> Option<String> {
    let text = match done {
        "ticked" => {
            let parts =
                [(arrived, "届いた"), (fetched, "渡した")].into_iter().filter(|(count, _)| *count > 0);
            let parts: Vec<String> = parts.map(|(count, what)| format!("{what} {count}箱")).collect();
            format!("書きとめました（{}）。15階の画面にも伝わります。", parts.join("・"))
        }
        "same" => "変わったところは ありませんでした。".to_owned(),
        "saved" => "保存しました。".to_owned(),
        "made" => "箱を加えました。つぎに、箱のページで暗証番号を出してください。".to_owned(),
        "renewed" => "1年のばしました。".to_owned(),
        "closed" => "箱を返してもらいました。".to_owned(),
        _ => return None,
    };
    Some(text)
}

impl Row {
    fn of((version, it): &(i64, MailboxRecord), groups: &[GroupFact], now: Moment) -> Self {
        let group = it.private.group.as_ref();
        let named = group.map(|id| {
            let known = groups.iter().find(|known| known.id == *id);
            known.map_or_else(|| id.to_string(), |known| known.name.clone())
        });
        let since = it.private.post_since.map(|day| format!("{}から 郵便", words::day(day, now.today)));
        let pin = it.public.pin.is_none().then(|| "暗証番号は まだありません".to_owned());
        let until = format!("{}まで", words::day(it.public.renew_on, now.today));
        let parts = [Some(until), since, pin.filter(|_| group.is_some())];
        Self {
            id: it.public.id.to_string(),
            version: *version,
            name: box_name(&it.public),
            lent: group.is_some(),
            group: named.unwrap_or_else(|| "空いています".to_owned()),
            waiting: it.public.post == Post::Waiting,
            line: parts.into_iter().flatten().collect::<Vec<_>>().join("・"),
            tag: mailboxes::ends_soon(it, now.today).map(ending),
        }
    }
}

fn ending(days_left: i64) -> Tag {
    match days_left {
        ..0 => Tag::new(Mark::Bad, format!("期限を{}日過ぎています", -days_left)),
        0 => Tag::new(Mark::Wait, "きょうまで"),
        1.. => Tag::new(Mark::Wait, format!("あと{days_left}日")),
    }
}
