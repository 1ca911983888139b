//! IPP's questions and answers as the terminal needs them (RFC 8011), in the `ipp` crate's bytes (RFC 8010).

use std::{collections::BTreeMap, io::Cursor};

use ipp::{
    attribute::{IppAttribute, IppAttributes},
    model::{DelimiterTag, IppVersion, Operation},
    parser::IppParser,
    request::IppRequestResponse,
    value::{BoundedString, IppName, IppValue},
};
use ureq::http::Uri;

use crate::{
    domain::paper_size::PaperSize,
    slip::{
        job::JobId,
        page::{Form, best_dpi},
        reasons::Condition,
    },
};

/// The picture's language that every IPP Everywhere printer takes.
const PICTURE: &str = "image/pwg-raster";
/// Grey of 8 bits, which every one of them takes too.
const GREY: &str = "sgray_8";
/// Whose jobs these are, in the printer's list.
const USER: &str = "shirube";
/// The unit of resolutions in inches (RFC 8011, section 5.1.16).
const DOTS_PER_INCH: i8 = 3;
/// What is asked of a printer.
const WANTED: [&str; 13] = [
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "document-format-supported",
    "pwg-raster-document-type-supported",
    "pwg-raster-document-resolution-supported",
    "media-default",
    "media-ready",
    "media-left-margin-supported",
    "media-right-margin-supported",
    "media-top-margin-supported",
    "media-bottom-margin-supported",
    "cups-version",
];

/// Get-Printer-Attributes.
pub(super) fn describe(uri: &Uri) -> Option<Vec<u8>> {
    let wanted = WANTED.iter().map(|name| keyword(name)).collect::<Option<Vec<_>>>()?;
    let format = IppValue::new_mime_media_type(PICTURE).ok()?;
    let attributes = [("requested-attributes", IppValue::Array(wanted)), ("document-format", format)];
    question(uri, Operation::GetPrinterAttributes, attributes).map(|it| it.to_bytes().to_vec())
}

/// Create-Job for a paper.
pub(super) fn create(uri: &Uri, name: &str, form: Option<&Form>) -> Option<Vec<u8>> {
    let name = IppValue::new_name_without_language(name).ok()?;
    let mut question = question(uri, Operation::CreateJob, [("job-name", name)])?;
    let mut add = |name: &str, value| {
        let attribute = IppAttribute::with_name(name, value).ok()?;
        question.attributes_mut().add(DelimiterTag::JobAttributes, attribute);
        Some(())
    };
    add("sides", keyword("one-sided")?)?;
    if let Some(size) = form.map(|form| &form.size) {
        if size.is_roll() {
            // The raster says how long the print is; the roll is named by its width.
            add("media-col", IppValue::Collection(member("media-size-name", keyword(size.name())?)?))?;
        } else {
            add("media", keyword(size.name())?)?;
        }
    }
    Some(question.to_bytes().to_vec())
}

/// Send-Document, the last one of a job; the document follows these bytes.
pub(super) fn send(uri: &Uri, id: JobId) -> Option<Vec<u8>> {
    let format = IppValue::new_mime_media_type(PICTURE).ok()?;
    let attributes =
        [("job-id", id.into()), ("document-format", format), ("last-document", IppValue::Boolean(true))];
    question(uri, Operation::SendDocument, attributes).map(|it| it.to_bytes().to_vec())
}

/// Get-Job-Attributes.
pub(super) fn look(uri: &Uri, id: JobId) -> Option<Vec<u8>> {
    let wanted = IppValue::Array(vec![keyword("job-state")?, keyword("job-name")?]);
    let attributes = [("job-id", id.into()), ("requested-attributes", wanted)];
    question(uri, Operation::GetJobAttributes, attributes).map(|it| it.to_bytes().to_vec())
}

/// Cancel-Job.
pub(super) fn cancel(uri: &Uri, id: JobId) -> Option<Vec<u8>> {
    question(uri, Operation::CancelJob, [("job-id", id.into())]).map(|it| it.to_bytes().to_vec())
}

fn question<const N: usize>(
    uri: &Uri,
    operation: Operation,
    attributes: [(&str, IppValue); N],
) -> Option<IppRequestResponse> {
    let mut question = IppRequestResponse::new(IppVersion::v2_0(), operation, Some(uri.clone())).ok()?;
    let user = ("requesting-user-name", IppValue::new_name_without_language(USER).ok()?);
    for (name, value) in std::iter::once(user).chain(attributes) {
        let attribute = IppAttribute::with_name(name, value).ok()?;
        question.attributes_mut().add(DelimiterTag::OperationAttributes, attribute);
    }
    Some(question)
}

fn keyword(word: &str) -> Option<IppValue> {
    IppValue::new_keyword(word).ok()
}

fn member(name: &str, value: IppValue) -> Option<BTreeMap<IppName, IppValue>> {
    Some(BTreeMap::from([(IppName::new(name).ok()?, value)]))
}

impl From<JobId> for IppValue {
    fn from(id: JobId) -> Self {
        Self::Integer(id.0)
    }
}

/// What a printer said.
pub(super) struct Answer {
    status: i16,
    attributes: IppAttributes,
}

impl Answer {
    /// Reads an answer; none if it is no IPP.
    pub(super) fn read(bytes: Vec<u8>) -> Option<Self> {
        let read = IppParser::new(Cursor::new(bytes)).parse().ok()?;
        Some(Self { status: read.header().operation_or_status, attributes: read.attributes().clone() })
    }

    /// Whether it did what it was asked.
    pub(super) fn good(&self) -> bool {
        (0x0000..=0x00ff).contains(&self.status)
    }

    /// The status, for a log.
    pub(super) fn status(&self) -> String {
        format!("0x{:04x}", self.status)
    }

    /// The number of the job.
    pub(super) fn job_id(&self) -> Option<JobId> {
        self.number(DelimiterTag::JobAttributes, "job-id").map(JobId)
    }

    /// How far the job is.
    pub(super) fn job_state(&self) -> Option<i32> {
        self.number(DelimiterTag::JobAttributes, "job-state")
    }

    /// What the job is called.
    pub(super) fn job_name(&self) -> Option<String> {
        self.words(DelimiterTag::JobAttributes, "job-name").into_iter().next()
    }

    /// How the printer is.
    pub(super) fn condition(&self) -> Condition {
        let here = DelimiterTag::PrinterAttributes;
        let refuses = self.values(here, "printer-is-accepting-jobs").contains(&&IppValue::Boolean(false));
        Condition {
            state: self.number(here, "printer-state"),
            reasons: self.words(here, "printer-state-reasons"),
            accepts: !refuses,
        }
    }

    /// What it prints on, `media` or what is in its tray; none if it does not take our pictures, or is only a queue:
    /// what a queue calls completed proves nothing.
    pub(super) fn form(&self, media: Option<&PaperSize>) -> Option<Form> {
        let here = DelimiterTag::PrinterAttributes;
        let no = |why: &str| tracing::warn!("an office printer cannot be used: {why}");
        let has = |name: &str, word: &str| self.words(here, name).iter().any(|it| it == word);
        if !self.values(here, "cups-version").is_empty() {
            no("it is a queue on another machine; name the printer's own address");
            return None;
        }
        if !has("document-format-supported", PICTURE) || !has("pwg-raster-document-type-supported", GREY) {
            no("it takes no image/pwg-raster in sgray_8");
            return None;
        }
        let Some(dpi) = best_dpi(self.resolutions()) else {
            no("it has no resolution of 200 dots an inch or more, alike both ways");
            return None;
        };
        let Some(size) = media.cloned().or_else(|| self.loaded()) else {
            no("it does not say which paper is in its tray; name it with media");
            return None;
        };
        let most = |names: [&str; 2]| names.iter().flat_map(|name| self.margins(name)).max().unwrap_or(0);
        let side_margin = most(["media-left-margin-supported", "media-right-margin-supported"]);
        let end_margin = most(["media-top-margin-supported", "media-bottom-margin-supported"]);
        Some(Form { size, side_margin, end_margin, dpi })
    }

    /// The paper in the tray: what is ready, the usual one first.
    fn loaded(&self) -> Option<PaperSize> {
        let here = DelimiterTag::PrinterAttributes;
        let ready = self.words(here, "media-ready");
        let usual = self.words(here, "media-default");
        let usual = usual.into_iter().filter(|name| ready.is_empty() || ready.contains(name));
        usual.chain(ready.clone()).find_map(|name| name.parse().ok())
    }

    fn margins(&self, name: &str) -> Vec<u32> {
        let values = self.values(DelimiterTag::PrinterAttributes, name).into_iter();
        values.filter_map(|value| u32::try_from(*value.as_integer()?).ok()).collect()
    }

    /// Dots in an inch, where they are alike both ways.
    fn resolutions(&self) -> Vec<usize> {
        let values = self
            .values(DelimiterTag::PrinterAttributes, "pwg-raster-document-resolution-supported")
            .into_iter();
        let alike = |value: &IppValue| {
            let (across, along, unit) = value.as_resolution()?;
            (across == along && *unit == DOTS_PER_INCH).then(|| usize::try_from(*along).ok()).flatten()
        };
        values.filter_map(alike).collect()
    }

    fn number(&self, group: DelimiterTag, name: &str) -> Option<i32> {
        let value = self.values(group, name).into_iter().next()?;
        value.as_enum().or_else(|| value.as_integer()).copied()
    }

    fn words(&self, group: DelimiterTag, name: &str) -> Vec<String> {
        let word = |value: &IppValue| {
            let keyword =
                value.as_keyword().or_else(|| value.as_mime_media_type()).map(BoundedString::as_str);
            let name = || value.as_name_without_language().map(BoundedString::as_str);
            keyword.or_else(name).map(str::to_owned)
        };
        self.values(group, name).into_iter().filter_map(word).collect()
    }

    fn values(&self, group: DelimiterTag, name: &str) -> Vec<&IppValue> {
        let found = self.attributes.first_of(group).and_then(|group| group.get(name));
        found.map_or_else(Vec::new, |attribute| attribute.value().into_iter().collect())
    }
}
