//! Facts in two columns: what a fact is about on the left, its words on the right.

use egui::{Pos2, Rect, Role, Sense, Ui, Vec2};

use crate::screen::{
    icon::Icon,
    theme::{TextStyle, Theme, space},
    widgets::{Block, Face, Prose, touch},
};

/// Icon, name and words of a fact.
pub(super) type FactWords<'a> = (Icon, &'a str, Prose);

/// How much of the width the names may take.
const NAMES_SHARE: f32 = 0.34;

/// Shows facts over the whole width, their words in one column; facts without words are left out.
pub(super) fn show(ui: &mut Ui, theme: &Theme, facts: &[FactWords<'_>]) {
    let said: Vec<&FactWords<'_>> = facts.iter().filter(|(.., words)| !words.plain().is_empty()).collect();
    let whole = ui.available_width();
    let side = theme.size(TextStyle::Caption);
    let lead = side + theme.u(space::S);
    let face = Face::new(TextStyle::Caption, theme.palette.ink2).plain();
    let limit = whole * NAMES_SHARE - lead;
    let name = |ui: &Ui, name: &str| Block::set(ui.painter(), theme, name, face, limit);
    let widest = said.iter().map(|(_, it, _)| name(ui, it).size().x).fold(0.0, f32::max);
    let left = lead + widest + theme.u(space::M);
    for (number, (icon, about, words)) in said.into_iter().enumerate() {
        if number > 0 {
            ui.add_space(theme.u(space::S));
        }
        let name = name(ui, about);
        let face = Face::new(TextStyle::Body, theme.palette.ink);
        let block = Block::set(ui.painter(), theme, words.clone(), face, whole - left);
        let high = block.height().max(name.height());
        let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, high), Sense::hover());
        let middle = rect.top() + block.first_middle();
        let square = Rect::from_center_size(Pos2::new(rect.left() + side / 2.0, middle), Vec2::splat(side));
        icon.paint(ui.painter(), square, theme.palette.green);
        name.paint(ui.painter(), Pos2::new(rect.left() + lead, middle - name.first_middle()));
        block.paint(ui.painter(), Pos2::new(rect.left() + left, rect.top()));
        touch::describe(ui, rect, Role::Label, &format!("{about} {}", words.plain()));
    }
}
