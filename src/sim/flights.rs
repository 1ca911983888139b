//! Which lane an effect leaves by and an event answers.

use crate::kiosk::{
    effect::Effect,
    event::{Done, Event},
    lane::{LaneName, Ticket},
};

/// The lane an effect belongs to, and its ticket; none for what the window does itself.
pub fn lane_of(effect: &Effect) -> Option<(LaneName, Ticket)> {
    match effect {
        Effect::Load(ticket) => Some((LaneName::Load, *ticket)),
        Effect::Poll { ticket, .. } => Some((LaneName::Poll, *ticket)),
        Effect::Apply(ticket, _) | Effect::Rebuild(ticket) => Some((LaneName::Apply, *ticket)),
        Effect::Fetch(ticket, _) => Some((LaneName::Fetch, *ticket)),
        Effect::Decode(ticket, ..) => Some((LaneName::Decode, *ticket)),
        Effect::Report(ticket, _) => Some((LaneName::Report, *ticket)),
        Effect::Pair(ticket) => Some((LaneName::Pair, *ticket)),
        Effect::AskPrinters(ticket) => Some((LaneName::Printers, *ticket)),
        Effect::Draw(ticket, ..) => Some((LaneName::Draw, *ticket)),
        Effect::Print(ticket, _) => Some((LaneName::Print, *ticket)),
        Effect::Keep(ticket, _) => Some((LaneName::Keep, *ticket)),
        Effect::Send(ticket) => Some((LaneName::Send, *ticket)),
        Effect::AskSound(ticket) | Effect::Ring(ticket, ..) => Some((LaneName::Sound, *ticket)),
        Effect::FollowUp(ticket, errand) => Some((errand.lane(), *ticket)),
        Effect::Summon(ticket, _) => Some((LaneName::Summon, *ticket)),
        Effect::Chore(ticket, chore) => Some((chore.lane(), *ticket)),
        Effect::Aloud(ticket, order) => Some((order.lane(), *ticket)),
        Effect::Hush(_) | Effect::Unlearn | Effect::Restart | Effect::Forget => None,
    }
}

/// The lane an event answers, and with which ticket.
pub fn answered_by(event: &Event) -> Option<(LaneName, Ticket)> {
    match event {
        Event::Loaded(ticket, _) => Some((LaneName::Load, *ticket)),
        Event::Polled(ticket, _) => Some((LaneName::Poll, *ticket)),
        Event::Applied(ticket, _) => Some((LaneName::Apply, *ticket)),
        Event::Fetched(ticket, _) => Some((LaneName::Fetch, *ticket)),
        Event::Decoded(ticket, _) => Some((LaneName::Decode, *ticket)),
        Event::Reported(ticket, _) => Some((LaneName::Report, *ticket)),
        Event::Pairing(ticket, _) => Some((LaneName::Pair, *ticket)),
        Event::PrintersTold(ticket, _) => Some((LaneName::Printers, *ticket)),
        Event::Drawn(ticket, _) => Some((LaneName::Draw, *ticket)),
        Event::Printed(ticket, _) => Some((LaneName::Print, *ticket)),
        Event::Kept(ticket, _) => Some((LaneName::Keep, *ticket)),
        Event::Sent(ticket, _) => Some((LaneName::Send, *ticket)),
        Event::SoundTold(ticket, _) => Some((LaneName::Sound, *ticket)),
        Event::Summoned(ticket, _) => Some((LaneName::Summon, *ticket)),
        Event::Chored(ticket, chored) => Some((chored.lane(), *ticket)),
        Event::Aloud(ticket, told) => Some((told.lane(), *ticket)),
        Event::FollowUp(ticket, done) => Some((
            match done {
                Done::Handed(_) => LaneName::Hand,
                Done::Settled(_) => LaneName::Settle,
                Done::Paper(_) => LaneName::Reply,
            },
            *ticket,
        )),
        Event::Woke | Event::Press(_) | Event::Painted(_) => None,
    }
}
