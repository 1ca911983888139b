//! Which typeface stands in for one that a PDF names and does not bring along.

use std::sync::Arc;

use hayro::hayro_interpret::{
    FontResolverFn,
    font::{FontQuery, StandardFont},
    hayro_cmap::CidFamily,
};

/// The product's own typeface, for papers too.
pub static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/BIZUDPGothic-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/BIZUDPGothic-Bold.ttf");

/// Japanese is set in the product's own typeface, the fourteen standard faces (ISO 32000-2, 9.6.2.2) in theirs.
pub(super) fn resolver() -> FontResolverFn {
    Arc::new(|query| match query {
        FontQuery::Standard(face) => Some(face.get_font_data()),
        FontQuery::Fallback(face) => {
            let family = face.character_collection.as_ref().map(|collection| &collection.family);
            let stands_in = face.pick_standard_font();
            if matches!(family, None | Some(CidFamily::AdobeIdentity)) {
                return Some(stands_in.get_font_data());
            }
            let own = if face.is_bold || is_bold(stands_in) { BOLD } else { REGULAR };
            Some((Arc::new(own), 0))
        }
    })
}

fn is_bold(face: StandardFont) -> bool {
    match face {
        StandardFont::HelveticaBold
        | StandardFont::HelveticaBoldOblique
        | StandardFont::CourierBold
        | StandardFont::CourierBoldOblique
        | StandardFont::TimesBold
        | StandardFont::TimesBoldItalic => true,
        StandardFont::Helvetica
        | StandardFont::HelveticaOblique
        | StandardFont::Courier
        | StandardFont::CourierOblique
        | StandardFont::TimesRoman
        | StandardFont::TimesItalic
        | StandardFont::ZapfDingBats
        | StandardFont::Symbol => false,
    }
}
