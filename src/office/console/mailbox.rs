//! One mailbox or locker: whose it is, until when, a new PIN, and its end.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use chrono::NaiveDate;

use super::{
    fields::{self, GroupFact},
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, Question, go, show, show_with},
    posted::{Posted, Problems},
    shelf::{self, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        calendar::OpeningCalendar,
        id::{GroupId, MailboxId},
        mailbox::{BOX_NUMBER_MAX, BoxKind, Mailbox, Post, renewed},
    },
    office::{
        chance,
        mailboxes::{self, MailboxRecord},
        records::{Expected, Saved, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{MailboxPrivate, Record, box_name},
};

/// Longest note, in characters.
const NOTE_CHARS_MAX: usize = 500;

#[derive(Template)]
#[template(path = "mailbox.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    /// Where it is saved: the box, or `new`.
    id: String,
    /// Its version; none for a new one.
    version: Option<i64>,
    kinds: Vec<Choice>,
    groups: Vec<Choice>,
    number: String,
    renew_on: String,
    note: String,
    has_pin: bool,
    /// Whether a group has it.
    lent: bool,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "mailbox-pin.html", config = "assets/console/askama.toml")]
struct PinNote {
    frame: Frame,
    id: String,
    name: String,
    number: String,
    pin: String,
    until: String,
}

/// What a form may refer to.
struct Facts {
    groups: Vec<GroupFact>,
    desk: Option<OpeningCalendar>,
    /// Numbers that other boxes have.
    taken: Vec<(MailboxId, u32)>,
}

impl Facts {
    fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        let boxes = mailboxes::list(tx)?;
        let taken = boxes.into_iter().map(|(_, it)| (it.public.id, it.public.number)).collect();
        Ok(Self { groups: fields::groups(tx)?, desk: mailboxes::desk(tx)?, taken })
    }
}

/// An empty form: lent for a year, until a day on which the desk is open.
pub(super) async fn fresh(State(office): State<AppState>, me: Me) -> Answer {
    let now = Moment::of(office.now());
    let facts = office.database.read(Facts::read).await?;
    let until = facts.desk.as_ref().map_or(now.today, |desk| renewed(now.today, desk));
    let used = |number: &u32| facts.taken.iter().all(|(_, taken)| taken != number);
    let number = (1..=BOX_NUMBER_MAX).find(used).unwrap_or(1);
    let typed = Posted::of([
        ("number".to_owned(), format!("{number:03}")),
        ("renew_on".to_owned(), until.to_string()),
    ]);
    show(&form((&me, None), &facts, &typed, Problems::default()))
}

/// A box as it stands.
pub(super) async fn page(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let (facts, entry) = read(&office, id).await?;
    let (_, it) = &entry;
    let typed = Posted::of([
        ("kind".to_owned(), kind_key(it.public.kind).to_owned()),
        ("number".to_owned(), format!("{:03}", it.public.number)),
        ("group".to_owned(), it.private.group.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("renew_on".to_owned(), it.public.renew_on.to_string()),
        ("note".to_owned(), it.private.note.clone()),
    ]);
    show(&form((&me, Some(&entry)), &facts, &typed, Problems::default()))
}

/// The form of a new box comes back.
pub(super) async fn make(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let facts = office.database.read(Facts::read).await?;
    let id = chance::id("box")?;
    let id = MailboxId::parse(&id).map_err(|_unreadable| Oops::Unreadable)?;
    let it = match typed(&posted, &facts, &id) {
        Ok((public, private)) => MailboxRecord { public, private },
        Err(problems) => {
            let page = form((&me, None), &facts, &posted, problems);
            return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let id = it.public.id.to_string();
    save(&office, (&me, it, Fate::Published), Expected::New).await?;
    Ok(go(&format!("/post?done=made&box={id}")))
}

/// The form of a box comes back.
pub(super) async fn change(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (facts, entry) = read(&office, id).await?;
    let (_, before) = &entry;
    let it = match typed(&posted, &facts, &before.public.id) {
        Ok((public, private)) => kept(before, (public, private)),
        Err(problems) => {
            let page = form((&me, Some(&entry)), &facts, &posted, problems);
            return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    save(&office, (&me, it, Fate::Published), Expected::Version(posted.number("version"))).await?;
    Ok(go("/post?done=saved"))
}

/// Lent for another year.
pub(super) async fn renew(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (facts, (_, mut it)) = read(&office, id).await?;
    if let Some(desk) = &facts.desk {
        it.public.renew_on = renewed(it.public.renew_on, desk);
    }
    save(&office, (&me, it, Fate::Published), Expected::Version(posted.number("version"))).await?;
    Ok(go("/post?done=renewed"))
}

/// A new PIN on a note to print; this answer alone tells it.
pub(super) async fn pin(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let (_, (_, mut it)) = read(&office, id).await?;
    let pin = mailboxes::new_pin(&mut it.public)?;
    let note = PinNote {
        frame: Frame::new(&me, Here::Post, "新しい暗証番号"),
        id: it.public.id.to_string(),
        name: box_name(&it.public),
        number: format!("{:03}", it.public.number),
        pin,
        until: words::day(it.public.renew_on, now.today),
    };
    save(&office, (&me, it, Fate::Published), Expected::Version(posted.number("version"))).await?;
    show(&note)
}

/// Asks before a box is given up.
pub(super) async fn ask_close(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let (_, (version, it)) = read(&office, id).await?;
    show(&Question {
        frame: Frame::new(&me, Here::Post, "箱を返してもらう"),
        back: format!("/mailboxes/{}", it.public.id),
        action: format!("/mailboxes/{}/close", it.public.id),
        what: box_name(&it.public),
        lines: &["一覧から消え、15階の画面でも ひらかなくなります。", "あとから履歴で戻せます。"],
        version: Some(version),
        label: "返してもらった",
    })
}

/// The box is given up.
pub(super) async fn close(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (_, (_, it)) = read(&office, id).await?;
    let id = it.public.id.to_string();
    save(&office, (&me, it, Fate::Deleted), Expected::Version(posted.number("version"))).await?;
    Ok(go(&format!("/post?done=closed&box={id}")))
}

async fn read(office: &AppState, id: String) -> Result<(Facts, (i64, MailboxRecord)), Oops> {
    let read = office.database.read(move |tx| {
        let entry = mailboxes::find(tx, &id)?.ok_or(Oops::NotFound)?;
        Ok::<_, Oops>((Facts::read(tx)?, entry))
    });
    read.await
}

async fn save(
    office: &AppState,
    (me, it, fate): (&Me, MailboxRecord, Fate),
    expected: Expected,
) -> Result<(), Oops> {
    let writing = Writing::by(me, Moment::of(office.now()), Record::Mailbox(it), fate, expected);
    let saved: Saved = office.database.run(move |tx| shelf::save(tx, &writing)).await?;
    office.announce(saved.at);
    Ok(())
}

/// What the form says, over what it does not ask: PIN and post stay with the group, and go with it.
fn kept(before: &MailboxRecord, (public, private): (Mailbox, MailboxPrivate)) -> MailboxRecord {
    let mut it = before.clone();
    let moved = private.group != before.private.group;
    (it.public.kind, it.public.number, it.public.renew_on) = (public.kind, public.number, public.renew_on);
    (it.private.group, it.private.note) = (private.group, private.note);
    if moved {
        mailboxes::hand_over(&mut it);
    }
    it
}

fn typed(posted: &Posted, facts: &Facts, id: &MailboxId) -> Result<(Mailbox, MailboxPrivate), Problems> {
    let mut problems = Problems::default();
    let number = number(posted, (facts, id), &mut problems);
    let renew_on = renew_on(posted, facts, &mut problems);
    let group = GroupId::parse(posted.text("group")).ok();
    if group.as_ref().is_some_and(|id| facts.groups.iter().all(|known| known.id != *id)) {
        problems.say("group", "このグループは もうありません。えらび直してください。");
    }
    problems.limit("note", posted.text("note"), NOTE_CHARS_MAX);
    let (Some(number), Some(renew_on), false) = (number, renew_on, problems.any()) else {
        return Err(problems);
    };
    let kind =
        if posted.text("kind") == kind_key(BoxKind::Locker) { BoxKind::Locker } else { BoxKind::Mailbox };
    let public = Mailbox { id: id.clone(), kind, number, pin: None, post: Post::Nothing, renew_on };
    Ok((public, MailboxPrivate { group, post_since: None, note: posted.lines("note") }))
}

fn number(posted: &Posted, (facts, id): (&Facts, &MailboxId), problems: &mut Problems) -> Option<u32> {
    let number = posted.text("number").parse::<u32>().ok().filter(|it| (1..=BOX_NUMBER_MAX).contains(it));
    let Some(number) = number else {
        problems.say("number", format!("1から{BOX_NUMBER_MAX}までの数を書いてください。"));
        return None;
    };
    if facts.taken.iter().any(|(other, taken)| other != id && *taken == number) {
        problems.say("number", "この番号の箱は もうあります。別の番号にしてください。");
    }
    Some(number)
}

/// A day on which somebody is there to renew with.
fn renew_on(posted: &Posted, facts: &Facts, problems: &mut Problems) -> Option<NaiveDate> {
    let Some(day) = words::read_day(posted.text("renew_on")) else {
        problems.say("renew_on", "日付を入れてください。");
        return None;
    };
    let open = facts.desk.as_ref().map_or(day, |desk| desk.open_day_from(day));
    if open != day {
        let open = words::day(open, day);
        problems.say("renew_on", format!("この日は 窓口が 休みです。次に開く日は {open}です。"));
    }
    Some(day)
}

fn kind_key(kind: BoxKind) -> &'static str {
    match kind {
        BoxKind::Mailbox => "mailbox",
        BoxKind::Locker => "locker",
    }
}

fn form(
    (me, entry): (&Me, Option<&(i64, MailboxRecord)>),
    facts: &Facts,
    typed: &Posted,
    problems: Problems,
) -> Page {
    let kind = |(kind, name): (BoxKind, &str)| Choice {
        key: kind_key(kind).to_owned(),
        name: name.to_owned(),
        hint: "",
        chosen: (typed.text("kind") == kind_key(BoxKind::Locker)) == (kind == BoxKind::Locker),
    };
    Page {
        frame: Frame::new(
            me,
            Here::Post,
            entry.map_or_else(|| "箱を貸す".to_owned(), |(_, it)| box_name(&it.public)),
        ),
        id: entry.map_or_else(|| "new".to_owned(), |(_, it)| it.public.id.to_string()),
        version: entry.map(|(version, _)| *version),
        kinds: [(BoxKind::Mailbox, "メールボックス"), (BoxKind::Locker, "ロッカー")].map(kind).to_vec(),
        groups: fields::group_choices(&facts.groups, typed.text("group")),
        number: typed.text("number").to_owned(),
        renew_on: typed.text("renew_on").to_owned(),
        note: typed.text("note").to_owned(),
        has_pin: entry.is_some_and(|(_, it)| it.public.pin.is_some()),
        lent: entry.is_some_and(|(_, it)| it.private.group.is_some()),
        problems,
    }
}
