//! A slip on the sheets of an office printer: the same dots at their real size, in columns from the top of a page.

use thiserror::Error;

use crate::domain::paper_size::PaperSize;

use super::raster::Raster;

/// Dots of a slip in an inch: an eighth of a millimetre each. Printers of 300 or 600 dots an inch hit 200 without a
/// remainder, which makes a slip 1.6 % larger and every dot a square.
const SLIP_DPI: usize = 200;
/// Dots in an inch of printers whose dots are a slip's own.
const SAME_DPI: usize = 203;
/// Hundredths of a millimetre in an inch.
const INCH: usize = 2_540;
/// White around what is printed on a sheet, at least, in hundredths of a millimetre.
const MARGIN_MIN: u32 = 1_000;
/// White between two columns, in hundredths of a millimetre.
const GUTTER: usize = 1_000;
/// Sheets of one slip, at most.
const PAGES_MAX: usize = 6;
/// White rows between two lines of words, at least: a column ends there.
const BREAK_ROWS: usize = 6;

/// What a printer prints on, and how finely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The paper in the tray.
    pub size: PaperSize,
    /// Hundredths of a millimetre that it leaves white at the left and at the right.
    pub side_margin: u32,
    /// The same at the top and at the bottom.
    pub end_margin: u32,
    /// Dots in an inch, both ways.
    pub dpi: usize,
}

/// A sheet with its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Dots in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Dots in an inch, both ways.
    pub dpi: usize,
    /// The paper's name.
    pub name: String,
    columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    left: usize,
    top: usize,
    piece: Raster,
}

/// Why a slip cannot stand on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoPage {
    /// The paper is narrower than the slip.
    #[error("the slip is wider than {0}: name a larger paper, or width_mm = 58")]
    TooNarrow(String),
    /// So many sheets nobody wants.
    #[error("the slip takes more than {PAGES_MAX} sheets of {0}")]
    TooLong(String),
}

/// The best of the resolutions a printer has: one in which every dot of a slip is a square, or the finest.
pub fn best_dpi(known: impl IntoIterator<Item = usize>) -> Option<usize> {
    let fine = known.into_iter().filter(|dpi| *dpi >= SLIP_DPI);
    fine.max_by_key(|dpi| (dpi % slip_dpi(*dpi) == 0, *dpi <= 600, *dpi))
}

/// Lays a slip on as many sheets as it takes.
pub fn lay(raster: &Raster, form: &Form) -> Result<Vec<Page>, NoPage> {
    let grid = Grid::of(raster, form)?;
    let mut pieces = split(raster, grid.rows).into_iter();
    let mut pages = Vec::new();
    while pieces.len() > 0 {
        if pages.len() == PAGES_MAX {
            return Err(NoPage::TooLong(form.size.to_string()));
        }
        let place = |(number, piece)| Column { left: grid.left + number * grid.step, top: grid.top, piece };
        let columns: Vec<Column> = pieces.by_ref().take(grid.columns).enumerate().map(place).collect();
        let rows = columns.iter().map(|column| start(column.piece.height(), form.dpi)).max().unwrap_or(0);
        let height = if form.size.is_roll() { rows + 2 * grid.top } else { grid.height };
        let name = form.size.name().to_owned();
        pages.push(Page { width: grid.width, height, dpi: form.dpi, name, columns });
    }
    Ok(pages)
}

/// Where things stand on every sheet, in the printer's dots; `rows` in the slip's.
struct Grid {
    width: usize,
    height: usize,
    left: usize,
    top: usize,
    step: usize,
    columns: usize,
    rows: usize,
}

impl Grid {
    fn of(raster: &Raster, form: &Form) -> Result<Self, NoPage> {
        let dots = |hundredths: u32| hundredths as usize * form.dpi / INCH;
        let (width, height) = (dots(form.size.width), dots(form.size.height));
        let wide = start(raster.width(), form.dpi);
        let spare = width.checked_sub(wide).ok_or_else(|| NoPage::TooNarrow(form.size.to_string()))?;
        let least = if form.size.is_roll() { 0 } else { MARGIN_MIN };
        // A paper hardly wider than the slip has it in its middle: a slip brings white edges of its own.
        let left = dots(form.side_margin.max(least)).min(spare / 2);
        let top = dots(form.end_margin.max(least)).min(height / 4);
        let step = wide + GUTTER * form.dpi / INCH;
        let columns = 1 + (width - 2 * left - wide) / step;
        let rows = (height - 2 * top) * slip_dpi(form.dpi) / form.dpi;
        Ok(Self { width, height, left, top, step, columns, rows })
    }
}

/// Cuts a slip into columns of at most `rows_max` rows, between two lines of words where there is such a place in the
/// last third of a column.
fn split(raster: &Raster, rows_max: usize) -> Vec<Raster> {
    let wide = raster.bytes_wide().max(1);
    let rows: Vec<&[u8]> = raster.bytes().chunks(wide).collect();
    let is_white = |row: &&[u8]| row.iter().all(|byte| *byte == 0);
    let (mut pieces, mut rest) = (Vec::new(), rows.as_slice());
    while !rest.is_empty() {
        let longest = rows_max.clamp(1, rest.len());
        let is_gap = |end: &usize| {
            let gap = rest.get(end.saturating_sub(BREAK_ROWS)..*end);
            gap.is_some_and(|gap| gap.iter().all(is_white))
        };
        let gap = (longest * 2 / 3..=longest).rev().find(is_gap).filter(|end| *end > 0);
        let end = if longest == rest.len() { longest } else { gap.unwrap_or(longest) };
        let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        pieces.push(Raster::from_rows(wide, &piece.concat()));
        rest = after;
    }
    pieces
}

/// The slip's own dots in an inch, for a printer of so many.
fn slip_dpi(dpi: usize) -> usize {
    if dpi.is_multiple_of(SAME_DPI) { SAME_DPI } else { SLIP_DPI }
}

/// Where a dot of the slip begins in the printer's dots.
fn start(dot: usize, dpi: usize) -> usize {
    dot * dpi / slip_dpi(dpi)
}

impl Page {
    /// Rows of grey (0 black, 255 white) from the top, each with how often it follows.
    pub fn runs(&self) -> Vec<(Vec<u8>, usize)> {
        let mut runs: Vec<(Vec<u8>, usize)> = Vec::new();
        let mut push = |row: Vec<u8>, count: usize| match runs.last_mut() {
            Some((last, times)) if *last == row => *times += count,
            Some(_) | None if count > 0 => runs.push((row, count)),
            Some(_) | None => {}
        };
        let top = self.columns.first().map_or(0, |column| column.top);
        push(vec![WHITE; self.width], top);
        let rows = self.columns.iter().map(|column| column.piece.height()).max().unwrap_or(0);
        for row in 0..rows {
            push(self.row(row), start(row + 1, self.dpi) - start(row, self.dpi));
        }
        push(vec![WHITE; self.width], self.height.saturating_sub(top + start(rows, self.dpi)));
        runs
    }

    /// A row of the slips' dots across all columns.
    fn row(&self, y: usize) -> Vec<u8> {
        let mut row = vec![WHITE; self.width];
        for column in &self.columns {
            for x in (0..column.piece.width()).filter(|x| column.piece.is_black(*x, y)) {
                let dot = column.left + start(x, self.dpi)..column.left + start(x + 1, self.dpi);
                row.get_mut(dot).into_iter().for_each(|dot| dot.fill(BLACK));
            }
        }
        row
    }

    /// Columns as they follow, each with the dots that stand in it: for tests and for looking at a page.
    pub fn pieces(&self) -> impl Iterator<Item = (usize, usize, &Raster)> {
        self.columns.iter().map(|column| (column.left, column.top, &column.piece))
    }
}

const WHITE: u8 = 255;
const BLACK: u8 = 0;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(size: &str, dpi: usize) -> Form {
        Form { size: size.parse().unwrap(), side_margin: 635, end_margin: 1_168, dpi }
    }

    /// Looks at the middle of every dot on the pages.
    fn looked_at(pages: &[Page]) -> Vec<u8> {
        let mut bits = Vec::new();
        for page in pages {
            let rows: Vec<Vec<u8>> =
                page.runs().into_iter().flat_map(|(row, count)| vec![row; count]).collect();
            assert_eq!((rows.len(), rows[0].len()), (page.height, page.width));
            bits.extend(page.pieces().flat_map(|column| looked_at_column(&rows, column, page.dpi)));
        }
        bits
    }

    fn looked_at_column(
        rows: &[Vec<u8>],
        (left, top, piece): (usize, usize, &Raster),
        dpi: usize,
    ) -> Vec<u8> {
        let middle = |dot: usize| usize::midpoint(start(dot, dpi), start(dot + 1, dpi) - 1);
        let is_black = |x: usize, y: usize| rows[top + middle(y)][left + middle(x)] == BLACK;
        let byte = |x: usize, y: usize| (x..x + 8).fold(0, |byte, x| byte << 1 | u8::from(is_black(x, y)));
        let places = (0..piece.height()).flat_map(|y| (0..piece.bytes_wide()).map(move |x| (8 * x, y)));
        places.map(|(x, y)| byte(x, y)).collect()
    }

    #[test]
    fn a_printer_prints_in_squares_where_it_can() {
        for (known, best) in [
            (&[300, 600][..], Some(600)),
            (&[300], Some(300)),
            (&[203], Some(203)),
            (&[150, 300, 1200], Some(1200)),
            (&[600, 1200], Some(600)),
            (&[150], None),
            (&[], None),
        ] {
            assert_eq!(best_dpi(known.iter().copied()), best, "{known:?}");
        }
    }

    #[test]
    fn a_slip_has_its_real_size_at_the_top_of_the_sheet() {
        for dpi in [203, 300, 360, 600] {
            let mut slip = Raster::new(576, 800);
            slip.fill((0, 0), (576, 800), super::super::raster::Ink::Black);
            let pages = lay(&slip, &form("iso_a4_210x297mm", dpi)).unwrap();
            let [page] = &pages[..] else { panic!("{} pages", pages.len()) };
            let (top, left) = (page.columns[0].top, page.columns[0].left);
            assert_eq!((top, left), (1_168 * dpi / INCH, 1_000 * dpi / INCH));
            let row = page.row(0);
            let last = row.iter().rposition(|dot| *dot == BLACK).unwrap();
            let wide = (last + 1 - left) as f64 / dpi as f64 * 25.4;
            assert!((71.5..73.5).contains(&wide), "{wide} mm at {dpi}");
        }
    }

    #[test]
    fn a_long_slip_goes_on_beside_itself_and_then_on_the_next_sheet() {
        let mut slip = Raster::new(576, 9_000);
        // Lines of words, each 20 dots high and 30 below the one before it.
        for line in 0..300 {
            slip.fill((40, line * 30), (500, 20), super::super::raster::Ink::Black);
        }
        let pages = lay(&slip, &form("iso_a4_210x297mm", 300)).unwrap();
        let columns: Vec<usize> = pages.iter().map(|page| page.columns.len()).collect();
        assert_eq!(columns, [2, 2, 1]);
        for piece in pages.iter().flat_map(Page::pieces).map(|(_, _, piece)| piece) {
            let last = piece.bytes().chunks(piece.bytes_wide()).next_back().unwrap();
            assert!(last.iter().all(|byte| *byte == 0), "a line of words was cut");
        }
        assert_eq!(looked_at(&pages), slip.bytes());
        assert_eq!(
            lay(&Raster::new(576, 30_000), &form("iso_a5_148x210mm", 300)),
            Err(NoPage::TooLong("iso_a5_148x210mm".to_owned()))
        );
    }

    #[test]
    fn a_roll_is_as_long_as_the_slip_and_a_narrow_one_says_so() {
        let roll = Form { end_margin: 0, ..form("roll_max_80x1000mm", 203) };
        let pages = lay(&Raster::new(576, 1_000), &roll).unwrap();
        assert_eq!((pages.len(), pages[0].height), (1, 1_000));
        let narrow = lay(&Raster::new(576, 10), &form("roll_max_58x1000mm", 203)).unwrap_err();
        assert!(narrow.to_string().contains("width_mm = 58"), "{narrow}");
    }

    proptest! {
        #[test]
        fn every_dot_of_a_slip_is_found_on_the_sheets(
            bits in prop::collection::vec(any::<u8>(), 48 * 10..48 * 300),
            dpi in prop::sample::select(&[203_usize, 300, 360, 600][..]),
        ) {
            let slip = Raster::from_rows(48, &bits);
            let pages = lay(&slip, &form("na_index-4x6_4x6in", dpi)).unwrap();
            prop_assert_eq!(looked_at(&pages), slip.bytes());
        }
    }
}
