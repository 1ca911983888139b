//! 新しいグループ: one page for a first talk, with what the group agrees to, channel by channel.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use serde_json::{Value, json};

use super::super::{
    kinds::{
        CHANNELS, INTAKE, METHODS,
        draw::{Control, Desk, Drawn, draw},
        facts::Facts,
        field::{Need, put},
        read::{Strict, Wrong, read, shown},
    },
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, go, show, show_with},
    posted::Posted,
    shelf::{self, Writing},
    signed::Signed,
    words,
};
use crate::{
    office::{
        chance,
        records::{Expected, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// What each channel means to a group, in the words staff say.
const MEANINGS: [(&str, &str); 8] = [
    ("signage", "だれもさわっていない画面に、会の名前が出ます。通る人みんなに見えます。"),
    ("kiosk", "15階の端末で、さがした人が読めます。"),
    ("paper", "端末や窓口で、会の案内を紙に印刷できます。"),
    ("directory", "センターの冊子にのります。"),
    ("web", "センターのウェブにのります。"),
    ("open_data", "ほかの人が使える一覧として公開されます。取り消しても、写しは残るかもしれません。"),
    ("desk", "窓口の職員が、来た人に口で伝えます。"),
    ("via_desk", "連絡先は出しません。連絡したい人は、窓口が間に入ります。"),
];

#[derive(Template)]
#[template(path = "record-intake.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    action: String,
    keep: &'static str,
    parts: Vec<(&'static str, Vec<Drawn>)>,
    wrong: (usize, Option<String>),
    channels: Vec<Channel>,
    methods: Vec<Choice>,
    given_on: String,
    today: String,
    taken_by: String,
    seen: String,
}

struct Channel {
    key: &'static str,
    name: &'static str,
    meaning: &'static str,
    chosen: bool,
}

/// An empty page. The group's id is made here, so that a form sent twice makes one group.
pub(in super::super) async fn page(State(office): State<AppState>, me: Me) -> Answer {
    let now = Moment::of(office.now());
    let facts = office.database.read::<_, StoreError>(move |tx| facts(tx, now)).await?;
    let form = shown(&INTAKE, &INTAKE.fresh(now.today));
    let fresh = [
        ("given_on".to_owned(), now.today.to_string()),
        ("taken_by".to_owned(), me.person.name.clone()),
        ("shown".to_owned(), "見本の画面と、下書きの紙".to_owned()),
    ];
    let pairs = form.pairs().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let posted = Posted::of(pairs.chain(fresh));
    show(&fill(&me, &chance::id(INTAKE.key)?, (&posted, &Vec::new(), &facts), now))
}

/// The talk is over: the group becomes a draft with its consents, and a paper to check.
pub(in super::super) async fn save(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let facts = office.database.read::<_, StoreError>(move |tx| facts(tx, now)).await?;
    let looked = posted.text("do") == "look";
    let strict = if looked { Strict::Unfinished } else { Strict::Whole };
    let mut typed = read((&INTAKE, &id), (&posted, strict), &INTAKE.fresh(now.today), &facts);
    let consents = consents(&posted, now, &mut typed.wrong);
    put(&mut typed.body, "private.consents", Some(consents).filter(|all| *all != json!([])));
    put(&mut typed.body, "private.listed", Some(posted.all("channel").next().is_some().into()));
    let record = Record::read(INTAKE.key, &id, &typed.body.to_string()).ok();
    let Some(record) = record.filter(|_| typed.wrong.is_empty() && !looked) else {
        let status = if looked { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let page = fill(&me, &id, (&posted, &typed.wrong, &facts), now);
        return show_with(status, &Page { keep: "touched", ..page });
    };
    let writing = Writing::by(&me, now, record, Fate::Draft, Expected::New);
    office.database.run::<_, Oops>(move |tx| Ok(shelf::save(tx, &writing)?)).await?;
    Ok(go(&format!("/records/group/{id}/paper?done=kept")))
}

fn facts(tx: &mut dyn Tx, now: Moment) -> Result<Facts, StoreError> {
    Facts::read(tx, INTAKE.fields(), now.today)
}

/// What was agreed to, channel by channel: the day, the way, who asked, and what was shown.
fn consents(posted: &Posted, now: Moment, wrong: &mut Wrong) -> Value {
    let on = words::read_day(posted.text("given_on")).filter(|on| *on <= now.today);
    let agreed: Vec<&str> = CHANNELS
        .iter()
        .map(|(key, _)| *key)
        .filter(|key| posted.all("channel").any(|it| it == *key))
        .collect();
    let method = METHODS.iter().map(|(key, _)| *key).find(|key| *key == posted.text("method"));
    let (Some(on), Some(method)) = (on, method) else {
        if !agreed.is_empty() {
            let why = "聞いた日（きょうまで）と、聞いた方法を書いてください。";
            wrong.push(("consent".to_owned(), why.to_owned()));
        }
        return json!([]);
    };
    let consent = |channel: &str| {
        json!({"channel": channel, "given_on": on.to_string(), "method": method,
            "taken_by": posted.text("taken_by"), "shown": posted.text("shown")})
    };
    agreed.into_iter().map(consent).collect()
}

fn fill(me: &Me, id: &str, (posted, wrong, facts): (&Posted, &Wrong, &Facts), now: Moment) -> Page {
    let desk = Desk { posted, wrong, facts, beside: None };
    let name = |key: &str| CHANNELS.iter().find(|(known, _)| *known == key).map_or("", |(_, name)| *name);
    let channel = |(key, meaning): (&'static str, &'static str)| Channel {
        chosen: posted.all("channel").any(|it| it == key),
        name: name(key).split('（').next().unwrap_or_default(),
        key,
        meaning,
    };
    let method = |(key, name): &(&str, &str)| Choice {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        hint: "",
        chosen: *key == posted.text("method"),
    };
    Page {
        frame: Frame::new(me, Here::Records, "新しいグループの話を聞く"),
        action: format!("/records/group/{id}/intake"),
        keep: "fresh",
        parts: draw(&INTAKE, desk),
        wrong: (wrong.len(), wrong.iter().find(|(name, _)| name == "consent").map(|(_, why)| why.clone())),
        channels: MEANINGS.into_iter().map(channel).collect(),
        methods: METHODS.iter().map(method).collect(),
        given_on: posted.text("given_on").to_owned(),
        today: now.today.to_string(),
        taken_by: posted.text("taken_by").to_owned(),
        seen: posted.text("shown").to_owned(),
    }
}
