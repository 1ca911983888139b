//! Getting the whole monitor, with a window manager or without, and input that is what it seems.

use eframe::{CreationContext, NativeOptions, Renderer};
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, TouchPhase, Vec2, ViewportBuilder};

use super::settings::{Frame, Glass, ON_A_DESK};
use crate::screen::raster::TEXTURE_SIDE_MAX;

/// Larger than any monitor: the window system makes it the monitor's size.
const WHOLE_MONITOR: Vec2 = Vec2::splat(16_384.0);
/// Where no button is: what is let go there was not pressed.
const NOWHERE: Pos2 = Pos2::new(-10_000.0, -10_000.0);

/// How the window begins.
pub(super) fn options(glass: &Glass) -> NativeOptions {
    let size = glass.size.map(|size| Vec2::new(size.width.into(), size.height.into()));
    let viewport = ViewportBuilder::default().with_title("Shirube").with_app_id("shirube-kiosk");
    let viewport = match (glass.frame, size) {
        (Frame::Windowed, size) => viewport.with_inner_size(size.unwrap_or(ON_A_DESK)),
        (Frame::Bare, Some(size)) => {
            viewport.with_inner_size(size).with_position(Pos2::ZERO).with_decorations(false)
        }
        (Frame::Bare, None) => viewport
            .with_inner_size(WHOLE_MONITOR)
            .with_position(Pos2::ZERO)
            .with_decorations(false)
            .with_fullscreen(true),
    };
    NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        dithering: false,
        persist_window: false,
        system_font_fallback: false,
        ..NativeOptions::default()
    }
}

/// Shows the window before its first frame, which would otherwise be drawn for nobody. Takes the whole monitor where
/// nobody manages windows: there a wish for fullscreen goes unheard, but a size and a place are granted.
pub(super) fn show(cc: &CreationContext<'_>, glass: &Glass) {
    let Some(window) = cc.winit_window() else { return };
    window.set_visible(true);
    if glass.frame == Frame::Windowed || glass.size.is_some() {
        return;
    }
    let Some(monitor) = window.current_monitor().or_else(|| window.available_monitors().next()) else {
        tracing::warn!("the window system names no monitor: check its cable");
        return;
    };
    window.set_outer_position(monitor.position());
    // Granted later or never: the next frame is drawn in whatever size the window then has.
    let _granted = window.request_inner_size(monitor.size());
}

/// What input is turned into before egui sees it. Says whether somebody is there.
pub(super) fn prepare(input: &mut RawInput) -> bool {
    input.max_texture_side = Some(TEXTURE_SIDE_MAX);
    let cancelled = |event: &Event| matches!(event, Event::Touch { phase: TouchPhase::Cancel, .. });
    if input.events.iter().any(cancelled) {
        // A cancelled touch would leave the button pressed for ever; let go far away, it presses nothing.
        let button = PointerButton::Primary;
        input.events.extend([
            Event::PointerMoved(NOWHERE),
            Event::PointerButton { pos: NOWHERE, button, pressed: false, modifiers: Modifiers::NONE },
            Event::PointerGone,
        ]);
    }
    input.events.iter().any(is_touch)
}

fn is_touch(event: &Event) -> bool {
    matches!(
        event,
        Event::PointerButton { pressed: true, .. }
            | Event::Touch { phase: TouchPhase::Start | TouchPhase::Move, .. }
            | Event::MouseWheel { .. }
            | Event::Key { pressed: true, .. }
            | Event::Text(_)
    )
}

#[cfg(test)]
mod tests {
    use egui::{Context, Rect, Sense, TouchDeviceId, TouchId};

    use super::*;

    fn touch(phase: TouchPhase) -> Event {
        let (device_id, id) = (TouchDeviceId(0), TouchId(0));
        Event::Touch { device_id, id, phase, pos: Pos2::new(50.0, 50.0), force: None }
    }

    fn press() -> [Event; 2] {
        let pos = Pos2::new(50.0, 50.0);
        let button = PointerButton::Primary;
        [
            Event::PointerMoved(pos),
            Event::PointerButton { pos, button, pressed: true, modifiers: Modifiers::NONE },
        ]
    }

    #[test]
    fn a_cancelled_touch_lets_go_and_presses_nothing() {
        let ctx = Context::default();
        let frame = |events: Vec<Event>| {
            let mut input = RawInput { events, ..RawInput::default() };
            prepare(&mut input);
            let mut clicked = false;
            let mut output = ctx.run_ui(input, |ui| {
                let rect = Rect::from_min_size(Pos2::ZERO, Vec2::splat(100.0));
                clicked |= ui.allocate_rect(rect, Sense::click()).clicked();
            });
            output.textures_delta.clear();
            (clicked, ctx.input(|input| input.pointer.any_down()))
        };
        assert_eq!(frame(Vec::new()), (false, false));
        assert_eq!(frame([vec![touch(TouchPhase::Start)], press().to_vec()].concat()), (false, true));
        assert_eq!(frame(vec![touch(TouchPhase::Cancel)]), (false, false));
    }

    #[test]
    fn touching_and_scrolling_are_being_there_and_a_passing_mouse_is_not() {
        for (event, there) in [
            (touch(TouchPhase::Start), true),
            (touch(TouchPhase::Cancel), false),
            (press()[1].clone(), true),
            (Event::PointerMoved(Pos2::ZERO), false),
            (Event::PointerGone, false),
            (Event::WindowFocused(true), false),
        ] {
            let mut input = RawInput { events: vec![event.clone()], ..RawInput::default() };
            assert_eq!(prepare(&mut input), there, "{event:?}");
            assert_eq!(input.max_texture_side, Some(TEXTURE_SIDE_MAX));
        }
    }
}
