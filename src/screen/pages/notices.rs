//! All notices that hold today.

use egui::Ui;

use super::parts::{Sheet, Shown, open, plain};
use crate::{
    domain::{
        id::NoticeId,
        notice::{Notice, NoticeTone},
        time::Validity,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{Tone, space},
        widgets::{Chip, Row, caption, gap, panel, para, section, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let notices = in_order(view);
    Sheet::new(view, "notices").fill(
        ui,
        events,
        |ui, _| {
            title(ui, theme, view.words.notices());
            caption(ui, theme, view.words.notices_note());
        },
        |ui, events| {
            if notices.is_empty() {
                panel(ui, theme, |ui| para(ui, theme, view.words.no_notices()));
            }
            rows(ui, view, &notices, events);
        },
    );
}

/// The notices that hold, the newest first.
fn in_order<'v>(view: &Shown<'v>) -> Vec<&'v Notice> {
    let all = view.content().notices.values().map(AsRef::as_ref);
    let mut notices: Vec<&Notice> = all.filter(|it: &&Notice| view.is_valid(it.validity)).collect();
    notices.sort_by_key(|it| (std::cmp::Reverse(it.validity.from), it.id.clone()));
    notices
}

fn rows(ui: &mut Ui, view: &Shown<'_>, notices: &[&Notice], events: &mut Vec<Event>) {
    let theme = &view.theme;
    for notice in notices {
        let row = Row::new(plain(view, &notice.title)).chip(tone_chip(view, notice.tone));
        let row = row.icon(tone_icon(notice.tone), theme.palette.green);
        let row = match held(view, notice.validity) {
            Some(words) => row.note(words),
            None => row,
        };
        open(&row.show(ui, theme), Page::Notice(notice.id.clone()), events);
        gap(ui, theme, space::S);
    }
}

/// The notices but one, below that one.
pub(super) fn others(ui: &mut Ui, view: &Shown<'_>, but: &NoticeId, events: &mut Vec<Event>) {
    let mut notices = in_order(view);
    notices.retain(|notice| notice.id != *but);
    if !notices.is_empty() {
        section(ui, &view.theme, view.words.other_notices());
        rows(ui, view, &notices, events);
    }
}

/// The chip of a notice's kind: plain for news, with a shape where something is not as usual.
pub(super) fn tone_chip(view: &Shown<'_>, tone: NoticeTone) -> Chip {
    let word = view.words.notice(tone);
    match tone {
        NoticeTone::Information => Chip::new(word),
        NoticeTone::Closing => Chip::tone(&view.theme, Tone::Shut, word),
        NoticeTone::Caution => Chip::tone(&view.theme, Tone::Prep, word),
    }
}

fn tone_icon(tone: NoticeTone) -> Icon {
    match tone {
        NoticeTone::Information => Icon::Megaphone,
        NoticeTone::Closing => Icon::CalendarDots,
        NoticeTone::Caution => Icon::WarningCircle,
    }
}

/// 「12月3日(木)まで」
pub(super) fn held(view: &Shown<'_>, validity: Validity) -> Option<String> {
    validity.to.map(|to| view.words.until_date(to))
}
