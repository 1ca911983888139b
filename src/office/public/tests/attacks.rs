//! What somebody with bad intentions tries: guessing by the work it makes, saying a thing twice, other people's seals, and
//! everything that can be stolen at once.

use std::{fs, path::Path, sync::Arc};

use zeroize::Zeroizing;

use super::{super::*, HERE, Page};
use crate::{
    args,
    domain::{follow_up::Sealed, hex},
    office::{
        backup,
        sample::Slip,
        state::{DataDir, Office, Transport},
    },
    seal::{identity::Identity, keys},
    store::local::{
        LocalDb,
        follow_up::{Holds, Kinds},
    },
};

const DAY_SECS: u32 = 24 * 60 * 60;

impl Page {
    fn site(&self) -> String {
        self.sample.office.database.read_now::<_, StoreError>(desk_keys::site).unwrap().unwrap()
    }

    /// Keys derived so far for the number of a slip.
    fn derived(&self, slip: &Slip) -> u32 {
        keys::derived_times(&self.site(), slip.locator)
    }

    fn messages(&self, slip: &Slip) -> Vec<talk::Message> {
        let read = |tx: &mut dyn crate::store::sql::Tx| talk::messages(tx, slip.id.as_str());
        self.sample.office.database.read_now::<_, StoreError>(read).unwrap()
    }
}

#[tokio::test]
async fn a_guess_makes_the_same_work_whatever_it_hits() {
    let page = Page::new();
    let live = page.sample.slip(21, "ある");
    let (unknown, other) = (page.sample.made(22), page.sample.made(23));
    let void = page.sample.slip(24, "なくした");
    page.sample.office.destroy(vec![void.id.clone()]).await.unwrap();
    let mut work = Vec::new();
    for (slip, secret) in
        [(&live, live.digits()), (&live, other.digits()), (&unknown, other.digits()), (&void, void.digits())]
    {
        let before = page.derived(slip);
        let locator = slip.locator.digits();
        let reply = page.post(HERE, &[("locator", &locator), ("secret", &secret), ("do", "open")]).await;
        work.push((page.derived(slip) - before, reply.text.len()));
    }
    assert!(work.iter().all(|(derived, _)| *derived == 1), "{work:?}: one key for every guess");
    assert!(work[1].1 == work[2].1 && work[2].1 == work[3].1, "{work:?}: and an answer as long as another");
}

#[tokio::test]
async fn what_is_refused_before_it_is_looked_at_costs_no_work() {
    let page = Page::new();
    let (live, other) = (page.sample.slip(25, "ある"), page.sample.made(26));
    let guess = [("locator", live.locator.digits()), ("secret", other.digits()), ("do", "open".to_owned())];
    let guess: Vec<(&str, &str)> = guess.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let before = page.derived(&live);
    for _ in 0..50 {
        page.post(HERE, &guess).await;
    }
    let derived = page.derived(&live) - before;
    assert_eq!(derived, crate::office::gate::FREE_TRIES + 1, "whoever has to wait makes nobody work");
}

#[tokio::test]
async fn what_is_said_twice_is_done_once() {
    let page = Page::new();
    let slip = page.sample.slip(27, "一");
    for _ in 0..3 {
        assert_eq!(page.press(&slip, "write", "二").await.status, StatusCode::OK);
    }
    assert_eq!(page.messages(&slip).len(), 2);
    let opened = page.sample.opened(&slip, "一");
    assert_eq!(page.press(&slip, "erase", "").await.status, StatusCode::OK);
    for deed in ["erase", "write", "open"] {
        assert_eq!(page.press(&slip, deed, "三").await.status, StatusCode::FORBIDDEN, "{deed}");
    }
    page.sample.tell(&crate::office::follow_ups::told::Told::Opened(Box::new(opened)));
    assert_eq!(
        page.sample.office.database.read_now(follow_ups::list).unwrap(),
        [],
        "nor by a terminal's word"
    );
}

#[tokio::test]
async fn a_seal_of_somebody_elses_or_one_that_was_touched_is_left_out_and_the_rest_is_read() {
    let page = Page::new();
    let (one, two) = (page.sample.slip(28, "わたしの問い"), page.sample.slip(29, "ほかの人の問い"));
    assert_eq!(page.press(&one, "write", "つづき").await.status, StatusCode::OK);
    let theirs = page.messages(&two).remove(0).sealed;
    let mut touched = page.messages(&one).remove(0).sealed.as_bytes().to_vec();
    touched[300] ^= 1;
    for planted in [theirs, Sealed::new(touched).unwrap()] {
        let put = page.sample.office.database.run_now::<_, StoreError>(|tx| {
            let sql = "UPDATE follow_up_message SET sealed = $2 WHERE follow_up = $1 AND number = 1";
            tx.execute(sql, args![one.id.as_str(), planted.as_bytes()])
        });
        assert_eq!(put.unwrap(), 1);
        let reply = page.press(&one, "open", "").await;
        assert!(reply.status == StatusCode::OK && reply.text.contains("つづき"), "{}", reply.text);
        assert!(!reply.text.contains("ほかの人") && !reply.text.contains("わたしの問い"));
    }
}

/// Every file below a folder.
fn loot(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { loot(&path) } else { vec![fs::read(path).unwrap()] }).collect()
}

/// Every key that somebody could try who has these files: each run of 32 bytes that lies in them as hexadecimal digits,
/// and each key file as it is.
fn tried(files: &[Vec<u8>]) -> Vec<Identity> {
    let hexes = files.iter().flat_map(|bytes| {
        let runs = bytes.split(|byte| !byte.is_ascii_hexdigit()).filter(|run| run.len() == 64);
        runs.filter_map(|run| hex::parse(std::str::from_utf8(run).ok()?)).collect::<Vec<_>>()
    });
    let raw = files.iter().filter_map(|bytes| bytes.first_chunk::<32>().copied());
    let seeds = hexes.chain(raw).map(Zeroizing::new);
    seeds.filter_map(|seed| Identity::of_seed(&seed).ok()).collect()
}

/// The office's disk, its backup and a terminal's disk at once: no word, no secret, and no key that opens a message.
#[tokio::test]
async fn everything_stolen_at_once_recovers_no_message() {
    const TEXT: &str = "だれにも言っていないこと";
    const WAITS: &str = "まだ端末にあること";
    let page = Page::new();
    let slip = page.sample.slip(30, TEXT);
    page.answer(&slip, "窓口の返事");
    page.sample.office.database.checkpoint().await.unwrap();
    let out = tempfile::tempdir().unwrap();
    let data = DataDir::new(page.sample.dir.path());
    backup::backup(&data, &out.path().join("backup"), page.sample.office.now()).unwrap();
    let terminal = out.path().join("terminal");
    fs::create_dir(&terminal).unwrap();
    let local = LocalDb::open(&terminal.join("local.db")).unwrap();
    let waiting = page.sample.made(31);
    let body = serde_json::to_string(&page.sample.opened(&waiting, WAITS)).unwrap();
    let (id, kinds) = (waiting.id.as_str(), Kinds { opened: "o", voided: "v", unsure: "u" });
    local.prepare_follow_up(id, &body, page.sample.today()).unwrap();
    local.send_follow_up(id).unwrap();
    local.settle_follow_up(id, Holds::Somebody, &kinds, page.sample.today()).unwrap();

    let mut files = loot(page.sample.dir.path());
    files.extend(loot(out.path()));
    let holds = |needle: &[u8]| files.iter().any(|bytes| memchr::memmem::find(bytes, needle).is_some());
    assert!(
        holds(waiting.id.as_str().as_bytes()) && holds(slip.id.as_str().as_bytes()),
        "the disks are read"
    );
    let secrets = [TEXT, WAITS, "窓口の返事", &slip.digits(), &waiting.digits(), "AGE-SECRET-KEY-1"];
    for secret in secrets {
        assert!(!holds(secret.as_bytes()), "{secret}");
    }
    let keys = tried(&files);
    assert!(keys.len() > 2, "there is something to try: {}", keys.len());
    let sealed = page.messages(&slip);
    assert_eq!(
        letter::open(&slip.keys.identity, &sealed[0].sealed).unwrap().as_str(),
        TEXT,
        "the paper opens it"
    );
    for message in &sealed {
        assert!(keys.iter().all(|key| letter::open(key, &message.sealed).is_err()));
    }
}

#[tokio::test]
async fn who_asked_after_the_backup_is_told_of_the_loss_and_nobody_learns_a_number_from_it() {
    let page = Page::new();
    let before = page.sample.slip(32, "前の日の問い");
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("backup");
    backup::backup(&DataDir::new(page.sample.dir.path()), &to, page.sample.office.now()).unwrap();
    page.sample.clock.advance_secs(DAY_SECS);
    let after = page.sample.slip(33, "次の日の問い");
    let data = DataDir::new(&out.path().join("restored"));
    backup::restore(&to, &data, page.sample.office.now()).unwrap();
    let office = Office::open(&data, &[], page.sample.clock.clone(), Transport::Tls).unwrap();
    let app = app_at(Arc::clone(&office), Proxied::No, Cost::played());
    let page = Page { app, ..page };
    let said = "11月21日(土)から11月22日(日)までに出た紙";
    let lost = page.press(&after, "open", "").await;
    let unknown = page.press(&page.sample.made(34), "open", "").await;
    for reply in [&lost, &unknown] {
        assert!(reply.status == StatusCode::FORBIDDEN && reply.text.contains(said), "{}", reply.text);
    }
    assert_eq!(lost.text.len(), unknown.text.len(), "whatever the number is");
    let found = page.press(&before, "open", "").await;
    assert!(found.text.contains("前の日の問い") && found.text.contains(said), "{}", found.text);

    page.sample.clock.advance_secs(91 * DAY_SECS);
    office.sweep().await.unwrap();
    let later = page.press(&after, "open", "").await;
    assert!(!later.text.contains(said), "nobody holds such a paper any more");
}
