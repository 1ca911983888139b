//! A booking as it stands: read back on the telephone, with its number, and whether the group came.

use askama::Template;
use axum::extract::{Path, Query, State};

use super::{
    booking_slip::Slip,
    booking_typed::Facts,
    fields,
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Me, Moment, Tag, go, show},
    queue::Queue,
    repeat::rule_words,
    room_rules::broken,
    rooms::{address, said, tag, who, why_closed},
    shelf::{self, BOOKING, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        check_in::{CheckIn, CheckInBy, NumberSum, Presence},
        room::{Booking, Certainty, Room, not_usable},
        stage::Stage,
    },
    office::{
        bookings::{self, Openings},
        intake,
        records::{self, Change, Expected, RecordError, Saved, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingPrivate, BookingRecord, Display, Record},
};

/// The kind of what was said of bookings.
const CHECK_IN: &str = "check_in";

#[derive(Template)]
#[template(path = "booked.html", config = "assets/console/askama.toml")]
struct Booked {
    frame: Frame,
    id: String,
    version: i64,
    back: String,
    done: Option<String>,
    sentence: String,
    tag: Option<Tag>,
    shown: String,
    note: String,
    /// Why the corner is closed on its day; the desk may still want it.
    closed: Option<String>,
    tentative: bool,
    /// The paper with its number, in the one answer that tells it.
    slip: Option<Slip>,
    /// What to know of its number, and what the button says; none where nobody needs one.
    numbering: Option<(&'static str, &'static str)>,
    /// Whether anything was said of it.
    told: bool,
    /// What staff can say for the group.
    offers: Option<(&'static str, &'static str)>,
    /// Why it was changed, and why a rule was set aside.
    whys: Vec<String>,
    /// The series it is a date of: its page, and how it repeats.
    series: Option<(String, String)>,
    /// Where it waits for its slot: who has it; nobody where it is free.
    waits: Option<Vec<String>>,
    /// Which rule of its room it would break, were it taken up.
    breaks: Option<String>,
    /// The hours the group asked for at the screen, where its booking ends before theirs.
    wished: Option<String>,
    /// Who waits for its slot.
    queue: Vec<(String, String)>,
    closes: bool,
}

/// What the office has of a booking, and what it may refer to.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    pub(super) entry: Option<(i64, BookingRecord)>,
    said: Option<CheckIn>,
    /// Who else wants its slot.
    pub(super) queue: Queue,
    pub(super) facts: Facts,
    openings: Option<Openings>,
}

impl Shelf {
    pub(super) fn read(tx: &mut dyn Tx, id: &str) -> Result<Self, StoreError> {
        let stored = records::load(tx, BOOKING, id)?.filter(|stored| stored.state != Fate::Deleted);
        let entry = stored.and_then(shelf::read).and_then(|entry| {
            if let Record::Booking(it) = entry.it { Some((entry.stored.version, *it)) } else { None }
        });
        let own: Vec<BookingRecord> = entry.iter().map(|(_, it)| it.clone()).collect();
        let rooms = bookings::rooms(tx)?;
        let rules = rooms.iter().map(|room| bookings::rules(tx, &room.id)).collect::<Result<_, _>>()?;
        let facts = Facts { rooms, rules, groups: fields::groups(tx)? };
        let queue = match &entry {
            Some((_, it)) => Queue::of(tx, it)?,
            None => Queue::default(),
        };
        let openings = Openings::read(tx)?;
        Ok(Self { said: said(tx, &own)?.pop(), entry, queue, facts, openings })
    }

    /// Why the room cannot be used on the day of a booking; the desk may still want it.
    pub(super) fn closed(&self, booking: &Booking) -> Option<String> {
        let day = self.openings.as_ref()?.day(&booking.room, booking.date);
        why_closed(&day)
    }

    fn room(&self, booking: &Booking) -> Option<&Room> {
        self.facts.rooms.iter().find(|room| room.id == booking.room)
    }
}

/// A booking as it stands.
pub(super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let shelf = read(&office, &id).await?;
    let done = match asked.done.as_str() {
        "saved" => Some("保存しました。電話のときは、下の文を読み上げて確かめてください。"),
        "taken-up" => Some("予約になりました。待っていた人に電話で伝えてください。"),
        "told" => Some("書きとめました。15階の画面にも出ます。"),
        _ => None,
    };
    let now = Moment::of(office.now());
    let waits = shelf.entry.clone().map(|(_, it)| it).filter(|it| it.private.waiting_since.is_some());
    let breaks = match waits {
        Some(it) => office.database.read(move |tx| bookings::broken(tx, &it, now.today)).await?,
        None => None,
    };
    show(&Booked { breaks: breaks.map(broken), ..booked(&me, &shelf, (None, done), now)? })
}

/// Gives a booking a new number; this answer alone tells it.
pub(super) async fn number(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let number = bookings::number()?;
    let (told, known, version) = (number.clone(), id.clone(), posted.number("version"));
    let saved = change(&office, (&me, now), (known, version), move |booking| {
        booking.public.number = Some(NumberSum::of(&booking.public.id, &told));
    });
    saved.await?;
    let shelf = read(&office, &id).await?;
    show(&booked(&me, &shelf, (Some(number), None), now)?)
}

/// 仮予約 becomes 予約.
pub(super) async fn confirm(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let at = (id.clone(), posted.number("version"));
    change(&office, (&me, now), at, |booking| booking.public.certainty = Certainty::Confirmed).await?;
    Ok(go(&format!("/bookings/{id}?done=saved")))
}

/// The desk says for a group that it is here, or that it has gone.
pub(super) async fn tell(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let presence = if posted.text("presence") == "gone" { Presence::Gone } else { Presence::Here };
    let (known, who) = (id.clone(), me.person.id.clone());
    let saved = office.database.run(move |tx| {
        let (_, booking) = Shelf::read(tx, &known)?.entry.ok_or(Oops::NotFound)?;
        let at = chrono::SubsecRound::trunc_subsecs(now.utc, 0);
        let said = CheckIn::said(booking.public.id, presence, at);
        Ok::<_, Oops>(intake::join(tx, said, &who, now.utc)?)
    });
    if let Some(saved) = saved.await? {
        office.announce(saved.at);
    }
    Ok(go(&format!("/bookings/{id}?done=told")))
}

/// Takes back what was said of a booking: nobody has come.
pub(super) async fn untell(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, .. }: Signed,
) -> Answer {
    let (now, known, who) = (Moment::of(office.now()), id.clone(), me.person.id.clone());
    let saved = office.database.run(move |tx| {
        let stored = records::load(tx, CHECK_IN, &known)?.filter(|it| it.state == Fate::Published);
        let record = stored.ok_or(Oops::NotFound)?.record().map_err(RecordError::from)?;
        let change = Change { record, state: Fate::Deleted, expected: Expected::Any };
        Ok::<_, Oops>(records::save(tx, &[change], &who, now.utc)?)
    });
    let saved: Saved = saved.await?;
    office.announce(saved.at);
    Ok(go(&format!("/bookings/{id}?done=told")))
}

/// What the office has of it.
pub(super) async fn read(office: &AppState, id: &str) -> Result<Shelf, Oops> {
    let known = id.to_owned();
    Ok(office.database.read(move |tx| Shelf::read(tx, &known)).await?)
}

/// Changes a booking in its place: no other can be in its way.
async fn change(
    office: &AppState,
    (me, now): (&Me, Moment),
    (id, version): (String, i64),
    how: impl Fn(&mut BookingRecord) + Send + 'static,
) -> Result<(), Oops> {
    let me = me.clone();
    let saved = office.database.run(move |tx| {
        let (_, mut booking) = Shelf::read(tx, &id)?.entry.ok_or(Oops::NotFound)?;
        how(&mut booking);
        let fate = if booking.private.waiting_since.is_some() { Fate::Draft } else { Fate::Published };
        let record = Record::Booking(Box::new(booking));
        let writing = Writing::by(&me, now, record, fate, Expected::Version(version));
        Ok::<_, Oops>(shelf::save(tx, &writing)?)
    });
    let saved: Saved = saved.await?;
    office.announce(saved.at);
    Ok(())
}

fn booked(
    me: &Me,
    shelf: &Shelf,
    (number, done): (Option<String>, Option<&str>),
    now: Moment,
) -> Result<Booked, Oops> {
    let (version, booking) = shelf.entry.as_ref().ok_or(Oops::NotFound)?;
    let room = shelf.room(&booking.public).ok_or(Oops::NotFound)?;
    let groups = &shelf.facts.groups;
    let stage =
        Stage::of(&booking.public, room.check_in, shelf.said.as_ref(), words::local(now.utc).naive_local());
    Ok(Booked {
        frame: Frame::new(me, Here::Rooms, "予約"),
        id: booking.public.id.to_string(),
        version: *version,
        back: address(booking.public.date),
        done: done.map(str::to_owned),
        sentence: sentence(shelf, booking, now),
        tag: tag(&booking.public, room, shelf.said.as_ref(), now)
            .filter(|_| booking.private.waiting_since.is_none()),
        shown: shown(booking, shelf),
        note: booking.private.note.clone(),
        closed: shelf.closed(&booking.public),
        tentative: booking.public.certainty == Certainty::Tentative,
        numbering: (room.check_in.by == CheckInBy::Number && comes(booking))
            .then(|| numbering(&booking.public)),
        slip: number.map(|number| Slip::of(&booking.public, room, number, now)),
        told: shelf.said.is_some(),
        offers: stage.offers().filter(|_| comes(booking)).map(|presence| match presence {
            Presence::Here => ("here", "グループが来ました"),
            Presence::Gone => ("gone", "グループが帰りました"),
        }),
        whys: whys(booking),
        series: booking
            .private
            .series
            .as_ref()
            .map(|series| (format!("/series/{series}"), rule_words(booking.private.rule.as_ref()))),
        waits: booking.private.waiting_since.is_some().then(|| {
            let in_the_way = shelf.queue.in_the_way.iter();
            in_the_way.map(|it| format!("{}　{}", words::hours(it.public.hours), who(it, groups))).collect()
        }),
        breaks: None,
        wished: shelf.said.as_ref().and_then(|said| wished(&booking.public, said)),
        queue: shelf.queue.behind.iter().map(|it| (it.public.id.to_string(), who(it, groups))).collect(),
        closes: booking.public.certainty == Certainty::Closed,
    })
}

/// The hours a group asked for, where its booking ends before theirs.
fn wished(booking: &Booking, said: &CheckIn) -> Option<String> {
    let stay = said.stays.filter(|stay| stay.date == booking.date)?;
    let is_less = booking.hours.end_minute() < stay.hours.end_minute();
    is_less.then(|| words::hours(stay.hours))
}

fn whys(booking: &BookingRecord) -> Vec<String> {
    let BookingPrivate { reason, despite, .. } = &booking.private;
    let said = |lead: &str, why: &String| (!why.is_empty()).then(|| format!("{lead}：{why}"));
    [said("変えたわけ", reason), said("決まりを超えたわけ", despite)].into_iter().flatten().collect()
}

/// Whether somebody is to come for it.
fn comes(booking: &BookingRecord) -> bool {
    booking.public.certainty != Certainty::Closed && booking.private.waiting_since.is_none()
}

fn numbering(booking: &Booking) -> (&'static str, &'static str) {
    if booking.number.is_some() {
        ("番号は渡してあります。なくしたときは、新しい番号を出します。", "新しい番号を出す")
    } else {
        ("15階の画面で「到着しました」を押すには、4けたの番号が要ります。まだ出していません。", "番号を出す")
    }
}

/// What is read back on the telephone.
pub(super) fn sentence(shelf: &Shelf, booking: &BookingRecord, now: Moment) -> String {
    let room = shelf.room(&booking.public).map_or_else(String::new, |room| room.name.plain());
    let what = match (booking.private.waiting_since, booking.public.certainty) {
        (Some(_), _) => "空き待ち",
        (None, Certainty::Confirmed) => "予約",
        (None, Certainty::Tentative) => "仮予約",
        (None, Certainty::Closed) => "部屋を閉める時間",
    };
    format!(
        "{} {}、{room}、{}、{what}です。",
        words::day(booking.public.date, now.today),
        words::hours(booking.public.hours),
        who(booking, &shelf.facts.groups),
    )
}

fn shown(booking: &BookingRecord, shelf: &Shelf) -> String {
    if booking.public.certainty == Certainty::Closed {
        let alias = if let Display::Alias(alias) = &booking.private.display { Some(alias) } else { None };
        return not_usable(alias).plain();
    }
    let group = booking.private.group.as_ref();
    let open = group.and_then(|id| shelf.facts.groups.iter().find(|it| it.id == *id && it.on_kiosk));
    match &booking.private.display {
        Display::Private => "予約あり".to_owned(),
        Display::Name => open.map_or_else(|| "予約あり".to_owned(), |group| group.name.clone()),
        Display::Alias(alias) => alias.plain(),
    }
}
