//! The code on a slip of お問い合わせの控え after weeks in a pocket: worn in a hundred ways, read by two decoders of other people.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use shirube::{
    domain::{
        agenda::Agenda,
        content::Content,
        follow_up::{FollowUpDesk, Locator, PublicHost, Recipient},
        slip::{Form, Inscription, Source},
        text::Lang,
    },
    kiosk::{page::TextSize, paper::Paper},
    seal::secret::Secret,
    shell::kept::Kept,
    sim::dice::Dice,
    slip::{measure::Roll, raster::Raster},
    workers::{Typefaces, paper::set},
};
use zeroize::Zeroizing;

/// The longest host of a public page.
const HOST: &str = "hikae.mihon.example";
/// Dots of white kept around the code.
const MARGIN: usize = 40;

/// What happened to a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wear {
    /// Nothing.
    Fresh,
    /// A summer on a sunny board: black is a pale grey, and some dots are gone.
    Faded,
    /// Dots of the head that no longer burn, as white lines along the paper.
    Stripes,
    /// Crumbs, ink and scratches.
    Specks,
    /// Folded once across and once along, white where it broke.
    Folded,
    /// Warmed until the ground is grey, darker to one side.
    LowContrast,
    /// A hand that trembles, and holds it aslant.
    Blurred,
    /// A little of all.
    Everything,
}

impl Wear {
    /// All of them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Fresh,
        Self::Faded,
        Self::Stripes,
        Self::Specks,
        Self::Folded,
        Self::LowContrast,
        Self::Blurred,
        Self::Everything,
    ];
}

/// How many of so many slips each decoder reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Read {
    /// zbar.
    pub(crate) zbar: usize,
    /// zxing.
    pub(crate) zxing: usize,
}

/// Grey dots, white is 255.
struct Picture {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

/// Wears so many slips, each with numbers of its own, and lets both decoders read them.
pub(crate) fn read(wear: Wear, slips: usize) -> Read {
    let dir = tempfile::tempdir().unwrap();
    let (form, typefaces) = (form(), Typefaces::default());
    let mut dice = Dice::of(wear as u64 + 1);
    let span = span(&form, &typefaces);
    let worn = (0..slips).map(|number| {
        let (raster, url) = slip(&form, &typefaces, number as u64);
        let file = dir.path().join(format!("{number}.pgm"));
        worn(&cut_out(&raster, &span), wear, &mut dice).save(&file);
        (file, url)
    });
    let (files, urls): (Vec<PathBuf>, Vec<String>) = worn.unzip();
    let right = |read: Vec<String>| read.iter().zip(&urls).filter(|(read, url)| read == url).count();
    Read { zbar: right(zbar(&files)), zxing: right(zxing(&files)) }
}

/// The paper but for its numbers, as the demo corner prints it.
fn form() -> Form {
    let at: chrono::NaiveDateTime = "2026-11-21T13:42:00".parse().unwrap();
    let demo = Kept::demo(at.date()).unwrap();
    let mut content = Content::clone(demo.content().unwrap());
    let mut settings = content.settings.as_ref().clone();
    settings.follow_up = Some(FollowUpDesk {
        site: "mihon".to_owned(),
        recipient: Recipient::parse(&format!("age1{}", "q".repeat(58))).unwrap(),
        key_id: "k1".to_owned(),
        public_host: PublicHost::parse(HOST),
        reply_days: 3,
        away_until: None,
    });
    content.settings = std::sync::Arc::new(settings);
    let agenda = Agenda::of(&content, at.date());
    Form::write(Source { content: &content, agenda: &agenda, at: Some(at), lang: Lang::Ja }).unwrap()
}

/// A slip with the numbers of a number, and what its code says.
fn slip(form: &Form, typefaces: &Typefaces, number: u64) -> (Raster, String) {
    let mut dice = Dice::of(number);
    let locator = Locator::of_number(dice.below(10_000_000) as u32);
    let bits: Vec<u8> = (0..16).map(|_| dice.below(256) as u8).collect();
    let secret = Secret::of_random(&Zeroizing::new(bits.try_into().unwrap()));
    let url = secret.url(form.host().unwrap(), &locator);
    let text = url.as_str().to_owned();
    let inscription = Inscription { locator, secret: secret.grouped(), url: Some(url) };
    let paper = Paper { slip: form.fill(&inscription), lang: Lang::Ja, text_size: TextSize::Normal };
    (set(&paper, Roll::Wide, typefaces).unwrap(), text)
}

/// The rows of the code: the longest run of rows in which two slips differ.
fn span(form: &Form, typefaces: &Typefaces) -> std::ops::Range<usize> {
    let [one, two] = [900, 901].map(|number| slip(form, typefaces, number).0);
    let row =
        |raster: &Raster, y: usize| (0..raster.width()).map(|x| raster.is_black(x, y)).collect::<Vec<_>>();
    let (mut longest, mut since) = (0..0, 0);
    for y in 0..one.height().min(two.height()) {
        if row(&one, y) == row(&two, y) {
            since = y + 1;
        } else if y + 1 - since > longest.len() {
            longest = since..y + 1;
        }
    }
    longest
}

/// The code with white around it.
fn cut_out(raster: &Raster, rows: &std::ops::Range<usize>) -> Picture {
    let is_inked = |x: &usize| rows.clone().any(|y| raster.is_black(*x, y));
    let left = (0..raster.width()).find(is_inked).unwrap();
    let right = (0..raster.width()).rfind(is_inked).unwrap();
    // Every row of a code has ink, and the rows before and after it have none.
    let is_part = |y: &usize| (left..=right).any(|x| raster.is_black(x, *y));
    let top = (0..rows.start).rev().take_while(is_part).last().unwrap_or(rows.start);
    let bottom = (rows.end..raster.height()).take_while(is_part).last().unwrap_or(rows.end);
    let rows = top..bottom + 1;
    let (width, height) = (right + 1 - left + 2 * MARGIN, rows.len() + 2 * MARGIN);
    let dot = |x: usize, y: usize| {
        let inside = (MARGIN..width - MARGIN).contains(&x) && (MARGIN..height - MARGIN).contains(&y);
        if inside && raster.is_black(left + x - MARGIN, rows.start + y - MARGIN) { 0 } else { 255 }
    };
    let dots = (0..height).flat_map(|y| (0..width).map(move |x| dot(x, y))).collect();
    Picture { width, height, dots }
}

fn worn(fresh: &Picture, wear: Wear, dice: &mut Dice) -> Picture {
    let whole = |of: &Picture| Picture { width: of.width, height: of.height, dots: of.dots.clone() };
    let mut paper = whole(fresh);
    let half = wear == Wear::Everything;
    let is = |kind: Wear| wear == kind || half;
    if is(Wear::Stripes) {
        paper.stripes(if half { 2 } else { 5 }, dice);
    }
    if is(Wear::Folded) {
        paper.fold(if half { 2 } else { 4 }, dice);
    }
    if is(Wear::Faded) {
        paper.fade(if half { (90, 5) } else { (170, 12) }, dice);
    }
    if is(Wear::Specks) {
        paper.speck(if half { 10 } else { 40 }, dice);
    }
    if is(Wear::LowContrast) {
        paper.warm(if half { 60 } else { 120 });
    }
    if is(Wear::Blurred) {
        paper = paper.held(if half { 3.0 } else { 9.0 }, dice).blurred(1);
    }
    // No camera sees a single dot.
    if wear == Wear::Fresh { paper } else { paper.blurred(1) }
}

impl Picture {
    fn each(&mut self, mut change: impl FnMut(usize, usize, u8) -> u8) {
        let width = self.width;
        for (at, dot) in self.dots.iter_mut().enumerate() {
            *dot = change(at % width, at / width, *dot);
        }
    }

    fn stripes(&mut self, count: u64, dice: &mut Dice) {
        let columns: Vec<u64> = (0..count).map(|_| dice.below(self.width as u64)).collect();
        self.each(|x, _, dot| if columns.contains(&(x as u64)) { 255 } else { dot });
    }

    /// White where the fold broke, and the lower half a little aside.
    fn fold(&mut self, thick: usize, dice: &mut Dice) {
        let row = self.height / 3 + dice.below(self.height as u64 / 3) as usize;
        let column = self.width / 3 + dice.below(self.width as u64 / 3) as usize;
        let aside = dice.below(3) as usize;
        let (before, width) = (self.dots.clone(), self.width);
        self.each(|x, y, dot| {
            let is_broken = (row..row + thick).contains(&y) || (column..column + thick / 2).contains(&x);
            match (is_broken, y > row) {
                (true, _) => 255,
                (false, true) => before.get(y * width + x.saturating_sub(aside)).copied().unwrap_or(dot),
                (false, false) => dot,
            }
        });
    }

    /// Black turns to this grey, and so many dots of a hundred are gone.
    fn fade(&mut self, (grey, gone): (u8, u64), dice: &mut Dice) {
        self.each(|_, _, dot| match dot {
            0 if dice.below(100) < gone => 255,
            0 => grey - dice.below(30) as u8,
            lighter => lighter,
        });
    }

    /// So many dots of a thousand are the other colour.
    fn speck(&mut self, of_thousand: u64, dice: &mut Dice) {
        self.each(|_, _, dot| if dice.below(1_000) < of_thousand { 255 - dot } else { dot });
    }

    /// The ground darkens by so much, more to the right; black stays what it is.
    fn warm(&mut self, by: usize) {
        let width = self.width;
        self.each(|x, _, dot| {
            let ground = 255 - by / 2 - by * x / (2 * width);
            u8::try_from(usize::from(dot).min(ground)).unwrap_or(u8::MAX)
        });
    }

    /// Turned by up to so many degrees, and seen a little larger or smaller.
    fn held(&self, degrees: f32, dice: &mut Dice) -> Self {
        let turn = (dice.below(2_001) as f32 / 1_000.0 - 1.0) * degrees.to_radians();
        let size = 0.8 + dice.below(900) as f32 / 1_000.0;
        let (sin, cos) = turn.sin_cos();
        let middle = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let (width, height) = ((self.width as f32 * size) as usize, (self.height as f32 * size) as usize);
        let dot = |x: usize, y: usize| {
            let (dx, dy) = (x as f32 / size - middle.0, y as f32 / size - middle.1);
            self.between(middle.0 + dx * cos - dy * sin, middle.1 + dx * sin + dy * cos)
        };
        let dots = (0..height).flat_map(|y| (0..width).map(move |x| dot(x, y))).collect();
        Self { width, height, dots }
    }

    /// The grey between four dots; beside the paper all is white.
    fn between(&self, x: f32, y: f32) -> u8 {
        let at = |x: f32, y: f32| {
            let inside = x >= 0.0 && y >= 0.0 && (x as usize) < self.width && (y as usize) < self.height;
            let dot = inside.then(|| self.dots.get(y as usize * self.width + x as usize).copied()).flatten();
            f32::from(dot.unwrap_or(255))
        };
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (x - left, y - top);
        let upper = at(left, top) * (1.0 - across) + at(left + 1.0, top) * across;
        let lower = at(left, top + 1.0) * (1.0 - across) + at(left + 1.0, top + 1.0) * across;
        (upper * (1.0 - down) + lower * down) as u8
    }

    fn blurred(&self, radius: usize) -> Self {
        let dot = |x: usize, y: usize| {
            let rows = y.saturating_sub(radius)..(y + radius + 1).min(self.height);
            let columns = x.saturating_sub(radius)..(x + radius + 1).min(self.width);
            let count = rows.len() * columns.len();
            let sum: usize = rows
                .flat_map(|y| columns.clone().map(move |x| (x, y)))
                .filter_map(|(x, y)| self.dots.get(y * self.width + x))
                .map(|dot| usize::from(*dot))
                .sum();
            u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
        };
        let dots = (0..self.height).flat_map(|y| (0..self.width).map(move |x| dot(x, y))).collect();
        Self { width: self.width, height: self.height, dots }
    }

    fn save(&self, file: &Path) {
        let mut pgm = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        pgm.extend(&self.dots);
        fs::write(file, pgm).unwrap();
    }
}

/// What zbar reads in each picture; one after the other, for of a picture without a code it says nothing at all.
fn zbar(files: &[PathBuf]) -> Vec<String> {
    let read = |file: &PathBuf| {
        let mut eye = Command::new("zbarimg");
        eye.args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"]).arg(file);
        let said = eye.output().expect("zbarimg is installed: bash kiosk-config/setup.sh test");
        String::from_utf8_lossy(&said.stdout).trim().to_owned()
    };
    files.iter().map(read).collect()
}

/// What zxing reads in each picture.
fn zxing(files: &[PathBuf]) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/zxing.mjs");
    let mut eye = Command::new("node");
    eye.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut eye = eye.spawn().expect("node is installed: bash kiosk-config/setup.sh test");
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    eye.stdin.take().unwrap().write_all(names.join("\n").as_bytes()).unwrap();
    let said = eye.wait_with_output().unwrap();
    assert!(said.status.success(), "zxing is installed: bash kiosk-config/setup.sh test");
    String::from_utf8(said.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn a_worn_slip_is_read_and_a_white_one_is_not() {
    let fresh = read(Wear::Fresh, 3);
    assert_eq!(fresh, Read { zbar: 3, zxing: 3 });
    let worn: Vec<(Wear, Read)> = Wear::ALL.into_iter().map(|wear| (wear, read(wear, 2))).collect();
    let sum = |of: fn(&Read) -> usize| worn.iter().map(|(_, read)| of(read)).sum::<usize>();
    let most = Wear::ALL.len() * 2 * 3 / 4;
    assert!(sum(|read| read.zbar) >= most && sum(|read| read.zxing) >= most, "{worn:?}");
    let dir = tempfile::tempdir().unwrap();
    let white = [dir.path().join("white.pgm")];
    Picture { width: 200, height: 200, dots: vec![255; 40_000] }.save(&white[0]);
    assert_eq!((zbar(&white), zxing(&white)), (vec![String::new()], vec![String::new()]));
}
