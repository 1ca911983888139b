//! The card after 画面をかくす: a clock and the hours, always the same, nothing of anybody.

use egui::{Rect, Role, Ui, Vec2};

use crate::{
    domain::content::Content,
    kiosk::{event::Event, page::Press},
    screen::{
        icon::Icon,
        theme::{TextStyle, icon_size, space},
        view::{Pressed, View},
        widgets::{Block, Face, touch},
    },
};

/// Draws the card; a touch anywhere begins a new visit.
pub(in crate::screen) fn draw(ui: &mut Ui, view: &View<'_>, content: &Content, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let colors = theme.palette;
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, colors.paper);
    let lines = lines(view, content);
    let width = whole.width() - 2.0 * theme.u(space::EDGE);
    let set = |(style, words): &(TextStyle, String)| {
        let color = if *style == TextStyle::SignBody { colors.ink2 } else { colors.ink };
        Block::set(ui.painter(), theme, words.as_str(), Face::new(*style, color).centred(), width)
    };
    let blocks: Vec<Block> = lines.iter().map(set).collect();
    let side = theme.u(icon_size::DOOR);
    let high: f32 = blocks.iter().map(Block::height).sum::<f32>() + side + theme.u(space::L);
    let top = whole.center().y - high / 2.0;
    let square =
        Rect::from_center_size(egui::Pos2::new(whole.center().x, top + side / 2.0), Vec2::splat(side));
    Icon::Signpost.paint_duo(ui.painter(), square, colors.green);
    let mut at = egui::Pos2::new(whole.left() + theme.u(space::EDGE), square.bottom() + theme.u(space::L));
    for block in &blocks {
        block.paint(ui.painter(), at);
        at.y += block.height();
    }
    let spoken = lines.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" ");
    let response = touch::control(ui, whole, Role::Button, &spoken);
    if response.clicked() {
        events.press(Press::Wake);
    }
}

fn lines(view: &View<'_>, content: &Content) -> Vec<(TextStyle, String)> {
    let words = view.words();
    let name = (TextStyle::SignBody, view.plain(&content.settings.corner_name));
    let Some(at) = view.at() else {
        return vec![name, (TextStyle::SignBody, words.setting_clock().to_owned())];
    };
    let today = at.date_naive();
    let hours = match content.corner.day(today) {
        crate::domain::calendar::Day::Open(hours) => {
            format!("{} {}", words.corner_open(), words.hours(hours))
        }
        crate::domain::calendar::Day::Closed(reason) => words.closed_today(&reason),
    };
    vec![
        name,
        (TextStyle::Poster, words.time(at.time())),
        (TextStyle::Heading, words.date(today)),
        (TextStyle::SignBody, hours),
    ]
}
