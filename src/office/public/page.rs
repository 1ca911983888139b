//! The public page as it is filled: two fields, a conversation, a question, or nothing.

use std::fmt::Write as _;

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse as _, Response},
};
use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::{
    numbers::Numbers,
    words::{self, Words},
};
use crate::{
    domain::{
        follow_up::{Lost, MESSAGE_CHARS_MAX, Writer},
        ruby::RubyText,
        text::Lang,
    },
    office::follow_ups::{Desk, FollowUp, talk::Message},
    seal::{identity::Identity, letter},
};

#[derive(Template)]
#[template(path = "page.html", config = "assets/public/askama.toml")]
struct Page {
    code: &'static str,
    tag: &'static str,
    title: String,
    words: &'static Words,
    view: View,
    language_label: String,
    languages: Vec<Language>,
    /// The numbers that another language is asked for with.
    numbers: Option<(String, String)>,
    /// What another language shows.
    again: &'static str,
}

#[derive(Template)]
#[template(path = "away.html", config = "assets/public/askama.toml")]
struct Away {
    date: String,
}

struct Language {
    tag: &'static str,
    code: &'static str,
    name: &'static str,
    chosen: bool,
}

/// What stands on the page.
pub(super) enum View {
    Door(Door),
    Talk(Box<Talk>),
    Ask(Held),
    Gone,
    Nothing,
}

/// The two fields.
#[derive(Default)]
pub(super) struct Door {
    /// What is wrong, in the page's own words.
    pub(super) wrong: Option<String>,
    /// What the office itself lost.
    pub(super) lost: Vec<String>,
    /// As it was typed.
    pub(super) locator: String,
}

/// The numbers, for the next press: nothing else remembers them.
pub(super) struct Held {
    pub(super) locator: String,
    pub(super) secret: String,
}

/// What the press before did.
#[derive(Default)]
pub(super) struct Said {
    pub(super) done: Option<&'static str>,
    pub(super) wrong: Option<String>,
    /// A text that was not sent.
    pub(super) text: String,
}

/// A conversation.
pub(super) struct Talk {
    locator: String,
    secret: String,
    done: Option<&'static str>,
    wrong: Option<String>,
    text: String,
    messages: Vec<Line>,
    /// Whether nobody has answered the last words.
    waits: bool,
    due: Option<String>,
    closed: bool,
    kept_until: String,
    /// What the office itself lost.
    lost: Vec<String>,
    chars_max: usize,
}

struct Line {
    desk: bool,
    day: String,
    text: Zeroizing<String>,
}

impl Held {
    pub(super) fn of(numbers: &Numbers) -> Self {
        let secret = numbers.secret.grouped().chars().filter(char::is_ascii_digit).collect();
        Self { locator: numbers.locator.digits(), secret }
    }
}

impl Talk {
    pub(super) fn of(
        lang: Lang,
        (held, said): (Held, Said),
        it: &FollowUp,
        (messages, identity, lost): (&[Message], &Identity, &[Lost]),
    ) -> Self {
        let words = words::of(lang);
        let fill = |text: &str, date| text.replacen("{}", &words::day(lang, date), 1);
        // A paper may have been printed without a word on it.
        let lines: Vec<Line> = messages
            .iter()
            .filter_map(|message| Line::of(lang, message, identity))
            .filter(|line| !line.text.trim().is_empty())
            .collect();
        Self {
            locator: held.locator,
            secret: held.secret,
            done: said.done,
            wrong: said.wrong,
            text: said.text,
            waits: messages.last().is_some_and(|last| last.writer == Writer::Visitor)
                && it.state == Desk::Open,
            due: it.due_on.map(|date| fill(words.due, date)),
            closed: it.state == Desk::Closed,
            kept_until: fill(words.kept_until, it.until()),
            lost: words::lost(lang, lost),
            messages: lines,
            chars_max: MESSAGE_CHARS_MAX,
        }
    }
}

impl Line {
    fn of(lang: Lang, message: &Message, identity: &Identity) -> Option<Self> {
        let text = letter::open(identity, &message.sealed).ok()?;
        Some(Self { desk: message.writer == Writer::Desk, day: words::day(lang, message.day), text })
    }
}

/// The filled page.
pub(super) fn show(lang: Lang, view: View, status: StatusCode) -> Response {
    let words = words::of(lang);
    let (numbers, again) = match &view {
        View::Talk(talk) => (Some((talk.locator.clone(), talk.secret.clone())), "open"),
        View::Ask(held) => (Some((held.locator.clone(), held.secret.clone())), "ask"),
        View::Door(_) | View::Gone | View::Nothing => (None, "door"),
    };
    let page = Page {
        code: code(lang),
        tag: lang.tag(),
        title: RubyText::parse(words.title).plain(),
        words,
        view,
        language_label: RubyText::parse(words.language).plain(),
        languages: Lang::ALL.into_iter().map(|it| Language::of(it, lang)).collect(),
        numbers,
        again,
    };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the public page could not be filled");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A page that says the date and nothing else.
pub(super) fn away(today: NaiveDate) -> Response {
    let page = Away { date: words::day(Lang::Ja, today) };
    page.render()
        .map_or_else(|_unfilled| StatusCode::NO_CONTENT.into_response(), |it| Html(it).into_response())
}

impl Language {
    fn of(lang: Lang, chosen: Lang) -> Self {
        Self { tag: lang.tag(), code: code(lang), name: lang.own_name(), chosen: lang == chosen }
    }
}

/// The language as browsers know it: やさしい日本語 is Japanese to them.
const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja | Lang::JaEasy => "ja",
        Lang::En => "en",
        Lang::ZhHans => "zh-Hans",
        Lang::ZhHant => "zh-Hant",
        Lang::Ko => "ko",
        Lang::Vi => "vi",
        Lang::Pt => "pt",
        Lang::Es => "es",
        Lang::Tl => "tl",
    }
}

impl Page {
    /// One of our sentences as HTML, with its readings above.
    #[expect(clippy::unused_self, reason = "templates call methods of the page alone")]
    fn say(&self, text: impl AsRef<str>) -> String {
        said(text.as_ref())
    }
}

fn said(text: &str) -> String {
    let mut html = String::new();
    for span in RubyText::parse(text).spans() {
        let base = escaped(&span.base);
        // Writing to a string cannot fail.
        let written = match &span.reading {
            Some(reading) => {
                write!(html, "<ruby>{base}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>", escaped(reading))
            }
            None => write!(html, "{base}"),
        };
        written.unwrap_or_default();
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
