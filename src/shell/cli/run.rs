//! `run`: the terminal itself.

use std::path::PathBuf;

use super::place::Place;
use crate::shell::{
    headless,
    settings::{Frame, Size},
    stumble, window,
};

/// Show the signage and serve visitors, until SIGTERM or SIGINT
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  shirube-kiosk run\n  shirube-kiosk run --windowed --size 540x960")]
pub(super) struct RunArguments {
    #[command(flatten)]
    place: Place,
    /// Size of the window in pixels, like 1080x1920 [default: the whole monitor]
    #[arg(long, value_name = "WxH")]
    size: Option<Size>,
    /// An ordinary window with a pointer, to look at it on a desk
    #[arg(long, conflicts_with = "headless")]
    windowed: bool,
    /// Everything but the window
    #[arg(long)]
    headless: bool,
    /// Show signage, home, a group and the rooms, save what the window showed in DIR, then go on running
    #[arg(long, value_name = "DIR", conflicts_with = "headless")]
    tour: Option<PathBuf>,
}

pub(super) fn run(arguments: &RunArguments) -> anyhow::Result<()> {
    let frame = if arguments.windowed { Frame::Windowed } else { Frame::Bare };
    let settings = arguments.place.settings(arguments.size, frame)?;
    if arguments.headless {
        return headless::run(&settings);
    }
    stumble::end_on_panic();
    window::run(&settings, arguments.tour.as_deref())
}
