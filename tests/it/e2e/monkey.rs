//! A monkey at the real window: touches anywhere, and the memory of the terminal is written down meanwhile.

use std::{fs, process::Command};

use serde_json::{Value, json};
use shirube::{
    clock::{Clock as _, SystemClock},
    sim::dice::Dice,
};

use super::{
    corner::Corner,
    display::Display,
    kills::{after, converge},
};

const WIDTH: u32 = 1080;
const HEIGHT: u32 = 1920;

/// What was measured at the end of one span.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    touches: u32,
    rss_mib: f64,
    pss_mib: f64,
}

impl Span {
    /// It as JSON.
    pub(crate) fn figures(&self) -> Value {
        json!({ "touches": self.touches, "rss_mib": self.rss_mib, "pss_mib": self.pss_mib })
    }
}

/// Plays so many spans of so many seconds; staff publish something in each of them.
pub(crate) fn play(seed: u64, spans: u64, secs: u64) -> Vec<Span> {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), WIDTH, HEIGHT);
    corner.start_kiosk(&display);
    converge(&corner);
    let (console, clock, mut dice) = (corner.console(), SystemClock::start(), Dice::of(seed));
    let mut measured = Vec::new();
    for span in 0..spans {
        console
            .publish_notice(&format!("さるの いる日の お知らせ {span}"), "だれかが 画面を たたいています。");
        let (from, mut touches) = (clock.mono(), 0);
        while clock.mono().millis_since(from) < secs * 1000 {
            touch(&display, &mut dice);
            touches += 1;
            after(dice.between(10, 250));
        }
        assert!(corner.kiosk_runs(), "the monkey won: {}", corner.log("kiosk"));
        let kib = |file: &str, key: &str| kib(&format!("/proc/{}/{file}", corner.kiosk_pid()), key);
        measured.push(Span {
            touches,
            rss_mib: kib("status", "VmRSS:"),
            pss_mib: kib("smaps_rollup", "Pss:"),
        });
    }
    assert!(!display.frame().is_blank() && !corner.log("kiosk").contains("panicked"));
    measured
}

/// Whether the last third of the spans took no more memory than the third before it, but for a twentieth.
pub(crate) fn is_flat(spans: &[Span]) -> bool {
    let third = spans.len() / 3;
    let mean = |spans: &[Span]| spans.iter().map(|span| span.pss_mib).sum::<f64>() / spans.len() as f64;
    third == 0 || mean(&spans[spans.len() - third..]) <= mean(&spans[third..spans.len() - third]) * 1.05
}

/// A touch, mostly; a long one or a drag now and then.
fn touch(display: &Display, dice: &mut Dice) {
    let mut place = || (dice.below(WIDTH.into()).to_string(), dice.below(HEIGHT.into()).to_string());
    let ((x, y), (to_x, to_y)) = (place(), place());
    let drags = dice.one_in(6);
    let words = if drags {
        vec!["mousemove", &x, &y, "mousedown", "1", "mousemove", &to_x, &to_y, "mouseup", "1"]
    } else {
        vec!["mousemove", &x, &y, "click", "1"]
    };
    let touched = Command::new("xdotool").args(&words).env("DISPLAY", &display.name).status();
    assert!(touched.expect("xdotool is installed: bash kiosk-config/setup.sh test").success());
}

fn kib(file: &str, key: &str) -> f64 {
    let text = fs::read_to_string(file).unwrap();
    let line = text.lines().find(|line| line.starts_with(key)).unwrap();
    let kib: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    (kib / 1024.0 * 10.0).round() / 10.0
}

#[test]
fn a_monkey_does_not_end_the_window() {
    let spans = play(3, 3, 5);
    assert!(spans.iter().all(|span| span.touches > 5 && span.pss_mib > 10.0), "{spans:?}");
}

#[test]
fn memory_that_grows_is_not_called_flat() {
    let spans = |grows: f64| -> Vec<Span> {
        (0..9)
            .map(|number| Span { touches: 1, rss_mib: 0.0, pss_mib: 100.0 + grows * f64::from(number) })
            .collect()
    };
    assert!(is_flat(&spans(0.0)) && is_flat(&spans(-1.0)) && !is_flat(&spans(2.0)));
}
