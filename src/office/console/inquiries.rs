//! お問い合わせ: what people asked on a slip, by two ordinary words, what waits longest first; no text is shown here.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::HeaderMap,
};
use chrono::NaiveDate;

use super::{
    page::{Answer, Asked, Frame, Here, Mark, Me, Moment, Tag, show},
    words,
};
use crate::{
    domain::follow_up::{FollowUpKind, Lost},
    office::{
        desk_keys::{self, ring::Ring},
        desk_session,
        follow_ups::{
            self, Desk, FollowUp, Paper, Senior, aim, lost,
            talk::{self, Measured},
        },
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "inquiries.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    key: Key,
    /// 「11月21日(土)から11月22日(日)まで」: days of which a restored backup knows nothing.
    lost: Vec<String>,
    rows: Vec<Row>,
    /// How well the desk keeps to its aim.
    measured: String,
}

/// Whether somebody can read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The desk has no key: nobody can ask anything.
    None,
    /// The desk has one, this person does not.
    Others,
    /// This person has it.
    Mine,
}

#[derive(Template)]
#[template(path = "inquiry-procedure.html", config = "assets/console/askama.toml")]
struct Procedure {
    frame: Frame,
}

struct Row {
    href: String,
    name: String,
    line: String,
    tags: Vec<Tag>,
}

/// Everything that is there.
pub(super) async fn page(
    State(office): State<AppState>,
    headers: HeaderMap,
    me: Me,
    Query(asked): Query<Asked>,
) -> Answer {
    let now = Moment::of(office.now());
    let ring = desk_session::ring(&office, &headers).await?;
    let done = match asked.done.as_str() {
        "void" => Some("無効にしました。その紙では、もう何も読めません。"),
        "gone" => Some("このお問い合わせは、もうありません。"),
        _ => None,
    };
    let page = office.database.read::<_, StoreError>(move |tx| {
        let all = follow_ups::list(tx)?;
        Ok(Page {
            frame: Frame::new(&me, Here::Inquiries, "お問い合わせ"),
            done,
            key: key(tx, &ring)?,
            lost: lost::days(tx)?.iter().map(|lost| span(*lost, now.today)).collect(),
            rows: all.iter().map(|it| Row::of(it, now.today)).collect(),
            measured: measured(tx)?,
        })
    });
    show(&page.await?)
}

/// 命や虐待にかかわる内容が書かれていたら: the steps, for the moment when nobody has time to look for them.
pub(super) async fn procedure(me: Me) -> Answer {
    show(&Procedure { frame: Frame::new(&me, Here::Inquiries, "命や虐待にかかわる内容のとき") })
}

/// Whether somebody with these keys can read.
pub(super) fn key(tx: &mut dyn Tx, ring: &Ring) -> Result<Key, StoreError> {
    Ok(match desk_keys::current(tx)? {
        None => Key::None,
        Some(_) if ring.is_empty() => Key::Others,
        Some(_) => Key::Mine,
    })
}

fn span(lost: Lost, today: NaiveDate) -> String {
    let [from, until] = [lost.from, lost.until].map(|day| words::day(day, today));
    if lost.from == lost.until { from } else { format!("{from}から{until}まで") }
}

fn measured(tx: &mut dyn Tx) -> Result<String, StoreError> {
    let Measured { replies, in_time, open_days_max } = talk::measured(tx)?;
    let aim = aim::desk(tx)?.map_or(0, |(desk, _)| desk.reply_days);
    Ok(if replies == 0 {
        format!("返事の目標は、窓口の開設日で{aim}日以内です。まだ返事はありません。")
    } else {
        format!(
            "返事{replies}件のうち{in_time}件が、目標（窓口の開設日で{aim}日以内）に間に合いました。いちばん長くかかったのは{open_days_max}開設日です。"
        )
    })
}

impl Row {
    fn of(it: &FollowUp, today: NaiveDate) -> Self {
        Self {
            href: format!("/inquiries/{}", it.id),
            name: it.designation.clone(),
            line: format!("{}・{}から", kind(it.kind), words::day(it.opened_on, today)),
            tags: tags(it, today),
        }
    }
}

/// What staff should know at a glance.
pub(super) fn tags(it: &FollowUp, today: NaiveDate) -> Vec<Tag> {
    let due = it.due_on.map(|due| match (due - today).num_days() {
        late @ ..0 => Tag::new(Mark::Bad, format!("返事の目標を{}日過ぎています", -late)),
        0 => Tag::new(Mark::Wait, "きょうが返事の目標"),
        1.. => Tag::new(Mark::Rest, format!("返事の目標 {}", words::day(due, today))),
    });
    let answered =
        (it.due_on.is_none() && it.state == Desk::Open).then(|| Tag::new(Mark::Good, "返事をした"));
    let closed = (it.state == Desk::Closed).then(|| Tag::new(Mark::Rest, "終わり"));
    let senior = (it.senior == Senior::Asked).then(|| Tag::new(Mark::Wait, "上司・助言者に相談中"));
    let unsure = (it.paper == Paper::Unsure).then(|| Tag::new(Mark::Wait, "紙が出たか分かりません"));
    let ends = it.warning(today).map(|days| Tag::new(Mark::Wait, format!("あと{days}日で消えます")));
    [due, answered, closed, senior, unsure, ends].into_iter().flatten().collect()
}

/// さがしている
pub(super) fn kind(kind: FollowUpKind) -> &'static str {
    match kind {
        FollowUpKind::Looking => "さがしている",
        FollowUpKind::Starting => "つくりたい",
        FollowUpKind::Running => "運営の相談",
        FollowUpKind::Other => "そのほか",
    }
}
