//! Numbers that people copy from paper: read as they are written, with a last digit that catches a slip of the finger.

use zeroize::Zeroize as _;

/// A quasigroup of order ten without fixed points: every single wrong digit and every swap of two neighbours changes
/// the check digit (H. M. Damm, 2004).
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// What stands between digits and does not count.
const BETWEEN: [char; 8] = [' ', '\u{3000}', '-', '－', 'ー', '‐', '.', '・'];

/// The digit that belongs behind `digits`, each 0 to 9; behind digits that end with theirs it is 0.
///
/// ```
/// use shirube::domain::digits::check_digit;
/// assert_eq!(check_digit(&[5, 7, 2]), 4);
/// assert_eq!(check_digit(&[5, 7, 2, 4]), 0);
/// ```
pub fn check_digit(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |row, digit| {
        DAMM.get(usize::from(row)).and_then(|row| row.get(usize::from(*digit))).copied().unwrap_or(0)
    })
}

/// Reads exactly `N` digits whose last is the check digit of those before it into `digits`; false, and zeros, where
/// `text` is anything else. Digits may be full-width; spaces, hyphens and dots between them do not count.
pub fn read<const N: usize>(text: &str, digits: &mut [u8; N]) -> bool {
    let good = fill(text, digits) && check_digit(digits) == 0;
    if !good {
        digits.zeroize();
    }
    good
}

fn fill<const N: usize>(text: &str, digits: &mut [u8; N]) -> bool {
    let mut count = 0;
    for c in text.chars().filter(|c| !BETWEEN.contains(c)) {
        match (digit(c), digits.get_mut(count)) {
            (Some(value), Some(place)) => *place = value,
            (None, _) | (_, None) => return false,
        }
        count += 1;
    }
    count == N
}

/// The digits as ASCII, in groups of `group` with `between` between them.
pub fn grouped<const N: usize>(digits: &[u8; N], group: usize, between: char, out: &mut impl FnMut(char)) {
    for (place, digit) in digits.iter().enumerate() {
        if place > 0 && place.is_multiple_of(group.max(1)) {
            out(between);
        }
        out(char::from(b'0' + digit % 10));
    }
}

fn digit(c: char) -> Option<u8> {
    let wide = u32::from(c).checked_sub(u32::from('０')).filter(|value| *value < 10);
    c.to_digit(10).or(wide).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse<const N: usize>(text: &str) -> Option<[u8; N]> {
        let mut digits = [0; N];
        let good = read(text, &mut digits);
        assert!(good || digits == [0; N], "nothing of what is refused stays");
        good.then_some(digits)
    }

    #[test]
    fn every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        let mut good = [5, 7, 2, 9, 0, 1, 3, 0];
        good[7] = check_digit(&good[..7]);
        let text = |digits: &[u8]| digits.iter().map(|digit| char::from(b'0' + digit)).collect::<String>();
        assert_eq!(parse::<8>(&text(&good)), Some(good));
        for place in 0..8 {
            for other in (0..10).filter(|other| *other != good[place]) {
                let mut wrong = good;
                wrong[place] = other;
                assert_eq!(parse::<8>(&text(&wrong)), None, "{wrong:?}");
            }
        }
        for place in (0..7).filter(|place| good[*place] != good[place + 1]) {
            let mut swapped = good;
            swapped.swap(place, place + 1);
            assert_eq!(parse::<8>(&text(&swapped)), None, "{swapped:?}");
        }
    }

    #[test]
    fn people_write_numbers_in_their_own_ways() {
        for text in ["5724", "57-24", "５７２４", " 57 - 24 ", "57　24", "5・7・2・4"] {
            assert_eq!(parse::<4>(text), Some([5, 7, 2, 4]), "{text}");
        }
        for text in ["", "572", "57240", "5723", "572x", "五7 2 4"] {
            assert_eq!(parse::<4>(text), None, "{text}");
        }
        let mut spaced = String::new();
        grouped(&[5, 7, 2, 4], 2, '-', &mut |c| spaced.push(c));
        assert_eq!(spaced, "57-24");
    }
}
