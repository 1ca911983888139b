//! Chance that repeats itself: the same seed throws the same numbers on every machine.

/// A die that a seed loads (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A die of its own for every seed.
    pub fn of(seed: u64) -> Self {
        Self(seed ^ 0x5349_5255_4245_2026)
    }

    /// Any number.
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when `end` is.
    pub fn below(&mut self, end: u64) -> u64 {
        self.throw().checked_rem(end).unwrap_or(0)
    }

    /// A number from `low` to `high`, both inside.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True once in `n` throws; never when `n` is 0.
    pub fn one_in(&mut self, n: u64) -> bool {
        n != 0 && self.below(n) == 0
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(usize::try_from(self.below(from.len() as u64)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_throws_the_same_numbers_for_ever() {
        let thrown = |seed| {
            let mut dice = Dice::of(seed);
            [dice.below(1000), dice.below(1000), dice.below(1000)]
        };
        assert_eq!(thrown(1), thrown(1));
        assert_ne!(thrown(1), thrown(2));
        let mut dice = Dice::of(7);
        for _ in 0..1000 {
            assert!((3..=5).contains(&dice.between(3, 5)));
        }
        assert_eq!((dice.below(0), dice.one_in(0), dice.pick::<u8>(&[])), (0, false, None));
    }
}
