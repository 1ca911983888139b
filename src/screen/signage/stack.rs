//! Text of a slide as a stack: measured first, so that pictures can take the room it leaves.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use crate::screen::{
    icon::Icon,
    theme::{TextStyle, space},
    view::View,
    widgets::{Block, Chip, Face, Prose, chip::SetChip, touch},
};

/// Things one below the other, set for one width.
pub(super) struct Stack<'a> {
    view: &'a View<'a>,
    width: f32,
    facts: TextStyle,
    between: f32,
    items: Vec<(f32, Item)>,
}

enum Item {
    Gap,
    Chip(SetChip, String),
    Text(Block),
    Fact(Icon, Block, f32),
}

impl<'a> Stack<'a> {
    /// An empty stack for this width.
    pub(super) fn new(view: &'a View<'a>, width: f32) -> Self {
        Self { view, width, facts: body(view), between: 0.0, items: Vec::new() }
    }

    /// Larger facts, further apart: for slides that have the room of a picture to spare.
    pub(super) fn roomy(self) -> Self {
        let facts = if self.view.is_landscape() { TextStyle::SignBody } else { TextStyle::Heading };
        Self { facts, between: self.view.theme.u(space::S), ..self }
    }

    /// Leaves `design` design pixels free.
    pub(super) fn gap(mut self, design: f32) -> Self {
        self.items.push((self.view.theme.u(design), Item::Gap));
        self
    }

    /// A chip that says what kind of thing this is.
    pub(super) fn chip(mut self, ui: &Ui, chip: &Chip) -> Self {
        let set = chip.set(ui.painter(), &self.view.theme, self.width);
        self.items.push((set.size.y, Item::Chip(set, chip.words().to_owned())));
        self
    }

    /// A title, as large as it can be on few lines.
    pub(super) fn title(self, ui: &Ui, text: &Prose) -> Self {
        const PORTRAIT: [(TextStyle, usize); 3] =
            [(TextStyle::Sign, 1), (TextStyle::Display, 2), (TextStyle::Title, 3)];
        const LANDSCAPE: [(TextStyle, usize); 2] = [(TextStyle::Display, 1), (TextStyle::Title, 2)];
        let tries: &[_] = if self.view.is_landscape() { &LANDSCAPE } else { &PORTRAIT };
        let face = |style| Face::new(style, self.view.theme.palette.ink).heading();
        let set = |style| Block::set(ui.painter(), &self.view.theme, text.clone(), face(style), self.width);
        let fits =
            |(style, lines): &(TextStyle, usize)| Some(set(*style)).filter(|it| it.line_count() <= *lines);
        let block = tries.iter().find_map(fits).unwrap_or_else(|| set(TextStyle::Heading));
        self.block(block)
    }

    /// Words in a face over the whole width.
    pub(super) fn text(self, ui: &Ui, text: impl Into<Prose>, face: Face) -> Self {
        let block = Block::set(ui.painter(), &self.view.theme, text, face, self.width);
        self.block(block)
    }

    /// Running text that ends after so many lines.
    pub(super) fn body(self, ui: &Ui, text: impl Into<Prose>, lines_max: usize) -> Self {
        let face = Face::new(body(self.view), self.view.theme.palette.ink).regular();
        self.text(ui, text, face.lines_max(lines_max))
    }

    /// A line in the second ink.
    pub(super) fn note(self, ui: &Ui, text: impl Into<Prose>, style: TextStyle) -> Self {
        let face = Face::new(style, self.view.theme.palette.ink2).regular();
        self.text(ui, text, face)
    }

    /// An icon and words.
    pub(super) fn fact(mut self, ui: &Ui, icon: Icon, text: impl Into<Prose>) -> Self {
        let theme = &self.view.theme;
        let style = self.facts;
        let side = (theme.size(style) * 1.05).round();
        let lead = side + theme.u(space::M);
        let face = Face::new(style, theme.palette.ink).regular().lines_max(2);
        let block = Block::set(ui.painter(), theme, text, face, self.width - lead);
        self.items.push((block.height() + self.between, Item::Fact(icon, block, side)));
        self
    }

    fn block(mut self, block: Block) -> Self {
        self.items.push((block.height(), Item::Text(block)));
        self
    }

    /// Height of all of it in pixels.
    pub(super) fn height(&self) -> f32 {
        self.items.iter().map(|(height, _)| height).sum()
    }

    /// Width of the widest of it in pixels.
    pub(super) fn wide(&self) -> f32 {
        let of = |item: &Item| match item {
            Item::Gap => 0.0,
            Item::Chip(chip, _) => chip.size.x,
            Item::Text(block) => block.size().x,
            Item::Fact(_, block, side) => side + self.view.theme.u(space::M) + block.size().x,
        };
        self.items.iter().map(|(_, item)| of(item)).fold(0.0, f32::max)
    }

    /// Paints it from `corner` down.
    pub(super) fn put(&self, ui: &Ui, corner: Pos2) {
        let mut at = corner;
        for (height, item) in &self.items {
            self.put_item(ui, item, at);
            at.y += height;
        }
    }

    /// Paints it in the vertical middle of `rect`.
    pub(super) fn put_middle(&self, ui: &Ui, rect: Rect) {
        let spare = (rect.height() - self.height()).max(0.0);
        self.put(ui, Pos2::new(rect.left(), (rect.top() + spare / 2.0).round()));
    }

    fn put_item(&self, ui: &Ui, item: &Item, at: Pos2) {
        let theme = &self.view.theme;
        match item {
            Item::Gap => {}
            Item::Chip(chip, words) => {
                let rect = Rect::from_min_size(at, chip.size);
                chip.paint(ui.painter(), rect);
                touch::describe(ui, rect, Role::Label, words);
            }
            Item::Text(block) => block.put(ui, at),
            Item::Fact(icon, block, side) => {
                let center = Pos2::new(at.x + side / 2.0, at.y + block.first_middle());
                let square = Rect::from_center_size(center, Vec2::splat(*side));
                icon.paint(ui.painter(), square, theme.palette.green);
                block.put(ui, at + Vec2::new(side + theme.u(space::M), 0.0));
            }
        }
    }
}

/// Body of a slide: read from 1 to 2 m.
pub(super) fn body(view: &View<'_>) -> TextStyle {
    if view.is_landscape() { TextStyle::Label } else { TextStyle::SignBody }
}
