//! A slip from the words to the paper: what comes out of the printer opens what went to the outbox, and nothing else does.

use std::{net::SocketAddr, sync::Arc};

use zeroize::Zeroizing;

use crate::{
    clock::SystemClock,
    config::printer::Connection,
    domain::{
        agenda::Agenda,
        content::Content,
        follow_up::{FollowUpDesk, FollowUpKind, PublicHost},
        printer::{Outcome, PrinterState},
        private::Private,
        settings::Settings,
        slip::{Form, Source, sample},
        text::Lang,
    },
    kiosk::{
        effect::Effect,
        enquiry::{Enquiry, Errand, Handed, Hearing},
        event::{Done, Event},
        lane::Ticket,
        page::TextSize,
        spoken::{Line, PaperNumber, Says},
    },
    seal::{cost::Cost, identity::Identity, keys::Keys, letter, secret::read_url},
    slip::{
        conversation::Patience,
        fake::{Fake, Temper},
        measure::Roll,
        raster::Raster,
    },
    wire::follow_up::{OPENED, Opened},
    workers::{Home, Printer, Serves, Typefaces, Work, dictation::Dictation, hand::Hand, print::Print},
};

const TEXT: &str = "よるに ねむれません";

fn desk_key() -> Identity {
    Identity::of_seed(&Zeroizing::new([3; 32])).unwrap()
}

fn content() -> Content {
    let mut content = Content::clone(&sample::corner());
    let follow_up = Some(FollowUpDesk {
        site: "mihon".to_owned(),
        recipient: desk_key().recipient().unwrap(),
        key_id: "k1".to_owned(),
        public_host: PublicHost::parse("hikae.mihon.example"),
        reply_days: 3,
        away_until: None,
    });
    content.settings = Arc::new(Settings { follow_up, ..Settings::clone(&content.settings) });
    content
}

fn enquiry() -> Enquiry {
    let content = content();
    let at = "2026-11-21T13:42:00".parse().unwrap();
    let agenda = Agenda::default();
    let source = Source { content: &content, agenda: &agenda, at: Some(at), lang: Lang::Ja };
    Enquiry {
        kind: FollowUpKind::Looking,
        text: Private::of(TEXT),
        desk: content.settings.follow_up.clone().unwrap(),
        on: at.date(),
        form: Form::write(source).unwrap(),
        lang: Lang::Ja,
        text_size: TextSize::Normal,
        heard: Hearing::Never,
    }
}

struct Terminal {
    _dir: tempfile::TempDir,
    home: Arc<Home>,
    print: Print,
    dictation: Dictation,
}

impl Terminal {
    fn with(printers: Vec<Printer>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = Arc::new(Home::open(dir.path()).unwrap());
        let dictation = Dictation::default();
        let hand = Hand::new(Arc::clone(&home), Cost::played()).dictating(dictation.clone());
        let patience =
            Patience { answer_ms: 1_500, print_ms: 1_000, barrier_ms: 1_000, ..Patience::default() };
        let clock = Arc::new(SystemClock::start());
        let print = Print::new(printers.into(), Typefaces::default(), clock, patience).handing(hand);
        Self { _dir: dir, home, print, dictation }
    }

    fn hands(&mut self) -> Handed {
        self.hands_out(enquiry())
    }

    fn hands_out(&mut self, enquiry: Enquiry) -> Handed {
        match self.print.answer(Effect::FollowUp(Ticket(1), Errand::Hand(Arc::new(enquiry)))) {
            Some(Event::FollowUp(_, Done::Handed(handed))) => handed,
            other => panic!("{other:?}"),
        }
    }

    fn told(&self) -> Vec<String> {
        let pending = self.home.local().pending(9).unwrap();
        pending.into_iter().map(|it| format!("{} {}", it.entry.kind, it.entry.body)).collect()
    }
}

fn at(address: SocketAddr, serves: Serves) -> Printer {
    let connection = Connection::Network { host: address.ip().to_string(), port: address.port() };
    Printer { name: "控え".to_owned(), connection, roll: Roll::Wide, serves }
}

/// What a camera reads on a paper.
fn read(raster: &Raster) -> String {
    let (width, height) = (raster.width(), raster.height());
    let mut pgm = format!("P5\n{width} {height}\n255\n").into_bytes();
    pgm.extend(raster.to_grey());
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("paper.pgm");
    std::fs::write(&file, pgm).unwrap();
    let mut eye = std::process::Command::new("zbarimg");
    eye.args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"]).arg(&file);
    let said = eye.output().expect("zbarimg is installed: bash kiosk-config/setup.sh test");
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

#[test]
fn the_code_on_the_paper_opens_what_the_office_is_told_and_the_desk_reads_it_too() {
    let fake = Fake::for_guests(Temper::default(), 2);
    let mut terminal = Terminal::with(vec![at(fake.address, Serves::FollowUp)]);
    let handed = terminal.hands();
    assert_eq!(handed.outcome, Outcome::Confirmed);
    let told = terminal.told();
    let body = told[0].strip_prefix(&format!("{OPENED} ")).unwrap();
    let opened: Opened = serde_json::from_str(body).unwrap();
    assert_eq!((told.len(), handed.id.as_ref()), (1, Some(&opened.id)));
    let url = read(&fake.tape().raster());
    let (locator, secret) = read_url(&url).unwrap_or_else(|| panic!("no code on the paper: {url}"));
    let keys = Keys::derive(&secret, "mihon", &locator, Cost::played()).unwrap();
    assert_eq!((opened.locator, &opened.recipient), (locator, &keys.recipient));
    assert_eq!(opened.verifier_hash, keys.verifier.hash());
    for identity in [&keys.identity, &desk_key()] {
        assert_eq!(letter::open(identity, &opened.sealed).unwrap().as_str(), TEXT);
    }
    // On the disk stands nothing that opens it, and nothing that was written.
    let mut found = false;
    let digits = url.rsplit('.').next().unwrap();
    for entry in std::fs::read_dir(terminal.home.dir()).unwrap() {
        let path = entry.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        assert!(!has(digits.as_bytes()) && !has(TEXT.as_bytes()), "{}", path.display());
        found |= has(opened.id.as_str().as_bytes());
    }
    assert!(found, "the search would have found what is there");
}

#[test]
fn every_slip_has_numbers_of_its_own() {
    let fake = Fake::for_guests(Temper::default(), 4);
    let mut terminal = Terminal::with(vec![at(fake.address, Serves::Everything)]);
    terminal.hands();
    terminal.hands();
    let told = terminal.told();
    let [one, two] = [0, 1].map(|number: usize| told[number].split_once(' ').unwrap().1.to_owned());
    let [one, two]: [Opened; 2] = [one, two].map(|body| serde_json::from_str(&body).unwrap());
    assert!(one.id != two.id && one.locator != two.locator && one.recipient != two.recipient);
}

#[test]
fn a_printer_that_cannot_print_or_is_not_marked_gets_no_slip_and_nothing_is_made() {
    let empty = Fake::start(Temper { paper_rows: Some(0), ..Temper::default() });
    let other = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    other.set_nonblocking(true).unwrap();
    let address = other.local_addr().unwrap();
    let printers = vec![at(address, Serves::Information), at(empty.address, Serves::FollowUp)];
    let mut terminal = Terminal::with(printers);
    let handed = terminal.hands();
    let none = Handed { id: None, outcome: Outcome::FailedBeforeSend(PrinterState::PaperOut) };
    assert_eq!((handed, terminal.told()), (none, Vec::new()));
    assert!(other.accept().is_err(), "a printer for papers alone is left alone");
    assert_eq!(empty.tape().rows, Vec::<u8>::new());
}

#[test]
fn a_printer_that_falls_silent_leaves_a_slip_to_be_asked_about_and_found_at_the_next_start() {
    let mute = Fake::for_guests(Temper { mute_after: Some(2_000), ..Temper::default() }, 2);
    let mut terminal = Terminal::with(vec![at(mute.address, Serves::FollowUp)]);
    let handed = terminal.hands();
    assert!(matches!(handed, Handed { id: Some(_), outcome: Outcome::Unknown(_) }), "{handed:?}");
    assert_eq!(terminal.told(), Vec::<String>::new(), "nobody knows yet");
    let day = "2026-11-22".parse().unwrap();
    assert_eq!(terminal.home.local().find_follow_ups(&crate::workers::hand::KINDS, day).unwrap(), 1);
    let told = terminal.told();
    assert!(told[0].starts_with(OPENED) && told[1].starts_with("follow_up_unsure"), "{told:?}");
    drop(mute.tape());
}

/// Everything the voice would say of the numbers.
fn heard(dictation: &Dictation) -> Vec<String> {
    let lines = [PaperNumber::Locator, PaperNumber::Secret].into_iter().flat_map(Line::digits_of);
    let digits = lines.filter_map(|line| match line.says {
        Says::Digits(digits) => Some(digits),
        Says::Words(_) => None,
    });
    digits.filter_map(|digits| dictation.say(digits)).map(|words| words.markup().to_owned()).collect()
}

#[test]
fn the_voice_has_the_numbers_of_the_paper_that_is_out_where_somebody_listens_and_of_no_other() {
    let fake = Fake::for_guests(Temper::default(), 4);
    let mut terminal = Terminal::with(vec![at(fake.address, Serves::FollowUp)]);
    terminal.hands();
    assert_eq!(heard(&terminal.dictation), Vec::<String>::new(), "nobody listens");
    let listened = Enquiry { heard: Hearing::Headphones, ..enquiry() };
    assert_eq!(terminal.hands_out(listened.clone()).outcome, Outcome::Confirmed);
    let told = terminal.told();
    let opened: Opened = serde_json::from_str(told[1].split_once(' ').unwrap().1).unwrap();
    let said = heard(&terminal.dictation);
    let names = ["ゼロ", "イチ", "ニイ", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー"];
    let digits = said.iter().flat_map(|words| words.trim_end_matches('。').split('、'));
    let digits: String =
        digits.map(|word| names.iter().position(|name| *name == word).unwrap().to_string()).collect();
    let (locator, secret) = digits.split_at(8);
    assert_eq!((said.len(), locator), (7, opened.locator.digits().as_str()));
    let secret = crate::seal::secret::Secret::parse(secret).unwrap();
    let keys = Keys::derive(&secret, "mihon", &opened.locator, Cost::played()).unwrap();
    assert_eq!(opened.recipient, keys.recipient, "what is heard opens what was sealed");
    terminal.dictation.forget();
    assert_eq!(heard(&terminal.dictation), Vec::<String>::new());
    let mute = Fake::for_guests(Temper { mute_after: Some(2_000), ..Temper::default() }, 2);
    let mut terminal = Terminal::with(vec![at(mute.address, Serves::FollowUp)]);
    assert!(matches!(terminal.hands_out(listened).outcome, Outcome::Unknown(_)));
    assert_eq!(heard(&terminal.dictation), Vec::<String>::new(), "nobody knows whether it is out");
    drop(mute.tape());
}
