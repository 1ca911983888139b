//! A virtual display whose pixels are a file: Xvfb keeps its framebuffer as an XWD image that anybody may read.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use super::corner::{Patience, end};

/// A running Xvfb.
pub(crate) struct Display {
    server: Child,
    /// What `DISPLAY` must say.
    pub(crate) name: String,
    framebuffer: PathBuf,
}

/// What stood on the display at a moment.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Pixels across.
    pub(crate) width: usize,
    /// Pixels down.
    pub(crate) height: usize,
    /// Red, green, blue of each pixel, row by row.
    pub(crate) rgb: Vec<u8>,
}

impl Display {
    /// Starts a display of this size with its framebuffer in `dir`.
    pub(crate) fn start(dir: &Path, width: u32, height: u32) -> Self {
        let told = dir.join("display");
        let server = Command::new("sh")
            .arg("-c")
            .arg(format!(
                "exec Xvfb -displayfd 3 -screen 0 {width}x{height}x24 -nolisten tcp -noreset -nocursor -fbdir '{}' 3>'{}'",
                dir.display(),
                told.display()
            ))
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed: bash kiosk-config/setup.sh test");
        let number = Patience::secs(20).until("Xvfb to say its number", || {
            fs::read_to_string(&told).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        });
        Self { server, name: format!(":{number}"), framebuffer: dir.join("Xvfb_screen0") }
    }

    /// What stands on it.
    pub(crate) fn frame(&self) -> Frame {
        Frame::read(&self.framebuffer)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

impl Frame {
    /// Reads an XWD file of a 24-bit display (X11's `XWDFile.h`: big-endian header of 32-bit words).
    pub(crate) fn read(path: &Path) -> Self {
        let bytes = fs::read(path).expect("the framebuffer can be read");
        let word = |index: usize| {
            let at = index * 4;
            u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
        };
        let (header, width, height, line, colours) = (word(0), word(4), word(5), word(12), word(19));
        let pixels = &bytes[header + colours * 12..];
        let rows = pixels.chunks_exact(line).take(height);
        let rgb = rows
            .flat_map(|row| row[..width * 4].chunks_exact(4))
            .flat_map(|bgrx| [bgrx[2], bgrx[1], bgrx[0]]);
        Self { width, height, rgb: rgb.collect() }
    }

    /// How many pixels differ by more than `tolerance` in some channel, within rows `from..to`.
    pub(crate) fn differing(&self, other: &Self, tolerance: u8, rows: Range<usize>) -> usize {
        assert_eq!((self.width, self.height), (other.width, other.height), "frames of one size");
        let span = rows.start * self.width * 3..rows.end * self.width * 3;
        let pairs = self.rgb[span.clone()].chunks_exact(3).zip(other.rgb[span].chunks_exact(3));
        pairs.filter(|(a, b)| a.iter().zip(b.iter()).any(|(a, b)| a.abs_diff(*b) > tolerance)).count()
    }

    /// Whether everything is one colour: nothing was drawn, or the screen is blank.
    pub(crate) fn is_blank(&self) -> bool {
        let first = &self.rgb[..3];
        self.rgb.chunks_exact(3).all(|pixel| pixel == first)
    }
}
