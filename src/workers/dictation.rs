//! The numbers of a paper for whoever takes it with headphones on: kept until it is taken, said four digits at a time.
//!
//! Where nobody listens, nothing is kept here. Nothing of it enters an event or an effect: what is to be said is asked for
//! by its place.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{
    domain::{aloud::Utterance, follow_up::Locator},
    kiosk::spoken::{Digits, PaperNumber},
    seal::secret::{GROUP_DIGITS, Secret},
};

/// The numbers of one paper, or of none; the threads that print and speak share it.
#[derive(Clone, Default)]
pub struct Dictation(Arc<Mutex<Option<(Locator, Secret)>>>);

impl Dictation {
    /// The paper is out, and somebody listens. What was kept of another goes.
    pub(super) fn keep(&self, locator: Locator, secret: Secret) {
        *self.numbers() = Some((locator, secret));
    }

    /// Overwrites what is kept.
    pub fn forget(&self) {
        *self.numbers() = None;
    }

    /// These digits as they are said; none where nothing is kept.
    pub(super) fn say(&self, Digits { number, group }: Digits) -> Option<Utterance> {
        let numbers = self.numbers();
        let (locator, secret) = numbers.as_ref()?;
        let group = usize::from(group);
        match number {
            PaperNumber::Secret => secret.grouped().split(' ').nth(group).map(Utterance::dictated),
            PaperNumber::Locator => {
                let digits = locator.digits();
                digits.get(group * GROUP_DIGITS..(group + 1) * GROUP_DIGITS).map(Utterance::dictated)
            }
        }
    }

    fn numbers(&self) -> MutexGuard<'_, Option<(Locator, Secret)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kiosk::spoken::{Line, Says};

    fn said(dictation: &Dictation, number: PaperNumber) -> Vec<Option<String>> {
        let digits = Line::digits_of(number).filter_map(|line| match line.says {
            Says::Digits(digits) => Some(digits),
            Says::Words(_) => None,
        });
        digits.map(|digits| dictation.say(digits).map(|words| words.markup().to_owned())).collect()
    }

    /// The digits behind what was said.
    fn heard(said: &[Option<String>]) -> String {
        let names = ["ゼロ", "イチ", "ニイ", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー"];
        let words = said.iter().flatten().flat_map(|words| words.trim_end_matches('。').split('、'));
        words.map(|word| names.iter().position(|name| *name == word).unwrap().to_string()).collect()
    }

    #[test]
    fn both_numbers_are_said_whole_in_fours_and_nothing_once_they_are_forgotten() {
        let dictation = Dictation::default();
        assert_eq!(said(&dictation, PaperNumber::Secret), vec![None; 5], "nobody took a paper");
        let secret = Secret::of_random(&zeroize::Zeroizing::new([7; 16]));
        let (locator, digits) = (Locator::of_number(4_071_826), secret.grouped().replace(' ', ""));
        dictation.keep(locator, secret);
        let (first, second) = (said(&dictation, PaperNumber::Locator), said(&dictation, PaperNumber::Secret));
        assert_eq!((first.len(), second.len()), (2, 5));
        assert_eq!((heard(&first), heard(&second)), (locator.digits(), digits));
        let past = Digits { number: PaperNumber::Secret, group: 5 };
        assert_eq!(dictation.say(past), None);
        dictation.clone().forget();
        assert_eq!(said(&dictation, PaperNumber::Locator), vec![None; 2]);
        assert_eq!(said(&dictation, PaperNumber::Secret), vec![None; 5]);
    }
}
