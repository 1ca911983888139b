//! 知らせ: who is told of what is wrong while nobody looks, when not, and what stands at this moment.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};

use super::{
    page::{Answer, Asked, Frame, Here, Mark, Me, Moment, Tag, go, show, show_with},
    posted::{Posted, Problems},
    signed::Signed,
    words,
};
use crate::{
    office::{
        alerts::{self, Choices, Known},
        messenger,
        state::AppState,
        telling,
    },
    store::error::StoreError,
};

/// Longest list of addresses, and longest address of a program, in characters.
const CHARS_MAX: usize = 300;

#[derive(Template)]
#[template(path = "alerts.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    /// Why the last word reached nobody.
    mute: Option<String>,
    /// Whether a mail server is set up at all.
    server: bool,
    all: Vec<Row>,
    typed: Typed,
    problems: Problems,
    chars_max: usize,
}

struct Row {
    title: String,
    text: String,
    since: String,
    tag: Tag,
}

/// The form as it was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    mail: String,
    webhook: String,
    from: String,
    to: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    me.must_be_admin()?;
    let done = match asked.done.as_str() {
        "saved" => Some("保存しました。"),
        "sent" => Some("ためしの知らせを送りました。届いたか、見てください。"),
        _ => None,
    };
    let typed = office.database.read::<_, StoreError>(|tx| Ok(Typed::of(&alerts::choices(tx)?))).await?;
    show(&Page { done, ..filled(&office, &me, typed).await? })
}

async fn filled(office: &AppState, me: &Me, typed: Typed) -> Result<Page, StoreError> {
    let now = Moment::of(office.now());
    let standing = office.database.read::<_, StoreError>(alerts::standing).await?;
    let row = |(cause, since, known): (alerts::Cause, _, Known)| Row {
        title: cause.title,
        text: cause.text,
        since: words::moment(since, now.utc),
        tag: match known {
            Known::Told => Tag::new(Mark::Good, "知らせました"),
            Known::Waits => Tag::new(Mark::Wait, "まだ知らせていません"),
        },
    };
    Ok(Page {
        frame: Frame::new(me, Here::Alerts, "知らせ"),
        done: None,
        mute: office.mute(),
        server: office.mail_server().is_some(),
        all: standing.into_iter().map(row).collect(),
        typed,
        problems: Problems::default(),
        chars_max: CHARS_MAX,
    })
}

impl Typed {
    fn of(choices: &Choices) -> Self {
        let time = |time: Option<chrono::NaiveTime>| {
            time.map_or_else(String::new, |time| time.format("%H:%M").to_string())
        };
        Self {
            mail: choices.mail.clone(),
            webhook: choices.webhook.clone(),
            from: time(choices.quiet.map(|it| it.0)),
            to: time(choices.quiet.map(|it| it.1)),
        }
    }

    fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self { mail: text("mail"), webhook: text("webhook"), from: text("from"), to: text("to") }
    }

    /// What is chosen, and what is wrong with it.
    fn read(&self) -> (Choices, Problems) {
        let mut problems = Problems::default();
        problems.limit("mail", &self.mail, CHARS_MAX);
        problems.limit("webhook", &self.webhook, CHARS_MAX);
        if messenger::addresses(&self.mail).is_err() {
            problems.say("mail", "メールアドレスを「,」で区切って書いてください。");
        }
        if !self.webhook.is_empty() && !messenger::is_hook(&self.webhook) {
            problems.say("webhook", "https:// で始まるアドレスにしてください。");
        }
        let quiet = words::read_time(&self.from).zip(words::read_time(&self.to));
        if quiet.is_none() && (!self.from.is_empty() || !self.to.is_empty()) {
            problems.say("from", "始まりと終わりの、両方を入れてください。");
        }
        (Choices { mail: self.mail.clone(), webhook: self.webhook.clone(), quiet }, problems)
    }
}

/// Chooses who is told, and when not.
pub(super) async fn choose(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    me.must_be_admin()?;
    let typed = Typed::posted(&posted);
    let (choices, problems) = typed.read();
    if problems.any() {
        let page = Page { problems, ..filled(&office, &me, typed).await? };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    office.database.run::<_, StoreError>(move |tx| alerts::choose(tx, &choices)).await?;
    Ok(go("/alerts?done=saved"))
}

/// Sends a word that means nothing, on every road that was chosen.
pub(super) async fn try_out(State(office): State<AppState>, Signed { me, .. }: Signed) -> Answer {
    me.must_be_admin()?;
    let choices = office.database.read::<_, StoreError>(alerts::choices).await?;
    if !choices.any() {
        return Ok(go("/alerts"));
    }
    let sent = telling::send(&office, &choices, &telling::trial()).await;
    office.heard(sent.as_ref().err().map(ToString::to_string));
    Ok(go(if sent.is_ok() { "/alerts?done=sent" } else { "/alerts" }))
}
