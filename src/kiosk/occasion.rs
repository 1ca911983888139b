//! What there is to ring for: each opening, closing, notice and emergency once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::domain::{
    channel::Channel,
    chime::Chime,
    content::Content,
    id::NoticeId,
    notice::{Notice, Urgency},
    time::Hours,
    tuning::Tuning,
};

use super::{config::SoundConfig, front::Front};

/// Seconds after an opening or a closing mark in which its chime still means something.
const FRESH_SECS: i64 = 30;
/// Minutes after which an emergency found after a start is no news: the house knows of it.
const KNOWN_MINUTES: i64 = 10;

/// What has been noticed, so that nothing is noticed twice. It ends with the power: what a terminal finds on its disk
/// when it starts rings no more, but for an emergency younger than [`KNOWN_MINUTES`] minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Occasions {
    /// The local time of the last look, if it was known.
    seen: Option<NaiveDateTime>,
    /// The last opening and the last closing mark that were noticed.
    marks: BTreeMap<Chime, NaiveDateTime>,
    /// Notices that ask to be heard and were noticed; none until there is content.
    notices: Option<BTreeSet<NoticeId>>,
    /// The last emergency that asked to be heard, by the moment it was published.
    emergency: Option<DateTime<Utc>>,
}

/// What the glass and the clock show at a moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The content.
    pub(super) content: Option<&'a Content>,
    /// What stands on the glass.
    pub(super) front: &'a Front,
    /// The time, if it is known.
    pub(super) at: Option<DateTime<Tz>>,
    /// How loud the terminal is set.
    pub(super) tuning: Tuning,
    /// Whether somebody is being read to.
    pub(super) is_speaking: bool,
}

impl Occasions {
    /// The most urgent of what began since the last look.
    pub(super) fn begun(&mut self, scene: &Scene<'_>, config: &SoundConfig) -> Option<Chime> {
        let seen = std::mem::replace(&mut self.seen, scene.at.map(|at| at.naive_local()));
        let content = scene.content?;
        let known_minutes = self.notices.is_none().then_some(KNOWN_MINUTES);
        let mark = self.passed_mark(seen, content, config);
        let notice = self.new_notice(content, scene.at.map(|at| at.date_naive()));
        [mark, notice, self.new_emergency(scene, known_minutes)].into_iter().flatten().max()
    }

    /// A mark rings when time walks over it: not after a jump, and not for a terminal that was off.
    fn passed_mark(
        &mut self,
        seen: Option<NaiveDateTime>,
        content: &Content,
        config: &SoundConfig,
    ) -> Option<Chime> {
        let (seen, now) = (seen?, self.seen?);
        let hours = content.corner.day(now.date()).hours()?;
        let passed = |mark: &NaiveDateTime| {
            seen < *mark && *mark <= now && now - *mark < TimeDelta::seconds(FRESH_SECS)
        };
        let marks = marks(hours, config).into_iter();
        let at = |minute: u32| now.date().and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into());
        let due = marks.filter_map(|(chime, minute)| Some((chime, minute.map(at).filter(passed)?)));
        due.filter(|(chime, mark)| self.marks.insert(*chime, *mark) != Some(*mark))
            .map(|(chime, _)| chime)
            .max()
    }

    /// What is there when the terminal starts was seen before; a corrected notice is the same notice.
    fn new_notice(&mut self, content: &Content, today: Option<NaiveDate>) -> Option<Chime> {
        let asks = |notice: &Notice| {
            notice.urgency == Urgency::UrgentWithChime && notice.channels.allow(Channel::Signage)
        };
        let asking = || content.notices.values().filter(|notice| asks(notice));
        let stands = |notice: &Notice| notice.validity.holds(today);
        let noticed = self.notices.take();
        let is_known = |id: &NoticeId| noticed.as_ref().is_none_or(|noticed| noticed.contains(id));
        let is_new = asking().any(|notice| stands(notice) && !is_known(&notice.id));
        // While nobody knows the time, a dated notice is out of sight and not forgotten.
        let keeps = |notice: &Notice| stands(notice) || today.is_none() && is_known(&notice.id);
        let kept = asking().filter(|notice| keeps(notice)).map(|notice| notice.id.clone());
        self.notices = Some(kept.collect());
        is_new.then_some(Chime::Notice)
    }

    /// One older than `known_minutes` is no news; without a limit every one is.
    fn new_emergency(&mut self, scene: &Scene<'_>, known_minutes: Option<i64>) -> Option<Chime> {
        let Front::Emergency(cover) = scene.front else { return None };
        let emergency = cover.emergency();
        let since = emergency.span.since();
        if !emergency.chime || self.emergency.replace(since) == Some(since) {
            return None;
        }
        let age = scene.at.map(|at| at.with_timezone(&Utc) - since);
        let is_known = age.zip(known_minutes).is_some_and(|(age, minutes)| age > TimeDelta::minutes(minutes));
        let chime = if emergency.kind.moves_people() { Chime::Emergency } else { Chime::Notice };
        (!is_known).then_some(chime)
    }
}

/// The minutes of the day at which a day with these hours rings.
fn marks(hours: Hours, config: &SoundConfig) -> [(Chime, Option<u32>); 2] {
    let opening = config.opening.then(|| hours.start_minute());
    let closing = config.closing_minutes.and_then(|ahead| hours.end_minute().checked_sub(ahead.into()));
    [(Chime::Opening, opening), (Chime::Closing, closing.filter(|minute| hours.start_minute() < *minute))]
}
