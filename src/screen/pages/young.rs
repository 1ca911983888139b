//! こども・わかもの: whom a child can talk to first, groups of its age, and what is honest before it writes.

use egui::Ui;

use super::{
    parts::{Sheet, Shown, columns_if, edged, is_landscape, local, open},
    rows::{by_name, group_rows},
    talk::row,
};
use crate::{
    domain::{
        desk::{Helpline, ranked},
        group::{Admission, Audience, Group},
        text::Lang,
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        view::Pressed as _,
        widgets::{Button, Face, Fact, Prose, gap, panel, para, print, section, title},
        words::{Words, YoungSay},
    },
};

/// Draws the page. Nothing on it is for grown-ups alone.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    Sheet::new(view, "young").fill(
        ui,
        events,
        |ui, events| head(ui, view, events),
        |ui, events| {
            lines(ui, view, events);
            people(ui, view, events);
            writing(ui, view, events);
            groups(ui, view, events);
        },
    );
}

fn said(view: &Shown<'_>, what: YoungSay) -> Prose {
    Prose::from(&view.words.young_say(what))
}

fn head(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    title(ui, theme, view.words.young());
    para(ui, theme, said(view, YoungSay::Lead));
    if is_landscape(theme) {
        gap(ui, theme, space::S);
        para(ui, theme, said(view, YoungSay::Hide));
    }
    // Whoever reads another language than Japanese chose it.
    if view.words.lang() == Lang::Ja {
        gap(ui, theme, space::S);
        let kana = Button::quiet(view.words.young_kana()).icon(Icon::TextAa).secondary();
        if kana.show_narrow(ui, theme).clicked() {
            events.press(Press::Lang(Lang::JaEasy));
        }
    }
}

/// Lines for children first, and the way to all others.
fn lines(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    edged(ui, theme, theme.palette.help, |ui| {
        let face = Face::new(TextStyle::Label, theme.palette.help).bold().heading();
        print(ui, theme, said(view, YoungSay::Lines), face);
        gap(ui, theme, space::S);
        let all = view.content().helplines.values().map(AsRef::as_ref);
        for line in ranked(all.filter(|line: &&Helpline| line.young), local(view)) {
            open(&row(view, line).show(ui, theme), Page::Helpline(line.id.clone()), events);
            gap(ui, theme, space::S);
        }
        let more = Button::help(view.words.young_more_lines()).icon(Icon::PhoneCall).show(ui, theme);
        open(&more, Page::Talk, events);
        gap(ui, theme, space::S);
        Fact::new(Icon::WarningCircle, "", view.words.young_danger()).show(ui, theme);
    });
}

/// Who is in the building, and what lies on the rack: nothing for grown-ups is on it.
fn people(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    section(ui, theme, words.young_people());
    let beside = !view.is_large();
    columns_if(ui, theme, (beside, 2), |ui, number| {
        if number == 0 {
            let call = Button::outline(easy_call(view)).icon(Icon::HandWaving).show(ui, theme);
            open(&call, Page::CallStaff, events);
        } else {
            let leaflets = Button::outline(words.young_leaflets()).icon(Icon::Newspaper).show(ui, theme);
            open(&leaflets, Page::Leaflets, events);
        }
        if !beside {
            gap(ui, theme, space::S);
        }
    });
}

/// 職員 has a reading that a child may not know: in Japanese the plain words stand for it.
fn easy_call(view: &Shown<'_>) -> &'static str {
    let lang = view.words.lang();
    let lang = if lang == Lang::Ja { Lang::JaEasy } else { lang };
    Words::of(lang).call_staff()
}

/// Before the first word: nobody reads at once, and what may be told (CARE: a child waiting).
fn writing(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    if view.content().settings.follow_up.is_none() {
        return;
    }
    let theme = &view.theme;
    section(ui, theme, said(view, YoungSay::Write));
    panel(ui, theme, |ui| {
        Fact::new(Icon::Clock, "", said(view, YoungSay::Slow)).show(ui, theme);
        gap(ui, theme, space::XS);
        Fact::new(Icon::Info, "", view.words.young_write_law()).show(ui, theme);
        gap(ui, theme, space::S);
        let write = Button::outline(view.words.young_write_do()).icon(Icon::NotePencil).show(ui, theme);
        open(&write, Page::FollowUp, events);
    });
}

/// Groups that young people can come to, but for sensitive themes: those are asked for by whoever looks for them.
fn groups(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    section(ui, theme, said(view, YoungSay::Groups));
    let content = view.content();
    let is_open = |group: &&Group| {
        let admission = group.admission.get(&Audience::Young);
        let comes = admission.is_some_and(|it| matches!(it, Admission::Open | Admission::ContactFirst));
        comes && !content.is_sensitive(group)
    };
    let found = by_name(content.groups.values().map(AsRef::as_ref).filter(is_open));
    if found.is_empty() {
        panel(ui, theme, |ui| para(ui, theme, said(view, YoungSay::NoGroups)));
    }
    group_rows(ui, view, &found, events);
    if !is_landscape(theme) {
        gap(ui, theme, space::M);
        para(ui, theme, said(view, YoungSay::Hide));
    }
}
