//! すぐ話せる所: who answers now and for how long, with a voice and without one (CARE rule 4).

use egui::Ui;

use super::parts::{
    Shown, columns_if, edged, first_section, grid, is_landscape, local, lower, open, plain, say, today,
};
use super::{
    facts::{self, FactWords},
    offer::offer_here,
    tabs::{Holds, Tabs},
};
use crate::{
    domain::{
        desk::{Answer, Helpline, HelplineWay, ranked},
        slip::SlipKind,
        text::Lang,
    },
    kiosk::{
        event::Event,
        page::{Page, Press, Without},
    },
    screen::{
        fonts::Script,
        icon::Icon,
        theme::{TextStyle, Tone, space},
        widgets::{Chip, Face, Fact, Prose, Row, caption, columns, gap, panel, para, print, scroll, section},
        words::Words,
    },
};

mod card;

use card::Card;

/// Lines that stand as cards, before the others stand as rows: nobody in distress reads a list.
const CARDS_MAX: usize = 4;

/// Draws the page. It is the same for everybody and asks nothing.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, without: Option<Without>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    lower(ui, theme);
    if is_landscape(theme) {
        columns(ui, theme, (&HEAD_SHARES, space::XL), |ui, column| match column {
            0 => head(ui, view),
            _ => choices(ui, view, without, events),
        });
    } else {
        head(ui, view);
        gap(ui, theme, space::S);
        choices(ui, view, without, events);
    }
    gap(ui, theme, space::M);
    scroll(ui, theme, (view.words, "talk"), |ui| {
        if without != Some(Without::Phone) {
            lines(ui, view, &with(view, without), events);
            offer_here(ui, view, (SlipKind::Talk, view.words.print_numbers()), events);
            gap(ui, theme, space::M);
        }
        columns_if(ui, theme, (is_landscape(theme) && without != Some(Without::Voice), 2), |ui, column| {
            if column == 0 && without != Some(Without::Voice) {
                no_phone(ui, view);
                gap(ui, theme, space::M);
            }
            if column == 1 {
                call_for_me(ui, view);
            }
        });
    });
}

/// Widths of title and choices on a landscape panel.
const HEAD_SHARES: [f32; 2] = [1.0, 1.5];

fn head(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let face = Face::new(TextStyle::Title, theme.palette.help).bold().heading();
    print(ui, theme, view.words.talk(), face);
    let danger = Fact::new(Icon::WarningCircle, "", view.words.life_in_danger());
    danger.style(TextStyle::Caption).show(ui, theme);
    if view.at().is_none() {
        gap(ui, theme, space::XS);
        Chip::tone(theme, Tone::Prep, view.words.time_unknown_hours()).show(ui, theme);
    }
}

/// Everything, or only what helps without a voice or without a telephone.
fn choices(ui: &mut Ui, view: &Shown<'_>, without: Option<Without>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let choices = [
        (view.words.talk_all(), None, Page::Talk),
        (view.words.without_voice(), Some(Without::Voice), Page::TalkWithout(Without::Voice)),
        (view.words.without_phone(), Some(Without::Phone), Page::TalkWithout(Without::Phone)),
    ];
    let tabs = Tabs {
        labels: choices.iter().map(|(word, ..)| ((*word).to_owned(), Holds::Something)).collect(),
        chosen: choices.iter().position(|(_, choice, _)| *choice == without),
        columns: choices.len(),
        theme,
        fill: theme.palette.help,
        ink: theme.palette.on_help,
    };
    if let Some((.., page)) = tabs.show(ui).and_then(|number| choices.get(number)) {
        events.push(Event::Press(Press::Open(page.clone())));
    }
}

/// The helplines; without a voice only those of their ways that need none.
fn with(view: &Shown<'_>, without: Option<Without>) -> Vec<Helpline> {
    let wanted = |way: &HelplineWay| without.is_none() || !way.kind.needs_voice();
    let all = view.content().helplines.values().map(|line| line.as_ref().clone());
    let mut lines: Vec<Helpline> = all.collect();
    for line in &mut lines {
        line.ways.retain(wanted);
    }
    lines.retain(|line| !line.ways.is_empty());
    lines
}

/// Who answers now, the first as cards; then who reads what is written; then, folded, who is closed.
fn lines(ui: &mut Ui, view: &Shown<'_>, lines: &[Helpline], events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, &view.words);
    if lines.is_empty() {
        panel(ui, theme, |ui| para(ui, theme, words.no_lines()));
        gap(ui, theme, space::M);
        return;
    }
    let now = local(view);
    let all = ranked(lines, now);
    let (open, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|line| line.answer(now).is_now());
    let (letters, closed): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|line| line.answer(now) == Answer::Letter);
    let (first, more) = first_ones(view, open);
    if first.is_empty() {
        panel(ui, theme, |ui| para(ui, theme, words.no_open_lines()));
    } else {
        // A landscape panel has no room for what its title says already.
        if !is_landscape(theme) {
            first_section(ui, theme, words.open_lines());
        }
        cards(ui, view, &first, events);
    }
    let shut = if now.is_some() { words.closed_lines() } else { words.unsure_lines() };
    for (heading, lines) in [(words.more_open_lines(), more), (words.letter_lines(), letters), (shut, closed)]
    {
        rows(ui, view, (heading, &lines), events);
    }
    gap(ui, theme, space::L);
}

/// The lines that stand as cards, and the others. Somebody who cannot speak finds a way among the first, too.
fn first_ones<'l>(view: &Shown<'_>, mut lines: Vec<&'l Helpline>) -> (Vec<&'l Helpline>, Vec<&'l Helpline>) {
    let now = local(view);
    let is_silent =
        |line: &Helpline| line.ways_in_order(now).first().is_some_and(|it| !it.kind.needs_voice());
    let silent = lines.iter().position(|line| is_silent(line)).filter(|at| *at >= CARDS_MAX);
    if let Some(at) = silent {
        let line = lines.remove(at);
        lines.insert(CARDS_MAX - 1, line);
    }
    let more = lines.split_off(lines.len().min(CARDS_MAX));
    (lines, more)
}

fn cards(ui: &mut Ui, view: &Shown<'_>, lines: &[&Helpline], events: &mut Vec<Event>) {
    let columns = if is_landscape(&view.theme) { 2 } else { 1 };
    grid(
        ui,
        &view.theme,
        (columns, lines),
        |ui, line, width| Card::new(view, line).height(ui, view, width),
        |ui, line, height| {
            let response = Card::new(view, line).show(ui, view, height);
            open(&response, Page::Helpline(line.id.clone()), events);
        },
    );
}

fn rows(ui: &mut Ui, view: &Shown<'_>, (heading, lines): (&str, &[&Helpline]), events: &mut Vec<Event>) {
    if lines.is_empty() {
        return;
    }
    let theme = &view.theme;
    section(ui, theme, heading);
    let beside = if is_landscape(theme) { 2 } else { 1 };
    columns_if(ui, theme, (beside > 1, beside), |ui, column| {
        for line in lines.iter().skip(column).step_by(beside) {
            open(&row(view, line).show(ui, theme), Page::Helpline(line.id.clone()), events);
            gap(ui, theme, space::S);
        }
    });
}

/// A line in a list: its number and until when while somebody answers, else only when that is again.
pub(super) fn row(view: &Shown<'_>, line: &Helpline) -> Row {
    let (words, now) = (&view.words, local(view));
    let stale = today(view).is_some_and(|today| line.is_stale(today));
    let stale = Some(words.hours_may_have_changed().to_owned()).filter(|_| stale);
    let note = std::iter::once(plain(view, &line.for_whom)).chain(stale).collect::<Vec<_>>().join("\n");
    let row = Row::new(plain(view, &line.name)).note(note);
    let ways = line.ways_in_order(now);
    let Some(way) = ways.first() else { return row };
    match line.answer(now) {
        Answer::Later => row.aside(card::opens_again(view, way)),
        Answer::Letter => row.chip(card::state_chip(view, way)),
        Answer::Always | Answer::Open | Answer::Closing => {
            row.aside(way.value.as_str()).chip(card::state_chip(view, way))
        }
    }
}

/// A card to hold out to somebody nearby, for people who cannot speak or hear on the telephone.
fn call_for_me(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let place = &view.content().settings.corner_place;
    edged(ui, theme, theme.palette.help, |ui| {
        caption(ui, theme, view.words.show_to_somebody());
        gap(ui, theme, space::XS);
        let face = Face::new(TextStyle::Heading, theme.palette.help).bold().heading();
        if view.words.lang().is_japanese() {
            print(ui, theme, view.words.call_119_for_me(&plain(view, place)), face);
            return;
        }
        // Whoever is asked to call reads Japanese; whoever shows it wants to know what it says.
        let here = place.get(Lang::Ja).0.plain();
        let japanese = Words::of(Lang::Ja).call_119_for_me(&here);
        print(ui, theme, Prose::from(japanese).in_script(Script::Japanese), face);
        gap(ui, theme, space::XS);
        let own = Face::new(TextStyle::Body, theme.palette.ink);
        print(ui, theme, view.words.call_119_for_me(&plain(view, place)), own);
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
        let face = Face::new(TextStyle::Label, theme.palette.ink).heading();
        print(ui, theme, view.words.without_phone(), face);
        gap(ui, theme, space::S);
        facts::show(ui, theme, &lines);
        gap(ui, theme, space::S);
        caption(ui, theme, say(view, &settings.desk_does_not));
    });
}
