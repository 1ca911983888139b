//! An edit in the console reaches the glass: proven by the pixels of the real window.

use std::{env, path::PathBuf};

use super::{
    console::Console,
    corner::{Corner, Patience, path},
    display::{Display, Frame},
    shot::{Shot, same_picture},
};

/// A corner to look at: one that `demo.sh --smoke` started, or one of our own.
struct Stage {
    console: Console,
    kiosk_data: PathBuf,
    frame: Box<dyn Fn() -> Frame>,
    _own: Option<Corner>,
}

impl Stage {
    fn set() -> Self {
        let var = |name: &str| env::var(name).ok();
        match (
            var("SHIRUBE_DEMO_DIR"),
            var("SHIRUBE_DEMO_URL"),
            var("SHIRUBE_DEMO_LOGIN"),
            var("SHIRUBE_DEMO_PASSWORD"),
        ) {
            (Some(dir), Some(url), Some(login), Some(password)) => {
                let dir = PathBuf::from(dir);
                let framebuffer = dir.join("Xvfb_screen0");
                Self {
                    console: Console::log_in(&url, &login, &password),
                    kiosk_data: dir.join("kiosk"),
                    frame: Box::new(move || Frame::read(&framebuffer)),
                    _own: None,
                }
            }
            _ => Self::own(),
        }
    }

    fn own() -> Self {
        let mut corner = Corner::paired();
        let display = Display::start(corner.dir(), 1080, 1920);
        corner.start_kiosk(&display);
        Self {
            console: corner.console(),
            kiosk_data: corner.kiosk_data(),
            frame: Box::new(move || display.frame()),
            _own: Some(corner),
        }
    }
}

#[test]
fn a_console_edit_reaches_the_glass() {
    let stage = Stage::set();
    let title = "しるべの試し書き";
    assert!(!stage.console.get("/notices").text.contains(title), "the notice is new");
    let signage = Shot { page: "signage".to_owned(), data: stage.kiosk_data.clone() };
    Patience::secs(60).until("the signage", || {
        signage.take().filter(|drawn| same_picture(&(stage.frame)(), drawn)).map(drop)
    });

    let id = stage.console.publish_notice(title, "この お知らせは 試しに 書いたものです。");

    let shot = Shot { page: format!("signage:notice/{id}"), data: stage.kiosk_data.clone() };
    Patience::secs(20).until("the window to show the notice", || {
        let wanted = shot.take()?;
        let shown = (stage.frame)();
        same_picture(&shown, &wanted).then_some(())
    });

    // The same eye sees a difference: the notice no longer there is another picture.
    let other = Shot { page: "home".to_owned(), data: stage.kiosk_data.clone() };
    let home = other.take().expect("home can be drawn");
    assert!(!same_picture(&(stage.frame)(), &home), "home is not signage: {}", path(&stage.kiosk_data));
}
