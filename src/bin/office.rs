//! `shirube-office`: the server on the 12th floor.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use shirube::office::{cli, preview::Preview};

fn main() -> ExitCode {
    cli::main(preview())
}

/// The kiosk's own renderer for the console's previews, where it was built in.
#[cfg(feature = "preview")]
fn preview() -> Option<Preview> {
    use std::sync::Arc;

    use shirube::{
        office::preview::{CannotDraw, PreviewOf},
        screen::{
            fonts::NotoFiles,
            preview::{Still, Studio},
        },
    };

    let studio = Studio::new(&NotoFiles::debian());
    Some(Arc::new(move |of: &PreviewOf<'_>| {
        let PreviewOf { content, shown, at, width_px, blobs } = *of;
        let still = Still { content, shown, at, width_px, bytes: &|hash| blobs(hash) };
        studio.slide(&still).map_err(|error| CannotDraw(error.to_string()))
    }))
}

#[cfg(not(feature = "preview"))]
fn preview() -> Option<Preview> {
    None
}
