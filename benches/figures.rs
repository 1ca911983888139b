//! Speed and memory of the real programs, printed as JSON: `cargo bench --bench figures [-- NAME …]`.
//!
//! Each figure comes from release programs on a virtual display; where a peer exists (a bare eframe window) it is
//! measured in the same run and the ratio is printed beside it.
#![expect(clippy::disallowed_methods, reason = "a stopwatch reads the clock")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench may stop"
)]
#![expect(clippy::print_stdout, reason = "it prints its figures")]

use std::{
    env, fs,
    process::{Command, Stdio},
    sync::mpsc::sync_channel,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/it/e2e/console.rs"]
mod console;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/it/e2e/corner.rs"]
mod corner;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/it/e2e/display.rs"]
mod display;
#[path = "../tests/it/e2e/finger.rs"]
mod finger;
#[path = "band.rs"]
mod band;
#[path = "bookings.rs"]
mod bookings;
#[path = "desk.rs"]
mod desk;
#[path = "frames.rs"]
mod frames;
#[path = "keys.rs"]
mod keys;
#[path = "leaflets.rs"]
mod leaflets;
#[path = "papers.rs"]
mod papers;
#[path = "peer.rs"]
mod peer;
#[path = "slips.rs"]
mod slips;
#[path = "speech.rs"]
mod speech;
#[path = "touches.rs"]
mod touches;
#[path = "turns.rs"]
mod turns;
#[path = "year.rs"]
mod year;
#[path = "../tests/it/worn.rs"]
mod worn;

use band::Band;
use corner::{Corner, Patience, end, path};
use display::Display;

/// Publications measured.
const SAVES: usize = 50;
/// Cold starts measured.
const STARTS: usize = 7;
/// Rows of the signage's header: they stand the same in every minute, and only when content is there.
const HEADER_ROWS: std::ops::Range<usize> = 0..140;
/// Rows in the middle of the slide, where every slide has something.
const SLIDE_ROWS: std::ops::Range<usize> = 600..760;
/// What is published in turn.
const NOTICES: [(&str, &str); 2] = [
    ("測るための お知らせ", "すぐに 映るはずです。"),
    (
        "もう一つの、ずっと 長い 題の お知らせ",
        "一行目。\n二行目は 少し 長い 文です。\n三行目。\n四行目まで あります。",
    ),
];
/// Slips of each kind of wear.
const SLIPS: usize = 1_000;
/// Seconds of idling measured.
const IDLE_SECS: u64 = 60;
/// Seconds in which every slide of the demo has had several turns.
const ROUND_SECS: u64 = 300;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if arguments.first().is_some_and(|first| first == "bare-window") {
        frames::bare_window();
        return;
    }
    let wanted = |name: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    let mut figures = serde_json::Map::new();
    let mut add = |name: &str, measure: fn() -> Value| {
        if wanted(name) {
            figures.insert(name.to_owned(), measure());
        }
    };
    add("binary_sizes", binary_sizes);
    add("frame_build", frames::frame_build);
    add("search", keys::search);
    add("bookings", bookings::bookings);
    add("desk", desk::desk);
    add("leaflets", leaflets::leaflets);
    add("tap_to_paper", papers::tap_to_paper);
    add("follow_up", slips::follow_up);
    add("worn_slips", worn_slips);
    add("busy_year", year::busy_year);
    add("first_content_frame", first_content_frame);
    add("beside_chromium", peer::beside_chromium);
    add("after_a_power_cut", after_a_power_cut);
    add("leaflet_page", turns::leaflet_page);
    add("touch_to_pixels", touches::touch_to_pixels);
    add("cross_fade", touches::cross_fade);
    add("save_to_pixels", save_to_pixels);
    add("speech", speech::speech);
    add("idle", idle);
    println!("{}", serde_json::to_string_pretty(&Value::Object(figures)).unwrap());
}

/// A paired corner whose signage stands still on a display of its own.
fn playing() -> (Corner, Display) {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk_in(&display, &[], &as_its_unit_says());
    settle(&display);
    (corner, display)
}

/// What the unit that starts a terminal says of its memory.
fn as_its_unit_says() -> Vec<(&'static str, String)> {
    let lines = UNIT.lines().filter_map(|line| line.strip_prefix("Environment="));
    let words = lines.flat_map(str::split_whitespace).filter_map(|word| word.split_once('='));
    let said: Vec<_> = words.filter(|(name, _)| name.starts_with("MALLOC_")).collect();
    assert!(!said.is_empty(), "the unit says how the terminal's memory is kept");
    said.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

const UNIT: &str = include_str!("../kiosk-config/systemd/shirube-kiosk.service");

fn binary_sizes() -> Value {
    let mib = |file: &str| (fs::metadata(file).unwrap().len() as f64 / 1_048_576.0 * 10.0).round() / 10.0;
    json!({
        "kiosk_mib": mib(env!("CARGO_BIN_EXE_shirube-kiosk")),
        "office_mib": mib(env!("CARGO_BIN_EXE_shirube-office")),
    })
}

/// How many of a thousand worn slips two decoders of other people read.
fn worn_slips() -> Value {
    let read = |wear: worn::Wear| {
        let read = worn::read(wear, SLIPS);
        json!({ "wear": format!("{wear:?}"), "slips": SLIPS, "zbar": read.zbar, "zxing": read.zxing })
    };
    worn::Wear::ALL.into_iter().map(read).collect()
}

/// From exec to a frame with content, beside a bare eframe window in the same run.
fn first_content_frame() -> Value {
    let (mut corner, display) = playing();
    let header = Band::of(corner.dir(), HEADER_ROWS);
    let settled = header.look();
    corner.kill_kiosk();
    Patience::secs(10).until("the window to go", || display.frame().is_blank().then_some(()));
    let ground = header.look();
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let mut bare_window = Command::new(env::current_exe().unwrap());
        bare_window.arg("bare-window");
        bare.push(until_drawn((&display, &header), &mut bare_window, |band| band != ground));
        let data = corner.kiosk_data();
        let mut kiosk = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
        kiosk.args(["run", "--data", path(&data)]);
        ours.push(until_drawn((&display, &header), &mut kiosk, |band| band == settled));
    }
    let (ours, bare) = (median(ours), median(bare));
    json!({ "kiosk_ms": ours, "bare_eframe_ms": bare, "ratio": (ours / bare * 100.0).round() / 100.0 })
}

/// From exec to a frame with content after kill -9 in the middle of a publication, with the disk's caches emptied as far
/// as this machine lets us: whether it did is printed beside it.
fn after_a_power_cut() -> Value {
    let (mut corner, display) = playing();
    let header = Band::of(corner.dir(), HEADER_ROWS);
    let settled = header.look();
    let console = corner.console();
    let (mut took, mut is_cold) = (Vec::new(), true);
    for round in 0..STARTS {
        let (title, body) = NOTICES[round % NOTICES.len()];
        console.send(&console.prepare_notice(&format!("{title} {round}"), body));
        corner.kill_kiosk();
        Patience::secs(10).until("the window to go", || display.frame().is_blank().then_some(()));
        is_cold &= forget_the_disk();
        let started = Instant::now();
        corner.start_kiosk(&display);
        took.push(watch(started, || header.look() == settled));
        settle(&display);
    }
    took.sort_by(f64::total_cmp);
    json!({ "median_ms": median(took.clone()), "max_ms": took[STARTS - 1].round(), "cold": is_cold, "cuts": STARTS })
}

/// Empties the caches of the disk; false where only root may and this is somebody else.
fn forget_the_disk() -> bool {
    let synced = Command::new("sync").status().is_ok_and(|status| status.success());
    synced && fs::write("/proc/sys/vm/drop_caches", "3").is_ok()
}

/// Milliseconds until the display shows what `is_there` waits for.
fn until_drawn(
    (display, header): (&Display, &Band),
    command: &mut Command,
    is_there: impl Fn(&[u8]) -> bool,
) -> f64 {
    let started = Instant::now();
    let mut child =
        quiet(command).env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY").spawn().unwrap();
    let took = watch(started, || is_there(&header.look()));
    end(&mut child);
    Patience::secs(10).until("the window to go", || display.frame().is_blank().then_some(()));
    took
}

/// Milliseconds since `started` until something is there: looks a thousand times a second, and leaves the processors
/// to what is measured.
fn watch(started: Instant, is_there: impl Fn() -> bool) -> f64 {
    let (_keep, tick) = sync_channel::<()>(1);
    while !is_there() {
        assert!(started.elapsed() < Duration::from_secs(30), "nothing was drawn");
        assert!(tick.recv_timeout(Duration::from_millis(1)).is_err(), "nobody rings");
    }
    started.elapsed().as_secs_f64() * 1000.0
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}

/// From pressing "publish" to changed pixels on the kiosk's window.
fn save_to_pixels() -> Value {
    let (corner, display) = playing();
    let slide = Band::of(corner.dir(), SLIDE_ROWS);
    let console = corner.console();
    let mut took = Vec::new();
    for round in 0..SAVES {
        let before = slide.look();
        // Each unlike the one before it, so that any share of it changes many pixels.
        let (title, body) = NOTICES[round % NOTICES.len()];
        let ready = console.prepare_notice(&format!("{title} {round}"), body);
        let started = Instant::now();
        console.send(&ready);
        took.push(watch(started, || changed(&before, &slide.look()) > 1000));
        settle(&display);
    }
    took.sort_by(f64::total_cmp);
    json!({ "p50_ms": took[SAVES / 2], "p99_ms": took[SAVES - 1], "runs": SAVES })
}

/// Bytes that differ.
fn changed(before: &[u8], after: &[u8]) -> usize {
    before.iter().zip(after).filter(|(before, after)| before != after).count()
}

/// Memory and processor time of a minute on signage, of one after every slide had its turns, and of one on home; and of
/// an idle office.
fn idle() -> Value {
    let (corner, display) = playing();
    let signage = minute_of(&[corner.kiosk_pid()]);
    rest(ROUND_SECS);
    let later = minute_of(&[corner.kiosk_pid()]);
    touch(&display);
    settle(&display);
    let home = minute_of(&[corner.kiosk_pid()]);
    json!({ "signage": signage, "signage_later": later, "home": home, "office_rss_mib": status_mib(corner.office_pid(), "VmRSS:") })
}

/// A minute of these processes together.
fn minute_of(pids: &[u32]) -> Value {
    let before = together(pids, cpu_ticks);
    let started = Instant::now();
    rest(IDLE_SECS);
    let secs = started.elapsed().as_secs_f64();
    let percent = (together(pids, cpu_ticks) - before) / (secs * 100.0) * 100.0;
    let pss = together(pids, pss_mib);
    json!({ "cpu_percent": (percent * 100.0).round() / 100.0, "pss_mib": (pss * 10.0).round() / 10.0 })
}

fn rest(secs: u64) {
    let (_keep, tick) = sync_channel::<()>(1);
    assert!(tick.recv_timeout(Duration::from_secs(secs)).is_err(), "nobody rings");
}

/// A figure of several processes; one that ended meanwhile counts no more.
fn together(pids: &[u32], of: fn(u32) -> f64) -> f64 {
    let lives = |pid: &&u32| fs::exists(format!("/proc/{pid}/stat")).unwrap_or(false);
    pids.iter().filter(lives).map(|&pid| of(pid)).sum()
}

/// Touches the middle of the display.
fn touch(display: &Display) {
    let touched = Command::new("xdotool")
        .args(["mousemove", "540", "1000", "click", "1"])
        .env("DISPLAY", &display.name)
        .status();
    assert!(touched.expect("xdotool is installed").success());
}

/// Waits until two looks half a second apart agree.
fn settle(display: &Display) {
    let mut last = display.frame();
    let mut calm_since = Instant::now();
    Patience::secs(60).until("the window to come to rest", || {
        let frame = display.frame();
        if frame != last || frame.is_blank() {
            calm_since = Instant::now();
            last = frame;
        }
        (calm_since.elapsed() > Duration::from_millis(900)).then_some(())
    });
}

fn cpu_ticks(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()
}

fn pss_mib(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap();
    kib(&rollup, "Pss:")
}

fn status_mib(pid: u32, key: &str) -> f64 {
    kib(&fs::read_to_string(format!("/proc/{pid}/status")).unwrap(), key)
}

fn kib(text: &str, key: &str) -> f64 {
    let line = text.lines().find(|line| line.starts_with(key)).unwrap();
    let kib: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    (kib / 1024.0 * 10.0).round() / 10.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2] * 10.0).round() / 10.0
}
