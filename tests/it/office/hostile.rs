//! Hundreds of files that mean harm: each ends with pages or with a sentence, and the office answers all the while.

use std::{io::Cursor, path::Path, sync::Arc, time::Duration};

use image::{ImageFormat, RgbImage};
use shirube::office::{
    demo,
    leaflets::{self, Refusal},
    render::{Patience, Renderer},
};

use super::house::House;
use crate::pdfs;

/// PDFs of the demo, one of each way to make them.
const ONE_OF_EACH: [&str; 6] = [
    "bench-guide.pdf",
    "letters-left.pdf",
    "memo-first.pdf",
    "sayu-night.pdf",
    "sundial-news.pdf",
    "tea-garden.pdf",
];
/// Mutations of each of these, whose pages are large and slow.
const OF_DEMO: u64 = 6;
/// Mutations of each small file.
const OF_SMALL: u64 = 84;
/// Mutations of each picture.
const OF_PICTURES: u64 = 24;

/// Numbers from a seed (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }
}

/// The file with bytes changed, cut out, doubled or cut off, by the seed.
fn mutated(file: &[u8], seed: u64) -> Vec<u8> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (seed + 1).wrapping_mul(0xff51_afd7_ed55_8ccd));
    let mut bytes = file.to_vec();
    for _ in 0..=dice.below(12) {
        if bytes.len() < 32 {
            break;
        }
        let (at, length) = (dice.below(bytes.len()), 1 + dice.below(64));
        let end = (at + length).min(bytes.len());
        match dice.below(6) {
            0 => bytes.truncate(at.max(16)),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, again));
            }
            3 => bytes[at] = b"0123456789<>[]/() "[dice.below(18)],
            _ => bytes[at] ^= 1 << dice.below(8),
        }
    }
    bytes
}

fn harm() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> =
        pdfs::horrors().into_iter().map(|(name, file)| (name.to_owned(), file)).collect();
    let demo = demo::pdfs().into_iter().filter(|(name, _)| ONE_OF_EACH.contains(name));
    let demo = demo.map(|(name, file)| (name, file.to_vec(), OF_DEMO));
    let small = [
        ("pages", pdfs::pages(2), OF_SMALL),
        (
            "drawing",
            pdfs::Objects::page(
                "0 0 400 20",
                b"0 0 1 rg 1 w 0 0 90 9 re B q 2 0 0 2 0 0 cm BT /F1 9 Tf (Aa) Tj ET Q",
            )
            .file(),
            OF_SMALL,
        ),
    ];
    let pictures = [(ImageFormat::Jpeg, "jpeg"), (ImageFormat::Png, "png"), (ImageFormat::WebP, "webp")];
    let pictures = pictures.map(|(format, name)| (name, picture(format), OF_PICTURES));
    for (name, file, count) in demo.into_iter().chain(small).chain(pictures) {
        all.extend((0..count).map(|seed| (format!("{name} by seed {seed}"), mutated(&file, seed))));
    }
    all
}

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(120, 90, |x, y| image::Rgb([x as u8 * 2, y as u8 * 2, (x * y) as u8]));
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn renderer() -> Renderer {
    let renderer = Renderer::patient(Patience { page_secs: 6, whole_secs: 12 });
    renderer.draw_by(Path::new(env!("CARGO_BIN_EXE_shirube-office")));
    renderer
}

/// How a file ended.
async fn end(renderer: &Renderer, name: &str, file: Vec<u8>) -> Result<usize, Refusal> {
    let ended = leaflets::sheets(renderer, file, |_| {}).await.map(|sheets| sheets.len());
    match &ended {
        Ok(pages) => assert!((1..=60).contains(pages), "{name}: {pages} pages"),
        Err(why) => {
            let said = leaflets::said("紙.pdf", why);
            assert!(said.starts_with("「紙.pdf」") && said.ends_with('。'), "{name}: {said}");
            assert!(!why.is_passing(), "{name}: the file is to blame, not {why}");
        }
    }
    ended
}

/// How many of these files could be drawn.
async fn drawable(files: Vec<(String, Vec<u8>)>) -> usize {
    let renderer = renderer();
    let mut drawn = 0;
    for (name, file) in files {
        drawn += usize::from(end(&renderer, &name, file).await.is_ok());
    }
    drawn
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn hundreds_of_files_that_mean_harm_end_with_pages_or_a_sentence() {
    let house = House::new();
    let harm = harm();
    let count = harm.len();
    assert!((300..=400).contains(&count), "{count} files");
    // Two readers side by side, as on two office machines: half the time for the same files.
    let halves = harm.chunks(count.div_ceil(2)).map(<[_]>::to_vec);
    let readers: Vec<_> = halves.map(|half| tokio::spawn(drawable(half))).collect();
    let mut asked = 0;
    let mut every = tokio::time::interval(Duration::from_millis(50));
    while readers.iter().any(|reader| !reader.is_finished()) {
        let health = tokio::time::timeout(Duration::from_secs(3), house.get("/healthz", &[])).await;
        assert_eq!(health.expect("the office answers while files are read").status, 200);
        asked += 1;
        every.tick().await;
    }
    let mut drawn = 0;
    for reader in readers {
        drawn += reader.await.expect("no file takes the office down");
    }
    assert!(asked > 20, "the office was asked {asked} times");
    assert!(drawn > count / 10 && drawn < count, "{drawn} of {count} could still be drawn");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_horror_ends_as_it_must() {
    let renderer = renderer();
    let said = |name: &'static str| {
        let file = pdfs::horrors().into_iter().find(|(known, _)| *known == name).unwrap().1;
        let renderer = &renderer;
        async move {
            let why = end(renderer, name, file).await.expect_err(name);
            leaflets::said("紙.pdf", &why)
        }
    };
    for (name, words) in [
        ("nothing but the head", &["こわれているか"][..]),
        ("too many bytes", &["大きすぎます"]),
        ("61 pages", &["61ページあります。チラシは60ページまでです"]),
        ("locked", &["パスワード"]),
        ("a form that shows itself", &["やめました"]),
        // Its weight ends it, or on a busy machine its time does.
        ("a bomb of zeros", &["重すぎて", "やめました"]),
    ] {
        let said = said(name).await;
        assert!(words.iter().any(|words| said.contains(words)), "{name}: {said}");
    }
    // After all of them the next good file is read as if nothing had been.
    assert_eq!(end(&renderer, "a good file", pdfs::pages(3)).await.unwrap(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_take_turns_and_too_many_are_told() {
    let renderer = Arc::new(renderer());
    let two_pages =
        |renderer: Arc<Renderer>| async move { leaflets::sheets(&renderer, pdfs::pages(2), |_| {}).await };
    let many = (0..30).map(|_| tokio::spawn(two_pages(Arc::clone(&renderer))));
    let (mut drawn, mut told) = (0, 0);
    for one in many.collect::<Vec<_>>() {
        match one.await.unwrap() {
            Ok(sheets) => {
                assert_eq!(sheets.len(), 2);
                drawn += 1;
            }
            Err(why) => {
                assert!(why.is_passing(), "{why}");
                assert!(leaflets::said("紙.pdf", &why).contains("1分ほど待って"));
                told += 1;
            }
        }
    }
    assert!(drawn >= 4 && told > 0, "{drawn} drawn, {told} told to come back");
}
