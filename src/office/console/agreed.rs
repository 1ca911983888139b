//! グループに確認ずみ: whether a group said yes to the very words that stand, and noting that it did.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};

use super::{
    audit_words,
    oops::Oops,
    page::{Answer, Asked, Choice, Frame, Here, Me, Moment, People, go, show, show_with},
    posted::Problems,
    shelf::{self, GROUP, LEAFLET, NOTICE},
    signed::Signed,
    versions, words,
};
use crate::{
    office::{
        agreed::{self, How, SAID_CHARS_MAX, Yes},
        records::{self, State as Fate},
        state::AppState,
    },
    store::sql::Tx,
};

/// Kinds of words that belong to a group.
const KINDS: [&str; 4] = [GROUP, LEAFLET, NOTICE, "event"];

#[derive(Template)]
#[template(path = "agreed.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    back: String,
    action: String,
    what: &'static str,
    name: String,
    lines: Vec<String>,
    hash: String,
    /// The yes to these words, as a sentence.
    yes: Option<String>,
    /// When there was one to other words.
    before: Option<String>,
    ways: Vec<Choice>,
    day: String,
    said: String,
    said_chars_max: usize,
    problems: Problems,
}

/// The page.
pub(super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path((kind, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let now = Moment::of(office.now());
    let done = (asked.done == "noted").then_some("書きとめました。");
    let page = office.database.read(move |tx| fill(tx, (&me, now), (&kind, &id))).await?;
    show(&Page { done, ..page })
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), (kind, id): (&str, &str)) -> Result<Page, Oops> {
    let known = KINDS.iter().find(|known| **known == kind).ok_or(Oops::NotFound)?;
    let stored =
        records::load(tx, known, id)?.filter(|it| it.state != Fate::Deleted).ok_or(Oops::NotFound)?;
    let hash = agreed::hash(kind, id, &stored.body);
    let (yes, before) = agreed::to(tx, (kind, id, &hash))?;
    let entry = shelf::read(stored).ok_or(Oops::NotFound)?;
    let people = People::read(tx)?;
    Ok(Page {
        frame: Frame::new(me, Here::Approvals, "グループに確認ずみ"),
        done: None,
        back: audit_words::history(kind, id).unwrap_or_else(|| "/".to_owned()),
        action: format!("/agreed/{kind}/{id}"),
        what: audit_words::kind(kind),
        name: entry.it.title(),
        lines: versions::lines(&entry.it, now),
        hash,
        yes: yes.map(|yes| sentence(&yes, &people, now)),
        before: before.map(|day| words::day(day, now.today)),
        ways: ways(""),
        day: now.today.to_string(),
        said: String::new(),
        said_chars_max: SAID_CHARS_MAX,
        problems: Problems::default(),
    })
}

fn sentence(yes: &Yes, people: &People, now: Moment) -> String {
    let who =
        if yes.said.is_empty() { "グループの人".to_owned() } else { format!("{}さん", yes.said) };
    let (day, by) = (words::day(yes.day, now.today), people.name(&yes.noted_by));
    format!("{day}に {}で、{who}に確かめました（聞いたのは {by}）", name(yes.how))
}

const fn name(how: How) -> &'static str {
    match how {
        How::Phone => "電話",
        How::Paper => "紙の下書き",
        How::Mail => "手紙・メール",
        How::Here => "窓口",
    }
}

fn ways(chosen: &str) -> Vec<Choice> {
    let choice = |how: How| Choice {
        key: how.key().to_owned(),
        name: name(how).to_owned(),
        hint: "",
        chosen: how.key() == chosen,
    };
    How::ALL.map(choice).to_vec()
}

/// Notes that the group said yes to the words that were looked at.
pub(super) async fn note(
    State(office): State<AppState>,
    Path((kind, id)): Path<(String, String)>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let (how, day) = (How::from_key(posted.text("how")), words::read_day(posted.text("day")));
    let said = posted.text("said").to_owned();
    let mut problems = Problems::default();
    problems.limit("said", &said, SAID_CHARS_MAX);
    if how.is_none() {
        problems.say("how", "どうやって確かめたかを選んでください。");
    }
    if day.is_none_or(|day| day > now.today) {
        problems.say("day", "きょうまでの日を入れてください。");
    }
    let (seen, noted_by, to) =
        (posted.text("hash").to_owned(), me.person.id.clone(), format!("/agreed/{kind}/{id}"));
    let yes = how.zip(day).filter(|_| !problems.any());
    let yes = yes.map(|(how, day)| Yes { how, day, said: said.clone(), noted_by });
    let page = office.database.run(move |tx| {
        let page = fill(tx, (&me, now), (&kind, &id))?;
        if page.hash != seen {
            return Err(Oops::WordsChanged);
        }
        if let Some(yes) = &yes {
            agreed::note(tx, (&kind, &id, &seen), yes)?;
        }
        Ok(page)
    });
    let page = page.await?;
    if problems.any() {
        let (ways, day) = (ways(posted.text("how")), posted.text("day").to_owned());
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { ways, day, said, problems, ..page });
    }
    Ok(go(&format!("{to}?done=noted")))
}
