//! One renderer: what the CPU rasteriser draws is what the real window shows.

use std::process::{Command, Stdio};

use super::{
    corner::{Corner, Patience, end, path},
    display::Display,
    shot::{Shot, picture, same_picture},
};

#[test]
fn the_window_shows_what_the_rasteriser_draws() {
    let corner = Corner::paired();
    for (width, height) in [(1080_u32, 1920_u32), (1920, 1080)] {
        let folder = corner.dir().join(format!("tour-{width}"));
        std::fs::create_dir(&folder).unwrap();
        let display = Display::start(&folder, width, height);
        let mut kiosk = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
            .args(["run", "--data", path(&corner.kiosk_data()), "--tour", path(&folder)])
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let last = folder.join("rooms.png");
        Patience::secs(90).until("the tour", || std::fs::metadata(&last).ok().filter(|file| file.len() > 0));
        end(&mut kiosk);
        let size = format!("{width}x{height}");
        let drawn = folder.join("drawn.png");
        let shot = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
            .args(["shot", "--page", "home", "--size", &size, "--data", path(&corner.kiosk_data())])
            .args(["--out", path(&drawn)])
            .status()
            .unwrap();
        assert!(shot.success());
        assert!(same_picture(&picture(&folder.join("home.png")), &picture(&drawn)), "home at {size} differs");
    }
    let rooms = Shot { page: "rooms".to_owned(), data: corner.kiosk_data() }.take().unwrap();
    let home = Shot { page: "home".to_owned(), data: corner.kiosk_data() }.take().unwrap();
    assert!(!same_picture(&rooms, &home), "the comparison can tell two pages apart");
}
