//! Files in a form: what they are called and what is in them, read to their end whatever is wrong with them.

use axum::extract::multipart::Field;

/// Longest file name kept, in characters.
const NAME_CHARS_MAX: usize = 120;

/// The form ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Torn;

/// The name of the file in a field, without what no name holds, cut where it is long.
pub(super) fn file_name(field: &Field<'_>) -> String {
    let name = field.file_name().unwrap_or_default().trim();
    name.chars().filter(|it| !it.is_control()).take(NAME_CHARS_MAX).collect()
}

/// How many bytes a field has, and its bytes where they are not more than `most`.
pub(super) async fn limited(mut field: Field<'_>, most: usize) -> Result<(usize, Vec<u8>), Torn> {
    let (mut seen, mut bytes) = (0_usize, Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_torn| Torn)? {
        seen = seen.saturating_add(chunk.len());
        if seen <= most {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((seen, bytes))
}
