//! Why a file does not become a leaflet, and what to do, for staff.

use crate::{
    media::{
        MediaError,
        pdf::{PAGES_MAX, PdfError},
        probe::BYTES_MAX,
    },
    office::{blobs::BlobError, chance::NoChance, records::RecordError, render::RenderError},
    store::error::StoreError,
};

/// Why a file does not become a leaflet.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// A PDF.
    #[error(transparent)]
    Pdf(#[from] RenderError),
    /// A picture, or neither.
    #[error(transparent)]
    Picture(#[from] MediaError),
    /// A page cannot be kept.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The record cannot be saved.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No randomness for an id.
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// The office is stopping.
    #[error("the office is stopping: bring the file in again")]
    Stopped,
}

impl Refusal {
    /// Whether the same file may be taken later: then it is not the file that is wrong.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Pdf(RenderError::Busy | RenderError::Unavailable(_))
            | Self::Blob(BlobError::Store(_))
            | Self::Record(_)
            | Self::Store(_)
            | Self::NoChance(_)
            | Self::Stopped => true,
            Self::Pdf(RenderError::Refused(_) | RenderError::TooSlow | RenderError::TooHeavy)
            | Self::Picture(_)
            | Self::Blob(BlobError::TooLarge(_) | BlobError::NoPicture(_)) => false,
        }
    }
}

/// What is wrong with the file of this name, and what to do.
pub fn said(name: &str, why: &Refusal) -> String {
    let why = match why {
        Refusal::Pdf(error) => of_pdf(error),
        Refusal::Picture(error) => of_picture(error),
        Refusal::Blob(BlobError::TooLarge(_) | BlobError::NoPicture(_)) => {
            "のページは、画面に出せる大きさを こえています。小さく保存し直してから、もう一度入れてください。"
                .to_owned()
        }
        Refusal::Blob(BlobError::Store(_))
        | Refusal::Record(_)
        | Refusal::Store(_)
        | Refusal::NoChance(_) => {
            "を保存できませんでした。少し待って、もう一度入れてください。続くときは管理者に知らせてください。"
                .to_owned()
        }
        Refusal::Stopped => "を読んでいる途中で、しるべが止まりました。もう一度入れてください。".to_owned(),
    };
    format!("「{name}」{why}")
}

fn of_pdf(error: &RenderError) -> String {
    match error {
        RenderError::Refused(why) => of_refused(*why),
        RenderError::TooSlow => {
            "は読むのに時間がかかりすぎるので、やめました。紙に印刷してスキャンするか、ページを画像で保存して入れてください。"
                .to_owned()
        }
        RenderError::TooHeavy => {
            "は重すぎて読めません。紙に印刷してスキャンするか、ページを画像で保存して入れてください。".to_owned()
        }
        RenderError::Busy => {
            "は、まだ受け取っていません。ほかのファイルを読んでいます。1分ほど待って、もう一度入れてください。".to_owned()
        }
        RenderError::Unavailable(_) => {
            "を読むしくみが動きません。管理者に知らせてください（記録に理由が残っています）。".to_owned()
        }
    }
}

fn of_refused(why: PdfError) -> String {
    match why {
        PdfError::TooManyBytes => too_many_bytes(),
        PdfError::Locked => {
            "にはパスワードが かかっています。パスワードなしで保存し直したものを、送ってくれた人に たのんでください。"
                .to_owned()
        }
        PdfError::Broken => {
            "は、こわれているか、途中で切れています。もう一度保存し直すか、紙に印刷してスキャンしてください。".to_owned()
        }
        PdfError::NoPage => {
            "にはページがありません。ページのあるPDFに保存し直して、もう一度入れてください。".to_owned()
        }
        PdfError::TooManyPages(pages) => format!(
            "は{pages}ページあります。チラシは{PAGES_MAX}ページまでです。必要なページだけのPDFに分けて、もう一度入れてください。"
        ),
    }
}

fn of_picture(error: &MediaError) -> String {
    match error {
        MediaError::TooManyBytes => too_many_bytes(),
        MediaError::TooManyPixels { .. } => {
            "は画素が多すぎます。長い辺を8000ピクセルまでに小さくして、もう一度入れてください。".to_owned()
        }
        MediaError::UnknownFormat => {
            "は、PDF・JPEG・PNG・WebPのどれでもありません。元のソフトで「PDFで保存」してから、もう一度入れてください。"
                .to_owned()
        }
        MediaError::Damaged(_) => {
            "は、こわれているか、途中で切れています。もう一度スキャンするか、送ってくれた人に もう一度たのんでください。"
                .to_owned()
        }
    }
}

fn too_many_bytes() -> String {
    let mega = BYTES_MAX / 1024 / 1024;
    format!("は大きすぎます。{mega}MBまでです。画質を下げて保存し直すか、2つに分けてください。")
}
