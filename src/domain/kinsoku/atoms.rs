//! A paragraph cut into the smallest pieces a line can consist of, with what holds them together.

use std::ops::Range;

use super::classes::{self, Bond};
use super::signs::Sign;
use super::{Line, Piece, Role};
use crate::domain::ruby::Span;

type Measure<'a> = dyn FnMut(&str, Role) -> f32 + 'a;

/// The text between two explicit line breaks, measured.
pub(super) struct Paragraph {
    atoms: Vec<Atom>,
    /// The gap before the atom of the same place.
    gaps: Vec<Gap>,
    /// Where each atom begins on an endless line, and at last where the line ends.
    starts: Vec<f64>,
}

/// What may happen between two atoms, from least to most welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// No line may end here.
    Never,
    /// Only inside a word that no line can hold.
    Word,
    /// A line may end here, though most likely inside a word: before hiragana.
    Inside,
    /// A line may end here.
    Allowed,
    /// A line may end here, between two phrases.
    Phrase,
    /// A line ends here gladly: after a space.
    Space,
}

/// Cuts spans at every `\n`; a final `\n` opens no further paragraph.
pub(super) fn paragraphs(spans: &[Span], width_max: f32, measure: &mut Measure<'_>) -> Vec<Paragraph> {
    let mut done = Vec::new();
    let mut atoms = Vec::new();
    for span in spans {
        if let Some(reading) = &span.reading {
            atoms.extend(group(&span.base, reading, width_max, measure));
            continue;
        }
        let mut rows = span.base.split('\n');
        atoms.extend(plain(rows.next().unwrap_or_default(), measure));
        for row in rows {
            done.push(Paragraph::new(std::mem::take(&mut atoms), width_max));
            atoms.extend(plain(row, measure));
        }
    }
    if !atoms.is_empty() {
        done.push(Paragraph::new(atoms, width_max));
    }
    done
}

impl Paragraph {
    fn new(mut atoms: Vec<Atom>, width_max: f32) -> Self {
        lean_readings(&mut atoms);
        let gaps = gaps(&atoms);
        let mut starts = vec![0.0];
        let mut at = 0.0;
        for atom in &atoms {
            at += f64::from(atom.advance() - atom.lean_left - atom.lean_right);
            starts.push(at);
        }
        let mut paragraph = Self { atoms, gaps, starts };
        paragraph.loosen(f64::from(width_max), Gap::Word);
        paragraph.loosen(f64::from(width_max), Gap::Never);
        paragraph
    }

    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// The gap before an atom.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or(Gap::Never)
    }

    /// Where a line that begins at `start` may end, in order; the end of the paragraph comes last.
    pub(super) fn breaks_after(&self, start: usize) -> impl Iterator<Item = usize> {
        let inner = (start + 1..self.len()).filter(|at| self.gap(*at) >= Gap::Inside);
        inner.chain((start < self.len()).then_some(self.len()))
    }

    /// The width of a line of these atoms; at its ends no reading reaches out.
    pub(super) fn width(&self, line: Range<usize>) -> f64 {
        let atoms = self.atoms.get(line.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { return 0.0 };
        let start = |at: usize| self.starts.get(at).copied().unwrap_or_default();
        start(line.end) - start(line.start) + f64::from(first.lean_left) + f64::from(last.lean_right)
    }

    /// The width of the widest stretch that no line break divides.
    pub(super) fn widest_cluster(&self) -> f64 {
        self.widest(Gap::Inside)
    }

    /// The width of the widest stretch between gaps that are at least as welcome.
    pub(super) fn widest(&self, least: Gap) -> f64 {
        self.stretches(least).into_iter().map(|stretch| self.width(stretch)).fold(0.0, f64::max)
    }

    /// The end of a line without the spaces that vanish there.
    pub(super) fn trim_end(&self, line: Range<usize>) -> usize {
        let spaces =
            self.atoms.get(line.clone()).unwrap_or_default().iter().rev().take_while(|a| a.is_space());
        line.end - spaces.count()
    }

    /// The first atom from `at` on that is not a space.
    pub(super) fn skip_spaces(&self, at: usize) -> usize {
        at + self.atoms.iter().skip(at).take_while(|atom| atom.is_space()).count()
    }

    /// How many characters stand there, punctuation that hangs on them and spaces aside.
    pub(super) fn letters(&self, line: Range<usize>) -> usize {
        let atoms = self.atoms.get(line).unwrap_or_default().iter();
        let counts = |c: &char| !classes::is_space(*c) && !Sign::Slight.has(*c);
        atoms.map(|atom| atom.base.chars().filter(counts).count()).sum()
    }

    /// Whether a sentence ends before the atom.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let last = at.checked_sub(1).and_then(|at| self.atoms.get(at));
        last.is_some_and(|atom| atom.base.chars().all(|c| Sign::SentenceStop.has(c)))
    }

    /// The line ready for drawing; plain neighbours become one piece.
    pub(super) fn line(&self, range: Range<usize>) -> Line {
        let atoms = self.atoms.get(range).unwrap_or_default();
        let last = atoms.len().saturating_sub(1);
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, atom) in atoms.iter().enumerate() {
            let lean_left = if at == 0 { 0.0 } else { atom.lean_left };
            let lean_right = if at == last { 0.0 } else { atom.lean_right };
            let piece = atom.piece(lean_left, lean_right);
            match pieces.last_mut() {
                Some(before) if before.reading.is_none() && piece.reading.is_none() => {
                    before.base.push_str(&piece.base);
                    before.width += piece.width;
                }
                _ => pieces.push(piece),
            }
        }
        let width = pieces.iter().map(|piece| piece.width).sum();
        Line { pieces, width }
    }

    /// Opens gaps of a kind inside every cluster that no line can hold.
    fn loosen(&mut self, width_max: f64, kind: Gap) {
        let tight: Vec<Range<usize>> =
            self.clusters().into_iter().filter(|cluster| self.width(cluster.clone()) > width_max).collect();
        for at in tight.into_iter().flat_map(|cluster| cluster.skip(1)) {
            let before_space = self.atoms.get(at).is_some_and(Atom::is_space);
            if let Some(gap) = self.gaps.get_mut(at).filter(|gap| **gap == kind && !before_space) {
                *gap = Gap::Allowed;
            }
        }
    }

    /// The stretches between possible line ends, without the spaces after them.
    fn clusters(&self) -> Vec<Range<usize>> {
        self.stretches(Gap::Inside)
    }

    /// The stretches between gaps that are at least as welcome to a line's end, without the spaces after them.
    fn stretches(&self, least: Gap) -> Vec<Range<usize>> {
        let mut start = 0;
        let mut clusters = Vec::new();
        for end in self.breaks_after(0).filter(|at| *at == self.len() || self.gap(*at) >= least) {
            clusters.push(start..self.trim_end(start..end));
            start = end;
        }
        clusters
    }
}

/// A character, or a word under one reading.
struct Atom {
    base: String,
    reading: Option<String>,
    base_width: f32,
    ruby_width: f32,
    /// How far the reading reaches over the neighbour.
    lean_left: f32,
    lean_right: f32,
}

impl Atom {
    fn advance(&self) -> f32 {
        self.base_width.max(self.ruby_width)
    }

    fn is_space(&self) -> bool {
        self.reading.is_none() && self.base.chars().all(classes::is_space)
    }

    /// How much room a neighbour's reading finds above this atom: half of it, if it is a kana or a space, and a quarter
    /// above a stop or a middle dot.
    fn room_above(&self) -> f32 {
        let is = |of: fn(char) -> bool| self.reading.is_none() && self.base.chars().all(of);
        if is(|c| classes::is_kana(c) || classes::is_space(c)) {
            self.base_width / 2.0
        } else if is(|c| Sign::PhraseStop.has(c)) {
            self.base_width / 4.0
        } else {
            0.0
        }
    }

    fn piece(&self, left: f32, right: f32) -> Piece {
        let (ruby_over, base_over) = (self.ruby_width - self.base_width, self.base_width - self.ruby_width);
        Piece {
            base: self.base.clone(),
            reading: self.reading.clone(),
            width: self.advance() - left - right,
            base_x: ruby_over.max(0.0) / 2.0 - left,
            ruby_x: if self.reading.is_some() { base_over.max(0.0) / 2.0 - left } else { 0.0 },
        }
    }
}

/// A word with its reading; one longer than a line falls into characters, each with its share of the reading.
fn group(base: &str, reading: &str, width_max: f32, measure: &mut Measure<'_>) -> Vec<Atom> {
    let whole = atom(base, reading, measure);
    let glyphs = classes::glyphs(base);
    if whole.advance() <= width_max || glyphs.len() < 2 {
        return vec![whole];
    }
    let kana: Vec<char> = reading.chars().collect();
    let share = |at: usize| at * kana.len() / glyphs.len();
    let part = |at: usize| kana.get(share(at)..share(at + 1)).unwrap_or_default().iter().collect::<String>();
    glyphs.iter().enumerate().map(|(at, glyph)| atom(glyph, &part(at), measure)).collect()
}

/// Characters without a reading. A word is measured as a whole, so that its kerning counts.
fn plain(text: &str, measure: &mut Measure<'_>) -> Vec<Atom> {
    let glyphs = classes::glyphs(text);
    let is_word = |glyph: &&str| glyph.chars().next().is_some_and(classes::is_wordy);
    let mut atoms = Vec::new();
    for run in glyphs.chunk_by(|left, right| is_word(left) && is_word(right)) {
        let mut parts: Vec<Atom> = run.iter().map(|glyph| atom(glyph, "", measure)).collect();
        let apart: f32 = parts.iter().map(|part| part.base_width).sum();
        if parts.len() > 1 && apart > 0.0 {
            let kerning = size(&run.concat(), Role::Base, measure) / apart;
            for part in &mut parts {
                part.base_width *= kerning;
            }
        }
        atoms.extend(parts);
    }
    atoms.retain(|atom| atom.base != "\r");
    atoms
}

fn atom(base: &str, reading: &str, measure: &mut Measure<'_>) -> Atom {
    let has_reading = !reading.is_empty();
    Atom {
        base: base.to_owned(),
        reading: has_reading.then(|| reading.to_owned()),
        base_width: size(base, Role::Base, measure),
        ruby_width: if has_reading { size(reading, Role::Ruby, measure) } else { 0.0 },
        lean_left: 0.0,
        lean_right: 0.0,
    }
}

/// A width that can be added up, whatever a font says.
fn size(text: &str, role: Role, measure: &mut Measure<'_>) -> f32 {
    let width = measure(text, role);
    if width.is_finite() { width.max(0.0) } else { 0.0 }
}

/// Lets readings wider than their word reach over kana beside it, by half a character of the reading at most.
fn lean_readings(atoms: &mut [Atom]) {
    let rooms: Vec<f32> = atoms.iter().map(Atom::room_above).collect();
    let room = |at: Option<usize>| at.and_then(|at| rooms.get(at)).copied().unwrap_or(0.0);
    for (at, atom) in atoms.iter_mut().enumerate() {
        let Some(reading) = atom.reading.as_ref().filter(|_| atom.ruby_width > atom.base_width) else {
            continue;
        };
        let half_character = atom.ruby_width / reading.chars().count().max(1) as f32 / 2.0;
        let lean_max = half_character.min((atom.ruby_width - atom.base_width) / 2.0);
        atom.lean_left = lean_max.min(room(at.checked_sub(1)));
        atom.lean_right = lean_max.min(room(Some(at + 1)));
    }
}

/// The gap before each atom but the first. Spaces stay with the line they end, except at the very beginning.
fn gaps(atoms: &[Atom]) -> Vec<Gap> {
    let mut gaps = vec![Gap::Never];
    let mut word_end: Option<char> = None;
    let first_char = |atom: &Atom| atom.base.chars().next();
    for (at, pair) in atoms.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        if !left.is_space() {
            word_end = classes::last(&left.base);
        }
        let gap = match (word_end, first_char(right)) {
            _ if right.is_space() => Gap::Never,
            (Some(end), Some(head)) if left.is_space() => {
                let is_numbered = !classes::is_wordy(end) && is_lone_number(atoms, at + 1);
                if is_numbered { Gap::Word } else { space_gap(end, head) }
            }
            (Some(end), Some(head)) => {
                tight_gap((before(atoms, at), end), (head, atoms.get(at + 2).and_then(first_char)))
            }
            _ => Gap::Never,
        };
        gaps.push(gap);
    }
    gaps
}

/// The character before the last one of an atom.
fn before(atoms: &[Atom], at: usize) -> Option<char> {
    let alone = atoms.get(at).is_some_and(|atom| atom.base.chars().count() == 1);
    let previous = at.checked_sub(1).and_then(|at| atoms.get(at));
    previous.filter(|_| alone).and_then(|atom| classes::last(&atom.base))
}

/// The gap between the neighbours `end` and `head` without a space; `before` precedes them, and `after` follows.
fn tight_gap((before, end): (Option<char>, char), (head, after): (char, Option<char>)) -> Gap {
    let is_date = classes::opens_weekday(end, head, after);
    match classes::bond(end, head) {
        Bond::Kinsoku => Gap::Never,
        Bond::Word if classes::opens_after_number(end, head) && !is_date => Gap::Phrase,
        Bond::Word => Gap::Word,
        Bond::None if classes::is_request(end, head, after) => Gap::Phrase,
        Bond::None if classes::ends_phrase(end, head) && !is_date => Gap::Phrase,
        Bond::None if classes::is_honorific(end, head, after) => Gap::Phrase,
        Bond::None if classes::is_particle(before, end, head) => Gap::Phrase,
        Bond::None if classes::is_hiragana(head) && !Sign::Particle.has(end) => Gap::Inside,
        Bond::None => Gap::Allowed,
    }
}

/// Whether a number of a few digits stands there by itself, as in 部屋 1 or 内線 1200: it belongs to what it numbers.
fn is_lone_number(atoms: &[Atom], at: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let rest = atoms.get(at..).unwrap_or_default();
    let digits = rest.iter().take_while(|atom| atom.base.chars().all(is_digit)).count();
    let next = rest.get(digits).and_then(|atom| atom.base.chars().next());
    (1..=4).contains(&digits) && next.is_none_or(|c| classes::is_space(c) || Sign::PhraseStop.has(c))
}

fn space_gap(end: char, head: char) -> Gap {
    let together = classes::is_tail_forbidden(end) || classes::is_head_forbidden(head);
    if together { Gap::Never } else { Gap::Space }
}
