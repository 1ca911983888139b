//! How the program that draws speaks to the office: a line of JSON, and the pictures it announces.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _};

use crate::media::{pdf::PdfError, sheet::Sheet};

/// Longest line in bytes: the text of the fullest page.
const LINE_BYTES_MAX: u64 = 256 * 1024;
/// Largest picture in bytes: a page of pure noise.
const PICTURE_BYTES_MAX: u64 = 24 * 1024 * 1024;

/// One thing said.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The file was opened and has so many pages.
    Pages(usize),
    /// The next page.
    Sheet(Sheet),
    /// There will be no pages.
    Refused(PdfError),
    /// That was the last page.
    Done,
}

/// The line before the pictures.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Head {
    Pages(usize),
    Sheet { width_px: u32, height_px: u32, picture: u64, small: u64, text: String },
    Refused(PdfError),
    Done,
}

/// Says one thing.
pub(super) fn write(out: &mut impl Write, frame: &Frame) -> io::Result<()> {
    let head = match frame {
        Frame::Pages(pages) => Head::Pages(*pages),
        Frame::Sheet(sheet) => Head::Sheet {
            width_px: sheet.width_px,
            height_px: sheet.height_px,
            picture: sheet.picture.len() as u64,
            small: sheet.small.len() as u64,
            text: sheet.text.clone(),
        },
        Frame::Refused(why) => Head::Refused(*why),
        Frame::Done => Head::Done,
    };
    serde_json::to_writer(&mut *out, &head)?;
    out.write_all(b"\n")?;
    if let Frame::Sheet(sheet) = frame {
        out.write_all(&sheet.picture)?;
        out.write_all(&sheet.small)?;
    }
    out.flush()
}

/// Hears one thing; nothing when the other side closed between two of them.
pub(super) async fn read(input: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Frame>> {
    let mut line = Vec::new();
    (&mut *input).take(LINE_BYTES_MAX).read_until(b'\n', &mut line).await?;
    if line.is_empty() {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&line)? {
        Head::Pages(pages) => Frame::Pages(pages),
        Head::Refused(why) => Frame::Refused(why),
        Head::Done => Frame::Done,
        Head::Sheet { width_px, height_px, picture, small, text } => {
            let picture = bytes(input, picture).await?;
            let small = bytes(input, small).await?;
            Frame::Sheet(Sheet { picture, small, width_px, height_px, text })
        }
    }))
}

async fn bytes(input: &mut (impl AsyncBufRead + Unpin), count: u64) -> io::Result<Vec<u8>> {
    if count > PICTURE_BYTES_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    (&mut *input).take(count).read_to_end(&mut bytes).await?;
    if bytes.len() as u64 == count { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_said_is_heard() {
        let sheet = Sheet {
            picture: b"one\n{}".to_vec(),
            small: b"two".to_vec(),
            width_px: 3,
            height_px: 4,
            text: "「汽車」\nの会".to_owned(),
        };
        let said = [
            Frame::Pages(1),
            Frame::Sheet(sheet),
            Frame::Refused(PdfError::Locked),
            Frame::Refused(PdfError::TooManyPages(61)),
            Frame::Done,
        ];
        let mut out = Vec::new();
        for frame in &said {
            write(&mut out, frame).unwrap();
        }
        let mut input = out.as_slice();
        for frame in said {
            assert_eq!(read(&mut input).await.unwrap(), Some(frame));
        }
        assert_eq!(read(&mut input).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_liar_is_not_believed() {
        let sheet = |picture: u64| {
            format!(r#"{{"sheet":{{"width_px":1,"height_px":1,"picture":{picture},"small":0,"text":""}}}}"#)
                + "\nabc"
        };
        for said in [sheet(4), sheet(u64::MAX), "running 0 tests\n".to_owned(), "x".repeat(300_000)] {
            assert!(read(&mut said.as_bytes()).await.is_err());
        }
    }
}
