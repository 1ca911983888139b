//! The head of every page: what this place is called, where it is, and 画面をかくす.

use egui::{Painter, Pos2, Rect, Role, Ui, Vec2};

use crate::{
    domain::content::Content,
    kiosk::{
        event::Event,
        page::{Page, Press},
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, icon_size, layout, radius, space, stroke},
        view::{Pressed as _, View},
        widgets::{
            Block, Face,
            fit::{fit, normal, one_line},
            layout::place,
            text::{Prose, paint_middle},
            touch::{self, Ground},
        },
        words::Words,
    },
};

/// How much of the line 画面をかくす may take before its words stand on two lines.
const HIDE_SHARE: f32 = 0.46;
/// Side of the signpost, in design pixels.
const SIGNPOST: f32 = 60.0;

/// Draws the header and takes its height from `room`; gives back the free part of its line.
pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    content: &Content,
    (room, events): (&mut Rect, &mut Vec<Event>),
) -> Rect {
    let theme = &view.theme;
    let (edge, gap) = (theme.u(space::EDGE), theme.u(space::M));
    let width = room.width() - 2.0 * edge;
    let hide = hide_word(ui.painter(), view, width);
    let lead = theme.u(SIGNPOST) + theme.u(space::S);
    let brand = Brand::set(ui.painter(), view, content, width - hide_width(theme, &hide) - gap - lead);
    let high = height(theme, &brand, &hide);
    let line = Rect::from_min_max(
        Pos2::new(room.left() + edge, room.top() + gap),
        Pos2::new(room.right() - edge, room.top() + high - theme.u(space::S)),
    );
    let hide = hide_button(ui, view, (line, &hide), events);
    let brand_right = brand.show(ui, view, line.with_max_x(hide.left() - gap), events);
    room.min.y += high;
    Rect::from_min_max(Pos2::new(brand_right + gap, hide.top()), Pos2::new(hide.left() - gap, hide.bottom()))
}

/// As high as every page's head, or as what stands in it.
fn height(theme: &Theme, brand: &Brand, hide: &Block) -> f32 {
    let lines = theme.line_height(TextStyle::Caption) + theme.line_height(TextStyle::Small);
    let words = hide.height() + 2.0 * theme.u(space::XS);
    let around = theme.u(space::M + space::S);
    theme.u(layout::TOP).max(lines.max(words) + around).max(brand.height() + theme.u(space::M + space::XS))
}

/// 画面をかくす on one line; on two, and smaller if need be, where it would leave the corner's name no room.
fn hide_word(painter: &Painter, view: &View<'_>, width: f32) -> Block {
    let theme = &view.theme;
    let word = view.words().hide();
    let face = Face::new(TextStyle::Caption, theme.palette.ink).bold();
    let one_line = Block::set(painter, theme, word, face, f32::INFINITY);
    let most = width * HIDE_SHARE;
    if hide_width(theme, &one_line) <= most {
        return one_line;
    }
    let room = Vec2::new(most - hide_lead(theme), 2.0 * theme.line_height(TextStyle::Caption));
    fit(painter, theme, (word, face.balanced()), room)
}

fn hide_width(theme: &Theme, word: &Block) -> f32 {
    word.size().x + hide_lead(theme)
}

/// The button without its words.
fn hide_lead(theme: &Theme) -> f32 {
    theme.u(icon_size::INLINE) + theme.u(space::S) + 2.0 * theme.u(space::L)
}

/// 画面をかくす at the right end of the header; gives back where it stands.
fn hide_button(ui: &mut Ui, view: &View<'_>, (line, block): (Rect, &Block), events: &mut Vec<Event>) -> Rect {
    let theme = &view.theme;
    let side = theme.u(icon_size::INLINE);
    let wide = hide_width(theme, block);
    let high = theme.touch_primary().max(line.height());
    let rect = Rect::from_min_size(Pos2::new(line.right() - wide, line.top()), Vec2::new(wide, high));
    let colors = theme.palette;
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, view.words().hide());
        let ground = Ground {
            fill: colors.card,
            edge: colors.ink,
            edge_width: stroke::OUTLINE,
            radius: radius::BUTTON,
            press_ink: colors.ink,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        let corner = Pos2::new(rect.left() + theme.u(space::L), rect.center().y - side / 2.0);
        let square = Rect::from_min_size(corner, Vec2::splat(side));
        Icon::EyeSlash.paint(ui.painter(), square, colors.ink);
        paint_middle(ui.painter(), block, rect.with_min_x(square.right() + theme.u(space::S)));
        if response.clicked() {
            events.press(Press::Hide);
        }
    });
    rect
}

/// The corner's name and where it is, set for their room.
struct Brand {
    title: Block,
    sub: Block,
    /// The two stand closer than lines of running text.
    lap: f32,
    said: String,
}

impl Brand {
    /// Each on one line, set smaller where that takes it; on more where even the smallest letters are too wide.
    fn set(painter: &Painter, view: &View<'_>, content: &Content, width: f32) -> Self {
        let theme = &view.theme;
        let small = normal(theme);
        let place = place_words(view, content);
        let name = view.text(&content.settings.corner_name).without_readings();
        let said = format!("{} {place}", name.plain());
        let title = |style| Face::new(style, theme.palette.green).bold();
        let small_title = title(TextStyle::Small);
        let all = [
            (theme, title(TextStyle::Body)),
            (theme, title(TextStyle::Caption)),
            (theme, small_title),
            (&small, small_title),
        ];
        let title = one_line(painter, (&all, (&small, few_lines(small_title))), (&name, width));
        let face = Face::new(TextStyle::Small, theme.palette.ink2);
        let all = [(theme, face), (&small, face)];
        let sub = one_line(painter, (&all, (&small, few_lines(face))), (&Prose::from(place), width));
        Self { title, sub, lap: theme.u(6.0), said }
    }

    fn height(&self) -> f32 {
        self.title.height() + self.sub.height() - self.lap
    }

    /// Shows it with the signpost; gives back its right edge.
    fn show(&self, ui: &Ui, view: &View<'_>, line: Rect, events: &mut Vec<Event>) -> f32 {
        let theme = &view.theme;
        let side = theme.u(SIGNPOST);
        let square =
            Rect::from_center_size(line.left_center() + Vec2::new(side / 2.0, 0.0), Vec2::splat(side));
        Icon::Signpost.paint_duo(ui.painter(), square, theme.palette.green);
        let words = line.with_min_x(square.right() + theme.u(space::S));
        let top = words.center().y - self.height() / 2.0;
        self.title.paint(ui.painter(), Pos2::new(words.left(), top));
        self.sub.paint(ui.painter(), Pos2::new(words.left(), top + self.title.height() - self.lap));
        if view.kiosk.has_staff_page() && is_held(ui, line.with_max_x(square.right())) {
            events.open(Page::Staff);
        }
        touch::describe(ui, line, Role::Banner, &self.said);
        words.left() + self.title.size().x.max(self.sub.size().x)
    }
}

/// The same on as few lines as it takes.
fn few_lines(face: Face) -> Face {
    face.balanced().lines_max(3)
}

/// Seconds for which staff hold the signpost to come to their page: no visitor rests a finger there so long.
const HOLD_SECS: f64 = 5.0;

/// Whether a finger has rested on this place for [`HOLD_SECS`].
fn is_held(ui: &Ui, place: Rect) -> bool {
    let (rests, long) = ui.input(|input| {
        let pointer = &input.pointer;
        let inside = |at: Option<Pos2>| at.is_some_and(|at| place.contains(at));
        let rests = pointer.any_down() && inside(pointer.press_origin()) && inside(pointer.interact_pos());
        (rests, pointer.press_start_time().is_some_and(|since| input.time - since >= HOLD_SECS))
    });
    if rests && !long {
        ui.ctx().request_repaint_after_secs(0.5);
    }
    rests && long
}

/// Where the terminal stands, and that all is fiction if it is.
fn place_words(view: &View<'_>, content: &Content) -> String {
    let place = view.plain(&content.settings.corner_place);
    let sample = view.words().sample();
    // The centre's own words may say so already, in this language or in Japanese.
    let says = |sample: &str| place.contains(sample.trim_matches(['（', '）', '(', ')']));
    let is_told = says(sample) || says(Words::default().sample());
    if content.settings.sample && !is_told { format!("{place}{sample}") } else { place }
}
