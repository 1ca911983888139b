//! Printers that are a file of the kernel: USB line printers and serial lines, never waited for without an end.

use std::{
    fs::File,
    io::{self, ErrorKind, Read as _, Write as _},
    path::Path,
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{Mode, OFlags, open as open_file},
    termios::{ControlModes, OptionalActions, tcgetattr, tcsetattr},
};

use crate::slip::line::Port;

/// Opens a device; a serial one is set to `baud` bits a second, raw, without regard to modem wires.
pub(super) fn open(path: &Path, baud: Option<u32>) -> io::Result<Box<dyn Port>> {
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = File::from(open_file(path, flags, Mode::empty())?);
    if let Some(baud) = baud {
        let mut settings = tcgetattr(&file)?;
        settings.make_raw();
        settings.set_speed(baud)?;
        settings.control_modes |= ControlModes::CLOCAL | ControlModes::CREAD;
        tcsetattr(&file, OptionalActions::Now, &settings)?;
    }
    Ok(Box::new(Device(file)))
}

struct Device(File);

impl Device {
    /// Waits until something can be done; says what.
    fn wait_for(&self, wanted: PollFlags, wait: Duration) -> io::Result<PollFlags> {
        let mut one = [PollFd::new(&self.0, wanted)];
        let timeout = Timespec {
            tv_sec: i64::try_from(wait.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: i64::from(wait.subsec_nanos()),
        };
        match poll(&mut one, Some(&timeout))? {
            0 => Err(ErrorKind::WouldBlock.into()),
            _ => Ok(one.first().map_or(PollFlags::empty(), PollFd::revents)),
        }
    }
}

impl Port for Device {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<usize> {
        self.wait_for(PollFlags::OUT, wait)?;
        self.0.write(bytes)
    }

    /// Line printers may read nothing without having ended: only a hang-up is an end.
    fn read(&mut self, bytes: &mut [u8], wait: Duration) -> io::Result<usize> {
        let found = self.wait_for(PollFlags::IN, wait)?;
        match self.0.read(bytes) {
            Ok(0) if !found.intersects(PollFlags::HUP | PollFlags::ERR) => Err(ErrorKind::WouldBlock.into()),
            other => other,
        }
    }
}
