//! An office printer that nobody here wrote: CUPS's own IPP Everywhere printer, its spool read by CUPS's own library.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use shirube::{
    clock::SystemClock,
    config::printer::Connection,
    domain::{
        printer::{Outcome, PrinterState},
        text::Lang,
    },
    kiosk::{page::TextSize, paper::Paper},
    slip::{
        conversation::Patience as PrinterPatience,
        measure::Roll,
        page::{Form, Page, lay},
        raster::Raster,
    },
    workers::{Printer, Serves, Typefaces, paper::set, print::Print},
};

use super::{
    corner::{Patience, end, ok, path},
    judges::paper_of_the_demo,
    printer::Printer as Receipts,
};

/// One at a time: the printer announces itself by a service of which a machine has one.
static ALONE: Mutex<()> = Mutex::new(());

/// A bus and an announcer of its own, so that the machine's are left alone, and the printer's folder.
struct Premises {
    dir: tempfile::TempDir,
    running: Vec<Child>,
    _alone: MutexGuard<'static, ()>,
}

/// The printer.
struct Office {
    port: u16,
    process: Child,
}

impl Premises {
    fn open() -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("spool")).unwrap();
        let mut premises = Self { dir, running: Vec::new(), _alone: alone };
        let bus = premises.file("bus");
        let kinds = ["method_call", "signal", "method_return", "error"];
        let kinds = kinds.map(|it| format!("<allow send_type='{it}'/><allow receive_type='{it}'/>")).concat();
        let allow = format!("<allow user='*'/><allow own='*'/>{kinds}");
        let rules = format!(
            "<busconfig><type>system</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>\
             <policy context='default'>{allow}</policy></busconfig>",
            bus.display()
        );
        fs::write(premises.file("bus.conf"), rules).unwrap();
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--nofork", "--nopidfile", "--config-file", path(&premises.file("bus.conf"))]);
        premises.run(&mut daemon);
        Patience::secs(10).until("the bus", || bus.exists().then_some(()));
        fs::write(premises.file("avahi.conf"), "[server]\nallow-interfaces=lo\nuse-ipv6=no\n").unwrap();
        let mut announcer = Command::new("avahi-daemon");
        announcer
            .args(["--no-drop-root", "--no-chroot", "--no-rlimits", "-f"])
            .arg(premises.file("avahi.conf"));
        premises.run(&mut announcer);
        premises
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// How everything here finds the bus.
    fn on_the_bus<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let address = format!("unix:path={}", self.file("bus").display());
        command.env("DBUS_SYSTEM_BUS_ADDRESS", address)
    }

    fn run(&mut self, command: &mut Command) {
        let quiet = self.on_the_bus(command).stdout(Stdio::null()).stderr(Stdio::null());
        self.running.push(quiet.spawn().expect("it is installed: bash kiosk-config/setup.sh test"));
    }

    /// Switches a printer on that does with every job what a shell script says. `$HERE` is the folder.
    fn printer(&self, formats: &str, script: &str) -> Office {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        self.printer_at(port, formats, script)
    }

    fn printer_at(&self, port: u16, formats: &str, script: &str) -> Office {
        let file = self.file("engine");
        let text = format!("#!/bin/sh\nHERE='{}'\n{script}\n", self.dir.path().display());
        fs::write(&file, text).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        // It needs the announcer, which takes a moment to come.
        let process = Patience::secs(30).until("the printer", || self.try_printer(port, formats, &file));
        Office { port, process }
    }

    fn try_printer(&self, port: u16, formats: &str, engine: &Path) -> Option<Child> {
        let log = fs::File::options().create(true).append(true).open(self.file("printer.log")).unwrap();
        let mut printer = Command::new("ippeveprinter");
        printer.args([
            "-vv",
            "-r",
            "off",
            "--no-web-forms",
            "-n",
            "localhost",
            "-k",
            "-p",
            &port.to_string(),
        ]);
        printer.args(["-c", path(engine), "-d", path(&self.file("spool")), "-K", path(self.dir.path())]);
        printer.args(["-f", formats, "Shirube test"]).stdout(Stdio::null()).stderr(log);
        let mut process = self.on_the_bus(&mut printer).spawn().expect("bash kiosk-config/setup.sh test");
        Patience::secs(10)
            .until("it to listen, or to give up", || {
                let listens = TcpStream::connect(("127.0.0.1", port)).is_ok();
                if listens {
                    return Some(true);
                }
                process.try_wait().unwrap().map(|_| false)
            })
            .then_some(process)
    }

    /// Documents it kept, in the order they came.
    fn spool(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.file("spool")).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> =
            entries.filter(|file| file.extension().is_some_and(|it| it == "pwg")).collect();
        files.sort();
        files
    }

    /// The pages of a document as CUPS reads them, each with the file it stands in.
    fn pages(document: &Path) -> Vec<(PathBuf, image::GrayImage)> {
        let judge = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/pwg.py");
        let prefix = document.with_extension("page");
        ok(&Command::new("python3").arg(judge).args([document, &prefix]).output().unwrap());
        let file = |number: usize| PathBuf::from(format!("{}{number}.pgm", prefix.display()));
        let files = (0..).map(file).take_while(|file| file.is_file());
        files.map(|file| (file.clone(), grey(&fs::read(file).unwrap()))).collect()
    }
}

/// A grey PGM file: `P5 WIDTH HEIGHT 255` on a line, then the dots.
fn grey(pgm: &[u8]) -> image::GrayImage {
    let end = pgm.iter().position(|byte| *byte == b'\n').unwrap();
    let head: Vec<&str> = std::str::from_utf8(&pgm[..end]).unwrap().split(' ').collect();
    let side = |at: usize| head[at].parse::<u32>().unwrap();
    image::GrayImage::from_raw(side(1), side(2), pgm[end + 1..].to_vec()).unwrap()
}

impl Drop for Premises {
    fn drop(&mut self) {
        self.running.iter_mut().for_each(end);
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

impl Office {
    fn uri(&self, scheme: &str) -> String {
        format!("{scheme}://localhost:{}/ipp/print", self.port)
    }

    fn reached(&self, scheme: &str, media: Option<&str>) -> Printer {
        let media = media.map(|media| media.parse().unwrap());
        let connection = Connection::Ipp { uri: self.uri(scheme), media };
        Printer { name: "事務".to_owned(), connection, roll: Roll::Wide, serves: Serves::Information }
    }
}

const PWG: &str = "image/pwg-raster,application/pdf,image/jpeg";
/// An engine that prints without a word.
const WELL: &str = "exit 0";
/// An engine that says that it began, and goes on once somebody opens the gate.
const GATED: &str = "touch $HERE/began; [ -p $HERE/gate ] || mkfifo $HERE/gate; read go < $HERE/gate; exit 0";

fn printing(printers: Vec<Printer>) -> Print {
    let patience = PrinterPatience { job_ms: 15_000, ..PrinterPatience::default() };
    Print::new(printers.into(), Typefaces::default(), Arc::new(SystemClock::start()), patience)
}

fn paper() -> Paper {
    Paper { slip: paper_of_the_demo(), lang: Lang::Ja, text_size: TextSize::Normal }
}

/// What the glass shows.
fn preview() -> Raster {
    set(&paper(), Roll::Wide, &Typefaces::default()).unwrap()
}

/// The dots of a slip on a page of 600 dots an inch, three by three for each of them: all black or all white. And how
/// many dots of the page are black in all.
fn dots_on(page: &image::GrayImage, (left, top): (u32, u32), slip: &Raster) -> usize {
    for (x, y) in (0..slip.height()).flat_map(|y| (0..slip.width()).map(move |x| (x, y))) {
        let want = if slip.is_black(x, y) { 0 } else { 255 };
        for (right, down) in [(0, 0), (1, 1), (2, 2)] {
            let at = (left + 3 * x as u32 + right, top + 3 * y as u32 + down);
            assert_eq!(page.get_pixel(at.0, at.1).0, [want], "dot {x}, {y} of the slip");
        }
    }
    page.pixels().filter(|dot| dot.0 != [255]).count()
}

#[test]
fn the_very_dots_of_the_preview_stand_on_the_sheet() {
    let premises = Premises::open();
    let office = premises.printer(PWG, WELL);
    let slip = preview();
    for (scheme, media, size) in [
        ("ipp", None, "na_letter_8.5x11in"),
        ("ipps", None, "na_letter_8.5x11in"),
        ("ipp", Some("iso_a4_210x297mm"), "iso_a4_210x297mm"),
    ] {
        let known = premises.spool().len();
        let mut print = printing(vec![office.reached(scheme, media)]);
        assert_eq!(print.ask()[0].state, PrinterState::Ready, "{scheme}");
        assert_eq!(print.print(&paper()), Outcome::Confirmed, "{scheme} {media:?}");
        let spool = premises.spool();
        assert_eq!(spool.len(), known + 1, "one job, one document");
        let pages = Premises::pages(spool.last().unwrap());
        // What this printer leaves white at the sides and the ends of a sheet.
        let form = Form { size: size.parse().unwrap(), side_margin: 635, end_margin: 1_168, dpi: 600 };
        compare(&pages, &lay(&slip, &form).unwrap(), &slip);
        let read = pages.iter().map(|(file, _)| read_code(file)).collect::<String>();
        assert!(read.contains("http"), "no code on {size}");
    }
}

/// Every dot of the slip stands on the pages, and nothing else does.
fn compare(pages: &[(PathBuf, image::GrayImage)], laid: &[Page], slip: &Raster) {
    assert_eq!(pages.len(), laid.len());
    let mut seen = Vec::new();
    for ((_, page), laid) in pages.iter().zip(laid) {
        assert_eq!((page.width() as usize, page.height() as usize), (laid.width, laid.height));
        let mut wanted = 0;
        for (left, top, piece) in laid.pieces() {
            assert_eq!(top, 275, "11.68 mm below the edge");
            let all = dots_on(page, (left as u32, top as u32), piece);
            wanted += piece.bytes().iter().map(|byte| byte.count_ones() as usize).sum::<usize>();
            seen.extend_from_slice(piece.bytes());
            assert!(all >= 9 * wanted);
        }
        assert_eq!(page.pixels().filter(|dot| dot.0 != [255]).count(), 9 * wanted);
    }
    assert_eq!(seen, slip.bytes());
}

/// Another program reads a code on the sheet.
fn read_code(page: &Path) -> String {
    let mut eye = Command::new("zbarimg");
    eye.args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", path(page)]);
    let read = eye.output().expect("zbarimg is installed: bash kiosk-config/setup.sh test");
    String::from_utf8(read.stdout).unwrap()
}

#[test]
fn paper_that_ends_meanwhile_is_told_and_the_job_dropped_and_the_next_slip_comes_elsewhere() {
    let premises = Premises::open();
    let script = format!("echo 'STATE: +media-empty-error' >&2\n{GATED}");
    let mut office = premises.printer(PWG, &script);
    let receipts = Receipts::start();
    let connection = Connection::Network { host: "127.0.0.1".to_owned(), port: receipts.port };
    let other =
        Printer { name: "案内".to_owned(), connection, roll: Roll::Narrow, serves: Serves::Information };
    let mut print = printing(vec![office.reached("ipp", None), other]);
    assert_eq!(print.print(&paper()), Outcome::Unknown(PrinterState::PaperOut));
    assert!(receipts.slips().is_empty(), "a second slip may come out beside the first");
    open_gate(&premises);
    assert!(last_job(&office).contains("canceled"), "{}", last_job(&office));

    // At rest this printer gives every reason the lowest grade: it would print, and staff hear of it.
    assert_eq!(print.ask()[0].state, PrinterState::PaperLow);
    end(&mut office.process);
    assert_eq!(print.print(&paper()), Outcome::Confirmed);
    assert_eq!(
        (receipts.slips().len(), premises.spool().len()),
        (1, 1),
        "it came out of the other printer alone"
    );
}

#[test]
fn a_job_that_the_printer_gives_up_is_no_slip() {
    let premises = Premises::open();
    let office = premises.printer(PWG, "exit 1");
    let mut print = printing(vec![office.reached("ipp", None)]);
    assert_eq!(print.print(&paper()), Outcome::Unknown(PrinterState::Unknown));
    assert!(last_job(&office).contains("aborted"), "{}", last_job(&office));
}

#[test]
fn a_job_that_never_ends_is_dropped() {
    let premises = Premises::open();
    let office = premises.printer(PWG, GATED);
    let patience = PrinterPatience { job_ms: 2_000, ..PrinterPatience::default() };
    let printers = vec![office.reached("ipp", None)];
    let mut print =
        Print::new(printers.into(), Typefaces::default(), Arc::new(SystemClock::start()), patience);
    assert_eq!(print.print(&paper()), Outcome::Unknown(PrinterState::Unknown));
    open_gate(&premises);
    assert!(last_job(&office).contains("canceled"), "{}", last_job(&office));
}

#[test]
fn a_printer_that_dies_with_a_slip_is_not_thanked_and_prints_again_when_it_is_back() {
    let premises = Premises::open();
    let mut office = premises.printer(PWG, GATED);
    let reached = office.reached("ipp", None);
    let mut print = thread::scope(|scope| {
        let slip = scope.spawn(|| {
            let mut print = printing(vec![reached]);
            let outcome = print.print(&paper());
            (print, outcome)
        });
        Patience::secs(20).until("the engine to begin", || premises.file("began").exists().then_some(()));
        end(&mut office.process);
        let (print, outcome) = slip.join().unwrap();
        assert_eq!(outcome, Outcome::Unknown(PrinterState::Offline));
        print
    });
    assert_eq!(print.ask()[0].state, PrinterState::Offline);
    assert_eq!(print.print(&paper()), Outcome::FailedBeforeSend(PrinterState::Offline));
    let known = premises.spool().len();
    let _back = premises.printer_at(office.port, PWG, WELL);
    assert_eq!(print.ask()[0].state, PrinterState::Ready);
    assert_eq!(print.print(&paper()), Outcome::Confirmed);
    assert_eq!(premises.spool().len(), known + 1);
}

#[test]
fn a_printer_that_does_not_speak_our_language_is_sent_nothing() {
    let premises = Premises::open();
    let office = premises.printer("application/pdf", WELL);
    let mut print = printing(vec![office.reached("ipp", None)]);
    assert_eq!(print.ask()[0].state, PrinterState::Unknown);
    assert_eq!(print.print(&paper()), Outcome::FailedBeforeSend(PrinterState::Unknown));
    assert!(premises.spool().is_empty());
}

/// Lets an engine go on that waits at its gate, if one still does.
fn open_gate(premises: &Premises) {
    let gate = premises.file("gate");
    let mut hand =
        Command::new("timeout").args(["2", "sh", "-c", "echo go > \"$0\"", path(&gate)]).spawn().unwrap();
    drop(hand.wait());
}

/// How CUPS's own client sees the last job, once the printer is done with it.
fn last_job(office: &Office) -> String {
    let test = "{ OPERATION Get-Jobs GROUP operation-attributes-tag ATTR charset attributes-charset utf-8 \
                ATTR naturalLanguage attributes-natural-language en ATTR uri printer-uri $uri \
                ATTR keyword which-jobs completed ATTR keyword requested-attributes job-state }";
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("jobs.test");
    fs::write(&file, test).unwrap();
    Patience::secs(20).until("the job to be over", || {
        let told = Command::new("ipptool").args(["-tv", &office.uri("ipp"), path(&file)]).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        told.contains("job-state").then_some(told)
    })
}
