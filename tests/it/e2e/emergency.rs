//! From the desk's browser to the glass: an emergency covers a visit that a finger opened, and the visit is gone after.

use std::process::Command;

use super::{
    console::Console,
    corner::{Corner, Patience},
    display::Display,
    shot::{Shot, same_picture},
};

/// A finger on the glass.
fn touch(display: &Display, (x, y): (u32, u32)) {
    let done = Command::new("xdotool")
        .args(["mousemove", &x.to_string(), &y.to_string(), "click", "1"])
        .env("DISPLAY", &display.name)
        .status();
    assert!(done.expect("xdotool is installed: bash kiosk-config/setup.sh test").success());
}

/// Both presses of the console; between them nothing is published.
pub(crate) fn raise(console: &Console) {
    let chosen = [("kind", "evacuation"), ("minutes", "30"), ("message", "東の階段へ"), ("chime", "1")];
    let first = console.post("/emergency", &[chosen.as_slice(), &[("do", "look")]].concat());
    assert!(first.status == 200 && first.text.contains("今すぐ出す"), "{}: {}", first.status, first.text);
    assert!(!console.get("/").text.contains("class=\"alarm\""), "one press publishes nothing");
    let (version, until) = (hidden(&first.text, "version"), hidden(&first.text, "until"));
    let second = [("version", version.as_str()), ("until", until.as_str()), ("do", "publish")];
    let sent = console.post("/emergency", &[chosen.as_slice(), &second].concat());
    assert_eq!(sent.status, 303, "{}", sent.text);
}

fn end(console: &Console) {
    let version = hidden(&console.get("/emergency/end").text, "version");
    assert_eq!(console.post("/emergency/end", &[("version", version.as_str())]).status, 303);
}

fn hidden(text: &str, name: &str) -> String {
    let rest = text.split(&format!("name=\"{name}\" value=\"")).nth(1);
    let rest = rest.unwrap_or_else(|| panic!("no field {name} in: {text}"));
    rest.split('"').next().unwrap_or_default().replace("&#43;", "+")
}

#[test]
fn an_emergency_covers_an_open_visit_and_leaves_nothing_of_it() {
    let mut corner = Corner::paired();
    let display = Display::start(corner.dir(), 1080, 1920);
    corner.start_kiosk(&display);
    let console = corner.console();
    let shot = |page: &str| Shot { page: page.to_owned(), data: corner.kiosk_data() };
    let shows = |what: &str, page: &str| {
        let shot = shot(page);
        Patience::secs(60)
            .until(what, || shot.take().filter(|drawn| same_picture(&display.frame(), drawn)).map(drop));
    };
    shows("the signage", "signage");
    touch(&display, (540, 900));
    shows("home after a touch", "home");

    raise(&console);
    // With an emergency in its content, whatever page is asked for is covered: the picture is the emergency's.
    shows("the emergency over the visit", "signage");
    assert_eq!(display.frame().rgb[..3], [0xFF, 0xD8, 0x4D], "the yellow band of an emergency");
    let proof = Patience::secs(20).until("the receipt to say since when it is shown", || {
        let page = console.get("/receipt/emergency/site?v=1").text;
        page.contains("から 映っています").then_some(page)
    });
    assert!(proof.contains("公開しました"));
    touch(&display, (540, 900));

    end(&console);
    shows("the signage, and no visit", "signage");
    Patience::secs(20).until("the console to say that it is gone", || {
        console.get("/receipt/emergency/site?v=2").text.contains("から 消えました").then_some(())
    });
}
