//! `check --find-printers`: printers at this machine and at named hosts, each as lines ready for kiosk.toml.

use std::{
    fs,
    net::{TcpStream, ToSocketAddrs as _},
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Serialize;

use super::{
    printers::state_of,
    say::{self, Printing},
};
use crate::{
    config::printer::Connection,
    domain::printer::PrinterState,
    shell::settings::Settings,
    slip::{line::CONNECT_MS_MAX, measure::Roll},
    workers::{Printer, Serves},
};

/// Port of raw bytes.
const RAW: u16 = 9_100;
/// Port of IPP.
const IPP: u16 = 631;

/// A printer that may be one for visitors.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Found {
    /// Where, and what it calls itself.
    say: String,
    /// Lines for kiosk.toml.
    section: String,
}

/// Looks around, and at `hosts` and those of kiosk.toml; prints what is there.
pub(super) fn run(settings: &Settings, hosts: &[String], printing: Printing) -> anyhow::Result<()> {
    let mut found = at_this_machine(Path::new("/"));
    let mut all: Vec<String> = settings.printers.iter().filter_map(host).collect();
    all.extend(hosts.iter().cloned());
    all.sort();
    all.dedup();
    found.extend(all.iter().filter_map(|host| at_host(settings, host)));
    let mut lines: Vec<String> =
        found.iter().map(|found| format!("# {}\n{}", found.say, found.section)).collect();
    if lines.is_empty() {
        let ask = "none found at this machine; name a printer's address: check --find-printers 192.0.2.31";
        lines.push(ask.to_owned());
    }
    say::facts(printing, &found, &lines)
}

/// USB line printers and serial lines. Nothing is written to them: who knows what they would print.
fn at_this_machine(root: &Path) -> Vec<Found> {
    let usb = entries(&root.join("dev/usb"), "lp").into_iter().map(|file| {
        let name = file.file_name().unwrap_or_default();
        let id = fs::read_to_string(root.join("sys/class/usbmisc").join(name).join("device/ieee1284_id"));
        let called = id.map_or_else(|_unreadable| "a printer without a name".to_owned(), |id| called(&id));
        let device = shown(root, &file);
        Found { say: format!("{device}: {called}"), section: section(&format!("usb = \"{device}\"")) }
    });
    let serial = entries(&root.join("dev/serial/by-id"), "").into_iter().map(|file| {
        let device = shown(root, &file);
        let lines = format!("serial = \"{device}\"\nbaud = 19200");
        Found { say: format!("{device}: a serial line, perhaps of a printer"), section: section(&lines) }
    });
    usb.chain(serial).collect()
}

fn entries(dir: &Path, prefix: &str) -> Vec<PathBuf> {
    let read = fs::read_dir(dir).into_iter().flatten().flatten();
    let is_it = |file: &PathBuf| {
        file.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(prefix))
    };
    let mut files: Vec<PathBuf> = read.map(|entry| entry.path()).filter(is_it).collect();
    files.sort();
    files
}

/// A path as the terminal will see it.
fn shown(root: &Path, file: &Path) -> String {
    Path::new("/").join(file.strip_prefix(root).unwrap_or(file)).display().to_string()
}

/// What a printer calls itself in its IEEE 1284 device id, and whether it speaks ESC/POS as far as it says.
fn called(id: &str) -> String {
    let field = |names: [&str; 2]| {
        let mut fields = id.split(';').filter_map(|field| field.split_once(':'));
        fields.find(|(name, _)| names.contains(&name.trim())).map(|(_, value)| value.trim())
    };
    let maker = field(["MFG", "MANUFACTURER"]).unwrap_or_default();
    let model = field(["MDL", "MODEL"]).unwrap_or("a printer without a name");
    let speaks = match field(["CMD", "COMMAND SET"]) {
        Some(commands) if commands.to_uppercase().contains("ESC") => "; it speaks ESC/POS",
        Some(_) => "; it does not say that it speaks ESC/POS",
        None => "",
    };
    format!("{maker} {model}{speaks}").trim().to_owned()
}

/// A printer at a host: asked over IPP, which prints nothing; raw bytes could come out as a page of signs, so that port
/// is only knocked at.
fn at_host(settings: &Settings, host: &str) -> Option<Found> {
    let uri = format!("ipp://{}/ipp/print", bracketed(host));
    let connection = Connection::Ipp { uri: uri.clone(), media: None };
    let state = listens(host, IPP).then(|| {
        state_of(
            settings,
            Printer { name: host.to_owned(), connection, roll: Roll::Wide, serves: Serves::Information },
        )
    });
    match state {
        Some(state) if state != PrinterState::Unknown && state != PrinterState::Offline => {
            let lines = format!("ipp = \"{uri}\"");
            let say =
                format!("{host}: an office printer (IPP Everywhere): {}", super::printers::words(state));
            Some(Found { say, section: format!("[[printers]]\nname = \"\"\n{lines}\n") })
        }
        Some(_) | None => listens(host, RAW).then(|| Found {
            say: format!("{host}: takes raw bytes; try it with check --test-print"),
            section: section(&format!("tcp = \"{}:{RAW}\"", bracketed(host))),
        }),
    }
}

fn listens(host: &str, port: u16) -> bool {
    let addresses = (host, port).to_socket_addrs().into_iter().flatten().next();
    addresses.is_some_and(|address| {
        TcpStream::connect_timeout(&address, Duration::from_millis(CONNECT_MS_MAX)).is_ok()
    })
}

/// The host of a printer on the network.
fn host(printer: &Printer) -> Option<String> {
    match &printer.connection {
        Connection::Network { host, .. } => Some(host.clone()),
        Connection::Ipp { uri, .. } => {
            let authority = uri.split_once("://")?.1.split('/').next()?;
            let host = match authority.rsplit_once(':') {
                Some((host, port)) if port.parse::<u16>().is_ok() => host,
                Some(_) | None => authority,
            };
            Some(host.trim_start_matches('[').trim_end_matches(']').to_owned())
        }
        Connection::LinePrinter(_) | Connection::Serial { .. } => None,
    }
}

/// An IPv6 number stands in brackets beside a port.
fn bracketed(host: &str) -> String {
    if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
}

fn section(lines: &str) -> String {
    format!("[[printers]]\nname = \"\"\n{lines}\nwidth_mm = 80\n")
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;
    use crate::{config::kiosk::KioskFile, shell::settings::Frame};

    #[test]
    fn what_hangs_at_the_machine_is_told_with_its_own_name() {
        let dir = tempfile::tempdir().unwrap();
        let make = |file: &str, text: &str| {
            let file = dir.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        make("dev/usb/lp0", "");
        make("dev/usb/lp1", "");
        make("dev/usb/hiddev0", "");
        make("dev/serial/by-id/usb-Prolific-if00", "");
        make(
            "sys/class/usbmisc/lp0/device/ieee1284_id",
            "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;\n",
        );
        let found = at_this_machine(dir.path());
        let said: Vec<&str> = found.iter().map(|found| found.say.as_str()).collect();
        assert_eq!(
            said,
            [
                "/dev/usb/lp0: EPSON TM-T20III; it speaks ESC/POS",
                "/dev/usb/lp1: a printer without a name",
                "/dev/serial/by-id/usb-Prolific-if00: a serial line, perhaps of a printer",
            ]
        );
        for (number, found) in found.iter().enumerate() {
            let named = found.section.replace("name = \"\"", &format!("name = \"{number}\""));
            let file: KioskFile = toml::from_str(&named).unwrap();
            assert_eq!(file.printers.len(), 1, "{}", found.section);
        }
        assert!(at_this_machine(&dir.path().join("nothing")).is_empty());
    }

    #[test]
    fn a_device_id_is_read_as_makers_write_it() {
        for (id, said) in [
            (
                "MANUFACTURER:Star;COMMAND SET:STAR;MODEL:TSP143;",
                "Star TSP143; it does not say that it speaks ESC/POS",
            ),
            ("MDL:POS-80;", "POS-80"),
            ("", "a printer without a name"),
        ] {
            assert_eq!(called(id), said);
        }
    }

    #[test]
    fn a_host_that_listens_is_only_knocked_at() {
        let settings = Settings::new(&KioskFile::default(), None, Frame::Bare).unwrap();
        // Whatever stands at an address of this machine that nobody else uses.
        let listener = TcpListener::bind(("127.91.1.1", RAW)).unwrap();
        let found = at_host(&settings, "127.91.1.1").unwrap();
        assert!(found.section.contains("tcp = \"127.91.1.1:9100\""), "{found:?}");
        let (mut guest, _) = listener.accept().unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut guest, &mut bytes).unwrap();
        assert!(bytes.is_empty(), "a byte could come out as a page of signs: {bytes:?}");
        assert_eq!(at_host(&settings, "127.91.1.2"), None);
    }
}
