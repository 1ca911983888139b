//! What of a number may leave the desk: nothing under five, and nothing from which such a number follows (PRIVACY P13).

/// From this count on a number is said.
pub const SAID_FROM: i64 = 5;

/// A number as it is shown or exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// So many.
    Exact(i64),
    /// 「5未満」: from none to four.
    Few,
    /// ※: held back, because a small number would follow from it.
    Withheld,
}

impl Figure {
    /// A number that stands alone.
    pub fn of(count: i64) -> Self {
        if count < SAID_FROM { Self::Few } else { Self::Exact(count) }
    }

    /// As it is written.
    pub fn text(self) -> String {
        match self {
            Self::Exact(count) => count.to_string(),
            Self::Few => "5未満".to_owned(),
            Self::Withheld => "※".to_owned(),
        }
    }
}

/// The parts of one sum, for several ways to part it, each in the order given; and the sum itself.
///
/// Whoever reads them all learns of each part said to be 「5未満」 only that: it may still be any number from none to four.
pub fn parted(lists: &[Vec<i64>]) -> (Vec<Vec<Figure>>, Figure) {
    let all = lists.first().map_or(0, |counts| counts.iter().sum());
    let mut shown: Vec<Parts<'_>> = lists.iter().map(|counts| Parts::of(counts)).collect();
    let safe: Vec<bool> = shown.iter_mut().map(Parts::withhold_beside_a_known_sum).collect();
    if safe.contains(&false) && all >= SAID_FROM {
        for (parts, safe) in shown.iter_mut().zip(safe) {
            if safe { parts.withhold_one() } else { parts.figures.fill(Figure::Withheld) }
        }
        return (shown.into_iter().map(|it| it.figures).collect(), Figure::Withheld);
    }
    (shown.into_iter().map(|it| it.figures).collect(), Figure::of(all))
}

/// One list while it is decided what of it is shown.
struct Parts<'a> {
    counts: &'a [i64],
    figures: Vec<Figure>,
}

impl<'a> Parts<'a> {
    fn of(counts: &'a [i64]) -> Self {
        Self { counts, figures: counts.iter().map(|count| Figure::of(*count)).collect() }
    }

    /// Holds parts back, the smallest first, until no small one follows from the sum; false where none is left to hold
    /// back and one still does.
    fn withhold_beside_a_known_sum(&mut self) -> bool {
        while !self.is_safe() {
            if !self.withhold_smallest() {
                return false;
            }
        }
        true
    }

    /// With the sum held back, a list that shows every part would give it away.
    fn withhold_one(&mut self) {
        if self.figures.iter().all(|it| matches!(it, Figure::Exact(_))) {
            self.withhold_smallest();
        }
    }

    /// Each small part is one of none to four as long as the others that are not shown can make up for it: at most four
    /// by each small one, five or more by each that is held back.
    fn is_safe(&self) -> bool {
        let few = self.number_of(Figure::Few);
        let held = self.number_of(Figure::Withheld);
        let unsaid: i64 = self
            .figures
            .iter()
            .zip(self.counts)
            .filter(|(figure, _)| !matches!(figure, Figure::Exact(_)))
            .map(|(_, count)| count)
            .sum();
        let most = SAID_FROM - 1;
        few == 0
            || (self.all_few() && unsaid < SAID_FROM)
            || (unsaid >= most + SAID_FROM * held && (held > 0 || unsaid <= most * (few - 1)))
    }

    /// Nothing of the list is shown, and neither is its sum.
    fn all_few(&self) -> bool {
        self.figures.iter().all(|it| *it == Figure::Few)
    }

    fn number_of(&self, wanted: Figure) -> i64 {
        i64::try_from(self.figures.iter().filter(|it| **it == wanted).count()).unwrap_or(i64::MAX)
    }

    fn withhold_smallest(&mut self) -> bool {
        let shown = self.figures.iter_mut().filter_map(|it| match it {
            Figure::Exact(count) => Some((*count, it)),
            Figure::Few | Figure::Withheld => None,
        });
        let Some((_, smallest)) = shown.min_by_key(|(count, _)| *count) else { return false };
        *smallest = Figure::Withheld;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every list of parts that agrees with what is shown.
    fn agreeing(shown: &[Figure], sum: Figure) -> Vec<Vec<i64>> {
        let most = 30;
        let mut lists = vec![Vec::new()];
        for figure in shown {
            let values = match figure {
                Figure::Exact(count) => *count..=*count,
                Figure::Few => 0..=4,
                Figure::Withheld => 5..=most,
            };
            lists = lists
                .into_iter()
                .flat_map(|list| values.clone().map(move |value| [list.as_slice(), &[value]].concat()))
                .collect();
        }
        lists.retain(|list| match (list.iter().sum::<i64>(), sum) {
            (all, Figure::Exact(said)) => all == said,
            (all, Figure::Few) => all < SAID_FROM,
            (all, Figure::Withheld) => all >= SAID_FROM,
        });
        lists
    }

    fn check(counts: &[i64]) {
        let (shown, sum) = parted(&[counts.to_vec()]);
        let lists = agreeing(&shown[0], sum);
        for (at, figure) in shown[0].iter().enumerate().filter(|(_, it)| **it == Figure::Few) {
            let mut may_be: Vec<i64> = lists.iter().map(|list| list[at]).collect();
            may_be.sort_unstable();
            may_be.dedup();
            assert_eq!(may_be, [0, 1, 2, 3, 4], "{counts:?} is shown as {shown:?} of {sum:?}: {figure:?}");
        }
    }

    #[test]
    fn no_small_number_follows_from_what_is_shown() {
        for a in 0..=9 {
            for b in 0..=9 {
                (0..=9).for_each(|c| check(&[a, b, c]));
                check(&[a, b]);
                check(&[a, b, 12, 0]);
            }
            check(&[a]);
        }
    }

    #[test]
    fn as_much_is_said_as_may_be() {
        use Figure::{Exact, Few, Withheld};
        for (counts, shown, sum) in [
            ([10, 8, 7, 6], [Exact(10), Exact(8), Exact(7), Exact(6)], Exact(31)),
            ([10, 8, 7, 2], [Exact(10), Exact(8), Withheld, Few], Exact(27)),
            ([10, 8, 3, 2], [Exact(10), Withheld, Few, Few], Exact(23)),
            ([3, 2, 2, 2], [Few; 4], Exact(9)),
            ([1, 0, 1, 0], [Few; 4], Few),
        ] {
            assert_eq!(parted(&[counts.to_vec()]), (vec![shown.to_vec()], sum), "{counts:?}");
        }
    }

    #[test]
    fn a_sum_that_one_list_holds_back_is_not_given_away_by_another() {
        let (shown, sum) = parted(&[vec![5, 3], vec![8], vec![8, 0]]);
        assert_eq!(sum, Figure::Withheld);
        assert!(shown.iter().all(|list| list.iter().any(|it| !matches!(it, Figure::Exact(_)))), "{shown:?}");
    }
}
