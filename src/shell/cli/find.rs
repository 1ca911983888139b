//! `search`: finds in local content as the terminal does.

use serde_json::json;

use super::{
    place::Place,
    say::{self, Printing},
};
use crate::{
    domain::search::{Found, Hit, search},
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
    let hits = search(kept.content()?, &query, HITS_MAX);
    let facts: Vec<_> = hits.iter().map(|hit| json!({ "page": page(hit), "name": hit.name })).collect();
    let lines: Vec<String> = if hits.is_empty() {
        vec![format!("見つかっていません: {query}")]
    } else {
        hits.iter().map(|hit| format!("{}\t{}", page(hit), hit.name)).collect()
    };
    say::facts(arguments.printing, &facts, &lines)
}

/// As `shot --page` takes it, where there is such a page.
fn page(hit: &Hit) -> String {
    match &hit.found {
        Found::Group(id) => format!("group/{id}"),
        Found::Theme(id) => format!("theme/{id}"),
        Found::Event(id) => format!("event/{id}"),
        Found::Desk(id) => format!("desks#{id}"),
        Found::Leaflet(id) => format!("leaflet/{id}"),
        Found::Notice(id) => format!("notice/{id}"),
    }
}
