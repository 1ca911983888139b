//! What the tokens promise: contrast, legibility, reach of a finger, and states told apart without colour vision.
use std::collections::BTreeSet;
use std::time::Duration;

use egui::{Color32, Rgba, Vec2};

use super::*;

/// WCAG 2.2, relative luminance and contrast ratio.
fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |color: Color32| {
        let linear = Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    };
    let (light, dark) = (luminance(a).max(luminance(b)), luminance(a).min(luminance(b)));
    (light + 0.05) / (dark + 0.05)
}

fn at_least(ratio: f32, look: Look, what: &str, fore: Color32, ground: Color32) {
    let found = contrast(fore, ground);
    assert!(found >= ratio, "{look:?} {what}: {fore:?} on {ground:?} is {found:.2}, needs {ratio}");
}

#[test]
fn the_ruler_itself_is_right() {
    assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 0.01);
    assert!((contrast(rgb(0x77_7777), Color32::WHITE) - 4.48).abs() < 0.01);
}

#[test]
fn text_has_seven_to_one() {
    for look in Look::ALL {
        let p = Palette::of(look);
        for ground in [p.paper, p.card, p.sand, p.soft] {
            for (what, ink) in [("ink", p.ink), ("ink2", p.ink2), ("green", p.green), ("help", p.help)] {
                at_least(7.0, look, what, ink, ground);
            }
        }
        at_least(7.0, look, "on_green", p.on_green, p.green);
        at_least(7.0, look, "on_help", p.on_help, p.help);
        at_least(7.0, look, "on_house", p.on_house, p.house);
        at_least(7.0, look, "green on its soft", p.green, p.green_soft);
        at_least(7.0, look, "help on its soft", p.help, p.help_soft);
        for soft in [p.green_soft, p.help_soft] {
            at_least(7.0, look, "ink", p.ink, soft);
            at_least(7.0, look, "ink2", p.ink2, soft);
        }
        for hue in p.tones.iter().chain(&p.hues) {
            for ground in [hue.soft, p.card, p.paper] {
                at_least(7.0, look, "hue", hue.ink, ground);
            }
            at_least(7.0, look, "ink on hue", p.ink, hue.soft);
            at_least(7.0, look, "ink2 on hue", p.ink2, hue.soft);
        }
    }
}

#[test]
fn parts_have_three_to_one() {
    for look in Look::ALL {
        let p = Palette::of(look);
        for ground in [p.paper, p.card, p.sand] {
            at_least(3.0, look, "line", p.line, ground);
            at_least(3.0, look, "persimmon", p.persimmon, ground);
            at_least(3.0, look, "focus", p.focus, ground);
        }
        at_least(3.0, look, "focus", p.focus, p.soft);
    }
}

/// Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
const BLINDNESS: [(&str, [[f32; 3]; 3]); 3] = [
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_82, 0.042_94, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_9],
        ],
    ),
];

/// CIE L*a*b* (D65) of a colour as somebody with this matrix sees it.
fn lab(color: Color32, eye: &[[f32; 3]; 3]) -> [f32; 3] {
    let linear = Rgba::from(color);
    let seen =
        eye.map(|row| (row[0] * linear.r() + row[1] * linear.g() + row[2] * linear.b()).clamp(0.0, 1.0));
    let xyz = [[0.412_4, 0.357_6, 0.180_5], [0.212_6, 0.715_2, 0.072_2], [0.019_3, 0.119_2, 0.950_5]]
        .map(|row: [f32; 3]| row[0] * seen[0] + row[1] * seen[1] + row[2] * seen[2]);
    let f = |t: f32| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let (x, y, z) = (f(xyz[0] / 0.950_47), f(xyz[1]), f(xyz[2] / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: Color32, b: Color32, eye: &[[f32; 3]; 3]) -> f32 {
    lab(a, eye).iter().zip(lab(b, eye)).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
}

/// The pair that decides whether somebody opens a door differs by colour alone; every other pair by its shape,
/// because four inks of 7:1 cannot all differ for every eye.
#[test]
fn free_and_busy_differ_for_every_eye() {
    for look in Look::ALL {
        let p = Palette::of(look);
        for (eye, matrix) in &BLINDNESS {
            let apart = distance(p.tone(Tone::Free).ink, p.tone(Tone::Busy).ink, matrix);
            assert!(apart >= 25.0, "{look:?} {eye}: {apart:.0}");
        }
    }
    let shapes: BTreeSet<Shape> = Tone::ALL.iter().map(|tone| tone.shape()).collect();
    assert_eq!(shapes.len(), Tone::ALL.len());
}

#[test]
fn hues_are_equally_light() {
    let plain = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    for look in Look::ALL {
        let lightness: Vec<f32> = Palette::of(look).hues.iter().map(|hue| lab(hue.ink, &plain)[0]).collect();
        let (low, high) =
            lightness.iter().fold((f32::MAX, f32::MIN), |(low, high), l| (low.min(*l), high.max(*l)));
        assert!(high - low < 8.0, "{look:?} {lightness:?}");
    }
}

/// A panel by its diagonal in inches.
fn panel(width_px: f32, height_px: f32, inches: f32) -> Panel {
    Panel { width_px, height_px, pitch_mm: inches * 25.4 / width_px.hypot(height_px) }
}

fn panels() -> [Panel; 7] {
    [
        Panel::PORTRAIT,
        Panel::LANDSCAPE,
        panel(1080.0, 1920.0, 15.6),
        panel(1280.0, 1024.0, 17.0),
        panel(1080.0, 1920.0, 32.0),
        panel(2160.0, 3840.0, 27.0),
        panel(1920.0, 1080.0, 55.0),
    ]
}

/// Points of 1/72 inch, after rounding to whole pixels.
fn points(theme: &Theme, style: TextStyle) -> f32 {
    theme.size(style) * theme.panel.pitch_mm / 25.4 * 72.0
}

#[test]
fn text_is_legible_on_every_panel() {
    for panel in panels() {
        let theme = Theme::new(Look::Light, TextSize::Normal, panel);
        let large = Theme::new(Look::Light, TextSize::Large, panel);
        assert!(points(&theme, TextStyle::Body) >= 24.0, "{panel:?} {}", points(&theme, TextStyle::Body));
        assert!(
            points(&large, TextStyle::Body) >= if panel.pitch_mm < 0.2 { 32.0 } else { 36.0 },
            "{panel:?}"
        );
        assert!(points(&theme, TextStyle::Ruby) >= 12.0, "{panel:?} {}", points(&theme, TextStyle::Ruby));
        for style in TextStyle::ALL {
            assert!(style == TextStyle::Ruby || points(&theme, style) >= 16.0, "{panel:?} {style:?}");
            assert!(large.size(style) >= theme.size(style));
            assert!(theme.size(style).fract() == 0.0 && theme.line_height(style) > theme.size(style));
        }
    }
}

#[test]
fn signage_reaches_its_distances() {
    let theme = Theme::new(Look::Evening, TextSize::Normal, Panel::PORTRAIT);
    for (style, mm) in [(TextStyle::SignBody, 9.0), (TextStyle::Sign, 20.0), (TextStyle::Poster, 40.0)] {
        assert!(theme.size(style) * DESIGN_PITCH_MM >= mm, "{style:?}");
    }
}

#[test]
fn fingers_fit() {
    for panel in panels() {
        let theme = Theme::new(Look::Light, TextSize::Normal, panel);
        assert!(theme.touch_primary() * panel.pitch_mm >= 20.0);
        assert!(theme.touch_secondary() * panel.pitch_mm >= 15.0);
        assert!(theme.touch_gap() * panel.pitch_mm >= 3.0);
    }
}

#[test]
fn design_pixels_fill_the_panel() {
    for (panel, size) in [
        (Panel::PORTRAIT, Vec2::new(1080.0, 1920.0)),
        (Panel::LANDSCAPE, Vec2::new(1920.0, 1080.0)),
        (panel(2160.0, 3840.0, 27.0), Vec2::new(1080.0, 1920.0)),
        (panel(1280.0, 1024.0, 17.0), Vec2::new(1920.0, 1536.0)),
    ] {
        assert_eq!(Theme::new(Look::Light, TextSize::Normal, panel).design_size(), size);
    }
    let theme = Theme::new(Look::Light, TextSize::Normal, panel(1280.0, 1024.0, 17.0));
    assert_eq!([3.0, 0.2, 0.0, 56.0].map(|design| theme.u(design) as i32), [2, 1, 0, 37]);
}

#[test]
fn reduced_motion_cuts() {
    let theme = Theme::new(Look::Light, TextSize::Normal, Panel::PORTRAIT);
    assert_eq!(theme.cross_fade(), motion::CROSS_FADE);
    assert_eq!(theme.with_motion(Motion::Reduced).cross_fade(), Duration::ZERO);
}
