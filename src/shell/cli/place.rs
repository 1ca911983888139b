//! Where settings and data are, for every command.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::{
    config::{self, kiosk::KioskFile},
    domain::time::Now,
    shell::{
        kept::Kept,
        settings::{Frame, Settings, Size},
        stage::Scene,
    },
    workers::Home,
};
#[cfg(feature = "office")]
use crate::{kiosk::page::Page, media::sheet};

/// Where settings and data are.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Place {
    /// Settings file [default: kiosk-config/kiosk.toml or /etc/shirube/kiosk.toml, the first that exists]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Directory of the data; over what the settings say
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Whose content a picture is made of.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Choice {
    /// Show the demo corner instead of this terminal's content
    #[cfg(feature = "office")]
    #[arg(long, conflicts_with = "data")]
    demo: bool,
}

impl Choice {
    /// The content of the demo at that day, or what this terminal keeps.
    #[cfg(feature = "office")]
    pub(super) fn kept(&self, settings: &Settings, now: &Now) -> anyhow::Result<Kept> {
        if self.demo { Kept::demo(now.wall.date_naive()) } else { Kept::read(&settings.data) }
    }

    /// The same to be looked at on this page, or on all of them: the demo with its leaflets, whose pages are drawn large
    /// only where one fills the glass.
    #[cfg(feature = "office")]
    pub(super) fn kept_to_see(
        &self,
        settings: &Settings,
        now: &Now,
        page: Option<&Scene>,
    ) -> anyhow::Result<Kept> {
        if !self.demo {
            return Kept::read(&settings.data);
        }
        let is_large = |page: &Scene| matches!(page, Scene::Signage(_) | Scene::Page(Page::Leaflet(..)));
        if !settings.kiosk.role.is_touched() {
            return Kept::demo(now.wall.date_naive());
        }
        let side_px = if page.is_none_or(is_large) { sheet::PAGE_SIDE_PX } else { sheet::SMALL_SIDE_PX };
        Kept::demo_with_leaflets(now.wall.date_naive(), side_px)
    }

    /// What this terminal keeps.
    #[cfg(not(feature = "office"))]
    #[expect(clippy::unused_self, reason = "only a build with the office carries the demo")]
    pub(super) fn kept(&self, settings: &Settings, _: &Now) -> anyhow::Result<Kept> {
        Kept::read(&settings.data)
    }

    /// The same to be looked at.
    #[cfg(not(feature = "office"))]
    pub(super) fn kept_to_see(
        &self,
        settings: &Settings,
        now: &Now,
        _: Option<&Scene>,
    ) -> anyhow::Result<Kept> {
        self.kept(settings, now)
    }
}

impl Choice {
    /// When the office last spoke to this terminal, as far as it noted it; the demo has none.
    #[cfg_attr(
        not(feature = "office"),
        expect(clippy::unused_self, reason = "only a build with the office carries the demo")
    )]
    pub(super) fn last_contact(&self, settings: &Settings) -> anyhow::Result<Option<DateTime<Utc>>> {
        #[cfg(feature = "office")]
        if self.demo {
            return Ok(None);
        }
        Ok(Home::open(&settings.data)?.last_contact())
    }
}

impl Place {
    /// What the settings file and the command line say together.
    pub(super) fn settings(&self, size: Option<Size>, frame: Frame) -> anyhow::Result<Settings> {
        let mut file = match self.file() {
            Some(path) => config::read(&path)?,
            None => KioskFile::default(),
        };
        if let Some(data) = &self.data {
            file.data.clone_from(data);
        }
        Ok(Settings::new(&file, size, frame)?)
    }

    /// The settings file, if there is one.
    pub(super) fn file(&self) -> Option<PathBuf> {
        self.config.clone().or_else(|| config::usual("kiosk.toml"))
    }
}
