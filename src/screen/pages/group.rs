//! A group: who may come, when, what the first time is like, and how to get in touch.

use egui::Ui;

use super::{
    grown::grown_row,
    offer::{foot_buttons, offer, offer_here},
    parts::{Sheet, Shown, open, plain, say, topic_chip},
    rows::{area_words, group_rows},
};
use crate::{
    domain::{
        group::{Access, Group, Scope},
        id::GroupId,
        leaflet::Leaflet,
        notice::Notice,
        slip::SlipKind,
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
    },
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Button, Chip, Fact, Row, caption, card, chips, gap, para, section, title},
    },
};

mod first;
mod meetings;
mod taking_part;

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &GroupId, events: &mut Vec<Event>) {
    let Some(group) = view.content().groups.get(id) else { return };
    let foot = Sheet::new(view, "group").with_foot().fill(
        ui,
        events,
        |ui, _| head(ui, view, group),
        |ui, events| body(ui, view, group, events),
    );
    let contact = Button::filled(view.words.contact()).icon(Icon::EnvelopeSimple);
    let paper = offer(view, SlipKind::usual(view.content(), group), view.words.print_this());
    let ways = [(contact, Press::Open(Page::Contact(id.clone())))].into_iter().chain(paper).collect();
    foot_buttons(ui, view, foot, ways, events);
}

fn head(ui: &mut Ui, view: &Shown<'_>, group: &Group) {
    let theme = &view.theme;
    let topic = view.content().main_theme(group).map(|topic| topic_chip(view, topic));
    let area = area_words(view, group);
    let scope = view.words.scope(group.scope).to_owned();
    let whole = if area == scope { area } else { format!("{area}・{scope}") };
    let area = Chip::new(whole).icon(Icon::MapPin);
    chips(ui, theme, &topic.into_iter().chain([area]).collect::<Vec<_>>());
    gap(ui, theme, space::S);
    title(ui, theme, say(view, &group.name));
    para(ui, theme, say(view, &group.summary));
}

fn body(ui: &mut Ui, view: &Shown<'_>, group: &Group, events: &mut Vec<Event>) {
    let theme = &view.theme;
    notices(ui, view, group, events);
    if group.scope == Scope::Outside {
        caption(ui, theme, view.words.not_found_near(Some(group.verified_on)));
        gap(ui, theme, space::S);
    }
    taking_part::show(ui, view, group, events);
    gap(ui, theme, space::M);
    meetings::show(ui, view, group);
    gap(ui, theme, space::M);
    first::show(ui, view, group);
    offer_here(ui, view, (SlipKind::FirstVisit, view.words.print_card()), events);
    offers(ui, view, group);
    checked(ui, view, group);
    more(ui, view, group, events);
}

/// What the centre says about this group: changed places, cancelled days.
fn notices(ui: &mut Ui, view: &Shown<'_>, group: &Group, events: &mut Vec<Event>) {
    let about = |notice: &&Notice| notice.group.as_ref() == Some(&group.id) && view.is_valid(notice.validity);
    let notices: Vec<&Notice> = view.content().notices.values().map(AsRef::as_ref).filter(about).collect();
    for notice in notices {
        let chip = Chip::new(view.words.notice(notice.tone)).icon(Icon::Megaphone);
        let response = Row::new(plain(view, &notice.title)).chip(chip).show(ui, &view.theme);
        open(&response, Page::Notice(notice.id.clone()), events);
        gap(ui, &view.theme, space::M);
    }
}

/// What the place and the people offer, and the languages.
fn offers(ui: &mut Ui, view: &Shown<'_>, group: &Group) {
    let theme = &view.theme;
    if !group.access.is_empty() {
        section(ui, theme, view.words.offers());
        chips(ui, theme, &access_chips(view, group.access.iter().copied()));
    }
    let languages = view.words.languages(&group.languages);
    if !languages.is_empty() {
        gap(ui, theme, space::M);
        Fact::new(Icon::Translate, view.words.spoken(), languages).labelled().show(ui, theme);
    }
}

/// Chips of what a place offers.
pub(super) fn access_chips(view: &Shown<'_>, access: impl Iterator<Item = Access>) -> Vec<Chip> {
    access.map(|it| Chip::new(view.words.access(it)).icon(access_icon(it))).collect()
}

fn access_icon(access: Access) -> Icon {
    match access {
        Access::Wheelchair => Icon::Wheelchair,
        Access::Toilet => Icon::Toilet,
        Access::LieDown => Icon::Moon,
        Access::SignLanguage => Icon::HandWaving,
        Access::Captions => Icon::ChatText,
        Access::Writing => Icon::NotePencil,
        Access::HearingLoop => Icon::Ear,
        Access::TextOnly => Icon::Keyboard,
        Access::Children => Icon::Baby,
        Access::EasyJapanese => Icon::TextAa,
        Access::Assistance => Icon::HandHeart,
    }
}

/// When the group last confirmed all this, and that a listing is no recommendation.
fn checked(ui: &mut Ui, view: &Shown<'_>, group: &Group) {
    let theme = &view.theme;
    gap(ui, theme, space::L);
    card(ui, theme, |ui| {
        let words = view.words.checked_with_group(group.verified_on);
        Fact::new(Icon::SealCheck, "", words).show(ui, theme);
        caption(ui, theme, view.words.no_recommendation());
    });
}

/// Its leaflets, and groups that staff chose as similar.
fn more(ui: &mut Ui, view: &Shown<'_>, group: &Group, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let content = view.content();
    let its =
        |leaflet: &&Leaflet| leaflet.group.as_ref() == Some(&group.id) && view.is_valid(leaflet.validity);
    let leaflets = content.leaflets.values().map(AsRef::as_ref).filter(its);
    let (grown, leaflets): (Vec<&Leaflet>, Vec<&Leaflet>) = leaflets.partition(|it| it.adults_only);
    if !leaflets.is_empty() || !grown.is_empty() {
        section(ui, theme, view.words.leaflet());
    }
    for leaflet in leaflets {
        let row = Row::new(plain(view, &leaflet.title)).icon(Icon::Newspaper, theme.palette.green);
        open(&row.show(ui, theme), Page::Leaflet(leaflet.id.clone(), 0), events);
        gap(ui, theme, space::S);
    }
    if !grown.is_empty() {
        grown_row(ui, view, grown.len(), events);
        gap(ui, theme, space::S);
    }
    let related: Vec<&Group> =
        group.related.iter().filter_map(|id| content.groups.get(id)).map(AsRef::as_ref).collect();
    if !related.is_empty() {
        section(ui, theme, view.words.related_groups());
        group_rows(ui, view, &related, events);
    }
}
