//! The leaflets of the demo that came as PDFs: the files inside the program, and their pages drawn.

use std::{
    collections::BTreeMap,
    io,
    thread::{self, ScopedJoinHandle},
};

use crate::{
    media::{pdf::Pdf, sheet::Sheet},
    office::exchange::Files,
};

/// Threads that draw beside each other: what the smallest machine has.
const HANDS: usize = 2;
/// Stack of a thread that draws, in bytes: forms within forms want much of it.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// The PDFs as files beside a bundle.
#[derive(Debug, Clone, Copy)]
pub struct Pdfs;

impl Files for Pdfs {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        pdfs().into_iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.to_vec())
    }
}

/// The leaflets that came as PDFs, by name.
pub fn pdfs() -> [(&'static str, &'static [u8]); 25] {
    macro_rules! inside {
        ($($name:literal),+ $(,)?) => {
            [$(($name, include_bytes!(concat!("../../../assets/demo/leaflets/", $name)).as_slice())),+]
        };
    }
    inside![
        "bench-guide.pdf",
        "bumpy-menu.pdf",
        "chime-autumn.pdf",
        "exhibition.pdf",
        "fingertips.pdf",
        "grandchild-notes.pdf",
        "kitchen-card.pdf",
        "letters-left.pdf",
        "memo-first.pdf",
        "mornings.pdf",
        "next-seat.pdf",
        "pinch.pdf",
        "pocket-outing.pdf",
        "rest-sheet.pdf",
        "sayu-night.pdf",
        "signed-books.pdf",
        "spring-walk.pdf",
        "start-a-group.pdf",
        "summer-report.pdf",
        "sundial-news.pdf",
        "tea-garden.pdf",
        "train-winter.pdf",
        "twins.pdf",
        "waiting-call.pdf",
        "words-bench.pdf",
    ]
}

/// The pages of every PDF by its name, their longest side this many pixels, drawn in this process: what the program
/// itself carries needs no walls.
///
/// Fails where a thread cannot be had, or where the demo's own files are wrong.
pub fn drawn(side_px: u32) -> io::Result<BTreeMap<String, Vec<Sheet>>> {
    thread::scope(|scope| {
        let start = |hand: usize| {
            let draw = thread::Builder::new().name(format!("draw-{hand}")).stack_size(STACK_BYTES);
            draw.spawn_scoped(scope, move || share(hand, side_px))
        };
        let hands: Vec<_> = (0..HANDS).map(start).collect::<io::Result<_>>()?;
        let shares: Vec<_> = hands.into_iter().map(finished).collect::<io::Result<_>>()?;
        Ok(shares.into_iter().flatten().collect())
    })
}

type Share = io::Result<Vec<(String, Vec<Sheet>)>>;

fn finished(hand: ScopedJoinHandle<'_, Share>) -> Share {
    hand.join().unwrap_or_else(|_panicked| Err(io::Error::other("a PDF of the demo cannot be drawn")))
}

/// Every PDF that falls to this hand when they are dealt round.
fn share(hand: usize, side_px: u32) -> Share {
    let dealt = pdfs().into_iter().skip(hand).step_by(HANDS);
    dealt.map(|(name, pdf)| Ok((name.to_owned(), pages(pdf, side_px)?))).collect()
}

fn pages(pdf: &[u8], side_px: u32) -> io::Result<Vec<Sheet>> {
    let pdf = Pdf::open(pdf.to_vec()).map_err(io::Error::other)?;
    pdf.sheets_within(side_px).collect::<Result<_, _>>().map_err(io::Error::other)
}
