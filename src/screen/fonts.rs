//! The typefaces: BIZ UDPGothic and Phosphor inside the program, Noto CJK from the disk when a text first needs it.
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use egui::epaint::text::{Blob, FallbackRequest, FontInsert, FontProvider, FontTweak};
use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::domain::text::Lang;
use crate::slip::faces::{BIZ_BOLD, BIZ_REGULAR, PHOSPHOR_BOLD};

/// Makes the product's families known to `ctx`. Cheap: nothing is parsed or read before a text asks for it.
pub fn install(ctx: &Context, noto: &NotoFiles) {
    let mut definitions = FontDefinitions::empty();
    for name in FAMILIES {
        definitions.families.insert(FontFamily::Name((*name).into()), Vec::new());
    }
    ctx.set_fonts(definitions);
    ctx.set_font_providers(vec![Arc::new(Cupboard::new(noto.clone()))]);
}

/// The shapes a language expects: the same code point looks different in Japanese, Chinese and Korean print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Script {
    /// Japanese, and English beside it: BIZ UDPGothic first.
    #[default]
    Japanese,
    /// Simplified Chinese.
    Chinese,
    /// Traditional Chinese, as Taiwan prints it.
    Traditional,
    /// Korean.
    Korean,
    /// Latin letters with marks that BIZ UDPGothic lacks, as Vietnamese needs: Noto first, so that no word mixes two faces.
    Latin,
    /// The name of any of these languages, as its readers write it, in running text alone: a face of its own, so that a
    /// sign that offers them needs no typeface of a whole language.
    Name,
}

impl Script {
    /// The shapes that readers of `lang` expect.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja | Lang::JaEasy | Lang::En => Self::Japanese,
            Lang::ZhHans => Self::Chinese,
            Lang::ZhHant => Self::Traditional,
            Lang::Ko => Self::Korean,
            Lang::Vi | Lang::Pt | Lang::Es | Lang::Tl => Self::Latin,
        }
    }

    /// The shapes of the name of `lang`.
    pub fn of_name(lang: Lang) -> Self {
        match Self::of(lang) {
            Self::Japanese => Self::Japanese,
            Self::Chinese | Self::Traditional | Self::Korean | Self::Latin | Self::Name => Self::Name,
        }
    }
}

/// Stroke weight. There is no synthetic bold: each weight is a typeface of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Titles, labels of buttons, states.
    Bold,
}

/// Where Noto Sans CJK lies. A missing or damaged file means no fallback, never an error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotoFiles {
    /// `NotoSansCJK-Regular.ttc`: faces 0 Japanese, 1 Korean, 2 simplified, 3 traditional Chinese.
    pub regular: Option<PathBuf>,
    /// `NotoSansCJK-Bold.ttc`, same faces.
    pub bold: Option<PathBuf>,
}

impl NotoFiles {
    /// The paths of Debian's `fonts-noto-cjk`.
    pub fn debian() -> Self {
        let folder = Path::new("/usr/share/fonts/opentype/noto");
        Self {
            regular: Some(folder.join("NotoSansCJK-Regular.ttc")),
            bold: Some(folder.join("NotoSansCJK-Bold.ttc")),
        }
    }

    /// No fallback at all: what BIZ UDPGothic lacks shows as an empty box.
    pub fn none() -> Self {
        Self::default()
    }

    /// The configured files that are not there, for the log.
    pub fn missing(&self) -> Vec<&Path> {
        [&self.regular, &self.bold]
            .into_iter()
            .flatten()
            .map(PathBuf::as_path)
            .filter(|path| !path.is_file())
            .collect()
    }

    /// Reads them through and keeps nothing: the frame that needs one, 19 MB of it, then waits for memory and not for a
    /// disk. For a thread that has the time.
    pub fn warm(&self) {
        for file in [&self.regular, &self.bold].into_iter().flatten().filter_map(|path| File::open(path).ok())
        {
            drop(io::copy(&mut io::BufReader::with_capacity(PIECE_BYTES, file), &mut io::sink()));
        }
    }
}

/// Bytes read at once of a file that is only read through.
const PIECE_BYTES: usize = 256 * 1024;

/// The family of running text in `script`.
pub fn family(script: Script, weight: Weight) -> FontFamily {
    let name = match (script, weight) {
        (Script::Japanese, Weight::Regular) => return FontFamily::Proportional,
        (Script::Japanese, Weight::Bold) => "bold",
        (Script::Chinese, Weight::Regular) => "chinese",
        (Script::Chinese, Weight::Bold) => "chinese-bold",
        (Script::Traditional, Weight::Regular) => "traditional",
        (Script::Traditional, Weight::Bold) => "traditional-bold",
        (Script::Korean, Weight::Regular) => "korean",
        (Script::Korean, Weight::Bold) => "korean-bold",
        (Script::Latin, Weight::Regular) => "latin",
        (Script::Latin, Weight::Bold) => "latin-bold",
        (Script::Name, Weight::Regular) => "name",
        (Script::Name, Weight::Bold) => "name-bold",
    };
    FontFamily::Name(name.into())
}

/// The font of [`super::icon::Icon::bold`] at `side` pixels: every glyph fills a square.
pub fn icon(side: f32) -> FontId {
    FontId::new(side, FontFamily::Name("icon".into()))
}

/// The font of both layers of [`super::icon::Icon::duo`] at `side` pixels.
pub fn duo(side: f32) -> FontId {
    FontId::new(side, FontFamily::Name("duo".into()))
}

const FAMILIES: &[&str] = &[
    "bold",
    "chinese",
    "chinese-bold",
    "traditional",
    "traditional-bold",
    "korean",
    "korean-bold",
    "latin",
    "latin-bold",
    "name",
    "name-bold",
    "icon",
    "duo",
];

static LANGUAGE_NAMES: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKtc-LanguageNames.otf");
static PHOSPHOR_DUOTONE: &[u8] = include_bytes!("../../assets/icons/Phosphor-Duotone.ttf");

/// egui centres faces of different heights on each other; this share of an em puts Noto on the baseline of BIZ UDPGothic.
const NOTO_RISE_EM: f32 = -0.056;

/// Hands out typefaces when a family is first used.
struct Cupboard {
    files: NotoFiles,
    regular: OnceLock<Option<Blob>>,
    bold: OnceLock<Option<Blob>>,
}

impl FontProvider for Cupboard {
    fn fonts_for_family(&self, family: &FontFamily) -> Vec<FontInsert> {
        let embedded = |name: &str, bytes: &'static [u8]| insert(name, FontData::from_static(bytes));
        match family {
            FontFamily::Name(name) if &**name == "icon" => {
                return vec![embedded("phosphor-bold", PHOSPHOR_BOLD)];
            }
            FontFamily::Name(name) if &**name == "duo" => {
                return vec![embedded("phosphor-duotone", PHOSPHOR_DUOTONE)];
            }
            FontFamily::Proportional | FontFamily::Monospace | FontFamily::Name(_) => {}
        }
        let (script, weight) = reading(family);
        let biz = match weight {
            Weight::Regular => embedded("biz", BIZ_REGULAR),
            Weight::Bold => embedded("biz-bold", BIZ_BOLD),
        };
        match script {
            Script::Japanese => vec![biz],
            Script::Chinese | Script::Traditional | Script::Korean | Script::Latin => {
                self.noto(script, weight).into_iter().chain([biz]).collect()
            }
            Script::Name => match weight {
                Weight::Regular => vec![insert("names", lifted(FontData::from_static(LANGUAGE_NAMES)))],
                Weight::Bold => self.noto(script, weight).into_iter().chain([biz]).collect(),
            },
        }
    }

    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let (script, weight) = reading(request.family);
        let first = request.cluster.chars().next()?;
        let private_use = ('\u{e000}'..='\u{f8ff}').contains(&first);
        // Hangul in a Japanese text (a language's own name, say) is in the Japanese face of Noto CJK too.
        if private_use { None } else { self.noto(script, weight) }
    }
}

impl Cupboard {
    fn new(files: NotoFiles) -> Self {
        Self { files, regular: OnceLock::new(), bold: OnceLock::new() }
    }

    fn noto(&self, script: Script, weight: Weight) -> Option<FontInsert> {
        let face = match script {
            Script::Japanese | Script::Latin => 0,
            Script::Korean => 1,
            Script::Chinese => 2,
            Script::Traditional | Script::Name => 3,
        };
        let (cell, path, name) = match weight {
            Weight::Regular => (&self.regular, &self.files.regular, "noto"),
            Weight::Bold => (&self.bold, &self.files.bold, "noto-bold"),
        };
        let file = cell.get_or_init(|| read_collection(path.as_deref()?)).clone()?;
        Some(insert(&format!("{name}-{face}"), lifted(FontData::from_blob(file, face))))
    }
}

/// A face of Noto on the line of BIZ UDPGothic.
fn lifted(data: FontData) -> FontData {
    data.tweak(FontTweak { y_offset_factor: NOTO_RISE_EM, ..FontTweak::default() })
}

/// Script and weight behind a family's name; the inverse of [`family`].
fn reading(family: &FontFamily) -> (Script, Weight) {
    let name = match family {
        FontFamily::Proportional | FontFamily::Monospace => "",
        FontFamily::Name(name) => name,
    };
    let weight = if name.ends_with("bold") { Weight::Bold } else { Weight::Regular };
    let script = match name.trim_end_matches("-bold") {
        "chinese" => Script::Chinese,
        "traditional" => Script::Traditional,
        "korean" => Script::Korean,
        "latin" => Script::Latin,
        "name" => Script::Name,
        _ => Script::Japanese,
    };
    (script, weight)
}

fn insert(name: &str, data: FontData) -> FontInsert {
    FontInsert::new(name, data, Vec::new())
}

/// Reads a font collection and checks its frame: egui panics on a primary face it cannot open.
fn read_collection(path: &Path) -> Option<Blob> {
    let bytes = std::fs::read(path).ok()?;
    let whole = (0..4).all(|face| face_is_whole(&bytes, face));
    whole.then(|| Arc::new(bytes) as Blob)
}

/// Whether every table of this face of an OpenType collection lies inside the file
/// (OpenType 1.9, "TTC header" and "table directory").
fn face_is_whole(bytes: &[u8], face: usize) -> bool {
    let directory = || {
        let start = (bytes.get(..4)? == b"ttcf").then(|| be32(bytes, 12 + 4 * face)).flatten()?;
        let known = matches!(bytes.get(start..start + 4)?, b"OTTO" | b"\x00\x01\x00\x00");
        let count = be32(bytes, start + 4)? >> 16;
        Some((start, if known { count } else { 0 }))
    };
    let Some((start, count)) = directory() else { return false };
    let inside = |table: usize| {
        let record = start + 12 + 16 * table;
        let end = be32(bytes, record + 8)?.checked_add(be32(bytes, record + 12)?)?;
        (end <= bytes.len()).then_some(())
    };
    count > 0
        && be32(bytes, 8).is_some_and(|faces| face < faces)
        && (0..count).all(|table| inside(table).is_some())
}

fn be32(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(noto: &NotoFiles, script: Script, text: &str) -> bool {
        [Weight::Regular, Weight::Bold].iter().all(|weight| has_in(noto, script, *weight, text))
    }

    fn has_in(noto: &NotoFiles, script: Script, weight: Weight, text: &str) -> bool {
        let ctx = Context::default();
        install(&ctx, noto);
        ctx.run_ui(egui::RawInput::default(), |_| ()).drop_without_applying_deltas();
        ctx.fonts_mut(|fonts| {
            text.chars().all(|c| fonts.has_glyph(&FontId::new(34.0, family(script, weight)), c))
        })
    }

    #[test]
    fn japanese_needs_nothing_from_the_disk() {
        assert!(has(&NotoFiles::none(), Script::Japanese, "何をお探しですか 髙橋・﨑 13:42 ○●△—〜 English"));
        assert!(!has(&NotoFiles::none(), Script::Japanese, "한"));
    }

    #[test]
    fn the_names_of_languages_need_nothing_from_the_disk() {
        for lang in Lang::ALL {
            let script = Script::of_name(lang);
            assert!(has_in(&NotoFiles::none(), script, Weight::Regular, lang.own_name()), "{lang:?}");
        }
        assert!(!has_in(&NotoFiles::none(), Script::Name, Weight::Regular, "房"));
    }

    #[test]
    fn a_missing_or_damaged_collection_is_no_fallback() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("broken.ttc");
        for bytes in [
            &b""[..],
            b"ttcf\0\x01\0\0\0\0\0\x05",
            b"ttcf\0\x01\0\0\0\0\0\x03\0\0\0\x18\0\0\0\x18\0\0\0\x18OTTO\0\x09",
        ] {
            std::fs::write(&file, bytes).unwrap();
            let noto = NotoFiles { regular: Some(file.clone()), bold: Some(folder.path().join("none.ttc")) };
            assert_eq!(noto.missing(), [folder.path().join("none.ttc")]);
            assert!(has(&noto, Script::Korean, "abc"));
            assert!(!has(&noto, Script::Korean, "한"));
        }
    }

    #[test]
    fn noto_fills_in_where_it_is_installed() {
        let noto = NotoFiles::debian();
        if !noto.missing().is_empty() {
            return;
        }
        for (script, text) in [
            (Script::Japanese, "𠮷野家 한국어 简体"),
            (Script::Chinese, "今天的房间"),
            (Script::Traditional, "今天的房間"),
            (Script::Korean, "오늘의 방"),
            (Script::Latin, "Tiếng Việt ơ ư ậ"),
            (Script::Name, "简体中文 繁體中文 한국어"),
        ] {
            assert!(has(&noto, script, text), "{text}");
        }
    }

    #[test]
    fn a_family_reads_back_as_what_it_was_made_from() {
        for script in [
            Script::Japanese,
            Script::Chinese,
            Script::Traditional,
            Script::Korean,
            Script::Latin,
            Script::Name,
        ] {
            for weight in [Weight::Regular, Weight::Bold] {
                assert_eq!(reading(&family(script, weight)), (script, weight));
            }
        }
    }
}
