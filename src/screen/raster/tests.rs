//! The rasteriser against arithmetic that can be done by hand.
use egui::epaint::ColorImage;
use egui::{FontFamily, FontId, TextureOptions, pos2, vec2};

use super::*;
use crate::screen::theme::{Look, TextSize, TextStyle};

const SMALL: Panel = Panel { width_px: 64.0, height_px: 48.0, pitch_mm: 0.248 };

fn draw(ui: impl FnMut(&mut Ui)) -> Picture {
    let mut canvas = Canvas::new(&NotoFiles::none());
    let output = canvas.frame(input(SMALL), ui);
    canvas.paint(output, [64, 48], Color32::BLACK)
}

fn quad(rect: Rect, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, color);
    mesh
}

fn put(ui: &Ui, mesh: Mesh) {
    ui.painter().add(mesh);
}

fn whole(picture: &Picture) -> impl Iterator<Item = (u32, u32, [u8; 3])> + '_ {
    let all = (0..picture.height).flat_map(|y| (0..picture.width).map(move |x| (x, y)));
    all.map(|(x, y)| (x, y, picture.pixel(x, y).unwrap()))
}

#[test]
fn a_solid_quad_fills_exactly_its_pixels() {
    let rect = Rect::from_min_max(pos2(3.5, 4.0), pos2(20.5, 9.0));
    let picture = draw(|ui| put(ui, quad(rect, Color32::RED)));
    for (x, y, pixel) in whole(&picture) {
        let inside = (3..20).contains(&x) && (4..9).contains(&y);
        assert_eq!(pixel, if inside { [255, 0, 0] } else { [0, 0, 0] }, "{x} {y}");
    }
}

#[test]
fn triangles_that_share_an_edge_paint_each_pixel_once() {
    let veil = Color32::from_white_alpha(128);
    let mut mesh = Mesh::default();
    for at in [pos2(2.3, 1.7), pos2(60.1, 3.2), pos2(33.7, 25.4), pos2(57.9, 46.1), pos2(4.4, 44.8)] {
        mesh.colored_vertex(at, veil);
    }
    for [a, b, c] in [[0, 1, 2], [1, 3, 2], [3, 4, 2], [4, 0, 2]] {
        mesh.add_triangle(a, b, c);
    }
    let picture = draw(|ui| put(ui, mesh.clone()));
    let veiled = whole(&picture).filter(|(.., pixel)| *pixel == [128; 3]).count();
    let bare = whole(&picture).filter(|(.., pixel)| *pixel == [0; 3]).count();
    assert!(veiled > 2_000 && veiled + bare == 64 * 48, "{veiled} {bare}");
}

#[test]
fn nothing_is_painted_outside_the_clip() {
    let clip = Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 20.0));
    let picture = draw(|ui| {
        let inner = ui.painter().with_clip_rect(clip);
        inner.add(quad(Rect::from_min_max(pos2(-50.0, -50.0), pos2(500.0, 500.0)), Color32::WHITE));
        inner.text(
            pos2(5.0, 5.0),
            egui::Align2::LEFT_TOP,
            "あいう",
            FontId::proportional(34.0),
            Color32::GREEN,
        );
    });
    for (x, y, pixel) in whole(&picture) {
        assert_eq!(pixel != [0; 3], (10..30).contains(&x) && (10..20).contains(&y), "{x} {y}");
    }
}

#[test]
fn images_keep_their_texels_and_scale_between_them() {
    let image = ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]);
    for (options, expected) in
        [(TextureOptions::LINEAR, [0, 64, 191, 255]), (TextureOptions::NEAREST, [0, 0, 255, 255])]
    {
        let mut handle = None;
        let picture = draw(|ui| {
            let texture = handle.get_or_insert_with(|| ui.ctx().load_texture("two", image.clone(), options));
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(
                texture.id(),
                Rect::from_min_size(pos2(8.0, 8.0), vec2(4.0, 2.0)),
                uv,
                Color32::WHITE,
            );
        });
        let row: Vec<u8> = (8..12).map(|x| picture.pixel(x, 9).unwrap()[0]).collect();
        assert_eq!(row, expected);
    }
}

#[test]
fn colours_blend_in_gamma_space_and_round() {
    let half = Color32::from_rgba_premultiplied(100, 50, 0, 128);
    let picture = draw(|ui| {
        let all = Rect::from_min_size(Pos2::ZERO, vec2(64.0, 48.0));
        ui.painter().add(quad(all, Color32::from_gray(200)));
        ui.painter().add(quad(all, half));
    });
    // 200 × (1 − 128/255) = 99.6
    assert_eq!(picture.pixel(30, 30), Some([200, 150, 100]));
    assert_eq!(picture.pixel(64, 0), None);
}

fn page(ui: &mut Ui, theme: &Theme) {
    let painter = ui.painter();
    for (row, style) in TextStyle::ALL.iter().enumerate() {
        let at = pos2(20.0, 90.0 * row as f32);
        painter.text(
            at,
            egui::Align2::LEFT_TOP,
            "何をお探しですか 13:42",
            theme.font(*style),
            theme.palette.ink,
        );
    }
}

#[test]
fn two_runs_draw_the_same_page() {
    let theme = Theme::new(Look::Evening, TextSize::Large, Panel::PORTRAIT);
    let pictures = [(), ()].map(|()| Canvas::new(&NotoFiles::none()).picture(&theme, |ui| page(ui, &theme)));
    assert_eq!(pictures[0], pictures[1]);
    let inked =
        pictures[0].rgba.chunks(4).filter(|pixel| pixel[..3] != theme.palette.paper.to_array()[..3]).count();
    assert!(inked > 50_000, "{inked}");
}

#[test]
fn glyphs_sit_on_whole_pixels_and_keep_their_full_ink() {
    let picture = draw(|ui| {
        let font = FontId::new(40.0, FontFamily::Name("bold".into()));
        ui.painter().text(pos2(2.0, 2.0), egui::Align2::LEFT_TOP, "■", font, Color32::WHITE);
    });
    assert!(whole(&picture).filter(|(.., pixel)| *pixel == [255; 3]).count() > 600);
}

#[test]
fn a_png_reads_back_as_the_picture() {
    let picture =
        draw(|ui| put(ui, quad(Rect::from_min_size(pos2(5.0, 5.0), vec2(9.0, 9.0)), Color32::GOLD)));
    let back = image::load_from_memory(&picture.to_png().unwrap()).unwrap().to_rgba8();
    assert_eq!((back.width(), back.height(), back.into_raw()), (64, 48, picture.rgba));
}
