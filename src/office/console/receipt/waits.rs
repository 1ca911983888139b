//! Why something that was published stands on no screen yet, in the words of its receipt.

use chrono::NaiveDate;

use super::super::{page::Moment, words};
use crate::{
    domain::{content::Content, id::LeafletId, proposal::Proposal},
    wire::record::{Kept, LeafletRecord, ProposalPrivate},
};

/// Where something that was published stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It takes turns on the glass at this moment.
    Shown,
    /// It has arrived, and its time or its place has not come.
    Waiting,
    /// It was taken away.
    Gone,
}

/// Whether a leaflet lies on the rack that day.
pub(super) fn lies_out(content: &Content, id: &LeafletId, today: NaiveDate) -> bool {
    content.leaflets.get(id).is_some_and(|it| it.validity.contains(today))
}

/// What is said of a leaflet.
pub(super) fn of_leaflet(leaflet: &LeafletRecord, place: Standing, now: Moment) -> Vec<String> {
    let public = &leaflet.public;
    let from = public.validity.from.filter(|from| *from > now.today);
    match (place, from) {
        (Standing::Waiting, Some(from)) => vec![format!("{}から棚に出ます。", words::day(from, now.today))],
        (Standing::Waiting, None) => {
            vec!["まだ棚に出ていません。グループの同意と、おわりの日を見てください。".to_owned()]
        }
        (Standing::Shown, _) if public.adults_only => {
            vec![
                "おとな向けなので、棚では ひとつ奥に置きます。見るかどうかを たずねてから出します。"
                    .to_owned(),
            ]
        }
        (Standing::Shown, _) => vec![format!("チラシの棚に {}ページで出ています。", public.pages.len())],
        (Standing::Gone, _) => Vec::new(),
    }
}

/// Why a proposal stands on no screen.
pub(super) fn of_proposal(proposal: &Kept<Proposal, ProposalPrivate>, now: Moment) -> String {
    if !proposal.public.stands(now.today) {
        "おわりの日を過ぎているので、端末には出ていません。".to_owned()
    } else if !proposal.private.looked_through {
        "職員が読むまでは、端末に出ません。「読みました」に しるしを付けてください。".to_owned()
    } else {
        "「出す所」に「端末」がないか、出していないグループの提案なので、端末には出ていません。".to_owned()
    }
}
