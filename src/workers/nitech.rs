//! A voice that reads Japanese: from words to sounds by a dictionary, from sounds to samples by a model of a speaker.
//!
//! The voice is "NIT ATR503 M001" of the HTS Working Group (Nagoya Institute of Technology), CC BY 3.0; its licence lies
//! beside it.

use std::path::{Path, PathBuf};

use jbonsai::Engine;
use jpreprocess::{DefaultTokenizer, JPreprocess, SystemDictionaryConfig};
use jpreprocess_dictionary::dictionary::to_dict::JPreprocessDictionaryBuilder;
use zeroize::Zeroizing;

use super::speech::{Reader, Speech};
use crate::domain::{
    aloud::{AloudTrouble, Utterance},
    ruby::{RubyText, Span},
};

/// The voice.
const VOICE: &[u8] = include_bytes!("../../assets/voice/nitech_jp_atr503_m001.htsvoice");
/// What the model takes as full scale.
const FULL_SCALE: f64 = 32_768.0;

/// A dictionary and a voice; read from the disk when something is first to be said.
pub struct Nitech {
    dictionary: PathBuf,
    tools: Option<(JPreprocess<DefaultTokenizer>, Engine)>,
}

impl Nitech {
    /// With the dictionary of this folder.
    pub fn new(dictionary: PathBuf) -> Self {
        Self { dictionary, tools: None }
    }

    fn tools(&mut self) -> Result<&mut (JPreprocess<DefaultTokenizer>, Engine), AloudTrouble> {
        if self.tools.is_none() {
            let system = SystemDictionaryConfig::File(self.dictionary.clone()).load();
            let system = system.map_err(|why| AloudTrouble::NoDictionary(why.to_string()))?;
            let engine = Engine::load_from_bytes([VOICE]);
            let engine = engine.map_err(|why| AloudTrouble::NoDictionary(why.to_string()))?;
            self.tools = Some((JPreprocess::with_dictionaries(system, None), engine));
        }
        self.tools.as_mut().ok_or(AloudTrouble::NotBuilt)
    }

    /// The words as sounds: full-context labels, one for each phoneme, as HTS defines them.
    pub fn sounds(&mut self, words: &Utterance) -> Result<Vec<String>, AloudTrouble> {
        let (grammar, _) = self.tools()?;
        let labels = grammar.extract_fullcontext(&overruled(grammar, words)).map_err(unreadable)?;
        Ok(labels.iter().map(ToString::to_string).collect())
    }
}

impl Reader for Nitech {
    fn read(&mut self, words: &Utterance, speed: f64) -> Result<Speech, AloudTrouble> {
        let (grammar, engine) = self.tools()?;
        let labels = grammar.extract_fullcontext(&overruled(grammar, words)).map_err(unreadable)?;
        engine.condition.set_speed(speed);
        let rate_hz = u32::try_from(engine.condition.get_sampling_frequency()).unwrap_or(48_000);
        let sound = engine.synthesize(labels).map_err(unreadable)?;
        let sound = Zeroizing::new(sound);
        let samples = sound.iter().map(|it| ((it / FULL_SCALE) as f32).clamp(-1.0, 1.0)).collect();
        Ok(Speech { samples: Zeroizing::new(samples), rate_hz })
    }
}

fn unreadable(why: impl std::fmt::Display) -> AloudTrouble {
    AloudTrouble::NotHeard(why.to_string())
}

/// The text with each reading in place of its word, unless the dictionary reads the word so by itself: then it knows
/// the accent too.
fn overruled(grammar: &JPreprocess<DefaultTokenizer>, words: &Utterance) -> String {
    let text = RubyText::parse(words.markup());
    let known = known_readings(grammar, &text.plain());
    let mut at = 0;
    let mut said = String::new();
    for Span { base, reading } in text.spans() {
        let end = at + base.chars().count();
        match reading.as_ref().map(|reading| katakana(reading)) {
            Some(reading) if read_as(&known, at, end).as_ref() != Some(&reading) => said += &reading,
            Some(_) | None => said += base,
        }
        at = end;
    }
    said
}

/// Where each word of the dictionary begins and ends, and how it reads it.
fn known_readings(grammar: &JPreprocess<DefaultTokenizer>, plain: &str) -> Vec<(usize, usize, String)> {
    let Ok(words) = grammar.text_to_njd(plain) else { return Vec::new() };
    let mut at = 0;
    let known = words.nodes.iter().map(|word| {
        let from = at;
        at += word.get_string().chars().count();
        (from, at, word.get_read().unwrap_or_default().to_owned())
    });
    let known: Vec<_> = known.collect();
    // Where marks were joined to their letters the places are not those of the text.
    if at == plain.chars().count() { known } else { Vec::new() }
}

/// How the dictionary reads what stands from `from` to `until`, if its words begin and end there.
fn read_as(known: &[(usize, usize, String)], from: usize, until: usize) -> Option<String> {
    let inside: Vec<_> = known.iter().filter(|(begin, end, _)| from <= *begin && *end <= until).collect();
    let whole = inside.first()?.0 == from && inside.last()?.1 == until;
    whole.then(|| inside.iter().map(|(.., reading)| reading.as_str()).collect())
}

fn katakana(reading: &str) -> String {
    let large = |c: char| match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        c => c,
    };
    reading.chars().map(large).collect()
}

/// Builds the dictionary in `to` from the tables in `from`: `naist-jdic.csv`, `matrix.def`, `char.def`, `unk.def`, as the
/// source of Open `JTalk` has them. An error names what is missing or cannot be written.
pub fn build_dictionary(from: &Path, to: &Path) -> Result<(), String> {
    let builder = JPreprocessDictionaryBuilder::default();
    builder.build_dictionary(from, to).map_err(|why| why.to_string())
}
