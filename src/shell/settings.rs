//! From the settings file and the command line to what the kiosk, the glass and the workers are told.

use std::{
    hash::{BuildHasher as _, RandomState},
    path::PathBuf,
    sync::Arc,
};

use egui::Vec2;

use crate::{
    config::{
        aloud::{AloudFile, Headphones},
        kiosk::{KioskFile, Side},
        printer::{PrinterFile, Purpose, Width},
        sound::SoundFile,
    },
    kiosk::config::{AloudConfig, Jack, KanaFrom, KioskConfig, Patience, SoundConfig},
    screen::{
        fonts::NotoFiles,
        theme::{DESIGN_PITCH_MM, Panel},
    },
    slip::measure::Roll,
    workers::{
        Contact, Mouth, Printer, Serves, Typefaces,
        address::{Address, BadAddress},
        aloud,
        dictation::Dictation,
        sound,
    },
};

/// Width and height in pixels of an ordinary window.
pub const ON_A_DESK: Vec2 = Vec2::new(540.0, 960.0);

/// Everything a terminal is told before it starts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where it keeps its data.
    pub data: PathBuf,
    /// The office to be paired with.
    pub address: Option<Address>,
    /// What the kiosk is told.
    pub kiosk: KioskConfig,
    /// The glass.
    pub glass: Glass,
    /// Typefaces that are not built in.
    pub noto: NotoFiles,
    /// Printers for visitors, in the order in which they are tried.
    pub printers: Arc<[Printer]>,
    /// How it rings, and would ring if it were switched on.
    pub sound: SoundConfig,
    /// The sound card; none is the default one.
    pub sound_card: Option<String>,
    /// What reads aloud, and by what it is heard.
    pub aloud: AloudSettings,
    /// Mebibytes that pictures and leaflets may take of the disk.
    pub media_mib: u16,
}

/// What reads aloud, and by what it is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AloudSettings {
    /// Folder of the dictionary.
    pub dictionary: PathBuf,
    /// What tells of headphones.
    pub contact: Contact,
    /// The sound card of the headphones; none is that of the loudspeaker.
    pub headphones_card: Option<String>,
}

/// The glass, as far as it is known before there is a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glass {
    /// Millimetres from one pixel to the next.
    pub pitch_mm: f32,
    /// Width and height in pixels, where somebody said so; otherwise the whole monitor.
    pub size: Option<Size>,
    /// How the window stands on the monitor.
    pub frame: Frame,
}

/// How the window stands on the monitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Over the whole monitor, without edges or pointer.
    Bare,
    /// An ordinary window, to look at it on a desk.
    Windowed,
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Pixels from left to right, 160 to 8192.
    pub width: u16,
    /// Pixels from top to bottom, 160 to 8192.
    pub height: u16,
}

/// The text is no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write width and height in pixels like 1080x1920, each from 160 to 8192")]
pub struct BadSize;

impl Settings {
    /// Parses what the file says; the size and the frame come from the command line.
    pub fn new(file: &KioskFile, size: Option<Size>, frame: Frame) -> Result<Self, BadAddress> {
        let patience = &file.patience;
        let wait = |idle: u16, answer: u16| Patience { idle_secs: idle.into(), answer_secs: answer.into() };
        let printers = in_order(&file.printers);
        let informing = printers.iter().filter(|printer| printer.serves.informs()).count();
        let sound = sound(&file.sound);
        let kiosk = KioskConfig {
            sound: file.sound.on.then_some(sound),
            aloud: aloud_config(&file.aloud),
            printers: u8::try_from(informing).unwrap_or(u8::MAX),
            hands_out: hands_out(&printers),
            role: file.role.clone(),
            zone: file.zone,
            ordinary: wait(patience.idle_secs, patience.answer_secs),
            sensitive: wait(patience.sensitive_idle_secs, patience.sensitive_answer_secs),
            writing: wait(patience.writing_idle_secs, patience.writing_answer_secs),
            talk_idle_secs: patience.talk_idle_secs.into(),
            hidden_secs: patience.hidden_secs.into(),
            screen_side_px: size.map_or(file.panel.side_px, Size::longest).into(),
            reduce_motion: file.reduce_motion,
            panel_bottom_mm: file.panel.bottom_mm,
            staff_pin: file.staff.pin,
            kana_from: match file.kana_from {
                Side::Right => KanaFrom::Right,
                Side::Left => KanaFrom::Left,
            },
            seed: RandomState::new().hash_one(std::process::id()),
            ..KioskConfig::default()
        };
        let noto = NotoFiles {
            regular: Some(file.fonts.noto_regular.clone()),
            bold: Some(file.fonts.noto_bold.clone()),
        };
        let glass = Glass { pitch_mm: file.panel.pitch_mm, size, frame };
        let address = file.office.as_deref().map(str::parse).transpose()?;
        let (data, sound_card) = (file.data.clone(), file.sound.card.clone());
        let (aloud, media_mib) = (aloud_settings(&file.aloud), file.media_mib);
        Ok(Self { data, address, kiosk, glass, noto, printers, sound, sound_card, aloud, media_mib })
    }

    /// What reads aloud.
    pub fn mouth(&self) -> Mouth {
        let headphones = self.aloud.headphones_card.as_ref().or(self.sound_card.as_ref());
        Mouth {
            reader: aloud::reader(&self.aloud.dictionary),
            loudspeaker: sound::loudspeaker(self.sound_card.as_deref()),
            headphones: sound::loudspeaker(headphones.map(String::as_str)),
            hush: aloud::Hush::default(),
            dictation: Dictation::default(),
        }
    }

    /// What papers are set in.
    pub fn typefaces(&self) -> Typefaces {
        Typefaces { regular: self.noto.regular.clone(), bold: self.noto.bold.clone() }
    }
}

/// How it reads aloud; where there is no dictionary it does not, and no button says that it could.
fn aloud_config(file: &AloudFile) -> Option<AloudConfig> {
    let jack = if file.headphones.is_some() { Jack::Watched } else { Jack::None };
    let volume_percent = u8::try_from(file.volume).unwrap_or(100);
    let is_there = cfg!(feature = "voice") && file.dictionary.join("metadata.json").is_file();
    (file.on && is_there).then_some(AloudConfig { volume_percent, jack })
}

fn aloud_settings(file: &AloudFile) -> AloudSettings {
    let contact = match &file.headphones {
        None => Contact::None,
        Some(Headphones::Jack(card)) => Contact::Jack(card.clone()),
        Some(Headphones::Card(name)) => Contact::Card(name.clone()),
        Some(Headphones::File(path)) => Contact::File(path.clone()),
    };
    let (dictionary, headphones_card) = (file.dictionary.clone(), file.headphones_card.clone());
    AloudSettings { dictionary, contact, headphones_card }
}

/// Printers that inform come first, in the order in which they are tried; those for follow-up slips alone stand behind.
fn in_order(files: &[PrinterFile]) -> Arc<[Printer]> {
    let (inform, others): (Vec<Printer>, Vec<Printer>) =
        files.iter().filter_map(printer).partition(|printer| printer.serves.informs());
    inform.into_iter().chain(others).collect()
}

/// The printers for follow-up slips, by number.
fn hands_out(printers: &[Printer]) -> u16 {
    let hands = (0_u32..16).zip(printers).filter(|(_, printer)| printer.serves.hands_out());
    hands.fold(0, |all, (number, _)| all | 1 << number)
}

/// A printer that prints something; none for one that has no purpose.
fn printer(file: &PrinterFile) -> Option<Printer> {
    let purposes = &file.purposes;
    let serves = match (purposes.contains(&Purpose::Information), purposes.contains(&Purpose::FollowUp)) {
        (true, true) => Serves::Everything,
        (true, false) => Serves::Information,
        (false, true) => Serves::FollowUp,
        (false, false) => return None,
    };
    let roll = match file.width {
        Width::Narrow => Roll::Narrow,
        Width::Wide => Roll::Wide,
    };
    Some(Printer { name: file.name.clone(), connection: file.connection.clone(), roll, serves })
}

fn sound(file: &SoundFile) -> SoundConfig {
    let mut spans = file.quiet.iter().copied();
    SoundConfig {
        volume_percent: u8::try_from(file.volume).unwrap_or(100),
        opening: file.opening,
        closing_minutes: (file.closing_minutes > 0).then_some(file.closing_minutes),
        quiet: std::array::from_fn(|_| spans.next()),
    }
}

impl Glass {
    /// The panel to be expected before there is a window.
    pub fn expected_panel(&self) -> Panel {
        let usual = match self.frame {
            Frame::Bare => Vec2::new(Panel::PORTRAIT.width_px, Panel::PORTRAIT.height_px),
            Frame::Windowed => ON_A_DESK,
        };
        let size = self.size.map_or(usual, |size| Vec2::new(size.width.into(), size.height.into()));
        self.panel(size.x, size.y)
    }

    /// The panel of a window of this size. A window on a desk is a small likeness of the panel: what has a size in
    /// millimetres shrinks with it.
    pub fn panel(&self, width_px: f32, height_px: f32) -> Panel {
        let pitch_mm = match self.frame {
            Frame::Bare => self.pitch_mm,
            Frame::Windowed => {
                let whole = if height_px >= width_px { Panel::PORTRAIT } else { Panel::LANDSCAPE };
                let shrunk = (width_px / whole.width_px).min(height_px / whole.height_px);
                DESIGN_PITCH_MM / shrunk.clamp(0.1, 1.0)
            }
        };
        Panel { width_px, height_px, pitch_mm }
    }
}

impl Size {
    fn longest(self) -> u16 {
        self.width.max(self.height)
    }
}

impl std::str::FromStr for Size {
    type Err = BadSize;

    fn from_str(text: &str) -> Result<Self, BadSize> {
        let (width, height) = text.split_once(['x', 'X', '×']).ok_or(BadSize)?;
        let side = |text: &str| {
            let side = text.trim().parse::<u16>().ok();
            side.filter(|side| (160..=8192).contains(side)).ok_or(BadSize)
        };
        Ok(Self { width: side(width)?, height: side(height)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for text in ["1080x1920", "1080X1920", "1080×1920", "1080 x 1920"] {
            assert_eq!(text.parse(), Ok(Size { width: 1080, height: 1920 }), "{text}");
        }
        for text in ["", "1080", "1080x", "x1920", "-1x5", "159x1920", "1080x9000", "1080x1920x3"] {
            assert_eq!(text.parse::<Size>(), Err(BadSize), "{text}");
        }
    }

    #[test]
    fn the_file_reaches_the_kiosk() {
        let mut file = KioskFile::default();
        file.patience.idle_secs = 200;
        file.patience.writing_idle_secs = 240;
        file.kana_from = Side::Left;
        file.role = Role::Board;
        file.office = Some("https://192.0.2.12:8443".to_owned());
        let settings = Settings::new(&file, None, Frame::Bare).unwrap();
        assert_eq!(settings.kiosk.ordinary.idle_secs, 200);
        assert_eq!(settings.kiosk.writing, Patience { idle_secs: 240, answer_secs: 30 });
        assert_eq!(settings.kiosk.kana_from, KanaFrom::Left);
        assert_eq!((settings.kiosk.role, settings.kiosk.screen_side_px), (Role::Board, 1920));
        assert_eq!((settings.kiosk.sound, settings.sound.volume_percent), (None, 50), "off is off");
        assert_eq!(settings.address.unwrap().to_string(), "https://192.0.2.12:8443");
        file.sound = SoundFile { on: true, closing_minutes: 0, ..SoundFile::default() };
        let sound = Settings::new(&file, None, Frame::Bare).unwrap().kiosk.sound.unwrap();
        assert_eq!((sound.opening, sound.closing_minutes, sound.quiet().count()), (true, None, 1));
        file.office = Some("office".to_owned());
        assert!(Settings::new(&file, None, Frame::Bare).is_err());
    }

    #[test]
    fn a_window_on_a_desk_is_a_likeness() {
        let glass = |frame| Glass { pitch_mm: 0.248, size: None, frame };
        assert!((glass(Frame::Bare).panel(540.0, 960.0).pitch_mm - 0.248).abs() < 1e-6);
        let small = glass(Frame::Windowed).panel(540.0, 960.0);
        assert!((small.pitch_mm - 2.0 * DESIGN_PITCH_MM).abs() < 1e-6);
    }
}
