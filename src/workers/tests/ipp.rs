//! Office printers that are none: nobody there, somebody who says nothing, somebody who says something else.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener},
    sync::Arc,
    thread,
};

use crate::{
    clock::SystemClock,
    config::printer::Connection,
    domain::{
        printer::{Outcome, PrinterState},
        slip,
        text::Lang,
    },
    kiosk::{page::TextSize, paper::Paper},
    slip::{conversation::Patience, measure::Roll},
    workers::{Printer, Serves, Typefaces, print::Print},
};

fn print(address: SocketAddr) -> Print {
    let connection = Connection::Ipp { uri: format!("ipp://{address}/ipp/print"), media: None };
    let printer =
        Printer { name: "事務".to_owned(), connection, roll: Roll::Wide, serves: Serves::Information };
    Print::new([printer].into(), Typefaces::default(), Arc::new(SystemClock::start()), Patience::default())
}

fn paper() -> Paper {
    Paper { slip: slip::sample::slip("group/kisha", Lang::Ja), lang: Lang::Ja, text_size: TextSize::Normal }
}

#[test]
fn where_nobody_listens_the_printer_stands_still() {
    let gone = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let mut print = print(gone);
    assert_eq!(print.ask()[0].state, PrinterState::Offline);
    assert_eq!(print.print(&paper()), Outcome::FailedBeforeSend(PrinterState::Offline));
}

#[test]
fn one_that_says_nothing_is_not_waited_for_without_an_end() {
    let silent = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let outcome = print(silent.local_addr().unwrap()).print(&paper());
    assert_eq!(outcome, Outcome::FailedBeforeSend(PrinterState::Unknown));
}

#[test]
fn one_that_speaks_another_language_is_sent_no_slip() {
    for (status, body) in
        [("200 OK", "<html>welcome</html>"), ("404 Not Found", ""), ("200 OK", "\x02\x00\x05")]
    {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let answer =
            format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
        let serve = move || {
            let (mut guest, _) = listener.accept().unwrap();
            let mut bytes = [0; 4096];
            let heard = guest.read(&mut bytes).unwrap();
            guest.write_all(answer.as_bytes()).unwrap();
            bytes[..heard].to_vec()
        };
        let server = thread::Builder::new().name("web server".to_owned()).spawn(serve).unwrap();
        assert_eq!(
            print(address).print(&paper()),
            Outcome::FailedBeforeSend(PrinterState::Unknown),
            "{body}"
        );
        let heard = server.join().unwrap();
        assert!(heard.starts_with(b"POST /ipp/print HTTP/1.1"), "{}", String::from_utf8_lossy(&heard));
    }
}
