//! One bell: partials that begin together and fade one after another.

use std::f64::consts::TAU;

/// Loudest sample of a finished sound, of 1: a little below what a converter can take.
pub const PEAK: f32 = 0.89;
/// Milliseconds in which a struck bell becomes loud: without them it clicks.
const ATTACK_MILLIS: f64 = 6.0;
/// Milliseconds in which everything becomes silent at the end.
const RELEASE_MILLIS: f64 = 80.0;

/// One tone of a bell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Partial {
    /// How much higher than the strike note it is.
    pub ratio: f64,
    /// How loud it begins, beside the others.
    pub level: f64,
    /// Seconds in which it falls to 1/e of that.
    pub decay_secs: f64,
}

/// The partials: of a small chime of bars, not of a church bell, whose minor third sounds of mourning.
pub const PARTIALS: [Partial; 5] = [
    Partial { ratio: 0.5, level: 0.12, decay_secs: 0.9 },
    Partial { ratio: 1.0, level: 1.0, decay_secs: 0.7 },
    Partial { ratio: 2.0, level: 0.30, decay_secs: 0.45 },
    Partial { ratio: 3.0, level: 0.12, decay_secs: 0.28 },
    Partial { ratio: 4.2, level: 0.06, decay_secs: 0.16 },
];

/// A bell that is struck.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strike {
    /// When, in milliseconds from the beginning.
    pub at_millis: u32,
    /// Its strike note, in hertz.
    pub pitch_hz: f64,
}

/// The sound of these strikes in samples from -[`PEAK`] to [`PEAK`], so many of them a second; it begins and ends in
/// silence.
pub fn sound(strikes: &[Strike], length_millis: u32, rate_hz: u32) -> Vec<f32> {
    let rate = f64::from(rate_hz.max(1));
    let mut samples = vec![0.0_f64; samples_in(length_millis, rate)];
    for strike in strikes {
        let rings = samples.iter_mut().skip(samples_in(strike.at_millis, rate));
        rings.enumerate().for_each(|(index, sample)| *sample += struck(strike.pitch_hz, index as f64 / rate));
    }
    let release = samples_in(RELEASE_MILLIS as u32, rate) as f64;
    for (left, sample) in samples.iter_mut().rev().enumerate() {
        *sample *= (left as f64 / release).min(1.0);
    }
    let loudest = samples.iter().fold(0.0_f64, |loudest, sample| loudest.max(sample.abs()));
    let gain = if loudest > 0.0 { f64::from(PEAK) / loudest } else { 0.0 };
    samples.into_iter().map(|sample| ((sample * gain) as f32).clamp(-PEAK, PEAK)).collect()
}

/// One bell so many seconds after it was struck.
fn struck(pitch_hz: f64, secs: f64) -> f64 {
    let attack = (secs * 1000.0 / ATTACK_MILLIS).min(1.0);
    let tone =
        |it: &Partial| it.level * (-secs / it.decay_secs).exp() * (TAU * pitch_hz * it.ratio * secs).sin();
    attack * PARTIALS.iter().map(tone).sum::<f64>()
}

fn samples_in(millis: u32, rate: f64) -> usize {
    (f64::from(millis) / 1000.0 * rate) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_struck_is_silence_and_no_rate_is_no_crash() {
        assert_eq!(sound(&[], 1000, 8000), vec![0.0; 8000]);
        assert_eq!(sound(&[Strike { at_millis: 0, pitch_hz: 440.0 }], 0, 48_000), Vec::<f32>::new());
        assert_eq!(sound(&[], 1000, 0).len(), 1);
    }

    #[test]
    fn a_bell_is_silent_until_it_is_struck_and_fades_from_then_on() {
        let rate = 48_000_u32;
        let samples = sound(&[Strike { at_millis: 500, pitch_hz: 600.0 }], 3000, rate);
        assert!(samples[..24_000].iter().all(|sample| *sample == 0.0));
        let loud = |from_millis: usize| {
            let part = &samples[from_millis * 48..(from_millis + 200) * 48];
            part.iter().map(|sample| sample * sample).sum::<f32>()
        };
        let fading: Vec<f32> = (500..2700).step_by(200).map(loud).collect();
        assert!(fading.is_sorted_by(|earlier, later| earlier > later), "{fading:?}");
        assert!(fading[0] > 50.0 * fading[10], "{fading:?}");
    }
}
