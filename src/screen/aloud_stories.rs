//! Reading aloud as it is met on the glass: what is read, what is lit up, what is said instead.

use egui::{Key, Vec2};

use super::{
    draw,
    fonts::NotoFiles,
    raster::Canvas,
    sample,
    tests::{Nothing, Scene, pressed, scene, welcome},
    theme::Panel,
    view::View,
};
use crate::{
    domain::{
        aloud::{AloudTrouble, Ears, Utterance},
        ruby::RubyText,
        text::Lang,
        time::Now,
    },
    kiosk::{
        Kiosk, KioskConfig,
        aloud::{Note, State},
        config::{AloudConfig, Jack},
        effect::Effect,
        event::Event,
        page::{Page, Prefs, Press},
        spoken::{Ask, Line, Pace, Reading, Says},
        voice::{Order, Told},
    },
};

const NOON: &str = "2026-11-21 13:42:00";

fn now() -> Now {
    sample::now(NOON)
}

/// A terminal that reads, on this page, with these ears.
fn kiosk(page: Page, prefs: Prefs, ears: Ears) -> Kiosk {
    let aloud = Some(AloudConfig { volume_percent: 60, jack: Jack::Watched });
    let config = KioskConfig { aloud, ..KioskConfig::default() };
    let mut kiosk = Kiosk::staged(config, welcome(), Some(page), prefs, &now());
    // Its first question goes by the first ticket of that lane.
    let told = Event::Aloud(crate::kiosk::lane::Ticket(1), Told::Ears(Ok(ears)));
    drop(kiosk.update(&now(), told));
    kiosk
}

/// The same after these events, and what it says.
fn after(mut kiosk: Kiosk, events: Vec<Event>) -> (Kiosk, Vec<String>) {
    let mut said = Vec::new();
    for event in events {
        for effect in kiosk.update(&now(), event) {
            if let Effect::Aloud(_, Order::Say(words, _)) = effect {
                said.push(words.markup().to_owned());
            }
        }
    }
    (kiosk, said)
}

fn reads(kiosk: Kiosk) -> (Kiosk, Vec<String>) {
    let events = pressed(kiosk.clone(), "よみあげ");
    after(kiosk, events)
}

fn read(events: &[Event]) -> Option<&Reading> {
    events.iter().find_map(|event| {
        let Event::Press(Press::Aloud(Ask::Read(reading))) = event else { return None };
        Some(reading)
    })
}

fn lines(reading: &Reading) -> Vec<&str> {
    reading.lines().iter().filter_map(words_of).collect()
}

fn words_of(line: &Line) -> Option<&str> {
    match &line.says {
        Says::Words(words) => Some(words.markup()),
        Says::Digits(_) => None,
    }
}

/// What there is to look at.
pub(super) fn scenes(prefs: Prefs) -> Vec<Scene> {
    let reading = || reads(kiosk(Page::Home, prefs, Ears::Loudspeaker)).0;
    let asked = |page| reads(kiosk(page, prefs, Ears::Loudspeaker)).0;
    let safety = Page::Theme(sample::safety());
    vec![
        scene("home-aloud", kiosk(Page::Home, prefs, Ears::Loudspeaker), NOON),
        scene("home-aloud-reading", reading(), NOON),
        scene("house-aloud-reading", asked(Page::House), NOON),
        scene("theme-aloud-overheard", asked(safety), NOON),
    ]
}

#[test]
fn a_page_is_read_in_its_order_without_what_stands_around_it() {
    let events = pressed(kiosk(Page::Home, Prefs::default(), Ears::Loudspeaker), "よみあげ");
    let reading = read(&events).unwrap();
    let lines = lines(reading);
    assert_eq!(
        lines.get(..4),
        Some(
            &["何をお探しですか", "かんたんな画面", "お名前は聞きません。", "だれが何を見たかは残しません。"]
                [..]
        ),
        "{lines:?}"
    );
    assert!(lines.contains(&"11月21日、土曜日"), "{lines:?}");
    let around = ["画面をかくす", "すぐ話せる所", "よみあげ", "ことばランゲージ"];
    assert!(!lines.iter().any(|line| around.contains(line)), "{lines:?}");
}

#[test]
fn the_sentence_that_is_said_is_lit_up_and_led_from_the_strip() {
    let quiet = kiosk(Page::Home, Prefs::default(), Ears::Loudspeaker);
    let (reading, said) = reads(quiet.clone());
    assert_eq!(said, ["何をお探しですか"]);
    // The strip is of the same colour: what is lit stands in the upper half.
    let lit = |kiosk: &Kiosk| {
        let mut canvas = Canvas::new(&NotoFiles::none());
        let view = View::new(kiosk, now(), Panel::PORTRAIT, &Nothing);
        let picture = canvas.picture(&view.theme, |ui| draw(ui, &view, &mut Vec::new()));
        let ground = view.theme.palette.green_soft.to_array();
        let upper = picture.rgba.chunks_exact(4).take(picture.width as usize * 700);
        upper.filter(|pixel| **pixel == ground).count()
    };
    assert!(lit(&reading) > lit(&quiet) + 2_000, "{} {}", lit(&reading), lit(&quiet));
    for (label, state) in [("一時停止", Some(State::Paused)), ("とめる", None)] {
        let events = pressed(reading.clone(), label);
        assert_eq!(after(reading.clone(), events).0.aloud().state(), state, "{label}");
    }
    let events = pressed(reading.clone(), "ゆっくり");
    assert_eq!(after(reading, events).0.aloud().pace(), Pace::Slow);
}

#[test]
fn what_cannot_be_read_is_said_in_words() {
    let note = |kiosk: Kiosk| reads(kiosk).0.aloud().note().cloned();
    assert_eq!(note(kiosk(Page::Search, Prefs::default(), Ears::Loudspeaker)), Some(Note::OnlyHeadphones));
    let vi = Prefs { lang: Lang::Vi, ..Prefs::default() };
    let vietnamese = kiosk(Page::Home, vi, Ears::Loudspeaker);
    let events = pressed(vietnamese.clone(), "Đọc to");
    let (vietnamese, said) = after(vietnamese, events);
    assert_eq!((vietnamese.aloud().note(), said.len()), (Some(&Note::OtherLanguage), 0));
    let events = pressed(vietnamese.clone(), "Đóng");
    assert_eq!(after(vietnamese, events).0.aloud().note(), None);
}

#[test]
fn a_terminal_without_a_voice_offers_none() {
    let mut mute = kiosk(Page::Home, Prefs::default(), Ears::Loudspeaker);
    assert!(names(&mute).contains(&"よみあげ".to_owned()));
    let none = Event::Aloud(crate::kiosk::lane::Ticket(2), Told::Ears(Err(AloudTrouble::NotBuilt)));
    drop(mute.update(&now(), none));
    assert!(!names(&mute).contains(&"よみあげ".to_owned()));
}

fn names(kiosk: &Kiosk) -> Vec<String> {
    let spoken =
        super::tests::spoken(&super::tests::harness(&scene("names", kiosk.clone(), NOON), Panel::PORTRAIT));
    spoken.lines().filter_map(|line| line.split_once(": ")).map(|(_, name)| name.to_owned()).collect()
}

#[test]
fn with_headphones_a_page_is_read_by_itself_and_the_keypad_says_where_it_stands() {
    let guided = kiosk(Page::Home, Prefs::default(), Ears::Headphones);
    let mut glass = egui_kittest::Harness::builder()
        .with_size(Vec2::new(Panel::PORTRAIT.width_px, Panel::PORTRAIT.height_px))
        .allow_missing_glyphs()
        .with_context_setup(|ctx| super::fonts::install(ctx, &NotoFiles::none()))
        .build_ui_state(
            |ui, (kiosk, events): &mut (Kiosk, Vec<Event>)| {
                let mut pressed = Vec::new();
                let view = View::new(kiosk, now(), Panel::PORTRAIT, &Nothing);
                view.theme.apply(ui.ctx());
                draw(ui, &view, &mut pressed);
                events.extend(pressed.iter().cloned());
                for event in pressed {
                    drop(kiosk.update(&now(), event));
                }
            },
            (guided, Vec::new()),
        );
    glass.run_steps(3);
    let asked = std::mem::take(&mut glass.state_mut().1);
    assert_eq!(asked.len(), 1, "once: {asked:?}");
    let first = lines(read(&asked).unwrap());
    let greeting = "ヘッドホンでご案内します。画面は見なくても使えます。";
    assert_eq!(first.get(..2), Some(&[greeting, "何をお探しですか"][..]));
    glass.key_press(Key::Tab);
    glass.run_steps(3);
    let named: Vec<String> = glass.state().1.iter().filter_map(name).collect();
    let controls = names(&glass.state().0);
    let said = |name: &String| Utterance::of(&RubyText::parse(name)).markup().to_owned();
    let is_control = |name: &String| controls.iter().any(|control| said(control) == *name);
    assert!(named.len() == 1 && named.iter().all(is_control), "what the keypad came to stand on: {named:?}");
}

fn name(event: &Event) -> Option<String> {
    let Event::Press(Press::Aloud(Ask::Name(words))) = event else { return None };
    Some(words.markup().to_owned())
}
