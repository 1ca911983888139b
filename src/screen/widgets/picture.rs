//! Pictures: filling a frame, fitting into one, or lying like paper on a table.

use egui::{CornerRadius, Painter, Pos2, Rect, Shadow, Shape, TextureId, Vec2, epaint::RectShape};

use crate::screen::{
    icon::Icon,
    theme::{PAPER, Theme, UNTINTED, icon_size, radius, stroke},
};

/// A picture ready to be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picture {
    /// Where its pixels are.
    pub texture: TextureId,
    /// Width and height in pixels.
    pub size: [f32; 2],
}

impl Picture {
    fn size(self) -> Vec2 {
        Vec2::from(self.size).max(Vec2::splat(1.0))
    }

    /// The largest rectangle of the picture's shape in the middle of `frame`.
    pub fn fit(self, frame: Rect) -> Rect {
        let size = self.size();
        let scale = (frame.width() / size.x).min(frame.height() / size.y);
        Rect::from_center_size(frame.center(), (size * scale).round())
    }
}

/// Fills `frame` with the middle of the picture; what is not ready leaves a quiet ground with an icon.
pub fn cover(
    painter: &Painter,
    theme: &Theme,
    picture: Option<Picture>,
    (frame, corner): (Rect, CornerRadius),
) {
    let Some(picture) = picture else { return wait(painter, theme, (frame, corner)) };
    let size = picture.size();
    let scale = (frame.width() / size.x).max(frame.height() / size.y);
    let part = frame.size() / (size * scale);
    let uv = Rect::from_center_size(Pos2::new(0.5, 0.5), part);
    paint(painter, picture, (frame, corner), uv);
}

/// Shows the whole picture in the middle of `frame`.
pub fn contain(
    painter: &Painter,
    theme: &Theme,
    picture: Option<Picture>,
    (frame, corner): (Rect, CornerRadius),
) {
    match picture {
        Some(picture) => paint(painter, picture, (picture.fit(frame), corner), WHOLE),
        None => wait(painter, theme, (frame, corner)),
    }
}

/// Lays the picture like a sheet of paper in the middle of `frame`: with its own shadow, barely rounded.
pub fn paper(painter: &Painter, theme: &Theme, picture: Option<Picture>, frame: Rect) {
    paper_part(painter, theme, picture, (sheet(picture, None, frame), WHOLE));
}

/// Where a sheet lies in `frame`: by its picture, or by what is known of its size, in pixels.
pub fn sheet(picture: Option<Picture>, size_px: Option<(u32, u32)>, frame: Rect) -> Rect {
    let known = size_px.map(|(width, height)| Picture { size: [width as f32, height as f32], ..A4 });
    picture.or(known).unwrap_or(A4).fit(frame)
}

/// Lays a part of the picture, in parts of its sides, as a sheet of paper in `rect`.
pub fn paper_part(painter: &Painter, theme: &Theme, picture: Option<Picture>, (rect, part): (Rect, Rect)) {
    let corner = theme.radius(4.0);
    shadow(painter, theme, (rect, corner));
    match picture {
        Some(picture) => paint(painter, picture, (rect, corner), part),
        None => wait(painter, theme, (rect, corner)),
    }
    let edge = theme.stroke(stroke::HAIRLINE, theme.palette.hairline);
    painter.rect_stroke(rect, corner, edge, egui::StrokeKind::Inside);
}

fn shadow(painter: &Painter, theme: &Theme, (sheet, corner): (Rect, CornerRadius)) {
    let [near, far] = [4.0, 28.0].map(|design| theme.u(design));
    let color = theme.palette.scrim.gamma_multiply(0.35);
    let shadow = Shadow { offset: [0, near as i8], blur: far.min(255.0) as u8, spread: 0, color };
    painter.add(shadow.as_shape(sheet, corner));
}

/// Lays a paper from a roll over `rect`, piece below piece, dot for dot as it comes out.
pub fn roll(painter: &Painter, theme: &Theme, pieces: &[Option<Picture>], rect: Rect) {
    let [near, far] = [4.0, 28.0].map(|design| theme.u(design));
    let color = theme.palette.scrim.gamma_multiply(0.35);
    let shadow = Shadow { offset: [0, near as i8], blur: far.min(255.0) as u8, spread: 0, color };
    painter.add(shadow.as_shape(rect, CornerRadius::ZERO));
    painter.rect_filled(rect, 0.0, PAPER);
    let mut top = rect.top();
    for piece in pieces.iter().flatten() {
        let high = (rect.width() * piece.size().y / piece.size().x).round();
        let place = Rect::from_min_size(Pos2::new(rect.left(), top), Vec2::new(rect.width(), high));
        paint(painter, *piece, (place, CornerRadius::ZERO), WHOLE);
        top = place.bottom();
    }
}

/// The shape of a sheet whose picture is not there yet.
const A4: Picture = Picture { texture: TextureId::Managed(0), size: [210.0, 297.0] };
const WHOLE: Rect = Rect { min: Pos2::ZERO, max: Pos2 { x: 1.0, y: 1.0 } };

fn paint(painter: &Painter, picture: Picture, (rect, corner): (Rect, CornerRadius), uv: Rect) {
    let shape = RectShape::filled(rect, corner, UNTINTED).with_texture(picture.texture, uv);
    painter.add(Shape::Rect(shape));
}

fn wait(painter: &Painter, theme: &Theme, (rect, corner): (Rect, CornerRadius)) {
    painter.rect_filled(rect, corner, theme.palette.sand);
    let side = theme.u(icon_size::DOOR).min(rect.width() / 2.0).min(rect.height() / 2.0);
    Icon::Image.paint_duo(
        painter,
        Rect::from_center_size(rect.center(), Vec2::splat(side)),
        theme.palette.line,
    );
}

/// The roundness of a card's upper two corners, for a picture on its top.
pub fn top_corners(theme: &Theme) -> CornerRadius {
    let round = theme.radius(radius::CARD);
    CornerRadius { sw: 0, se: 0, ..round }
}
