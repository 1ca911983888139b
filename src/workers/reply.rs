//! What a paper opens: its keys are derived here, its messages opened, and both forgotten with the answer.

use zeroize::Zeroizing;

use super::office::{Road, json, nonsense};
use crate::{
    domain::{
        blob::BlobHash,
        follow_up::{LOCATOR_DIGITS, Locator, Lost, Verifier},
        id::FollowUpId,
        private::Private,
    },
    kiosk::{
        enquiry::{Message, Opened, Paper, Talk, Wish},
        event::NetTrouble,
    },
    seal::{cost::Cost, identity::Identity, keys::Keys, letter, secret::Secret},
    store::identity::Identity as Device,
    wire::follow_up::{self, Answer, Conversation, ERASE_PATH, Proof, READ_PATH, WRITE_PATH, Written},
};

/// Characters of the sum by which a message is known again: 120 bits.
const NAME_CHARS: usize = 30;

/// Asks the office for what a paper opens, to put a message behind it, or to erase it. Numbers whose check digits are wrong are never asked about.
pub(super) fn open(
    paper: &Paper,
    device: &Device,
    road: &mut dyn Road,
    cost: Cost,
) -> Result<Opened, NetTrouble> {
    let Some((locator, secret)) = numbers(paper) else { return Ok(Opened::Nothing(Vec::new())) };
    let keys = Keys::derive(&secret, &paper.desk.site, &locator, cost).map_err(nonsense)?;
    drop(secret);
    let proof = Proof { locator, verifier: keys.verifier.clone() };
    let (path, spoken) = match paper.wish {
        Wish::Read => (READ_PATH, serde_json::to_string(&proof)),
        Wish::Erase => (ERASE_PATH, serde_json::to_string(&proof)),
        Wish::Write => (WRITE_PATH, serde_json::to_string(&written(paper, proof, &keys)?)),
    };
    let spoken = Zeroizing::new(spoken.map_err(nonsense)?);
    let answer: Answer = json(road.post(device, path, &spoken)?)?;
    Ok(match answer {
        Answer::Found(conversation) if paper.wish == Wish::Write => {
            Opened::Added(talk(conversation, &keys.identity))
        }
        Answer::Found(conversation) => Opened::Found(talk(conversation, &keys.identity)),
        Answer::Erased => Opened::Erased,
        Answer::Nothing { lost } => Opened::Nothing(days(lost)),
        Answer::Wait { secs } => Opened::Wait(secs.min(follow_up::WAIT_SECS_MAX)),
        Answer::Full => Opened::Full,
    })
}

/// What somebody adds, sealed to the desk and to the paper.
fn written(paper: &Paper, proof: Proof, keys: &Keys) -> Result<Written, NetTrouble> {
    let text = paper.added.as_str().trim();
    let sealed = letter::seal(text, &[&paper.desk.recipient, &keys.recipient]).map_err(nonsense)?;
    let message_id = name(&keys.verifier, paper.behind, text).ok_or_else(|| nonsense("no name"))?;
    Ok(Written { proof, message_id, desk_key_id: paper.desk.key_id.clone(), sealed })
}

/// The name of a message. Whoever presses again after an answer that was lost sends the same name; the verifier in the
/// sum, which no database has, keeps it from telling what was written.
fn name(verifier: &Verifier, behind: usize, text: &str) -> Option<FollowUpId> {
    let told = Zeroizing::new(format!("shirube/message/v1|{}|{behind}|{text}", verifier.to_hex()));
    let sum: String = BlobHash::of(told.as_bytes()).to_string().chars().take(NAME_CHARS).collect();
    FollowUpId::parse(&format!("m-{sum}")).ok()
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
    let Conversation { kept_until, messages, kind: _, lost } = conversation;
    Talk { kept_until, messages: messages.into_iter().map(message).collect(), lost: days(lost) }
}

fn days(lost: Vec<follow_up::Lost>) -> Vec<Lost> {
    lost.into_iter().map(Lost::from).collect()
}

#[cfg(test)]
mod tests {
    use ureq::{Body, http::Response};

    use super::{super::office::Question, *};
    use crate::domain::{
        follow_up::{FollowUpDesk, tests::settings},
        private::Private,
    };

    const WORDS: &str = " 木曜の夜なら 行けます ";

    /// A road on which everything told is kept, and answered with `full`.
    struct Kept(Vec<(String, String)>);

    impl Road for Kept {
        fn get(&mut self, _: &Device, _: &Question<'_>) -> Result<Response<Body>, NetTrouble> {
            Err(NetTrouble::Refused)
        }

        fn post(&mut self, _: &Device, path: &str, json: &str) -> Result<Response<Body>, NetTrouble> {
            self.0.push((path.to_owned(), json.to_owned()));
            let body = Body::builder().data(r#"{"answer":"full"}"#);
            Response::builder().status(200).body(body).map_err(nonsense)
        }
    }

    fn device() -> Device {
        Device {
            device_id: "kiosk".to_owned(),
            device_token: "token".to_owned(),
            office_url: "https://office.example".to_owned(),
            certificate_pem: String::new(),
            feed_key: [7; 32],
            kiosk_epoch: 1,
        }
    }

    fn desk() -> (Identity, FollowUpDesk) {
        let key = Identity::of_seed(&Zeroizing::new([3; 32])).unwrap();
        let recipient = key.recipient().unwrap();
        (key, FollowUpDesk { recipient, ..settings() })
    }

    fn paper(added: &str, behind: usize) -> (Paper, Keys) {
        let (locator, secret) = (Locator::of_number(1_234_567), Secret::of_random(&Zeroizing::new([9; 16])));
        let digits = format!("{}{}", locator.digits(), secret.grouped().as_str().replace(' ', ""));
        let keys = Keys::derive(&secret, "mihon", &locator, Cost::played()).unwrap();
        let (added, wish) = (Private::of(added), Wish::Write);
        (Paper { digits: Private::of(&digits), desk: desk().1, wish, added, behind }, keys)
    }

    #[test]
    fn what_is_added_is_sealed_to_both_and_known_again_and_the_road_hears_no_word() {
        let mut road = Kept(Vec::new());
        for (words, behind) in [(WORDS, 1), (WORDS, 1), (WORDS, 2), ("ほかのこと", 1)] {
            let (paper, _) = paper(words, behind);
            assert_eq!(open(&paper, &device(), &mut road, Cost::played()).unwrap(), Opened::Full);
        }
        let told: Vec<Written> = road.0.iter().map(|(_, json)| serde_json::from_str(json).unwrap()).collect();
        assert!(road.0.iter().all(|(path, json)| path == WRITE_PATH && !json.contains("木曜")));
        let names: Vec<&str> = told.iter().map(|it| it.message_id.as_str()).collect();
        assert_eq!(names[0], names[1], "pressed again after a lost answer");
        assert!(names[0] != names[2] && names[0] != names[3] && names[2] != names[3], "{names:?}");
        let (_, keys) = paper(WORDS, 1);
        for identity in [&keys.identity, &desk().0] {
            assert_eq!(letter::open(identity, &told[0].sealed).unwrap().as_str(), WORDS.trim());
        }
        assert_eq!(told[0].proof.verifier, keys.verifier);
    }
}
