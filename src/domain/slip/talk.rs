//! すぐ話せる所 on paper: names, numbers and hours of the helplines, and nothing that says where it was printed.

use super::{NoSlip, Part, Phrase, Sign, Source, writer::Writer};
use crate::domain::desk::{Helpline, HelplineWay, WayKind, WeeklyHours, ranked};

/// Helplines on one paper, at most: those that answer first.
const LINES_MAX: usize = 6;

/// 「電話番号のメモ」 (CARE rule 4).
pub(super) fn numbers(source: Source<'_>) -> Result<Vec<Part>, NoSlip> {
    let all = source.content.helplines.values().map(AsRef::as_ref);
    let ranked: Vec<&Helpline> = ranked(all, source.at);
    if ranked.is_empty() {
        return Err(NoSlip::NotFound);
    }
    let mut writer = Writer::new(source);
    let words = writer.words;
    writer.put(Part::Title(words.memo_title()));
    if source.content.settings.sample {
        writer.put(Part::Note(words.sample()));
    }
    for line in ranked.into_iter().take(LINES_MAX) {
        writer.put(Part::Rule);
        writer.put(Part::Heading(words.name(&line.name)));
        for way in &line.ways {
            one(&mut writer, way);
        }
        writer.put(Part::Note(words.checked_on(line.verified_on)));
    }
    writer.put(Part::Rule);
    writer.put(Part::Note(words.phone_remembers()));
    Ok(writer.parts())
}

/// What one dials large, everything else as a fact; then when somebody answers, and what it costs.
fn one(writer: &mut Writer<'_>, way: &HelplineWay) {
    let words = writer.words;
    let value = Phrase::plain(&way.value);
    match way.kind {
        WayKind::Phone => dial(writer, words.phone(), value),
        WayKind::Relay => dial(writer, words.relay(), value),
        WayKind::Fax => dial(writer, words.fax(), value),
        WayKind::Mail => writer.put(Part::Fact { sign: Sign::Mail, name: words.mail(), lines: vec![value] }),
        WayKind::Chat | WayKind::Sns => {
            writer.put(Part::Fact { sign: Sign::Web, name: words.chat(), lines: vec![value] });
        }
    }
    let hours = hours(writer, &way.hours);
    let facts: Vec<Phrase> = hours.into_iter().chain([words.content(&way.fee)]).collect();
    writer.put(Part::Note(words.joined(&facts)));
}

/// A number large; an address, which has no room in large letters, as a line.
fn dial(writer: &mut Writer<'_>, name: Phrase, value: Phrase) {
    let is_number =
        value.said.plain().chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '#' | '+' | ' '));
    if is_number {
        writer.way(Sign::Phone, name, value);
    } else {
        writer.put(Part::Fact { sign: Sign::Phone, name, lines: vec![value] });
    }
}

/// 「24時間」, or the hours of this day; the other days are with the line itself.
fn hours(writer: &Writer<'_>, hours: &WeeklyHours) -> Option<Phrase> {
    let words = writer.words;
    if hours.is_always() {
        return Some(words.always());
    }
    let today = writer.today()?;
    let spans: Vec<Phrase> = hours.on(today).iter().map(|span| words.hours(*span)).collect();
    let all = if spans.is_empty() { words.no_answer_today() } else { words.joined(&spans) };
    Some(words.joined(&[words.date(today), all]))
}
