//! どう変わるか: what a file would do, record by record and field by field, and the one press that does it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::http::StatusCode;

use super::{
    super::{
        audit_words,
        kinds::{
            self,
            facts::Facts,
            said::{Difference, told},
        },
        oops::Oops,
        page::{Frame, Here, Me, Moment, People},
        posted::Posted,
        second,
        shelf::BOOKING,
        words,
    },
    plan::{Became, Item, Plan, body},
    reading::{self, Wrong},
    sorts,
};
use crate::{
    domain::{group::Contact, quota::Broken},
    office::{exchange::Imported, mailboxes::MAILBOX, parcels::Parcel, records::State as Fate},
    store::sql::Tx,
    wire::record::Record,
};

/// Records of one sort that are told on the page, at most; the sentence above them counts all.
const ROWS_MAX: usize = 300;
/// Names of fields in one warning, at most.
const FIELDS_MAX: usize = 6;
/// Digits of a telephone number that lost the zero before it.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=10;

/// The page.
#[derive(Template)]
#[template(path = "import-look.html", config = "assets/console/askama.toml")]
pub(super) struct Page {
    frame: Frame,
    id: String,
    file: String,
    kind: &'static str,
    sum: String,
    /// What happened since somebody looked, or what is missing.
    stop: Option<&'static str>,
    /// What a press does.
    onward: &'static str,
    warnings: Vec<String>,
    unclear: Vec<Wrong>,
    /// Bookings that break a rule of their room.
    broken: Vec<(String, &'static str)>,
    reason: String,
    fresh: Part,
    changed: Part,
    same: Part,
}

/// The records of which the same becomes.
#[derive(Default)]
struct Part {
    rows: Vec<Row>,
    count: usize,
}

impl Part {
    /// How many the page does not tell.
    fn more(&self) -> usize {
        self.count.saturating_sub(self.rows.len())
    }
}

/// One record.
struct Row {
    key: String,
    what: &'static str,
    title: String,
    /// What to know of it beyond its fields.
    notes: Vec<String>,
    changes: Vec<Difference>,
    /// The names of the fields that change.
    fields: String,
    /// Whether it is to stay as it is.
    stays: bool,
}

/// How somebody comes to the page: for the first time, or with a press that did nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Looked {
    /// What changed behind their back.
    pub(super) moved: Option<&'static str>,
    /// What is missing.
    pub(super) said: Option<&'static str>,
    pub(super) skip: BTreeSet<String>,
    pub(super) reason: String,
}

impl Looked {
    pub(super) fn of(posted: &Posted) -> Self {
        let skip = posted.all("skip").map(str::to_owned).collect();
        Self { skip, reason: posted.text("reason").to_owned(), ..Self::default() }
    }

    pub(super) fn status(&self) -> StatusCode {
        match (self.moved, self.said) {
            (Some(_), _) => StatusCode::CONFLICT,
            (None, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            (None, None) => StatusCode::OK,
        }
    }
}

/// What a file would do at this moment; or what is wrong with it by this time.
pub(super) fn read(
    tx: &mut dyn Tx,
    (me, now): (&Me, Moment),
    (parcel, imported): (&Parcel, &Imported),
    looked: Looked,
) -> Result<Result<Page, Vec<Wrong>>, Oops> {
    let plan = Plan::read(tx, imported, now)?;
    if !plan.taken.is_empty() {
        return Ok(Err(reading::taken(parcel, &plan.taken)));
    }
    let told = Told::read(tx, &plan, (parcel, now), looked.skip)?;
    let (fresh, changed) = (told.part(&plan, Became::New), told.part(&plan, Became::Changed));
    let asked = second::is_asked(tx, me)?;
    Ok(Ok(Page {
        frame: Frame::new(me, Here::Records, "取り込みの中身"),
        id: parcel.id.clone(),
        file: parcel.name.clone(),
        kind: sorts::name(parcel.kind),
        sum: plan.sum(),
        stop: looked.moved.or(looked.said),
        onward: onward(&plan, if asked { Way::Asked } else { Way::Free }),
        warnings: warnings(&plan, &changed),
        unclear: imported.unclear.iter().map(reading::wrong).collect(),
        broken: plan.items.iter().filter_map(|it| Some((it.record.title(), rule(it.broken?)))).collect(),
        reason: looked.reason,
        fresh,
        changed,
        same: told.part(&plan, Became::Same),
    }))
}

/// Whether a press goes past a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Free,
    Asked,
}

/// What a press does, in a sentence.
fn onward(plan: &Plan, way: Way) -> &'static str {
    let is_daily = |it: &&Item| matches!(it.record.kind(), BOOKING | MAILBOX);
    let coming: Vec<&Item> = plan.items.iter().filter(|it| it.became != Became::Same).collect();
    let daily = coming.iter().filter(|it| is_daily(it)).count();
    match (coming.len(), way) {
        (0, _) => "ぜんぶ 今と同じです。取り込むものは ありません。",
        (all, Way::Asked) if daily == 0 && all > 0 => {
            "押しても、画面は まだ変わりません。ほかの人が「もう一人の目」で見て、公開します。"
        }
        (all, Way::Asked) if daily < all => {
            "予約と郵便は すぐに入ります。ほかのものは、ほかの人が「もう一人の目」で見て、公開します。"
        }
        (_, Way::Asked | Way::Free) => {
            "押すと、すぐに入ります。同意のあるものは、15階の画面にも出ます。あとで ぜんぶ一度に もどせます。"
        }
    }
}

fn rule(broken: Broken) -> &'static str {
    match broken {
        Broken::Ahead(_) => "きょうから先の予約の数",
        Broken::Month(_) => "ひと月の予約の数",
        Broken::Days(_) => "何日先までか",
        Broken::OffSlots => "部屋の時間の枠",
    }
}

/// What somebody should look at twice.
fn warnings(plan: &Plan, changed: &Part) -> Vec<String> {
    let emptied = |row: &&Row| row.changes.iter().any(|it| it.after.is_empty() && !it.before.is_empty());
    let rows: Vec<&Row> = changed.rows.iter().filter(emptied).collect();
    let labels: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row.changes.iter().filter(|it| it.after.is_empty()))
        .map(|it| it.label)
        .collect();
    let labels = labels.into_iter().take(FIELDS_MAX).collect::<Vec<_>>().join("・");
    let emptied = (!rows.is_empty()).then(|| {
        let count = rows.len();
        format!("{count}件で、書いてあった所が 空になります（{labels}）。表に ない列や空のセルは、「書いていない」という意味になります。")
    });
    emptied.into_iter().chain(plan.items.iter().flat_map(lost_zeros)).collect()
}

/// Telephone numbers that a spreadsheet made numbers of, before they came into a text file.
fn lost_zeros(it: &Item) -> Vec<String> {
    let Record::Group(group) = &it.record else { return Vec::new() };
    let shown = group
        .public
        .contacts
        .iter()
        .filter_map(|it| if let Contact::Phone(number) = it { Some(number.as_str()) } else { None });
    let lost = |number: &&str| {
        let digits = number.bytes().all(|it| it.is_ascii_digit()) && PHONE_DIGITS.contains(&number.len());
        digits && !number.starts_with('0')
    };
    let name = group.public.name.plain();
    shown
        .chain([group.private.contact_phone.as_str()])
        .filter(lost)
        .map(|number| format!("「{name}」の電話 {number}：はじめの 0 が 消えているようです。表の列を『文字列』にして、入れなおしてください。"))
        .collect()
}

/// What the records are told with.
struct Told {
    facts: BTreeMap<&'static str, Facts>,
    people: People,
    looked_at: chrono::DateTime<chrono::Utc>,
    now: Moment,
    skip: BTreeSet<String>,
}

impl Told {
    fn read(
        tx: &mut dyn Tx,
        plan: &Plan,
        (parcel, now): (&Parcel, Moment),
        skip: BTreeSet<String>,
    ) -> Result<Self, Oops> {
        let keys: BTreeSet<&'static str> = plan.items.iter().map(|it| it.record.kind()).collect();
        let mut facts = BTreeMap::new();
        for kind in keys.into_iter().filter_map(kinds::find) {
            facts.insert(kind.key, Facts::read(tx, kind.fields(), now.today)?);
        }
        Ok(Self { facts, people: People::read(tx)?, looked_at: parcel.at.1, now, skip })
    }

    fn part(&self, plan: &Plan, became: Became) -> Part {
        let rows = plan.items.iter().filter(|it| it.became == became).take(ROWS_MAX).map(|it| self.row(it));
        Part { rows: rows.collect(), count: plan.count(became) }
    }

    fn row(&self, it: &Item) -> Row {
        let changes = if it.became == Became::Same { Vec::new() } else { self.changes(it) };
        let title = it.record.title();
        Row {
            key: it.key(),
            what: audit_words::kind(it.record.kind()),
            title: if title.is_empty() { it.record.id().to_owned() } else { title },
            notes: if it.became == Became::Same { Vec::new() } else { self.notes(it) },
            fields: changes.iter().map(|it| it.label).collect::<Vec<_>>().join("・"),
            changes,
            stays: self.skip.contains(&it.key()),
        }
    }

    fn changes(&self, it: &Item) -> Vec<Difference> {
        let key = it.record.kind();
        let (Some(kind), Some(facts)) = (kinds::find(key), self.facts.get(key)) else { return Vec::new() };
        let before = it.stands().and_then(body);
        told(kind, (before.as_deref(), &it.record.body()), facts)
    }

    fn notes(&self, it: &Item) -> Vec<String> {
        let signed =
            |by: &str, at| format!("{}が {} に", self.people.name(by), words::moment(at, self.now.utc));
        let found = it.found.as_ref();
        let back = found.filter(|it| it.state == Fate::Deleted);
        let back = back.map(|it| format!("{}消したものが、また入ります。", signed(&it.by, it.at)));
        let draft = found.filter(|it| it.state == Fate::Draft);
        let draft = draft.map(|it| format!("{}書いた下書きに かわります。", signed(&it.by, it.at)));
        let late = found.filter(|it| it.state == Fate::Published && it.at >= self.looked_at);
        let late = late.map(|it| format!("{}変えたばかりです。", signed(&it.by, it.at)));
        let waits = it.waiting.as_ref();
        let waits = waits.map(|it| {
            format!("{}頼んだ公開が 待っています。それに かわります。", signed(&it.asked_by, it.asked_at))
        });
        let beside =
            it.has_draft.then(|| "取っておいた下書きが そばにあります。それは そのまま残ります。".to_owned());
        [back, draft, late, waits, beside].into_iter().flatten().collect()
    }
}
