//! A printer as the terminal reaches it: over the network, as the kernel's line printer, on a serial line, or over IPP.

use std::{
    io,
    net::{SocketAddr, ToSocketAddrs as _},
};

use super::{device, ipp::Desk};
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
    /// Its roll, or how wide a slip stands on its sheets.
    pub roll: Roll,
    /// What it prints.
    pub serves: Serves,
}

/// What a printer prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// Papers about groups, events, rooms.
    Information,
    /// Follow-up slips.
    FollowUp,
    /// Both.
    Everything,
}

impl Serves {
    /// Whether it prints papers about groups, events, rooms.
    pub fn informs(self) -> bool {
        self != Self::FollowUp
    }

    /// Whether it hands out follow-up slips.
    pub fn hands_out(self) -> bool {
        self != Self::Information
    }
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
            Connection::Ipp { .. } => Err(io::Error::other("an office printer is asked, not written to")),
        }
    }
}

impl Printer {
    /// The office printer this is; none for a receipt printer.
    pub(super) fn desk(&self) -> Option<Desk<'_>> {
        match &self.connection {
            Connection::Ipp { uri, media } => Desk::at(uri, media.as_ref()),
            Connection::Network { .. } | Connection::LinePrinter(_) | Connection::Serial { .. } => None,
        }
    }
}
