//! A finger at the real window, which finds things where the drawing of the same page has them.

use std::process::Command;

use egui::{Pos2, Rect, Role, Vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use shirube::{
    clock::{Clock as _, SystemClock},
    domain::{
        blob::BlobHash,
        time::{Mono, Now},
    },
    kiosk::{Kiosk, visit::DEBOUNCE_MILLIS},
    screen::{
        draw,
        fonts::{self, NotoFiles},
        theme::Panel,
        view::{Pictures, View},
        widgets::picture::Picture,
    },
};

use super::{
    corner::{Patience, ok},
    display::Display,
};

/// Nobody has pictures: a page has to do without.
pub(crate) struct NoPictures;

impl Pictures for NoPictures {
    fn get(&self, _: &BlobHash) -> Option<Picture> {
        None
    }
}

/// This moment, long after the start of a machine.
pub(crate) fn now() -> Now {
    Now { mono: Mono(86_400_000), ..SystemClock::start().now(chrono_tz::Asia::Tokyo) }
}

/// Where something stands in what a kiosk draws on an upright panel; none where it stands on none, or outside the glass.
/// What has the very name goes before what has it in its name. A picture may reach beyond it.
pub(crate) fn place(kiosk: &Kiosk, role: Role, name: &str) -> Option<Rect> {
    let panel = Panel::PORTRAIT;
    let mut glass = Harness::builder()
        .with_size(Vec2::new(panel.width_px, panel.height_px))
        .with_context_setup(|ctx| fonts::install(ctx, &NotoFiles::none()))
        .build_ui(|ui| {
            let view = View::new(kiosk, now(), panel, &NoPictures);
            view.theme.apply(ui.ctx());
            draw(ui, &view, &mut Vec::new());
        });
    glass.run();
    let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let all = || glass.query_all_by(|node| node.role() == role);
    let found =
        all().find(|node| label(node) == name).or_else(|| all().find(|node| label(node).contains(name)));
    found.map(|node| node.rect()).filter(|rect| rect.bottom() < panel.height_px || role == Role::Image)
}

/// Touches the glass as people do.
pub(crate) fn tap(display: &Display, at: Pos2) {
    steady();
    let (x, y) = (at.x.round().to_string(), at.y.round().to_string());
    let mut hand = Command::new("xdotool");
    hand.args(["mousemove", &x, &y, "click", "1"]).env("DISPLAY", &display.name);
    ok(&hand.output().expect("xdotool is installed: bash kiosk-config/setup.sh test"));
}

/// Lets the time pass in which what a hand does on a page that just opened is taken for the trembling of a finger.
pub(crate) fn steady() {
    let clock = SystemClock::start();
    Patience::secs(10).until("a hand to move again", || (clock.mono().0 > 2 * DEBOUNCE_MILLIS).then_some(()));
}
