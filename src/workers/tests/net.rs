//! Asking an office: whom to believe, how long to wait, where to go on.

use std::{net::TcpListener, sync::Arc, time::Duration};

use chrono::DateTime;

use crate::{
    clock::HandClock,
    domain::{blob::BlobHash, content::Revision},
    kiosk::{
        effect::{Effect, Report, ScreenReport},
        event::{DiskTrouble, Event, FetchTrouble, NetTrouble, OfficeTime, PairingState, Polled},
        lane::Ticket,
    },
    store::identity::Identity,
    wire::{
        checksum::Checksum,
        feed::{Answer, Change, Head, seal},
        item::Position,
    },
    workers::{
        Home, Question, Road as _, Work as _,
        call::Call,
        fetch::Fetch,
        office::{ANSWER, Line},
        poll::Poll,
        sample::{Listener, answer, identity, signer},
    },
};

fn home(identity: &Identity) -> (tempfile::TempDir, Arc<Home>) {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::open(dir.path()).unwrap();
    home.local().set_identity(identity).unwrap();
    (dir, Arc::new(home))
}

fn ask(identity: &Identity, deadline: Duration) -> Result<u16, NetTrouble> {
    let question = Question { path: "/healthz", from_byte: None, deadline };
    Line::default().get(identity, &question).map(|answer| answer.status().as_u16())
}

#[test]
fn only_the_pinned_office_is_believed() {
    let (ours, other) =
        (Listener::start(|_, _| answer("200 OK", &[], b"")), Listener::start(|_, _| Vec::new()));
    assert_eq!(ask(&ours.identity(), ANSWER), Ok(200));
    assert!(ours.asked.lock().unwrap()[0].contains("authorization: bearer secret"));
    let wrong = Identity { certificate_pem: other.pem.clone(), ..ours.identity() };
    assert!(matches!(ask(&wrong, ANSWER), Err(NetTrouble::WrongOffice(_))), "{:?}", ask(&wrong, ANSWER));
    assert_eq!(ours.asked.lock().unwrap().len(), 1, "the token is not told to a stranger");
    let torn = Identity { certificate_pem: "-----BEGIN".to_owned(), ..ours.identity() };
    assert!(matches!(ask(&torn, ANSWER), Err(NetTrouble::WrongOffice(_))));
}

#[test]
fn nobody_and_somebody_silent_are_both_unreachable() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = Listener::start(|_, _| Vec::new());
    let at = |listener: &TcpListener| Identity {
        office_url: format!("https://{}", listener.local_addr().unwrap()),
        ..ours.identity()
    };
    let hung = ask(&at(&silent), Duration::from_millis(300));
    assert!(matches!(hung, Err(NetTrouble::Unreachable(_))), "{hung:?}");
    let gone = at(&silent);
    drop(silent);
    assert!(matches!(ask(&gone, ANSWER), Err(NetTrouble::Unreachable(_))));
}

fn sealed(change: Change, rev: i64) -> Vec<u8> {
    let head = Head {
        at: Position { epoch: 1, rev },
        checksum: Checksum::default(),
        office_time: DateTime::UNIX_EPOCH,
    };
    let said = Answer { head, channels: vec!["global".to_owned()], change, items: Vec::new(), told: None };
    seal(&said, &signer()).unwrap()
}

fn poll(
    after: u64,
    said: impl Fn(usize, &str) -> Vec<u8> + Send + 'static,
) -> (Result<Polled, NetTrouble>, Listener) {
    let office = Listener::start(said);
    let (_dir, home) = home(&office.identity());
    let mut poll = Poll::new(home, Box::new(Line::default()));
    let after = Revision { epoch: 1, rev: after };
    match poll.answer(Effect::Poll { ticket: Ticket(3), after, wait_secs: 1, heard: String::new() }) {
        Some(Event::Polled(Ticket(3), result)) => (result, office),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_feed_answers_reaches_the_kiosk() {
    let time = OfficeTime(DateTime::UNIX_EPOCH);
    let (nothing, office) = poll(5, |_, _| answer("200 OK", &[], &sealed(Change::Nothing, 5)));
    assert_eq!(nothing, Ok(Polled::Nothing(time)));
    assert!(office.asked.lock().unwrap()[0].starts_with("get /v1/feed?epoch=1&rev=5&wait=1&told= "));

    let (delta, _) = poll(5, |_, _| answer("200 OK", &[], &sealed(Change::Delta { since: 5 }, 6)));
    assert!(matches!(delta, Ok(Polled::Batch(_, at)) if at == time), "{delta:?}");

    let revoked = r#"{"error":"revoked","say":"this kiosk is no longer welcome"}"#;
    let (revoked, _) = poll(5, move |_, _| answer("401 Unauthorized", &[], revoked.as_bytes()));
    assert_eq!(revoked, Ok(Polled::Revoked));
    let (unknown, _) = poll(5, |_, _| answer("401 Unauthorized", &[], b"{\"error\":\"unauthorized\"}"));
    assert_eq!(unknown, Err(NetTrouble::Refused));
    let (busy, _) = poll(5, |_, _| answer("503 Busy", &[], b"{\"say\":\"try again\"}"));
    assert_eq!(busy, Err(NetTrouble::Unreachable("503 try again".to_owned())));
    let (torn, _) = poll(5, |_, _| answer("200 OK", &[], b"{}"));
    assert!(matches!(torn, Err(NetTrouble::Nonsense(_))), "{torn:?}");
}

#[test]
fn a_gap_is_answered_by_asking_for_everything() {
    let (healed, office) = poll(5, |number, _| {
        let change = if number == 0 { Change::Delta { since: 7 } } else { Change::Snapshot };
        answer("200 OK", &[], &sealed(change, 9))
    });
    assert!(matches!(healed, Ok(Polled::Batch(..))), "{healed:?}");
    assert!(office.asked.lock().unwrap()[1].starts_with("get /v1/feed?epoch=0&rev=0&wait=0&told= "));
}

const PICTURE: &[u8] = b"the bytes of a picture, long enough to come in two pieces";

fn fetch(fetch: &mut Fetch, blob: BlobHash) -> Result<BlobHash, FetchTrouble> {
    match fetch.answer(Effect::Fetch(Ticket(1), blob)) {
        Some(Event::Fetched(Ticket(1), result)) => result,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_download_goes_on_where_it_was_cut() {
    let office = Listener::start(|number, _| {
        if number == 0 {
            let whole = answer("200 OK", &[], PICTURE);
            return whole[..whole.len() - 20].to_vec();
        }
        let from = PICTURE.len() - 20;
        let range = format!("bytes {from}-{}/{}", PICTURE.len() - 1, PICTURE.len());
        answer("206 Partial Content", &[("content-range", &range)], &PICTURE[from..])
    });
    let (_dir, home) = home(&office.identity());
    let mut worker = Fetch::new(Arc::clone(&home), Box::new(Line::default()));
    let blob = BlobHash::of(PICTURE);
    let cut = fetch(&mut worker, blob);
    assert!(matches!(cut, Err(FetchTrouble::Net(NetTrouble::Unreachable(_)))), "{cut:?}");
    assert_eq!(fetch(&mut worker, blob), Ok(blob));
    let wanted = format!("range: bytes={}-", PICTURE.len() - 20);
    assert!(office.asked.lock().unwrap()[1].contains(&wanted));
    assert_eq!(home.blobs().read(blob).unwrap(), PICTURE);
    assert_eq!(fetch(&mut worker, blob), Ok(blob));
    assert_eq!(office.asked.lock().unwrap().len(), 2, "what is here is not asked for again");
}

#[test]
fn other_bytes_than_the_names_are_thrown_away() {
    let office = Listener::start(|number, _| {
        answer("200 OK", &[], if number == 0 { b"another picture" } else { PICTURE })
    });
    let (_dir, home) = home(&office.identity());
    let mut worker = Fetch::new(Arc::clone(&home), Box::new(Line::default()));
    let blob = BlobHash::of(PICTURE);
    assert!(matches!(fetch(&mut worker, blob), Err(FetchTrouble::Net(NetTrouble::Nonsense(_)))));
    assert_eq!(fetch(&mut worker, blob), Ok(blob));
}

#[test]
fn pictures_take_no_more_room_than_they_may_and_come_once_others_have_gone() {
    let large = vec![7; 700 * 1024];
    let (first, second) = (BlobHash::of(&large), BlobHash::of(&[large.as_slice(), b"!"].concat()));
    let office = Listener::start(move |number, _| {
        let body = if number == 0 { large.clone() } else { [large.as_slice(), b"!"].concat() };
        answer("200 OK", &[], &body)
    });
    let (_dir, home) = home(&office.identity());
    let mut worker = Fetch::new(Arc::clone(&home), Box::new(Line::default())).within(1);
    assert_eq!(fetch(&mut worker, first), Ok(first));
    assert_eq!(fetch(&mut worker, second), Err(FetchTrouble::Disk(DiskTrouble::OverQuota(1))));
    assert!(home.blobs().has_verified(first).unwrap(), "what is named stays");
    home.blobs().sweep(&[second].into()).unwrap();
    assert_eq!(fetch(&mut worker, second), Ok(second));
}

#[test]
fn a_sick_disk_is_not_called_the_offices_fault() {
    let office = Listener::start(|_, _| answer("200 OK", &[], PICTURE));
    let (dir, home) = home(&office.identity());
    let mut worker = Fetch::new(home, Box::new(Line::default()));
    // A file where a folder belongs: nothing can be put there, whoever runs the test.
    std::fs::remove_dir_all(dir.path().join("blobs")).unwrap();
    std::fs::write(dir.path().join("blobs"), "").unwrap();
    let failed = fetch(&mut worker, BlobHash::of(PICTURE));
    let Err(FetchTrouble::Disk(DiskTrouble::Failed(why))) = failed else { panic!("{failed:?}") };
    assert!(why.contains("blobs"), "{why}");
}

#[test]
fn an_office_that_ignores_the_range_starts_over() {
    let office = Listener::start(|number, _| {
        let whole = answer("200 OK", &[], PICTURE);
        if number == 0 { whole[..whole.len() - 20].to_vec() } else { whole }
    });
    let (_dir, home) = home(&office.identity());
    let mut worker = Fetch::new(home, Box::new(Line::default()));
    let blob = BlobHash::of(PICTURE);
    assert!(fetch(&mut worker, blob).is_err());
    assert_eq!(fetch(&mut worker, blob), Ok(blob));
}

#[test]
fn a_report_is_thanked_with_the_time() {
    let office = Listener::start(|_, _| answer("200 OK", &[], br#"{"office_time":"2026-11-21T04:42:00Z"}"#));
    let (_dir, home) = home(&office.identity());
    let clock = Arc::new(HandClock::at(DateTime::UNIX_EPOCH));
    let mut call = Call::new(home, clock, None, Box::new(Line::default()));
    let report = Report {
        shows: None,
        shows_since: None,
        covered: None,
        blobs_missing: 0,
        clock: DateTime::UNIX_EPOCH,
        clock_known: true,
        voice: None,
        troubles: Vec::new(),
        screen: ScreenReport::default(),
    };
    let said = call.answer(Effect::Report(Ticket(1), report));
    let time = "2026-11-21T04:42:00Z".parse().unwrap();
    assert_eq!(said, Some(Event::Reported(Ticket(1), Ok(OfficeTime(time)))));
    assert!(office.asked.lock().unwrap()[0].starts_with("post /v1/report "));
}

#[test]
fn a_terminal_shows_code_and_words_until_staff_confirm() {
    let pem = Arc::new(std::sync::Mutex::new(String::new()));
    let own = Arc::clone(&pem);
    let office = Listener::start(move |number, line| {
        let key = signer().public();
        let identity =
            serde_json::json!({ "certificate_pem": *own.lock().unwrap(), "feed_key": key }).to_string();
        let paired = if number < 4 {
            r#"{"state":"waiting","device":null}"#
        } else {
            r#"{"state":"paired","device":"kiosk-9"}"#
        };
        answer(
            "200 OK",
            &[],
            if line.contains("/v1/office") { identity.as_bytes() } else { paired.as_bytes() },
        )
    });
    pem.lock().unwrap().clone_from(&office.pem);
    let dir = tempfile::tempdir().unwrap();
    let home = Arc::new(Home::open(dir.path()).unwrap());
    let clock = Arc::new(HandClock::at(DateTime::UNIX_EPOCH));
    let address = Some(office.url.parse().unwrap());
    let mut call = Call::new(Arc::clone(&home), clock, address, Box::new(Line::default()));
    let mut pair = |number| match call.answer(Effect::Pair(Ticket(number))) {
        Some(Event::Pairing(_, Ok(state))) => state,
        other => panic!("{other:?}"),
    };
    let first = pair(1);
    assert!(matches!(&first, PairingState::Waiting { code, .. } if code.len() == 6));
    assert_eq!(pair(2), first, "the code stays while staff type it");
    assert_eq!(home.identity(), None);
    assert_eq!(pair(3), PairingState::Paired);
    let kept = home.identity().unwrap();
    assert_eq!((kept.device_id.as_str(), kept.office_url.as_str()), ("kiosk-9", office.url.as_str()));
    assert_eq!((kept.certificate_pem, kept.feed_key), (office.pem, identity("").feed_key));
}
