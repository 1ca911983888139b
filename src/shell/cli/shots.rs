//! `shot`: pictures of pages, without a window.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeZone as _};
use chrono_tz::Tz;

use super::{
    place::{Choice, Place},
    say,
};
use crate::{
    clock::{Clock as _, SystemClock},
    domain::{
        role::Role,
        text::Lang,
        time::{Mono, Now},
    },
    kiosk::page::{Look, Manner, Page, Prefs, Reach, TextSize},
    screen::raster::Canvas,
    shell::{
        settings::{Frame, Settings, Size},
        shot::Camera,
        stage::Scene,
    },
};

/// Later than every patience: a page that asks has been waiting that long.
const MONO: Mono = Mono(24 * 60 * 60 * 1000);

/// Save a picture of a page as the terminal would show it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  shirube-kiosk shot --page home --out home.png\n  \
                  shirube-kiosk shot --page rooms --at \"2026-11-21 13:42\" --text large --out rooms.png\n  \
                  shirube-kiosk shot --role door:room-1 --size 1280x800 --out door.png\n  \
                  shirube-kiosk shot --all pictures --size 720x1280")]
pub(super) struct ShotArguments {
    #[command(flatten)]
    place: Place,
    /// The page, like home, rooms, group/ID or signage:notice/ID
    #[arg(long, value_name = "PAGE", required_unless_present_any = ["all", "role"])]
    page: Option<Scene>,
    /// As a terminal of this role: board, or door: and a room's id, like door:room-1 [default: what the settings say]
    #[arg(long, value_name = "ROLE", conflicts_with = "all")]
    role: Option<Role>,
    /// The PNG file to write
    #[arg(long, value_name = "FILE", required_unless_present = "all")]
    out: Option<PathBuf>,
    /// Every page, upright and lying, normal, large and in contrast, and home in every language, into DIR
    #[arg(long, value_name = "DIR", conflicts_with_all = ["page", "out", "text", "theme"])]
    all: Option<PathBuf>,
    #[command(flatten)]
    choice: Choice,
    /// As after a start while the office cannot be reached
    #[arg(long)]
    offline: bool,
    /// The moment, like "2026-11-21 13:42", or 13:42 of this day [default: this moment]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Language: ja, ja-easy, en, zh-Hans, zh-Hant, ko, vi, pt, es or tl
    #[arg(long, value_name = "LANG", default_value = "ja", value_parser = lang)]
    lang: Lang,
    /// Size of the text: normal or large
    #[arg(long, value_name = "SIZE", default_value = "normal", value_parser = text_size)]
    text: TextSize,
    /// Colours: light, contrast or evening
    #[arg(long, value_name = "THEME", default_value = "light", value_parser = look)]
    theme: Look,
    /// As after 画面を下げる: nothing to touch higher than somebody who sits reaches
    #[arg(long)]
    lowered: bool,
    /// With かんたん, the simple first page
    #[arg(long)]
    simple: bool,
    /// Size of the glass in pixels
    #[arg(long, value_name = "WxH", default_value = "1080x1920")]
    size: Size,
}

pub(super) fn run(arguments: &ShotArguments) -> anyhow::Result<()> {
    let mut settings = arguments.place.settings(None, Frame::Bare)?;
    if let Some(role) = &arguments.role {
        settings.kiosk.role = role.clone();
    }
    let signage = Scene::Signage(None);
    let scene = arguments.page.as_ref().or(arguments.role.as_ref().map(|_| &signage));
    let now = moment(arguments.at.as_deref(), settings.kiosk.zone)?;
    let kept = arguments.choice.kept_to_see(&settings, &now, scene)?;
    let content = kept.content()?;
    let bytes = |blob| kept.bytes(blob);
    let silent_since = if arguments.offline { arguments.choice.last_contact(&settings)? } else { None };
    let canvas = Canvas::new(&settings.noto);
    let typefaces = &settings.typefaces();
    let camera =
        Camera { content, bytes: &bytes, config: settings.kiosk.clone(), silent_since, typefaces, canvas };
    let mut shooting = Shooting { camera, settings: &settings, now };
    let (lang, text_size, look) = (arguments.lang, arguments.text, arguments.theme);
    let reach = if arguments.lowered { Reach::Lowered } else { Reach::Whole };
    let manner = if arguments.simple { Manner::Simple } else { Manner::Full };
    let prefs = Prefs { lang, text_size, look, reach, manner };
    if let Some(dir) = &arguments.all {
        return shooting.everything(dir, arguments.lang, arguments.size);
    }
    let (Some(scene), Some(out)) = (scene, &arguments.out) else { return Ok(()) };
    if !scene.exists(content) {
        bail!("there is no \"{scene}\" in this content: find one with shirube-kiosk search");
    }
    shooting.one(scene, prefs, arguments.size, out)
}

struct Shooting<'a> {
    camera: Camera<'a>,
    settings: &'a Settings,
    now: Now,
}

impl Shooting<'_> {
    fn one(&mut self, scene: &Scene, prefs: Prefs, size: Size, out: &Path) -> anyhow::Result<()> {
        let panel = self.settings.glass.panel(size.width.into(), size.height.into());
        let picture = self.camera.take(scene, prefs, panel, self.now);
        fs::write(out, picture.to_png()?).with_context(|| format!("cannot write {}", out.display()))
    }

    fn everything(&mut self, dir: &Path, lang: Lang, size: Size) -> anyhow::Result<()> {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
        let reading = [
            ("normal", TextSize::Normal, Look::Light),
            ("large", TextSize::Large, Look::Light),
            ("contrast", TextSize::Normal, Look::Contrast),
        ];
        let (narrow, wide) = (size.width.min(size.height), size.width.max(size.height));
        let portrait = Size { width: narrow, height: wide };
        let shapes = [("portrait", portrait), ("landscape", Size { width: wide, height: narrow })];
        let ways = || shapes.iter().flat_map(|shape| reading.iter().map(move |reading| (shape, reading)));
        for scene in Scene::all(self.camera.content) {
            let name = scene.to_string().replace(['/', ':'], "-");
            for ((shape, size), (how, text_size, look)) in ways() {
                let out = dir.join(format!("{name}-{shape}-{how}.png"));
                let prefs = Prefs { lang, text_size: *text_size, look: *look, ..Prefs::default() };
                self.one(&scene, prefs, *size, &out)?;
                say::line(&out.display().to_string())?;
            }
        }
        self.languages(dir, portrait)
    }

    /// Home as each language says it.
    fn languages(&mut self, dir: &Path, size: Size) -> anyhow::Result<()> {
        for lang in Lang::ALL {
            let out = dir.join(format!("home-portrait-{}.png", lang.tag()));
            let prefs = Prefs { lang, ..Prefs::default() };
            self.one(&Scene::Page(Page::Home), prefs, size, &out)?;
            say::line(&out.display().to_string())?;
        }
        Ok(())
    }
}

/// The moment somebody asks about: none names this one.
pub(super) fn moment(text: Option<&str>, zone: Tz) -> anyhow::Result<Now> {
    let present = SystemClock::start().utc().with_timezone(&zone);
    let wall = match text {
        None => present,
        Some(text) => read_moment(text, present)
            .with_context(|| format!("\"{text}\" is no time: write \"2026-11-21 13:42\", or 13:42"))?,
    };
    Ok(Now { mono: MONO, wall })
}

fn read_moment(text: &str, present: DateTime<Tz>) -> Option<DateTime<Tz>> {
    let full = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"];
    let moment = full.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let today =
        || NaiveTime::parse_from_str(text, "%H:%M").ok().map(|time| present.date_naive().and_time(time));
    present.timezone().from_local_datetime(&moment.or_else(today)?).earliest()
}

/// A language by its tag.
pub(super) fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| format!("write one of {}", Lang::ALL.map(Lang::tag).join(", ")))
}

fn text_size(text: &str) -> Result<TextSize, String> {
    match text {
        "normal" => Ok(TextSize::Normal),
        "large" => Ok(TextSize::Large),
        _ => Err("write normal or large".to_owned()),
    }
}

fn look(text: &str) -> Result<Look, String> {
    match text {
        "light" => Ok(Look::Light),
        "contrast" => Ok(Look::Contrast),
        "evening" => Ok(Look::Evening),
        _ => Err("write light, contrast or evening".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_people_write_them() {
        let zone = chrono_tz::Asia::Tokyo;
        let present = zone.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap();
        for (text, said) in [
            ("2026-11-22 13:42", "2026-11-22 13:42:00"),
            ("2026-11-22T13:42", "2026-11-22 13:42:00"),
            ("2026-11-22 13:42:30", "2026-11-22 13:42:30"),
            ("13:42", "2026-11-21 13:42:00"),
        ] {
            let read = read_moment(text, present).unwrap();
            assert_eq!(read.format("%Y-%m-%d %H:%M:%S").to_string(), said);
        }
        for text in ["", "tomorrow", "2026-11-31 10:00", "25:00", "2026-11-22"] {
            assert_eq!(read_moment(text, present), None, "{text}");
        }
    }
}
