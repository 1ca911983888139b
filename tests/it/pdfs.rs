//! PDFs made for tests: plain ones, and the nastiest that anybody could think of.

use std::fmt::Write as _;

/// Filters whose input is torn.
const TORN: [(&str, &str); 5] = [
    ("torn JPEG", "DCT"),
    ("torn JPEG 2000", "JPX"),
    ("torn JBIG2", "JBIG2"),
    ("torn fax", "CCITTFax"),
    ("torn LZW", "LZW"),
];

/// The objects of a file, with the catalogue as 1, to which a test adds its own.
pub(crate) struct Objects(Vec<(usize, Vec<u8>)>);

impl Objects {
    /// A file of one page of this size in points, showing `content`.
    pub(crate) fn page(size: &str, content: &[u8]) -> Self {
        Self::new("<</Type/Pages/Count 1/Kids[4 0 R]>>")
            .with(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
            .with(4, &format!("<</Type/Page/Parent 2 0 R/MediaBox[{size}]/Resources 5 0 R/Contents 6 0 R>>"))
            .with(5, "<</Font<</F1 3 0 R>>>>")
            .stream(6, "", content)
    }

    /// A file with this tree of pages and nothing else.
    pub(crate) fn new(pages: &str) -> Self {
        Self(Vec::new()).with(1, "<</Type/Catalog/Pages 2 0 R>>").with(2, pages)
    }

    /// With this object, in the place of one of the same number.
    pub(crate) fn with(self, id: usize, body: &str) -> Self {
        self.put(id, body.as_bytes().to_vec())
    }

    /// With this stream.
    pub(crate) fn stream(self, id: usize, dict: &str, bytes: &[u8]) -> Self {
        let head = format!("<<{dict}/Length {}>>stream\n", bytes.len());
        self.put(id, [head.as_bytes(), bytes, b"\nendstream"].concat())
    }

    fn put(mut self, id: usize, body: Vec<u8>) -> Self {
        self.0.retain(|(known, _)| *known != id);
        self.0.push((id, body));
        self
    }

    /// The file.
    pub(crate) fn file(&self) -> Vec<u8> {
        self.ending("")
    }

    /// The file with more in its trailer.
    pub(crate) fn ending(&self, trailer: &str) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (id, body) in &self.0 {
            write!(table, "{id} 1\n{:010} 00000 n \n", file.len()).unwrap();
            file.extend([format!("{id} 0 obj").as_bytes(), body, b"endobj\n"].concat());
        }
        let (start, size) = (file.len(), 1 + self.0.iter().map(|(id, _)| id).max().unwrap_or(&0));
        let end = format!("{table}trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF");
        file.extend(end.bytes());
        file
    }
}

/// A file of so many flat pages, each saying its number.
pub(crate) fn pages(count: usize) -> Vec<u8> {
    let kids = (0..count).map(|at| format!("{} 0 R ", 10 + 2 * at)).collect::<Vec<_>>().concat();
    let mut file = Objects::new(&format!("<</Type/Pages/Count {count}/Kids[{kids}]>>"))
        .with(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for at in 0..count {
        let (page, content) = (10 + 2 * at, format!("BT /F1 20 Tf 10 10 Td (Page {}) Tj ET", at + 1));
        let dict = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1600 60]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            page + 1
        );
        file = file.with(page, &dict).stream(page + 1, "", content.as_bytes());
    }
    file.file()
}

/// Every hand-made horror with a name for it.
pub(crate) fn horrors() -> Vec<(&'static str, Vec<u8>)> {
    let square = "0 0 200 10";
    let page = |content: &[u8]| Objects::page(square, content);
    let image = |dict: &str, bytes: &[u8]| {
        page(b"q 100 0 0 10 0 0 cm /I Do Q")
            .with(5, "<</XObject<</I 7 0 R>>>>")
            .stream(
                7,
                &format!("/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8{dict}"),
                bytes,
            )
            .file()
    };
    let noise: Vec<u8> = (0..40_000_u32).map(|it| (it.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let form = |dict: &str, content: &[u8]| {
        page(b"/X Do").with(5, "<</XObject<</X 7 0 R>>>>").stream(
            7,
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 200 10]/Resources 5 0 R{dict}"),
            content,
        )
    };
    let mut all = vec![
        ("nothing but the head", b"%PDF-1.7".to_vec()),
        ("noise after the head", [b"%PDF-1.4\n", noise.as_slice()].concat()),
        ("too many bytes", [b"%PDF-1.4\n", vec![b' '; 41 * 1024 * 1024].as_slice()].concat()),
        ("no page", Objects::new("<</Type/Pages/Count 0/Kids[]>>").file()),
        ("61 pages", pages(61)),
        ("a million pages promised", Objects::new("<</Type/Pages/Count 1000000/Kids[4 0 R]>>").file()),
        ("pages that are their own parents", Objects::new("<</Type/Pages/Count 1/Kids[2 0 R]>>").file()),
        ("a huge page", Objects::page("0 0 1e30 1e30", b"0 0 1e29 1e29 re f").file()),
        ("a page turned inside out", Objects::page("500 500 -1e9 -1e9", b"f").file()),
        ("a page without a size", Objects::page("0 0 0 0", b"0 0 9 9 re f").file()),
        ("a page that is no number", Objects::page("(a) null /b [1]", b"0 0 9 9 re f").file()),
        (
            "locked",
            page(b"").ending(&format!(
                "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>",
                "ab".repeat(32)
            )),
        ),
        ("a lock nobody knows", page(b"").ending("/ID[<00><00>]/Encrypt<</Filter/Nobody/V 9>>")),
        ("lists in lists", page(&b"[".repeat(400_000)).file()),
        ("a dictionary in a dictionary", Objects::new(&"<</A".repeat(100_000)).file()),
        ("a page's size in lists", Objects::page(&"[".repeat(100_000), b"").file()),
        ("states in states", page(&b"q ".repeat(1_000_000)).file()),
        ("a form that shows itself", form("", b"/X Do /X Do /X Do").file()),
        ("a group that shows itself", form("/Group<</S/Transparency/I true/K true>>", b"/X Do /X Do").file()),
        ("a length that leads to itself", page(b"").with(6, "<</Length 6 0 R>>stream\nf\nendstream").file()),
        ("an object that is itself", page(b"").with(5, "5 0 R").file()),
        ("a bomb of zeros", page(b"").stream(6, "/Filter/FlateDecode", &bomb(b"\0", 3_000_000_000)).file()),
        (
            "a bomb of squares",
            page(b"").stream(6, "/Filter/FlateDecode", &bomb(b"0 0 9 9 re f ", 200_000_000)).file(),
        ),
        ("a bomb of groups", page(b"").stream(6, "/Filter/FlateDecode", &bomb(b"q ", 400_000_000)).file()),
        ("a gigantic picture", image("/Width 60000/Height 60000", &noise)),
        (
            "a picture of zeros",
            image("/Width 30000/Height 30000/Filter/FlateDecode", &bomb(b"\0", 2_700_000_000)),
        ),
        ("a picture without a size", image("/Width -1/Height 99999999999", &noise)),
        ("a cut file", pages(3).split_at(700).0.to_vec()),
    ];
    for (name, filter) in TORN {
        all.push((name, image(&format!("/Width 2000/Height 2000/Filter/{filter}Decode"), &noise)));
    }
    all
}

/// A zlib stream (RFC 1950) that grows to `unit` over and over, `bytes` in all; `unit` is 1, 2 or 13 bytes long.
fn bomb(unit: &[u8], bytes: usize) -> Vec<u8> {
    let mut out = Bits { bytes: vec![0x78, 0x01], held: 0, count: 0 };
    out.put(0b011, 3);
    for byte in unit {
        out.code(0x30 + u32::from(*byte), 8);
    }
    let (distance, more) = match unit.len() {
        1 => (0, 0),
        2 => (1, 0),
        13 => (7, 2),
        other => panic!("no distance for {other}"),
    };
    for _ in 0..bytes / 258 {
        // Length 258 is code 285, the fixed code 11000101.
        out.code(0b1100_0101, 8);
        out.code(distance, 5);
        out.put(0, more);
    }
    out.code(0, 7);
    out.put(0, 7);
    out.bytes
}

/// Bits as deflate packs them (RFC 1951, 3.1.1).
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, bits: u32) {
        self.held |= value << self.count;
        self.count += bits;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A Huffman code goes in from its first bit.
    fn code(&mut self, code: u32, bits: u32) {
        self.put(code.reverse_bits() >> (32 - bits), bits);
    }
}
