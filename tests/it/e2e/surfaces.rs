//! Where a window may stand: under a window manager, and on Wayland in a compositor of its own.

use std::{
    fs,
    os::unix::fs::chown,
    path::Path,
    process::{Child, Command, Stdio},
};

use super::{
    corner::{Corner, Patience, end, ok, path},
    display::{Display, Frame},
    shot::{Shot, picture, same_picture},
};

/// The kernel's user without rights: cage refuses to run as root.
const NOBODY: u32 = 65_534;

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

#[test]
fn under_a_window_manager_the_window_takes_the_whole_glass() {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), 1080, 1920);
    let _manager = Running(quiet(Command::new("openbox").env("DISPLAY", &display.name)).spawn().unwrap());
    Patience::secs(20).until("the window manager", || {
        let root = Command::new("xprop")
            .args(["-root", "_NET_SUPPORTING_WM_CHECK"])
            .env("DISPLAY", &display.name)
            .output()
            .expect("xprop is installed: bash kiosk-config/setup.sh test");
        String::from_utf8_lossy(&root.stdout).contains("window id").then_some(())
    });
    corner.start_kiosk(&display);
    let shot = Shot { page: "signage".to_owned(), data: corner.kiosk_data() };
    Patience::secs(60).until("the signage, edge to edge", || {
        shot.take().filter(|drawn| same_picture(&display.frame(), drawn))
    });
}

#[test]
fn on_wayland_the_window_shows_what_the_rasteriser_draws() {
    let corner = Corner::paired();
    let folder = corner.dir().join("wayland");
    fs::create_dir(&folder).unwrap();
    // The build may lie where only its owner may look.
    fs::copy(env!("CARGO_BIN_EXE_shirube-kiosk"), folder.join("shirube-kiosk")).unwrap();
    given_to_nobody(corner.dir());
    let mut cage = Command::new("setpriv");
    cage.args(["--reuid=65534", "--regid=65534", "--clear-groups", "cage", "--"])
        .arg(folder.join("shirube-kiosk"))
        .args(["run", "--data", path(&corner.kiosk_data()), "--tour", path(&folder)])
        .envs([("WLR_BACKENDS", "headless"), ("WLR_RENDERER", "pixman"), ("WLR_LIBINPUT_NO_DEVICES", "1")])
        .current_dir(&folder)
        .env("XDG_RUNTIME_DIR", &folder)
        .env("HOME", &folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    let _cage =
        Running(quiet(&mut cage).spawn().expect("cage is installed: bash kiosk-config/setup.sh test"));
    let last = folder.join("rooms.png");
    Patience::secs(90).until("the tour", || fs::metadata(&last).ok().filter(|file| file.len() > 0));
    let shown = picture(&folder.join("home.png"));
    let drawn = drawn(&corner, &shown);
    assert!(same_picture(&shown, &drawn), "home at {}x{} differs", shown.width, shown.height);
}

/// Home as the rasteriser draws it in the size of another picture.
fn drawn(corner: &Corner, like: &Frame) -> Frame {
    let out = corner.dir().join("drawn.png");
    let mut shot = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
    shot.args(["shot", "--page", "home", "--size", &format!("{}x{}", like.width, like.height)]).args([
        "--data",
        path(&corner.kiosk_data()),
        "--out",
        path(&out),
    ]);
    ok(&shot.output().unwrap());
    picture(&out)
}

/// Everything in the folder belongs to the user without rights, where this process may give it away.
fn given_to_nobody(dir: &Path) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            given_to_nobody(&path);
        } else {
            chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
    chown(dir, Some(NOBODY), Some(NOBODY)).unwrap();
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}
