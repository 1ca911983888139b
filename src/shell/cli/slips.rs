//! `slip`: a paper as a picture, or as the bytes a receipt printer takes.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, bail};

use super::{
    place::{Choice, Place},
    shots::{lang, moment},
};
use crate::{
    domain::{
        agenda::Agenda,
        slip::{Slip, SlipKind, Source},
        text::Lang,
    },
    screen::raster::Picture,
    shell::settings::Frame,
    slip::{
        escpos,
        measure::{Print, Roll},
        raster::Raster,
    },
};

/// Save a paper as the printer would print it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  shirube-kiosk slip --kind week --width 80 --demo --out week.png\n  \
                  shirube-kiosk slip --kind group/ID --width 58 --large --lang en --out group.png\n  \
                  shirube-kiosk slip --kind first-visit --width 80 --out card.bin && nc -N PRINTER 9100 < card.bin")]
pub(super) struct SlipArguments {
    #[command(flatten)]
    place: Place,
    /// What to print: group/ID, groups/ID,ID, memo/ID (no name on it), event/ID, leaflet/ID, week, first-visit, start-group, rooms, talk or follow-up (a specimen)
    #[arg(long, value_name = "KIND")]
    kind: SlipKind,
    /// Width of the roll in millimetres: 58 or 80
    #[arg(long, value_name = "MM", value_parser = roll)]
    width: Roll,
    /// In large print
    #[arg(long)]
    large: bool,
    /// The file to write: .png for a picture, .bin for ESC/POS bytes
    #[arg(long, value_name = "FILE", value_parser = out)]
    out: Out,
    #[command(flatten)]
    choice: Choice,
    /// The moment, like "2026-11-21 13:42", or 13:42 of this day [default: this moment]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Language: ja, ja-easy, en, zh-Hans, zh-Hant, ko, vi, pt, es or tl; Japanese stands beside it
    #[arg(long, value_name = "LANG", default_value = "ja", value_parser = lang)]
    lang: Lang,
}

/// Where to, and in which form.
#[derive(Debug, Clone)]
enum Out {
    Png(PathBuf),
    Bytes(PathBuf),
}

pub(super) fn run(arguments: &SlipArguments) -> anyhow::Result<()> {
    let settings = arguments.place.settings(None, Frame::Bare)?;
    let now = moment(arguments.at.as_deref(), settings.kiosk.zone)?;
    let kept = arguments.choice.kept(&settings, &now)?;
    let content = kept.content()?;
    let at = now.wall.naive_local();
    let agenda = Agenda::of(content, at.date());
    let source = Source { content, agenda: &agenda, at: Some(at), lang: arguments.lang };
    let slip = match Slip::make(&arguments.kind, source) {
        Ok(slip) => slip,
        Err(no) => bail!("there is no slip \"{}\": {no}", arguments.kind),
    };
    let print = if arguments.large { Print::Large } else { Print::Normal };
    let raster = settings
        .typefaces()
        .set(&slip, arguments.lang, (arguments.width, print))
        .context("this slip cannot be set: install fonts-noto-cjk, or name its files under [fonts]")?;
    match &arguments.out {
        Out::Png(path) => write(path, &picture(&raster)?.to_png()?),
        Out::Bytes(path) => write(path, &escpos::picture(&raster)),
    }
}

fn picture(raster: &Raster) -> anyhow::Result<Picture> {
    let rgba = raster.to_grey().into_iter().flat_map(|grey| [grey, grey, grey, 255]).collect();
    Ok(Picture { width: u32::try_from(raster.width())?, height: u32::try_from(raster.height())?, rgba })
}

fn write(path: &std::path::Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn roll(text: &str) -> Result<Roll, String> {
    text.parse().ok().and_then(Roll::from_mm).ok_or_else(|| "write 58 or 80".to_owned())
}

fn out(text: &str) -> Result<Out, String> {
    let path = PathBuf::from(text);
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("png") => Ok(Out::Png(path)),
        Some("bin") => Ok(Out::Bytes(path)),
        Some(_) | None => Err("name a file that ends in .png or .bin".to_owned()),
    }
}

#[cfg(test)]
#[cfg(feature = "office")]
mod tests {
    use super::*;
    use crate::{shell::kept::Kept, workers::Typefaces};

    /// Whatever staff write into the demo: every paper of it can be set on both rolls, in every language.
    #[test]
    fn every_paper_of_the_demo_can_be_printed() {
        let at: chrono::NaiveDateTime = "2026-11-21T13:42:00".parse().unwrap();
        let demo = Kept::demo(at.date()).unwrap();
        let content = demo.content().unwrap();
        let agenda = Agenda::of(content, at.date());
        let groups = content.groups.keys().flat_map(|id| [format!("group/{id}"), format!("memo/{id}")]);
        let rest = content.events.keys().map(|id| format!("event/{id}"));
        let leaflets = content.leaflets.keys().map(|id| format!("leaflet/{id}"));
        let fixed = ["week", "first-visit", "start-group", "rooms", "talk"].map(str::to_owned);
        let noto = crate::screen::fonts::NotoFiles::debian();
        let typefaces = Typefaces { regular: noto.regular, bold: noto.bold };
        let kinds: Vec<String> = groups.chain(rest).chain(leaflets).chain(fixed).collect();
        let langs = [Lang::Ja, Lang::JaEasy, Lang::En];
        let mut printed = 0;
        for (kind, lang) in kinds.iter().flat_map(|kind| langs.map(|lang| (kind, lang))) {
            let source = Source { content, agenda: &agenda, at: Some(at), lang };
            let slip = Slip::make(&kind.parse().unwrap(), source).ok();
            let raster = slip.map(|slip| typefaces.set(&slip, lang, (Roll::Narrow, Print::Large)));
            assert!(!matches!(raster, Some(Err(_))), "{kind} in {lang:?}: {raster:?}");
            printed += usize::from(raster.is_some());
        }
        assert!(printed > 60, "only {printed} papers");
    }
}
