//! Fields that several forms have: the group something is about, its days, and where it may be shown.

use std::{collections::BTreeMap, mem};

use super::{
    page::{Choice, Moment},
    posted::Problems,
    shelf::{self, GROUP},
    words,
};
use crate::{
    domain::{
        channel::{Channel, Channels},
        id::GroupId,
        time::Validity,
    },
    office::records::{self, State, Stored},
    store::{
        error::StoreError,
        sql::{Tx, remembering},
    },
    wire::record::Record,
};

/// The channels a form asks for, with their names and what each means; consents to others stay as they are.
pub(super) type Places = [(Channel, &'static str, &'static str); 3];

/// A group and what it agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GroupFact {
    pub(super) id: GroupId,
    pub(super) name: String,
    pub(super) reading: String,
    pub(super) on_kiosk: bool,
    pub(super) on_signage: bool,
}

/// What the writer wants to happen: a draft may be unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Intent {
    /// A draft, and nothing on the screens.
    Draft,
    /// A draft beside what is published; where nothing is, a draft.
    Beside,
    Publish,
}

impl Intent {
    /// What a button of a form says; none for one that only looks.
    pub(super) fn of(button: &str) -> Option<Self> {
        match button {
            "publish" => Some(Self::Publish),
            "draft" => Some(Self::Draft),
            "beside" => Some(Self::Beside),
            _ => None,
        }
    }

    /// What becomes of the record.
    pub(super) fn state(self) -> State {
        if self == Self::Publish { State::Published } else { State::Draft }
    }
}

/// The groups as far as they were read: a version that was read once stands.
#[derive(Debug, Default)]
struct Roll(BTreeMap<String, Enrolled>);

#[derive(Debug)]
struct Enrolled {
    version: i64,
    /// None of one that cannot be read.
    fact: Option<GroupFact>,
}

/// The groups somebody may name, with what they agreed to, in the order of their readings.
pub(super) fn groups(tx: &mut dyn Tx) -> Result<Vec<GroupFact>, StoreError> {
    remembering(tx, |tx, roll: &mut Roll| {
        let mut before = mem::take(&mut roll.0);
        for (id, version) in records::versions(tx, GROUP)? {
            let known = before.remove(&id).filter(|known| known.version == version);
            let known = match known {
                Some(known) => known,
                None => Enrolled { version, fact: records::load(tx, GROUP, &id)?.and_then(fact) },
            };
            roll.0.insert(id, known);
        }
        let mut facts: Vec<_> = roll.0.values().filter_map(|known| known.fact.clone()).collect();
        facts.sort_by(|a, b| a.reading.cmp(&b.reading));
        Ok(facts)
    })
}

fn fact(stored: Stored) -> Option<GroupFact> {
    let Record::Group(group) = shelf::read(stored)?.it else { return None };
    let channels = group.private.channels();
    Some(GroupFact {
        on_kiosk: group.private.listed && channels.allow(Channel::Kiosk),
        on_signage: channels.allow(Channel::Signage),
        name: group.public.name.plain(),
        reading: group.public.reading,
        id: group.public.id,
    })
}

/// The groups as choices.
pub(super) fn group_choices(groups: &[GroupFact], typed: &str) -> Vec<Choice> {
    let choice = |group: &GroupFact| Choice {
        key: group.id.to_string(),
        name: group.name.clone(),
        hint: "",
        chosen: group.id.as_str() == typed,
    };
    groups.iter().map(choice).collect()
}

/// The group that was chosen, if any was.
pub(super) fn group(groups: &[GroupFact], typed: &str, problems: &mut Problems) -> Option<GroupId> {
    if typed.is_empty() {
        return None;
    }
    let known = groups.iter().find(|group| group.id.as_str() == typed);
    if known.is_none() {
        problems.say("group", "このグループは一覧にありません。選び直してください。");
    }
    known.map(|group| group.id.clone())
}

/// What the group it is about must have agreed to before it may be shown.
pub(super) fn need_consent(
    about: Option<&GroupId>,
    groups: &[GroupFact],
    channels: &Channels,
    problems: &mut Problems,
) {
    let Some(group) = about.and_then(|id| groups.iter().find(|group| group.id == *id)) else { return };
    if !group.on_kiosk {
        let why = format!(
            "「{}」は端末に出すことに同意していません。グループを外すか、グループに確認してください。",
            group.name
        );
        problems.say("group", why);
    } else if channels.allow(Channel::Signage) && !group.on_signage {
        let why = format!(
            "「{}」は画面の掲示に同意していません。「画面の掲示」を外すか、グループに確認してください。",
            group.name
        );
        problems.say("channel", why);
    }
}

/// The days from a first to a last one.
pub(super) fn validity((from, to): (&str, &str), problems: &mut Problems) -> Validity {
    let mut read = |field: &'static str, text: &str| {
        let day = words::read_day(text);
        if day.is_none() && !text.is_empty() {
            problems.say(field, "日は 2026-12-01 のように書いてください。");
        }
        day
    };
    let (from, to) = (read("from", from), read("to", to));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        problems.say("to", "おわりの日が、はじめの日より前です。どちらかを直してください。");
        return Validity { from, to: None };
    }
    Validity { from, to }
}

/// What is published must have days left.
pub(super) fn need_days_left(validity: Validity, now: Moment, problems: &mut Problems) {
    if validity.to.is_some_and(|to| to < now.today) {
        problems.say("to", "もう過ぎた日です。きょうからあとの日にするか、空にしてください。");
    }
}

/// What a field offers: keys, names and hints, of which one was typed.
pub(super) fn choices<'a>(
    typed: &str,
    all: impl IntoIterator<Item = (&'a str, &'a str, &'static str)>,
) -> Vec<Choice> {
    let choice = |(key, name, hint): (&str, &str, &'static str)| Choice {
        key: key.to_owned(),
        name: name.to_owned(),
        hint,
        chosen: key == typed,
    };
    all.into_iter().map(choice).collect()
}

/// The places as choices.
pub(super) fn place_choices(places: Places, typed: &[String]) -> Vec<Choice> {
    let choice = |(channel, name, hint): (Channel, &str, &'static str)| Choice {
        key: channel.key().to_owned(),
        name: name.to_owned(),
        hint,
        chosen: typed.iter().any(|key| key == channel.key()),
    };
    places.into_iter().map(choice).collect()
}

/// The places that were chosen, with those of `before` that the form does not ask for.
pub(super) fn channels(
    places: Places,
    typed: &[String],
    before: impl IntoIterator<Item = Channel>,
) -> Channels {
    let asked = |channel: &Channel| places.iter().any(|(known, ..)| known == channel);
    let typed = typed.iter().filter_map(|key| Channel::from_key(key)).filter(asked);
    Channels::of(typed.chain(before.into_iter().filter(|channel| !asked(channel))))
}
