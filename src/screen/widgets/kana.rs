//! The keys to type with: 五十音 in columns as schools teach them, or letters and digits.

use egui::{Event, Key as HandKey, Rect, Ui, Vec2};

use super::{
    layout::{place, split_columns},
    text::{Block, Face, paint_middle},
    touch::{self, Ground},
};
use crate::{
    kiosk::{
        config::KanaFrom,
        typing::{Key, Layout},
    },
    screen::{
        theme::{TextStyle, Theme, radius, space, stroke},
        words::Words,
    },
};

/// The columns of 五十音; a space is no key.
const COLUMNS: [&str; 10] = [
    "あいうえお",
    "かきくけこ",
    "さしすせそ",
    "たちつてと",
    "なにぬねの",
    "はひふへほ",
    "まみむめも",
    "や ゆ よ",
    "らりるれろ",
    "わ を ん",
];
/// Rows of letters, as every keyboard has them.
const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl-", " zxcvbnm' "];

/// The keys.
#[derive(Debug, Clone, Copy)]
pub struct Keyboard {
    /// Which.
    pub layout: Layout,
    /// Where あ stands.
    pub from: KanaFrom,
    /// What stands on the keys that are no letters.
    pub words: Words,
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A key.
    Key(Key),
    /// Other keys, please.
    Keys(Layout),
}

/// A key that is no letter.
struct Tool {
    word: &'static str,
    name: &'static str,
    stroke: Stroke,
    quiet: bool,
}

impl Keyboard {
    /// How high it is in a width where a key may be as high as `key` pixels; a key is never under 15 mm.
    pub fn height(self, ui: &Ui, theme: &Theme, (width, key): (f32, f32)) -> f32 {
        let rows = (5 + self.tools(ui, theme, inner(theme, width)).len()) as f32;
        rows * key.max(theme.touch_secondary()) + (rows - 1.0) * gap(theme) + 2.0 * pad(theme)
    }

    /// The least width in which no key of ten beside each other is under 15 mm.
    pub fn least_width(theme: &Theme) -> f32 {
        let keys = COLUMNS.len() as f32;
        (keys * theme.touch_secondary() + (keys - 1.0) * gap(theme) + 2.0 * pad(theme)).ceil()
    }

    /// Fills `rect` with keys; what was pressed on the glass, if anything was.
    pub fn show(self, ui: &mut Ui, theme: &Theme, rect: Rect) -> Option<Stroke> {
        let colors = theme.palette;
        ui.painter().rect_filled(rect, theme.radius(radius::CARD), colors.soft);
        let inside = rect.shrink(pad(theme));
        let tools = self.tools(ui, theme, inside.width());
        let rows = 5 + tools.len();
        let high = (inside.height() - gap(theme) * (rows - 1) as f32) / rows as f32;
        let top = rows_height(theme, (high, 5));
        let letters = inside.with_max_y((inside.top() + top).round());
        let mut pressed = self.letters(ui, theme, letters);
        let mut y = letters.bottom() + gap(theme);
        for row in &tools {
            let line = Rect::from_min_size(
                egui::Pos2::new(inside.left(), y.round()),
                Vec2::new(inside.width(), high.floor()),
            );
            pressed = pressed.or(tool_row(ui, theme, (line, row)));
            y += high + gap(theme);
        }
        pressed
    }

    fn letters(self, ui: &mut Ui, theme: &Theme, rect: Rect) -> Option<Stroke> {
        let mut pressed = None;
        for (letter, cell) in self.cells(theme, rect) {
            let face = Face::new(TextStyle::SignBody, theme.palette.ink).regular().centred();
            let word = letter.to_string();
            if key(ui, theme, (cell, &word, &word), (face, theme.palette.card)) {
                pressed = Some(Stroke::Key(Key::Letter(letter)));
            }
        }
        pressed
    }

    /// Every letter with its place, in the order they are read.
    fn cells(self, theme: &Theme, rect: Rect) -> Vec<(char, Rect)> {
        let space = gap(theme);
        let columns = split_columns(rect, &[1.0; COLUMNS.len()], space);
        let lines = |count: usize| super::layout::split_rows(rect, &vec![1.0; count], space);
        let at = |column: &Rect, row: &Rect| column.intersect(*row);
        let cells = match self.layout {
            Layout::Kana => {
                let mut columns = columns;
                if self.from == KanaFrom::Right {
                    columns.reverse();
                }
                let rows = lines(5);
                let cell = |(letters, column): (&&str, Rect)| -> Vec<(char, Rect)> {
                    letters.chars().zip(&rows).map(|(letter, row)| (letter, at(&column, row))).collect()
                };
                COLUMNS.iter().zip(columns).flat_map(cell).collect::<Vec<_>>()
            }
            Layout::Latin => {
                let cell = |(letters, row): (&&str, Rect)| -> Vec<(char, Rect)> {
                    letters.chars().zip(&columns).map(|(letter, column)| (letter, at(column, &row))).collect()
                };
                ROWS.iter().zip(lines(ROWS.len())).flat_map(cell).collect()
            }
        };
        cells.into_iter().filter(|(letter, _)| *letter != ' ').collect()
    }

    /// The other keys, on one row where their words fit, else on two.
    fn tools(self, ui: &Ui, theme: &Theme, width: f32) -> Vec<Vec<Tool>> {
        let words = self.words;
        let tool = |word, name, stroke| Tool { word, name, stroke, quiet: false };
        let wipe = |word, key| Tool { word, name: word, stroke: Stroke::Key(key), quiet: true };
        let space = tool(words.key_space(), words.key_space(), Stroke::Key(Key::Space));
        let (mut first, switch) = match self.layout {
            Layout::Kana => (
                vec![
                    tool("ー", words.key_long_name(), Stroke::Key(Key::Letter('ー'))),
                    tool("゛゜", words.key_voice_name(), Stroke::Key(Key::Voice)),
                    tool(words.key_size(), words.key_size(), Stroke::Key(Key::Size)),
                    space,
                ],
                tool(words.keys_latin(), words.keys_latin(), Stroke::Keys(Layout::Latin)),
            ),
            Layout::Latin => {
                (vec![space], tool(words.keys_kana(), words.keys_kana(), Stroke::Keys(Layout::Kana)))
            }
        };
        let mut second = vec![switch, wipe(words.key_rub(), Key::Rub), wipe(words.key_clear(), Key::Clear)];
        let all: Vec<f32> = first.iter().chain(&second).map(|tool| tool.width(ui, theme)).collect();
        let needed = all.iter().sum::<f32>() + gap(theme) * all.len().saturating_sub(1) as f32;
        if needed > width {
            return vec![first, second];
        }
        first.append(&mut second);
        vec![first]
    }
}

/// What somebody types on a keyboard of their own, if one is plugged in. A space may be pressing what has the focus.
pub fn by_hand(ui: &Ui) -> Vec<Key> {
    if !ui.is_enabled() {
        return Vec::new();
    }
    let has_focus = ui.memory(|memory| memory.focused().is_some());
    let key = |c: char| match c {
        ' ' | '\u{3000}' => (!has_focus).then_some(Key::Space),
        c => Some(Key::Letter(c)),
    };
    let keys = |event: &Event| -> Vec<Key> {
        if let Event::Text(text) = event {
            return text.chars().filter_map(key).collect();
        }
        let rubs = matches!(event, Event::Key { key: HandKey::Backspace, pressed: true, .. });
        rubs.then_some(Key::Rub).into_iter().collect()
    };
    ui.input(|input| input.events.iter().flat_map(keys).collect())
}

/// Whether a keyboard's Enter was pressed while it presses nothing that has the focus: what reads bar codes ends so.
pub fn enter_by_hand(ui: &Ui) -> bool {
    let is_free = ui.is_enabled() && ui.memory(|memory| memory.focused().is_none());
    is_free && ui.input(|input| input.key_pressed(HandKey::Enter))
}

impl Tool {
    /// Marks are as large as the kana they change.
    fn style(&self) -> TextStyle {
        if self.name == self.word { TextStyle::Small } else { TextStyle::SignBody }
    }

    fn block(&self, ui: &Ui, theme: &Theme) -> Block {
        let face = Face::new(self.style(), theme.palette.ink).bold().plain().centred();
        Block::set(ui.painter(), theme, self.word, face, f32::INFINITY)
    }

    fn width(&self, ui: &Ui, theme: &Theme) -> f32 {
        (self.block(ui, theme).size().x + theme.u(space::S)).max(theme.touch_secondary())
    }
}

/// A row of tools, each as wide as its word asks.
fn tool_row(ui: &mut Ui, theme: &Theme, (line, tools): (Rect, &[Tool])) -> Option<Stroke> {
    let natural: Vec<f32> = tools.iter().map(|tool| tool.width(ui, theme)).collect();
    let spare =
        line.width() - natural.iter().sum::<f32>() - gap(theme) * tools.len().saturating_sub(1) as f32;
    let shares: Vec<f32> = natural.iter().map(|wide| wide + spare.max(0.0) / tools.len() as f32).collect();
    let mut pressed = None;
    for (tool, cell) in tools.iter().zip(split_columns(line, &shares, gap(theme))) {
        let fill = if tool.quiet { theme.palette.sand } else { theme.palette.card };
        let face = Face::new(tool.style(), theme.palette.ink).bold().plain().centred();
        if key(ui, theme, (cell, tool.word, tool.name), (face, fill)) {
            pressed = Some(tool.stroke);
        }
    }
    pressed
}

/// One key.
pub(super) fn key(
    ui: &mut Ui,
    theme: &Theme,
    (rect, word, name): (Rect, &str, &str),
    (face, fill): (Face, egui::Color32),
) -> bool {
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, name);
        let colors = theme.palette;
        let ground = Ground {
            fill,
            edge: colors.line,
            edge_width: stroke::TOUCH,
            radius: radius::SMALL,
            press_ink: colors.green,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        paint_middle(ui.painter(), &Block::set(ui.painter(), theme, word, face, rect.width()), rect);
        response.clicked()
    })
}

fn rows_height(theme: &Theme, (high, rows): (f32, usize)) -> f32 {
    high * rows as f32 + gap(theme) * rows.saturating_sub(1) as f32
}

fn inner(theme: &Theme, width: f32) -> f32 {
    width - 2.0 * pad(theme)
}

/// Between keys: 3 mm.
fn gap(theme: &Theme) -> f32 {
    theme.touch_gap()
}

fn pad(theme: &Theme) -> f32 {
    theme.u(space::S)
}
