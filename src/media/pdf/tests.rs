//! Pages are drawn at the right size, and what is written on them is read.

use super::*;

#[test]
fn no_page_is_larger_than_the_glass_needs() {
    let side = |points: (f32, f32)| {
        let (x, y) = scale(points, PAGE_SIDE_PX);
        ((points.0 * x) as u32, (points.1 * y) as u32)
    };
    assert_eq!(side((595.0, 842.0)), (1_447, 2_048));
    assert_eq!(side((842.0, 595.0)), (2_048, 1_447));
    assert_eq!(side((14_400.0, 14_400.0)), (2_048, 2_048));
    assert_eq!(side((1.0, 1.0)), (2_048, 2_048));
    assert_eq!(side((1e30, 1e30)), (2_048, 2_048));
    assert_eq!(side((14_400.0, 1.0)), (2_048, 32));
    assert_eq!(scale((f32::INFINITY, 1.0), PAGE_SIDE_PX), (0.0, 0.0));
    assert_eq!(scale((f32::NAN, f32::NAN), PAGE_SIDE_PX), (0.0, 0.0));
}

#[test]
fn a_pdf_is_known_by_its_content() {
    assert!(is_pdf(b"%PDF-1.7\n") && is_pdf(b"\xef\xbb\xbf\r\n%PDF-2.0"));
    assert!(!is_pdf(b"") && !is_pdf(b"%PDX-1.7") && !is_pdf(&[&[b' '; 1020][..], b"%PDF-1.7"].concat()));
}

/// A file of these pages, each `(size in points, content)`, with Helvetica as /F1 and Ryumin by its name alone as /F2.
fn pdf(pages: &[((u32, u32), &str)]) -> Vec<u8> {
    let kids = (0..pages.len()).map(|at| format!("{} 0 R ", 10 + 2 * at)).collect::<Vec<_>>().concat();
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len())),
        (3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned()),
        (
            4,
            "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UCS2-H/DescendantFonts[5 0 R]>>"
                .to_owned(),
        ),
        (
            5,
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000/FontDescriptor 6 0 R>>".to_owned(),
        ),
        (6, "<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>".to_owned()),
    ];
    for (at, ((width, height), content)) in pages.iter().enumerate() {
        let (page, stream) = (10 + 2 * at, 11 + 2 * at);
        objects.push((page, format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents {stream} 0 R>>")));
        objects.push((stream, format!("<</Length {}>>stream\n{content}\nendstream", content.len())));
    }
    let body =
        objects.iter().map(|(id, text)| format!("{id} 0 obj{text}endobj\n")).collect::<Vec<_>>().concat();
    format!("%PDF-1.7\n{body}trailer<</Root 1 0 R>>\n%%EOF").into_bytes()
}

fn sheets(bytes: Vec<u8>) -> Vec<Sheet> {
    Pdf::open(bytes).unwrap().sheets().map(Result::unwrap).collect()
}

#[test]
fn pages_are_drawn_and_read_in_order() {
    let found = sheets(pdf(&[
        ((200, 100), "BT /F1 20 Tf 10 60 Td (One line) Tj 0 -30 Td (and another) Tj ET"),
        ((100, 200), "BT /F1 20 Tf 10 60 Td (Two) Tj ET"),
    ]));
    let facts: Vec<_> = found.iter().map(|it| (it.width_px, it.height_px, it.text.as_str())).collect();
    assert_eq!(facts, [(2_048, 1_024, "One line\nand another"), (1_024, 2_048, "Two")]);
    let dark =
        |sheet: &Sheet| image::load_from_memory(&sheet.picture).unwrap().to_luma8().iter().any(|it| *it < 60);
    assert!(found.iter().all(dark));
}

#[test]
fn japanese_in_a_typeface_the_file_does_not_bring_is_drawn_and_read() {
    // 汽車の会 in UCS-2.
    let [sheet] =
        sheets(pdf(&[((200, 60), "BT /F2 40 Tf 10 10 Td <6C7D8ECA306E4F1A> Tj ET")])).try_into().unwrap();
    assert_eq!(sheet.text, "汽車の会");
    let page = image::load_from_memory(&sheet.picture).unwrap().to_luma8();
    let ink = page.iter().filter(|it| **it < 128).count();
    assert!(ink > page.len() / 50, "{ink} of {}", page.len());
}

#[test]
fn letters_set_one_below_the_other_are_a_line_and_digits_are_a_column() {
    // 汽車 and beside it, to the left, の会, as browsers set 縦書き; then a column of figures.
    let letters = |at: &str, letter: &str| format!("1 0 0 1 {at} Tm <{letter}> Tj ");
    let words = [("80 150", "6C7D"), ("80 126", "8ECA"), ("40 150", "306E"), ("40 126", "4F1A")];
    let words = words.map(|(at, letter)| letters(at, letter)).concat();
    let figures = "/F1 20 Tf 1 0 0 1 10 60 Tm (1) Tj 1 0 0 1 10 36 Tm (2) Tj";
    let page = format!("BT /F2 24 Tf {words}{figures} ET");
    let [sheet] = sheets(pdf(&[((120, 200), &page)])).try_into().unwrap();
    assert_eq!(sheet.text, "汽車\nの会\n1\n2");
}

#[test]
fn pages_are_drawn_as_small_as_they_are_wanted() {
    let small = Pdf::open(pdf(&[((200, 100), "")])).unwrap();
    let [sheet] = small.sheets_within(240).map(Result::unwrap).collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((sheet.width_px, sheet.height_px), (240, 120));
}

#[test]
fn what_is_no_leaflet_is_said() {
    let open = |bytes: &[u8]| Pdf::open(bytes.to_vec()).unwrap_err();
    assert_eq!(open(b""), PdfError::Broken);
    assert_eq!(open(b"%PDF-1.7"), PdfError::Broken);
    let many = vec![((10, 10), ""); PAGES_MAX + 1];
    assert_eq!(open(&pdf(&many)), PdfError::TooManyPages(PAGES_MAX + 1));
    assert_eq!(Pdf::open(pdf(&many[1..])).unwrap().pages(), PAGES_MAX);
}
