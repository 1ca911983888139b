//! The voice against a reader that other people wrote, against its own readings, and on a real sound card.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::LazyLock,
};

use egui::Pos2;
use shirube::{
    domain::{
        aloud::{Ears, Utterance, sentences},
        follow_up::FollowUpKind,
        id::FollowUpId,
        printer::Outcome,
        ruby::RubyText,
    },
    kiosk::{
        enquiry::Handed,
        event::{Done, Event},
        lane::Ticket,
        page::{Move, Page, Press},
        spoken::{Ask, Line, Reading},
        voice::Told,
    },
    shell::kept::Kept,
    workers::{nitech::Nitech, speech::Reader as _},
};

use crate::e2e::{
    corner::{Corner, Patience, path},
    display::Display,
    ear::{AUDIBLE, Ear},
    finger::tap,
    follow_up::assert_gone,
    paper::{await_page, code_on},
    printer::Printer,
    traces::Sought,
    twin::Twin,
};

/// The dictionary, built once from the tables that setting up brings.
static DICTIONARY: LazyLock<PathBuf> = LazyLock::new(|| {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/voice");
    let (tables, dictionary) = (place.join("tables"), place.join("dictionary"));
    if !dictionary.join("metadata.json").is_file() {
        assert!(tables.join("naist-jdic.csv").is_file(), "bash kiosk-config/setup.sh test brings the tables");
        let mut build = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
        build.arg("dictionary").arg("--from").arg(&tables).arg("--to").arg(&dictionary);
        assert!(build.stderr(Stdio::null()).status().unwrap().success());
    }
    dictionary
});

fn reader() -> Nitech {
    Nitech::new(DICTIONARY.clone())
}

/// The phonemes of full-context labels.
fn phonemes<'a>(labels: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let middle = |label: &str| Some(label.split_once('-')?.1.split_once('+')?.0.to_owned());
    labels.into_iter().filter_map(middle).collect()
}

fn of(reader: &mut Nitech, markup: &str) -> Vec<String> {
    let labels = reader.sounds(&Utterance::of(&RubyText::parse(markup))).unwrap();
    phonemes(labels.iter().map(String::as_str))
}

/// What Open `JTalk` makes of the same words: phonemes, and how many samples.
fn oracle(dir: &Path, words: &str) -> (Vec<String>, usize) {
    let (text, trace, sound) = (dir.join("text"), dir.join("trace"), dir.join("sound.wav"));
    fs::write(&text, words).unwrap();
    let voice = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/voice/nitech_jp_atr503_m001.htsvoice");
    let mut other = Command::new("open_jtalk");
    other.args(["-x", "/var/lib/mecab/dic/open-jtalk/naist-jdic"]).arg("-m").arg(voice);
    other.arg("-ow").arg(&sound).arg("-ot").arg(&trace).arg(&text);
    let ran = other.status().expect("open_jtalk is installed: bash kiosk-config/setup.sh test");
    assert!(ran.success(), "{words}");
    let trace = fs::read_to_string(trace).unwrap();
    let labels = trace.split_once("[Output label]").unwrap().1.split("\n[").next().unwrap();
    let labels =
        labels.lines().filter(|line| line.contains("/A:")).filter_map(|line| line.rsplit(' ').next());
    // Forty-four bytes of header, then two bytes a sample.
    (phonemes(labels), (fs::read(sound).unwrap().len() - 44) / 2)
}

#[test]
fn it_sounds_as_the_reader_that_other_people_wrote() {
    let dir = tempfile::tempdir().unwrap();
    let mut reader = reader();
    let mut compared = 0;
    for written in [
        "お名前は聞きません。だれが 何を見たかは 残しません。",
        "次回は 12/5(土) 14:00、15階の フリースペースです。",
        "火〜土 9:00–17:00、内線 1200。",
        "電話は 000-0000-1234、午前10時から。",
        "費用は 1,200円、定員は 20人です。",
        "{部屋|へや}は 10:45から 空いています。",
        "本人の会・家族の会・遺族の会が あります。",
        "エレベーターで 12階へ おこしください。",
    ] {
        for sentence in sentences(&RubyText::parse(written)) {
            let plain = RubyText::parse(sentence.words.markup()).spoken();
            let (want, samples) = oracle(dir.path(), &plain);
            let spoken = Utterance::of(&RubyText::parse(&plain));
            let labels = reader.sounds(&spoken).unwrap();
            assert_eq!(phonemes(labels.iter().map(String::as_str)), want, "{plain}");
            let length = reader.read(&spoken, 1.0).unwrap().samples.len();
            assert!(length.abs_diff(samples) * 50 <= samples, "{plain}: {length} samples, not {samples}");
            compared += 1;
        }
    }
    assert!(compared >= 9, "{compared}");
}

#[test]
fn a_reading_of_the_text_overrules_the_dictionary_and_an_equal_one_changes_nothing() {
    let mut reader = reader();
    let kana = of(&mut reader, "コンニチ");
    assert_eq!(of(&mut reader, "{今日|こんにち}"), kana);
    assert_ne!(of(&mut reader, "今日"), kana, "the dictionary says きょう");
    assert_eq!(of(&mut reader, "{汐路市|しおじし}"), of(&mut reader, "シオジシ"));
    // What stands before the kind of word: sounds, and where the accent falls.
    let accents = |reader: &mut Nitech, markup: &str| -> Vec<String> {
        let labels = reader.sounds(&Utterance::of(&RubyText::parse(markup))).unwrap();
        labels.iter().filter_map(|label| Some(label.split_once("/B:")?.0.to_owned())).collect()
    };
    assert_eq!(accents(&mut reader, "{部屋|へや}を{見|み}る"), accents(&mut reader, "部屋を見る"));
}

#[test]
fn slower_is_longer_and_silence_is_short() {
    let mut reader = reader();
    let words = Utterance::of(&RubyText::parse("今日の部屋は空いています。"));
    let usual = reader.read(&words, 1.0).unwrap();
    let slow = reader.read(&words, 0.55).unwrap();
    assert!(
        slow.samples.len() * 10 > usual.samples.len() * 16,
        "{} {}",
        slow.samples.len(),
        usual.samples.len()
    );
    let loudest = usual.samples.iter().fold(0.0_f32, |loudest, it| loudest.max(it.abs()));
    assert!((0.1..=1.0).contains(&loudest), "{loudest}");
    assert!(reader.read(&Utterance::of(&RubyText::parse("。")), 1.0).unwrap().samples.len() < 48_000);
}

#[test]
fn a_sentence_is_heard_as_it_was_read() {
    let dir = tempfile::tempdir().unwrap();
    let ear = Ear::start(dir.path());
    let config = dir.path().join("kiosk.toml");
    fs::write(&config, format!("[aloud]\nvolume = 100\ndictionary = \"{}\"\n", DICTIONARY.display()))
        .unwrap();
    let check = |more: &str| {
        let mut check = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"));
        check.args(["check", more, "--config"]).arg(&config).arg("--data").arg(dir.path().join("kiosk"));
        let output = check.envs(ear.surroundings()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, _, missing) = check("--test-voice");
    assert!(code == Some(1) && missing.contains("スピーカー"), "{missing}");
    let _plug = ear.plug_in();
    let recording = ear.listen("voice");
    let (code, said, missing) = check("--test-voice");
    assert!(code == Some(0) && said.contains("read a sentence of"), "{said}{missing}");
    let millis: u64 = said.split(' ').find_map(|word| word.parse().ok()).unwrap();
    let heard = recording.next(0, "the sentence").millis();
    // It begins and ends in silence of its own, and pauses in between.
    assert!(heard * 2 > millis && heard <= millis, "{heard} ms of {millis} ms");
    assert!(
        !missing.contains("おこし") && !said.contains("おこし"),
        "what is said stands nowhere: {missing}{said}"
    );
}

#[test]
fn headphones_begin_guided_speech_and_pulling_them_out_ends_it() {
    let mut corner = Corner::paired();
    let ear = Ear::start(corner.dir());
    let _plug = ear.plug_in();
    let display = Display::start(corner.dir(), 1080, 1920);
    let (config, jack) = (corner.dir().join("kiosk.toml"), corner.dir().join("headphones"));
    let says = format!(
        "[aloud]\nvolume = 100\ndictionary = \"{}\"\nheadphones = \"file:{}\"\n",
        DICTIONARY.display(),
        jack.display()
    );
    fs::write(&config, says).unwrap();
    corner.start_kiosk_in(&display, &["--config", path(&config)], &ear.surroundings());
    let mut signage = display.frame();
    Patience::secs(60).until("the signage", || {
        let frame = display.frame();
        let calm = !frame.is_blank() && frame == signage;
        signage = frame;
        calm.then_some(())
    });
    let recording = ear.listen("guided");
    recording.pass(1);
    assert!(!recording.hears(), "nobody is there");
    fs::write(&jack, "1").unwrap();
    Patience::secs(30).until("the greeting", || recording.hears().then_some(()));
    fs::write(&jack, "0").unwrap();
    // It is noticed within a fifth of a second, and the sound server keeps a little of what it was given.
    recording.pass(2);
    let after = recording.samples().len();
    recording.pass(1);
    let silent = recording.samples()[after..].iter().all(|sample| sample.abs() < AUDIBLE);
    assert!(silent, "what was for one person is not for the room");
    let log = corner.log("kiosk");
    assert!(!log.contains("ヘッドホンで") && !log.contains("お探し"), "what is said stands nowhere: {log}");
}

/// Something is being read: what leads it stands above the bar, whatever it is.
fn something_is_read(visitor: &mut Twin<'_>) {
    let line = Line::unseen(Utterance::of(&RubyText::parse("読まれています。")));
    visitor.knows(Event::Press(Press::Aloud(Ask::Read(Reading::of([line])))));
}

#[test]
fn the_numbers_of_a_paper_are_heard_until_it_is_taken_and_then_the_terminal_has_them_no_longer() {
    let mut corner = Corner::paired();
    let ear = Ear::start(corner.dir());
    let _plug = ear.plug_in();
    let (printer, display) = (Printer::start(), Display::start(corner.dir(), 1080, 1920));
    let (config, jack) = (corner.dir().join("kiosk.toml"), corner.dir().join("headphones"));
    let voice = format!(
        "[aloud]\nvolume = 100\ndictionary = \"{}\"\nheadphones = \"file:{}\"\n",
        DICTIONARY.display(),
        jack.display()
    );
    fs::write(&config, printer.config() + &voice).unwrap();
    corner.start_kiosk_in(&display, &["--config", path(&config)], &ear.surroundings());
    await_page(&corner, &display, (&config, "signage"));
    let content = Kept::read(&corner.kiosk_data()).unwrap().content.unwrap();
    tap(&display, Pos2::new(540.0, 1500.0));
    await_page(&corner, &display, (&config, "home"));
    let mut visitor = Twin::with_a_voice(&display, content);
    visitor.touch("お問い合わせの控え", Press::Open(Page::FollowUp));
    visitor.touch("さがしている", Press::Open(Page::FollowUpText(FollowUpKind::Looking)));
    let paper = Page::FollowUpPaper(FollowUpKind::Looking);
    visitor.touch_to_a_paper("書かずに 進む", Press::Open(paper));

    let recording = ear.listen("numbers");
    fs::write(&jack, "1").unwrap();
    Patience::secs(30).until("the page in headphones", || recording.hears().then_some(()));
    visitor.knows(Event::Aloud(Ticket(1), Told::Ears(Ok(Ears::Headphones))));
    something_is_read(&mut visitor);
    let ticket = visitor.touch_and_leave("紙を つくる", Press::FollowUp(Move::Make));
    Patience::secs(30).until("the paper", || (printer.slips().len() == 1).then_some(()));
    let code = code_on(&printer.slips()[0], tempfile::tempdir().unwrap().path());
    let secret = code.split_once('#').unwrap().1.split_once('.').unwrap().1.to_owned();
    let (sought, kiosk) = (Sought::new(&[], &[&secret]), corner.kiosk_pid());
    let here = || (!sought.in_memory(kiosk).is_empty()).then_some(());
    Patience::secs(30).until("the numbers in the memory of the terminal that is to read them", here);

    let handed = Handed { id: FollowUpId::parse("f-1").ok(), outcome: Outcome::Confirmed };
    visitor.knows(Event::FollowUp(ticket, Done::Handed(handed)));
    something_is_read(&mut visitor);
    visitor.touch_alone("はい、取りました", Press::FollowUp(Move::Taken));
    assert_gone(&sought, kiosk);
    assert!(!corner.log("kiosk").contains(&secret) && sought.in_files(corner.dir()).is_empty());
}
