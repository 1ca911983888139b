//! 変更の記録: who changed what and when, by person, record and field; never what a field says.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Query, State};
use chrono::{DateTime, Days, NaiveDate, TimeZone as _, Utc};
use serde::Deserialize;

use super::{
    audit_words,
    page::{Answer, Choice, Frame, Here, Me, Moment, People, show},
    screens,
    words::{self, ZONE},
};
use crate::{
    office::{
        audit::{self, Changed, Wanted},
        deeds::{self, Deed, Done},
        device::{self, Device},
        imports, staff,
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

/// Lines on one page, at most.
const LINES_MAX: usize = 200;
/// Changes looked through for one page, at most.
const CHANGES_MAX: u32 = 3_000;
/// Days a page looks back by itself.
const DAYS: u64 = 7;
/// What stands for accounts among the kinds.
const ACCOUNTS: &str = "account";
/// The same for terminals.
const TERMINALS: &str = "terminal";
/// The same for files that were imported.
const IMPORTS: &str = "import";

#[derive(Template)]
#[template(path = "audit.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    from: String,
    to: String,
    people: Vec<Choice>,
    kinds: Vec<Choice>,
    fields: Vec<Choice>,
    text: String,
    days: Vec<Day>,
    /// Whether there is more than the page shows.
    more: bool,
    count: usize,
}

struct Day {
    name: String,
    lines: Vec<Said>,
}

/// One change as a sentence.
struct Said {
    at: DateTime<Utc>,
    time: String,
    text: String,
    /// The fields, where a record was changed.
    fields: String,
    href: Option<String>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    to: String,
    who: String,
    kind: String,
    field: String,
    id: String,
    q: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    me.must_be_admin()?;
    let now = Moment::of(office.now());
    show(&office.database.read::<_, StoreError>(move |tx| fill(tx, (&me, now), &asked)).await?)
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), asked: &Asked) -> Result<Page, StoreError> {
    let to = words::read_day(&asked.to).unwrap_or(now.today);
    let week_before = to.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(to);
    let from = words::read_day(&asked.from).unwrap_or(week_before).min(to);
    let span = (midnight(from), midnight(to.checked_add_days(Days::new(1)).unwrap_or(to)));
    let people = People::read(tx)?;
    let mut lines = changes(tx, asked, span, &people)?;
    lines.extend(accounts(tx, asked, span, &people)?);
    lines.extend(imported(tx, asked, span, &people)?);
    lines.retain(|line| asked.q.trim().is_empty() || line.text.contains(asked.q.trim()));
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    let count = lines.len();
    lines.truncate(LINES_MAX);
    Ok(Page {
        frame: Frame::new(me, Here::Audit, "変更の記録"),
        from: from.to_string(),
        to: to.to_string(),
        people: who_choices(tx, &asked.who)?,
        kinds: kind_choices(&asked.kind),
        fields: field_choices(&asked.field),
        text: asked.q.clone(),
        days: by_day(lines, now),
        more: count > LINES_MAX,
        count,
    })
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    let start = day.and_time(chrono::NaiveTime::MIN);
    ZONE.from_local_datetime(&start).earliest().map_or(DateTime::UNIX_EPOCH, |it| it.to_utc())
}

fn changes(
    tx: &mut dyn Tx,
    asked: &Asked,
    span: (DateTime<Utc>, DateTime<Utc>),
    people: &People,
) -> Result<Vec<Said>, StoreError> {
    if [ACCOUNTS, TERMINALS, IMPORTS].contains(&asked.kind.as_str()) {
        return Ok(Vec::new());
    }
    let wanted = Wanted { who: asked.who.clone(), kind: asked.kind.clone(), id: asked.id.clone() };
    let found = audit::between(tx, &wanted, span, CHANGES_MAX)?;
    let about = |it: &&Changed| asked.field.is_empty() || names(&it.fields).contains(asked.field.as_str());
    Ok(found.iter().filter(about).map(|it| said(it, people)).collect())
}

fn said(it: &Changed, people: &People) -> Said {
    let name = audit_words::title(&it.kind, &it.id, &it.body);
    let who = people.name(&it.who);
    let what = audit_words::became(&it.kind, it.state);
    let kind = audit_words::kind(&it.kind);
    Said {
        at: it.at,
        time: words::local(it.at).format("%H:%M").to_string(),
        text: format!("{who}が {kind}「{}」を{what}", short(&name)),
        fields: names(&it.fields).into_iter().collect::<Vec<_>>().join("・"),
        href: audit_words::history(&it.kind, &it.id),
    }
}

/// A record's name, cut where it is long.
fn short(name: &str) -> String {
    const CHARS_MAX: usize = 40;
    let cut: String = name.chars().take(CHARS_MAX).collect();
    if cut.len() < name.len() { format!("{cut}…") } else { cut }
}

fn names(fields: &BTreeSet<String>) -> BTreeSet<&'static str> {
    fields.iter().map(|field| audit_words::field(field)).collect()
}

/// What was done to accounts and terminals; whoever looks for a record or a field does not look for these.
fn accounts(
    tx: &mut dyn Tx,
    asked: &Asked,
    span: (DateTime<Utc>, DateTime<Utc>),
    people: &People,
) -> Result<Vec<Said>, StoreError> {
    let other = !["", ACCOUNTS, TERMINALS].contains(&asked.kind.as_str());
    if other || !asked.field.is_empty() || !asked.id.is_empty() {
        return Ok(Vec::new());
    }
    let done = deeds::between(tx, span, CHANGES_MAX)?;
    let terminals = Terminals::read(tx)?;
    let is_wanted = |it: &Done| match asked.kind.as_str() {
        ACCOUNTS => !is_of_terminal(it),
        TERMINALS => is_of_terminal(it),
        _ => true,
    };
    let by = |it: &&Done| (asked.who.is_empty() || it.who == asked.who) && is_wanted(it);
    let said = |it: &Done| {
        let of_terminal = is_of_terminal(it);
        let whom = if of_terminal { terminals.name(&it.whom) } else { people.name(&it.whom) };
        let who = if it.who.is_empty() { whom.clone() } else { people.name(&it.who) };
        let place = if of_terminal { "devices" } else { "staff" };
        Said {
            at: it.at,
            time: words::local(it.at).format("%H:%M").to_string(),
            text: audit_words::deed(it, &who, &whom),
            fields: String::new(),
            href: Some(format!("/{place}/{}", it.whom)),
        }
    };
    Ok(done.iter().filter(by).map(said).collect())
}

/// Files that came in as one, and went again; each of their records has a line of its own.
fn imported(
    tx: &mut dyn Tx,
    asked: &Asked,
    span: (DateTime<Utc>, DateTime<Utc>),
    people: &People,
) -> Result<Vec<Said>, StoreError> {
    if !["", IMPORTS].contains(&asked.kind.as_str()) || !asked.field.is_empty() || !asked.id.is_empty() {
        return Ok(Vec::new());
    }
    let mut lines = Vec::new();
    for it in imports::between(tx, span, CHANGES_MAX)? {
        let (file, count) = (short(&it.file), imports::count(tx, &it.id)?);
        let came = (it.who, it.at, format!("「{file}」から {count}件を取り込みました"));
        let went = it.undone.map(|(who, at)| (who, at, format!("「{file}」の取り込みを 元にもどしました")));
        let done = [came].into_iter().chain(went).filter(|(who, at, _)| {
            (span.0..span.1).contains(at) && (asked.who.is_empty() || asked.who == *who)
        });
        lines.extend(done.map(|(who, at, what)| Said {
            at,
            time: words::local(at).format("%H:%M").to_string(),
            text: format!("{}が {what}", people.name(&who)),
            fields: String::new(),
            href: Some(format!("/imports/{}", it.id)),
        }));
    }
    Ok(lines)
}

fn is_of_terminal(done: &Done) -> bool {
    done.deed.is_some_and(Deed::is_of_terminal)
}

/// The names of all terminals that ever were.
struct Terminals(Vec<Device>);

impl Terminals {
    fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        device::list(tx).map(Self)
    }

    fn name(&self, id: &str) -> String {
        let known = self.0.iter().find(|device| device.id == id);
        known.map_or_else(|| "もう無い端末".to_owned(), screens::name)
    }
}

fn by_day(lines: Vec<Said>, now: Moment) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for line in lines {
        let name = words::day(words::local(line.at).date_naive(), now.today);
        match days.last_mut().filter(|day| day.name == name) {
            Some(day) => day.lines.push(line),
            None => days.push(Day { name, lines: vec![line] }),
        }
    }
    days
}

fn who_choices(tx: &mut dyn Tx, chosen: &str) -> Result<Vec<Choice>, StoreError> {
    let people = staff::list(tx)?.into_iter().map(|it| (it.id, it.name));
    Ok(choices(people, chosen))
}

fn kind_choices(chosen: &str) -> Vec<Choice> {
    let kinds = audit_words::KINDS.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned()));
    let deeds = [(ACCOUNTS, "人と役割"), (TERMINALS, "端末"), (IMPORTS, "取り込み")];
    let deeds = deeds.map(|(key, name)| (key.to_owned(), name.to_owned()));
    choices(kinds.chain(deeds), chosen)
}

fn field_choices(chosen: &str) -> Vec<Choice> {
    let names: BTreeSet<&str> = audit_words::FIELDS.iter().map(|(_, name)| *name).collect();
    choices(names.into_iter().map(|name| (name.to_owned(), name.to_owned())), chosen)
}

fn choices(all: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    all.map(|(key, name)| Choice { chosen: key == chosen, key, name, hint: "" }).collect()
}
