//! A leaflet as somebody types it, and what it becomes.

use super::{
    fields::{self, GroupFact, Places},
    page::{Choice, Moment},
    posted::{Posted, Problems},
    words,
};
use crate::{
    domain::{
        channel::Channel,
        leaflet::Leaflet,
        text::{Lang, Text},
    },
    wire::{
        leaf::Leaf as _,
        record::{Agreed, ConsentMethod, LeafletPrivate, LeafletRecord, Triage, Words},
    },
};

/// Longest title in characters, without readings.
const TITLE_CHARS_MAX: usize = 60;
/// Longest reading in characters.
const READING_CHARS_MAX: usize = 120;
/// Longest note in characters.
const NOTE_CHARS_MAX: usize = 400;
/// Where a leaflet may be shown.
const PLACES: Places = [
    (Channel::Kiosk, "チラシの棚", "端末で探した人が読めます。"),
    (Channel::Signage, "画面の掲示", "だれもさわっていないとき、1ページ目が通る人みんなに見えます。"),
    (Channel::Paper, "紙", "端末で案内を印刷できます。"),
];
/// How a consent may have been given.
const METHODS: [(ConsentMethod, &str); 4] = [
    (ConsentMethod::Phone, "電話で"),
    (ConsentMethod::InPerson, "会って"),
    (ConsentMethod::Mail, "メールや手紙で"),
    (ConsentMethod::Written, "書面で"),
];

/// What the fields hold, right or wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) reading: String,
    pub(super) group: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) channels: Vec<String>,
    pub(super) adults: bool,
    pub(super) agreed: bool,
    pub(super) agreed_on: String,
    pub(super) method: String,
    pub(super) words: bool,
    pub(super) note: String,
}

impl Typed {
    pub(super) fn of(record: &LeafletRecord) -> Self {
        let day = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |it| it.to_string());
        let LeafletRecord { public, private } = record;
        let (agreed_on, method) = match &private.agreed {
            Some(Agreed::Asked { on, method, .. }) => (on.to_string(), method.to_word()),
            Some(Agreed::Earlier) | None => (String::new(), String::new()),
        };
        Self {
            title: public.title.get(Lang::Ja).0.to_string(),
            reading: public.reading.clone(),
            group: public.group.as_ref().map_or_else(String::new, ToString::to_string),
            from: day(public.validity.from),
            to: day(public.validity.to),
            channels: match private.triage {
                // Where a leaflet that just arrived goes if nobody objects: onto the rack.
                Triage::Waiting => vec![Channel::Kiosk.key().to_owned()],
                Triage::Done => public.channels.iter().map(|it| it.key().to_owned()).collect(),
            },
            adults: public.adults_only,
            agreed: private.agreed.is_some(),
            agreed_on,
            method,
            words: private.words == Words::Used,
            note: private.note.clone(),
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        Self {
            title: posted.lines("title").replace('\n', " "),
            reading: posted.text("reading").to_owned(),
            group: posted.text("group").to_owned(),
            from: posted.text("from").to_owned(),
            to: posted.text("to").to_owned(),
            channels: posted.all("channel").map(str::to_owned).collect(),
            adults: posted.has("adults"),
            agreed: posted.has("agreed"),
            agreed_on: posted.text("agreed_on").to_owned(),
            method: posted.text("method").to_owned(),
            words: posted.has("words"),
            note: posted.lines("note"),
        }
    }

    /// The leaflet, as far as it can be read, and what is wrong with it. Its pages, and what the form does not ask for,
    /// stay as they are in `before`.
    pub(super) fn leaflet(
        &self,
        before: &LeafletRecord,
        groups: &[GroupFact],
        (who, now): (&str, Moment),
    ) -> (LeafletRecord, Problems) {
        let mut problems = Problems::default();
        let kept = before.public.title.langs().filter(|(lang, _)| *lang != Lang::Ja);
        let title =
            kept.fold(Text::ja(&self.title), |text, (lang, words)| text.with(lang, &words.to_string()));
        let public = Leaflet {
            title,
            reading: self.reading.clone(),
            group: fields::group(groups, &self.group, &mut problems),
            validity: fields::validity((&self.from, &self.to), &mut problems),
            adults_only: self.adults,
            channels: fields::channels(PLACES, &self.channels, before.public.channels.iter()),
            ..before.public.clone()
        };
        let private = LeafletPrivate {
            triage: Triage::Done,
            agreed: self.agreed(before.private.agreed.as_ref(), who, (now, &mut problems)),
            words: if self.words { Words::Used } else { Words::Withheld },
            note: self.note.clone(),
            ..before.private.clone()
        };
        problems.need("title", &public.title.plain(), TITLE_CHARS_MAX, "題");
        problems.limit("reading", &self.reading, READING_CHARS_MAX);
        problems.limit("note", &self.note, NOTE_CHARS_MAX);
        (LeafletRecord { public, private }, problems)
    }

    /// What more a leaflet needs before it may be shown.
    pub(super) fn ready(record: &LeafletRecord, groups: &[GroupFact], now: Moment, problems: &mut Problems) {
        let LeafletRecord { public, private } = record;
        if private.agreed.is_none() {
            problems.say(
                "agreed",
                "出してよいか、グループ（作った人）に確かめてから公開します。確かめるまでは、下書きのまま保存してください。",
            );
        }
        fields::need_days_left(public.validity, now, problems);
        let (signage, kiosk) =
            (public.channels.allow(Channel::Signage), public.channels.allow(Channel::Kiosk));
        if !kiosk {
            let why = if signage {
                "掲示に出すものは、棚にも置きます。"
            } else {
                "どこにも出ません。"
            };
            problems.say("channel", format!("{why}「チラシの棚」も選ぶか、下書きのまま保存してください。"));
        } else if signage && public.adults_only {
            problems
                .say("channel", "おとな向けのチラシは、画面の掲示に出せません。どちらかを外してください。");
        }
        fields::need_consent(public.group.as_ref(), groups, &public.channels, problems);
    }

    pub(super) fn places(&self) -> Vec<Choice> {
        fields::place_choices(PLACES, &self.channels)
    }

    pub(super) fn methods(&self) -> Vec<Choice> {
        let choice = |(method, name): (ConsentMethod, &str)| Choice {
            key: method.to_word(),
            name: name.to_owned(),
            hint: "",
            chosen: method.to_word() == self.method,
        };
        METHODS.into_iter().map(choice).collect()
    }

    fn agreed(
        &self,
        before: Option<&Agreed>,
        who: &str,
        (now, problems): (Moment, &mut Problems),
    ) -> Option<Agreed> {
        if !self.agreed {
            return None;
        }
        if self.agreed_on.is_empty() && self.method.is_empty() && before == Some(&Agreed::Earlier) {
            return Some(Agreed::Earlier);
        }
        let on = if self.agreed_on.is_empty() { Some(now.today) } else { words::read_day(&self.agreed_on) };
        if on.is_none_or(|on| on > now.today) {
            problems.say("agreed_on", "確かめた日を、きょうまでの日で書いてください。");
        }
        let method = METHODS.into_iter().map(|(method, _)| method).find(|it| it.to_word() == self.method);
        let (on, method) = (on.unwrap_or(now.today), method.unwrap_or(ConsentMethod::Phone));
        let taken_by = match before {
            Some(Agreed::Asked { on: day, method: way, taken_by }) if (*day, *way) == (on, method) => {
                taken_by
            }
            Some(Agreed::Asked { .. } | Agreed::Earlier) | None => who,
        };
        Some(Agreed::Asked { on, method, taken_by: taken_by.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::id::GroupId, wire::record::samples};

    fn now() -> Moment {
        Moment::of("2026-11-21T04:42:00Z".parse().unwrap())
    }

    fn groups() -> [GroupFact; 3] {
        [("sayu-no-kai", true, true), ("quiet", true, false), ("hidden", false, false)].map(
            |(id, on_kiosk, on_signage)| GroupFact {
                id: GroupId::parse(id).unwrap(),
                name: id.to_owned(),
                reading: id.to_owned(),
                on_kiosk,
                on_signage,
            },
        )
    }

    fn typed() -> Typed {
        Typed { adults: false, ..Typed::of(&samples::leaflet()) }
    }

    /// The fields with something wrong when this form is published.
    fn wrong(change: impl FnOnce(&mut Typed)) -> Vec<&'static str> {
        let mut typed = typed();
        change(&mut typed);
        let (record, mut problems) = typed.leaflet(&samples::leaflet(), &groups(), ("sato", now()));
        Typed::ready(&record, &groups(), now(), &mut problems);
        let fields = ["title", "reading", "group", "from", "to", "channel", "agreed", "agreed_on", "note"];
        fields.into_iter().filter(|field| problems.of(field).is_some()).collect()
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let check = |change: fn(&mut Typed), fields: &[&str]| assert_eq!(wrong(change), fields);
        check(|_| {}, &[]);
        check(|it| it.title.clear(), &["title"]);
        check(|it| it.title = "あ".repeat(61), &["title"]);
        check(|it| it.from = "soon".to_owned(), &["from"]);
        check(|it| it.to = "2026-10-01".to_owned(), &["to"]);
        check(|it| (it.from, it.to) = (String::new(), "2026-11-20".to_owned()), &["to"]);
        check(|it| it.channels = vec!["signage".to_owned()], &["channel"]);
        check(|it| it.channels.clear(), &["channel"]);
        check(|it| it.adults = true, &["channel"]);
        check(|it| it.group = "quiet".to_owned(), &["channel"]);
        check(|it| it.group = "hidden".to_owned(), &["group"]);
        check(|it| it.group = "nobody".to_owned(), &["group"]);
        check(|it| it.agreed = false, &["agreed"]);
        check(|it| it.agreed_on = "2026-11-22".to_owned(), &["agreed_on"]);
    }

    #[test]
    fn a_leaflet_comes_back_as_it_was_typed() {
        let before = samples::leaflet();
        let (after, problems) = Typed::of(&before).leaflet(&before, &groups(), ("tanaka", now()));
        assert!(!problems.any());
        assert_eq!(after, before, "who took the consent stays, too");
    }

    #[test]
    fn a_new_consent_is_signed_by_who_took_it() {
        let mut before = samples::leaflet();
        before.private.agreed = None;
        let typed = Typed { agreed: true, method: "mail".to_owned(), ..Typed::of(&before) };
        let (after, _) = typed.leaflet(&before, &groups(), ("tanaka", now()));
        let (on, method, taken_by) = (now().today, ConsentMethod::Mail, "tanaka".to_owned());
        assert_eq!(after.private.agreed, Some(Agreed::Asked { on, method, taken_by }));
    }
}
