//! From the console to the loudspeaker: what is heard, what is not, and a card that comes and goes.

use std::{fs, path::PathBuf, process::Command};

use super::{
    console::Console,
    corner::{Corner, Patience, path},
    ear::{Ear, Rung},
    emergency::raise,
    shot::Shot,
};

const C5: f64 = 523.25;
const E5: f64 = 659.26;
const F5: f64 = 698.46;
const A5: f64 = 880.00;

/// Rings at any time of the day, but not by itself while the test runs.
const ON: &str = "[sound]\non = true\nvolume = 100\nopening = false\nclosing_minutes = 0\nquiet = []\n";
const OFF: &str = "[sound]\non = false\nquiet = []\n";

/// A paired kiosk without a window that runs with these settings and has something to show.
fn running(corner: &mut Corner, ear: &Ear, settings: &str) {
    let file = settings_file(corner, settings);
    corner.start_kiosk_headless(&["--config", path(&file)], &ear.surroundings());
    // From here on something published is news.
    Patience::secs(60).until("the first content", || {
        Shot { page: "home".to_owned(), data: corner.kiosk_data() }.take().map(drop)
    });
}

fn settings_file(corner: &Corner, settings: &str) -> PathBuf {
    let file = corner.dir().join("kiosk.toml");
    fs::write(&file, settings).unwrap();
    file
}

fn urgent(console: &Console, title: &str) -> String {
    let ready = console.prepare_notice(title, "階段を お使いください。").with("urgency", "urgent_chime");
    console.send(&ready);
    ready.id
}

fn is_notice(rung: &Rung) -> bool {
    rung.has(E5) && rung.has(C5) && !rung.has(A5)
}

fn is_emergency(rung: &Rung) -> bool {
    rung.has(A5) && rung.has(F5) && !rung.has(C5)
}

#[test]
fn an_urgent_notice_and_an_emergency_are_heard_once_each() {
    let mut corner = Corner::paired();
    let ear = Ear::start(corner.dir());
    let _plug = ear.plug_in();
    let recording = ear.listen("day");
    running(&mut corner, &ear, ON);
    let console = corner.console();
    Patience::secs(60).until("the console to know that it rings", || says(&console, "<dd>鳴ります</dd>"));
    assert!(console.get("/notices/new").text.contains("15階：鳴ります。"), "the form says where it is heard");
    assert!(!recording.hears(), "a start is silent");

    urgent(&console, "水が 出ません");
    let first = recording.next(0, "the chime of the notice");
    assert!(is_notice(&first), "it has the notes of a notice and their partials");
    assert!((1_500..=3_000).contains(&first.millis()), "{} ms", first.millis());
    raise(&console);
    let second = recording.next(1, "the chime of the emergency");
    assert!(is_emergency(&second), "it has the notes of an emergency and no others");
    recording.pass(3);
    assert_eq!(recording.rung().map(|rung| rung.len()), Some(2), "each rings once");
}

#[test]
fn a_terminal_whose_sound_is_off_keeps_silent_and_the_console_says_so() {
    let mut corner = Corner::paired();
    let ear = Ear::start(corner.dir());
    let _plug = ear.plug_in();
    let recording = ear.listen("silence");
    running(&mut corner, &ear, OFF);
    let console = corner.console();
    Patience::secs(60).until("the console to know that it is off", || {
        says(&console, "鳴りません（端末の設定で切ってあります）")
    });
    let id = urgent(&console, "聞こえない お知らせ");
    let shot = Shot { page: format!("notice/{id}"), data: corner.kiosk_data() };
    Patience::secs(60).until("the notice at the terminal", || shot.take().map(drop));
    recording.pass(4);
    assert!(recording.samples().iter().all(|sample| *sample == 0.0), "not a sample of sound");
    assert!(corner.kiosk_runs());
}

#[test]
fn a_loudspeaker_comes_and_goes_and_the_terminal_goes_on() {
    let mut corner = Corner::paired();
    let ear = Ear::start(corner.dir());
    running(&mut corner, &ear, ON);
    let console = corner.console();
    Patience::secs(60).until("the trouble at the desk", || says(&console, "スピーカーが 見つからず"));
    assert!(says(&console, "鳴らせません").is_some());
    assert!(corner.kiosk_runs() && corner.log("kiosk").contains("NoCard"), "{}", corner.log("kiosk"));

    let plug = ear.plug_in();
    Patience::secs(90).until("the desk to hear of the loudspeaker", || says(&console, "<dd>鳴ります</dd>"));
    let recording = ear.listen("before");
    urgent(&console, "一つめの お知らせ");
    let cut = || corner.log("kiosk").contains("BrokeOff");
    Patience::secs(60).until("the chime to begin", || recording.hears().then_some(()));
    ear.unplug(&plug);
    Patience::secs(30).until("the terminal to notice", || cut().then_some(()));
    drop(recording);

    let _plug = ear.plug_in();
    let recording = ear.listen("after");
    // A card that is back in time is heard with the chime that broke off, a later one with the next.
    urgent(&console, "二つめの お知らせ");
    // The one that broke off may have begun before anybody listened.
    Patience::secs(90).until("a whole chime from the card that is back", || {
        recording.rung()?.iter().any(is_notice).then_some(())
    });
    assert!(corner.kiosk_runs());
    Patience::secs(90).until("the trouble to be over", || says(&console, "<dd>鳴ります</dd>"));
}

/// Whether the page of the terminals says this.
fn says(console: &Console, words: &str) -> Option<()> {
    console.get("/devices").text.contains(words).then_some(())
}

#[test]
fn check_rings_once_and_says_what_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    let ear = Ear::start(dir.path());
    let config = dir.path().join("kiosk.toml");
    fs::write(&config, ON).unwrap();
    let check = |more: &[&str]| {
        let mut check = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
        check
            .args(["check", "--config", path(&config), "--data", path(&dir.path().join("kiosk"))])
            .args(more);
        let output = check.envs(ear.surroundings()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, said, missing) = check(&[]);
    assert!(code == Some(1) && said.contains("BAD  sound") && missing.contains("sound"), "{said}{missing}");
    assert!(!missing.contains("ALSA lib"), "the library's own words stay out: {missing}");
    let (code, _, missing) = check(&["--test-chime"]);
    assert!(code == Some(1) && missing.contains("aplay -L"), "{missing}");

    let _plug = ear.plug_in();
    let recording = ear.listen("check");
    let (_, said, _) = check(&[]);
    assert!(said.contains("ok   sound"), "{said}");
    let (code, said, missing) = check(&["--test-chime"]);
    assert!(code == Some(0) && said.contains("rang notice at volume 100"), "{said}{missing}");
    assert!(is_notice(&recording.next(0, "the chime")));
    assert_eq!(check(&["--test-chime=emergency"]).0, Some(0));
    assert!(is_emergency(&recording.next(1, "another chime")));
}
