//! すぐ話せる所: who answers now and for how long, with a voice and without one (CARE rule 4).

use egui::{Align, Id, Ui};

use super::facts::{self, FactWords};
use super::parts::{Shown, columns_if, edged, is_landscape, local, lower, plain, say, today};
use crate::{
    domain::desk::{Helpline, HelplineWay, ranked},
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        widgets::{Button, Chip, Face, caption, gap, para, print, scroll},
    },
};

mod way;

/// Draws the page. It is the same for everybody and asks nothing.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    lower(ui, theme);
    head(ui, view);
    gap(ui, theme, space::M);
    scroll(ui, theme, (view.words, "talk"), |ui| {
        columns_if(ui, theme, (is_landscape(theme), 3), |ui, number| match number {
            0 => lines(ui, view, Voice::Needed),
            1 => {
                lines(ui, view, Voice::NotNeeded);
                call_for_me(ui, view);
                gap(ui, theme, space::M);
            }
            _ => no_phone(ui, view),
        });
    });
}

/// Whether one speaks on a way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    Needed,
    NotNeeded,
}

fn head(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let face = Face::new(TextStyle::Title, theme.palette.help).bold().heading();
    print(ui, theme, view.words.talk(), face);
    para(ui, theme, view.words.talk_note());
    caption(ui, theme, view.words.life_in_danger());
    if view.at().is_none() {
        gap(ui, theme, space::XS);
        Chip::tone(theme, Tone::Prep, view.words.time_unknown_hours()).show(ui, theme);
    }
    if !is_landscape(theme) {
        gap(ui, theme, space::S);
        let jump = Button::quiet(view.words.without_voice()).icon(Icon::ChatText).show_narrow(ui, theme);
        if jump.clicked() {
            ui.data_mut(|data| data.insert_temp(jump_id(), true));
        }
    }
}

/// Set for one frame when somebody wants to see the ways without a voice.
fn jump_id() -> Id {
    Id::unique("talk-without-voice")
}

fn lines(ui: &mut Ui, view: &Shown<'_>, voice: Voice) {
    let theme = &view.theme;
    let heading = match voice {
        Voice::Needed => view.words.with_voice(),
        Voice::NotNeeded => view.words.without_voice(),
    };
    let heading = print(ui, theme, heading, Face::new(TextStyle::Label, theme.palette.ink).heading());
    gap(ui, theme, space::S);
    if voice == Voice::NotNeeded && ui.data_mut(|data| data.remove_temp::<bool>(jump_id())).is_some() {
        heading.scroll_to_me(Some(Align::TOP));
    }
    let lines = with(view, voice);
    if lines.is_empty() {
        para(ui, theme, view.words.no_lines());
    }
    for line in ranked(&lines, local(view)) {
        one(ui, view, line);
        gap(ui, theme, space::M);
    }
}

/// The helplines with only those of their ways that need a voice, or that do not.
fn with(view: &Shown<'_>, voice: Voice) -> Vec<Helpline> {
    let wanted = |way: &HelplineWay| way.kind.needs_voice() == (voice == Voice::Needed);
    let all = view.content().helplines.values().map(|line| line.as_ref().clone());
    let mut lines: Vec<Helpline> = all.collect();
    for line in &mut lines {
        line.ways.retain(wanted);
    }
    lines.retain(|line| !line.ways.is_empty());
    lines
}

fn one(ui: &mut Ui, view: &Shown<'_>, line: &Helpline) {
    let theme = &view.theme;
    edged(ui, theme, theme.palette.help, |ui| {
        print(ui, theme, say(view, &line.name), Face::new(TextStyle::Label, theme.palette.ink).heading());
        caption(ui, theme, say(view, &line.for_whom));
        if today(view).is_some_and(|today| line.is_stale(today)) {
            gap(ui, theme, space::XS);
            Chip::tone(theme, Tone::Prep, view.words.hours_may_have_changed()).show(ui, theme);
        }
        for way in &line.ways {
            gap(ui, theme, space::S);
            way::show(ui, view, way);
        }
        if let Some(exceptions) = &line.exceptions {
            gap(ui, theme, space::XS);
            caption(ui, theme, say(view, exceptions));
        }
        let source = view.words.source(&say(view, &line.source).plain(), line.verified_on);
        print(ui, theme, source, Face::new(TextStyle::Small, theme.palette.ink2));
    });
}

/// A card to hold out to somebody nearby, for people who cannot speak or hear on the telephone.
fn call_for_me(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let place = plain(view, &view.content().settings.corner_place);
    edged(ui, theme, theme.palette.help, |ui| {
        caption(ui, theme, view.words.show_to_somebody());
        gap(ui, theme, space::XS);
        let face = Face::new(TextStyle::Heading, theme.palette.help).bold().heading();
        print(ui, theme, view.words.call_119_for_me(&place), face);
    });
}

/// Where a telephone is, for somebody without one; and what the desk is not.
fn no_phone(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let settings = &view.content().settings;
    let lines: [FactWords<'_>; 3] = [
        (Icon::ShieldCheck, view.words.guard_room(), say(view, &settings.guard_room)),
        (
            Icon::PhoneCall,
            view.words.extension_name(),
            view.words.extension_of_desk(&settings.extension).into(),
        ),
        (Icon::Coins, view.words.public_phone(), say(view, &settings.public_phone)),
    ];
    edged(ui, theme, theme.palette.help, |ui| {
        print(ui, theme, view.words.no_phone(), Face::new(TextStyle::Label, theme.palette.ink).heading());
        gap(ui, theme, space::XS);
        facts::show(ui, theme, &lines);
        gap(ui, theme, space::S);
        caption(ui, theme, say(view, &settings.desk_does_not));
    });
}
