//! Which bells a chime strikes, and how loud it is heard.

use super::bell::{Strike, sound};
use crate::domain::chime::Chime;

/// Milliseconds a chime lasts, at most.
pub const MILLIS_MAX: u32 = 4_000;

const C5: f64 = 523.25;
const E5: f64 = 659.26;
const F5: f64 = 698.46;
const G5: f64 = 783.99;
const A5: f64 = 880.00;
const C6: f64 = 1046.50;

/// A chime in samples from -1 to 1, so many of them a second.
pub fn tune(chime: Chime, rate_hz: u32) -> Vec<f32> {
    let (notes, apart_millis, length_millis) = score(chime);
    let struck = |(at, pitch_hz): (u32, &f64)| Strike { at_millis: at * apart_millis, pitch_hz: *pitch_hz };
    let strikes: Vec<Strike> = (0_u32..).zip(notes).map(struck).collect();
    sound(&strikes, length_millis, rate_hz)
}

/// By how much samples are multiplied at a volume of so many percent: half the volume is heard as half as loud.
pub fn loudness(volume_percent: u8) -> f32 {
    let part = f32::from(volume_percent.min(100)) / 100.0;
    part * part
}

/// Notes, milliseconds between them, milliseconds until silence. Opening climbs, closing comes down; a notice is the
/// two notes of a door; an emergency does not sing.
fn score(chime: Chime) -> (&'static [f64], u32, u32) {
    match chime {
        Chime::Opening => (&[C5, E5, G5, C6], 300, 3_400),
        Chime::Closing => (&[G5, E5, C5], 420, 3_400),
        Chime::Notice => (&[E5, C5], 480, 2_800),
        Chime::Emergency => (&[A5, F5, A5, F5, A5, F5], 320, MILLIS_MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::bell::{PARTIALS, PEAK},
        *,
    };

    /// How strong one frequency is (Goertzel 1958), per sample.
    fn strength(samples: &[f32], rate_hz: u32, hz: f64) -> f64 {
        let turn = 2.0 * (std::f64::consts::TAU * hz / f64::from(rate_hz)).cos();
        let (mut last, mut before) = (0.0, 0.0);
        for sample in samples {
            (last, before) = (f64::from(*sample) + turn * last - before, last);
        }
        (last * last + before * before - turn * last * before).max(0.0).sqrt() / samples.len() as f64
    }

    #[test]
    fn every_chime_is_short_loud_enough_never_too_loud_and_begins_and_ends_in_silence() {
        for chime in Chime::ALL {
            for rate in [8_000, 44_100, 48_000, 96_000] {
                let samples = tune(chime, rate);
                let millis = samples.len() as u64 * 1000 / u64::from(rate);
                assert!((2_000..=u64::from(MILLIS_MAX)).contains(&millis), "{chime:?}: {millis} ms");
                let loudest = samples.iter().fold(0.0_f32, |loudest, it| loudest.max(it.abs()));
                assert!((loudest - PEAK).abs() < 1e-4, "{chime:?}: {loudest}");
                assert_eq!((samples.first(), samples.last()), (Some(&0.0), Some(&0.0)), "{chime:?}");
                let step = samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0_f32, f32::max);
                assert!(rate < 44_100 || step < 0.35, "{chime:?} clicks at {rate}: {step}");
            }
        }
    }

    #[test]
    fn every_note_is_there_with_its_partials_and_nothing_beside_them() {
        for chime in Chime::ALL {
            let samples = tune(chime, 48_000);
            let of = |hz: f64| strength(&samples, 48_000, hz);
            // The partials above fade so soon that they are weak over the whole length.
            let strong = PARTIALS.iter().filter(|partial| partial.ratio <= 3.0);
            let notes = score(chime).0.iter();
            let tones: Vec<f64> =
                notes.flat_map(|note| strong.clone().map(move |it| note * it.ratio)).collect();
            let crowded = |hz: f64| {
                tones
                    .iter()
                    .any(|other| (0.9..1.1).contains(&(other / hz)) && (other / hz - 1.0).abs() > 1e-3)
            };
            let alone: Vec<f64> = tones.iter().copied().filter(|hz| !crowded(*hz)).collect();
            assert!(alone.len() >= 4, "{chime:?} is tried at {alone:?}");
            for hz in alone {
                let beside = of(hz * 1.06).max(of(hz * 0.945));
                assert!(of(hz) > 3.0 * beside, "{chime:?} at {hz} Hz: {} beside {beside}", of(hz));
            }
        }
    }

    #[test]
    fn a_bell_is_heard_as_the_note_it_is_struck_for() {
        let samples = sound(&[Strike { at_millis: 0, pitch_hz: E5 }], 2_000, 48_000);
        let of = |ratio: f64| strength(&samples, 48_000, E5 * ratio);
        for ratio in PARTIALS.iter().map(|partial| partial.ratio).filter(|ratio| (ratio - 1.0).abs() > 0.1) {
            assert!(of(1.0) > 3.0 * of(ratio), "{ratio}: {} beside {}", of(ratio), of(1.0));
        }
    }

    #[test]
    fn no_chime_is_taken_for_another() {
        let tunes: Vec<Vec<f32>> = Chime::ALL.into_iter().map(|chime| tune(chime, 8_000)).collect();
        let like = |a: &[f32], b: &[f32]| {
            let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>();
            product(a, b) / (product(a, a) * product(b, b)).sqrt()
        };
        for (index, one) in tunes.iter().enumerate() {
            for other in &tunes[index + 1..] {
                assert!(like(one, other).abs() < 0.6, "{index}: {}", like(one, other));
            }
        }
    }

    #[test]
    fn volume_goes_from_silence_to_everything() {
        assert_eq!((loudness(0), loudness(50), loudness(100), loudness(255)), (0.0, 0.25, 1.0, 1.0));
    }
}
