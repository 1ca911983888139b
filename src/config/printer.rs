//! What `kiosk-config/kiosk.toml` may say about printers.

use std::{collections::BTreeSet, path::PathBuf};

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::domain::paper_size::{BadPaperSize, PaperSize};

/// Printers of one terminal, at most.
pub const PRINTERS_MAX: usize = 8;

/// One printer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct PrinterFile {
    /// What staff call it; 1 to 20 characters.
    pub name: String,
    /// How it is reached.
    pub connection: Connection,
    /// Width of its roll; on sheets, of the slip that stands on them.
    pub width: Width,
    /// What it prints.
    pub purposes: BTreeSet<Purpose>,
}

/// How a printer is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Connection {
    /// Raw TCP.
    Network {
        /// Name or number; a name is looked up at every talk, which may take as long as the system's resolver waits.
        host: String,
        /// Its port, usually 9100.
        port: u16,
    },
    /// A line printer of the kernel, like `/dev/usb/lp0`.
    LinePrinter(PathBuf),
    /// A serial line.
    Serial {
        /// Its device, like `/dev/ttyUSB0`.
        device: PathBuf,
        /// Bits a second.
        baud: u32,
    },
    /// An office printer with sheets, over IPP.
    Ipp {
        /// Its address: scheme `ipp` or `ipps`, host, port where it is not 631, path.
        uri: String,
        /// The paper to print on; none for the one in its tray.
        media: Option<PaperSize>,
    },
}

/// Width of a roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// 58 mm.
    Narrow,
    /// 80 mm.
    Wide,
}

/// What a printer prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Papers about groups, events, rooms.
    Information,
    /// Slips with a secret: only on printers without a spooler in between.
    FollowUp,
}

/// A printer as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    tcp: Option<String>,
    usb: Option<PathBuf>,
    serial: Option<PathBuf>,
    baud: Option<u32>,
    ipp: Option<String>,
    media: Option<String>,
    width_mm: Option<u32>,
    purposes: Option<BTreeSet<Purpose>>,
}

impl TryFrom<Written> for PrinterFile {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        if !(1..=20).contains(&written.name.trim().chars().count()) {
            return Err("give the printer a name of 1 to 20 characters".to_owned());
        }
        let connection = written.connection()?;
        let width = match (written.width_mm, &connection) {
            (Some(80), _) | (None, Connection::Ipp { .. }) => Width::Wide,
            (Some(58), _) => Width::Narrow,
            (Some(other), _) => return Err(format!("no roll is {other} mm wide: write width_mm = 58 or 80")),
            (None, _) => return Err("say how wide its roll is: width_mm = 58 or 80".to_owned()),
        };
        let purposes = written.purposes.unwrap_or_else(|| BTreeSet::from([Purpose::Information]));
        if matches!(connection, Connection::Ipp { .. }) && purposes.contains(&Purpose::FollowUp) {
            return Err(
                "an office printer keeps what it prints: follow_up is for receipt printers alone".to_owned()
            );
        }
        Ok(Self { name: written.name.trim().to_owned(), connection, width, purposes })
    }
}

impl Written {
    fn connection(&self) -> Result<Connection, String> {
        match (&self.tcp, &self.usb, &self.serial, &self.ipp) {
            (None, None, None, Some(uri)) if self.baud.is_none() => {
                let media = self.media.as_deref().map(str::parse).transpose();
                Ok(Connection::Ipp {
                    uri: ipp(uri)?,
                    media: media.map_err(|bad: BadPaperSize| bad.to_string())?,
                })
            }
            _ if self.media.is_some() => Err("media is for office printers: ipp = \"ipp://...\"".to_owned()),
            (Some(address), None, None, None) if self.baud.is_none() => network(address),
            (None, Some(file), None, None) if self.baud.is_none() => {
                Ok(Connection::LinePrinter(device(file.clone(), "usb = \"/dev/usb/lp0\"")?))
            }
            (None, None, Some(file), None) => {
                let device = device(file.clone(), "serial = \"/dev/ttyUSB0\"")?;
                let baud = self.baud.ok_or("a serial printer needs its speed, like baud = 19200")?;
                Ok(Connection::Serial { device, baud })
            }
            _ => Err(
                "say how the printer is reached, in one way: tcp = \"host:9100\", usb = \"/dev/usb/lp0\", \
                      serial = \"/dev/ttyUSB0\" with baud = 19200, or ipp = \"ipp://host/ipp/print\""
                    .to_owned(),
            ),
        }
    }
}

/// The address of an office printer, as it is written on its sheet of settings.
fn ipp(address: &str) -> Result<String, String> {
    let uri = address.trim();
    let rest = uri.strip_prefix("ipp://").or_else(|| uri.strip_prefix("ipps://"));
    let plain = uri.chars().all(|letter| letter.is_ascii_graphic() && !"@?#\"<>\\".contains(letter));
    let host = rest
        .and_then(|rest| rest.split('/').next())
        .filter(|host| !host.is_empty() && !host.starts_with(':'));
    match host {
        Some(_) if plain => Ok(uri.to_owned()),
        Some(_) | None => Err(format!(
            "\"{address}\" is no address of an office printer: write it like \"ipp://192.0.2.40/ipp/print\""
        )),
    }
}

fn network(address: &str) -> Result<Connection, String> {
    let split = address.rsplit_once(':').filter(|(host, _)| !host.is_empty());
    let parsed =
        split.and_then(|(host, port)| Some((host, port.parse::<u16>().ok().filter(|port| *port > 0)?)));
    let wrong =
        || format!("\"{address}\" is no address of a printer: write host and port, like \"192.0.2.31:9100\"");
    let (host, port) = parsed.ok_or_else(wrong)?;
    // An IPv6 number stands in brackets, as everywhere beside a port.
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    Ok(Connection::Network { host, port })
}

fn device(file: PathBuf, example: &str) -> Result<PathBuf, String> {
    if file.is_absolute() {
        Ok(file)
    } else {
        Err(format!("name the whole path of the device, like {example}"))
    }
}

/// Reads the printers; two with one name could not be told apart in the console.
pub(super) fn printers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PrinterFile>, D::Error> {
    let printers = Vec::<PrinterFile>::deserialize(deserializer)?;
    if printers.len() > PRINTERS_MAX {
        return Err(D::Error::custom(format!("at most {PRINTERS_MAX} printers can be named")));
    }
    let mut names = BTreeSet::new();
    match printers.iter().find(|printer| !names.insert(&printer.name)) {
        Some(twin) => Err(D::Error::custom(format!("two printers are called \"{}\": rename one", twin.name))),
        None => Ok(printers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> PrinterFile {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn every_connection_is_read() {
        let network = |host: &str| Connection::Network { host: host.to_owned(), port: 9100 };
        for (text, connection) in [
            ("tcp = \"192.0.2.31:9100\"", network("192.0.2.31")),
            ("tcp = \"[2001:db8::1]:9100\"", network("2001:db8::1")),
            ("tcp = \"printer.example:9100\"", network("printer.example")),
            ("usb = \"/dev/usb/lp0\"", Connection::LinePrinter("/dev/usb/lp0".into())),
            (
                "serial = \"/dev/ttyUSB0\"\nbaud = 19200",
                Connection::Serial { device: "/dev/ttyUSB0".into(), baud: 19_200 },
            ),
        ] {
            let printer = read(&format!("name = \" 案内 \"\nwidth_mm = 58\n{text}"));
            assert_eq!((printer.name.as_str(), &printer.connection), ("案内", &connection));
            assert_eq!((printer.width, printer.purposes.len()), (Width::Narrow, 1));
        }
        let both =
            read("name = \"a\"\ntcp = \"h:1\"\nwidth_mm = 80\npurposes = [\"follow_up\", \"information\"]");
        assert_eq!(both.purposes, BTreeSet::from([Purpose::Information, Purpose::FollowUp]));
    }
    #[test]
    fn an_office_printer_has_its_paper_and_no_secrets() {
        let a5 = read("name = \"事務\"\nipp = \"ipp://192.0.2.40/ipp/print\"\nmedia = \"iso_a5_148x210mm\"");
        let media = Some("iso_a5_148x210mm".parse().unwrap());
        assert_eq!(a5.connection, Connection::Ipp { uri: "ipp://192.0.2.40/ipp/print".to_owned(), media });
        assert_eq!(a5.width, Width::Wide);
        let narrow = read("name = \"事務\"\nipp = \"ipps://p.example:443/x\"\nwidth_mm = 58");
        assert_eq!(narrow.width, Width::Narrow);
        for (text, way_out) in [
            ("ipp = \"http://192.0.2.40\"", "ipp://192.0.2.40/ipp/print"),
            ("ipp = \"ipp:///ipp/print\"", "ipp://192.0.2.40/ipp/print"),
            ("ipp = \"ipp://a@b/ipp/print\"", "ipp://192.0.2.40/ipp/print"),
            ("ipp = \"ipp://h/ipp/print\"\nmedia = \"A4\"", "iso_a4_210x297mm"),
            ("ipp = \"ipp://h/ipp/print\"\ntcp = \"h:9100\"", "in one way"),
            ("ipp = \"ipp://h/ipp/print\"\npurposes = [\"follow_up\"]", "receipt printers alone"),
            ("tcp = \"h:9100\"\nwidth_mm = 80\nmedia = \"iso_a5_148x210mm\"", "office printers"),
            ("tcp = \"h:9100\"", "width_mm = 58 or 80"),
        ] {
            let said =
                toml::from_str::<PrinterFile>(&format!("name = \"a\"\n{text}")).unwrap_err().to_string();
            assert!(said.contains(way_out), "{text}: {said}");
        }
    }
}
