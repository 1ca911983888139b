//! Touch: what happens under a finger, and the ring around what the keyboard is on.

use egui::{
    Color32, Context, CornerRadius, Id, Rect, Response, Role, Sense, Shape, StrokeKind, Ui, WidgetInfo,
};

use super::{keypad, said};
use crate::screen::theme::{Theme, stroke};

/// How far a finger may wander while it presses, in millimetres: hands tremble.
const WANDER_MM: f32 = 8.0;
/// How long a finger may rest and still press, in seconds.
const REST_SECS: f64 = 30.0;

/// Teaches egui how fingers press: slowly, and not always in one place. Cheap; call it every frame.
pub fn prepare(ctx: &Context, theme: &Theme) {
    let wander = theme.mm(WANDER_MM);
    ctx.options_mut(|options| {
        options.input_options.max_click_dist = wander;
        options.input_options.max_click_duration = REST_SECS;
    });
    keypad::begin(ctx);
}

/// Makes the space of `rect` a button named `name`: acts on release inside, sliding off cancels.
pub fn button(ui: &mut Ui, rect: Rect, name: &str) -> Response {
    control(ui, rect, Role::Button, name)
}

/// Makes the space of `rect` a control with a role and a name.
pub fn control(ui: &mut Ui, rect: Rect, role: Role, name: &str) -> Response {
    let response = ui.allocate_rect(rect, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(role, enabled, name));
    keypad::stop(ui, &response);
    said::control(ui, &response, name);
    response
}

/// Makes the space of `rect` one choice of several.
pub fn choice(ui: &mut Ui, rect: Rect, name: &str, chosen: Chosen) -> Response {
    let response = ui.allocate_rect(rect, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen == Chosen::Yes, name));
    keypad::stop(ui, &response);
    said::control(ui, &response, name);
    response
}

/// Whether a choice is the one in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// Tells screen readers what stands in `rect` when it is painted rather than written.
pub fn describe(ui: &Ui, rect: Rect, role: Role, name: &str) {
    said::thing(ui, rect, name);
    tell(ui, rect, role, name);
}

/// The same for what tells the reading voice of itself.
pub(super) fn tell(ui: &Ui, rect: Rect, role: Role, name: &str) {
    let response = ui.interact(rect, speech_id(ui, rect, name), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
}

fn speech_id(ui: &Ui, rect: Rect, name: &str) -> Id {
    ui.scope_id().with((name, rect.min.x.to_bits(), rect.min.y.to_bits()))
}

/// The ground of something touchable: darker (or lighter) while a finger is on it.
pub fn ground(response: &Response, rest: Color32, ink: Color32) -> Color32 {
    let down = response.is_pointer_button_down_on() && response.contains_pointer();
    if down { rest.lerp_to_gamma(ink, PRESSED) } else { rest }
}

/// How much ink a pressed ground takes on.
const PRESSED: f32 = 0.14;

/// Paints a touchable ground with its edge, and the focus ring around it.
pub fn paint_ground(ui: &Ui, theme: &Theme, response: &Response, look: &Ground) {
    let fill = ground(response, look.fill, look.press_ink);
    let corner = theme.radius(look.radius);
    ui.painter().rect(
        response.rect,
        corner,
        fill,
        theme.stroke(look.edge_width, look.edge),
        StrokeKind::Inside,
    );
    focus_ring(ui, theme, response, corner);
}

/// What a touchable ground looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// At rest.
    pub fill: Color32,
    /// Its edge.
    pub edge: Color32,
    /// Width of the edge in design pixels.
    pub edge_width: f32,
    /// Roundness in design pixels.
    pub radius: f32,
    /// What it takes on under a finger.
    pub press_ink: Color32,
}

/// Paints the ring around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response, corner: CornerRadius) {
    if !response.has_focus() {
        return;
    }
    let away = theme.u(stroke::HAIRLINE);
    let width = theme.u(stroke::FOCUS);
    let ring = response.rect.expand(away);
    let radius = corner + CornerRadius::same(away as u8);
    let stroke = theme.stroke(stroke::FOCUS, theme.palette.focus);
    let shape = egui::epaint::RectShape::stroke(ring, radius, stroke, StrokeKind::Outside);
    // A ring reaches over what its neighbours clip.
    ui.painter().with_clip_rect(ui.clip_rect().expand(away + width)).add(Shape::Rect(shape));
}
