//! The signage beside a browser: the same page in Chromium's kiosk mode, in the same run on the same display.

use std::{collections::VecDeque, fs, path::Path, process::Command};

use serde_json::{Value, json};

use crate::{
    Band, HEADER_ROWS, Patience, STARTS, as_its_unit_says, corner::end, median, minute_of, path, playing,
    quiet, settle, until_drawn,
};

/// The page, beside this file.
const PAGE: &str = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/benches/peer.html");

/// First pixels, memory and processor time of the kiosk and of Chromium, and how many times more Chromium takes.
pub(crate) fn beside_chromium() -> Value {
    let (mut corner, display) = playing();
    let header = Band::of(corner.dir(), HEADER_ROWS);
    let settled = header.look();
    let ours = minute_of(&[corner.kiosk_pid()]);
    corner.kill_kiosk();
    Patience::secs(10).until("the window to go", || display.frame().is_blank().then_some(()));

    let profile = corner.dir().join("chromium");
    let mut browser = quiet(&mut chromium(&profile)).env("DISPLAY", &display.name).spawn().unwrap();
    settle(&display);
    let page = header.look();
    let theirs = minute_of(&family(browser.id()));
    end(&mut browser);
    Patience::secs(10).until("the browser to go", || display.frame().is_blank().then_some(()));

    let (mut kiosk_ms, mut chromium_ms) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let mut kiosk = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
        kiosk.args(["run", "--data", path(&corner.kiosk_data())]).envs(as_its_unit_says());
        kiosk_ms.push(until_drawn((&display, &header), &mut kiosk, |band| band == settled));
        chromium_ms.push(until_drawn((&display, &header), &mut chromium(&profile), |band| band == page));
    }
    let ratio = |key: &str| times(theirs[key].as_f64().unwrap(), ours[key].as_f64().unwrap());
    let first = (median(kiosk_ms), median(chromium_ms));
    json!({
        "first_pixels_ms": { "kiosk": first.0, "chromium": first.1, "ratio": times(first.1, first.0) },
        "kiosk": ours, "chromium": theirs,
        "pss_ratio": ratio("pss_mib"), "cpu_ratio": ratio("cpu_percent"),
    })
}

fn times(theirs: f64, ours: f64) -> f64 {
    (theirs / ours * 100.0).round() / 100.0
}

/// Chromium as kiosks run it, with a profile that is there already.
fn chromium(profile: &Path) -> Command {
    let mut command = Command::new("chromium");
    command
        .args(["--kiosk", "--no-sandbox", "--no-first-run", "--noerrdialogs", "--disable-infobars"])
        .args(["--disable-session-crashed-bubble", "--password-store=basic", "--window-position=0,0"])
        .args(["--window-size=1080,1920", &format!("--user-data-dir={}", path(profile)), PAGE]);
    command
}

/// A process and all that descend from it.
fn family(pid: u32) -> Vec<u32> {
    let (mut found, mut waiting) = (Vec::new(), VecDeque::from([pid]));
    while let Some(pid) = waiting.pop_front() {
        found.push(pid);
        let Ok(tasks) = fs::read_dir(format!("/proc/{pid}/task")) else { continue };
        for task in tasks.flatten() {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            waiting.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        }
    }
    found
}
