//! 端末: how every kiosk is, and how one is paired and sent away.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::Deserialize;

use super::{
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, Question, go, show, show_with},
    posted::Problems,
    screens::{self, Screen},
    signed::Signed,
    words,
};
use crate::{
    office::{
        device::{self, Device, DeviceState},
        feed_head,
        pairing::{self, Naming, PairError},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::pair::Code,
};

/// Longest name of a device, in characters.
const NAME_CHARS_MAX: usize = 60;
/// Longest place of a device, in characters.
const PLACE_CHARS_MAX: usize = 100;

#[derive(Template)]
#[template(path = "devices.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    waiting: Vec<String>,
    devices: Vec<Screen>,
    gone: Vec<String>,
    code: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "pair.html", config = "assets/console/askama.toml")]
struct Pair {
    frame: Frame,
    words: Vec<String>,
    code: String,
    name: String,
    place: String,
    problems: Problems,
}

/// What the page before did, or the code that was typed.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    done: String,
    #[serde(default)]
    code: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let done = match asked.done.as_str() {
        "paired" => Some("端末がつながりました。1分ほどで、公開した内容が映ります。"),
        "refused" => Some("つなぎませんでした。"),
        "revoked" => Some("端末を切り離しました。"),
        _ => None,
    };
    let page = office.database.read::<_, StoreError>(move |tx| fill(tx, &me, now)).await?;
    show(&Page { done, ..page })
}

/// The three words of the kiosk that shows this code.
pub(super) async fn pair(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    me.must_be_admin()?;
    let now = Moment::of(office.now());
    let typed = asked.code.clone();
    let found = match Code::parse(&typed) {
        Ok(code) => office.database.run(move |tx| waiting(tx, &code, now)).await?,
        Err(_) => None,
    };
    let Some(device) = found else {
        let page = office.database.read::<_, StoreError>(move |tx| fill(tx, &me, now)).await?;
        let mut problems = Problems::default();
        problems.say(
            "code",
            "この番号の端末は待っていません。端末の画面をもう一度見て、6文字を入れ直してください。",
        );
        return show_with(StatusCode::NOT_FOUND, &Page { code: typed, problems, ..page });
    };
    show(&pair_page(&me, &device))
}

/// Staff compared the words.
pub(super) async fn confirm(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    me.must_be_admin()?;
    let now = Moment::of(office.now());
    let code = Code::parse(posted.text("code")).map_err(|_no_id| Oops::NotFound)?;
    if posted.text("do") != "same" {
        office.database.run::<_, PairError>(move |tx| pairing::refuse(tx, &code).map(|_| ())).await?;
        return Ok(go("/devices?done=refused"));
    }
    let naming = Naming { name: posted.text("name").to_owned(), place: posted.text("place").to_owned() };
    let mut problems = Problems::default();
    problems.need("name", &naming.name, NAME_CHARS_MAX, "端末の名前");
    problems.need("place", &naming.place, PLACE_CHARS_MAX, "置いてある所");
    if problems.any() {
        let device = office.database.run(move |tx| waiting(tx, &code, now)).await?.ok_or(Oops::NotFound)?;
        let Naming { name, place } = naming;
        let page = Pair { name, place, problems, ..pair_page(&me, &device) };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    office.database.run(move |tx| pairing::confirm(tx, &code, &naming, now.utc)).await?;
    Ok(go("/devices?done=paired"))
}

/// Asks before a kiosk is sent away.
pub(super) async fn ask_revoke(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    me.must_be_admin()?;
    let device = office.database.read::<_, StoreError>(move |tx| device::by_id(tx, &id)).await?;
    let device = device.filter(|it| it.state == DeviceState::Paired).ok_or(Oops::NotFound)?;
    show(&Question {
        frame: Frame::new(&me, Here::Devices, "端末を切り離す"),
        back: "/devices".to_owned(),
        action: format!("/devices/{}/revoke", device.id),
        what: screens::name(&device),
        lines: &[
            "この端末には、新しい内容が届かなくなります。画面には前の内容が残るので、15階で電源を切ってください。",
            "なくなった端末や、取りかえる端末に使います。もう一度使うには、番号でつなぎ直します。",
        ],
        version: None,
        label: "切り離す",
    })
}

/// Sends a kiosk away.
pub(super) async fn revoke(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    me.must_be_admin()?;
    office.database.run::<_, PairError>(move |tx| pairing::revoke(tx, &id).map(|_| ())).await?;
    office.wake_all();
    Ok(go("/devices?done=revoked"))
}

fn fill(tx: &mut dyn Tx, me: &Me, now: Moment) -> Result<Page, StoreError> {
    let head = feed_head::read(tx)?.at;
    let devices = device::list(tx)?;
    let of = |state: DeviceState| devices.iter().filter(move |device| device.state == state);
    let waiting = of(DeviceState::Pending).map(|device| {
        format!(
            "{} に来ました。端末の画面に出ている6文字を、下に入れてください。",
            words::moment(device.created_at, now.utc)
        )
    });
    let gone = of(DeviceState::Revoked).map(|device| format!("{}　{}", screens::name(device), device.place));
    Ok(Page {
        frame: Frame::new(me, Here::Devices, "端末"),
        done: None,
        waiting: waiting.collect(),
        devices: of(DeviceState::Paired).map(|device| screens::screen(device, head, now.utc)).collect(),
        gone: gone.collect(),
        code: String::new(),
        problems: Problems::default(),
    })
}

fn waiting(tx: &mut dyn Tx, code: &Code, now: Moment) -> Result<Option<Device>, PairError> {
    let all = pairing::waiting(tx, now.utc)?;
    Ok(all.into_iter().find(|device| device.code.as_ref() == Some(code)))
}

fn pair_page(me: &Me, device: &Device) -> Pair {
    Pair {
        frame: Frame::new(me, Here::Devices, "端末をつなぐ"),
        words: device.words.split_whitespace().map(str::to_owned).collect(),
        code: device.code.as_ref().map_or_else(String::new, ToString::to_string),
        name: String::new(),
        place: String::new(),
        problems: Problems::default(),
    }
}
