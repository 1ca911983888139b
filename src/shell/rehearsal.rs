//! The first frame, drawn for nobody while the window system still makes the window: type and layout are ready by then.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use anyhow::bail;
use egui::{Context, TexturesDelta};

use super::{engine::Engine, gallery::Wall, settings::Glass};
use crate::screen::{self, raster, view::View};

/// How long the rehearsal may not notice that the window is there.
const STEP: Duration = Duration::from_millis(4);

/// A rehearsal on its own thread; the kiosk takes part in it.
pub(super) struct Rehearsal {
    thread: JoinHandle<anyhow::Result<(Engine, TexturesDelta)>>,
    over: Arc<AtomicBool>,
}

impl Rehearsal {
    /// Starts the kiosk, then draws as soon as the disk has answered; whoever opens the window draws nothing on `ctx`
    /// before [`Self::end`].
    pub(super) fn begin(
        start: impl FnOnce() -> anyhow::Result<Engine> + Send + 'static,
        ctx: Context,
        wall: Arc<Wall>,
        glass: Glass,
    ) -> anyhow::Result<Self> {
        let over = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&over);
        let play = move || rehearse(start()?, &ctx, &wall, &glass, &asked);
        Ok(Self { thread: thread::Builder::new().name("rehearsal".to_owned()).spawn(play)?, over })
    }

    /// The window is there: its painter is handed what was drawn, before its own first frame, and the window the kiosk.
    pub(super) fn end(self, ctx: &Context) -> anyhow::Result<Engine> {
        self.over.store(true, Ordering::SeqCst);
        let Ok(played) = self.thread.join() else { bail!("the first frame could not be drawn") };
        let (engine, textures) = played?;
        hand_over(textures, ctx);
        Ok(engine)
    }
}

/// The next frame's painter takes these textures as if that frame had made them.
fn hand_over(mut drawn: TexturesDelta, ctx: &Context) {
    let manager = ctx.tex_manager();
    let mut manager = manager.write();
    // What was freed meanwhile the painter never hears of.
    drawn.free.clear();
    let set: BTreeMap<_, _> = std::mem::take(&mut drawn.set).into_iter().collect();
    for (id, deltas) in set {
        if manager.meta(id).is_some() {
            deltas.into_iter().for_each(|delta| manager.set(id, delta));
        }
    }
}

fn rehearse(
    mut engine: Engine,
    ctx: &Context,
    wall: &Wall,
    glass: &Glass,
    over: &AtomicBool,
) -> anyhow::Result<(Engine, TexturesDelta)> {
    while engine.kiosk().content().is_none() && !over.load(Ordering::SeqCst) {
        engine.wait(STEP)?;
    }
    wall.want(engine.kiosk().pictures());
    let textures = draw(&engine, ctx, wall, glass);
    while !wall.is_complete() && !over.load(Ordering::SeqCst) {
        engine.wait(STEP)?;
        wall.want(engine.kiosk().pictures());
    }
    Ok((engine, textures))
}

fn draw(engine: &Engine, ctx: &Context, wall: &Wall, glass: &Glass) -> TexturesDelta {
    let panel = glass.expected_panel();
    let view = View::new(engine.kiosk(), engine.now(), panel, wall);
    view.theme.apply(ctx);
    ctx.run_ui(raster::input(panel), |ui| screen::draw(ui, &view, &mut Vec::new())).textures_delta
}

#[cfg(test)]
mod tests {
    use egui::{RawInput, TextureId};

    use super::*;

    #[test]
    fn glyphs_of_the_rehearsal_are_there_in_the_windows_first_frame() {
        let ctx = Context::default();
        let frame = || ctx.run_ui(RawInput::default(), |ui| drop(ui.label("13:42"))).textures_delta;
        let rehearsed = frame();
        let mut alone = frame();
        assert!(!alone.set.contains_key(&TextureId::default()), "nothing new to draw");
        alone.clear();
        hand_over(rehearsed, &ctx);
        let mut first = frame();
        let whole = first.set.get(&TextureId::default()).is_some_and(|deltas| deltas[0].is_whole());
        first.clear();
        assert!(whole, "the painter gets the whole atlas");
    }
}
