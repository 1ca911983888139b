//! Programs of other people judge what passes between terminal and printer: a printer they simulated, a client of theirs.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
};

use shirube::{
    clock::{Clock as _, SystemClock},
    config::printer::Connection,
    domain::{
        agenda::Agenda,
        group::{Contact, Group},
        printer::{Outcome, PrinterState},
        slip::{Slip, SlipKind, Source},
        text::Lang,
    },
    kiosk::{page::TextSize, paper::Paper},
    shell::kept::Kept,
    slip::{conversation, line, measure::Roll},
    workers::{Printer, Serves, Typefaces, paper::set, print::Print},
};

use super::{
    corner::{Patience, end, ok, path},
    printer::{Mood, Printer as Receipts},
};

/// The paper of a group of the demo, with a code on it.
pub(crate) fn paper_of_the_demo() -> Slip {
    let at: chrono::NaiveDateTime = "2026-11-21T13:42:00".parse().unwrap();
    let demo = Kept::demo(at.date()).unwrap();
    let content = demo.content().unwrap();
    let agenda = Agenda::of(content, at.date());
    let has_code = |group: &&Group| group.contacts.iter().any(|it| matches!(it, Contact::Web(_)));
    let kinds = content.groups.values().map(AsRef::as_ref).filter(has_code);
    let mut kinds = kinds.map(|group| SlipKind::usual(content, group));
    let source = || Source { content, agenda: &agenda, at: Some(at), lang: Lang::Ja };
    kinds.find_map(|kind| Slip::make(&kind, source()).ok()).expect("the demo has such a group")
}

fn tools() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges")
}

/// A receipt printer that other people simulated; ended when dropped.
struct Emulated {
    dir: tempfile::TempDir,
    process: Child,
    paper: u16,
    web: u16,
}

impl Emulated {
    /// None, with a word why, where it cannot run.
    #[expect(clippy::print_stderr, reason = "whoever reads the run should know that this judge was missing")]
    fn start() -> Option<Self> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/judges/bin/emupos");
        if !program.is_file() {
            eprintln!("emupos is not here, for want of Python 3.13: see bash tests/judges/emupos.sh");
            return None;
        }
        let free = || TcpListener::bind("127.0.0.1:0").unwrap();
        let ports = [free(), free()];
        let [paper, web] = ports.each_ref().map(|port| port.local_addr().unwrap().port());
        drop(ports);
        let dir = tempfile::tempdir().unwrap();
        let told = format!(
            "schema: 1\napi: {{host: 127.0.0.1, port: {web}}}\ndevices:\n  - id: front\n    type: printer\n    \
             profile: epson-tm-t20iii\n    connections: [{{tcp: {{port: {paper}}}}}]\n    receipts_dir: {}\n",
            dir.path().display()
        );
        let file = dir.path().join("emupos.yaml");
        fs::write(&file, told).unwrap();
        let mut emupos = Command::new(program);
        emupos.args(["run", "--config", path(&file)]).stdout(Stdio::null()).stderr(Stdio::null());
        let emulated = Self { process: emupos.spawn().unwrap(), dir, paper, web };
        Patience::secs(90).until("emupos", || emulated.call("GET", "").map(drop));
        Some(emulated)
    }

    /// The hands and eyes of whoever stands at the printer.
    fn call(&self, method: &str, what: &str) -> Option<Vec<u8>> {
        let url = format!("http://127.0.0.1:{}/api/v1/devices{what}", self.web);
        let called = Command::new("curl").args(["-sf", "-X", method, &url]).output().unwrap();
        called.status.success().then_some(called.stdout)
    }

    fn reached(&self) -> Printer {
        let connection = Connection::Network { host: "127.0.0.1".to_owned(), port: self.paper };
        Printer { name: "案内".to_owned(), connection, roll: Roll::Wide, serves: Serves::Information }
    }

    /// What came out last.
    fn picture(&self) -> image::GrayImage {
        let picture = Patience::secs(30).until("a receipt", || {
            self.call("GET", "/front/receipts/latest/image").filter(|it| !it.is_empty())
        });
        fs::write(self.dir.path().join("latest.png"), &picture).unwrap();
        image::load_from_memory(&picture).unwrap().to_luma8()
    }
}

impl Drop for Emulated {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

#[test]
fn a_printer_of_other_people_prints_the_preview_dot_for_dot_and_its_troubles_are_understood() {
    let Some(emulated) = Emulated::start() else { return };
    let patience = conversation::Patience { print_ms: 2_000, ..conversation::Patience::default() };
    let printers = vec![emulated.reached()].into();
    let mut print = Print::new(printers, Typefaces::default(), Arc::new(SystemClock::start()), patience);
    let paper = Paper { slip: paper_of_the_demo(), lang: Lang::Ja, text_size: TextSize::Normal };
    assert_eq!(print.ask()[0].state, PrinterState::Ready);
    assert_eq!(print.print(&paper), Outcome::Confirmed);

    let shown = set(&paper, Roll::Wide, &Typefaces::default()).unwrap();
    let picture = emulated.picture();
    assert_eq!(picture.width() as usize, shown.width());
    let came = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0] < 128;
    let dots = (0..shown.height()).flat_map(|y| (0..shown.width()).map(move |x| (x, y)));
    let wrong = dots.filter(|(x, y)| came(*x, *y) != shown.is_black(*x, *y)).count();
    assert_eq!(wrong, 0, "dots of {}x{} that are not the preview's", shown.width(), shown.height());
    let below = picture.enumerate_pixels().filter(|(_, y, _)| *y as usize >= shown.height());
    assert!(below.into_iter().all(|(_, _, dot)| dot.0 == [255]), "below the slip all is white");
    let mut eye = Command::new("zbarimg");
    eye.args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"])
        .arg(emulated.dir.path().join("latest.png"));
    assert!(ok(&eye.output().unwrap()).starts_with("http"));

    for (fault, state) in [
        ("paper-near-end", PrinterState::PaperLow),
        ("paper-out", PrinterState::PaperOut),
        ("cover-open", PrinterState::CoverOpen),
        ("offline", PrinterState::Offline),
    ] {
        let fault = format!("/front/faults/{fault}");
        emulated.call("PUT", &fault).expect("it can have this fault");
        let told = print.ask()[0].state;
        let printed = (!state.prints()).then(|| print.print(&paper));
        emulated.call("DELETE", &fault).unwrap();
        assert_eq!(told, state, "{fault}");
        assert!(printed.is_none_or(|it| it == Outcome::FailedBeforeSend(state)), "{fault}: {printed:?}");
    }
    assert_eq!(print.ask()[0].state, PrinterState::Ready);
}

/// What a client of other people says of our printer for tests. It knows port 9100 alone, so the printer has an address
/// of its own on this machine.
fn said_by_receiptio(at: SocketAddr) -> String {
    let program = tools().join("node_modules/receiptio/bin/cli.js");
    assert!(program.is_file(), "receiptio is installed: bash kiosk-config/setup.sh test");
    let mut client = Command::new("node");
    client.arg(program).args(["-d", &at.ip().to_string(), "-q"]).stdin(Stdio::null());
    let told = client.output().unwrap();
    String::from_utf8(told.stderr).unwrap().trim().to_owned()
}

#[test]
fn a_client_of_other_people_sees_our_test_printer_as_we_do() {
    let at: SocketAddr = "127.91.0.1:9100".parse().unwrap();
    let printer = Receipts::start_at(at);
    let clock = SystemClock::start();
    for (mood, ours, theirs) in [
        (Mood::Well, PrinterState::Ready, "online"),
        (Mood::NearEnd, PrinterState::PaperLow, "online"),
        (Mood::Empty, PrinterState::PaperOut, "paperempty"),
        (Mood::Open, PrinterState::CoverOpen, "coveropen"),
        (Mood::Broken, PrinterState::Offline, "error"),
        (Mood::Silent, PrinterState::Unknown, "offline"),
    ] {
        printer.set(mood);
        assert_eq!(line::ask(&at, 2_000, &|| clock.mono()), ours, "{mood:?}");
        assert_eq!(said_by_receiptio(at), theirs, "{mood:?}");
    }
    let nobody: SocketAddr = "127.91.0.2:9100".parse().unwrap();
    assert_eq!(line::ask(&nobody, 2_000, &|| clock.mono()), PrinterState::Offline);
    assert_eq!(said_by_receiptio(nobody), "disconnect");
}
