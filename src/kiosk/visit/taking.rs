//! The papers of a visit.

use super::{
    super::{
        lane::Ticket,
        page::{Page, Prefs},
        paper::{SLIPS_MAX, Sheet, Taking},
    },
    Visit,
};
use crate::domain::{
    content::Content,
    id::GroupId,
    printer::Outcome,
    slip::{GROUPS_MAX, SlipKind, Source},
    time::Mono,
};

impl Visit {
    /// The paper on the open page, if it shows one.
    pub fn taking(&self) -> Option<&Taking> {
        self.taking.as_ref()
    }

    /// Groups for one paper, in the order they were chosen.
    pub fn gathered(&self) -> &[GroupId] {
        &self.gathered
    }

    /// Whether this visit may print another slip (PRIVACY P9).
    pub fn may_print(&self) -> bool {
        self.slips < SLIPS_MAX
    }

    /// 印刷する; not so soon after something changed on the page, for the finger may still be tapping.
    pub(super) fn print(&mut self, now: Mono) {
        if self.may_print()
            && matches!(self.page, Page::Paper(_))
            && !self.just_opened(now)
            && let Some(taking) = &mut self.taking
        {
            taking.press();
            self.opened = Some(now);
        }
    }

    /// 紙にまとめる
    pub(super) fn gather(&mut self, group: GroupId, content: &Content) {
        if self.gathered.contains(&group) {
            self.gathered.retain(|gathered| *gathered != group);
        } else if self.gathered.len() < GROUPS_MAX && SlipKind::Groups(vec![group.clone()]).is_there(content)
        {
            self.gathered.push(group);
        }
    }

    /// Writes the paper of the open page, if it shows one that is not written.
    pub(in super::super) fn write<'a>(&mut self, source: impl FnOnce(Prefs) -> Source<'a>) {
        let kind = self.page.paper();
        if let (Some(kind), None) = (&kind, &self.taking) {
            let source = (source(self.prefs), self.number_of(kind));
            self.taking = Some(Taking::write(kind, source, self.prefs));
        }
    }

    /// The paper that is taken, for whoever carries it on.
    pub(in super::super) fn taking_mut(&mut self) -> Option<&mut Taking> {
        self.taking.as_mut()
    }

    /// The picture of a paper came. Says whether anybody waited for it.
    pub(in super::super) fn drawn(&mut self, ticket: Ticket, sheet: Option<Sheet>) -> bool {
        self.taking.as_mut().is_some_and(|taking| taking.drawn(ticket, sheet))
    }

    /// A paper was tried: whoever waited for it is there.
    pub(in super::super) fn printed(&mut self, ticket: Ticket, outcome: Outcome, now: Mono) {
        if self.taking.as_mut().is_some_and(|taking| taking.ended(ticket, outcome)) {
            let is_out = !matches!(outcome, Outcome::FailedBeforeSend(_));
            self.slips = self.slips.saturating_add(is_out.into());
            self.opened = Some(now);
            self.touch(now);
        }
    }
}
