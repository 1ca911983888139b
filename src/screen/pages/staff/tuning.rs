//! 明るさ and 音量 on the staff page: a number, and − and ＋ beside it.

use egui::Ui;

use super::super::parts::Shown;
use crate::{
    domain::tuning::{BRIGHTNESS_MIN, FULL, Knob, Turn},
    kiosk::{event::Event, page::Press, staff::StaffAsk},
    screen::{
        theme::space,
        view::Pressed as _,
        widgets::{Button, caption, columns, gap, para, section},
    },
};

/// Draws both.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let tuning = view.kiosk.tuning();
    section(ui, theme, "明るさと 音量");
    row(ui, view, (Knob::Brightness, tuning.brightness()), events);
    gap(ui, theme, space::S);
    row(ui, view, (Knob::Volume, tuning.volume()), events);
    caption(
        ui,
        theme,
        "チャイムと 読み上げの 音量です。緊急の画面は いつも いちばん 明るく、その チャイムは 小さくなりません。ヘッドホンの 音は かわりません。",
    );
}

fn row(ui: &mut Ui, view: &Shown<'_>, (knob, percent): (Knob, u8), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let name = match knob {
        Knob::Brightness => "明るさ",
        Knob::Volume => "音量",
    };
    let least = match knob {
        Knob::Brightness => BRIGHTNESS_MIN,
        Knob::Volume => 0,
    };
    para(ui, theme, format!("{name} {percent}％"));
    gap(ui, theme, space::XS);
    columns(ui, theme, (&[1.0, 1.0], space::S), |ui, column| {
        let turn = if column == 0 { Turn::Down } else { Turn::Up };
        let (sign, end, word) = match turn {
            Turn::Down => ("−", least, "下げる"),
            Turn::Up => ("＋", FULL, "上げる"),
        };
        if percent == end {
            let at_end = match turn {
                Turn::Down => "これより 下げられません",
                Turn::Up => "これより 上げられません",
            };
            caption(ui, theme, at_end);
            return;
        }
        let button = Button::outline(sign).secondary().named(format!("{name}を {word}"));
        if button.show(ui, theme).clicked() {
            events.press(Press::Staff(StaffAsk::Tune(knob, turn)));
        }
    });
}
