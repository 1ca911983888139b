//! Where things stand: gaps, columns, and places cut from a rectangle.

use egui::{Align, Layout, Pos2, Rect, Ui, UiBuilder, Vec2};

use crate::screen::theme::Theme;

/// Leaves `design` design pixels free.
pub fn gap(ui: &mut Ui, theme: &Theme, design: f32) {
    ui.add_space(theme.u(design));
}

/// Fills `rect` from the top; allocates nothing in `ui`.
pub fn place<R>(ui: &mut Ui, rect: Rect, fill: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    fill(&mut child)
}

/// Columns whose widths are in the ratio of `shares`, `space` design pixels apart; as high as the highest.
pub fn columns(
    ui: &mut Ui,
    theme: &Theme,
    (shares, space): (&[f32], f32),
    mut fill: impl FnMut(&mut Ui, usize),
) {
    let whole = ui.available_rect_before_wrap();
    let mut height: f32 = 0.0;
    for (index, rect) in split_columns(whole, shares, theme.u(space)).into_iter().enumerate() {
        let bottom = place(ui, rect, |ui| {
            fill(ui, index);
            ui.min_rect().bottom()
        });
        height = height.max(bottom - whole.top());
    }
    ui.allocate_exact_size(Vec2::new(whole.width(), height), egui::Sense::hover());
}

/// Cuts a rectangle into columns in the ratio of `shares`, `space` pixels apart, on whole pixels.
pub fn split_columns(whole: Rect, shares: &[f32], space: f32) -> Vec<Rect> {
    let cuts = cuts(whole.width(), shares, space);
    let span = |(from, to): (f32, f32)| {
        let (left, right) = (whole.left() + from, whole.left() + to);
        Rect::from_min_max(Pos2::new(left, whole.top()), Pos2::new(right, whole.bottom()))
    };
    cuts.into_iter().map(span).collect()
}

/// Cuts a rectangle into rows in the ratio of `shares`, `space` pixels apart, on whole pixels.
pub fn split_rows(whole: Rect, shares: &[f32], space: f32) -> Vec<Rect> {
    let cuts = cuts(whole.height(), shares, space);
    let span = |(from, to): (f32, f32)| {
        let (top, bottom) = (whole.top() + from, whole.top() + to);
        Rect::from_min_max(Pos2::new(whole.left(), top), Pos2::new(whole.right(), bottom))
    };
    cuts.into_iter().map(span).collect()
}

/// A grid of equal cells, row by row.
pub fn split_grid(whole: Rect, (columns, rows): (usize, usize), space: f32) -> Vec<Rect> {
    let rows = split_rows(whole, &vec![1.0; rows], space);
    rows.into_iter().flat_map(|row| split_columns(row, &vec![1.0; columns], space)).collect()
}

fn cuts(length: f32, shares: &[f32], space: f32) -> Vec<(f32, f32)> {
    let gaps = shares.len().saturating_sub(1) as f32;
    let unit = (length - gaps * space).max(0.0) / shares.iter().sum::<f32>().max(f32::EPSILON);
    let mut from = 0.0;
    let each = shares.iter().map(|share| {
        let span = (from, from + share * unit);
        from = span.1 + space;
        (span.0.round(), span.1.round())
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_with_equal_gaps() {
        let whole = Rect::from_min_size(Pos2::new(56.0, 10.0), Vec2::new(968.0, 100.0));
        let cut = split_columns(whole, &[1.0, 1.0, 1.0], 24.0);
        assert_eq!((cut[0].left(), cut[2].right()), (56.0, 1024.0));
        for pair in cut.windows(2) {
            assert!((pair[1].left() - pair[0].right() - 24.0).abs() <= 1.0);
            assert!((pair[1].width() - pair[0].width()).abs() <= 1.0);
        }
    }

    #[test]
    fn a_grid_goes_row_by_row() {
        let whole = Rect::from_min_size(Pos2::ZERO, Vec2::splat(100.0));
        let cells = split_grid(whole, (2, 2), 10.0);
        assert_eq!(cells.len(), 4);
        assert_eq!((cells[1].min, cells[2].min), (Pos2::new(55.0, 0.0), Pos2::new(0.0, 55.0)));
    }
}
