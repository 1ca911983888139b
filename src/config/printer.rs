//! What `kiosk-config/kiosk.toml` may say about receipt printers.

use std::{collections::BTreeSet, path::PathBuf};

use serde::{Deserialize, Deserializer, de::Error as _};

/// Printers of one terminal, at most.
pub const PRINTERS_MAX: usize = 8;

/// One receipt printer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct PrinterFile {
    /// What staff call it; 1 to 20 characters.
    pub name: String,
    /// How it is reached.
    pub connection: Connection,
    /// Width of its roll.
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
    width_mm: u32,
    purposes: Option<BTreeSet<Purpose>>,
}

impl TryFrom<Written> for PrinterFile {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { name, tcp, usb, serial, baud, width_mm, purposes } = written;
        if !(1..=20).contains(&name.trim().chars().count()) {
            return Err("give the printer a name of 1 to 20 characters".to_owned());
        }
        let connection = match (tcp, usb, serial, baud) {
            (Some(address), None, None, None) => network(&address)?,
            (None, Some(file), None, None) => {
                Connection::LinePrinter(device(file, "usb = \"/dev/usb/lp0\"")?)
            }
            (None, None, Some(file), Some(baud)) => {
                Connection::Serial { device: device(file, "serial = \"/dev/ttyUSB0\"")?, baud }
            }
            (None, None, Some(_), None) => {
                return Err("a serial printer needs its speed, like baud = 19200".to_owned());
            }
            _ => {
                return Err("say how the printer is reached, in one way: tcp = \"host:9100\", usb = \"/dev/usb/lp0\", \
                            or serial = \"/dev/ttyUSB0\" with baud = 19200"
                    .to_owned());
            }
        };
        let width = match width_mm {
            58 => Width::Narrow,
            80 => Width::Wide,
            other => return Err(format!("no roll is {other} mm wide: write width_mm = 58 or 80")),
        };
        let purposes = purposes.unwrap_or_else(|| BTreeSet::from([Purpose::Information]));
        Ok(Self { name: name.trim().to_owned(), connection, width, purposes })
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
}
