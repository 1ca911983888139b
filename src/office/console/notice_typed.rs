//! A notice as somebody types it, and what it becomes.

use chrono::{Days, NaiveDate};

use super::{
    fields::{self, GroupFact, Places},
    page::{Choice, Moment},
    posted::{Posted, Problems},
    words,
};
use crate::{
    domain::{
        blob::BlobHash,
        channel::Channel,
        id::NoticeId,
        notice::{Notice, NoticeTone, Urgency},
        ruby::RubyText,
        text::{Lang, Text},
        time::Validity,
    },
    wire::record::Template,
};

/// Longest title in characters, without readings.
const TITLE_CHARS_MAX: usize = 60;
/// Longest body in characters, without readings: what a slide holds at a size that can be read.
const BODY_CHARS_MAX: usize = 400;
/// Days of a week.
const WEEK: u64 = 7;
/// The languages the form asks for beside Japanese.
const OTHERS: [Lang; 2] = [Lang::JaEasy, Lang::En];
/// Where a notice may be shown.
const PLACES: Places = [
    (Channel::Signage, "画面の掲示", "だれもさわっていないとき、通る人みんなに見えます。"),
    (Channel::Kiosk, "さわって読む人", "端末で探した人が読めます。掲示に出すときにも要ります。"),
    (Channel::Paper, "紙", "端末で印刷できます。"),
];

/// What the fields hold, right or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) others: Vec<Other>,
    pub(super) tone: String,
    pub(super) urgency: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) channels: Vec<String>,
    pub(super) group: String,
    pub(super) picture: String,
}

/// The same in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other {
    pub(super) lang: Lang,
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) title: String,
    pub(super) body: String,
}

/// What a notice may refer to.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) groups: Vec<GroupFact>,
    /// Pictures with what they show.
    pub(super) pictures: Vec<(BlobHash, String)>,
}

impl Typed {
    /// An empty form: shown everywhere from today on.
    pub(super) fn fresh() -> Self {
        Self {
            title: String::new(),
            body: String::new(),
            others: others(|_| (String::new(), String::new())),
            tone: NoticeTone::Information.key().to_owned(),
            urgency: Urgency::Ordinary.key().to_owned(),
            from: String::new(),
            to: String::new(),
            channels: PLACES.map(|(channel, ..)| channel.key().to_owned()).to_vec(),
            group: String::new(),
            picture: String::new(),
        }
    }

    /// A form begun with a template.
    pub(super) fn from_template(template: &Template, today: NaiveDate) -> Self {
        let last = template.days.and_then(|days| today.checked_add_days(Days::new(u64::from(days))));
        Self {
            title: markup(&template.title, Lang::Ja),
            body: markup(&template.body, Lang::Ja),
            others: others(|lang| (markup(&template.title, lang), markup(&template.body, lang))),
            tone: template.tone.key().to_owned(),
            to: last.map_or_else(String::new, |it| it.to_string()),
            ..Self::fresh()
        }
    }

    pub(super) fn of(notice: &Notice) -> Self {
        let day = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |it| it.to_string());
        Self {
            title: markup(&notice.title, Lang::Ja),
            body: markup(&notice.body, Lang::Ja),
            others: others(|lang| (markup(&notice.title, lang), markup(&notice.body, lang))),
            tone: notice.tone.key().to_owned(),
            urgency: notice.urgency.key().to_owned(),
            from: day(notice.validity.from),
            to: day(notice.validity.to),
            channels: notice.channels.iter().map(|channel| channel.key().to_owned()).collect(),
            group: notice.group.as_ref().map_or_else(String::new, ToString::to_string),
            picture: notice.picture.map_or_else(String::new, |hash| hash.to_string()),
        }
    }

    /// The form of a notice that is to be shown once more: whole weeks later, until its last day is not over.
    pub(super) fn again(notice: &Notice, today: NaiveDate) -> Self {
        let late = notice.validity.to.map_or(0, |to| (today - to).num_days().max(0));
        let weeks = u64::try_from(late).unwrap_or(0).div_ceil(WEEK).max(1);
        let later = |date: NaiveDate| date.checked_add_days(Days::new(weeks * WEEK)).unwrap_or(date);
        let Validity { from, to } = notice.validity;
        let validity = Validity { from: from.map(later), to: to.map(later) };
        Self::of(&Notice { validity, ..notice.clone() })
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let other = |lang: Lang| {
            let field = |part: &str| format!("{part}-{}", lang.tag());
            (posted.lines(&field("title")).replace('\n', " "), posted.lines(&field("body")))
        };
        Self {
            title: posted.lines("title").replace('\n', " "),
            body: posted.lines("body"),
            others: others(other),
            tone: posted.text("tone").to_owned(),
            urgency: posted.text("urgency").to_owned(),
            from: posted.text("from").to_owned(),
            to: posted.text("to").to_owned(),
            channels: posted.all("channel").map(str::to_owned).collect(),
            group: posted.text("group").to_owned(),
            picture: posted.text("picture").to_owned(),
        }
    }

    /// The notice, as far as it can be read, and what is wrong with it. What the form does not ask for stays as it is
    /// in `before`.
    pub(super) fn notice(&self, id: NoticeId, before: Option<&Notice>, facts: &Facts) -> (Notice, Problems) {
        let mut problems = Problems::default();
        let notice = Notice {
            id,
            title: self.text(&self.title, |other| &other.title, before.map(|it| &it.title)),
            body: self.text(&self.body, |other| &other.body, before.map(|it| &it.body)),
            picture: self.picture(facts, &mut problems),
            group: fields::group(&facts.groups, &self.group, &mut problems),
            validity: fields::validity((&self.from, &self.to), &mut problems),
            tone: NoticeTone::from_key(&self.tone).unwrap_or(NoticeTone::Information),
            urgency: Urgency::from_key(&self.urgency).unwrap_or_default(),
            channels: fields::channels(
                PLACES,
                &self.channels,
                before.into_iter().flat_map(|it| it.channels.iter()),
            ),
        };
        problems.need("title", &notice.title.plain(), TITLE_CHARS_MAX, "題");
        problems.limit("body", &notice.body.plain(), BODY_CHARS_MAX);
        (notice, problems)
    }

    /// What more a notice needs before it may be shown.
    pub(super) fn ready(notice: &Notice, facts: &Facts, now: Moment, problems: &mut Problems) {
        problems.need("body", &notice.body.plain(), BODY_CHARS_MAX, "本文");
        fields::need_days_left(notice.validity, now, problems);
        let (signage, kiosk) =
            (notice.channels.allow(Channel::Signage), notice.channels.allow(Channel::Kiosk));
        if !kiosk && !signage {
            problems.say("channel", "どこにも出ません。出す所を選ぶか、下書きのまま保存してください。");
        } else if !kiosk {
            problems.say(
                "channel",
                "掲示に出すものは、さわって読む人にも出します。「さわって読む人」も選んでください。",
            );
        }
        fields::need_consent(notice.group.as_ref(), &facts.groups, &notice.channels, problems);
    }

    pub(super) fn tones(&self) -> Vec<Choice> {
        let choice = |tone: NoticeTone| Choice {
            key: tone.key().to_owned(),
            name: words::tone(tone).to_owned(),
            hint: "",
            chosen: tone.key() == self.tone,
        };
        NoticeTone::ALL.into_iter().map(choice).collect()
    }

    pub(super) fn places(&self) -> Vec<Choice> {
        fields::place_choices(PLACES, &self.channels)
    }

    pub(super) fn pictures(&self, facts: &Facts) -> Vec<Choice> {
        let choice = |(hash, alt): &(BlobHash, String)| Choice {
            key: hash.to_string(),
            name: alt.clone(),
            hint: "",
            chosen: hash.to_string() == self.picture,
        };
        facts.pictures.iter().map(choice).collect()
    }

    pub(super) fn has_ruby(&self) -> bool {
        let ruby = |text: &RubyText| text.spans().iter().any(|span| span.reading.is_some());
        ruby(&self.title_ruby()) || ruby(&self.body_ruby())
    }

    pub(super) fn title_ruby(&self) -> RubyText {
        RubyText::parse(&self.title)
    }

    pub(super) fn body_ruby(&self) -> RubyText {
        RubyText::parse(&self.body)
    }

    pub(super) fn has_others(&self) -> bool {
        self.others.iter().any(|other| !other.title.is_empty() || !other.body.is_empty())
    }

    fn text(&self, ja: &str, of: impl Fn(&Other) -> &String, before: Option<&Text>) -> Text {
        let asked = |lang: &Lang| *lang == Lang::Ja || OTHERS.contains(lang);
        let kept = before.into_iter().flat_map(Text::langs).filter(|(lang, _)| !asked(lang));
        let text = kept.fold(Text::ja(ja), |text, (lang, words)| text.with(lang, &words.to_string()));
        let typed = self.others.iter().filter(|other| !of(other).is_empty());
        typed.fold(text, |text, other| text.with(other.lang, of(other)))
    }

    fn picture(&self, facts: &Facts, problems: &mut Problems) -> Option<BlobHash> {
        if self.picture.is_empty() {
            return None;
        }
        let known = facts.pictures.iter().find(|(hash, _)| hash.to_string() == self.picture);
        if known.is_none() {
            problems.say("picture", "この画像はもうありません。ほかの画像を選んでください。");
        }
        known.map(|(hash, _)| *hash)
    }
}

fn others(words: impl Fn(Lang) -> (String, String)) -> Vec<Other> {
    let other = |lang: Lang| {
        let (title, body) = words(lang);
        Other { lang, tag: lang.tag(), name: lang.own_name(), title, body }
    };
    OTHERS.into_iter().map(other).collect()
}

/// The words of one language, empty where nobody wrote any.
fn markup(text: &Text, lang: Lang) -> String {
    let found = text.langs().find(|(written, _)| *written == lang);
    found.map_or_else(String::new, |(_, words)| words.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{channel::Channels, id::GroupId};

    fn now() -> Moment {
        Moment::of("2026-11-21T04:42:00Z".parse().unwrap())
    }

    fn facts() -> Facts {
        let group = |id: &str, on_kiosk, on_signage| GroupFact {
            id: GroupId::parse(id).unwrap(),
            name: id.to_owned(),
            reading: id.to_owned(),
            on_kiosk,
            on_signage,
        };
        Facts {
            groups: vec![group("quiet", true, false), group("hidden", false, false)],
            pictures: Vec::new(),
        }
    }

    /// The fields with something wrong when this form is published.
    fn wrong(change: impl FnOnce(&mut Typed)) -> Vec<(String, bool)> {
        let mut typed = Typed { title: "題".to_owned(), body: "本文".to_owned(), ..Typed::fresh() };
        change(&mut typed);
        let (notice, mut problems) = typed.notice(NoticeId::parse("n").unwrap(), None, &facts());
        Typed::ready(&notice, &facts(), now(), &mut problems);
        let fields = ["title", "body", "from", "to", "channel", "group", "picture"];
        fields
            .into_iter()
            .filter(|field| problems.of(field).is_some())
            .map(|field| (field.to_owned(), true))
            .collect()
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let check = |change: fn(&mut Typed), field: &str| {
            let want: Vec<_> =
                [field].into_iter().filter(|it| !it.is_empty()).map(|it| (it.to_owned(), true)).collect();
            assert_eq!(wrong(change), want);
        };
        check(|_| {}, "");
        check(|it| it.title.clear(), "title");
        check(|it| it.body.clear(), "body");
        check(|it| it.body = "あ".repeat(401), "body");
        check(|it| it.from = "soon".to_owned(), "from");
        check(|it| (it.from, it.to) = ("2026-12-02".to_owned(), "2026-12-01".to_owned()), "to");
        check(|it| it.to = "2026-11-20".to_owned(), "to");
        check(|it| it.channels.clear(), "channel");
        check(|it| it.channels = vec!["signage".to_owned()], "channel");
        check(|it| it.group = "quiet".to_owned(), "channel");
        check(|it| it.group = "hidden".to_owned(), "group");
        check(|it| it.group = "nobody".to_owned(), "group");
        check(|it| it.picture = BlobHash::of(b"gone").to_string(), "picture");
    }

    #[test]
    fn what_the_form_does_not_ask_for_stays() {
        let mut typed = Typed { title: "題".to_owned(), body: "本文".to_owned(), ..Typed::fresh() };
        let id = NoticeId::parse("n").unwrap();
        let (mut before, _) = typed.notice(id.clone(), None, &facts());
        before.title = before.title.with(Lang::Ko, "제목").with(Lang::En, "Title");
        before.channels = Channels::of([Channel::Kiosk, Channel::Web]);
        assert_eq!(Typed::of(&before).others[1].title, "Title");
        typed.channels = vec!["signage".to_owned(), "desk".to_owned()];
        let (after, _) = typed.notice(id, Some(&before), &facts());
        assert_eq!(after.title.langs().map(|(lang, _)| lang).collect::<Vec<_>>(), [Lang::Ja, Lang::Ko]);
        assert_eq!(after.channels, Channels::of([Channel::Signage, Channel::Web]));
    }

    #[test]
    fn a_notice_comes_back_as_it_was_typed() {
        let typed = Typed {
            title: "{年末|ねんまつ}".to_owned(),
            body: "一\n二".to_owned(),
            from: "2026-12-01".to_owned(),
            ..Typed::fresh()
        };
        let (notice, problems) = typed.notice(NoticeId::parse("n").unwrap(), None, &facts());
        assert!(!problems.any() && typed.has_ruby());
        assert_eq!(Typed::of(&notice), typed);
    }
}
