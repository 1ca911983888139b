//! `shirube-office`: the server on the 12th floor.
#![forbid(unsafe_code)]

use std::{alloc::System, process::ExitCode};

use shirube::office::cli;
use zeroizing_alloc::ZeroAlloc;

/// What is given back is overwritten first: words that somebody read lie nowhere once their page is sent.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

#[cfg(feature = "preview")]
fn main() -> ExitCode {
    cli::main(Some(preview()))
}

#[cfg(not(feature = "preview"))]
fn main() -> ExitCode {
    cli::main(None)
}

/// The kiosk's own renderer for the console's previews.
#[cfg(feature = "preview")]
fn preview() -> shirube::office::preview::Preview {
    use std::sync::Arc;

    use shirube::{
        office::preview::{CannotDraw, PreviewOf},
        screen::{
            fonts::NotoFiles,
            preview::{Still, Studio},
        },
    };

    let studio = Studio::new(&NotoFiles::debian());
    Arc::new(move |of: &PreviewOf<'_>| {
        let PreviewOf { content, shown, at, width_px, blobs } = *of;
        let still = Still { content, shown, at, width_px, bytes: &|hash| blobs(hash) };
        studio.slide(&still).map_err(|error| CannotDraw(error.to_string()))
    })
}
