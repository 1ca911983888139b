//! An office printer over IPP: carries a job's questions as HTTP, every answer with an end.

mod message;

use std::{
    io::ErrorKind,
    sync::mpsc::{RecvTimeoutError, sync_channel},
    time::Duration,
};

use ureq::{Agent, Error, Timeout, http::Uri, tls::TlsConfig};

use self::message::Answer;
use crate::{
    clock::Clock,
    domain::{
        paper_size::PaperSize,
        printer::{Outcome, PrinterState},
    },
    slip::{
        job::{ANSWER_MS, Job, JobId, SEND_MS, Said, Step},
        line::CONNECT_MS_MAX,
        raster::Raster,
    },
};

/// Longest answer, in bytes: a printer with many papers says a lot about them.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;

/// A printer, and how it is asked.
pub(super) struct Desk<'a> {
    agent: Agent,
    web: String,
    uri: Uri,
    media: Option<&'a PaperSize>,
}

/// A job that a printer could not be told to drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owed {
    id: JobId,
    name: String,
}

impl<'a> Desk<'a> {
    /// The printer at an address of the settings; none where it is none.
    pub(super) fn at(uri: &str, media: Option<&'a PaperSize>) -> Option<Self> {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .user_agent(concat!("shirube-kiosk/", env!("CARGO_PKG_VERSION")))
            // A connection is not kept: a printer that closed it meanwhile would look like one that is gone.
            .max_idle_connections(0)
            .timeout_resolve(Some(Duration::from_millis(CONNECT_MS_MAX)))
            .timeout_connect(Some(Duration::from_millis(CONNECT_MS_MAX)))
            // Printers sign their certificates themselves: the way is in cipher, whoever stands at its end.
            .tls_config(TlsConfig::builder().disable_verification(true).build())
            .build()
            .into();
        let uri: Uri = uri.parse().ok()?;
        Some(Self { agent, web: web(&uri)?, uri, media })
    }

    /// How the printer is.
    pub(super) fn ask(&self) -> PrinterState {
        match self.describe() {
            Said::Printer(condition, Some(_)) => condition.state(),
            Said::Unreachable => PrinterState::Offline,
            Said::Printer(..)
            | Said::Created(_)
            | Said::Taken
            | Said::Job(_)
            | Said::Refused
            | Said::Silent => PrinterState::Unknown,
        }
    }

    /// Prints a raster and says what became of it, and which job the printer still has to drop. `name` is the job's in
    /// the printer's list, and nobody else's.
    pub(super) fn print(
        &self,
        raster: &Raster,
        name: &str,
        job_ms: u64,
        clock: &dyn Clock,
    ) -> (Outcome, Option<Owed>) {
        let mut job = Job::new(raster.clone(), job_ms);
        loop {
            let said = match job.step(clock.mono()) {
                Step::Describe => self.describe(),
                Step::Create => self.create(name, &job),
                Step::Send(id) => self.send(id, job.document()),
                Step::Look(id) => self.look(id),
                Step::Cancel(id) => self.cancel(id),
                Step::Wait(until) => {
                    wait(until.millis_since(clock.mono()));
                    continue;
                }
                Step::Over(outcome) => {
                    return (outcome, job.owed().map(|id| Owed { id, name: name.to_owned() }));
                }
            };
            job.heard(said, clock.mono());
        }
    }

    /// Has a job of an earlier slip dropped, if it is still the same; says whether that is settled.
    pub(super) fn settle(&self, owed: &Owed) -> bool {
        let question = message::look(&self.uri, owed.id);
        match self.put(question, ANSWER_MS, &[]) {
            Ok(answer) if answer.good() && answer.job_name().as_deref() == Some(owed.name.as_str()) => {
                matches!(self.cancel(owed.id), Said::Taken | Said::Refused)
            }
            Ok(_) => true,
            Err(_) => false,
        }
    }

    fn describe(&self) -> Said {
        self.said(message::describe(&self.uri), ANSWER_MS, &[], |answer| {
            Some(Said::Printer(answer.condition(), answer.form(self.media)))
        })
    }

    fn create(&self, name: &str, job: &Job) -> Said {
        let question = message::create(&self.uri, name, job.form());
        self.said(question, ANSWER_MS, &[], |answer| answer.job_id().map(Said::Created))
    }

    fn send(&self, id: JobId, document: &[u8]) -> Said {
        self.said(message::send(&self.uri, id), SEND_MS, document, |_| Some(Said::Taken))
    }

    fn look(&self, id: JobId) -> Said {
        self.said(message::look(&self.uri, id), ANSWER_MS, &[], |answer| Some(Said::Job(answer.job_state())))
    }

    fn cancel(&self, id: JobId) -> Said {
        self.said(message::cancel(&self.uri, id), ANSWER_MS, &[], |_| Some(Said::Taken))
    }

    /// Asks, and reads a good answer.
    fn said(
        &self,
        question: Option<Vec<u8>>,
        wait_ms: u64,
        document: &[u8],
        read: impl FnOnce(&Answer) -> Option<Said>,
    ) -> Said {
        match self.put(question, wait_ms, document) {
            Ok(answer) if answer.good() => read(&answer).unwrap_or(Said::Silent),
            Ok(answer) => {
                tracing::warn!(status = answer.status(), "an office printer refuses");
                Said::Refused
            }
            Err(said) => said,
        }
    }

    fn put(&self, question: Option<Vec<u8>>, wait_ms: u64, document: &[u8]) -> Result<Answer, Said> {
        let mut bytes = question.ok_or(Said::Silent)?;
        bytes.extend_from_slice(document);
        let request = self.agent.post(&self.web).content_type("application/ipp");
        let request = request.config().timeout_global(Some(Duration::from_millis(wait_ms))).build();
        let mut answer = request.send(&bytes[..]).map_err(|error| trouble(&error))?;
        let body = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_vec();
        let is_ipp = answer.status().as_u16() == 200;
        let read = body.ok().filter(|_| is_ipp).and_then(Answer::read);
        read.ok_or(Said::Silent)
    }
}

/// What came of a question without an answer. Only where nobody listened is it certain that nothing was heard.
fn trouble(error: &Error) -> Said {
    tracing::debug!(%error, "an office printer does not answer");
    let nobody = [ErrorKind::ConnectionRefused, ErrorKind::HostUnreachable, ErrorKind::NetworkUnreachable];
    let is_unheard = matches!(
        error,
        Error::HostNotFound | Error::ConnectionFailed | Error::Timeout(Timeout::Connect | Timeout::Resolve)
    ) || matches!(error, Error::Io(error) if nobody.contains(&error.kind()));
    if is_unheard { Said::Unreachable } else { Said::Silent }
}

/// The address for HTTP: IPP has a port of its own (RFC 8010, RFC 7472).
fn web(uri: &Uri) -> Option<String> {
    let scheme = match uri.scheme_str() {
        Some("ipp") => "http",
        Some("ipps") => "https",
        Some(_) | None => return None,
    };
    Some(format!("{scheme}://{}:{}{}", uri.host()?, uri.port_u16().unwrap_or(631), uri.path()))
}

fn wait(millis: u64) {
    let (_keep, never) = sync_channel::<()>(1);
    debug_assert_ne!(never.recv_timeout(Duration::from_millis(millis)), Err(RecvTimeoutError::Disconnected));
}
