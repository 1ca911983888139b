//! Some rows of a virtual display, read without the rest: whoever watches should not be what is measured.

use std::{fs::File, ops::Range, os::unix::fs::FileExt as _, path::Path};

/// Rows of a display.
pub(crate) struct Band {
    framebuffer: File,
    start: u64,
    bytes: usize,
}

impl Band {
    /// These rows of the display whose framebuffer lies in `dir` (X11's `XWDFile.h`: big-endian header of 32-bit words).
    pub(crate) fn of(dir: &Path, rows: Range<usize>) -> Self {
        let framebuffer = File::open(dir.join("Xvfb_screen0")).unwrap();
        let mut head = [0; 100];
        framebuffer.read_exact_at(&mut head, 0).unwrap();
        let word = |at: usize| u32::from_be_bytes(head[at * 4..at * 4 + 4].try_into().unwrap()) as usize;
        let (header, line, colours) = (word(0), word(12), word(19));
        let start = (header + colours * 12 + rows.start * line) as u64;
        Self { framebuffer, start, bytes: rows.len() * line }
    }

    /// Their bytes at this moment.
    pub(crate) fn look(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.bytes];
        self.framebuffer.read_exact_at(&mut bytes, self.start).unwrap();
        bytes
    }
}
