//! Kiosks that stand where somebody wants to see them: for previews, pictures and tests.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};

use crate::domain::{content::Content, printer::Told, time::Now};

use super::{
    chore::Kept,
    config::KioskConfig,
    effect::{Effect, Effects},
    event::{Event, Loaded, OfficeTime, PairingState},
    kiosk::{Front, Kiosk},
    lane::Ticket,
    page::{Page, Prefs, Press},
    paper::{Paper, Sheet, Step},
    time::Watch,
    typing::Key,
    visit::Visit,
};

impl Kiosk {
    /// A kiosk with this content on that page, or on the signage when there is none. It reads as `prefs` say, and
    /// its office was heard of at `now`. What it asks of the world goes unanswered.
    pub fn staged(
        config: KioskConfig,
        content: Arc<Content>,
        page: Option<Page>,
        prefs: Prefs,
        now: &Now,
    ) -> Self {
        let mut kiosk = Self::new(KioskConfig { prefs, ..config });
        drop(kiosk.staged_load(kept(Some(content)), now));
        kiosk.watch.hear(now, OfficeTime(now.wall.with_timezone(&Utc)));
        if let (Some(page), Some(content)) = (page, &kiosk.content) {
            kiosk.visits = 1;
            kiosk.front = Front::Visit(Box::new(Visit::standing_on(page, content, prefs, now.mono)));
            kiosk.signage.rest();
        }
        kiosk.staged_settle(now)
    }

    /// A kiosk no office knows, with what it kept; with a code on the glass when `pairing` has one.
    pub fn staged_unpaired(
        config: KioskConfig,
        content: Option<Arc<Content>>,
        pairing: Option<PairingState>,
        now: &Now,
    ) -> Self {
        let mut kiosk = Self::new(config);
        let asked = kiosk.staged_load(Loaded { paired: false, ..kept(content) }, now);
        let ticket = asked.iter().find_map(|effect| match effect {
            Effect::Pair(ticket) => Some(*ticket),
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::AskPrinters(_)
            | Effect::Draw(..)
            | Effect::Print(..)
            | Effect::Keep(..)
            | Effect::FollowUp(..)
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        });
        if let (Some(ticket), Some(pairing)) = (ticket, pairing) {
            drop(kiosk.update(now, Event::Pairing(ticket, Ok(pairing))));
        }
        kiosk
    }

    /// A paired kiosk to which nothing has come yet.
    pub fn staged_empty(config: KioskConfig, now: &Now) -> Self {
        let mut kiosk = Self::new(config);
        drop(kiosk.staged_load(kept(None), now));
        kiosk
    }

    /// The same kiosk just after 画面をかくす.
    pub fn staged_hidden(mut self, now: &Now) -> Self {
        let until = now.mono.plus_secs(self.config.hidden_secs);
        self.leave(now.mono, Front::Hidden(until), &mut Effects::default());
        self.staged_settle(now)
    }

    /// The same kiosk started anew while its office, last heard of at `since`, is silent.
    pub fn staged_silent(mut self, since: DateTime<Utc>, now: &Now) -> Self {
        self.watch = Watch::default();
        self.watch.begin(now);
        self.watch.remember(OfficeTime(since));
        self.staged_settle(now)
    }

    /// The same kiosk asking its visitor 「続けますか」; `now` lies at least the idle time after monotonic zero.
    pub fn staged_asking(mut self, now: &Now) -> Self {
        if let Front::Visit(visit) = &mut self.front {
            visit.untouched_so_long(&self.config, now.mono);
        }
        self.staged_settle(now)
    }

    /// The same kiosk whose visitor has typed this on the search page.
    pub fn staged_typing(mut self, text: &str, now: &Now) -> Self {
        if let (Front::Visit(visit), Some(content)) = (&mut self.front, &self.content) {
            visit.has_typed(text, (content, &self.index));
        }
        self.staged_settle(now)
    }

    /// The same kiosk whose visitor has typed the number of a request on the page of answers, and reads what was said.
    pub fn staged_looking(mut self, digits: &str, now: &Now) -> Self {
        for digit in digits.chars() {
            drop(self.update(now, Event::Press(Press::Type(Key::Letter(digit)))));
        }
        drop(self.update(now, Event::Press(Press::CheckIn)));
        self
    }

    /// The same kiosk with printers that said this.
    pub fn staged_printers(mut self, told: Vec<Told>, now: &Now) -> Self {
        self.printing.staged(now.mono, told);
        self.staged_settle(now)
    }

    /// The same kiosk whose visitor sees the picture of the paper on the open page.
    pub fn staged_sheet(mut self, draw: impl FnOnce(&Paper) -> Option<Sheet>, now: &Now) -> Self {
        let taking = self.visit().and_then(Visit::taking);
        if let Some((Step::Drawing(Some(ticket)), paper)) = taking.map(|it| (it.step(), it.paper())) {
            let drawn = Event::Drawn(*ticket, draw(paper));
            drop(self.update(now, drawn));
        }
        self
    }

    fn staged_load(&mut self, loaded: Loaded, now: &Now) -> Effects {
        drop(self.update(now, Event::Woke));
        self.update(now, Event::Loaded(Ticket::FIRST, loaded))
    }

    fn staged_settle(mut self, now: &Now) -> Self {
        drop(self.update(now, Event::Woke));
        self
    }
}

fn kept(content: Option<Arc<Content>>) -> Loaded {
    let cursor = content.as_ref().map(|content| content.revision).unwrap_or_default();
    Loaded {
        paired: true,
        content,
        missing: BTreeSet::new(),
        cursor,
        last_contact: None,
        repaired: None,
        noted: Vec::new(),
        kept: Kept::default(),
    }
}
