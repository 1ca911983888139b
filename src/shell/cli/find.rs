//! `search`: finds in local content as the terminal does.

use serde_json::json;

use super::{
    place::Place,
    say::{self, Printing},
};
use crate::{
    domain::search::{Danger, Found, Hit, search},
    shell::{kept::Kept, settings::Frame},
};

/// Answers at most.
const HITS_MAX: usize = 20;

/// Find groups, themes, events, desks, leaflets and notices by words, in any spelling
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  shirube-kiosk search ひきこもり 家族")]
pub(super) struct SearchArguments {
    #[command(flatten)]
    place: Place,
    /// What to look for; all words have to be found
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &SearchArguments) -> anyhow::Result<()> {
    let settings = arguments.place.settings(None, Frame::Bare)?;
    let kept = Kept::read(&settings.data)?;
    let query = arguments.query.join(" ");
    let answer = search(kept.content()?, &query, HITS_MAX);
    let talk = (answer.danger != Danger::None).then(|| ("talk".to_owned(), "すぐ話せる所".to_owned()));
    let hits = answer.hits.iter().map(|hit| (page(hit), hit.name.clone()));
    let found: Vec<(String, String)> = talk.into_iter().chain(hits).collect();
    let facts: Vec<_> = found.iter().map(|(page, name)| json!({ "page": page, "name": name })).collect();
    let mut lines: Vec<String> = found.iter().map(|(page, name)| format!("{page}\t{name}")).collect();
    if answer.hits.is_empty() {
        lines.push(format!("見つかっていません: {query}"));
        lines.extend(answer.near.iter().map(|id| format!("theme/{id}\t近いテーマ")));
    }
    say::facts(arguments.printing, &facts, &lines)
}

/// As `shot --page` takes it.
fn page(hit: &Hit) -> String {
    match &hit.found {
        Found::Group(id) => format!("group/{id}"),
        Found::Theme(id) => format!("theme/{id}"),
        Found::Event(id) => format!("event/{id}"),
        Found::Desk(id) => format!("desk/{id}"),
        Found::Leaflet(id) => format!("leaflet/{id}"),
        Found::Notice(id) => format!("notice/{id}"),
        Found::Book(id) => format!("book/{id}"),
        Found::Proposal(id) => format!("together/{id}"),
    }
}
