//! The bar at the foot of every page: the same ways at the same places.

use egui::{Color32, Pos2, Rect, Ui, Vec2};

use crate::{
    kiosk::{
        event::Event,
        page::{Page, Press, Reach},
    },
    screen::{
        aloud,
        icon::Icon,
        reach,
        theme::{TextStyle, Theme, icon_size, layout, radius, space, stroke},
        view::{Pressed as _, View},
        widgets::{
            Block, Face,
            fit::{fit, normal, sizes},
            layout::{place, split_columns},
            text::paint_middle,
            touch,
        },
    },
};

/// High enough for two lines of words, however large those are, and on a portrait panel for a picture above them.
pub(super) fn height(view: &View<'_>) -> f32 {
    let theme = &view.theme;
    let lines = 2.0 * normal(theme).line_height(TextStyle::Small) + 2.0 * theme.u(space::S);
    let stacked =
        theme.u(icon_size::BAR + space::XS + 2.0 * space::S) + 2.0 * theme.line_height(TextStyle::Small);
    view.by_shape(layout::BAR, 136.0).max(if view.is_landscape() { lines } else { stacked })
}

/// One way of the bar.
struct Way {
    icon: Icon,
    word: &'static str,
    press: Press,
    /// The way to somebody to talk to is seen before the others.
    stands_out: bool,
}

fn ways(view: &View<'_>, page: &Page) -> Vec<Way> {
    let words = view.words();
    let way = |icon, word, press| Way { icon, word, press, stands_out: false };
    let hide = way(Icon::EyeSlash, words.hide(), Press::Hide);
    let reading = way(Icon::TextAa, words.reading(), Press::Open(Page::Reading));
    let language = way(Icon::Translate, words.language(), Press::Open(Page::Language));
    if *page == Page::Home {
        let call = way(Icon::HandWaving, words.call_staff(), Press::Open(Page::CallStaff));
        let height = reach::can_lower(view).then(|| match view.kiosk.prefs().reach {
            Reach::Whole => way(Icon::ArrowLineDown, words.lower_screen(), Press::Reach(Reach::Lowered)),
            Reach::Lowered => way(Icon::ArrowLineUp, words.raise_screen(), Press::Reach(Reach::Whole)),
        });
        return [hide, call].into_iter().chain(height).chain([language, reading]).collect();
    }
    let back = way(Icon::ArrowLeft, words.back(), Press::Back);
    let home = way(Icon::House, words.home(), Press::Home);
    vec![hide, back, home, language, reading]
}

/// Draws it.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, (page, rect): (&Page, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    ui.painter().rect_filled(rect, 0.0, theme.palette.card);
    let line = theme.stroke(stroke::HAIRLINE, theme.palette.hairline);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let between = view.by_shape(space::XS, space::M).max(theme.touch_gap());
    let ways = ways(view, page);
    let spoken = aloud::is_offered(view).then(|| {
        let (icon, word) = aloud::way(view);
        Way { icon, word, press: aloud::ask(ui, view), stands_out: false }
    });
    let talk = Way {
        icon: Icon::PhoneCall,
        word: view.words().talk(),
        press: Press::Open(Page::Talk),
        stands_out: true,
    };
    // On Home there is nothing to go back to: its two places are free.
    let wide = (ways.len() == FEW_WAYS).then_some(CALL_PLACE);
    let all: Vec<&Way> = ways.iter().chain(&spoken).chain([&talk]).collect();
    let (usual_edge, narrow_edge) = (view.by_shape(space::M, space::EDGE), theme.u(space::XS));
    let inside = |edge: f32| rect.shrink2(Vec2::new(edge, theme.u(space::S)));
    // A bar that is too narrow gives up its margins first, and then the picture.
    let mut tries =
        [Keeps::Picture, Keeps::Words].into_iter().flat_map(|it| [(it, usual_edge), (it, narrow_edge)]);
    let places = tries.find_map(|(keeps, edge)| {
        let widths = widths(ui, view, (&all, wide), (inside(edge).width(), between), keeps)?;
        Some(split_columns(inside(edge), &widths, between))
    });
    let places = places.unwrap_or_else(|| {
        let width = inside(narrow_edge).width() - gaps(all.len(), between);
        let widths = usual_widths(view, (all.len(), wide), (width, between));
        split_columns(inside(narrow_edge), &widths, between)
    });
    for (way, cell) in all.iter().zip(places) {
        bar_way(ui, view, (way, cell), events);
    }
}

/// What stands free between so many ways.
fn gaps(count: usize, between: f32) -> f32 {
    between * count.saturating_sub(1) as f32
}

/// Ways on Home where there is nothing to lower, and which of them has two places.
const FEW_WAYS: usize = 4;
const CALL_PLACE: usize = 1;

/// Widths of the ways, which share so many pixels: as their places are on every page, or where a word would break in
/// those, as the words ask. None where they ask for more.
fn widths(
    ui: &Ui,
    view: &View<'_>,
    (ways, wide): (&[&Way], Option<usize>),
    (whole, between): (f32, f32),
    keeps: Keeps,
) -> Option<Vec<f32>> {
    let width = whole - gaps(ways.len(), between);
    let usual = usual_widths(view, (ways.len(), wide), (width, between));
    sizes(&view.theme).find_map(|theme| {
        let least = |way: &&Way| least_width(ui, view, (way, &theme), keeps);
        let least: Vec<f32> = ways.iter().map(least).collect();
        if usual.iter().zip(&least).all(|(usual, least)| usual >= least) {
            return Some(usual.clone());
        }
        let spare = width - least.iter().sum::<f32>();
        // What is left goes to those that would fill most lines.
        let more = ways.iter().zip(&least);
        let more = more.map(|(way, least)| (whole_line(ui, view, (way, &theme)) - least).max(1.0));
        let more: Vec<f32> = more.collect();
        let all = more.iter().sum::<f32>().max(1.0);
        let shared = least.iter().zip(more).map(|(least, more)| least + spare * more / all);
        (spare >= 0.0).then(|| shared.collect())
    })
}

/// What a bar too narrow for everything still keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeps {
    /// All words whole, on so few lines that what stands out has its picture.
    Picture,
    /// All words whole.
    Words,
}

/// Widths of the places, with one for よみあげ where that is offered: as most words need on a portrait panel, equal on a
/// landscape one.
fn usual_widths(
    view: &View<'_>,
    (count, wide): (usize, Option<usize>),
    (width, between): (f32, f32),
) -> Vec<f32> {
    let ([hide, back, home, language, reading], talk): ([f32; 5], f32) =
        if view.is_landscape() { ([1.0; 5], 1.0) } else { ([1.2, 0.8, 0.88, 1.0, 0.84], 1.28) };
    let ways = match wide {
        Some(_) => vec![hide, back + home, language, reading],
        None => vec![hide, back, home, language, reading],
    };
    let aloud = (ways.len() + 1 < count).then_some(1.0);
    let shares: Vec<f32> = ways.into_iter().chain(aloud).chain([talk]).collect();
    // Two places hold the gap between them too.
    let unit = (width - wide.map_or(0.0, |_| between)) / shares.iter().sum::<f32>();
    let mut widths: Vec<f32> = shares.iter().map(|share| share * unit).collect();
    if let Some(both) = wide.and_then(|at| widths.get_mut(at)) {
        *both += between;
    }
    widths
}

/// The width in which no word of a way breaks, and two lines are enough on a landscape panel, and for what stands out
/// where it keeps its picture.
fn least_width(ui: &Ui, view: &View<'_>, (way, theme): (&Way, &Theme), keeps: Keeps) -> f32 {
    let face = bold(view);
    let narrow = Block::whole_width(ui.painter(), theme, way.word, face).ceil();
    let lines = |width: f32| Block::set(ui.painter(), theme, way.word, face, width).line_count();
    let mut widths = (0..8_u8).map(|step| narrow * (1.0 + 0.15 * f32::from(step)));
    let is_low = view.is_landscape() || way.stands_out && keeps == Keeps::Picture;
    let two_lines = widths.find(|width| lines(*width) <= 2 || !is_low);
    two_lines.unwrap_or(narrow) + beside(view) + 2.0 * edge(view, way)
}

/// What stands out has a ground of its own, whose edges words keep away from.
fn edge(view: &View<'_>, way: &Way) -> f32 {
    if way.stands_out { view.theme.u(space::XS) } else { 0.0 }
}

/// The width of its words on one line.
fn whole_line(ui: &Ui, view: &View<'_>, (way, theme): (&Way, &Theme)) -> f32 {
    Block::set(ui.painter(), theme, way.word, bold(view), f32::INFINITY).size().x + beside(view)
}

/// What stands beside the words of a way, and between them.
fn beside(view: &View<'_>) -> f32 {
    let (gap, icon) = (view.theme.u(space::XS), view.theme.u(icon_size::BAR));
    if view.is_landscape() { icon + 4.0 * gap } else { gap }
}

fn bold(view: &View<'_>) -> Face {
    Face::new(TextStyle::Small, view.theme.palette.ink).bold().whole()
}

/// What a way stands on, and what it is painted in.
struct Look {
    ground: Color32,
    icon: Color32,
    face: Face,
}

fn bar_way(ui: &mut Ui, view: &View<'_>, (way, rect): (&Way, Rect), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let colors = theme.palette;
    let small = |ink| Face::new(TextStyle::Small, ink);
    let look = if way.stands_out {
        Look { ground: colors.help, icon: colors.on_help, face: small(colors.on_help).bold() }
    } else {
        Look { ground: colors.card, icon: colors.green, face: small(colors.ink) }
    };
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, way.word);
        let fill = touch::ground(&response, look.ground, look.icon);
        let corner = theme.radius(radius::BUTTON);
        ui.painter().rect_filled(rect, corner, fill);
        touch::focus_ring(ui, theme, &response, corner);
        paint_way(ui, view, (way, rect), &look);
        if response.clicked() {
            events.press(way.press.clone());
        }
    });
}

/// Icon and word: above each other on a portrait panel, beside each other on a landscape one.
fn paint_way(ui: &Ui, view: &View<'_>, (way, rect): (&Way, Rect), look: &Look) {
    let theme = &view.theme;
    let (ink, face) = (look.icon, look.face);
    let (side, gap) = (theme.u(icon_size::BAR), theme.u(space::XS));
    let painter = ui.painter();
    if view.is_landscape() {
        let width = rect.width() - side - 3.0 * gap - 2.0 * edge(view, way);
        let block = fit(painter, theme, (way.word, face.balanced()), Vec2::new(width, rect.height()));
        let left = rect.center().x - (side + 1.5 * gap + block.size().x) / 2.0;
        let square = Rect::from_min_size(Pos2::new(left, rect.center().y - side / 2.0), Vec2::splat(side));
        way.icon.paint(painter, square, ink);
        paint_middle(painter, &block, rect.with_min_x(square.right() + 1.5 * gap));
    } else {
        let words = rect.shrink2(Vec2::new(edge(view, way), 0.0));
        let block = fit(painter, theme, (way.word, face.centred().balanced()), words.size());
        if side + gap + block.height() > rect.height() {
            // Long words take the picture's room: they say more.
            return block.paint(painter, Pos2::new(words.left(), rect.center().y - block.height() / 2.0));
        }
        let top = rect.center().y - (side + gap + block.height()) / 2.0;
        let square = Rect::from_min_size(Pos2::new(rect.center().x - side / 2.0, top), Vec2::splat(side));
        way.icon.paint(painter, square, ink);
        block.paint(painter, Pos2::new(words.left(), square.bottom() + gap));
    }
}
