//! How bright and how loud one terminal is set, in the office or at the terminal itself.

/// The least brightness anybody may set, in percent: below it nobody finds the terminal.
pub const BRIGHTNESS_MIN: u8 = 20;
/// The least brightness that is made by drawing, in percent: below it words are hard to read.
pub const DRAWN_MIN: u8 = 40;
/// What one press of − or ＋ changes, in percent.
pub const STEP: u8 = 10;
/// As bright and as loud as it goes, in percent.
pub const FULL: u8 = 100;

/// How bright and how loud a terminal is; full of both until somebody sets it.
///
/// ```
/// use shirube::domain::tuning::{Knob, Turn, Tuning};
/// let evening = Tuning::of(50, 30);
/// assert_eq!(evening.turned(Knob::Brightness, Turn::Up), Tuning::of(60, 30));
/// assert_eq!(evening.heard(80), 24);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tuning {
    brightness: u8,
    volume: u8,
}

/// What can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knob {
    /// 明るさ
    Brightness,
    /// 音量
    Volume,
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// −
    Down,
    /// ＋
    Up,
}

/// A tuning that was told by the office, with the last change at the terminal that the office had heard by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldTuning {
    /// What counts.
    pub tuning: Tuning,
    /// The number of that change; none where it heard of none.
    pub heard: Option<u64>,
}

/// How a terminal makes its brightness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Its screen has a backlight that is set.
    Backlight,
    /// It has none that can be set: the picture is drawn darker.
    Drawn,
}

impl Default for Tuning {
    fn default() -> Self {
        Self { brightness: FULL, volume: FULL }
    }
}

impl Tuning {
    /// So bright and so loud, in percent; what is out of range counts as the nearest that is not.
    pub fn of(brightness: u8, volume: u8) -> Self {
        Self { brightness: brightness.clamp(BRIGHTNESS_MIN, FULL), volume: volume.min(FULL) }
    }

    /// Percent of full brightness, 20 to 100.
    pub fn brightness(self) -> u8 {
        self.brightness
    }

    /// Percent of what chimes and reading aloud are set to otherwise, 0 to 100.
    pub fn volume(self) -> u8 {
        self.volume
    }

    /// One step more or less, within the range.
    #[must_use]
    pub fn turned(self, knob: Knob, turn: Turn) -> Self {
        let step = |percent: u8| match turn {
            Turn::Down => percent.saturating_sub(STEP),
            Turn::Up => percent.saturating_add(STEP),
        };
        match knob {
            Knob::Brightness => Self::of(step(self.brightness), self.volume),
            Knob::Volume => Self::of(self.brightness, step(self.volume)),
        }
    }

    /// How loud something is, in percent, that is otherwise `percent` loud: silent only where the volume is 0.
    pub fn heard(self, percent: u8) -> u8 {
        if self.volume == 0 || percent == 0 {
            return 0;
        }
        let scaled = u16::from(percent) * u16::from(self.volume) / u16::from(FULL);
        u8::try_from(scaled).unwrap_or(FULL).max(1)
    }

    /// Percent of full brightness where it can only be drawn: never so dark that words are hard to read.
    pub fn drawn(self) -> u8 {
        self.brightness.max(DRAWN_MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_out_of_range() {
        assert_eq!(Tuning::of(3, 200), Tuning::of(20, 100));
        assert_eq!(Tuning::default().turned(Knob::Brightness, Turn::Up), Tuning::default());
        let dark = (0..20).fold(Tuning::default(), |it, _| it.turned(Knob::Brightness, Turn::Down));
        assert_eq!((dark.brightness(), dark.drawn()), (BRIGHTNESS_MIN, DRAWN_MIN));
        let mute = (0..20).fold(Tuning::default(), |it, _| it.turned(Knob::Volume, Turn::Down));
        assert_eq!((mute.brightness(), mute.volume()), (FULL, 0));
    }

    #[test]
    fn the_volume_scales_and_silences_only_at_nought() {
        for (volume, usual, heard) in [(100, 60, 60), (50, 60, 30), (1, 1, 1), (10, 5, 1), (0, 100, 0)] {
            assert_eq!(Tuning::of(FULL, volume).heard(usual), heard, "{volume} % of {usual}");
        }
    }
}
