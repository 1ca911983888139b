//! The window: drains the inbox, draws, passes on what was pressed, and sleeps until something is due.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use egui::{Context, CursorIcon, Memory, RawInput, Ui, ViewportCommand, Visuals};

use super::{
    engine::{Chore, Engine},
    gallery::{BYTES_MAX, Wall},
    glass,
    pulse::Pulse,
    rehearsal::Rehearsal,
    settings::{Frame, Glass, Settings},
    signals::on_signal,
    tour::{Step, Tour},
};
use crate::{
    kiosk::{
        event::{Drawn, Event},
        kiosk::Stage,
        page::Press,
    },
    screen::{self, fonts, theme::Palette, view::View},
    workers::Waker,
};

/// Opens the window and runs until it is closed or a signal comes.
pub fn run(settings: &Settings, tour: Option<&Path>) -> anyhow::Result<()> {
    let ctx = Context::default();
    fonts::install(&ctx, &settings.noto);
    let wall = Arc::new(Wall::new(ctx.clone(), BYTES_MAX));
    let waker = Arc::new(Repaint(ctx.clone()));
    let tour = tour.map(Tour::new).transpose()?;
    let ending = Arc::new(AtomicBool::new(false));
    let (asked, wake) = (Arc::clone(&ending), ctx.clone());
    on_signal(move || {
        asked.store(true, Ordering::SeqCst);
        wake.request_repaint();
    })?;
    let (glass, noto) = (settings.glass, settings.noto.clone());
    let (told, gallery) = (settings.clone(), Arc::clone(&wall));
    let start = move || Engine::start(&told, gallery as _, waker);
    let rehearsal = Rehearsal::begin(start, ctx.clone(), Arc::clone(&wall), glass)?;
    let begin = Box::new(move |cc: &eframe::CreationContext<'_>| {
        glass::show(cc, &glass);
        let engine = rehearsal.end(&cc.egui_ctx)?;
        // The first frame has all it needs; what a visitor's language may need comes now.
        thread::Builder::new().name("fonts".to_owned()).spawn(move || noto.warm())?;
        let pulse = Pulse::as_asked();
        Ok(Box::new(Window {
            engine,
            wall,
            glass,
            tour,
            pulse,
            ending,
            touched: false,
            has_drawn: false,
            painted: None,
            drawn: None,
        }) as Box<dyn eframe::App>)
    });
    let opened = eframe::run_native_ext("shirube-kiosk", glass::options(&glass), Some(ctx), begin);
    opened.map_err(|error| {
        if let eframe::Error::AppCreation(why) = error {
            anyhow::anyhow!("{why:#}")
        } else {
            anyhow::anyhow!("no window can be opened: check DISPLAY or WAYLAND_DISPLAY ({error})")
        }
    })
}

struct Repaint(Context);

impl Waker for Repaint {
    fn wake(&self) {
        self.0.request_repaint();
    }
}

struct Window {
    engine: Engine,
    wall: Arc<Wall>,
    glass: Glass,
    tour: Option<Tour>,
    pulse: Pulse,
    /// A signal came.
    ending: Arc<AtomicBool>,
    /// Somebody touched, scrolled or typed since the last look.
    touched: bool,
    /// The glass has had a frame.
    has_drawn: bool,
    /// The publication the kiosk was told of.
    painted: Option<Drawn>,
    /// The publication of the last frame.
    drawn: Option<Drawn>,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        if self.ending.load(Ordering::SeqCst) {
            // Heard in the frame after this one, which it asks for.
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        let mut chore = self.engine.catch_up();
        if self.has_drawn {
            self.pulse.beat(self.engine.now().mono);
        }
        if self.drawn != self.painted {
            // The frame that was drawn last is on the glass: this is the next one.
            self.painted = self.drawn;
            if let Some(drawn) = self.drawn {
                chore = chore.and(self.engine.take(Event::Painted(drawn)));
            }
        }
        if std::mem::take(&mut self.touched) && self.engine.kiosk().visit().is_some() {
            chore = chore.and(self.engine.take(Event::Press(Press::Touched)));
        }
        self.finish(ctx, chore);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let mut events = Vec::new();
        self.draw(ui, &mut events);
        self.tour(ui.ctx(), &mut events);
        if !events.is_empty() {
            // What was pressed is answered in the next frame.
            ui.ctx().request_repaint();
        }
        let chores = events.into_iter().map(|event| self.engine.take(event));
        let chore = chores.fold(Chore::None, Chore::and);
        self.finish(ui.ctx(), chore);
        self.sleep(ui.ctx());
    }

    fn clear_color(&self, _: &Visuals) -> [f32; 4] {
        Palette::of(self.engine.kiosk().prefs().look).paper.to_normalized_gamma_f32()
    }

    fn raw_input_hook(&mut self, _: &Context, input: &mut RawInput) {
        self.touched |= glass::prepare(input);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

impl Window {
    fn draw(&mut self, ui: &mut Ui, events: &mut Vec<Event>) {
        let size = ui.ctx().content_rect().size();
        let panel = self.glass.panel(size.x, size.y);
        let kiosk = self.engine.kiosk();
        let view = View::new(kiosk, self.engine.now(), panel, self.wall.as_ref());
        view.theme.apply(ui.ctx());
        screen::draw(ui, &view, events);
        self.drawn = kiosk.drawing();
        self.has_drawn = true;
        if self.glass.frame == Frame::Bare {
            ui.ctx().set_cursor_icon(CursorIcon::None);
        }
    }

    fn tour(&mut self, ctx: &Context, events: &mut Vec<Event>) {
        let Some(tour) = &mut self.tour else { return };
        match tour.step(ctx, &self.engine, &self.wall) {
            Step::Wait => {}
            Step::Press(event) => events.push(event),
            Step::Over(event) => {
                events.push(event);
                self.tour = None;
            }
        }
        ctx.request_repaint_after_secs(0.1);
    }

    /// What only the window can do after an update.
    fn finish(&mut self, ctx: &Context, chore: Chore) {
        self.wall.want(self.engine.kiosk().pictures());
        match chore {
            Chore::None => {}
            Chore::Forget => {
                self.wall.forget();
                forget(ctx);
            }
            Chore::Restart => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Until something is due; at once while something moves, or while the glass is behind the kiosk.
    fn sleep(&self, ctx: &Context) {
        let kiosk = self.engine.kiosk();
        let fading = kiosk.stage() == Stage::Signage && kiosk.signage(&self.engine.now()).previous.is_some();
        if fading || self.drawn != self.painted {
            ctx.request_repaint();
        }
        ctx.request_repaint_after(self.engine.due_in().min(self.pulse.due_in(self.engine.now().mono)));
    }
}

/// Scroll positions, keyboard focus and everything else egui remembers of a visit. Laid-out text that is not drawn
/// is dropped with the next two frames.
fn forget(ctx: &Context) {
    ctx.memory_mut(|memory| {
        let options = memory.options.clone();
        *memory = Memory::default();
        memory.options = options;
    });
    ctx.request_repaint();
}

#[cfg(test)]
mod tests {
    use egui::{Id, RawInput};

    use super::*;

    #[test]
    fn nothing_egui_remembers_survives_a_visit() {
        let ctx = Context::default();
        let frame = || ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
        frame();
        ctx.options_mut(|options| options.max_passes = std::num::NonZeroUsize::MIN);
        let (scroll, field) = (Id::unique("scroll"), Id::unique("field"));
        ctx.data_mut(|data| data.insert_temp(scroll, 7));
        ctx.memory_mut(|memory| memory.request_focus(field));
        forget(&ctx);
        assert_eq!(ctx.data(|data| data.get_temp::<i32>(scroll)), None);
        assert_eq!(ctx.memory(Memory::focused), None);
        assert_eq!(ctx.options(|options| options.max_passes.get()), 1);
        frame();
    }
}
