//! Papers on sockets and on a serial line: on one printer, on another, or honestly on none.

use std::{
    collections::BTreeMap,
    fs::File,
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
    thread,
};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::{
    clock::SystemClock,
    config::printer::Connection,
    domain::{
        blob::BlobHash,
        printer::{Outcome, PrinterState},
        slip,
        text::Lang,
    },
    kiosk::{
        page::TextSize,
        paper::{Paper, Sheet},
    },
    media::Rgba,
    slip::{
        conversation::Patience,
        fake::{self, Fake, Tape, Temper},
        measure::Roll,
        raster::Raster,
    },
    workers::{
        Gallery, Printer, Serves, Typefaces,
        paper::{hang, set},
        print::Print,
    },
};

/// Short enough for a test, long enough for a busy machine.
const PATIENCE: Patience = Patience {
    answer_ms: 1_500,
    send_ms: 8_000,
    print_ms: 1_000,
    watch_ms: 200,
    barrier_ms: 1_000,
    job_ms: 2_000,
};

fn paper() -> Paper {
    Paper { slip: slip::sample::slip("group/kisha", Lang::Ja), lang: Lang::Ja, text_size: TextSize::Normal }
}

fn dots(roll: Roll) -> Raster {
    set(&paper(), roll, &Typefaces::default()).unwrap()
}

fn at(name: &str, address: SocketAddr, roll: Roll) -> Printer {
    let connection = Connection::Network { host: address.ip().to_string(), port: address.port() };
    Printer { name: name.to_owned(), connection, roll, serves: Serves::Information }
}

fn printers(all: Vec<Printer>) -> Print {
    Print::new(all.into(), Typefaces::default(), Arc::new(SystemClock::start()), PATIENCE)
}

/// A printer nobody may talk to.
fn untouched() -> TcpListener {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    listener
}

fn was_left_alone(listener: &TcpListener) -> bool {
    listener.accept().is_err()
}

#[test]
fn every_printer_says_how_it_is_and_is_let_go_at_once() {
    let well = Fake::for_guests(Temper::default(), 2);
    let empty = Fake::start(Temper { paper_rows: Some(0), ..Temper::default() });
    let gone = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let three = vec![
        at("a", well.address, Roll::Wide),
        at("b", empty.address, Roll::Wide),
        at("c", gone, Roll::Narrow),
    ];
    let told = printers(three).ask();
    let told: Vec<_> = told.iter().map(|told| (told.name.as_str(), told.state)).collect();
    assert_eq!(
        told,
        [("a", PrinterState::Ready), ("b", PrinterState::PaperOut), ("c", PrinterState::Offline)]
    );
    // A second guest is served: the first line was closed.
    assert_eq!(printers(vec![at("a", well.address, Roll::Wide)]).ask()[0].state, PrinterState::Ready);
    // Three questions each time, and after a start the word to forget what may still lie there.
    assert_eq!(well.tape().received + empty.tape().received, (9 + 3) * 3);
}

#[test]
fn what_is_printed_is_what_hangs_on_the_glass() {
    let gallery = Shelf::default();
    let sheet = hang(&dots(Roll::Wide), &gallery);
    let fake = Fake::start(Temper::default());
    assert_eq!(printers(vec![at("a", fake.address, Roll::Wide)]).print(&paper()), Outcome::Confirmed);
    let tape = fake.tape();
    assert_eq!((tape.cuts, gallery.greys(&sheet)), (1, tape.raster().to_grey()));
}

#[test]
fn where_nothing_came_out_the_next_printer_prints_on_its_own_roll() {
    for temper in [
        Temper { paper_rows: Some(0), ..Temper::default() },
        Temper { cover_open: true, ..Temper::default() },
        Temper { silent: true, ..Temper::default() },
    ] {
        let (first, second) = (Fake::start(temper), Fake::start(Temper::default()));
        let both = vec![at("a", first.address, Roll::Wide), at("b", second.address, Roll::Narrow)];
        assert_eq!(printers(both).print(&paper()), Outcome::Confirmed);
        let (first, second) = (first.tape(), second.tape());
        assert!(first.rows.is_empty() && first.cuts == 0, "{first:?}");
        assert_eq!((second.cuts, second.raster()), (1, dots(Roll::Narrow)));
    }
}

#[test]
fn a_printer_that_dies_in_the_middle_is_not_followed_by_another() {
    let (first, second) =
        (Fake::start(Temper { dies_after: Some(20_000), ..Temper::default() }), untouched());
    let both = vec![at("a", first.address, Roll::Wide), at("b", second.local_addr().unwrap(), Roll::Wide)];
    assert_eq!(printers(both).print(&paper()), Outcome::Unknown(PrinterState::Offline));
    assert!(was_left_alone(&second), "a second slip may come out beside the first");
    assert_eq!(first.tape().cuts, 0);
}

#[test]
fn a_printer_that_falls_silent_after_the_slip_forgets_what_it_has_not_printed() {
    let sent = crate::slip::escpos::picture(&dots(Roll::Wide)).len();
    // Three questions came before the slip.
    let (first, second) =
        (Fake::start(Temper { mute_after: Some(9 + sent), ..Temper::default() }), untouched());
    let both = vec![at("a", first.address, Roll::Wide), at("b", second.local_addr().unwrap(), Roll::Wide)];
    assert_eq!(printers(both).print(&paper()), Outcome::Unknown(PrinterState::Unknown));
    assert!(was_left_alone(&second));
    let tape = first.tape();
    assert!(tape.forgot && tape.cuts == 1, "{} cuts", tape.cuts);
}

#[test]
fn where_nobody_prints_the_first_says_why() {
    let first = Fake::start(Temper { cover_open: true, ..Temper::default() });
    let second = Fake::start(Temper { paper_rows: Some(0), ..Temper::default() });
    let both = vec![at("a", first.address, Roll::Wide), at("b", second.address, Roll::Wide)];
    assert_eq!(printers(both).print(&paper()), Outcome::FailedBeforeSend(PrinterState::CoverOpen));
    assert!(first.tape().rows.is_empty() && second.tape().rows.is_empty());
}

#[test]
fn a_serial_printer_prints_dot_for_dot() {
    let line = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&line).unwrap();
    unlockpt(&line).unwrap();
    let device = ptsname(&line, Vec::new()).unwrap().into_string().unwrap();
    let serve = move || fake::serve(Temper::default(), File::from(line), Tape::default());
    let fake = thread::Builder::new().name("serial printer".to_owned()).spawn(serve).unwrap();
    let connection = Connection::Serial { device: device.into(), baud: 115_200 };
    let printer =
        Printer { name: "a".to_owned(), connection, roll: Roll::Narrow, serves: Serves::Information };
    assert_eq!(printers(vec![printer]).print(&paper()), Outcome::Confirmed);
    assert_eq!(fake.join().unwrap().raster(), dots(Roll::Narrow));
}

#[test]
fn a_long_paper_hangs_in_pieces() {
    let gallery = Shelf::default();
    let long = Raster::new(576, 4_100);
    let sheet = hang(&long, &gallery);
    assert_eq!((sheet.pieces.len(), sheet.width, sheet.height), (3, 576, 4_100));
    assert_eq!(gallery.greys(&sheet), long.to_grey());
}

/// Pictures as they came.
#[derive(Default)]
struct Shelf(Mutex<BTreeMap<BlobHash, Rgba>>);

impl Shelf {
    /// A sheet, one byte a dot.
    fn greys(&self, sheet: &Sheet) -> Vec<u8> {
        let hung = self.0.lock().unwrap();
        let pixels = sheet.pieces.iter().flat_map(|piece| &hung[piece].pixels);
        pixels.copied().step_by(4).collect()
    }
}

impl Gallery for Shelf {
    fn has(&self, _: BlobHash, _: u32) -> bool {
        false
    }

    fn hang(&self, blob: BlobHash, _: u32, picture: Rgba) {
        assert!(picture.height <= 2_048, "a texture has an end");
        self.0.lock().unwrap().insert(blob, picture);
    }
}
