//! The house rules that no compiler checks: headers, lengths, clocks, colours, words, and what lies where.

use super::source::{Source, files, top};

/// Lines of a file, at most, unless its header says why with "Long because".
const FILE_LINES_MAX: usize = 400;
/// Lines within which nine of ten functions stay.
const FUNCTION_LINES: usize = 25;

fn rust() -> Vec<Source> {
    let mut all = files("src", &[".rs"]);
    all.extend(files("tests", &[".rs"]));
    all.extend(files("benches", &[".rs"]));
    all
}

fn report(problems: &[String], rule: &str) {
    assert!(problems.is_empty(), "{rule}:\n{}", problems.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_in_its_first_line() {
    let good =
        |line: &str| line.starts_with("//! ") && line.len() > 12 && line.ends_with(['.', ':', ',', ';', '?']);
    let problems: Vec<String> = rust()
        .iter()
        .filter(|source| {
            let first = source.text.lines().next().unwrap_or_default();
            !(good(first)
                || first.starts_with("//! ")
                    && source.text.lines().nth(1).is_some_and(|l| l.starts_with("//! ")))
        })
        .map(|source| source.path.clone())
        .collect();
    report(&problems, "line 1 is one `//!` sentence");
}

#[test]
fn no_file_outgrows_a_reader() {
    let long = |source: &&Source| {
        source.text.lines().count() > FILE_LINES_MAX && !source.text.contains("//! Long because")
    };
    let problems: Vec<String> = rust().iter().filter(long).map(|source| source.path.clone()).collect();
    report(&problems, "files over 400 lines that do not say why");
}

#[test]
fn nine_of_ten_functions_fit_a_glance() {
    let lengths: Vec<usize> =
        files("src", &[".rs"]).iter().flat_map(|source| function_lengths(&source.text)).collect();
    let short = lengths.iter().filter(|lines| **lines <= FUNCTION_LINES).count();
    assert!(lengths.len() > 100, "the counter finds functions");
    assert!(
        short * 10 >= lengths.len() * 9,
        "{short} of {} functions within {FUNCTION_LINES} lines",
        lengths.len()
    );
}

/// Lines from `fn` to the brace that closes it, by indentation, which rustfmt guarantees.
fn function_lengths(text: &str) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let mut lengths = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let head = code
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub(super) ")
            .trim_start_matches("pub ");
        let head = head.trim_start_matches("const ").trim_start_matches("async ");
        if !head.starts_with("fn ") {
            continue;
        }
        let indent = line.len() - code.len();
        let close = format!("{}}}", " ".repeat(indent));
        let one_line = line.ends_with('}') || line.ends_with(';');
        let end = if one_line {
            start
        } else {
            (start..lines.len()).find(|at| lines[*at] == close).unwrap_or(start)
        };
        lengths.push(end - start + 1);
    }
    lengths
}

#[test]
fn time_is_an_argument() {
    let clocks = ["Instant::now(", "SystemTime::now(", "Utc::now(", "Local::now("];
    let sleeps = ["thread::sleep(", "time::sleep("];
    let mut problems = Vec::new();
    for source in rust().iter().filter(|source| source.path != "tests/it/tidy.rs") {
        let outside = source.path != "src/clock.rs" && !source.path.starts_with("benches/");
        let code = source.code();
        problems.extend(
            clocks
                .iter()
                .filter(|word| outside && code.contains(**word))
                .map(|w| format!("{}: {w}", source.path)),
        );
        problems.extend(
            sleeps.iter().filter(|word| code.contains(**word)).map(|w| format!("{}: {w}", source.path)),
        );
    }
    report(&problems, "only clock.rs reads a clock, and nobody sleeps");
}

/// A key of a slip that is cheap to derive is cheap to guess.
#[test]
fn keys_are_cheap_in_made_up_days_alone() {
    let plays = |source: &&Source| source.code().contains("Cost::played");
    let is_made_up = |path: &str| {
        let tests = path.contains("/tests/") || path.ends_with("tests.rs");
        tests || path.starts_with("src/sim/") || path == "src/office/sample.rs"
    };
    let all = files("src", &[".rs"]);
    let playing: Vec<&Source> = all.iter().filter(plays).collect();
    assert!(!playing.is_empty(), "the search finds them");
    let problems: Vec<String> =
        playing.iter().filter(|source| !is_made_up(&source.path)).map(|source| source.path.clone()).collect();
    report(&problems, "a slip that somebody holds is sealed at Cost::FULL");
}

#[test]
fn colours_are_tokens() {
    let words = ["Color32::from_", "Color32::WHITE", "Color32::BLACK", "Rgba::from_"];
    let mut problems = Vec::new();
    for source in files("src", &[".rs"]) {
        if source.path.starts_with("src/screen/theme") || source.path.starts_with("src/screen/raster") {
            continue;
        }
        let code = source.code();
        problems.extend(
            words.iter().filter(|word| code.contains(**word)).map(|w| format!("{}: {w}", source.path)),
        );
    }
    report(&problems, "no colour outside screen/theme.rs");
}

#[test]
fn nothing_is_left_for_later() {
    let words = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "for ".to_owned() + "now",
        "#[ig".to_owned() + "nore",
    ];
    let mut problems = Vec::new();
    for source in rust() {
        let hits = words.iter().filter(|word| source.text.contains(word.as_str()));
        problems.extend(hits.map(|word| format!("{}: {word}", source.path)));
    }
    report(&problems, "unfinished work hides behind these words");
}

#[test]
fn no_word_harms() {
    // CARE rules 2 and 12: promises nobody can keep, and words that judge. 「更生」 stands in no sentence of ours.
    let words = [
        "治る",
        "克服",
        "更生",
        "秘密は必ず",
        "完全に匿名",
        "完全匿名",
        "健常者",
        "障碍",
        "患者さん",
        "問題をかかえ",
        "治せ",
        "祭日",
    ];
    let mut product = files("src", &[".rs", ".html"]);
    product.extend(files("assets", &[".csv", ".json", ".html", ".ftl", ".txt"]));
    let mut problems = Vec::new();
    for source in &product {
        let hits = words.iter().filter(|word| source.text.contains(**word));
        problems.extend(hits.map(|word| format!("{}: {word}", source.path)));
    }
    report(&problems, "words that must not stand on glass");
}

#[test]
fn the_product_speaks_of_the_product_alone() {
    let words = [
        "/wo".to_owned() + "rk/",
        "/ro".to_owned() + "ot/",
        "/ho".to_owned() + "me/",
        "Clau".to_owned() + "de",
        "anthro".to_owned() + "pic",
    ];
    let mut all = rust();
    for dir in ["assets", "kiosk-config", "tests", ".ci"] {
        all.extend(files(
            dir,
            &[".sh", ".toml", ".md", ".csv", ".json", ".html", ".css", ".js", "run", ".service", ".sql"],
        ));
    }
    all.extend(files("", &["README.md", "Cargo.toml", "NOTICE.md"]));
    let mut problems = Vec::new();
    for source in &all {
        let hits = words.iter().filter(|word| source.text.contains(word.as_str()));
        problems.extend(hits.map(|word| format!("{}: {word}", source.path)));
    }
    report(&problems, "paths of a machine, or words about how it was made");
}

#[test]
fn the_top_level_holds_what_it_should() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "assets",
        "kiosk-config",
        "tests",
        "benches",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "NOTICE.md",
        "target",
    ];
    let mut problems = Vec::new();
    for entry in std::fs::read_dir(top()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !allowed.contains(&name.as_str()) {
            problems.push(name);
        }
    }
    report(&problems, "the top level holds nothing else");
}

#[test]
fn every_asset_carries_its_licence() {
    for dir in ["assets/fonts", "assets/icons", "assets/demo", "assets/handbook/pictures"] {
        let beside = std::fs::read_dir(top().join(dir)).unwrap().filter_map(Result::ok);
        let names: Vec<String> =
            beside.map(|entry| entry.file_name().to_string_lossy().to_uppercase()).collect();
        let licence =
            |name: &String| name.contains("LICEN") || name.contains("OFL") || name.contains("README");
        assert!(names.iter().any(licence), "{dir} has no licence beside its files: {names:?}");
    }
}

#[test]
fn the_demo_is_fiction() {
    for source in files("assets/demo", &[".csv", ".json"]) {
        for (index, _) in source
            .text
            .match_indices('@')
            .filter(|(at, _)| source.text[..*at].ends_with(char::is_alphanumeric))
        {
            let host: String = source.text[index + 1..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || ".-".contains(*c))
                .collect();
            assert!(host.ends_with(".example") || host.is_empty(), "{}: mail host {host}", source.path);
        }
        for (index, _) in source.text.match_indices("https://") {
            let host: String = source.text[index + 8..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || ".-".contains(*c))
                .collect();
            assert!(host.ends_with(".example"), "{}: host {host}", source.path);
        }
    }
}
