//! 紙に印刷する: the paper as it would come out, and what became of it; a code for telephones where nothing prints.

use egui::{Rect, Role, Ui, Vec2};

use super::{
    offer::foot_buttons,
    parts::{Sheet as PageSheet, Shown},
    qr::{QR_SIDE, code},
    tabs::{Holds, Tabs},
};
use crate::{
    domain::{
        id::GroupId,
        printer::{Outcome, PrinterState},
        slip::{NoSlip, SlipKind},
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
        paper::{Sheet, Step},
        printing::Readiness,
        visit::Visit,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, icon_size, space},
        view::Pressed as _,
        widgets::{Button, Face, caption, card, columns, gap, panel, para, picture, print, title, touch},
    },
};

/// What stands on the page.
enum Stand<'a> {
    /// Nothing to read yet but what is being done.
    Wait(&'static str),
    /// The paper; it may be printed.
    Paper(&'a Sheet),
    /// There is no such paper.
    Missing(Option<NoSlip>),
    /// It is on its way.
    Printing,
    /// It came out.
    Printed,
    /// Nothing came out.
    NotPrinted(PrinterState),
    /// Nobody knows.
    Unsure,
    /// No more in this visit.
    Enough,
    /// Nothing prints; how the printer is, if there is one.
    NoPrinter(Option<PrinterState>),
}

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, kind: &SlipKind, events: &mut Vec<Event>) {
    let Some(visit) = view.kiosk.visit() else { return };
    let stand = stand(view, visit);
    let foot = PageSheet::new(view, "paper").with_foot().fill(
        ui,
        events,
        |ui, events| head(ui, view, (kind, visit, &stand), events),
        |ui, _| body(ui, view, kind, &stand),
    );
    foot_buttons(ui, view, foot, buttons(view, &stand), events);
}

fn stand<'a>(view: &Shown<'_>, visit: &'a Visit) -> Stand<'a> {
    let words = view.words;
    let Some(taking) = visit.taking() else { return Stand::Wait(words.paper_drawing()) };
    match (taking.step(), view.kiosk.readiness()) {
        (Step::Missing(no), _) => Stand::Missing(Some(*no)),
        (Step::Unset, _) => Stand::Missing(None),
        (Step::Printing(_), _) => Stand::Printing,
        (Step::Ended(Outcome::Confirmed), _) => Stand::Printed,
        (Step::Ended(Outcome::Unknown(_)), _) => Stand::Unsure,
        (Step::Ended(Outcome::FailedBeforeSend(state)), _) => Stand::NotPrinted(*state),
        (Step::Drawing(_) | Step::Shown(_), Readiness::NoPrinter) => Stand::NoPrinter(None),
        (Step::Drawing(_) | Step::Shown(_), Readiness::Out(state)) => Stand::NoPrinter(Some(state)),
        (Step::Drawing(_) | Step::Shown(_), Readiness::Asking) => Stand::Wait(words.paper_asking()),
        (Step::Drawing(_) | Step::Shown(_), Readiness::Ready(_)) if !visit.may_print() => Stand::Enough,
        (Step::Drawing(_), Readiness::Ready(_)) => Stand::Wait(words.paper_drawing()),
        (Step::Shown(sheet), Readiness::Ready(_)) => Stand::Paper(sheet),
    }
}

fn head(
    ui: &mut Ui,
    view: &Shown<'_>,
    (kind, visit, stand): (&SlipKind, &Visit, &Stand<'_>),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    let prints = matches!(stand, Stand::Paper(_) | Stand::Wait(_));
    title(ui, theme, if prints { view.words.print_this() } else { stand_title(view, stand) });
    if !prints {
        return;
    }
    caption(ui, theme, view.words.as_shown());
    let (SlipKind::Group(group) | SlipKind::Memo(group)) = kind else { return };
    gap(ui, theme, space::S);
    names(ui, view, (kind, group), events);
    gap(ui, theme, space::S);
    gathering(ui, view, (kind, group, visit), events);
}

/// What the page is about once it is no longer a paper to look at.
fn stand_title(view: &Shown<'_>, stand: &Stand<'_>) -> &'static str {
    let words = view.words;
    match stand {
        Stand::Wait(_) | Stand::Paper(_) | Stand::Enough => words.print_this(),
        Stand::Missing(_) => words.paper_missing(),
        Stand::Printing => words.printing(),
        Stand::Printed => words.printed(),
        Stand::NotPrinted(_) => words.not_printed(),
        Stand::Unsure => words.paper_unsure(),
        Stand::NoPrinter(_) => words.on_phone(),
    }
}

/// 名前をのせる / 名前をのせない, and what the second means.
fn names(ui: &mut Ui, view: &Shown<'_>, (kind, group): (&SlipKind, &GroupId), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let choices = [
        (view.words.with_name(), SlipKind::Group(group.clone())),
        (view.words.without_name(), SlipKind::Memo(group.clone())),
    ];
    let tabs = Tabs {
        labels: choices.iter().map(|(word, _)| ((*word).to_owned(), Holds::Something)).collect(),
        chosen: choices.iter().position(|(_, choice)| choice == kind),
        columns: choices.len(),
        theme,
        fill: theme.palette.green,
        ink: theme.palette.on_green,
    };
    if let Some((_, choice)) = tabs.show(ui).and_then(|number| choices.get(number)) {
        events.open(Page::Paper(choice.clone()));
    }
    if matches!(kind, SlipKind::Memo(_)) {
        gap(ui, theme, space::XS);
        caption(ui, theme, view.words.without_name_note());
    }
}

/// 紙にまとめる, and the way to what was gathered. What is printed without a name is never gathered.
fn gathering(
    ui: &mut Ui,
    view: &Shown<'_>,
    (kind, group, visit): (&SlipKind, &GroupId, &Visit),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    let gathered = visit.gathered();
    let may =
        matches!(kind, SlipKind::Group(_)) && SlipKind::Groups(vec![group.clone()]).is_there(view.content());
    let toggle = may.then(|| {
        let is_in = gathered.contains(group);
        let word = if is_in { view.words.ungather() } else { view.words.gather() };
        (word.to_owned(), if is_in { Icon::Minus } else { Icon::Plus }, Press::Gather(group.clone()))
    });
    let see = (!gathered.is_empty()).then(|| {
        let page = Page::Paper(SlipKind::Groups(gathered.to_vec()));
        (view.words.see_gathered(gathered.len()), Icon::List, Press::Open(page))
    });
    let all: Vec<(String, Icon, Press)> = toggle.into_iter().chain(see).collect();
    if all.is_empty() {
        return;
    }
    columns(ui, theme, (&vec![1.0; all.len()], space::M), |ui, number| {
        let Some((word, icon, press)) = all.get(number) else { return };
        if Button::quiet(word.as_str()).icon(*icon).secondary().show(ui, theme).clicked() {
            events.press(press.clone());
        }
    });
}

fn body(ui: &mut Ui, view: &Shown<'_>, kind: &SlipKind, stand: &Stand<'_>) {
    let theme = &view.theme;
    let words = view.words;
    let extension = &view.content().settings.extension;
    match stand {
        Stand::Paper(sheet) => paper(ui, view, sheet),
        Stand::Wait(what) => sign(ui, view, (Icon::Clock, what)),
        Stand::Printing => sign(ui, view, (Icon::Printer, words.printing_note())),
        Stand::Printed => sign(ui, view, (Icon::CheckCircle, words.printed_note())),
        Stand::Unsure => {
            sign(ui, view, (Icon::Question, words.paper_unsure_note()));
            caption(ui, theme, words.tell_desk(extension));
        }
        Stand::Enough => drop(panel(ui, theme, |ui| para(ui, theme, words.slips_over()))),
        Stand::Missing(Some(NoSlip::TimeUnknown)) => {
            super::parts::time_unknown(ui, view, words.paper_missing());
        }
        Stand::Missing(_) => instead(ui, view, kind, &[words.copy_instead().to_owned()]),
        Stand::NotPrinted(state) => {
            instead(ui, view, kind, &[words.nothing_came(*state), words.tell_desk(extension)]);
        }
        Stand::NoPrinter(Some(state)) => {
            instead(ui, view, kind, &[words.cannot_print(*state), words.tell_desk(extension)]);
        }
        Stand::NoPrinter(None) => instead(ui, view, kind, &[words.no_printer().to_owned()]),
    }
}

/// One picture and one sentence, large.
pub(super) fn sign(ui: &mut Ui, view: &Shown<'_>, (icon, words): (Icon, &str)) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        let side = theme.u(icon_size::DOOR);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), side), egui::Sense::hover());
        icon.paint_duo(
            ui.painter(),
            Rect::from_center_size(rect.center(), Vec2::splat(side)),
            theme.palette.green,
        );
        gap(ui, theme, space::S);
        print(ui, theme, words, Face::new(TextStyle::Label, theme.palette.ink).centred().balanced());
    });
    gap(ui, theme, space::M);
}

/// The paper, a dot to a design pixel: twice as large as it comes out.
pub(super) fn paper(ui: &mut Ui, view: &Shown<'_>, sheet: &Sheet) {
    let theme = &view.theme;
    let wide = theme.u(sheet.width as f32).min(ui.available_width());
    let high = (wide * sheet.height as f32 / sheet.width.max(1) as f32).round();
    let (room, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), high), egui::Sense::hover());
    let left = (room.center().x - wide / 2.0).round();
    let rect = Rect::from_min_size(egui::Pos2::new(left, room.top().round()), Vec2::new(wide, high));
    let pieces: Vec<_> = sheet.pieces.iter().map(|piece| view.picture(Some(piece))).collect();
    picture::roll(ui.painter(), theme, &pieces, rect);
    touch::describe(ui, rect, Role::Image, view.words.paper_picture());
    gap(ui, theme, space::M);
}

/// What is wrong, and the code that stands for the paper.
fn instead(ui: &mut Ui, view: &Shown<'_>, kind: &SlipKind, why: &[String]) {
    let theme = &view.theme;
    for line in why {
        para(ui, theme, line.as_str());
    }
    gap(ui, theme, space::M);
    let Some(address) = kind.address(view.content()) else {
        return drop(panel(ui, theme, |ui| para(ui, theme, view.words.copy_instead())));
    };
    card(ui, theme, |ui| {
        let side = theme.u(QR_SIDE * LARGE);
        let (room, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), side), egui::Sense::hover());
        let frame = Rect::from_center_size(room.center(), Vec2::splat(side));
        if code(ui.painter(), theme, address, frame) {
            touch::describe(ui, frame, Role::Image, view.words.web_code());
        }
        gap(ui, theme, space::S);
        print(ui, theme, address, Face::new(TextStyle::Body, theme.palette.ink).bold().centred());
        print(
            ui,
            theme,
            view.words.code_instead(),
            Face::new(TextStyle::Caption, theme.palette.ink2).centred(),
        );
    });
    gap(ui, theme, space::M);
    caption(ui, theme, view.words.phone_remembers());
}

/// How much larger than beside an address.
const LARGE: f32 = 1.4;

/// What can be done; the one thing to do first.
fn buttons(view: &Shown<'_>, stand: &Stand<'_>) -> Vec<(Button, Press)> {
    let words = view.words;
    let close = |word: &str| (Button::outline(word).icon(Icon::ArrowLeft), Press::Back);
    match stand {
        Stand::Paper(_) => vec![
            (Button::filled(words.print()).icon(Icon::Printer), Press::Print),
            (Button::outline(words.put_away()).icon(Icon::X), Press::Back),
        ],
        Stand::Unsure => vec![
            (Button::filled(words.it_came()).icon(Icon::Check), Press::Back),
            (Button::outline(words.print_again()).icon(Icon::ArrowClockwise), Press::Print),
        ],
        Stand::NotPrinted(_) => vec![
            (Button::outline(words.print_again()).icon(Icon::ArrowClockwise), Press::Print),
            close(words.close()),
        ],
        Stand::Wait(_) => vec![(Button::outline(words.put_away()).icon(Icon::X), Press::Back)],
        Stand::Printing => Vec::new(),
        Stand::Printed | Stand::Missing(_) | Stand::Enough | Stand::NoPrinter(_) => {
            vec![close(words.close())]
        }
    }
}
