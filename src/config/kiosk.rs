//! What `kiosk-config/kiosk.toml` may say.

use std::path::PathBuf;

use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::{
    aloud::AloudFile,
    printer::{PrinterFile, printers},
    sound::SoundFile,
    staff::StaffFile,
    within,
};
use crate::domain::role::Role;

/// Settings of the terminal; every key has a default, so an empty file is a good file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KioskFile {
    /// Directory of the databases and the pictures.
    pub data: PathBuf,
    /// Where the office answers, `https://host:port`; only asked while the terminal is being paired.
    pub office: Option<String>,
    /// What the terminal is there for.
    #[serde(deserialize_with = "role")]
    pub role: Role,
    /// Zone of the site.
    #[serde(deserialize_with = "zone")]
    pub zone: Tz,
    /// Mebibytes that pictures and leaflets may take of the disk, 64 to 65000.
    #[serde(deserialize_with = "within::<_, 64, 65_000>")]
    pub media_mib: u16,
    /// Cuts instead of cross-fades.
    pub reduce_motion: bool,
    /// Where あ stands on the keys of the search page.
    pub kana_from: Side,
    /// The glass.
    pub panel: PanelFile,
    /// How long pages wait for a touch.
    pub patience: PatienceFile,
    /// Typefaces that are not built in.
    pub fonts: FontsFile,
    /// Receipt printers in the order they are tried; none is an ordinary state.
    #[serde(deserialize_with = "printers")]
    pub printers: Vec<PrinterFile>,
    /// How the terminal rings; left out it does not.
    pub sound: SoundFile,
    /// How the terminal reads aloud.
    pub aloud: AloudFile,
    /// The staff page.
    pub staff: StaffFile,
}

/// A side of the glass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The right.
    #[default]
    Right,
    /// The left.
    Left,
}

/// The glass.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PanelFile {
    /// Millimetres from one pixel to the next, 0.05 to 1.0.
    #[serde(deserialize_with = "pitch_mm")]
    pub pitch_mm: f32,
    /// Its longest side in pixels, 640 to 4096: no picture is decoded larger.
    #[serde(deserialize_with = "within::<_, 640, 4096>")]
    pub side_px: u16,
    /// Millimetres from the floor to the lower edge of the glass, 0 to 2000.
    #[serde(deserialize_with = "within::<_, 0, 2000>")]
    pub bottom_mm: u16,
}

/// How long pages wait for a touch, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PatienceFile {
    /// An ordinary page asks 「続けますか」 after so long, 30 to 600.
    #[serde(deserialize_with = "within::<_, 30, 600>")]
    pub idle_secs: u16,
    /// ... and ends the visit so long after that, 15 to 120.
    #[serde(deserialize_with = "within::<_, 15, 120>")]
    pub answer_secs: u16,
    /// The same on a page of a sensitive theme, 15 to 120.
    #[serde(deserialize_with = "within::<_, 15, 120>")]
    pub sensitive_idle_secs: u16,
    /// The same on a page of a sensitive theme, 10 to 60.
    #[serde(deserialize_with = "within::<_, 10, 60>")]
    pub sensitive_answer_secs: u16,
    /// The search page asks after so long, 60 to 600: keys are looked for one by one.
    #[serde(deserialize_with = "within::<_, 60, 600>")]
    pub writing_idle_secs: u16,
    /// ... and ends the visit so long after that, 15 to 120.
    #[serde(deserialize_with = "within::<_, 15, 120>")]
    pub writing_answer_secs: u16,
    /// すぐ話せる所 waits so long, 60 to 600: numbers are read from the glass with a telephone in the hand.
    #[serde(deserialize_with = "within::<_, 60, 600>")]
    pub talk_idle_secs: u16,
    /// The clock card stands so long after 画面をかくす, 15 to 600.
    #[serde(deserialize_with = "within::<_, 15, 600>")]
    pub hidden_secs: u16,
}

/// Typefaces that are not built in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FontsFile {
    /// `NotoSansCJK-Regular.ttc`, for Chinese, Korean, Vietnamese and rare names.
    pub noto_regular: PathBuf,
    /// `NotoSansCJK-Bold.ttc`.
    pub noto_bold: PathBuf,
}

impl Default for KioskFile {
    fn default() -> Self {
        Self {
            data: PathBuf::from("kiosk-data"),
            office: None,
            role: Role::default(),
            zone: chrono_tz::Asia::Tokyo,
            media_mib: 4_096,
            reduce_motion: false,
            kana_from: Side::default(),
            panel: PanelFile::default(),
            patience: PatienceFile::default(),
            fonts: FontsFile::default(),
            printers: Vec::new(),
            sound: SoundFile::default(),
            aloud: AloudFile::default(),
            staff: StaffFile::default(),
        }
    }
}

impl Default for PanelFile {
    /// A 21.5" panel with 1080×1920 pixels on a stand.
    fn default() -> Self {
        Self { pitch_mm: 0.248, side_px: 1920, bottom_mm: 700 }
    }
}

impl Default for PatienceFile {
    fn default() -> Self {
        Self {
            idle_secs: 90,
            answer_secs: 30,
            sensitive_idle_secs: 30,
            sensitive_answer_secs: 15,
            writing_idle_secs: 120,
            writing_answer_secs: 30,
            talk_idle_secs: 120,
            hidden_secs: 60,
        }
    }
}

impl Default for FontsFile {
    /// The paths of Debian's `fonts-noto-cjk`.
    fn default() -> Self {
        let folder = PathBuf::from("/usr/share/fonts/opentype/noto");
        Self {
            noto_regular: folder.join("NotoSansCJK-Regular.ttc"),
            noto_bold: folder.join("NotoSansCJK-Bold.ttc"),
        }
    }
}

fn role<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Role, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tz, D::Error> {
    let name = String::deserialize(deserializer)?;
    let unknown =
        |_| D::Error::custom(format!("no time zone is called \"{name}\": write e.g. \"Asia/Tokyo\""));
    name.parse().map_err(unknown)
}

fn pitch_mm<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f32, D::Error> {
    let pitch_mm = f32::deserialize(deserializer)?;
    if (0.05..=1.0).contains(&pitch_mm) {
        return Ok(pitch_mm);
    }
    Err(D::Error::custom(format!(
        "{pitch_mm} is no pitch: write the width of the glass in millimetres divided by its pixels, 0.05 to 1.0"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::complaint;

    #[test]
    fn an_empty_file_is_a_good_file() {
        assert_eq!(toml::from_str::<KioskFile>("").unwrap(), KioskFile::default());
    }

    #[test]
    fn the_file_that_comes_with_the_program_says_the_defaults() {
        let shipped = include_str!("../../kiosk-config/kiosk.toml");
        assert_eq!(toml::from_str::<KioskFile>(shipped).unwrap(), KioskFile::default());
        let examples: Vec<_> = shipped.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line)).collect();
        let file: KioskFile = toml::from_str(&examples.join("\n")).unwrap();
        assert!(file.office.is_some() && file.printers.len() == 4 && file.sound.card.is_some());
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_the_way_out() {
        for (text, parts) in [
            (
                "data = \"/d\"\nofice = \"https://x\"",
                &["x.toml", "line 2", "`ofice`", "`office`", "`panel`"][..],
            ),
            ("[panel]\npitch = 0.2", &["line 2", "`pitch`", "`pitch_mm`", "`bottom_mm`"]),
            ("[panel]\npitch_mm = 24.8", &["line 2", "24.8", "0.05 to 1.0"]),
            ("[patience]\n\nidle_secs = 5", &["line 3", "30 to 600"]),
            ("[patience]\nidle_secs = -90", &["line 2", "30 to 600"]),
            ("[sound]\non = true\n\nvolume = 300", &["line 4", "1 to 100"]),
            ("kana_from = \"top\"", &["line 1", "`right`", "`left`"]),
            ("role = \"door\"", &["line 1", "door:room-1", "board", "terminal"]),
            ("role = \"door:Room 1\"", &["line 1", "door:room-1"]),
            ("zone = \"Yokohama\"", &["line 1", "Yokohama", "Asia/Tokyo"]),
            ("data = 1", &["line 1", "string"]),
            ("[[printers]]\nname = \"a\"\nwidth_mm = 80", &["line 1", "tcp", "usb", "serial"]),
            (
                "[[printers]]\nname = \"a\"\ntcp = \"192.0.2.31\"\nwidth_mm = 80",
                &["line 1", "192.0.2.31:9100"],
            ),
            ("[[printers]]\nname = \"a\"\nusb = \"lp0\"\nwidth_mm = 80", &["line 1", "/dev/usb/lp0"]),
            ("[[printers]]\nname = \"a\"\nusb = \"/dev/usb/lp0\"\nwidth_mm = 60", &["line 1", "58 or 80"]),
            (
                "[[printers]]\nname = \"a\"\nserial = \"/dev/ttyS0\"\nwidth_mm = 58",
                &["line 1", "baud", "19200"],
            ),
            (
                "[[printers]]\nname = \"a\"\ntcp = \"h:9100\"\nwidth_mm = 58\npurposes = [\"all\"]",
                &["`all`", "`information`", "`follow_up`"],
            ),
            (
                "[[printers]]\nname = \"a\"\ntcp = \"h:1\"\nwidth_mm = 58\n\
                 [[printers]]\nname = \"a\"\ntcp = \"h:2\"\nwidth_mm = 58",
                &["two printers", "\"a\""],
            ),
        ] {
            let said = complaint::<KioskFile>(text);
            for part in parts {
                assert!(said.contains(part), "{part} is missing in: {said}");
            }
        }
    }
}
