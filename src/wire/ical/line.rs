//! Content lines (RFC 5545, 3.1): unfolded before they are decoded, folded at 75 octets, escaped and read back.

/// Octets of a line, at most.
const OCTETS_MAX: usize = 75;
/// Lines of a file, at most.
const LINES_MAX: usize = 200_000;

/// One line: a name, parameters and a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// Its place in the file, from 1: where its first part stands.
    pub(super) number: u64,
    /// The name in capitals.
    pub(super) name: String,
    /// Parameters, their names in capitals.
    params: Vec<(String, String)>,
    /// The value as it stands.
    pub(super) value: String,
}

impl Line {
    /// A parameter by its name in capitals.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The value as text for people.
    pub(super) fn text(&self) -> String {
        unescape(&self.value)
    }

    /// Reads an unfolded line; what has no name or no value is none.
    fn parse(number: u64, text: &str) -> Option<Self> {
        let mut quoted = false;
        let outside = |symbol: char| {
            quoted ^= symbol == '"';
            !quoted && symbol == ':'
        };
        let (head, value) = text.split_at(text.find(outside)?);
        let mut parts = split_outside_quotes(head, ';').into_iter();
        let name = parts.next()?.trim().to_ascii_uppercase();
        let param = |part: &str| {
            let (name, value) = part.split_once('=')?;
            Some((name.trim().to_ascii_uppercase(), value.trim_matches('"').to_owned()))
        };
        let params = parts.filter_map(param).collect();
        let value = value.get(1..).unwrap_or_default().to_owned();
        (!name.is_empty()).then_some(Self { number, name, params, value })
    }
}

fn split_outside_quotes(text: &str, at: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(|symbol| {
        quoted ^= symbol == '"';
        !quoted && symbol == at
    })
    .collect()
}

/// The lines of a file. Bytes are joined before they are decoded: a fold may cut a letter in two.
pub(super) fn lines(bytes: &[u8]) -> Vec<Line> {
    let mut joined: Vec<(u64, Vec<u8>)> = Vec::new();
    for (number, raw) in (1..).zip(bytes.split(|byte| *byte == b'\n').take(LINES_MAX)) {
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        match (raw.split_first(), joined.last_mut()) {
            (Some((b' ' | b'\t', rest)), Some((_, before))) => before.extend_from_slice(rest),
            (None, _) => {}
            (Some(_), _) => joined.push((number, raw.to_vec())),
        }
    }
    let line = |(number, bytes): &(u64, Vec<u8>)| Line::parse(*number, &String::from_utf8_lossy(bytes));
    joined.iter().filter_map(line).collect()
}

/// Writes one line, folded at 75 octets between letters, with the line end that the RFC asks for.
pub(super) fn put(out: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for symbol in name.chars().chain([':']).chain(value.chars()) {
        if octets + symbol.len_utf8() > OCTETS_MAX {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(symbol);
        octets += symbol.len_utf8();
    }
    out.push_str("\r\n");
}

/// Text for people as a value. Control characters have no place in one.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for symbol in text.chars().filter(|symbol| *symbol == '\n' || !symbol.is_control()) {
        match symbol {
            '\\' | ';' | ',' => out.extend(['\\', symbol]),
            '\n' => out.push_str("\\n"),
            plain => out.push(plain),
        }
    }
    out
}

/// A value as text for people.
pub(super) fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut symbols = value.chars();
    while let Some(symbol) = symbols.next() {
        match symbol {
            '\\' => match symbols.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            plain => out.push(plain),
        }
    }
    out
}
