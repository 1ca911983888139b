//! Who may take part, as tiles: nobody is turned away without being told where else to go (CARE rule 6).

use egui::{Pos2, Rect, Response, Role, Ui, Vec2};

use super::super::parts::{Shown, beside, column_width, grid, open, plain, say};
use crate::{
    domain::{
        group::{Admission, Audience, Group},
        id::GroupId,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, Tone, icon_size, radius, space, stroke},
        widgets::{
            Block, Face, caption, card,
            fit::breaks_a_word,
            gap, paint_shape, para, print,
            touch::{self, Ground},
        },
    },
};

/// Shows the card.
pub(in super::super) fn show(ui: &mut Ui, view: &Shown<'_>, group: &Group, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let (told, others): (Vec<_>, Vec<_>) =
        group.admission.iter().partition(|(who, may)| is_worth_a_tile(group, **who, **may));
    let tiles: Vec<Tile> = told.into_iter().map(|(who, may)| Tile::new(view, group, *who, *may)).collect();
    let columns = if tiles.len() == 4 || tiles.len() < 3 { 2 } else { 3 };
    card(ui, theme, |ui| {
        heading(ui, view, group);
        gap(ui, theme, space::S);
        let columns = fewer(ui, theme, (columns, &tiles));
        grid(
            ui,
            theme,
            (columns, &tiles),
            |ui, tile, width| tile.set(ui, theme, width).height(theme),
            |ui, tile, height| {
                if let (Some(response), Some(other)) = (tile.show(ui, theme, height), &tile.other) {
                    open(&response, Page::Group(other.clone()), events);
                }
            },
        );
        if let Some(conditions) = &group.conditions {
            gap(ui, theme, space::S);
            para(ui, theme, say(view, conditions));
        }
        if !others.is_empty() {
            gap(ui, theme, space::S);
            caption(ui, theme, view.words.others_at_desk());
        }
    });
}

/// So many tiles beside each other, or as many as leave each room for its words.
fn fewer(ui: &Ui, theme: &Theme, (columns, tiles): (usize, &[Tile])) -> usize {
    let whole = ui.available_width();
    let has_room = |columns: &usize| {
        let width = column_width(theme, (whole, *columns));
        tiles.iter().all(|tile| tile.breaks_no_word(ui, theme, width))
    };
    (1..=columns).rev().find(has_room).unwrap_or(1)
}

/// Whether an audience has a tile: who may come, who is sent on, and who might well think that they may come.
/// A wall of 「参加できません」 would turn people away who were never meant: for the rest one friendly line stands.
fn is_worth_a_tile(group: &Group, who: Audience, may: Admission) -> bool {
    let likely = matches!(who, Audience::Experienced | Audience::Family | Audience::Professional);
    may != Admission::NotOpen || likely || group.referrals.contains_key(&who)
}

/// 「参加」 and, at the right edge, 「見学：△ 先に連絡」.
fn heading(ui: &mut Ui, view: &Shown<'_>, group: &Group) {
    let theme = &view.theme;
    let face = Face::new(TextStyle::Label, theme.palette.ink).heading();
    let top = ui.available_rect_before_wrap();
    let title = print(ui, theme, view.words.taking_part(), face);
    if let Some(observing) = group.observing {
        let tone = tone(observing);
        let hue = theme.palette.tone(tone);
        let words = view.words.observing_is(observing);
        let block =
            Block::set(ui.painter(), theme, words, Face::new(TextStyle::Caption, hue.ink), top.width());
        let side = (theme.size(TextStyle::Caption) * 0.86).round();
        let wide = block.size().x + side + theme.u(space::L);
        let line = beside(ui, view, (&title, view.words.taking_part(), face), (wide, block.height()));
        let middle = line.center().y;
        block.paint_to_right(ui.painter(), Pos2::new(top.right(), middle - block.height() / 2.0));
        let left = top.right() - block.size().x - side - theme.u(space::XS);
        let square = Rect::from_center_size(Pos2::new(left + side / 2.0, middle), Vec2::splat(side));
        paint_shape(ui.painter(), tone, square, hue.ink);
        let whole = Rect::from_min_max(Pos2::new(left, line.top()), Pos2::new(top.right(), line.bottom()));
        touch::describe(ui, whole, Role::Label, words);
    }
}

fn tone(admission: Admission) -> Tone {
    match admission {
        Admission::Open => Tone::Free,
        Admission::ContactFirst => Tone::Prep,
        Admission::NotOpen => Tone::Shut,
    }
}

/// One audience. With another group to go to it is a button.
struct Tile {
    who: &'static str,
    tone: Tone,
    says: String,
    other: Option<GroupId>,
}

impl Tile {
    fn new(view: &Shown<'_>, group: &Group, who: Audience, may: Admission) -> Self {
        let other = group.referrals.get(&who).filter(|_| may == Admission::NotOpen);
        let other = other.and_then(|id| view.content().groups.get(id));
        let says = match other {
            Some(other) => view.words.to_group(&plain(view, &other.name)),
            None => view.words.admission(may).to_owned(),
        };
        let other = other.map(|other| other.id.clone());
        Self { who: view.words.audience_tile(who), tone: tone(may), says, other }
    }

    fn breaks_no_word(&self, ui: &Ui, theme: &Theme, width: f32) -> bool {
        let inside = width - 2.0 * theme.u(space::S);
        let lead = if self.other.is_some() { theme.u(icon_size::INLINE) } else { 0.0 };
        let face = Face::new(TextStyle::Caption, theme.palette.ink);
        !breaks_a_word(ui.painter(), theme, (self.who, face), inside)
            && !breaks_a_word(ui.painter(), theme, (&self.says, face.bold()), inside - lead)
    }

    fn set(&self, ui: &Ui, theme: &Theme, width: f32) -> Set {
        let inside = width - 2.0 * theme.u(space::S);
        let ink = theme.palette.tone(self.tone).ink;
        let face = Face::new(TextStyle::Caption, theme.palette.ink).centred().heading();
        let who = Block::set(ui.painter(), theme, self.who, face, inside);
        let lead = if self.other.is_some() { theme.u(icon_size::INLINE) } else { 0.0 };
        let face = Face::new(TextStyle::Caption, ink).bold().centred().heading();
        let says = Block::set(ui.painter(), theme, self.says.as_str(), face, inside - lead);
        Set { who, says }
    }

    fn show(&self, ui: &mut Ui, theme: &Theme, height: f32) -> Option<Response> {
        let rect =
            Rect::from_min_size(ui.available_rect_before_wrap().min, Vec2::new(ui.available_width(), height));
        let hue = theme.palette.tone(self.tone);
        let name = format!("{} {}", self.who, self.says);
        let response = self.other.as_ref().map(|_| touch::button(ui, rect, &name));
        if let Some(response) = &response {
            let ground = Ground {
                fill: hue.soft,
                edge: theme.palette.line,
                edge_width: stroke::TOUCH,
                radius: radius::SMALL,
                press_ink: hue.ink,
            };
            touch::paint_ground(ui, theme, response, &ground);
        } else {
            ui.painter().rect_filled(rect, theme.radius(radius::SMALL), hue.soft);
            touch::describe(ui, rect, Role::Label, &name);
        }
        self.paint(ui, theme, rect);
        response
    }

    fn paint(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let set = self.set(ui, theme, rect.width());
        let ink = theme.palette.tone(self.tone).ink;
        let side = shape_side(theme);
        let pad = theme.u(space::S);
        let mut y = rect.top() + pad;
        set.who.paint(ui.painter(), Pos2::new(rect.left() + pad, y));
        y += set.who.height() + theme.u(space::XS);
        let square = Rect::from_center_size(Pos2::new(rect.center().x, y + side / 2.0), Vec2::splat(side));
        paint_shape(ui.painter(), self.tone, square, ink);
        y += side + theme.u(space::XS);
        set.says.paint(ui.painter(), Pos2::new(rect.left() + pad, y));
        if self.other.is_some() {
            let caret = theme.u(icon_size::INLINE);
            let center = Pos2::new(rect.right() - pad / 2.0 - caret / 2.0, y + set.says.height() / 2.0);
            Icon::CaretRight.paint(ui.painter(), Rect::from_center_size(center, Vec2::splat(caret)), ink);
        }
    }
}

fn shape_side(theme: &Theme) -> f32 {
    (theme.size(TextStyle::Label) * 1.1).round()
}

struct Set {
    who: Block,
    says: Block,
}

impl Set {
    fn height(&self, theme: &Theme) -> f32 {
        let words = self.who.height() + self.says.height() + shape_side(theme);
        (words + 2.0 * theme.u(space::S) + 2.0 * theme.u(space::XS)).max(theme.touch_primary())
    }
}
