//! How papers look: every kind as text, nothing over an edge, no empty box, codes that a camera reads.

use std::sync::Arc;

use crate::{
    domain::{
        agenda::Agenda,
        content::Content,
        follow_up::PublicHost,
        kinsoku::Role,
        settings::Settings,
        slip::{
            Part, Phrase, Slip, SlipKind, Source,
            sample::{KINDS, corner, noon, slip},
        },
        text::Lang,
    },
    slip::{
        escpos,
        faces::{FaceError, Weight},
        layout::{self, Stroke},
        measure::{Print, RUBY_MIN, Roll, Style, TEXT_MIN},
        paper::{self, PaperError},
        raster::Raster,
    },
};

const LANGS: [Lang; 3] = [Lang::Ja, Lang::JaEasy, Lang::En];
const SHAPES: [(Roll, Print); 4] = [
    (Roll::Wide, Print::Normal),
    (Roll::Wide, Print::Large),
    (Roll::Narrow, Print::Normal),
    (Roll::Narrow, Print::Large),
];

/// A paper as lines, each with what it is.
fn read(kind: &str, lang: Lang, roll: Roll, print: Print) -> String {
    let sheet = layout::set(&slip(kind, lang), &super::faces(), roll, print).unwrap();
    let sign = |style| match style {
        Style::Head => "  ~",
        Style::Title => "##",
        Style::Heading => " #",
        Style::Figure => " !",
        Style::Framed => "[]",
        Style::Lead => " *",
        Style::Label => " :",
        Style::Body => "  ",
        Style::Note => "  .",
    };
    let lines = sheet.lines.iter().map(|(style, line)| format!("{} {line}", sign(*style)));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_reads_as_it_should() {
    for kind in KINDS {
        let name = format!("wide-{}", kind.replace(['/', ','], "-"));
        insta::assert_snapshot!(name, read(kind, Lang::Ja, Roll::Wide, Print::Normal));
    }
}

#[test]
fn other_papers_and_languages_read_as_they_should() {
    for (name, kind, lang, roll, print) in [
        ("english-group", "group/kisha", Lang::En, Roll::Wide, Print::Normal),
        ("english-first-visit", "first-visit", Lang::En, Roll::Wide, Print::Normal),
        ("easy-group", "group/kisha", Lang::JaEasy, Roll::Wide, Print::Normal),
        ("narrow-group", "group/kisha", Lang::Ja, Roll::Narrow, Print::Normal),
        ("narrow-large-group", "group/kisha", Lang::Ja, Roll::Narrow, Print::Large),
    ] {
        insta::assert_snapshot!(name, read(kind, lang, roll, print));
    }
}

/// Every paper in every language, on both rolls and in both sizes. That it is drawn at all says that nothing spilled
/// and that no letter was missing.
#[test]
fn every_paper_keeps_its_margins_and_its_bytes_are_no_command() {
    let papers = KINDS.iter().flat_map(|kind| LANGS.map(|lang| (*kind, lang)));
    for (kind, lang) in papers {
        for (roll, print) in SHAPES {
            let raster = super::drawn(kind, lang, roll, print);
            assert_eq!((raster.width(), raster.spilled()), (roll.dots(), 0));
            let margin = roll.margin() as usize - 2;
            let edges = (0..margin).chain(raster.width() - margin..raster.width());
            let black = |x: usize| (0..raster.height()).any(|y| raster.is_black(x, y));
            let inked: Vec<usize> = edges.filter(|x| black(*x)).collect();
            assert!(inked.is_empty(), "{kind} {lang:?} {roll:?} {print:?}: ink in columns {inked:?}");
            assert!(!escpos::holds_command(raster.bytes()));
            assert_eq!(escpos::read_back(&escpos::picture(&raster)), Some(raster));
        }
    }
}

#[test]
fn no_letter_is_too_small_to_read_and_no_line_lies_on_another() {
    for (kind, (roll, print)) in KINDS.iter().flat_map(|kind| SHAPES.map(|shape| (*kind, shape))) {
        let sheet = layout::set(&slip(kind, Lang::Ja), &super::faces(), roll, print).unwrap();
        let words = sheet.strokes.iter().filter_map(|stroke| match stroke {
            Stroke::Words { weight: Weight::Icon, .. } | Stroke::Bar { .. } | Stroke::Code { .. } => None,
            Stroke::Words { text, role, y, size, .. } => Some((text, *role, *y, *size)),
        });
        let least = |role| if role == Role::Base { TEXT_MIN } else { RUBY_MIN };
        assert!(words.clone().all(|(_, role, _, size)| size >= least(role)));
        let (mut top, mut below) = (0.0_f32, 0.0_f32);
        for (text, _, y, size) in words.filter(|it| it.1 == Role::Base) {
            let free = (y - top).abs() < size * 0.5 || y + 1.0 >= below;
            assert!(free, "{kind} {roll:?} {print:?}: {text} lies on the line above");
            (top, below) = (y, y + size * 0.9);
        }
    }
}

#[test]
fn no_number_is_cut_in_two() {
    for (kind, (roll, print)) in KINDS.iter().flat_map(|kind| SHAPES.map(|shape| (*kind, shape))) {
        let told = read(kind, Lang::Ja, roll, print);
        let numbers = told.matches("000-0000-").count();
        let whole = ["000-0000-1200", "000-0000-0006", "000-0000-0007"];
        let whole: usize = whole.iter().map(|number| told.matches(number).count()).sum();
        assert!(numbers > 0 && numbers == whole, "{kind} {roll:?} {print:?}: {told}");
    }
}

/// The narrowest paper in the largest print: a line ends where a phrase does, and a title shrinks before a word breaks.
#[test]
fn no_line_ends_inside_a_word() {
    let words = [
        ("グループを つくる・つづける", "グループを/つくる・/つづける"),
        (
            "病院の紹介、医療の相談、カウンセリングは行いません。",
            "病院の紹介、医療の/相談、カウンセリングは/行いません。",
        ),
        ("お名前は たずねないでください。", "お名前は/たずねないで/ください。"),
        ("しめきりは 12月25日(金) 17:00（12階の窓口）", "しめきりは/12月25日(金)/17:00（12階の窓口）"),
    ];
    for (at, (text, want)) in words.into_iter().enumerate() {
        let phrase = Phrase::plain(text);
        let part = if at == 0 { Part::Title(phrase) } else { Part::Body(phrase) };
        let sheet = layout::set(&Slip { parts: vec![part] }, &super::faces(), Roll::Narrow, Print::Large);
        let lines: Vec<String> = sheet.unwrap().lines.into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines.join("/"), want);
    }
}

#[test]
fn a_letter_without_a_face_is_an_error_and_no_empty_box() {
    let slip = Slip { parts: vec![Part::Body(Phrase::plain("ภาษา"))] };
    let error = paper::draw(&slip, &super::faces(), Roll::Wide, Print::Normal);
    assert_eq!(error, Err(PaperError::Face(FaceError::NoGlyph('ภ'))));
}

/// An independent reader, where the machine has one; otherwise the code's own finder pattern is looked at.
#[test]
fn a_camera_reads_the_code() {
    for (roll, print) in SHAPES {
        let raster = super::drawn("group/kisha", Lang::Ja, roll, print);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("slip.pgm");
        std::fs::write(&file, pgm(&raster)).unwrap();
        let said = std::process::Command::new("zbarimg")
            .args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"])
            .arg(&file)
            .output();
        match said {
            Ok(said) => {
                assert_eq!(
                    String::from_utf8_lossy(&said.stdout).trim(),
                    "https://nonbiri.example",
                    "{roll:?}"
                );
            }
            Err(_) => assert!(has_finder_pattern(&raster, roll.module()), "{roll:?}"),
        }
    }
}

/// The day of an event, by the same reader: on a narrow roll too.
#[test]
fn a_camera_reads_the_day_of_an_event() {
    for (roll, print) in SHAPES {
        let raster = super::drawn("event/walk", Lang::Ja, roll, print);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("slip.pgm");
        std::fs::write(&file, pgm(&raster)).unwrap();
        let mut reader = std::process::Command::new("zbarimg");
        reader.args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"]).arg(&file);
        let Ok(said) = reader.output() else {
            assert!(has_finder_pattern(&raster, roll.module()), "{roll:?}");
            continue;
        };
        let said = String::from_utf8_lossy(&said.stdout);
        let lines: Vec<&str> = said.lines().collect();
        let wanted = [
            "BEGIN:VEVENT",
            "SUMMARY:汐路川ゆっくり歩き",
            "DTSTART:20261129T100000",
            "DTEND:20261129T120000",
            "END:VEVENT",
        ];
        assert_eq!(lines, wanted, "{roll:?} {print:?}");
    }
}

/// PRIVACY P6: お問い合わせの控え as it lies in the hand, a letter for every 8 × 16 dots.
#[test]
fn the_follow_up_slip_looks_as_it_does_in_the_hand() {
    let raster = paper::draw(&follow_up(), &super::faces(), Roll::Wide, Print::Normal).unwrap();
    insta::assert_snapshot!("picture-follow-up", shades(&raster));
}

/// The slip of a place that has a public page.
fn follow_up() -> Slip {
    let mut content = Content::clone(&corner());
    let mut settings = Settings::clone(&content.settings);
    if let Some(desk) = &mut settings.follow_up {
        desk.public_host = PublicHost::parse("hikae.mihon.example");
    }
    content.settings = Arc::new(settings);
    let agenda = Agenda::default();
    let source = Source { content: &content, agenda: &agenda, at: Some(noon()), lang: Lang::Ja };
    Slip::make(&SlipKind::FollowUp, source).unwrap()
}

/// A picture in letters, each as dark as its cell.
fn shades(raster: &Raster) -> String {
    const CELL: (usize, usize) = (8, 16);
    const SHADES: [char; 5] = [' ', '░', '▒', '▓', '█'];
    let shade = |left: usize, top: usize| {
        let dots = (0..CELL.1).flat_map(|y| (0..CELL.0).map(move |x| (left + x, top + y)));
        let inside = |(x, y): &(usize, usize)| *x < raster.width() && *y < raster.height();
        let black = dots.filter(inside).filter(|(x, y)| raster.is_black(*x, *y)).count();
        SHADES[(black * 5).div_ceil(CELL.0 * CELL.1 + 1).min(4)]
    };
    let row = |top| {
        let row: String = (0..raster.width()).step_by(CELL.0).map(|left| shade(left, top)).collect();
        row.trim_end().to_owned()
    };
    (0..raster.height()).step_by(CELL.1).map(row).collect::<Vec<_>>().join("\n")
}

/// A row of seven modules: dark, light, three dark, light, dark (ISO/IEC 18004, 6.3.3).
fn has_finder_pattern(raster: &Raster, module: usize) -> bool {
    let pattern = [true, false, true, true, true, false, true];
    let row = |x: usize, y: usize| {
        pattern
            .iter()
            .enumerate()
            .all(|(at, dark)| (0..module).all(|dot| raster.is_black(x + at * module + dot, y) == *dark))
    };
    (0..raster.height()).any(|y| (0..raster.width()).any(|x| row(x, y)))
}

fn pgm(raster: &Raster) -> Vec<u8> {
    let mut file = format!("P5\n{} {}\n255\n", raster.width(), raster.height()).into_bytes();
    file.extend(raster.to_grey());
    file
}
