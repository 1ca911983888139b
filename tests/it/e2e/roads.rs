//! The road between terminal and office: bytes that turn, a cable that is pulled, another office at its end.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{self, Command},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
};

use shirube::store::{
    content::{ContentDb, Verdict},
    ladder::Rung,
};

use super::{
    corner::{Corner, Patience},
    kills::{converge, kiosk_at},
};

/// A road that carries bytes to the office, and spoils some of them or swallows its answers when it is told to.
pub(super) struct Road {
    address: SocketAddr,
    ills: Arc<Ills>,
}

#[derive(Default)]
struct Ills {
    spoils: AtomicBool,
    spoiled: AtomicU64,
    swallows: AtomicBool,
}

impl Road {
    /// From this address (port 0: any) to the office at this port.
    pub(super) fn to(office: u16, from: &str) -> Self {
        let listener = TcpListener::bind((from, 0)).unwrap();
        let (address, ills) = (listener.local_addr().unwrap(), Arc::<Ills>::default());
        let shared = Arc::clone(&ills);
        spawn("road", move || {
            for caller in listener.incoming().map_while(Result::ok) {
                join(&caller, office, &shared);
            }
        });
        Self { address, ills }
    }

    pub(super) fn url(&self) -> String {
        format!("https://{}", self.address)
    }

    /// From this moment on the office hears every question, and nobody hears an answer.
    pub(super) fn swallow_answers(&self) {
        self.ills.swallows.store(true, Ordering::Relaxed);
    }

    fn spoil(&self) {
        self.ills.spoils.store(true, Ordering::Relaxed);
    }

    pub(super) fn mend(&self) {
        self.ills.spoils.store(false, Ordering::Relaxed);
        self.ills.swallows.store(false, Ordering::Relaxed);
    }

    fn spoiled(&self) -> u64 {
        self.ills.spoiled.load(Ordering::Relaxed)
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    drop(thread::Builder::new().name(name.to_owned()).spawn(work).unwrap());
}

/// Carries both directions of one call, each on a thread of its own.
fn join(caller: &TcpStream, office: u16, ills: &Arc<Ills>) {
    let Ok(ahead) = TcpStream::connect(("127.0.0.1", office)) else { return };
    let said = Arc::<AtomicU64>::default();
    for (from, to, side) in [(caller, &ahead, Side::Terminal), (&ahead, caller, Side::Office)] {
        let (from, to, ills) = (from.try_clone().unwrap(), to.try_clone().unwrap(), Arc::clone(ills));
        let said = Arc::clone(&said);
        spawn("lane", move || carry((from, to), (side, &said), &ills));
    }
}

/// Whose bytes they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Terminal,
    Office,
}

/// What a terminal says first on a call is its greeting, which the office has to answer: questions come after it.
const GREETINGS: u64 = 1;

fn carry((mut from, mut to): (TcpStream, TcpStream), (side, said): (Side, &AtomicU64), ills: &Ills) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        match side {
            Side::Terminal => {
                said.fetch_add(1, Ordering::Relaxed);
            }
            Side::Office if said.load(Ordering::Relaxed) <= GREETINGS => {}
            Side::Office if ills.swallows.load(Ordering::Relaxed) => continue,
            Side::Office => {}
        }
        if ills.spoils.load(Ordering::Relaxed) {
            bytes[count / 2] ^= 0x20;
            ills.spoiled.fetch_add(1, Ordering::Relaxed);
        }
        if to.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    drop(to.shutdown(std::net::Shutdown::Both));
    drop(from.shutdown(std::net::Shutdown::Both));
}

/// A network of its own for a terminal, joined to ours by one cable.
struct Cable {
    name: String,
    /// Our end's address.
    here: String,
}

impl Cable {
    fn lay() -> Self {
        let number = process::id();
        let cable = Self { name: format!("sh{number}"), here: format!("10.213.{}.1", number % 250) };
        let (name, here, there) = (&cable.name, &cable.here, format!("10.213.{}.2/24", number % 250));
        for words in [
            format!("netns add {name}"),
            format!("link add {name} type veth peer name far netns {name}"),
            format!("addr add {here}/24 dev {name}"),
            format!("link set {name} up"),
            format!("-n {name} addr add {there} dev far"),
            format!("-n {name} link set far up"),
            format!("-n {name} link set lo up"),
        ] {
            ip(&words);
        }
        cable
    }

    fn pull(&self) {
        ip(&format!("link set {} down", self.name));
    }

    fn plug_in(&self) {
        ip(&format!("link set {} up", self.name));
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        drop(Command::new("ip").args(["netns", "del", &self.name]).status());
    }
}

fn ip(words: &str) {
    let done =
        Command::new("ip").args(words.split(' ')).output().expect("ip: bash kiosk-config/setup.sh test");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(
        done.status.success(),
        "ip {words} (needs root; in a container CAP_NET_ADMIN and CAP_SYS_ADMIN): {said}"
    );
}

/// What the terminal has on its disk is whole.
pub(crate) fn assert_whole(corner: &Corner) {
    let (content, rung) = ContentDb::open_ladder(&corner.kiosk_data()).unwrap();
    assert_eq!((content.verify(1).unwrap(), rung), (Verdict::Same, Rung::Current));
}

#[test]
fn bytes_that_turn_on_the_road_delay_the_news_and_never_change_it() {
    let mut corner = Corner::load();
    corner.start_office();
    let road = Road::to(corner.port(), "127.0.0.1");
    corner.pair_at(&road.url());
    corner.start_kiosk_without_a_window(&[]);
    converge(&corner);
    let before = kiosk_at(&corner);
    road.spoil();
    let console = corner.console();
    console.publish_notice("まわり道の お知らせ", "とちゅうで 文字が 化けます。");
    Patience::secs(60).until("several tries", || (road.spoiled() > 8).then_some(()));
    assert_eq!(kiosk_at(&corner), before, "nothing of the news came through");
    assert!(corner.kiosk_runs());
    road.mend();
    converge(&corner);
    assert!(kiosk_at(&corner) > before);
    corner.kill_kiosk();
    assert_whole(&corner);
}

#[test]
fn a_cable_pulled_out_of_a_terminal_and_put_back_brings_the_news() {
    let mut corner = Corner::load();
    corner.start_office();
    let cable = Cable::lay();
    let road = Road::to(corner.port(), &cable.here);
    corner.pair_at(&road.url());
    corner.start_kiosk_without_a_window(&["ip", "netns", "exec", &cable.name]);
    converge(&corner);
    let before = kiosk_at(&corner);
    cable.pull();
    corner.console().publish_notice("線が 抜けた日の お知らせ", "つながったら 届きます。");
    Patience::secs(90).until("the complaint", || corner.log("kiosk").contains("Unreachable").then_some(()));
    assert_eq!(kiosk_at(&corner), before);
    cable.plug_in();
    converge(&corner);
    assert!(corner.kiosk_runs() && kiosk_at(&corner) > before);
}

#[test]
fn another_certificate_is_not_believed_and_pairing_again_heals() {
    let mut corner = Corner::paired();
    corner.start_kiosk_without_a_window(&[]);
    converge(&corner);
    let before = kiosk_at(&corner);
    corner.kill_office();
    fs::remove_dir_all(corner.office_data().join("keys")).unwrap();
    corner.start_office();
    corner.console().publish_notice("かぎが かわった日の お知らせ", "登録しなおすまで 届きません。");
    Patience::secs(60).until("the complaint", || corner.log("kiosk").contains("WrongOffice").then_some(()));
    assert_eq!(kiosk_at(&corner), before, "what was there stays, and nothing is taken from a stranger");
    assert!(corner.kiosk_runs());
    corner.pair();
    converge(&corner);
    corner.kill_kiosk();
    assert_whole(&corner);
}
