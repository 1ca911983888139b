//! Every language on the glass: a glyph for every letter, and room for every word.

use egui::{Context, FontId};

use super::room_tests::{crowded, painted, reader};
use crate::{
    domain::{
        follow_up::FollowUpKind,
        id::{BookId, GroupId, HelplineId, ProposalId},
        text::Lang,
    },
    kiosk::page::{Page, Prefs, TextSize},
    screen::{
        fonts::{self, NotoFiles, Script, Weight},
        raster::Canvas,
        theme::Panel,
        words,
    },
};

/// Letters of `text` that neither weight of a script has.
fn missing(ctx: &Context, script: Script, text: &str) -> String {
    let shown = text.chars().filter(|c| !c.is_control());
    ctx.fonts_mut(|fonts| {
        shown
            .filter(|c| {
                let weights = [Weight::Regular, Weight::Bold];
                let font = weights.map(|weight| FontId::new(34.0, fonts::family(script, weight)));
                !font.iter().all(|font| fonts.has_glyph(font, *c))
            })
            .collect()
    })
}

fn context(noto: &NotoFiles) -> Context {
    let ctx = Context::default();
    fonts::install(&ctx, noto);
    ctx.run_ui(egui::RawInput::default(), |_| ()).drop_without_applying_deltas();
    ctx
}

/// Without Noto on the disk only what BIZ UDPGothic carries can be promised.
#[test]
fn no_word_of_any_table_shows_an_empty_box() {
    let noto = NotoFiles::debian();
    let with_noto = noto.missing().is_empty();
    let ctx = context(&if with_noto { noto } else { NotoFiles::none() });
    for lang in Lang::ALL {
        let script = Script::of(lang);
        if script == Script::Japanese || with_noto {
            assert_eq!(missing(&ctx, script, &words::every_word(lang)), "", "{lang:?}");
            assert_eq!(missing(&ctx, script, lang.own_name()), "", "{lang:?}");
        }
    }
    assert_eq!(missing(&context(&NotoFiles::none()), Script::Korean, "한"), "한", "what is missing is found");
}

#[test]
fn nothing_of_the_demo_shows_an_empty_box() {
    let noto = NotoFiles::debian();
    // It quotes names in other letters, which only Noto has.
    if !noto.missing().is_empty() {
        return;
    }
    let ctx = context(&noto);
    for (name, text) in [
        ("bundle.json", include_str!("../../../assets/demo/bundle.json")),
        ("groups.csv", include_str!("../../../assets/demo/groups.csv")),
        ("events.csv", include_str!("../../../assets/demo/events.csv")),
        ("books.csv", include_str!("../../../assets/demo/books.csv")),
    ] {
        let missing = missing(&ctx, Script::Japanese, text);
        assert_eq!(missing, "", "{name}");
    }
}

/// The pages that somebody who reads little Japanese comes through first.
fn pages() -> [Page; 17] {
    let group = GroupId::parse("kisha").unwrap();
    [
        Page::Home,
        Page::Language,
        Page::Find,
        Page::Group(group.clone()),
        Page::Contact(group),
        Page::Rooms,
        Page::Founding,
        Page::Young,
        Page::CallStaff,
        Page::Resources,
        Page::Talk,
        Page::Helpline(HelplineId::parse("c-night").unwrap()),
        Page::FollowUpText(FollowUpKind::Looking),
        Page::Books(None),
        Page::Book(BookId::parse("kasa").unwrap()),
        Page::Proposals,
        Page::Proposal(ProposalId::parse("walk").unwrap()),
    ]
}

#[test]
fn no_language_is_cut_or_runs_into_itself() {
    let mut canvas = Canvas::new(&NotoFiles::debian());
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (panel, text_size) in [(Panel::PORTRAIT, TextSize::Large), (Panel::LANDSCAPE, TextSize::Normal)] {
            for page in pages() {
                let prefs = Prefs { lang, text_size, ..Prefs::default() };
                let found = crowded(&mut canvas, &reader(&page, panel, prefs));
                let place = format!("{lang:?} {page:?} {text_size:?} {} wide", panel.width_px);
                wrong.extend(found.into_iter().map(|it| format!("{place}: {it}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} in all:\n{}", wrong.len(), wrong.join("\n"));
}

/// A 15" panel of few pixels, where words take most room.
pub(super) const FEW_PIXELS: Panel = Panel { width_px: 720.0, height_px: 1280.0, pitch_mm: 0.248 };

#[test]
fn every_head_says_in_full_where_this_is() {
    let mut canvas = Canvas::new(&NotoFiles::debian());
    let mut wrong = Vec::new();
    let panels = [Panel::PORTRAIT, Panel::LANDSCAPE, FEW_PIXELS];
    for lang in Lang::ALL {
        for (panel, text_size) in
            panels.into_iter().flat_map(|it| [(it, TextSize::Normal), (it, TextSize::Large)])
        {
            let prefs = Prefs { lang, text_size, ..Prefs::default() };
            let words = painted(&mut canvas, &reader(&Page::Home, panel, prefs));
            let head = words
                .iter()
                .filter(|(_, rect, _)| rect.bottom() < panel.height_px.max(panel.width_px) * 0.12);
            let head: String = head.map(|(words, ..)| words.as_str()).collect();
            if head.contains('…') || !head.contains("15階") {
                wrong.push(format!("{lang:?} {text_size:?} {} wide: {head}", panel.width_px));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
