//! The desk's figures: what a colleague waits for among 5,000 groups and 50,000 bookings, and how long it is until
//! every screen has said that it shows what was published.

use std::{
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde_json::{Value, json};
use shirube::{
    args,
    office::{
        database::Database,
        pairing::{self, Naming},
        records::{self, Change, Expected, State},
    },
    store::error::StoreError,
    wire::{
        feed,
        item::Position,
        pair::{Ask, OfficeIdentity, TokenHash},
        record::Record,
        report::{Report, Spoken},
    },
};
use ureq::{Agent, tls::TlsConfig};

use super::{
    bookings::{percentiles, record},
    console::Console,
    corner::Corner,
    status_mib,
};

/// Groups of the office, each with the texts of one of the demo's.
const GROUPS: usize = 5_000;
/// Bookings of the office, years of them.
const BOOKINGS: u64 = 50_000;
/// Times each page is asked for.
const ASKED: usize = 100;
/// Screens that follow, one after the other more of them, and publications each time.
const SCREENS: [(usize, usize); 3] = [(1, 20), (50, 20), (500, 10)];
/// Seconds a screen waits for news.
const WAIT_SECS: u64 = 25;

/// Milliseconds of list, form and save, and from publishing to the last screen's receipt.
pub(crate) fn desk() -> Value {
    let mut corner = Corner::load();
    let tokens = furnish(&corner);
    corner.start_office();
    let console = corner.console();
    let list = times(|_| assert_eq!(console.get("/records/group").status, 200));
    let found = times(|_| assert_eq!(console.get("/records/group?q=bench-4999").status, 200));
    let form = times(|at| assert_eq!(console.get(&format!("/records/group/bench-{at}")).status, 200));
    let save = saves(&console);
    let rss_alone = status_mib(corner.office_pid(), "VmRSS:");
    let (told, receipts) = sync_channel(tokens.len());
    let mut following = 0;
    let mut screens = serde_json::Map::new();
    for (count, rounds) in SCREENS {
        for token in &tokens[following..count] {
            follow(corner.url(), token.clone(), told.clone());
        }
        for _ in following..count {
            receipts.recv_timeout(Duration::from_mins(2)).expect("a screen that follows");
        }
        following = count;
        let took = (0..rounds).map(|round| receipt(&console, &receipts, (count, round))).collect();
        screens.insert(count.to_string(), percentiles(took));
    }
    let rss = status_mib(corner.office_pid(), "VmRSS:");
    json!({
        "groups": GROUPS, "bookings": BOOKINGS, "list": list, "found": found, "form": form, "save": save,
        "published_to_every_receipt_of_screens": screens,
        "office_rss_mib": { "after_the_pages": rss_alone, "with_500_screens": rss },
    })
}

/// Fills the office before it runs; what the screens will say they are.
fn furnish(corner: &Corner) -> Vec<String> {
    let database = Database::open(&corner.office_data().join("office.db")).unwrap();
    let now = DateTime::<Utc>::from(std::time::SystemTime::now());
    let bodies: Vec<String> = database
        .read_now::<_, StoreError>(|tx| {
            let rows =
                tx.query("SELECT body FROM record WHERE kind = 'group' AND state = 'published'", &[])?;
            rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
        })
        .unwrap();
    let changes: Vec<Change> = (0..GROUPS)
        .map(|at| {
            let record = Record::read("group", &format!("bench-{at}"), &bodies[at % bodies.len()]).unwrap();
            Change { record, state: State::Published, expected: Expected::New }
        })
        .collect();
    database.run_now(|tx| records::save(tx, &changes, "bench", now)).unwrap();
    let first: NaiveDate = "1990-01-01".parse().unwrap();
    let filled = database.run_now::<_, StoreError>(|tx| {
        for number in 0..BOOKINGS {
            let date = first + Days::new(number / 4);
            let hours = ["09:00-11:00", "11:00-13:00", "13:00-15:00", "15:00-17:00"][number as usize % 4];
            let record = record(&format!("bench-{number}"), date, "room-1", hours);
            tx.execute(
                "INSERT INTO record (kind, id, version, state, body, updated_at, updated_by, day)
                 VALUES ('booking', $1, 1, 'published', $2, '2026-11-21T00:00:00Z', 'bench', $3)",
                args![record.id(), record.body(), date.to_string()],
            )?;
        }
        Ok(())
    });
    filled.unwrap();
    let (most, _) = SCREENS[SCREENS.len() - 1];
    (0..most)
        .map(|at| {
            let token = format!("bench-{at}");
            let ask = |code| Ask { code, token_sha256: TokenHash::of(&token) };
            let asked = database.run_now(|tx| {
                let device = pairing::invite(tx, &Naming::default(), now)?;
                pairing::ask(tx, &ask(device.code.unwrap()), "", now)
            });
            asked.unwrap();
            token
        })
        .collect()
}

fn times(mut ask: impl FnMut(usize)) -> Value {
    let took = (0..ASKED).map(|at| {
        let started = Instant::now();
        ask(at);
        started.elapsed().as_secs_f64() * 1000.0
    });
    percentiles(took.collect())
}

/// Notices published one after the other, as the form sends them.
fn saves(console: &Console) -> Value {
    let took = (0..ASKED).map(|at| {
        let ready = console.prepare_notice(&format!("測るための お知らせ {at}"), "一行です。");
        let started = Instant::now();
        console.send(&ready);
        started.elapsed().as_secs_f64() * 1000.0
    });
    percentiles(took.collect())
}

/// Milliseconds from the press on 公開する until each of the screens has been thanked for its receipt.
fn receipt(console: &Console, receipts: &Receiver<Instant>, (count, round): (usize, usize)) -> f64 {
    let ready = console.prepare_notice(&format!("{count}台の 画面へ {round}"), "一行です。");
    let started = Instant::now();
    console.send(&ready);
    let each = (0..count).map(|_| receipts.recv_timeout(Duration::from_mins(1)).expect("every screen tells"));
    let last = each.max().unwrap();
    last.duration_since(started).as_secs_f64() * 1000.0
}

/// A screen without a glass: it follows the feed, checks what it gets, and says what it shows, until the office ends.
fn follow(url: String, token: String, told: SyncSender<Instant>) {
    let screen = thread::Builder::new().name("screen".to_owned()).stack_size(512 * 1024);
    screen.spawn(move || while_it_runs(&url, &token, &told)).unwrap();
}

fn while_it_runs(url: &str, token: &str, told: &SyncSender<Instant>) -> Option<()> {
    let tls = TlsConfig::builder().disable_verification(true).build();
    let wait = Some(Duration::from_secs(WAIT_SECS + 10));
    let config = Agent::config_builder().tls_config(tls).timeout_global(wait).build();
    let agent: Agent = config.into();
    let bearer = format!("Bearer {token}");
    let office = agent.get(format!("{url}/v1/office")).call().ok()?.body_mut().read_to_vec().ok()?;
    let office: OfficeIdentity = serde_json::from_slice(&office).ok()?;
    let mut held = Position { epoch: 0, rev: 0 };
    loop {
        let path = format!("{url}/v1/feed?epoch={}&rev={}&wait={WAIT_SECS}", held.epoch, held.rev);
        let mut answer = agent.get(path).header("Authorization", &bearer).call().ok()?;
        let sealed =
            answer.body_mut().with_config().limit(feed::ANSWER_BYTES_MAX as u64).read_to_vec().ok()?;
        let opened = feed::open(&sealed, &office.feed_key, held).ok()?.into_answer();
        if opened.change == feed::Change::Nothing {
            continue;
        }
        held = opened.head.at;
        let report = Report {
            shows: Some(held),
            shows_since: Some(opened.head.office_time),
            blobs_missing: 0,
            clock: opened.head.office_time,
            clock_known: true,
            troubles: Vec::new(),
            emergency: None,
            sound: None,
            screen: None,
            version: String::new(),
        };
        let said = serde_json::to_string(&Spoken { report, life: token.to_owned() }).ok()?;
        let report = agent.post(format!("{url}/v1/report")).header("Authorization", &bearer);
        report.header("Content-Type", "application/json").send(&said).ok()?;
        told.send(Instant::now()).ok()?;
    }
}
