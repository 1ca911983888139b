//! What a paper opens: its keys are derived here, its messages opened, and both forgotten with the answer.

use zeroize::Zeroizing;

use super::office::{Road, json, nonsense};
use crate::{
    domain::{
        follow_up::{LOCATOR_DIGITS, Locator},
        private::Private,
    },
    kiosk::{
        enquiry::{Message, Opened, Paper, Talk, Wish},
        event::NetTrouble,
    },
    seal::{cost::Cost, identity::Identity, keys::Keys, letter, secret::Secret},
    store::identity::Identity as Device,
    wire::follow_up::{self, Answer, Conversation, ERASE_PATH, Proof, READ_PATH},
};

/// Asks the office for what a paper opens, or to erase it. Numbers whose check digits are wrong are never asked about.
pub(super) fn open(
    paper: &Paper,
    device: &Device,
    road: &mut dyn Road,
    cost: Cost,
) -> Result<Opened, NetTrouble> {
    let Some((locator, secret)) = numbers(paper) else { return Ok(Opened::Nothing) };
    let keys = Keys::derive(&secret, &paper.desk.site, &locator, cost).map_err(nonsense)?;
    drop(secret);
    let proof = Proof { locator, verifier: keys.verifier.clone() };
    let path = match paper.wish {
        Wish::Read => READ_PATH,
        Wish::Erase => ERASE_PATH,
    };
    let spoken = Zeroizing::new(serde_json::to_string(&proof).map_err(nonsense)?);
    let answer: Answer = json(road.post(device, path, &spoken)?)?;
    Ok(match answer {
        Answer::Found(conversation) => Opened::Found(talk(conversation, &keys.identity)),
        Answer::Erased => Opened::Erased,
        Answer::Nothing => Opened::Nothing,
        Answer::Wait { secs } => Opened::Wait(secs.min(follow_up::WAIT_SECS_MAX)),
        Answer::Full => Opened::Full,
    })
}

fn numbers(paper: &Paper) -> Option<(Locator, Secret)> {
    let (locator, secret) = paper.digits.as_str().split_at_checked(LOCATOR_DIGITS)?;
    Some((Locator::parse(locator)?, Secret::parse(secret)?))
}

fn talk(conversation: Conversation, identity: &Identity) -> Talk {
    let message = |it: follow_up::Message| Message {
        from: it.from,
        on: it.on,
        text: letter::open(identity, &it.sealed).ok().map(|text| Private::of(&text)),
    };
    let Conversation { kept_until, messages, kind: _ } = conversation;
    Talk { kept_until, messages: messages.into_iter().map(message).collect() }
}
