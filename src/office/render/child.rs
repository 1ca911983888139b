//! The other side: a process that draws one PDF, within limits it takes upon itself before it looks at the file.

use std::{
    io::{self, Read as _, Write},
    thread,
};

use rlimit::Resource;

use super::frames::{self, Frame};
use crate::media::{
    pdf::{Pdf, PdfError},
    probe::BYTES_MAX,
};

/// Most memory it may take, in bytes, the program itself and its stack included.
const MEMORY_BYTES_MAX: u64 = 1_024 * 1024 * 1024;
/// Most processor time in seconds; the office stops waiting before.
const PROCESSOR_SECS_MAX: u64 = 240;
/// Files it may have open: the three it was born with and what the language needs.
const FILES_MAX: u64 = 16;
/// Stack of the thread that draws, in bytes: forms within forms want much of it.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Draws the PDF on the standard input and says on the standard output what `render` understands.
///
/// Fails where the limits cannot be set or the other side is gone.
pub fn run() -> io::Result<()> {
    Resource::AS.set(MEMORY_BYTES_MAX, MEMORY_BYTES_MAX)?;
    Resource::CPU.set(PROCESSOR_SECS_MAX, PROCESSOR_SECS_MAX)?;
    Resource::CORE.set(0, 0)?;
    Resource::NOFILE.set(FILES_MAX, FILES_MAX)?;
    let drawing = thread::Builder::new().name("draw".to_owned()).stack_size(STACK_BYTES).spawn(draw)?;
    drawing.join().unwrap_or_else(|_panicked| Err(io::Error::other("the PDF made the program fall over")))
}

fn draw() -> io::Result<()> {
    let mut pdf = Vec::new();
    io::stdin().take(BYTES_MAX as u64 + 1).read_to_end(&mut pdf)?;
    let mut out = io::stdout().lock();
    let last = match sheets(pdf, &mut out)? {
        Ok(()) => Frame::Done,
        Err(why) => Frame::Refused(why),
    };
    frames::write(&mut out, &last)
}

fn sheets(pdf: Vec<u8>, out: &mut impl Write) -> io::Result<Result<(), PdfError>> {
    let pdf = match Pdf::open(pdf) {
        Ok(pdf) => pdf,
        Err(why) => return Ok(Err(why)),
    };
    frames::write(out, &Frame::Pages(pdf.pages()))?;
    for sheet in pdf.sheets() {
        match sheet {
            Ok(sheet) => frames::write(out, &Frame::Sheet(sheet))?,
            Err(why) => return Ok(Err(why)),
        }
    }
    Ok(Ok(()))
}
