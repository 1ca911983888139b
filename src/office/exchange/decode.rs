//! The bytes of a file as text: UTF-8 with or without a mark, or what Japanese spreadsheets write (CP932).

use super::error::{ImportError, Said};

/// Largest file in bytes: a hundred times the directory of a prefecture.
pub(super) const BYTES_MAX: usize = 16 * 1024 * 1024;

/// What is said of a larger one.
pub(super) const TOO_LARGE: Said<'_> = Said {
    en: "the file is larger than 16 MB: split it",
    ja: "ファイルが16MBより大きいです。分けて保存してください",
};

/// Reads the text of a file, whichever of the two encodings it is in.
pub(super) fn text(bytes: &[u8]) -> Result<String, ImportError> {
    let wrong = |said| Err(ImportError::say(0, "", "", said));
    if bytes.len() > BYTES_MAX {
        return wrong(TOO_LARGE);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        Err(_) => encoding_rs::SHIFT_JIS
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(std::borrow::Cow::into_owned),
    };
    match text.filter(|text| !text.contains('\0')) {
        Some(text) if text.trim().is_empty() => wrong(Said {
            en: "the file is empty: start from the template (--template)",
            ja: "ファイルが空です。ひな形から始めてください",
        }),
        Some(text) => Ok(text),
        None => wrong(Said {
            en: "the file is neither UTF-8 nor Shift_JIS text: save it as \"CSV UTF-8\"",
            ja: "文字コードが UTF-8 でも Shift_JIS でもありません。「CSV UTF-8」で保存してください",
        }),
    }
}

/// The line on which a quotation mark opens that is not closed as it should be, if there is one.
///
/// The table reader would swallow the rest of the file into one cell without a word.
pub(super) fn open_quote(text: &str) -> Option<u64> {
    let mut state = State::CellStart;
    let mut line = 1;
    let mut opened = None;
    for symbol in text.chars() {
        state = match (state, symbol) {
            (State::LineStart | State::CellStart, '"') => {
                opened = Some(line);
                State::Quoted
            }
            (State::Quoted, '"') | (State::QuoteInQuoted, '\r') => State::QuoteInQuoted,
            (State::Quoted, _) | (State::QuoteInQuoted, '"') => State::Quoted,
            (_, '\n') => State::LineStart,
            (State::LineStart, '#') | (State::Comment, _) => State::Comment,
            (_, ',') => State::CellStart,
            (State::QuoteInQuoted, _) => return opened,
            (_, _) => State::Plain,
        };
        line += u64::from(symbol == '\n');
    }
    opened.filter(|_| state == State::Quoted)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    LineStart,
    CellStart,
    Plain,
    Quoted,
    QuoteInQuoted,
    Comment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_are_read() {
        for bytes in [&b"\xe4\xbc\x9a"[..], b"\xef\xbb\xbf\xe4\xbc\x9a", b"\x89\xef"] {
            assert_eq!(text(bytes).unwrap(), "会");
        }
        // NEC and IBM extensions, which plain Shift_JIS lacks: ① and 髙.
        assert_eq!(text(b"\x87\x40\xfb\xfc").unwrap(), "①髙");
        for bytes in [&b""[..], b"\xef\xbb\xbf", b" \n", b"\xff\xfe\x1f", b"a\0b"] {
            assert!(text(bytes).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn the_line_of_an_open_quote_is_found() {
        for (text, line) in [
            ("a,\"b\"\n\"c\nd\",e\n", None),
            ("a,\"b \"\"c\"\"\"\r\n", None),
            ("# it's \"odd\na", None),
            ("a,b\nc,\"d\ne,f\n", Some(2)),
            ("a\n\nb,\"c\" d,e\n", Some(3)),
            ("a,b 5\" c\nd", None),
        ] {
            assert_eq!(open_quote(text), line, "{text}");
        }
    }
}
