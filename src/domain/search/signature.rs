//! What a thing may hold, in a few hundred bytes that stand one after the other: whoever lacks a mark lacks the word.
//! Of ten thousand things, a key is compared with the texts of a few.

/// Bits for the first characters of names, for all characters, and for all pairs of neighbours, in this order.
const SHARES: [u32; 3] = [7, 9, 11];
/// Words of 64 bits for all of them.
const WORDS: usize = ((1 << SHARES[0]) + (1 << SHARES[1]) + (1 << SHARES[2])) / 64;

/// The marks of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signature([u64; WORDS]);

/// The marks a word asks for.
pub(super) struct Sought(Vec<usize>);

impl Signature {
    /// Of everything a thing is called, and of everything it holds, its names among it; all of it folded.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>, texts: impl Iterator<Item = &'a str>) -> Self {
        let mut marks = Self([0; WORDS]);
        names.filter_map(|name| name.chars().next()).for_each(|first| marks.set(initial(first)));
        for text in texts {
            text.chars().for_each(|c| marks.set(character(c)));
            pairs(text).for_each(|bit| marks.set(bit));
        }
        marks
    }

    /// Whether a word may stand in it. A no is certain.
    pub(super) fn may_hold(&self, sought: &Sought) -> bool {
        sought.0.iter().all(|bit| self.0.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1))
    }

    fn set(&mut self, bit: usize) {
        if let Some(word) = self.0.get_mut(bit / 64) {
            *word |= 1 << (bit % 64);
        }
    }
}

impl Sought {
    /// Of a folded word, wherever it stands.
    pub(super) fn of(word: &str) -> Self {
        let mut found: Vec<usize> = pairs(word).collect();
        if found.is_empty() {
            found.extend(word.chars().map(character));
        }
        Self(found)
    }

    /// Of a name that begins as this word does.
    pub(super) fn beginning(word: &str) -> Self {
        Self(word.chars().take(1).map(initial).collect())
    }
}

fn initial(c: char) -> usize {
    bit(0, u32::from(c))
}

fn character(c: char) -> usize {
    bit(1, u32::from(c))
}

fn pairs(text: &str) -> impl Iterator<Item = usize> + '_ {
    let pair =
        |(one, other): (char, char)| bit(2, u32::from(one).wrapping_mul(0x0100_0193) ^ u32::from(other));
    text.chars().zip(text.chars().skip(1)).map(pair)
}

/// The bit of a number within its share.
fn bit(share: usize, number: u32) -> usize {
    let before: usize = SHARES.iter().take(share).map(|width| 1 << width).sum();
    let width = SHARES.get(share).copied().unwrap_or(1);
    before + (number.wrapping_mul(0x9E37_79B1) >> (32 - width)) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_a_text_holds_is_never_denied(text in "[あ-ん亜-腕a-z]{1,40}", from in 0_usize..40, length in 1_usize..8) {
            let chars: Vec<char> = text.chars().collect();
            let part: String = chars.iter().skip(from % chars.len()).take(length).collect();
            let marks = Signature::of([text.as_str()].into_iter(), [text.as_str()].into_iter());
            prop_assert!(marks.may_hold(&Sought::of(&part)));
            prop_assert!(marks.may_hold(&Sought::beginning(&text)));
        }
    }

    #[test]
    fn most_of_what_a_text_lacks_is_denied() {
        let told = "毎月の第二土曜に集まり、近況を話します。初めての人も歓迎です。".repeat(3);
        let told = crate::domain::kana::fold(&told);
        let marks = Signature::of([told.as_str()].into_iter(), [told.as_str()].into_iter());
        let words = ["きしゃ", "ひきこもり", "アルコール", "相談", "夜", "汽車の会"];
        let denied = words.iter().filter(|word| !marks.may_hold(&Sought::of(word))).count();
        assert_eq!(denied, words.len());
        assert!(!marks.may_hold(&Sought::beginning("夜")) && marks.may_hold(&Sought::beginning("毎")));
    }
}
