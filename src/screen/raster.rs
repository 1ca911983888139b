//! Draws egui's output without a GPU: for the console's preview, for pictures from the command line and for tests.
use std::collections::BTreeMap;
use std::mem::take;

use egui::epaint::{ClippedPrimitive, ImageDelta, Mesh, Primitive, Vertex};
use egui::{
    Color32, Context, FullOutput, ImageData, Pos2, RawInput, Rect, TextureFilter, TextureId, Ui, Vec2,
};

use super::fonts::{self, NotoFiles};
use super::theme::{Panel, Theme};

/// An egui context with its textures in memory: give it a page, get a picture.
///
/// It agrees with eframe's OpenGL painter (dithering off) within 2/255. Textures are clamped at their edges and
/// have no mipmaps; paint callbacks are left out.
pub struct Canvas {
    ctx: Context,
    textures: BTreeMap<TextureId, Texture>,
    free_next: Vec<TextureId>,
}

impl Canvas {
    /// A canvas with the product's typefaces.
    pub fn new(noto: &NotoFiles) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx, noto);
        Self { ctx, textures: BTreeMap::new(), free_next: Vec::new() }
    }

    /// The context, for what a page keeps in it.
    pub fn ctx(&self) -> &Context {
        &self.ctx
    }

    /// A page as it looks at rest: drawn twice, because a page may learn its sizes in its first frame.
    pub fn picture(&mut self, theme: &Theme, mut ui: impl FnMut(&mut Ui)) -> Picture {
        theme.apply(&self.ctx);
        drop(self.frame(input(theme.panel), &mut ui));
        let output = self.frame(input(theme.panel), &mut ui);
        let size = [theme.panel.width_px as usize, theme.panel.height_px as usize];
        self.paint(output, size, theme.palette.paper)
    }

    /// One frame: events in, shapes out. Texture changes are already applied to the canvas.
    pub fn frame(&mut self, input: RawInput, ui: impl FnMut(&mut Ui)) -> FullOutput {
        for id in take(&mut self.free_next) {
            self.textures.remove(&id);
        }
        let mut output = self.ctx.run_ui(input, ui);
        let changes: BTreeMap<_, _> = take(&mut output.textures_delta.set).into_iter().collect();
        for (id, deltas) in changes {
            let texture = self.textures.entry(id).or_default();
            deltas.iter().for_each(|delta| texture.change(delta));
        }
        // A freed texture may still be part of this frame's shapes.
        self.free_next.extend(take(&mut output.textures_delta.free));
        output
    }

    /// The picture of a frame, `size` = width and height in pixels, on an opaque `ground`.
    pub fn paint(&self, output: FullOutput, size: [usize; 2], ground: Color32) -> Picture {
        let pixels_per_point = output.pixels_per_point;
        let mut sheet = Sheet::new(size, ground);
        for ClippedPrimitive { clip_rect, primitive } in self.ctx.tessellate(output.shapes, pixels_per_point)
        {
            let clip = Clip::new(clip_rect, pixels_per_point, size);
            match primitive {
                Primitive::Mesh(mesh) => self.paint_mesh(&mut sheet, &mesh, clip, pixels_per_point),
                Primitive::Callback(_) => {}
            }
        }
        sheet.into_picture()
    }

    fn paint_mesh(&self, sheet: &mut Sheet, mesh: &Mesh, clip: Clip, pixels_per_point: f32) {
        let Some(texture) = self.textures.get(&mesh.texture_id) else { return };
        let corner = |index: &u32| {
            mesh.vertices.get(*index as usize).map(|vertex| Corner::new(vertex, pixels_per_point))
        };
        for indices in mesh.indices.chunks_exact(3) {
            if let [Some(a), Some(b), Some(c)] =
                [indices.first(), indices.get(1), indices.get(2)].map(|i| i.and_then(corner))
            {
                sheet.triangle([a, b, c], texture, clip);
            }
        }
    }
}

/// What egui is told about a panel: its size, one pixel a point, and textures no larger than 4096 pixels a side.
pub fn input(panel: Panel) -> RawInput {
    let screen = Rect::from_min_size(Pos2::ZERO, Vec2::new(panel.width_px, panel.height_px));
    let mut input = RawInput {
        screen_rect: Some(screen),
        max_texture_side: Some(TEXTURE_SIDE_MAX),
        ..RawInput::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
        viewport.native_pixels_per_point = Some(1.0);
    }
    input
}

/// The largest texture in pixels a side: left to itself egui grows its glyph atlas to gigabytes.
pub const TEXTURE_SIDE_MAX: usize = 4096;

/// Pixels of a finished drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green, blue, 255, row by row from the top.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// The picture as a PNG file.
    pub fn to_png(&self) -> Result<Vec<u8>, image::ImageError> {
        use image::ImageEncoder;
        let mut file = Vec::new();
        image::codecs::png::PngEncoder::new(&mut file).write_image(
            &self.rgba,
            self.width,
            self.height,
            image::ExtendedColorType::Rgba8,
        )?;
        Ok(file)
    }

    /// Red, green and blue of a pixel; nothing outside the picture.
    pub fn pixel(&self, x: u32, y: u32) -> Option<[u8; 3]> {
        let at = 4 * (y as usize * self.width as usize + x as usize);
        let inside = x < self.width && y < self.height;
        self.rgba.get(at..at + 3).filter(|_| inside)?.try_into().ok()
    }
}

/// An egui texture: premultiplied texels in gamma space.
#[derive(Default)]
struct Texture {
    width: usize,
    height: usize,
    texels: Vec<Color32>,
    nearest: bool,
}

impl Texture {
    fn change(&mut self, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        self.nearest = delta.options.magnification == TextureFilter::Nearest;
        let Some([left, top]) = delta.pos else {
            (self.width, self.height) = (width, height);
            self.texels.clone_from(&image.pixels);
            return;
        };
        let rows = self.texels.chunks_exact_mut(self.width.max(1)).skip(top);
        for (row, patch) in rows.zip(image.pixels.chunks_exact(width.max(1))) {
            if let Some(part) = row.get_mut(left..left + width) {
                part.copy_from_slice(patch);
            }
        }
    }

    /// The colour at `uv`, channels 0 to 255.
    fn sample(&self, uv: [f32; 2]) -> [f32; 4] {
        let [u, v] = uv;
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        if self.nearest {
            return self.texel(x.floor(), y.floor());
        }
        // GPUs place texels to 1/256: rounding to that lets unscaled glyphs and images through untouched.
        let [x, y] = [x - 0.5, y - 0.5].map(|t| (t * 256.0).round() / 256.0);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, lower_share) = (x - left, y - top);
        if right_share == 0.0 && lower_share == 0.0 {
            return self.texel(left, top);
        }
        let upper = mix(self.texel(left, top), self.texel(left + 1.0, top), right_share);
        let lower = mix(self.texel(left, top + 1.0), self.texel(left + 1.0, top + 1.0), right_share);
        mix(upper, lower, lower_share)
    }

    fn texel(&self, x: f32, y: f32) -> [f32; 4] {
        let x = (x.max(0.0) as usize).min(self.width.saturating_sub(1));
        let y = (y.max(0.0) as usize).min(self.height.saturating_sub(1));
        let texel = self.texels.get(y * self.width + x).copied().unwrap_or_default();
        texel.to_array().map(f32::from)
    }
}

fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    let [a0, a1, a2, a3] = a;
    let [b0, b1, b2, b3] = b;
    [a0 + (b0 - a0) * share, a1 + (b1 - a1) * share, a2 + (b2 - a2) * share, a3 + (b3 - a3) * share]
}

/// Pixels that may be painted: from the first up to but without the last.
#[derive(Clone, Copy)]
struct Clip {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Clip {
    fn new(rect: Rect, pixels_per_point: f32, [width, height]: [usize; 2]) -> Self {
        let edge = |at: f32, limit: usize| ((at * pixels_per_point).round().max(0.0) as usize).min(limit);
        Self {
            left: edge(rect.left(), width),
            right: edge(rect.right(), width),
            top: edge(rect.top(), height),
            bottom: edge(rect.bottom(), height),
        }
    }
}

/// A vertex in pixels.
#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    uv: Pos2,
    color: Color32,
}

impl Corner {
    /// Positions are snapped to 1/256 pixel, as GPUs do.
    fn new(vertex: &Vertex, pixels_per_point: f32) -> Self {
        let snap = |at: f32| (at * pixels_per_point * 256.0).round() / 256.0;
        Self { x: snap(vertex.pos.x), y: snap(vertex.pos.y), uv: vertex.uv, color: vertex.color }
    }

    /// Premultiplied, channels 0 to 1.
    fn shares(&self) -> [f32; 4] {
        self.color.to_array().map(|channel| f32::from(channel) / 255.0)
    }

    /// Where the edge to a lower corner crosses a row's centre. Triangles that share the edge get the same answer,
    /// because both ask from its upper end.
    fn crossing(&self, lower: &Corner, y: f32) -> f32 {
        self.x + (y - self.y) * (lower.x - self.x) / (lower.y - self.y)
    }
}

/// Opaque pixels in the making.
struct Sheet {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
}

impl Sheet {
    fn new([width, height]: [usize; 2], ground: Color32) -> Self {
        let [red, green, blue, _] = ground.to_array();
        Self { width, height, pixels: vec![[red, green, blue, 255]; width * height] }
    }

    fn into_picture(self) -> Picture {
        Picture { width: self.width as u32, height: self.height as u32, rgba: self.pixels.into_flattened() }
    }

    /// Paints every pixel whose centre is inside; on an edge, the upper and left triangle's edge has it.
    fn triangle(&mut self, mut corners: [Corner; 3], texture: &Texture, clip: Clip) {
        corners.sort_by(|a, b| a.y.total_cmp(&b.y));
        let [a, b, c] = corners;
        let Some(ink) = Ink::new(corners, texture) else { return };
        let rows = within(a.y, c.y, clip.top, clip.bottom);
        for y in rows {
            let middle = y as f32 + 0.5;
            let long = a.crossing(&c, middle);
            let short = if middle < b.y { a.crossing(&b, middle) } else { b.crossing(&c, middle) };
            let columns = within(long.min(short), long.max(short), clip.left, clip.right);
            let start = columns.start;
            let line = y * self.width;
            if let Some(span) = self.pixels.get_mut(line + start..line + columns.end.max(start)) {
                ink.paint(span, start as f32 + 0.5, middle);
            }
        }
    }
}

/// The pixels whose centres lie in `from..to`, kept inside `low..high`.
fn within(from: f32, to: f32, low: usize, high: usize) -> std::ops::Range<usize> {
    let first = |at: f32| ((at - 0.5).ceil().max(0.0) as usize).clamp(low, high.max(low));
    first(from)..first(to)
}

/// What a triangle puts on each pixel.
enum Ink<'a> {
    /// One colour, channels 0 to 255.
    Solid([f32; 4]),
    /// Colours between the corners, times one texel.
    Shaded(Plane<4>, [f32; 4]),
    /// A texture times the colours between the corners.
    Textured(&'a Texture, Plane<2>, Plane<4>),
}

impl<'a> Ink<'a> {
    /// Nothing for triangles without area or colour.
    fn new(corners: [Corner; 3], texture: &'a Texture) -> Option<Self> {
        let [a, b, c] = corners;
        let one_color = a.color == b.color && b.color == c.color;
        if one_color && a.color == Color32::TRANSPARENT {
            return None;
        }
        let colors = || Plane::new(corners, corners.map(|corner| corner.shares()));
        if a.uv != b.uv || b.uv != c.uv {
            let uvs = Plane::new(corners, corners.map(|corner| [corner.uv.x, corner.uv.y]))?;
            return Some(Ink::Textured(texture, uvs, colors()?));
        }
        let texel = texture.sample([a.uv.x, a.uv.y]);
        Some(if one_color { Ink::Solid(times(a.shares(), texel)) } else { Ink::Shaded(colors()?, texel) })
    }

    /// Paints a run of pixels whose first centre is at (`x`, `y`).
    fn paint(&self, span: &mut [[u8; 4]], x: f32, y: f32) {
        match self {
            Ink::Solid(color) if color[3] >= 255.0 => span.fill(color.map(|channel| (channel + 0.5) as u8)),
            Ink::Solid(color) => span.iter_mut().for_each(|pixel| lay(pixel, *color)),
            Ink::Shaded(colors, texel) => {
                let pixels = span.iter_mut().zip(colors.along(x, y));
                pixels.for_each(|(pixel, color)| lay(pixel, times(color, *texel)));
            }
            Ink::Textured(texture, uvs, colors) => {
                let pixels = span.iter_mut().zip(uvs.along(x, y).zip(colors.along(x, y)));
                pixels.for_each(|(pixel, (uv, color))| lay(pixel, times(color, texture.sample(uv))));
            }
        }
    }
}

fn times(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    let [a0, a1, a2, a3] = a;
    let [b0, b1, b2, b3] = b;
    [a0 * b0, a1 * b1, a2 * b2, a3 * b3]
}

/// Premultiplied alpha blending in gamma space, rounded to eight bits each time, as a GPU's frame buffer does.
fn lay(pixel: &mut [u8; 4], source: [f32; 4]) {
    let [red, green, blue, alpha] = source;
    let keep = 1.0 - alpha / 255.0;
    let [r, g, b, _] = *pixel;
    let blend = |new: f32, old: u8| (new + f32::from(old) * keep + 0.5) as u8;
    *pixel = [blend(red, r), blend(green, g), blend(blue, b), 255];
}

/// Values that change evenly over a triangle.
struct Plane<const N: usize> {
    x: f32,
    y: f32,
    at_corner: [f32; N],
    per_x: [f32; N],
    per_y: [f32; N],
}

impl<const N: usize> Plane<N> {
    fn new([a, b, c]: [Corner; 3], [fa, fb, fc]: [[f32; N]; 3]) -> Option<Self> {
        let (bx, by, cx, cy) = (b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y);
        let area = bx * cy - cx * by;
        if area == 0.0 {
            return None;
        }
        let mut plane = Plane { x: a.x, y: a.y, at_corner: fa, per_x: [0.0; N], per_y: [0.0; N] };
        let slopes = plane.per_x.iter_mut().zip(&mut plane.per_y);
        for ((per_x, per_y), ((a, b), c)) in slopes.zip(fa.iter().zip(fb).zip(fc)) {
            *per_x = ((b - a) * cy - (c - a) * by) / area;
            *per_y = ((c - a) * bx - (b - a) * cx) / area;
        }
        Some(plane)
    }

    /// The values at (`x`, `y`), (`x` + 1, `y`) and so on without end.
    fn along(&self, x: f32, y: f32) -> impl Iterator<Item = [f32; N]> + '_ {
        let mut first = self.at_corner;
        for ((value, per_x), per_y) in first.iter_mut().zip(self.per_x).zip(self.per_y) {
            *value += per_x * (x - self.x) + per_y * (y - self.y);
        }
        (0u16..).map(move |step| {
            let mut values = first;
            for (value, per_x) in values.iter_mut().zip(self.per_x) {
                *value += per_x * f32::from(step);
            }
            values
        })
    }
}

#[cfg(test)]
mod tests;
