//! いっしょにやりたいこと: what groups and people want to do together; first what still looks for somebody.

use egui::Ui;

use super::parts::{Sheet, Shown, desk_row, first_section, open, plain};
use crate::{
    domain::proposal::{Proposal, ProposalStage},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Chip, Row, caption, gap, panel, para, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let (searching, going): (Vec<_>, Vec<_>) = standing(view).into_iter().partition(|it| it.stage.is_open());
    Sheet::new(view, "proposals").fill(
        ui,
        events,
        |ui, _| {
            title(ui, theme, view.words.together());
            caption(ui, theme, view.words.together_note());
            caption(ui, theme, view.words.no_recommendation());
        },
        |ui, events| {
            if searching.is_empty() && going.is_empty() {
                panel(ui, theme, |ui| para(ui, theme, view.words.no_proposals()));
            }
            part(ui, view, (view.words.proposals_open(), &searching), events);
            part(ui, view, (view.words.proposals_going(), &going), events);
            gap(ui, theme, space::M);
            panel(ui, theme, |ui| para(ui, theme, view.words.propose_too()));
            gap(ui, theme, space::M);
            desk_row(ui, view, events);
        },
    );
}

fn part(ui: &mut Ui, view: &Shown<'_>, (name, proposals): (&str, &[&Proposal]), events: &mut Vec<Event>) {
    let theme = &view.theme;
    if proposals.is_empty() {
        return;
    }
    first_section(ui, theme, name);
    for proposal in proposals {
        let said = [Some(&proposal.by), proposal.when.as_ref()].into_iter().flatten();
        let note: Vec<String> = said.map(|text| plain(view, text)).collect();
        let row = Row::new(plain(view, &proposal.title)).note(note.join("　"));
        let row = row.icon(Icon::Handshake, theme.palette.green).chip(chip(view, proposal.stage));
        open(&row.show(ui, theme), Page::Proposal(proposal.id.clone()), events);
        gap(ui, theme, space::S);
    }
    gap(ui, theme, space::M);
}

/// What stands on the board, what ends first on top.
fn standing<'v>(view: &Shown<'v>) -> Vec<&'v Proposal> {
    let all = view.content().proposals.values().map(AsRef::as_ref);
    let mut proposals: Vec<&Proposal> = all.filter(|it: &&Proposal| view.stands(it)).collect();
    proposals.sort_by_key(|it| (it.stage, it.until, it.id.clone()));
    proposals
}

/// How far one has come.
pub(super) fn chip(view: &Shown<'_>, stage: ProposalStage) -> Chip {
    let chip = Chip::new(view.words.proposal_stage(stage));
    if stage.is_open() { chip.hue(view.theme.palette.hue(3)) } else { chip }
}
