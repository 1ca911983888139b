//! What a terminal is told before it starts: where it stands and how patient it is.

use chrono_tz::Tz;

use super::page::Prefs;
use crate::domain::{chime::Quiet, role::Role, staff_pin::StaffPin};

/// Quiet spans of a day, at most.
pub const QUIET_MAX: usize = 4;

/// The kiosk's own settings. Everything the centre decides for all screens is content, not this.
#[derive(Debug, Clone, PartialEq)]
pub struct KioskConfig {
    /// What the terminal is there for.
    pub role: Role,
    /// Zone of the site.
    pub zone: Tz,
    /// How the screen reads while nobody is there, and how a visit begins.
    pub prefs: Prefs,
    /// How long an ordinary page waits for a touch (UX: 90 s and 30 s).
    pub ordinary: Patience,
    /// How long a page of a sensitive theme waits (UX: 30 s; CARE: 15 s).
    pub sensitive: Patience,
    /// How long the search page waits: keys are looked for one by one (UX: 120 s and 30 s).
    pub writing: Patience,
    /// Seconds すぐ話せる所 waits: numbers are read from the glass with a telephone in the hand (UX: 120 s).
    pub talk_idle_secs: u64,
    /// Seconds the clock card stands after 画面をかくす.
    pub hidden_secs: u64,
    /// Seconds the office may hold a poll back.
    pub poll_wait_secs: u32,
    /// Seconds between two reports of an unchanged screen.
    pub report_secs: u64,
    /// Seconds without the office until the screen says how old it is.
    pub aging_secs: u64,
    /// Seconds without the office until the screen takes another look.
    pub stale_secs: u64,
    /// Millimetres from the floor to the lower edge of the glass.
    pub panel_bottom_mm: u16,
    /// Longest side of the panel in pixels: no picture is decoded larger.
    pub screen_side_px: u32,
    /// Cuts instead of cross-fades.
    pub reduce_motion: bool,
    /// Printers that give information to visitors; none is an ordinary state.
    pub printers: u8,
    /// Printers that hand out follow-up slips, by number: bit 0 is the first of all printers.
    pub hands_out: u16,
    /// How the terminal rings; none: it never does.
    pub sound: Option<SoundConfig>,
    /// How the terminal reads aloud; none: it never does.
    pub aloud: Option<AloudConfig>,
    /// The PIN of the staff page; none: there is no such page.
    pub staff_pin: Option<StaffPin>,
    /// Where あ stands on the keys.
    pub kana_from: KanaFrom,
    /// Spreads the retries of many terminals; any number of its own.
    pub seed: u64,
}

/// The side of the keys from which the columns あ, か, さ run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KanaFrom {
    /// As a page of Japanese is read.
    #[default]
    Right,
    /// As a telephone's keys run.
    Left,
}

/// How the terminal rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoundConfig {
    /// How loud, 1 to 100.
    pub volume_percent: u8,
    /// Whether it rings when the corner opens.
    pub opening: bool,
    /// Minutes before the corner closes at which it rings; none: not at all.
    pub closing_minutes: Option<u16>,
    /// Spans of every day in which it is quiet.
    pub quiet: [Option<Quiet>; QUIET_MAX],
}

impl SoundConfig {
    /// The spans in which it is quiet.
    pub fn quiet(&self) -> impl Iterator<Item = Quiet> {
        self.quiet.into_iter().flatten()
    }
}

/// How the terminal reads aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AloudConfig {
    /// How loud, 1 to 100, at the beginning of every visit.
    pub volume_percent: u8,
    /// Whether anything tells of headphones.
    pub jack: Jack,
}

/// Whether anything tells of headphones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jack {
    /// Nothing does: all is heard by the loudspeaker.
    None,
    /// It is watched.
    Watched,
}

/// How long a page waits, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Without a touch, until it asks 「続けますか」.
    pub idle_secs: u64,
    /// Without an answer, until the visit ends.
    pub answer_secs: u64,
}

impl Default for KioskConfig {
    fn default() -> Self {
        Self {
            role: Role::default(),
            zone: chrono_tz::Asia::Tokyo,
            prefs: Prefs::default(),
            ordinary: Patience { idle_secs: 90, answer_secs: 30 },
            sensitive: Patience { idle_secs: 30, answer_secs: 15 },
            writing: Patience { idle_secs: 120, answer_secs: 30 },
            talk_idle_secs: 120,
            hidden_secs: 60,
            poll_wait_secs: 25,
            report_secs: 60,
            aging_secs: 180,
            stale_secs: 12 * 60 * 60,
            panel_bottom_mm: 700,
            screen_side_px: 1920,
            reduce_motion: false,
            printers: 0,
            hands_out: 0,
            sound: None,
            aloud: None,
            staff_pin: None,
            kana_from: KanaFrom::default(),
            seed: 0,
        }
    }
}
