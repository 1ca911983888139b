//! お問い合わせの控え as the kiosk carries it: who may have a paper, what becomes of it, and what a paper opens.

use crate::domain::{
    follow_up::FollowUpDesk,
    printer::{Outcome, PrinterState},
    private::Private,
    slip::{Form, Source},
    text::Lang,
    time::{Mono, Now},
};

use super::{
    asking::{Handing, Reply},
    effect::Effects,
    enquiry::{Enquiry, Handed, Hearing, Opened, Paper, Verdict, Wish},
    event::{DiskTrouble, Done, NetTrouble},
    kiosk::Kiosk,
    lane::Ticket,
    page::{Move, Page},
    visit::{Next, Visit},
};

impl Kiosk {
    /// Whether another follow-up slip may be made at this moment, whoever asks (PRIVACY P9).
    pub fn may_hand(&self, now: Mono) -> bool {
        self.follow_ups.may_make(now)
    }

    /// Somebody pressed something on the pages of follow-up.
    pub(super) fn follow_up_moved(&mut self, now: Mono, step: Move) {
        let may_make = self.follow_ups.may_make(now);
        let rests = self.follow_ups.rests_secs(now);
        let Some(visit) = self.front.visit_mut() else { return };
        if step == Move::Make && !may_make {
            return;
        }
        let next = visit.moved(step, now);
        if let (Reply::Asked(..), Some(secs)) = (visit.asking_desk().reply(), rests) {
            visit.enquiring_mut().replied(Reply::Came(Opened::Wait(secs)));
        }
        match (next, visit.asking_desk().step().clone()) {
            (Next::Settle, Handing::Settling(id, verdict)) => self.follow_ups.owe(id, verdict, now),
            (Next::Settle | Next::Nothing, _) => {}
        }
    }

    /// A visit ends: what it leaves unanswered is written down as that.
    pub(super) fn end_asking(&mut self, now: Mono) {
        if let Some((id, verdict)) = self.visit().and_then(|visit| visit.asking_desk().unanswered()) {
            self.follow_ups.owe(id, verdict, now);
        }
    }

    /// A worker did an errand.
    pub(super) fn follow_up_done(&mut self, now: Mono, ticket: Ticket, done: Done, out: &mut Effects) {
        match done {
            Done::Handed(handed) => {
                self.aloud.numbers_came(ticket, handed.outcome, out);
                let asked = self.follow_ups.handed(ticket);
                if asked {
                    self.printing.ask_again(now);
                }
                if asked && handed.outcome == Outcome::Confirmed {
                    self.check_ins.tell(now);
                }
                self.handed(now, ticket, handed);
            }
            Done::Settled(result) => self.paper_settled(now, ticket, &result),
            Done::Paper(result) => {
                if self.follow_ups.replied(ticket) {
                    self.paper_opened(now, ticket, result);
                }
            }
        }
    }

    /// What was answered of a paper is on the disk, or is tried again.
    fn paper_settled(&mut self, now: Mono, ticket: Ticket, result: &Result<(), DiskTrouble>) {
        let Some((id, verdict)) = self.follow_ups.settled(now, ticket, result) else { return };
        self.check_ins.tell(now);
        if let Some(visit) = self.front.visit_mut() {
            visit.settled(&id, verdict);
        }
    }

    /// Starts what is due.
    pub(super) fn settle_follow_ups(&mut self, now: &Now, out: &mut Effects) {
        let [hand, reply] = self.follow_ups.settle(now.mono, out);
        if let Some(ticket) = hand {
            let outcome = Outcome::Unknown(PrinterState::Unknown);
            self.aloud.numbers_came(ticket, outcome, out);
            self.handed(now.mono, ticket, Handed { id: None, outcome });
        }
        if let Some(ticket) = reply {
            let silent = NetTrouble::Unreachable("no answer".to_owned());
            self.paper_opened(now.mono, ticket, Err(silent));
        }
        self.begin_handing(now, out);
        self.begin_opening(now.mono, out);
    }

    /// Whoever waits for the paper is asked; where nobody waits, nobody can be.
    fn handed(&mut self, now: Mono, ticket: Ticket, handed: Handed) {
        let waits = |visit: &&mut Visit| *visit.asking_desk().step() == Handing::Making(Some(ticket));
        let Some(visit) = self.front.visit_mut().filter(waits) else {
            if let (Some(id), Outcome::Unknown(_)) = (handed.id, handed.outcome) {
                self.follow_ups.owe(id, Verdict::Unsure, now);
            }
            return;
        };
        visit.enquiring_mut().now_at(match (handed.outcome, handed.id) {
            (Outcome::Confirmed, Some(id)) => Handing::Ask(id),
            (Outcome::Unknown(_), Some(id)) => Handing::AskUnsure(id),
            (Outcome::FailedBeforeSend(state), _) => Handing::NotPrinted(state),
            (Outcome::Confirmed | Outcome::Unknown(_), None) => Handing::Lost,
        });
        visit.came_back(now);
    }

    fn paper_opened(&mut self, now: Mono, ticket: Ticket, result: Result<Opened, NetTrouble>) {
        match &result {
            Ok(Opened::Nothing(_)) => self.follow_ups.guessed_wrong(now),
            Ok(Opened::Found(_) | Opened::Added(_) | Opened::Erased | Opened::Full) => {
                self.follow_ups.guessed_right();
            }
            Ok(Opened::Wait(_)) | Err(_) => {}
        }
        let waits = |visit: &&mut Visit| matches!(visit.asking_desk().reply(), Reply::Asked(_, Some(asked)) if *asked == ticket);
        if let Some(visit) = self.front.visit_mut().filter(waits) {
            let is_there = match &result {
                Ok(Opened::Added(_)) => true,
                // Its answer was lost on the road, and yet it came.
                Ok(Opened::Found(talk)) => visit.asking_desk().stands_in(talk),
                Ok(Opened::Erased | Opened::Nothing(_) | Opened::Wait(_) | Opened::Full) | Err(_) => false,
            };
            if is_there {
                visit.enquiring_mut().forget_added();
            }
            visit.enquiring_mut().replied(result.map_or(Reply::Unreachable, Reply::Came));
            visit.came_back(now);
        }
    }

    fn begin_handing(&mut self, now: &Now, out: &mut Effects) {
        let wants = self.visit().is_some_and(|visit| *visit.asking_desk().step() == Handing::Making(None));
        if !wants {
            return;
        }
        let enquiry = self.enquiry(now);
        let Some(visit) = self.front.visit_mut() else { return };
        let Some(enquiry) = enquiry else {
            return visit.enquiring_mut().now_at(Handing::Lost);
        };
        let heard = enquiry.heard;
        let Some(ticket) = self.follow_ups.hand(now.mono, enquiry, out) else { return };
        visit.begun(ticket);
        if heard == Hearing::Headphones {
            self.aloud.awaits_numbers(ticket);
        }
    }

    fn begin_opening(&mut self, now: Mono, out: &mut Effects) {
        let Some(desk) = self.follow_up_desk().cloned() else { return };
        let Some(visit) = self.front.visit_mut() else { return };
        let Reply::Asked(wish, None) = *visit.asking_desk().reply() else { return };
        let asking = visit.asking_desk();
        let added = if wish == Wish::Write { asking.added().private() } else { Private::of("") };
        let paper = Paper { digits: asking.digits().clone(), desk, wish, added, behind: asking.behind() };
        if let Some(ticket) = self.follow_ups.open(now, paper, out) {
            visit.enquiring_mut().replied(Reply::Asked(wish, Some(ticket)));
        }
    }

    /// What is sealed and printed; none where the desk, the date or a reading day is not known.
    fn enquiry(&self, now: &Now) -> Option<Enquiry> {
        let (content, visit) = (self.content.as_deref()?, self.visit()?);
        let Page::FollowUpPaper(kind) = visit.page() else { return None };
        let (at, prefs) = (self.time(now)?.naive_local(), visit.prefs());
        let source = Source { content, agenda: &self.agenda, at: Some(at), lang: prefs.lang };
        Some(Enquiry {
            kind: *kind,
            text: visit.asking_desk().typing().private(),
            desk: self.follow_up_desk()?.clone(),
            on: at.date(),
            form: Form::write(source).ok()?,
            lang: prefs.lang,
            text_size: prefs.text_size,
            heard: self.hearing(prefs.lang),
        })
    }

    /// Whoever is guided by headphones hears the numbers too, where the voice speaks their language.
    fn hearing(&self, lang: Lang) -> Hearing {
        if self.aloud.guides_in(lang) { Hearing::Headphones } else { Hearing::Never }
    }

    fn follow_up_desk(&self) -> Option<&FollowUpDesk> {
        self.content.as_ref()?.settings.follow_up.as_ref()
    }
}
