//! One terminal: what it shows, what can be asked of it, and how bright and how loud it is.

use askama::Template;
use axum::extract::{Path, Query, State};
use chrono::{DateTime, Utc};

use super::{
    device_words,
    glass::{self, Glass, LARGE_PX},
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Line, Me, Moment, People, go, show},
    screens::{self, Screen},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        program::Shown,
        task::TaskKind,
        tuning::{BRIGHTNESS_MIN, FULL, STEP, Tuning},
    },
    office::{
        accounts::AccountError,
        deeds::NOBODY,
        device::{self, Device, DeviceState},
        screens::{self as kept, Became, Set},
        staff::{Role, StaffError},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::report::Report,
};

#[derive(Template)]
#[template(path = "device.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    it: Screen,
    /// Whether whoever looks may ask and set.
    may: bool,
    tasks: Vec<Task>,
    levels: [Level; 2],
    /// Who set them, and since when.
    set: String,
    light: &'static str,
    picture: Picture,
}

/// Something that can be asked, and how the last time went.
struct Task {
    key: &'static str,
    label: &'static str,
    hint: &'static str,
    icon: &'static str,
    state: Option<Line>,
    open: bool,
}

/// A number that can be set.
struct Level {
    key: &'static str,
    name: &'static str,
    hint: &'static str,
    min: u8,
    max: u8,
    step: u8,
    value: u8,
}

/// What the glass showed last.
#[derive(Default)]
struct Picture {
    address: Option<String>,
    name: String,
    lines: Vec<String>,
}

/// The page.
pub(super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let now = Moment::of(office.now());
    let done = match asked.done.as_str() {
        "asked" => Some("頼みました。端末には ふつう数秒で届きます。"),
        "already" => Some("同じことを もう頼んであります。終わるまで お待ちください。"),
        "tuned" => Some("保存しました。端末には ふつう数秒で届きます。"),
        _ => None,
    };
    let draws = office.preview().is_some();
    let page = office.database.read::<_, StoreError>(move |tx| fill(tx, &me, (&id, now))).await?;
    let page = page.ok_or(Oops::NotFound)?;
    let picture = if draws { page.picture } else { Picture { address: None, ..page.picture } };
    show(&Page { done, picture, ..page })
}

/// Asks something of it.
pub(super) async fn ask(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let kind = TaskKind::from_key(posted.text("do")).ok_or(Oops::Unreadable)?;
    let (now, who, address) = (office.now(), me.person.id, format!("/devices/{id}"));
    let became = office
        .database
        .run::<_, StaffError>(move |tx| {
            let Some(device) = paired(tx, &id)? else { return Ok(None) };
            kept::ask(tx, (&device, kind), &who, now).map(Some)
        })
        .await
        .map_err(AccountError::from)?;
    office.wake_all();
    Ok(go(&match became.ok_or(Oops::NotFound)? {
        Became::Asked => format!("{address}?done=asked"),
        Became::Already => format!("{address}?done=already"),
    }))
}

/// Sets how bright and how loud it is.
pub(super) async fn tune(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let percent = |field| posted.text(field).trim().parse::<u8>().map_err(|_no_percent| Oops::Unreadable);
    let tuning = Tuning::of(percent("brightness")?, percent("volume")?);
    let (now, who, address) = (office.now(), me.person.id, format!("/devices/{id}?done=tuned"));
    let found = office
        .database
        .run::<_, StaffError>(move |tx| {
            let Some(device) = paired(tx, &id)? else { return Ok(None) };
            kept::tune(tx, (&device, tuning), &who, now).map(Some)
        })
        .await
        .map_err(AccountError::from)?;
    found.ok_or(Oops::NotFound)?;
    office.wake_all();
    Ok(go(&address))
}

fn paired(tx: &mut dyn Tx, id: &str) -> Result<Option<Device>, StoreError> {
    Ok(device::by_id(tx, id)?.filter(|it| it.state == DeviceState::Paired))
}

fn fill(tx: &mut dyn Tx, me: &Me, (id, now): (&str, Moment)) -> Result<Option<Page>, StoreError> {
    let Some(device) = paired(tx, id)? else { return Ok(None) };
    let glass = Glass::read(tx)?;
    let (asked, set, people) = (kept::asked(tx, id)?, kept::set(tx, id)?, People::read(tx)?);
    let tasks = TaskKind::ALL.map(|kind| {
        let last = asked.iter().find(|it| it.kind == Some(kind));
        Task {
            key: kind.key(),
            label: device_words::label(kind),
            hint: device_words::hint(kind),
            icon: device_words::icon(kind),
            state: last.map(|it| device_words::state(it, now.utc)),
            open: last.is_some_and(|it| it.is_open(now.utc)),
        }
    });
    let tuning = set.as_ref().map(|it| it.tuning).unwrap_or_default();
    let screen = device.report.as_ref().and_then(|it| it.screen.as_ref());
    Ok(Some(Page {
        frame: Frame::new(me, Here::Devices, screens::name(&device)),
        done: None,
        may: me.person.role >= Role::Publisher,
        tasks: tasks.into(),
        levels: levels(tuning),
        set: set_by(set.as_ref(), &people, now.utc),
        light: device_words::light(screen.and_then(|it| it.light)),
        picture: device.report.as_ref().map(|report| picture(report, &glass, now.utc)).unwrap_or_default(),
        it: screens::screen(&device, glass.at, now.utc),
    }))
}

fn levels(tuning: Tuning) -> [Level; 2] {
    [
        Level {
            key: "brightness",
            name: "明るさ",
            hint: "20％から100％まで。緊急の画面は、いつも いちばん明るくなります。",
            min: BRIGHTNESS_MIN,
            max: FULL,
            step: STEP,
            value: tuning.brightness(),
        },
        Level {
            key: "volume",
            name: "音量",
            hint: "チャイムと読み上げの音量。0％にすると鳴りません。緊急のチャイムと、ヘッドホンの音は変わりません。",
            min: 0,
            max: FULL,
            step: STEP,
            value: tuning.volume(),
        },
    ]
}

fn set_by(set: Option<&Set>, people: &People, now: DateTime<Utc>) -> String {
    let Some(set) = set else { return "まだ だれも変えていません。".to_owned() };
    let who = if set.by == NOBODY {
        "端末の「職員のページ」で".to_owned()
    } else {
        people.name(&set.by) + "が"
    };
    format!("{who} 変えました（{}）。", words::moment(set.at, now))
}

/// The slide that was painted last, drawn anew from what is published: no picture of a glass ever leaves a terminal.
fn picture(report: &Report, glass: &Glass, now: DateTime<Utc>) -> Picture {
    let Some(screen) = &report.screen else {
        return Picture {
            lines: vec!["この端末の版は、何を映しているかを知らせません。".to_owned()],
            ..Picture::default()
        };
    };
    let mut lines = Vec::new();
    if report.emergency.is_some() {
        lines.push("いまは 緊急の画面が出ています。下は、その前に映っていたものです。".to_owned());
    }
    let Some(slide) = &screen.seen else {
        lines.push("まだ 何も知らせが来ていません。".to_owned());
        return Picture { lines, ..Picture::default() };
    };
    let at = words::local(now).naive_local();
    let shown = Shown::from_key(slide).filter(|_| report.shows.is_some_and(|place| place >= glass.at));
    let (Some(shown), Some(content)) = (shown, glass.content.as_deref()) else {
        lines.push("そのあと内容が変わったので、絵では出せません。".to_owned());
        return Picture { lines, ..Picture::default() };
    };
    let name = glass::name(content, &shown);
    Picture { address: Some(glass::address(&shown, at, LARGE_PX, glass.at)), name, lines }
}
