//! A printer as the terminal reaches it: over the network, as the kernel's line printer, or on a serial line.

use std::{
    io,
    net::{SocketAddr, ToSocketAddrs as _},
};

use super::device;
use crate::{
    config::printer::Connection,
    slip::{
        line::{Port, Way},
        measure::Roll,
    },
};

/// One printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// What staff call it.
    pub name: String,
    /// How it is reached.
    pub connection: Connection,
    /// Its roll.
    pub roll: Roll,
}

impl Way for Printer {
    fn open(&self) -> io::Result<Box<dyn Port>> {
        match &self.connection {
            Connection::Network { host, port } => {
                let addresses: Vec<SocketAddr> = (host.as_str(), *port).to_socket_addrs()?.collect();
                let first = addresses.first().ok_or_else(|| io::Error::other("the name has no address"))?;
                first.open()
            }
            Connection::LinePrinter(file) => device::open(file, None),
            Connection::Serial { device, baud } => device::open(device, Some(*baud)),
        }
    }
}
