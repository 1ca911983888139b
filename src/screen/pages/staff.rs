//! 職員のページ: behind a PIN, how the terminal is, in plain words with reasons; never anything of a visitor. Its words are
//! Japanese, like the console's.

use egui::Ui;

mod tuning;

use super::{
    facts,
    keyed::digits,
    parts::{Sheet, Shown, is_landscape, lower, open},
};
use crate::{
    domain::{slip::SlipKind, staff_pin::PIN_DIGITS},
    kiosk::{
        event::Event,
        health::Health,
        page::{Page, Press},
        plain,
        printing::Readiness,
        staff::{Door, StaffAsk, StaffDoor},
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::Pressed as _,
        widgets::{
            Button, Fact, Mark, Prose, caption, card, columns, digit_places, gap, panel, para, scroll,
            section, title,
        },
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let Some(door) = view.kiosk.visit().and_then(|visit| visit.staff_door()) else { return };
    if door.state() == Door::Open {
        state(ui, view, events);
    } else {
        pin(ui, view, door, events);
    }
}

fn pin(ui: &mut Ui, view: &Shown<'_>, door: &StaffDoor, events: &mut Vec<Event>) {
    let theme = &view.theme;
    lower(ui, theme);
    scroll(ui, theme, (view.words, "staff-pin"), |ui| {
        title(ui, theme, TITLE);
        gap(ui, theme, space::S);
        if is_landscape(theme) {
            columns(ui, theme, (&[1.0, 1.0], space::XL), |ui, column| match column {
                0 => typed(ui, view, door, events),
                _ => digits(ui, view, events),
            });
            return;
        }
        typed(ui, view, door, events);
        gap(ui, theme, space::M);
        digits(ui, view, events);
    });
}

const TITLE: &str = "職員のページ";

/// The places of the PIN, what was wrong with it, and the button once all digits are there.
fn typed(ui: &mut Ui, view: &Shown<'_>, door: &StaffDoor, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let filled = door.digits_count();
    para(ui, theme, "暗証番号（8けた）");
    gap(ui, theme, space::XS);
    digit_places(ui, theme, (filled, PIN_DIGITS), &view.words.pin_digits_typed(filled, PIN_DIGITS));
    gap(ui, theme, space::S);
    let wrong = match door.state() {
        Door::Shut | Door::Open => None,
        Door::Wrong => Some("ちがいます。もういちど 押してください。".to_owned()),
        Door::Resting(until) => {
            let secs = until.millis_since(view.now.mono).div_ceil(1000);
            Some(format!("何度も ちがったので、{secs}秒 待ってください。"))
        }
    };
    if let Some(wrong) = wrong {
        Mark::new(Tone::Prep, wrong).show(ui, theme);
        gap(ui, theme, space::S);
    }
    if filled == PIN_DIGITS && Button::filled("開く").icon(Icon::Key).show(ui, theme).clicked() {
        events.press(Press::Staff(StaffAsk::Enter));
    }
    caption(ui, theme, "ご来館の方は「はじめへ」を 押してください。");
}

fn state(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let health = view.kiosk.health(&view.now);
    Sheet::new(view, "staff").fill(
        ui,
        events,
        |ui, events| {
            title(ui, theme, TITLE);
            deeds(ui, view, events);
            tuning::draw(ui, view, events);
        },
        |ui, _| {
            troubles(ui, view, &health);
            gap(ui, theme, space::M);
            card(ui, theme, |ui| facts_of(ui, view, &health));
            section(ui, theme, "中の作業");
            panel(ui, theme, |ui| {
                for lane in &health.lanes {
                    caption(ui, theme, lane.words(view.now.mono));
                }
            });
        },
    );
}

/// What is wrong, with the way out; or that nothing is.
fn troubles(ui: &mut Ui, view: &Shown<'_>, health: &Health) {
    let theme = &view.theme;
    if health.troubles.is_empty() {
        Mark::new(Tone::Free, "すべて 正しく 動いています").style(TextStyle::Label).show(ui, theme);
    }
    for trouble in &health.troubles {
        Fact::new(Icon::Warning, "", trouble.words()).show(ui, theme);
        gap(ui, theme, space::XS);
    }
}

fn facts_of(ui: &mut Ui, view: &Shown<'_>, health: &Health) {
    let zone = view.kiosk.config().zone;
    let kiosk = view.kiosk;
    let own = [
        ("プリンター", plain::printer(kiosk.readiness())),
        ("チャイム", plain::voice(kiosk.voice()).to_owned()),
        ("版", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    let all = health.facts(zone, view.now.mono).into_iter().chain(own);
    let facts: Vec<_> = all.map(|(name, words)| (Icon::Info, name, Prose::from(words))).collect();
    facts::show(ui, &view.theme, &facts);
}

fn deeds(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if view.kiosk.readiness() != Readiness::NoPrinter {
        let test = Button::outline("ためしに 印刷する").icon(Icon::Printer).secondary().show(ui, theme);
        open(&test, Page::Paper(SlipKind::FirstVisit), events);
        gap(ui, theme, space::S);
    }
    let restart = Button::outline("端末を 再起動する").icon(Icon::ArrowClockwise).secondary().show(ui, theme);
    if restart.clicked() {
        events.press(Press::Staff(StaffAsk::Restart));
    }
}
