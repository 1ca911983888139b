//! What is left of something: every file below a folder, and every page of a process's memory that can be read.

use std::{
    fs,
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
};

use memchr::memmem::Finder;

/// Bytes read at once.
const CHUNK: usize = 4 << 20;

/// Something that should be left nowhere, in every form it may have.
pub(crate) struct Sought {
    finders: Vec<(String, Finder<'static>)>,
    longest: usize,
}

impl Sought {
    /// Texts, and the digits of numbers: as they are typed, as they are printed in fours, as plain values.
    pub(crate) fn new(texts: &[&str], numbers: &[&str]) -> Self {
        let texts = texts.iter().map(|text| ((*text).to_owned(), text.as_bytes().to_vec()));
        let numbers = numbers.iter().flat_map(|number| {
            let digits = number.as_bytes();
            let fours = digits.chunks(4).collect::<Vec<_>>().join(&b' ');
            let values = digits.iter().map(|digit| digit - b'0').collect();
            [("digits", digits.to_vec()), ("fours", fours), ("values", values)]
                .map(|(form, bytes)| (format!("{form} of {number}"), bytes))
        });
        let all: Vec<(String, Vec<u8>)> = texts.chain(numbers).collect();
        let longest = all.iter().map(|(_, bytes)| bytes.len()).max().unwrap_or_default();
        let finders = all.into_iter().map(|(name, bytes)| (name, Finder::new(&bytes).into_owned())).collect();
        Self { finders, longest }
    }

    /// What of it stands in some bytes.
    pub(crate) fn within(&self, bytes: &[u8]) -> Vec<String> {
        let found = self.finders.iter().filter(|(_, finder)| finder.find(bytes).is_some());
        found.map(|(name, _)| name.clone()).collect()
    }

    /// What of it stands in the files below a folder, and where.
    pub(crate) fn in_files(&self, folder: &Path) -> Vec<String> {
        let found = files(folder).into_iter().flat_map(|file| {
            let bytes = fs::read(&file).unwrap_or_default();
            let found = self.within(&bytes).into_iter().map(|what| format!("{what} in {}", file.display()));
            found.collect::<Vec<_>>()
        });
        found.collect()
    }

    /// What of it stands in the memory of a process of this test's own, and in which part.
    pub(crate) fn in_memory(&self, pid: u32) -> Vec<String> {
        let memory = fs::File::open(format!("/proc/{pid}/mem")).unwrap();
        let maps = fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
        let (mut found, mut bytes_read, mut chunk) = (Vec::new(), 0, vec![0; CHUNK + self.longest]);
        for line in maps.lines().filter(|line| line.contains(" r")) {
            let Some((mut at, end)) = span(line) else { continue };
            while at < end {
                let room = chunk.len().min((end - at) as usize);
                // A page of a device or of the kernel's own is not for reading.
                let count = memory.read_at(&mut chunk[..room], at).unwrap_or_default();
                bytes_read += count;
                found
                    .extend(self.within(&chunk[..count]).into_iter().map(|what| format!("{what} in {line}")));
                at = next(at, count).unwrap_or(end);
            }
        }
        assert!(bytes_read > 16 << 20, "only {bytes_read} bytes of the process could be read");
        found
    }
}

/// Where to go on after so many bytes; nowhere after none.
fn next(at: u64, count: usize) -> Option<u64> {
    (count > 0).then(|| at + count.min(CHUNK) as u64)
}

/// The addresses of a line of `/proc/PID/maps` (proc(5)).
fn span(line: &str) -> Option<(u64, u64)> {
    let (from, to) = line.split_once(' ')?.0.split_once('-')?;
    Some((u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let all = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    all.filter(|path| path.is_file()).collect()
}

#[test]
fn every_form_of_a_number_is_found_and_another_is_not() {
    let sought = Sought::new(&["ふたつの ことば"], &["12345678"]);
    for (bytes, found) in [
        ("いま ふたつの ことば".as_bytes(), "ふたつの ことば"),
        (b"..12345678..", "digits of 12345678"),
        (b"1234 5678", "fours of 12345678"),
        (&[9, 1, 2, 3, 4, 5, 6, 7, 8, 9], "values of 12345678"),
    ] {
        assert_eq!(sought.within(bytes), [found]);
    }
    assert!(sought.within(b"12345679, 1234-5678").is_empty());
}
