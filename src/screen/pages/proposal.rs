//! One proposal: what is to be done, what is sought and given; an answer goes through the desk.

use egui::Ui;

use super::{
    facts::{self, FactWords},
    parts::{Sheet, Shown, desk_row, edged, open, plain, say},
    proposals::chip,
};
use crate::{
    domain::{id::ProposalId, proposal::Proposal},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        widgets::{Button, Face, caption, card, gap, para, print, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &ProposalId, events: &mut Vec<Event>) {
    let Some(proposal) = view.content().proposals.get(id) else { return };
    let theme = &view.theme;
    Sheet::new(view, "proposal").fill(
        ui,
        events,
        |ui, _| {
            chip(view, proposal.stage).show(ui, theme);
            gap(ui, theme, space::S);
            title(ui, theme, say(view, &proposal.title));
            para(ui, theme, say(view, &proposal.aim));
            gap(ui, theme, space::S);
            caption(ui, theme, view.words.until_date(proposal.until));
            caption(ui, theme, view.words.no_recommendation());
        },
        |ui, events| {
            card(ui, theme, |ui| facts::show(ui, theme, &facts_of(view, proposal)));
            gap(ui, theme, space::M);
            let group = proposal.group.as_ref().and_then(|id| view.content().groups.get(id));
            if let Some(group) = group {
                let word = view.words.see_named(&plain(view, &group.name));
                let button = Button::outline(word).icon(Icon::UsersThree).show_narrow(ui, theme);
                open(&button, Page::Group(group.id.clone()), events);
                gap(ui, theme, space::M);
            }
            answer(ui, view, proposal, events);
            gap(ui, theme, space::M);
            desk_row(ui, view, events);
        },
    );
}

fn facts_of(view: &Shown<'_>, proposal: &Proposal) -> Vec<FactWords<'static>> {
    let words = &view.words;
    let all = [
        Some((Icon::Users, words.proposal_by(), say(view, &proposal.by))),
        proposal.seeks.as_ref().map(|text| (Icon::MagnifyingGlass, words.proposal_seeks(), say(view, text))),
        proposal.offers.as_ref().map(|text| (Icon::Gift, words.proposal_offers(), say(view, text))),
        proposal.when.as_ref().map(|text| (Icon::Clock, words.proposal_when(), say(view, text))),
    ];
    all.into_iter().flatten().collect()
}

/// How one answers: at the desk, by its telephone, or on a slip without a name.
fn answer(ui: &mut Ui, view: &Shown<'_>, proposal: &Proposal, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let settings = &view.content().settings;
    edged(ui, theme, theme.palette.green, |ui| {
        let face = Face::new(TextStyle::Label, theme.palette.green).bold().heading();
        print(ui, theme, view.words.reply_through_desk(), face);
        let name = plain(view, &proposal.title);
        para(ui, theme, view.words.reply_through_desk_how(&name, &settings.extension));
        if settings.follow_up.is_some() {
            gap(ui, theme, space::S);
            let word = view.words.reply_without_name();
            let button = Button::outline(word).icon(Icon::EnvelopeOpen).show_narrow(ui, theme);
            open(&button, Page::FollowUp, events);
        }
    });
}
