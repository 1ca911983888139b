//! Pages of a PDF by a process of its own: whatever the file does, the office goes on and hears why.
//!
//! A PDF is a program somebody else wrote. It runs in `shirube-office render-pdf`, which may take only so much memory
//! and time, cannot reach the office's data, and is thrown away afterwards. One runs at a time; a few may wait.

pub mod child;
mod frames;

use std::{
    io,
    os::unix::process::ExitStatusExt as _,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    sync::OnceLock,
    time::Duration,
};

use tokio::{
    io::{AsyncWriteExt as _, BufReader},
    process::{Child, Command},
    sync::Semaphore,
    time::timeout,
};

use self::frames::Frame;
use crate::media::{
    pdf::{PAGES_MAX, PdfError},
    sheet::Sheet,
};

/// Files that may wait for the one that is being drawn; more are told to come back.
const WAITING_MAX: usize = 5;
/// Files drawn beside each other where nobody else needs the machine: what the smallest has.
const AT_ONCE: usize = 2;

/// How long a file may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Seconds from one page to the next.
    pub page_secs: u64,
    /// Seconds for the whole file.
    pub whole_secs: u64,
}

impl Default for Patience {
    /// A page of print takes a tenth of a second, sixty pages of photographs a minute on a small machine.
    fn default() -> Self {
        Self { page_secs: 20, whole_secs: 180 }
    }
}

/// Why there are no pages.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The file itself says why.
    #[error(transparent)]
    Refused(#[from] PdfError),
    /// It took too long, and was stopped.
    #[error("the PDF takes too long to draw: print it and scan the paper, or save its pages as pictures")]
    TooSlow,
    /// It wanted too much memory, or fell over itself.
    #[error("the PDF is too heavy to draw: print it and scan the paper, or save its pages as pictures")]
    TooHeavy,
    /// Too many files wait already.
    #[error("other files are being read: wait a minute and bring this one in again")]
    Busy,
    /// The program that draws cannot be started.
    #[error("pages cannot be drawn on this machine: see that shirube-office is where it was installed ({0})")]
    Unavailable(#[source] io::Error),
}

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Progress {
    /// Pages drawn.
    pub done: usize,
    /// Pages of the file; 0 until it was opened.
    pub of: usize,
}

/// Draws PDFs, one at a time unless it is made for a command that has the machine to itself.
pub struct Renderer {
    program: OnceLock<PathBuf>,
    patience: Patience,
    turns: Semaphore,
    waiting: Semaphore,
}

impl Default for Renderer {
    fn default() -> Self {
        Self::patient(Patience::default())
    }
}

impl Renderer {
    /// One that waits as long as this.
    pub fn patient(patience: Patience) -> Self {
        let (turns, waiting) = (Semaphore::new(1), Semaphore::new(WAITING_MAX));
        Self { program: OnceLock::new(), patience, turns, waiting }
    }

    /// One that draws two files at a time: for the command line, where nobody else waits.
    pub fn wide() -> Self {
        Self { turns: Semaphore::new(AT_ONCE), ..Self::default() }
    }

    /// Names the program whose `render-pdf` draws, where it is another than the one that runs; the first name stays.
    pub fn draw_by(&self, program: &Path) {
        drop(self.program.set(program.to_owned()));
    }

    /// Every page of a PDF. `on_page` hears how far it is.
    pub async fn pages(
        &self,
        pdf: &[u8],
        on_page: impl Fn(Progress) + Send,
    ) -> Result<Vec<Sheet>, RenderError> {
        let _place = self.waiting.try_acquire().map_err(|_full| RenderError::Busy)?;
        let _turn = self.turns.acquire().await.map_err(|_closed| RenderError::Busy)?;
        let mut child = self.start().map_err(RenderError::Unavailable)?;
        let whole = Duration::from_secs(self.patience.whole_secs);
        let drawn = timeout(whole, self.listen(&mut child, pdf, on_page)).await;
        let heard = drawn.unwrap_or(Err(RenderError::TooSlow));
        if let Err(error) = child.kill().await {
            tracing::warn!(%error, "the program that draws pages cannot be stopped");
        }
        heard
    }

    fn start(&self) -> io::Result<Child> {
        let program = self.program.get().cloned().map_or_else(own_program, Ok)?;
        Command::new(program)
            .arg("render-pdf")
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
    }

    async fn listen(
        &self,
        child: &mut Child,
        pdf: &[u8],
        on_page: impl Fn(Progress) + Send,
    ) -> Result<Vec<Sheet>, RenderError> {
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(RenderError::Unavailable(io::ErrorKind::BrokenPipe.into()));
        };
        // A child that dies while it is fed says why by how it died.
        if let Err(error) = input.write_all(pdf).await {
            tracing::debug!(%error, "the program that draws pages stopped listening");
        }
        drop(input);
        let mut output = BufReader::new(output);
        let mut sheets = Vec::new();
        let mut of = 0;
        loop {
            let page = Duration::from_secs(self.patience.page_secs);
            match timeout(page, frames::read(&mut output)).await.map_err(|_late| RenderError::TooSlow)? {
                Ok(Some(Frame::Pages(pages))) => of = pages.min(PAGES_MAX),
                Ok(Some(Frame::Sheet(sheet))) if sheets.len() < of => sheets.push(sheet),
                Ok(Some(Frame::Refused(why))) => return Err(why.into()),
                Ok(Some(Frame::Done)) if !sheets.is_empty() && sheets.len() == of => return Ok(sheets),
                Ok(Some(Frame::Done | Frame::Sheet(_)) | None) | Err(_) => {
                    return Err(self.death(child).await);
                }
            }
            on_page(Progress { done: sheets.len(), of });
        }
    }

    /// What became of a child that stopped speaking.
    async fn death(&self, child: &mut Child) -> RenderError {
        let page = Duration::from_secs(self.patience.page_secs);
        match timeout(page, child.wait()).await {
            Ok(Ok(status)) => of_status(status),
            Ok(Err(error)) => RenderError::Unavailable(error),
            Err(_late) => RenderError::TooSlow,
        }
    }
}

/// This very program, even after an update has put another in its place on the disk.
fn own_program() -> io::Result<PathBuf> {
    let running = Path::new("/proc/self/exe");
    if running.exists() { Ok(running.to_owned()) } else { std::env::current_exe() }
}

/// Running out of memory and of stack end in a signal; running out of processor time too.
fn of_status(status: ExitStatus) -> RenderError {
    const SIGXCPU: i32 = 24;
    match status.signal() {
        Some(SIGXCPU) => RenderError::TooSlow,
        Some(_) => RenderError::TooHeavy,
        None => RenderError::Refused(PdfError::Broken),
    }
}
