//! What the two keys ゛゜ and 小さい字 make of a kana.

use unicode_normalization::char::compose;

use super::large;

const VOICED: char = '\u{3099}';
const HALF_VOICED: char = '\u{309a}';
/// Small kana beside large ones.
const SMALL: &str =
    "ぁあぃいぅうぇえぉおっつゃやゅゆょよゎわゕかゖけァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケ";

/// The same kana with the next mark: は, ば, ぱ, は; none for what carries no mark.
///
/// ```
/// use shirube::domain::kana::other_voice;
/// assert_eq!(other_voice('は').and_then(other_voice), Some('ぱ'));
/// assert_eq!((other_voice('っ'), other_voice('ん')), (Some('づ'), None));
/// ```
pub fn other_voice(kana: char) -> Option<char> {
    let (plain, mark) = unmarked(kana);
    match mark {
        None => compose(plain, VOICED).or_else(|| compose(large(plain), VOICED)),
        Some(VOICED) => compose(plain, HALF_VOICED).or(Some(plain)),
        Some(_) => Some(plain),
    }
}

/// The same kana small or large; none for what has one size. A mark falls away where no small kana carries it.
///
/// ```
/// use shirube::domain::kana::other_size;
/// assert_eq!((other_size('や'), other_size('ゃ'), other_size('さ')), (Some('ゃ'), Some('や'), None));
/// ```
pub fn other_size(kana: char) -> Option<char> {
    let (plain, _) = unmarked(kana);
    let chars: Vec<char> = SMALL.chars().collect();
    let at = chars.iter().position(|c| *c == plain)?;
    chars.get(at ^ 1).copied()
}

/// A kana and the mark on it.
fn unmarked(kana: char) -> (char, Option<char>) {
    let mut parts = (kana, None);
    unicode_normalization::char::decompose_canonical(kana, |part| match part {
        VOICED | HALF_VOICED => parts.1 = Some(part),
        part => parts.0 = part,
    });
    parts
}
