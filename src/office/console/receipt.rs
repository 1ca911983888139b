//! The receipt of a publication: which screen shows it since when, and the way back.

use askama::Template;
use axum::extract::{Path, Query, State};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::Deserialize;

mod waits;

use self::waits::{Standing, lies_out, of_leaflet, of_proposal};
use super::{
    alarm::EMERGENCY,
    glass::{self, Glass},
    kinds::{self, Kind, Place},
    oops::Oops,
    page::{Answer, Frame, Here, Line, Mark, Me, Moment, show},
    screens::{self, QUIET_SECS},
    shelf::{self, GROUP, LEAFLET, NOTICE, PLAYLIST},
    words,
};
use crate::{
    domain::{channel::Channel, content::Content, emergency::Emergency, id::NoticeId, program::Shown},
    office::{
        device::Device,
        records::{self, Saved, State as Fate, Stored},
        state::AppState,
    },
    store::sql::Tx,
    wire::{item::Position, record::Record},
};

/// A receipt renews itself for so many seconds; after that the screens' own page tells.
const WAIT_SECS_MAX: i64 = 15 * 60;

#[derive(Template)]
#[template(path = "receipt.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    headline: &'static str,
    name: String,
    sent: String,
    screens: Vec<Line>,
    notes: Vec<String>,
    undo: Option<Undo>,
    edit: Option<String>,
    /// The emergency stands and can be ended.
    end: bool,
    back: (&'static str, &'static str),
    waits: bool,
}

struct Undo {
    action: String,
    to: i64,
    base: i64,
    label: &'static str,
    hint: String,
}

/// Which publication the receipt is for.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Asked {
    v: i64,
    #[serde(default)]
    epoch: i64,
    #[serde(default)]
    rev: i64,
}

/// Where the receipt of a change is found.
pub(super) fn address(kind: &str, id: &str, saved: &Saved) -> String {
    let version = saved.versions.first().copied().unwrap_or(0);
    format!("/receipt/{kind}/{id}?v={version}&epoch={}&rev={}", saved.at.epoch, saved.at.rev)
}

/// A kind whose place is among all the others.
fn registered(key: &str) -> Option<&'static Kind> {
    kinds::find(key).filter(|kind| kind.place != Place::Own)
}

/// The page.
pub(super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path((kind, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (here, back) = match kind.as_str() {
        NOTICE => (Here::Notices, ("/notices", "お知らせ")),
        LEAFLET => (Here::Leaflets, ("/leaflets", "チラシ")),
        GROUP => (Here::Calls, ("/calls", "電話を受けた")),
        PLAYLIST => (Here::Playlists, ("/playlists", "再生リスト")),
        EMERGENCY => (Here::Emergency, ("/emergency", "緊急の画面")),
        other => {
            let kind = registered(other).ok_or(Oops::NotFound)?;
            let single = kind.place == Place::Single;
            (Here::Records, if single { ("/records", "登録のすべて") } else { (kind.list, kind.name) })
        }
    };
    let now = Moment::of(office.now());
    let frame = Frame::new(&me, here, "公開の記録");
    let page = office.database.read(move |tx| {
        let told = Told::read(tx, &kind, &id, asked)?;
        Ok::<_, Oops>(told.page(frame.clone(), back, now))
    });
    show(&page.await?)
}

/// Everything a receipt tells.
struct Told {
    stored: Stored,
    record: Record,
    at: Position,
    glass: Glass,
    devices: Vec<Device>,
    latest: bool,
    /// What the version before was.
    before: Option<Fate>,
}

impl Told {
    fn read(tx: &mut dyn Tx, kind: &str, id: &str, asked: Asked) -> Result<Self, Oops> {
        let stored = records::version(tx, kind, id, asked.v)?;
        let latest = records::load(tx, kind, id)?.is_some_and(|it| it.version == stored.version);
        let record = shelf::read(stored.clone()).ok_or(Oops::NotFound)?.it;
        let at = Position { epoch: asked.epoch, rev: asked.rev };
        let before = match stored.version {
            ..=1 => None,
            version => Some(records::version(tx, kind, id, version - 1)?.state),
        };
        Ok(Self {
            stored,
            record,
            at,
            glass: Glass::read(tx)?,
            devices: screens::paired(tx)?,
            latest,
            before,
        })
    }

    fn page(self, frame: Frame, back: (&'static str, &'static str), now: Moment) -> Page {
        let place = self.place(now);
        let mut screens: Vec<Line> =
            self.devices.iter().map(|device| self.screen(device, place, now.utc)).collect();
        let is_emergency = matches!(self.record, Record::Emergency(_));
        if is_emergency {
            // Somebody has to go where nothing came.
            screens.sort_by_key(|line| urgency(line.mark));
        }
        let fresh = now.utc - self.stored.at < TimeDelta::seconds(WAIT_SECS_MAX);
        let gone = self.stored.state == Fate::Deleted;
        Page {
            frame,
            headline: match self.stored.state {
                Fate::Published => "公開しました",
                Fate::Draft => "下書きにもどしました",
                Fate::Deleted if is_emergency => "終わりにしました",
                Fate::Deleted => "消しました",
            },
            name: self.record.title(),
            sent: format!("{} に送りました", words::second(self.stored.at, now.utc)),
            waits: fresh && screens.iter().any(|line| line.mark != Mark::Good),
            notes: self.notes(place, now),
            screens,
            undo: self.undo(),
            edit: (!gone && !is_emergency).then(|| self.edit(back.0)),
            end: is_emergency && place == Standing::Shown && self.latest,
            back,
        }
    }

    /// Where it is changed again.
    fn edit(&self, list: &str) -> String {
        let (kind, id) = (&self.stored.kind, &self.stored.id);
        match registered(kind) {
            Some(_) if kind != GROUP => format!("/records/{kind}/{id}"),
            Some(_) | None => format!("{list}/{id}"),
        }
    }

    /// Where the published thing stands on the glass.
    fn place(&self, now: Moment) -> Standing {
        if self.stored.state != Fate::Published {
            return Standing::Gone;
        }
        let Some(content) = self.glass.content.as_deref() else { return Standing::Waiting };
        let at = words::local(now.utc).naive_local();
        let stands = match &self.record {
            Record::Notice(notice) => takes_turns(content, &notice.public.id, at),
            Record::Playlist(list) => glass::plays(content, &list.public.id, at),
            Record::Leaflet(leaflet) => lies_out(content, &leaflet.public.id, at.date()),
            Record::Emergency(it) => it.public.stands_at(Some(now.utc)),
            Record::Group(group) => content.groups.contains_key(&group.public.id),
            Record::Theme(it) => content.themes.contains_key(&it.public.id),
            Record::Event(it) => content.events.contains_key(&it.public.id),
            Record::Book(it) => content.books.contains_key(&it.public.id),
            Record::Proposal(it) => content.proposals.contains_key(&it.public.id),
            Record::Room(it) => content.rooms.contains_key(&it.public.id),
            Record::Calendar(it) => content.calendars.contains_key(&it.public.id),
            Record::Desk(it) => content.desks.contains_key(&it.public.id),
            Record::Helpline(it) => content.helplines.contains_key(&it.public.id),
            Record::Settings(_) => true,
            Record::Booking(_)
            | Record::CheckIn(_)
            | Record::Mailbox(_)
            | Record::Template(_)
            | Record::Request(_) => false,
        };
        if stands { Standing::Shown } else { Standing::Waiting }
    }

    fn screen(&self, device: &Device, place: Standing, now: DateTime<Utc>) -> Line {
        if let Record::Emergency(it) = &self.record {
            return self.covered(device, &it.public, now);
        }
        let name = screens::name(device);
        let silent = device.last_seen_at.is_none_or(|seen| now - seen > TimeDelta::seconds(QUIET_SECS));
        let report = device.report.as_ref();
        let Some(shows) = report.and_then(|report| report.shows).filter(|shows| *shows >= self.at) else {
            if silent {
                let state = screens::state(device, self.at, now);
                return Line { mark: Mark::Bad, text: format!("{name}：{}", state.text), more: state.more };
            }
            let missing = report.map_or(0, |report| report.blobs_missing);
            let more = if missing > 0 {
                format!("画像をあと{missing}枚 受け取っています。")
            } else {
                "ふつうは数秒で届きます。".to_owned()
            };
            return Line::new(Mark::Wait, format!("{name}に送りました。届くのを待っています"), &[&more]);
        };
        let since = report.and_then(|report| report.shows_since).filter(|_| shows == self.at);
        let since = since.map_or_else(String::new, |at| format!(" {} から", words::second(at, now)));
        let text = match place {
            Standing::Shown => format!("{name}に{since} 映っています"),
            Standing::Waiting => format!("{name}に{since} 届いています"),
            Standing::Gone => format!("{name}から 消えました{}", since.replace(" から", "")),
        };
        Line::new(Mark::Good, text.replace("に 映", "に映").replace("に 届", "に届"), &[])
    }

    /// Whether a screen is covered is what it says it painted, never what was sent to it.
    fn covered(&self, device: &Device, emergency: &Emergency, now: DateTime<Utc>) -> Line {
        let name = screens::name(device);
        let over = self.stored.state != Fate::Published || !emergency.stands_at(Some(now));
        let report = device.report.as_ref();
        let shown = report.and_then(|report| report.emergency);
        let same = shown.filter(|it| it.published == emergency.span.since());
        let silent = device.last_seen_at.is_none_or(|seen| now - seen > TimeDelta::seconds(QUIET_SECS));
        match (over, same) {
            (false, Some(it)) if !silent => Line::new(
                Mark::Good,
                format!("{name}に {} から 映っています", words::second(it.since, now)),
                &[],
            ),
            (true, None) if report.is_some() && !silent => {
                Line::new(Mark::Good, format!("{name}から 消えました"), &[])
            }
            (false, _) if silent => Line::new(
                Mark::Bad,
                format!("{name}：返事がありません。映っているか分かりません"),
                &["その場所へ、人が知らせに行ってください。"],
            ),
            (true, _) if silent => Line::new(
                Mark::Bad,
                format!("{name}：返事がありません。まだ映っているかもしれません"),
                &["端末の電源とネットワークの線を見てください。"],
            ),
            (false, _) => {
                Line::new(Mark::Wait, format!("{name}：返事を待っています"), &["ふつうは数秒で映ります。"])
            }
            (true, _) => Line::new(
                Mark::Wait,
                format!("{name}：消えるのを待っています"),
                &["ふつうは数秒で消えます。"],
            ),
        }
    }

    fn notes(&self, place: Standing, now: Moment) -> Vec<String> {
        if let Record::Leaflet(leaflet) = &self.record {
            return of_leaflet(leaflet, place, now);
        }
        if let Record::Emergency(it) = &self.record {
            let until = words::moment(it.public.span.until(), now.utc);
            let ends = format!("{until} に自動で終わります。それより前でも、いつでも終わりにできます。");
            return (place == Standing::Shown).then_some(ends).into_iter().collect();
        }
        if let Record::Template(_) = &self.record {
            return vec!["「ひな形から」でえらべます。端末には出ません。".to_owned()];
        }
        if let Record::Proposal(it) = &self.record {
            return (place == Standing::Waiting).then(|| of_proposal(it, now)).into_iter().collect();
        }
        if registered(&self.stored.kind).is_some() && !matches!(self.record, Record::Group(_)) {
            let inside = "「出す所」に「端末」がないので、端末には出ていません。".to_owned();
            return (place == Standing::Waiting).then_some(inside).into_iter().collect();
        }
        if let Record::Group(_) = &self.record {
            let desk = "画面に出していないグループです。窓口の案内だけが変わりました。".to_owned();
            return (place == Standing::Waiting).then_some(desk).into_iter().collect();
        }
        let Record::Notice(notice) = &self.record else {
            let waits = place == Standing::Waiting;
            return waits
                .then(|| {
                    "今は優先の大きい別のリストが出ているか、出せるものがないので、このリストは休んでいます。"
                        .to_owned()
                })
                .into_iter()
                .collect();
        };
        let from = notice.public.validity.from.filter(|from| *from > now.today);
        let signage = notice.public.channels.allow(Channel::Signage);
        match (place, from) {
            (Standing::Waiting, Some(from)) => vec![format!("{}から出ます。", words::day(from, now.today))],
            (Standing::Waiting, None) if !signage => {
                vec!["画面の掲示には出ません。さわって読む人に出ます。".to_owned()]
            }
            (Standing::Waiting, None) => vec![
                "今の再生リストに入っていないので、掲示の順番には出てきません。出すには、再生リストに「出せるお知らせ」かこのお知らせを加えてください。".to_owned(),
            ],
            (Standing::Shown | Standing::Gone, _) => Vec::new(),
        }
    }

    /// The way back: the version before, or none at all for what is new.
    fn undo(&self) -> Option<Undo> {
        let (kind, id) = (&self.stored.kind, &self.stored.id);
        let start =
            registered(kind).map_or_else(|| format!("/{kind}s"), |kind| format!("/records/{}", kind.key));
        let action = format!("{start}/{id}/restore");
        let (to, base) = (self.stored.version - 1, self.stored.version);
        if !self.latest || matches!(self.record, Record::Emergency(_)) {
            return None;
        }
        let kept = "今の版も「前の版」に残ります。";
        let (label, hint) = match (self.stored.state, self.before) {
            (_, None) => ("公開を取り消す", "この内容を消します。「前の版」からもどせます。".to_owned()),
            (Fate::Deleted, _) => ("消すのをやめる", "消す前の内容にもどします。".to_owned()),
            (_, Some(Fate::Published)) => {
                ("元にもどす", format!("前の版にもどして、すぐに公開し直します。{kept}"))
            }
            (_, Some(Fate::Draft)) => {
                ("公開をやめる", format!("前の下書きにもどします。画面から消えます。{kept}"))
            }
            (_, Some(Fate::Deleted)) => ("元にもどす", format!("消した状態にもどします。{kept}")),
        };
        Some(Undo { action, to, base, label, hint })
    }
}

fn takes_turns(content: &Content, id: &NoticeId, at: NaiveDateTime) -> bool {
    let program = glass::program(content, at);
    program.turns().iter().any(|turn| matches!(&turn.shown, Shown::Notice(shown) if shown == id))
}

/// What needs somebody stands first.
pub(super) fn urgency(mark: Mark) -> u8 {
    match mark {
        Mark::Bad => 0,
        Mark::Wait => 1,
        Mark::Rest => 2,
        Mark::Good => 3,
    }
}
